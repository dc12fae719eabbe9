"""Spellings of highland names, lists under `liên xã` and Party organisations, and types that tell the era."""

from __future__ import annotations

import pytest

from vanthu.extraction.places import find_places


def codes(text: str, **known: str) -> list[str]:
    return [mention.value.code for mention in find_places(text, **known)]


@pytest.mark.parametrize("name", ["Đắk N'Drung", "Đăk N’Drung", "Đăk N'Drung", "Đắk NDrung", "ĐẮK N’DRUNG"])
def test_highland_names_are_one_name_in_every_spelling(name: str) -> None:
    assert codes(f"tuần tra tại xã {name}, huyện Đắk Song năm 2023")[0] == "24727"


def test_communes_joined_by_dashes_are_a_list_after_lien() -> None:
    assert len(codes("Tuyến đường liên xã Mường Lống - Huồi Tụ - Na Loi được mở rộng năm 2019.")) == 3


def test_party_organisations_head_a_list_of_units() -> None:
    text = "Kiểm tra 03 đảng bộ (Thanh Chương, Anh Sơn, Nghĩa Đàn) trong tỉnh Nghệ An năm 2020."
    assert codes(text) == ["428", "424", "419", "40"]


def test_without_a_date_the_printed_type_tells_the_era() -> None:
    (place,) = find_places("Đảng ủy phường Hương Thủy họp giao ban.")
    assert (place.value.code, place.value.level) == ("19975", "commune")
    (place,) = find_places("Đảng ủy xã Hương Thủy họp giao ban.")
    assert place.value.code == "18505"
