"""Families of phrasing in which a person's offices are stated: lists, signatures, appointments, terms, deputies."""

from __future__ import annotations

import pytest

from vanthu.extraction.actors import find_people


def roles(text: str) -> list[list[str]]:
    return [list(person.value.roles) for person in find_people(text)]


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
