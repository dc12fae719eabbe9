"""The period and the unit of a figure, denominators against the gazetteer, numbers in words."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from vanthu.extraction.figures import Figure, find_figures
from vanthu.numbers import spelled

CAM_MY = "huyện Cẩm Mỹ, tỉnh Đồng Nai"


@cache
def pipeline() -> Language:
    made = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "vanthu.Tokenizer.v1"}}})
    for name in ("vanthu_paragraphs", "vanthu_references", "vanthu_places", "vanthu_figures"):
        made.add_pipe(name)
    return made


def analysed(text: str, place: str = CAM_MY, date: str = "2022-12-15") -> Doc:
    nlp = pipeline()
    doc = nlp.make_doc(text)
    doc._.place, doc._.date = place, date
    return nlp(doc)


def figures(text: str, place: str = CAM_MY, date: str = "2022-12-15") -> list[Figure]:
    doc = analysed(text, place, date)
    return [span._.value for span in doc.spans["figures"]]


def test_the_period_stands_before_the_figure_in_its_sentence() -> None:
    first, second, third = figures(
        "Năm 2021 kết nạp 80 đảng viên; quý I năm 2022 kết nạp 15 đảng viên. Xử lý kỷ luật 12 đảng viên."
    )
    assert (first.period, second.period) == ("2021", "2022-01/2022-03")
    assert third.period is None


def test_a_base_of_comparison_and_a_documents_date_are_no_periods() -> None:
    (figure, change) = figures("Tai nạn giao thông xảy ra 12 vụ, so với năm 2020 giảm 02 vụ.")
    assert (figure.period, change.period) == (None, None)
    (cited,) = figures("Theo Kế hoạch số 15-KH/HU ngày 05/3/2021, đã kết nạp 40 đảng viên.")
    assert cited.period is None


def test_a_figure_belongs_to_the_commune_named_before_it_else_to_the_document() -> None:
    doc = analysed("Thu ngân sách đạt 90 tỷ đồng. Riêng xã Xuân Bảo có 12 hộ nghèo.")
    district, commune = (span._.value for span in doc.spans["figures"])
    assert district.unit_uid == doc._.place.unit_uid
    (place,) = (span._.value for span in doc.spans["places"])
    assert commune.unit_uid == place.unit_uid != district.unit_uid


@pytest.mark.parametrize("share", ["13/13 xã, thị trấn", "12/12 xã", "13/13 xã", "08/12 xã", "05/05 xã biên giới"])
def test_denominators_the_gazetteer_bears_out(share: str) -> None:
    (figure,) = figures(f"Có {share} hoàn thành kế hoạch.")
    assert figure.flag is None


@pytest.mark.parametrize("share", ["14/14 xã, thị trấn", "15/16 xã", "11/11 xã, thị trấn"])
def test_denominators_that_do_not_agree_with_the_gazetteer(share: str) -> None:
    (figure,) = figures(f"Có {share} hoàn thành kế hoạch.")
    assert (figure.flag or "").startswith("denominator_mismatch: ")
    assert "Cẩm Mỹ" in (figure.flag or "")


def test_the_gazetteer_is_asked_for_the_documents_day() -> None:
    text = "Có 95/95 xã, phường hoàn thành."
    (before,) = figures(text, "tỉnh Đồng Nai", "2024-06-01")
    (after,) = figures(text, "tỉnh Đồng Nai", "2026-06-01")
    assert before.flag is not None
    assert after.flag is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("mười", 10), ("mười lăm", 15), ("hai mươi mốt", 21), ("một trăm linh tư", 104), ("ba trăm sáu mươi lăm", 365)],
)
def test_numbers_in_words(words: str, value: float) -> None:
    assert spelled(words) == value
    (mention,) = find_figures(f"Toàn tỉnh có {words} xã đạt chuẩn.")
    assert (mention.value.value, mention.value.unit) == (value, "xã")


@pytest.mark.parametrize("text", ["hai mươi năm qua", "lần thứ hai mươi", "mười ngày sau", "một số xã", "phần trăm"])
def test_words_that_count_nothing(text: str) -> None:
    assert find_figures(f"Sau {text}, phong trào lan rộng.") == []
