"""Days of documents: which of several a day belongs to, and what it tells of the symbol."""

from __future__ import annotations

import pytest

from vanthu.dates import date_at
from vanthu.extraction.references import find_references


def test_documents_of_the_same_day_all_have_its_date() -> None:
    text = "Thi hành Quyết định số 41/QĐ-UBND, 42/QĐ-UBND và 43/QĐ-UBND cùng ngày 12/9/2011; xem Kế hoạch số 7/KH-UBND."
    assert [m.value.issued_on for m in find_references(text)] == ["2011-09-12"] * 3 + [None]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công và Luật Ngân sách nhà nước ngày 17/6/2020;",
            ["Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công và Luật Ngân sách nhà nước 2020"],
        ),
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Xây dựng năm 2020",
            ["Luật Sửa đổi, bổ sung một số điều của Luật Xây dựng 2020"],
        ),
        (
            "Pháp lệnh\nsửa đổi một số điều của Pháp lệnh Án phí, lệ phí Tòa án ngày 27/2/2012",
            ["Pháp lệnh sửa đổi một số điều của Pháp lệnh Án phí, lệ phí Tòa án 2012"],
        ),
        ("Luật sửa đổi, bổ sung một số điều của Luật Xây dựng năm 2014", ["Luật Xây dựng 2014"]),
        ("góp ý dự thảo Luật sửa đổi, bổ sung một số điều của Luật Đất đai", ["Luật Đất đai"]),
        ("Luật sửa đổi, bổ sung một số điều của Luật Xây dựng số 62/2020/QH14 ngày 17/6/2020", ["62/2020/QH14"]),
    ],
)
def test_the_day_behind_an_amending_act_is_its_own(text: str, keys: list[str]) -> None:
    assert [m.value.key for m in find_references(text)] == keys


def test_an_hour_may_stand_before_the_day() -> None:
    (mention,) = find_references("Thực hiện Công điện số 5/CĐ-UBND hồi 16 giờ 30 phút ngày 18/9/2024 của UBND tỉnh;")
    assert mention.value.issued_on == "2024-09-18"


def test_a_year_of_two_figures_dates_a_document() -> None:
    (mention,) = find_references("Căn cứ Quyết định số 61/QĐ-UB ngày 17/3/09 của UBND tỉnh Phú Thọ;")
    assert (mention.value.issued_on, mention.value.issuer) == ("2009-03-17", "UBND tỉnh Phú Thọ")


def test_the_symbol_is_read_by_the_day_of_the_document() -> None:
    (before,) = find_references("Kèm theo số 12/GN-UBND.", date="2015-01-01")
    (after,) = find_references("Kèm theo số 12/GN-UBND.", date="2021-01-01")
    assert (before.value.type, after.value.type) == ("Bản ghi nhớ", None)


def test_a_date_is_read_only_where_it_begins() -> None:
    text = "ngày 22 tháng 9 năm 2011, 5/3/2020"
    found = [date_at(text, at) for at in (0, 1, 26)]
    assert [day.iso if day else "" for day in found] == ["2011-09-22", "", "2020-03-05"]
    assert date_at("ngày 31/02/2020", 0) is None
