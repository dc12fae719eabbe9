"""Table rows told from text: by cell marks, tabs, or gaps that stand one under the other."""

from __future__ import annotations

import re

from vanthu.layout.lines import Line, joined
from vanthu.layout.markers import find_marker
from vanthu.layout.stacked import is_number_head
from vanthu.orthography import fold

_MAX_CELL = 60
"""No last cell of a row that only its neighbours tell is longer, in characters."""
_SUMS = ("tổng", "cộng")
"""What the last row begins with."""
_FIGURE = re.compile(r"[-–]?\d[\d.,]*\s?%?|[-–]")
_PERSONAL = re.compile(
    r"(?:chức vụ|chức danh|nghề nghiệp|địa chỉ|(?:sinh |ngày |năm )+sinh|sinh (?:ngày|năm)|(?:số )?điện thoại|giới tính"
    r"|dân tộc|quốc tịch|số cccd|số cmnd)\s*:"
)
"""What stands to the right in a line of minutes that names somebody: `1. Bà: Vi Thị Ngoan   Chức vụ: …`."""
_REACH = 3
"""How many lines away a row may stand that tells another one."""


def mark_rows(lines: list[Line]) -> None:
    """Make rows of the lines that have wide gaps like their neighbours; other wide gaps become spaces."""
    _widen(lines)
    gaps = [line.gaps() for line in lines]
    if not any(gaps):
        return
    cells = [_cells(line, found) if found and line.role is None else 0 for line, found in zip(lines, gaps, strict=True)]
    rows = [_is_row(lines[i], gaps[i], cells, i) for i in range(len(lines))]
    _spread(lines, gaps, cells, rows)
    _join_broken(lines, rows)
    for line, row in zip(lines, rows, strict=True):
        if row:
            line.as_row()
        elif line.role is None and any(p.text == "\t" for p in line.pieces):
            for piece in line.pieces:
                if piece.text == "\t":
                    piece.text, piece.kind = " ", "markup" if piece.kind == "cell" else "space"
            line.reset()
    _join_rows(lines)


def _widen(lines: list[Line]) -> None:
    """Make cell marks of two spaces, which OCR leaves between cells, where lines in turn have them as tables do."""
    thin = [_thin_gaps(line) if line.role is None and len(line.pieces) > 2 else [] for line in lines]
    if sum(map(bool, thin)) < 2:
        return
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and thin[end] and (end == start or not lines[end].blank_before or thin[end - 1]):
            continue
        for k in _tabular(lines[start:end], thin[start:end]) if end - start > 1 else ():
            for g in thin[start + k]:
                lines[start + k].pieces[g].kind = "cell"
        start = end + 1


def _thin_gaps(line: Line) -> list[int]:
    """Indices of the gaps of two spaces and more."""
    return [g for g, p in enumerate(line.pieces[1:-1], 1) if p.kind == "space" and p.end - p.start > 1]


def _tabular(lines: list[Line], gaps: list[list[int]]) -> range:
    """Which of the lines are rows: numbered ones, or all when they have as many cells each and figures in the last."""
    first = [joined(line.pieces[: g[0]]).strip() for line, g in zip(lines, gaps, strict=True)]
    numbered = [i for i, text in enumerate(first) if text.isdecimal()]
    if numbered:
        top, end = numbered[0], numbered[-1] + 1
        headed = top > 0 and is_number_head(first[top - 1])
        numbers = [int(first[i]) for i in numbered]
        if len(numbers) >= 3 - headed and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
            return range(top - headed, end + (end < len(lines) and fold(first[end]).startswith(_SUMS)))
    last = [joined(line.pieces[g[-1] + 1 :]).strip() for line, g in zip(lines, gaps, strict=True)]
    alike = len(lines) > 2 and len(gaps[0]) > 1 and all(len(g) == len(gaps[0]) for g in gaps)
    return range(len(lines) if alike and all(map(_FIGURE.fullmatch, last[1:])) else 0)


