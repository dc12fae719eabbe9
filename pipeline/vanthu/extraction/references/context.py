"""What stands beside a mention: the clause it points to before it; date, body and term after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanthu.dates import SEPARATOR, YEAR, date_at
from vanthu.extraction.references.issuer import body_of_officer, issuer_at
from vanthu.numbers import ordinal

_VALUE = r"(?:\d{1,3}(?:\.\d{1,2}){0,2}[a-zđ]?|[a-zđ](?!\w)|[IVXLC]{1,6}(?!\w))"
_UNIT = re.compile(
    rf"(?i:(?P<unit>điểm|khoản|điều|mục|tiểu mục|chương|phần|phụ lục))\s+(?:số\s+)?"
    rf"(?P<values>{_VALUE}(?:\s*(?:,|;|và|đến|-|–|hoặc)\s*(?:(?i:(?P=unit))\s+)?{_VALUE}(?!\w)){{0,8}})"
)
_GAP = re.compile(r"[\s,;]*+(?:của|và|tại|thuộc|ban hành kèm theo|theo|các)?\s*+")
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
    r"[\s,]*+(?P<open>\((?=ngày|ban hành|ký|\d))?"
    r"(?:(?:được\s|đã\s)?(?:ban hành|ký|lập|cấp|đề|tuyên|phát hành|công bố|thông qua)\s+)?"
    r"(?:cùng\s+(?=ngày)|(?:hồi|lúc)\s+\d{1,2}\s?(?:giờ|h)\s?(?:\d{1,2}\s?(?:phút\s?)?)?,?\s?(?=ngày))?"
    rf"(?=ngày|Ngày|NGÀY|tháng|\d{{1,2}}{SEPARATOR}\d{{1,2}}{SEPARATOR}{YEAR})"
)
_MEETS = ("Hội nghị", "hội nghị")
_MEETING = re.compile(
    r"[\s,]*+(?:của\s+|tại\s+)?(?P<name>(?:Hội nghị|hội nghị)\s+(?:lần thứ\s+\w+|(?P<plenum>Trung ương|TW)\s+"
    r"(?:lần thứ\s+)?(?:\d{1,2}|[IVX]{1,4}|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai|ba))?)(?!\w)))"
    r"[\s,]*+(?:của\s+)?"
)
_OF = re.compile(r"[\s,]*+(?:\(?của|do|Của|cuả|(?P<joint>giữa))\s+")
_TERM = re.compile(r"[\s,]*+[(\[]?\s*+(?i:kho[áa]|khóa)\s*+[(\[]?\s*+([IVXL]{1,5}|\d{1,2})\s*[)\]]?(?!\w)")
_YEAR = re.compile(rf"[\s,]*+(?:\(?năm\s+)?({YEAR})(?![\w/-])\)?")


def tail_after(text: str, end: int, *, joint: bool = False, paired: bool = False) -> Tail:
    """Read `, ngày 17/3/2017 của Ban Thường vụ Tỉnh ủy (khóa X)`, in any order.

    A joint document has several bodies; with `paired` a second one is taken that closes the phrase.
    """
    at, issued_on, issuer, term, year = end, None, None, None, None
    for _ in range(4):
        if issued_on is None and (lead := _DATE_LEAD.match(text, at)) and (day := date_at(text, lead.end())):
            at, issued_on = day.end, day.iso
            if lead["open"] and text.startswith(")", at):
                at += 1
        elif issuer is None and (body := _body_after(text, at, joint=joint, paired=paired)):
            at, issuer = body
            if issuer.startswith(_MEETS) and (khoa := _TERM.match(text, at)) and (value := ordinal(khoa.group(1))):
                issuer, at, term = f"{issuer} {khoa.group().strip(' ,')}", khoa.end(), value
        elif term is None and (khoa := _TERM.match(text, at)) and (value := ordinal(khoa.group(1))):
            at, term = khoa.end(), value
        elif year is None and issued_on is None and at == end and (named := _YEAR.match(text, at)):
            at, year = named.end(), int(named.group(1))
        else:
            break
    return Tail(at, issued_on, issuer, term, year)


def _body_after(text: str, at: int, *, joint: bool, paired: bool) -> tuple[int, str] | None:
    """The body behind `của`, or the one that met: `Hội nghị lần thứ sáu Ban Chấp hành …`, `Hội nghị Trung ương 6`."""
    of = _OF.match(text, at)
    met = _MEETING.match(text, at) if of is None or text.startswith(_MEETS, of.end()) else None
    if met is not None:
        plenum = (met.end("name"), met["name"]) if met["plenum"] else None
        return issuer_at(text, met.end(), joint=joint, paired=paired) or plenum
    return issuer_at(text, of.end(), joint=joint or bool(of["joint"]), paired=paired) if of else None


_PROPOSES = re.compile(r"(?:đề nghị|đề xuất|kiến nghị)\s+của\s+", re.IGNORECASE)
_IN_A_PAPER = re.compile(r"\s+(?:tại|theo|bằng)\s+(?:các\s+|văn bản\s+)?\Z")


def proposer_before(text: str, start: int) -> str | None:
    """The body whose paper is cited from `start` on: `Xét đề nghị của Sở Nội vụ tại | Tờ trình số 5/TTr-SNV`.

    An officer proposes for the body that he or she heads: `Giám đốc Sở Xây dựng` gives `Sở Xây dựng`.
    """
    low = max(0, start - 180)
    paper = _IN_A_PAPER.search(text, max(low, start - 20), start)
    proposed = list(_PROPOSES.finditer(text, low, paper.start())) if paper else []
    body = issuer_at(text, proposed[-1].end()) if proposed else None
    if paper is None or body is None or body[0] != paper.start():
        return None
    return body_of_officer(body[1])


_LATER = re.compile(r"(?:ngày|Ngày)\s+(?=\d)")
_FORCE = re.compile(r"\s*+,?\s*+có hiệu lực")


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
