"""Fields of the letterhead and the end matter, by the decrees and beside them."""

from __future__ import annotations

import pytest

from layout.papers import notice_of
from vanthu.layout.bodies import split_bodies
from vanthu.layout.casing import usual_case
from vanthu.layout.signing import MODE, is_name
from vanthu.layout.stamp import number_line, place_and_date, type_of
from vanthu.notice import Letterhead


def _head(text: str) -> Letterhead:
    return notice_of(text).letterhead


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số: 842-QĐ/TU", "842-QĐ/TU", "QĐ/TU"),
        ("Số:      -TB/HU", "-TB/HU", "TB/HU"),
        ("Số :      /KH-UBND", "/KH-UBND", "KH-UBND"),
        ("SỐ: 28 /2003/NĐ-CP", "28/2003/NĐ-CP", "NĐ-CP"),
        ("Luật số: 18/2003/QH11", "18/2003/QH11", "QH11"),
        ("Số: ……/2006/QĐ-UBND", "/2006/QĐ-UBND", "QĐ-UBND"),
        ("Số 07 - CTr/ĐU", "07-CTr/ĐU", "CTr/ĐU"),
    ],
)
def test_number_lines(line: str, number: str, symbol: str) -> None:
    assert number_line(line) == (number, symbol)


def test_text_about_numbers_is_no_number_line() -> None:
    assert number_line("Số hộ nghèo giảm mạnh") is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Cẩm Mỹ, ngày 15 tháng 12 năm 2022", ("Cẩm Mỹ", "2022-12-15")),
        ("Đắk Mil, ngày    tháng 11 năm 2025", ("Đắk Mil", "2025-11")),
        ("TP. Vinh, ngày … tháng … năm 2009", ("TP. Vinh", "2009")),
        ("Hà Nội, ngày 31/02/2010", ("Hà Nội", "2010-02")),
        ("Huế, 5/6/2012", ("Huế", "2012-06-05")),
        ("Cao Lãnh, ngày 17/9/08", ("Cao Lãnh", "2008-09-17")),
        ("Ngày 17.9.08", ("", "2008-09-17")),
        ("Cao Lãnh, ngày 17 tháng Chín năm 2008", ("Cao Lãnh", "2008-09-17")),
        ("Cao Lãnh, ngày 17 tháng Chạp năm 08", ("Cao Lãnh", "2008-12-17")),
        ("Cao Lãnh, ngày 17 tháng 9 năm 20…", ("Cao Lãnh", "")),
        ("Cao Lãnh, ngày … tháng 9 năm 20", ("Cao Lãnh", "")),
    ],
)
def test_place_and_date_lines(line: str, found: tuple[str, str]) -> None:
    assert place_and_date(line) == found


@pytest.mark.parametrize("line", ["17/9/2008", "17/9/08", "Mục 3, 1.2.09", "Theo biểu, 1.2.09", "Nhận ngày 17/9/08"])
def test_figures_alone_are_no_place_line(line: str) -> None:
    assert place_and_date(line) is None


def test_a_title_goes_on_in_the_day_of_the_meeting() -> None:
    head = "HUYỆN ỦY CAO LÃNH\nSố 21-TB/HU\nCao Lãnh, ngày 20/9/08\n\nTHÔNG BÁO\n"
    text = head + "Kết luận của đồng chí Bí thư tại cuộc họp giao ban\nngày 17/9/08\n\nSáng thứ Tư, Huyện ủy họp.\n"
    found = _head(text)
    assert found.title == "Kết luận của đồng chí Bí thư tại cuộc họp giao ban ngày 17/9/08"
    assert (found.issuer, found.place, found.issued_on) == ("Huyện ủy Cao Lãnh", "Cao Lãnh", "2008-09-20")
    assert _head(head + "Về giao ban\nNgày 17/9/08, Huyện ủy họp giao ban.\n").title == "Về giao ban"


