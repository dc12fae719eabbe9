"""Which target a figure is held against, and what is said of it, in the many ways that reports put it."""

from __future__ import annotations

import pytest

from extraction.figure_rows import Row, rows
from vanthu.extraction.figures import find_figures


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Kế hoạch năm: 320 ha. Thực hiện: 335 ha.", (335, 320, "=", "exceeded")),
        ("KH giao 45 lớp, TH 43 lớp, đạt 95,6%.", (43, 45, "=", "missed")),
        ("Tỷ lệ hộ nghèo (KH: giảm còn 3,5%; TH: 3,2%).", (3.2, 3.5, "=", "exceeded")),
        ("Chỉ tiêu dân số tham gia BHYT là 90%, huyện thực hiện được 91,2%.", (91.2, 90, "=", "exceeded")),
        ("Mục tiêu là mỗi năm trồng mới 500 ha rừng, song chỉ trồng được 412 ha.", (412, 500, "=", "missed")),
        ("Xã phải hoàn thành 12 km đường bê tông, nhưng mới làm được 7,5 km.", (7.5, 12, "=", "missed")),
        ("Đảng bộ phấn đấu kết nạp 35 đảng viên, thực hiện được 38 đồng chí.", (38, 35, "=", "exceeded")),
        ("So với chỉ tiêu 95% dân số tham gia BHYT, xã mới đạt 91,7%.", (91.7, 95, "=", "missed")),
        ("Chỉ tiêu giảm tỷ lệ sinh 0,2‰, thực hiện giảm 0,15‰.", (-0.15, -0.2, "=", "missed")),
        ("Hiến máu: chỉ tiêu 1.500 đơn vị, tiếp nhận 1.732 đơn vị, đạt 115,4%.", (1732, 1500, "=", "exceeded")),
        ("Theo lộ trình, đến năm 2021 giảm 10% biên chế; thực tế đã giảm 11,2%.", (-11.2, -10, "=", "exceeded")),
        (
            "Tòa án được giao giải quyết từ 85% số án trở lên, đã giải quyết 1.042/1.150 vụ, đạt 90,6%.",
            (1042, 85, ">=", "met"),
        ),
    ],
)
def test_a_target_stands_before_its_result(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_targets_of_one_sentence_are_answered_in_the_next() -> None:
    text = (
        "Đại hội đề ra đến năm 2015 có 60% cán bộ đạt trình độ đại học, trên 70% thôn có chi bộ. "
        "Sau 5 năm, cán bộ đạt trình độ đại học là 64,7%; thôn có chi bộ là 100%."
    )
    assert rows(text) == [(64.7, 60, "=", "exceeded"), (100, 70, ">", "met")]


def test_steps_of_a_plan_are_answered_by_year() -> None:
    text = "Lộ trình bao phủ: năm 2013 đạt 68%, năm 2014 đạt 72%. Thực tế năm 2013 đạt 69%, năm 2014 đạt 71%."
    assert rows(text) == [(69, 68, "=", "exceeded"), (71, 72, "=", "missed")]


def test_a_result_takes_the_name_of_its_target() -> None:
    (mention,) = find_figures(
        "UBND huyện giao xã thu quỹ phòng, chống thiên tai 48 triệu đồng; đến nay đã nộp 50 triệu đồng."
    )
    assert mention.value.indicator == "thu quỹ phòng, chống thiên tai"


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Kế hoạch số 15, toàn xã đã trồng 1.200 cây xanh, vận động 25 triệu đồng.",
        "Kế hoạch vốn năm 2021 là 45 tỷ đồng, đã phân bổ 40 tỷ đồng cho 12 dự án.",
        "Hội nghị thông qua kế hoạch phân bổ 12 tỷ đồng; có 45/47 đại biểu tán thành.",
        "Dự án có tổng mức đầu tư 85 tỷ đồng, đã giải ngân 60 tỷ đồng.",
        "Trong 15 chỉ tiêu được giao có 9 chỉ tiêu vượt, 4 chỉ tiêu đạt.",
        "Giao thông thông suốt, đã sửa chữa 12 km đường; bàn giao 5 nhà.",
    ],
)
def test_not_every_figure_after_a_plan_answers_it(text: str) -> None:
    assert [target for _, target, _, _ in rows(text) if target is not None] == []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Toàn huyện có 12/20 xã đạt chuẩn, còn thiếu 3 xã so với mục tiêu đề ra.", (12, None, None, "missed")),
        ("Thu được 45,2 tỷ đồng, còn thiếu 4,8 tỷ đồng mới đạt dự toán giao.", (45.2e9, None, None, "missed")),
        ("Kết nạp 97 đảng viên, thiếu 13 đảng viên so với chỉ tiêu 110 đảng viên.", (97, 110, "=", "missed")),
        ("Sản lượng đạt 52.300 tấn, cao hơn kế hoạch 2.300 tấn.", (52300, None, None, "exceeded")),
        ("Tỷ lệ đúng hạn 99,4%, cao hơn mức thành phố giao 1,4%.", (99.4, None, None, "exceeded")),
        ("Tỷ lệ hộ nghèo còn 3,4%, thấp hơn 0,6% so với chỉ tiêu.", (3.4, None, None, "exceeded")),
        ("Thu ngân sách vượt dự toán 12%, đạt 56 tỷ đồng.", (56e9, None, None, "exceeded")),
        ("Thu quỹ hụt 5% so với kế hoạch, chỉ thu được 95 triệu đồng.", (95e6, None, None, "missed")),
        ("Công tác tuyển quân đạt 100% chỉ tiêu với 120 thanh niên nhập ngũ.", (120, None, None, "met")),
        ("Huyện cấp 4.512 giấy chứng nhận, mới đạt 2/3 kế hoạch.", (4512, None, None, "missed")),
        ("Đã bồi dưỡng 420 cán bộ, gấp đôi kế hoạch.", (420, None, None, "exceeded")),
        ("Xã có 19/19 tiêu chí đạt, về đích trước 2 năm so với Nghị quyết.", (19, None, None, "met")),
        ("Thi công 12 km đường, chậm 3 tháng so với tiến độ.", (12, None, None, "missed")),
    ],
)
def test_gaps_and_shares_are_told_of_the_figure_they_belong_to(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Tỷ suất sinh thô giảm 0,25‰, không đạt mức giảm 0,3‰ theo kế hoạch.", (-0.25, -0.3, "=", "missed")),
        ("Nợ xấu ở mức 1,4%, bảo đảm dưới ngưỡng 3% theo quy định.", (1.4, 3, "<", "met")),
        ("Tỷ lệ trễ hạn 0,8%, nằm trong giới hạn cho phép (tối đa 1%).", (0.8, 1, "<=", "met")),
        ("Tỷ lệ hộ nghèo còn 6,1%, chưa đạt mục tiêu đưa tỷ lệ hộ nghèo xuống dưới 5%.", (6.1, 5, "<", "missed")),
        ("Thu nhập đạt 52 triệu đồng, vượt mức 50 triệu đồng mà Nghị quyết đề ra.", (52e6, 50e6, "=", "exceeded")),
        ("Đến nay có 81% hộ dân dùng nước hợp vệ sinh, trong khi mục tiêu là 90%.", (81, 90, "=", "missed")),
        ("Tỷ lệ đô thị hóa 28%; chỉ tiêu: 30%; đánh giá: chưa đạt.", (28, 30, "=", "missed")),
        ("Tỷ lệ án bị hủy là 0,4%, thấp hơn mức quy định 1,5%.", (0.4, 1.5, "=", "exceeded")),
        ("Tốc độ tăng trưởng đạt 7,2% (mục tiêu 7,5 - 8%).", (7.2, 7.5, ">=", "missed")),
    ],
)
def test_a_target_stands_behind_its_result(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_verdicts_of_a_list() -> None:
    assert rows("Còn 02 chỉ tiêu không đạt kế hoạch: trồng rừng đạt 87%, giải quyết việc làm đạt 94%.") == [
        (2, None, None, None),
        (87, None, None, "missed"),
        (94, None, None, "missed"),
    ]
    (row,) = rows("Kết quả (thực hiện/kế hoạch): thu ngân sách 64/70 tỷ đồng.")
    assert row == (64e9, None, None, "missed")


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch năm 2013: nuôi trồng thủy sản 340 ha.",
        "UBND huyện giao chỉ tiêu trồng rừng năm 2015 cho các xã là 340 ha.",
        "Đại hội đề ra 5 năm tới: trồng rừng 340 ha.",
        "Giai đoạn 2021 - 2025 huyện dự kiến trồng 340 ha rừng.",
        "Hội đồng nhân dân huyện thông qua Nghị quyết với 14 chỉ tiêu. Theo đó, trồng rừng 340 ha.",
    ],
)
def test_what_is_set_without_a_result_is_planned(text: str) -> None:
    assert rows(text)[-1] == (340, 340, "=", None)


