"""What a corpus is made by: everything but the files that shapes its rows, as one fingerprint."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from vanthu.corpus.schema import SCHEMA_VERSION

_LIBRARIES = (
    "charset-normalizer",
    "lxml",
    "numpy",
    "openpyxl",
    "pdfminer.six",
    "pdfplumber",
    "pyarrow",
    "pypdfium2",
    "pytesseract",
    "python-docx",
    "rapidfuzz",
    "scipy",
    "spacy",
    "underthesea",
    "viparse",
    "xlrd",
)
"""Libraries that read, judge or write what ends in a corpus."""
NO_ROWS = frozenset(
    {
        *("views", "evaluation", "cli.py", "__main__.py", "batch.py", "crew.py"),
        *("corpus/check.py", "corpus/corpus.py", "corpus/exports", "corpus/frames.py", "corpus/origin.py"),
        *("corpus/questions.py", "corpus/rebuild.py"),
        *("labelling/build.py", "labelling/card.py", "labelling/harvest.py", "labelling/training.py"),
    }
)
"""Folders and files of the package that shape no row."""


@cache
def origin(place: str | None, models: str | None) -> dict[str, Any]:
    """All that shapes the rows of a corpus beside its files.

    Of installed software its version says which it is. A checkout changes without a new version, so there `code` is the
    sha256 of the code and vocabularies that shape rows; it is empty for what was installed.
    Raises ResourceError when there are no models.
    """
    import vanthu
    from vanthu.resources import manifest_hash

    return {
        "vanthu": vanthu.__version__,
        "code": _code(),
        "schema": SCHEMA_VERSION,
        "models": [manifest_hash(), manifest_hash(models)],
        "place": place,
        "libraries": {name: _version(name) for name in _LIBRARIES},
    }


@cache
def fingerprint(place: str | None, models: str | None) -> str:
    """sha256 of the origin; equal fingerprints give equal bytes. Raises ResourceError when there are no models."""
    return hashlib.sha256(json.dumps(origin(place, models), sort_keys=True).encode()).hexdigest()


def differences(then: Any, now: dict[str, Any]) -> str:
    """What an origin that was kept has other than today's, in words; empty when it does not tell."""
    if not isinstance(then, dict):
        return ""
    found = []
    if then.get("vanthu") != now["vanthu"]:
        found.append(f"vanthu {then.get('vanthu')} (now {now['vanthu']})")
    elif then.get("code") != now["code"]:
        found.append("another state of this checkout's code")
    if then.get("schema") != now["schema"]:
        found.append(f"schema {then.get('schema')} (now {now['schema']})")
    if then.get("models") != now["models"]:
        found.append("other models")
    if then.get("place") != now["place"]:
        found.append(f"--place {then.get('place') or 'not given'} (now {now['place'] or 'not given'})")
    libraries = then.get("libraries")
    kept = libraries if isinstance(libraries, dict) else {}
    for name, version_now in now["libraries"].items():
        if kept.get(name) != version_now:
            found.append(f"{name} {kept.get(name) or 'missing'} (now {version_now or 'missing'})")
    return ", ".join(found)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def shapes_rows(name: Path) -> bool:
    """Whether a file of the package, named relative to it, has a part in what rows hold."""
    return not NO_ROWS.intersection(path.as_posix() for path in (name, *name.parents))


def _code() -> str:
    """sha256 over a checkout's code and vocabularies; empty when the package is installed."""
    package = Path(__file__).resolve().parents[1]
    if not (package.parents[1] / "pyproject.toml").is_file():
        return ""
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        name = path.relative_to(package)
        if path.suffix in (".py", ".tsv") and shapes_rows(name):
            digest.update(name.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
