"""Families of phrasing in which a person's offices are stated: lists, signatures, appointments, terms, deputies."""

from __future__ import annotations

import pytest

from extraction.actor_texts import roles
from vanthu.extraction.actors import find_organisations, find_people


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "1. Ông Đặng Văn Mẫn - Chủ tịch UBND xã: Trưởng ban;\n2. Bà Vi Thị Nhài - Kế toán: Ủy viên.",
            [["Chủ tịch UBND xã", "Trưởng ban"], ["Kế toán", "Ủy viên"]],
        ),
        ("- Phó ban: Bà Vi Thị Nhài - Công chức Địa chính.", [["Phó ban", "Công chức Địa chính"]]),
        ("Các Phó Chủ tịch UBND huyện: Đặng Văn Mẫn, Vi Thị Nhài.", [["Phó Chủ tịch UBND huyện"]] * 2),
        ("Các thành viên gồm: ông Đặng Văn Mẫn; bà Vi Thị Nhài.", [["thành viên"]] * 2),
        ("Các Hội thẩm nhân dân: Ông Đặng Văn Mẫn, bà Vi Thị Nhài.", [["Hội thẩm nhân dân"]] * 2),
        (
            "Có thầy Đặng Văn Mẫn (Hiệu trưởng), cô Vi Thị Nhài (Phó Hiệu trưởng).",
            [["Hiệu trưởng"], ["Phó Hiệu trưởng"]],
        ),
        ("1\tÔng Đặng Văn Mẫn\tTrưởng thôn\n2\tBà Vi Thị Nhài\tKế toán", [["Trưởng thôn"], ["Kế toán"]]),
        ("1 | Đặng Văn Mẫn | Bí thư Chi bộ | Tổ trưởng", [["Bí thư Chi bộ", "Tổ trưởng"]]),
        ("Nơi nhận:\n- Chủ tịch UBND tỉnh\n- Ông Đặng Văn Mẫn\n- Lưu: VT.", [[]]),
        ("Ông Đặng Văn Mẫn: Chủ tịch UBND xã chịu trách nhiệm mời.", [[]]),
    ],
)
def test_offices_in_lists(text: str, held: list[list[str]]) -> None:
    assert roles(text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("CHỦ TỊCH\n\n\n\n\n\n\nĐặng Văn Mẫn", ["CHỦ TỊCH"]),
        ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC (Đã ký) Đặng Văn Mẫn", ["PHÓ GIÁM ĐỐC"]),
        (
            "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n(đã ký)\nPHÓ CHỦ TỊCH UBND HUYỆN\nĐặng Văn Mẫn",
            ["PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND HUYỆN"],
        ),
        ("KẾ TOÁN TRƯỞNG\nGIÁM ĐỐC\nĐặng Văn Mẫn", ["GIÁM ĐỐC"]),
        ("Đề nghị Chủ tịch UBND xã xem xét.\nNgười làm đơn\n(đã ký)\nĐặng Văn Mẫn", []),
    ],
)
def test_offices_of_signers(text: str, held: list[str]) -> None:
    assert roles(text) == [held]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Miễn nhiệm chức vụ Phó Chủ tịch UBND huyện đối với ông Đặng Văn Mẫn", ["Phó Chủ tịch UBND huyện"]),
        ("Miễn nhiệm chức danh Phó Chủ tịch HĐND xã khóa XX đối với bà Vi Thị Nhài", ["Phó Chủ tịch HĐND xã"]),
        ("trao quyết định bổ nhiệm chức danh Giám đốc Sở Y tế cho bà Vi Thị Nhài", ["Giám đốc Sở Y tế"]),
        ("Ông Đặng Văn Mẫn được bà con tín nhiệm bầu làm Trưởng bản", ["Trưởng bản"]),
        ("Ông Đặng Văn Mẫn được UBND huyện điều động, bổ nhiệm giữ chức Chánh Thanh tra", ["Chánh Thanh tra"]),
        ("Ông Đặng Văn Mẫn khi còn là Chủ tịch UBND xã đã ký giấy", ["Chủ tịch UBND xã"]),
        ("Giám đốc Bệnh viện cho ông Đặng Văn Mẫn ra viện", []),
        ("Ông Đặng Văn Mẫn và Chủ tịch UBND xã cùng dự", []),
        ("Trao đổi với phóng viên, ông Đặng Văn Mẫn cho biết", []),
        ("Vợ Trưởng thôn là Đặng Thị Mẫn được hỗ trợ", []),
        ("Theo đề nghị của Giám đốc Sở Y tế, ông Đặng Văn Mẫn nhận việc", []),
    ],
)
def test_offices_given_and_taken(text: str, held: list[str]) -> None:
    assert roles(text) == [held]


