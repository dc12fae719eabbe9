"""Labelled text: `corpora/labelled/*.tsv` (domain, polarity, unit, text) and JSONL with the same keys."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vanthu.corpus.schema import DOMAINS, POLARITIES
from vanthu.errors import ReadError, UsageError


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its labels; `batch` is the file it comes from, `unit` s (sentence) or p (paragraph)."""

    text: str
    domain: str
    polarity: str
    unit: str
    batch: str


def read_labelled(paths: Iterable[str | Path]) -> list[Example]:
    """All examples in files and folders of files (.tsv, .jsonl), sorted by file name, in the order of their lines.

    Raises ReadError for a line with a wrong number of columns or an unknown label, UsageError if there is no file.
    """
    files: list[Path] = []
    for item in map(Path, paths):
        found = sorted([*item.glob("*.tsv"), *item.glob("*.jsonl")]) if item.is_dir() else [item]
        files.extend(found)
    if not files:
        raise UsageError("No labelled text found: give .tsv or .jsonl files, or a folder of them.")
    examples = [example for file in files for example in _read(file)]
    if not examples:
        raise UsageError(f"No labelled text in {', '.join(map(str, files))}: the files are empty.")
    return examples


def _read(path: Path) -> Iterable[Example]:
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path} cannot be read ({error}): labelled text must be UTF-8.") from error
    lines = text.split("\n")
    if path.suffix == ".jsonl":
        rows = (_json_row(line, path, i) for i, line in enumerate(lines, 1) if line.strip())
    else:
        rows = (tuple(row) for row in csv.reader(filter(None, lines), delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 1):
        if len(row) != 4 or row[0] not in DOMAINS or row[1] not in POLARITIES or row[2] not in ("s", "p"):
            raise ReadError(f"{path}, item {number}: expected domain, polarity, unit (s or p), text; got {row[:3]}.")
        yield Example(row[3], row[0], row[1], row[2], path.stem)


def _json_row(line: str, path: Path, number: int) -> tuple[str, ...]:
    try:
        row = json.loads(line)
        return (row["domain"], row["polarity"], row.get("unit", "s"), row["text"])
    except (ValueError, KeyError, TypeError) as error:
        raise ReadError(f"{path}, line {number} lacks text, domain or polarity ({error}).") from error
