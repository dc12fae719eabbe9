"""What is known of each run between white space: its tokens, their types and where they lie.

Running text repeats its runs (a syllable, or one with its comma), so each is cut and normalised once and kept.
The memory is bounded: when it has grown past a limit it starts again empty, at the next batch.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .cutting import Cutter
from .offsets import normalise

AT_END = "\n"
"""Behind a run: it ends the text. Runs hold no white space, so this cannot be part of one."""

_LONGEST_MAPPED = 6
"""underthesea looks up no longer token in its map of misplaced tones."""


class ChunkTable(dict[str, int]):
    """Maps a run to its number; `table[run]` learns a new one. Not thread-safe."""

    LIMIT = 1 << 17
    """Tokens remembered, at most, when a batch begins."""
    CHARACTERS = 1 << 21
    """And characters."""

    def __init__(self, cutter: Cutter, type_of: Callable[[str], int]) -> None:
        from underthesea.pipeline.text_normalize.character_normalize import character_normalize
        from underthesea.pipeline.text_normalize.text_normalizer import token_map

        super().__init__()
        self._cutter, self._type_of = cutter, type_of
        self._token_map, self._character_normalize = token_map, character_normalize
        self.restart()

    def restart(self) -> None:
        """Forgets everything."""
        self.clear()
        self.characters = 0
        self.first, self.count, self.length = (np.zeros(1024, np.int32) for _ in range(3))
        self.type, self.start, self.end = (np.zeros(1024, np.int32) for _ in range(3))
        self.tokens: list[str] = []

    def trim(self) -> None:
        """Starts again when the table has grown past its limits."""
        if len(self.tokens) > self.LIMIT or self.characters > self.CHARACTERS:
            self.restart()

    def __missing__(self, run: str) -> int:
        ends_text = run.endswith(AT_END)
        text = run.removesuffix(AT_END)
        clean, boundaries = normalise(text)
        clean = self._character_normalize(clean)
        spans = self._cutter.cut(clean, ends_text)
        number, first = len(self), len(self.tokens)
        if number == len(self.first):
            self.first, self.count, self.length = (
                np.resize(a, 2 * number) for a in (self.first, self.count, self.length)
            )
        while first + len(spans) > len(self.type):
            self.type, self.start, self.end = (np.resize(a, 2 * len(a)) for a in (self.type, self.start, self.end))
        self.first[number], self.count[number], self.length[number] = first, len(spans), len(text)
        for at, (start, end) in enumerate(spans, first):
            token = clean[start:end]
            if len(token) <= _LONGEST_MAPPED:
                token = self._token_map.get(token, token)
            self.tokens.append(token)
            self.type[at] = self._type_of(token)
            self.start[at], self.end[at] = (start, end) if boundaries is None else (boundaries[start], boundaries[end])
        self.characters += len(run)
        self[run] = number
        return number
