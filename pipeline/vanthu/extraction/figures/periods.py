"""Dates and periods as mentions: days, months, quarters, years, terms (`nhiệm kỳ 2020-2025`)."""

from __future__ import annotations

import re
from calendar import monthrange

from vanthu.dates import DAY, MONTH, SEPARATOR, YEAR, iso_date, worded_days
from vanthu.notice import Mention
from vanthu.numbers import ordinal

from .value import DateValue

# Every dated expression ends in its year: years are found first, then what stands before each is read backwards.
_YEAR = re.compile(r"[12](?<!\w[12])[0-9]{3}(?![0-9]|[.,][0-9]|\w)")
_BEFORE = re.compile(
    rf"(?:(?P<first>{YEAR})\s?[-–]\s?"
    rf"|(?:ngày\s+)?(?P<day>{DAY})\s+tháng\s+(?P<month>{MONTH})(?:\s+năm\s+|\s?/\s?)"
    rf"|(?:ngày\s+)?(?P<d>{DAY})\s?(?P<sep>{SEPARATOR})\s?(?P<m>{MONTH})\s?(?P=sep)\s?"
    rf"|(?:tháng\s+)?(?P<only>{MONTH})\s?/\s?|tháng\s+(?P<named>{MONTH})\s+năm\s+"
    r"|(?P<months>[0-9]{1,2})\s+tháng\s+(?P<part>đầu|cuối)\s+năm\s+"
    r"|quý\s+(?P<quarter>IV|I{1,3}|[1-4])(?:\s+năm\s+|\s?/\s?|\s?[-–]\s?)|năm\s+|(?P<plan>(?:hoạch|toán|tiêu)\s+))\Z",
    re.IGNORECASE,
)
_WORDS = ("năm", "tháng", "ngày", "quý", "đầu", "cuối", "hoạch", "toán", "tiêu")
_PARTS = re.compile(rf"(?:{'|'.join(word[::-1] for word in _WORDS)}|[0-9IViv\s/.–-])*", re.IGNORECASE)
"""All that `_BEFORE` is made of, for a text given backwards: further back it need not begin."""
_TERM = re.compile(r"(?:nhiệm\skỳ|giai\sđoạn|lộ\strình|thời\skỳ|năm\shọc|niên\sđộ|từ\snăm)\s+\Z", re.IGNORECASE)
_OPEN_PERIOD = re.compile(r"[0-9](?<!\w[0-9])[0-9]?\stháng\s(?P<part>đầu|cuối)\snăm(?!\s+[0-9])")
_AFTER_TO = re.compile(rf"\s?[-–]\s?{YEAR}(?![0-9])")
_FULL_DATE = re.compile(
    rf"(?P<day>[0-9](?<![\w/.,-][0-9])[0-9]?)(?P<sep>{SEPARATOR})(?P<month>[0-9]{{1,2}})(?P=sep)(?P<year>{YEAR})"
    r"(?![0-9/-]|\.[0-9])"
)
_OF_YEAR = re.compile(r"\s?:|\s(?:là|giao|đề ra|đặt|phấn đấu)(?!\w)")
"""Behind a year that stands right behind words for a plan: `kế hoạch 2023 là 7%`, not `kế hoạch 2000 hộ`."""
_SINCE_DAY = re.compile(
    rf"(?:ngày|từ)\s+(?P<day>{DAY})(?:\s?{SEPARATOR}\s?(?P<month>{MONTH}))?"
    r"(?:\s?[-–]\s?|\s+(?:đến|tới)\s+(?:hết\s+)?)(?:ngày\s+)?\Z",
    re.IGNORECASE,
)
"""Before a day that ends several, the first of them: `từ ngày 15 đến ngày 20/7/2022`."""
_SINCE_REACH = 32
_REACH = 40
_SHORTEST = len("1/")


