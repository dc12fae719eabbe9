"""Where an office ends with the body, unit or field of work it is held in: `Bí thư chi bộ`, `công chức tư pháp xã`."""

from __future__ import annotations

import re
from functools import cache

from vanthu.vocabulary import table

from . import heads
from .names import is_person_name
from .organisations import organisation_at, unit_end
from .own_fields import topics
from .phrases import CAPITALISED, SCHOOL, clause, trie, words

_BODY_WORDS = re.compile(
    r"[\s-](?:[Bb]an|[Pp]hòng|[Đđ]oàn|[Cc]ông an|[Tt]rạm|Văn phòng|Thanh tra|Tiểu ban|Tổ|[Kk]hoa|[Bb]ộ môn|BTS)\Z"
    r"|\A(?:Tổ|Đội|Trạm|Chi cục|Cục)(?=\strưởng)"
)
_KEPT = re.compile(r"\s(?:(?:không\s)?chuyên\strách|thường\strực|phụ\strách|danh\sdự|lâm\sthời)(?!\w)", re.IGNORECASE)
"""What may stand between an office and the body it is held in, or end it."""
_BOARD = re.compile(r"(?<=[Bb]an)\s[Cc]hỉ\s(?:đạo|huy)(?!\w)")
"""A board without its name: `làm Trưởng Ban Chỉ đạo`."""
_OF = (" của ",)
_OF_OR_AT = (" của ", " tại ")
_REACH = 120
_CLOSED = re.compile(
    r"\s?(?:[,;:.)(\n\x00–]|-\s|\Z)|\s(?:và|kiêm|đồng thời|là|gồm|làm|cho|đã|nêu|phát|đọc|báo|trình|đề)\s"
)
"""Behind a body that is named by one syllable only; more would be another word: `Chủ tịch hội ý`."""


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"\s{trie(words('held_bodies'), any_case=True)}(?![\w-])")


@cache
def _fields() -> re.Pattern[str]:
    field = trie(words("job_fields"), any_case=True)
    return re.compile(rf"\s{field}(?:(?:\s?[-–&]\s?|\svà\s|,\s(?={field}\s?(?:[-–]|,|và\s))){field})*(?!\w)")


@cache
def _of_fields() -> tuple[str, ...]:
    return tuple(words("field_offices"))


def end_of(text: str, office: re.Match[str]) -> tuple[int, str]:
    """Where an office ends with what it is held in, and the name of the body (empty if none is named)."""
    end = office.end()
    if kept := _KEPT.match(text, end):
        end = kept.end()
    if (body := _named_body(text, office, end)) is not None:
        return body
    at_body = _OF if not office.group().lower().endswith((*_of_fields(), " vốn")) else _OF_OR_AT
    if text.startswith(at_body, end) and (body := _named_body(text, office, end + len(" của"))) is not None:
        return body  # `kế toán của Công ty …`, `giáo viên tại Trung tâm …`
    if _UNIT_WORDS.search(office.group()):
        return end, ""
    if school := SCHOOL.match(text, end):
        return school.end(), ""
    if (ship := _SHIP.match(text, end)) and office.group().lower().endswith(_OF_SHIPS):
        return ship.end(), ""
    if unit := unit_end(text, end):
        return unit, ""
    if board := _BOARD.match(text, end):
        return board.end(), ""
    if field := _field_end(text, office, end):
        of_field = organisation_at(text[field + 1 : field + 1 + _REACH], 0, held=True)
        if of_field is not None and not _is_of_person(of_field.value.name):
            return field + 1 + of_field.end, f"{of_field.value.name} {of_field.value.place}".strip()
    further = field or _kind_end(text, office, end) or _country_end(text, end)
    return (unit_end(text, further) or further, "") if further else (end, "")


_SHIP = re.compile(r"\s[Tt]àu(?:\scá)?\s(?:[A-Z]\w{0,4}(?:\s|-)?)?[0-9]{2,5}(?:\s?-?TS)?(?!\w)")
_OF_SHIPS = ("thuyền trưởng", "thuyền phó", "máy trưởng", "trưởng tàu", "chính trị viên")
"""Offices held on a ship: `Thuyền trưởng tàu KN 390`."""


