"""What is set in the midst of a sentence, under a heading or by a vote, and what only looks like it."""

from __future__ import annotations

import pytest

from extraction.figure_rows import Row, rows, shares, targets, values
from vanthu.extraction.figures import find_figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sang năm, trường tuyển thêm 12 giáo viên và sửa 6 phòng học.", [12, 6]),
        ("Trong 3 năm tới, công ty đầu tư 250 tỷ đồng, mở 12 cửa hàng.", [250e9, 12]),
        ("Hợp tác xã nêu một số mục tiêu năm 2022, trong đó, doanh thu trên 12 tỷ đồng; hao hụt dưới 5%.", [12e9, 5]),
        ("Công ty xác định mục tiêu năm 2022 là sản lượng 12.000 tấn, lợi nhuận 4,5 tỷ đồng.", [12000, 4.5e9]),
        ("Theo Sở Công Thương, mục tiêu của chương trình là tiết kiệm 2% điện năng mỗi năm.", [2]),
        ("Nhiệm vụ đặt ra cho năm 2024 là hoàn thành 45 công trình.", [45]),
        ("Hội nghị thông qua phương hướng năm 2021, đề nghị kết nạp 45 hội viên, lập 6 chi hội.", [45, 6]),
        ("Đại hội thống nhất từ nay đến cuối nhiệm kỳ kết nạp 120 đảng viên, xóa 46 nhà tạm.", [120, 46]),
        ("Năm 2023, huyện xác định trồng 1.300 ha rừng; thu ngân sách 90 tỷ đồng.", [1300, 90e9]),
        ("Ngành xác định năm 2022 tăng trưởng 3,2%; có thêm 12 xã đạt chuẩn.", [3.2, 12]),
        ("Năm 2023, huyện đặt mức thu 120 tỷ đồng và làm mới 34 km đường.", [120e9, 34]),
        ("Huyện dự định xây 12 cầu trong năm 2020.", [12]),
        ("Bộ chỉ huy dự tính sẽ trồng 40 ha keo.", [40]),
        ("Hướng tới năm 2025, tỉnh có 3.000 doanh nghiệp số.", [3000]),
        ("Toàn tỉnh sẽ có 5 khu công nghiệp vào năm 2030.", [5]),
        ("Xã cam kết trong quý IV giải tỏa 12 điểm tập kết rác.", [12]),
        ("Đến năm 2025, các huyện cần xây 45 trạm bơm, nạo vét 120 km kênh.", [45, 120]),
        ("Giai đoạn 2026 - 2030, xã định hướng phát triển 200 ha cây ăn quả.", [200]),
        ("Vụ thu đông, tỉnh có kế hoạch xuống giống 60.000 ha.", [60000]),
        ("Để về đích năm 2023, xã còn phải làm 4,5 km đường, di dời 12 hộ.", [4.5, 12]),
        (
            "Nhiệm kỳ mới, Đoàn xã đề ra 8 chỉ tiêu: mỗi năm kết nạp 30 đoàn viên; 100% chi đoàn có công trình.",
            [None, 30, 100],
        ),
        (
            "Về chỉ tiêu năm 2022, các đại biểu thống nhất: thu ngân sách 5.600 tỷ đồng; vốn đầu tư tăng 11%.",
            [5.6e12, 11],
        ),
        ("HĐND xã vừa thông qua nghị quyết về kế hoạch đầu tư công năm 2022 với tổng vốn 12,5 tỷ đồng.", [12.5e9]),
        ("Bí thư đề nghị năm 2022 Đảng bộ tập trung: hoàn thành 3 tiêu chí; giảm 25 hộ nghèo.", [3, -25]),
        ("Thủ tướng giao nhiệm vụ: Bộ Xây dựng hoàn thành 120.000 căn nhà trong năm 2024.", [120000]),
        ("Đây là bước đệm để huyện thực hiện mục tiêu đến năm 2025 có 12 xã đạt chuẩn.", [12]),
        (
            "Ban Thường vụ ra Nghị quyết về du lịch. Theo đó, giai đoạn 2021 - 2025, huyện đón 2 triệu lượt khách.",
            [2e6],
        ),
        ("Quy hoạch đến năm 2030, toàn tỉnh có 12 khu công nghiệp.", [12]),
        ("Lộ trình năm 2023: 40% hồ sơ số hóa; năm 2024: 70%.", [40, 70]),
        ("Sở đề ra giải pháp nhằm đạt chỉ tiêu 28 giường bệnh/vạn dân vào năm 2025.", [28]),
        (
            "Ban Chỉ đạo thống nhất chỉ tiêu hiến máu năm 2023: toàn tỉnh 12.000 đơn vị; thành phố 3.000 đơn vị.",
            [12000, 3000],
        ),
        ("Trung tâm hoàn thiện hồ sơ để năm 2023 mở 12 lớp cho 360 học viên.", [12, 360]),
        ("Huyện được giao năm 2023 phát triển 1.450 hội viên nông dân và 980 hội viên phụ nữ.", [1450, 980]),
        ("Đô thị hóa 55%.\n* Tầm nhìn đến năm 2050: tỷ lệ đô thị hóa 70%.", [None, 70]),
        ("Kế hoạch tái canh, ghép cải tạo niên vụ 2014-2015 của cả vùng là 24.300 ha.", [24300]),
        ("Cùng lúc, Kế hoạch đề ra đến năm 2027, 80% yêu cầu tra cứu được trả qua mạng.", [80]),
    ],
)
def test_what_a_sentence_sets(text: str, expected: list[float | None]) -> None:
    assert targets(text) == expected
    assert not any(verdict for *_, verdict in rows(text))


