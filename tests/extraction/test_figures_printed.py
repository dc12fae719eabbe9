"""How numbers are printed: spaces for thousands, words in brackets, sub-units, signs, and times that are counted."""

from __future__ import annotations

import pytest

from vanthu.extraction.figures import find_date_values, find_figures
from vanthu.extraction.figures.value import DateValue


def _values(text: str) -> list[tuple[float | None, str | None]]:
    return [(m.value.value, m.value.unit) for m in find_figures(text, year=2022)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Toàn tỉnh có 1 480 000 nhân khẩu.", 1_480_000, "nhân khẩu"),
        ("Tổng kinh phí 7 250 000 đồng", 7_250_000, "đồng"),
        ("Sản lượng thóc 42 700 tấn", 42_700, "tấn"),
        ("Sản lượng thóc 42\xa0700 tấn", 42_700, "tấn"),
        ("Sản lượng thóc 42\u2009700 tấn", 42_700, "tấn"),
        ("Năm 2021 310 000 hộ dùng điện", 310_000, "hộ"),
        ("Sản lượng đạt 42 700/45 000 tấn", 42_700, "tấn"),
        ("Diện tích gieo trồng 6 150,5 ha", 6150.5, "ha"),
    ],
)
def test_spaces_group_thousands(text: str, value: float, unit: str) -> None:
    assert _values(text) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("năm 2021 310 hộ có điện", 310),
        ("tại khu phố 4 210 hộ có điện", 210),
        ("tiêm mũi 2 430 người", 430),
        ("đến 21/12 640 hộ có điện", 640),
        ("thu hoạch 7.300 tấn, 5 240 tấn", 240),
        ("bằng 95 100% kế hoạch", 100),
    ],
)
def test_numbers_side_by_side_stay_apart(text: str, value: float) -> None:
    assert _values(text)[-1][0] == value


def test_rows_and_telephones_are_no_thousands() -> None:
    assert _values("Xã Bình Minh 15 620 48 210") == []
    assert _values("Liên hệ số điện thoại 912 346 788") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tặng Bằng khen cho 04 (bốn) tập thể, 15 (mười lăm) cá nhân.", [(4, "tập thể"), (15, "cá nhân")]),
        ("Thưởng mỗi tập thể 700.000 (bảy trăm nghìn) đồng", [(700_000, "đồng")]),
        ("Theo Điều 7 (bảy) của Quy chế", []),
    ],
)
def test_words_in_brackets_tell_the_number_again(text: str, found: list[tuple[float, str]]) -> None:
    assert _values(text) == found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Mặt đường rộng 4m5", 4.5, "m"),
        ("Chiều cao trung bình 1m68.", 1.68, "m"),
        ("Diện tích 7ha2", 7.2, "ha"),
        ("Tuyến kênh dài 6km3", 6.3, "km"),
        ("Lát vỉa hè 40m2", 40, "m²"),
        ("Đào đắp 90m3 đất", 90, "m³"),
        ("Thu nhập 6 triệu rưỡi", 6_500_000, "đồng"),
        ("Kinh phí 3 tỷ rưỡi đồng", 3.5e9, "đồng"),
        ("Kinh phí 4 tỷ 6 trăm triệu đồng", 4.6e9, "đồng"),
        ("Lương 7 triệu 5.", 7_500_000, "đồng"),
        ("Lương 7 triệu 5 đồng", 7_500_000, "đồng"),
        ("Lương 7 triệu 250 nghìn đồng", 7_250_000, "đồng"),
        ("Diện tích 5 ha rưỡi", 5.5, "ha"),
    ],
)
def test_sub_units(text: str, value: float, unit: str) -> None:
    ((found, of),) = _values(text)
    assert (found, of) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tăng trưởng ngành xây dựng -4,6%", -4.6),
        ("Tăng trưởng: −4,6%", -4.6),
        ("Giá trị sản xuất (-) 4,6% so với năm trước", -4.6),
        ("Lợi nhuận âm 4,6 tỷ đồng", -4.6e9),
        ("Giá trị sản xuất giảm -4,6% so với năm trước", -4.6),
        ("Lợi nhuận -4,6 tỷ đồng", -4.6e9),
        ("Dân số tăng -46 người", -46),
        ("Hỗ trợ các hộ -46.000 đồng", 46_000),
        ("- 4,6% hộ nghèo", 4.6),
        ("Gồm:\n-4,6% hộ nghèo", 4.6),
        ("Tỷ lệ hộ nghèo 3-4,6%", 3),
        ("Tỷ lệ hộ nghèo (KH -4,6%)", 4.6),
    ],
)
def test_signs(text: str, value: float) -> None:
    assert _values(text)[0][0] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mỗi ngày 40-45 lượt xe", [(40, "lượt")]),
        ("Bình quân một ngày 8-9 tấn rác", [(8, "tấn")]),
        ("Mỗi tháng 3 buổi", [(3, "buổi")]),
        ("Trong 4 ngày 16 vụ cháy", [(16, "vụ")]),
        ("Trong 2 ngày 14 và 15/5/2022, đoàn đi kiểm tra", []),
        ("Ngày 14 đoàn đi kiểm tra", []),
        ("Khai mạc: 7 giờ 30 phút, ngày 14/5/2022", []),
        ("Thời gian xử lý 7 giờ 30 phút, giảm 2 giờ", [(7.5, "giờ"), (-2, "giờ")]),
        ("Mất ngày 2.9.1898 tại quê", []),
    ],
)
def test_times_counted_and_named(text: str, found: list[tuple[float, str]]) -> None:
    assert _values(text) == found