@pytest.mark.parametrize(
    ("stated", "held"),
    [
        (
            "Phó Chủ tịch HĐND tỉnh khóa XVII, nhiệm kỳ 2021-2026, Trưởng Ban Pháp chế",
            ["Phó Chủ tịch HĐND tỉnh", "Trưởng Ban Pháp chế"],
        ),
        ("Chánh Thanh tra, Sở Xây dựng, Phó Trưởng đoàn", ["Chánh Thanh tra", "Phó Trưởng đoàn"]),
        (
            "Chi cục trưởng Chi cục Thủy sản (Sở Nông nghiệp và PTNT), thành viên",
            ["Chi cục trưởng Chi cục Thủy sản", "thành viên"],
        ),
        ("Phó Chủ tịch\nUBND huyện Ba Tri", ["Phó Chủ tịch UBND huyện Ba Tri"]),
    ],
)
def test_offices_with_terms_and_bodies_between(stated: str, held: list[str]) -> None:
    assert roles(f"Ông Đặng Văn Mẫn, {stated}, phát biểu.") == [held]


@pytest.mark.parametrize(
    "office",
    [
        *("P. Chủ tịch UBND xã", "Phó CT UBND xã", "UVBCH Đảng bộ xã", "Phó Tổng Lãnh sự", "Phó Trưởng khu dân cư"),
        *("Phó Viện trưởng Thường trực", "Chủ tịch danh dự", "Phụ trách kế toán", "Liên đội trưởng", "Thuyền trưởng"),
        *("Hội trưởng Hội Phụ huynh", "Trưởng bộ môn Hóa học", "Giám đốc dự án", "Ủy viên Thường vụ", "Xã đội phó"),
        *("đại biểu Quốc hội tỉnh Hà Giang", "Bí thư Đoàn phường 7", "Hiệu trưởng trường Mầm non 19/5"),
        "Phó Đồn trưởng nghiệp vụ Đồn Biên phòng Cửa khẩu Cha Lo",
    ],
)
def test_offices_of_many_kinds(office: str) -> None:
    assert roles(f"Ông Đặng Văn Mẫn (51 tuổi), {office}, phát biểu.") == [[office]]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Bà Vi Thị Nhài, Trưởng ban vận động, báo cáo", ["Trưởng ban vận động"]),
        ("Bà Vi Thị Nhài, Trưởng ban vận động xã Hòa Sơn, báo cáo", ["Trưởng ban vận động xã Hòa Sơn"]),
        ("Bà Vi Thị Nhài, Trưởng ban vận động bà con góp công", ["Trưởng ban"]),
        ("Trưởng phòng kế toán Vi Thị Nhài báo cáo", ["Trưởng phòng kế toán"]),
        ("Bà Vi Thị Nhài, Đội trưởng đội dân phòng", ["Đội trưởng đội dân phòng"]),
        ("Bà Vi Thị Nhài, Trưởng khoa nội; vắng một người", ["Trưởng khoa nội"]),
    ],
)
def test_boards_named_by_what_they_do(text: str, held: list[str]) -> None:
    assert roles(text) == [held]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Ông Đặng Văn Mẫn và bà Vi Thị Nhài cùng là kế toán.", [["kế toán"]] * 2),
        ("Đặng Văn Mẫn (SN 1970), Vi Thị Nhài (SN 1975) đều là Phó Giám đốc.", [["Phó Giám đốc"]] * 2),
        ("Bổ nhiệm ông Đặng Văn Mẫn và bà Vi Thị Nhài giữ chức Phó Giám đốc Sở Y tế.", [["Phó Giám đốc Sở Y tế"]] * 2),
        ("Hai đồng chí Đặng Văn Mẫn, Vi Thị Nhài, Phó Chủ tịch UBND xã.", [["Phó Chủ tịch UBND xã"]] * 2),
        ("Các đồng chí Đặng Văn Mẫn và Vi Thị Nhài - Ủy viên Ban Thường vụ.", [["Ủy viên Ban Thường vụ"]] * 2),
        (
            "Phê chuẩn chức danh Ủy viên UBND xã đối với ông Đặng Văn Mẫn, Trưởng phòng và bà Vi Thị Nhài, Thủ quỹ.",
            [["Ủy viên UBND xã", "Trưởng phòng"], ["Ủy viên UBND xã", "Thủ quỹ"]],
        ),
        (
            "Các Phó Trưởng ban gồm: Giám đốc Sở Y tế Đặng Văn Mẫn phụ trách chung; Chánh Thanh tra tỉnh Vi Thị Nhài.",
            [["Phó Trưởng ban", "Giám đốc Sở Y tế"], ["Phó Trưởng ban", "Chánh Thanh tra tỉnh"]],
        ),
        (
            "Trưởng ban: Phó Chủ tịch UBND xã Đặng Văn Mẫn; Phó ban: Bí thư Đoàn xã Vi Thị Nhài.",
            [["Trưởng ban", "Phó Chủ tịch UBND xã"], ["Phó ban", "Bí thư Đoàn xã"]],
        ),
        ("Các đồng chí Đặng Văn Mẫn, Vi Thị Nhài được bầu giữ chức Phó Chủ tịch.", [["Phó Chủ tịch"]] * 2),
        (
            "Bầu ông Đặng Văn Mẫn - Trưởng phòng Nội vụ và bà Vi Thị Nhài - Chánh Thanh tra làm Ủy viên UBND huyện.",
            [["Trưởng phòng Nội vụ", "Ủy viên UBND huyện"], ["Chánh Thanh tra", "Ủy viên UBND huyện"]],
        ),
        (
            "Dự có ông Đặng Văn Mẫn - Trưởng phòng Nội vụ và bà Vi Thị Nhài - Chánh Thanh tra làm thư ký.",
            [["Trưởng phòng Nội vụ"], ["Chánh Thanh tra", "thư ký"]],
        ),
        ("Dự có Phó Chủ tịch UBND tỉnh Đặng Văn Mẫn, Vi Thị Nhài.", [["Phó Chủ tịch UBND tỉnh"]] * 2),
        ("Dự có Chủ tịch UBND tỉnh Đặng Văn Mẫn, Vi Thị Nhài.", [["Chủ tịch UBND tỉnh"], []]),
        ("Các đồng chí Đặng Văn Mẫn, Vi Thị Nhài, Chủ tịch UBND xã.", [[], ["Chủ tịch UBND xã"]]),
        ("Anh Đặng Văn Mẫn và chị Vi Thị Nhài, Giám đốc Sở Y tế.", [[], ["Giám đốc Sở Y tế"]]),
        ("Thư ký: bà Vi Thị Nhài (chuyên viên), ông Đặng Văn Mẫn.", [["Thư ký", "chuyên viên"], ["Thư ký"]]),
        ("Tổ gồm 3 thành viên: ông Đặng Văn Mẫn, bà Vi Thị Nhài.", [[], []]),
    ],
)
def test_offices_of_several(text: str, held: list[list[str]]) -> None:
    assert roles(text) == held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Ông Đặng Văn Mẫn, Trưởng phòng Nội vụ, tham gia Ban Chấp hành, Thường vụ và giữ chức Phó Bí thư Thị ủy.",
            ["Trưởng phòng Nội vụ", "Phó Bí thư Thị ủy"],
        ),
        (
            "Ông Đặng Văn Mẫn được Tỉnh ủy chỉ định tham gia Đảng ủy, giữ chức Phó Bí thư Đảng ủy.",
            ["Phó Bí thư Đảng ủy"],
        ),
        ("Ông Đặng Văn Mẫn tham gia Hội thi. Giám đốc Sở Y tế trao giải.", []),
        ("Ông Đặng Văn Mẫn sẽ đảm nhận chức vụ Giám đốc.", ["Giám đốc"]),
        ("Ông Đặng Văn Mẫn (sinh năm 1970, trú tại ấp 3, xã Tân Lập), Trưởng thôn.", ["Trưởng thôn"]),
        ("Ông Đặng Văn Mẫn sinh năm 1970, quê Nghệ An, là kế toán.", ["kế toán"]),
        ("Đại tá Đặng Văn Mẫn, Tư lệnh Vùng cùng dự; Hội ý kiến.", ["Tư lệnh Vùng"]),
        ("Đại úy Đặng Văn Mẫn, Thuyền trưởng tàu KN 390 báo cáo.", ["Thuyền trưởng tàu KN 390"]),
        (
            "Đại tá Đặng Văn Mẫn, Phó Chỉ huy trưởng - Tham mưu trưởng dự.",
            ["Phó Chỉ huy trưởng - Tham mưu trưởng"],
        ),
        ("Ông Đặng Văn Mẫn, chuyên gia UNDP, trình bày.", ["chuyên gia UNDP"]),
        (
            "Ông Đặng Văn Mẫn làm người đại diện phần vốn tại Công ty An Bình.",
            ["người đại diện phần vốn tại Công ty An Bình"],
        ),
        ("Ông Đặng Văn Mẫn, Phó Chủ tịch UBND xã Trưởng ban.", ["Phó Chủ tịch UBND xã", "Trưởng ban"]),
        ("Ông Đặng Văn Mẫn (58 tuổi, cựu Chủ tịch xã) khai.", ["cựu Chủ tịch xã"]),
        ("Ông Đặng Văn Mẫn (sinh năm 1970, quê huyện Hòn Đất, Kiên Giang) là Trưởng khoa.", ["Trưởng khoa"]),
        (
            "Bổ sung ông Đặng Văn Mẫn, Bí thư Quận ủy, tham gia và giữ chức Trưởng ban.",
            ["Bí thư Quận ủy", "Trưởng ban"],
        ),
        ("Ông Đặng Văn Mẫn làm kế toán\nGiám đốc Sở Y tế bổ nhiệm ngày 3/5.", ["kế toán"]),
        ("Thừa ủy quyền của Thủ tướng, Bộ trưởng Bộ Y tế Đặng Văn Mẫn ký.", ["Bộ trưởng Bộ Y tế"]),
        ("Phó Bí thư, Chủ tịch UBND xã Đặng Văn Mẫn ký.", ["Phó Bí thư", "Chủ tịch UBND xã"]),
        ("- CVP, PCVP Đặng Văn Mẫn;", ["PCVP"]),
        ("- PCN Đặng Văn Mẫn, Trợ lý Bộ trưởng;", ["PCN"]),
        ("Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế, ông Đặng Văn Mẫn chịu trách nhiệm.", []),
        ("Kết luận./.\nTHẨM PHÁN - CHỦ TỌA PHIÊN TÒA\nĐặng Văn Mẫn", ["THẨM PHÁN", "CHỦ TỌA PHIÊN TÒA"]),
    ],
)
def test_offices_stated_otherwise(text: str, held: list[str]) -> None:
    assert roles(text) == [held]


