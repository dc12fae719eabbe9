"""Small whole papers: annexed rules, joint papers, minutes, titles that run into their text, tables of plain text."""

from __future__ import annotations

import pytest

from layout.papers import notice_of
from vanthu.notice import Notice


def _titles(text: str) -> list[tuple[int, str]]:
    return [(s.level, s.title) for s in notice_of(text).sections if s.title]


def _roles(notice: Notice) -> list[str]:
    return [p.role for p in notice.paragraphs]


_DECISION = """ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÂM ĐỒNG                        Độc lập - Tự do - Hạnh phúc
Số: 1520/QĐ-UBND                     Lâm Đồng, ngày 30 tháng 7 năm 2019

                        QUYẾT ĐỊNH
          Ban hành Quy chế quản lý chợ trên địa bàn tỉnh

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý chợ.

Nơi nhận:                                  TM. ỦY BAN NHÂN DÂN
- Như Điều 1;                                  CHỦ TỊCH
- Lưu: VT.
                                             Phạm Quốc Hiển

"""
_RULES = """Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy chế này áp dụng cho các chợ hạng II.
"""


@pytest.mark.parametrize(
    "head",
    [
        "QUY CHẾ\nQuản lý chợ trên địa bàn tỉnh\n"
        "(Ban hành kèm theo Quyết định số 1520/QĐ-UBND ngày 30/7/2019\ncủa Ủy ban nhân dân tỉnh)\n\n",
        "ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TỈNH LÂM ĐỒNG                        Độc lập - Tự do - Hạnh phúc\n\n"
        "QUY CHẾ\nQuản lý chợ trên địa bàn tỉnh\n\n",
    ],
)
def test_rules_annexed_with_their_own_head_begin_anew(head: str) -> None:
    notice = notice_of(_DECISION + head + _RULES)
    assert notice.letterhead.title == "Ban hành Quy chế quản lý chợ trên địa bàn tỉnh"
    assert (notice.letterhead.signer, notice.letterhead.signer_role) == ("Phạm Quốc Hiển", "Chủ tịch")
    assert _roles(notice).count("doc_type") == 2
    assert [(s.level, s.title) for s in notice.sections if s.title] == [(1, "QUY ĐỊNH CHUNG"), (2, "Phạm vi")]


def test_rules_with_nothing_but_their_type_are_a_section() -> None:
    assert _titles(_DECISION + "QUY CHẾ\n" + _RULES) == [(1, "QUY CHẾ"), (2, "QUY ĐỊNH CHUNG"), (3, "Phạm vi")]


_SIDE_BY_SIDE = """
   SỞ NỘI VỤ                      TM. BAN THƯỜNG VỤ TỈNH ĐOÀN
   GIÁM ĐỐC                                 BÍ THƯ

   (Đã ký)                                 (Đã ký)

   Lò Văn Piếng                          Hà Thị Mai
"""
_IN_TURN = """
TM. BAN THƯỜNG VỤ TỈNH ĐOÀN
BÍ THƯ

Hà Thị Mai

SỞ NỘI VỤ
GIÁM ĐỐC

Lò Văn Piếng
"""


@pytest.mark.parametrize("signatures", [_SIDE_BY_SIDE, _IN_TURN])
def test_a_joint_paper_names_its_signers_in_the_order_of_the_issuer(signatures: str) -> None:
    text = (
        "TỈNH ĐOÀN ĐIỆN BIÊN - SỞ NỘI VỤ\nSố: 05/KHLT-TĐTN-SNV\nĐiện Biên, ngày 02 tháng 6 năm 2015\n\n"
        "KẾ HOẠCH LIÊN TỊCH\nVề công tác thanh niên\n\nHai cơ quan thống nhất mở 04 lớp tập huấn.\n"
        f"{signatures}\nNơi nhận:\n- UBND tỉnh (b/c);\n- Lưu: VT.\n"
    )
    head = notice_of(text).letterhead
    assert (head.signer, head.signer_role) == ("Hà Thị Mai; Lò Văn Piếng", "Bí thư; Giám đốc")
    assert (head.signature_mode, head.recipients) == ("TM.", ("UBND tỉnh (b/c)", "Lưu: VT"))


