"""Text in capitals, table rows, Party committees inside other bodies."""

from __future__ import annotations

import pytest

from vanthu.extraction.actors import Organisation, find_organisations


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
