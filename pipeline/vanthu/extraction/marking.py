"""Spans with values on a Doc, many at a time."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from vanthu.notice import Mention
from vanthu.segmentation.extensions import attribute, set_attributes


def mark(doc: Doc, mentions: Iterable[Mention], offset: int, spans: list[Span]) -> None:
    """Adds the mentions to `spans`, widened to whole tokens; their own offsets count from `offset`.

    Spans of one passage share their attributes, so a passage belongs to the family that found it first: the 2 of "các
    phường 1, 2 và 8" is a place, and a value set here would replace the place's.
    """
    for mention in mentions:
        span = doc.char_span(offset + mention.start, offset + mention.end, mention.label, alignment_mode="expand")
        if span is None:
            continue
        start, end = span.start_char, span.end_char
        if attribute(doc, "value", start, end) is None:
            set_attributes(doc, start, end, value=mention.value)
            spans.append(span)
