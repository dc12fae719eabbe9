"""What stands beside a number: the type noun before it, the clause it points to, date, body and term after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanthu.dates import date_at
from vanthu.extraction.references import lexicon
from vanthu.extraction.references.issuer import issuer_at
from vanthu.extraction.references.lexicon import bare
from vanthu.numbers import ordinal

_WORD = re.compile(r"\S+")
_OPENING = "(\"“”‘'*_[{«-–+•:;,."
_MOST_WORDS = 4
"""No longer noun is looked for."""
_NUMBER_SIGN = {"so", "se", "s0"}
_PLURAL = {"các", "những"}
_ACT = re.compile(r"(?<!\w)(Bộ luật|Luật|Pháp lệnh)(?!\w)")
_REVISED = re.compile(r"\((?i:sửa đổi)[^()\n¶]{0,40}\)")
"""A bracket in the title of an act: `Luật Đầu tư (sửa đổi) số …`."""
_AMENDING = re.compile(r"(?<!\w)(?P<type>Luật|Pháp lệnh) [Ss]ửa đổi(?:, bổ sung)? ")


@dataclass(frozen=True, slots=True)
class Noun:
    """The type noun before a number; `start` is where the mention begins, `cue` what was seen directly before."""

    start: int
    type: str | None
    cue: str
    """`type`, `số`, `form` (the noun of something else), or empty."""
    plural: bool = False


def noun_before(text: str, start: int, symbols: frozenset[str] = frozenset()) -> Noun:
    """Read backwards from `start`: `các Nghị quyết số |`, `Báo cáo thẩm định số |`, `Mẫu số |`, `NQ |`.

    `symbols` are the upper-case symbols of the number: a bare abbreviation is a type only if it is one of them.
    """
    low = max(0, start - 64)
    words = [(m.start(), m.group()) for m in _WORD.finditer(text, low, start)]
    cue = ""
    if words and words[-1][1].upper() in symbols and len(words) > 1 and bare(words[-2][1].rstrip(":.")) in _NUMBER_SIGN:
        words.pop()  # `Thông tư số TT 07/2023/TT-…`
    while words and words[-1][1] in (":", "-"):
        words.pop()
    if words and _is_number_sign(words[-1][1]):
        cue = "số"
        words.pop()
        while words and words[-1][1] in (":", "-"):
            words.pop()
    last_word = bare(words[-1][1].lstrip(_OPENING).rstrip(":")) if words else ""
    for size in lexicon.noun_sizes().get(last_word, ()):
        if size > min(len(words), _MOST_WORDS):
            continue
        at, first = words[-size]
        opened = len(first) - len(first.lstrip(_OPENING))
        phrase = bare(" ".join([first[opened:], *(w for _, w in words[len(words) - size + 1 :])]).rstrip(":"))
        name = lexicon.type_names().get(phrase)
        if name and (size > 1 or first[opened].isupper()):
            plural = len(words) > size and words[-size - 1][1].lower().lstrip(_OPENING) in _PLURAL
            return Noun(at + opened, name, "type", plural)
        if phrase in lexicon.not_documents() and size <= 3:
            return Noun(start, None, "form")
    if words:
        at, last = words[-1]
        opened = len(last) - len(last.lstrip(_OPENING))
        if last[opened:].upper() in symbols and last[opened:].upper() in lexicon.symbols():
            meant = lexicon.type_of_symbol(last[opened:], "state") or lexicon.type_of_symbol(last[opened:], "party")
            return Noun(at + opened, None if last[opened:].upper() == "QĐ" else meant, "type")
    return Noun(start, None, cue)


def _is_number_sign(word: str) -> bool:
    word = word.lstrip(_OPENING).rstrip(":.").lower()
    return word in ("số", "sô", "so", "sè", "só", "số")


def act_before(text: str, start: int) -> Noun | None:
    """The act whose title stands between its noun and the number: `Luật Giao dịch điện tử số |`."""
    low = max(0, start - 200)
    window = _REVISED.sub(lambda m: " " * len(m.group()), text[low:start])
    for stop in (";", ":", "(", ")", "“", "”", '"', "\n\n", ".\n", ". ", "¶"):
        cut = window.rfind(stop)
        if cut >= 0:
            low += cut + 1
            window = window[cut + 1 :]
    found = [m for m in _ACT.finditer(window) if m.start() == 0 or window[m.start() - 1] in " \t*"]
    if not found or re.search(r"\d[/-]|\bngày\b|\bnăm \d", window[found[-1].end() :]):
        return None
    last = found[-1]
    if (amending := _AMENDING.search(window)) and not re.search(r"\d[/-]", window[amending.end() :]):
        return Noun(low + amending.start(), amending["type"], "type")
    return Noun(low + last.start(), last.group(1), "type")


def titled_noun_before(text: str, start: int, symbols: frozenset[str]) -> Noun | None:
    """A noun of the right type with words up to `số`: `Công văn hỏa tốc số |`, `Nghị quyết của Bộ Chính trị số |`.

    Words that name the body stay outside the mention.
    """
    low = max(0, start - 90)
    match = re.search(r"([^.;:,()“”\"\n¶/\d]*?)\s+số:?\s*$", text[low:start])
    if match is None:
        return None
    words = [(low + match.start(1) + m.start(), m.group()) for m in _WORD.finditer(match.group(1))]
    for i in range(len(words) - 2, -1, -1):
        for size in (3, 2):
            if i - size + 1 < 0:
                continue
            name = lexicon.type_names().get(bare(" ".join(w for _, w in words[i - size + 1 : i + 1])))
            if name and lexicon.type_symbols().get(name, frozenset()) & symbols:
                gap = [w for _, w in words[i + 1 :]]
                if any(w in ("và", "tại", "theo", "hoặc") for w in gap):
                    return None
                return Noun(start if "của" in gap else words[i - size + 1][0], name, "type")
    return None


_VALUE = r"(?:\d{1,3}(?:\.\d{1,2}){0,2}[a-zđ]?|[a-zđ](?!\w)|[IVXLC]{1,6}(?!\w))"
_UNIT = re.compile(
    rf"(?i:(?P<unit>điểm|khoản|điều|mục|tiểu mục|chương|phần|phụ lục))\s+(?:số\s+)?"
    rf"(?P<values>{_VALUE}(?:\s*(?:,|;|và|đến|-|–|hoặc)\s*(?:(?i:(?P=unit))\s+)?{_VALUE}(?!\w)){{0,8}})"
)
_GAP = re.compile(r"[\s,;]*(?:của|và|tại|thuộc|ban hành kèm theo|theo|các)?[\s]*")
_REPEATED = re.compile(r"(?i:điểm|khoản|điều)\s+")


@dataclass(frozen=True, slots=True)
class Clause:
    """Numbers of Điều, khoản, điểm before a mention."""

    article: str | None = None
    clause: str | None = None
    point: str | None = None


_NO_CLAUSE = Clause()
_ENDS_IN_VALUE = re.compile(rf"(?<!\w){_VALUE}[\s,;]*(?:(?:của|và|tại|thuộc|ban hành kèm theo|theo|các)\s+)?$")


def clause_before(text: str, start: int) -> Clause:
    """Read `điểm a khoản 2 Điều 5 |`, `Điều 5 và Điều 7 của |`, `các khoản 1, 2 và 3 Điều 4 |`."""
    low = max(0, start - 160)
    if not _ENDS_IN_VALUE.search(text, max(low, start - 28), start):
        return _NO_CLAUSE
    units = list(_UNIT.finditer(text, low, start))
    found: dict[str, list[str]] = {}
    at = start
    for match in reversed(units):
        gap = text[match.end() : at]
        if not _GAP.fullmatch(gap):
            break
        unit = match["unit"].lower()
        values = _REPEATED.sub("", match["values"])
        values = re.sub(r"\s*(?:đến|–|-)\s*", "-", values)
        values = re.sub(r"\s*(?:,|;|\bvà\b|\bhoặc\b)\s*", ", ", values)
        found.setdefault(unit, []).insert(0, values)
        at = match.start()
        plural = text[max(0, at - 4) : at]
        if plural.lower().endswith("các "):
            at -= 4
        elif text[max(0, at - 3) : at].lower() == "từ ":
            at -= 3
    joined = {unit: ", ".join(values) for unit, values in found.items()}
    return Clause(joined.get("điều"), joined.get("khoản"), joined.get("điểm"))


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a number directly. `end` is where it stops."""

    end: int
    issued_on: str | None = None
    issuer: str | None = None
    term: int | None = None
    year: int | None = None


