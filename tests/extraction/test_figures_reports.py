"""How reports of districts and communes are written: plans before and behind, changes without a base, torn numbers."""

from __future__ import annotations

import pytest

from extraction.figure_rows import figures, one
from vanthu.extraction.figures import find_figures


def names(text: str) -> list[str | None]:
    return [figure.indicator for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "names_and_values"),
    [
        ("Khu vực dịch vụ tăng 7,2%; khu vực công nghiệp, xây dựng giảm 0,8%.", [7.2, -0.8]),
        ("Có 12 vụ cháy, làm chết 03 người. So với cùng kỳ giảm 02 vụ, tăng 01 người chết.", [12, 3, -2, 1]),
        (
            "Kiểm tra 45 tổ chức đảng và 80 đảng viên (tăng 12% tổ chức và 9% đảng viên so với năm 2020).",
            [45, 80, 12, 9],
        ),
        ("Số xã khá là 14 xã, tăng 03 xã so năm 2019.", [14, 3]),
    ],
)
def test_changes_need_no_base(text: str, names_and_values: list[float]) -> None:
    found = figures(text)
    assert [figure.value for figure in found] == names_and_values
    assert found[-1].kind == "change"


def test_a_change_in_the_next_sentence_is_named_like_what_changed() -> None:
    assert names("Toàn tỉnh xảy ra 20 vụ cháy, làm chết 02 người. So với cùng kỳ giảm 05 vụ, tăng 01 người chết.") == [
        "vụ cháy",
        "làm chết",
        "vụ cháy",
        "làm chết",
    ]


def test_growth_named_by_a_noun_is_no_change() -> None:
    assert one("Tốc độ tăng dân số tự nhiên là 1,02%.").kind == "percent"
    assert one("Ngành chế biến đạt mức tăng 11,5%.").kind == "percent"


@pytest.mark.parametrize(
    ("text", "value", "target", "verdict"),
    [
        ("Diện tích khoai lang kế hoạch giao 40 ha thực hiện được 36 ha, đạt 90% kế hoạch.", 36, 40, "missed"),
        ("Diện tích trồng chè kế hoạch giao 25 ha; thực hiện được 27 ha.", 27, 25, "exceeded"),
        (
            "Tỷ lệ bao phủ đạt 90,1%, thấp hơn 1,4% so với chỉ tiêu tại Quyết định số 12/QĐ-UBND của tỉnh (91,5%).",
            90.1,
            91.5,
            "missed",
        ),
        ("Tốc độ tăng trưởng ước đạt 7,1%/năm, chưa đạt mục tiêu Đại hội (8%).", 7.1, 8, "missed"),
        ("Số vụ vi phạm giảm 9%, vượt chỉ tiêu giảm 4%.", -9, -4, "exceeded"),
        ("Tỷ lệ hòa giải thành đạt 88% (vượt so với Nghị quyết đề ra là 40%).", 88, 40, "exceeded"),
        ("Tỷ lệ qua đào tạo là 52,4% trong khi kế hoạch giao là 54%.", 52.4, 54, "missed"),
        (
            "Xuất khẩu đạt 3 tỷ USD, vượt xa mục tiêu của Tỉnh ủy đến năm 2025 là 2,4 tỷ USD.",
            3e9,
            2.4e9,
            "exceeded",
        ),
    ],
)
def test_plans_before_and_behind(text: str, value: float, target: float, verdict: str) -> None:
    figure = one(text)
    assert (figure.value, figure.target, figure.verdict) == (value, target, verdict)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Có 31 xã đạt chuẩn, tăng 02 xã so với mục tiêu.", "exceeded"),
        ("Tỷ lệ tham gia đạt 40% (tăng 3% so với kế hoạch).", "exceeded"),
        ("Hộ nghèo giảm còn 9,4%, thấp hơn so kế hoạch đề ra gần 1%.", "exceeded"),
        ("Tỷ lệ giải ngân đạt 61%, thấp hơn kế hoạch 8,5%.", "missed"),
        ("Tỷ lệ hộ nghèo giảm 2,1% (đạt 105% kế hoạch).", "exceeded"),
        ("Thu ngân sách đạt 900 tỷ đồng, hụt hơn 40 tỷ đồng so kế hoạch giao.", "missed"),
        ("Sản lượng chưa đạt chỉ tiêu nghị quyết (650/700 tấn).", "missed"),
        ("Thu phí đạt 2 tỷ đồng, vượt mục tiêu so với Nghị quyết 06 của Tỉnh ủy.", "exceeded"),
        ("Tỷ lệ dân dùng nước máy trên 80% (nước hợp vệ sinh đạt 98%).", None),
    ],
)
def test_verdicts_of_comparisons(text: str, verdict: str | None) -> None:
    assert figures(text)[0].verdict == verdict
    assert figures(text)[0].target is None


