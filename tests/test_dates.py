"""Dates in running text: forms, overlaps, what is no date."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vanthu.dates import date_at, find_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ngày 25 tháng 10 năm 2022", "2022-10-25"),
        ("ngày 25/10/2022", "2022-10-25"),
        ("25.10.2022", "2022-10-25"),
        ("tháng 12/2022", "2022-12"),
        ("Tháng 5 năm 2014", "2014-05"),
        ("ngày 17/3/09", "2009-03-17"),
        ("ngày 5-8-98", "1998-08-05"),
        ("Ngày 01.12.25", "2025-12-01"),
    ],
)
def test_forms(text: str, iso: str) -> None:
    (found,) = find_dates(f"Họp {text}, tại xã.")
    assert (found.iso, found.start, found.end) == (iso, 4, 4 + len(text))
    at = date_at(text, 0)
    assert at is not None
    assert at.iso == iso


def test_years_only_on_request_and_not_inside_dates() -> None:
    text = "ngày 02 tháng 9 năm 2021 và năm 2022"
    assert [d.iso for d in find_dates(text)] == ["2021-09-02"]
    assert [d.iso for d in find_dates(text, years=True)] == ["2021-09-02", "2022"]


def test_an_impossible_day_is_no_date_and_hides_its_month() -> None:
    assert find_dates("ngày 31/02/2022", years=True) == []
    assert find_dates("ngày 31 tháng 02 năm 2022", years=True) == []


@pytest.mark.parametrize(
    "text",
    ["các ngày 5-10-15 hằng tháng", "mục 1.2.09", "ngày 31/02/09", "ngày 10-12-15/12", "ngày 1/2/39", "3/4/5"],
)
def test_two_figures_are_no_year_elsewhere(text: str) -> None:
    assert find_dates(text) == []


def test_text_order_whatever_the_form() -> None:
    found = find_dates("tháng 3/2021; 05/6/2020; năm 2019; ngày 01 tháng 7 năm 2018", years=True)
    assert [d.iso for d in found] == ["2021-03", "2020-06-05", "2019", "2018-07-01"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_many_dates_are_all_found() -> None:
    assert len(find_dates("ngày 25/10/2022, tháng 11/2022. " * 20_000)) == 40_000
