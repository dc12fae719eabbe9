"""What plans set over whole passages: announced, gone on with, by field and by year; and what only stands beside it."""

from __future__ import annotations

import pytest

from extraction.figure_rows import Row, rows, targets
from vanthu.extraction.figures import find_figures
from vanthu.extraction.figures.figures import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỉnh đặt mục tiêu đến năm 2025 trồng 500 ha rừng. Cùng với đó, 70% hộ có vườn mẫu; nợ xấu dưới 3%.",
            [500, 70, 3],
        ),
        (
            "Kế hoạch đặt mục tiêu bảo đảm nguồn nước.\nVề cấp nước, 95% trạm được kiểm định; trám lấp 64 giếng.\n"
            "Đối với quản lý, 30 trạm có đồng hồ.",
            [95, 64, 30],
        ),
        (
            "Đề án phát triển vùng cam vừa được UBND tỉnh phê duyệt. Cụ thể, đến năm 2020 diện tích đạt 3.200 ha; "
            "sản lượng 25.000 tấn. Tổng kinh phí thực hiện 120 tỷ đồng.",
            [3200, 25000, None],
        ),
        (
            "UBND tỉnh vừa ban hành Kế hoạch phát triển du lịch. Theo đó, đến năm 2025 đón 2 triệu lượt khách; "
            "mức hỗ trợ 5 triệu đồng/hộ.",
            [2e6, None],
        ),
        ("Theo kế hoạch, năm 2022 huyện tổ chức 15 lớp đào tạo nghề cho 450 lao động.", [15, 450]),
        ("Theo Đề án, từ nay đến năm 2027 thành phố trồng 20.000 cây xanh.", [20000]),
        ("Nghị quyết Đại hội đề ra thu nhập bình quân 72 triệu đồng/người; 98% hộ có điện.", [72e6, 98]),
        (
            "Đó là một trong những mục tiêu mà Sở đặt ra trong năm 2020. Theo đó, tạo việc làm cho 1.100 lao động.",
            [1100],
        ),
        ("Mục tiêu của huyện đến hết năm 2024 có thêm 12 xã đạt chuẩn, nâng tổng số lên 98 xã.", [12, 98]),
        ("Tỉnh phấn đấu trong năm 2018 trồng 45 ha; hết năm 2020, tỷ lệ nhiễm HIV dưới 0,1%.", [45, 0.1]),
        ("Với mục tiêu mỗi năm giảm 3% hộ nghèo; đến cuối nhiệm kỳ không còn nhà tạm; 100% hộ có điện.", [-3, 100]),
        ("Sở sẽ tổ chức 12 đợt khám cho 5.000 cụ. Đồng thời, cấp thuốc cho 1.200 hộ nghèo.", [12, 5000, 1200]),
        ("Hội dự kiến tặng 500 suất quà; vận động ít nhất 120 đơn vị máu.", [500, 120]),
        ("Trong thời gian tới, Hội tiếp tục thành lập 5 câu lạc bộ.", [5]),
        ("3 tháng cuối năm, huyện tập trung trồng 210 ha cây ăn quả.", [210]),
        ("Chủ tịch yêu cầu các huyện bầu xong 100% thôn trước ngày 30/4/2022.", [100]),
        ("Sở yêu cầu các đơn vị đến 30/9 giải ngân đạt trên 60%, đến 31/12 đạt 100% kế hoạch vốn.", [60, 100]),
        ("Tầm nhìn năm 2030, tổng đàn đạt 78.000 con.", [78000]),
        ("Nhiệm vụ từ nay đến cuối năm của ngành: tiêm phòng 45.000 liều; xây dựng 3 cơ sở an toàn dịch.", [45000, 3]),
    ],
)
def test_a_plan_goes_on(text: str, expected: list[float | None]) -> None:
    assert targets(text) == expected
    assert not any(verdict for _, _, _, verdict in rows(text))


