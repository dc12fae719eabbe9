"""The spaCy component and the tables of the vocabulary."""

from __future__ import annotations

import pickle
import re
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import vanthu
from vanthu.extraction.references import lexicon
from vanthu.extraction.references.component import References
from vanthu.segmentation.protectors import protectors
from vanthu.vocabulary import table

PACKAGE = "vanthu.extraction.references"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    nlp.add_pipe("vanthu_references")
    return nlp


def test_spans_carry_their_reference(nlp: Language) -> None:
    doc = nlp("Chi bộ học tập Quy định số 37-QĐ/TW ngày 25/10/2021 của Trung ương.")
    (span,) = doc.spans["references"]
    assert (span.text, span.label_) == ("Quy định số 37-QĐ/TW", "REFERENCE")
    assert (span._.value.key, span._.value.issuer) == ("37-QĐ/TW", "Trung ương")


def test_the_component_survives_disk_and_pickle(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    doc = again("Theo Chỉ thị 05-CT/TW.")
    assert [s.text for s in doc.spans["references"]] == ["Chỉ thị 05-CT/TW"]
    assert pickle.loads(pickle.dumps(References(True))).unresolved


def test_the_protector_is_registered() -> None:
    text = "Theo Quy định số 37-QĐ/TW."
    assert [text[s:e] for s, e in protectors.get("vanthu.references.v1")(text)] == ["37-QĐ/TW"]


TABLES = "symbols issuers departments committees body_words nouns confusions not_documents plenums laws terms"


@pytest.mark.parametrize("name", re.findall(r"\w+", TABLES))
def test_every_row_of_the_vocabulary_names_its_source(name: str) -> None:
    rows = table(name, PACKAGE)
    assert rows
    assert all(row["source"] for row in rows)


def test_type_nouns_are_told_apart_without_marks() -> None:
    assert len(lexicon.type_names()) == len(table("doc_types")) + len(table("nouns", PACKAGE))


def test_terms_follow_each_other() -> None:
    for body in ("party", "assembly"):
        rows = [row for row in table("terms", PACKAGE) if row["body"] == body]
        assert all(a["to"] < b["from"] for a, b in pairwise(rows))
    assert lexicon.term_on("party", "2022-11-20") == 13
    assert lexicon.term_on("party", "2022-11") is None


@pytest.mark.parametrize("noun", ["Quyết định", "Kế hoạch", "Công văn", "Quy định"])
def test_a_citation_that_opens_a_paragraph_keeps_its_noun(noun: str) -> None:
    cited = f"{noun} số 357-QĐ/TW"
    doc = vanthu.analyze(f"THÔNG BÁO\nVề việc thực hiện\nCác chi bộ thực hiện đúng các\n{cited}, ngày 04/11/2016.\n")
    assert [(span.text, span._.value.type) for span in doc.spans["references"]] == [(cited, noun)]
