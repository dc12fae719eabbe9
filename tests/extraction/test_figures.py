"""Indicators: names, values, targets, verdicts, changes, and what the audit says of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.figure_rows import figures, one
from vanthu.evaluation.figures import evaluate
from vanthu.extraction.figures import find_figures

GOLD = Path(__file__).parents[2] / "corpora/gold/figures/gold.jsonl"
NOTICE = Path(__file__).parents[3] / "shared/notice.txt"
PIECES = [
    "đạt ",
    "12",
    "1.250",
    "%",
    "/",
    " tỷ",
    " đồng",
    " hộ",
    ", ",
    "; ",
    "(",
    ")",
    "chỉ tiêu ",
    "tăng ",
    "xã ",
    ". ",
    "O",
    "-",
    "\n",
    "Ủy",
]


def test_ratio_percent_target_and_verdict_are_one_row() -> None:
    figure = one("Số hộ dùng nước sạch là 1.840/2.000 hộ, đạt 92% (Nghị quyết là 90% - vượt chỉ tiêu).")
    assert (figure.kind, figure.value, figure.unit) == ("ratio", 1840, "hộ")
    assert (figure.numerator, figure.denominator, figure.percent) == (1840, 2000, 92)
    assert (figure.target, figure.comparator, figure.verdict) == (90, "=", "exceeded")
    assert figure.note == "verdict stated"
    assert figure.indicator == "Số hộ dùng nước sạch"


@pytest.mark.parametrize(
    ("target", "comparator", "verdict"),
    [
        ("từ 80% trở lên - đạt chỉ tiêu", ">=", "met"),
        ("trên 95% - chưa đạt", ">", "missed"),
        ("kế hoạch tối thiểu 80%, đạt", ">=", "met"),
        ("không quá 95% - đảm bảo", "<=", "met"),
    ],
)
def test_the_target_binds_as_it_is_worded(target: str, comparator: str, verdict: str) -> None:
    figure = one(f"Tỷ lệ giải ngân đạt 90% (Nghị quyết {target}).")
    assert (figure.comparator, figure.verdict) == (comparator, verdict)


def test_a_verdict_is_computed_where_none_is_stated() -> None:
    higher = one("Tỷ lệ hộ có hố xí hợp vệ sinh đạt 71% (chỉ tiêu 75%).")
    lower = one("Tỷ lệ hộ nghèo còn 2,4% (chỉ tiêu 3%).")
    assert (higher.verdict, lower.verdict) == ("missed", "exceeded")
    assert higher.note == lower.note == "verdict computed"


def test_a_change_is_a_row_of_its_own_with_its_base() -> None:
    main, change = figures("Tội phạm hình sự xảy ra 40 vụ, giảm 06 vụ so với cùng kỳ năm 2020.")
    assert (main.kind, main.value, main.verdict) == ("count", 40, None)
    assert (change.kind, change.value, change.indicator) == ("change", -6, main.indicator)
    assert change.note == "so với cùng kỳ năm 2020"


def test_what_is_still_to_be_reached_is_planned() -> None:
    figure = one("Phấn đấu đến cuối nhiệm kỳ tỷ lệ che phủ rừng đạt trên 55%.")
    assert figure.target == 55
    assert figure.comparator == ">"
    assert figure.verdict is None
    assert "planned" in (figure.note or "")


def test_percent_of_a_plan_gives_the_verdict() -> None:
    figure = one("Thu ngân sách 18,2 tỷ đồng, đạt 91% dự toán.")
    assert (figure.value, figure.percent, figure.verdict) == (18.2e9, 91, "missed")


@pytest.mark.parametrize("percent", ["80,35", "80,36"])
def test_rounding_and_truncation_are_both_fine(percent: str) -> None:
    assert one(f"Có 54.511/67.837 người tham gia, đạt {percent}%.").flag is None


def test_a_share_that_does_not_follow_is_flagged() -> None:
    assert (one("Có 33/60 thôn văn hóa, đạt 57%.").flag or "").startswith("percent_mismatch: 33/60 is 55.00%")


def test_parts_are_held_against_their_total() -> None:
    wrong = figures("Thi hành kỷ luật 20 đảng viên, trong đó khiển trách 12, cảnh cáo 06.")
    right = figures("Thi hành kỷ luật 20 đảng viên, trong đó khiển trách 12, cảnh cáo 08.")
    assert wrong[0].flag == "sum_mismatch: 12 + 6 = 18, total 20"
    assert all(figure.flag is None for figure in right)


def test_a_choice_of_parts_need_not_sum_up() -> None:
    assert all(f.flag is None for f in figures("Kết nạp 50 đảng viên, trong đó có 20 nữ, 05 dân tộc thiểu số."))


def test_units_that_cannot_both_be_meant_are_flagged_once() -> None:
    figure = one("Vốn huyện 12.400.000.000 triệu đồng/13.000.000.000 đồng, đạt 95%.")
    assert (figure.flag or "").startswith("unit_mismatch")
    assert "percent" not in (figure.flag or "")


def test_a_stated_verdict_against_the_arithmetic_is_flagged() -> None:
    assert "verdict_mismatch" in (one("Tỷ lệ hài lòng đạt 78% (chỉ tiêu từ 80% trở lên - đạt chỉ tiêu).").flag or "")


def test_days_that_no_calendar_has_are_flagged() -> None:
    (figure,) = figures("Hoàn thành trước ngày 31/02/2023.")
    assert (figure.kind, figure.flag) == ("date", "impossible_date: 31/02/2023")


@pytest.mark.parametrize(
    "text",
    [
        "Sửa chữa tỉnh lộ 765 qua khu phố 4.",
        "Thực hiện Điều 5, khoản 2 Quy định số 04-QĐ/TU ngày 17/3/2017.",
        "Nhiệm kỳ 2020-2025 và giai đoạn 2026-2030.",
        "Trong 06 tháng đầu năm 2022, tình hình ổn định.",
        "Trẻ dưới 05 tuổi được tiêm chủng nhân dịp 01/6.",
        "Quán triệt Nghị quyết Trung ương 4 khóa XII.",
    ],
)
def test_numbers_that_only_name_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_numbers_inside_references_are_left_out() -> None:
    text = "Theo Chương trình 135 có 20 hộ được vay."
    start = text.index("135")
    assert [f.value for f in (m.value for m in find_figures(text, [(start, start + 3)]))] == [20]


def test_gold_of_composed_indicators() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    scores = evaluate(rows)
    assert int(scores["indicators"]) >= 200
    assert float(scores["value"]) >= 0.97
    assert float(scores["target_and_verdict"]) >= 0.93
    assert float(scores["target"]) >= 0.93
    assert float(scores["name_overlap"]) >= 0.85


def test_a_plan_may_stand_before_what_was_reached() -> None:
    (row,) = figures("Chi đầu tư phát triển: dự toán huyện giao 42 tỷ đồng, thực hiện 39 tỷ đồng.")
    assert (row.indicator, row.value, row.target, row.verdict) == ("Chi đầu tư phát triển", 39e9, 42e9, "missed")
    (row,) = figures("Tỷ lệ trẻ em được tiêm chủng: chỉ tiêu 96%, thực hiện 97,4%.")
    assert (row.percent, row.target, row.verdict) == (97.4, 96, "exceeded")


def test_a_percentage_in_brackets_behind_the_whole_noun_phrase() -> None:
    (row,) = figures("Có 39/42 đại biểu dự họp tán thành (92,86%).")
    assert (row.numerator, row.denominator, row.percent) == (39, 42, 92.86)


def test_the_verdict_may_stand_before_the_bracket_of_its_target() -> None:
    (row,) = figures("Mức giảm hộ nghèo bình quân đạt 1,4%/năm, vượt chỉ tiêu (1,1%/năm).")
    assert (row.target, row.verdict, row.note) == (1.1, "exceeded", "verdict stated")


def test_a_difference_of_percentages_is_a_change() -> None:
    found = figures("Tỷ lệ đô thị hóa đạt 35,2%, tăng 1,4 điểm phần trăm.")
    assert (found[1].kind, found[1].value, found[1].unit) == ("change", 1.4, "điểm phần trăm")


def test_names_that_are_lists_stay_with_their_own_figure() -> None:
    found = figures("Khiếu nại 14 đơn, kiến nghị, phản ánh 52 đơn.")
    assert [row.indicator for row in found] == ["Khiếu nại", "kiến nghị, phản ánh"]
    found = figures("Dịch vụ chiếm 31%, nông, lâm nghiệp 20%.")
    assert [row.indicator for row in found] == ["Dịch vụ", "nông, lâm nghiệp"]


def test_what_a_rate_is_counted_of_is_no_figure() -> None:
    (row,) = figures("Số bác sĩ trên 1 vạn dân đạt 8,2 bác sĩ.")
    assert row.value == 8.2
    (row,) = figures("Giá trị sản phẩm trên 1 ha đất trồng trọt đạt 120 triệu đồng.")
    assert row.kind == "money"


def test_from_one_year_to_another() -> None:
    one, two = figures("Tỷ lệ hộ khá tăng từ 41,2% năm 2016 lên 55,8% năm 2020.")
    assert one.indicator == two.indicator == "Tỷ lệ hộ khá"


def test_marks_of_footnotes_are_no_figures() -> None:
    assert figures('Người xưa dạy "tiên học lễ" (1).') == []
    assert figures("Diện tích vượt mức nêu tại (2) thì phải nộp thêm tiền.") == []
    assert [row.value for row in figures("Khiển trách (12), cảnh cáo (3).")] == [12, 3]


def test_not_lower_is_no_comparison() -> None:
    (row,) = figures("Bảo đảm chi cho khoa học không thấp hơn 2% tổng chi ngân sách.")
    assert (row.kind, row.verdict) == ("percent", None)


def test_a_share_of_another_total_is_no_mismatch() -> None:
    (row,) = figures("Có 452/452 đại biểu dự họp tán thành (chiếm 94,56% tổng số đại biểu).")
    assert (row.percent, row.flag) == (94.56, None)


def test_results_of_targets_are_no_plans() -> None:
    (row,) = figures("Kết quả thực hiện các chỉ tiêu chủ yếu: thu ngân sách đạt 82 tỷ đồng (kế hoạch 80 tỷ đồng).")
    assert (row.target, row.verdict) == (80e9, "exceeded")


def test_bounds_in_signs() -> None:
    (row,) = figures("Tỷ lệ hồ sơ đúng hạn đạt 98,4% (kế hoạch ≥ 98%).")
    assert (row.target, row.comparator, row.verdict) == (98, ">=", "met")


def test_changes_in_a_row() -> None:
    found = figures("Giá trị sản xuất đạt 640 tỷ đồng, tăng 7,5%, trong đó công nghiệp tăng 9,1%.")
    assert [(row.kind, row.value) for row in found] == [("money", 640e9), ("change", 7.5), ("change", 9.1)]


def test_flags_on_the_real_notice() -> None:
    if not NOTICE.exists():
        pytest.skip("the notice is not part of the repository")
    flagged = {}
    rows = 0
    for line in NOTICE.read_text(encoding="utf-8").split("\n"):
        for mention in find_figures(line):
            rows += mention.value.indicator is not None
            if mention.value.flag:
                flagged[line[mention.start : mention.end].split()[0]] = mention.value.flag
    assert rows > 40
    assert flagged["56/74"].startswith("percent_mismatch")
    assert flagged["241"].startswith("sum_mismatch: 136 + 5")
    assert any(flag.startswith("unit_mismatch") for flag in flagged.values())
    assert "54.511/67.837" not in flagged
    assert "32.201/32.413" not in flagged


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_gives_spans_in_order_inside_it(text: str) -> None:
    found = find_figures(text)
    ends = [0]
    for mention in found:
        assert ends[-1] <= mention.start < mention.end <= len(text)
        ends.append(mention.end)


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for mention in find_figures(text):
        assert text[mention.start : mention.end].strip()
