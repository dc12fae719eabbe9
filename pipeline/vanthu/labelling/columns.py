"""Columns of features: n-grams are hashed to a fixed number of them (the hashing trick), of which a few are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from vanthu.labelling.units import Ids

BITS = 21
WIDTH = 1 << BITS
"""Number of feature columns."""

Columns = npt.NDArray[np.int32]


def column(hashes: Ids) -> Columns:
    """The column of each hash."""
    return (hashes >> np.uint64(64 - BITS)).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Kept:
    """The columns that a block keeps: a bit for each, and how many are set before each word of 64.

    It takes 0.4 MB where a table of places would take 8, and stays in the processor's cache.
    """

    words: npt.NDArray[np.uint64]
    before: npt.NDArray[np.int32]

    @classmethod
    def of(cls, columns: Columns) -> Self:
        """These columns and no others."""
        words = np.zeros(WIDTH // 64, np.uint64)
        np.bitwise_or.at(words, columns >> 6, np.uint64(1) << (columns & 63).astype(np.uint64))
        return cls.from_words(words)

    @classmethod
    def from_words(cls, words: npt.NDArray[np.uint64]) -> Self:
        """The columns whose bits are set."""
        counts = np.bitwise_count(words).astype(np.int32)
        return cls(words, np.cumsum(counts, dtype=np.int32) - counts)

    def has(self, columns: Columns) -> npt.NDArray[np.bool_]:
        """Which of `columns` are kept."""
        bits = self.words[columns >> 6] >> (columns & 63).astype(np.uint64)
        return np.asarray((bits & np.uint64(1)) != 0)

    def __len__(self) -> int:
        return int(np.bitwise_count(self.words).sum())

    def find(self, columns: Columns) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int32]]:
        """Which of `columns` are kept, and the place of each of those among the kept."""
        word = columns >> 6
        words = self.words.take(word)
        rest = words >> (columns & 63).astype(np.uint64)
        known = (rest & np.uint64(1)) != 0
        place = self.before.take(word) + (np.bitwise_count(words) - np.bitwise_count(rest))
        return known, place[known]
