"""Numbers with units: every written form, OCR slips, dates and periods, words kept whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.extraction.figures import find_date_values, numeric_spans
from vanthu.extraction.figures.quantities import find_quantities, repaired


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("03 xã", "count", 3, "xã"),
        ("80,35%", "percent", 80.35, "%"),
        ("11‰", "permille", 11, "‰"),
        ("375.300.000.000 đồng", "money", 375_300_000_000, "đồng"),
        ("25 tỷ 882 triệu 637 nghìn đồng", "money", 25_882_637_000, "đồng"),
        ("8,0 tỷ đồng", "money", 8e9, "đồng"),
        ("65 triệu đồng/người/năm", "rate", 65e6, "đồng/người/năm"),
        ("114,1 ha", "area", 114.1, "ha"),
        ("1.629 tấn", "weight", 1629, "tấn"),
        ("6,43 bác sĩ/1 vạn dân", "rate", 6.43, "bác sĩ/vạn dân"),
        ("12 đến 14 tiêu chí", "range", 12, "tiêu chí"),
        ("1,2 triệu lượt người", "count", 1.2e6, "lượt người"),
        ("5km", "length", 5, "km"),
        ("80 m2", "area", 80, "m²"),
        ("1O0%", "percent", 100, "%"),
        ("l5 hộ", "count", 15, "hộ"),
    ],
)
def test_written_forms(text: str, kind: str, value: float, unit: str) -> None:
    (found,) = find_quantities(repaired(f"có {text}, nay"))
    assert (found.kind, found.value, found.unit) == (kind, pytest.approx(value), unit)
    assert (found.start, found.end) == (3, 3 + len(text))


def test_a_ratio_shares_the_scale_printed_once() -> None:
    (found,) = find_quantities("68,9/74,5 tỷ đồng")
    assert (found.numerator, found.denominator) == (68.9e9, 74.5e9)


def test_counts_of_different_things_are_no_ratio() -> None:
    assert [(q.value, q.unit) for q in find_quantities("tiếp 10 lượt/11 người")] == [(10, "lượt"), (11, "người")]


def test_repairing_keeps_the_length() -> None:
    text = "QCVN O2, đạt 1O0% và 5l xăng"
    assert len(repaired(text)) == len(text)
    assert "5l" in repaired(text)


@pytest.mark.parametrize("text", ["80,35%", "375.300.000.000", "27/27", "25/10/2022", "2020-2025", "6,43"])
def test_quantities_stay_one_word(text: str) -> None:
    assert numeric_spans(f"đạt {text}, vượt") == [(4, 4 + len(text))]


@pytest.mark.parametrize(
    ("text", "iso", "precision", "end"),
    [
        ("ngày 25/10/2022", "2022-10-25", "day", None),
        ("ngày 07 tháng 12 năm 2012", "2012-12-07", "day", None),
        ("tháng 12/2022", "2022-12", "month", None),
        ("năm 2019", "2019", "year", None),
        ("nhiệm kỳ 2020-2025", "2020", "period", "2025"),
        ("06 tháng đầu năm 2022", "2022-01-01", "period", "2022-06-30"),
        ("quý II/2023", "2023-04", "period", "2023-06"),
        ("06 tháng đầu năm", "2021-01-01", "period", "2021-06-30"),
    ],
)
def test_dates_and_periods(text: str, iso: str, precision: str, end: str | None) -> None:
    (found,) = find_date_values(f"Trong {text}, huyện", year=2021)
    assert (found.start, found.end) == (6, 6 + len(text))
    assert (found.value.iso, found.value.precision, found.value.end_iso) == (iso, precision, end)


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert find_date_values("ngày 31/02/2022") == []
    assert [m.value.iso for m in find_date_values("từ năm 2008, ngày 17/3/09 và ngày 30/4/2010")] == [
        "2008",
        "2009-03-17",
        "2010-04-30",
    ]


@given(st.text(alphabet="0123456789.,/-% OlI()tỷđồng\n", max_size=120))
def test_quantities_lie_in_order_inside_the_text(text: str) -> None:
    clean = repaired(text)
    assert len(clean) == len(text)
    at = 0
    for quantity in find_quantities(clean):
        assert at <= quantity.start < quantity.number_end <= quantity.end <= len(text)
        at = quantity.end
    for start, end in numeric_spans(text):
        assert not any(c.isspace() for c in text[start:end])
    for mention in find_date_values(text):
        assert mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Kỷ luật hai đảng viên", [("hai đảng viên", 2)]),
        ("Có ba xã về đích, một xã xin lùi", [("ba xã", 3), ("một xã", 1)]),
        ("Đây là một xã thuần nông", []),
        ("Ranh giới của hai xã", []),
        ("Cả bốn đơn vị", []),
        ("Trong hai năm", []),
        ("Nghỉ hưu trước tuổi 15 đồng chí", [("15 đồng chí", 15)]),
        ("Xếp thứ 12/63 tỉnh, thành phố", []),
        ("Gửi trước ngày 31/3", []),
        ("Họp từ ngày 10-12/3 tại xã", []),
        ("Nhận hồ sơ từ ngày 05/9/25 đến 10/9/25", []),
        ("Tiếp dân các ngày 5-15-25 hằng tháng", []),
        ("Theo điểm 2.1", []),
        ("Gọi số 0251 3822 114 khi cần", []),
        ("Kỷ niệm 1000 năm Thăng Long", []),
        ("Khai mạc sáng 16/6", []),
        ("Ban Chỉ đạo 389 họp", []),
        ("Mẫu phiếu năm 2025 ban hành kèm theo", []),
        ("Năm 2023 57/60 hộ", [("57/60 hộ", 57)]),
        ("Bản tin mỗi số 1.500 cuốn", [("1.500 cuốn", 1500)]),
        ("Người dân tộc thiểu số 48 người", [("48 người", 48)]),
        ("Khai hoang 40 héc-ta", [("40 héc-ta", 40)]),
    ],
)
def test_what_counts_and_what_only_names(text: str, counted: list[tuple[str, float]]) -> None:
    assert [(text[q.start : q.end], q.value) for q in find_quantities(text)] == counted
