"""Tables of words and figures with one cell a line."""

from __future__ import annotations

import pytest

from layout.papers import lines_of, notice_of


def _rows(*table: str) -> list[str]:
    notice = notice_of("\n".join(["I. KẾT QUẢ", *table, "II. KIẾN NGHỊ", "Không có."]))
    assert "II. KIẾN NGHỊ" in notice.text.split("\n")
    return lines_of(notice, "table")


@pytest.mark.parametrize(
    "table",
    [
        [("Thôn", "Số hộ", "Diện tích (ha)"), ("Đông", "45", "12,5"), ("Nam", "38", "10,2"), ("Bắc", "29", "8,0")],
        [("Hội phí các chi hội", "1.200.000"), ("Ủng hộ của hội viên", "3.000.000 đồng"), ("Hỗ trợ khác", "500.000")],
        [
            ("Chợ", "Chủ hộ", "Số quầy", "Nợ thuế"),
            *((f"Chợ {x}", f"Bà {x}", "12", "3 triệu") for x in ("Đệm", "Gạo", "Bến")),
        ],
    ],
)
@pytest.mark.parametrize("above", ["Kết quả cụ thể như sau:", "Biểu tổng hợp của các thôn"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_rows_by_the_order_of_words_and_figures(table: list[tuple[str, ...]], above: str, blank: str) -> None:
    if len(table[0]) == 2:
        table = [("Khoản thu", "Số tiền"), *table]
    cells = [cell + blank for row in table for cell in row]
    assert _rows(above, *cells, "Các thôn tiếp tục thực hiện.") == ["\t".join(row) for row in table]


@pytest.mark.parametrize(
    "lines",
    [
        ["Số hộ", "12", "Số khẩu", "45", "Số lao động", "30", "Số đảng viên", "4"],
        ["Chi bộ ấp 1", "Chi bộ ấp 2", "Chi bộ ấp 3", "Chi bộ ấp 4", "Chi bộ ấp 5", "Chi bộ ấp 6", "12 đảng viên"],
        ["Ấp 1 thu 12 triệu.", "45 hộ nộp.", "Ấp 2 thu 9 triệu.", "30 hộ nộp.", "Ấp 3 thu 8 triệu.", "21 hộ nộp."],
    ],
)
def test_lines_without_a_head_or_order_make_no_table(lines: list[str]) -> None:
    assert _rows(*lines) == []
