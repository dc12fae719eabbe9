"""Spans with values on a Doc, many at a time.

`span._` makes an object at each use, which costs more than the span itself; spaCy keeps what it holds in
`doc.user_data`, under the keys read and written here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Doc, Span

from vanthu.notice import Mention


def attribute(doc: Doc, name: str, start: int, end: int) -> Any:
    """What `span._.<name>` of the span of these characters holds; None if nothing was set."""
    data: dict[Any, Any] = doc.user_data
    return data.get(("._.", name, start, end))


def mark(doc: Doc, mentions: Iterable[Mention], offset: int, spans: list[Span]) -> None:
    """Adds the mentions to `spans`, widened to whole tokens; their own offsets count from `offset`.

    Spans of one passage share their attributes, so a passage belongs to the family that found it first: the 2 of "các
    phường 1, 2 và 8" is a place, and a value set here would replace the place's.
    """
    data: dict[Any, Any] = doc.user_data
    for mention in mentions:
        span = doc.char_span(offset + mention.start, offset + mention.end, mention.label, alignment_mode="expand")
        if span is None:
            continue
        key = ("._.", "value", span.start_char, span.end_char)
        if data.get(key) is None:
            data[key] = mention.value
            spans.append(span)
