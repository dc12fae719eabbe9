"""Exports say the same as the tables they come from."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin

import vanthu
from vanthu.corpus.exports import FORMULA_STARTS, export, neutralise, restore
from vanthu.corpus.schema import TABLES
from vanthu.errors import UsageError


@pytest.fixture(scope="module")
def corpus(sample_corpus: Path) -> vanthu.Corpus:
    return vanthu.Corpus(sample_corpus)


@given(st.text())
def test_neutralised_cells_are_no_formulas_and_come_back(text: str) -> None:
    safe = neutralise(text)
    assert not safe.startswith(FORMULA_STARTS[:-1])
    assert restore(safe) == text


def test_csv_round_trip(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    export(corpus, "csv", tmp_path, bom=True)
    for name in TABLES:
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == corpus.manifest["rows"][name]
    with (tmp_path / "paragraphs.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [restore(row["text"]) for row in csv.DictReader(file)]
    assert texts == list(corpus.paragraphs["text"])


def test_jsonl_round_trip(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    export(corpus, "jsonl", tmp_path)
    lines = (tmp_path / "sentences.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    rows = [json.loads(line) for line in lines]
    assert [row["text"] for row in rows] == list(corpus.sentences["text"])
    assert [row["words"] for row in rows] == [list(words) for words in corpus.sentences["words"]]


def test_xlsx_holds_every_table(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    (path,) = export(corpus, "xlsx", tmp_path / "corpus.xlsx")
    book = load_workbook(path, read_only=True)
    assert book.sheetnames == list(TABLES)
    rows = list(book["documents"].iter_rows(values_only=True))
    assert len(rows) == 1 + len(corpus.documents)


def test_docbin_is_ready_to_train_on(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    train, dev = export(corpus, "docbin", tmp_path)
    vocab = spacy.blank("xx").vocab
    docs = [d for path in (train, dev) for d in DocBin().from_disk(path).get_docs(vocab)]
    assert len(docs) == len(corpus.documents)
    assert any(doc.ents for doc in docs)


def test_conllu_spells_the_sentences(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    (path,) = export(corpus, "conllu", tmp_path)
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    assert len(blocks) == len(corpus.sentences)
    for block in blocks[:200]:
        lines = block.split("\n")
        text = next(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
        tokens = [line.split("\t") for line in lines if line[0].isdigit()]
        assert all(len(token) == 10 for token in tokens)
        spelled = "".join(t[1] + ("" if t[9] == "SpaceAfter=No" else " ") for t in tokens).strip()
        assert spelled == text


def test_label_studio_spans_match(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    tasks_path, _ = export(corpus, "label-studio", tmp_path)
    tasks = json.loads(tasks_path.read_text(encoding="utf-8"))
    spans = [
        (t["data"]["text"], r["value"])
        for t in tasks
        for p in t["predictions"]
        for r in p["result"]
        if r["type"] == "labels"
    ]
    assert spans
    assert all(text[v["start"] : v["end"]] == v["text"] for text, v in spans)


def test_wrong_targets_are_refused(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="format"):
        export(corpus, "odt", tmp_path)
    with pytest.raises(UsageError, match="folder"):
        export(corpus, "xlsx", tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        export(corpus, "csv", tmp_path / "file")
