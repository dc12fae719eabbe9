"""The spaCy component that sets paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.attrs import IDX, LENGTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from ..notice import Notice, Paragraph
from .boundaries import LINE, split, trim
from .extensions import set_attributes, text_of

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
        spans = tokens.spans([(p.start, p.end) for p in paragraphs], "PARAGRAPH")
        for span, paragraph in zip(spans, paragraphs, strict=True):
            set_attributes(
                doc,
                span.start_char,
                span.end_char,
                role=paragraph.role,
                marker=paragraph.marker,
                section_id=paragraph.section_id,
            )
        doc.spans["paragraphs"] = spans
        doc.spans["sentences"] = exact = tokens.spans(sentences, "SENTENCE")
        # doc.sents must cover every token, markers and blank lines included; doc.spans["sentences"] is exact.
        if len(doc):
            starts = np.full(len(doc) + 1, _NO_START, np.int64)
            for span in spans:
                starts[[span.start, span.end]] = _START
            starts[[0, *(span.start for span in exact)]] = _START
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


class _Tokens:
    """Finds tokens by their characters, for many spans at once."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        columns = doc.to_array([IDX, LENGTH]).astype(np.int64).reshape(-1, 2)
        self._starts, self._ends = columns[:, 0], columns.sum(axis=1)

    def spans(self, offsets: Sequence[tuple[int, int]], label: str) -> list[Span]:
        """Spans of these non-empty passages, widened to whole tokens where one straddles the boundary."""
        if not offsets:
            return []
        wanted = np.array(offsets)
        firsts = np.searchsorted(self._ends, wanted[:, 0], side="right").tolist()
        lasts = np.searchsorted(self._starts, wanted[:, 1], side="left").tolist()
        return [Span(self._doc, first, last, label=label) for first, last in zip(firsts, lasts, strict=True)]