@pytest.mark.parametrize(
    ("signatures", "signer", "role"),
    [
        ("THƯ KÝ                    CHỦ TỌA\n\n\nVi Thị Hoa               Lầu Bá Chò\n", "Lầu Bá Chò", "Chủ tọa"),
        ("THƯ KÝ\nVi Thị Hoa\n\nCHỦ TRÌ\nBÍ THƯ CHI BỘ\n□\nLầu Bá Chò\n", "Lầu Bá Chò", "Bí thư Chi bộ"),
        ("THƯ KÝ\n\nVi Thị Hoa\n", "Vi Thị Hoa", "Thư ký"),
        (
            "ĐẠI DIỆN BÊN GIAO              ĐẠI DIỆN BÊN NHẬN\n\nVi Thị Hoa                     Lầu Bá Chò\n",
            "Vi Thị Hoa; Lầu Bá Chò",
            "Đại diện bên giao; Đại diện bên nhận",
        ),
    ],
)
def test_minutes_are_signed_by_the_chair(signatures: str, signer: str, role: str) -> None:
    text = (
        f"BIÊN BẢN\nsinh hoạt chi bộ\n\nChi bộ họp lúc 14 giờ.\nCuộc họp kết thúc lúc 16 giờ cùng ngày.\n\n{signatures}"
    )
    head = notice_of(text).letterhead
    assert (head.signer, head.signer_role) == (signer, role)


def test_who_certifies_a_copy_does_not_sign_the_paper() -> None:
    copy = "\nSAO Y BẢN CHÍNH\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nHà Văn Tuất\n"
    text = "QUYẾT ĐỊNH\nVề cấp đất\n\nĐiều 1. Cấp đất.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nSiu Thanh\n"
    assert notice_of(text + copy).letterhead.signer == "Siu Thanh"


