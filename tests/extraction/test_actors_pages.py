"""Text in capitals, table rows, Party committees inside other bodies."""

from __future__ import annotations

import pytest

from vanthu.extraction.actors import Organisation, find_organisations, find_people


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Đảng đoàn HĐND tỉnh", Organisation("Đảng đoàn Hội đồng nhân dân", "party", "province")),
        ("Đảng đoàn Hội Nông dân tỉnh", Organisation("Đảng đoàn Hội Nông dân", "party", "province")),
        ("Chi bộ Hạt Kiểm lâm", Organisation("Chi bộ Hạt Kiểm lâm", "party")),
        ("Ban Cán sự đảng Chính phủ", Organisation("Ban cán sự đảng Chính phủ", "party", "central")),
        ("Ban Cán sự đảng Ủy ban nhân dân tỉnh", Organisation("Ban cán sự đảng Ủy ban nhân dân", "party", "province")),
        ("Ban Thường trực HĐND xã", Organisation("Ban Thường trực Hội đồng nhân dân", "state", "commune")),
        ("Đoàn TNCS HCM", Organisation("Đoàn Thanh niên Cộng sản Hồ Chí Minh", "mass")),
    ],
)
def test_a_party_committee_is_the_partys_in_every_body(printed: str, value: Organisation) -> None:
    (found,) = find_organisations(f"Ý kiến của {printed}.")
    assert (found.end - found.start, found.value) == (len(printed), value)


@pytest.mark.parametrize(
    ("text", "printed", "place"),
    [
        ("TRƯỞNG BAN TỔ CHỨC", "BAN TỔ CHỨC", ""),
        ("PHÓ TRƯỞNG BAN THƯỜNG TRỰC", "", ""),
        ("TRƯỞNG BAN QUẢN LÝ", "", ""),
        ("BAN THƯỜNG VỤ THỊ ỦY THÔNG BÁO", "BAN THƯỜNG VỤ THỊ ỦY", ""),
        ("HUYỆN ỦY TÂN LẬP KẾT LUẬN", "HUYỆN ỦY TÂN LẬP", "TÂN LẬP"),
        ("CỦA BAN THƯỜNG VỤ HUYỆN ỦY Về công tác cán bộ", "BAN THƯỜNG VỤ HUYỆN ỦY", ""),
        ("PHÓ BÍ THƯ THƯỜNG TRỰC TU", "TU", ""),
        ("BAN TỔ CHỨC TU", "BAN TỔ CHỨC TU", ""),
        ("HUYỆN ỦY TÂN TU", "HUYỆN ỦY TÂN TU", "TÂN TU"),
    ],
)
def test_where_a_body_in_capitals_ends(text: str, printed: str, place: str) -> None:
    found = find_organisations(text)
    assert [text[m.start : m.end] for m in found] == ([printed] if printed else [])
    assert [m.value.place.upper() for m in found] == ([place] if printed else [])


@pytest.mark.parametrize("joint", ["\t", " | "])
def test_nothing_goes_on_over_a_cell(joint: str) -> None:
    rows = (
        ("3", "Đỗ Thị Mai", "Phó Bí thư Chi bộ", "Thôn Đông Hà"),
        ("4", "Trần Văn Quý", "12/5/1980", "Nam", "Phó Chủ tịch UBND", "Xã Hòa Bình"),
        ("5", "Lê Văn Út", "Xã Hòa Bình", "Chủ tịch HĐND xã", "x"),
        ("Bí thư Huyện ủy", "Phạm Văn Lâm"),
        ("6", "Bùi Thị Lý", "", "7"),
    )
    text = "\n".join(joint.join(row) for row in rows)
    bodies = find_organisations(text)
    assert [text[m.start : m.end] for m in bodies] == ["Chi bộ", "UBND", "HĐND xã", "Huyện ủy"]
    assert [(m.value.name, m.value.roles) for m in find_people(text, bodies)] == [
        ("Đỗ Thị Mai", ("Phó Bí thư Chi bộ",)),
        ("Trần Văn Quý", ("Phó Chủ tịch UBND",)),
        ("Lê Văn Út", ("Chủ tịch HĐND xã",)),
        ("Phạm Văn Lâm", ("Bí thư Huyện ủy",)),
        ("Bùi Thị Lý", ()),
    ]


@pytest.mark.parametrize("text", ["TT Họ và tên", "TT Nội dung Kinh phí", "TT\tĐơn vị\tChủ tịch", "Sở\tY tế"])
def test_column_headings_are_no_bodies(text: str) -> None:
    assert find_organisations(text) == []


def test_offices_above_a_name_set_off_by_tabs() -> None:
    (signer,) = find_people("TM. ỦY BAN NHÂN DÂN\n\tCHỦ TỊCH\n\t(đã ký)\n\tVõ Văn Bình")
    assert (signer.value.name, signer.value.roles) == ("Võ Văn Bình", ("CHỦ TỊCH",))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Lê Văn Chín (Chín Ruộng), Bí thư Đảng ủy xã",
            [("Lê Văn Chín", ("Bí thư Đảng ủy xã",)), ("Lê Văn Chín", ())],
        ),
        ("Trần Văn Mười (1948 – 2015), nguyên Giám đốc Sở Y tế", [("Trần Văn Mười", ("nguyên Giám đốc Sở Y tế",))]),
        (
            "ông Vũ Văn Thành (bí danh Sơn Hải), nguyên Bí thư Tỉnh ủy",
            [("Vũ Văn Thành", ("nguyên Bí thư Tỉnh ủy",)), ("Vũ Văn Thành", ())],
        ),
        ("ông Vũ Văn Thành (Hà Nội), Giám đốc Lê Thị Mai", [("Vũ Văn Thành", ()), ("Lê Thị Mai", ("Giám đốc",))]),
    ],
)
def test_another_name_or_years_of_life_in_brackets(text: str, people: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(m.value.name, m.value.roles) for m in find_people(text)] == people


@pytest.mark.parametrize("text", ["đ/c Lê Na, Phó BT Thường trực TU", "đ/c Lê Na, Phó Bí thư TU"])
def test_a_committee_by_letters_behind_an_office(text: str) -> None:
    (person,) = find_people(text)
    assert person.value.bodies == ("Tỉnh ủy",)
    assert find_organisations("Công văn TU đã gửi") == []
