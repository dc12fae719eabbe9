"""The components on a Doc: span groups, exact words, entities, settings that survive disk."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extraction.figure_rows import figures_of
from vanthu.extraction.figures import Figure

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
    return figures_of("BÁO CÁO", "Tình hình năm 2023", *lines)


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


def test_figures_under_aims_and_tasks_are_targets() -> None:
    done, poor, aim, works = under(
        *RESULT,
        "II. PHƯƠNG HƯỚNG, MỤC TIÊU, NHIỆM VỤ NĂM 2024",
        "1. Kinh tế",
        "- Thu ngân sách đạt 45 tỷ đồng.",
        "2. Nhiệm vụ trọng tâm",
        "- Xây dựng 12 căn nhà.",
    )
    assert (done.target, poor.target, aim.target, works.target) == (None, None, 45e9, 12)


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


def _chapter(doc_type: str, title: str, *lines: str) -> list[Figure]:
    head = ("HUYỆN ỦY BÌNH GIANG", "Bình Giang, ngày 12 tháng 7 năm 2022", doc_type, title)
    return figures_of(*head, *lines)


def test_so_much_of_a_plan_is_not_met_in_the_chapters_of_a_plan() -> None:
    members, budget = _chapter(
        "KẾ HOẠCH",
        "Phát triển đảng viên năm 2022",
        "I. MỤC TIÊU",
        "1. Kết nạp 85 đảng viên, đạt 100% chỉ tiêu.",
        "II. NHIỆM VỤ",
        "1. Thu đảng phí đạt 100% dự toán.",
    )
    assert (members.verdict, members.target, members.period) == (None, 85, "2022")
    assert (budget.verdict, budget.target, budget.period) == (None, 100, "2022")


def test_so_much_of_a_plan_is_met_under_results_and_planned_under_tasks() -> None:
    done, ahead, before = _chapter(
        "BÁO CÁO",
        "Kết quả công tác 6 tháng đầu năm 2022",
        "I. Kết quả 6 tháng đầu năm 2022",
        "1. Thu ngân sách đạt 100% dự toán.",
        "II. Nhiệm vụ 6 tháng cuối năm 2022",
        "1. Thu ngân sách đạt 100% dự toán.",
        "2. Năm trước đã thu quỹ đạt 100% kế hoạch.",
    )
    assert (done.verdict, before.verdict) == ("met", "met")
    assert (ahead.verdict, ahead.target, ahead.period) == (None, 100, "2022-07-01/2022-12-31")


def test_a_plan_of_another_year_holds_for_that_year() -> None:
    done, aim = _chapter(
        "BÁO CÁO", "Tổng kết năm 2022", "I. Kết quả", "Tăng trưởng năm 2022 đạt 8,1%, kế hoạch 2023 là 9%."
    )
    assert (done.period, aim.period) == ("2022", "2023")


def _rows(*lines: str) -> list[Figure]:
    return _chapter("BÁO CÁO", "Kết quả năm 2022", "I. Kết quả", "\n".join(lines))


def test_a_row_is_held_against_the_column_of_its_plan() -> None:
    growth, poor = _rows(
        "Chỉ tiêu | Đơn vị | Kế hoạch | Thực hiện", "Tốc độ tăng | % | 8 | 9,5", "Số hộ nghèo | hộ | 140 | 155"
    )
    assert (growth.indicator, growth.value, growth.target, growth.verdict) == ("Tốc độ tăng", 9.5, 8, "exceeded")
    assert (poor.value, poor.unit, poor.target, poor.verdict) == (155, "hộ", 140, "missed")


def test_columns_of_several_years_are_not_guessed() -> None:
    found = _rows(
        "Chỉ tiêu | Đơn vị | Thực hiện 2021 | Kế hoạch 2022 | Thực hiện 2022", "Tốc độ tăng | % | 7 | 8 | 9,5"
    )
    assert found
    assert all(figure.target is None for figure in found)


@pytest.mark.parametrize(("opening", "verdict"), [("Chín tháng đầu năm, mưa nhiều.", None), ("Mưa nhiều.", "missed")])
def test_a_plan_is_not_missed_in_a_document_that_opens_with_a_part_of_the_year(
    opening: str, verdict: str | None
) -> None:
    (figure,) = figures_of("THÔNG BÁO", "Tình hình trồng chè", opening, "Các xã trồng được 412 ha, đạt 74,7% kế hoạch.")
    assert figure.verdict == verdict


def test_what_is_planned_takes_the_period_of_its_heading() -> None:
    head = ("Hải Dương, ngày 20 tháng 12 năm 2018", "BÁO CÁO", "Tình hình của xã")
    budget, poor = figures_of(
        *head, "II. CHỈ TIÊU CHỦ YẾU NĂM 2019", "1. Thu ngân sách: 88 tỷ đồng.", "2. Hộ nghèo 4%."
    )
    assert (budget.period, budget.target, poor.period) == ("2019", 88e9, "2019")


def test_what_figures_are_compared_with_is_not_their_period() -> None:
    (fires, fewer) = figures_of("Trong tháng 4/2013 xảy ra 12 vụ cháy.", "So với tháng 3/2013, giảm 4 vụ.")
    assert (fires.period, fewer.period) == ("2013-04", None)
