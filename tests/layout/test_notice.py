"""The real notice, when it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanthu.layout import parse
from vanthu.notice import Notice, Source

_NOTICE = Path(__file__).parents[2] / "../shared/notice.txt"


@pytest.fixture(scope="module")
def notice() -> Notice:
    if not _NOTICE.is_file():
        pytest.skip("the real notice is not here")
    return parse(Source(str(_NOTICE), "", "txt", "utf-8", _NOTICE.read_text(encoding="utf-8")))


def test_the_letterhead_and_the_end_matter_are_read(notice: Notice) -> None:
    head = notice.letterhead
    assert (head.doc_type, head.issuer, head.issued_on) == ("Thông báo", "Ban Thường vụ Tỉnh ủy", "2022")
    assert (head.signature_mode, head.signer, head.signer_role) == ("T/M", "Hồ Thanh Sơn", "Phó Bí thư")
    assert head.file_code == "T-M3T/TB55"
    assert head.title.startswith("kết luận về kiểm tra") and head.title.endswith("Đảng bộ huyện Cẩm Mỹ năm 2022")
    assert len(head.recipients) == 6 and head.recipients[0] == "Các đ/c UVTV"


def test_numbered_headings_and_leads_make_the_tree(notice: Notice) -> None:
    levels = [(s.level, s.number) for s in notice.sections if s.number]
    assert levels == [(1, "I"), (2, "1"), (2, "2"), (1, "II")]
    first = next(s for s in notice.sections if s.number == "1")
    leads = [s for s in notice.sections if s.parent_id == first.id]
    assert len(leads) == 10
    assert all(s.level == 3 and not s.title.endswith((":", "*")) for s in leads)
    assert "Về công tác dân vận" in [s.title for s in leads]
    assert any(s.title.endswith("khoa học - công nghệ") for s in leads)
    assert notice.warnings == ()


def test_the_seven_tasks_are_one_paragraph_each(notice: Notice) -> None:
    tasks = [p for p in notice.paragraphs if p.role == "body" and p.marker[:1].isdigit()]
    assert [p.marker for p in tasks] == [f"{n}." for n in range(1, 8)]
    assert {notice.sections[p.section_id].number for p in tasks if p.section_id is not None} == {"II"}


def test_paragraphs_that_pages_cut_are_whole(notice: Notice) -> None:
    joined = (
        "trách nhiệm nêu ương",
        "của Tỉnh ủy là 10%",
        "01 Đảng ủy viên",
        "ổn định; 100% xã",
        "của tổ chức, công dân",
    )
    for words in joined:
        assert words in notice.text


def test_no_text_of_the_body_is_lost_and_none_comes_from_the_end_matter(notice: Notice) -> None:
    letters = "".join(c for c in notice.source.text if c.isalnum())
    assert "".join(c for c in notice.text if c.isalnum()) == letters
    body = "\n".join(notice.text[p.start : p.end] for p in notice.paragraphs if p.role == "body")
    for words in ("Lưu VPTU", "T-M3T", "PHÓ BÍ THƯ", "Hồ Thanh Sơn", "Nơi nhận"):
        assert words not in body
    assert "*" not in body
