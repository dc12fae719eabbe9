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


def test_misread_numbers_dates_and_mottoes() -> None:
    text = (
        "UỶ BAN NHÂN DÂN               CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "HUYỆN CHƯ PƯH                      Ðộc lập - Tự do - Hạnh phúc\n"
        "                                    ...........o0o...........\n"
        "Sồ: 0l/QÐ-UBND                     Chư Pưh, ngảy l2 tháng O5 nãm 2014\n"
        "QUYẾT ÐỊNH\nVề việc kiện toàn Hội đồng\nCHỦ TỊCH ỦY BAN NHÂN DÂN\nHUYỆN CHƯ PƯH\n"
        "Căn cứ Luật Hòa giải ở cơ sở năm 2013;\nQUYẾT ÐỊNH\n"
        "Ðiều 1. Kiện toàn Hội đồng gồm 09 thành viên.\nÐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT, VP HĐND, VT SGDĐT.\nD:\\2014\\QD kien toan.doc\n"
        "CHỦ TỊCH\nNay Phước Lộc (Ðã ký)\n"
    )
    notice = parse(source_from_text(text))
    head = notice.letterhead
    assert (head.number, head.place, head.issued_on) == ("01/QÐ-UBND", "Chư Pưh", "2014-05-12")
    assert head.title == "Về việc kiện toàn Hội đồng"
    assert head.recipients == ("Như Điều 2", "Lưu: VT, VP HĐND, VT SGDĐT")
    assert (head.signer_role, head.signer) == ("Chủ tịch", "Nay Phước Lộc")
    assert [s.number for s in notice.sections] == ["Điều 1", "Điều 2"]


def test_a_name_of_two_parts_is_not_cut_at_its_dash() -> None:
    text = (
        "BÁO CÁO\nKết quả năm 2020\nHội nghị có đại diện lãnh đạo các sở, ngành của tỉnh Bà Rịa\n- Vũng Tàu cùng dự.\n"
        "Phương hướng của giai đoạn 2021\n- 2025 gồm các nội dung sau:\n- Vũng Tàu phát triển cảng biển.\n"
    )
    notice = parse(source_from_text(text))
    assert "tỉnh Bà Rịa - Vũng Tàu cùng dự." in notice.text
    assert "giai đoạn 2021 - 2025 gồm" in notice.text
    assert "sau:\n- Vũng Tàu" in notice.text


@pytest.mark.parametrize(
    ("addressees", "count"),
    [
        ("Kính gửi : UBND huyện Bình Lục\n           UBND huyện Lý Nhân\n", 2),
        ("Kính gửi: Sở Y tế;\nSở Nội vụ.\n", 2),
        ("Kính gửi: Các phòng Y tế huyện, thị xã,\nthành phố;\nTrung tâm Y tế các huyện.\n", 2),
        ("Kính gửi: Sở Y tế.\nSở Nội vụ nhận được văn bản.\n", 1),
        ("Kính gửi: Sở Y tế\n\nSở Nội vụ nhận được văn bản.\n", 1),
    ],
)
def test_addressees_on_lines_of_their_own(addressees: str, count: int) -> None:
    text = (
        "UBND TỈNH HÀ NAM\nSỞ NỘI VỤ\nSố: 12/SNV-CC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Phủ Lý, ngày 02 tháng 02 năm 2009\n{addressees}Để thống nhất thực hiện, đề nghị báo cáo trước ngày 10/02.\n"
        "GIÁM ĐỐC\nTrịnh Bá Khoát\n"
    )
    assert sum(p.role == "recipients" for p in parse(source_from_text(text)).paragraphs) == count


def test_rows_with_cells_two_spaces_apart() -> None:
    text = (
        "BÁO CÁO\nTình hình hạn hán\nDiện tích cụ thể như sau:\nTT  Tỉnh  Diện tích (ha)\n1  Gia Lai  12.300\n"
        "2  Đắk Lắk  15.870\nTổng cộng  28.170\nDiện tích  tăng so với  năm trước.\nCác xã  tiếp tục  chống hạn.\n"
    )
    roles = [p.role for p in parse(source_from_text(text)).paragraphs]
    assert roles[3:7] == ["table"] * 4
    assert "table" not in roles[7:]