_DATE_LEAD = re.compile(
    r"[\s,]*(?:\((?=ngày|ban hành|ký))?(?:(?:ban hành|ký|được ban hành|đã ký)\s+)?"
    r"(?=ngày|Ngày|NGÀY|tháng|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)"
)
_MEETING = re.compile(
    r"[\s,]*(?:của\s+|tại\s+)?(?:Hội nghị|hội nghị)\s+(?:lần thứ\s+\w+|(?:Trung ương|TW)\s+\d+)[\s,]*(?:của\s+)?"
)
_OF = re.compile(r"[\s,]*(?:\(?của|do|Của|cuả)\s+")
_TERM = re.compile(r"[\s,]*[(\[]?\s*(?i:kho[áa]|khóa)\s*[(\[]?\s*([IVXL]{1,5}|\d{1,2})\s*[)\]]?(?!\w)")
_YEAR = re.compile(r"[\s,]*(?:\(?năm\s+)?((?:19|20)\d\d)(?![\w/-])\)?")


def tail_after(text: str, end: int, *, joint: bool = False) -> Tail:
    """Read `, ngày 17/3/2017 của Ban Thường vụ Tỉnh ủy (khóa X)`, in any order; a joint document has several bodies."""
    at, issued_on, issuer, term, year = end, None, None, None, None
    for _ in range(4):
        if issued_on is None and (lead := _DATE_LEAD.match(text, at)) and (day := date_at(text, lead.end())):
            at, issued_on = day.end, day.iso
        elif (
            issuer is None
            and (of := _OF.match(text, at) or _MEETING.match(text, at))
            and (body := issuer_at(text, of.end(), joint=joint))
        ):
            at, issuer = body
        elif term is None and (khoa := _TERM.match(text, at)) and (value := ordinal(khoa.group(1))):
            at, term = khoa.end(), value
        elif year is None and issued_on is None and at == end and (named := _YEAR.match(text, at)):
            at, year = named.end(), int(named.group(1))
        else:
            break
    return Tail(at, issued_on, issuer, term, year)


