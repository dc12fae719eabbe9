"""The components on a Doc: span groups, exact words, entities, settings that survive disk."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

TEXT = "Ngày 15/11/2023, đồng chí Lê Văn Bình, Bí thư Huyện ủy, báo cáo: có 1.840/2.000 hộ dùng nước sạch, đạt 92,0%."


@pytest.fixture(scope="module")
def nlp() -> Language:
    config = {"nlp": {"tokenizer": {"@tokenizers": "vanthu.Tokenizer.v1"}}}
    made = spacy.blank("vi", config=config)
    for name in ("vanthu_paragraphs", "vanthu_figures", "vanthu_actors"):
        made.add_pipe(name)
    return made


def test_span_groups_and_entities(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [s.text for s in doc.spans["figures"]] == ["1.840/2.000 hộ"]
    assert doc.spans["figures"][0]._.value.percent == 92
    assert [s._.value.iso for s in doc.spans["dates"]] == ["2023-11-15"]
    assert [s._.value.name for s in doc.spans["people"]] == ["Lê Văn Bình"]
    assert [s.text for s in doc.spans["organisations"]] == ["Huyện ủy"]
    assert {e.label_ for e in doc.ents} == {"FIGURE", "DATE", "PERSON", "ORGANISATION"}


def test_numbers_are_single_words(nlp: Language) -> None:
    words = [token.text for token in nlp(TEXT)]
    assert {"15/11/2023", "1.840/2.000", "92,0%"} <= set(words)


def test_survives_disk(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "m")
    again = spacy.load(tmp_path / "m")
    one, two = nlp(TEXT), again(TEXT)
    assert [s.text for s in two.spans["figures"]] == [s.text for s in one.spans["figures"]]
    assert [t.text for t in two] == [t.text for t in one]
