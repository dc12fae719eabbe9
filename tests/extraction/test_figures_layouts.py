"""How pages of the web and old papers set plans out: blank lines, `1/`, `=`, brackets; times of day beside them."""

from __future__ import annotations

import pytest

from extraction.figure_rows import rows, targets
from vanthu.extraction.figures import find_figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Theo đó, chỉ tiêu giao đến năm 2025 như sau:\n\n   Về nước sạch:\n\n   – Số trạm bơm: 24 trạm.\n\n"
            "   – Số hộ dùng nước máy: tối thiểu 3.100 hộ.",
            [24, 3100],
        ),
        (
            "HĐND huyện nêu một số mục tiêu năm 2005:\n\n1/ Gạch nung = 4 triệu viên.\n\n2/ Mở 3 chợ, 12 quầy hàng.\n\n"
            "Điều 3. Đến nay huyện đã mở 9 chợ.",
            [4e6, 3, 12, None],
        ),
        ("Mục tiêu năm 2023: tuyển mới lớp 6 đạt 2.400 học sinh (ngoài công lập 310 học sinh).", [2400, 310]),
        ("Năm 2023 tuyển mới lớp 6 đạt 2.400 học sinh (ngoài công lập 310 học sinh).", [None, None]),
        ("Kế hoạch đặt mục tiêu bảo đảm an toàn. Đáng lưu ý, 100% bến sẽ lắp cân điện tử.", [100]),
        ("Mục tiêu đã rõ. Có 100% bến lắp cân điện tử.", [None]),
        ("6 tháng cuối năm, trạm đề ra tẩm 500 chiếc màn, tổ chức 9 buổi truyền thông.", [500, 9]),
        ("Năm 2017, ngành đề nghị giao: hộ thể thao 22,5%, ít nhất 180 huy chương.", [22.5, 180]),
        ("Hội nghị thống nhất cuối năm phải giao 90 ha đất sạch, đưa 6 nhà máy vào chạy thử.", [90, 6]),
        ("Quý IV, UBND tỉnh yêu cầu giải quyết dứt điểm 14 vụ kéo dài.", [14]),
        ("Qua kiểm tra, UBND tỉnh yêu cầu nộp lại 14 triệu đồng.", [None]),
        ("Trong năm nay Sở sẽ tuyển thêm 18 kỹ sư, bởi hiện toàn khu mới có 7 kỹ sư.", [18, None]),
        ("Mục tiêu đến năm 2028, thông quan một xe không quá 25 phút; nộp phí qua mạng 85%.", [25, 85]),
        ("Khi có bão, dân được di dời không quá 25 phút.", []),
        ("Chỉ tiêu của Cục gồm: số trung tâm được nâng cấp là 34 trung tâm; nuôi dưỡng 4.100 cụ.", [34, 4100]),
        (
            "Mục tiêu năm 2023: tổng số trường đạt chuẩn 79 trường;\nHọc viên bổ túc 540 học viên;\n"
            "Năm học trước có 71 trường đạt chuẩn.",
            [79, 540, None],
        ),
        ("Năm 2020, toàn tỉnh dự kiến nạo vét 12 luồng lạch.", [12]),
        ("Tổng kinh phí 36 tỷ đồng, trong đó: vốn trung ương 24 tỷ đồng; vốn tỉnh 12 tỷ đồng.", [None, None, None]),
        ("Phấn đấu trồng 80 ha rừng, tăng 15% so với năm 2013.", [80, 15]),
        ("Năm 2014 trồng 80 ha rừng, tăng 15% so với năm 2013.", [None, None]),
    ],
)
def test_plans_are_set_out_in_many_ways(text: str, expected: list[float | None]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cập nhật lúc 10:22, xã có 14 hộ nghèo.", [14]),
        ("Bản đồ tỷ lệ 1:50.000 lập cho 12 huyện.", [12]),
        ("Tháng 8.2014, hàng qua cảng đạt 912 tấn, so với tháng 7.2014 tăng 8 tấn.", [912, 8]),
        ("Hôm qua (15-7), Sở họp với 24 xã.", [24]),
    ],
)
def test_times_months_and_scales_are_no_figures(text: str, expected: list[float]) -> None:
    assert [value for value, *_ in rows(text)] == expected


def test_a_letter_printed_for_a_sign_of_thousandths() -> None:
    (mention,) = find_figures("Tỷ suất sinh thô là 14,2%o.")
    assert (mention.value.kind, mention.value.value, mention.value.unit) == ("permille", 14.2, "‰")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kết nạp được 186 hội viên vượt chỉ tiêu Nghị quyết; cấp thẻ cho 150 người.", ["exceeded", None]),
        ("Có 12 xã vượt chỉ tiêu thu ngân sách.", [None]),
        ("Vốn vay giúp 310 hội viên vượt ngưỡng nghèo.", [None]),
        (
            "Đã đạt và vượt 12 chỉ tiêu như: trồng mới 61/50 ha cây; kết nạp 1.180/1.180 đoàn viên.",
            [None, "exceeded", "met"],
        ),
        (
            "Kết quả 8 tháng: tuyển 910 cháu, đạt 91% kế hoạch. Năm học trước, xã tuyển 982 cháu, đạt 98,2% chỉ tiêu.",
            [None, "missed"],
        ),
    ],
)
def test_verdicts_without_a_comma_in_lists_and_of_years_before(text: str, expected: list[str | None]) -> None:
    assert [verdict for *_, verdict in rows(text)] == expected


def test_a_share_behind_a_semicolon_is_of_the_figure_before() -> None:
    (mention,) = find_figures("Số cuộc kết luận đúng hạn là 134 cuộc; đạt tỉ lệ 88,74%.")
    assert mention.value.percent == 88.74
