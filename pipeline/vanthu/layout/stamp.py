"""What identifies a paper: its type, its number and symbol, its place and date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from vanthu.dates import MONTH_WORDS, SEPARATOR, YEAR, iso_date, month_of, whole_year
from vanthu.orthography import fold, unaccent
from vanthu.vocabulary import table

_NUMBER = re.compile(
    r"(?:(?:bộ\s+luật|luật|pháp lệnh|nghị quyết|lệnh)\s+)?s(?P<o>[ốoóòỏõọôồổỗộớ0])\s*(?P<colon>[:.]?)\s*"
    r"(?P<rest>[\w.…\s/&–—-]*)$",
    re.IGNORECASE,
)
"""A number line, its word also with a letter that was misread (`Sô: 214/BC-UBND`)."""
_ONE = re.compile(r"(?<=\d)[lI](?=[\d/-])|(?<![^\W_])[lI](?=\d)")
"""The figure one, misread as a letter."""
_BLANKS = re.compile(r"[\s.…_]+(?=[\d/-]|$)|(?<=[/-])[\s.…_]+|^[\s.…_]+")
"""White space and dots that leave room for a number, or stand around its marks."""
_NUMBER_FORM = re.compile(rf"(?P<n>\d*[a-zA-Z]?)(?:/(?P<year>{YEAR}))?(?P<sep>[-/])(?P<symbol>[^\W\d_][\w./&-]*)")
_LAW_FORM = re.compile(rf"(?P<n>\d+)/(?P<year>{YEAR})/(?P<symbol>[^\W_][\w./-]*)")
_DATE = re.compile(
    r"^(?P<place>[^,;:]{0,60}?)\s*,?\s*ng[àaáảãạăâầ]y\s*(?:(?:mồng|mùng)\s+)?(?P<d>[\dlIO.…\s_]{0,12}?)\s*th[áaàảãạăâấ]ng"
    rf"\s*(?P<m>[\dlIO.…\s_]{{0,12}}?|{MONTH_WORDS})\s*n[ăaâãảắ]m\s*(?P<y>[\dlIO]{{4}}|\d{{2,3}}[.…_]*|[.…_]*)\s*\.?$",
    re.IGNORECASE,
)
_NUMBERED_UNIT = re.compile(r"(?:quận|phường|thị trấn|khu vực)\s\d{1,2}", re.IGNORECASE)
_DATE_ENDS = "0123456789lIO.…_mM"
"""What such a line can end in: a year, also a blank one."""
_MAX_TYPE = 50
"""No type that was misread is longer, in characters: it stands alone on its line."""
_MAX_DATE = 130
"""No line of place and date is longer, in characters."""
_MONTH = re.compile(r"th[áaàảãạăâấ]ng", re.IGNORECASE)
_MISREAD = str.maketrans("lIO", "110")
"""Letters that stand for figures in misread dates."""
_SHORT_DATE = re.compile(
    r"^(?:(?P<place>[^\d,;:]{2,40}),\s*)?(?P<word>ngày\s*)?(?(place)|(?(word)|(?!)))"
    rf"(?P<d>\d{{1,2}})\s?(?P<sep>{SEPARATOR})\s?(?P<m>\d{{1,2}})\s?(?P=sep)\s?(?P<y>\d{{4}}|\d\d)$",
    re.IGNORECASE,
)
"""A date in figures behind a place or `ngày`; see `_may_be_point`."""


@dataclass(slots=True)
class Head:
    """What the letterhead says; `end` is the index of the first line after it."""

    end: int = 0
    doc_type: str = ""
    number: str = ""
    symbol: str = ""
    superior: str = ""
    issuer: str = ""
    place: str = ""
    issued_on: str = ""
    urgency: str = ""
    secrecy: str = ""
    issuer_lines: list[str] = field(default_factory=list)


@cache
def _types() -> tuple[dict[str, str], re.Pattern[str]]:
    """Document types by their folded names, and what finds the longest of them that a folded line begins with."""
    rows = [*table("doc_types"), *table("types", __package__)]
    names = {fold(row["name"]): row["name"] for row in rows}
    return names, re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


@cache
def _misread_types() -> dict[str, str]:
    """Document types of two words and more by their letters without marks and spaces, which misread capitals lose."""
    return {unaccent(folded).replace(" ", ""): name for folded, name in _types()[0].items() if " " in folded}


def type_of(line: str) -> tuple[str, str] | None:
    """Document type of a line that is one (`THÔNG BÁO`, `Nghị định của Chính phủ`) and the rest of the line."""
    text = line.strip(" .:*")
    names, pattern = _types()
    match = pattern.match(fold(text))
    if not match:
        may = text.isupper() and len(text) <= _MAX_TYPE
        name = _misread_types().get("".join(unaccent(fold(text)).split())) if may else None
        return (name, "") if name else None
    name, end = names[match.group()], match.end()
    rest = text[end:].strip()
    if not rest:
        return (name, "") if not line.rstrip().endswith(":") or text.isupper() else None
    if rest[0].isalpha() and text[end].isspace():
        of_body = rest.lower().startswith("của ") and not (rest[4:5].islower() and line.rstrip().endswith("."))
        if text.isupper() or of_body:
            return (name, rest) if name != "Văn bản" and len(text) < 220 else None
        if text[:end].isupper() and not rest.endswith((";", ",")):
            return name, rest
    return None


def tidy_number(text: str) -> tuple[str, str]:
    """Number and symbol: `28 /2003/NĐ-CP` → (`28/2003/NĐ-CP`, `NĐ-CP`); a blank number stays `-TB/TU`."""
    compact = re.sub(r"[–—−]", "-", _BLANKS.sub("", text)).strip(" .,;:")
    compact = _ONE.sub("1", re.sub(r"\s+", "", compact))
    for form in (_LAW_FORM, _NUMBER_FORM):
        if match := form.fullmatch(compact):
            return compact, match["symbol"].lstrip("-/")
    return (compact, "") if compact[:1].isdigit() else ("", "")


def number_line(text: str) -> tuple[str, str] | None:
    """Number and symbol of a number line (`Số: 842-QĐ/TU`, `Luật số: 18/2003/QH11`); None for other text."""
    match = _NUMBER.match(text)
    if not match:
        return None
    found = tidy_number(match["rest"])
    if match["o"] not in "ốỐ":
        return found if found[1] and found[0][0].isdecimal() else None
    return found if found[0] or not match["rest"].strip(" .…-/") else None


def _year(printed: str, digits: str) -> int:
    """The year of a date line; 0 when it is left open (`năm 20…`, `năm 202`) or could be (`năm 20`)."""
    if len(digits) == 4 or (len(digits) == 2 and printed == digits not in ("19", "20")):
        return whole_year(digits) or 0
    return 0


def _may_be_point(match: re.Match[str]) -> bool:
    """Whether a short date may be the number of a point: `Theo biểu, 1.2.09`, but not `Ba Bể, 1.2.09`."""
    return len(match["y"]) == 2 and not match["word"] and not all(word[0].isupper() for word in match["place"].split())


def place_and_date(text: str) -> tuple[str, str] | None:
    """Place and ISO date of a place-and-date line; blank days and months are left out."""
    match = _DATE.match(text) if len(text) < _MAX_DATE and text[-1:] in _DATE_ENDS and _MONTH.search(text) else None
    if match is None and text[-1:].isdecimal() and ("," in text or text[0] in "nN"):
        match = _SHORT_DATE.match(text)
        match = None if match and _may_be_point(match) else match
    if match is None:
        return None
    digits = {k: re.sub(r"\D", "", (match[k] or "").translate(_MISREAD)) for k in "dmy"}
    year = _year(match["y"] or "", digits["y"])
    month = month_of(digits["m"] or match["m"])
    day = int(digits["d"]) if digits["d"] and month else None
    place = (match["place"] or "").strip(" ,.…")
    if place and "," not in text[: match.end("place") + 2] and not all(w[0].isupper() for w in place.split()):
        return None  # running text: "có hiệu lực từ ngày …"
    iso = (iso_date(year, month, day) or iso_date(year, month)) if year else ""
    return place if not re.search(r"\d", place) or _NUMBERED_UNIT.fullmatch(place) else "", iso
