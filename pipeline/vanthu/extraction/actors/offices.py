"""Offices beside a person's name, with the bodies they are held in: `Bí thư Huyện ủy`, `nguyên Giám đốc Sở Y tế`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vanthu.orthography import UPPER
from vanthu.vocabulary import table

from .held_in import end_of, place_behind
from .names import is_person_name, short_person_name
from .organisations import organisation_at
from .phrases import CALLED_ALSO, CAPITALISED, trie, words
from .titles import strength_of, without_title

_LAST_HARD = re.compile(r"(?s:.*)(?:[;:!?()\n\x00“”\"]|(?<!TP)(?<!Tp)(?<!TX)(?<!TT)(?<!\s[PQH])(?<!PCT)(?<!PGĐ)\.)")
"""Up to the last mark that no office goes on over."""
_AND = re.compile(r"(?:,\s|[ \xa0]?[-–]\s|\svà\s|,?\s(?:kiêm(?:\snhiệm)?|làm|đồng\sthời(?:\s(?:là|kiêm))?)\s)")
_RUN = re.compile(rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,7}}")
_CALLED = r"(?:các\s)?(?:đồng\schí|đ/c|ông,?\s(?:và\s)?bà|anh,?\s(?:và\s)?chị|ông|bà|anh|chị|vị)"
_COLON = rf"(?:,?\s(?:bao\s)?gồm(?:\scó)?(?:\scác)?(?:\s{_CALLED})?,?\s?:?|\s{_CALLED}\s?:|\s?:)"
_TITLED = rf"(?:[^\W\d][\w./]*[ ]){{0,3}}?{CAPITALISED}(?:[ ]{CAPITALISED}){{1,4}}"
_LISTED = re.compile(rf"(?:\scó)?\s(?:{_TITLED}(?:\s\([^()\n]{{2,60}}\))?(?:(?:[,;]|\svà)\s|(?:[,;]|\svà)?\Z))+")
"""Those before a person in a list."""
_LONGEST_LIST = 800
_BREAK = re.compile(r"[\n\x00]")
_LINE_ENDS = ("\n", "\x00", " \n", "\r\n")
_MARK = r"\s*(?:[-–+•*]|[0-9]{1,2}[.)/])\s*"
_ITEMS = re.compile(rf"\s*?[\n\x00](?:{_MARK}{_TITLED}(?!\w)[^:\n\x00]*[\n\x00])*{_MARK}")
"""The items of a list before a person in it, each with a name."""
WINDOW = 170
"""How far before a name its offices are looked for."""
_LABEL = re.compile(rf"(?:(?P<item>{_COLON})|\slà|[ \xa0|,]*[-–])\s*\Z")
_BRACKET = re.compile(r"\s\((?P<title>[^()]{0,24})\Z")
"""What stands between an office and the name of its holder: `Thư ký: bà Lan`, `Giám đốc Sở (ông Tú)`."""
_LONGEST_LABEL = 28
_LABEL_ENDS = (":", "là", "gồm", "có", "-", "–", "các", "ông", "bà", "anh", "chị", "chí", "đ/c", "vị")
NEAR = 20
"""How much of the text before an office tells whether several hold it, in characters."""
_OPENS = re.compile(
    r"(?:(?:\A|[\n\x00;.:]|[-–+*•(]|[0-9a-zđ][.)])\s*"
    r"|(?:\A|\W)(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|0?[2-9]|[1-9][0-9])\s(?:tân\s)?(?:(?:đồng\schí|ông,\sbà|ông|bà)\s)?)\Z"
)
"""Before an item of a list, or several holders: `Các Phó Chủ tịch: ông Tám, bà Lả`."""
_TERM = r"(?:,?\s(?:nhiệm\skỳ|khóa|khoá|NK)\s(?:thứ\s)?[0-9IVXL]+(?:\s?[-–]\s?[0-9]+)?)"
_TERMS = re.compile(f"{_TERM}+")
_GIVING = (" đối với", " đối với:", " cho", " của")
_GIVEN = re.compile(rf"{_TERM}*\s(?:đối\svới:?|cho|của)\Z")
_GIVEN_AS = re.compile(r"(?:[Cc]hức(?:\s(?:vụ|danh))?|nhiệm|bầu)\s\Z")
"""Around an office that somebody gets or loses: `miễn nhiệm chức vụ Giám đốc Sở Y tế đối với ông Tám`."""
_SAID_TO = re.compile(r"(?:\s(?:với|cho|tới|gửi)|[Tt]heo\s(?:\w+\s){1,4}của)\s\Z")
"""Before an office that is not that of the person behind a comma: `Trao đổi với phóng viên, ông Tám …`."""
_ON_BEHALF = re.compile(
    r"(?:thay\smặt|thừa\slệnh|(?:ủy|uỷ)\s(?:quyền|nhiệm))(?:\scủa)?(?:\s(?:đồng\schí|ông|bà))?\s\Z", re.IGNORECASE
)
"""Before the office of one for whom another acts: `Thừa ủy quyền của Thủ tướng, Bộ trưởng …`."""
_KIN_OF = re.compile(
    r"(?<!\w)(?:vợ|chồng|bố|cha|mẹ|(?:con|em|anh|chị|cháu)\s(?:trai|gái|dâu|rể|vợ|chồng|ruột|họ))(?:\scủa)?\s(?:(?:ông|bà)\s)?\Z",
    re.IGNORECASE,
)
"""Before the office of one whose kin is named: `vợ Trưởng thôn là bà Lả`."""
_ARTICLE = re.compile(r"Điều\s[0-9]{1,2}\s?[.:]\s\Z")
"""Before those who carry out a decision: `Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ, ông Tám …`."""
_LEAD = 40
"""How much of the text before an office tells whose it is, in characters."""
_PARENT = re.compile(r"(?:,\s|\s[-–(]\s?)(?=[^\W\d])")
_ITEM = re.compile(rf"(?:\A|[\n\x00]){_MARK}(?:[^\W\d][\w./]*\s){{0,3}}\Z")
"""Before a name that opens a line, behind a number or a mark and titles."""
_MARK_BEHIND = re.compile(r"\s*(?:[,;.)(\n\x00]|[-–]\s|\Z)")
_OF_OTHERS = re.compile(r"\s(?:(?:bao\s)?gồm|là)(?!\w)")
"""Behind a further office these name who else holds it: `làm Tổ trưởng, thành viên gồm các ông …`."""
_HOLDER = re.compile(rf"\s?:\s?(?P<word>[^\W\d][\w./]*(?:\s(?=[{UPPER}\w]){CAPITALISED}|\schí){{0,4}})")
"""Whose label an office is: `Thư ký: bà Lan`."""
_FACT = (
    r"(?:sinh\s(?:(?:năm|ngày)\s)?[0-9/.-]+|(?:cùng\s)?(?:dân\stộc|quê|quê\squán|trú\stại|thường\strú|ở|trình\sđộ|đảng\sviên)(?!\w)[^,;()\n|]{0,40}"
    r"|(?:thôn|bản|ấp|buôn|khóm|xóm|xã|phường|thị\strấn|huyện|quận|thị\sxã|tỉnh|thành\sphố)\s[^,;()\n.|]{1,30})"
)
"""What may be said of a person before the office."""
_CELL = rf"(?:[0-9./-]{{0,10}}|Nam|Nữ|[Xx]|(?i:{_FACT}))"
"""What a cell holds between a name and its office: a date, the sex, a mark, where one lives."""
_ALSO = rf"(?:{CALLED_ALSO})?{CAPITALISED}(?:\s{CAPITALISED}){{0,2}}|[0-9]{{4}}\s?[-–]\s?[0-9]{{4}}"
"""What stands in brackets behind a name: another one, the years of birth and death."""
_SMALL_OFFICES = (
    r"(?:phó\s)?(?:bí\sthư|chủ\stịch|chủ\snhiệm|giám\sđốc|hiệu\strưởng|trưởng\s(?:ban|phòng|công\san|thôn|khoa))\s"
)
"""Offices in small letters that may stand behind a name without a mark: `đ/c Lê Na phó chủ tịch UBND xã`."""
_ADDRESS = ("đại biểu", "báo cáo viên")
"""An office in the place of a title, where another one is stated."""


class Held(NamedTuple):
    """Where an office stands, and the body in it (empty if none is named)."""

    start: int
    end: int
    body: str


@cache
def offices() -> re.Pattern[str]:
    """Any office (`offices.tsv`), or the deputy of it."""
    return re.compile(
        rf"(?:(?:[Nn]guyên|[Cc]ựu|[Qq]uyền)\s|[QP]\.\s?)?(?:[Pp]hó\s)?{trie(words('offices'), any_case=True)}(?!\w)"
        rf"|phụ\strách(?=\s(?:[Pp]hòng|[Kk]hoa|Trung\stâm|Chi\snhánh|Trạm|Ban)\s[{UPPER}])"
    )


@cache
def _office_word() -> re.Pattern[str]:
    """An office that begins a word; the first condition makes a search twice as fast."""
    return re.compile(rf"(?<!\w)(?:{offices().pattern})")


@cache
def _link() -> re.Pattern[str]:
    """What stands between a name, or an office of it, and the next office."""
    rows = table("holding", __package__)
    early, given, late = (
        trie((r["word"] for r in rows if r["place"] in places), any_case=True)
        for places in (("early", "given"), ("given",), ("late",))
    )
    member = rf"tham\sgia\s[{UPPER}][^;.:()\n\x00]{{2,120}}?(?:,|\svà)\s(?:{early}\s){{0,2}}"
    given_by = rf"(?:đã\s|vừa\s)?được\s[^,;.:()\n\x00]{{2,50}}?\s(?:{given}\s)+"
    holding = rf"(?:{given_by}|(?:{early}\s){{0,6}})(?:{member})?{late}"
    fact = rf"(?:[0-9]{{2}}\stuổi|SN:?\s[0-9]{{4}}|{_FACT}|{trie(words('ranks'), any_case=True)})"
    return re.compile(
        rf"(?:\s\((?:{_ALSO}|{fact}(?:,\s{fact})*[^(),\n]{{0,30}}(?:,\s{CAPITALISED}(?:\s{CAPITALISED}){{0,3}})*|cũ|mới|nay\s[^()\n]{{2,40}})\))?\)?"
        r"(?:[ \xa0|,;–-]*[Cc]hức\s(?:vụ|danh)(?:\s?:|\slà)?\s"
        rf"|[ \xa0]{{0,2}}(?P<mark>[-–,(:;|])\s?(?:{fact}(?:,|\s[-–])\s|{_CELL}\s?\|\s?)*(?:{holding}:?\s)?"
        rf"|\s(?=sinh\s|SN|quê\s|trú\s|dân\stộc\s)(?:{fact},\s)+(?:{holding}:?\s)?"
        rf"|\s(?:{holding}:?|[-–])\s|[ \xa0](?=[{UPPER}]|(?:nguyên|cựu)\s|{_SMALL_OFFICES}))"
    )


def follows(text: str, at: int) -> bool:
    """Whether a name that ends at `at` has its office behind a mark: `Lê Na - Kế toán trưởng`."""
    link = _link().match(text, at)
    if link is None or link.group("mark") in (":", ";") or link.group().isspace():
        return False
    return offices().match(text, link.end()) is not None


def before(text: str, start: int) -> list[Held]:
    """The offices named directly before a person, in text order."""
    low = max(0, start - WINDOW)
    window = text[low:start].rstrip(" ,-–")
    for _ in range(2):  # `Phó Giám đốc Công an tỉnh, đồng chí Đại tá Lê Văn Minh`
        shorter = without_title(window)
        if len(shorter) == len(window):
            break
        if offices().match(window[len(shorter) :].lstrip(" ,")):
            break  # an office that is a title as well: `tổng đạo diễn`
        window = shorter
    if window.endswith(_GIVING) and (given := _GIVEN.search(window)):
        spans = joined(text, low, low + given.start(), item=False)
        return spans if spans and _GIVEN_AS.search(text, low, spans[0].start) else []
    label = _LABEL.search(window, max(0, len(window) - _LONGEST_LABEL)) if window.endswith(_LABEL_ENDS) else None
    if label is None and "(" in window:
        label = _BRACKET.search(window)
    if label is not None and label.re is _BRACKET and without_title(label.group("title")):
        label = None
    item = label is not None and bool(label.groupdict().get("item"))
    spans = joined(text, low, low + (label.start() if label else len(window)), item=item)
    if len(spans) > 1 and _ON_BEHALF.search(text, max(0, spans[0].start - _LEAD), spans[0].start):
        spans = spans[1:]
    if spans and _is_of_another(text, spans[0], spans[-1].end):
        return []
    return [*_labels(text, spans[0].start), *spans] if spans and label is None else spans


def _labels(text: str, at: int) -> list[Held]:
    """The offices of a label before the own ones that begin at `at`: `Trưởng ban: Phó Chủ tịch UBND xã Lê Na`."""
    if not text.endswith((": ", " gồm ", " là "), 0, at):
        return []
    label = _LABEL.search(text, max(0, at - _LONGEST_LABEL), at)
    return [] if label is None else joined(text, max(0, at - WINDOW), label.start(), item=bool(label.group("item")))


def _is_of_another(text: str, first: Held, end: int) -> bool:
    """Whether an office before a name is of one spoken to, cited or of kin: `Theo ý kiến của Giám đốc, ông Tám`."""
    if not text.startswith((",", " là "), end):
        return False
    low = max(0, first.start - _LEAD)
    if text[end] == "," and _ARTICLE.search(text, low, first.start):
        return True
    said = _SAID_TO.search(text, low, first.start) if text[end] == "," else None
    if said and (said.group()[0] in "Tt" or (text[first.start].islower() and not first.body)):
        return True
    return _KIN_OF.search(text, low, first.start) is not None


def of_list(text: str, start: int) -> list[Held]:
    """The offices that a person of a list shares with those before: `Ủy viên: ông Tám, bà Lả`."""
    colon = text.rfind(":", max(0, start - _LONGEST_LIST), start)
    heading = max(colon, text.rfind(" gồm", max(0, start - WINDOW), start) + len("gồm"))
    in_lines = text.startswith(_LINE_ENDS, heading + 1)
    if heading < len("gồm") or (start - heading > WINDOW and not in_lines):
        return []
    listed = without_title(text[heading + 1 : start].rstrip())
    if not in_lines and _BREAK.search(text, heading + 1 + len(listed), start):
        return []
    if (_ITEMS if in_lines else _LISTED).fullmatch(listed) is None:
        return []
    low = max(0, heading - WINDOW)
    label = _LABEL.search(text, max(low, heading - _LONGEST_LABEL), heading + 1)
    return joined(text, low, label.start() if label else heading, item=True)


def joined(text: str, low: int, high: int, *, item: bool) -> list[Held]:
    """The offices, joined, that a stretch of text ends with; those of an `item` open one."""
    hard = _LAST_HARD.match(text, low, high)
    at = hard.end() if hard else low
    spans: list[Held] = []
    while (office := _office_word().search(text, at, high)) is not None:
        end, body = end_of(text, office)
        if end > high:  # the name is that of what the office heads
            spans.clear()
            at = end
            continue
        if spans and (not _AND.fullmatch(text, at, office.start()) or _is_deputy(text, spans[-1], office.group())):
            spans.clear()
        spans.append(Held(office.start(), end, body))
        at = min(place_behind(text, office, end), high)
    if not spans or text[at:high].strip(" \n\r\xa0|"):
        return []
    return spans if not item or _heads_items(text, spans[0]) else []


def _is_deputy(text: str, held: Held, office: str) -> bool:
    """Whether an office is the deputy's of the one before, so that another holds it: `CVP, PCVP Lê Na`."""
    chief = text[held.start : held.end].lower()
    return office.lower() in (f"p{chief}", f"phó {chief}")


