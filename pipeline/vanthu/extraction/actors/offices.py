"""Offices beside a person's name, with the bodies they are held in: `Bí thư Huyện ủy`, `nguyên Giám đốc Sở Y tế`."""

from __future__ import annotations

import re
from functools import cache

from .names import is_person_name
from .organisations import organisation_at, unit_end
from .phrases import CAPITALISED, SCHOOL, UPPER, trie, words
from .titles import without_title

_HARD = re.compile(r"[;:!?()\n“”\"]|(?<!TP)(?<!Tp)(?<!TX)(?<!TT)(?<!\s[PQH])\.")
_HOLDS = (
    r"(?:được\s)?(?:bầu|cử|phân\scông|điều\sđộng,\sbổ\snhiệm|bổ\snhiệm|chỉ\sđịnh)\s(?:làm|là|giữ\schức(?:\svụ|\sdanh)?)"
    r"|(?:thôi\s)?giữ\schức(?:\svụ|\sdanh)?|làm|(?:hiện\s|khi\sđó\s)?là|kiêm"
)
_LINK = re.compile(
    rf"\s?[-–,(]\s?(?:(?:[0-9]{{2}}\stuổi|SN:?\s[0-9]{{4}}|sinh\snăm\s[0-9]{{4}}),\s)?(?:(?:{_HOLDS})\s)?"
    rf"|\s(?:{_HOLDS}|-)\s|\s(?=[{UPPER}])"
)
_AND = re.compile(r"(?:,\s|\s[-–]\s|\svà\s|,?\skiêm\s|\slàm\s|\skiêm\s)")
_BODY_WORDS = re.compile(
    r"[\s-](?:Ban|ban|Phòng|phòng|Đoàn|đoàn|Công an|công an|Trạm|trạm|Văn phòng|Thanh tra|Tiểu ban|Tổ|Khoa)\Z"
    r"|\A(?:Tổ|Đội|Trạm|Chi cục|Cục)(?=\strưởng)"
)
_KEPT = re.compile(r"\s(?:chuyên\strách|thường\strực|phụ\strách)(?=\s)", re.IGNORECASE)
"""What may stand between an office and the body it is held in."""
_BOARD = re.compile(r"(?<=[Bb]an)\s[Cc]hỉ\s(?:đạo|huy)(?!\w)")
"""A board without its name: `làm Trưởng Ban Chỉ đạo`."""
_RUN = re.compile(rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,7}}")
WINDOW = 170
"""How far before a name its offices are looked for."""


@cache
def offices() -> re.Pattern[str]:
    """Any office (`offices.tsv`)."""
    return re.compile(rf"(?:(?:[Nn]guyên|[Cc]ựu|[Qq]uyền)\s)?{trie(words('offices'), any_case=True)}(?!\w)")


def follows(text: str, at: int) -> bool:
    """Whether a name that ends at `at` has its office behind a mark: `Lê Na - Kế toán trưởng`."""
    link = _LINK.match(text, at)
    return link is not None and not link.group().isspace() and offices().match(text, link.end()) is not None


def before(text: str, start: int) -> list[tuple[int, int]]:
    """Spans of the offices named directly before a person, in text order."""
    floor = max(0, start - WINDOW)
    for match in _HARD.finditer(text, floor, start):
        floor = match.end()
    window = text[floor:start].rstrip(" ,-–")
    for _ in range(2):  # `Phó Giám đốc Công an tỉnh, đồng chí Đại tá Lê Văn Minh`
        window = without_title(window)
    window_end = floor + len(window)
    spans: list[tuple[int, int]] = []
    at = floor
    while (office := offices().search(text, at, window_end)) is not None:
        if office.start() and text[office.start() - 1].isalnum():
            at = office.end()
            continue
        end = _end(text, office)[0]
        if end > window_end:  # the name is that of what the office heads
            spans.clear()
            at = end
            continue
        if spans and not _AND.fullmatch(text[spans[-1][1] : office.start()]):
            spans.clear()
        spans.append((office.start(), end))
        at = end
    return spans if spans and not text[spans[-1][1] : window_end].strip() else []


def _end(text: str, office: re.Match[str]) -> tuple[int, str]:
    """Where an office ends with the body it is held in, and that body's name (empty if none is stated)."""
    end = office.end()
    if kept := _KEPT.match(text, end):
        end = kept.end()
    at = end + 1
    if word := _BODY_WORDS.search(office.group()):
        at = office.start() + word.start() + (1 if word.start() else 0)
    window = text[at : at + 120]
    body = organisation_at(window[:1].upper() + window[1:], 0, held=True) if window else None
    if body is not None and is_person_name(body.value.name.partition(" ")[2]):
        body = None  # `Trưởng phòng Nguyễn Tấn Tài`
    if body is None and at != end + 1:
        at = end + 1
        body = organisation_at(text[at : at + 120], 0, held=True)
    if body is not None and at + body.end >= end:
        value = body.value
        return at + body.end, f"{value.name} {value.place}".strip()
    if school := SCHOOL.match(text, end):
        return school.end(), ""
    if unit := unit_end(text, end):
        return unit, ""
    if board := _BOARD.match(text, end):
        return board.end(), ""
    return end, ""


def held_by(text: str, start: int, end: int, held: int) -> tuple[list[str], list[str], int]:
    """Offices stated before and after a name, as printed, the bodies in them, and where the last of them ends.

    Those before `held` are another person's.
    """
    roles: list[str] = []
    bodies: list[str] = []

    def add(first: int, last: int) -> None:
        roles.append(text[first:last])
        if (office := offices().match(text, first)) and (body := _end(text, office)[1]) and body not in bodies:
            bodies.append(body)

    for first, last in before(text, start):
        if first >= held:
            add(first, last)
    at = last = end
    link = _LINK.match(text, at)
    while link is not None and (office := offices().match(text, link.end())):
        at = _end(text, office)[0]
        if (other := _RUN.match(text, at + 1)) and is_person_name(other.group()):
            at = last
            break  # the office of whom it stands before: `…, Chủ tịch Quốc hội Nguyễn Thị Kim Ngân`
        add(office.start(), at)
        last = at
        link = _LINK.match(text, at) or _AND.match(text, at)
    return roles, bodies, at
