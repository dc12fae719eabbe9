"""End matter: recipients, signature, file code. In two columns or one after the other, in either order.

HD 36-HD/VPTW and NĐ 30/2020/NĐ-CP (phụ lục I) list the modes of signing: thay mặt (T/M, TM.), ký thay (K/T, KT.),
thừa lệnh (T/L, TL.), thừa ủy quyền (TUQ.), quyền (Q.).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from vanthu.layout.bodies import body_opener
from vanthu.layout.casing import usual_case
from vanthu.layout.lines import Line
from vanthu.layout.markers import find_marker
from vanthu.layout.stamp import place_and_date
from vanthu.orthography import fold
from vanthu.vocabulary import table

MODE = re.compile(
    r"(?P<mode>(?:T\s?[./]\s?M|K\s?[./]\s?T|T\s?[./]\s?L|T\s?[./]?\s?U\s?[./]?\s?Q|TM|KT|TL|TUQ|T/U|Q|THAY MẶT|KÝ THAY)(?:\s?[./:]+|(?=\s)))\s*(?=[^\W\d_]|$)",
    re.IGNORECASE,
)
_STRICT_MODE = re.compile(
    r"(?:T\s?/\s?M|TM\s?[./]|K\s?/\s?T|KT\s?[./]|T\s?/\s?L|TL\s?[./]|TUQ\s?[./]|T/UQ\.?|Q\s?\.)", re.IGNORECASE
)
_SIGNED = re.compile(
    r"[\[(]?\s*(?:đã ký|ký tên|chữ ký|ký,|đã kí|ký và|dấu|đóng dấu|họ,? (?:và )?tên|ký số|ký điện tử)[^.;]{0,60}[\])]?|[□☐▢■◻⬜]+",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"n[ơo]i\s+(?:nh[ậa]n|g[ửu]i)\s*[:.]?", re.IGNORECASE)
_FILE_CODE = re.compile(
    r"(?=.*[/.-])(?=.*[A-ZĐ])(?!.*(?:QĐ|NQ|TB|KH|BC)-?[A-ZĐ]*/(?:TU|TW|HU|ĐU|UBND)$)[A-ZĐa-z0-9]{1,8}(?:[-./_][A-ZĐa-z0-9()]{1,10}){1,5}"
)
_TITLE_PREFIX = re.compile(
    r"^(?:(?:thượng|đại|trung|thiếu)\s+(?:tướng|tá|úy)|(?:(?:pgs|gs|ts|ths|bs|ks|cn|bscki{1,2}|luật sư|ls)\.?\s*)+"
    r"|ông|bà|đ/c|đồng chí|\(?đã ký\)?)[.:\s]+",
    re.IGNORECASE,
)
_KEEP = re.compile(r"[-–+•*]?\s*(?:l[ưu]u|như)\b", re.IGNORECASE)


@dataclass(slots=True)
class Ending:
    """What the end matter says."""

    recipients: list[str] = field(default_factory=list)
    modes: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    """What follows `T/M`: the body in whose name the paper is signed."""
    office: list[str] = field(default_factory=list)
    signer: str = ""
    file_code: str = ""
    place: str = ""
    issued_on: str = ""


@cache
def _offices() -> re.Pattern[str]:
    names = sorted((re.escape(fold(row["name"])) for row in table("offices", __package__)), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(names)})(?![^\W\d_])")


def office_in(text: str) -> str:
    """The office of `offices.tsv` that a line begins with, folded; empty when there is none."""
    match = _offices().match(fold(text[:48]).lstrip("* "))
    return match.group() if match else ""


def is_name(text: str) -> bool:
    """A line that can be a signer's name: two to six capitalised words, with or without a rank before them."""
    text = _TITLE_PREFIX.sub("", text.strip(" *.")).strip()
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 45 or any(c.isdigit() or c in ',;:/()!?“”"' for c in text):
        return False
    opener = body_opener(fold(text))
    if (opener and opener[0] != "đoàn") or office_in(text):  # Đoàn is a surname too
        return False
    titled = all(w[0].isupper() and (len(w) == 1 or w[1:].islower() or "-" in w or "'" in w) for w in words)
    return titled or (text.isupper() and len(words) <= 5 and all(w.isalpha() for w in words))


def _office_line(text: str) -> bool:
    return bool(office_in(text)) and len(text.split()) <= 14 and not text.rstrip().endswith((".", ";", ":"))


