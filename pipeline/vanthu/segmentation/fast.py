"""underthesea's segmentation, many times faster: the same tokens, the same weights, whole batches at once.

For a batch of texts: split each at white space; look the runs up (`chunks`: tokens, types, offsets); lay all
tokens end to end; score them (`scoring`); decode (`viterbi`). Where rounding could decide between two labellings, and
where the expression reaches across white space, the text goes to the decoder of `textbook` instead.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import plain
from .chunks import AT_END, ChunkTable
from .cutting import CROSSES_SPACE, ENDS_TEXT, Cutter
from .hashing import Ints
from .plain import Offsets
from .scoring import BOS, EOS, PADDING, Scorer
from .textbook import TextbookDecoder
from .viterbi import Decoder
from .weights import load

_RUN = re.compile(r"\S+")
_BATCH_TEXTS = 2048
_BATCH_CHARACTERS = 1 << 18


@dataclass(frozen=True, slots=True)
class _Batch:
    """Tokens of some texts laid end to end."""

    slots: Ints
    """For each token its place in the chunk table."""
    starts: Ints
    ends: Ints
    counts: Ints
    """Tokens of each text."""
    begins: NDArray[np.bool_]
    """Whether a token begins a word."""


class FastEngine:
    """Segments as underthesea does.

    Raises UnknownModelError when the installed underthesea is not the known one. Safe in threads: a lock guards the
    tables.
    """

    def __init__(self) -> None:
        weights = load(plain.model_folder())
        self._scorer = Scorer(weights)
        self._decoder = Decoder(weights.transition)
        self._textbook = TextbookDecoder(weights)
        self._chunks = ChunkTable(Cutter(), self._scorer.type_of)
        self._lock = threading.Lock()

    def segment(self, texts: Sequence[str]) -> list[Offsets]:
        """Word offsets of each text."""
        found: list[Offsets] = []
        for batch in _batches(texts):
            with self._lock:
                self._chunks.trim()
                found.extend(self._offsets(batch))
        return found

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """Words of each text, spelled as underthesea spells them."""
        found: list[list[str]] = []
        for batch in _batches(texts):
            with self._lock:
                self._chunks.trim()
                found.extend(self._words(batch))
        return found

    def _offsets(self, texts: Sequence[str]) -> list[Offsets]:
        whole = self._crossing(texts)
        batch = self._decode(texts, whole)
        firsts = np.flatnonzero(batch.begins)
        pairs = np.empty((len(firsts), 2), np.int32)
        pairs[:, 0] = batch.starts[firsts]
        pairs[:-1, 1] = batch.ends[firsts[1:] - 1]
        pairs[-1:, 1] = batch.ends[-1:]
        bounds = np.searchsorted(firsts, _bounds(batch.counts)).tolist()
        found = [pairs[bounds[i] : bounds[i + 1]] for i in range(len(texts))]
        for i in whole:
            _, starts, ends, inside = self._whole(texts[i])
            found[i] = plain.joined(starts, ends, inside)
        return found

    def _words(self, texts: Sequence[str]) -> list[list[str]]:
        whole = self._crossing(texts)
        batch = self._decode(texts, whole)
        known = self._chunks.tokens
        tokens = [known[slot] for slot in batch.slots.tolist()]
        firsts = np.flatnonzero(batch.begins)
        bounds = np.searchsorted(firsts, _bounds(batch.counts)).tolist()
        words = [
            tokens[first] if last - first == 1 else " ".join(tokens[first:last])
            for first, last in pairwise([*firsts.tolist(), len(tokens)])
        ]
        found = [words[bounds[i] : bounds[i + 1]] for i in range(len(texts))]
        for i in whole:
            tokens, _, _, inside = self._whole(texts[i])
            found[i] = plain.spelled(tokens, inside)
        return found

    def _crossing(self, texts: Sequence[str]) -> list[int]:
        """Which texts hold a token that crosses white space."""
        return [i for i, text in enumerate(texts) if "Th" in text and CROSSES_SPACE.search(text)]

    def _whole(self, text: str) -> tuple[list[str], list[int], list[int], list[bool]]:
        """Tokens, starts, ends and labels of a text, cut whole."""
        tokens, starts, ends = plain.tokens_of(text)
        return tokens, starts, ends, self._textbook.inside(tokens)

    def _decode(self, texts: Sequence[str], skip: Sequence[int]) -> _Batch:
        """Tokens and word beginnings of the texts; those of `skip` count as empty."""
        skipped = frozenset(skip)
        runs = [[] if i in skipped else _runs(text) for i, text in enumerate(texts)]
        chunks = self._chunks
        numbers = np.fromiter(map(chunks.__getitem__, chain.from_iterable(runs)), np.int32)
        sizes = np.array([len(text) for text in runs], np.int64)
        at = self._starts_of_runs(texts, numbers, sizes)

        # From runs to tokens: most runs are one token.
        tokens_in_run = chunks.count[numbers]
        run_of = np.repeat(np.arange(len(numbers)), tokens_in_run)
        slots: Ints = (chunks.first[numbers] - _bounds(tokens_in_run)[:-1])[run_of] + np.arange(len(run_of))
        counts = np.diff(_bounds(tokens_in_run)[_bounds(sizes)])
        begins = self._begins(chunks.type[slots], counts, slots)
        return _Batch(slots, at[run_of] + chunks.start[slots], at[run_of] + chunks.end[slots], counts, begins)

    def _starts_of_runs(self, texts: Sequence[str], numbers: NDArray[np.int32], sizes: Ints) -> Ints:
        """Where each run starts in its text: told by the lengths if there are only single spaces, else looked for."""
        following = _bounds(self._chunks.length[numbers] + 1)
        bounds = _bounds(sizes)
        origins = following[bounds]
        starts: Ints = following[:-1] - np.repeat(origins[:-1], sizes)
        lengths = np.array([len(text) for text in texts])
        for i in np.flatnonzero((np.diff(origins) - 1 != lengths) & (sizes > 0)).tolist():
            starts[bounds[i] : bounds[i + 1]] = [match.start() for match in _RUN.finditer(texts[i])]
        return starts

    def _begins(self, types: NDArray[np.int32], counts: Ints, slots: Ints) -> NDArray[np.bool_]:
        """Which tokens begin a word, by Viterbi."""
        full = np.flatnonzero(counts)
        if not len(full):
            return np.zeros(0, np.bool_)
        sizes = counts[full]
        origins = _bounds(sizes)[:-1]
        firsts = origins + 2 * PADDING * np.arange(len(full)) + PADDING
        padded = np.full(len(types) + 2 * PADDING * len(full), EOS, np.int32)
        padded[firsts - 1] = padded[firsts - 2] = BOS
        positions = np.arange(len(types)) + np.repeat(firsts - origins, sizes)
        padded[positions] = types
        inside, ties = self._decoder.decode(self._scorer.scores(padded, firsts, sizes), firsts, sizes)
        begins: NDArray[np.bool_] = ~inside[positions]
        for i in np.flatnonzero(ties).tolist():
            span = slice(origins[i], origins[i] + sizes[i])
            tokens = [self._chunks.tokens[slot] for slot in slots[span].tolist()]
            begins[span] = ~np.array(self._textbook.inside(tokens))
        begins[origins] = True
        return begins


def _bounds(sizes: NDArray[np.signedinteger[Any]]) -> Ints:
    """Where consecutive pieces of these sizes begin and, last, where they end."""
    bounds = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=bounds[1:])
    return bounds


def _runs(text: str) -> list[str]:
    """The runs between white space; the last one is marked where its being last matters."""
    runs = text.split()
    if runs and runs[-1].endswith(".") and ENDS_TEXT.search(text):
        runs[-1] += AT_END
    return runs


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Slices of at most `_BATCH_TEXTS` texts and, save for single long ones, `_BATCH_CHARACTERS` characters."""
    start = characters = 0
    for i, text in enumerate(texts):
        if i > start and (i - start >= _BATCH_TEXTS or characters + len(text) > _BATCH_CHARACTERS):
            yield texts[start:i]
            start, characters = i, 0
        characters += len(text)
    if start < len(texts):
        yield texts[start:]