def _heads_items(text: str, first: Held) -> bool:
    """Whether offices open an item of a list or name its several holders, and do not just count people."""
    if (
        text[first.start : first.end].lower() in _GENERAL
        and text[max(0, first.start - 2) : first.start].strip().isdigit()
    ):
        return False
    return _OPENS.search(text, max(0, first.start - NEAR), first.start) is not None


_GENERAL = ("thành viên", "cán bộ", "công chức", "viên chức")
"""What people are counted as: `gồm 5 thành viên: ông Tám, …`."""


def behind(text: str, start: int, end: int) -> list[Held]:
    """The offices stated behind a name, in text order."""
    spans: list[Held] = []
    at = end
    while (further := _further(text, at, first=not spans)) is not None:
        link, office = further
        held_end, body = end_of(text, office)
        office_end = place_behind(text, office, held_end)
        mark = link.groupdict().get("mark")
        if mark in (":", ";"):
            in_item = _opens_line(text, start) if spans else mark == ":"
            if not in_item or not _MARK_BEHIND.match(text, office_end):
                break
        other = _RUN.match(text, office_end + 1)
        if other is not None and (is_person_name(other.group()) or (spans and short_person_name(other.group()))):
            break  # the office of whom it stands before: `…, Chủ tịch Quốc hội Nguyễn Thị Kim Ngân`
        if _is_of_others(text, office_end, first=not spans):
            break
        if spans and text[spans[-1].end : office.start()] == " kiêm " and not body:
            spans[-1] = spans[-1]._replace(end=held_end)  # one post: `Phó Chính ủy kiêm Chủ nhiệm Chính trị`
        else:
            spans.append(Held(office.start(), held_end, body))
        at = office_end
    return spans