def _is_row(line: Line, gaps: list[int], cells: list[int], i: int) -> bool:
    """Whether a line is a row by its own gaps: cell marks, two gaps or a tab beside a line that has gaps too."""
    if not cells[i]:
        return False
    near = (i > 0 and cells[i - 1]) or (i + 1 < len(cells) and cells[i + 1])
    tabbed = any(line.pieces[g].text == "\t" for g in gaps)
    celled = any(line.pieces[g].kind == "cell" for g in gaps)
    return bool(celled or (near and (tabbed or cells[i] > 1)) or (tabbed and cells[i] > 1))


def _cells(line: Line, gaps: list[int]) -> int:
    """Number of wide gaps, without the one that follows a list marker."""
    if _PERSONAL.match(fold(joined(line.pieces[gaps[-1] + 1 :])[:40].lstrip())):
        return 0
    head = "".join(p.text for p in line.pieces[: gaps[0]]).strip()
    marker = find_marker(head + " x")
    is_marker = marker is not None and marker.length >= len(head) + 1 and any(not c.isdigit() for c in head)
    return len(gaps) - is_marker


def _spread(lines: list[Line], gaps: list[list[int]], cells: list[int], rows: list[bool]) -> None:
    """Lines with one gap are rows where their cells stand under or over those of a row, or of a line like them."""
    start = 0
    for end in range(len(lines) + 1):
        if end < len(lines) and cells[end]:
            continue
        if end - start > 1 and not all(rows[start:end]):
            columns = [_columns(line, g) for line, g in zip(lines[start:end], gaps[start:end], strict=True)]
            rows[start:end] = _aligned(columns, rows[start:end])
        start = end + 1


def _aligned(columns: list[list[tuple[int, int]]], rows: list[bool]) -> list[bool]:
    """Which of some lines in turn are rows, from the columns their cells stand in and those known to be rows."""
    found = list(rows)
    for i, cells in enumerate(columns):
        if rows[i] or cells[-1][1] - cells[-1][0] > _MAX_CELL:
            continue
        last = cells[-1]
        known = (k for k in range(max(i - _REACH, 0), i + _REACH + 1) if k < len(rows) and rows[k])
        found[i] = any(a[0] == last[0] or _overlap(columns[k][-1], last) for k in known for a in columns[k][1:]) or any(
            columns[k][-1][0] == last[0] or columns[k][-1][1] == last[1]
            for k in (i - 1, i + 1)
            if 0 <= k < len(columns)
        )
    return found


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _columns(line: Line, gaps: list[int]) -> list[tuple[int, int]]:
    """Between which columns of the raw line its cells stand."""
    origin = line.start - line.indent
    starts = [line.start, *(line.pieces[g].end for g in gaps)]
    ends = [*(line.pieces[g].start for g in gaps), line.end]
    return [(a - origin, b - origin) for a, b in zip(starts, ends, strict=True)]


def _join_broken(lines: list[Line], rows: list[bool]) -> None:
    """All lines of a row that a tag broke belong to it; where it is a table of the text, they are joined."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and lines[end].cell:
            continue
        if any(rows[start:end]) and all(line.role is None for line in lines[start:end]):
            for k in range(start + 1, end):
                lines[k].joiner = lines[k].cell
            rows[start:end] = [True] * (end - start)
        start = end


def _join_rows(lines: list[Line]) -> None:
    """A row that goes on in the next line: `4⇥Nhà văn hóa tổ dân phố 2,` / `phường Sông Trí⇥18.450.000`."""
    for i in range(1, len(lines) - 1):
        above, line = lines[i - 1], lines[i]
        if not (above.row and line.row and line.joiner is None and line.text[0].islower()):
            continue
        near = lines[max(i - _REACH, 0) : i + _REACH]
        if above.text.count("\t") + line.text.count("\t") == max(x.text.count("\t") for x in near if x.row):
            line.joiner = " "
