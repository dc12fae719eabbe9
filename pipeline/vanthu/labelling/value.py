"""What a label says: the value at `span._.domain` and `span._.polarity`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
