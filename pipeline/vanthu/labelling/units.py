"""Texts cut into units, many at once: syllables, figures and marks of punctuation, each with a stable 64-bit id.

A batch of texts is one array of code points; runs of one kind of character are units, and the id of a unit is a sum
over its characters, so that nothing is done unit by unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from vanthu.orthography import fold

Ids = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]

_SYMBOL = re.compile(r"[-/](?: ?[A-ZĐ]{2}|[a-zđ]{2,5}[-/])[\w/-]*")
_NUMBER = re.compile(r"\d{1,9}(?:/\d{4})? ?\Z")
_DATE = re.compile(r"[Nn]gày\s+\d{1,2}\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4})")
_DAY = "gày"
_SPACE, _WORD, _DIGIT, _JOINER, _MARK = range(5)
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(int(_PRIME), -1, 1 << 64))


@dataclass(frozen=True, slots=True)
class Units:
    """Units of several texts, one after the other."""

    ids: Ids
    starts: Ints
    """Offset of each unit in its text."""
    ends: Ints
    text: Ints
    """Number of the text each unit belongs to."""


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """The kind of each character of the basic plane; the last entry stands for all others."""
    kinds = np.full(0x10000, _MARK, np.uint8)
    for code in range(0xFFFF):
        char = chr(code)
        if char.isspace():
            kinds[code] = _SPACE
        elif char.isdecimal():
            kinds[code] = _DIGIT
        elif char.isalnum() or char == "_":
            kinds[code] = _WORD
    kinds[[ord(c) for c in ".,/"]] = _JOINER
    return kinds


def cut(texts: Sequence[str]) -> Units:
    """Cut texts into units. A figure is one unit with its points, commas and strokes, and all figures share one id."""
    raw = "\n".join(texts)
    codes = np.frombuffer(fold(raw).encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds()[np.minimum(codes, 0xFFFF)]
    for start, end in _cited(raw, codes):
        kinds[start:end] = _SPACE
    joiners = np.flatnonzero(kinds == _JOINER)
    kinds[joiners] = _MARK
    joiners = joiners[(joiners > 0) & (joiners < len(kinds) - 1)]
    between = (kinds[joiners - 1] == _DIGIT) & (kinds[joiners + 1] == _DIGIT)
    kinds[joiners[between]] = _DIGIT
    starts, ends = _runs(kinds)
    ids = _ids(codes, starts, ends)
    ids[kinds[starts] == _DIGIT] = _PRIME
    bounds = np.fromiter(accumulate((len(text) + 1 for text in texts), initial=0), np.int64, len(texts) + 1)
    text = np.repeat(np.arange(len(texts)), np.diff(np.searchsorted(starts, bounds)))
    shift = bounds[text]
    return Units(ids, starts - shift, ends - shift, text)


def _cited(text: str, codes: npt.NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Numbers and dates of cited documents. They are no units: that a text cites says little of what it is about.

    `codes` are the code points of the text, of which the case does not matter.
    """
    done = 0
    for start in np.flatnonzero((codes == ord("-")) | (codes == ord("/"))).tolist():
        if start >= done and (match := _SYMBOL.match(text, start)):  # what follows a number is rarer than numbers are
            done = match.end()
            if number := _NUMBER.search(text, max(start - 16, 0), start):
                yield number.start(), done
    at = text.find(_DAY)
    while at >= 0:
        if at and (match := _DATE.match(text, at - 1)):
            yield match.span()
        at = text.find(_DAY, at + 1)


def _runs(kinds: npt.NDArray[np.uint8]) -> tuple[Ints, Ints]:
    """Where units begin and end: runs of one kind, and every mark by itself."""
    if not len(kinds):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    filled = kinds != _SPACE
    alone = kinds == _MARK
    changes = np.flatnonzero((kinds[1:] != kinds[:-1]) | alone[1:])
    first, last = np.concatenate(([0], changes + 1)), np.concatenate((changes, [len(kinds) - 1]))
    kept = filled[first]
    return first[kept], last[kept] + 1


def _ids(codes: npt.NDArray[np.uint32], starts: Ints, ends: Ints) -> Ids:
    """Ids of the units: polynomials of their characters (modulo 2^64), mixed so that all bits count.

    Sums over units are differences of one running sum over the whole batch, moved back to where its powers begin.
    """
    powers = np.multiply.accumulate(np.full(len(codes), _PRIME, np.uint64))
    running = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * powers, out=running[1:])
    back = np.multiply.accumulate(np.full(len(codes), _INVERSE, np.uint64))
    sums = (running[ends] - running[starts]) * back[starts]
    sums ^= sums >> np.uint64(29)
    sums *= np.uint64(0xBF58476D1CE4E5B9)
    return sums ^ (sums >> np.uint64(32))
