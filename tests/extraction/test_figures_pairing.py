"""Targets and results told apart from each other: setters, ceilings, orders, gaps, labels, duties."""

from __future__ import annotations

import pytest

from extraction.figure_rows import Row, rows
from vanthu.extraction.figures import find_figures


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Tỷ lệ tiêm chủng đạt 96,1%, trong khi chỉ tiêu Sở Y tế giao là 95%.", (96.1, 95, "=", "exceeded")),
        ("Tỷ lệ nợ thuế là 6,4%, trong khi Tổng cục Thuế yêu cầu không quá 5%.", (6.4, 5, "<=", "missed")),
        ("Che phủ rừng đạt 41,3%, so với mức 42% mà Nghị quyết đề ra thì chưa đạt.", (41.3, 42, "=", "missed")),
        ("Số hộ dùng nước sạch đạt 88%, yêu cầu của tiêu chí là từ 90% trở lên.", (88, 90, ">=", "missed")),
        ("Giải ngân đạt 74%, còn cách xa mức 95% của kế hoạch.", (74, 95, "=", "missed")),
        ("Tỷ lệ giải quyết đơn đạt 85% so với 90% nghị quyết.", (85, 90, "=", "missed")),
        ("Thu quỹ đạt 4,6 tỷ đồng; so với kế hoạch UBND tỉnh giao là 4 tỷ đồng.", (4.6e9, 4e9, "=", "exceeded")),
    ],
)
def test_a_clause_may_tell_nothing_but_a_plan_and_whose_it_is(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "Tòa án xét xử 64 vụ, chấp nhận một phần yêu cầu 17 vụ.",
        "Đình chỉ 14 vụ, trong đó vì bị hại rút yêu cầu 11 vụ.",
        "Lãnh đạo cắt băng 2 công trình; tiết kiệm kinh phí theo tinh thần Nghị quyết 57.",
        "Có 12/15 xã đạt chuẩn nông thôn mới, chiếm 80%.",
        "Quỹ đất giao cho 45 hộ, diện tích 12 ha.",
    ],
)
def test_a_word_for_a_plan_inside_another_phrase_sets_none(text: str) -> None:
    assert all(target is None for _, target, _, _ in rows(text))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Tỷ lệ án bị sửa là 1,1%, thấp hơn mức trần ngành cho phép (2%).", (1.1, 2, "<=", "met")),
        ("Tỷ lệ thất thoát nước 17,2%, vượt mức khống chế 15%.", (17.2, 15, "<=", "missed")),
        ("Bội chi ngân sách bằng 3,1% GDP (Quốc hội cho phép 4%).", (3.1, 4, "<=", "met")),
        ("Nợ xấu chiếm 4,2% dư nợ, vượt ngưỡng an toàn.", (4.2, None, None, "missed")),
        ("Tỷ lệ tổn thất điện năng 6,1%, vượt mức cho phép 0,6%.", (6.1, None, None, "missed")),
    ],
)
def test_a_ceiling_is_not_to_be_passed(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_results_are_told_in_the_order_of_their_targets() -> None:
    text = (
        "Đến năm 2015, tỷ lệ trường đạt chuẩn phải đạt 40%, tỷ lệ xã có bác sĩ 90%. "
        "Kết quả hai chỉ tiêu này lần lượt là 38,5% và 93%."
    )
    assert rows(text) == [(38.5, 40, "=", "missed"), (93, 90, "=", "exceeded")]


def test_a_target_is_answered_in_each_of_several_years() -> None:
    text = "Chỉ tiêu hằng năm là 85% chi hội đạt loại khá; năm 2011 đạt 86,2%, năm 2012 đạt 83,9%."
    assert rows(text) == [(86.2, 85, "=", "exceeded"), (83.9, 85, "=", "missed")]


def test_targets_and_results_alternate_in_a_list() -> None:
    text = "Chỉ tiêu tỉnh giao: trồng rừng 300 ha, kết quả 318 ha; làm 12 km đường, kết quả 10,5 km."
    assert rows(text) == [(318, 300, "=", "exceeded"), (10.5, 12, "=", "missed")]


def test_a_result_ends_what_was_planned() -> None:
    text = "Đoàn xã đề ra chỉ tiêu hiến 80 đơn vị máu; tiếp nhận được 91 đơn vị; 3 công trình đều hoàn thành."
    assert rows(text) == [(91, 80, "=", "exceeded"), (3, None, None, None)]


def test_a_ratio_is_held_against_a_percentage() -> None:
    assert rows("Có 27/30 bản có điện, mục tiêu 95% số bản.") == [(27, 95, "=", "missed")]


def test_what_went_the_other_way_is_missed() -> None:
    (row,) = rows("Mục tiêu kéo giảm 5% số vụ trộm cắp không đạt; thực tế tăng 3,4%.")
    assert row == (3.4, -5, "=", "missed")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Kết nạp 28 đảng viên, vượt 3 đồng chí so với chỉ tiêu.", (28, None, None, "exceeded")),
        ("92,4% hộ ký cam kết, vượt 2,4% so với đăng ký.", (92.4, None, None, "exceeded")),
        ("Vận động được 640 triệu đồng, gấp 1,6 lần kế hoạch.", (6.4e8, None, None, "exceeded")),
        ("Độ che phủ rừng lên 55,2%, vượt chỉ tiêu 1,2 điểm.", (55.2, None, None, "exceeded")),
        ("Thu phí đạt 8,2 tỷ đồng (TH/DT: 97,6%).", (8.2e9, None, None, "missed")),
        ("Thu cố định 5,1 tỷ đồng, so KH đạt 102%.", (5.1e9, None, None, "exceeded")),
        ("Thu tiền đất: 31,5 tỷ đồng/30 tỷ đồng, đạt 105% dự toán.", (3.15e10, 3e10, "=", "exceeded")),
        ("Gieo trồng 640 ha/700 ha kế hoạch.", (640, 700, "=", "missed")),
        ("Bao phủ bảo hiểm: 93,1% (NQ: 93%) - Đạt.", (93.1, 93, "=", "met")),
        ("Giáo viên đạt chuẩn 96,4% (so với kế hoạch tăng 1,4%).", (96.4, None, None, "exceeded")),
        ("Có 8 xã đạt chuẩn về y tế, bằng chỉ tiêu Nghị quyết.", (8, None, None, "met")),
    ],
)
def test_gaps_labels_and_strokes_tell_of_the_figure_before(text: str, row: Row) -> None:
    assert rows(text) == [row]