@pytest.mark.parametrize(
    "text",
    [
        "Nếu không chấp hành, chủ cơ sở sẽ bị phạt 15 triệu đồng.",
        "Người bệnh sẽ được hưởng 80% chi phí.",
        "Quốc hội thông qua nghị quyết sắp xếp cấp tỉnh. Trong đó có 6 thành phố và 28 tỉnh.",
        "Theo đề án, sau khi nhập nguyên trạng, xã mới có 28.940 người.",
        "Theo chương trình mới, môn lịch sử có 52 tiết mỗi năm.",
        "Nghị quyết 05 đặt ra nhiều nhiệm vụ. Về kinh tế, giá trị sản xuất đạt 1.245 tỷ đồng, tăng 11,2%.",
        "Đề án được phê duyệt năm 2019. Cụ thể, giai đoạn 2019 - 2022 đào tạo được 1.214 cán bộ, đạt 97% kế hoạch.",
        "Huyện triển khai kế hoạch trồng rừng.\nVề tình hình thời tiết, lượng mưa trung bình 1.450 mm.",
        "Tổng cục dự báo GRDP năm nay tăng 7,2%.",
        "Huyện đã đạt mục tiêu. Về văn hóa, tổ chức 5 hội thi; ngoài ra xây dựng 3 nhà văn hóa.",
    ],
)
def test_what_sets_no_target(text: str) -> None:
    assert not any(targets(text))


def test_a_requirement_that_is_no_more_sets_nothing() -> None:
    text = "Từ khi bỏ yêu cầu nộp bản sao, người dân không phải đi lại ở 83% hồ sơ."
    (statement,) = read(text).statements
    assert "planned" not in statement.notes


def test_an_order_with_a_day_is_still_ahead() -> None:
    assert targets("Yêu cầu Bệnh viện hoàn trả 21,6 triệu đồng cho Quỹ trước ngày 31/7/2016.") == [21.6e6]


