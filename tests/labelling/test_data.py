"""Labelled text in every format that annotators export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vanthu.errors import ReadError, UsageError
from vanthu.labelling.data import Example, counts, read_labelled

TEXT = "Thu ngân sách vượt dự toán."
EXPECTED = Example(TEXT, "economy", "achievement", "s", "x")


def one(path: Path, content: str) -> Example:
    path.write_text(content, encoding="utf-8")
    (example,) = read_labelled([path])
    return example


def label_studio(domain: str, polarity: str, **more: object) -> dict[str, object]:
    result = [
        {"from_name": name, "to_name": "text", "type": "choices", "value": {"choices": [value]}}
        for name, value in (("domain", domain), ("polarity", polarity))
        if value
    ]
    return {"result": result, **more}


def test_tsv(tmp_path: Path) -> None:
    assert one(tmp_path / "x.tsv", f"economy\tachievement\ts\t{TEXT}\n") == EXPECTED


def test_quotes_in_tsv_are_text(tmp_path: Path) -> None:
    assert one(tmp_path / "x.tsv", 'economy\tneutral\ts\t"một cửa" liên thông\n').text == '"một cửa" liên thông'


def test_jsonl(tmp_path: Path) -> None:
    row = {"text": TEXT, "domain": "economy", "polarity": "achievement", "unit": "s"}
    assert one(tmp_path / "x.jsonl", json.dumps(row)) == EXPECTED
    assert one(tmp_path / "x.jsonl", json.dumps({**row, "labelled_by": "heading"})).labelled_by == "heading"


@pytest.mark.parametrize("key", ["label", "labels", "cats"])
def test_doccano(tmp_path: Path, key: str) -> None:
    rows = [
        {"id": 1, "text": TEXT, key: ["achievement", "economy"], "Comments": []},
        {"id": 2, "text": "Chưa ai gán nhãn.", key: []},
    ]
    assert one(tmp_path / "x.jsonl", "\n".join(map(json.dumps, rows))) == EXPECTED


def test_label_studio(tmp_path: Path) -> None:
    done = label_studio("economy", "achievement")
    tasks = [
        {"data": {"text": TEXT, "unit": "s"}, "annotations": [done, label_studio("", "", was_cancelled=True)]},
        {"data": {"text": "Chưa gán nhãn."}, "annotations": [], "predictions": [label_studio("none", "neutral")]},
        {"data": {"text": "Hai người không nhất trí."}, "annotations": [done, label_studio("none", "neutral")]},
    ]
    assert one(tmp_path / "x.json", json.dumps(tasks)) == EXPECTED


def test_label_studio_short_form(tmp_path: Path) -> None:
    tasks = [{"id": 7, "text": TEXT, "domain": "economy", "polarity": "achievement", "annotator": 1}]
    assert one(tmp_path / "x.json", json.dumps(tasks)).unit == "p"


def test_what_vanthu_exports_comes_back_annotated(samples: Path, tmp_path: Path) -> None:
    """An annotator who accepts every prediction gives back the labels of the corpus."""
    from vanthu import Corpus, run
    from vanthu.corpus.exports import export

    run([samples / "2024-bao-cao-phuong-an-binh.md"], tmp_path / "corpus", jobs=1)
    corpus = Corpus(tmp_path / "corpus")
    export(corpus, "label-studio", tmp_path / "export")
    path = tmp_path / "export" / "tasks.json"
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for task in tasks:
        task["annotations"] = task.pop("predictions")
    path.write_text(json.dumps(tasks), encoding="utf-8")
    paragraphs = corpus.paragraphs
    running = paragraphs[paragraphs.role.isin(["body", "table"])]
    returned = sorted((e.text, e.domain, e.polarity) for e in read_labelled([path]))
    assert returned == sorted(zip(running.text, running.domain, running.polarity, strict=True))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.tsv", "economy\tachievement\tchữ", "has 3 columns"),
        ("x.tsv", "economics\tachievement\ts\tchữ", "expected domain"),
        ("x.tsv", "economy\tachievement\ts\t ", "no text"),
        ("x.jsonl", '{"text": "chữ", "domain": "economy"}', "has no polarity"),
        ("x.jsonl", '{"text": "chữ", "label": ["economy", "none"]}', "one domain and one polarity"),
        ("x.jsonl", '{"text": "chữ", "label": [[0, 3, "PLACE"]]}', "one domain and one polarity"),
        ("x.jsonl", "{", "no JSON"),
        ("x.jsonl", '{"domain": "economy"}', 'no "text"'),
        ("x.json", '{"text": 1}', "no list"),
        ("x.json", "[1]", 'no "text"'),
    ],
)
def test_one_clear_sentence_for_what_is_wrong(tmp_path: Path, name: str, content: str, says: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=says) as caught:
        read_labelled([path])
    assert str(path) in str(caught.value)


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_labelled([tmp_path])
    with pytest.raises(ReadError):
        read_labelled([tmp_path / "missing.tsv"])
    (tmp_path / "x.json").write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError, match="nothing in them"):
        read_labelled([tmp_path])


def test_counts() -> None:
    table = counts([EXPECTED, EXPECTED])
    assert table["economy"]["achievement"] == 2
    assert sum(sum(row.values()) for row in table.values()) == 2