def test_what_follows_with_a_name_of_its_own_beats_its_own_plan() -> None:
    (growth, revenue) = rows("Kinh tế tăng trưởng 9,6%, thu ngân sách vượt dự toán 7%.")
    assert growth[1:] == (None, None, None)
    assert revenue[1:] == (None, None, "exceeded")


def test_counts_of_targets_are_no_share_of_a_plan() -> None:
    assert rows("Có 19/20 mục tiêu về đích.") == [(19, None, None, None)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Điểm trung bình môn Toán là 6,2 điểm, cao hơn bình quân cả nước 0,4 điểm.", 0.4),
        ("Tỷ lệ thất nghiệp 2,4%, thấp hơn mức bình quân chung của cả nước 0,3 điểm phần trăm.", -0.3),
        ("Số vụ vi phạm là 41 vụ, ít hơn năm trước 6 vụ.", -6),
    ],
)
def test_a_difference_from_another_place_or_time_is_a_change(text: str, value: float) -> None:
    change = find_figures(text)[-1].value
    assert (change.kind, change.value, change.target) == ("change", value, None)
    assert change.indicator == find_figures(text)[0].value.indicator


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("Định hướng đến năm 2030: tỷ lệ đô thị hóa trên 45%.", [(45, ">")]),
        ("Đồng chí Chủ tịch nhấn mạnh năm 2025 phải thu 12 tỷ đồng, làm thêm 4 km đường.", [(12e9, "="), (4, "=")]),
        ("Đảng ủy giao mỗi chi bộ giới thiệu ít nhất 2 quần chúng.", [(2, ">=")]),
        ("Toàn ngành quyết tâm giải ngân không ít hơn 95% số vốn.", [(95, ">=")]),
    ],
)
def test_duties_are_planned(text: str, planned: list[tuple[float, str]]) -> None:
    assert rows(text) == [(value, value, comparator, None) for value, comparator in planned]