def test_how_things_stand_answers_no_plan_for_later() -> None:
    assert rows("Tỉnh đặt mục tiêu đến năm 2030 thành lập mới 40 hợp tác xã. Hiện toàn tỉnh có 61 hợp tác xã.") == [
        (40, 40, "=", None),
        (61, None, None, None),
    ]
    text = "Huyện phấn đấu tặng 300 suất quà.\nNgay trong lễ phát động, huyện đã trao 45 suất quà."
    assert rows(text) == [(300, 300, "=", None), (45, None, None, None)]
    text = "Tỉnh đặt mục tiêu đến năm 2025 có 60 sản phẩm OCOP. Đến nay, tỉnh đã công nhận 83 sản phẩm."
    assert rows(text) == [(83, 60, "=", "exceeded")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mổ mắt cho 320 người trong năm 2013\nTỉnh đặt chỉ tiêu giảm 115 người mù.", [320, -115]),
        (
            "Huyện trồng được 120 ha rừng\nĐến nay, huyện đã trồng 120 ha. Năm 2024, phấn đấu trồng 150 ha.",
            [None, None, 150],
        ),
        ("Có 45 xã đạt chuẩn\nTỉnh phấn đấu năm 2025 có thêm 12 xã đạt chuẩn.", [None, 12]),
    ],
)
def test_titles_of_plans(text: str, expected: list[float | None]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Phấn đấu tăng trưởng đạt 6 - 6,5%.", (6, 6, ">=", None)),
        ("Phấn đấu xây mới từ 10 đến 12 nhà.", (10, 10, ">=", None)),
        ("Phấn đấu giải ngân trên 95%, không để đơn vị nào dưới 80%.", (80, 80, ">=", None)),
        ("Phấn đấu mỗi xã có ít nhất 3 bể bơi và 20 hướng dẫn viên.", (20, 20, ">=", None)),
    ],
)
def test_how_a_plan_binds(text: str, row: Row) -> None:
    assert rows(text)[-1] == row


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tỷ lệ chi trả cao hơn chỉ tiêu giao (85,07% so với 80%), thu hồi nợ thấp hơn chỉ tiêu (74% so với 85%).",
            [(85.07, 80, "=", "exceeded"), (74, 85, "=", "missed")],
        ),
        ("Số lao động chưa đạt kế hoạch (mới 1.120 người/1.500 người).", [(1120, 1500, "=", "missed")]),
        ("Tỷ lệ hộ nghèo thấp hơn năm trước (4,5% so với 5,1%).", [(4.5, None, None, None), (5.1, None, None, None)]),
        (
            "Nợ quá hạn 9 tỷ đồng, chiếm 0,12% dư nợ, thấp hơn mức 0,2% Hội đồng quản trị yêu cầu.",
            [(9e9, 0.2, "=", "exceeded")],
        ),
        (
            "Tỷ lệ tiêu hủy 0,07%, nằm trong chỉ tiêu khống chế của kế hoạch phòng, chống dịch (≤0,1%).",
            [(0.07, 0.1, "<=", "met")],
        ),
        (
            "Xây 2.790 căn trong khi mục tiêu là 3.364 căn, xuất khẩu 812 triệu USD, thấp hơn kế hoạch 850 triệu USD.",
            [(2790, 3364, "=", "missed"), (812e6, 850e6, "=", "missed")],
        ),
        ("Tổng vốn 1,1 tỷ USD, vượt xa mục tiêu thu hút 800 triệu USD đề ra.", [(1.1e9, 800e6, "=", "exceeded")]),
        ("Chỉ tiêu thu nợ thuế 450 tỷ đồng, mới thu được 312 tỷ đồng.", [(312e9, 450e9, "=", "missed")]),
        (
            "Hộ nghèo giảm 1,82% (từ 5,12% xuống còn 3,3%), vượt kế hoạch (KH giảm 1,5%).",
            [(-1.82, -1.5, "=", "exceeded"), (5.12, None, None, None), (3.3, None, None, None)],
        ),
        (
            "Có 2 chỉ tiêu không đạt là tốc độ tăng trưởng (đạt 6,1%, kế hoạch 7%) và tỷ lệ đô thị hóa (27%/28%).",
            [(2, None, None, None), (6.1, 7, "=", "missed"), (27, 28, "=", "missed")],
        ),
        (
            "Năng suất 58 tạ/ha, giảm 1,3 tạ/ha so với kế hoạch và giảm 0,5 tạ/ha so với cùng kỳ.",
            [(58, None, None, "missed"), (-0.5, None, None, None)],
        ),
    ],
)
def test_results_against_their_plans(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Sáng 20/9, Sở cho biết thu ngân sách đạt 4.512 tỷ đồng, bằng 78% dự toán.", None),
        ("Nửa đầu năm 2022, giải ngân 215 tỷ đồng, đạt 41,2% kế hoạch.", None),
        ("Từ đầu năm 2023 đến nay, huyện trồng 320 ha, đạt 80% kế hoạch.", None),
        ("Ngày 15/1/2024, Chi cục tổng kết năm 2023: thu 412 tỷ đồng, đạt 96% dự toán.", "missed"),
        ("Ngày 28/12, huyện tổng kết: trồng 320 ha, đạt 80% kế hoạch.", "missed"),
    ],
)
def test_a_year_that_is_not_over(text: str, verdict: str | None) -> None:
    assert rows(text)[-1][3] == verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sản lượng điện lần đầu vượt 1.420 triệu kWh.", [(1.42e9, "count")]),
        ("Thu ngân sách vượt 45 tỷ đồng so với dự toán.", [(45e9, "change")]),
        ("Doanh thu vé 4,1 tỷ đồng, ghi nhận mức tăng 10,5%.", [(4.1e9, "money"), (10.5, "change")]),
        ("Tỷ suất tử vong giảm được 2,1/100.000 trẻ.", [(-2.1, "change")]),
        ("Đàn bò và đàn lợn tăng lần lượt 4,2% và 6,1%.", [(4.2, "change"), (6.1, "change")]),
        ("100% nhà máy công suất từ 10.000 m3/ngày đêm trở lên có quan trắc.", [(100, "percent")]),
        ("Sản lượng 40 triệu tấn, bằng 103% kế hoạch và 101% cùng kỳ.", [(40e6, "weight")]),
        ("Chiều 28-6, tại km 78+300, gọi 0912.345.678.", []),
        ("Đến 2027 thành phố có 14 công viên.", [(14, "count")]),
    ],
)
def test_values_beside_plans(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(mention.value.value, mention.value.kind) for mention in find_figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HĐQT biểu quyết kế hoạch năm 2024: doanh thu 120 tỷ đồng; cổ tức tối thiểu 7%.",
            [(120e9, 120e9, "=", None), (7, 7, ">=", None)],
        ),
        ("Năm 2021, trung tâm y tế đặt ra khám 120.000 lượt.", [(120000, 120000, "=", None)]),
        ("Năm 2021, trung tâm y tế đã khám 120.000 lượt.", [(120000, None, None, None)]),
        ("Mức tỉnh giao cho huyện năm 2022 là 85%.", [(85, 85, "=", None)]),
        ("Mức lương bình quân năm 2022 là 8 triệu đồng.", [(8e6, None, None, None)]),
        (
            "Mục tiêu đến năm 2025: tỷ lệ hộ nghèo giảm từ 12% (xã vùng cao 20%; thị trấn 3%) xuống 9%.",
            [(12, None, None, None), (20, None, None, None), (3, None, None, None), (9, 9, "=", None)],
        ),
        (
            "Tỉnh đặt mục tiêu nâng tỷ lệ che phủ rừng từ 42% hiện nay lên trên 45%.",
            [(42, None, None, None), (45, 45, ">", None)],
        ),
        (
            "Hội phấn đấu trị giá quà tặng đạt 3 tỷ đồng; vận động 500 suất quà, trị giá 250 triệu đồng.",
            [(3e9, 3e9, "=", None), (500, 500, "=", None), (250e6, None, None, None)],
        ),
        (
            "Về chỉ tiêu cụ thể, thành phố phấn đấu 90% hộ dùng nước sạch.\n\nTrồng 12.000 cây xanh.\n\n"
            "Năm 2023, thành phố có 10.000 cây, nhiều cây chết.",
            [(90, 90, "=", None), (12000, 12000, "=", None), (10000, None, None, None)],
        ),
        (
            "UBND tỉnh yêu cầu các sở phối hợp, chuẩn bị nguồn lực để đến hết năm 2023 giải ngân 95% vốn.",
            [(95, 95, "=", None)],
        ),
        ("Thực hiện kế hoạch huấn luyện đạt trên 100%.", [(100, None, None, "exceeded")]),
        (
            "Có 10/12 chỉ tiêu đạt, vượt kế hoạch là 4 chỉ tiêu.",
            [(10, None, None, None), (4, None, None, None)],
        ),
    ],
)
def test_plans_that_bodies_set_themselves(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thiệt hại 320 ha lúa (Hòa An 120, Tân Phú 110).", [(320, "area"), (120, "area"), (110, "area")]),
        ("- Hộ từ 5 đến dưới 10 ha: 120 hộ\n- Hộ trên 10 ha: 12 hộ", [(120, "count"), (12, "count")]),
        ("Suất tiêu hao điện 87 kWh/tấn.", [(87, "rate")]),
    ],
)
def test_parts_and_classes(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(mention.value.value, mention.value.kind) for mention in find_figures(text)] == expected


