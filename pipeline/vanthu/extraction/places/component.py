"""The spaCy component `vanthu_places`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from vanthu.extraction.places.document import document_unit, find_places, notice_context
from vanthu.extraction.places.value import Place
from vanthu.segmentation.extensions import text_of


class PlacesComponent:
    """Writes `doc.spans["places"]`, and into `doc._.place` the unit that the document is about.

    Reads `doc._.place` (what the caller knows: text or a Place), `doc._.date`, and the letterhead of `doc._.notice`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        given, notice = doc._.place, doc._.notice
        place = given.unit_uid if isinstance(given, Place) else given
        context = notice_context(notice) if notice else ()
        date = doc._.date or (notice.letterhead.issued_on if notice else "") or None
        spans: list[Span] = []
        text = text_of(doc)
        mentions = find_places(text, place=place, date=date, context=context)
        if notice:  # a line of its text is a paragraph, and no name reaches from one into the next
            mentions = [mention for mention in mentions if "\n" not in text[mention.start : mention.end]]
        for mention in mentions:
            span = doc.char_span(mention.start, mention.end, label="PLACE", alignment_mode="expand")
            if span is not None:
                span._.value = mention.value
                spans.append(span)
        doc.spans["places"] = spans
        doc._.place = document_unit(notice or text, place=place, date=date, mentions=mentions) or given
        return doc

    def to_disk(self, path: Path, *, exclude: Any = ()) -> None:
        """Nothing to write: the gazetteer belongs to the installed models."""

    def from_disk(self, path: Path, *, exclude: Any = ()) -> PlacesComponent:  # noqa: ARG002
        """Nothing to read."""
        return self


@Language.factory("vanthu_places", assigns=["doc.spans"])
def create_places(nlp: Language, name: str) -> PlacesComponent:  # noqa: ARG001
    """The factory named in the package's entry points."""
    return PlacesComponent()
