"""The letterhead: which lines are its parts, and what they say.

State letterheads follow NĐ 30/2020/NĐ-CP (before: TT 01/2011/TT-BNV), Party ones Hướng dẫn 36-HD/VPTW (before: 11-HD/VPTW,
since 2025: 05-HD/VPTW). The two columns may come one after the other, in turns, or on one line with a gap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from vanthu.dates import iso_date
from vanthu.layout.casing import usual_case
from vanthu.layout.lines import Line
from vanthu.layout.markers import find_marker
from vanthu.orthography import fold
from vanthu.vocabulary import table

_MAX_LINES = 60
_NUMBER = re.compile(r"(?:(?:bộ\s+luật|luật|pháp lệnh|nghị quyết|lệnh)\s+)?số\s*(?P<colon>[:.]?)\s*(?P<rest>[\w.…\s/–—-]*)$", re.IGNORECASE)
_NUMBER_FORM = re.compile(r"(?P<n>\d*[a-zA-Z]?)(?:/(?P<year>(?:19|20)\d\d))?(?P<sep>[-/])(?P<symbol>[^\W\d_][\w./&-]*)")
_LAW_FORM = re.compile(r"(?P<n>\d+)/(?P<year>(?:19|20)\d\d)/(?P<symbol>[^\W_][\w./-]*)")
_DATE = re.compile(
    r"^(?P<place>[^,;:]{0,60}?)\s*,?\s*(?:ngày|ng[àa]y)\s*(?P<d>[\d.…\s_]{0,12}?)\s*tháng\s*(?P<m>[\d.…\s_]{0,12}?)\s*năm\s*(?P<y>\d{4}|\d{2,3}[.…_]*|[.…_]*)\s*\.?$",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(r"^(?P<place>[^\d,;:]{2,40}),\s*(?:ngày\s*)?(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})$")
_SUBJECT = re.compile(r"(?:v\s*/\s*v|về việc)\s*:?\s*", re.IGNORECASE)
_ISSUED_WITH = re.compile(r"\(\s*(?:ban hành|kèm theo|kem theo|trích|đã được|thông qua|dùng cho|áp dụng|từ ngày)", re.IGNORECASE)
_OF_ISSUER = re.compile(
    r"của\s+(?P<issuer>[^\d]{3,80}?)\s+số\s*:?\s*(?P<number>\d[\w./\s-]*?)\s*(?:,?\s*ngày\s*(?P<d>\d{1,2})\s*(?:tháng|/|-)\s*(?P<m>\d{1,2})\s*(?:năm|/|-)\s*(?P<y>\d{4}).*)?$",
    re.IGNORECASE,
)
_SESSION = re.compile(r"nước cộng hòa xã hội|khóa [ivx\d]+\b|kỳ họp|\S*\d\S*$")
_BODY_START = re.compile(
    r"(?:-\s*)?(?:căn cứ|thực hiện\s+(?:\S+\s+){0,3}số|theo (?:đề nghị|tờ trình)|xét |thi hành|trên cơ sở|kính gửi|kính trình|kính thưa|"
    r"để |nhằm |trong (?:năm|thời gian|những)|thời gian qua|vừa qua|sau khi|ngày \d|hôm nay|tiếp theo|thực hiện (?:chỉ thị|nghị quyết|quyết định|kế hoạch|kết luận|chương trình|công văn|hướng dẫn|quy định|ý kiến|chỉ đạo|sự chỉ đạo))",
)


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
def _types() -> dict[str, str]:
    names = {fold(row["name"]): row["name"] for row in table("doc_types")}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


@cache
def marks() -> dict[str, dict[str, str]]:
    """The fixed words of letterheads by their folded text."""
    return {row["text"]: row for row in table("marks", __package__)}


@cache
def _openers() -> tuple[dict[str, bool], re.Pattern[str]]:
    names = {fold(row["name"]): row["open"] == "yes" for row in table("bodies", __package__)}
    longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return names, re.compile(rf"(?:{longest})(?![^\W\d_])")


def body_opener(folded: str) -> tuple[str, bool] | None:
    """The word of `bodies.tsv` a folded line begins with, and whether it needs a complement."""
    names, pattern = _openers()
    match = pattern.match(folded)
    return (match.group(), names[match.group()]) if match else None


def type_of(line: str) -> tuple[str, str] | None:
    """Document type of a line that is one (`THÔNG BÁO`, `Nghị định của Chính phủ`) and the rest of the line."""
    text = line.strip(" .:*")
    folded = fold(text)
    for key, name in _types().items():
        if not folded.startswith(key):
            continue
        rest = text[len(key) :].strip()
        if not rest:
            return (name, "") if not line.rstrip().endswith(":") or text.isupper() else None
        if rest[0].isalpha() and text[len(key)].isspace():
            if text.isupper() or rest.lower().startswith("của "):
                return (name, rest) if name != "Văn bản" and len(text) < 220 else None
            if text[: len(key)].isupper() and not rest.endswith((";", ",")):
                return name, rest
        return None
    return None


def tidy_number(text: str) -> tuple[str, str]:
    """Number and symbol: `28 /2003/NĐ-CP` → (`28/2003/NĐ-CP`, `NĐ-CP`); a blank number stays `-TB/TU`."""
    compact = re.sub(r"[–—−]", "-", re.sub(r"[\s.…_]+(?=[\d/-]|$)|(?<=[/-])[\s.…_]+|^[\s.…_]+", "", text)).strip(" .,;:")
    compact = re.sub(r"(?<=\d)\s+(?=[/-])|\s+", "", compact)
    for form in (_LAW_FORM, _NUMBER_FORM):
        if match := form.fullmatch(compact):
            return compact, match["symbol"].lstrip("-/")
    return (compact, "") if compact[:1].isdigit() else ("", "")


def _date(text: str) -> tuple[str, str] | None:
    """Place and ISO date of a place-and-date line; blank days and months are left out."""
    match = _DATE.match(text) or _SHORT_DATE.match(text)
    if not match:
        return None
    digits = {k: re.sub(r"\D", "", match[k] or "") for k in "dmy"}
    year = int(digits["y"]) if len(digits["y"]) == 4 else 0
    month = int(digits["m"]) if digits["m"] and 1 <= int(digits["m"]) <= 12 else None
    day = int(digits["d"]) if digits["d"] and month else None
    place = match["place"].strip(" ,.…")
    if place and "," not in text[: match.end("place") + 2] and not all(w[0].isupper() for w in place.split()):
        return None  # running text: "có hiệu lực từ ngày …"
    iso = (iso_date(year, month, day) or iso_date(year, month)) if year else ""
    return place if not re.search(r"\d", place) else "", iso


place_and_date = _date


def split_columns(lines: list[Line], stop: int) -> int:
    """Cut the lines before `stop` at their wide gaps; returns where `stop` has moved to."""
    i = 0
    while i < stop:
        line = lines[i]
        gap = next((g for g in line.gaps() if not _inside_number(line, g)), None)
        if gap is None and (offset := _narrow_gap(line.text)):
            lines[i : i + 1] = line.cut_at(offset)
        elif gap is not None:
            lines[i : i + 1] = line.cut(gap)
        else:
            i += 1
            continue
        stop += 1
        i += 1 if gap is None else 0
        if gap is not None and not lines[i].gaps():
            i += 1
    return stop


def _inside_number(line: Line, gap: int) -> bool:
    """A gap left open for the number or the day: `Số:      -TB/TU`, `ngày     tháng`."""
    left = fold("".join(p.text for p in line.pieces[:gap])).rstrip(" .:")
    right = fold("".join(p.text for p in line.pieces[gap + 1 :])).lstrip()
    if left.endswith(("số", "ngày", "tháng", "năm")):
        return not right.startswith(("cộng", "độc", "đảng")) and not re.match(r"[^\W\d_][^\d,/]*, ngày", right)
    return any(c.isalnum() for c in right) and right.startswith(("/", "-", "tháng", "năm"))


_RIGHT_COLUMN = re.compile(
    r"(?<=\S)\s(?=cộng h(?:òa|oà) xã hội chủ|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam$|(?:[^\W\d_]+[.\s]{1,2}){1,5}[^\W\d_]*,?\s*ngày\s)", re.IGNORECASE
)


def _narrow_gap(text: str) -> int:
    """Offset of the single space that parts the columns in a PDF's text layer; 0 when there is none."""
    match = _RIGHT_COLUMN.search(text)
    if not match:
        return 0
    left, right = fold(text[: match.start()]), fold(text[match.end() :])
    if left == "nước":
        return 0
    if "ngày" in right and "cộng" not in right:
        number = re.match(r"số\s?[:.]?\s?\d*[\w/.-]*-?[\w/]+", left)
        if not number:
            return 0
        head = re.match(r"(?:luật )?số\s?[:.]?\s*[\d\s]*[/-][^\s]*", text, re.IGNORECASE)
        return head.end() if head and text[head.end() : head.end() + 1] == " " else 0
    return match.start()


