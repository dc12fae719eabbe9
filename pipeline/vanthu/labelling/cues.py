"""Cue spans: the words that speak for a polarity, shown to the reader as the reason of a label."""

from __future__ import annotations

from functools import cache

import numpy as np

from vanthu.labelling.hits import kinds, within
from vanthu.labelling.model import Encoded
from vanthu.labelling.units import Ints
from vanthu.labelling.value import Cue

_SIGNS = {"good": "+", "bad": "-", "harm": "-", "missed": "-", "task": "!"}
"""Kinds of cues that are reasons in themselves."""
_NEWS = ("+", "-")
"""Directions of good and bad news, by the kind of a move."""


@cache
def _signs() -> tuple[str, ...]:
    """For each kind of vocabulary entry the direction it gives; empty for those that are no reason."""
    return tuple(_SIGNS.get(kind.removeprefix("cue:"), "") if kind.startswith("cue:") else "" for kind in kinds())


def find_cues(encoded: Encoded, rows: Ints, texts: list[str], text_of_row: list[int]) -> list[tuple[Cue, ...]]:
    """Cues of each span, longest first where they overlap, with offsets in the span's text.

    `texts` are the texts that were encoded; `text_of_row` says which of them each span lies in.
    """
    chosen: list[list[tuple[int, int, str]]] = [[] for _ in range(len(rows))]
    signs = _signs()
    is_reason = np.array([bool(sign) for sign in signs])
    hits_row, hits_index = within(encoded.hits, rows)
    kept = is_reason[encoded.hits.kind[hits_index]]
    for found, named, row, index in (
        (encoded.moves, _NEWS, *within(encoded.moves, rows)),
        (encoded.hits, signs, hits_row[kept], hits_index[kept]),
    ):
        columns = (row, found.first[index], found.last[index], found.kind[index])
        for at, first, last, kind in zip(*(column.tolist() for column in columns), strict=True):
            chosen[at].append((first, last, named[kind]))
    starts, ends = encoded.units.starts.tolist(), encoded.units.ends.tolist()
    return [
        _spell([(starts[first], ends[last], sign) for first, last, sign in _apart(found)], texts[text]) if found else ()
        for found, text in zip(chosen, text_of_row, strict=True)
    ]


def _apart(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The longest of those that overlap (`last` inclusive), in text order."""
    if len(found) == 1:
        return found
    taken: list[tuple[int, int, str]] = []
    used: set[int] = set()
    for cue in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        units = range(cue[0], cue[1] + 1)
        if used.isdisjoint(units):
            used.update(units)
            taken.append(cue)
    taken.sort()
    return taken


def _spell(cues: list[tuple[int, int, str]], text: str) -> tuple[Cue, ...]:
    """Cues by their characters. A capital behind a letter and a space is part of a name ("thị trấn Long Giao")."""
    return tuple(
        Cue(start, end, text[start:end], sign)
        for start, end, sign in cues
        if not (text[start].isupper() and start > 1 and text[start - 2].isalpha())
    )
