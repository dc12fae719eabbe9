"""What is flagged and, above all, what is not: a false alarm costs trust."""

from __future__ import annotations

import pytest

from extraction.figure_rows import figures


@pytest.mark.parametrize(
    "text",
    [
        "Tổng đàn 1,26 triệu con, trong đó đàn heo 184.500 con, đàn bò 6.320 con.",
        "Khu công nghiệp có 07 dự án, trong đó 04 dự án đã hoạt động, giải quyết việc làm cho 2.180 lao động.",
        "Lập 11 mô hình: chăn nuôi bò (06 nhóm, 78 hộ), trồng xen sầu riêng (03 nhóm, 41 hộ).",
        "Nhận 148 đơn, gồm 9 đơn tố cáo, 61 đơn khiếu nại, còn lại là kiến nghị.",
        "Kết nạp 40 đảng viên (nữ 18, dân tộc thiểu số 15, tuổi trẻ 30).",
        "Xử lý kỷ luật 84 đảng viên, trong đó khai trừ 12, cách chức 9.",
        "Giải ngân đến 30/9 đạt 31%, bình quân cả nước 47%.",
        "Có 32/40 khu vực đạt 100%.",
        "Xét 120/150 hộ, đạt 95% kế hoạch.",
        "Tỷ lệ nảy mầm 10% (chỉ tiêu 12% - đạt).",
        "Kết nạp 164/150 đảng viên, đạt 109,33% (chỉ tiêu 150 - vượt).",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert [f.flag for f in figures(text) if f.flag] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kinh phí 52 tỷ đồng, gồm ngân sách tỉnh 30 tỷ đồng, ngân sách huyện 24 tỷ đồng.", "sum_mismatch"),
        ("Thi hành kỷ luật 88 đảng viên (khiển trách 61, cảnh cáo 19, cách chức 02, khai trừ 07).", "sum_mismatch"),
        ("Giảm 341 biên chế, trong đó khối trường học 236, đơn vị sự nghiệp giảm 05.", "sum_mismatch"),
        ("Có 79/84 vụ được làm rõ, đạt tỷ lệ 90,05%.", "percent_mismatch"),
        ("Tỷ lệ hộ nghèo còn 3,1% (chỉ tiêu dưới 3% - đạt).", "verdict_mismatch"),
    ],
)
def test_what_does_not_agree_is_flagged(text: str, kind: str) -> None:
    flags = [f.flag for f in figures(text) if f.flag]
    assert len(flags) == 1
    assert flags[0].startswith(kind)


def test_a_share_of_the_plan_is_no_verdict_before_the_year_is_over() -> None:
    (during,) = figures("Thu ngân sách 6 tháng được 40 tỷ đồng, đạt 48% dự toán.")
    (after,) = figures("Thu ngân sách cả năm được 80 tỷ đồng, đạt 96% dự toán.")
    assert (during.percent, during.verdict) == (48, None)
    assert (after.percent, after.verdict) == (96, "missed")


def test_an_excess_over_a_plan_is_a_verdict_and_no_share() -> None:
    (figure,) = figures("Nhiệm vụ kiểm tra vượt 20% kế hoạch.")
    assert (figure.kind, figure.value, figure.verdict) == ("change", 20, "exceeded")


def test_above_and_below_mean_what_the_indicator_makes_of_them() -> None:
    (inflation,) = figures("Lạm phát ở mức 3,2%, thấp hơn mục tiêu đề ra.")
    (water,) = figures("Tỷ lệ hộ dùng nước sạch đạt 78%, thấp hơn 2% so với chỉ tiêu.")
    assert (inflation.verdict, water.verdict) == ("exceeded", "missed")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hội Nông dân huyện đã phối hợp mở 14 lớp dạy nghề.", "mở lớp dạy nghề"),
        ("Ủy ban Kiểm tra Huyện ủy kiểm tra 05 tổ chức đảng.", "kiểm tra tổ chức đảng"),
        ("Công an huyện tiếp nhận 110 tin.", "tiếp nhận tin"),
        ("Có 01 xã (Sông Nhạn) được công nhận nông thôn mới nâng cao.", "xã được công nhận nông thôn mới nâng cao"),
        ("Có 46/52 chi bộ (88%) tổ chức sinh hoạt chuyên đề.", "chi bộ tổ chức sinh hoạt chuyên đề"),
        ("Trong 9 tháng đầu năm 2023, thu ngân sách 20,8 tỷ đồng.", "thu ngân sách"),
    ],
)
def test_the_name_is_what_is_counted_not_who_counts(text: str, name: str) -> None:
    assert figures(text)[0].indicator == name
