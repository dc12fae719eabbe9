"""Families of phrasing that whole pages brought: who is counted, duties, glued print, plans told in short."""

from __future__ import annotations

import pytest

from vanthu.extraction.figures import find_figures

Row = tuple[float, str, float | None, str | None, str | None]


def rows(text: str) -> list[Row]:
    found = (mention.value for mention in find_figures(text))
    return [(f.value, f.kind, f.target, f.comparator, f.verdict) for f in found]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Phụ nữ có thai được khám thai từ 3 lần trở lên: 88,2%.", [88.2]),
        ("Tỷ lệ tiêm ít nhất 1 mũi cho người từ 18 tuổi trở lên đạt 98,4%, tiêm đủ 2 mũi đạt 81,6%.", [98.4, 81.6]),
        ('Tỷ lệ hộ hội viên đạt 8 tiêu chí "5 không, 3 sạch": 76,3%.', [76.3]),
        ("Có 4 xã đạt từ 65 đến dưới 80 điểm, 2 xã dưới 50 điểm.", [4, 2]),
        ("Thu kinh phí công đoàn 2% được 21,6 tỷ đồng.", [21.6e9]),
        ("Ông Thế, chủ tàu cá QB 93412 TS, vay 300 triệu đồng.", [3e8]),
        ("Tháng cao điểm (17/10 - 18/11), vận động được 14,36 tỷ đồng.", [14.36e9]),
        ("Nồng độ bụi PM2.5 vượt quy chuẩn tại 6 điểm.", [6]),
        ("Cấp đăng ký cho 12 điểm nhóm. 42/86 cơ sở được cấp giấy chứng nhận.", [12, 42]),
        ("Tỷ lệ đạt99,6%, thu nhập bình quân đầu người51,3 triệu đồng/năm.", [99.6, 51.3e6]),
    ],
)
def test_what_is_a_figure(text: str, values: list[float]) -> None:
    assert [row[0] for row in rows(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giúp 14 hộ phụ nữ thoát nghèo/chỉ tiêu 10 hộ.", (14, "count", 10, "=", "exceeded")),
        (
            "Nợ quá hạn 643 triệu đồng, chiếm 0,11% tổng dư nợ, thấp hơn mục tiêu 0,15% được giao.",
            (643e6, "money", 0.15, "=", "exceeded"),
        ),
        (
            "Đã thi hành xong 412 tỷ đồng, đạt 45,1% (thấp hơn chỉ tiêu được giao 1,4%).",
            (412e9, "money", None, None, "missed"),
        ),
        ("Lợi nhuận 186 tỷ đồng (KH: 150).", (186e9, "money", 150e9, "=", "exceeded")),
        ("Tỷ lệ nhiễm HIV trong cộng đồng 0,21% (khống chế dưới 0,3%).", (0.21, "percent", 0.3, "<", "met")),
        ("Tỷ lệ mắc 5,4 người/100.000 dân (chỉ tiêu dưới 7/100.000 dân).", (5.4, "rate", 7, "<", "met")),
        ("Giá trị sản xuất/ha 142 triệu đồng (NQ 130 triệu đồng/ha).", (142e6, "money", 130e6, "=", "exceeded")),
        ("Dạy nghề 18 lớp/540 học viên (KH 20 lớp).", (18, "count", 20, "=", "missed")),
        (
            "Trong quý III, giải quyết đúng hạn 6.902/6.918 hồ sơ, đạt 99,77% (kế hoạch 100%).",
            (6902, "ratio", 100, "=", "missed"),
        ),
        (
            "Đoàn giành 124 huy chương (32 HCV, 41 HCB), vượt chỉ tiêu 100 huy chương.",
            (124, "count", 100, "=", "exceeded"),
        ),
        ("Vốn FDI đăng ký 312 triệu USD; vốn thực hiện 186 triệu USD.", (312e6, "money", None, None, None)),
        ("Điện thương phẩm 105,3 tỷ kWh, bằng 100,3% kế hoạch.", (105.3e9, "count", None, None, "exceeded")),
    ],
)
def test_how_a_plan_is_told(text: str, expected: Row) -> None:
    assert rows(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Năm 2013 yêu cầu Tập đoàn giảm tổn thất xuống không quá 8,8%; khởi công 05 dự án.", [8.8, 5]),
        ("Đề nghị các xã vận động tối thiểu 640 người tham gia và ít nhất 5.400 người tham gia BHYT.", [640, 5400]),
        ("Yêu cầu các địa phương: hoàn thành 100% kế hoạch vốn; xóa xong 312 nhà tạm.", [100, 312]),
        ("MỤC TIÊU\n1. Tỷ lệ số hóa hồ sơ, kết quả giải quyết đạt 95%.\n2. Đúng hạn 98%.", [95, 98]),
        ("HĐND huyện thông qua chỉ tiêu năm 2019: thu 42 tỷ đồng; giảm 45 hộ nghèo.", [42e9, -45]),
        ("Kế hoạch 5 năm 2021-2025: (1) thu 1.450 tỷ đồng; (2) 60% xã đạt chuẩn.", [1450e9, 60]),
        ("Năm 2014, Hội phấn đấu kết nạp 55 hội viên, 65% hộ hội viên trở lên đăng ký thi đua.", [55, 65]),
        ("Phấn đấu cắt giảm ít nhất 30% thời gian giải quyết đối với 12 thủ tục.", [-30, None]),
        ("Đã yêu cầu các xã: trồng 120 ha rừng.", [None]),
    ],
)
def test_what_is_to_be_reached(text: str, targets: list[float | None]) -> None:
    assert [row[2] for row in rows(text)] == targets


def test_a_report_that_opens_with_a_part_of_a_year_misses_no_plan_of_it() -> None:
    between = "Các đơn vị tích cực thực hiện nhiệm vụ được giao. " * 20
    text = f"Kết quả 9 tháng đầu năm. {between}Thu 21,6 tỷ đồng, đạt 76% dự toán."
    assert rows(text)[-1][4] is None