def test_who_has_an_own_office_before_the_name_ends_the_list_of_those_who_share_one() -> None:
    text = "Dự họp có các Phó Thủ tướng Chính phủ: Lý Văn Tám, Đoàn Thị Bảy, Bộ trưởng Bộ Quốc phòng Hồ Quốc Chín."
    held = [person.value.roles for person in find_people(text)]
    assert held == [("Phó Thủ tướng Chính phủ",)] * 2 + [("Bộ trưởng Bộ Quốc phòng",)]
    text = "Có các đồng chí Ủy viên Ban Thường vụ: Trưởng Ban Tổ chức Lý Văn Tám, Chánh Văn phòng Đoàn Thị Bảy."
    assert [person.value.roles[0] for person in find_people(text)] == ["Ủy viên Ban Thường vụ"] * 2


@pytest.mark.parametrize("name", ["SỞ NÔNG NGHIỆP VÀ\nPHÁT TRIỂN NÔNG THÔN", "SỞ NÔNG NGHIỆP\nVÀ PHÁT TRIỂN NÔNG THÔN"])
def test_a_name_in_capitals_goes_on_behind_a_joint_at_the_end_of_a_line(name: str) -> None:
    text = f"{name}\nSố: 12/BC-SNN"
    assert [text[m.start : m.end] for m in find_organisations(text)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SỞ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI", "Sở Lao động - Thương binh và Xã hội"),
        ("BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "Bộ Tài nguyên và Môi trường"),
    ],
)
def test_a_body_in_capitals_is_named_as_in_running_text(text: str, name: str) -> None:
    assert [mention.value.name for mention in find_organisations(text)] == [name]
