"""Settles what the words of a paragraph leave open: which figures are still ahead, by the learnt outlook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from vanthu.extraction.outlook import Figured, outlook

from . import cues
from .lexicon import lexicon
from .statement import Statement
from .targets import comparator

LIKELY = 0.5
"""How likely a figure must be ahead to be noted as planned."""
KNOWN, HEADED = 1.5, 2.0
"""Log odds that words which say it outright add to a figure's being ahead, or take from it; that headings do."""


class Paragraph(NamedTuple):
    """A paragraph of a text before its figures are settled; its statements' offsets are those of `clean`."""

    offset: int
    """Where it begins in the text, 0-based."""
    clean: str
    """Its text repaired, of the same length."""
    statements: list[Statement]
    headed: int = 0
    """Whether it stands under a heading of what is to be done (1), of what was reached (-1), or neither."""


def settle(text: str, paragraphs: Iterable[Paragraph], year: int | None = None) -> None:
    """Notes the figures of a text that are still to be reached, beside those whose own words say so.

    `paragraphs` stand in text order; `year` is when the text was written. Raises ResourceError when the model is
    missing or damaged.
    """
    told = [(paragraph, i) for paragraph in paragraphs for i in range(len(paragraph.statements))]
    decided = [_decided(paragraph.statements[i]) for paragraph, i in told]
    if all(decided):
        return
    figures = [
        figured(paragraph.statements[i], paragraph.offset)._replace(known=KNOWN * said or HEADED * paragraph.headed)
        for (paragraph, i), said in zip(told, decided, strict=True)
    ]
    chances = outlook().likely(text, figures, year)
    for ((_, clean, found, _), i), said, chance in zip(told, decided, chances, strict=True):
        if chance > LIKELY and not said and not found[i].elsewhere:
            main = found[i].main
            begin = max(found[i - 1].last if i else 0, main.start - cues.WINDOW)
            after = clean[main.end : main.end + cues.TAIL]
            before = clean[begin : main.start].lower()
            found[i].aim(comparator(lexicon(), before, after.lower(), ranged=main.kind == "range"))


def figured(statement: Statement, offset: int = 0) -> Figured:
    """A statement's figure in a text in which its paragraph begins at `offset`."""
    main = statement.main
    return Figured(offset + main.start, offset + main.end, "change" if statement.change else main.kind)


def _decided(statement: Statement) -> int:
    """What the words of its own paragraph say: 1 that it is ahead, -1 that it is not, 0 where they leave it open."""
    if "planned" in statement.notes:
        return 1
    told = statement.settled or statement.of_plan or statement.target is not None or statement.verdict is not None
    return -1 if told else 0
