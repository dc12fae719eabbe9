"""References on the annotated sets: the least that each must reach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vanthu.evaluation.references import evaluate

ROOT = Path(__file__).parents[2]


def rows(path: Path) -> list[dict[str, object]]:
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "path",
    [
        ROOT / "corpora/gold/references/gold.jsonl",
        ROOT / "../shared/eval/refs_official.jsonl",
        ROOT / "../shared/eval/refs_mixed.jsonl",
    ],
    ids=lambda p: p.stem,
)
def test_the_measured_sets_meet_their_targets(path: Path) -> None:
    result = evaluate(rows(path))  # type: ignore[arg-type]
    targets = {"f1": 0.98, "type_accuracy": 0.98, "date_accuracy": 0.97, "issuer_accuracy": 0.95}
    assert {name: result[name] for name, least in targets.items() if float(result[name]) < least} == {}
    assert result["traps_matched"] == 0


@pytest.mark.parametrize(("name", "bodies"), [("pages.jsonl", 0.95), ("pages2.jsonl", 0.95), ("pages3.jsonl", 0.83)])
def test_natural_pages(name: str, bodies: float) -> None:
    result = evaluate(rows(ROOT / "corpora/gold/references" / name))  # type: ignore[arg-type]
    targets = {"f1": 0.97, "exact_span": 0.95, "type_accuracy": 0.97, "date_accuracy": 0.93, "issuer_accuracy": bodies}
    assert {key: result[key] for key, least in targets.items() if float(result[key]) < least} == {}