def parent_end(text: str, at: int) -> int:
    """Where the body ends behind a comma that the one an office is held in belongs to; `at` if none stands there."""
    parent = _PARENT.match(text, at)
    if parent is None:
        return at
    window = text[parent.end() : parent.end() + WINDOW]
    body = organisation_at(window[:1].upper() + window[1:], 0)
    return at if body is None else parent.end() + body.end


def _further(text: str, at: int, *, first: bool) -> tuple[re.Match[str], re.Match[str]] | None:
    """The next office behind a name or an office of it that ends at `at`, and what links it."""
    link = _link().match(text, at) or (None if first else _AND.match(text, at))
    if link is not None and (office := offices().match(text, link.end())):
        return link, office
    beyond = at if first else _beyond(text, at)
    return _further(text, beyond, first=False) if beyond > at else None


def _beyond(text: str, at: int) -> int:
    """Where the term of an office ends, or the body that the one it is held in belongs to (`…, Sở Xây dựng, …`)."""
    if term := _TERMS.match(text, at):
        return term.end()
    parent = _PARENT.match(text, at)
    if parent is None or (body := organisation_at(text[parent.end() : parent.end() + WINDOW], 0)) is None:
        return at
    end = parent.end() + body.end
    if "(" in parent.group():
        end += 1 if text.startswith(")", end) else -WINDOW
    return end if _MARK_BEHIND.match(text, end) else at