def find_type(lines: list[Line]) -> int | None:
    """Index of the line with the document type, None when there is none before the text begins."""
    for i, line in enumerate(lines[:_MAX_LINES]):
        text = line.text
        if (found := type_of(text)) and not line.gaps():
            return i if found else None
        if _BODY_START.match(fold(text)) and i > 0 and not fold(text).startswith(("ngày", "kính gửi")):
            return None
        if len(text) > 220 or (find_marker(text) and find_marker(text).kind in ("điều", "chương", "roman")):  # type: ignore[union-attr]
            return None
    return None


def read_head(lines: list[Line]) -> Head:
    """Mark the lines of the letterhead, type and title, and read its fields. Lines with two columns are cut in place."""
    head = Head()
    at = find_type(lines)
    stop = at if at is not None else _untyped_end(lines)
    stop = split_columns(lines, stop)
    if at is None and (found := find_type(lines[:stop])) is not None:
        at = stop = found
    elif at is not None:
        at = stop
    for line in lines[:stop]:
        line.role = "letterhead"
    subject = _letterhead(lines[:stop], head)
    head.superior, head.issuer = split_bodies(head.issuer_lines)
    if at is None:
        head.end = stop
        if subject:
            head.doc_type = "Công văn"
        return head
    lines[at].role = "doc_type"
    found_type = type_of(lines[at].text)
    assert found_type is not None
    head.doc_type, rest = found_type
    head.end = _title(lines, at + 1, head, rest)
    return head


