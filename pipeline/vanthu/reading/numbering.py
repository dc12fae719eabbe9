"""The numbers that Word computes for list paragraphs and stores nowhere in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_UNITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered. `text` has %1 … %9 for the numbers of levels 1 … 9."""

    style: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of every list of one document."""

    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def label(self, list_id: str, level: int, levels: Mapping[int, Level]) -> str:
        """The next number of `list_id` at `level` (0-based), as printed; bullets become a dash, no number is empty.

        Lists that share their counting share `list_id`.
        """
        here = levels.get(level)
        if here is None or not 0 <= level < 9 or here.style == "none":
            return ""
        counts = self._counts.setdefault(list_id, [None] * 9)
        current = counts[level]
        counts[level] = here.start if current is None else current + 1
        counts[level + 1 :] = [None] * (8 - level)
        if here.style == "bullet":
            return "-"

        def number(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            shape = levels.get(at, Level())
            value = counts[at]
            return spell(shape.start if value is None else value, shape.style)

        return _PLACE.sub(number, here.text)


def spell(value: int, style: str) -> str:
    """`value` in the style that Word calls decimal, upperRoman, lowerRoman, upperLetter, lowerLetter or decimalZero."""
    if style in ("upperRoman", "lowerRoman") and 0 < value < 4000:
        rest, out = value, ""
        for size, sign in _ROMAN:
            out += sign * (rest // size)
            rest %= size
        out += _ROMAN_UNITS[rest]
        return out if style == "upperRoman" else out.lower()
    if style in ("upperLetter", "lowerLetter") and value > 0:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    return f"{value:02d}" if style == "decimalZero" else str(value)