def test_a_plan_of_its_own_period_is_over_with_it() -> None:
    assert rows("Thu ngân sách 6 tháng đạt 57 tỷ đồng, bằng 93,8% kế hoạch 6 tháng.")[0][3] == "missed"
    assert rows("Thu ngân sách 6 tháng đạt 57 tỷ đồng, bằng 48% dự toán năm.")[0][3] is None
    assert rows("Đến năm 2022 trồng được 1.385 ha, bằng 69,25% mục tiêu đến năm 2025.")[0][3] is None


def test_a_target_of_a_later_year_is_another_row() -> None:
    text = "Thu ngân sách năm 2019 là 148 tỷ đồng, kế hoạch năm 2020 là 155 tỷ đồng."
    assert rows(text) == [(148e9, None, None, None), (155e9, 155e9, "=", None)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Mật độ điện thoại 15 máy/100 dân.", "máy/100 dân"),
        ("Giải quyết 1.800 chỗ làm mới/năm.", "chỗ làm mới/năm"),
        ("Giá nước 5.200 đồng/m3.", "đồng/m³"),
        ("Lợi nhuận từ 2,5 đến 4 triệu đồng/ha.", "đồng/ha"),
        ("Sĩ số 35 học sinh/lớp.", "học sinh/lớp"),
    ],
)
def test_rates_are_per_any_unit(text: str, unit: str) -> None:
    assert [mention.value.unit for mention in find_figures(text)] == [unit]


