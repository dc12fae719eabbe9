"""Heads and ends of papers whose columns came one after the other; short years, misread words, typists' lines."""

from __future__ import annotations

import pytest

from vanthu.layout import parse
from vanthu.layout.filecodes import is_file_code
from vanthu.layout.stamp import place_and_date
from vanthu.notice import Letterhead, Notice
from vanthu.reading import source_from_text

BODY = ["BÁO CÁO", "công tác quý I", "", "1. Kết quả", "Đã kết nạp 12 đảng viên mới."]


def _notice(*lines: str) -> Notice:
    return parse(source_from_text("\n".join(lines) + "\n"))


def _head(*lines: str) -> Letterhead:
    return _notice(*lines).letterhead


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ba Bể, ngày 12 tháng 3 năm 98", ("Ba Bể", "1998-03-12")),
        ("Ba Bể, ngày 2/6/09", ("Ba Bể", "2009-06-02")),
        ("Ba Bể, 02.6.04", ("Ba Bể", "2004-06-02")),
        ("Ba Bể, ngày    tháng 3 năm 20", ("Ba Bể", "")),
        ("Ba Bể, ngày    tháng 3 năm 20..", ("Ba Bể", "")),
        ("Ba Bể, ngày 12 tháng 3 năm 202", ("Ba Bể", "")),
    ],
)
def test_years_of_two_figures(line: str, found: tuple[str, str]) -> None:
    assert place_and_date(line) == found


def test_the_issuer_may_stand_after_number_and_date() -> None:
    right = ["Mù Cang Chải, ngày 4 tháng 5 năm 2012", "ĐẢNG CỘNG SẢN VIỆT NAM"]
    head = _head(*right, "Số 22-BC/BTCHU", "HUYỆN ỦY MÙ CANG CHẢI", "BAN TỔ CHỨC", "*", *BODY)
    assert (head.superior, head.issuer, head.number) == ("Huyện ủy Mù Cang Chải", "Ban Tổ chức", "22-BC/BTCHU")


def test_a_name_of_several_lines_that_ends_in_committee() -> None:
    joint = ["BAN THƯỜNG TRỰC ỦY BAN", "MẶT TRẬN TỔ QUỐC VIỆT NAM", "HUYỆN BA BỂ", "Số: 4/BC-MTTQ"]
    head = _head(*joint, *BODY)
    expected = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam huyện Ba Bể"
    assert (head.superior, head.issuer) == ("", expected)


def test_a_numbered_paper_without_type_and_subject_is_a_letter() -> None:
    top = ["HUYỆN ỦY BA BỂ", "VĂN PHÒNG", "Số 71-CV/VPHU", "Ba Bể, ngày 3 tháng 8 năm 2015"]
    assert _head(*top, "Kính gửi: Các chi bộ", "Đề nghị nộp hồ sơ.").doc_type == "Công văn"
    assert _head(*top, "Đề nghị các chi bộ nộp hồ sơ.").doc_type == ""


def test_misread_recipients() -> None:
    end = ["Nơi nhân:", "- Các thôn;", "- Lưu VP.", "CHỦ TỊCH", "Nông Thị Vấn"]
    assert _head(*BODY, *end).recipients == ("Các thôn", "Lưu VP")
    running = _notice(*BODY, "Nơi nhân dân còn khó khăn, xã cấp gạo cứu đói.", "CHỦ TỊCH", "Nông Thị Vấn")
    assert all(p.role != "recipients" for p in running.paragraphs)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BaocaoHan2016-LTH", True),
        ("D:\\MAI 2019\\KH tap huan cau duong (ban cuoi 2).doc", True),
        ("T-M3T/TB55", True),
        ("VPHU-TH", True),
        ("Chauthanh-AG", False),
        ("Kế hoạch năm 2016", False),
    ],
)
def test_what_the_typist_leaves(text: str, code: bool) -> None:
    assert is_file_code(text) is code