@pytest.mark.parametrize(
    "text",
    [
        "Từ nay đến cuối năm 2022 còn 3 tháng, huyện đã giải ngân 120 tỷ đồng.",
        "Công ty nêu một số khó khăn năm 2022, trong đó, đơn hàng giảm 20%, tồn kho 1.200 tấn.",
        "Triển khai Chương trình mục tiêu quốc gia giai đoạn 2026 - 2035, trong đó ưu tiên 88 thôn.",
        "Hội nghị xác định năm 2021 là năm bứt phá; 12 xã hoàn thành 19 tiêu chí.",
        "Tỉnh ủy ra Nghị quyết số 12 về chuyển đổi số. Sau 2 năm, 95% thủ tục được số hóa.",
        "Giám đốc giao nhiệm vụ cho các phòng, sau đó kiểm tra 12 đơn vị.",
        "Kế hoạch năm 2021 với 12 nhiệm vụ được triển khai kịp thời; các đơn vị trồng 120 ha rừng.",
        "Đơn vị được giao thu phí nộp 70% số thu vào ngân sách.",
        "Hạt Kiểm lâm được giao quản lý 1.450 ha rừng.",
        "Khi được hỏi, 85% người dân cho biết sẽ tiếp tục dùng dịch vụ.",
    ],
)
def test_what_sets_nothing(text: str) -> None:
    assert not any(targets(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5. Các mục tiêu về văn hóa\n\nVề gia đình: tỷ lệ gia đình văn hóa 92%; không quá 15 vụ bạo lực.", [92, 15]),
        ("Mục tiêu\n\nĐến năm 2025: 100% cơ quan dùng chữ ký số; 80% hồ sơ nộp qua mạng.", [100, 80]),
        ("III. CHỈ TIÊU THI ĐUA\n1. Học sinh giỏi: 25%; khá: 45%.\n2. Giáo viên giỏi: 8 đồng chí.", [25, 45, 8]),
        ("BÁO CÁO KẾT QUẢ NĂM 2019\n\n1. Các chỉ tiêu kinh tế\n- Thu ngân sách 45 tỷ đồng.\n", [None]),
        ("STT | Chỉ tiêu | Kế hoạch |\n1 | Vốn | 120 tỷ đồng |\n2 | Số điểm đen | giảm 5 điểm |\n", [120e9, -5]),
        ("STT | Chỉ tiêu | Kế hoạch | Thực hiện |\n1 | Vốn | 120 tỷ đồng | 118 tỷ đồng |\n", [None, None]),
        (
            "Kết quả biểu quyết:\n\n1. Kết nạp 60 người trở lên:\n\n- 140 đại biểu tán thành, chiếm 98,6%.\n\n"
            "2. Hằng năm giúp 12 hộ:\n\n- 142 đại biểu tán thành.",
            [60, None, 12, None],
        ),
    ],
)
def test_what_a_heading_sets(text: str, expected: list[float | None]) -> None:
    assert targets(text) == expected


