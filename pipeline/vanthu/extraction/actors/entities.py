"""`doc.ents` from the span groups of all families."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.util import filter_spans

FAMILIES = ("references", "places", "figures", "people", "organisations", "dates")


def set_entities(doc: Doc) -> None:
    """Sets `doc.ents` to the spans of all families; where they overlap the longer stays, then the earlier."""
    doc.set_ents(filter_spans([span for family in FAMILIES for span in doc.spans.get(family, ())]))