def _opens_line(text: str, start: int) -> bool:
    return _ITEM.search(text, max(0, start - WINDOW), start) is not None


def _is_of_others(text: str, at: int, *, first: bool) -> bool:
    """Whether an office that ends at `at` is that of those who follow: `Thư ký: bà Lan`, `thành viên gồm …`."""
    if not first and _OF_OTHERS.match(text, at):
        return True
    holder = _HOLDER.match(text, at)
    word = holder.group("word") if holder else ""
    return word != "" and (strength_of(f" {word} ") != "" or is_person_name(word))


def _is_addressee(text: str, held: Held, end: int) -> bool:
    """Whether one whose office stands in letters before is named in a list: `- PCN Lê Na, Trợ lý TTg`."""
    return text.startswith(",", end) and text[held.start : held.end].isupper()


def held_by(text: str, start: int, end: int, held: int, signed: list[Held]) -> tuple[list[Held], int]:
    """The offices stated before and after a name, and where the last of them ends.

    Those before `held` are another person's; `signed` are the offices above a signer's name.
    """
    first_free = held + 1 if text.startswith(" ", held) else held  # `Lê Na chủ tọa phiên tòa, Kiểm sát viên Vũ Hà`
    spans = [span for span in before(text, start) if not held or (span.start >= held and span.start != first_free)]
    spans = spans or of_list(text, start)
    spans += signed or ([] if spans and _is_addressee(text, spans[-1], end) else behind(text, start, end))
    if len(spans) > 1 and text[spans[0].start : spans[0].end].lower() in _ADDRESS:
        spans = spans[1:]
    return spans, max(end, *(span.end for span in spans)) if spans else end