def test_what_is_expected_and_how_it_was_before() -> None:
    text = (
        "Kế hoạch năm 2024, khu du lịch dự kiến đón 140 nghìn lượt khách, doanh thu ước đạt 92 tỷ đồng "
        "(năm 2023 đón 126 nghìn lượt khách, doanh thu 81 tỷ đồng)."
    )
    assert targets(text) == [140000, 92e9, None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phấn đấu sinh con thứ ba nhỏ hơn hoặc bằng 1%.", "<="),
        ("Phấn đấu tỷ lệ hao hụt nhỏ hơn 5%.", "<"),
        ("Phấn đấu tỷ lệ hộ nghèo dưới mức 2%.", "<"),
        ("Phấn đấu quân số đạt 1,2% dân số trở lại.", "<="),
        ("Phấn đấu tiết kiệm tối thiểu là 10% chi thường xuyên.", ">="),
        ("Phấn đấu vận động 9 em trở lại lớp.", "="),
        ("Phấn đấu kết quả bắn súng khá, giỏi đạt 75% trở lên.", ">="),
    ],
)
def test_how_a_target_binds(text: str, expected: str) -> None:
    assert [comparator for _, _, comparator, _ in rows(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vốn mầm non 187 tỷ đồng (bằng 104,2% kế hoạch, tăng 38,7%).",
            [(187e9, None, None, "exceeded"), (38.7, None, None, None)],
        ),
        (
            "Số sách đạt 0,38 bản/người, tăng 0,02 so với năm 2009 và thấp hơn chỉ tiêu kế hoạch là 0,4.",
            [(0.38, 0.4, "=", "missed"), (0.02, None, None, None)],
        ),
        (
            "Khám thai 4 lần 78,6% (chỉ tiêu 80%); trẻ sinh dưới 2.500 gam 5,1% (chỉ tiêu dưới 6%).",
            [(78.6, 80, "=", "missed"), (5.1, 6, "<", "met")],
        ),
        (
            "Hai chỉ tiêu khó đã vượt mức giao (bao phủ đạt 93,2%, thanh tra đạt 26,4%).",
            [(93.2, None, None, "exceeded"), (26.4, None, None, "exceeded")],
        ),
        (
            "Năm 2019, doanh thu đạt 61,3 tỷ đồng, tăng trưởng 5,26% so với năm 2018, đạt 97,3% kế hoạch.",
            [(61.3e9, None, None, "missed"), (5.26, None, None, None)],
        ),
        (
            "Ngày 06-3, phường họp phiên đầu năm 2019. Năm 2018, quỹ thu 186 triệu đồng (kế hoạch 200 triệu đồng).",
            [(186e6, 200e6, "=", "missed")],
        ),
        ("Chỉ tiêu 45 sáng kiến, toàn ngành có 52 sáng kiến được công nhận.", [(52, 45, "=", "exceeded")]),
        (
            "Thu 85 tỷ đồng; so dự toán đạt 98%; so cùng kỳ tăng 5%.",
            [(85e9, None, None, "missed"), (5, None, None, None)],
        ),
    ],
)
def test_what_is_held_against_a_plan(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_changes_and_shares_of_their_own() -> None:
    assert values("Số vụ cháy giảm bình quân mỗi năm 12%.") == [(-12, "%", "change")]
    assert values("Tỷ lệ hao hụt 14,6%.") == [(14.6, "%", "percent")]
    assert shares("Các vụ đã có kết luận 11/12 vụ (đạt tỷ lệ 91,7%).") == [(11, 91.7, None)]
    assert values("(2022-01) Chi cục kiểm tra 12 vụ.") == [(12, "vụ", "count")]


def test_a_caption_tells_again_what_is_planned() -> None:
    set_ = "Theo lộ trình, đến năm 2027, tối thiểu 65% hồ sơ được số hóa. Mức này khó.\n"
    assert targets(f"{set_}65% hồ sơ được số hóa |\n") == [65, 65]
    assert targets(f"{set_}Mức này khó. Nhiều nơi còn lúng túng. Năm qua xã Hòa Lợi đã có 40 máy quét.\n") == [65, None]


def test_a_name_in_a_table_is_its_cell() -> None:
    text = "STT | Chỉ tiêu | Kế hoạch |\n1 | Vốn giải ngân | 120 tỷ đồng |\n2 | Số điểm đen | giảm 5 điểm |\n"
    assert [mention.value.indicator for mention in find_figures(text)] == ["Vốn giải ngân", "Số điểm đen"]
