"""Where `models/` is found (a checkout, the wheel, $VANTHU_MODELS), and proof that its files are the ones built.

Every folder of models has a manifest with the sha256 of each file; a file that differs is refused. Loading a trained
model runs code that it holds, so one that came from somebody else is refused too until its user says `--trust`.
Trusted are the shipped models, what this user's own `vanthu train` made, and what the user trusted before: the sha256
of those manifests are kept in a file of the user's settings (`trusted_file`) and, for machines without one, may be
listed in $VANTHU_TRUSTED, separated by spaces.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from vanthu.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent
MANIFEST = "manifest.json"
TRUSTED = "VANTHU_TRUSTED"
RUNS_CODE = (".joblib", ".pkl")
"""Files that can run any code when they are loaded."""


def _shipped() -> list[Path]:
    """Where the models that came with vanthu may lie: in a checkout, in the wheel."""
    return [_PACKAGE.parents[1] / "models", _PACKAGE / "_models"]


def models_dir(override: str | Path | None = None) -> Path:
    """The folder with trained models and gazetteer.

    Order: `override`, $VANTHU_MODELS, the checkout's `models/`, the wheel's own copy.
    Raises ResourceError when none of them holds a manifest.
    """
    named = override or os.environ.get("VANTHU_MODELS")
    tried = [Path(named)] if named else _shipped()
    for folder in tried:
        if (folder / MANIFEST).is_file():
            return folder
    where = " or ".join(str(folder) for folder in tried)
    raise ResourceError(
        f"No models found in {where}: run `make models`, or set VANTHU_MODELS to a folder that has them."
    )


def how_to_rebuild(folder: Path) -> str:
    """The command that makes the models of a folder anew."""
    checkout, wheel = _shipped()
    if folder == checkout:
        return "run `make models`"
    if folder == wheel:
        return "run `pip install --force-reinstall vanthu`"
    return f"run `vanthu train LABELLED --out {folder}`"


@cache
def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{folder / MANIFEST} is damaged ({error}): {how_to_rebuild(folder)}.") from error
    return manifest


def origins(override: str | Path | None = None) -> dict[str, dict[str, Any]]:
    """For each file of the models folder what the manifest says of it: sha256, built_from, versions."""
    files: dict[str, dict[str, Any]] = _manifest(models_dir(override))["files"]
    return files


def manifest_hash(override: str | Path | None = None) -> str:
    """sha256 of the manifest: changes when any model or data file changes."""
    return sha256_of(models_dir(override) / MANIFEST)


def sha256_of(path: Path) -> str:
    """sha256 of what is in a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verified(name: str, override: str | Path | None = None) -> Path:
    """Path of a file in the models folder, its sha256 checked against the manifest.

    Raises ResourceError when the file is unknown to the manifest, missing, or changed, and when loading it would run
    code from a folder that is not trusted.
    """
    folder = models_dir(override)
    entry = _manifest(folder)["files"].get(name)
    path = folder / name
    if entry is None or not path.is_file():
        raise ResourceError(f"{path} is missing or not in {MANIFEST}: {how_to_rebuild(folder)}.")
    if path.suffix in RUNS_CODE and not is_trusted(folder):
        raise ResourceError(
            f"{path} was not trained by you, and loading it runs code: add --trust (trust=True) if you trust its maker."
        )
    if sha256_of(path) != entry["sha256"]:
        raise ResourceError(f"{path} was changed since it was built: restore it or {how_to_rebuild(folder)}.")
    return path


def is_trusted(folder: Path) -> bool:
    """Whether the models in `folder` are shipped ones, this user's own, or trusted before."""
    digest = sha256_of(folder / MANIFEST)
    shipped = (other / MANIFEST for other in _shipped())
    return any(digest == sha256_of(path) for path in shipped if path.is_file()) or digest in _trusted()


def trust(override: str | Path | None = None) -> None:
    """Let the models of a folder be loaded from now on, as they are: any change to them needs new trust."""
    digest = manifest_hash(override)
    if digest in _trusted():
        return
    try:
        path = trusted_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="ascii") as file:
            file.write(f"{digest}\n")
    except OSError:  # a home that cannot be written to: trust lasts as long as this process and those it starts
        os.environ[TRUSTED] = f"{os.environ.get(TRUSTED, '')} {digest}".strip()


def trusted_file() -> Path:
    """The file that lists the manifests this user trusts (on Linux ~/.config/vanthu/trusted-models)."""
    import typer

    return Path(typer.get_app_dir("vanthu")) / "trusted-models"


def _trusted() -> set[str]:
    try:
        kept = trusted_file().read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        kept = ""
    return {*kept.split(), *os.environ.get(TRUSTED, "").split()}


def write_manifest(folder: Path, files: dict[str, dict[str, Any]]) -> None:
    """Record sha256 and origin of every file built in `folder`. `files` maps names to what they were built from.

    What this user builds, this user trusts.
    """
    entries = {
        name: {"sha256": sha256_of(folder / name)} | {k: v for k, v in files[name].items() if k != "sha256"}
        for name in sorted(files)
    }
    text = json.dumps({"files": entries}, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    _manifest.cache_clear()
    if folder.absolute() not in _shipped():
        trust(folder)
