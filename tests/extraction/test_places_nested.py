"""Bare names that are told by the unit they lie in: before it in a list, beside it in a table."""

from __future__ import annotations

import pytest

from vanthu.extraction.places import find_places


def found(text: str) -> list[tuple[str, str]]:
    return [(text[mention.start : mention.end], mention.value.code) for mention in find_places(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phạm vi: Sông Ray, Lâm San (huyện Cẩm Mỹ, tỉnh Đồng Nai).", ["Sông Ray", "Lâm San", "Cẩm Mỹ", "Đồng Nai"]),
        ("Đã bàn giao cho Mường Bú và Mường Chùm của huyện Mường La.", ["Mường Bú", "Mường Chùm", "Mường La"]),
        ("Hỗ trợ Keng Đu, Na Loi (Kỳ Sơn); Nhôn Mai, Mai Sơn (Tương Dương).",
         ["Keng Đu", "Na Loi", "Kỳ Sơn", "Nhôn Mai", "Mai Sơn", "Tương Dương"]),
    ],
)  # fmt: skip
def test_a_list_before_the_unit_that_it_lies_in(text: str, names: list[str]) -> None:
    assert [name for name, _ in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Các đồng chí Bình Minh, Thanh Sơn (huyện Cẩm Mỹ) phụ trách.",
        "Sông Ray, Mường Bú (huyện Cẩm Mỹ).",
        "Trồng Hòa Bình, Thống Nhất của nhóm giống mới.",
    ],
)
def test_names_that_do_not_lie_there_are_no_list(text: str) -> None:
    assert not {"Bình Minh", "Thanh Sơn", "Mường Bú", "Thống Nhất"} & {name for name, _ in found(text)}


def test_rows_of_a_table_hold_what_lies_in_the_cell_on_their_left() -> None:
    text = (
        "TT | Tỉnh | Huyện | Xã\n"
        "1 | SƠN LA | Mường La | Mường Bú, Mường Chùm\n"
        " | | Quỳnh Nhai | Chiềng Bằng\n"
        "2 | ĐỒNG NAI | Cẩm Mỹ | Sông Ray; Lâm San\n"
        "Cộng | | | 5"
    )
    names = [name for name, _ in found(text)]
    assert names == [
        *("SƠN LA", "Mường La", "Mường Bú", "Mường Chùm", "Quỳnh Nhai", "Chiềng Bằng"),
        *("ĐỒNG NAI", "Cẩm Mỹ", "Sông Ray", "Lâm San"),
    ]


def test_cells_of_other_words_are_no_places() -> None:
    text = "STT | Họ tên | Đơn vị\n1 | Thanh Sơn | Phòng Hành chính\n2 | Mai Châu | Sông Ray"
    assert found(text) == []
