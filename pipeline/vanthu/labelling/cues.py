"""Cue spans: the words in a text that speak for a polarity, shown to the reader as the reason of a label."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Span

from vanthu.labelling.value import Cue
from vanthu.orthography import fold
from vanthu.vocabulary import table


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    directions = {row["cue"]: row["direction"] for row in table("cues", __package__)}
    longest_first = sorted(directions, key=lambda cue: (-len(cue), cue))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), directions


def find_cues(span: Doc | Span) -> tuple[Cue, ...]:
    """Cues in a Doc or span, with offsets in `doc.text`."""
    pattern, directions = _cues()
    text = span.text
    base = span.start_char if isinstance(span, Span) else 0
    return tuple(
        Cue(base + m.start(), base + m.end(), text[m.start() : m.end()], directions[m.group()])
        for m in pattern.finditer(fold(text))
    )