def test_a_file_name_at_the_very_end_is_no_text() -> None:
    end = ["CHỦ TỊCH", "Nông Thị Vấn", "PHỤ LỤC", "DANH SÁCH THÔN", "TT\tThôn", "1\tBản Piạc", "2\tNà Ché"]
    notice = _notice(*BODY, *end, "BC quy I (lan 2).docx")
    assert notice.letterhead.file_code == "BC quy I (lan 2).docx"
    assert notice.paragraphs[-1].role == "file_code"
    assert _head(*BODY, "Mẫu gửi kèm tại bieu.docx", "CHỦ TỊCH", "Nông Thị Vấn").file_code == ""


def test_a_side_of_the_paper_signs_with_its_office() -> None:
    left, right = ["ĐẠI DIỆN BÊN GIAO", "NGUYÊN CHỦ TỊCH HỘI"], ["ĐẠI DIỆN BÊN NHẬN", "PHÓ CHỦ TỊCH HỘI"]
    rows = [f"{a}\t{b}" for a, b in zip([*left, "Nông Thị Vấn"], [*right, "Ma Văn Quý"], strict=True)]
    head = _head("BIÊN BẢN", "bàn giao sổ sách", "", "1. Kết quả", "Hai bên đã giao nhận 12 sổ.", *rows)
    assert (head.signer, head.signer_role) == ("Nông Thị Vấn; Ma Văn Quý", "Nguyên Chủ tịch Hội; Phó Chủ tịch Hội")


def test_a_heading_after_the_signature_is_not_cut() -> None:
    notice = _notice(*BODY, "CHỦ TỊCH", "Nông Thị Vấn", "III. KINH PHÍ", "Kinh phí 12 triệu đồng.")
    assert [s.title for s in notice.sections] == ["Kết quả", "KINH PHÍ"]


def test_room_left_for_a_number_makes_no_row() -> None:
    annex = [
        "PHỤ LỤC",
        "TIẾN ĐỘ THỰC HIỆN",
        "(Kèm theo Báo cáo số      /BC-UBND ngày      /4/2016)",
        "TT\tViệc",
        "1\tHọp",
    ]
    notice = _notice(*BODY, "CHỦ TỊCH", "Nông Thị Vấn", *annex)
    roles = [p.role for p in notice.paragraphs][-5:]
    assert roles == ["doc_type", "title", "title", "table", "table"]


def test_offices_in_small_letters_over_names_sign() -> None:
    gap = " " * 12
    rows = [gap.join(["Trưởng thôn", "Kế toán", "Chủ tịch"]), gap.join(["Lò Văn Ún", "Vi Thị Sen", "Hà Văn Dậu"])]
    assert [p.role for p in _notice(*BODY, *rows).paragraphs][-6:] == ["signature"] * 6
    table = [gap.join(["Chủ tịch", "Kế toán"]), gap.join(["12 triệu", "9 triệu"])]
    assert all(p.role != "signature" for p in _notice(*BODY, *table).paragraphs)


def test_an_office_in_brackets_and_degrees_before_a_name() -> None:
    head = _head(*BODY, "CHỦ TRÌ", "(Bí thư Chi bộ)", "BS CKII. Lò Văn Ún")
    assert (head.signer, head.signer_role) == ("Lò Văn Ún", "Bí thư Chi bộ")


