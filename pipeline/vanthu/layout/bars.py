"""Bars between the cells of tables: in one line, in a row that tags broke, or alone on their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanthu.layout.lines import Drop, Line, Piece, joined, trim
from vanthu.layout.markers import find_marker
from vanthu.orthography import fold

_INNER = re.compile(r"(?<=\S)[ \t]+\|(?=[ \t]|$)")
"""A cell mark inside a row that does not begin with one."""
_NEAR = 400
"""How far the line above or below is looked at, in characters."""
_HEADS = re.compile(r"(?i:cộng h(?:òa|oà) xã hội|đảng cộng sản|nơi nhận)|\b(?:T/?M|K/?T|T/?L)[./ ]")
"""What tells a row of a letterhead or of a signature."""
_LEFT_OPEN = ("số", "ngày", "tháng", "năm")
_MIN_PIECES = 5
"""No row of two cells with a gap inside one of them has fewer pieces."""
_MAX_CELL = 240
"""No cell is longer, in characters."""
_NO_CELL = re.compile(r"^nơi nhận|^kính gửi|\./\.$")
"""What stands in no table of the text."""
_MAX_LINES = 12
"""Nor has any more lines."""
_MAX_COLUMNS = 8
_PARTS = frozenset(["phần", "chương", "mục", "tiểu mục", "điều", "roman", "upper"])
"""What numbers the parts of a text, not of a table that its bars alone show."""
_OPENS = re.compile(r"[ \t]*\|")
_FIGURE = re.compile(r"[-–]?\d|[-–]$")
"""What a cell with a figure begins with."""


def is_row(raw: str, start: int, end: int) -> bool:
    """A row of cells between marks: framed by them, with two inside it, or with one as the line above or below."""
    line = raw[start:end]
    if line.lstrip().startswith("|"):
        return line.count("|") >= 2
    inside = len(_INNER.findall(line))
    if inside != 1:
        return inside > 1
    above = raw[max(start - _NEAR, 0) : max(start - 1, 0)].rpartition("\n")[2]
    below = raw[end + 1 : end + _NEAR].partition("\n")[0]
    return any(len(_INNER.findall(near)) == 1 for near in (above, below))


@dataclass(slots=True)
class BrokenRows:
    """Rows that are framed by bars and broken into several lines, by tags such as `<br>` or by line breaks."""

    end: int = 0
    """Where the last of them ends."""
    seen: int = 0
    """Up to where they were looked for."""

    def holds(self, raw: str, start: int, end: int) -> bool:
        """Whether raw[start:end] stands in such a row or begins one."""
        if start >= self.seen and raw[end : end + 1] in ("<", "\n") and _OPENS.match(raw, start, end):
            self.seen = end
            if stop := _row_end(raw, start, end):
                self.end = self.seen = stop
        return start < self.end


def _row_end(raw: str, start: int, end: int) -> int:
    """Where the row ends that raw[start:end] opens: at the end of its line, or of a line near below that bars do not
    open; 0 when no bar ends it."""
    for _ in range(_MAX_LINES):
        stop = raw.find("\n", end)
        stop = stop if stop >= 0 else len(raw)
        if raw[max(start, stop - _NEAR) : stop].rstrip().endswith("|"):
            return stop if stop > end else 0
        if raw[end : end + 1] == "<" or stop == len(raw) or _OPENS.match(raw, stop + 1, stop + _NEAR):
            return 0
        start, end = stop + 1, stop + 1
    return 0


def without_bars(lines: list[Line], drops: list[Drop]) -> tuple[list[Line], list[Drop]]:
    """Lines without the bars that stand alone on a line or at its edge, as pages of legal sites leave them, and all
    drops in order; how many there were is kept in `Line.bars`."""
    if not any(line.text[0] == "|" or line.text[-1] == "|" for line in lines):
        return lines, drops
    kept: list[Line] = []
    added: list[Drop] = []
    bars = 0
    blank = page = False
    for line in lines:
        pieces = line.pieces
        if set(line.text) <= {"|", " ", "\t"}:
            bars += line.text.count("|")
            added.append(Drop(line.start, line.end, "markup"))
            blank, page = blank or line.blank_before, page or line.page_before
            continue
        line.blank_before, line.page_before = line.blank_before or blank, line.page_before or page
        blank = page = False
        before, after = line.text[:2] == "| ", line.text[-2:] == " |"
        if before and not pieces[0].kind:
            added.append(_cut_edge(line, 0))
        if after and not pieces[-1].kind:
            added.append(_cut_edge(line, -1))
        line.bars = bars + before
        bars = int(after)
        kept.append(line)
    return kept, sorted([*drops, *added], key=lambda d: d.start)


def _cut_edge(line: Line, edge: int) -> Drop:
    """Take the bar at the head (0) or the end (-1) of a line, with the white space beside it, off the line."""
    piece = line.pieces[edge]
    at = piece.start if edge == 0 else piece.end - 1
    rest = piece.text[1:] if edge == 0 else piece.text[:-1]
    line.pieces[edge] = Piece(at + 1, piece.end, rest) if edge == 0 else Piece(piece.start, at, rest)
    gone = 1 + trim(line.pieces, edge)
    line.reset()
    shift = gone if edge == 0 else 0
    width = len(line.text)
    line.marks = tuple(
        (max(a - shift, 0), min(b - shift, width)) for a, b in line.marks if shift < b and a - shift < width
    )
    return Drop(at, at + 1, "markup")


def part_cells(lines: list[Line]) -> list[Line]:
    """Lines with the cells of letterheads and signatures cut at two spaces, which converters leave of line breaks."""
    kept: list[Line] = []
    for line in lines:
        if len(line.pieces) >= _MIN_PIECES and any(p.kind == "cell" for p in line.pieces) and _HEADS.search(line.text):
            while gap := next((g for g, p in enumerate(line.pieces) if g and _is_break(line, g, p)), 0):
                left, line = line.cut(gap)  # noqa: PLW2901
                line.column, line.cell = False, " "
                kept.append(left)
        kept.append(line)
    return kept


def _is_break(line: Line, gap: int, piece: Piece) -> bool:
    """Whether two spaces stand for a line break, not for room that is left for a number or a day."""
    if piece.kind != "space" or piece.end - piece.start < 2:
        return False
    left, right = joined(line.pieces[:gap]).rstrip(" .:"), joined(line.pieces[gap + 1 :]).lstrip()
    return not left.lower().endswith(_LEFT_OPEN) and not (left[-1:].isdecimal() and right[:1] in "/-")


def mark_barred(lines: list[Line]) -> None:
    """Make rows of the cells in the text that bars on lines of their own end, where their kinds tell the columns."""
    i = 1
    while i < len(lines):
        if not (lines[i].bars and _in_cell(lines[i]) and _in_cell(lines[i - 1])):
            i += 1
            continue
        first = _first_cell(lines, i - 1)
        end = _table_end(lines, i)
        cells = _cells(lines, first, end)
        if width := _width([lines[k].text if k is not None else "" for k in cells]):
            _mark(lines, first, end, cells, width)
        i = max(end, i) + 1


def _in_cell(line: Line) -> bool:
    if line.role is not None or line.row or len(line.text) > _MAX_CELL or _NO_CELL.search(fold(line.text)):
        return False
    marker = find_marker(line.text)
    return marker is None or marker.kind not in _PARTS


def _first_cell(lines: list[Line], last: int) -> int:
    """Where the cell begins that ends with line `last`: after a line that closes a sentence or stands apart."""
    first = last
    while (
        first > 0
        and not lines[first].blank_before
        and not lines[first].bars
        and _in_cell(lines[first - 1])
        and lines[first - 1].text[-1] not in ".:;"
    ):
        first -= 1
    return first


def _table_end(lines: list[Line], i: int) -> int:
    """Index of the line after the last cell: cells go on as long as a bar ends each of them."""
    end = i
    while True:
        following = next((k for k in range(end + 1, min(end + _MAX_LINES, len(lines))) if lines[k].bars), None)
        if following is None or not all(map(_in_cell, lines[end:following])):
            return end
        end = following


def _cells(lines: list[Line], first: int, end: int) -> list[int | None]:
    """Index of the line that each cell begins with; None for an empty cell."""
    cells: list[int | None] = [first]
    for k in range(first + 1, end):
        if lines[k].bars:
            cells += [None] * (lines[k].bars - 1) + [k]
    return cells


def _width(cells: list[str]) -> int:
    """The least number of columns that makes whole rows whose cells under the head are figures or words throughout."""
    for width in range(2, min(_MAX_COLUMNS, len(cells) // 2) + 1):
        if len(cells) % width:
            continue
        columns = [cells[k::width][1:] for k in range(width)]
        kinds = [{_FIGURE.match(cell) is not None for cell in column if cell} for column in columns]
        if all(len(kind) <= 1 for kind in kinds) and {True} in kinds and {False} in kinds:
            return width
    return 0


def _mark(lines: list[Line], first: int, end: int, cells: list[int | None], width: int) -> None:
    """Make rows of the lines of the cells."""
    begins = {k: n for n, k in enumerate(cells) if k is not None}
    for k in range(first, end):
        lines[k].row = True
        if k == first:
            continue
        lines[k].joiner = " " if k not in begins else None if begins[k] % width == 0 else "\t"
