"""The title under the document type, the lines between it and the text, and the addressees of a letter."""

from __future__ import annotations

import re

from vanthu.dates import find_dates, iso_date
from vanthu.layout.bodies import body_opener
from vanthu.layout.casing import usual_case
from vanthu.layout.lines import Line
from vanthu.layout.markers import find_marker
from vanthu.layout.signing import office_in
from vanthu.layout.stamp import Head, number_line, place_and_date, tidy_number, type_of
from vanthu.orthography import fold

ISSUED_WITH = re.compile(
    r"\(\s*(?:ban hành|kèm theo|kem theo|đính kèm|gửi kèm|trích|đã được|thông qua|dùng cho|áp dụng|từ ngày)",
    re.IGNORECASE,
)
_OF_ISSUER = re.compile(
    r"(?:của\s+(?P<issuer>[^\d]{3,80}?)\s+)?số\s*:?\s*(?P<number>\d[\w./\s-]*?)"
    r"\s*(?:,?\s*ngày\s*(?P<d>\d{1,2})\s*(?:tháng|/|-)\s*(?P<m>\d{1,2})\s*(?:năm|/|-)\s*(?P<y>\d{4}).*)?$",
    re.IGNORECASE,
)
_MORE = ",-–"
"""What an addressee's name ends in that goes on in the next line."""
SESSION = re.compile(r"nước cộng hòa xã hội|khóa [ivx\d]+\b|kỳ họp|\S*\d\S*$")
BODY_START = re.compile(
    r"(?:-\s*)?(?:căn cứ|thực hiện\s+(?:\S+\s+){0,3}số"
    r"|theo (?:đề nghị|tờ trình)|xét (?!hộ|tặng|công nhận|duyệt|khen|chọn|tuyển|thăng|nâng|đối tượng)"
    r"|thi hành|trên cơ sở|kính gửi"
    r"|kính trình|kính thưa|để |nhằm |trong (?:năm|thời gian|những)"
    r"|thời gian qua|vừa qua|sau khi|ngày \d|hôm nay|tiếp theo"
    r"|thực hiện (?:chỉ thị|nghị quyết|quyết định|kế hoạch|kết luận"
    r"|chương trình|công văn|hướng dẫn|quy định|ý kiến|chỉ đạo|sự chỉ đạo))",
)
_MEETING = re.compile(r"(?:kết luận (?:của )?)?(?:hội nghị|đại hội|kỳ họp|phiên họp)(?:\s|$)")
"""A title's line that names a meeting; the next tells whose: `HỘI NGHỊ LẦN THỨ NĂM` / `BAN CHẤP HÀNH …`."""
_JOINING = frozenset(
    ["của", "và", "các", "về", "với", "cho", "theo", "đối", "trong", "trên", "tại", "cấp", "năm", "số", "ban", "ủy"]
)


def read_title(lines: list[Line], at: int, head: Head, rest: str) -> int:
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
        if (
            (match := _OF_ISSUER.match(text))
            and at - first < 3
            and not head.number
            and (match["issuer"] or text[0] == "S")
        ):
            number, symbol = tidy_number(match["number"])
            head.number, head.symbol = head.number or number, head.symbol or symbol
            head.issuer = head.issuer or usual_case(match["issuer"] or "")
            begun = False
            if match["y"]:
                head.issued_on = head.issued_on or iso_date(int(match["y"]), int(match["m"]), int(match["d"]))
            line.role = "letterhead"
        elif ISSUED_WITH.match(text):
            while at + 1 < len(lines) and ")" not in lines[at].text and at - first < 12:
                lines[at].role = "letterhead"
                at += 1
            lines[at].role = "letterhead"
            printed = " ".join(x.text for x in lines[first : at + 1] if x.role == "letterhead")
            dates = find_dates(re.sub(r"(?<=\d)[.…]+|[.…]+(?=\d)", " ", printed))
            head.issued_on = head.issued_on or (dates[-1].iso if dates else "")
        elif found := number_line(text):
            head.number, head.symbol = head.number or found[0], head.symbol or found[1]
            line.role = "letterhead"
        elif (date := place_and_date(text)) and not begun:
            head.place, head.issued_on = date[0] or head.place, date[1] or head.issued_on
            line.role = "letterhead"
        elif (
            begun
            and not _tells_whose_meeting(lines, at)
            and (_authority(text) or (head.issuer and fold(text.strip(" :,*")) == fold(head.issuer)))
        ):
            line.role = "letterhead"
            decided = True
            if not head.issuer:
                head.issuer = usual_case(text.strip(" :,*"))
        elif decided and (SESSION.match(folded) or _rest_of_authority(lines, at)):
            line.role = "letterhead"
        elif at == first and not begun and (issuer := _of_body(lines, at)):
            line.role = "title"  # what it is about comes below, as under a type alone
            head.issuer = head.issuer or usual_case(issuer)
        elif not decided and (_is_title(lines, at, begun, bold) or _tells_whose_meeting(lines, at)):
            previous = at > first and lines[at - 1].role == "title"
            line.role, line.joiner = "title", " " if previous else None
            begun, bold = True, line.emphasised
        else:
            break
        at += 1
    return at


