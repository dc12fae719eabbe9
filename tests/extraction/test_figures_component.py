"""The components on a Doc: span groups, exact words, entities, settings that survive disk."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from vanthu.extraction.figures import Figure
from vanthu.layout import parse
from vanthu.notice import Source

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


def under(*lines: str) -> list[Figure]:
    text = "\n\n".join(("BÁO CÁO", "Tình hình năm 2023", *lines))
    notice = parse(Source("", "", "txt", "utf-8", text))
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "vanthu.Tokenizer.v1"}}})
    nlp.add_pipe("vanthu_paragraphs")
    nlp.add_pipe("vanthu_figures")
    (doc,) = nlp.tokenizer.from_notices([notice])
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [span._.value for span in doc.spans["figures"]]


RESULT = ("I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2023", "Thu ngân sách đạt 41 tỷ đồng, hộ nghèo còn 3,5%.")


def test_figures_under_a_heading_of_targets_are_targets() -> None:
    done, poor, aim, poor_aimed, works = under(
        *RESULT,
        "II. MỤC TIÊU NĂM 2024",
        "Thu ngân sách đạt 45 tỷ đồng, hộ nghèo còn dưới 3%.",
        "III. NHIỆM VỤ",
        "Xây dựng 12 căn nhà.",
    )
    assert (done.target, poor.target, works.target) == (None, None, None)
    assert (aim.target, aim.period) == (45e9, "2024")
    assert (poor_aimed.target, poor_aimed.comparator) == (3, "<")


def test_items_behind_a_line_that_announces_targets_are_targets() -> None:
    first, second, later = under(
        "Năm tới xã phấn đấu đạt các chỉ tiêu sau:",
        "- Thu ngân sách 45 tỷ đồng;",
        "- Kết nạp 20 đảng viên.",
        "Toàn xã có 14 thôn.",
    )
    assert (first.target, second.target, later.target) == (45e9, 20, None)


def test_figures_under_aims_and_tasks_are_targets_but_not_those_under_tasks() -> None:
    done, poor, aim, works = under(
        *RESULT,
        "II. PHƯƠNG HƯỚNG, MỤC TIÊU, NHIỆM VỤ NĂM 2024",
        "1. Kinh tế",
        "- Thu ngân sách đạt 45 tỷ đồng.",
        "2. Nhiệm vụ trọng tâm",
        "- Xây dựng 12 căn nhà.",
    )
    assert (done.target, poor.target, aim.target, works.target) == (None, None, 45e9, None)


def test_the_year_of_the_document_tells_what_is_ahead(nlp: Language) -> None:
    text = "Đến năm 2030, 95% hồ sơ ở cấp xã được xử lý trên mạng."
    found = []
    for day in ("2022-03-12", "2031-03-12"):
        doc = nlp.make_doc(text)
        doc._.date = day
        for _, component in nlp.pipeline:
            doc = component(doc)
        found.append(doc.spans["figures"][0]._.value.target)
    assert found == [95, None]
