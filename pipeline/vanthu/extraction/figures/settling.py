"""Settles what the words of a paragraph leave open: which figures are still ahead, by the learnt outlook."""

from __future__ import annotations

from collections.abc import Iterable

from vanthu.extraction.outlook import Figured, outlook

from . import cues
from .lexicon import lexicon
from .statement import Statement
from .targets import comparator

LIKELY = 0.4
"""How likely a figure must be ahead to be noted as planned."""
KNOWN = 1.5
"""Log odds that words which say it outright add to a figure's being ahead, or take from it."""


def settle(text: str, paragraphs: Iterable[tuple[int, str, list[Statement]]]) -> None:
    """Notes the figures of a text that are still to be reached, beside those whose own words say so.

    `paragraphs` are where each begins in `text` (0-based), its repaired text and its statements, in text order.
    """
    told = [(offset, clean, found, i) for offset, clean, found in paragraphs for i in range(len(found))]
    figures = [figured(found[i], offset)._replace(known=_known(found[i])) for offset, _, found, i in told]
    if all(figure.known for figure in figures):
        return
    for (_, clean, found, i), figure, likely in zip(told, figures, outlook().likely(text, figures), strict=True):
        if likely > LIKELY and not figure.known and not found[i].elsewhere:
            main = found[i].main
            begin = max(found[i - 1].last if i else 0, main.start - cues.WINDOW)
            after = clean[main.end : main.end + cues.TAIL]
            found[i].aim(comparator(lexicon(), clean[begin : main.start].lower(), after.lower()))


def figured(statement: Statement, offset: int = 0) -> Figured:
    """A statement's figure in a text in which its paragraph begins at `offset`."""
    main = statement.main
    return Figured(offset + main.start, offset + main.end, "change" if statement.change else main.kind)


def _known(statement: Statement) -> float:
    """What the words of its own paragraph say: log odds of its being ahead, 0 where they leave it open."""
    if "planned" in statement.notes:
        return KNOWN
    decided = statement.settled or statement.of_plan or statement.target is not None or statement.verdict is not None
    return -KNOWN if decided else 0.0
