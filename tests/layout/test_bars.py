"""Cells between bars whose rows are broken into several lines: Markdown with `<br>`, and pages of legal sites."""

from __future__ import annotations

import pytest

from layout.papers import lines_of, notice_of

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
    notice = notice_of(_MARKDOWN)
    head = notice.letterhead
    assert (head.superior, head.issuer, head.number) == ("Sở Xây dựng", "Thanh tra Sở", "41/TB-TTr")
    assert (head.place, head.issued_on) == ("Long An", "2020-08-03")
    assert (head.recipients, head.signer) == (("Giám đốc Sở", "Lưu: VT"), "Võ Thị Bích Thủy")
    assert lines_of(notice, "table") == [
        "TT\tĐơn vị\tSố buổi (dự kiến)",
        "1\tĐội Kim Bảng Trạm Ba Sao\t4",
        "2\tĐội Thanh Liêm\t3",
    ]
    assert "|" not in notice.text


@pytest.mark.parametrize("text", ["Ký hiệu | là hoặc.<br>Ký hiệu & là và.", "| là hoặc<br>A | B là hoặc.\n"])
def test_a_bar_in_text_that_a_tag_breaks_is_no_cell(text: str) -> None:
    assert "table" not in [p.role for p in notice_of(text).paragraphs]


_ALONE = """THANH TRA
TỈNH ĐẮK NÔNG
-------

|

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
---------------

|

Số: 07/TB-TTr

|

Gia Nghĩa, ngày 12 tháng 3 năm 2015

|
"""
_TORN = """| THANH
TRA TỈNH ĐẮK NÔNG
-------
| CỘNG
HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
|
Số:
07/TB-TTr
|
Gia
Nghĩa, ngày 12 tháng 3 năm 2015
|
"""
_FRAMED = """| THANH TRA TỈNH
ĐẮK NÔNG
------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
--------- |
| Số: 07/TB-TTr | Gia Nghĩa, ngày 12 tháng 3 năm 2015 |
"""


@pytest.mark.parametrize("head", [_ALONE, _TORN, _FRAMED])
def test_letterheads_whose_cells_bars_end(head: str) -> None:
    notice = notice_of(f"{head}\nTHÔNG\nBÁO\nVề lịch tiếp công dân\n\nThanh tra tỉnh thông báo lịch tiếp công dân.\n")
    found = notice.letterhead
    assert (found.issuer, found.number) == ("Thanh tra tỉnh Đắk Nông", "07/TB-TTr")
    assert (found.place, found.issued_on, found.doc_type) == ("Gia Nghĩa", "2015-03-12", "Thông báo")
    assert "|" not in notice.text


@pytest.mark.parametrize(
    "end",
    [
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n|\nKT.\nGIÁM ĐỐC\nPHÓ\nGIÁM ĐỐC\nHồ Thị Mai\n|\n",
        "| Nơi nhận:\n- Như trên;\n- Lưu: VT. | KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nHồ Thị Mai |\n",
    ],
)
def test_signatures_whose_cells_bars_end(end: str) -> None:
    found = notice_of(f"Kính gửi: Các trạm.\n\nSở đề nghị các trạm thực hiện nghiêm túc.\n\n{end}").letterhead
    assert found.recipients == ("Như trên", "Lưu: VT")
    assert (found.signature_mode, found.signer_role, found.signer) == ("KT.", "Phó Giám đốc", "Hồ Thị Mai")


def test_cells_that_bars_alone_end_are_rows() -> None:
    table = ["TT", "Loại xe", "Mức thu", "1", "Xe đạp", "1.000", "2", "Xe máy", "", "3", "Ô tô", "9.000"]
    bars = "".join(f"{cell}\n\n|\n\n" for cell in table)
    notice = notice_of(f"Điều 1. Quy định mức thu như sau:\n\n{bars}Điều 2. Các chợ thi hành./.\n")
    assert lines_of(notice, "table") == ["TT\tLoại xe\tMức thu", "1\tXe đạp\t1.000", "2\tXe máy", "3\tÔ tô\t9.000"]


@pytest.mark.parametrize(("word", "rest"), [("THÔNG", "TIN ĐỐI NGOẠI"), ("CHỢ", "HUYỆN"), ("Số", "hộ nghèo: 12")])
def test_lines_of_one_word_that_begin_nothing_stay_apart(word: str, rest: str) -> None:
    notice = notice_of(f"KẾT QUẢ THÁNG NĂM\n{word}\n{rest}\n")
    assert rest in notice.text.split("\n")


def test_two_spaces_in_the_cells_of_letterhead_and_signature_end_lines() -> None:
    head = "| **UBND TỈNH AN GIANG**  **SỞ Y TẾ**  Số:  12/SYT-NV | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**  \
*An Giang, ngày 3 tháng 4 năm 2019* |\n| --- | --- |\n"
    end = "| *Nơi nhận:*  - Như trên;  - Lưu: VT. | **KT. GIÁM ĐỐC**  **PHÓ GIÁM ĐỐC**     **Hồ Thị Mai** |\n"
    table = "| Trạm  y tế | Số ca |\n|---|---|\n| An  Phú | 12 |\n"
    notice = notice_of(f"{head}\nKính gửi: Các trạm.\n\nSở đề nghị các trạm báo cáo số ca:\n\n{table}\n{end}")
    found = notice.letterhead
    assert (found.superior, found.issuer, found.number) == ("UBND tỉnh An Giang", "Sở Y tế", "12/SYT-NV")
    assert (found.place, found.issued_on) == ("An Giang", "2019-04-03")
    assert (found.recipients, found.signer) == (("Như trên", "Lưu: VT"), "Hồ Thị Mai")
    assert found.signer_role == "Phó Giám đốc"
    assert lines_of(notice, "table") == ["Trạm y tế\tSố ca", "An Phú\t12"]
