"""Docs with their results go through bytes and through spaCy's own worker processes."""

from __future__ import annotations

import pytest
import srsly
from spacy.tokens import Doc, DocBin

import vanthu

TEXT = "Thực hiện Quy định số 213-QĐ/TW ngày 02/01/2020 của Bộ Chính trị, xã Sông Ray đạt 95,5%."
GROUPS = ("references", "places", "figures", "dates", "sentences")


def results(doc: Doc) -> list[object]:
    """All values of a Doc."""
    labels = [(span._.domain, span._.polarity) for span in doc.spans["sentences"]]
    return [doc._.notice, *labels, *((g, s.start_char, s.text, s._.value) for g in GROUPS for s in doc.spans[g])]


def test_a_doc_survives_bytes() -> None:
    doc = vanthu.analyze(TEXT)
    assert results(Doc(doc.vocab).from_bytes(doc.to_bytes())) == results(doc)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(doc.vocab)
    assert results(again) == results(doc)


def test_spacy_may_use_several_processes() -> None:
    nlp = vanthu.load()
    expected = [results(doc) for doc in nlp.pipe([TEXT] * 3)]
    assert [results(doc) for doc in nlp.pipe([TEXT] * 3, n_process=2, batch_size=1)] == expected


@pytest.mark.parametrize("name", [["os", "system"], ["vanthu.resources", "trust"], ["vanthu.notice", "Any"]])
def test_nothing_else_is_called_when_bytes_are_read(name: list[str]) -> None:
    with pytest.raises(ValueError, match="no value of vanthu"):
        srsly.msgpack_loads(srsly.msgpack_dumps({"__vanthu__": name, "fields": ["true"]}))
