"""Guests of other countries, whose names stand behind an office of state or an envoy's title."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from . import offices
from .phrases import begun, words


def is_guest(text: str, start: int, ends: Set[int], title: str = "") -> bool:
    """Whether one of another country may be named: behind a body, an office of state or an envoy's title."""
    offices_of_state, letters = _of_state()
    if title or start - 1 in ends or (text[start - 2] in letters and text.endswith(offices_of_state, 0, start)):
        return True
    return text.startswith("Việt Nam ", start) and is_envoy(text, start)


@cache
def _of_state() -> tuple[tuple[str, ...], frozenset[str]]:
    """Offices of state without their first letter, which may be small, and the letters that they end in."""
    held = tuple(office[1:] for office in begun("state"))
    return held, frozenset(office[-2] for office in held)


def is_envoy(text: str, start: int) -> bool:
    """Whether an envoy's title and a country stand before a name: `Đại sứ Liên bang Nga tại Việt Nam …`."""
    return _ENVOY.search(text, max(0, start - offices.WINDOW), start) is not None


_ENVOY = re.compile(r"(?:[Đđ]ại sứ|[Ll]ãnh sự|[Đđ]ại biện|[Đđ]ại diện)[^.;:\n]{0,60}\stại\s\Z")


def without_country(start: int, syllables: list[str]) -> tuple[int, list[str]]:
    """A guest's name without the country before it (`Nga Sergey Lavrov`)."""
    for count in (3, 2, 1):
        country = " ".join(syllables[:count])
        if len(syllables) > count and country in words("countries"):
            return start + len(country) + 1, syllables[count:]
    return start, syllables