@pytest.mark.parametrize(
    "title",
    [
        "HỘI NGHỊ LẦN THỨ NĂM\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA XVI\nvề phát triển cây dược liệu đến năm 2025",
        "HỘI NGHỊ LẦN THỨ TÁM\nBAN CHẤP HÀNH ĐẢNG BỘ HUYỆN (KHÓA XXI)\nVề bảo vệ rừng đầu nguồn",
        "KẾT LUẬN HỘI NGHỊ\nBAN THƯỜNG VỤ HUYỆN ỦY\nvề phòng, chống hạn",
    ],
)
def test_a_title_tells_whose_meeting_it_is(title: str) -> None:
    head = "TỈNH ỦY LAI CHÂU\n*\nSố 21-NQ/TU\nLai Châu, ngày 05 tháng 6 năm 2022\n\nNGHỊ QUYẾT\n"
    found = _head(f"{head}{title}\n-----\nCăn cứ Điều lệ Đảng;\n")
    assert (found.title, found.issuer) == (title.replace("\n", " "), "Tỉnh ủy Lai Châu")


@pytest.mark.parametrize("about", ["Về đẩy mạnh công tác thi đua\ntrong năm học mới", "\nVề công tác thi đua"])
def test_a_title_stands_under_the_body_that_speaks(about: str) -> None:
    body = "Thời gian qua, phong trào thi đua có chuyển biến tích cực ở nhiều nơi.\n"
    found = _head(f"CHỈ THỊ\nCỦA BAN BÍ THƯ\n{about}\n-----\n{body}")
    assert found.title == "CỦA BAN BÍ THƯ " + " ".join(about.split())
    assert found.issuer == "Ban Bí thư"
    assert _head(f"CHỈ THỊ\nCỦA BAN BÍ THƯ\n\n{body}").title == "CỦA BAN BÍ THƯ"


@pytest.mark.parametrize(
    ("printed", "usual"),
    [
        ("BAN QLDA HUYỆN LAI VUNG", "Ban QLDA huyện Lai Vung"),
        ("HUYỆN ỦY KRÔNG NĂNG", "Huyện ủy Krông Năng"),
        ("PHÒNG NỘI VỤ PLEIKU", "Phòng Nội vụ Pleiku"),
        ("HUYỆN ỦY Krông Năng", "Huyện ủy Krông Năng"),
        ("Công an TỈNH Đắk Lắk", "Công an tỉnh Đắk Lắk"),
        ("Ban QLDA KRÔNG Năng", "Ban QLDA Krông Năng"),
    ],
)
def test_abbreviations_stay_and_names_do_not(printed: str, usual: str) -> None:
    assert usual_case(printed) == usual


def test_an_abbreviated_body_has_its_superior() -> None:
    assert split_bodies(["HUYỆN ỦY LAI VUNG", "UBKT"]) == ("Huyện ủy Lai Vung", "UBKT")
    assert split_bodies(["TỈNH ỦY ĐỒNG THÁP", "BAN TỔ CHỨC"]) == ("Tỉnh ủy Đồng Tháp", "Ban Tổ chức")


def test_a_sentence_that_ends_in_a_date_is_no_place_line() -> None:
    assert place_and_date("Quy định này có hiệu lực từ ngày 01 tháng 7 năm 2014") is None


@pytest.mark.parametrize(
    ("line", "name", "rest"),
    [
        ("THÔNG BÁO", "Thông báo", ""),
        ("nghị quyết", "Nghị quyết", ""),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "Chương trình hành động", ""),
        ("BÁO CÁO TỔNG KẾT NĂM 2019", "Báo cáo", "TỔNG KẾT NĂM 2019"),
        ("NGHỊ ĐỊNH CỦA CHÍNH PHỦ", "Nghị định", "CỦA CHÍNH PHỦ"),
        ("QUYÊT ĐINH", "Quyết định", ""),
        ("BAO CAO", "Báo cáo", ""),
        ("B Á O  C Á O", "Báo cáo", ""),
        ("QUYẾTĐỊNH", "Quyết định", ""),
        ("THÔNG BẢO:", "Thông báo", ""),
    ],
)
def test_type_lines(line: str, name: str, rest: str) -> None:
    assert type_of(line) == (name, rest)