def test_deeds_go_on_with_a_plan_only_where_one_is_told() -> None:
    assert targets("Mục tiêu năm 2026: tỷ lệ hộ nghèo còn 2%. Trồng 120 ha rừng.") == [2, 120]
    assert targets("Các chỉ tiêu chủ yếu đạt khá. Trồng 120 ha rừng. Hỗ trợ 12 hộ nghèo.") == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đại hội thống nhất các nhiệm vụ lớn của nhiệm kỳ 2025 - 2030: trồng 450 ha rừng, làm 38 km đường thôn. "
            "Thu ngân sách 62 tỷ đồng.",
            [450, 38, 62e9],
        ),
        (
            "Thống nhất những việc chính của nhiệm kỳ 2020 - 2025: làm 38 km đường. Trong nhiệm kỳ kết nạp 60 người.",
            [38, 60],
        ),
        ("Hội nghị rút kinh nghiệm những việc chính của nhiệm kỳ 2020 - 2025: đã làm 38 km đường.", [None]),
        (
            "UBND tỉnh phê duyệt Đề án phát triển đàn dê đến năm 2028. Cụ thể, đến năm 2028 đàn dê 21.000 con; "
            "tỷ lệ chết giảm từ 9% hiện nay xuống dưới 4%.",
            [21000, None, 4],
        ),
        ("Tỷ lệ chết từ 9% đã giảm xuống dưới 4%, hiện nay đàn dê có 21.000 con.", [None, None, None]),
        (
            "Theo kế hoạch của Sở Y tế, trong giai đoạn 2026 - 2030, 95% trạm y tế có bác sĩ. Cử 20 bác sĩ đi học.",
            [95, 20],
        ),
        ("Năm 2022 xã thu 8 tỷ đồng, theo kế hoạch năm. Nhân rộng mô hình tại 14 xã.", [None, None]),
        (
            "Mục tiêu đến năm 2027, diện tích cà gai leo đạt 60 ha. Hình thành 3 vùng, liên kết với 4 hợp tác xã.",
            [60, 3, 4],
        ),
        ("Đến nay diện tích cà gai leo đạt 60 ha. Hình thành 3 vùng trồng.", [None, None]),
    ],
)
def test_a_passage_goes_on_with_what_a_plan_sets(text: str, expected: list[float | None]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chỉ tiêu tuyển sinh lớp 10 năm học 2023-2024 là 9.450 học sinh, trong đó công lập 8.200 học sinh.",
            [9450, 8200],
        ),
        ("Theo đó, chỉ tiêu biên chế năm 2024 là 1.850 biên chế, giảm 45 biên chế so với năm 2023.", [1850, None]),
        ("Các xã chưa hoàn thành cả hai chỉ tiêu: 02 xã (Ba Tô, Ba Xa).", [None]),
        ("Chỉ tiêu hộ nghèo là tiêu chí khó; xã còn 45 hộ nghèo.", [None]),
        ("Tháng 12, công ty dự kiến sản xuất 1.500 tấn đường, tiêu thụ 1.200 tấn.", [1500, 1200]),
        ("Nghị quyết xác định: Tốc độ tăng trưởng bình quân 9%/năm. GRDP bình quân đầu người 4.500 USD.", [9, 4500]),
        ("Nghị quyết xác định: đến nay đã có 14 xã đạt chuẩn.", [None]),
        ("Hội phấn đấu tiếp nhận 1.500 đơn vị máu. Vận động nguồn lực trên 3 tỷ đồng.", [1500, 3e9]),
        ("Hội phấn đấu xây 15 căn nhà. Nguồn lực thực hiện 3 tỷ đồng.", [15, None]),
        (
            "Phấn đấu đến năm 2030, GRDP bình quân đầu người đạt 120 triệu đồng (năm 2025 là 85 triệu đồng).",
            [120e6, None],
        ),
        ("Đến năm 2023 thu nhập đạt 52 triệu đồng (năm 2025 phấn đấu 60 triệu đồng).", [None, 60e6]),
        ("Tỉnh có kế hoạch gieo sạ 800 ha lúa; đến nay nông dân đã xuống giống được 630 ha.", [800]),
        ("Năm 2020 Chi nhánh được giao kế hoạch dư nợ 850 tỷ đồng, nợ quá hạn dưới 0,2%.", [850e9, 0.2]),
        ("Năm 2020 Chi nhánh được giao thêm nhiệm vụ; dư nợ 850 tỷ đồng, nợ quá hạn dưới 0,2%.", [None, None]),
        ("Sở Giáo dục giao chỉ tiêu cho Trường THPT Lê Lợi 450 học sinh, Trường THPT Gò Đen 405 học sinh.", [450, 405]),
        ("Kế hoạch sử dụng đất năm 2023: đất nông nghiệp 4.120 ha, đất chưa sử dụng 320 ha.", [4120, 320]),
        ("Kết quả thực hiện kế hoạch sử dụng đất năm 2023: đất nông nghiệp 4.120 ha.", [None]),
        ("Nghị quyết nêu rõ, đến năm 2025: tỷ lệ hộ nghèo còn 3%; có 12 xã đạt chuẩn.", [3, 12]),
        ("Huyện phấn đấu đến hết tháng 9 huy động được 97% học sinh ra lớp.", [97]),
        ("Đến hết tháng 9 huyện huy động được 97% học sinh ra lớp.", [None]),
        ("Phấn đấu tăng trưởng 13%; đến năm 2015 thu nhập đạt 24 triệu đồng; trồng 380 ha.", [13, 24e6, 380]),
        ("Huyện đã đạt cơ bản các mục tiêu đề ra: huy động trẻ đạt 92%; phổ cập đạt 87%.", [None, None]),
        ("Mục tiêu cho kỳ tới: xóa 12 nhà tạm, giải quyết đúng hạn tối thiểu 97%.", [12, 97]),
        ("Theo Kế hoạch của UBND tỉnh, trong hai năm tới giữ lại 96 trụ sở.", [96]),
        ("Thông qua dự toán thu năm 2026 là 41,3 tỷ đồng, dự toán chi 186 tỷ đồng.", [41.3e9, 186e9]),
        ("Có 342 người dự tuyển vào 46 chỉ tiêu.", [None, None]),
        ("Sở không giao dự toán cho chủ đầu tư có từ 3 dự án chậm.", [None]),
        ("Bí thư yêu cầu năm 2025 các chi bộ kết nạp ít nhất 20 đảng viên, xóa 5 nhà tạm.", [20, 5]),
        ("Năm 2019, huyện phấn đấu có thêm 3 xã đạt chuẩn. Hiện toàn huyện có 7/15 xã đạt chuẩn.", [3, None]),
    ],
)
def test_a_plan_is_told_for_itself(text: str, expected: list[float | None]) -> None:
    assert targets(text) == expected


