"""Numbers told in parts: `3m5`, `5 triệu rưỡi`, `3 triệu 5`, `03 (ba) tập thể`."""

from __future__ import annotations

import re
from typing import NamedTuple

from .units import Unit, unit_at

HALF = re.compile(r"[ \xa0]rưỡi(?!\w)")
_TENTHS = re.compile(r"[ \xa0]([1-9])(?=[ \xa0]?(?:[,;.)\n](?![0-9])|\Z)|/[a-zđ]|[ \xa0]đồng(?!\w))")
"""Behind a scale, a digit that tells tenths of it: `3 triệu 5`."""
_GLUED = re.compile(r"(k?m|ha|kg|g)([0-9]{1,2})(?![\w²³%/]|[.,][0-9])")
_LONG = re.compile(r"(?:dài|đường|tuyến|kênh|mương|đê|rộng|cao|sâu|cách|quãng)(?!\w)[^,;.:()]*\Z", re.IGNORECASE)
"""In the clause of a length: `dài 2km3`."""
_CLAUSE = 60
_WORDS = (
    "không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|linh|lẻ"
    "|nghìn|ngàn|vạn|triệu|tỷ|tỉ|phẩy|rưỡi"
)
_IN_WORDS = re.compile(rf"[ \xa0]?\(\s?(?:{_WORDS})(?:[\s,]+(?:{_WORDS})){{0,24}}\s?\)(?=[ \xa0])", re.IGNORECASE)
"""The number before it again, in words and in brackets: `03 (ba) tập thể`."""


class Part(NamedTuple):
    """What stands glued behind a number: its unit and the digits behind that."""

    unit: Unit
    end: int
    value: float
    decimals: int


def glued_part(text: str, start: int, end: int) -> Part | None:
    """The unit of a whole number at `start:end` and the decimals glued to it: `3m5`, `1m72`, `3ha5`.

    `2m2` and `2m3` are square and cubic metres; `2km3` are 2.3 km only where a length is told.
    """
    glued = _GLUED.match(text, end) if text[end : end + 1] in "kmhg" else None
    if glued is None or not text[start:end].isdecimal():
        return None
    letters, digits = glued.groups()
    if letters.endswith("m") and digits in ("2", "3"):
        measured = letters == "km" and digits == "3" and _LONG.search(text, max(0, start - _CLAUSE), start)
        if not measured:
            return None
    unit, _ = unit_at(letters, 0)
    return None if unit is None else Part(unit, glued.end(), int(digits) / 10 ** len(digits), len(digits))


def fraction_after(text: str, end: int) -> tuple[float, int] | None:
    """The share of a scale that is told behind it, and where that ends: `5 triệu rưỡi`, `3 triệu 5`."""
    if half := HALF.match(text, end):
        return 0.5, half.end()
    tenths = _TENTHS.match(text, end)
    return (int(tenths[1]) / 10, tenths.end()) if tenths else None


def in_words_too(text: str, end: int) -> int:
    """Where the brackets end that tell a number again in words, if a unit stands behind them; else `end`."""
    told = _IN_WORDS.match(text, end) if "(" in text[end : end + 2] else None
    return told.end() if told and unit_at(text, told.end())[0] is not None else end
