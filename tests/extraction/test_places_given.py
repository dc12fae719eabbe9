"""What a caller says of a text: understood, or refused in one sentence that names it."""

from __future__ import annotations

from pathlib import Path

import pytest

import vanthu
from vanthu.dates import check_iso
from vanthu.errors import UsageError
from vanthu.extraction.places.given import check_place

TEXT = "Kiểm tra tại xã Xuân Mỹ."


@pytest.mark.parametrize("date", ["2019", "2020-02", "2020-02-29", "", None])
def test_iso_dates_are_taken(date: str | None) -> None:
    check_iso(date)
    assert vanthu.places(TEXT, place="huyện Cẩm Mỹ", date=date)


@pytest.mark.parametrize("date", ["29/02/2020", "2019-02-29", "2019-00", "2019-2-1", "20190201", "hôm nay", "2019-02-"])
def test_other_dates_are_refused(date: str) -> None:
    says = f"date '{date}' is no ISO date"
    for call in (
        lambda: vanthu.analyze(TEXT, date=date),
        lambda: vanthu.places(TEXT, date=date),
        lambda: vanthu.references(TEXT, date=date),
        lambda: vanthu.Gazetteer().find("Không Có Tên", date=date),
    ):
        with pytest.raises(UsageError, match=says):
            call()


@pytest.mark.parametrize(
    "place",
    [
        "tỉnh Nghệ An",
        "Nghệ An, Việt Nam",
        "NGHỆ AN",
        "huyện thanh chương, tỉnh nghệ an",  # without capitals
        "huyện Thanh Chương - tỉnh Nghệ An",
        "Thôn 4, xã Cư Pui, huyện Krông Bông",  # narrower than a commune
        "huyện Châu Thành, tỉnh Trà Vinh",  # a name of several provinces beside its own
        "Q.5, TP.HCM",
        "tỉnh Nghệ An; tỉnh Hà Tĩnh",
        "Huyện ủy Thanh Chương",
        "26341@2021-07-01",
    ],
)
def test_places_that_the_gazetteer_knows_are_taken(place: str) -> None:
    check_place(place)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("tỉnh Nghệ Am", "no unit 'tỉnh Nghệ Am'"),
        ("huyện Thanh Chương, tỉnh Nghệ Am", "no unit 'tỉnh Nghệ Am'"),
        ("Thanh Chương, Nghệ Am", "no unit 'Nghệ Am'"),
        ("xã Không Có Tên, tỉnh Nghệ An", "no unit 'xã Không Có Tên'"),
        ("tỉnh Nghệ An; tỉnh Hà Tĩn", "no unit 'tỉnh Hà Tĩn'"),
        ("huyện Châu Thành", "several provinces"),
        ("Việt Nam", "no unit 'Việt Nam'"),
    ],
)
def test_other_places_are_refused(place: str, says: str, tmp_path: Path) -> None:
    for call in (
        lambda: vanthu.analyze(TEXT, place=place),
        lambda: vanthu.places(TEXT, place=place),
        lambda: vanthu.run([__file__], tmp_path / "corpus", place=place),
    ):
        with pytest.raises(UsageError, match=says):
            call()
    assert not (tmp_path / "corpus").exists()