def _opens(lines: list[Line], i: int) -> bool:
    """Whether the end matter begins at line `i`."""
    text = lines[i].text
    if len(text) >= 160:
        return False
    if _RECIPIENTS.match(text):
        return True
    if len(text) > 120:
        return False
    ahead = [line.text for line in lines[i + 1 : i + 7]]
    mode = MODE.match(text)
    if mode and (_STRICT_MODE.match(text) or text.isupper()) and not find_letter_item(lines, i):
        return any(
            is_name(t) or _SIGNED.fullmatch(t) or _office_line(t) or _RECIPIENTS.match(t) for t in ahead
        ) or i + 2 >= len(lines)
    near = ahead[:3]
    if (
        _office_line(text)
        and not find_marker(text)
        and (text.isupper() or fold(text) == office_in(text) or len(lines) - i <= 6)
    ):
        for t in near:
            if _SIGNED.fullmatch(t) or is_name(t) or (_RECIPIENTS.match(t) and fold(text) == office_in(text)):
                return True
            if not (_office_line(t) or MODE.match(t)):
                return False
    date = place_and_date(text)
    return bool(date and len(lines) - i <= 12 and ahead and any(_opens_simple(t) for t in near))


def _opens_simple(text: str) -> bool:
    return bool(MODE.match(text) and (_STRICT_MODE.match(text) or text.isupper())) or (
        _office_line(text) and text.isupper()
    )


def find_letter_item(lines: list[Line], i: int) -> bool:
    """`Q. 5 …`-like items in running text are no signatures."""
    text = lines[i].text
    return not text[:1].isupper() and not text.lower().startswith(("t/m", "tm", "k/t", "kt", "t/l", "tl", "tuq"))


def split_columns(lines: list[Line], start: int) -> None:
    """Cut the lines of the end matter at the gap between recipients and signature, also where only a space is left."""
    i = start
    while i < len(lines) and i - start < 60:
        line = lines[i]
        gaps = line.gaps()
        if gaps and not line.row:
            lines[i : i + 1] = line.cut(gaps[-1] if i > start else gaps[0])
            i += 0 if lines[i].gaps() else 1
            continue
        if offset := _narrow_gap(line.text):
            lines[i : i + 1] = line.cut_at(offset)
        i += 1


def _narrow_gap(text: str) -> int:
    """Offset of the space before a signature part on a recipients' line of a PDF's text layer; 0 when there is none."""
    if (match := _RECIPIENTS.match(text)) and match.end() < len(text):
        rest = text[match.end() :].lstrip()
        if rest and (MODE.match(rest) or _office_line(rest) or body_opener(fold(rest))) and text[-len(rest) - 1] == " ":
            return len(text) - len(rest) - 1
    for match in re.finditer(r"[;,.)]\s(?=\S)", text):
        rest = text[match.end() :]
        if MODE.fullmatch(text[: match.end() - 1]):
            continue
        if (
            is_name(rest)
            or _SIGNED.fullmatch(rest)
            or (rest.isupper() and (office_in(rest) or _STRICT_MODE.match(rest)))
        ) and (not rest[:1].islower()):
            return match.end() - 1
    return 0


def read_ending(lines: list[Line], start: int, ending: Ending) -> int:  # noqa: PLR0915
    """Mark the end matter from line `start` on and read it; returns the index of the first line after it."""
    split_columns(lines, start)
    left = signing = named = after_keep = False
    last: Line | None = None
    i = start
    while i < len(lines) and i - start < 80:
        line = lines[i]
        text = line.text.strip(" *")
        folded = fold(text)
        mode = MODE.match(text)
        if match := _RECIPIENTS.match(text):
            if i > start and left:
                break
            line.role, left, last = "recipients", True, line
            if rest := text[match.end() :].strip(" :"):
                ending.recipients.append(rest)
        elif _FILE_CODE.fullmatch(text):
            line.role = "file_code"
            ending.file_code = ending.file_code or text
        elif _SIGNED.fullmatch(text):
            line.role, signing = "signature", True
        elif mode and (_STRICT_MODE.match(text) or text.isupper()):
            line.role, signing = "signature", True
            _sign(text, mode, ending, bool(named))
        elif signing and not named and is_name(text) and (ending.office or ending.modes or not left):
            line.role, named = "signature", True
            ending.signer = ending.signer or _name(text)
        elif (
            _office_line(text)
            and not re.match(r"[-–+•]", text)
            and (text.isupper() or signing or not left or line.column or after_keep)
        ):
            line.role, signing = "signature", True
            if not named:
                ending.office.append(text)
        elif ((signing or after_keep) and not left and (date := place_and_date(text))) or (
            i == start and (date := place_and_date(text))
        ):
            line.role = "signature"
            ending.place, ending.issued_on = date
        elif left and not line.column and _recipient(line, last, after_keep, signing):
            line.role = "recipients"
            marker = find_marker(text)
            item = text[marker.length :] if marker and marker.kind == "bullet" else text
            wrapped = ending.recipients and not marker and not re.match(r"lưu|như", folded) and _goes_on(text, last)
            if wrapped:
                ending.recipients[-1] += " " + item
                line.joiner = " " if lines[i - 1] is last else None
            else:
                ending.recipients.append(item)
            after_keep = after_keep or re.match(r"[-–+•*]?\s*l[ưu]u\b", folded) is not None
            last = line
        elif signing and not named and is_name(text):
            line.role, named = "signature", True
            ending.signer = ending.signer or _name(text)
        elif (
            signing
            and text.isupper()
            and len(text) < 90
            and not _appendix(folded)
            and (not named or lines[i - 1].role == "signature")
            and not find_marker(text)
        ):
            line.role = "signature"
            if not named:
                (ending.office if ending.office else ending.bodies).append(text)
        else:
            break
        i += 1
    return i


