"""Quantities and their units, as `units.tsv` lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from vanthu.vocabulary import table

from .patterns import choice

MEASURES = ("money", "area", "weight", "length", "volume", "duration", "percent", "permille")
_LONGEST_UNIT = 40
_THOUSAND = 1000
_NO_UNIT = ("", ",", ".", ";", ":", ")", "(", "/", "-", "–", "\n", "+", "*", '"', "”")
"""What behind a number tells at once that no unit follows."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of `units.tsv`."""

    name: str
    kind: str
    factor: float


class Quantity(NamedTuple):
    """A quantity at `start:end`; `number_end` is where its digits and sign end (the part kept as one word)."""

    start: int
    number_end: int
    end: int
    kind: str
    value: float
    unit: str | None = None
    role: str = ""
    """`noun` or `counter` of a counted unit, `measure`, or empty without unit."""
    numerator: float | None = None
    denominator: float | None = None
    high: float | None = None
    factors: tuple[float, float] = (1.0, 1.0)
    """Scales printed with numerator and denominator."""
    decimals: int = 0


def scaled(value: float, factor: float) -> float:
    """A value times the factor of its unit, without the dust of binary fractions: 8,2 billion is 8200000000."""
    return value if factor == 1.0 else round(value * factor, 3 if factor >= _THOUSAND else 6)


@cache
def _units() -> dict[str, Unit]:
    found = {}
    for row in table("units", __package__):
        found[row["form"] if len(row["form"]) == 1 else row["form"].lower()] = Unit(
            row["unit"], row["kind"], float(row["factor"])
        )
    return found


def unit_at(text: str, at: int, lower: str = "") -> tuple[Unit | None, int]:
    """The longest unit that begins at `at` (after at most three spaces) and its end; (None, at) if there is none.

    `lower` is the text in lower case, if it is known and of the same length.
    """
    if text[at : at + 1] in _NO_UNIT:
        return None, at
    pattern, units = _unit_forms()
    if lower:
        match, base = pattern.match(lower, at), 0
    else:
        match, base = pattern.match(text[at : at + _LONGEST_UNIT].lower()), at
    if match is None:
        return None, at
    start, end = match.span(1)
    form = match.group(1).replace("\xa0", " ")
    if end - start == 1:
        form = text[base + start]  # one letter counts as printed: 5 m, but no 5 M
    unit = units.get(form)
    return (unit, base + end) if unit is not None and unit.kind != "word" else (None, at)


@cache
def _unit_forms() -> tuple[re.Pattern[str], dict[str, Unit]]:
    """The forms of `units.tsv` as one pattern for lower-case text, the longest first, and what each means."""
    units = _units()
    forms = choice(units).replace(r"\s", "[ \xa0]")
    return re.compile(rf"[ \xa0]{{0,3}}({forms})(?:(?<=[%‰])|(?![^\W\d_]|[23²³]))"), units