def test_a_gap_that_the_figures_explain_is_no_row() -> None:
    text = "Tỉnh giao chỉ tiêu 2.000 người tham gia, huyện mới phát triển 1.350 người, đạt 67,5%, còn thiếu 650 người."
    assert rows(text) == [(1350, 2000, "=", "missed")]
    assert len(rows("Huyện có 1.204 giáo viên, còn thiếu 56 giáo viên.")) == 2


def test_a_target_of_which_only_is_told_that_it_was_reached() -> None:
    assert rows("Mục tiêu xóa 120 căn nhà tạm trong năm 2024 đã hoàn thành.") == [(120, None, None, "met")]
    assert rows("Giải phóng mặt bằng 45 ha, đã bàn giao 38 ha.") == [(45, None, None, None), (38, None, None, None)]


def test_what_was_reached_or_not_is_counted_in_words_too() -> None:
    text = "Có 16/18 chỉ tiêu đạt, hai chỉ tiêu chưa đạt."
    assert [value for value, *_ in rows(text)] == [16, 2]
    assert [value for value, *_ in rows("Kết quả của hai chỉ tiêu này là khả quan.")] == []


def test_what_follows_a_share_of_a_plan_opens_no_target_in_the_next_sentence() -> None:
    found = rows(
        "Kết nạp 12/12 đảng viên mới (đạt 100% chỉ tiêu huyện giao). Có 25/40 ấp lập tổ hòa giải; có 04/40 ấp chưa lập."
    )
    assert [(value, target) for value, target, _, _ in found] == [(12, None), (25, None), (4, None)]


