"""The heads of what comes with a paper after its signature: a regulation, a plan, annexes, lists."""

from __future__ import annotations

import re
from functools import cache

from vanthu.layout.bodies import body_opener
from vanthu.layout.head import is_motto, split_columns
from vanthu.layout.lines import Line
from vanthu.layout.markers import find_marker
from vanthu.layout.signing import office_in
from vanthu.layout.stamp import Head, number_line, place_and_date, type_of
from vanthu.layout.title import ISSUED_WITH, read_title
from vanthu.orthography import fold
from vanthu.vocabulary import table

_MAX_LINES = 12
"""No letterhead over the type of an annexed paper has more lines."""
_MAX_BODIES = 4
"""Nor any over the motto."""
_MAX_TITLE_LINES = 6
"""Nor does any title between an annex's word and `(Kèm theo …)`."""
_NUMBERED = re.compile(
    r"(?:phụ lục|(?:phụ lục|biểu|biểu mẫu|mẫu|bảng)\s+(?:số\s*)?(?:[ivxlc]{1,6}|\d{1,2}|[a-hđ])(?:[.\s-]?\d{1,2})?)"
    r"\s*[.:]?"
)
"""An annex's word and number, and no more."""
_UNIT = re.compile(r"\(?(?:đơn vị(?: tính)?|đvt|tính đến)\b")
"""A line between the title of a table and its rows."""
_MOTTO_STARTS = frozenset("CcĐđÐð")
_MAX_MOTTO = 45
_ENDS = frozenset(["signature", "recipients", "file_code"])


@cache
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    """What finds the word of an annex at the head of a folded line, and the letters such a line may begin with."""
    words = sorted((row["word"] for row in table("annexes", __package__)), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})(?![^\W_])"), frozenset(word[0] for word in words)


def annex_word(text: str) -> bool:
    """A line that names an annex: `PHỤ LỤC`, `Phụ lục 01`, `DANH SÁCH CÁC HỘ …`."""
    pattern, starts = _words()
    if text[:1].lower() not in starts or pattern.match(folded := fold(text)) is None:
        return False
    return text.isupper() or _NUMBERED.fullmatch(folded) is not None


def type_below(lines: list[Line], i: int) -> int | None:
    """Index of the type line of the paper that begins at line `i` with its letterhead or its type; None without one."""
    for k in range(i, min(i + _MAX_LINES, len(lines))):
        text = lines[k].text
        if not lines[k].gaps():
            if annex_word(text):
                if not _over_letterhead(lines, k):
                    return k
                continue
            if found := type_of(text):
                return k if text.isupper() and not (found[1] and k == i) else None
        if not _letterhead_line(lines[k]):
            return None
    return None


def _over_letterhead(lines: list[Line], i: int) -> bool:
    """Whether a form with its own letterhead follows: `Mẫu số 01` over the motto, or over the bodies beside it."""
    for line in lines[i + 1 : i + 1 + _MAX_BODIES]:
        if _has_motto(line) or is_motto(fold(line.text)):
            return True
        if not (line.text.isupper() and body_opener(fold(line.text))):
            return False
    return False


def _has_motto(line: Line) -> bool:
    """The motto stands in one of the columns of the line."""
    if len(line.pieces) < 3 or not line.gaps():
        return False
    return any(part[:1] in _MOTTO_STARTS and is_motto(fold(part)) for part in line.parts())


def _issued_with(lines: list[Line], i: int) -> bool:
    """Whether line `i` names an annex by `PHỤ LỤC` or a number alone, or has `(Kèm theo …)` under it and its title."""
    text = lines[i].text
    if lines[i].gaps() or _over_letterhead(lines, i) or not (annex_word(text) or (text.isupper() and type_of(text))):
        return False
    if (folded := fold(text)).startswith("phụ lục") or _NUMBERED.fullmatch(folded):
        return True
    for line in lines[i + 1 : i + _MAX_TITLE_LINES]:
        if ISSUED_WITH.match(line.text):
            return True
        if line.role is not None or line.gaps() or find_marker(line.text):
            return False
    return False


def _letterhead_line(line: Line) -> bool:
    """Names of bodies in capitals, the motto, number and date, also side by side."""
    if len(line.text) > 160:
        return False
    return all(map(_part, line.parts()))


def _part(text: str) -> bool:
    return (
        (text.isupper() and find_marker(text) is None and not office_in(text))
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
            if (lines[i - 1].role in _ENDS or _has_motto(line)) and (at := type_below(lines, i)) is not None:
                i = _mark(lines, i, at)
            elif _issued_with(lines, i):
                i = _mark(lines, i, i)
            elif line.text[0] in _MOTTO_STARTS and len(line.text) < _MAX_MOTTO and is_motto(fold(line.text)):
                line.role = "letterhead"
        i += 1


def _mark(lines: list[Line], start: int, at: int) -> int:
    """Mark the head whose type line is `at`; a type alone over chapters is a heading and stays as it is."""
    head = lines[start:at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    alone = start == at and not annex_word(lines[at].text)
    if following is None or (alone and find_marker(following.text) is not None):
        return at
    stop = split_columns(head, len(head))
    lines[start:at] = head
    at = start + stop
    for line in head:
        line.role = "letterhead"
    lines[at].role = "doc_type"
    found = type_of(lines[at].text)
    titled = not _NUMBERED.fullmatch(fold(lines[at].text)) if found is None else bool(found[1])
    end = read_title(lines[: _first_row(lines, at + 1)], at + 1, Head(), "…" if titled else "")
    issued_with = next((k for k in range(at + 1, end) if ISSUED_WITH.match(lines[k].text)), end)
    for k in range(issued_with, end):
        lines[k].role, lines[k].joiner = "title", None if k == issued_with else " "
        if ")" in lines[k].text:
            break
    return end - 1


def _first_row(lines: list[Line], i: int) -> int:
    """Index of the line from `i` on that can be no title, for the table it belongs to."""
    stop = min(i + _MAX_LINES, len(lines))
    return next((k for k in range(i, stop) if _in_table(lines[k])), stop)


def _in_table(line: Line) -> bool:
    """A row, or the unit over the rows; a gap left open for a number in `(Kèm theo …)` makes no row."""
    if line.row or _UNIT.match(fold(line.text)):
        return True
    return bool(line.gaps()) and not ISSUED_WITH.match(line.text)