@pytest.mark.parametrize("line", ["Bao cao", "DON", "CHI THỊ TRẤN", "BAN ĂN UỐNG", "BAO CÁO VIÊN"])
def test_no_misread_type(line: str) -> None:
    assert type_of(line) is None


@pytest.mark.parametrize("line", ["Báo cáo của xã cho thấy kết quả tốt.", "Quyết định:", "Kế hoạch đã hoàn thành"])
def test_lines_that_only_begin_like_a_type(line: str) -> None:
    assert type_of(line) is None


@pytest.mark.parametrize(
    ("lines", "superior", "issuer"),
    [
        (["UBND TỈNH CAO BẰNG", "SỞ NỘI VỤ"], "UBND tỉnh Cao Bằng", "Sở Nội vụ"),
        (["ỦY BAN NHÂN DÂN", "HUYỆN ĐỨC CƠ"], "", "Ủy ban nhân dân huyện Đức Cơ"),
        (["ĐẢNG BỘ TỈNH TÂY NINH", "THỊ ỦY TRẢNG BÀNG"], "Đảng bộ tỉnh Tây Ninh", "Thị ủy Trảng Bàng"),
        (["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"], "", "Sở Văn hóa, Thể thao và Du lịch"),
        (["BAN CHẤP HÀNH", "ĐẢNG BỘ TỈNH LÀO CAI"], "", "Ban Chấp hành Đảng bộ tỉnh Lào Cai"),
    ],
)
def test_superior_and_issuing_body(lines: list[str], superior: str, issuer: str) -> None:
    assert split_bodies(lines) == (superior, issuer)


@pytest.mark.parametrize(
    ("printed", "usual"),
    [
        ("PHÓ BÍ THƯ THƯỜNG TRỰC", "Phó Bí thư Thường trực"),
        ("ủY BAN NHÂN DÂN THÀNH PHỐ cần thơ", "Ủy ban nhân dân thành phố Cần Thơ"),
        ("kho bạc nhà nước", "Kho bạc Nhà nước"),
        ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ("UBND XÃ HÒA BÌNH", "UBND xã Hòa Bình"),
    ],
)
def test_usual_case(printed: str, usual: str) -> None:
    assert usual_case(printed) == usual


@pytest.mark.parametrize(
    "text",
    ["T/M BAN THƯỜNG VỤ", "TM. UBND", "K/T BÍ THƯ", "KT. CHỦ TỊCH", "TL. GIÁM ĐỐC", "TUQ. CHỦ TỊCH", "Q. TRƯỞNG BAN"],
)
def test_modes(text: str) -> None:
    match = MODE.match(text)
    assert match is not None
    assert text[match.end() :].isupper()


@pytest.mark.parametrize(
    "text",
    ["Nguyễn Công Thành", "Y Bhiăt Niê", "Rơ Châm H'Lan", "Đoàn Hữu Tuyến", "Đại tá Lò Văn Panh", "TRẦN THỊ BẢY"],
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Ban Tổ chức", "Như trên;", "Phó Chủ tịch", "Năm 2022", "Sở Tài chính", "về việc này"]
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


def test_recipients_and_signature_side_by_side_or_in_turns() -> None:
    body = "THÔNG BÁO\nVề lịch tiếp công dân\n\nChủ tịch tiếp công dân vào thứ Năm hằng tuần tại trụ sở.\n\n"
    beside = "Nơi nhận:\t\tKT. CHỦ TỊCH\n- Như trên;\t\tPHÓ CHỦ TỊCH\n- Lưu: VT.\n\t\t(Đã ký)\n\t\tLò Thị Ban Mai\n"
    turns = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLò Thị Ban Mai\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    for text in (body + beside, body + turns):
        head = _head(text)
        assert (head.signature_mode, head.signer_role, head.signer) == ("KT.", "Phó Chủ tịch", "Lò Thị Ban Mai")
        assert head.recipients == ("Như trên", "Lưu: VT")


def test_a_text_without_letterhead_has_an_empty_one() -> None:
    assert _head("Hôm nay trời đẹp, bà con ra đồng từ sớm.") == Letterhead()