def test_two_offices_over_two_names() -> None:
    notice = _notice(*BODY, "Kế toán", "Hiệu trưởng", "Vi Thị Sen", "Hà Văn Dậu")
    assert [p.role for p in notice.paragraphs][-4:] == ["signature"] * 4
    assert (notice.letterhead.signer, notice.letterhead.signer_role) == ("Hà Văn Dậu", "Hiệu trưởng")
    one = _head(*BODY, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vi Thị Sen", "Hà Văn Dậu")
    assert (one.signer, one.signer_role) == ("Vi Thị Sen", "Phó Chủ tịch")


def test_recipients_to_the_right_of_the_signature() -> None:
    left = ["T/M BAN CHẤP HÀNH", "BÍ THƯ", "", "Lò Văn Ún"]
    right = ["Nơi nhận:", "- Huyện ủy,", "- Các chi bộ,", "- Lưu."]
    head = _head(*BODY, *(f"{a:<40}{b}" for a, b in zip(left, right, strict=True)))
    assert head.recipients == ("Huyện ủy", "Các chi bộ", "Lưu")
    assert (head.signature_mode, head.signer, head.signer_role) == ("T/M", "Lò Văn Ún", "Bí thư")


def test_addressees_on_two_lines() -> None:
    top = ["HUYỆN ỦY BA BỂ", "VĂN PHÒNG", "Số 71-CV/VPHU", "Ba Bể, ngày 3 tháng 8 năm 2015"]
    notice = _notice(*top, "Kính gửi: Các đảng ủy, chi bộ trực thuộc", "và các tổ chức đoàn thể", "Đề nghị nộp hồ sơ.")
    assert [p.role for p in notice.paragraphs][-2:] == ["recipients", "body"]
    assert notice.text.endswith("trực thuộc và các tổ chức đoàn thể\nĐề nghị nộp hồ sơ.")


def test_the_last_article_of_one_sentence_has_no_title() -> None:
    notice = _notice(
        "NGHỊ QUYẾT", "về dự toán", "", "Điều 1. Giao xã thu 4 tỷ đồng.", "Điều 2. Hội đồng giám sát.", CLOSING
    )
    assert [s.title for s in notice.sections] == ["", ""]


CLOSING = "Nghị quyết này đã được Hội đồng nhân dân xã thông qua ngày 20/12/2016./."


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("BAN TUYÊN GIÁO Mù Cang Chải, ngày 4 tháng 5 năm 2012", "Mù Cang Chải"),
        ("TP. Yên Bái, ngày 4 tháng 5 năm 2012", "TP. Yên Bái"),
        ("MÙ CANG CHẢI, ngày 4 tháng 5 năm 2012", "MÙ CANG CHẢI"),
    ],
)
def test_columns_that_one_space_parts(line: str, place: str) -> None:
    head = _head("HUYỆN ỦY MÙ CANG CHẢI ĐẢNG CỘNG SẢN VIỆT NAM", line, "Số 41-BC/HU", *BODY)
    assert head.place == place
    assert head.issuer == ("Ban Tuyên giáo" if line.startswith("BAN") else "Huyện ủy Mù Cang Chải")


WRAPPED = [
    "Các thôn đã họp dân, bầu tổ giám sát và niêm yết mức đóng góp ở hội trường.",
    "Tuy vậy việc ghi chép của thôn Nà Ché không được đầy đủ theo mẫu đã hướng dẫn;",
    "Thôn Bản Piạc không lưu biên bản.",
    "Ủy ban nhân dân xã đã nhắc nhở hai thôn bằng văn bản vào ngày 12 tháng 3 và",
    "yêu cầu bổ sung hồ sơ trước ngày 30 tháng 3, nộp về công chức văn hóa của xã",
    "để tổng hợp, báo cáo lên huyện theo quy định hiện hành về công khai, dân chủ",
    "trong phạm vi cả xã.",
]


def _bodies(*lines: str) -> list[str]:
    notice = _notice("BÁO CÁO", "giám sát cộng đồng", "", "1. Kết quả", *lines)
    return [notice.text[p.start : p.end] for p in notice.paragraphs if p.role == "body"]


def test_a_semicolon_at_the_margin_does_not_end_a_paragraph_that_has_told_a_sentence() -> None:
    assert [text[:7] for text in _bodies(*WRAPPED)] == ["Các thô", "Ủy ban "]
    items = ["Họp dân để bàn mức đóng góp và bầu tổ giám sát của thôn, ghi biên bản đầy đủ;", *WRAPPED[2:]]
    assert [text[:7] for text in _bodies(*items)] == ["Họp dân", "Thôn Bả", "Ủy ban "]


