"""Abbreviations and dates as protected spans; the same table tells the sentence rules where not to stop."""

from __future__ import annotations

import re
from functools import cache

from ..dates import find_dates
from ..vocabulary import table
from .protectors import protectors

_DATE = re.compile(r"(?<![\d/.,-])\d{1,2}([/.-])\d{1,2}\1\d{4}(?![\d/-])")


@cache
def forms(*kinds: str) -> frozenset[str]:
    """The abbreviations of the given kinds, without a final dot."""
    return frozenset(row["form"] for row in table("abbreviations", __package__) if row["kind"] in kinds)


@cache
def _dotted() -> re.Pattern[str]:
    """Those with an inner dot, slash or space, longest first."""
    every = forms("title", "unit", "word", "mode", "final")
    inner = sorted((form for form in every if not form.isalpha()), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w/.])(?:{'|'.join(map(re.escape, inner))})(?![\w/])")


@protectors("vanthu.abbreviations.v1")  # type: ignore[untyped-decorator]
def find_abbreviations(text: str) -> list[tuple[int, int]]:
    """Spans of abbreviations with inner dots or slashes (`TP.HCM`, `đ/c`) and of dates in figures (`25/10/2022`)."""
    spans = [match.span() for match in _dotted().finditer(text)]
    if any(mark in text for mark in "/.-"):
        for match in _DATE.finditer(text):
            start, end = match.span()
            if find_dates(match.group()):
                spans.append((start, end))
    return sorted(spans)