@pytest.mark.parametrize(
    ("items", "titles"),
    [
        ("- Giáo dục: phổ cập mầm non.\n- Y tế: 80% trạm đạt chuẩn quốc gia.\n", ["Giáo dục", "Y tế"]),
        ("1. Thời gian: 8 giờ, ngày 21/11.\n2. Địa điểm: Phòng họp số 2.\n", ["Thời gian", "Địa điểm"]),
        (
            "1. Án giết người: 27 vụ, tăng 05 vụ so với năm trước.\n2. Án trộm cắp: 94 vụ, phần lớn ở thị trấn.\n"
            "3. Án ma túy: 40 vụ, thu giữ 1,2 kg heroin.\n",
            ["Án giết người", "Án trộm cắp", "Án ma túy"],
        ),
        ("1. Về kinh tế. Thu ngân sách đạt khá.\n2. Về xã hội. Giảm được hộ nghèo.\n", ["Về kinh tế", "Về xã hội"]),
        (
            "1. Kinh phí hội thi. Ban Tổ chức dự trù 12 triệu đồng từ nguồn xã hội hóa của các hộ.\n"
            "2. Bầu tổ trọng tài năm 2016. Kết quả bầu: phát ra 20 phiếu, thu về 20 phiếu, hợp lệ 20 phiếu.\n"
            "3. Chọn ngày khai mạc. Các ấp nhất trí chọn ngày 15/3.\n",
            ["Kinh phí hội thi", "Bầu tổ trọng tài năm 2016", "Chọn ngày khai mạc"],
        ),
        (
            "1. Nhiều năm qua, nghề gốm là nghề chính. Toàn xã có 120 lò nung và 900 thợ chuốt, thợ vẽ.\n"
            "2. Song nguồn đất sét đang cạn. Các lò phải mua đất từ huyện bên với giá cao gấp đôi trước.\n"
            "3. Thị trường hẹp, thợ trẻ bỏ nghề. Xã có kế hoạch mở lớp dạy nghề tại nhà văn hóa thôn.\n",
            [],
        ),
        ("- Tỷ lệ hộ nghèo: 4%.\n- Thu nhập bình quân đầu người: 71 triệu đồng.\n- Bảo hiểm y tế: 96%.\n", []),
        ("1. Chủ trì: đồng chí Trần Lãm, Bí thư.\n2. Thư ký: đồng chí Lê Hân.\n3. Khách mời: đồng chí Quế.\n", []),
        ("- Đồng chí Phước: đề nghị cân nhắc cơ cấu.\n- Đồng chí Lài: thống nhất với danh sách.\n", []),
        ("a) Việc lãnh đạo chỉ tiêu.\nb) Công tác cán bộ: nền nếp sinh hoạt.\nc) Việc khắc phục khuyết điểm.\n", []),
        ("- Đợt 1: từ ngày 15/4 đến ngày 20/4.\n- Đợt 2: từ ngày 02/5 đến ngày 08/5.\n", []),
        ("1. Kênh cấp I: là kênh lấy nước từ sông chính.\n2. Kênh cấp II: là kênh lấy nước từ kênh cấp I.\n", []),
    ],
)
def test_titles_that_run_into_their_text(items: str, titles: list[str]) -> None:
    assert [title for _, title in _titles(f"I. NỘI DUNG CHÍNH\n{items}")][1:] == titles


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("1. Bộ Giao thông vận tải:", True),
        ("1. Ban Chỉ đạo Đề án 06:", True),
        ("1. Hội Nông dân chủ trì xây dựng:", False),
        ("1. Thời gian tới, yêu cầu các cấp ủy tập trung:", False),
        ("1. Tổng kinh phí: 120 triệu đồng.", False),
    ],
)
def test_a_statement_before_its_list_is_no_heading(line: str, heading: bool) -> None:
    text = f"I. NHIỆM VỤ CHUNG\n{line}\n- Mở 04 lớp tập huấn;\n- In 900 tờ gấp.\n"
    assert (len(_titles(text)) == 2) is heading


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("STT | Họ và tên | Số phiếu\n1 | Huỳnh Lài | 12/12\n", ["STT\tHọ và tên\tSố phiếu", "1\tHuỳnh Lài\t12/12"]),
        ("Trường | Số em\nA Roàng | 120\n", ["Trường\tSố em", "A Roàng\t120"]),
        (
            "Nội dung                 Số lượng\nHộ nghèo                      120\n   Cộng                       120\n",
            ["Nội dung\tSố lượng", "Hộ nghèo\t120", "Cộng\t120"],
        ),
        (
            "TT   Công trình               Số tiền      Nguồn\n1    Kênh Kỳ Hoa                 52.907      tỉnh\n"
            "2    Nhà văn hóa Hưng Lợi,\n     phường Sông Trí             18.450      thị xã\n",
            [
                "TT\tCông trình\tSố tiền\tNguồn",
                "1\tKênh Kỳ Hoa\t52.907\ttỉnh",
                "2\tNhà văn hóa Hưng Lợi, phường Sông Trí\t18.450\tthị xã",
            ],
        ),
    ],
)
def test_tables_of_plain_text(table: str, rows: list[str]) -> None:
    notice = notice_of(f"1. Kết quả thực hiện như sau:\n{table}\nChi bộ thảo luận.\n")
    assert [notice.text[p.start : p.end] for p in notice.paragraphs if p.role == "table"] == rows