def test_a_figure_in_brackets_with_its_own_plan_is_a_row() -> None:
    found = figures(
        "Có 02 chỉ tiêu không đạt là tăng trưởng xuất khẩu (đạt khoảng 3% so với kế hoạch là 5%), vốn đầu tư."
    )
    assert [(f.value, f.target, f.verdict) for f in found] == [(2, None, None), (3, 5, "missed")]


def test_listed_targets_are_plans() -> None:
    found = figures("Đại hội đề ra 10 chỉ tiêu cụ thể: thu nhập đạt 70 triệu đồng; tổng sản phẩm (GRDP), tăng 8%.")
    assert [(f.kind, f.value, f.target) for f in found] == [("count", 10, None), ("money", 7e7, 7e7), ("change", 8, 8)]
    assert found[2].indicator == "tổng sản phẩm (GRDP)"
    assert one("Toàn bộ 25 chỉ tiêu chủ yếu đều hoàn thành.").target is None


def test_a_second_plan_is_a_note() -> None:
    figure = one("Thu ngân sách đạt 80 tỷ đồng, đạt 104% dự toán tỉnh giao, đạt 97% dự toán huyện giao.")
    assert (figure.percent, figure.verdict) == (104, "exceeded")
    assert figure.note is not None
    assert "97% dự toán huyện giao" in figure.note


@pytest.mark.parametrize(
    "text",
    [
        "9 tháng, thu ngân sách đạt 80 tỷ đồng (kế hoạch 100 tỷ đồng).",
        "Tính đến ngày 30/9/2023, kết nạp 70 đảng viên, đạt 78% chỉ tiêu.",
        "Từ đầu năm đến nay, kết nạp 70 đảng viên, đạt 78% so với chỉ tiêu cả năm.",
    ],
)
def test_a_plan_not_reached_says_nothing_before_the_year_is_over(text: str) -> None:
    assert one(text).verdict is None


def test_the_period_of_the_document_tells_that_the_year_is_not_over() -> None:
    text = "Thu ngân sách đạt 80 tỷ đồng, bằng 52% dự toán."
    for period, verdict in (("2023-01-01/2023-06-30", None), ("2023-01-01/2023-12-31", "missed"), ("2023", "missed")):
        (mention,) = find_figures(text, context=lambda *_, period=period: (period, None, None))
        assert mention.value.verdict == verdict


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("Có 1 00% thôn đạt chuẩn.", "1 00%", 100),
        ("Tỷ lệ chung là 94 ,2% dân số.", "94 ,2%", 94.2),
        ("Toàn huyện còn 12 .450 hộ.", "12 .450 hộ", 12450),
        ("Sản lượng đạt  719,5  tấn.", "719,5  tấn", 719.5),
    ],
)
def test_torn_numbers(text: str, printed: str, value: float) -> None:
    (mention,) = find_figures(text)
    assert text[mention.start : mention.end] == printed
    assert mention.value.value == value


@pytest.mark.parametrize(
    "text",
    [
        "Tai nạn giao thông được kéo giảm cả 3 tiêu chí.",
        "Học sinh được học 2 buổi/ngày.",
        "Trẻ em từ 12-17 tuổi được tiêm.",
        "Trao Huy hiệu 40, 30 năm tuổi Đảng.",
        "Diện tích đất lúa 1 vụ bị bỏ hoang.",
        "Quận đề ra nhiệm vụ năm 2025 đồng thời kiến nghị thành phố.",
    ],
)
def test_no_indicators(text: str) -> None:
    assert not figures(text)


def test_who_is_counted_is_no_figure() -> None:
    figure = one("Số thôn đạt từ 12 tiêu chí trở lên là 28 thôn.")
    assert (figure.value, figure.indicator) == (28, "Số thôn đạt từ 12 tiêu chí trở lên")
    assert one("Số người đã tiêm ít nhất 01 mũi đạt 99,1%.").value == 99.1


def test_a_sum_told_again_in_words_is_one_figure() -> None:
    assert one("Kinh phí 3.250.000.000 đồng (Ba tỷ, hai trăm năm mươi triệu đồng).").value == 3.25e9


def test_cases_and_accused_are_two_counts() -> None:
    assert [(f.kind, f.value, f.unit) for f in figures("Đình chỉ 01 vụ/01 bị can.")] == [
        ("count", 1, "vụ"),
        ("count", 1, "bị can"),
    ]


