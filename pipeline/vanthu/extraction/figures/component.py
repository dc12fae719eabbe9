"""The spaCy component of the family: `doc.spans["figures"]` and `doc.spans["dates"]`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from vanthu.extraction.marking import mark
from vanthu.extraction.places.document import shared
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.value import Place
from vanthu.notice import Mention, Notice
from vanthu.segmentation.extensions import attribute, text_of

from .aim_cues import PLANNING
from .aims import announces_targets, are_results, are_targets, are_tasks, is_item
from .context import Sentences, interval, period_at, periods, unit_before
from .denominators import denominator_flag
from .figures import Context, Reading, mentions_of, read
from .periods import find_date_values
from .quantities import has_numbers
from .settling import Paragraph, settle
from .statement import Statement
from .tables import Columns, columns_of, row_figure
from .units import Quantity
from .year_cues import OPENING, opens_in_year

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
        readings: list[tuple[int, Reading, Context]] = []
        paragraphs: list[Paragraph] = []
        rows: list[tuple[int, list[Mention]]] = []
        days: list[tuple[int, Sequence[Mention]]] = []
        announced = False
        columns: Columns | None = None
        for paragraph in doc.spans.get("paragraphs", ()):
            start, end = paragraph.start_char, paragraph.end_char
            passage = text[start:end]
            listed = announced and (is_item(passage) or bool(attribute(doc, "marker", start, end)))
            announced = listed
            if not listed and passage.rstrip().endswith(":"):
                reached = frame.reached(attribute(doc, "section_id", start, end))
                announced = announces_targets(passage, reached=reached)
            row = "\t" in passage and attribute(doc, "role", start, end) == "table"
            columns = (columns_of(passage) or columns) if row else None
            if not has_numbers(passage):
                continue
            named = find_date_values(passage, frame.year)
            if attribute(doc, "role", start, end) in _COUNTING:
                first, last = _within(references, start, end) if references else (0, 0)
                cited = [(a - start, b - start) for a, b in references[first:last]]
                section_id = attribute(doc, "section_id", start, end)
                usual = frame.period(section_id)
                aimed = frame.planned(section_id)
                tasks = frame.tasks(section_id)
                aims = tasks if aimed is None else aimed
                context = frame.context(passage, start, periods(passage, named, cited) if named else (), usual, aims)
                planned, ahead = listed or aimed is not None, tasks is not None
                compared = row_figure(passage, columns, context) if columns is not None else None
                if compared is not None:
                    rows.append((start, [compared]))
                else:
                    running = usual is None and frame.running
                    reading = read(passage, cited, planned=planned, ahead=ahead, year=frame.year, running=running)
                    readings.append((start, reading, context))
                    headed = int(ahead) - int(frame.reached(section_id))
                    paragraphs.append(Paragraph(start, reading.clean, reading.statements, headed))
            if named:
                days.append((start, named))
        settle(text, paragraphs, frame.year)
        rows += [(start, mentions_of(reading, context)) for start, reading, context in readings]
        for start, mentions in sorted(rows, key=itemgetter(0)):
            mark(doc, mentions, start, figures)
        for start, found in days:
            mark(doc, found, start, dates)
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
        body = next((p.start for p in notice.paragraphs if p.role == "body"), -1) if notice is not None else -1
        self.running = body >= 0 and opens_in_year(text_of(doc)[: body + OPENING].lower(), body)
        self.titled: dict[int | None, str | None] = {}
        self.aims: dict[int, str | None] = {}
        self.results: dict[int, bool] = {}
        self.to_do: dict[int, str | None] = {}
        place = doc._.place
        self.uid = (place.unit_uid or None) if isinstance(place, Place) else None
        depth = _LEVELS.index(place.level) if isinstance(place, Place) else 0
        self.places: list[tuple[int, int, str]] = []
        for span in doc.spans.get("places", ()):
            start, end = span.start_char, span.end_char
            value = attribute(doc, "value", start, end)
            if value.unit_uid and _LEVELS.index(value.level) >= depth:
                self.places.append((start, end, value.unit_uid))
        self.places.sort()
        self.dated: dict[str, str | None] = {}

    def period(self, section_id: int | None) -> str | None:
        """The period that a section's heading, those above it or the title names."""
        if self.notice is None:
            return None
        if section_id not in self.titled:
            titles = [section.title for section in self.notice.section_path(section_id)]
            periods_named = map(self._dated, (*titles, self.notice.letterhead.title))
            self.titled[section_id] = next(filter(None, periods_named), None)
        return self.titled[section_id]

    def planned(self, section_id: int | None) -> str | None:
        """If the headings say that what stands under them is still to be reached: when (`""` if they do not tell)."""
        if self.notice is None or section_id is None:
            return None
        if section_id not in self.aims:
            titles = [section.title for section in self.notice.section_path(section_id)]
            self.aims[section_id] = self._aimed_at(titles) if are_targets(titles, self.year) else None
        return self.aims[section_id]

    def tasks(self, section_id: int | None) -> str | None:
        """If the headings say that what stands under them is still to be done: when (`""` if they do not tell)."""
        if self.notice is None or section_id is None:
            return None
        if section_id not in self.to_do:
            titles = [section.title for section in self.notice.section_path(section_id)]
            ahead = are_tasks(titles, self.year, self.notice.letterhead.doc_type)
            self.to_do[section_id] = self._aimed_at(titles) if ahead else None
        return self.to_do[section_id]

    def _aimed_at(self, titles: list[str]) -> str:
        """The first period that headings of targets name; of a plan else that of its title."""
        head = self.notice.letterhead if self.notice is not None else None
        if head is not None and head.doc_type.lower().startswith(PLANNING):
            titles = [*titles, head.title]
        return next(filter(None, map(self._dated, titles)), "")

    def reached(self, section_id: int | None) -> bool:
        """Whether the headings say that what stands under them has been reached."""
        if self.notice is None or section_id is None:
            return False
        if section_id not in self.results:
            self.results[section_id] = are_results([s.title for s in self.notice.section_path(section_id)])
        return self.results[section_id]

    def _dated(self, title: str) -> str | None:
        """The first period that a title names."""
        if title not in self.dated:
            found = find_date_values(title, self.year) if has_numbers(title) else ()
            self.dated[title] = interval(found[0].value) if found else None
        return self.dated[title]

    def context(
        self, text: str, offset: int, dates: Sequence[Mention], usual: str | None, aimed: str | None
    ) -> Context:
        """What the document tells of the figures of the paragraph at `offset`.

        `usual` is the period of its figures else, `aimed` of those still to be reached.
        """
        first, last = _within(self.places, offset, offset + len(text)) if self.places else (0, 0)
        places = [(a - offset, b - offset, uid) for a, b, uid in self.places[first:last]]

        sentences = Sentences(text)

        def told(statement: Statement, limit: int) -> tuple[str | None, str | None, str | None]:
            main = statement.main
            period = period_at(sentences, main.start, main.end, limit, dates) if dates else None
            if period is None and "planned" not in statement.notes:
                period = usual
            elif period is None:
                period = aimed or (usual if usual and self._is_to_come(usual) else None)
            uid = (unit_before(sentences, main.start, places) if places else None) or self.uid
            flag = self._checked(main, text, uid) if main.denominator and main.unit in _UNITS else None
            return period, uid, flag

        return told

    def _is_to_come(self, period: str) -> bool:
        """Whether a period ends no earlier than the year of the document: what is planned may be of it."""
        last = period.rpartition("/")[2][:4]
        return self.year is None or (last.isdecimal() and int(last) >= self.year)

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
