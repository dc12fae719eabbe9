"""Guests of other countries, whose names stand behind an office of state or an envoy's title."""

from __future__ import annotations

import re
from collections.abc import Set

from . import offices
from .phrases import words


def is_guest(text: str, start: int, ends: Set[int], title: str = "") -> bool:
    """Whether one of another country may be named: behind a body, an office of state or an envoy's title."""
    if title or start - 1 in ends or (text[start - 2] in _STATE_LETTERS and text.endswith(_OF_STATE, 0, start)):
        return True
    return text.startswith("Việt Nam ", start) and is_envoy(text, start)


def is_envoy(text: str, start: int) -> bool:
    return _ENVOY.search(text, max(0, start - offices.WINDOW), start) is not None


_OF_STATE = (
    *("hủ tướng ", "ổng thống ", "hủ tịch nước ", "ổng Bí thư ", "ộ trưởng ", "goại trưởng ", "uốc vương "),
    *("ổng Thư ký ", "ổng thư ký ", "ổng Giám đốc ", "hủ tịch "),
)
_STATE_LETTERS = frozenset(office[-2] for office in _OF_STATE)
_ENVOY = re.compile(r"(?:[Đđ]ại sứ|[Ll]ãnh sự|[Đđ]ại biện|[Đđ]ại diện)[^.;:\n]{0,60}\stại\s\Z")


def without_country(start: int, syllables: list[str]) -> tuple[int, list[str]]:
    """A guest's name without the country before it (`Nga Sergey Lavrov`)."""
    for count in (3, 2, 1):
        country = " ".join(syllables[:count])
        if len(syllables) > count and country in words("countries"):
            return start + len(country) + 1, syllables[count:]
    return start, syllables
