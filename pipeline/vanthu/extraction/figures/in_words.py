"""Numbers in words: `hai mươi lăm xã`, `kỷ luật hai đảng viên`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.numbers import SPELLED, ordinal, spelled

from .designators import only_names
from .lexicon import lexicon
from .units import MEASURES, Quantity, Unit, unit_at

_DIGIT_WORD = re.compile(
    r"[hbstcm](?<!\w[hbstcm])(?:(?<=h)ai|(?<=b)(?:a|ốn|ảy)|(?<=s)áu|(?<=t)ám|(?<=c)hín|(?<=m)ột)(?=\s)"
)
_DIGIT_WORDS = (" hai ", " ba ", " bốn ", " sáu ", " bảy ", " tám ", " chín ")
"""`một` counts beside one of these only."""
_COUNT_LEADS = (
    " có ",
    " còn ",
    " đối với ",
    " với ",
    " gồm ",
    " được ",
    " là ",
    " thêm ",
    ": ",
    "; ",
    " thêm được ",
    " cho ",
)
_PERSONS = ("đồng chí", "người", "hộ", "vụ", "trường hợp", "đơn", "cuộc")
_JUDGED_UNITS = ("chỉ tiêu", "tiêu chí")
_JUDGED = re.compile(r"\s(?:chưa|không|đạt|vượt|hoàn thành|cơ bản|khó)(?!\w)")
_JOINS = (", ", "; ", " và ", "nhưng ")
"""`16/18 chỉ tiêu đạt, hai chỉ tiêu chưa đạt`: those that were reached or not are counted."""
_LEAD = 24
"""How far back the words that lead to a figure are looked for."""


def has_words(text: str) -> bool:
    """Whether a text may hold numbers in words."""
    return has_tens(text) or _has_digits(text)


def _has_digits(text: str) -> bool:
    return any(map(text.__contains__, _DIGIT_WORDS))


def has_tens(text: str) -> bool:
    """Whether a text may hold a number of two and more words."""
    return "mươi" in text or "mười" in text or "Mười" in text or "trăm" in text


def find_in_words(text: str) -> list[Quantity]:
    """Quantities whose number is in words, in text order."""
    found = list(_digits_in_words(text)) if _has_digits(text) else []
    return sorted([*found, *_spelled(text)]) if has_tens(text) else found


def _spelled(text: str) -> Iterator[Quantity]:
    """Numbers of two and more words before a unit (`hai mươi lăm xã`)."""
    for match in SPELLED.finditer(text.lower()):
        start, end = match.span()
        value = spelled(match.group())
        unit, unit_end = unit_at(text, end)
        if value is None or unit is None or unit.kind in ("duration", "scale"):
            continue
        if text[max(0, start - 1) : start] == "(" or only_names(text, start):
            continue
        yield _in_words(start, end, unit_end, value, unit)


def _in_words(start: int, end: int, unit_end: int, value: float, unit: Unit) -> Quantity:
    kind = unit.kind if unit.kind in MEASURES else "count"
    role = "measure" if kind != "count" else unit.kind
    return Quantity(start, end, unit_end, kind, value * unit.factor, unit.name, role, factors=(unit.factor, 1.0))


def _digits_in_words(text: str) -> Iterator[Quantity]:
    """Single digits in words where they count and do not point back: `kỷ luật hai đảng viên`, not `của hai xã`.

    What they count must be a thing that is listed as a noun or a person, and what leads to them a verb, `có` or another
    figure in words. `một` may be an article, so that it counts beside another such figure only.
    """
    last_end, last_unit = -1, False
    for match in _DIGIT_WORD.finditer(text):
        start, end = match.span()
        unit, unit_end = unit_at(text, end)
        if unit is None or not (unit.kind == "noun" or unit.name in _PERSONS):
            continue
        before = " " + text[max(0, start - _LEAD) : start].lower()
        beside = (
            last_unit and "." not in text[last_end:start] and before.endswith((", ", "; ", " và ", ", có ", " và có "))
        )
        judged = unit.name in _JUDGED_UNITS and _JUDGED.match(text, unit_end) and before.endswith(_JOINS)
        if match.group() == "một" and not (beside or judged):
            continue
        if not (beside or judged or before.endswith(_COUNT_LEADS) or lexicon().acting.search(before.rstrip())):
            continue
        last_end, last_unit = unit_end, True
        yield _in_words(start, end, unit_end, float(ordinal(match.group()) or 0), unit)
