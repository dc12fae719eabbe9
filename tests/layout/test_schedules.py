"""Timetables whose cells stand one a line, or are set apart by one space only."""

from __future__ import annotations

import pytest

from layout.papers import lines_of, notice_of


def _rows(*table: str) -> list[str]:
    text = "\n".join(["II. CHƯƠNG TRÌNH HỘI NGHỊ", *table, "III. KINH PHÍ", "Hội chi từ quỹ hoạt động năm 2020."])
    notice = notice_of(text)
    assert lines_of(notice, "heading")[-1] == "III. KINH PHÍ"
    return lines_of(notice, "table")


def test_cells_that_one_space_parts() -> None:
    table = [
        "Thời gian Nội dung Người thực hiện",
        "7h30 - 8h00 Đón tiếp đại biểu Văn phòng Hội",
        "8h00 Khai mạc, tặng hoa các đơn vị đăng cai",
        "hội thi cấp cụm Chủ tịch Hội",
        "8h15 Các đội dự thi phần chào hỏi Ban Giám khảo",
    ]
    assert _rows(*table) == [table[0], table[1], f"{table[2]} {table[3]}", table[4]]


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize(
    "keys", [("01/4/2019", "02/4/2019", "15/4/2019"), ("Thứ hai", "Thứ ba", "Thứ tư"), ("Tuần 1", "Tuần 2", "Tuần 3-4")]
)
def test_one_cell_a_line(keys: tuple[str, str, str], blank: str) -> None:
    cells = [
        ("Thời gian", "Công việc", "Phụ trách"),
        *((k, f"Kiểm tra cụm {n}", "Bà Sáu") for n, k in enumerate(keys, 1)),
    ]
    assert _rows(*(cell + blank for row in cells for cell in row)) == ["\t".join(row) for row in cells]


@pytest.mark.parametrize(
    "lines",
    [
        ["Thời gian và nội dung như sau:", "7 giờ 30: Đón tiếp đại biểu.", "8 giờ 00: Khai mạc.", "9 giờ 00: Bế mạc."],
        ["Thời gian Nội dung", "8 giờ 00 ngày 12 họp chi bộ", "9 giờ 00 ngày 13 họp Hội", "9 giờ 30 ngày 14 họp Đoàn"],
        ["Tháng", "Ba tháng đầu năm có mưa nhiều hơn mọi năm.", "4/2019", "Trời nắng nóng kéo dài đến hết tháng."],
    ],
)
def test_times_in_text_make_no_table(lines: list[str]) -> None:
    assert _rows(*lines) == []
