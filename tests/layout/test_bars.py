"""Cells between bars whose rows are broken into several lines: Markdown with `<br>`, and pages of legal sites."""

from __future__ import annotations

import pytest

from vanthu.layout import parse
from vanthu.notice import Notice, Source


def _notice(text: str) -> Notice:
    return parse(Source("t", "t.txt", "txt", "utf-8", text))


def _texts(notice: Notice, role: str) -> list[str]:
    lines = notice.text.split("\n")
    return [line for line, p in zip(lines, notice.paragraphs, strict=True) if p.role == role]


_MARKDOWN = """| **SỞ XÂY DỰNG**<br>**THANH TRA SỞ**<br>Số: 41/TB-TTr | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>\
*Long An, ngày 3 tháng 8 năm 2020* |
|---|---|

# THÔNG BÁO

Về việc tiếp công dân

Thanh tra Sở thông báo lịch như sau:

| TT | Đơn vị | Số buổi<br>(dự kiến) |
|---|---|---|
| 1 | Đội Kim Bảng<br/>Trạm Ba Sao | 4 |
| 2 | Đội Thanh Liêm<br>| 3 |

| ***Nơi nhận:***<br>- Giám đốc Sở;<br>- Lưu: VT. | **CHÁNH THANH TRA**<br><br>**Võ Thị Bích Thủy** |
|---|---|
"""


def test_markdown_rows_that_tags_break() -> None:
    notice = _notice(_MARKDOWN)
    head = notice.letterhead
    assert (head.superior, head.issuer, head.number) == ("Sở Xây dựng", "Thanh tra Sở", "41/TB-TTr")
    assert (head.place, head.issued_on) == ("Long An", "2020-08-03")
    assert (head.recipients, head.signer) == (("Giám đốc Sở", "Lưu: VT"), "Võ Thị Bích Thủy")
    assert _texts(notice, "table") == [
        "TT\tĐơn vị\tSố buổi (dự kiến)",
        "1\tĐội Kim Bảng Trạm Ba Sao\t4",
        "2\tĐội Thanh Liêm\t3",
    ]
    assert "|" not in notice.text


@pytest.mark.parametrize("text", ["Ký hiệu | là hoặc.<br>Ký hiệu & là và.", "| là hoặc<br>A | B là hoặc.\n"])
def test_a_bar_in_text_that_a_tag_breaks_is_no_cell(text: str) -> None:
    assert "table" not in [p.role for p in _notice(text).paragraphs]
