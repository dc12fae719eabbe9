"""Nothing is lost and everything points back, on any text."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.layout import parse
from vanthu.layout.edits import KINDS, may_drop
from vanthu.notice import Notice, Source

_WORDS = (
    "Ban Thường vụ|huyện ủy|*|**|_|__|\\*|# |> |- |+ |1. |I. |a) |Điều 1. |Chương II|THÔNG BÁO|Nơi nhận:|T/M |KT. CHỦ TỊCH|Nguyễn Văn An|□|"
    "<b>|</b>|<br>|<td>|</td>|<p>|&nbsp;|&amp;|&#769;|| |-----|12|Trang 2|\f|\n|\n\n|\t|\r\n|   |,|.|;|:|ngh-|iệp|Số:   -TB/TU|ngày 5 tháng 6 năm 2022|"
    "\u0301|\u200b|\ufeff|e\u0323|ế|\u1100\u1161|\u00ad|( |)|PHỤ LỤC|(Đã ký)||a|b|"
).split("|")
_documents = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=6)), max_size=60).map("".join)


def _parse(text: str) -> Notice:
    return parse(Source("", "", "txt", "utf-8", text))


def _check(raw: str) -> None:
    notice = _parse(raw)
    text, offsets = notice.text, notice.offsets
    assert unicodedata.is_normalized("NFC", text)
    for edit in offsets.edits:
        assert edit.kind in KINDS
        assert may_drop(edit.kind, raw[edit.start : edit.end], edit.replacement), edit
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
@settings(max_examples=400, deadline=None)
def test_every_clean_character_maps_to_its_source_and_only_listed_marks_are_dropped(raw: str) -> None:
    _check(raw)


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all(raw: str) -> None:
    _check(raw)
