"""What the classifiers see of a text: its words as the segmenter gives them, in one spelling, and pairs of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from vanthu.orthography import fold

_DIGIT = re.compile(r"\d")
_SHAPES = (
    (re.compile(r"\d[\d.,]*\s?%"), "<percent>"),
    (re.compile(r"\d[\d.,]*/\d[\d.,]*"), "<ratio>"),
    (re.compile(r"\d[\d.,]*"), "<number>"),
)


def normalise(word: str) -> str:
    """One spelling a word: lower case, modern tones, figures by their shape, document numbers as <reference>."""
    if _DIGIT.search(word):
        for pattern, shape in _SHAPES:
            if pattern.fullmatch(word):
                return shape
        return "<reference>" if "/" in word and any(c.isalpha() for c in word) else "<mixed>"
    return fold(word)


def features(words: Iterable[str]) -> list[str]:
    """Unigrams and bigrams of the normalised words; marks of punctuation count as words, white space does not."""
    units = [normalise(word) for word in words if not word.isspace()]
    return units + [f"{a}_{b}" for a, b in pairwise(units)]


def features_of_texts(texts: Sequence[str]) -> list[list[str]]:
    """Features of plain texts, segmented in one batch as the tokenizer of the pipeline does it."""
    from vanthu.segmentation import segment

    return [
        features([text[start:end] for start, end in offsets.tolist()])
        for text, offsets in zip(texts, segment(texts), strict=True)
    ]
