"""Tables that lost their cells: one cell a line, or one space between cells."""

from __future__ import annotations

import pytest

from vanthu.layout import parse
from vanthu.layout.stacked import is_number_head
from vanthu.reading import source_from_text

BEFORE = ["KẾ HOẠCH", "sửa chữa nhà văn hóa", "", "I. NỘI DUNG", "Ủy ban nhân dân xã phân công như sau:"]
AFTER = ["II. KINH PHÍ", "Kinh phí do ngân sách xã bảo đảm."]


def _rows(table: list[str]) -> tuple[list[str], list[str]]:
    """The rows of a plan with this table, and the titles of its sections."""
    notice = parse(source_from_text("\n".join([*BEFORE, *table, *AFTER]) + "\n"))
    texts = [notice.text[p.start : p.end] for p in notice.paragraphs if p.role == "table"]
    return texts, [section.title for section in notice.sections]


def test_one_cell_a_line() -> None:
    rows, titles = _rows(["STT", "Việc", "Hạn", "1", "Khảo sát", "Tháng 3", "2", "Lợp mái", "Tháng 4", "3", "Quét vôi"])
    assert rows == ["STT\tViệc\tHạn", "1\tKhảo sát\tTháng 3", "2\tLợp mái\tTháng 4", "3\tQuét vôi"]
    assert titles == ["NỘI DUNG", "KINH PHÍ"]


def test_empty_lines_numbered_columns_and_a_sum() -> None:
    cells = [
        "TT",
        "Hạng mục",
        "Số tiền",
        "1",
        "2",
        "3",
        "1",
        "Mái tôn",
        "12.500",
        "2",
        "Vôi",
        "1.300",
        "Cộng",
        "13.800",
    ]
    rows, _ = _rows([line for cell in cells for line in (cell, "")])
    assert rows == ["TT\tHạng mục\tSố tiền", "1\t2\t3", "1\tMái tôn\t12.500", "2\tVôi\t1.300", "Cộng\t13.800"]


def test_an_office_and_a_name_in_cells_sign_nothing() -> None:
    table = ["TT", "Chức vụ", "Họ và tên", "1", "Trưởng ban", "Ka Să Ha Loan", "2", "Phó Trưởng ban", "Lê Thị Mận"]
    rows, titles = _rows(table)
    assert rows[1:] == ["1\tTrưởng ban\tKa Să Ha Loan", "2\tPhó Trưởng ban\tLê Thị Mận"]
    assert titles == ["NỘI DUNG", "KINH PHÍ"]


def test_cells_that_one_space_parts() -> None:
    rows, titles = _rows(
        ["STT Thôn Số hộ", "nghèo Cận nghèo", "1 Đạ Nghịt 12 30", "2 Păng", "Tiêng 9 14", "Cộng 21 44"]
    )
    assert rows == ["STT Thôn Số hộ nghèo Cận nghèo", "1 Đạ Nghịt 12 30", "2 Păng Tiêng 9 14", "Cộng 21 44"]
    assert titles == ["NỘI DUNG", "KINH PHÍ"]


@pytest.mark.parametrize(
    "lines",
    [
        ["TT Huyện ủy, TT HĐND xã giao:", "1. Trạm Y tế kiểm tra 12 hộ.", "2. Công an xã trực 24 giờ."],
        ["STT", "Nội dung công việc của các thôn trong năm được ghi ở biểu kèm theo kế hoạch này.", "1", "2"],
        ["TT", "Việc", "1", "Khảo sát", "Lợp mái", "Quét vôi"],
    ],
)
def test_no_table_without_its_numbers(lines: list[str]) -> None:
    rows, _ = _rows(lines)
    assert rows == []


@pytest.mark.parametrize(("text", "head"), [("STT", True), ("Số TT.", True), ("TT Thôn", False), ("Số", False)])
def test_the_head_of_numbers(text: str, head: bool) -> None:
    assert is_number_head(text) is head
