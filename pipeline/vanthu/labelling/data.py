"""Labelled text from files, whatever tool it was labelled with.

| file | format | where it names no unit |
|---|---|---|
| `.tsv` | four columns, no header: domain, polarity, unit, text (`corpora/labelled/`) | – |
| `.jsonl` | keys text, domain, polarity, unit, labelled_by (what `vanthu harvest` writes) | sentence |
| `.jsonl` | doccano: text and a list `label` (or `labels`, `cats`) with a domain and a polarity | sentence |
| `.json` | Label Studio's export "JSON": tasks with `data.text`, choices named domain and polarity | paragraph |
| `.json` | Label Studio's export "JSON-MIN": objects with text, domain, polarity | paragraph |

`vanthu export --to label-studio` writes tasks for the fourth. Tasks nobody has labelled yet, and those whose annotators
disagree, are left out; a task with one label of the two is an error.
"""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vanthu.errors import ReadError, UsageError
from vanthu.labelling.value import DOMAINS, POLARITIES

SUFFIXES = (".tsv", ".jsonl", ".json")
_LISTS = ("label", "labels", "cats")
_Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its labels; `batch` is the file it comes from, `unit` s (sentence) or p (paragraph)."""

    text: str
    domain: str
    polarity: str
    unit: str
    batch: str
    labelled_by: str = "author"
    """`heading` for text that `vanthu harvest` labelled by the heading it stands under."""


def read_labelled(paths: Iterable[str | Path]) -> list[Example]:
    """All examples in files and folders of files, sorted by file name, in the order of their lines.

    Raises ReadError for a file in none of the formats above or with an unknown label, UsageError if there is no text.
    """
    files: list[Path] = []
    for item in map(Path, paths):
        files.extend(sorted(p for p in item.iterdir() if p.suffix in SUFFIXES) if item.is_dir() else [item])
    if not files:
        raise UsageError("No labelled text found: give .tsv, .jsonl or .json files, or a folder of them.")
    examples = [example for file in files for example in _read(file)]
    if not examples:
        raise UsageError(f"No labelled text in {', '.join(map(str, files))}: nothing in them has both labels.")
    return examples


def _read(path: Path) -> Iterator[Example]:
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path} cannot be read ({error}): labelled text must be UTF-8.") from error
    rows = {".jsonl": _json_lines, ".json": _label_studio}.get(path.suffix, _tsv)(text, path)
    for number, row in enumerate(rows, 1):
        if row is None:
            continue
        if row[0] not in DOMAINS or row[1] not in POLARITIES or row[2] not in ("s", "p"):
            raise ReadError(f"{path}, item {number}: expected domain, polarity, unit (s or p), text; got {row[:3]}.")
        if not row[3].strip():
            raise ReadError(f"{path}, item {number} has no text: remove it or write its text.")
        yield Example(row[3], row[0], row[1], row[2], path.stem, *row[4:])


def _tsv(text: str, path: Path) -> Iterator[_Row | None]:
    rows = csv.reader(filter(None, text.split("\n")), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, 1):
        if len(row) != 4:
            raise ReadError(f"{path}, item {number} has {len(row)} columns: domain, polarity, unit, text are expected.")
        yield tuple(row)


def _json_lines(text: str, path: Path) -> Iterator[_Row | None]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            record = json.loads(line)
        except ValueError as error:
            raise ReadError(f"{where} is no JSON ({error}): one object a line is expected.") from error
        yield _record(record, where, "s")


def _label_studio(text: str, path: Path) -> Iterator[_Row | None]:
    try:
        tasks = json.loads(text)
    except ValueError as error:
        raise ReadError(f"{path} is no JSON ({error}): give Label Studio's export JSON or JSON-MIN.") from error
    if not isinstance(tasks, list):
        raise ReadError(f"{path} holds no list of tasks: give Label Studio's export JSON or JSON-MIN.")
    for number, task in enumerate(tasks, 1):
        where = f"{path}, task {number}"
        if isinstance(task, dict) and isinstance(task.get("data"), dict):
            labels = {labels for a in task.get("annotations") or () if (labels := _annotation(a))}
            pair = labels.pop() if len(labels) == 1 else ("", "")
            yield _record({**task["data"], "domain": pair[0], "polarity": pair[1]}, where, "p")
        else:
            yield _record(task, where, "p")


def _annotation(annotation: Any) -> tuple[str, str] | None:
    """The domain and polarity one annotator chose; None where the task was skipped or nothing chosen."""
    if not isinstance(annotation, dict) or annotation.get("was_cancelled"):
        return None
    chosen = {"domain": "", "polarity": ""}
    for part in annotation.get("result") or ():
        choices = part.get("value", {}).get("choices") if part.get("type") == "choices" else None
        if choices and part.get("from_name") in chosen:
            chosen[part["from_name"]] = str(choices[0])
    return (chosen["domain"], chosen["polarity"]) if any(chosen.values()) else None


def _record(record: Any, where: str, unit: str) -> _Row | None:
    """A record of any of the JSON formats as domain, polarity, unit, text, labelled_by; None if it is not labelled."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ReadError(f'{where} has no "text": see the formats of labelled text in the documentation.')
    domain, polarity = record.get("domain") or "", record.get("polarity") or ""
    names: list[Any] = next((record[key] for key in _LISTS if isinstance(record.get(key), list)), [])
    if not domain and not polarity and names:
        domains, polarities = [n for n in names if n in DOMAINS], [n for n in names if n in POLARITIES]
        if len(domains) + len(polarities) < len(names) or len(domains) > 1 or len(polarities) > 1:
            raise ReadError(f"{where}: expected one domain and one polarity among its labels, got {names}.")
        domain, polarity = "".join(domains), "".join(polarities)
    if not domain and not polarity:
        return None
    if not domain or not polarity:
        lacking = "polarity" if domain else "domain"
        raise ReadError(f"{where} has no {lacking}: label it or take the other label off.")
    return (domain, polarity, record.get("unit") or unit, record["text"], record.get("labelled_by") or "author")


def counts(examples: Iterable[Example]) -> dict[str, dict[str, int]]:
    """How many examples there are of each domain and polarity, domains and polarities in the schema's order."""
    table = {domain: dict.fromkeys(POLARITIES, 0) for domain in DOMAINS}
    for example in examples:
        table[example.domain][example.polarity] += 1
    return table
