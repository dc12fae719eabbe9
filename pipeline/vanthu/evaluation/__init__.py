"""Scores on annotated text: `vanthu evaluate FILE.jsonl`. One module a task; this one finds the tasks of a file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from vanthu.errors import UsageError
from vanthu.evaluation.rows import Row, read_rows

Scores = dict[str, Any]

_ENTITY_TASKS = {
    "REFERENCE": "references",
    "PLACE": "places",
    "FIGURE": "figures",
    "PERSON": "actors",
    "ORGANISATION": "actors",
    "DATE": "dates",
}


def tasks_of(rows: list[Row]) -> list[str]:
    """The tasks for which the rows hold annotation, in the pipeline's order."""
    tasks: list[str] = []
    if any("file" in row.get("meta", {}) and "transcript" in row.get("meta", {}) for row in rows):
        return ["legacy"]
    if any("structure" in row for row in rows):
        tasks.append("structure")
    if any("sentences" in row for row in rows):
        tasks.append("sentences")
    labels = {entity["label"] for row in rows for entity in row.get("entities", ())}
    if any("number_spans" in row.get("meta", {}) for row in rows):
        labels.add("REFERENCE")  # a set of traps alone has no entity
    for label, task in _ENTITY_TASKS.items():
        if label in labels and task not in tasks:
            tasks.append(task)
    if any("domain" in row or "polarity" in row for row in rows):
        tasks.append("labels")
    return tasks


def evaluate_file(path: str | Path, models: str | Path | None = None) -> dict[str, Scores]:
    """Scores by task for one annotated file.

    Entities are scored in the rows that have the key `entities`: an empty list says that there is none.
    Raises ReadError for a damaged file, UsageError when nothing in it is annotated or a label is unknown.
    """
    path = Path(path)
    rows = read_rows(path)
    tasks = tasks_of(rows)
    if not tasks:
        raise UsageError(f"{path} holds no annotation that vanthu scores: entities, domain, polarity or structure.")
    results: dict[str, Scores] = {}
    for task in tasks:
        score: Callable[..., Scores] = import_module(f"vanthu.evaluation.{task}").evaluate
        if task == "legacy":
            beside = path.with_suffix("")  # legacy_docs.jsonl annotates the files in legacy_docs/
            results[task] = score(rows, beside if beside.is_dir() else path.parent)
        elif task == "labels":
            results[task] = score(rows, models=models)
        elif task in _ENTITY_TASKS.values():
            results[task] = score([row for row in rows if "entities" in row])
        else:
            results[task] = score(rows)
    return results