def test_two_years_of_a_plan_answer_each_other_not() -> None:
    found = rows("Phấn đấu năm 2027 có 60% thôn có nhà sinh hoạt; năm 2029 từ 80% trở lên.")
    assert [(value, verdict) for value, _, _, verdict in found] == [(60, None), (80, None)]


def test_an_average_is_named_after_what_it_is_of() -> None:
    found = find_figures("Trong nhiệm kỳ, Đảng bộ kết nạp 415 đảng viên, bình quân 83 đảng viên/năm.")
    assert found[1].value.indicator == "kết nạp đảng viên bình quân"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Kết quả năm 2018. 1. Các chỉ tiêu kinh tế: trồng chè 42 ha, bằng 112% kế hoạch; trồng rừng 310 ha.",
            [(42, None, None, "exceeded"), (310, None, None, None)],
        ),
        (
            "Các chỉ tiêu chủ yếu: trồng rừng 310 ha; tỷ lệ hộ nghèo 4,2%.",
            [(310, 310, "=", None), (4.2, 4.2, "=", None)],
        ),
        (
            "Một số chỉ tiêu xã hội: tỷ lệ hộ nghèo 4,2% (mục tiêu 4%), không đạt; lao động qua đào tạo 61%, chưa đạt.",
            [(4.2, 4, "=", "missed"), (61, None, None, "missed")],
        ),
    ],
)
def test_what_is_told_as_result_is_no_list_of_targets(text: str, found: list[Row]) -> None:
    assert rows(text) == found


def test_a_share_behind_a_plan_in_brackets_is_of_it() -> None:
    assert rows("Tổ chức 14 cuộc giám sát (kế hoạch 14 cuộc), hoàn thành 100%.") == [(14, 14, "=", "met")]
    assert rows("Phấn đấu trồng mới 25 ha chè, đạt 110% kế hoạch.") == [(25, 25, "=", None)]


def test_a_target_behind_a_level_of_elsewhere_is_that_of_the_figure() -> None:
    found = rows(
        "Tỷ lệ giải ngân đạt 52,3%, thấp hơn mức bình quân chung của tỉnh (56,1%), chưa đạt yêu cầu (trên 60%)."
    )
    assert found == [(52.3, 60, ">", "missed"), (56.1, None, None, None)]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Đến nay có 14/17 xã đạt chuẩn (chỉ tiêu đến năm 2025 là 15 xã).", None),
        ("Đến nay có 16/17 xã đạt chuẩn (chỉ tiêu đến năm 2025 là 15 xã).", "exceeded"),
        ("Năm 2025 có 14/17 xã đạt chuẩn (chỉ tiêu đến năm 2025 là 15 xã).", "missed"),
    ],
)
def test_a_target_of_a_later_year_is_not_yet_missed(text: str, verdict: str | None) -> None:
    assert rows(text)[0][3] == verdict


def test_things_of_another_kind_answer_no_target() -> None:
    found = rows("Phấn đấu kết nạp từ 120 đảng viên trở lên; thanh tra 8 đơn vị. Đã kiểm điểm 12 tập thể, 25 cá nhân.")
    assert (12, None, None, None) in found
    assert (120, 120, ">=", None) in found


def test_sides_of_what_is_planned_are_no_target() -> None:
    found = rows("Tai nạn giao thông xảy ra 12 vụ; không đạt mục tiêu giảm từ 5% về cả 3 tiêu chí.")
    assert [value for value, *_ in found][:1] == [12] and 3 not in [value for value, *_ in found]