def _named_body(text: str, office: re.Match[str], end: int) -> tuple[int, str] | None:
    at = end + 1
    if word := _BODY_WORDS.search(office.group()):
        at = office.start() + word.start() + (1 if word.start() else 0)
    window = text[at : at + _REACH]
    body = organisation_at(window[:1].upper() + window[1:], 0, held=True) if window else None
    if body is not None and _is_of_person(body.value.name):
        body = None  # `Trưởng phòng Nguyễn Tấn Tài`
    if body is None and at != end + 1:
        at = end + 1
        body = organisation_at(text[at : at + _REACH], 0, held=True)
    if body is None or at + body.end < end or _is_of_person(body.value.name):
        return None
    end = at + body.end
    if not body.value.place:  # `đại biểu Quốc hội tỉnh Hà Giang`, `Bí thư Đoàn phường 7`
        numbered = _NUMBERED.match(text, end) if text.endswith(_NUMBERED_UNITS, at, end) else None
        end = numbered.end() if numbered else unit_end(text, end) or end
    return end, f"{body.value.name} {body.value.place}".strip()


_NUMBERED_UNITS = ("phường", "quận", "khóm", "ấp", "thôn", "tổ")
_NUMBERED = re.compile(r"\s[0-9]{1,2}(?![\w/%]|[.,][0-9])")


def _is_of_person(name: str) -> bool:
    """Whether a body's name is its kind with a person's name, which stands for itself behind an office."""
    head = heads.capital().match(name)
    return is_person_name(name[head.end() + 1 :] if head else name.partition(" ")[2])


def _field_end(text: str, office: re.Match[str], end: int) -> int:
    """Where a field of work ends behind an office: `công chức Văn hóa - Xã hội`; 0 if none follows."""
    of_fields = office.group().lower().endswith(_of_fields())
    if not of_fields and not text[end + 1 : end + 2].isupper():
        return 0
    field = _fields().match(text, end) or (_LETTERS if of_fields else topics()).match(text, end)
    if field is None or is_person_name(text[end + 1 : field.end()]):
        return 0
    return field.end()


_LETTERS = re.compile(r"\s[A-Z]{3,8}(?=\s?(?:[,;.)\n\x00]|\Z))")
"""An agency by its letters: `chuyên gia GIZ`."""


def place_behind(text: str, office: re.Match[str], end: int) -> int:
    """Where the name or number ends of an office's own unit (`Trưởng thôn Đoài`); `end` if none follows."""
    kind = _UNIT_WORDS.search(office.group())
    if kind is None:
        return end
    if number := _NUMBER.match(text, end):
        return number.end()
    return max(end, unit_end(text, office.start() + kind.start()))


_UNIT_WORDS = re.compile(
    r"\s(?:thôn|ấp|bản|bon|buôn|plei|phum|sóc|xóm|khóm|làng|khu|khu\sphố|khu\sdân\scư|khối|khối\sphố|tiểu\skhu|tổ\sdân\sphố)\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s[Ss]ố\s[0-9]{1,3}[A-Za-z]?(?!\w)")


def _kind_end(text: str, office: re.Match[str], end: int) -> int:
    """Where a body ends that is named by its kind alone (`Trưởng đoàn kiểm tra`); 0 if none follows."""
    word = _BODY_WORDS.search(office.group())
    kind = _kinds().match(text, office.start() + word.start()) if word else None
    if kind is None or kind.end() <= end:
        kind = _kinds().match(text, end)
    if kind is None:
        return 0
    printed = kind.group()[1:]
    alone = (" " not in printed and not printed.isupper()) or printed.lower() in _closed_kinds()
    end = kind.end()
    goes_on = printed[0].isupper() and text[end : end + 1].isspace() and clause(predicates=True).match(text, end + 1)
    closed = not alone or _is_closed(text, end) or goes_on  # `Tư lệnh Vùng cùng …`
    return kind.end() if closed else 0


def _is_closed(text: str, at: int) -> bool:
    """Whether a mark, a unit, a further word of holding or the holder's name follows a body's kind."""
    if _CLOSED.match(text, at) or unit_end(text, at):
        return True
    name = _FULL_NAME.match(text, at)
    return name is not None and is_person_name(name.group()[1:])


_FULL_NAME = re.compile(rf"\s{CAPITALISED}(?:\s{CAPITALISED}){{2,3}}")


@cache
def _closed_kinds() -> frozenset[str]:
    return frozenset(row["name"] for row in table("held_bodies", __package__) if row["use"] == "closed")


@cache
def _countries() -> re.Pattern[str]:
    country = trie(words("countries"))
    return re.compile(rf"(?:\s{country})?\stại\s{country}(?!\w)|\s{country}(?!\w)")


def _country_end(text: str, end: int) -> int:
    """Where the country ends that an office is of: `Phó Đại sứ Hoa Kỳ tại Việt Nam`; 0 if none follows."""
    country = _countries().match(text, end)
    return country.end() if country else 0
