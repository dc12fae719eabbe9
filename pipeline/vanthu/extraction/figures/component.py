"""The spaCy component of the family: `doc.spans["figures"]` and `doc.spans["dates"]`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from vanthu.notice import Mention, Notice
from vanthu.segmentation.extensions import text_of

from .figures import find_figures
from .periods import find_date_values

_COUNTING = ("body", "table", "heading")


class Figures:
    """Sets figures and dates. Keeps no state."""

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        year = _year(doc)
        references = sorted((s.start_char, s.end_char) for s in doc.spans.get("references", ()))
        figures: list[Span] = []
        dates: list[Span] = []
        at = 0
        for paragraph in doc.spans.get("paragraphs", ()):
            start, end = paragraph.start_char, paragraph.end_char
            passage = text[start:end]
            while at < len(references) and references[at][1] <= start:
                at += 1
            if paragraph._.role in _COUNTING:
                cited = []
                for first, last in references[at:]:
                    if first >= end:
                        break
                    cited.append((first - start, last - start))
                for mention in find_figures(passage, cited):
                    _add(doc, figures, mention, start)
            for mention in find_date_values(passage, year):
                _add(doc, dates, mention, start)
        doc.spans["figures"] = figures
        doc.spans["dates"] = dates
        return doc


@Language.factory("vanthu_figures")
def create_figures(nlp: Language, name: str) -> Figures:  # noqa: ARG001 - spaCy's signature
    """Factory of the component: needs `doc.spans["paragraphs"]`, leaves out numbers in `doc.spans["references"]`."""
    return Figures()


def _add(doc: Doc, spans: list[Span], mention: Mention, offset: int) -> None:
    span = doc.char_span(offset + mention.start, offset + mention.end, label=mention.label, alignment_mode="expand")
    # Spans of one passage share their attributes, so a passage belongs to the family that found it first.
    if span is not None and span._.value is None:
        span._.value = mention.value
        spans.append(span)


def _year(doc: Doc) -> int | None:
    """The year of the document, from what the caller said or the letterhead."""
    notice: Notice | None = doc._.notice
    stated = doc._.date or (notice.letterhead.issued_on if notice is not None else "")
    return int(stated[:4]) if stated and stated[:4].isdecimal() else None