def test_the_titles_of_two_items() -> None:
    text = (
        "BÁO CÁO\nCông tác xét xử\n1. Án dân sự, hôn nhân và gia đình\n"
        "- Dân sự: Chủ yếu là tranh chấp hợp đồng vay tài sản.\n- Hôn nhân và gia đình: Số vụ tăng so với cùng kỳ.\n"
        "2. Công tác tuyên truyền, khoa giáo\n"
        "- Tuyên truyền: duy trì 32 báo cáo viên, mỗi tháng một kỳ.\n- Khoa giáo: giám sát giáo dục mầm non ở 06 xã.\n"
        "3. Khen thưởng\n- Giấy khen cấp xã: Ủy ban xã xem xét, khen thưởng cho các tập thể.\n"
        "- Bằng khen cấp tỉnh: Do Ủy ban xã đề xuất, tỉnh xem xét.\n"
    )
    titles = [s.title for s in parse(source_from_text(text)).sections]
    assert titles == [
        "Án dân sự, hôn nhân và gia đình",
        "Dân sự",
        "Hôn nhân và gia đình",
        "Công tác tuyên truyền, khoa giáo",
        "Khen thưởng",
    ]


def test_titles_that_a_point_ends() -> None:
    tasks = (
        "1. Tăng cường sự lãnh đạo của cấp ủy. Các chi bộ đưa nội dung nghị quyết vào sinh hoạt định kỳ hằng tháng.\n"
        "2. Bảo vệ môi trường biển. Đầu tư trạm xử lý nước thải; vận hành 02 điểm kiểm soát đồ nhựa tại cảng.\n"
        "3. Nâng cao chất lượng nguồn nhân lực. Mỗi năm bồi dưỡng 250 lượt lao động về ngoại ngữ, sơ cấp cứu.\n"
    )
    orders = (
        "1. Rà soát nguồn nước. Báo cáo trước ngày 10/3.\n2. Nạo vét kênh. Huy động dân.\n3. Trồng cây. Tưới tiêu.\n"
    )
    assert len(parse(source_from_text(f"NGHỊ QUYẾT\nvề du lịch\nI. NHIỆM VỤ\n{tasks}")).sections) == 4
    assert len(parse(source_from_text(f"NGHỊ QUYẾT\nvề du lịch\nI. NHIỆM VỤ\n{orders}")).sections) == 1


def test_three_signers_side_by_side() -> None:
    text = (
        "BIÊN BẢN KIỂM TRA\nViệc kinh doanh phân bón\nHôm nay, ngày 21/3/2017, Đoàn kiểm tra cửa hàng.\n"
        "1. Ông: Đậu Khắc Thân        Chức vụ: Phó Trưởng phòng - Trưởng đoàn\n"
        "2. Bà: Vi Thị Ngoan          Chức vụ: Cán bộ Trạm - Thành viên\nBiên bản lập xong lúc 15 giờ.\n\n"
        "   CHỦ CƠ SỞ            ĐẠI DIỆN UBND XÃ           TRƯỞNG ĐOÀN\n"
        "   (Đã ký)                  (Đã ký)                  (Đã ký)\n\n"
        "  Cao Tiến Lực           Lang Văn Thiệp            Đậu Khắc Thân\n"
    )
    notice = parse(source_from_text(text))
    assert notice.letterhead.signer == "Lang Văn Thiệp; Đậu Khắc Thân"
    assert notice.letterhead.signer_role == "Đại diện UBND xã; Trưởng đoàn"
    assert [p.role for p in notice.paragraphs].count("table") == 0


def test_a_ground_that_ends_in_a_dash_goes_on_in_the_next_line() -> None:
    text = (
        "Căn cứ Quyết định số 807/QĐ-UBND ngày 06 tháng 5 năm 2013 của Ủy ban nhân dân tỉnh về Ban Chỉ đạo Dân số -\n"
        "Kế hoạch hóa gia đình tỉnh;\nXét đề nghị của Sở Y tế,\n"
    )
    notice = parse(source_from_text(text))
    first, second = (notice.text[p.start : p.end] for p in notice.paragraphs)
    assert first.endswith("Dân số - Kế hoạch hóa gia đình tỉnh;") and second.startswith("Xét")


def test_what_a_decision_replaces_stands_in_its_sentence() -> None:
    text = (
        "Quyết định này có hiệu lực kể từ ngày ký và thay thế\n"
        "Quyết định số 357-QĐ/TW, ngày 04/11/2016 của Ban Bí thư.\n"
    )
    notice = parse(source_from_text(text))
    assert len(notice.paragraphs) == 1
