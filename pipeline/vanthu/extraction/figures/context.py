"""The period and the unit that a figure holds for, read off what stands round it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter

from vanthu.notice import Mention

from .cues import SENTENCE_END
from .value import DateValue

_BASE = re.compile(r"(?:so (?:với|cùng)|cùng kỳ)[^,;:.()]{0,40}\Z")
_TERM = re.compile(r"(?:nhiệm kỳ|khóa|khoá)\b", re.IGNORECASE)
_AS_OF = re.compile(r"\s?\(?(?:tính |kể )?(?:đến|trong|vào|của|năm)?[^,;.()0-9]{0,20}\Z")
_start = attrgetter("start")
_end_of = itemgetter(1)
_BEHIND = 60
"""How far behind a figure its period may begin, in characters."""
_AFTER_REFERENCE = 12
"""How far behind a document's number its date may begin."""


def interval(value: DateValue) -> str:
    """A date or period in ISO 8601: `2022`, `2022-01-01/2022-06-30`."""
    return f"{value.iso}/{value.end_iso}" if value.end_iso else value.iso


def periods(text: str, dates: Sequence[Mention], references: Sequence[tuple[int, int]] = ()) -> list[Mention]:
    """Those dates of a paragraph that figures can hold for: not of documents, of terms of office or of comparisons."""
    kept: list[Mention] = []
    i = 0
    for date in dates:
        while i < len(references) and references[i][1] + _AFTER_REFERENCE < date.start:
            i += 1
        if i < len(references) and references[i][0] <= date.start:
            continue
        before = text[max(0, date.start - 60) : date.start]
        if not _TERM.match(text, date.start) and not _BASE.search(before):
            kept.append(date)
    return kept


class Sentences:
    """Where the sentences of a paragraph end, found when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: list[int] | None = None

    def part(self, start: int, end: int) -> bool:
        """Whether a sentence ends in `start:end`, or with it."""
        if self._ends is None:
            self._ends = [match.start() for match in SENTENCE_END.finditer(self.text)]
        i = bisect_left(self._ends, start)
        return (i < len(self._ends) and self._ends[i] < end) or (start < end and self.text[end - 1] in ".!?")


_COMPARED_WITH = re.compile(r"(?<!\w)so (?:với |cùng )?(?:cùng kỳ )?(?:của )?\Z", re.IGNORECASE)
"""Before a period that a figure is compared with."""
_NEAR = 30
"""How far before it such words begin, in characters."""


def period_at(sentences: Sentences, start: int, end: int, limit: int, dates: Sequence[Mention]) -> str | None:
    """The period of the figure at `start:end`: the last date before it in its sentence, else one behind it.

    `limit` is where the next figure begins; `dates` are sorted, as `periods` gives them.
    """
    text = sentences.text
    i = first = bisect_right(dates, start, key=_start)
    while (
        first
        and _COMPARED_WITH.search(text, max(0, dates[first - 1].start - _NEAR), dates[first - 1].start)
        and not sentences.part(dates[first - 1].end, start)
    ):
        first -= 1  # `So với tháng 3/2013, giảm 4 vụ`
    if first and dates[first - 1].end <= start and not sentences.part(dates[first - 1].end, start):
        return interval(dates[first - 1].value)
    while i < len(dates) and dates[i].start < end:
        i += 1
    if i < len(dates) and dates[i].start < min(limit, end + _BEHIND) and _AS_OF.match(text[end : dates[i].start]):
        return interval(dates[i].value)
    return None


def unit_before(sentences: Sentences, start: int, places: Sequence[tuple[int, int, str]]) -> str | None:
    """The uid of the place named last before a figure in its sentence; None if there is none or it ends a list.

    `places` are (start, end, uid) in text order.
    """
    i = bisect_right(places, start, key=_end_of)
    if not i or sentences.part(places[i - 1][1], start):
        return None
    first = places[i - 1][0]
    if i > 1 and first - places[i - 2][1] <= len(", thị trấn "):
        return None
    return places[i - 1][2]
