"""Figures as whole pages tell them: headings and lists of what is to be done, chains of shares, targets in brackets."""

from __future__ import annotations

import pytest

from extraction.figure_rows import Row, rows, shares, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu hoạch 142 triệu trái dừa.", [(142e6, "trái", "count")]),
        ("Nhà máy làm ra 3 triệu ván ép.", [(3e6, "ván", "count")]),
        (
            "Vận động được 2,5 tỷ, cấp 350 triệu cho học sinh nghèo.",
            [(2.5e9, "đồng", "money"), (350e6, "đồng", "money")],
        ),
        ("Thu về 3 tỷ nhờ chợ mới.", [(3e9, "đồng", "money")]),
        ("Thôn góp 350 triệu bê tông hóa đường.", [(350e6, "đồng", "money")]),
        ("Quy mô dân số 1,6 triệu.", [(1.6e6, None, "count")]),
        ("Số bác sĩ/10.000 dân: 7,1 bác sĩ.", [(7.1, "bác sĩ", "rate")]),
        ("- Số giường bệnh/vạn dân (không tính trạm y tế): 28,6.", [(28.6, None, "rate")]),
        ("Tỷ số tử vong mẹ: 6,2/100.000 trẻ đẻ sống.", [(6.2, "/100.000 trẻ đẻ sống", "rate")]),
        ("Tỷ suất tử vong trẻ dưới 1 tuổi 12,1/1.000 trẻ đẻ sống.", [(12.1, "/1.000 trẻ đẻ sống", "rate")]),
        ("Có 45/100 người tham gia.", [(45, "người", "ratio")]),
        ("Trồng 2,6 ha giống OM 18, gieo 15 ha OM 5451.", [(2.6, "ha", "area"), (15, "ha", "area")]),
        ("Về tiêu chí số 10, 11 và 12: thu nhập đạt 45 triệu đồng.", [(45e6, "đồng", "money")]),
        ("Tổng thu 31 tỷ đồng, gấp 2,3 lần năm 2022.", [(31e9, "đồng", "money")]),
        ("Số ca mắc tăng 2,3 lần so với cùng kỳ.", [(2.3, "lần", "change")]),
        ("Giải ngân 4,2 tỷ đồng trên tổng số 5,1 tỷ đồng.", [(4.2e9, "đồng", "ratio")]),
        ("Phạm pháp hình sự giảm bình quân 5,2%/năm.", [(-5.2, "%/năm", "change")]),
        ("Năm 2023 kéo giảm tội phạm 12,5%.", [(-12.5, "%", "change")]),
        ("Tăng trưởng kinh tế 12,5%.", [(12.5, "%", "percent")]),
        ("Mức giảm sinh 0,2‰.", [(0.2, "‰", "permille")]),
    ],
)
def test_values_and_units(text: str, expected: list[tuple[float | None, str | None, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tạo việc làm cho 1,54 triệu người (kế hoạch 1,6 triệu).", [(1.54e6, 1.6e6, "=", "missed")]),
        ("Trồng 45 ha rừng; KH 50.", [(45, 50, "=", "missed")]),
        ("Đàn bò 1.200 con; chỉ tiêu giao: 1.250.", [(1200, 1250, "=", "missed")]),
        ("Giới thiệu 1.936 đoàn viên ưu tú (chỉ tiêu: 1.800; đạt 107,6%).", [(1936, 1800, "=", "exceeded")]),
        ("Tỷ lệ 93,5%, cao hơn mục tiêu năm 3,5 điểm phần trăm (90%).", [(93.5, 90, "=", "exceeded")]),
        ("Tỷ lệ 91,4%, thấp hơn chỉ tiêu tỉnh giao 1,1 điểm phần trăm (92,5%).", [(91.4, 92.5, "=", "missed")]),
        ("Thu nhập 52 triệu đồng, vượt chỉ tiêu 2 triệu đồng (50 triệu đồng).", [(52e6, 50e6, "=", "exceeded")]),
        (
            "Thanh toán trực tuyến yêu cầu tối thiểu 45%, thành phố đạt 62,4%, vượt xa chỉ tiêu.",
            [(62.4, 45, ">=", "exceeded")],
        ),
        ("Tỷ lệ che phủ rừng quy định từ 42% trở lên, huyện đạt 43,7%.", [(43.7, 42, ">=", "met")]),
        ("Tỷ lệ giải ngân cam kết 95%, đơn vị mới đạt 88%.", [(88, 95, "=", "missed")]),
        ("Có 96 hộ thoát nghèo (đăng ký đầu năm 90 hộ).", [(96, 90, "=", "exceeded")]),
        ("Xây 5 nhà (đăng ký 4 nhà), sửa 7 nhà (cam kết: 10 nhà).", [(5, 4, "=", "exceeded"), (7, 10, "=", "missed")]),
        ("Tổ chức 4 hội nghị (đăng ký tham dự 320 người).", [(4, None, None, None), (320, None, None, None)]),
        ("Có 14/16 xã đạt chuẩn, chỉ tiêu 15/16 xã.", [(14, 15, "=", "missed")]),
        ("Tiêm chủng đạt 43,2%, chưa đạt tiến độ (47,5%).", [(43.2, 47.5, "=", "missed")]),
        ("Giải ngân đạt 43,2%, chậm so với tiến độ đề ra 50%.", [(43.2, 50, "=", "missed")]),
        ("Đến 30/6 số hóa 61,2% hồ sơ, chưa đạt mục tiêu 70%.", [(61.2, 70, "=", "missed")]),
        ("Năm 2023, qua đào tạo đạt 18,5%, khó đạt mục tiêu 25% vào năm 2025.", [(18.5, 25, "=", None)]),
        (
            "Cuối năm 2023 diện tích đạt 2.436 ha, bằng 54,1% mục tiêu Nghị quyết đến năm 2025 (4.500 ha).",
            [(2436, 4500, "=", None)],
        ),
        (
            "Chỉ tiêu đến năm 2025: rừng FSC 15.000 ha; đến nay đạt 9.870 ha.",
            [(15000, 15000, "=", None), (9870, None, None, None)],
        ),
        (
            "Đến nay có 1.842 doanh nghiệp, đạt 92,1% mục tiêu đến năm 2025 (2.000 doanh nghiệp); giải thể 63 đơn vị.",
            [(1842, 2000, "=", None), (63, None, None, None)],
        ),
        (
            "Mức độ hài lòng của người dân qua khảo sát 250 phiếu là 93,6% (chỉ tiêu: tối thiểu 90%).",
            [(250, None, None, None), (93.6, 90, ">=", "met")],
        ),
        (
            "Nâng tổng số lên 41.268 hội viên, đạt tỷ lệ tập hợp 78,4% (Nghị quyết: 78%).",
            [(41268, None, None, None), (78.4, 78, "=", "exceeded")],
        ),
        (
            "Sinh con thứ ba 9,8%, tăng 0,6 điểm % so với năm 2021, không đạt kế hoạch giảm 0,3%.",
            [(9.8, None, None, None), (0.6, 0.3, "=", "missed")],
        ),
        (
            "Nhập siêu bằng 0,4% kim ngạch xuất khẩu, thấp hơn nhiều so với kế hoạch khoảng 8%.",
            [(0.4, 8, "=", "exceeded")],
        ),
    ],
)
def test_targets_beside_their_results(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Khám bệnh 5.946.300 lượt, đạt 104,7% kế hoạch; điều trị nội trú 268.900 lượt, đạt 96,4%.",
            [(5946300, 104.7, "exceeded"), (268900, 96.4, "missed")],
        ),
        (
            "Trồng lúa 1.200 ha, đạt 101% kế hoạch, năng suất 62 tạ/ha; ngô 350 ha, bằng 93%.",
            [(1200, 101, "exceeded"), (62, None, None), (350, 93, "missed")],
        ),
        (
            "6 tháng đầu năm thu thuế 45 tỷ đồng, đạt 52% kế hoạch; thu phí 3 tỷ đồng, đạt 41%.",
            [(45e9, 52, None), (3e9, 41, None)],
        ),
        (
            "Có 1.250 người tham gia, đạt 96% kế hoạch, trong đó nữ 450 người, chiếm 36%.",
            [(1250, 96, "missed"), (450, 36, None)],
        ),
        (
            "Thu 45 tỷ đồng, đạt 102% kế hoạch; chi 40 tỷ đồng, bằng 98% so với cùng kỳ.",
            [(45e9, 102, "exceeded"), (40e9, None, None)],
        ),
        ("Khu vực FDI 91.200 tỷ đồng, chiếm tỷ trọng 76,9%.", [(91.2e12, 76.9, None)]),
        ("Có 8.936 hội viên, chiếm 71,2% so với hộ nông nghiệp.", [(8936, 71.2, None)]),
        (
            "Diện tích 14.925 ha, bằng 99,5% so với con số 15.000 ha huyện đặt ra hồi đầu vụ.",
            [(14925, 99.5, "missed")],
        ),
        (
            "Nguồn vốn 3.284 tỷ đồng, tăng 312 tỷ đồng so với đầu năm, vượt kế hoạch (100,4%).",
            [(3.284e12, 100.4, "exceeded"), (312e9, None, None)],
        ),
        (
            "Dự toán chi 845 tỷ đồng, trong đó chi giáo dục 412,6 tỷ đồng, chiếm 48,8%.",
            [(845e9, None, None), (412.6e9, 48.8, None)],
        ),
        ("Có 760 hội viên mới, 97% chi hội vững mạnh.", [(760, None, None), (97, 97, None)]),
        ("Tiếp nhận 312 đơn, 98% đơn đủ điều kiện.", [(312, 98, None)]),
    ],
)
def test_shares_of_plans_and_wholes(text: str, expected: list[tuple[float | None, float | None, str | None]]) -> None:
    assert shares(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("V. NHIỆM VỤ TRỌNG TÂM NĂM 2024\n1. Trồng mới 120 ha rừng.\n2. Kết nạp 35 đảng viên.", [120, 35]),
        ("B. KẾ HOẠCH NĂM 2024\n1. Gieo trồng 4.500 ha.\n2. Sản lượng lương thực 21.000 tấn.", [4500, 21000]),
        ("Nhiệm vụ 6 tháng cuối năm\n- Vận động 150 hội viên mới.\n- Xây dựng 5 mô hình.", [150, 5]),
        ("I. KẾT QUẢ CÁC CHỈ TIÊU NĂM 2023\n1. Trồng mới 120 ha rừng.\n2. Kết nạp 35 đảng viên.", [None, None]),
        ("Nhiệm vụ quốc phòng năm 2023\n- Tuyển quân 45/45 công dân.\n- Xảy ra 12 vụ cháy.", [None, None]),
        ("Chỉ tiêu chủ yếu năm 2023\n- Thu 45 tỷ đồng, bằng 102% dự toán.\n- Trồng 120 ha, đạt 98% KH.", [None, None]),
        (
            "II. NHIỆM VỤ NĂM 2025\n1. Mục tiêu\n- Thu 20 tỷ đồng.\n2. Nhiệm vụ\n- Làm 8,4 km đường.\n"
            "III. TỔ CHỨC THỰC HIỆN\nSở có 45 biên chế.",
            [20e9, 8.4, None],
        ),
        ("CHỈ TIÊU CHỦ YẾU ĐẾN NĂM 2030\n1. 100% rác được thu gom; giữ vững 24/24 khu phố văn hóa.", [100, 24]),
        ("Từ nay đến cuối năm cần trồng thêm 45 ha, kết nạp 12 đảng viên.", [45, 12]),
        ("Ban Quản lý phải hoàn thành 4,2 km mặt đường trước ngày 15/11; hiện còn 27 hộ chưa nhận tiền.", [4.2, None]),
        ("Yêu cầu các xã hoàn thành cấp 1.250 giấy chứng nhận trước ngày 30/11.", [1250]),
        ("Huyện ủy giao các chi bộ kết nạp ít nhất 24 đảng viên.", [24]),
        ("Vụ thu đông tới, huyện dự kiến xuống giống 33.000 ha.", [33000]),
        ("Kế hoạch năm 2025, huyện trồng 800 ha rừng.", [800]),
        ("Năm 2025 đặt ra chỉ tiêu thu hút 2,5 triệu lượt khách.", [2.5e6]),
        ("Phấn đấu tỷ lệ hộ nghèo còn dưới 58% (đầu năm là 64,7%).", [58, None]),
        ("Mục tiêu: hỗ trợ 120 hộ, kinh phí 2,4 tỷ đồng, mỗi hộ 20 triệu đồng.", [120, None, None]),
        ("Phấn đấu giảm 1.050 hộ nghèo, tương ứng giảm 6,2%.", [-1050, -6.2]),
        ("Phấn đấu kéo giảm tội phạm ít nhất 5%.", [-5]),
        ("Thu 21 tỷ đồng, bằng 112% so dự toán phấn đấu, tăng 21,5% so với năm 2008.", [None, None]),
        (
            "UBND huyện điều chỉnh một số chỉ tiêu năm 2017 như sau:\n- Lương thực: từ 31.200 tấn xuống 28.500 tấn;",
            [31200, 28500],
        ),
        ("Phấn đấu thu 1.420 tỷ đồng, vượt 1,4% dự toán tỉnh giao.", [1.42e12]),
    ],
)
def test_what_is_still_to_be_reached(text: str, expected: list[float | None]) -> None:
    assert [target for _, target, _, _ in rows(text)] == expected
    assert not any(verdict for _, target, _, verdict in rows(text) if target is not None)
