"""Table rows as lines with cells separated by tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from vanthu.reading.runs import Line, Run

_SIDE_BY_SIDE = 80  # characters: a paragraph of a letterhead or signature block is shorter


def row_lines(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of one row, from its cells' paragraphs.

    A row of data becomes one line, the paragraphs of a cell joined by spaces. A row of two cells that both hold several
    short paragraphs is no data but two blocks side by side (letterhead, recipients and signature): its paragraphs
    are paired line by line.
    """
    filled = [[line for line in cell if line.text.strip()] for cell in cells]
    if not any(filled):
        return []
    if len([cell for cell in filled if cell]) == 2 and all(_is_block(cell) for cell in filled if cell):
        left, right = (cell for cell in filled if cell)
        return [_joined([a, b]) for a, b in zip_longest(left, right, fillvalue=Line())]
    return [_joined([Line(_spaced(cell)) for cell in filled])]


def _is_block(cell: Sequence[Line]) -> bool:
    return len(cell) >= 2 and all(len(line.text) <= _SIDE_BY_SIDE for line in cell)


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
