"""Figures below zero: `tăng trưởng -3,2%`, `(-) 3,2%`, `âm 3,2 tỷ đồng`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .units import Quantity

_MARKS = ("-", "−", "–", "âm ")
_DECLINED = ("percent", "permille", "money", "rate")
"""Kinds that are told below zero; behind words for a change (`tăng -12 hộ`) all are."""
_MINUS = re.compile(r"(?:(?<=[a-zà-ỹđ] )|(?<=[a-zà-ỹđ]: )|(?<=\())[-−–]\Z|\([-−–]\)\s?\Z|(?<!\w)[âÂ]m\s\Z")
"""Before a number; not a dash before an item, between two numbers or between a plan and its figure."""
_CHANGED = re.compile(r"(?:tăng trưởng|tăng|giảm|bằng|còn|là|mức)\s?:?\s\(?[-−–]\Z", re.IGNORECASE)
_LISTED = re.compile(r"(?:\A|\n)\s*\Z")
_WINDOW = 16


def has_signs(text: str) -> bool:
    """Whether a text may tell figures below zero."""
    return any(map(text.__contains__, _MARKS))


def signed(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, those below zero with their sign."""
    return [_below_zero(text, q) or q for q in quantities]


def _below_zero(text: str, q: Quantity) -> Quantity | None:
    """A quantity with the sign that stands before it; None if there is none."""
    if q.kind in ("range", "ratio") or text[q.start - 1 : q.start] not in ("-", "−", "–", ")", " "):
        return None
    begin = max(0, q.start - _WINDOW)
    minus = _MINUS.search(text, begin, q.start)
    if minus is None or (q.kind not in _DECLINED and _CHANGED.search(text, begin, q.start) is None):
        return None
    if minus.group()[0] == "(" and _LISTED.search(text, 0, minus.start()):
        return None
    return q._replace(start=minus.start(), value=-q.value)
