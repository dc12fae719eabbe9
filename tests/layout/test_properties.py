"""Nothing is lost and everything points back, on any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.edits import KINDS, may_drop
from vanthu.layout import parse
from vanthu.notice import Source

_WORDS = [
    "Ban Thường vụ",
    "huyện ủy",
    "THÔNG BÁO",
    "Nơi nhận:",
    "T/M ",
    "KT. CHỦ TỊCH",
    "Nguyễn Văn An",
    "Số:\n",
    "CHỦ\nTỊCH",
    "THÔNG\nBÁO\n",
    "Tháng\nNội dung\n4/2019\n",
    "PHỤ LỤC",
    "(Đã ký)",
]
_WORDS += [
    "Số:   -TB/TU",
    "ngày 5 tháng 6 năm 2022",
    "ngh-",
    "iệp",
    "- ",
    "+ ",
    "1. ",
    "I. ",
    "a) ",
    "Điều 1. ",
    "Chương II",
]
_WORDS += [
    "*",
    "**",
    "_",
    "__",
    "\\*",
    "# ",
    "> ",
    "|",
    "| ",
    " |",
    "\n|\n",
    "<b>",
    "</b>",
    "<br>",
    "<td>",
    "</td>",
    "<p>",
    "&nbsp;",
    "&amp;",
    "&#769;",
]
_WORDS += [
    "-----",
    "□",
    "12",
    "Trang 2",
    "\f",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "   ",
    " ",
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    "a",
    "b",
]
_WORDS += ["\u0301", "\u200b", "\ufeff", "e\u0323", "ế", "\u1100\u1161", "\u00ad"]
_documents = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=6)), max_size=60).map("".join)


def _check(raw: str) -> None:
    notice = parse(Source("", "", "txt", "utf-8", raw))
    text, offsets = notice.text, notice.offsets
    assert unicodedata.is_normalized("NFC", text)
    for edit in offsets.edits:
        assert edit.kind in KINDS
        assert may_drop(edit.kind, raw[edit.start : edit.end], edit.replacement), edit
        if edit.kind == "running_head":
            assert len([e for e in offsets.edits if e.kind == "running_head"]) >= 2
    inside = {k for edit in offsets.edits for k in range(edit.start, edit.end)}
    kept = 0
    for i, char in enumerate(text):
        start, end = offsets.to_source(i, i + 1)
        if start not in inside:
            assert raw[start:end] == char
            kept += 1
    assert kept == len(raw) - len(inside)
    lines = text.split("\n") if text else []
    assert len(lines) == len(notice.paragraphs)
    at = 0
    for line, paragraph in zip(lines, notice.paragraphs, strict=True):
        assert line.strip() == line != ""
        assert at <= paragraph.start <= paragraph.end <= at + len(line)
        at += len(line) + 1
    for k, section in enumerate(notice.sections):
        assert section.id == k
        assert text[section.start : section.end] == section.title
        assert section.level == len(notice.section_path(k))
        assert section.parent_id is None or section.parent_id < k


@given(_documents)
@settings(max_examples=300, deadline=None)
def test_every_clean_character_maps_to_its_source_and_only_listed_marks_are_dropped(raw: str) -> None:
    _check(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "Nơi nhận:<td>Ban Thường vụ",
        "&amp;",
        "0\x1b<br>Ban",
        "a <td> KT. CHỦ TỊCH\nNguyễn Văn An",
        "|KHẨN|MẬT|",
        "|- |- ",
        "- <td>Ban",
        "\u1100\u1161- ",
        "Nơi nhận:KT. CHỦ TỊCH\u1100\u1161",  # letters that compose without combining classes, on a line cut apart
    ],
)
def test_texts_that_once_failed(raw: str) -> None:
    _check(raw)


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_at_all(raw: str) -> None:
    _check(raw)


@pytest.mark.parametrize(
    "unit", ["*a ", "<b ", "1.", "- a\n", "|a|b|\n", "Nơi nhận:\n", "TM. A\n", "a\f", "của ", "Số: . ", "\u0301"]
)
def test_hostile_repetition_is_read_whole(unit: str) -> None:
    raw = unit * (20_000 // len(unit))
    notice = parse(Source("", "", "txt", "utf-8", raw))
    assert sum(c.isalnum() for c in notice.text) == sum(c.isalnum() for c in raw) - sum(
        c.isalnum() for e in notice.offsets.edits for c in raw[e.start : e.end] if e.kind in ("markup", "running_head")
    )


def test_a_line_that_only_begins_like_a_rule_stays_however_long() -> None:
    raw = "-" * 200_000 + "x"
    assert parse(Source("", "", "txt", "utf-8", raw)).text == raw


@pytest.mark.parametrize("unit", ["* ", "| "])
def test_one_line_of_marks_without_end_is_read(unit: str) -> None:
    notice = parse(Source("", "", "txt", "utf-8", unit * 200_000 + "x"))
    assert notice.text.endswith("x")
    assert notice.text.count("x") == 1


def test_an_edit_of_an_unlisted_kind_or_of_text_is_refused() -> None:
    assert not may_drop("unheard", "*", "")
    assert not may_drop("markup", "chữ", "")
    assert not may_drop("space", "a ", "")
    assert not may_drop("rule", "- Điều", "")
    assert may_drop("markup", "**", "")