def _of_body(lines: list[Line], at: int) -> str:
    """The body in a line such as `CỦA BỘ CHÍNH TRỊ` that the title stands under, in small letters or with `Về`."""
    text = lines[at].text.strip(" :*")
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or not text.isupper() or not text.startswith("CỦA ") or body_opener(fold(text[4:])) is None:
        return ""
    titled = fold(below.text[:3]) == "về " or not (below.blank_before or below.text.isupper())
    return text[4:] if titled else ""


def _authority(text: str) -> bool:
    """The line in a decision that names who decides: `ỦY BAN NHÂN DÂN TỈNH …`, `BỘ TRƯỞNG BỘ …`."""
    folded = fold(text)
    return (
        len(text) < 120
        and (body_opener(folded) is not None or office_in(text) != "")
        and (text.isupper() or _shouted(text))
        and not text.endswith(".")
    )


def _tells_whose_meeting(lines: list[Line], at: int) -> bool:
    """Whether the title's line above a body names a meeting, which is that body's."""
    above = lines[at - 1]
    return above.role == "title" and _MEETING.match(fold(above.text)) is not None and _authority(lines[at].text)


def _rest_of_authority(lines: list[Line], at: int) -> bool:
    """The second line of the name of who decides: `CHỦ TỊCH ỦY BAN NHÂN DÂN` / `HUYỆN CHƯ PƯH`, over the grounds."""
    text, after = lines[at].text, lines[at + 1].text if at + 1 < len(lines) else ""
    return (
        text.isupper()
        and lines[at - 1].role == "letterhead"
        and find_marker(text) is None
        and BODY_START.match(fold(after[:40])) is not None
    )


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _is_title(lines: list[Line], at: int, begun: bool, bold: bool) -> bool:
    line = lines[at]
    text, folded = line.text, fold(line.text)
    marker = find_marker(text)
    if (
        BODY_START.match(folded)
        and not (not begun and len(text) < 160 and not text.endswith((".", ";", ":")))
        and not (begun and text[0].islower() and not line.blank_before)  # `… tại phiên họp` / `ngày 3/8/2009`
    ):
        return False
    if folded.startswith(("kính gửi", "căn cứ", "nơi nhận")) or (marker and (begun or marker.kind not in ("bullet",))):
        return False
    if not begun:
        return not (len(text) > 350 or (len(text) > 200 and text.endswith((".", ";", ":"))))
    if text.endswith((".", ":")) or (text.endswith(";") and not text[0].islower()) or len(text) > 250:
        return False
    if line.hint and not lines[at - 1].hint:
        return False
    previous = lines[at - 1].text
    if line.emphasised and bold:
        return True
    if (
        text[0].islower()
        or text[0].isdecimal()
        or text[0] in "(–-"
        or previous.endswith((",", "-", "–"))
        or fold(previous).split()[-1] in _JOINING
    ):
        return not bold or line.emphasised or text[0].islower()
    if text.isupper() and previous.isupper() and type_of(text) is None:
        return True
    if line.blank_before or bold:
        return False
    after = lines[at + 1] if at + 1 < len(lines) else None
    return (
        len(text) < 90
        and after is not None
        and (after.blank_before or BODY_START.match(fold(after.text)) is not None or _opens_part(after.text))
    )


def _opens_part(text: str) -> bool:
    marker = find_marker(text)
    return marker is not None and marker.kind in ("phần", "chương", "roman", "upper")


def mark_addressees(lines: list[Line], at: int) -> int:
    """Mark `Kính gửi: …` and the items under it as recipients; returns the index of the first line after them."""
    if at >= len(lines) or not fold(lines[at].text[:12]).startswith("kính gửi"):
        return at
    first = lines[at]
    first.role = "recipients"
    bare = len(first.text.strip(" :")) == len("kính gửi")
    at += 1
    if bare and at < len(lines) and find_marker(lines[at].text) is None and _addressee(lines[at].text):
        lines[at].role = "recipients"
        at += 1
    elif not bare and at < len(lines) and lines[at].text[0].islower() and _goes_on(first, lines[at]):
        lines[at].role, lines[at].joiner = "recipients", " "
        at += 1
    while at < len(lines) and _more_addressees(lines[at], lines[at - 1], first):
        lines[at].role = "recipients"
        at += 1
    return at


def _goes_on(first: Line, line: Line) -> bool:
    """A second line of the addressee's name, which begins in small letters."""
    return first.text[-1] in _MORE or (
        first.text[-1].isalnum() and not line.blank_before and _addressee(line.text) and find_marker(line.text) is None
    )


def _more_addressees(line: Line, above: Line, first: Line) -> bool:
    """A bullet, or a line that names somebody under one that ends in a semicolon or further to the right."""
    if BODY_START.match(fold(line.text[:40])):
        return False
    if marker := find_marker(line.text):
        return marker.kind == "bullet" and len(line.text) < 200
    return (
        _addressee(line.text)
        and not line.blank_before
        and above.text[-1] not in ".:"
        and (above.text[-1] == ";" or line.indent > first.indent + len("kính gửi"))
    )


def _addressee(text: str) -> bool:
    """A line that names somebody: short, no sentence, not the beginning of the text."""
    return len(text) < 120 and text[-1] != ":" and not BODY_START.match(fold(text[:40]))
