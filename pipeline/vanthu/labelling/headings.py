"""The prior that a heading gives to the text under it."""

from __future__ import annotations

import re
from functools import cache

from vanthu.orthography import fold
from vanthu.vocabulary import table

STRENGTH = 0.7
"""Probability that text under a heading has the polarity the heading names; the rest is shared by the others."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)"), row["polarity"]) for row in table("headings", __package__)
    )


def heading_polarity(title: str) -> str | None:
    """The polarity a heading announces; None if it announces none or contrasts two ("kết quả và hạn chế")."""
    folded = fold(title)
    found = [polarity for pattern, polarity in _patterns() if pattern.search(folded)]
    if not found:
        return None
    if {"achievement", "shortcoming"} <= set(found):
        return None
    return found[0]