@pytest.mark.parametrize(
    "text",
    [
        "Trồng rừng 2.350 ha, bằng 94% so với kế hoạch và bằng 102% so với cùng kỳ.",
        "Trồng rừng 2.350 ha, tăng 15 ha so với kế hoạch, nhưng chỉ bằng 96,5% so với năm 2022.",
    ],
)
def test_a_share_of_another_period_is_no_target(text: str) -> None:
    assert rows(text)[0][:3] == (2350, None, None)


def test_a_share_of_its_plan_answers_no_other_plan() -> None:
    found = rows(
        "Nghị quyết đề ra chỉ tiêu: kết nạp 10 - 12 đảng viên; 80% chi bộ hoàn thành tốt nhiệm vụ. "
        "Kết quả, kết nạp 07 đảng viên, đạt 58,3% chỉ tiêu."
    )
    assert (7, 10, ">=", "missed") in found


def test_more_than_what_stands_behind_a_stroke_was_planned() -> None:
    assert rows("Khám bệnh 4.512 lượt/4.200 lượt, đạt 107,4%.") == [(4512, 4200, "=", "exceeded")]
    assert rows("Khám bệnh 4.012 lượt/4.200 lượt, đạt 95,5%.") == [(4012, None, None, None)]


def test_how_a_plan_differs_from_the_year_before_is_no_target() -> None:
    found = rows("Giao chỉ tiêu biên chế năm 2024 là 1.856 biên chế, giảm 12 biên chế so với năm 2023.")
    assert found == [(1856, 1856, "=", None), (-12, None, None, None)]


def test_a_list_of_what_was_missed_may_open_with_the_verdict() -> None:
    found = rows(
        "Xã chưa đạt 3/15 chỉ tiêu, gồm: trồng rừng (412 ha/450 ha); tỷ lệ đô thị hóa 31,2%; kết nạp đảng viên."
    )
    assert found[1:] == [(412, 450, "=", "missed"), (31.2, None, None, "missed")]


def test_a_share_of_a_plan_behind_what_is_counted_is_no_row() -> None:
    found = rows("Có 24.120 người tham gia bảo hiểm xã hội tự nguyện, hoàn thành 105,6% kế hoạch.")
    assert found == [(24120, None, None, "exceeded")]


def test_by_how_much_a_plan_was_passed_may_follow_it() -> None:
    assert rows("Nợ đọng chiếm 2,8% số phải thu, cao hơn chỉ tiêu giao (2,5%) 0,3%.") == [(2.8, 2.5, "=", "missed")]
    assert rows("Tỷ lệ che phủ rừng đạt 52,8%, cao hơn chỉ tiêu giao (52%) 0,8%.") == [(52.8, 52, "=", "exceeded")]


def test_what_a_plan_is_compared_with_opens_no_results() -> None:
    found = rows(
        "Kế hoạch năm 2024: trồng rừng 150 ha (tăng 15% so với ước thực hiện năm 2023); giải quyết 1.800 lao động."
    )
    assert found == [(150, 150, "=", None), (15, None, None, None), (1800, 1800, "=", None)]


