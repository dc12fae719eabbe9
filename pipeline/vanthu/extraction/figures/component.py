"""The spaCy component of the family: `doc.spans["figures"]` and `doc.spans["dates"]`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from vanthu.extraction.places.document import shared
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.value import Place
from vanthu.notice import Mention, Notice
from vanthu.segmentation.extensions import text_of

from .context import interval, period_at, periods, unit_before
from .denominators import denominator_flag
from .figures import Context, find_figures
from .periods import find_date_values
from .quantities import Quantity
from .statement import Statement

_COUNTING = ("body", "table", "heading")
_LEVELS = ("province", "district", "commune")


class Figures:
    """Sets figures and dates. Keeps no state."""

    def __call__(self, doc: Doc) -> Doc:
        text = text_of(doc)
        frame = _Frame(doc)
        references = sorted((s.start_char, s.end_char) for s in doc.spans.get("references", ()))
        figures: list[Span] = []
        dates: list[Span] = []
        for paragraph in doc.spans.get("paragraphs", ()):
            start, end = paragraph.start_char, paragraph.end_char
            passage = text[start:end]
            named = find_date_values(passage, frame.year)
            if paragraph._.role in _COUNTING:
                cited = [(a - start, b - start) for a, b in references[slice(*_within(references, start, end))]]
                usual = frame.period(paragraph._.section_id)
                context = frame.context(passage, start, periods(passage, named, cited), usual)
                for mention in find_figures(passage, cited, context):
                    _add(doc, figures, mention, start)
            for mention in named:
                _add(doc, dates, mention, start)
        doc.spans["figures"] = figures
        doc.spans["dates"] = dates
        return doc


@Language.factory("vanthu_figures")
def create_figures(nlp: Language, name: str) -> Figures:  # noqa: ARG001 - spaCy's signature
    """Factory of the component: needs `doc.spans["paragraphs"]`, leaves out numbers in `doc.spans["references"]`.

    With `doc.spans["places"]` and a Place in `doc._.place` figures get their unit, and denominators are checked.
    """
    return Figures()


class _Frame:
    """What the document says of all its figures."""

    def __init__(self, doc: Doc) -> None:
        notice: Notice | None = doc._.notice
        self.day: str = doc._.date or (notice.letterhead.issued_on if notice is not None else "") or ""
        self.year = int(self.day[:4]) if self.day[:4].isdecimal() else None
        self.notice = notice
        self.titled: dict[int | None, str | None] = {}
        place = doc._.place
        self.uid = (place.unit_uid or None) if isinstance(place, Place) else None
        depth = _LEVELS.index(place.level) if isinstance(place, Place) else 0
        self.places = sorted(
            (span.start_char, span.end_char, value.unit_uid)
            for span in doc.spans.get("places", ())
            if (value := span._.value).unit_uid and _LEVELS.index(value.level) >= depth
        )

    def period(self, section_id: int | None) -> str | None:
        """The period that a section's heading, those above it or the title names."""
        if self.notice is None:
            return None
        if section_id not in self.titled:
            titles = [section.title for section in self.notice.section_path(section_id)]
            dated = (find_date_values(title, self.year) for title in (*titles, self.notice.letterhead.title))
            self.titled[section_id] = next((interval(found[0].value) for found in dated if found), None)
        return self.titled[section_id]

    def context(self, text: str, offset: int, dates: Sequence[Mention], usual: str | None) -> Context:
        """What the document tells of the figures of the paragraph at `offset`; `usual` is their period else."""
        inside = slice(*_within(self.places, offset, offset + len(text)))
        places = [(a - offset, b - offset, uid) for a, b, uid in self.places[inside]]

        def told(statement: Statement, limit: int) -> tuple[str | None, str | None, str | None]:
            main = statement.main
            period = period_at(text, main.start, main.end, limit, dates) if dates else None
            if period is None and "planned" not in statement.notes:
                period = usual
            uid = (unit_before(text, main.start, places) if places else None) or self.uid
            flag = self._checked(main, text, uid) if main.denominator and main.unit in _UNITS else None
            return period, uid, flag

        return told

    def _checked(self, ratio: Quantity, text: str, uid: str | None) -> str | None:
        if uid is None or not self.day:
            return None
        units: Gazetteer = shared().gazetteer
        unit: Unit | None = units.get(uid)
        return denominator_flag(ratio, text, unit, self.day, units) if unit is not None else None


_UNITS = frozenset(("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố"))


def _within(spans: Sequence[tuple[Any, ...]], start: int, end: int) -> tuple[int, int]:
    """Which of the sorted spans begin inside a passage."""
    return bisect_left(spans, start, key=itemgetter(0)), bisect_left(spans, end, key=itemgetter(0))


def _add(doc: Doc, spans: list[Span], mention: Mention, offset: int) -> None:
    span = doc.char_span(offset + mention.start, offset + mention.end, label=mention.label, alignment_mode="expand")
    # Spans of one passage share their attributes, so the passage belongs to the family that found it first: the 2 of
    # "các phường 1, 2 và 8" is a place, and a value set here would replace the place's.
    if span is not None and span._.value is None:
        span._.value = mention.value
        spans.append(span)