def _untyped_end(lines: list[Line]) -> int:
    """End of a letterhead without a type line (công văn): before `Kính gửi` or the text; 0 when there is no letterhead."""
    seen = False
    for i, line in enumerate(lines[:_MAX_LINES]):
        folded = fold(line.text)
        if folded.startswith("kính gửi"):
            return i
        if any(m in folded for m in ("cộng hòa xã hội chủ nghĩa", "đảng cộng sản việt nam")) or _NUMBER.match(line.text):
            seen = True
        elif len(line.text) > 160 or _BODY_START.match(folded):
            return i if seen else 0
    return 0


def _letterhead(lines: list[Line], head: Head) -> list[int]:
    """Read the fields; returns the indices of the lines of a `V/v` subject, which get the role title."""
    subject: list[int] = []
    for i, line in enumerate(lines):
        text = line.text.strip(" *")
        folded = " ".join(fold(text).replace("–", "-").split())
        mark = marks().get(folded.strip(" .:!()[]")) or (marks().get("dự thảo") if folded.startswith("dự thảo") else None)
        if mark or _motto(folded) or (_SESSION.match(folded) and not _NUMBER.match(text)):
            if mark and mark["kind"] == "urgency":
                head.urgency = mark["name"]
            elif mark and mark["kind"] == "secrecy":
                head.secrecy = mark["name"]
        elif match := _NUMBER.match(text):
            number, symbol = tidy_number(match["rest"])
            head.number, head.symbol = head.number or number, head.symbol or symbol
        elif date := _date(text):
            head.place, head.issued_on = date[0] or head.place, date[1] or head.issued_on
        elif _SUBJECT.match(text):
            subject.append(i)
        elif subject and subject[-1] == i - 1 and not line.blank_before and not line.column and not body_opener(folded):
            subject.append(i)
        elif not _ISSUED_WITH.match(text) and len(text) < 120 and any(c.isalpha() for c in text):
            head.issuer_lines.append(text)
    for k, i in enumerate(subject):
        lines[i].role, lines[i].joiner = "title", " " if k else None
    return subject


def _motto(folded: str) -> bool:
    compact = re.sub(r"\W", "", folded)
    return any(compact.startswith(re.sub(r"\W", "", text)) for text, m in marks().items() if m["kind"] == "motto")


def split_bodies(lines: list[str]) -> tuple[str, str]:
    """Superior and issuing body from the lines of the left column: `UBND TỈNH …` over `SỞ …`; lines of one name are joined."""
    names: list[str] = []
    for text in lines:
        folded = fold(text)
        if names and folded == fold(names[-1]):
            continue
        opener = body_opener(folded)
        if names and (
            opener is None
            or _open(names[-1])
            or fold(names[-1]).endswith((",", " -", " và", " của"))
        ):
            names[-1] += " " + text
        elif opener or not names:
            names.append(text)
    if names and body_opener(fold(names[0])) is None:
        names = [n for n in names if body_opener(fold(n))][:2]
    cased = [usual_case(name.strip(" .:*-")) for name in names]
    if not cased:
        return "", ""
    return (" ".join(cased[:-1][-1:]), cased[-1]) if len(cased) > 1 else ("", cased[0])