def find_date_values(text: str, year: int | None = None) -> list[Mention]:
    """Dates and periods in text order; offsets are 0-based in `text`. Days that do not exist are left out.

    `year` (that of the document) dates expressions without one: `06 tháng đầu năm`.
    """
    found: list[Mention] = []
    for match in _YEAR.finditer(text) if "20" in text or "19" in text else ():
        start, end = match.span()
        if text[start : start + 2] not in ("19", "20") or _AFTER_TO.match(text, end):
            continue
        floor = max(start - _REACH, found[-1].end if found else 0)
        near = _PARTS.match(text[floor:start][::-1])
        if near is None or near.end() < _SHORTEST:
            continue
        floor = start - near.end()
        before = _BEFORE.search(text[floor:start])
        if before is None:
            continue
        at = floor + before.start()
        if before["plan"]:
            if not _OF_YEAR.match(text, end):
                continue
            at = start
        since = _SINCE_DAY.search(text, max(0, at - _SINCE_REACH), at) if before["day"] or before["d"] else None
        if at and since is None and before.group()[0].isdigit() and text[at - 1] in "0123456789/.,-":
            continue
        if before["only"] and before.group()[0].isdigit() and _names_document(text, at, end):
            continue
        value = _value(before, int(match.group()))
        if since is not None and value is not None and (period := _days(since, value)):
            at, value = since.start(), period
        if value is not None:
            if before.group("first") and (term := _TERM.search(text[max(0, at - 16) : at])):
                at = max(0, at - 16) + term.start()
            found.append(Mention(at, end, "DATE", value))
    if days := worded_days(text):
        found = [m for m in found if not any(day.start < m.end and m.start < day.end for day in days)]
        found += [Mention(day.start, day.end, "DATE", DateValue(day.iso, "day")) for day in days]
        found.sort(key=lambda m: m.start)
    if year is not None and " tháng " in text:
        for match in _OPEN_PERIOD.finditer(text):
            months = int(match.group().split()[0])
            if value := _months(months, match.group("part"), year):
                found.append(Mention(match.start(), match.end(), "DATE", value))
        found.sort(key=lambda m: m.start)
    return found


def impossible_days(text: str) -> list[tuple[int, int]]:
    """Spans of full dates in figures that no calendar has (`31/02/2022`)."""
    if "20" not in text and "19" not in text:
        return []
    if not ("/20" in text or "/19" in text or ".20" in text or ".19" in text or "-20" in text or "-19" in text):
        return []
    return [
        match.span()
        for match in _FULL_DATE.finditer(text)
        if not iso_date(int(match.group("year")), int(match.group("month")), int(match.group("day")))
    ]


def _value(match: re.Match[str], year: int) -> DateValue | None:
    parts = match.groupdict()
    if parts["first"]:
        return DateValue(parts["first"], "period", str(year)) if int(parts["first"]) < year else None
    if parts["months"]:
        return _months(int(parts["months"]), parts["part"].lower(), year)
    if parts["quarter"]:
        quarter = ordinal(parts["quarter"].upper()) or 0
        return (
            DateValue(f"{year}-{3 * quarter - 2:02d}", "period", f"{year}-{3 * quarter:02d}")
            if 1 <= quarter <= 4
            else None
        )
    month = parts["month"] or parts["m"] or parts["only"] or parts["named"]
    day = parts["day"] or parts["d"]
    iso = iso_date(year, int(month) if month else None, int(day) if day else None)
    return DateValue(iso, "day" if day else "month" if month else "year") if iso else None


def _names_document(text: str, start: int, end: int) -> bool:
    """Whether a month and year are a document's number: `Thông tư số 08/2013/TT-BNV`."""
    return text[end : end + 1] == "/" or text[max(0, start - 3) : start].lower() == "số "


def _days(since: re.Match[str], last: DateValue) -> DateValue | None:
    """The period from a day told without its year to the last one; None if there is none."""
    year, month, _ = map(int, last.iso.split("-"))
    first_month = int(since["month"] or month)
    first = iso_date(year - (first_month > month), first_month, int(since["day"]))
    return DateValue(first, "period", last.iso) if first and first < last.iso else None


def _months(count: int, part: str, year: int) -> DateValue | None:
    if not 1 <= count <= 12:
        return None
    first, last = (1, count) if part == "đầu" else (13 - count, 12)
    return DateValue(f"{year}-{first:02d}-01", "period", f"{year}-{last:02d}-{monthrange(year, last)[1]:02d}")
