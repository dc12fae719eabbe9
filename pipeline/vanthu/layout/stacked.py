"""Tables of numbered rows that have lost their cells: one cell a line, or cells set apart by one space only.

Converters leave the first, misread pages the second. What tells both is the head of the numbers (`STT`) over 1, 2 and
so on. Rows become one paragraph each; their cells are set apart by tabs where lines show them.
"""

from __future__ import annotations

import re
from itertools import pairwise

from vanthu.layout.lines import Line
from vanthu.layout.markers import find_marker
from vanthu.layout.signing import signs
from vanthu.orthography import fold

_HEADS = ("tt", "stt", "số tt", "t.t", "s.t.t", "số thứ tự")
"""What stands over the numbers of rows."""
_HEAD = re.compile(rf"(?:{'|'.join(map(re.escape, _HEADS))})\s*[.:]?(?=\s|$)\s*")
_STARTS = frozenset(head[:2] for head in _HEADS)
_LETTERS = frozenset("tTsS")
_LONGEST_HEAD = 12
_MAX_COLUMNS = 10
_MAX_CELL = 240
"""No cell is longer, in characters."""
_MAX_HEAD_CELL = 60
"""Nor any over its column."""
_MAX_WRAP = 2
"""No row of spaced cells goes on in more lines."""
_SUMS = ("tổng", "cộng")
_FIGURES = re.compile(r"(?:\s[\dlIOo.,/%-]*\d[\dlIOo.,/%-]*|\s-){2,}$")
"""The cells at a row's end: two figures and more."""


def is_number_head(text: str) -> bool:
    """What stands over the numbers of rows: `STT`, `Số TT`."""
    return len(text) <= _LONGEST_HEAD and fold(text).rstrip(" .:") in _HEADS


def mark_stacked(lines: list[Line]) -> None:
    """Make rows of the lines of such tables."""
    end = 0
    for i, line in enumerate(lines):
        if i < end:
            continue
        text = line.text
        may = text[0] in _LETTERS and line.role is None and text[:2].lower() in _STARTS
        if may and (head := _HEAD.match(fold(text[:_LONGEST_HEAD]))):
            cells = head.end() == len(text)
            rows = _cell_rows(lines, i) if cells else _spaced_rows(lines, i)
            if rows:
                mark_table(lines, i, rows, "\t" if cells else " ")
                end = rows[-1]


def stacked_numbers(lines: list[Line]) -> set[int]:
    """Indices of the lines that number the rows of tables with one cell a line; they number no pages."""
    return {
        start
        for i, line in enumerate(lines)
        if line.text[:1] in _LETTERS and line.text[:2].lower() in _STARTS and is_number_head(line.text)
        for start in _cell_rows(lines, i)[:-1]
    }


def mark_table(lines: list[Line], head: int, rows: list[int], joiner: str) -> None:
    """Make the lines from `head` to the last of `rows`, which is the end, one row for each begin."""
    begins = {head, *rows}
    for k in range(head, rows[-1]):
        lines[k].row = True
        if k not in begins:
            lines[k].joiner = joiner


def _number(line: Line) -> int:
    """The number that stands alone on a line (`3`, `3.`, `03`), 0 for other lines."""
    text = line.text.rstrip(". ")
    return int(text) if len(text) <= 3 and text.isdecimal() else 0


def _cell_rows(lines: list[Line], head: int) -> list[int]:
    """Where the rows begin under a head of one cell a line, and where the last ends; empty when it is none."""
    first = next((k for k in range(head + 2, min(head + _MAX_COLUMNS + 1, len(lines))) if _number(lines[k]) == 1), 0)
    if not first or any(len(x.text) > _MAX_HEAD_CELL or x.role or x.gaps() for x in lines[head:first]):
        return []
    over = width = first - head
    if [_number(line) for line in lines[first : first + width]] == list(range(1, width + 1)):
        first += width  # the columns are numbered
    starts = [first]
    while following := _next_row(lines, starts[-1], width, len(starts) + 1):
        starts.append(following)
    if len(starts) < 2:
        return []
    width = max(b - a for a, b in pairwise(starts))
    end = starts[-1] + 1
    while end < len(lines) and end < starts[-1] + width and _cell(lines[end]):
        end += 1
    if end < len(lines) and fold(lines[end].text[:10]).startswith(_SUMS) and _cell(lines[end]):
        starts.append(end)
        end += 1
        while end < len(lines) and end < starts[-1] + width and lines[end].text[0].isdecimal() and _cell(lines[end]):
            end += 1
    return [*([head + over] if first > head + over else []), *starts, end]


def _next_row(lines: list[Line], start: int, width: int, number: int) -> int:
    """Index of the line `number` that begins the next row, at best a whole row below; 0 without one."""
    ahead = [start + width, *range(start + 2, start + 2 * width)]
    return next(
        (
            k
            for k in ahead
            if k < len(lines) and _number(lines[k]) == number and all(map(_in_row, lines[start + 1 : k]))
        ),
        0,
    )


def _in_row(line: Line) -> bool:
    """A line between two numbers of rows."""
    return line.role is None and len(line.text) <= _MAX_CELL


def _cell(line: Line) -> bool:
    """A line that can be a cell of the last row, whose end nothing else shows."""
    marker = find_marker(line.text)
    return (
        _in_row(line)
        and not line.text.endswith((":", "./."))
        and (marker is None or marker.kind == "bullet")
        and not signs(line.text)
    )


def _spaced_rows(lines: list[Line], head: int) -> list[int]:
    """Where the rows begin under a head whose cells one space parts, and where the last ends; empty when it is none."""
    starts: list[int] = []
    k = head + 1
    while (found := _spaced_row(lines, k, len(starts) + 1)) is not None:
        starts.append(found)
        k = found + 1
    if len(starts) < 2 or not any(_FIGURES.search(lines[i].text) for i in starts):
        return []
    last = starts[-1]
    if not _FIGURES.search(lines[last].text):  # it goes on in the next lines, up to its figures
        last = next((k for k in range(last + 1, last + _MAX_WRAP + 1) if _has_figures(lines, k)), last)
    end = last + 1
    while _has_figures(lines, end):
        starts.append(end)
        end += 1
    return [*starts, end]


def _has_figures(lines: list[Line], i: int) -> bool:
    """Line `i` ends in figures, as the rows do."""
    return (
        i < len(lines)
        and lines[i].role is None
        and find_marker(lines[i].text) is None
        and _FIGURES.search(lines[i].text) is not None
    )


def _spaced_row(lines: list[Line], start: int, number: int) -> int | None:
    """Index of the line with the row's number before its cells, next to `start`; None without one."""
    for k in range(start, min(start + _MAX_WRAP + 1, len(lines))):
        line = lines[k]
        if line.role is not None or line.gaps() or find_marker(line.text) is not None:
            return None
        first, _, rest = line.text.partition(" ")
        if rest and first.isdecimal() and len(first) <= 3 and int(first) == number:
            return k
    return None