@pytest.mark.parametrize(
    "text",
    [
        "Với quyết tâm cao, 17 chi bộ đã hoàn thành nhiệm vụ.",
        "Kết luận vi phạm 9 đồng chí, phải thi hành kỷ luật 6 đồng chí.",
        "Phường Quyết Tâm có 14 tổ dân phố.",
    ],
)
def test_what_had_to_be_done_is_no_plan(text: str) -> None:
    assert all(target is None for _, target, _, _ in rows(text))


def test_a_name_of_a_place_does_not_say_that_less_is_better() -> None:
    text = "Tỷ lệ lao động qua đào tạo của phường Bãi Cháy đạt 88% (kế hoạch 85%)."
    assert rows(text) == [(88, 85, "=", "exceeded")]


def test_old_spelling_is_read_as_modern() -> None:
    text = "Kế hoạch xoá 60 nhà tạm, thực hiện xoá 64 nhà."
    assert rows(text) == [(64, 60, "=", "exceeded")]
    assert rows("Kết quả: 12 chi uỷ viên, 3 hoà giải viên.") == rows("Kết quả: 12 chi ủy viên, 3 hòa giải viên.")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Tỷ lệ phòng học kiên cố tăng từ 48 lên 86%.", [("percent", 48, "%"), ("percent", 86, "%")]),
        ("Thu nhập từ 38 lên 61 triệu đồng.", [("money", 38e6, "đồng"), ("money", 61e6, "đồng")]),
        (
            "Thời gian cấp phép rút từ 9 giờ xuống còn 6 giờ 30 phút.",
            [("duration", 9, "giờ"), ("duration", 6.5, "giờ")],
        ),
        ("Điều tra làm rõ 41 trên tổng số 45 vụ.", [("ratio", 41, "vụ")]),
        ("Quỹ hội bình quân 45.000 đồng/hội viên.", [("rate", 45000, "đồng/hội viên")]),
        ("Tỷ lệ 9,1 bác sĩ/vạn dân.", [("rate", 9.1, "bác sĩ/vạn dân")]),
        ("Ban Chỉ đạo 389 tỉnh bắt giữ 61 vụ.", [("count", 61, "vụ")]),
        ("Số ca mắc đến tuần 40 là 812 ca.", [("count", 812, "ca")]),
        ("Kết luận 19 đảng viên có vi phạm.", [("count", 19, "đảng viên")]),
        ("Nộp lại trong thời hạn 30 ngày.", []),
        ("Từ 01/7 đến 31/10/2025 tiếp nhận 94 hồ sơ.", [("count", 94, "hồ sơ")]),
        ("Đợt mưa (từ 14 đến 17/10) và giai đoạn hai (tháng 7 đến tháng 10).", []),
        ("Hai điều còn ý kiến khác nhau (Điều 14 và Điều 22).", []),
    ],
)
def test_forms_of_quantities(text: str, figures: list[tuple[str, float, str]]) -> None:
    found = [mention.value for mention in find_figures(text)]
    assert [(figure.kind, figure.value, figure.unit) for figure in found] == figures


def test_a_ratio_that_disagrees_with_a_share_is_one_of_its_own() -> None:
    share, ratio = find_figures("Duy trì tỷ lệ chuyên cần 97,1%, có 21/32 trường đạt chuẩn, bằng 65,6%.")
    assert (share.value.numerator, ratio.value.percent) == (None, 65.6)
