"""Values, units and targets as reports of many sectors print them: tax, courts, fishery, schools, tourism, health."""

from __future__ import annotations

import pytest

from extraction.figure_rows import Value, rows, shares, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bến cảng đón 2,4 triệu lượt khách du lịch.", (2_400_000, "lượt khách", "count")),
        ("Đường bay vận chuyển 310.000 lượt hành khách.", (310_000, "lượt hành khách", "count")),
        ("Năng suất lúa hè thu đạt 0,9 tấn/công.", (0.9, "tấn/công", "rate")),
        ("Bình quân giải quyết 5,2 vụ/thẩm phán.", (5.2, "vụ/thẩm phán", "rate")),
        ("Khách lưu trú bình quân 2,3 ngày/khách.", (2.3, "ngày/khách", "rate")),
        ("Tổng công suất đội tàu 81.500 CV.", (81_500, "CV", "count")),
        ("Còn 04 chủ đầu tư chưa gửi báo cáo.", (4, "chủ đầu tư", "count")),
        ("Phát sinh 07 ổ dịch cúm gia cầm.", (7, "ổ dịch", "count")),
        ("Luân chuyển hàng hóa đạt 120 triệu tấn.km.", (120_000_000, "tấn.km", "count")),
        ("Viện trợ không hoàn lại 3,5 triệu EUR.", (3_500_000, "EUR", "money")),
        ("Hỗ trợ mỗi mô hình 15tr đồng.", (15_000_000, "đồng", "money")),
        ("Thời gian thông quan luồng xanh bình quân 3,5 giây.", (3.5, "giây", "duration")),
        ("Vẫn còn 4 trong 18 tiêu chí chưa đạt.", (4, "tiêu chí", "ratio")),
    ],
)
def test_units_of_the_sectors(text: str, value: Value) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Năng suất ngô 48,2 tạ/ha, tăng 0,6 tạ/ha.", (0.6, "tạ/ha", "change")),
        ("Xảy ra 9 vụ cháy, thiệt hại 12 ha, tăng 2 vụ và 3,5 ha so với năm 2020.", (3.5, "ha", "change")),
        ("Xảy ra 40 vụ trộm cắp, giảm 6 vụ (-13%).", (-13, "%", "change")),
        ("Xảy ra 51 vụ tai nạn (giảm 4 vụ, 7,3%).", (-7.3, "%", "change")),
    ],
)
def test_changes_in_any_unit(text: str, value: Value) -> None:
    assert values(text)[-1] == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 08 địa phương giải ngân dưới 45%.", [8]),
        ("Toàn tỉnh còn 21 xã có tỷ lệ hộ nghèo trên 30%.", [21]),
        ("Đội tàu có 512 tàu có chiều dài từ 15 m trở lên.", [512]),
        ("Huyện có 6 hồ chứa có dung tích trên 2 triệu m3.", [6]),
        ("Bình quân 1 cán bộ phụ trách 310 hộ.", [310]),
        ("Khu vực này có 9 khách sạn 3 - 4 sao.", [9]),
        ("Gió cấp 9, giật cấp 11; đường dây 110 kV dài 42 km.", [42]),
        ("Lập quy hoạch chi tiết tỷ lệ 1/500 cho 30 ha.", [30]),
        ("Tiêm cho 1.450 trẻ, thu hút 12 dự án có tổng vốn trên 500 tỷ đồng.", [1450, 12, 500e9]),
    ],
)
def test_what_only_tells_which_ones_are_counted_is_no_figure(text: str, expected: list[float]) -> None:
    assert [value for value, _, _ in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thu nhập đạt 52 triệu đồng, gấp 1,5 lần năm 2016, chỉ tiêu Nghị quyết là 50 triệu đồng.",
            (50e6, "=", "exceeded"),
        ),
        ("Xây 14 sân bóng trên tổng số 16 sân bóng theo kế hoạch.", (16, "=", "missed")),
        ("Tổ chức 11 phiên tòa trực tuyến/10 phiên chỉ tiêu.", (10, "=", "exceeded")),
        ("Bội chi 3,1% GDP, thấp hơn mức Quốc hội cho phép (3,5% GDP).", (3.5, "<=", "met")),
        ("Lạm phát bình quân 3,2%, thấp hơn mục tiêu đề ra (dưới 4,5%).", (4.5, "<", "met")),
        (
            "Tỷ lệ hộ nghèo còn 9%, mục tiêu Chương trình mục tiêu quốc gia giao cho huyện là 10%.",
            (10, "=", "exceeded"),
        ),
        ("Tốc độ tăng GRDP đạt 7,1% (kịch bản 7,4%).", (7.4, "=", "missed")),
        ("Tỷ lệ che phủ rừng 51,4%, giữ vững chỉ tiêu 51%.", (51, "=", "exceeded")),
        ("Tỷ lệ dùng nước sạch mới được 41%, thấp hơn so với mức tối thiểu 55%.", (55, ">=", "missed")),
        ("Làm rõ 45/50 vụ, tỷ lệ phá án đạt 90% (chỉ tiêu từ 85% trở lên).", (85, ">=", "met")),
        ("Kế hoạch bố trí tái định cư là 70 hộ, đến nay bàn giao đất được 75 hộ.", (70, "=", "exceeded")),
        (
            "Trồng rừng 640 ha, đã được khống chế dịch. Trồng cỏ 300 ha, vượt 3% so với kế hoạch.",
            (None, None, "exceeded"),
        ),
        ("Thành lập 24 công đoàn cơ sở, vượt 4 đơn vị so với kế hoạch.", (None, None, "exceeded")),
        ("Tỷ lệ xã đạt chuẩn bằng 61% tổng số xã (mục tiêu đến 2030 đạt 80%).", (80, "=", None)),
        ("Mục tiêu có 9/14 xã đạt chuẩn nông thôn mới; đến nay có 10 xã đạt chuẩn.", (9, "=", "exceeded")),
    ],
)
def test_targets_of_the_sectors(text: str, expected: tuple[float | None, str | None, str | None]) -> None:
    row = next((r for r in rows(text) if r[1] is not None or r[3] is not None), None)
    assert row is not None and row[1:] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tổng số phải thi hành là 2.310 việc; có điều kiện thi hành 1.905 việc.",
        "Về tiền: phải thi hành 640 tỷ đồng, thi hành xong 210 tỷ đồng.",
        "Được giao 64 biên chế, hiện có 61 biên chế.",
        "Sau 3 năm thực hiện, trồng được 900 ha, đạt 60% mục tiêu của giai đoạn 5 năm.",
        "Kết nạp 21 đảng viên, chủ yếu ở trường học (12), cơ quan (9).",
        "Phấn đấu giải ngân đạt 100%. Hiện còn 11/40 chủ đầu tư giải ngân dưới 50%.",
    ],
)
def test_what_is_not_missed(text: str) -> None:
    assert "missed" not in [verdict for *_, verdict in rows(text)]