_LATER = re.compile(r"(?:ngày|Ngày)\s+(?=\d)")
_FORCE = re.compile(r"\s*,?\s*có hiệu lực")


def note_tail(text: str, end: int, limit: int, *, joint: bool = False) -> Tail | None:
    """The date and body after a long title: the last `ngày … của …` that `có hiệu lực` follows, before `limit`."""
    if text.find("hiệu lực", end, limit) < 0:
        return None
    for match in _LATER.finditer(text, end, limit):
        day = date_at(text, match.start())
        if day is None:
            continue
        of = _OF.match(text, day.end)
        body = issuer_at(text, of.end(), joint=joint) if of else None
        stop = body[0] if body else day.end
        if _FORCE.match(text, stop):
            return Tail(match.start(), day.iso, body[1] if body else None)
    return None


def title_tail(text: str, end: int, limit: int, *, joint: bool = False) -> Tail | None:
    """The first `ngày … của …` after a title, up to `limit`; `end` of the Tail is where it starts."""
    for match in _LATER.finditer(text, end, limit):
        if (
            (day := date_at(text, match.start()))
            and (of := _OF.match(text, day.end))
            and (body := issuer_at(text, of.end(), joint=joint))
        ):
            return Tail(match.start(), day.iso, body[1])
    return None
