"""What a body's name goes on with behind a dash or a colon: its superior, the units it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from vanthu.vocabulary import table

from . import heads

_DASHES = (" - ", " – ")
_COLON = re.compile(r"\s?:(?=\s)")
_NEXT = re.compile(r"(?:,|\svà)(?=\s)")
_SMALL_WORD = re.compile(r"\s[^\W\d_A-ZĐ]+(?!\w)")


@cache
def _superiors() -> list[tuple[str, tuple[str, ...]]]:
    """What heads begin with, and what the bodies they belong to begin with."""
    return [(row["head"], tuple(row["above"].split("; "))) for row in table("superiors", __package__)]


def in_dashes(text: str, at: int) -> bool:
    """Whether a dash between spaces stands at `at`."""
    return text.startswith(_DASHES, at)


def opening_superior(text: str, at: int, head: str) -> re.Match[str] | None:
    """The head behind the dash at `at` of a body that one with `head` belongs to: `Vụ Pháp chế - Bộ Công Thương`."""
    above = next((above for below, above in _superiors() if head.startswith(below)), ())
    at += len(" - ")
    return heads.capital().match(text, at) if text.startswith(above, at) else None


def units_behind_colon(text: str, at: int, name_at: Callable[[str, int], str]) -> int:
    """Where the names of units end that a colon opens: `UBND các huyện: Bình Sơn, Mộ Đức`; `at` if none does."""
    end, joint = at, _COLON.match(text, at)
    while joint is not None and (place := name_at(text, joint.end())):
        past = joint.end() + 1 + len(place)
        if " " not in place and _SMALL_WORD.match(text, past):
            break  # `và Thủ trưởng các cơ quan`
        end = past
        joint = _NEXT.match(text, end)
    return end