@pytest.mark.parametrize(("name", "values"), [("ấp", [12]), ("bản", [12]), ("Ấp", []), ("Bản", [])])
def test_a_number_before_a_capital_is_that_of_an_item(name: str, values: list[float]) -> None:
    assert [value for value, *_ in _values(f"Số hộ nghèo: 12. {name} Chợ khá.")] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Thông tư số 05/2014/TT-BTC và Nghị định 11/2019/NĐ-CP", []),
        ("Công văn số 05/2014", []),
        ("trong tháng 05/2014", [DateValue("2014-05", "month")]),
        ("từ ngày 11 đến ngày 14/6/2022", [DateValue("2022-06-11", "period", "2022-06-14")]),
        ("từ ngày 28/12 đến hết ngày 03/01/2022", [DateValue("2021-12-28", "period", "2022-01-03")]),
        ("ngày 11-14/6/2022", [DateValue("2022-06-11", "period", "2022-06-14")]),
        ("từ 1/6/2022 đến ngày 4/6/2022", [DateValue("2022-06-01", "day"), DateValue("2022-06-04", "day")]),
        ("ngày 4 tháng Sáu năm 2022", [DateValue("2022-06-04", "day")]),
        ("ngày 4 tháng 6 năm 22", [DateValue("2022-06-04", "day")]),
        ("Ngày mồng 4 tháng 6 năm 2022", [DateValue("2022-06-04", "day")]),
        ("phong trào tháng Sáu năm 2022", [DateValue("2022", "year")]),
        ("trong 4 ngày, tháng 6 năm 2022", [DateValue("2022-06", "month")]),
    ],
)
def test_days_and_document_numbers(text: str, values: list[DateValue]) -> None:
    assert [m.value for m in find_date_values(text)] == values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "- Cây lạc: Diện tích gieo trồng 33 ha; năng suất 22 tạ/ha; sản lượng 72 tấn.",
            ["Diện tích gieo trồng cây lạc", "năng suất cây lạc", "sản lượng cây lạc"],
        ),
        ("Diện tích hồ tiêu còn 15 ha, sản lượng 32 tấn.", ["Diện tích hồ tiêu", "sản lượng hồ tiêu"]),
        ("Diện tích cả năm 15 ha, sản lượng 32 tấn.", ["Diện tích cả năm", "sản lượng"]),
        ("Về trồng trọt: diện tích 15 ha.\nSản lượng 32 tấn.", ["diện tích", "Sản lượng"]),
    ],
)
def test_areas_yields_and_outputs_are_named_with_their_crop(text: str, names: list[str]) -> None:
    assert [mention.value.indicator for mention in find_figures(text)] == names
