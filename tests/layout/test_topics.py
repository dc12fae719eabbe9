"""Titles that nothing marks, and titles of who speaks or is addressed."""

from __future__ import annotations

import pytest

from vanthu.layout import parse
from vanthu.reading import source_from_text


def _titles(*lines: str) -> list[tuple[int, str]]:
    """Level and title of the sections of a report with these lines."""
    notice = parse(
        source_from_text("\n".join(["BÁO CÁO", "Công tác quý II", "", "1. Kết quả", *lines, "2. Đề nghị", "Không."]))
    )
    return [(s.level, s.title) for s in notice.sections if s.title not in ("Kết quả", "Đề nghị")]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            ["Về trồng trọt:", "Toàn xã gieo 120 ha ngô.", "Về thu ngân sách: đạt 4,5 tỷ đồng, bằng 62% dự toán năm."],
            ["Về trồng trọt", "Về thu ngân sách"],
        ),
        (
            ["Kinh tế:", "- Gieo 120 ha ngô;", "- Nuôi 900 con dê.", "Văn hóa:", "- Mở 02 hội làng."],
            ["Kinh tế", "Văn hóa"],
        ),
        (["Về thu ngân sách:", "Xã thu được 4,5 tỷ đồng."], ["Về thu ngân sách"]),
        (["Về giao thông: xã đổ bê tông 3 km đường liên thôn.", "Nhân dân hiến 2.000 m2 đất."], []),
        (["Về dự có đồng chí Bí thư:", "Hội nghị bắt đầu lúc 8 giờ.", "Về phía huyện:", "Có ba đồng chí."], []),
        (["Về giao thông, Ủy ban nhân dân xã đề nghị:", "Đổ bê tông 3 km.", "Về y tế, xã yêu cầu:", "Tiêm phòng."], []),
        (["Về quê ăn Tết:", "Có 40 công nhân.", "Kết quả: 120 phiếu.", "Tình hình: tốt."], []),
    ],
)
def test_topics_without_a_mark(lines: list[str], titles: list[str]) -> None:
    assert _titles(*lines) == [(2, title) for title in titles]


def test_items_below_a_topic_belong_to_it() -> None:
    titles = _titles("Về y tế:", "- Tiêm phòng: 300 trẻ.", "Về giáo dục:", "- Về phổ cập: xã giữ vững chuẩn mức 3.")
    assert titles == [(2, "Về y tế"), (2, "Về giáo dục"), (3, "Về phổ cập")]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            [
                "a) Trạm Khuyến nông: là đơn vị đầu mối, lập dự toán trước ngày 10/6.",
                "b) Công an xã: tuần tra ban đêm ở ba thôn giáp ranh.",
                "c) Hội Nông dân: vận động hội viên cho mượn máy bơm.",
            ],
            ["Trạm Khuyến nông", "Công an xã", "Hội Nông dân"],
        ),
        (
            [
                "a) Bên bán: cam kết giao đủ 40 tấn giống trước vụ.",
                "b) Bên mua: nhất trí với giá và cách giao nhận trên.",
                "c) Người làm chứng: các bên thỏa thuận tự nguyện, đúng pháp luật.",
            ],
            ["Bên bán", "Bên mua", "Người làm chứng"],
        ),
        (
            [
                "a) Phong trào “Ba sạch”: số hộ đăng ký 120, số hộ đạt 97.",
                "b) “Tiếng kẻng an ninh”: số lần đánh kẻng, số vụ việc được báo.",
            ],
            ["Phong trào “Ba sạch”", "“Tiếng kẻng an ninh”"],
        ),
        (
            [
                "a) Đối với Mặt trận Tổ quốc Việt Nam xã, Hội Cựu chiến binh và Đoàn Thanh niên: vận động hội viên.",
                "b) Đối với các trường: đưa nội dung vào giờ sinh hoạt.",
            ],
            ["Đối với Mặt trận Tổ quốc Việt Nam xã, Hội Cựu chiến binh và Đoàn Thanh niên", "Đối với các trường"],
        ),
        (
            [
                "a) Chủ hộ: là người đứng tên trong sổ của thôn.",
                "b) Người thuê: Lò Thị Ún, sinh năm 1984, trú tại bản Pá Khôm.",
                "c) Giá thuê: 300.000 đồng một tháng, trả vào đầu tháng.",
            ],
            [],
        ),
    ],
)
def test_who_has_to_do_or_says_something(lines: list[str], titles: list[str]) -> None:
    assert [title for _, title in _titles(*lines)] == titles


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            ["- Công an xã:", "+ Giữ trật tự.", "+ Cắm biển.", "- Trạm Y tế:", "+ Chuẩn bị thuốc."],
            ["Công an xã", "Trạm Y tế"],
        ),
        (["- Nhà kho:", "- Trang thiết bị:", "- Xe cộ:"], []),
        (["- Thứ hai:", "+ Họp.", "- Thứ ba:", "+ Tập."], []),
        (["- Các thôn chuẩn bị:", "+ Cuốc.", "- Rọ đá."], []),
        (["- Công an xã có trách nhiệm:", "+ Giữ trật tự.", "- Trạm Y tế phải:", "+ Trực đêm."], []),
    ],
)
def test_bullets_that_are_titles_only(lines: list[str], titles: list[str]) -> None:
    assert _titles(*lines) == [(2, title) for title in titles]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            [
                "a) Hình thức: diễn tập trên thực địa, gồm ba bước:",
                "- Báo động;",
                "- Sơ tán.",
                "b) Kinh phí: 12 triệu đồng.",
            ],
            True,
        ),
        (["Trách nhiệm của Trạm Y tế:", "- Chuẩn bị thuốc.", "Trách nhiệm của Công an xã:", "- Trực đêm."], True),
        (["Thời gian: 14 giờ ngày 03/11/2022.", "Địa điểm: Nhà văn hóa thôn Đoài.", "Nội dung: họp thôn."], False),
        (
            ["a) Mặt mạnh: cán bộ các thôn nhiệt tình, sát dân.", "b) Mặt yếu: hồ sơ tồn đọng còn nhiều, chưa xong."],
            True,
        ),
    ],
)
def test_the_words_of_plans(lines: list[str], titles: bool) -> None:
    expected = [lines[0].split(":")[0], next(x for x in lines[1:] if x[0] not in "-").split(":")[0]] if titles else []
    assert [title for _, title in _titles(*lines)] == [
        title.removeprefix("a) ").removeprefix("b) ") for title in expected
    ]
