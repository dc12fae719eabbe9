"""The corpus of the samples: whole, typed, searchable, and back to a Doc."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import vanthu
from vanthu.corpus.check import check
from vanthu.corpus.schema import TABLES
from vanthu.corpus.store import Folder, write_part
from vanthu.errors import CorpusError, UsageError


def test_the_samples_make_a_whole_corpus(corpus: vanthu.Corpus, samples: Path) -> None:
    assert check(corpus, sources=True) == []
    files = [p for p in samples.iterdir() if p.suffix != "" and p.name != "README.md"]
    assert len(corpus.documents) == len(files) >= 12
    assert len(corpus.failures) == 0


def test_a_damaged_corpus_is_found_out(sample_corpus: Path, tmp_path: Path) -> None:
    import shutil

    import pyarrow.parquet as pq

    copy = tmp_path / "copy"
    shutil.copytree(sample_corpus, copy)
    (part,) = (copy / "sentences").glob("*.parquet")
    rows = pq.read_table(part).to_pylist()
    rows[3]["start"] += 1
    rows[5]["polarity"] = "good"
    rows[6]["paragraph_id"] = 9999
    rows[9]["end"] = rows[10]["end"]
    columns = {c.name: [row[c.name] for row in rows] for c in TABLES["sentences"].columns}
    write_part(Folder(part.parent), part.name, "sentences", columns)
    rules = {(p.table, p.rule) for p in check(vanthu.Corpus(copy))}
    assert ("sentences", "text is what stands at its span") in rules
    assert ("sentences", "polarity is one of its values") in rules
    assert ("sentences", "doc_id, paragraph_id names a row of paragraphs") in rules
    assert ("sentences", "spans do not overlap") in rules
    assert ("paragraphs", "spans do not overlap") not in rules


def test_types_are_what_pandas_users_expect(corpus: vanthu.Corpus) -> None:
    documents, sentences = corpus.documents, corpus.sentences
    assert isinstance(documents["year"].dtype, pd.Int16Dtype)
    assert pd.api.types.is_datetime64_any_dtype(documents["issued_on"])
    assert isinstance(sentences["domain"].dtype, pd.CategoricalDtype)
    assert list(corpus.table("sentences", ["text", "polarity"]).columns) == ["text", "polarity"]


def test_sql_answers_and_explains(corpus: vanthu.Corpus) -> None:
    counts = corpus.sql("select domain, polarity, count(*) as n from paragraphs group by all")
    assert counts["n"].sum() == len(corpus.paragraphs)
    with pytest.raises(UsageError, match="query failed"):
        corpus.sql("select nothing from nowhere")


@pytest.mark.parametrize("unit", ["syllables", "words", "regex"])
def test_kwic_shows_every_hit_where_it_stands(corpus: vanthu.Corpus, unit: str) -> None:
    hits = corpus.kwic("chỉ tiêu", unit=unit)  # type: ignore[arg-type]
    assert len(hits) > 3
    joined = hits.merge(corpus.sentences, on=["doc_id", "sentence_id"], suffixes=("", "_s"))
    for row in joined.itertuples():
        assert row.match.lower() == "chỉ tiêu"
        assert row.text[row.start - row.start_s : row.end - row.start_s] == row.match


def test_kwic_finds_either_tone_placement(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nhân dân xã Hoà Bình phấn khởi.\n\nXã giữ vững sự hòa thuận.\n", encoding="utf-8")
    vanthu.run([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    corpus = vanthu.Corpus(tmp_path / "out")
    assert sorted(corpus.kwic("hoà")["match"]) == ["Hoà", "hòa"]
    assert len(corpus.kwic("không có")) == 0
    with pytest.raises(UsageError):
        corpus.kwic("  ")


def test_a_document_comes_back_as_a_doc(corpus: vanthu.Corpus) -> None:
    from spacy import displacy

    for doc_id in corpus.documents["doc_id"]:
        doc = corpus.doc(doc_id)
        paragraphs = corpus.filter("paragraphs", doc_id=doc_id)
        for row in paragraphs.itertuples():
            assert doc.text[row.start : row.end] == row.text
        entities = corpus.filter("entities", doc_id=doc_id)
        for row in entities.itertuples():
            assert doc.text[row.start : row.end] == row.text
    assert doc.ents
    assert "<mark" in displacy.render(doc, style="ent", jupyter=False)
    with pytest.raises(UsageError):
        corpus.doc("0" * 16)


def test_questions(corpus: vanthu.Corpus) -> None:
    table = corpus.crosstab("domain", "polarity")
    assert table.to_numpy().sum() == len(corpus.sentences)
    assert corpus.timeline().index.name == "year"
    key = corpus.keyness("s.polarity = 'shortcoming'", "s.polarity = 'achievement'")
    assert {"chưa", "còn"} & set(key["word"].head(15))
    assert len(corpus.places()) == len(corpus.table("places"))
    graph = corpus.citation_graph()
    assert graph.number_of_edges() > 20
    assert corpus.citations()["cited_doc_id"].notna().sum() >= 1, "some samples cite other samples"
    assert len(corpus.sample(5)) == 5
    assert corpus.indicators()["indicator"].notna().all()
    assert "table" in corpus._repr_html_()


def test_a_folder_that_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="vanthu run"):
        vanthu.Corpus(tmp_path)
