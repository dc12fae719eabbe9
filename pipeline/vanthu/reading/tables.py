"""Table rows as lines with cells separated by tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vanthu.reading.runs import Line, Run

_SIDE_BY_SIDE = 80  # characters: a paragraph of a letterhead or signature block is shorter


def row_lines(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of one row, from its cells' paragraphs.

    A row of data becomes one line, the paragraphs of a cell joined by spaces. A row of two cells with short paragraphs,
    more than one in either, is no data but two blocks side by side (letterhead, recipients and signature): the left
    block comes first, line by line, then a line of one tab, then the right one, as in Word files saved as text. A row
    of one cell with several lines is a frame around them, often around another table, and leaves them as they are.
    """
    filled = [[line for line in cell if line.text.strip()] for cell in cells]
    blocks = [cell for cell in filled if cell]
    if not blocks:
        return []
    if len(cells) == 1 and len(filled[0]) > 1:
        return filled[0]
    if len(blocks) == 2 and len(cells) <= 3 and any(len(block) > 1 for block in blocks) and all(map(_is_short, blocks)):
        left, right = ([_joined([line]) for line in block] for block in blocks)
        return [*left, Line([Run("\t")], table=True), *right]
    return [_joined([Line(_spaced(cell)) for cell in filled])]


def _is_short(block: Sequence[Line]) -> bool:
    return all(len(line.text) <= _SIDE_BY_SIDE for line in block)


def _spaced(cell: Sequence[Line]) -> list[Run]:
    runs: list[Run] = []
    for line in cell:
        if runs:
            runs.append(Run(" "))
        runs.extend(_flat(run) for run in line.runs)
    return runs


def _flat(run: Run) -> Run:
    return replace(run, text=run.text.replace("\n", " ").replace("\t", " "))


def _joined(cells: Sequence[Line]) -> Line:
    runs: list[Run] = []
    for i, cell in enumerate(cells):
        if i:
            runs.append(Run("\t"))
        runs.extend(_flat(run) for run in cell.runs)
    return Line(runs, table=True)