def test_a_result_answers_the_target_of_its_own_village() -> None:
    found = rows(
        "Xã giao chỉ tiêu cho các thôn: Thôn 1: 15 ha ngô; Thôn 2: 12 ha ngô. "
        "Kết quả, Thôn 1 gieo trồng được 13,5 ha ngô; Thôn 2 gieo trồng được 12 ha ngô."
    )
    assert found == [(13.5, 15, "=", "missed"), (12, 12, "=", "met")]
    text = "HĐND huyện Tân Kỳ giao chỉ tiêu trồng 15 ha chè; xã Nghĩa Bình thực hiện được 12 ha."
    assert rows(text) == [(12, 15, "=", "missed")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Tỷ lệ hộ nghèo giảm bình quân 2,3%/năm (Nghị quyết giảm 2%/năm).", (-2.3, -2, "=", "exceeded")),
        ("Tỷ lệ phát triển dân số tự nhiên 0,95% (kế hoạch 1%).", (0.95, 1, "=", "exceeded")),
        ("Kết nạp mới 52 hội viên, đạt 130% chỉ tiêu (52/40).", (52, 40, "=", "exceeded")),
        ("Năm 2023 trồng 118 ha chè, đạt 98,3% mục tiêu Nghị quyết (120 ha vào năm 2025).", (118, 120, "=", None)),
        ("Sơ kết giữa nhiệm kỳ, đã kết nạp 62 đảng viên, đạt 62% chỉ tiêu Nghị quyết.", (62, None, None, None)),
    ],
)
def test_what_is_good_of_decreases_and_of_plans_not_yet_ended(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_a_list_of_what_missed_its_plan_is_no_list_of_targets() -> None:
    found = rows(
        "Còn 3/17 chỉ tiêu không đạt kế hoạch đề ra: (1) Tỷ lệ hộ nghèo giảm 1,2% (kế hoạch giảm 1,5%). "
        "(2) Số doanh nghiệp thành lập mới 45 doanh nghiệp, đạt 75% kế hoạch."
    )
    assert found == [(3, None, None, None), (-1.2, -1.5, "=", "missed"), (45, None, None, "missed")]


def test_sentences_behind_a_target_that_was_reached_tell_results() -> None:
    found = rows(
        "Huyện đặt mục tiêu có thêm 3 xã đạt chuẩn; thực tế đã có 05 xã, vượt mục tiêu đề ra. "
        "Tỷ lệ hộ nghèo còn 1,02% (mục tiêu dưới 1,5%)."
    )
    assert found == [(5, 3, "=", "exceeded"), (1.02, 1.5, "<", "met")]


def test_shares_in_brackets_and_behind_targets_are_no_targets_nor_rows() -> None:
    assert rows("Lũy kế 8 tháng kiểm tra 312/400 vụ kế hoạch năm (78%).") == [(312, None, None, None)]
    found = rows("Chỉ tiêu trồng rừng: 412 ha; thực hiện: 405 ha; đạt: 98,3%.")
    assert found == [(405, 412, "=", "missed")]
    found = rows("Năng suất lúa 62,5 tạ/ha (mục tiêu 60 tạ/ha), đạt 104,2%.")
    assert found == [(62.5, 60, "=", "exceeded")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Phấn đấu tỷ lệ nữ cấp ủy đạt 25% trở lên (hiện nay là 18,6%).",
            [(25, 25, ">=", None), (18.6, None, None, None)],
        ),
        (
            "Phấn đấu kết nạp 60 đoàn viên, tháng qua mới được 12 đoàn viên.",
            [(60, 60, "=", None), (12, None, None, None)],
        ),
        ("Phấn đấu đến cuối năm có 95% hộ dùng nước sạch; đến nay đạt 96,2%.", [(96.2, 95, "=", "exceeded")]),
    ],
)
def test_how_far_one_has_come_does_not_answer_what_is_planned(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_how_many_targets_were_met_or_passed_is_no_verdict() -> None:
    assert rows("Năm 2017, có 18/23 chỉ tiêu đạt, vượt nghị quyết.") == [(18, None, None, None)]
    text = "Phần lớn chỉ tiêu đạt và vượt kế hoạch: thu gom rác đạt 81,3%; lò gạch thủ công còn 42,6%."
    assert [verdict for *_, verdict in rows(text)] == [None, None]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Kết nạp 1.326 đảng viên, chưa đạt mức 1.400 đảng viên.", (1326, 1400, "=", "missed")),
        ("Tỷ lệ tiêm đủ hai mũi đạt 83,2%, vượt xa mức 70% đã định.", (83.2, 70, "=", "exceeded")),
    ],
)
def test_a_level_that_was_passed_or_not_is_a_target(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_a_part_of_the_year_in_brackets_is_of_the_figure_before_it() -> None:
    text = "Khách quốc tế tăng 14,2% (9 tháng tăng 13,8%); hàng qua cảng 177 triệu tấn, chỉ bằng 98,3% kế hoạch."
    assert rows(text)[-1] == (177e6, None, None, "missed")


def test_the_share_of_a_change_is_no_target_of_what_follows() -> None:
    text = (
        "Tình hình năm 2007 và kế hoạch năm 2008\nCó 945.600 trẻ sinh ra, tăng 26.801 trẻ (2,9%) so với năm 2006. "
        "Trong đó, 30/64 tỉnh có số trẻ sinh ra tăng."
    )
    assert [row[1] for row in rows(text)] == [None] * 4


def test_what_one_strives_to_carry_out_is_planned() -> None:
    text = "Năm tới phấn đấu thực hiện gieo trồng cả năm đạt 1.949 ha; nâng mức thu nhập 40 triệu đồng/người/năm."
    assert [row[1] for row in rows(text)] == [1949, 40e6]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thu nhập bình quân đầu người đến năm 2025: 60 triệu đồng.", "Thu nhập bình quân đầu người"),
        ("Tỷ lệ hộ nghèo của tỉnh Cao Bằng 23%.", "Tỷ lệ hộ nghèo của tỉnh Cao Bằng"),
    ],
)
def test_a_name_ends_before_its_period_and_holds_whole_proper_names(text: str, name: str) -> None:
    assert [mention.value.indicator for mention in find_figures(text)] == [name]


