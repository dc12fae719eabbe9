"""`make eval`: scores on every annotated file in the given folders, beside the scores committed last.

    python -m vanthu.evaluation FOLDER... [--save]

`--save` writes the scores to benchmarks/scores.json, to be committed with the change that caused them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from vanthu.evaluation import Scores, evaluate_file, structure

COMMITTED = Path(__file__).resolve().parents[3] / "benchmarks" / "scores.json"


def flatten(scores: Scores, prefix: str = "") -> dict[str, float | int | str]:
    """Nested scores as one level: `references.f1`."""
    flat: dict[str, float | int | str] = {}
    for name, value in scores.items():
        if isinstance(value, dict):
            flat.update(flatten(value, f"{prefix}{name}."))
        elif isinstance(value, float | int | str):
            flat[prefix + name] = round(value, 4) if isinstance(value, float) else value
    return flat


def main(arguments: list[str]) -> int:
    """Score all files, print the table, return an exit code."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    files = sorted({file for folder in folders for file in folder.rglob("*.jsonl")})
    before: dict[str, Any] = json.loads(COMMITTED.read_text(encoding="utf-8")) if COMMITTED.is_file() else {}
    after: dict[str, Any] = {}
    console = Console()
    for folder in sorted({file.parent for root in folders for file in root.rglob("*.gold")}):
        after[folder.name] = flatten({"layout": structure.evaluate(structure.gold_rows(folder))})
    for file in files:
        after[f"{file.parent.name}/{file.name}"] = flatten(evaluate_file(file))
    for name, scores in after.items():
        table = Table(title=name, title_justify="left")
        table.add_column("measure")
        table.add_column("now", justify="right")
        table.add_column("committed", justify="right")
        for measure, value in scores.items():
            table.add_row(measure, *_cells(value, before.get(name, {}).get(measure)))
        console.print(table)
    if "--save" in arguments:
        COMMITTED.write_text(json.dumps({**before, **after}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _cells(now: float | int | str, committed: float | int | str | None) -> tuple[str, str]:
    style = ""
    if isinstance(now, float) and isinstance(committed, int | float) and abs(now - committed) > 5e-4:
        style = "green" if now > committed else "red"
    return (f"[{style}]{now}[/]" if style else str(now)), ("" if committed is None else str(committed))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
