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
    r"(?P<mode>(?:T\s?[./]\s?M|K\s?[./]\s?T|T\s?[./]\s?L|T\s?[./]?\s?U\s?[./]?\s?Q|TM|KT|TL|TUQ|T/U|Q|THAY MẶT|KÝ THAY)"
    r"(?:\s?[./:]+|(?=\s)))\s*(?=[^\W\d_]|$)",
    re.IGNORECASE,
)
_STRICT_MODE = re.compile(
    r"(?:T\s?/\s?M|TM\s?[./]|K\s?/\s?T|KT\s?[./]|T\s?/\s?L|TL\s?[./]|TUQ\s?[./]|T/UQ\.?|Q\s?\.)", re.IGNORECASE
)
_SIGNED = re.compile(
    r"[\[(]?\s*(?:đã ký|ký tên|chữ ký|ký,|đã kí|ký và|dấu|đóng dấu|họ,? (?:và )?tên|ký số|ký điện tử)"
    r"[^.;]{0,60}[\])]?|[□☐▢■◻⬜]+",
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
_MAX_LINES = 80
"""No end matter is longer; what follows is text again."""
_LONGEST = 160
"""No line that opens an end matter is longer, in characters, save one that holds two columns."""
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
def _offices() -> tuple[re.Pattern[str], frozenset[str]]:
    """What finds an office at the head of a folded text, and the letters such a text may begin with unfolded."""
    names = sorted((re.escape(fold(row["name"])) for row in table("offices", __package__)), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(names)})(?![^\W\d_])"), frozenset({"u", "o", "ð", *(name[0] for name in names)})


def office_in(text: str) -> str:
    """The office of `offices.tsv` that a line begins with, folded; empty when there is none."""
    pattern, starts = _offices()
    text = text[:48].lstrip("* ")
    match = pattern.match(fold(text)) if text[:1].lower() in starts else None
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
    return not text.rstrip().endswith((".", ";", ":")) and len(text.split()) <= 14 and bool(office_in(text))


def _opens(lines: list[Line], i: int) -> bool:
    """Whether the end matter begins at line `i`, which is shorter than `_LONGEST`."""
    text = lines[i].text
    first = text[:1].lower()
    if first == "n" and _RECIPIENTS.match(text):
        return True
    if len(text) > 120:
        return False
    if first in ("t", "k", "q") and _signs(text) and not _is_letter_item(text):
        ahead = (line.text for line in lines[i + 1 : i + 7])
        return i + 2 >= len(lines) or any(
            is_name(t) or _SIGNED.fullmatch(t) or _office_line(t) or _RECIPIENTS.match(t) for t in ahead
        )
    if (
        _office_line(text)
        and not find_marker(text)
        and (text.isupper() or fold(text) == office_in(text) or len(lines) - i <= 6)
    ):
        for t in (line.text for line in lines[i + 1 : i + 4]):
            if _SIGNED.fullmatch(t) or is_name(t) or (_RECIPIENTS.match(t) and fold(text) == office_in(text)):
                return True
            if not (_office_line(t) or MODE.match(t)):
                return False
    return (
        len(lines) - i <= 12
        and place_and_date(text) is not None
        and any(_opens_simple(line.text) for line in lines[i + 1 : i + 4])
    )


def _opens_simple(text: str) -> bool:
    return _signs(text) or (_office_line(text) and text.isupper())


def _signs(text: str) -> bool:
    """`T/M BAN THƯỜNG VỤ`: a mode of signing that can be nothing else, or in capitals."""
    return MODE.match(text) is not None and (_STRICT_MODE.match(text) is not None or text.isupper())


def _is_letter_item(text: str) -> bool:
    """`q. …`, an item of a list, is no signature."""
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
    for match in re.finditer(r"[;,.)]\s(?=\S)", "" if is_name(text) else text):
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


