"""Denominators that count administrative units, held against the gazetteer (`13/13 xã, thị trấn`)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from vanthu.extraction.places.gazetteer import Gazetteer, Unit

from .units import Quantity

_TYPES = r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố)"
_ALL_TYPES = re.compile(rf"\s?(?P<types>{_TYPES}(?:(?:,|\svà|,\svà)\s{_TYPES})*)(?!\w)")
_SOME = re.compile(
    r"\s(?:đặc biệt|biên giới|vùng|miền|khó khăn|điểm|còn|thuộc|nằm|trọng điểm|ven|nông thôn|đăng ký|được (?:giao|chọn)"
    r"|có (?:rừng|đông|đồng bào|biển|dự án)|khu vực|tham gia|sáp nhập|sắp xếp)"
)
_DISTRICTS = frozenset(("huyện", "quận", "thị xã", "thành phố"))


def denominator_flag(ratio: Quantity, text: str, unit: Unit, day: str, units: Gazetteer) -> str | None:
    """What does not agree between a ratio's denominator and the units that `unit` had; None if nothing does.

    `text` is the paragraph that `ratio` was found in, `day` is the document's date (ISO, also a year). A denominator
    may be any number the unit had since the beginning of the year before. Flagged is one above all units of the level,
    and one that differs where all of several types are meant.
    """
    match = _ALL_TYPES.match(text, ratio.number_end)
    if match is None or ratio.denominator is None or not day:
        return None
    types = frozenset(re.split(r", và |, | và ", match.group("types")))
    level = "district" if types <= _DISTRICTS else "commune"
    mixed = level == "commune" and types & _DISTRICTS
    if mixed or unit.level in ("commune", level):
        return None
    counted = _counts(units, unit.uid, level, day[:10])
    most = max((sum(of_day.values()) for of_day in counted), default=0)
    if not most:
        return None
    stated = ratio.denominator
    if stated <= most:
        named = {sum(n for kind, n in of_day.items() if kind in types) for of_day in counted}
        whole = len(types) > 1 and ratio.numerator == stated and not _SOME.match(text, match.end())
        if not whole or min(named) <= stated <= max(named) or not max(named):
            return None
        most = max(named)
    return f"denominator_mismatch: {stated:g} {match.group('types')}, the gazetteer has {most} in {unit.name}"


@lru_cache(maxsize=512)
def _counts(units: Gazetteer, uid: str, level: str, day: str) -> tuple[dict[str, int], ...]:
    """How many units of each type of `level` a unit had, on days since the year before `day`."""
    below = units.children(uid)
    if level == "commune" and below and any(child.level == "district" for child in below):
        below = [*below, *(grandchild for child in below for grandchild in units.children(child.uid))]
    below = [child for child in below if child.level == level]
    year = int(day[:4])
    days = {day, f"{year}-01-01", f"{year - 1}-01-01"}
    if len(day) == 10:
        days.add((date.fromisoformat(day) - timedelta(days=45)).isoformat())
    counted = []
    for one in sorted(days):
        for surely in (False, True):
            of_day: dict[str, int] = {}
            for name in {(child.code, child.type) for child in below if child.exists(one, surely=surely)}:
                of_day[name[1]] = of_day.get(name[1], 0) + 1
            counted.append(of_day)
    return tuple(counted)
