"""What is told beside a figure: targets in brackets, shares of some, and sizes, ages and days that only say which."""

from __future__ import annotations

import pytest

from extraction.figure_rows import Row, rows
from vanthu.extraction.figures import find_figures


def named(text: str) -> list[tuple[float | None, str | None]]:
    return [(mention.value.value, mention.value.indicator) for mention in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trong quý IV đã thu nợ 46,8 tỷ đồng (tỷ lệ 61,5%, vượt chỉ tiêu Cục giao 4,5%).",
            [(46.8e9, None, None, "exceeded")],
        ),
        (
            "Năm qua xét xử 218 vụ, đạt tỷ lệ 91,2% (tăng 2,4% so với cùng kỳ; chỉ tiêu Tòa án tối cao giao trên 88%).",
            [(218, 88, ">", "met"), (2.4, None, None, None)],
        ),
        (
            "Số vụ cháy tăng 4,2% so với năm trước; chỉ tiêu giao trên 88% hộ ký cam kết.",
            [(4.2, None, None, None), (88, 88, ">", None)],
        ),
        ("Tỷ lệ sâu răng của học sinh 31,5% (không quá 35%).", [(31.5, 35, "<=", "met")]),
        ("5. Ca mổ đẻ: 412, tỷ lệ 28,4% (không quá 30%)", [(412, 30, "<=", "met")]),
        ("Toàn xã có 45 hội viên (không quá 3 người một tổ).", [(45, None, None, None), (3, None, None, None)]),
        ("Trong năm thay 1.820 công tơ quá hạn kiểm định (KH 2.000).", [(1820, 2000, "=", "missed")]),
        (
            "Đàn lợn 41.200 con, đạt 103,5%. Đàn dê 2.100 con, đạt 84%.",
            [(41200, None, None, "exceeded"), (2100, None, None, None)],
        ),
        (
            "Tỷ lệ che phủ đạt 41,3% diện tích tự nhiên và không đạt yêu cầu của Chi cục Kiểm lâm là 43%.",
            [(41.3, 43, "=", "missed")],
        ),
    ],
)
def test_targets_in_brackets_and_clauses(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_what_a_planned_change_leads_to_is_planned_too() -> None:
    text = (
        "Các chỉ tiêu năm 2024:\n- Tỷ lệ hộ cận nghèo giảm 1,2% trở lên (còn dưới 3%).\n"
        "- Hộ dùng nước máy tăng 8% (đưa lên 75% trở lên).\n- Trẻ béo phì giảm 2% (hiện còn 9%)."
    )
    assert [target for _, target, _, _ in rows(text)] == [-1.2, 3, 8, 75, -2, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Công ty có 1.240 công nhân (nữ chiếm 71,5%).",
            [(1240, "công nhân"), (71.5, "nữ")],
        ),
        ("Công ty có 1.240 công nhân (chiếm 71,5%).", [(1240, "công nhân")]),
        (
            "Số trang trại nuôi từ 100 con trở lên tăng 12 trang trại.",
            [(12, "Số trang trại nuôi từ 100 con trở lên")],
        ),
        ("Diện tích thiệt hại trên 70% là 18,5 ha.", [(18.5, "Diện tích thiệt hại trên 70%")]),
        ("Mức thiệt hại trên 70%.", [(70, "Mức thiệt hại")]),
        ("Theo số liệu của 12 xã, có 4.500 con được tiêm.", [(4500, "con được tiêm")]),
        ("Theo Quyết định, 12 xã được thưởng.", [(12, "xã được thưởng")]),
        ("Trong 2 ngày (20 và 21/12), xã họp 3 phiên.", [(3, "xã họp phiên")]),
        ("Có 62,4% trẻ từ 6 đến 15 tuổi biết bơi.", [(62.4, "trẻ từ 6 đến 15 tuổi biết bơi")]),
        ("Tuổi thọ trung bình là 74 tuổi.", [(74, "Tuổi thọ trung bình")]),
        ("Trên địa bàn huyện Ba Tơ xảy ra 14 vụ cháy rừng.", [(14, "vụ cháy rừng")]),
        ("Công an huyện Ba Tơ phát hiện 14 vụ đánh bạc.", [(14, "phát hiện vụ đánh bạc")]),
    ],
)
def test_what_only_says_which_ones(text: str, expected: list[tuple[float, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đàn trâu 4.120 con, đàn bò 9.870 con, tăng lần lượt 3% và 5,2%.",
            [(4120, "Đàn trâu"), (9870, "đàn bò"), (3, "Đàn trâu"), (5.2, "đàn bò")],
        ),
        (
            "Lượng khách 1,2 triệu lượt, doanh thu 310 tỷ đồng; nộp ngân sách 14 tỷ đồng, tăng lần lượt 8%, 11% và 4%.",
            [
                (1.2e6, "Lượng khách"),
                (310e9, "doanh thu"),
                (14e9, "nộp ngân sách"),
                (8, "Lượng khách"),
                (11, "doanh thu"),
                (4, "nộp ngân sách"),
            ],
        ),
        (
            "Có 42 vụ cháy, giảm 5 vụ, tương ứng 10,6% so với năm 2022.",
            [(42, "vụ cháy"), (-5, "vụ cháy"), (-10.6, "vụ cháy")],
        ),
        ("Khách quốc tế đạt 9.200 lượt, tăng tới 131%.", [(9200, "Khách quốc tế"), (131, "Khách quốc tế")]),
    ],
)
def test_changes_take_the_names_of_what_changed(text: str, expected: list[tuple[float, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kết quả 6 tháng: gieo trồng vụ xuân 512 ha, đạt 97,4% kế hoạch; thu phí 2,1 tỷ đồng, đạt 48% dự toán.",
            [(512, None, None, "missed"), (2.1e9, None, None, None)],
        ),
        ("Kết quả 3 tháng: diện tích gieo trồng vụ xuân 512 ha, đạt 97,4% kế hoạch.", [(512, None, None, None)]),
        ("Tiêm phòng đợt 1 được 8.120 liều, đạt 62% kế hoạch năm.", [(8120, None, None, None)]),
        ("Tiêm phòng đợt 1 được 8.120 liều, đạt 92% kế hoạch.", [(8120, None, None, "missed")]),
        (
            "Trường tuyển sinh 640 chỉ tiêu, gồm: Điện (240), Hàn (400). Năm 2021 trường đã tuyển 480 chỉ tiêu.",
            [(640, 640, "=", None), (240, 240, "=", None), (400, 400, "=", None), (480, None, None, None)],
        ),
    ],
)
def test_what_a_share_of_a_plan_says_before_the_year_is_over(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected
