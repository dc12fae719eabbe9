"""What a label says: the value at `span._.domain` and `span._.polarity`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DOMAINS = (
    "ideology",
    "party_building",
    "mass_mobilization",
    "inspection_discipline",
    "economy",
    "environment",
    "social_security",
    "culture_education",
    "defence_security",
    "government",
    "none",
)
POLARITIES = ("achievement", "shortcoming", "directive", "neutral")
Basis = Literal["heading", "words", "both"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a polarity. Offsets are 0-based in `doc.text`, end exclusive."""

    start: int
    end: int
    text: str
    direction: str
    """`+` good, `-` bad, `!` directive."""


@dataclass(frozen=True, slots=True)
class Label:
    """A domain or a polarity with its calibrated probability and what decided it."""

    label: str
    score: float
    basis: Basis
    cues: tuple[Cue, ...] = ()
