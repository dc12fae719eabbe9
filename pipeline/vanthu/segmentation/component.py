"""The spaCy component that sets paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import IDX, LENGTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from ..notice import Notice, Paragraph
from .boundaries import LINE, split, trim
from .extensions import key, text_of

_START, _NO_START = 1, -1


class Paragraphs:
    """Sets `doc.spans["paragraphs"]`, `doc.spans["sentences"]` and `doc.sents`. Keeps no state."""

    def __call__(self, doc: Doc) -> Doc:
        notice: Notice | None = doc._.notice
        text = text_of(doc)
        paragraphs = [p for p in (notice.paragraphs if notice is not None else _lines(text)) if p.start < p.end]
        sentences = [
            (p.start + start, p.start + end) for p in paragraphs for start, end in split(text[p.start : p.end])
        ]
        tokens = _Tokens(doc)
        inner = tokens.covering(sentences)
        if len(inner) > 1 and (inner[1:, 0] < inner[:-1, 1]).any():
            sentences = _part(doc, text, sentences, inner)
            tokens = _Tokens(doc)
            inner = tokens.covering(sentences)
        outer = tokens.covering([(p.start, p.end) for p in paragraphs])
        data: dict[Any, Any] = doc.user_data
        for (start, end), paragraph in zip(tokens.characters(outer), paragraphs, strict=True):
            data[key("role", start, end)] = paragraph.role
            data[key("marker", start, end)] = paragraph.marker
            data[key("section_id", start, end)] = paragraph.section_id
        doc.spans["paragraphs"] = [Span(doc, first, last, label="PARAGRAPH") for first, last in outer.tolist()]
        doc.spans["sentences"] = [Span(doc, first, last, label="SENTENCE") for first, last in inner.tolist()]
        # doc.sents must cover every token, markers and blank lines included; doc.spans["sentences"] is exact.
        if len(doc):
            starts = np.full(len(doc) + 1, _NO_START, np.int64)
            starts[outer.ravel()] = _START
            starts[inner[:, 0]] = _START
            starts[0] = _START
            doc.from_array([SENT_START], starts[:-1, np.newaxis].astype(np.uint64))  # type: ignore[arg-type]
        return doc


@Language.factory("vanthu_paragraphs")
def create_paragraphs(nlp: Language, name: str) -> Paragraphs:  # noqa: ARG001 - spaCy's signature
    """Factory of the component: paragraphs from `doc._.notice`, or one for each line that is not empty."""
    return Paragraphs()


def _lines(text: str) -> list[Paragraph]:
    """Body paragraphs: the lines that are not blank, without the white space around them."""
    spans = (trim(text, *match.span()) for match in LINE.finditer(text))
    return [Paragraph("body", None, "", start, end) for start, end in spans if start < end]


def _part(
    doc: Doc, text: str, sentences: Sequence[tuple[int, int]], covered: npt.NDArray[np.int64]
) -> list[tuple[int, int]]:
    """Sentences of which none shares a word with the next.

    Words are found without regard to sentences. One that runs across white space between two is cut there (`khóa XII.
    Các`); in one without white space (`97.QĐ/UB`) no sentence ended.
    """
    parted = list(sentences[:1])
    cuts: dict[int, list[int]] = {}
    for i in range(1, len(sentences)):
        start, end = sentences[i]
        if covered[i, 0] >= covered[i - 1, 1]:
            parted.append((start, end))
        elif parted[-1][1] < start:
            cuts.setdefault(int(covered[i, 0]), []).extend((parted[-1][1], start))
            parted.append((start, end))
        else:
            parted[-1] = (parted[-1][0], end)
    with doc.retokenize() as retokenizer:
        for at, offsets in cuts.items():
            token = doc[at]
            edges = [token.idx, *offsets, token.idx + len(token)]
            pieces = [text[start:end] for start, end in pairwise(edges)]
            retokenizer.split(token, pieces, heads=[(token, i) for i in range(len(pieces))])
    return parted


class _Tokens:
    """Finds tokens by their characters, for many spans at once."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        columns = doc.to_array([IDX, LENGTH]).astype(np.int64).reshape(-1, 2)
        self._starts, self._ends = columns[:, 0], columns.sum(axis=1)

    def covering(self, offsets: Sequence[tuple[int, int]]) -> npt.NDArray[np.int64]:
        """For each of these non-empty passages its first token and the one behind its last; widened to whole tokens
        where one straddles the boundary."""
        wanted = np.array(offsets, np.int64).reshape(-1, 2)
        firsts = np.searchsorted(self._ends, wanted[:, 0], side="right")
        lasts = np.searchsorted(self._starts, wanted[:, 1], side="left")
        return np.stack([firsts, lasts], axis=1)

    def characters(self, tokens: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
        """The characters that runs of tokens cover."""
        return list(zip(self._starts[tokens[:, 0]].tolist(), self._ends[tokens[:, 1] - 1].tolist(), strict=True))
