"""Texts cut into units, many at once: syllables, figures and marks of punctuation, each with a stable 64-bit id.

A batch of texts is one array of code points; runs of one kind of character are units, and the id of a unit is a sum
over its characters, so that nothing is done unit by unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from vanthu.labelling.characters import DIGIT, JOINER, MARK, SPACE, Codes, Kinds, codes_of, folded

Ids = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]

_SYMBOL = re.compile(r"[-/](?: ?[A-ZĐ]{2}|[a-zđ]{2,5}[-/])[\w/-]*")
_NUMBER = re.compile(r"\d{1,9}(?:/\d{4})? ?\Z")
_DATE = re.compile(r"[Nn]gày\s+\d{1,2}\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}|tháng\s+\d{1,2}\s+năm\s+\d{4})")
_DAY = "gày"
_OTHER, _BLANK, _SMALL, _CAPITAL = range(4)
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_STEP = 12
"""Powers of the prime are made from tables of two to this many."""
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

    def only(self, begin: int, end: int) -> Units:
        """Some of the units."""
        return Units(self.ids[begin:end], self.starts[begin:end], self.ends[begin:end], self.text[begin:end])


def cut(texts: Sequence[str]) -> Units:
    """Cut texts into units. A figure is one unit with its points, commas and strokes, and all figures share one id."""
    raw = "\n".join(texts)
    printed = codes_of(raw)
    codes, kinds = folded(raw, printed)
    for start, end in _cited(raw, printed):
        kinds[start:end] = SPACE
    joiners = np.flatnonzero(kinds == JOINER)
    kinds[joiners] = MARK
    joiners = joiners[(joiners > 0) & (joiners < len(kinds) - 1)]
    between = (kinds[joiners - 1] == DIGIT) & (kinds[joiners + 1] == DIGIT)
    kinds[joiners[between]] = DIGIT
    starts, ends = _runs(kinds)
    ids = _ids(codes, starts, ends)
    ids[kinds[starts] == DIGIT] = _PRIME
    bounds = np.fromiter(accumulate((len(text) + 1 for text in texts), initial=0), np.int64, len(texts) + 1)
    text = np.repeat(np.arange(len(texts)), np.diff(np.searchsorted(starts, bounds)))
    shift = bounds[text]
    return Units(ids, starts - shift, ends - shift, text)


def _cited(text: str, codes: Codes) -> Iterator[tuple[int, int]]:
    """Numbers and dates of cited documents. They are no units: that a text cites says little of what it is about.

    `codes` are the code points of the text.
    """
    done = 0
    for start in _before_letters(codes, np.flatnonzero((codes == ord("-")) | (codes == ord("/")))).tolist():
        if start >= done and (match := _SYMBOL.match(text, start)):  # what follows a number is rarer than numbers are
            done = match.end()
            if number := _NUMBER.search(text, max(start - 16, 0), start):
                yield number.start(), done
    at = text.find(_DAY)
    while at >= 0:
        if at and (match := _DATE.match(text, at - 1)):
            yield match.span()
        at = text.find(_DAY, at + 1)


@cache
def _case() -> Kinds:
    """What the characters of symbols are, up to đ; the last entry stands for all others."""
    found = np.full(ord("đ") + 2, _OTHER, np.uint8)
    found[[ord(c) for c in "abcdefghijklmnopqrstuvwxyzđ"]] = _SMALL
    found[[ord(c) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZĐ"]] = _CAPITAL
    found[ord(" ")] = _BLANK
    return found


def _before_letters(codes: Codes, places: Ints) -> Ints:
    """Those of some places before two letters, or a space and two capitals: all where `_SYMBOL` can be."""
    behind = (codes[np.minimum(places + n, len(codes) - 1)] for n in (1, 2, 3))
    first, second, third = (_case().take(code, mode="clip") for code in behind)
    spaced = (first == _BLANK) & (second == _CAPITAL) & (third == _CAPITAL)
    found: Ints = places[spaced | ((first >= _SMALL) & (second >= _SMALL))]
    return found


def _runs(kinds: Kinds) -> tuple[Ints, Ints]:
    """Where units begin and end: runs of one kind, and every mark by itself."""
    filled = kinds != SPACE
    parted = kinds == MARK
    parted[1:] |= kinds[1:] != kinds[:-1]
    parted[:1] = True
    starts = np.flatnonzero(filled & parted)
    filled[:-1] &= parted[1:]
    return starts, np.flatnonzero(filled) + 1


def _ids(codes: Codes, starts: Ints, ends: Ints) -> Ids:
    """Ids of the units: polynomials of their characters (modulo 2^64), mixed so that all bits count.

    Sums over units are differences of one running sum over the whole batch, moved back to where its powers begin.
    """
    steps = (len(codes) >> _STEP) + 1
    running = np.multiply.outer(_powers(_PRIME, _STEP, steps), _powers(_PRIME, 0, 1 << _STEP)).ravel()[: len(codes) + 1]
    running[0] = 0
    running[1:] *= codes
    np.cumsum(running, out=running)  # in place: an array of a batch is large
    sums: Ids = running.take(ends)
    sums -= running.take(starts)
    first = starts + 1
    sums *= _powers(_INVERSE, _STEP, steps).take(first >> _STEP)
    sums *= _powers(_INVERSE, 0, 1 << _STEP).take(first & ((1 << _STEP) - 1))
    sums ^= sums >> np.uint64(29)
    sums *= np.uint64(0xBF58476D1CE4E5B9)
    return sums ^ (sums >> np.uint64(32))


@lru_cache(maxsize=64)
def _powers(base: np.uint64, step: int, count: int) -> Ids:
    """The powers of `base` (modulo 2^64) with the exponents 0, 1, 2, … times two to the `step`."""
    factors = np.full(count, pow(int(base), 1 << step, 1 << 64), np.uint64)
    factors[:1] = 1
    return np.multiply.accumulate(factors)
