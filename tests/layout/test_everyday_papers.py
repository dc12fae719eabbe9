"""Small papers of communes and cells: offices and bodies of the base, titles on two lines, who enacts."""

from __future__ import annotations

import pytest

from vanthu.layout import parse
from vanthu.layout.casing import usual_case
from vanthu.reading import source_from_text

LETTER = """HUYỆN ỦY VÂN HỒ
CƠ QUAN TỔ CHỨC - NỘI VỤ

Số 31-CV/TC-NV

ĐẢNG CỘNG SẢN VIỆT NAM
Vân Hồ, ngày 02 tháng 4 năm 2021

Kính gửi: Các chi bộ trực thuộc

Đề nghị các chi bộ gửi danh sách trước ngày 10/4/2021.

K/T THỦ TRƯỞNG
PHÓ THỦ TRƯỞNG

Lò Văn Tuyên
"""

DECISION = """ĐẢNG BỘ XÃ MƯỜNG KHOA

QUYẾT ĐỊNH
về khen thưởng đảng viên

- Căn cứ Điều lệ Đảng;
BAN CHẤP HÀNH ĐẢNG BỘ XÃ QUYẾT ĐỊNH:
Điều 1. Khen thưởng 05 đảng viên.

B. TRÁCH NHIỆM CỦA CÁC CHI BỘ
VÀ ĐẢNG VIÊN TRONG TOÀN ĐẢNG BỘ

Các chi bộ phổ biến quyết định.
"""


def test_a_body_of_the_base_and_its_deputy_sign() -> None:
    head = parse(source_from_text(LETTER)).letterhead
    assert (head.superior, head.issuer) == ("Huyện ủy Vân Hồ", "Cơ quan Tổ chức - Nội vụ")
    assert (head.signature_mode, head.signer_role, head.signer) == ("K/T", "Phó Thủ trưởng", "Lò Văn Tuyên")


def test_who_enacts_is_no_heading_and_a_title_may_take_two_lines() -> None:
    notice = parse(source_from_text(DECISION))
    titles = [section.title for section in notice.sections if section.number != "Điều 1"]
    assert titles == ["TRÁCH NHIỆM CỦA CÁC CHI BỘ VÀ ĐẢNG VIÊN TRONG TOÀN ĐẢNG BỘ"]


@pytest.mark.parametrize(
    ("printed", "usual"),
    [
        ("ĐẢNG BỘ XÃ CÔNG HẢI", "Đảng bộ xã Công Hải"),
        ("CHI BỘ TỔ DÂN PHỐ 5", "Chi bộ tổ dân phố 5"),
        ("TỔ CÔNG TÁC ĐỀ ÁN 06", "Tổ công tác Đề án 06"),
        ("UBND XÃ CHỢ LẦU", "UBND xã Chợ Lầu"),
        ("ĐỘI CSGT SỐ 2", "Đội CSGT số 2"),
        ("BAN CHỈ HUY PHÒNG THỦ DÂN SỰ XÃ", "Ban Chỉ huy Phòng thủ dân sự xã"),
    ],
)
def test_bodies_in_their_usual_spelling(printed: str, usual: str) -> None:
    assert usual_case(printed) == usual


def test_the_stamp_of_an_electronic_signature_is_no_issuer() -> None:
    text = (
        "Người ký: Ủy ban nhân dân xã La Ngà\nEmail: langa@example.vn\nThời gian ký: 09.02.2026 08:15:20 +07:00\n"
        "ỦY BAN NHÂN DÂN\nXÃ LA NGÀ\nSố: 18/BC-UBND\nLa Ngà, ngày 09 tháng 02 năm 2026\n\n"
        "BÁO CÁO\nCông tác tuyển quân\n\n"
        "Thực hiện kế hoạch của tỉnh, xã đã giao đủ quân.\n\nTRƯỞNG TRẠM\nBS. Hoàng Thị Nở\n"
    )
    head = parse(source_from_text(text)).letterhead
    assert (head.superior, head.issuer) == ("", "Ủy ban nhân dân xã La Ngà")
    assert (head.signer_role, head.signer) == ("Trưởng trạm", "Hoàng Thị Nở")
