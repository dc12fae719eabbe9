"""A read-only hash table from integers to rows that answers for a whole array of keys at once.

Pairs and triples of syllables are looked up by the million; numpy has no such table, and a sorted array
(`searchsorted`) takes four times as long. Open addressing with linear probing, three quarters empty.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # Fibonacci hashing: 2**64 divided by the golden ratio
_EMPTY = -1


class IntTable:
    """Maps non-negative keys to values >= 1; every other key to 0."""

    def __init__(self, entries: Mapping[int, int]) -> None:
        bits = max(4, (4 * len(entries)).bit_length())
        self._shift = np.uint64(64 - bits)
        self._mask = (1 << bits) - 1
        self._keys = np.full(1 << bits, _EMPTY, dtype=np.int64)
        self._values = np.zeros(1 << bits, dtype=np.int32)
        keys = np.fromiter(entries.keys(), np.int64, len(entries))
        values = np.fromiter(entries.values(), np.int32, len(entries))
        slots = self._slots(keys)
        while len(keys):
            # Of the keys that want the same free slot one gets it; the others try the next.
            free = self._keys[slots] == _EMPTY
            self._keys[slots[free]] = keys[free]
            placed = self._keys[slots] == keys
            self._values[slots[placed]] = values[placed]
            keys, values = keys[~placed], values[~placed]
            slots = (slots[~placed] + 1) & self._mask

    def _slots(self, keys: Ints) -> Ints:
        return ((keys.view(np.uint64) * _MULTIPLIER) >> self._shift).view(np.int64)

    def find(self, keys: Ints) -> NDArray[np.int32]:
        """The value of each key, 0 where there is none."""
        slots = self._slots(keys)
        held = self._keys[slots]
        hit = held == keys
        found = np.where(hit, self._values[slots], np.int32(0))
        pending = np.flatnonzero(~hit & (held != _EMPTY))
        slots = slots[pending]
        while len(pending):
            slots = (slots + 1) & self._mask
            held = self._keys[slots]
            hit = held == keys[pending]
            found[pending[hit]] = self._values[slots[hit]]
            more = ~hit & (held != _EMPTY)
            pending, slots = pending[more], slots[more]
        return found