def test_items_of_an_article_open_with_titles_as_others_do_but_definitions_do_not() -> None:
    items = "1. Ốm đau: từ 300.000 đồng đến 500.000 đồng.\n2. Hỏa hoạn: không quá 2.000.000 đồng một hộ.\n"
    items += "3. Tai nạn trên đường đi làm: 1.000.000 đồng một lần.\n"
    plain = "1. Quỹ: là tiền do hội viên góp.\n2. Hội viên: là người có thẻ.\n3. Hộ: là những người ở chung.\n"
    assert len(_titles(f"Điều 4. Mức trợ cấp\n{items}Điều 5. Hồ sơ\nHồ sơ gồm đơn và giấy ra viện.\n")) == 5
    assert len(_titles(f"Điều 4. Giải thích từ ngữ\n{plain}Điều 5. Hồ sơ\nHồ sơ gồm đơn và giấy ra viện.\n")) == 2


def test_a_mark_between_words_makes_no_table() -> None:
    assert "table" not in _roles(notice_of("Ký hiệu A | B nghĩa là hoặc.\nĐó là ký hiệu."))


def test_a_short_heading_is_not_joined_with_the_text_under_it() -> None:
    body = "Tòa án hai cấp xét xử sơ thẩm 1.042 vụ, trong đó án điểm 61 vụ, xét xử\nlưu động 48 vụ tại các huyện.\n"
    text = "".join(f"{i}. {title}\n{body}" for i, title in enumerate(["Án hình sự", "Chế độ làm việc", "Án dân sự"], 1))
    assert [title for _, title in _titles(text * 2)] == ["Án hình sự", "Chế độ làm việc", "Án dân sự"] * 2


def test_the_name_of_a_file_is_the_typists_line() -> None:
    ending = "Nơi nhận:\n- Lưu: VT.\nTB hop thang 9.docx\nTRƯỞNG PHÒNG\n\nBùi Quang Thạch\n"
    text = f"THÔNG BÁO\nlịch họp\n\nHọp lúc 8 giờ.\n\n{ending}"
    head = notice_of(text).letterhead
    assert (head.file_code, head.signer) == ("TB hop thang 9.docx", "Bùi Quang Thạch")


def test_a_misread_motto_is_no_part_of_the_issuer() -> None:
    motto = "CỘNG HOÀ XÃ HỘI CHỦ NGHIÃ VIỆT NAM\nĐộc lâp – Tư do – Hạnh phúe"
    text = f"SỞ TÀI CHÍNH TỈNH HÀ NAM\nSố: 12/BC-STC\n{motto}\n\nBÁO CÁO\nthu\n"
    assert notice_of(text).letterhead.issuer == "Sở Tài chính tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("lines", "superior", "issuer"),
    [
        (
            "MẶT TRẬN TỔ QUỐC VIỆT NAM\nỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH BẾN TRE",
            "Mặt trận Tổ quốc Việt Nam",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Bến Tre",
        ),
        (
            "TỈNH ĐOÀN QUẢNG TRỊ\nBTV HUYỆN ĐOÀN HẢI LĂNG\nĐOÀN TNCS HỒ CHÍ MINH",
            "Tỉnh đoàn Quảng Trị",
            "BTV Huyện đoàn Hải Lăng",
        ),
        ("ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH ĐOÀN QUẢNG TRỊ", "Đoàn TNCS Hồ Chí Minh", "Tỉnh đoàn Quảng Trị"),
    ],
)
def test_letterheads_of_the_mass_organisations(lines: str, superior: str, issuer: str) -> None:
    head = notice_of(f"{lines}\nSố: 27/BC\n\nBÁO CÁO\ncông tác năm\n").letterhead
    assert (head.superior, head.issuer) == (superior, issuer)


def test_roman_numbers_under_an_unnumbered_title_stay_there() -> None:
    text = "NỘI DUNG\nI. Mở đầu\nChào cờ.\nII. Thảo luận\nNhất trí.\nIII. Kết thúc\nLúc 16 giờ."
    assert [level for level, _ in _titles(text)] == [1, 2, 2, 2]
