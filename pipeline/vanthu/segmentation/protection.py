"""Protected spans: references, quantities, dates and abbreviations that must stay single words.

The text is decoded as if nothing were protected, so every other word is underthesea's; then a protected span
replaces the words inside it, and a word that straddles its edge is cut there. (Handing the CRF one opaque token instead
would change the features of its neighbours, hence words elsewhere.) When two spans overlap the longer one wins.
Words that reach over a stop (`lần thứ I. Dự`) are cut behind it, unless protected: none crosses a sentence's end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from .boundaries import SPACED_STOP
from .plain import Offsets
from .protectors import Protector, protectors

Span = tuple[int, int]

ABBREVIATIONS = "vanthu.abbreviations.v1"
# Which module registers a name when it is imported. Named here as text: this room does not import the rooms below it.
HOMES = {
    ABBREVIATIONS: "vanthu.segmentation.abbreviations",
    "vanthu.references.v1": "vanthu.extraction.references",
    "vanthu.places.v1": "vanthu.extraction.places",
    "vanthu.quantities.v1": "vanthu.extraction.figures",
}
DEFAULT = tuple(HOMES)


@cache
def protector(name: str) -> Protector | None:
    """The registered finder of that name; None when it belongs to a family that is not installed.

    Raises catalogue.RegistryError for a name that nobody provides.
    """
    home = HOMES.get(name)
    if home is not None and name not in protectors:
        if find_spec(home) is None:
            return None
        import_module(home)
    found: Protector = protectors.get(name)
    return found


def chosen(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order, without overlaps: of two that overlap the longer stays, then the earlier."""
    taken: list[Span] = []
    ordered = sorted({span for span in spans if span[0] < span[1]})
    for span in ordered:
        if taken and span[0] < taken[-1][1]:
            if span[1] - span[0] > taken[-1][1] - taken[-1][0]:
                taken[-1] = span
        else:
            taken.append(span)
    return taken


def protected_spans(text: str, names: Sequence[str]) -> list[Span]:
    """What the named protectors find in `text`, without overlaps."""
    finders = [finder for finder in map(protector, names) if finder is not None]
    return chosen(span for finder in finders for span in finder(text))


def by_line(lines: Sequence[Span], spans: Sequence[Span]) -> list[list[Span]]:
    """For each line the part of each span in it, relative to the line's start. Both in order, without overlaps."""
    found: list[list[Span]] = [[] for _ in lines]
    line = 0
    for start, end in spans:
        while line < len(lines) and lines[line][1] <= start:
            line += 1
        at = line
        while at < len(lines) and lines[at][0] < end:
            first, last = lines[at]
            found[at].append((max(start, first) - first, min(end, last) - first))
            at += 1
    return found


def protect(text: str, offsets: Offsets, spans: Sequence[Span]) -> Offsets:
    """Word offsets of `text` in which each of `spans` (sorted, not overlapping) is exactly one word."""
    if not spans:
        return offsets
    pairs: list[Span] = []
    words: list[Span] = list(map(tuple, offsets.tolist()))
    at = 0
    for start, end in spans:
        while at < len(words) and words[at][1] <= start:
            pairs.append(words[at])
            at += 1
        while at < len(words) and words[at][0] < end:
            word_start, word_end = words[at]
            if word_start < start:
                pairs.append(_trimmed(text, word_start, start))
            if word_end > end:
                words[at] = _trimmed(text, end, word_end)
                break
            at += 1
        pairs.append((start, end))
    pairs.extend(words[at:])
    return np.array([pair for pair in pairs if pair[0] < pair[1]], dtype=np.int32).reshape(-1, 2)


def cut_at_stops(text: str, offsets: Offsets, kept: Sequence[Span]) -> Offsets:
    """Word offsets of `text` in which only the spans `kept` (sorted, not overlapping) reach over a stop and a space."""
    gaps = np.array([match.span(1) for match in SPACED_STOP.finditer(text)], np.int32).reshape(-1, 2)
    if not len(gaps) or not len(offsets):
        return offsets
    words = offsets[np.searchsorted(offsets[:, 0], gaps[:, 0]) - 1]
    inside = (words[:, 0] < gaps[:, 0]) & (gaps[:, 1] < words[:, 1])
    cuts = [gap for gap in gaps[inside].tolist() if not _within(gap[0], kept)]
    if not cuts:
        return offsets
    # Words do not overlap, so each new end sorts in before the start that follows it.
    ends, starts = np.array(cuts, np.int32).T
    return np.stack([np.sort(np.append(offsets[:, 0], starts)), np.sort(np.append(offsets[:, 1], ends))], axis=1)


def _within(at: int, spans: Sequence[Span]) -> bool:
    """Whether `at` lies inside one of the spans, which are sorted and do not overlap."""
    before = bisect_left(spans, (at,)) - 1
    return before >= 0 and at < spans[before][1]


def _trimmed(text: str, start: int, end: int) -> Span:
    """The passage without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
