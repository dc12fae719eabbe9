"""The composed gold, and the real documents where they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vanthu.errors import UsageError
from vanthu.evaluation.structure import evaluate, gold_rows, read_gold

_ROOT = Path(__file__).parents[2]
_REAL = _ROOT / "../shared/eval/structure_docs.jsonl"


def test_the_composed_gold_is_read_as_well_as_the_targets_ask() -> None:
    rows = gold_rows(_ROOT / "corpora/gold/layout")
    scores = evaluate(rows)
    assert scores["documents"] == len(rows) >= 20
    assert float(scores["heading_f1"]) >= 0.97
    assert float(scores["paragraph_f1"]) >= 0.98
    assert float(scores["field_accuracy"]) >= 0.97, scores["fields_missed"]


@pytest.mark.parametrize("folder", ["layout-pages", "layout-pages2", "layout-pages3"])
def test_whole_documents_of_other_authors(folder: str) -> None:
    scores = evaluate(gold_rows(_ROOT / "corpora/gold" / folder))
    assert int(scores["documents"]) >= 12
    targets = {"heading_f1": 0.94, "paragraph_f1": 0.98, "role_f1": 0.96, "field_accuracy": 0.92}
    assert {name: scores[name] for name, least in targets.items() if float(scores[name]) < least} == {}


def test_real_documents() -> None:
    if not _REAL.is_file():
        pytest.skip("the development set is not here")
    scores = evaluate([json.loads(line) for line in _REAL.read_text(encoding="utf-8").splitlines()])
    assert float(scores["roman_headings_f1"]) >= 0.95
    assert float(scores["numbered_items_f1"]) >= 0.95
    assert float(scores["field_accuracy"]) >= 0.95, scores["fields_missed"]


def test_scores_fall_when_the_reading_is_wrong() -> None:
    row = read_gold("doc_type: Kế hoạch\n===\n¶h1¦Một câu văn thường, không phải đề mục, có dấu chấm. ⟦Sai⟧\n")
    scores = evaluate([row])
    assert scores["heading_f1"] == 0.0
    assert scores["field_accuracy"] == 0.0
    assert "doc_type" in str(scores["fields_missed"])


def test_a_gold_document_without_its_line_is_named() -> None:
    with pytest.raises(UsageError, match=r"07-x\.gold"):
        read_gold("doc_type: Kế hoạch", "07-x.gold")