def _open(name: str) -> bool:
    """`BAN CHẤP HÀNH` and `ỦY BAN NHÂN DÂN` alone are not yet a name."""
    folded = fold(name).strip()
    opener = body_opener(folded)
    return opener is not None and opener[1] and opener[0] == folded


def _title(lines: list[Line], at: int, head: Head, rest: str) -> int:  # noqa: PLR0915
    """Mark the title's lines after the type line; returns where the text begins."""
    if rest and rest.lower().startswith("của "):
        head.issuer = head.issuer or usual_case(rest[4:].strip(" :"))
    first = at
    titled = bool(rest) and not rest.lower().startswith("của ")
    begun = titled
    bold = decided = False
    while at < len(lines):
        line = lines[at]
        text, folded = line.text, fold(line.text)
        if at == first and not begun and (match := _OF_ISSUER.match(text)):
            number, symbol = tidy_number(match["number"])
            head.number, head.symbol = head.number or number, head.symbol or symbol
            head.issuer = head.issuer or usual_case(match["issuer"])
            if match["y"]:
                head.issued_on = head.issued_on or iso_date(int(match["y"]), int(match["m"]), int(match["d"]))
            line.role = "letterhead"
        elif _ISSUED_WITH.match(text):
            while at < len(lines) and lines[at].text.count(")") < 1 and at - first < 12:
                lines[at].role = "letterhead"
                at += 1
            if at < len(lines):
                lines[at].role = "letterhead"
        elif (number_line := _NUMBER.match(text)) and number_line["colon"]:
            number, symbol = tidy_number(number_line["rest"])
            head.number, head.symbol = head.number or number, head.symbol or symbol
            line.role = "letterhead"
        elif (date := _date(text)) and not begun:
            head.place, head.issued_on = date[0] or head.place, date[1] or head.issued_on
            line.role = "letterhead"
        elif begun and (_authority(text) or (head.issuer and fold(text.strip(" :,*")) == fold(head.issuer))):
            line.role = "letterhead"
            decided = True
            if not head.issuer:
                head.issuer = usual_case(text.strip(" :,*"))
        elif decided and _SESSION.match(folded):
            line.role = "letterhead"
        elif not decided and _is_title(lines, at, begun, bold):
            previous = at > first and lines[at - 1].role == "title"
            line.role, line.joiner = "title", " " if previous else None
            begun, bold = True, line.emphasised
        else:
            break
        at += 1
    return at


def _authority(text: str) -> bool:
    """The line in a decision that names who decides: `ỦY BAN NHÂN DÂN TỈNH …`, `BỘ TRƯỞNG BỘ …`."""
    folded = fold(text)
    return len(text) < 120 and body_opener(folded) is not None and (text.isupper() or _shouted(text)) and not text.endswith(".")


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _is_title(lines: list[Line], at: int, begun: bool, bold: bool) -> bool:
    line = lines[at]
    text, folded = line.text, fold(line.text)
    marker = find_marker(text)
    if _BODY_START.match(folded) and not (not begun and len(text) < 160 and not text.endswith((".", ";", ":"))):
        return False
    if folded.startswith(("kính gửi", "căn cứ", "nơi nhận")) or (marker and (begun or marker.kind not in ("bullet",))):
        return False
    if not begun:
        return not (len(text) > 350 or (len(text) > 200 and text.endswith((".", ";", ":"))))
    if text.endswith((".", ";", ":")) or len(text) > 250:
        return False
    previous = lines[at - 1].text
    if line.emphasised and bold:
        return True
    if text[0].islower() or text[0].isdecimal() or text[0] in "(–-" or previous.endswith((",", "-", "–")) or fold(previous).split()[-1] in _JOINING:
        return not bold or line.emphasised or text[0].islower()
    if text.isupper() and previous.isupper() and type_of(text) is None:
        return True
    if line.blank_before or bold:
        return False
    after = lines[at + 1] if at + 1 < len(lines) else None
    return len(text) < 90 and after is not None and (after.blank_before or _BODY_START.match(fold(after.text)) is not None)


def mark_addressees(lines: list[Line], at: int) -> int:
    """Mark `Kính gửi: …` and the items under it as recipients; returns the index of the first line after them."""
    if at >= len(lines) or not fold(lines[at].text[:12]).startswith("kính gửi"):
        return at
    lines[at].role = "recipients"
    at += 1
    while at < len(lines) and len(lines[at].text) < 200 and (marker := find_marker(lines[at].text)) and marker.kind == "bullet":
        if _BODY_START.match(fold(lines[at].text[:40])):
            break
        lines[at].role = "recipients"
        at += 1
    return at


_JOINING = frozenset("của và các về với cho theo đối trong trên tại cấp năm số ban ủy".split())
