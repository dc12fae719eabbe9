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
    "scikit-learn",
    "scipy",
    "spacy",
    "underthesea",
    "viparse",
    "xlrd",
)
"""Libraries that read, judge or write what ends in a corpus."""
_NO_ROWS = frozenset({"views", "evaluation", "cli.py", "__main__.py"})
"""Rooms of the package that shape no row."""


@cache
def fingerprint(place: str | None, models: str | None) -> str:
    """Identity of software, models and options; equal fingerprints give equal bytes.

    Raises ResourceError when there are no models.
    """
    import vanthu
    from vanthu.resources import manifest_hash

    what: dict[str, Any] = {
        "vanthu": vanthu.__version__,
        "code": _code(),
        "schema": SCHEMA_VERSION,
        "models": [manifest_hash(), manifest_hash(models)],
        "options": {"place": place},
        "libraries": {name: _version(name) for name in _LIBRARIES},
    }
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _code() -> str:
    """sha256 over the package's own code and vocabularies: a checkout may change without a new version."""
    package = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        name = path.relative_to(package)
        if path.suffix in (".py", ".tsv") and name.parts[0] not in _NO_ROWS:
            digest.update(name.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
