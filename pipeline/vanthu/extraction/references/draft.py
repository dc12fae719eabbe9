"""A mention in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from vanthu.extraction.references.context import Tail
from vanthu.extraction.references.number import Number
from vanthu.extraction.references.value import Reference

Kind = Literal["number", "standard", "plenum", "congress", "constitution", "act", "dated", "short", "anaphor"]


@dataclass(slots=True)
class Draft:
    """What one family found, before neighbours share what they share. Offsets as in the text."""

    kind: Kind
    start: int
    end: int
    value: Reference
    number: Number | None = None
    tail: Tail = field(default_factory=lambda: Tail(0))
    sure: bool = True
    """False for a short mention that only a full one of the same number in the text can confirm."""
    plural: bool = False
    """The noun stands in the plural, so that it holds for the numbers that follow."""
    shared_issuer: str | None = None
    """The body between noun and number, which holds for the numbers that follow, too."""
    proposer: str | None = None
    """The body that proposes by this paper, and so by the further papers of the list."""
    floor: int | None = None
    """Of `Nghị quyết này`: what it means stands here, on the same line, or later; None for other phrases."""
    itself: bool = False
    """The phrase means the paper that it stands in (`Quyết định này có hiệu lực …`)."""
