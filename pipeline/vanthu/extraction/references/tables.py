"""Rows of a table (`27-QĐ/TU | 03/12/2015 | Tỉnh ủy`): day, body and type of a number stand in cells of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from vanthu.dates import date_at
from vanthu.extraction.references import lexicon
from vanthu.extraction.references.draft import Draft
from vanthu.extraction.references.issuer import issuer_at
from vanthu.extraction.references.nouns import leading_type
from vanthu.extraction.references.number import Number

_CELL = re.compile(r"[^|\t]+")
_LINE_ENDS = "\n¶"
_LINE_END = re.compile(f"[{_LINE_ENDS}]")
_LABEL = re.compile(r"\s*(?:\d{1,3}[.)]|[-+*•])?\s*(?:số\s*:?)?\s*", re.IGNORECASE)
_REST = re.compile(r"[\s.,;)]*")

_MOST_CELLS = 40
"""A line of more cells is no row of a register."""

Cell = tuple[int, int]


def fill_rows(text: str, drafts: list[Draft]) -> None:
    """Give each number that is alone in its cell, its noun and day apart, what the other cells of its row say."""
    if "|" not in text and "\t" not in text:
        return
    row = (0, 0)
    inside: list[Draft] = []
    for draft in drafts:
        if draft.number is None:
            continue
        if draft.start >= row[1]:
            _fill(text, row, inside)
            inside = []
            start = max(text.rfind(mark, row[1], draft.start) for mark in _LINE_ENDS) + 1
            found = _LINE_END.search(text, draft.end)
            row = max(start, row[1]), found.start() if found else len(text)
        inside.append(draft)
    _fill(text, row, inside)


def _fill(text: str, row: Cell, drafts: list[Draft]) -> None:
    cells = [m.span() for m in _CELL.finditer(text, *row)] if drafts else []
    if not 2 <= len(cells) <= _MOST_CELLS:
        return
    owners = {i: draft for draft in drafts for i, cell in enumerate(cells) if _owns(text, draft, cell)}
    for own, draft in owners.items():
        right = [cells[i] for i in range(own + 1, min([i for i in owners if i > own], default=len(cells)))]
        left = [cells[i] for i in range(own - 1, max([i for i in owners if i < own], default=-1), -1)]
        value = draft.value
        day = value.issued_on or _first(_day(text, cell) for cell in (*right, *left))
        bodies = [] if value.issuer else [body for cell in (*right, *left) if (body := _body(text, cell))]
        kinds = () if value.type or draft.number is None else (_type(text, cell, draft.number) for cell in left + right)
        issuer = value.issuer or (bodies[0] if len(bodies) == 1 else None)
        draft.value = replace(value, issued_on=day, issuer=issuer, type=value.type or _first(kinds))
        draft.tail = replace(draft.tail, issued_on=day, issuer=issuer)


def _first(found: Iterable[str | None]) -> str | None:
    return next((value for value in found if value), None)


def _owns(text: str, draft: Draft, cell: Cell) -> bool:
    """The cell has nothing but the number with its noun and day."""
    start, end = cell
    if not start <= draft.start < draft.end <= end:
        return False
    rest = min(end, max(draft.end, draft.tail.end))
    return bool(_LABEL.fullmatch(text, start, draft.start) and _REST.fullmatch(text, rest, end))


def _stripped(text: str, cell: Cell) -> Cell:
    printed = text[cell[0] : cell[1]]
    return cell[0] + len(printed) - len(printed.lstrip()), cell[0] + len(printed.rstrip())


def _day(text: str, cell: Cell) -> str | None:
    start, end = _stripped(text, cell)
    day = date_at(text, start)
    return day.iso if day and day.end == end else None


def _body(text: str, cell: Cell) -> str | None:
    start, end = _stripped(text, cell)
    body = None if leading_type(text[start:end]) else issuer_at(text[start:end], 0)
    return body[1] if body and body[0] == end - start else None


def _type(text: str, cell: Cell, number: Number) -> str | None:
    """The type that the cell is, or begins with, if the symbol allows it."""
    name = leading_type(text[slice(*_stripped(text, cell))])
    symbol = (number.symbol or "CV").upper()
    return name if name and symbol in lexicon.type_symbols().get(name, frozenset()) else None
