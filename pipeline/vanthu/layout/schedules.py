"""Timetables that have lost their cells: one cell a line, or cells set apart by one space only.

What tells both is the head of the first column (`Thời gian`, `Tháng`) over times, days or months. Rows become one
paragraph each, as those of numbered tables do (see `stacked`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from vanthu.layout.lines import Line
from vanthu.layout.markers import find_marker
from vanthu.layout.stacked import mark_table
from vanthu.orthography import fold

_HEAD = re.compile(
    r"(?:thời (?:gian|điểm|hạn)|ngày(?:, tháng|, giờ|/tháng)?|giờ|tháng|thứ(?:, ngày)?|tuần|buổi|quý|năm)(?=\s|$)\s*"
)
_STARTS = frozenset("TtNnGgBbQq")
_COLUMN = re.compile(
    r"\b(?:nội dung|công việc|hoạt động|chương trình|người|chủ trì|thực hiện|địa điểm|phụ trách|thành phần|đơn vị"
    r"|đối tượng|ghi chú)\b"
)
"""What stands over the other columns."""
_CLOCK = r"\d{1,2}\s?(?:giờ|h|g|:)(?:\s?\d{2})?(?:\s?(?:phút|'))?"
_DAY = r"(?:ngày\s)?\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|\d{1,2}/\d{4}"
_SPAN = r"(?:tháng|tuần|quý|năm|buổi|ngày)\s(?:\d{1,4}(?:(?:/|\snăm\s)\d{4})?|[ivx]{1,4})"
_KEY = re.compile(
    rf"(?:từ\s)?(?:{_CLOCK}|{_DAY}|{_SPAN}|thứ\s\w+|chủ nhật|sáng|chiều|tối)"
    rf"(?:\s?(?:[-–,]|đến|và)\s?(?:{_CLOCK}|{_DAY}|{_SPAN}|\d{{1,2}}))?(?=\s|$)"
)
"""What a row begins with."""
_LONGEST_HEAD = 90
_MAX_COLUMNS = 6
_MAX_CELL = 160
"""No cell is longer, in characters."""
_MAX_HEAD_CELL = 40
"""Nor any over its column."""
_MAX_WRAP = 2
"""No row of spaced cells goes on in more lines."""
_MIN_ROWS = 3


def mark_schedules(lines: list[Line]) -> None:
    """Make rows of the lines of such tables."""
    end = 0
    for i, line in enumerate(lines):
        if i < end or line.text[0] not in _STARTS or not _cell(line) or len(line.text) > _LONGEST_HEAD:
            continue
        folded = fold(line.text)
        if head := _HEAD.match(folded):
            cells = head.end() == len(folded)
            if not cells and not _COLUMN.search(folded, head.end()):
                continue
            rows = _cell_rows(lines, i) if cells else _spaced_rows(lines, i)
            if rows:
                mark_table(lines, i, rows, "\t" if cells else " ")
                end = rows[-1]


def _cell(line: Line) -> bool:
    """A line that can be a cell, or a row, of such a table."""
    return (
        line.role is None
        and not line.row
        and not line.gaps()
        and len(line.text) <= _MAX_CELL
        and line.text[-1] not in ".:"
        and find_marker(line.text) is None
    )


def _key(line: Line) -> int:
    """Offset of the end of the time that a line begins with; 0 without one."""
    match = _KEY.match(fold(line.text[:40]))
    return match.end() if match else 0


def _is_key(line: Line) -> bool:
    return 0 < _key(line) == len(line.text)


def _cell_rows(lines: list[Line], head: int) -> list[int]:
    """Where the rows begin under a head of one cell a line, and where the last ends; empty when it is none."""
    stop = min(head + _MAX_COLUMNS + 1, len(lines))
    first = next((k for k in range(head + 2, stop) if _is_key(lines[k])), 0)
    if not first or any(len(line.text) > _MAX_HEAD_CELL or not _cell(line) for line in lines[head:first]):
        return []
    width = first - head
    starts = [first]
    k = first + 1
    while k < len(lines) and k - starts[-1] <= 2 * width and (_is_key(lines[k]) or _cell(lines[k])):
        if _is_key(lines[k]):
            starts.append(k)
        k += 1
    if len(starts) < _MIN_ROWS or sum(b - a == width for a, b in pairwise(starts)) * 2 < len(starts) - 1:
        return []
    end = starts[-1] + 1
    while end < min(starts[-1] + width, len(lines)) and _cell(lines[end]):
        end += 1
    return [*starts, end]


def _spaced_rows(lines: list[Line], head: int) -> list[int]:
    """Where the rows begin under a head whose cells one space parts, and where the last ends; empty when it is none."""
    starts: list[int] = []
    k = head + 1
    while k < len(lines) and k - (starts[-1] if starts else head) <= _MAX_WRAP + 1:
        line = lines[k]
        key = _key(line)
        if key and line.text[key + 1 : key + 2].isupper() and len(line.text) <= _MAX_CELL and line.role is None:
            starts.append(k)
        elif not starts or line.blank_before or not _cell(line):
            break
        k += 1
    if len(starts) < _MIN_ROWS:
        return []
    end = starts[-1] + 1
    while end < min(k, len(lines)) and lines[end].text[0].islower():
        end += 1
    return [*starts, end]
