"""Quantities in running text: numbers with their unit, ratios, rates, ranges, sums of money in several parts.

One compiled pattern finds the numbers in one pass; what stands round each is looked up in `units.tsv`. Every look
ahead or back is of bounded length, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.dates import DAY, MONTH, SEPARATOR, SURE_MONTH, YEAR
from vanthu.numbers import decimal
from vanthu.orthography import LOWER

from .designators import only_names
from .in_words import find_in_words, has_words
from .neighbours import PER, merged
from .parts import HALF, fraction_after, glued_part, in_words_too
from .patterns import any_of, phrases
from .signs import has_signs, signed
from .units import MEASURES, Quantity, Unit, scaled, unit_at

# The first digit stands first so that the search skips to it at once; what may not precede it is checked after.
_NOT_IN_WORD = r"(?<![\w][0-9])"
_DIGITS = r"(?:[0-9]{0,2}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]*(?:[.,][0-9]+)?)"
_NUMBER_FORM = rf"[0-9]{_NOT_IN_WORD}{_DIGITS}"
_NUMBER = re.compile(rf"[0-9](?:{_NOT_IN_WORD}|(?<=[{LOWER}][{LOWER}][0-9])(?<![kcdm]m[0-9])){_DIGITS}")
"""A number, also one that is printed without a space behind a word: `đạt99,6%`."""
_ATOM = rf"(?:{_NUMBER_FORM})[%‰]?"
_PROTECTED = re.compile(rf"{_ATOM}(?:[/–-](?=[0-9]){_ATOM.replace(_NOT_IN_WORD, '')}){{0,3}}(?!\w)")
_DAY_OF_MONTH = f"{DAY}/{SURE_MONTH}"
_DATED = re.compile(
    rf"{DAY}\s?({SEPARATOR})\s?{MONTH}\s?\1\s?(?:1[0-9]|20)[0-9]{{2}}(?![0-9])"
    rf"|{_DAY_OF_MONTH}/[0-9]{{2}}(?![0-9/]|[.,][0-9])"
    rf"|{YEAR}\s?[-–]\s?{YEAR}(?![0-9]|[.,][0-9])"
    rf"|{SURE_MONTH}/{YEAR}(?![0-9/]|\.[0-9])"
    rf"|{_DAY_OF_MONTH}\s?(?:[-–]|đến(?: ngày)?)\s?{_DAY_OF_MONTH}(?![0-9/]|[.,][0-9])"
    rf"|{DAY} đến (?:ngày )?{DAY}{SEPARATOR}{MONTH}(?:{SEPARATOR}{YEAR})?(?![0-9])"
    rf"|{MONTH} đến tháng {MONTH}(?![0-9])"
    r"|[0-9]{1,2} tháng (?:đầu|cuối|qua|của|năm)"
    rf"|[0-9]{{1,2}} tháng {SURE_MONTH}(?![0-9]|[.,][0-9])|[0-9]{{1,4}} năm(?!\w)"
)
"""A date, a span of years, a month of a year or a part of one."""
_DAYS_TOLD = ("ngày (", "hôm (", "buổi (", "nay (", "qua (", "kia (")
_MONTH_OF_YEAR = re.compile(rf"{SURE_MONTH}[.]{YEAR}")
"""Behind the word for a month: `tháng 8.2014`."""
_DAYS_LISTED = re.compile(
    rf"{DAY}(?:(?:,|\svà|\s?[-–]|\sđến)\s?{DAY}){{0,4}}[/-]{SURE_MONTH}(?:[/-]20[0-9]{{2}})?(?=[),;])"
)
"""Which days they were, in brackets: `trong 2 ngày (20 và 21/12)`."""
_CODE = re.compile(
    rf"(?!\s[-–]\s(?:TH|NQ|KH|CT|DT|KQ)(?!\w))\s?[-–/]\s?[A-ZĐ]{{1,5}}(?![{LOWER}])|[-/]?[0-9]*[A-ZĐ]{{2}}|[A-Za-zĐđ][0-9]{{3}}"
)
_RANK = re.compile(r"/[0-9]+")
"""Behind the place that something takes: `xếp thứ 32/63 tỉnh, thành phố`, `ngày 31/3`."""
_TELEPHONE = re.compile(r"0[0-9]{2,3}\.[0-9]{3,4}\.[0-9]{3,4}(?![0-9])")
_MONTH = re.compile(
    rf"[-–]{_DAY_OF_MONTH}(?:/[0-9]{{2}})?(?![0-9])|(?:[/-]{DAY}){{2,5}}(?![0-9])|/[0-9]+|-{MONTH}(?![0-9])"
)
"""Behind a day: `ngày 31-3`, `chiều 28-6`, `ngày 10-12/3`, `ngày 17/3/09`, `ngày 5/15/25 hằng tháng`."""
_DAYS = ("gày ", "áng ", "rưa ", "hiều ", "tối ", "đêm ", "hôm ")
_TIMES = ("gày ", "háng ", "quý ", "tuần ", "đêm ")
_EACH = re.compile(
    r"(?<!\w)(?:(?:mỗi|một|từng|hằng|hàng|nửa)\s(?:ngày|tháng|quý|tuần|đêm)|[0-9]\s(?:ngày|tuần|đêm)"
    r"|(?:bình quân|trung bình)\sngày)\s\Z",
    re.IGNORECASE,
)
_LISTED_ON = (", ", " và ", " hoặc ")
"""Between numbers that name one thing after another: `tiêu chí số 10, 11 và 12`."""
_THOUSANDS = re.compile(r"\.[0-9]{3}")
_DATE_GOES_ON = ("/", ".", "-", "–", " /", " -", " –", " .", " th", " nă", " đế")
_HALVED = ("area", "weight", "length", "duration")
_COUNTING = ("noun", "counter", "duration")
_YEAR_BEFORE = re.compile(r"(?:năm|tháng|quý|ngày) [0-9/]+ \Z", re.IGNORECASE)
_YEAR_DASHED = re.compile(rf"(?<![0-9.,]){YEAR}-\Z")
_DONE_OF = (" kết luận ", " giống ")
"""Before how many of all were done, though a bare number behind it would name something: `đã kết luận 11/12 vụ`."""
_OF_ALL = re.compile(r"/[0-9][0-9.]*[ \xa0][a-zà-ỹđ]")
_YEAR_WORD = 8
_YEAR_DIGITS = 4
_PLATE = re.compile(r"(?:tàu|thuyền|xe|biển|hiệu|soát|đăng ký)\s(?:[^\W\d_]+\s){0,3}[A-ZĐ][A-Za-zĐ]{1,2}\s\Z")
_BASES = ("dân", "bé gái")


_AVERAGES = ("ình quân ", "rung bình ", "Cứ ", " cứ ", "Mỗi ", " mỗi ")
"""Before the one thing that an average is told of: `bình quân 1 hộ có 3,8 khẩu`."""
_CURRENCIES = ("USD/", "VNĐ/", "VND/")
_DIGIT = re.compile(r"[0-9]")
_SHARE_BEHIND = re.compile(r"/[0-9]")
_WORD_BEHIND = re.compile(rf"[ \xa0]([{LOWER}]{{2,7}})(?![\w/])")
_NO_THINGS = frozenset((*phrases("no_things"), *(phrase.split()[0] for phrase in phrases("action"))))
"""Words behind a sum of money that are not what it counts: `500 triệu từ ngân sách`."""
_OF_MONEY = re.compile(rf"(?i:(?<!\w)(?:{any_of('of_money')})(?!\w))[^;.:]*\Z")
"""In the clause of a sum of money that is told without its currency."""
_CLAUSE = 60
_MONTHS = 12


def has_numbers(text: str) -> bool:
    """Whether a text may hold quantities or dates: a digit, or a number in words."""
    return _DIGIT.search(text) is not None or has_words(text)


def numeric_spans(text: str) -> list[tuple[int, int]]:
    """Protector `vanthu.quantities.v1`: numbers with sign, ratios and dates that are to stay one word."""
    return [m.span() for m in _PROTECTED.finditer(text) if m.end() - m.start() > 1]


def find_quantities(text: str) -> list[Quantity]:
    """Quantities in text order, without dates, years, document numbers and other numbers that only name something."""
    found = list(_simple(text))
    if in_words := find_in_words(text):
        found = sorted([*found, *in_words])
    if len(found) > 1 or "/" in text:
        found = list(merged(text, found))
    return signed(text, found) if has_signs(text) else found


def _simple(text: str) -> Iterator[Quantity]:
    """Single numbers with their units; dates appear only where there is no such day."""
    at, named = 0, -1
    find = _NUMBER.search
    lower = low if len(low := text.lower()) == len(text) else ""
    while (match := find(text, at)) is not None:
        start, end = match.span()
        at = end
        after = text[end : end + 3]
        if after.startswith(_DATE_GOES_ON) and (dated := _DATED.match(text, start)):
            at = dated.end()
            continue
        if start > 1 and text[start - 1] in "/-–.,+:" and _goes_on(text, start):
            continue
        if (after[:1] == "." and (other := _TELEPHONE.match(text, start))) or (
            text.endswith(_DAYS_TOLD, 0, start) and (other := _DAYS_LISTED.match(text, start))
        ):
            at = other.end()
            continue
        glued = after[1:2] in "-–/" if after[:1].isspace() else after[:1].isalnum() or after[:1] in "-–/"
        if glued and _CODE.match(text, end) and after not in ("USD", "VNĐ", "VND"):
            at = _skip_word(text, end)
            continue
        number = match.group()
        value = float(number) if number.isdecimal() else decimal(number)
        if value is None:
            continue
        at = end = in_words_too(text, end)
        unit, unit_end, value, decimals = _measured(text, start, end, number, value, lower)
        counted = unit is not None and unit.kind in _COUNTING
        listed = unit is None and text[named:start] in _LISTED_ON
        if (unit is None or counted) and (listed or _only_names(text, start, number, unit)):
            rank = (_MONTH if text.endswith(_DAYS, 0, start) else _RANK).match(text, end)
            at = named = rank.end() if rank else end
            continue
        if unit is None:
            if (
                _is_year(number)
                or after[:1].isalpha()
                or _is_code(text, start, end, number)
                or _dialled(text, start, after)
            ):
                continue
            yield Quantity(start, end, end, "count", value, decimals=decimals)
        elif unit.kind == "scale":
            quantity, at = _scaled(text, start, value, unit, unit_end)
            if not _is_base(text, start, quantity.value, quantity.unit, quantity.kind):
                yield quantity
        else:
            mean = counted and value == 1 and text.endswith(_AVERAGES, 0, start)
            if mean or _is_base(text, start, value, unit.name, unit.kind):
                at = unit_end
                continue
            if counted and _is_year(number) and _after_year_word(text[max(0, start - _YEAR_WORD) : start]):
                continue
            yield _single(start, unit_end if after[:1] in ("%", "‰") else end, unit_end, value, unit, decimals)
            at = unit_end


def _measured(
    text: str, start: int, end: int, number: str, value: float, lower: str
) -> tuple[Unit | None, int, float, int]:
    """The unit of a number, where it ends, and the value and its decimals with what the unit is told to hold more."""
    if part := glued_part(text, start, end):
        return part.unit, part.end, value + part.value, part.decimals
    unit, unit_end = unit_at(text, end, lower)
    if unit is not None and unit.kind in _HALVED and (half := HALF.match(text, unit_end)):
        return unit, half.end(), value + 0.5, 1
    return unit, unit_end, value, len(number) - number.rfind(",") - 1 if "," in number else 0


def _goes_on(text: str, start: int) -> bool:
    """Whether a number behind a mark goes on what stands before that: `T-M3`, `QĐ/55`, `Covid-19`, `km 78+300`."""
    mark, before = text[start - 1], text[start - 2]
    if before.isupper() and mark != ":" and not text.endswith(_CURRENCIES, 0, start):
        return True
    if mark == "-" and before.isdecimal():
        return _YEAR_DASHED.search(text, max(0, start - _YEAR_WORD), start) is not None  # `2022-01`
    return (mark in ".+:" and before.isdecimal()) or (mark == "-" and before.isalpha())


def _single(start: int, number_end: int, end: int, value: float, unit: Unit, decimals: int) -> Quantity:
    measured = unit.kind in MEASURES
    kind, role = (unit.kind, "measure") if measured else ("count", unit.kind)
    factors = (unit.factor, 1.0)
    return Quantity(
        start, number_end, end, kind, scaled(value, unit.factor), unit.name, role, None, None, None, factors, decimals
    )


def _only_names(text: str, start: int, number: str, unit: Unit | None) -> bool:
    """Whether a number names something; those of thousands do not, nor those of people behind an age."""
    if "." in number and _THOUSANDS.search(number):
        return False
    if unit is None and "." in number and text.endswith((" chỉ tiêu ", " tiêu chí "), 0, start):
        return True  # `đạt chỉ tiêu 8.3 của Tiêu chí số 8`
    if unit is None and text.endswith(_DONE_OF, 0, start) and _OF_ALL.match(text, start + len(number)):
        return False
    if not only_names(text, start, bare=unit is None) or _in_each(text, start, bare=unit is None):
        return False
    if unit is not None and text.endswith("tháng ", 0, start) and number.isdecimal() and int(number) > _MONTHS:
        return False  # `lũy kế 11 tháng 98 vụ`
    if not text.endswith(" tuổi ", 0, start):
        return True
    return unit is None and "," not in number  # `trước tuổi 12 đồng chí`, `tử vong trẻ dưới 1 tuổi 12,1‰`


def _in_each(text: str, start: int, *, bare: bool) -> bool:
    """Whether a time before a number is counted and not named: `mỗi ngày 25-30 lượt khách`."""
    each = _EACH.search(text, max(0, start - _CLAUSE), start) if text.endswith(_TIMES, 0, start) else None
    return each is not None and not (bare and each.group()[0].isdecimal())  # `trong 2 ngày 11 và 12/5`


def _dialled(text: str, start: int, after: str) -> bool:
    """Whether a bare number is one of several with only spaces between them, as those of telephones are."""
    if after[:1] == " " and after[1:2].isdecimal():
        return True
    if start < 2 or text[start - 1] != " " or not text[start - 2].isdecimal():
        return False
    return _YEAR_BEFORE.search(text, max(0, start - _YEAR_WORD - 2), start) is None


def _is_base(text: str, start: int, value: float, unit: str | None, kind: str) -> bool:
    """Whether of so much a rate is counted (`trên 1 vạn dân`, `trên 1 ha đất canh tác`)."""
    if not text.endswith((" trên ", " mỗi "), 0, start):
        return False
    return (unit in _BASES and value in PER) or (value == 1 and kind == "area")


def _is_code(text: str, start: int, end: int, number: str) -> bool:
    """Whether a bare number is part of a word (`lớp9`), or that of a boat or a car: `tàu cá QB 93412 TS`."""
    if start and text[start - 1].isalpha():
        return "," not in number and _SHARE_BEHIND.match(text, end) is None
    if len(number) <= _YEAR_DIGITS or not text[start - 2 : start - 1].isalpha():
        return False
    return _PLATE.search(text, max(0, start - _CLAUSE), start) is not None


def _is_year(number: str) -> bool:
    if "." in number:
        return _MONTH_OF_YEAR.fullmatch(number) is not None
    return len(number) == _YEAR_DIGITS and number.isdecimal() and number[:2] in ("19", "20")


def _after_year_word(before: str) -> bool:
    return (
        before.rstrip()
        .lower()
        .endswith(
            (
                "năm",
                "quý",
                "khóa",
                "tháng",
                "kỳ",
                "từ",
                "-",
                "–",
                "đến",
                "tới",
                "trước",
                "sau",
                "cuối",
                "đầu",
                "hết",
            )
        )
    )


def _skip_word(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace() and text[at] not in ",;()":
        at += 1
    return at


def _things(text: str, start: int, end: int) -> re.Match[str] | None:
    """The word behind a scale without unit if it is what is counted: `142 triệu trái`, not `thu 2 tỷ nhờ chợ mới`."""
    things = _WORD_BEHIND.match(text, end)
    if things is None or things[1] in _NO_THINGS:
        return None
    return None if _OF_MONEY.search(text, max(0, start - _CLAUSE), start) else things


def _scaled(text: str, start: int, value: float, unit: Unit, end: int) -> tuple[Quantity, int]:
    """`25 tỷ 882 triệu 637 nghìn đồng`, `1,2 triệu lượt người`: the parts summed, and the unit after the last."""
    total, factor = scaled(value, unit.factor), unit.factor
    first_factor = unit.factor
    for _ in range(4):
        after = end + 1 if text[end : end + 1] in " \xa0" else end
        if not (match := _NUMBER.match(text, after)) or text[match.end() : match.end() + 1] in "/%":
            break
        if fraction_after(text, end):
            break
        part, part_end = unit_at(text, match.end())
        amount = decimal(match.group())
        if part is None or amount is None or part.factor >= factor or part.kind not in ("scale", "money"):
            break
        total, factor, end = total + scaled(amount, part.factor), part.factor, part_end
        if part.kind == "money":
            return Quantity(start, end, end, "money", total, part.name, "measure", factors=(first_factor, 1.0)), end
    if told := fraction_after(text, end):
        share, end = told
        total += scaled(share, factor)
    counted, counted_end = unit_at(text, end)
    if counted is None or counted.kind in ("scale", "percent"):
        if things := _things(text, start, end):
            return Quantity(
                start, end, things.end(), "count", total, things[1], "noun", factors=(first_factor, 1.0)
            ), end
        kind, name, role = "money" if unit.factor >= 1e6 else "count", None, ""
        name = "đồng" if kind == "money" else None
        return Quantity(start, end, end, kind, total, name, role, factors=(first_factor, 1.0)), end
    measured = counted.kind in MEASURES
    return (
        Quantity(
            start,
            end,
            counted_end,
            counted.kind if measured else "count",
            scaled(total, counted.factor),
            counted.name,
            "measure" if measured else counted.kind,
            factors=(first_factor * counted.factor, 1.0),
        ),
        counted_end,
    )