def test_a_plan_is_not_missed_within_the_year_that_is_told_behind_its_share() -> None:
    assert rows("Toàn xã trồng được 45 ha chè, đạt 62% kế hoạch trong 6 tháng đầu năm 2018.")[0][3] is None
    assert rows("Phấn đấu tỷ lệ nợ không cao hơn mức 12,36%.") == [(12.36, 12.36, "<=", None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thu ngân sách 12,5 tỷ.đ.", [("12,5 tỷ.đ", "money", 12.5e9, "đồng")]),
        ("Trồng được 12 hécta rừng.", [("12 hécta", "area", 12, "ha")]),
        ("Thu nhập 45 triệu đồng/người/ năm.", [("45 triệu đồng/người/ năm", "rate", 45e6, "đồng/người/năm")]),
        ("Tiêm nhắc lại (mũi 3) đạt 79%.", [("79%", "percent", 79, "%")]),
        (
            "Làm chết 400 người; tăng 42 người chết (6,42%).",
            [("400 người", "count", 400, "người"), ("42 người", "change", 42, "người"), ("6,42%", "change", 6.42, "%")],
        ),
    ],
)
def test_figures_as_reports_print_them(text: str, found: list[tuple[str, str, float, str]]) -> None:
    told = [(text[m.start : m.end], m.value.kind, m.value.value, m.value.unit) for m in find_figures(text)]
    assert told == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Số vụ cháy là 15 (giảm 3 vụ).", [("Số vụ cháy", "count", 15), ("Số vụ cháy", "change", -3)]),
        (
            "Giám sát 140 đảng viên (tăng 35 đảng viên và 2 tổ chức đảng).",
            [("Giám sát đảng viên", "count", 140), ("Giám sát đảng viên", "change", 35), ("tổ chức đảng", "change", 2)],
        ),
        (
            "Tai nạn giảm 12,5% số vụ, 20% số người chết so với năm 2014.",
            [("Tai nạn giảm số vụ", "change", -12.5), ("số người chết", "change", -20)],
        ),
    ],
)
def test_changes_that_are_told_together(text: str, found: list[tuple[str, str, float]]) -> None:
    assert [(m.value.indicator, m.value.kind, m.value.value) for m in find_figures(text)] == found