def test_a_count_out_of_all_is_a_ratio() -> None:
    figure = one("Có 99 xã trong tổng số 132 xã hoàn thành quy hoạch, đạt 75%.")
    assert (figure.kind, figure.numerator, figure.denominator, figure.percent) == ("ratio", 99, 132, 75)
    assert figure.flag is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Toàn quốc xảy ra 41 vụ vi phạm pháp luật.", "vụ vi phạm pháp luật"),
        ("Về tai nạn giao thông, toàn tỉnh xảy ra 85 vụ.", "tai nạn giao thông"),
        ("Nhiều chỉ tiêu đạt cao như thu hút đầu tư 120 tỷ đồng.", "thu hút đầu tư"),
        ("Xã đạt 19/19 tiêu chí nông thôn mới.", "tiêu chí nông thôn mới"),
        ("Huyện phấn đấu thu ngân sách đạt 40 tỷ đồng.", "thu ngân sách"),
        ("Phát triển đảng viên mới 45 đảng viên.", "Phát triển đảng viên mới"),
        ("Diện tích gieo trồng 30ha.", "Diện tích gieo trồng"),
        ("Số thôn văn hóa (theo Quyết định của huyện): 12/15 thôn.", "Số thôn văn hóa"),
        ("Mục tiêu là giảm 1,5% trường hợp vi phạm.", "trường hợp vi phạm"),
        ("Ngành xây dựng tăng trưởng nhanh nên tổng doanh thu đạt 75 tỷ đồng.", "tổng doanh thu"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert one(text).indicator == name


def test_a_new_total_is_no_part_of_the_old_one() -> None:
    found = figures("Kết nạp 60 đảng viên, trong đó nữ 31 đồng chí, đưa tổng số đảng viên lên 7.410 đảng viên.")
    assert [figure.value for figure in found] == [60, 31, 7410]
    assert not any(figure.flag for figure in found)


def test_the_share_of_a_plan_behind_a_rate() -> None:
    figure = one("Thu ngân sách bình quân đạt 6,5 tỷ đồng/năm, đạt 104,3% so với nghị quyết.")
    assert (figure.kind, figure.percent, figure.verdict) == ("rate", 104.3, "exceeded")


def test_growth_from_a_rate_upwards_is_a_change() -> None:
    figure = one("Năm 2021 phấn đấu giá trị sản xuất tăng từ 7,5% trở lên.")
    assert (figure.kind, figure.value, figure.comparator) == ("change", 7.5, ">=")


def test_both_ends_of_a_rise_have_one_name() -> None:
    found = figures("Thu nhập bình quân từ 9,2 triệu đồng/người năm 2008 tăng lên 14,1 triệu đồng/người năm 2011.")
    assert [figure.indicator for figure in found] == ["Thu nhập bình quân", "Thu nhập bình quân"]


def test_a_list_of_targets_goes_on_over_its_items() -> None:
    found = figures(
        "Các chỉ tiêu chủ yếu (nhiệm kỳ 2020-2025): 1. Thu nhập bình quân đầu người: 52 triệu đồng. "
        "2. Tỷ lệ hộ dùng nước sạch: từ 92% trở lên. 3. Kết nạp đảng viên: trên 60 đảng viên."
    )
    assert [(figure.target, figure.comparator) for figure in found] == [(52e6, "="), (92, ">="), (60, ">")]


def test_items_behind_targets_that_were_missed_are_results() -> None:
    found = figures("Các chỉ tiêu chưa đạt gồm: 1. Thu ngân sách: 52 tỷ đồng. 2. Hộ dùng nước sạch: 71%.")
    assert not any(figure.target for figure in found)


def test_what_follows_a_list_of_targets_is_no_target() -> None:
    found = figures(
        "Chỉ tiêu cụ thể: (1) Hộ nghèo còn 3%. (2) Hộ dùng nước sạch 95%. Toàn xã có 14 thôn. Xã có 3 trường. "
        "Trong năm xây 12 nhà. Quỹ có 45 triệu đồng. Làm 5 km đường."
    )
    assert [figure.target for figure in found][:2] == [3, 95]
    assert found[-1].target is None


def test_a_change_behind_the_share_of_a_plan_in_brackets() -> None:
    first, change = figures("Sản lượng cá 320 tấn (đạt 104% kế hoạch, tăng 6,5% so với cùng kỳ).")
    assert (first.percent, first.verdict, first.target) == (104, "exceeded", None)
    assert (change.kind, change.value) == ("change", 6.5)


def test_a_range_that_says_what_is_counted() -> None:
    assert one("- Số xã đạt từ 12-14 tiêu chí : 17 xã, tỷ lệ 14,4%.").value == 17


def test_both_values_of_a_fall_are_figures_and_only_the_last_is_aimed_at() -> None:
    found = figures("Xã phấn đấu giảm số hộ nghèo từ 31 hộ xuống còn 24 hộ.")
    assert [(figure.value, figure.target) for figure in found] == [(31, None), (24, 24)]
    assert {figure.indicator for figure in found} == {"giảm số hộ nghèo"}
    assert [figure.value for figure in figures("Tỷ lệ hộ nghèo từ 6,2% xuống còn 4,1%.")] == [6.2, 4.1]


def test_reached_and_more_is_at_least() -> None:
    figure = one("Xã phấn đấu sản lượng lương thực đạt và vượt 1.250 tấn.")
    assert (figure.kind, figure.indicator, figure.target, figure.comparator) == (
        "weight",
        "sản lượng lương thực",
        1250,
        ">=",
    )


def test_targets_told_in_the_next_sentence() -> None:
    found = figures("Phấn đấu tổng thu nhập đạt 410 tỷ đồng. Trong đó nông nghiệp đạt 40 tỷ đồng, chiếm 10%.")
    assert [figure.target for figure in found] == [410e9, 40e9]
    found = figures("Đại hội thông qua 16 chỉ tiêu. Cụ thể, thu nhập đạt 71 triệu đồng, hộ nghèo còn 2%.")
    assert [figure.target for figure in found] == [None, 71e6, 2]


def test_communes_that_fulfil_all_criteria_are_one_figure() -> None:
    six = one("Thị xã có 6 xã đạt 19/19 tiêu chí.")
    assert (six.value, six.indicator) == (6, "xã đạt 19/19 tiêu chí")
    assert one("Xã đạt 19/19 tiêu chí.").denominator == 19
    figure = one("Toàn tỉnh có 45 xã/90 xã hoàn thành 19/19 tiêu chí, bằng 50%.")
    assert (figure.numerator, figure.percent) == (45, 50)


def test_results_that_reach_much_are_no_targets() -> None:
    first, second = figures(
        "Các chỉ tiêu đạt cao gồm: diện tích chè 420 ha, đạt 103% kế hoạch; thu ngân sách 9 tỷ đồng."
    )
    assert (first.target, first.verdict) == (None, "exceeded")
    assert second.target is None


def test_sentences_that_go_on_with_targets() -> None:
    text = "Mục tiêu đến năm 2027 là 85% hộ dùng nước máy. Có 70% số thôn có nhà văn hóa. Ít nhất 40% xã đạt chuẩn."
    assert [(figure.target, figure.comparator) for figure in figures(text)] == [(85, "="), (70, "="), (40, ">=")]
    text = "Xã phấn đấu thu 12 tỷ đồng. Tổng thu 6 tháng đạt 5 tỷ đồng. Tỷ lệ hộ nghèo đã giảm còn 4%."
    assert [figure.target for figure in figures(text)] == [12e9, None, None]


def test_numbers_of_targets_and_days_with_a_dash_count_nothing() -> None:
    figure = one("Có 64% số xã đạt chỉ tiêu 8.3 của Tiêu chí số 8.")
    assert (figure.indicator, figure.value) == ("số xã đạt chỉ tiêu 8.3 của Tiêu chí số 8", 64)
    assert one("Tính đến ngày 25-8, khối lượng thực hiện vốn làm đường đạt 58% kế hoạch").value == 58


def test_shares_of_two_plans_about() -> None:
    figure = one("Thu ngân sách được 41 tỷ đồng, bằng gần 91% dự toán tỉnh giao, bằng trên 72% dự toán huyện giao.")
    assert figure.percent == 91


def test_a_target_behind_its_abbreviation() -> None:
    figure = one("Diện tích rau tăng trưởng đạt 14,2%/kế hoạch (KH) 14%.")
    assert (figure.target, figure.verdict) == (14, "exceeded")


def test_jobs_more_are_counted() -> None:
    figure = one("Xã tạo việc làm tăng thêm cho 320 người, vượt 6% kế hoạch.")
    assert (figure.kind, figure.value, figure.verdict) == ("count", 320, "exceeded")


def test_one_excess_behind_another() -> None:
    first, second = figures("Trồng được 640 ha rừng, vượt 8% kế hoạch, đào tạo lao động vượt 15%.")
    assert (first.verdict, second.indicator, second.verdict) == ("exceeded", "đào tạo lao động", "exceeded")


def test_a_fall_of_so_much_or_more() -> None:
    figure = one("Xã phấn đấu giảm tỷ lệ hộ nghèo từ 0,4% trở lên.")
    assert (figure.indicator, figure.value, figure.target, figure.comparator) == ("tỷ lệ hộ nghèo", -0.4, -0.4, "<=")
    assert one("Xã phấn đấu giảm 45 hộ nghèo trở lên.").comparator == "<="


def test_growth_each_year_behind_a_comma() -> None:
    first, change = figures("Thu ngân sách đạt 31 tỷ đồng, tăng bình quân hằng năm 4,2%.")
    assert (change.kind, change.indicator, change.value) == ("change", first.indicator, 4.2)


def test_a_name_before_a_colon_and_words_for_reaching() -> None:
    figure = one("Tỷ lệ người dân dùng nước máy: ước thực hiện 72%, bằng 94% kế hoạch.")
    assert (figure.indicator, figure.verdict) == ("Tỷ lệ người dân dùng nước máy", "missed")


def test_a_year_before_a_rate_is_no_money() -> None:
    figure = one("Phấn đấu đến năm 2027 tỷ lệ đường thôn được cứng hóa đạt 85%.")
    assert (figure.indicator, figure.value, figure.target) == ("tỷ lệ đường thôn được cứng hóa", 85, 85)
    assert one("Thu ngân sách 7 tỷđ.").value == 7e9


def test_lists_of_targets_that_stand_in_one_line() -> None:
    text = "Các chỉ tiêu chủ yếu đến năm 2026: (1). Lao động qua đào tạo 61%. (2). Hộ cận nghèo còn dưới 3%."
    assert [(figure.target, figure.comparator) for figure in figures(text)] == [(61, "="), (3, "<")]
    text = "Các chỉ tiêu chủ yếu đến năm 2026 1. Lao động qua đào tạo 61%. 2. Giá trị gấp 2 lần so với năm 2021."
    assert [(figure.value, figure.target) for figure in figures(text)] == [(61, 61)]
    text = "PHƯƠNG HƯỚNG, MỤC TIÊU NHIỆM KỲ: - Thu ngân sách 7 tỷ đồng; - Số hộ kinh doanh: 120 hộ."
    assert [figure.target for figure in figures(text)] == [7e9, 120]


def test_an_excess_behind_a_change_is_that_of_the_figure() -> None:
    first, change = figures("Nhập khẩu đạt 2,5 tỷ USD, tăng 31%, vượt gần 12% kế hoạch.")
    assert (first.verdict, change.kind, change.verdict) == ("exceeded", "change", None)


def test_targets_that_follow_their_number() -> None:
    text = "Nhiệm kỳ tới, phường đề ra 12 chỉ tiêu, trong đó có thu nhập bình quân 92 triệu đồng; hộ nghèo dưới 0,7%."
    assert [(figure.target, figure.comparator) for figure in figures(text)] == [(None, None), (92e6, "="), (0.7, "<")]
    text = "Đầu năm xã đề ra 12 chỉ tiêu, trong đó có 9 chỉ tiêu đạt kế hoạch; hộ nghèo còn 3%."
    assert {figure.target for figure in figures(text)} == {None}
    text = "Đầu năm xã đề ra 12 chỉ tiêu, trong đó thu ngân sách đã đạt 7 tỷ đồng."
    assert {figure.target for figure in figures(text)} == {None}


def test_an_aim_to_raise_or_lower() -> None:
    first, second = figures("Xã nêu mục tiêu tăng thu ngân sách hằng năm 6-7% và tăng giá trị chăn nuôi tối thiểu 9%.")
    assert (first.target, second.target, second.comparator) == (6, 9, ">=")
    assert figures("Hộ nghèo giảm 4%, so với mục tiêu chung của tỉnh, giảm gấp 3 lần.")[-1].target is None


def test_targets_of_a_year_in_the_next_sentence() -> None:
    text = "Giai đoạn 2021-2025, tỉnh phấn đấu tăng trưởng 6%. Năm 2025, tỷ trọng chăn nuôi đạt 34%."
    assert figures(text)[-1].target == 34
    assert figures(text.replace("Năm 2025, tỷ trọng chăn nuôi", "Năm 2022, tỷ trọng chăn nuôi đã"))[-1].target is None


def test_targets_that_follow_their_number_behind_a_semicolon() -> None:
    text = "Nghị quyết đề ra 19 chỉ tiêu chủ yếu năm 2024; trong đó, tăng trưởng đạt từ 6-7%."
    assert figures(text)[-1].target == 6
