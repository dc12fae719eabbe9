"""`doc.ents` from the span groups of all families."""

from __future__ import annotations

from spacy.tokens import Doc

FAMILIES = ("references", "places", "figures", "people", "organisations", "dates")


def set_entities(doc: Doc) -> None:
    """Sets `doc.ents` to the spans of all families; where they overlap the longer stays, then the earlier.

    As `spacy.util.filter_spans` chooses, without asking each span for its tokens again.
    """
    spans = [span for family in FAMILIES if family in doc.spans for span in doc.spans[family]]
    bounds = [(span.start, span.end) for span in spans]
    taken = bytearray(len(doc))
    chosen = []
    for i in sorted(range(len(spans)), key=lambda i: (bounds[i][0] - bounds[i][1], bounds[i][0])):
        start, end = bounds[i]
        if not (taken[start] or taken[end - 1]):
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(spans[i])
    doc.set_ents(chosen)
