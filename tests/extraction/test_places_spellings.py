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


def test_a_province_beside_the_name_outweighs_the_spelling() -> None:
    assert codes("Hội nghị tại xã Đăk Song, tỉnh Lâm Đồng.", date="2025-10-10")[0] == "24718"
    assert codes("Hội nghị tại xã Đăk Song, tỉnh Gia Lai.", date="2025-10-10")[0] == "23842"


@pytest.mark.parametrize(("date", "code"), [("2024-05-05", "10624"), ("2025-03-05", "10621")])
def test_namesakes_that_follow_each_other_are_told_apart_by_the_day(date: str, code: str) -> None:
    assert codes("Làm việc tại xã Quốc Tuấn, huyện Nam Sách, tỉnh Hải Dương.", date=date)[0] == code