@pytest.mark.parametrize(
    ("text", "told", "count"),
    [
        ("Kết nạp 96 đảng viên (trong đó nữ 50, dân tộc 12), đạt 96% kế hoạch.", (96, 96, "missed"), 3),
        ("Xây 45 nhà (60 triệu đồng/nhà xây mới), đạt 90% kế hoạch 50 nhà.", (45, 90, "missed"), 2),
        ("Thu 80 tỷ đồng (trong đó thu đất 20 tỷ đồng), vượt 10% dự toán.", (80e9, None, "exceeded"), 2),
        ("Mở 9 lớp cho 315 học viên, đạt 112,5% kế hoạch về số lớp.", (9, 112.5, "exceeded"), 2),
        ("Vận động được 90 triệu đồng, vượt kế hoạch năm (150%).", (90e6, 150, "exceeded"), 1),
        ("Làm rõ 44/50 vụ, 71 đối tượng, đạt 88%, vượt 3% so với chỉ tiêu.", (44, 88, "exceeded"), 2),
    ],
)
def test_the_figure_that_a_share_or_an_excess_is_of(
    text: str, told: tuple[float, float | None, str | None], count: int
) -> None:
    found = shares(text)
    assert found[0] == told
    assert [verdict for _, _, verdict in found[1:]] == [None] * (count - 1)


def test_shares_of_the_parts_of_a_plan() -> None:
    text = "Sản lượng 9.000 tấn, bằng 102% kế hoạch, trong đó cá 6.000 tấn (đạt 97%), tôm 3.000 tấn (đạt 113%)."
    assert shares(text) == [(9000, 102, "exceeded"), (6000, 97, "missed"), (3000, 113, "exceeded")]


def test_targets_in_the_order_of_their_figures() -> None:
    text = "Thu gom rác ở đô thị đạt 95%, nông thôn 78% (kế hoạch lần lượt là 96% và 75%)."
    assert rows(text) == [(95, 96, "=", "missed"), (78, 75, "=", "exceeded")]
