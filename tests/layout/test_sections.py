"""Headings, leads, list items and the tree they make."""

from __future__ import annotations

import pytest

from layout.papers import notice_of
from vanthu.layout.markers import find_marker
from vanthu.layout.tree import render


def _tree(text: str) -> list[tuple[int, str, str]]:
    return [(s.level, s.number, s.title) for s in notice_of(text).sections]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("I-KẾT QUẢ", "roman", "I"),
        ("II. Nhiệm vụ", "roman", "II"),
        ("1.2. Nội dung", "arabic", "1.2"),
        ("1.2 Nội dung", "arabic", "1.2"),
        ("3/ Về đất đai", "arabic", "3"),
        ("2- Hạn chế", "arabic", "2"),
        ("a) Về thu", "letter", "a"),
        ("đ. Về chi", "letter", "đ"),
        ("b, Hội Nông dân", "letter", "b"),
        ("2, Về thu ngân sách", "arabic", "2"),
        ("Il. KẾT QUẢ", "roman", "II"),
        ("1I. Kết quả", "roman", "II"),
        ("lV/ Kết quả", "roman", "IV"),
        ("- Về thu", "bullet", ""),
        ("Điều 5. Hiệu lực", "điều", "Điều 5"),
        ("Chương II", "chương", "Chương II"),
        ("PHẦN THỨ HAI", "phần", "PHẦN THỨ HAI"),
        ("[1] Chỉ thị", "note", "[1]"),
    ],
)
def test_markers(text: str, kind: str, number: str) -> None:
    marker = find_marker(text)
    assert marker is not None
    assert (marker.kind, marker.number) == (kind, number)


@pytest.mark.parametrize(
    "text",
    [
        "2.556 đảng viên",
        "25/10/2022 họp",
        "12-KL/TW nêu rõ",
        "100% hộ",
        "1.5 triệu đồng",
        "Điều 5 của Luật",
        "Mục 2, Chương III",
        "V/v họp",
        "E-mail",
        "a, b và c",
        "2, 3 tháng đầu năm",
        "2, Điều 5 của Luật",
        "120, Trần Phú là trụ sở",
        "Ill là tên tỉnh",
        "x, y là ẩn số",
    ],
)
def test_figures_and_references_are_no_markers(text: str) -> None:
    assert find_marker(text) is None


def test_a_markdown_heading_under_a_plain_title_is_no_part_of_it() -> None:
    text = (
        "BÁO CÁO\nKết quả năm\n\n## Kết quả\n\n### Về thu\n\nThu đạt 12 tỷ đồng.\n\n## Hạn chế\n\nCòn nợ 2 tỷ đồng.\n"
    )
    assert _tree(text) == [(1, "", "Kết quả"), (2, "", "Về thu"), (1, "", "Hạn chế")]


def test_numbered_headings_and_numbered_tasks_differ() -> None:
    text = (
        "I. KẾT QUẢ\n1. Công tác thủy lợi\nNạo vét 12 km kênh.\n2. Công tác thú y\nTiêm phòng 3.200 con.\n"
        "II. NHIỆM VỤ\n1. Tiếp tục nạo vét kênh nội đồng, xong trước mùa mưa.\n"
        "2. Tiêm phòng đợt hai cho đàn trâu bò toàn xã."
    )
    assert [x for x in _tree(text) if x[1]] == [
        (1, "I", "KẾT QUẢ"),
        (2, "1", "Công tác thủy lợi"),
        (2, "2", "Công tác thú y"),
        (1, "II", "NHIỆM VỤ"),
    ]
    tasks = [p for p in notice_of(text).paragraphs if p.marker in ("1.", "2.") and p.role == "body"]
    assert len(tasks) == 2


def test_a_lead_opens_the_innermost_section_and_its_paragraph_stays_whole() -> None:
    text = (
        "1. Những kết quả\n- *Về trồng trọt:* gieo 900 ha.\nNăng suất tăng 3%.\n"
        "- Về chăn nuôi: đàn bò 4.100 con.\n- Thời gian: cả năm.\n2. Hạn chế\nCòn chậm."
    )
    notice = notice_of(text)
    assert [(s.level, s.title) for s in notice.sections] == [
        (1, "Những kết quả"),
        (2, "Về trồng trọt"),
        (2, "Về chăn nuôi"),
        (1, "Hạn chế"),
    ]
    lead = next(p for p in notice.paragraphs if p.marker == "-")
    assert notice.text[lead.start : lead.end] == "Về trồng trọt: gieo 900 ha."
    following = notice.paragraphs[notice.paragraphs.index(lead) + 1]
    assert following.section_id == lead.section_id == 1


def test_capitals_and_roman_numbers_nest_in_the_order_of_their_first_use() -> None:
    outer = "A. TÌNH HÌNH\nI. Kết quả\nTốt.\nII. Hạn chế\nÍt.\nB. NHIỆM VỤ\nLàm tiếp."
    inner = "I. TÌNH HÌNH\nA. Kết quả\nTốt.\nB. Hạn chế\nÍt.\nII. NHIỆM VỤ\nLàm tiếp."
    assert [x[0] for x in _tree(outer)] == [1, 2, 2, 1]
    assert [x[0] for x in _tree(inner)] == [1, 2, 2, 1]


def test_a_list_that_starts_again_stays_inside_its_heading() -> None:
    text = (
        "I. TỔ CHỨC\n2. Phân công\nNhư sau:\n1. Đồng chí A phụ trách chung.\n"
        "2. Đồng chí B phụ trách kinh tế.\n3. Kinh phí\nDo ngân sách xã."
    )
    notice = notice_of(text)
    items = [p.section_id for p in notice.paragraphs if p.role == "body" and p.marker]
    assert [notice.sections[i].title for i in items if i is not None] == ["Phân công", "Phân công"]


def test_faults_of_numbering_are_noted_and_harmless() -> None:
    notice = notice_of("I. MỘT\nChữ.\nIII. BA\nChữ.\nIII. BA NỮA\nChữ.")
    assert [s.level for s in notice.sections] == [1, 1, 1]
    assert notice.warnings == ("numbering: III stands after 1", "numbering: III appears twice")


def test_articles_with_and_without_titles() -> None:
    text = (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nÁp dụng toàn xã.\n"
        "Điều 2. Giao Văn phòng theo dõi việc thi hành.\nĐiều 3.\nCó hiệu lực ngay."
    )
    assert _tree(text) == [
        (1, "Chương I", "QUY ĐỊNH CHUNG"),
        (2, "Điều 1", "Phạm vi"),
        (2, "Điều 2", ""),
        (2, "Điều 3", ""),
    ]


def test_the_closing_sentence_belongs_to_no_section() -> None:
    notice = notice_of("I. NHIỆM VỤ\n1. Dọn kênh, xong trong tháng.\nTrên đây là kế hoạch của xã.")
    assert notice.paragraphs[-1].section_id is None


def test_the_tree_is_rendered_with_roles() -> None:
    shown = render(notice_of("I. KẾT QUẢ\n- *Về nước sạch:* đạt 90%.\nII. YÊU CẦU\nLàm ngay."))
    assert "§ I KẾT QUẢ" in shown and "  § Về nước sạch" in shown and "[body] Làm ngay." in shown
