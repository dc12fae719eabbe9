"""underthesea as it is, with exact offsets: the yardstick, and the engine when its model is not the one we know.

underthesea cuts a text into syllables and signs with one regular expression, lets a CRF label each `B-W` (begins a
word) or `I-W` (inside one), and joins. Of the characters it changes only these: NFC, `ð` to `đ`, and a map of misplaced
tones (`hoà` to `hòa`); it drops white space. So the expression's own spans, taken back through NFC, are the offsets.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .offsets import normalise

Offsets = NDArray[np.int32]
"""Shape (n, 2): 0-based start and end of each word, in code points of the text given."""

MODEL = "ws_crf_vlsp2013_20230727"
INSIDE = "I-W"
_lock = threading.Lock()


def model_folder() -> Path:
    """Where the installed underthesea keeps its segmentation model."""
    from underthesea.pipeline import word_tokenize

    return Path(word_tokenize.__file__).parent / "models" / MODEL


@cache
def _tagger() -> Any:
    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger

    tagger = FastCRFSequenceTagger()
    tagger.load(str(model_folder()))
    return tagger


def labels(tokens: Sequence[str]) -> list[str]:
    """underthesea's own labels of normalised tokens."""
    if not tokens:
        return []
    with _lock:
        tagger = _tagger()
    return list(tagger.predict([[token] for token in tokens]))


def tokens_of(text: str) -> tuple[list[str], list[int], list[int]]:
    """underthesea's tokens of `text` as it normalises them, with their starts and ends in `text`."""
    from underthesea.pipeline.text_normalize import token_normalize
    from underthesea.pipeline.text_normalize.character_normalize import character_normalize
    from underthesea.pipeline.word_tokenize import regex_tokenize

    clean, boundaries = normalise(text)
    clean = character_normalize(clean)
    spans = [match.span() for match in regex_tokenize.patterns.finditer(clean)]
    tokens = [token_normalize(clean[start:end]) for start, end in spans]
    if boundaries is None:
        return tokens, [start for start, _ in spans], [end for _, end in spans]
    return tokens, [boundaries[start] for start, _ in spans], [boundaries[end] for _, end in spans]


class PlainEngine:
    """Segments through underthesea itself, one text at a time."""

    def _decode(self, text: str) -> tuple[list[str], list[int], list[int], list[int]]:
        tokens, starts, ends = tokens_of(text)
        firsts = [i for i, label in enumerate(labels(tokens)) if i == 0 or label != INSIDE]
        return tokens, starts, ends, firsts

    def segment(self, texts: Sequence[str]) -> list[Offsets]:
        """Word offsets of each text."""
        found = []
        for text in texts:
            _, starts, ends, firsts = self._decode(text)
            lasts = [*(first - 1 for first in firsts[1:]), len(starts) - 1]
            pairs = [(starts[first], ends[last]) for first, last in zip(firsts, lasts, strict=False)]
            found.append(np.array(pairs, dtype=np.int32).reshape(-1, 2))
        return found

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """Words of each text, spelled as underthesea spells them."""
        found = []
        for text in texts:
            tokens, _, _, firsts = self._decode(text)
            bounds = [*firsts, len(tokens)]
            found.append([" ".join(tokens[a:b]) for a, b in pairwise(bounds)])
        return found
