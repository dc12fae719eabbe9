"""What the figure family finds: `Figure` (a row of the table `figures`) and `DateValue`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "count",
    "ratio",
    "percent",
    "permille",
    "money",
    "area",
    "weight",
    "length",
    "volume",
    "duration",
    "rate",
    "range",
    "change",
    "date",
]
Verdict = Literal["exceeded", "met", "missed"]
Comparator = Literal[">=", ">", "<=", "<", "="]


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator statement. What the text does not state is None.

    `value` is the main figure in `unit`: money in đồng, shares in %, everything else in the unit printed, with
    `nghìn`, `triệu`, `tỷ` multiplied out. Of a ratio it is the numerator, of a range the lower end, of a change the
    signed difference. `target` is in the unit of what it is held against: `percent` where the target is in per cent,
    also of a ratio whose percentage is not printed. `indicator` is in modern spelling (`hòa`, not `hoà`).
    """

    indicator: str | None
    kind: Kind
    value: float | None = None
    unit: str | None = None
    numerator: float | None = None
    denominator: float | None = None
    percent: float | None = None
    target: float | None = None
    comparator: Comparator | None = None
    verdict: Verdict | None = None
    flag: str | None = None
    """What does not agree, never which figure is wrong."""
    note: str | None = None
    """Remarks, joined by `; `: `verdict stated`, `verdict computed`, `more than`, `planned`, the base of a change."""
    period: str | None = None
    """ISO 8601 date or interval (`2022`, `2022-01-01/2022-06-30`) that it holds for."""
    unit_uid: str | None = None
    """The administrative unit it holds for: that of its sentence, else of the document."""


@dataclass(frozen=True, slots=True)
class DateValue:
    """A day, month, year or period; `iso` has as many parts as the text states, of a period it is the first."""

    iso: str
    precision: Literal["day", "month", "year", "period"]
    end_iso: str | None = None
