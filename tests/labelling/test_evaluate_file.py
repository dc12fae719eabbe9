"""`evaluate_file` scores what is annotated, and says which line and key is wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from vanthu.errors import ReadError, UsageError
from vanthu.evaluation import evaluate_file

DOCS = Path(__file__).resolve().parents[2] / "docs"
TEXT = "Đến ngày 15/8/2021, ông Trần Văn Bé cho biết phường An Phú thu 120 triệu đồng theo Quyết định số 45-QĐ/QU."


def write(folder: Path, *rows: Any) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def entity(label: str, words: str, **more: Any) -> dict[str, Any]:
    return {"label": label, "start": TEXT.index(words), "end": TEXT.index(words) + len(words), **more}


def test_the_example_of_the_documentation_is_scored(tmp_path: Path) -> None:
    (example,) = re.findall(r"```json\n(.+?)\n```", (DOCS / "evaluation.md").read_text(encoding="utf-8"), re.DOTALL)
    scores = evaluate_file(write(tmp_path, json.loads(example)))
    assert scores["figures"]["target_and_verdict"] == 1.0
    assert scores["figures"]["numbers"] == 1.0
    assert "names_right" not in scores["figures"]  # the example names no indicator
    assert scores["labels"]["polarity"]["accuracy"] == 1.0


def test_entities_without_values_are_scored_by_their_spans(tmp_path: Path) -> None:
    spans = [
        entity("PERSON", "Trần Văn Bé"),
        entity("FIGURE", "120 triệu đồng"),
        entity("REFERENCE", "Quyết định số 45-QĐ/QU"),
        entity("DATE", "ngày 15/8/2021", value={"iso": "2021-08-15"}),
        entity("PLACE", "phường An Phú"),
    ]
    scores = evaluate_file(write(tmp_path, {"text": TEXT, "entities": spans}, {"text": "Ông Lê Văn Tám đến dự."}))
    assert scores["actors"]["people_f1"] == 1.0  # the second row annotates no entities
    assert "organisations" not in scores["actors"]
    assert scores["figures"]["f1"] == scores["references"]["f1"] == scores["places"]["f1"] == 1.0
    assert scores["dates"] == {"dates": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0, "iso": 1.0}


@pytest.mark.parametrize(("meta", "right"), [({"date": "2020-07-01"}, 1.0), ({"year": 2020}, 1.0), ({}, 0.0)])
def test_periods_take_the_year_of_the_document(tmp_path: Path, meta: dict[str, Any], right: float) -> None:
    period = {"label": "DATE", "start": 6, "end": 22, "value": {"iso": "2020-01-01", "end_iso": "2020-06-30"}}
    row = {"text": "Trong 06 tháng đầu năm đã thu 12 tỷ đồng.", "entities": [period], "meta": meta}
    scores = evaluate_file(write(tmp_path, row))
    assert (scores["dates"]["iso"], scores["dates"]["end_iso"]) == (right, right)


def test_a_wrong_date_and_a_wrong_figure_are_wrong(tmp_path: Path) -> None:
    spans = [
        entity("DATE", "ngày 15/8/2021", value={"iso": "2021-08-16"}),
        entity("DATE", "45", value={"iso": "1945"}),
        entity("FIGURE", "120 triệu đồng", value={"value": 120.0, "verdict": "met"}),
    ]
    scores = evaluate_file(write(tmp_path, {"text": TEXT, "entities": spans}))
    assert (scores["dates"]["recall"], scores["dates"]["iso"]) == (0.5, 0.0)
    assert (scores["figures"]["value"], scores["figures"]["verdict"]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"entities": [{"label": "PERSON", "end": 4}]}, r'line 2: entity 1 has no "start"'),
        ({"entities": [{"start": 1, "end": 4}]}, r'line 2: entity 1 has no "label"'),
        ({"entities": [{"label": "MONEY", "start": 1, "end": 4}]}, r"label 'MONEY', .+ one of REFERENCE, PLACE"),
        ({"entities": [{"label": "DATE", "start": 1, "end": 999}]}, r"span 1:999"),
        ({"entities": [{"label": "FIGURE", "start": 1, "end": 4, "value": {"target": "90"}}]}, r'"target" \'90\''),
        ({"entities": [{"label": "FIGURE", "start": 1, "end": 4, "value": 92}]}, r"value"),
        ({"entities": {}}, r'"entities" is no list'),
        ({"sentences": [3]}, r"sentence 1 is 3"),
        ({"meta": "2020"}, r'"meta" is no object'),
    ],
)
def test_what_cannot_be_scored_is_named(row: dict[str, Any], says: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=says) as raised:
        evaluate_file(write(tmp_path, {"text": TEXT, "entities": []}, {"text": TEXT, **row}))
    assert "\n" not in str(raised.value)


def test_an_unknown_domain_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"domain 'weather'.+ one of .*economy"):
        evaluate_file(write(tmp_path, {"text": TEXT, "domain": "weather"}))