def test_the_share_of_a_plan_behind_a_change_is_of_the_level() -> None:
    text = "Tỷ lệ lao động qua đào tạo đạt 68% (tăng 2% so với năm 2022, bằng 100% kế hoạch)."
    assert rows(text) == [(68, None, None, "met"), (2, None, None, None)]


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Đến năm 2030, 100% hồ sơ ở cấp tỉnh và 95% ở cấp xã được xử lý trên mạng.", 2022, [100, 95]),
        ("Đến năm 2030, 100% hồ sơ ở cấp tỉnh được xử lý trên mạng.", 2031, [None]),
        ("Đến năm 2030, 100% hồ sơ ở cấp tỉnh được xử lý trên mạng.", None, [100]),
        ("- Đến năm 2021, giảm 10% biên chế so với năm 2015.", 2018, [-10]),
        ("Giai đoạn 2021 - 2025, bê tông hóa 45 km đường thôn.", 2020, [45]),
        ("Đến năm 2030 còn xa, nhưng hiện có 12 xã đã nối lưới.", 2022, [None]),
    ],
)
def test_what_is_told_of_a_later_year_is_still_to_be_reached(
    text: str, year: int | None, expected: list[float | None]
) -> None:
    assert [mention.value.target for mention in find_figures(text, year=year)] == expected


def test_a_verdict_upon_all_is_each_ones() -> None:
    text = "Về việc đạt 84,7%, về tiền đạt 52,3%, đều vượt chỉ tiêu Quốc hội giao."
    assert [verdict for *_, verdict in rows(text)] == ["exceeded", "exceeded"]
