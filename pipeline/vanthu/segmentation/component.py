"""The spaCy component that sets paragraphs and sentences."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..notice import Notice, Paragraph
from . import extensions as _extensions  # noqa: F401 - registers span._.role, ._.marker, ._.section_id
from .boundaries import split

_LINE = re.compile(r"\S[^\n]*(?<=\S)")


class Paragraphs:
    """Sets `doc.spans["paragraphs"]`, `doc.spans["sentences"]` and `doc.sents`. Keeps no state."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        notice: Notice | None = doc._.notice
        paragraphs = notice.paragraphs if notice is not None else _lines(text)
        boundaries = _Boundaries(doc)
        spans: list[Span] = []
        sentences: list[Span] = []
        firsts = {0}
        for paragraph in paragraphs:
            span = boundaries.span(paragraph.start, paragraph.end, "PARAGRAPH")
            if span is None:
                continue
            span._.role, span._.marker = paragraph.role, paragraph.marker
            span._.section_id = paragraph.section_id
            spans.append(span)
            for start, end in split(text[paragraph.start : paragraph.end]):
                sentence = boundaries.span(paragraph.start + start, paragraph.start + end, "SENTENCE")
                if sentence is not None:
                    sentences.append(sentence)
            firsts.add(span.start)
            firsts.add(span.end)
        firsts.update(sentence.start for sentence in sentences)
        doc.spans["paragraphs"] = spans
        doc.spans["sentences"] = sentences
        # doc.sents must cover every token, markers and blank lines included; doc.spans["sentences"] is exact.
        for token in doc:
            token.is_sent_start = token.i in firsts
        return doc


@Language.factory("vanthu_paragraphs")
def create_paragraphs(nlp: Language, name: str) -> Paragraphs:  # noqa: ARG001 - spaCy's signature
    """Factory of the component: paragraphs from `doc._.notice`, or one for each line that is not empty."""
    return Paragraphs()


def _lines(text: str) -> list[Paragraph]:
    """Body paragraphs: the lines that are not blank, without the white space around them."""
    return [Paragraph("body", None, "", *match.span()) for match in _LINE.finditer(text)]


class _Boundaries:
    """Token indices of character offsets, looked up once for a Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        for token in doc:
            self.starts[token.idx] = token.i
            self.ends[token.idx + len(token)] = token.i + 1

    def span(self, start: int, end: int, label: str) -> Span | None:
        """The span of these characters, widened to whole tokens where a word straddles the boundary; None if empty."""
        first, last = self.starts.get(start), self.ends.get(end)
        if first is not None and last is not None and first < last:
            return Span(self.doc, first, last, label=label)
        found: Span | None = self.doc.char_span(start, end, label=label, alignment_mode="expand")
        return found if found is not None and len(found) else None
