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
from .weights import MODEL

Offsets = NDArray[np.int32]
"""Shape (n, 2): 0-based start and end of each word, in code points of the text given."""

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


def labels(tokens: Sequence[str]) -> list[bool]:
    """underthesea's own labels of normalised tokens: whether each continues a word. The first never does."""
    if not tokens:
        return []
    with _lock:
        tagger = _tagger()
    return [False, *(label == INSIDE for label in tagger.predict([[token] for token in tokens])[1:])]


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


def joined(starts: Sequence[int], ends: Sequence[int], inside: Sequence[bool]) -> Offsets:
    """Word offsets from those of tokens and their labels."""
    firsts = [i for i, continues in enumerate(inside) if not continues]
    lasts = [first - 1 for first in firsts[1:]] + [len(inside) - 1]
    pairs = [(starts[first], ends[last]) for first, last in zip(firsts, lasts, strict=False)]
    return np.array(pairs, dtype=np.int32).reshape(-1, 2)


def spelled(tokens: Sequence[str], inside: Sequence[bool]) -> list[str]:
    """Words as underthesea writes them, their syllables joined by one space."""
    firsts = [i for i, continues in enumerate(inside) if not continues]
    return [" ".join(tokens[first:last]) for first, last in pairwise([*firsts, len(tokens)])]


class PlainEngine:
    """Segments through underthesea itself, one text at a time."""

    def segment(self, texts: Sequence[str]) -> list[Offsets]:
        """Word offsets of each text."""
        cut = map(tokens_of, texts)
        return [joined(starts, ends, labels(tokens)) for tokens, starts, ends in cut]

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """Words of each text, spelled as underthesea spells them."""
        return [spelled(tokens, labels(tokens)) for tokens, _, _ in map(tokens_of, texts)]