def test_a_ground_goes_on_with_what_it_names_and_the_closing_sentence_stands_apart() -> None:
    lines = [
        "Căn cứ Luật",
        "Giá số 11/2012/QH13 được Quốc hội thông qua ngày 20 tháng 6 năm 2012 và các",
        "văn bản hướng dẫn thi hành; theo đề nghị của Sở Tài chính tại Tờ trình số 31",
        "ngày 02 tháng 3 năm 2015 về giá dịch vụ trông giữ xe tại các chợ trong tỉnh,",
        "bến xe, trường học và bệnh viện, Hội đồng giao các cấp giám sát việc thi hành.",
        "Nghị quyết này",
        "có hiệu lực từ ngày 01 tháng 4 năm 2015.",
    ]
    bodies = _bodies(*lines)
    assert bodies[0].startswith("Căn cứ Luật Giá số 11")
    assert bodies[-1] == "Nghị quyết này có hiệu lực từ ngày 01 tháng 4 năm 2015."


def test_indented_paragraphs_go_on_after_a_semicolon_but_not_into_the_closing_sentence() -> None:
    lines = [
        "     Giao các thôn Bản Piạc, Nà Ché, Khuổi Lịa họp dân, bầu tổ giám sát mới;",
        "Công chức tư pháp hướng dẫn ghi biên bản và công khai mức đóng góp của các hộ",
        "trong thôn trước ngày 30 tháng 3 năm nay.",
        "     Công an xã giữ trật tự ở các điểm họp dân trong những ngày đầu tháng Tư,",
        "bảo đảm không để xảy ra tranh cãi, xô xát giữa các hộ có ý kiến khác nhau rồi.",
        "     Trạm Y tế cử người trực, chuẩn bị thuốc men cho các cụ cao tuổi đến họp.",
        "     Hội Phụ nữ, Đoàn Thanh niên vận động hội viên, đoàn viên đi họp cho đông,",
        "đúng giờ, phát biểu ý kiến.",
        "     Kế toán xã tổng hợp mức đóng góp, đối chiếu với dự toán đã được các thôn",
        "thông qua rồi niêm yết ở hội trường, nhà văn hóa và đọc trên loa truyền thanh",
        "trong ba ngày liền.",
        "     Các thôn họp xong phải báo cáo bằng văn bản về Ủy ban nhân dân xã để xem.",
        "Trên đây là báo cáo của xã.",
    ]
    assert [text[:8] for text in _bodies(*lines)] == [
        "Giao các",
        "Công an ",
        "Trạm Y t",
        "Hội Phụ ",
        "Kế toán ",
        "Các thôn",
        "Trên đây",
    ]


@pytest.mark.parametrize(("last", "mode"), [("- Lưu: VT, KT. HTD", "TM."), ("- Lưu: VT, KT. CHỦ TỊCH", "TM. KT.")])
def test_a_division_of_the_office_is_no_mode_of_signing(last: str, mode: str) -> None:
    end = ["Nơi nhận:                       TM. ỦY BAN NHÂN DÂN", last, "                              Nông Thị Vấn"]
    assert _head(*BODY, *end).signature_mode == mode


def test_a_form_with_bodies_and_motto_of_its_own() -> None:
    form = ["Mẫu 02", "ĐẢNG BỘ ……", "CHI BỘ ……", "ĐẢNG CỘNG SẢN VIỆT NAM", "BẢN KIỂM ĐIỂM", "1. Ưu điểm", "……", "Có."]
    notice = _notice(*BODY, "BÍ THƯ", "Nông Thị Vấn", *form, "NGƯỜI TỰ KIỂM ĐIỂM", "(Ký, ghi rõ họ tên)")
    assert [p.role for p in notice.paragraphs][-10:-5] == ["letterhead"] * 4 + ["doc_type"]
    assert [p.role for p in notice.paragraphs][-2:] == ["signature"] * 2