@dataclass(slots=True)
class _Reader:
    """What has been seen while the end matter is read line by line."""

    ending: Ending
    left: bool = False
    """`Nơi nhận` has come."""
    signing: bool = False
    """A mode, an office or a seal has come."""
    named: bool = False
    """The signer's name has come."""
    after_keep: bool = False
    """`Lưu …` has come, the last recipient."""
    last: Line | None = None
    """The last line of the recipients."""

    def take(self, line: Line, before: Line | None) -> bool:
        """Mark and read one line; False when it does not belong to the end matter. `before` is the line above."""
        text = line.text.strip(" *")
        if match := _RECIPIENTS.match(text):
            return self._header(line, text[match.end() :].strip(" :"))
        if _FILE_CODE.fullmatch(text):
            line.role = "file_code"
            self.ending.file_code = self.ending.file_code or text
        elif self._is_signature(line, text, before):
            line.role = "signature"
        elif self.left and not line.column and _recipient(line, self.last, self.after_keep, self.signing):
            self._recipient(line, text, before)
        elif self._is_late_signature(text, before):
            line.role = "signature"
        else:
            return False
        return True

    def _header(self, line: Line, rest: str) -> bool:
        if self.left:
            return False
        line.role, self.left, self.last = "recipients", True, line
        if rest:
            self.ending.recipients.append(rest)
        return True

    def _is_signature(self, line: Line, text: str, before: Line | None) -> bool:
        """Seal, mode, name, office or date, in the order of their evidence."""
        mode = MODE.match(text)
        if _SIGNED.fullmatch(text):
            self.signing = True
        elif mode and (_STRICT_MODE.match(text) or text.isupper()):
            self.signing = True
            _sign(text, mode, self.ending, self.named)
        elif self._may_name() and (self.ending.office or self.ending.modes or not self.left) and is_name(text):
            self._name(text)
        elif _office_line(text) and not re.match(r"[-–+•]", text) and self._expects_office(line, text):
            self.signing = True
            if not self.named:
                self.ending.office.append(text)
        elif (before is None or (not self.left and (self.signing or self.after_keep))) and (
            date := place_and_date(text)
        ):
            self.ending.place, self.ending.issued_on = date
        else:
            return False
        return True

    def _is_late_signature(self, text: str, before: Line | None) -> bool:
        """A name or a line in capitals that is no recipient."""
        if self._may_name() and is_name(text):
            self._name(text)
            return True
        directly = not self.named or (before is not None and before.role == "signature")
        capitals = text.isupper() and len(text) < 90 and not find_marker(text)
        if not (self.signing and directly and capitals) or _appendix(fold(text)):
            return False
        if not self.named:
            (self.ending.office if self.ending.office else self.ending.bodies).append(text)
        return True

    def _may_name(self) -> bool:
        return self.signing and not self.named

    def _expects_office(self, line: Line, text: str) -> bool:
        return text.isupper() or self.signing or not self.left or line.column or self.after_keep

    def _name(self, text: str) -> None:
        self.named = True
        self.ending.signer = self.ending.signer or _name(text)

    def _recipient(self, line: Line, text: str, before: Line | None) -> None:
        line.role = "recipients"
        marker = find_marker(text)
        item = text[marker.length :] if marker and marker.kind == "bullet" else text
        recipients = self.ending.recipients
        if recipients and not marker and not _KEEP.match(text) and _goes_on(text, self.last):
            recipients[-1] += " " + item
            line.joiner = " " if before is self.last else None
        else:
            recipients.append(item)
        self.after_keep = self.after_keep or re.match(r"[-–+•*]?\s*l[ưu]u\b", fold(text)) is not None
        self.last = line


def read_ending(lines: list[Line], start: int, ending: Ending) -> int:
    """Mark the end matter from line `start` on and read it; returns the index of the first line after it."""
    split_columns(lines, start)
    reader = _Reader(ending)
    end = start
    while end < min(len(lines), start + _MAX_LINES) and reader.take(
        lines[end], lines[end - 1] if end > start else None
    ):
        end += 1
    return end


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
    """The signer's office in its usual spelling: the line under the mode, or one that stands alone."""
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
        line = lines[i]
        if line.role is None and ((len(line.text) < _LONGEST and _opens(lines, i)) or _opens_beside(line)):
            ending = Ending()
            end = read_ending(lines, i, ending)
            if end > i:
                if first is None or not (first.signer or first.modes):
                    first = _merged(first, ending)
                i = end
                continue
        i += 1
    return first or Ending()


def _opens_beside(line: Line) -> bool:
    """Whether a signature begins in the right column of a line."""
    gaps = line.gaps() if len(line.pieces) > 2 and not line.row else None
    if not gaps:
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
