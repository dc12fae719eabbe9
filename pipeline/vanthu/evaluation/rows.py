"""The rows of an annotated file, read and checked: what is wrong is told with its line and key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vanthu.errors import ReadError
from vanthu.notice import GROUPS

Row = dict[str, Any]
FIGURE_NUMBERS = ("value", "numerator", "denominator", "percent", "target")
"""Fields of a figure that hold a number, or null for none."""


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSONL file.

    Raises ReadError when a line is no JSON object with a text, or when an annotation in it cannot be scored.
    """
    rows: list[Row] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path} cannot be read ({error}): give a JSONL file in UTF-8.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ReadError(f"{path}, line {number} is no JSON ({error}): one object a line is expected.") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise ReadError(f'{path}, line {number} has no "text": see the format in the documentation.')
        for fault in _faults(row):
            raise ReadError(f"{path}, line {number}: {fault}.")
        rows.append(row)
    return rows


def values(rows: list[Row], label: str) -> Iterator[dict[str, Any]]:
    """The annotated values of all entities of a label; an entity without one has an empty value."""
    for row in rows:
        yield from (entity.get("value", {}) for entity in row.get("entities", ()) if entity["label"] == label)


def ratio(part: int, whole: int) -> float:
    """The share that a part is of a whole, rounded to four places; 0 where there is nothing."""
    return round(part / whole, 4) if whole else 0.0


def _faults(row: Row) -> Iterator[str]:
    """What is wrong with a row, and what is expected instead."""
    if not isinstance(row.get("meta", {}), dict):
        yield '"meta" is no object: give {"place": …, "date": …} or leave it out'
    length = len(row["text"])
    for key in ("entities", "sentences"):
        if not isinstance(row.get(key, []), list):
            yield f'"{key}" is no list: give one, or leave the key out where it is not annotated'
            return
    for number, entity in enumerate(row.get("entities", ()), 1):
        if not isinstance(entity, dict):
            yield f'entity {number} is no object: give {{"label", "start", "end", "value"}}'
            return
        if (label := entity.get("label")) not in GROUPS:
            said = f"has the label {label!r}, which vanthu does not know" if label else 'has no "label"'
            yield f"entity {number} {said}: give one of {', '.join(GROUPS)}"
        missing = next((key for key in ("start", "end") if key not in entity), "")
        if missing:
            yield f'entity {number} has no "{missing}": give the offsets of its characters in "text"'
        elif not _is_span(entity["start"], entity["end"], length):
            yield f'entity {number} has the span {entity["start"]}:{entity["end"]}, "text" has characters 0 to {length}'
        if not isinstance(entity.get("value", {}), dict):
            yield f'entity {number} has a "value" that is no object: give its fields by name, or leave it out'
            return
        yield from (f"entity {number} has {fault}" for fault in _faults_of_value(label, entity.get("value", {})))
    for number, span in enumerate(row.get("sentences", ()), 1):
        if not (isinstance(span, list) and len(span) == 2 and _is_span(span[0], span[1], length)):
            yield f'sentence {number} is {span!r}: give [start, end] within the {length} characters of "text"'


def _faults_of_value(label: str | None, value: dict[str, Any]) -> Iterator[str]:
    """Fields whose kind is wrong: they cannot be compared with what is found."""
    for name in FIGURE_NUMBERS if label == "FIGURE" else ():
        if not isinstance(value.get(name), int | float | None):
            yield f'the "{name}" {value[name]!r}: give a number, or null for none'
    if label == "PERSON" and not isinstance(value.get("roles", []), list):
        yield f'the "roles" {value["roles"]!r}: give a list of offices'


def _is_span(start: object, end: object, length: int) -> bool:
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length
