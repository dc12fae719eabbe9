"""Outlines of texts: how something is said, with what it is about left out.

An order about forests and one about schools share few words but the same frame ("thực hiện … theo … của …"). An
outline keeps the words of the frame, those that are common in any text and those of cues, and puts one mark in place
of each run of others. In the second outline a cue is one mark as well, which names its kind: "chưa đạt" and "không
hoàn thành" are then the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from vanthu.labelling.columns import Kept, column
from vanthu.labelling.hits import Hits, are_cues, ngrams
from vanthu.labelling.units import Ids, Ints, Units

COMMON = 1_000
"""How many of the most frequent units belong to the frame of a text (300, 600 and 2,000 were no better)."""
_LEFT_OUT = np.uint64(0x9AF3_62C1_5D07_E84B)
"""The mark for what a text is about."""
_KIND = np.uint64(0x3C6E_F372_FE94_F82B)
"""What the marks of kinds of cues are multiples of."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outline:
    """What is kept of the units of several texts."""

    ids: Ids
    kept_before: Ints
    """For each unit, and for the end, how many are kept before it."""

    def rows(self, rows: Ints) -> Ints:
        """Spans of units as spans of the outline."""
        return self.kept_before[rows]

    @classmethod
    def of(cls, ids: Ids, kept: Flags) -> Outline:
        """The outline of the kept ones of `ids`."""
        return cls(ids[kept], np.concatenate(([0], np.cumsum(kept))))


def common_units(units: Units, count: int = COMMON) -> Kept:
    """The units that occur in the most texts."""
    order = np.lexsort((units.text, units.ids))
    ids, text = units.ids[order], units.text[order]
    new = np.ones(len(ids), np.bool_)
    new[1:] = (ids[1:] != ids[:-1]) | (text[1:] != text[:-1])
    found, texts = np.unique(ids[new], return_counts=True)
    return Kept.of(column(ngrams(found[np.lexsort((found, -texts))[:count]], 1)))


def outlines(units: Units, hits: Hits, common: Flags) -> tuple[Outline, Outline]:
    """The outline in words, and the one with kinds of cues. `common` says which units are common in any text."""
    first, kind = _longest_cues(hits, len(units.ids))
    cue = first >= 0
    frame = common | cue
    ids = np.where(cue, kind, units.ids)
    opens = first == np.arange(len(first))
    return _collapsed(units, units.ids, frame, frame), _collapsed(units, ids, opens | (common & ~cue), frame)


def _longest_cues(hits: Hits, count: int) -> tuple[Ints, Ids]:
    """For each of the `count` units the first unit of the longest cue over it (-1 without), of equally long ones the
    last, and the mark of its kind."""
    first, kind = np.full(count, -1), np.zeros(count, np.uint64)
    cue = are_cues()[hits.kind]
    starts, lengths, kinds_found = hits.first[cue], (hits.last - hits.first)[cue] + 1, hits.kind[cue]
    for length in range(1, int(lengths.max(initial=0)) + 1):
        chosen = np.flatnonzero(lengths == length)
        chosen = chosen[np.append(starts[chosen[1:]] != starts[chosen[:-1]], True)[: len(chosen)]]
        at, mark = starts[chosen], (kinds_found[chosen] + 1).astype(np.uint64) * _KIND
        for step in range(length - 1, -1, -1):  # each place once in one step, so that no order is left to chance
            first[at + step], kind[at + step] = at, mark
    return first, kind


def _collapsed(units: Units, ids: Ids, kept: Flags, frame: Flags) -> Outline:
    """What is kept, and a mark for each run of units of one text outside the frame."""
    opens = ~frame
    opens[1:] &= frame[:-1] | (units.text[1:] != units.text[:-1])
    return Outline.of(np.where(frame, ids, _LEFT_OUT), kept | opens)
