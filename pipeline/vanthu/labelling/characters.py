"""Texts as arrays of characters: what `orthography.fold` makes of each, and what kind it is of."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from vanthu.orthography import MODERN_ENDINGS, fold

SPACE, WORD, DIGIT, JOINER, MARK = range(5)
_KIND, _ENDING = 16, 24
"""Where in an entry of the table the kind begins, and the mark of letters that end an old spelling."""

Codes = npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint8]


def codes_of(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def folded(text: str, codes: Codes) -> tuple[Codes, Kinds]:
    """The code points of the folded text, and the kind of each character. `codes` are those of the text itself."""
    outside = np.flatnonzero(codes > 0xFFFF)
    if any(chr(code).isalnum() for code in set(codes[outside].tolist())):  # such letters are too rare for a table
        found = codes_of(fold(text))
        return found, _kinds(_table().take(found, mode="clip"))
    entries = _table().take(codes, mode="clip")
    kinds = _kinds(entries)
    found = entries & np.uint32(0xFFFF)
    found[outside] = codes[outside]
    _modernise(found, kinds, np.flatnonzero(entries >= 1 << _ENDING))
    return found, kinds


def _kinds(entries: npt.NDArray[np.uint32]) -> Kinds:
    return (entries >> np.uint32(_KIND)).astype(np.uint8)  # without the mark of endings, which is above


@cache
def _table() -> npt.NDArray[np.uint32]:
    """For each character of the basic plane its folded code, and above that its kind and whether it is the last letter
    of endings that have an old spelling. The last entry stands for all other characters."""
    entries = np.full(0x10000, 0xFFFF | MARK << _KIND, np.uint32)
    for code in range(0xFFFF):
        char = fold(chr(code))
        entries[code] = ord(char) | _kind(char) << _KIND
    for ending in MODERN_ENDINGS:
        for char in (ending[1], ending[1].upper()):
            entries[ord(char)] |= 1 << _ENDING
    return entries


def _kind(char: str) -> int:
    if char in ".,/":
        return JOINER
    if char.isspace():
        return SPACE
    if char.isdecimal():
        return DIGIT
    return WORD if char.isalnum() or char == "_" else MARK


def _modernise(codes: Codes, kinds: Kinds, at: npt.NDArray[np.int64]) -> None:
    """Move the tones of endings in old spelling whose last letters stand `at` these places."""
    at = at[at > 0]
    before = codes.take(at - 1)
    at = at[(before == ord("o")) | (before == ord("u"))]
    behind = kinds.take(at + 1, mode="clip")
    at = at[(at == len(kinds) - 1) | ((behind != WORD) & (behind != DIGIT))]
    at = at[(at < 2) | (codes.take(at - 2, mode="clip") != ord("q"))]
    old = list(zip(codes.take(at - 1).tolist(), codes.take(at).tolist(), strict=True))
    new = np.array([_endings().get(ending, ending) for ending in old], np.uint32).reshape(-1, 2)
    codes[at - 1], codes[at] = new[:, 0], new[:, 1]


@cache
def _endings() -> dict[tuple[int, int], tuple[int, int]]:
    """Endings in old and in new spelling, as code points."""
    return {(ord(old[0]), ord(old[1])): (ord(new[0]), ord(new[1])) for old, new in MODERN_ENDINGS.items()}
