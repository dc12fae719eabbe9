"""Where `models/` is found (a checkout, the installed wheel, $VANTHU_MODELS), and proof that its files are the built ones."""

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


def models_dir(override: str | Path | None = None) -> Path:
    """The folder with trained models and gazetteer.

    Order: `override`, $VANTHU_MODELS, the checkout's `models/`, the wheel's own copy.
    Raises ResourceError when none of them holds a manifest.
    """
    named = override or os.environ.get("VANTHU_MODELS")
    tried = [Path(named)] if named else [_PACKAGE.parents[1] / "models", _PACKAGE / "_models"]
    for folder in tried:
        if (folder / MANIFEST).is_file():
            return folder
    where = " or ".join(str(folder) for folder in tried)
    raise ResourceError(
        f"No models found in {where}: run `make models`, or set VANTHU_MODELS to a folder that has them."
    )


@cache
def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"{folder / MANIFEST} is damaged ({error}): run `make models`.") from error
    return manifest


def manifest_hash(override: str | Path | None = None) -> str:
    """sha256 of the manifest: changes when any model or data file changes."""
    return hashlib.sha256((models_dir(override) / MANIFEST).read_bytes()).hexdigest()


def verified(name: str, override: str | Path | None = None) -> Path:
    """Path of a file in the models folder, its sha256 checked against the manifest.

    Raises ResourceError when the file is unknown to the manifest, missing, or changed.
    """
    folder = models_dir(override)
    entry = _manifest(folder)["files"].get(name)
    path = folder / name
    if entry is None or not path.is_file():
        raise ResourceError(f"{path} is missing or not in {MANIFEST}: run `make models`.")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != entry["sha256"]:
        raise ResourceError(f"{path} was changed since it was built: restore it or run `make models`.")
    return path


def write_manifest(folder: Path, files: dict[str, dict[str, Any]]) -> None:
    """Record sha256 and origin of every file built in `folder`. `files` maps names to what they were built from."""
    entries = {}
    for name in sorted(files):
        with (folder / name).open("rb") as file:
            entries[name] = {"sha256": hashlib.file_digest(file, "sha256").hexdigest(), **files[name]}
    text = json.dumps({"files": entries}, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    _manifest.cache_clear()
