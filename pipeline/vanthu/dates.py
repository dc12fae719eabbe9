"""Dates as notices write them, normalised to ISO 8601 (`2022-10-25`, `2022-10`, `2022`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vanthu.errors import UsageError
from vanthu.orthography import fold
from vanthu.vocabulary import table

_MONTHS = {row["word"]: int(row["month"]) for row in table("months")}
MONTH_WORDS = rf"(?i:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![^\W_])"
"""A month in words, for use in patterns: `tháng Tám` (see `month_of`); case is ignored within it."""
DAY, MONTH, YEAR = r"[0-3]?[0-9]", r"[01]?[0-9]", r"(?:19|20)[0-9]{2}"
"""Figures of a day, a month and a year, for use in patterns; `iso_date` tells whether there is such a day."""
SURE_MONTH = r"(?:0?[1-9]|1[0-2])"
"""Figures of a month that there is, where nothing but the pattern asks."""
SEPARATOR = r"[/.-]"
"""Between the figures of a date."""
_D, _M, _Y = rf"(?P<d>{DAY})", rf"(?P<m>{MONTH})", rf"(?P<y>{YEAR})"
_WORDS = re.compile(
    rf"(?<!\d)(?:(?:ngày|Ngày|NGÀY)\s+(?:(?:mồng|mùng)\s+)?{_D}\s+)?(?:tháng|Tháng|THÁNG)"
    rf"\s+(?P<m>{MONTH}|(?(d){MONTH_WORDS}|(?!)))(?:\s+(?:năm|Năm|NĂM)\s+|\s*/\s*)"
    rf"(?P<y>{YEAR}|(?(d)\d\d(?![%-]|[.,/]\d)|(?!)))(?!\d)"
)
"""Behind a day the month may stand in words, and the year in two figures: `tháng Tám năm 1945` may be a name."""
_PLAIN_DAY = re.compile(rf"ngày\s+{_D}\s+tháng\s+{_M}\D+{_Y}", re.IGNORECASE)
"""A day of `_WORDS` that is told in figures alone, with the whole year."""
_DAY_OF_MONTH = rf"{_D}\s?(?P<sep>{SEPARATOR})\s?{_M}\s?(?P=sep)\s?"
"""A date in figures, up to its year."""
_FIGURES = re.compile(rf"(?<![\d/.,-])(?:(?:ngày|Ngày)\s+)?{_DAY_OF_MONTH}{_Y}(?![\d/-])(?!\.\d)")
_SHORT = re.compile(rf"(?:ngày|Ngày)(?<!ác ngày)(?<!ững ngày)\s+{_DAY_OF_MONTH}(?P<y>\d\d)(?![\d/%-])(?![.,]\d)")
"""Years of two figures are years only behind `ngày`: `ngày 17/3/09`, not `mục 1.2.09`."""
_LATEST, _EARLIEST = 35, 45
"""Years of two figures up to the first are of this century, from the second on of the last, between them of neither."""
_MONTH = re.compile(rf"(?<![\d/.,-])(?:tháng\s+)?{_M}/{_Y}(?![\d/-])(?!\.\d)")
_YEAR = re.compile(rf"(?:năm|Năm|NĂM)\s+{_Y}(?![\d./])")


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date in text; `iso` has as many parts as the text states."""

    start: int
    end: int
    iso: str


def iso_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """ISO form of a date or month or year; an empty string when there is no such day."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def check_iso(value: str | None) -> None:
    """Raise UsageError when a date given by the caller is no ISO day, month or year; None and `""` mean: not known."""
    match = _ISO.fullmatch(value) if isinstance(value, str) else None
    parts = [int(part) for part in match.groups() if part] if match else [0]
    if value and not (all(parts) and iso_date(*parts)):
        raise UsageError(
            f"date {value!r} is no ISO date: give a day, month or year that exists, as 2022-12-31, 2022-12 or 2022."
        )


def find_dates(text: str, *, years: bool = False) -> list[DateMatch]:
    """Full dates and months in text order (`ngày 25 tháng 10 năm 2022`, `25/10/2022`, `ngày 25/10/22`, `12/2022`).

    With `years`, also bare years (`năm 2022`). Impossible dates (31/02) are left out.
    """
    taken: list[tuple[int, int, str]] = []
    for pattern in (_WORDS, _FIGURES, _SHORT, _MONTH, *((_YEAR,) if years else ())):
        added: list[tuple[int, int, str]] = []
        at = 0
        for match in pattern.finditer(text):
            start, end = match.span()
            while at < len(taken) and taken[at][1] <= start:
                at += 1
            if at == len(taken) or end <= taken[at][0]:
                added.append((start, end, _iso(match)))
        taken = sorted(taken + added) if added else taken
    return [DateMatch(start, end, iso) for start, end, iso in taken if iso]


def worded_days(text: str) -> list[DateMatch]:
    """Days behind `ngày` that have a year of two figures, a month in words or `mồng` before them, in text order."""
    if "gày " not in text and "GÀY " not in text:
        return []
    found = list(_SHORT.finditer(text))
    found += [match for match in _WORDS.finditer(text) if match["d"] and not _PLAIN_DAY.fullmatch(match.group())]
    days = [DateMatch(*match.span(), _iso(match)) for match in sorted(found, key=re.Match.start)]
    return [day for day in days if day.iso]


def _iso(match: re.Match[str]) -> str:
    parts = match.groupdict()
    day, month = parts.get("d"), parts.get("m")
    year = whole_year(parts["y"])
    return iso_date(year, month_of(month) if month else None, int(day) if day else None) if year else ""


def month_of(printed: str) -> int | None:
    """The month that figures or words name: `08` and `Tám` are 8, `Giêng` is 1; None for anything else."""
    if printed.isdecimal():
        return int(printed) if 1 <= int(printed) <= 12 else None
    return _MONTHS.get(" ".join(fold(printed).split()))


def whole_year(printed: str) -> int | None:
    """A year as a number: `2009` and `09` are 2009, `98` is 1998; None for 36 to 44, which may be of either century."""
    year = int(printed)
    if len(printed) == 4:
        return year
    return 2000 + year if year <= _LATEST else 1900 + year if year >= _EARLIEST else None


def date_at(text: str, start: int) -> DateMatch | None:
    """The full date or month that begins exactly at `start` (`ngày 25/10/2022`, `tháng 5 năm 2014`), or None."""
    for pattern in (_WORDS, _FIGURES, _SHORT, _MONTH):
        if match := pattern.match(text, start):
            iso = _iso(match)
            return DateMatch(match.start(), match.end(), iso) if iso else None
    return None
