"""The heads of papers that come with a decision: a regulation, a plan, after the signature of what issues it."""

from __future__ import annotations

from vanthu.layout.head import is_motto, split_columns
from vanthu.layout.lines import Line, joined
from vanthu.layout.markers import find_marker
from vanthu.layout.stamp import Head, number_line, place_and_date, type_of
from vanthu.layout.title import ISSUED_WITH, read_title
from vanthu.orthography import fold

_MAX_LINES = 12
"""No letterhead over the type of an annexed paper has more lines."""
_LISTED = ("phụ lục", "danh sách", "biểu", "mẫu", "bảng")
"""What opens an annex that is a heading of its own."""
_MOTTO_STARTS = frozenset("CcĐđÐð")
_MAX_MOTTO = 45
_ENDS = frozenset(["signature", "recipients", "file_code"])


def type_below(lines: list[Line], i: int) -> int | None:
    """Index of the type line of the paper that begins at line `i` with its letterhead or its type; None without one."""
    for k in range(i, min(i + _MAX_LINES, len(lines))):
        text = lines[k].text
        if not lines[k].gaps() and (found := type_of(text)):
            return k if text.isupper() and not (found[1] and k == i) else None
        if not _letterhead_line(lines[k]):
            return None
    return None


def _letterhead_line(line: Line) -> bool:
    """Names of bodies in capitals, the motto, number and date, also side by side."""
    if len(line.text) > 160 or fold(line.text).startswith(_LISTED):
        return False
    ends = [*line.gaps(), len(line.pieces)]
    parts = [joined(line.pieces[a:b]).strip() for a, b in zip([0, *ends], ends, strict=False)]
    return all(_part(text) for text in parts)


def _part(text: str) -> bool:
    return (
        (text.isupper() and find_marker(text) is None)
        or is_motto(fold(text))
        or number_line(text) is not None
        or place_and_date(text) is not None
    )


def mark_annex_heads(lines: list[Line], i: int) -> None:
    """Mark letterhead, type and title of each paper that begins right after an end matter, and mottoes over forms.

    The first end matter begins before line `i`.
    """
    while i < len(lines):
        line = lines[i]
        if line.role is None:
            if lines[i - 1].role in _ENDS and (at := type_below(lines, i)) is not None:
                i = _mark(lines, i, at)
            elif line.text[0] in _MOTTO_STARTS and len(line.text) < _MAX_MOTTO and is_motto(fold(line.text)):
                line.role = "letterhead"
        i += 1


def _mark(lines: list[Line], start: int, at: int) -> int:
    """Mark the head whose type line is `at`; a type alone over chapters is a heading and stays as it is."""
    head = lines[start:at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or (start == at and find_marker(following.text) is not None):
        return at
    stop = split_columns(head, len(head))
    lines[start:at] = head
    at = start + stop
    for line in head:
        line.role = "letterhead"
    lines[at].role = "doc_type"
    found = type_of(lines[at].text)
    end = read_title(lines, at + 1, Head(), found[1] if found else "")
    issued_with = next((k for k in range(at + 1, end) if ISSUED_WITH.match(lines[k].text)), end)
    for k in range(issued_with, end):
        lines[k].role, lines[k].joiner = "title", None if k == issued_with else " "
        if ")" in lines[k].text:
            break
    return end - 1
