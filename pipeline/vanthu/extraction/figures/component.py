"""The spaCy component of the family: `doc.spans["figures"]` and `doc.spans["dates"]`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from vanthu.extraction.places.document import shared
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.value import Place
from vanthu.notice import Mention, Notice
from vanthu.segmentation import extensions as _extensions  # noqa: F401 - registers span._.value

from .context import interval, period_at, periods, unit_before
from .denominators import denominator_flag
from .figures import find_figures
from .periods import find_date_values
from .value import Figure

_COUNTING = ("body", "table", "heading")
_LEVELS = ("province", "district", "commune")


class Figures:
    """Sets figures and dates. Keeps no state."""

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
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
                found = find_figures(passage, cited)
                if found:
                    usual = frame.period(paragraph._.section_id)
                    found = frame.placed(passage, start, found, periods(passage, named, cited), usual)
                for mention in found:
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

    def placed(
        self, text: str, offset: int, found: list[Mention], dates: Sequence[Mention], usual: str | None
    ) -> list[Mention]:
        """The figures of a paragraph with the period (else `usual`) and unit they hold for, denominators checked."""
        inside = slice(*_within(self.places, offset, offset + len(text)))
        places = [(a - offset, b - offset, uid) for a, b, uid in self.places[inside]]
        result = []
        for i, mention in enumerate(found):
            figure: Figure = mention.value
            limit = found[i + 1].start if i + 1 < len(found) else len(text)
            period = period_at(text, mention.start, mention.end, limit, dates) if dates else None
            if period is None and "planned" not in (figure.note or ""):
                period = usual
            uid = (unit_before(text, mention.start, places) if places else None) or self.uid
            flag = self._checked(figure, text, mention, uid) if figure.kind == "ratio" else figure.flag
            figure = replace(figure, period=period, unit_uid=uid, flag=flag)
            result.append(replace(mention, value=figure))
        return result

    def _checked(self, figure: Figure, text: str, mention: Mention, uid: str | None) -> str | None:
        if uid is None or not self.day or figure.unit not in _UNITS:
            return figure.flag
        units: Gazetteer = shared().gazetteer
        unit: Unit | None = units.get(uid)
        number_end = mention.end - len(figure.unit)
        flag = denominator_flag(figure, text, number_end, unit, self.day, units) if unit is not None else None
        return "; ".join(filter(None, (figure.flag, flag))) or None


_UNITS = frozenset(("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố"))


def _within(spans: Sequence[tuple[Any, ...]], start: int, end: int) -> tuple[int, int]:
    """Which of the sorted spans begin inside a passage."""
    return bisect_left(spans, start, key=itemgetter(0)), bisect_left(spans, end, key=itemgetter(0))


def _add(doc: Doc, spans: list[Span], mention: Mention, offset: int) -> None:
    span = doc.char_span(offset + mention.start, offset + mention.end, label=mention.label, alignment_mode="expand")
    if span is not None:
        span._.value = mention.value
        spans.append(span)
