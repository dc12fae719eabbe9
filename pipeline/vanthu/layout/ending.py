"""End matter: recipients, signature, file code. In two columns or one after the other, in either order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vanthu.layout.annexes import type_below
from vanthu.layout.beside import opens_beside
from vanthu.layout.bodies import body_opener
from vanthu.layout.filecodes import is_file_code, mark_last_file_name
from vanthu.layout.lines import Line
from vanthu.layout.markers import find_marker
from vanthu.layout.signing import (
    MODE,
    SIGNED,
    STRICT_MODE,
    Signatory,
    is_letter_item,
    is_name,
    office_in,
    office_line,
    signs,
)
from vanthu.layout.stamp import place_and_date
from vanthu.orthography import fold

_RECIPIENTS = re.compile(r"n[ơo]i\s+(?:(?:nh[ậa]n|g[ửu]i)\s*[:.]?|nh[âăạấầẩẫ]n\s*:)", re.IGNORECASE)
"""The head of the recipients; with a misread letter only before its colon, for `nơi nhân dân …` is text."""
_COPY = ("sao y", "sao lục", "trích sao", "bản sao", "xác nhận")
"""What stands over the signature of those who certify a copy."""
_BRACKETED = re.compile(r"\([^()]{3,60}\)")
"""An office under what its holder is in this paper: `CHỦ TRÌ` over `(Bí thư)`."""
_BREAK = re.compile(r"[;,.)]\s(?=\S)")
"""Where the recipients of one line can end."""
_MAX_LINES = 80
"""No end matter is longer; what follows is text again."""
_LONGEST = 160
"""No line that opens an end matter is longer, in characters, save one that holds two columns."""
_KEEP = re.compile(r"[-–+•*]?\s*(?:l[ưu]u|như)\b", re.IGNORECASE)


@dataclass(slots=True)
class Ending:
    """What the end matter says."""

    start: int = 0
    """Index of its first line; 0 when there is none."""
    recipients: list[str] = field(default_factory=list)
    signatories: list[Signatory] = field(default_factory=list)
    file_code: str = ""
    place: str = ""
    issued_on: str = ""


def _opens(lines: list[Line], i: int) -> bool:
    """Whether the end matter begins at line `i`, which is shorter than `_LONGEST`."""
    text = lines[i].text
    first = text[:1].lower()
    if first == "n" and _RECIPIENTS.match(text):
        return True
    if len(text) > 120:
        return False
    if first in ("t", "k", "q") and signs(text) and not is_letter_item(text):
        ahead = (line.text for line in lines[i + 1 : i + 7])
        return i + 2 >= len(lines) or any(
            is_name(t) or SIGNED.fullmatch(t) or office_line(t) or _RECIPIENTS.match(t) for t in ahead
        )
    if (
        office_line(text)
        and not find_marker(text)
        and (text.isupper() or fold(text) == office_in(text) or len(lines) - i <= 6)
    ):
        for t in (line.text for line in lines[i + 1 : i + 4]):
            if SIGNED.fullmatch(t) or is_name(t) or (_RECIPIENTS.match(t) and fold(text) == office_in(text)):
                return True
            if not (office_line(t.strip("()")) or MODE.match(t)):
                return False
    return (
        len(lines) - i <= 12
        and place_and_date(text) is not None
        and any(_opens_simple(line.text) for line in lines[i + 1 : i + 4])
    )


def _opens_simple(text: str) -> bool:
    return signs(text) or (office_line(text) and text.isupper())


def _columns(line: Line) -> list[Line]:
    """The line cut at the gaps between recipients and signature, also where only a space is left."""
    parts: list[Line] = []
    while not line.row and (gaps := line.gaps()):
        left, line = line.cut(gaps[0])
        parts.append(left)
    offset = _narrow_gap(line.text)
    return [*parts, *(line.cut_at(offset) if offset else (line,))]


def _narrow_gap(text: str) -> int:
    """Offset of the space before a signature part on a recipients' line of a PDF's text layer; 0 when there is none."""
    if (match := _RECIPIENTS.match(text)) and match.end() < len(text):
        rest = text[match.end() :].lstrip()
        if rest and (MODE.match(rest) or office_line(rest) or body_opener(fold(rest))) and text[-len(rest) - 1] == " ":
            return len(text) - len(rest) - 1
    breaks = list(_BREAK.finditer(text))
    if not breaks or is_name(text) or ((marker := find_marker(text)) and marker.kind != "bullet"):
        return 0
    for match in breaks:
        rest = text[match.end() :]
        if not rest[0].islower() and _signs_alone(rest) and not MODE.fullmatch(text[: match.end() - 1]):
            return match.end() - 1
    return 0


def _signs_alone(text: str) -> bool:
    """The rest of a line can be nothing but a part of a signature: a name, a seal, an office or a mode in capitals."""
    if text.isupper():
        mode = MODE.match(text) if STRICT_MODE.match(text) else None
        rest = text[mode.end() :] if mode else text
        if office_in(rest) or (mode and body_opener(fold(rest))):  # not "Lưu: VT, KT. HTD"
            return True
    return is_name(text) or SIGNED.fullmatch(text) is not None


@dataclass(slots=True)
class _Signing:
    """The signatories that are being read: one, or two side by side."""

    found: list[Signatory]
    row: list[Signatory] = field(default_factory=list)
    begun: bool = False
    """A mode, an office or a seal has come."""
    copied: bool = False
    """Who signs next only certifies a copy."""
    pieces: int = 1
    """How many columns the raw line has that is being read."""
    taken: int = 0
    """How many of them are known to belong to signatures."""

    def named(self) -> bool:
        """All of those begun have their names."""
        return bool(self.row) and all(s.name for s in self.row)

    def _side(self, line: Line) -> int:
        """Which of those side by side a line belongs to: by the order of its columns, else by where it stands."""
        if self.pieces >= len(self.row):
            return min(self.taken, len(self.row))
        return min(range(len(self.row)), key=lambda k: abs(self.row[k].center - _center(line)))

    def nameless(self, line: Line) -> Signatory | None:
        """The signatory whose name this line may be."""
        side = self._side(line)
        return self.row[side] if self.begun and side < len(self.row) and not self.row[side].name else None

    def of(self, line: Line) -> Signatory:
        """The signatory that a mode, an office or a body on this line belongs to, a new one where the last is named."""
        side = self._side(line)
        if side < len(self.row) and not self.row[side].name:
            return self.row[side]
        new = Signatory(_center(line), rank="records" if self.copied else "")
        self.found.append(new)
        if self.named() and side == 0:
            self.row = []
        self.row[side : side + 1] = [new]
        return new


def _center(line: Line) -> float:
    return line.indent + len(line.text) / 2


@dataclass(slots=True)
class _Reader:
    """What has been seen while the end matter is read line by line."""

    ending: Ending
    signing: _Signing
    left: bool = False
    """`Nơi nhận` has come."""
    right: bool = False
    """It came in the right column."""
    after_keep: bool = False
    """`Lưu …` has come, the last recipient."""
    last: Line | None = None
    """The last line of the recipients."""

    def take(self, line: Line, before: Line | None, after: Line | None) -> bool:
        """Mark and read one line; False when it does not belong to the end matter.

        `before` is the line above or to the left, `after` the one to the right or below.
        """
        text = line.text.strip(" *")
        if match := _RECIPIENTS.match(text):
            return self._header(line, text[match.end() :].strip(" :"))
        if is_file_code(text):
            line.role = "file_code"
            self.ending.file_code = self.ending.file_code or text
        elif self._is_signature(line, text, before):
            line.role = "signature"
        elif (
            self.left
            and (self.right or not line.column)
            and _recipient(line, self.last, self.after_keep, self.signing.begun)
        ):
            self._recipient(line, text, before)
        elif self._is_late_signature(line, text, before, after) or self._is_second_name(text, before):
            line.role = "signature"
        else:
            return False
        return True

    def _header(self, line: Line, rest: str) -> bool:
        if self.left:
            return False
        line.role, self.left, self.last = "recipients", True, line
        self.right = line.column
        if rest:
            self.ending.recipients.append(rest)
        return True

    def _is_signature(self, line: Line, text: str, before: Line | None) -> bool:
        """Seal, mode, name, office or date, in the order of their evidence."""
        signing = self.signing
        mode = MODE.match(text)
        if SIGNED.fullmatch(text):
            signing.begun = True
        elif mode and (STRICT_MODE.match(text) or text.isupper()):
            signing.begun = True
            signing.of(line).take_mode(text, mode)
        elif (
            (signer := signing.nameless(line))
            and (signer.office or signer.capacity or signer.modes or not self.left)
            and is_name(text)
        ):
            signer.take_name(text)
        elif _BRACKETED.fullmatch(text) and signing.begun and office_in(text[1:]):
            signing.of(line).take_office(text[1:-1].strip())
        elif office_line(text) and not re.match(r"[-–+•]", text) and self._expects_office(line, text):
            signing.begun = True
            signing.of(line).take_office(text)
        elif (before is None or (not self.left and (signing.begun or self.after_keep))) and (
            date := place_and_date(text)
        ):
            if not signing.copied:
                self.ending.place, self.ending.issued_on = date
        else:
            return False
        return True

    def _is_late_signature(self, line: Line, text: str, before: Line | None, after: Line | None) -> bool:
        """A name or a line in capitals that is no recipient."""
        signing = self.signing
        signer = signing.nameless(line)
        if signer and is_name(text):
            signer.take_name(text)
            return True
        beside = (line.column and signing.taken > 0) or (
            after is not None and after.column and (signs(after.text) or body_opener(fold(after.text)) is not None)
        )
        directly = not signing.named() or (before is not None and before.role == "signature")
        capitals = text.isupper() and len(text) < 90 and not find_marker(text)
        if not ((signing.begun or beside) and directly and capitals) or _appendix(folded := fold(text)):
            return False
        signing.copied = signing.copied or folded.startswith(_COPY)
        signing.of(line).take_capitals(text)
        return True

    def _is_second_name(self, text: str, before: Line | None) -> bool:
        """The name under a name, where two offices came one after the other: columns read row by row."""
        found = self.signing.found
        if not (found and before is not None and before.role == "signature" and is_name(text)):
            return False
        if not is_name(before.text.strip(" *")) or (second := found[-1].divide()) is None:
            return False
        second.take_name(text)
        found.append(second)
        self.signing.row = [second]
        return True

    def _expects_office(self, line: Line, text: str) -> bool:
        return text.isupper() or self.signing.begun or not self.left or line.column or self.after_keep

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
    signing = _Signing(ending.signatories)
    reader = _Reader(ending, signing)
    end = start
    while end < min(len(lines), start + _MAX_LINES):
        line = lines[end]
        if signing.named() and not line.column and type_below(lines, end) is not None:
            break
        if not line.column:
            lines[end : end + 1] = parts = _columns(line)
            signing.pieces, signing.taken = len(parts), 0
        before = lines[end - 1] if end > start else None
        after = lines[end + 1] if end + 1 < len(lines) else None
        if not reader.take(lines[end], before, after):
            if not line.column:
                lines[end : end + signing.pieces] = [line]
            break
        signing.taken += lines[end].role == "signature"
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


def find_endings(lines: list[Line], start: int) -> Ending:
    """Mark every end matter after line `start` (annexes may have their own); the fields are those of the first."""
    first: Ending | None = None
    i = start
    while i < len(lines):
        line = lines[i]
        if (
            line.role is None
            and not line.row
            and ((len(line.text) < _LONGEST and _opens(lines, i)) or (len(line.pieces) > 2 and opens_beside(lines, i)))
        ):
            ending = Ending(start=i)
            end = read_ending(lines, i, ending)
            if end > i:
                if first is None or not any(s.name or s.modes for s in first.signatories):
                    first = _merged(first, ending)
                i = end
                continue
        i += 1
    first = first or Ending()
    first.file_code = first.file_code or mark_last_file_name(lines)
    return first


def _merged(first: Ending | None, second: Ending) -> Ending:
    if first is None:
        return second
    for name in Ending.__slots__:
        if not getattr(first, name):
            setattr(first, name, getattr(second, name))
    return first