def _appendix(folded: str) -> bool:
    return folded.startswith(
        ("phụ lục", "biểu", "danh sách", "mẫu", "quy chế", "quy định", "bảng", "đề cương", "kế hoạch", "chương trình")
    )


def _ended(last: Line | None) -> bool:
    """Whether the last recipients' line was a whole item."""
    return (
        last is None
        or last.text.rstrip().endswith((";", ",", ".", ":"))
        or _RECIPIENTS.fullmatch(last.text) is not None
    )


def _goes_on(text: str, last: Line | None) -> bool:
    """Whether a line without a bullet belongs to the recipient of the line before."""
    return not _ended(last) or (last is not None and text[0].islower() and find_marker(last.text) is not None)


def _recipient(line: Line, last: Line | None, after_keep: bool, signing: bool) -> bool:
    """Whether a line of the left column goes on with the list of recipients."""
    text = line.text
    marker = find_marker(text)
    if marker and marker.kind == "bullet" and len(text) < 250:
        return not (after_keep and line.blank_before and text.endswith((":", ".")) and len(text) > 90)
    if marker and marker.kind not in ("note", "letter", "upper", "roman"):
        return marker.kind == "arabic" and len(text) < 90 and not after_keep
    if _KEEP.match(text):
        return len(text) < 160
    if len(text) > 120 or (after_keep and line.blank_before):
        return False
    if not _ended(last):
        return text[0].islower() or text[0] in "(,;" or not line.blank_before
    if not after_keep and not signing:
        return text.endswith((";", ",")) or text[0].islower() or not text.isupper()
    return text[0].islower() or (not after_keep and text.endswith((";", ",")))


def _sign(text: str, mode: re.Match[str], ending: Ending, done: bool) -> None:
    if done:
        return
    ending.modes.append("".join(mode["mode"].split()).rstrip(":"))
    rest = text[mode.end() :].strip()
    if not rest:
        return
    if mode["mode"].strip(" .").lower() in ("q", "quyền"):
        ending.office.append(rest)
        return
    second = re.search(r"\s(?=phó |chánh |trưởng )", rest, re.IGNORECASE)
    inner = MODE.search(rest)
    if inner and inner.start() and rest[inner.start() - 1] == " " and _STRICT_MODE.match(rest, inner.start()):
        ending.bodies.append(rest[: inner.start()].strip())
        _sign(rest[inner.start() :], MODE.match(rest[inner.start() :]) or inner, ending, done)
    elif second and office_in(rest[: second.start()]) and office_in(rest[second.end() :]):
        ending.bodies.append(rest[: second.start()])
        ending.office.append(rest[second.end() :])
    else:
        ending.bodies.append(rest)


def _name(text: str) -> str:
    bare = _TITLE_PREFIX.sub("", text.strip(" *.")).strip()
    return bare.title() if bare.isupper() else " ".join(bare.split())


def signer_role(ending: Ending) -> str:
    """The signer's office in its usual spelling: the line under the mode, or the mode's own line where it is an office."""
    if ending.office:
        first = ending.office[0]
        rest = [t for t in ending.office[1:] if not office_in(t)]
        return usual_case(" ".join([first, *rest[:1]]))
    for body in reversed(ending.bodies):
        if office_in(body) and not ending.modes:
            return usual_case(body)
    return ""


def find_endings(lines: list[Line], start: int) -> Ending:
    """Mark every end matter after line `start` (annexes may have their own); the fields are those of the first."""
    first: Ending | None = None
    i = start
    while i < len(lines):
        if lines[i].role is None and _opens_any(lines, i):
            ending = Ending()
            end = read_ending(lines, i, ending)
            if end > i:
                if first is None or not (first.signer or first.modes):
                    first = _merged(first, ending)
                i = end
                continue
        i += 1
    return first or Ending()


def _opens_any(lines: list[Line], i: int) -> bool:
    line = lines[i]
    if _opens(lines, i):
        return True
    gaps = line.gaps()
    if not gaps or line.row:
        return False
    right = "".join(p.text for p in line.pieces[gaps[-1] + 1 :])
    return bool(_STRICT_MODE.match(right) and MODE.match(right) and len(right) < 100)


def _merged(first: Ending | None, second: Ending) -> Ending:
    if first is None:
        return second
    for name in Ending.__slots__:
        if not getattr(first, name):
            setattr(first, name, getattr(second, name))
    return first
