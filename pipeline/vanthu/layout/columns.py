"""Tables of words and figures that have one cell a line and nothing that numbers their rows.

What tells them is the order of the cells: as many words as there are columns, then rows whose words and figures stand
in the same places.
"""

from __future__ import annotations

from vanthu.layout.lines import Line
from vanthu.layout.markers import find_marker
from vanthu.layout.stacked import mark_table

_MAX_CELL = 60
_MAX_FIGURE = 25
"""No cell, and none with a figure, is longer, in characters."""
_MAX_COLUMNS = 8
_MIN_ROWS = 3
_MAX_ABOVE = 3
"""No more lines without a closing mark, as titles are, stand right over such a table."""


def mark_columns(lines: list[Line]) -> None:
    """Make rows of the lines of such tables."""
    if sum(len(line.text) <= _MAX_FIGURE and line.text[0].isdecimal() for line in lines) < _MIN_ROWS:
        return
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and _is_cell(lines[end]):
            continue
        if end - start >= 2 * (_MIN_ROWS + 1):
            figures = [line.text[0].isdecimal() for line in lines[start:end]]
            if any(figures) and (found := _table(figures)):
                head, width, rows = found
                first = start + head
                begins = list(range(first + width, first + width * (rows + 2), width))
                mark_table(lines, first, begins, "\t")
        start = end + 1


def _is_cell(line: Line) -> bool:
    text = line.text
    if len(text) > _MAX_CELL or line.role is not None or line.row or text[-1] in ".:;,!?" or line.gaps():
        return False
    return (not text[0].isdecimal() or len(text) <= _MAX_FIGURE) and find_marker(text) is None


def _table(figures: list[bool]) -> tuple[int, int, int] | None:
    """Where the head of a table begins, its columns and its rows, of those that take most cells; None without one.

    `figures` says which of the cells are figures.
    """
    best: tuple[int, int, int] | None = None
    for head in range(_MAX_ABOVE + 1):
        for width in range(2, _MAX_COLUMNS + 1):
            first = head + width
            kinds = figures[first : first + width]
            if any(figures[head:first]) or kinds[:1] != [False] or True not in kinds:
                continue
            rows = 0
            while figures[first + rows * width : first + (rows + 1) * width] == kinds:
                rows += 1
            if rows >= _MIN_ROWS and (best is None or rows * width > best[1] * best[2]):
                best = (head, width, rows)
    return best
