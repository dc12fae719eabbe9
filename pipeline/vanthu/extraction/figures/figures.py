"""Finds the figures of a text: `find_figures`, or step by step `read`, `settle` over a document, `mentions_of`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from vanthu.notice import Mention
from vanthu.orthography import modern_tones

from .audit import audit
from .periods import impossible_days
from .planned import TURNED
from .quantities import find_quantities
from .repairs import repaired, torn_before
from .settling import Paragraph, settle
from .statement import Statement
from .statements import statements
from .units import Quantity
from .value import Comparator, Figure

_APART = 10
"""By how many times a fall may differ from the one that was planned."""
Context = Callable[[Statement, int], tuple[str | None, str | None, str | None]]
"""Given a statement and where the next one begins: its period, its unit and a further flag."""


class Reading(NamedTuple):
    """The statements of one paragraph as its own words tell them; their offsets are those of `clean`."""

    text: str
    clean: str
    """The text repaired, of the same length."""
    statements: list[Statement]


def find_figures(
    text: str,
    excluded: Sequence[tuple[int, int]] = (),
    context: Context | None = None,
    *,
    planned: bool = False,
    ahead: bool = False,
    year: int | None = None,
) -> list[Mention]:
    """The indicator statements of a text, in text order; offsets are 0-based in `text`.

    `excluded` are spans (sorted) whose numbers are no figures: the references already found. `context` adds what only
    the document tells. `planned` says that the paragraph stands under words for targets, in a heading or the line
    before it, `ahead` that it stands under a heading of tasks: so much of a plan has not been reached there; `year`
    when the document was written: what is told of a later year is still to be reached.
    Raises ResourceError when the model of what is still ahead (`models/`) is missing or damaged.
    """
    reading = read(text, excluded, planned=planned, ahead=ahead, year=year)
    settle(text, (Paragraph(0, reading.clean, reading.statements, int(ahead)),), year)
    return mentions_of(reading, context)


def read(
    text: str,
    excluded: Sequence[tuple[int, int]] = (),
    *,
    planned: bool = False,
    ahead: bool = False,
    year: int | None = None,
    running: bool = False,
) -> Reading:
    """The statements of one paragraph; what is asked of its words is what `find_figures` asks.

    `running` says that the document opens with a part of a year (`9 tháng đầu năm`): its plans are not yet missed.
    """
    clean = modern_tones(repaired(text))  # the vocabulary is in modern spelling: `xoá` is `xóa`
    quantities = find_quantities(clean)
    if excluded:
        quantities = _outside(quantities, excluded)
    told = {"planned": planned, "ahead": ahead, "running": running}
    found = statements(clean, quantities, year=year, **told) if quantities else []
    return Reading(text, clean, found)


def mentions_of(reading: Reading, context: Context | None = None) -> list[Mention]:
    """The figures of a paragraph whose statements have been settled, and its days that cannot be."""
    text, clean, found = reading
    mentions: list[Mention] = []
    audit(found)
    for i, s in enumerate(found):
        limit = found[i + 1].main.start if i + 1 < len(found) else len(text)
        told = context(s, limit) if context else (None, None, None)
        start = s.main.start if clean is text else torn_before(text, clean, s.main.start)
        mentions.append(Mention(start, s.main.end, "FIGURE", figure_of(s, text, clean, *told)))
    if wrong := impossible_days(text):
        mentions += [Mention(start, end, "FIGURE", _no_such_day(text[start:end])) for start, end in wrong]
        mentions.sort(key=lambda m: (m.start, -m.end))
        mentions = [m for i, m in enumerate(mentions) if not i or mentions[i - 1].end <= m.start]
    return mentions


def _no_such_day(printed: str) -> Figure:
    return Figure(None, "date", flag=f"impossible_date: {printed}")


def _outside(quantities: Sequence[Quantity], excluded: Sequence[tuple[int, int]]) -> list[Quantity]:
    kept, i = [], 0
    for quantity in quantities:
        while i < len(excluded) and excluded[i][1] <= quantity.start:
            i += 1
        if i == len(excluded) or excluded[i][0] >= quantity.end:
            kept.append(quantity)
    return kept


def _of_part_of_year(period: str | None) -> bool:
    """Whether a period (ISO 8601) ends before the year does that it begins in."""
    begin, _, end = (period or "").partition("/")
    return bool(end) and begin[:4] == end[:4] and len(end) > 4 and end[5:7] != "12"


def _target(s: Statement) -> tuple[float | None, Comparator | None]:
    """A target and its comparator; that of a fall is told with its sign: `giảm 141 hộ (kế hoạch giảm 120 hộ)`."""
    fall, main = -s.change if s.turned else s.change, s.main
    if s.target is None or fall >= 0 or s.target < 0:
        return s.target, s.comparator
    level = s.target_percent and not (main.unit or "").startswith(("%", "điểm"))
    if level or not 1 / _APART <= main.value / (s.target or 1.0) <= _APART:
        return s.target, s.comparator
    return -s.target, TURNED.get(s.comparator, s.comparator) if s.comparator else None


def figure_of(
    s: Statement, text: str, clean: str, period: str | None, unit_uid: str | None, flag: str | None
) -> Figure:
    """The row of a statement; `clean` is the repaired text, the rest what only the document tells."""
    main = s.main
    if flag:
        s.flags.append(flag)
    if "planned" in s.notes:
        s.verdict = None  # what is still to be reached has neither beaten nor missed anything
    if s.verdict == "missed" and not (s.stated or s.ended) and _of_part_of_year(period):
        s.verdict = None  # the year is not over whose plan it is held against
    if s.verdict:
        s.notes.append("verdict stated" if s.stated else "verdict computed")
    if s.of_plan:
        s.notes.append("percent of plan")
    if clean is not text:
        printed = text[torn_before(text, clean, main.start) : main.number_end]
        if printed != clean[main.start : main.number_end]:
            s.notes.append(f"{printed} read as {clean[main.start : main.number_end]}")
    target, comparator = _target(s)
    return Figure(
        indicator=s.name or None,
        kind="change" if s.change else main.kind,  # type: ignore[arg-type]
        value=-abs(main.value) if s.change < 0 else main.value,
        unit=main.unit,
        numerator=s.numerator,
        denominator=s.denominator,
        percent=None if s.change and s.percent == main.value else s.percent,
        target=target,
        comparator=comparator,
        verdict=s.verdict,
        flag="; ".join(s.flags) or None,
        note="; ".join(s.notes) or None,
        period=period,
        unit_uid=unit_uid,
    )
