"""Figures below zero: `tăng trưởng -3,2%`, `(-) 3,2%`, `âm 3,2 tỷ đồng`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanthu.orthography import LOWER

from .units import Quantity

_MARKS = ("-", "−", "–", "âm ", "Âm ")
_SHARES = ("percent", "permille")
_DECLINED = (*_SHARES, "money", "rate")
"""Kinds that are told below zero in words."""
_MINUS = re.compile(rf"(?:(?<=[{LOWER}] )|(?<=[{LOWER}]: )|(?<=\())[-−–]\Z|\([-−–]\)\s?\Z|(?<!\w)[âÂ]m\s\Z")
"""Before a number; not a dash before an item, between two numbers or between a plan and its figure."""
_CHANGED = re.compile(
    r"(?:tăng trưởng|tăng|giảm|bằng|còn|là|mức|lợi nhuận|lãi|lỗ|chênh lệch|cân đối|thặng dư|cán cân)\s?:?\s\(?[-−–]\Z",
    re.IGNORECASE,
)
"""Before what is no share, a dash is a sign only here: `mức hỗ trợ các hộ -500.000 đồng` begins an item."""
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
    if minus is None:
        return None
    if minus.group()[0] == "(":
        known = _LISTED.search(text, begin, minus.start()) is None
    elif minus.group()[0] in "âÂ":
        known = q.kind in _DECLINED
    else:
        known = q.kind in _SHARES or _CHANGED.search(text, begin, q.start) is not None
    if not known:
        return None
    return q._replace(start=minus.start(), value=-q.value)
