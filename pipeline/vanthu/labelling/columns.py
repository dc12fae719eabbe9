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

_TOP = np.uint32(1 << 31)

Columns = npt.NDArray[np.int32]


def column(hashes: Ids) -> Columns:
    """The column of each hash."""
    return (hashes >> np.uint64(64 - BITS)).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Kept:
    """The columns that a block keeps: a bit for each, and how many are set before each 32 of them.

    It takes less than 1 MB where a table of places would take 8, and stays in the processor's cache.
    """

    words: npt.NDArray[np.uint64]
    ranks: npt.NDArray[np.uint64]
    """For each 32 columns their bits, and in the upper half how many columns before them are kept."""

    @classmethod
    def of(cls, columns: Columns) -> Self:
        """These columns and no others."""
        words = np.zeros(WIDTH // 64, np.uint64)
        np.bitwise_or.at(words, columns >> 6, np.uint64(1) << (columns & 63).astype(np.uint64))
        return cls.from_words(words)

    @classmethod
    def from_words(cls, words: npt.NDArray[np.uint64]) -> Self:
        """The columns whose bits are set."""
        halves = np.stack([words & np.uint64(0xFFFF_FFFF), words >> np.uint64(32)], axis=1).ravel()
        counts = np.bitwise_count(halves).astype(np.uint64)
        return cls(words, ((np.cumsum(counts) - counts) << np.uint64(32)) | halves)

    def has(self, columns: Columns) -> npt.NDArray[np.bool_]:
        """Which of `columns` are kept."""
        return self.places(columns) > 0

    def __len__(self) -> int:
        return int(np.bitwise_count(self.words).sum())

    def places(self, columns: Columns) -> npt.NDArray[np.int32]:
        """The place of each of `columns` among the kept, counted from 1; 0 for those that are not kept."""
        ranks = self.ranks.take(columns >> 5)
        # The bits of the column and of those before it, the column's own on top.
        bits = ranks.astype(np.uint32) << (~columns & 31).astype(np.uint32)
        places = (ranks >> np.uint64(32)).astype(np.int32)
        places += np.bitwise_count(bits)
        places *= bits >= _TOP
        return places
