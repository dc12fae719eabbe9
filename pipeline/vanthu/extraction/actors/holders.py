"""Several people who hold an office that is stated once: `các Phó Chủ tịch …`, `ông Tám và bà Lả cùng là …`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from vanthu.notice import Mention

from .offices import NEAR, Held, parent_end
from .phrases import begun
from .titles import strength_of, without_title

_HEADS_LIST = re.compile(r"[^.;\n]{0,12}?(?:\slà|\sgồm|:)\s|[^.;:\n]{0,40}?\sđối\svới:?\s")
_SEVERAL = re.compile(r"(?:\A|\W)(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[0-9]{1,2})\s(?:tân\s|đồng\schí\s)?\Z")
_NEXT = re.compile(r"\s?,|[^.;:\n]{0,80};")
"""Between the items of a list, the first with what its person does besides."""
_BRACKET = re.compile(r"\s\([^()\n]*\)")
_JOINT = re.compile(r"(?P<word>,|\svà|,\svà)\s")
_ALL = re.compile(r"(?:cùng|đều)\s")
"""Between the last of several people and the office of all: `ông Tám và bà Lả cùng là giáo viên`."""
_HOLDING = re.compile(r"\s?(?P<dash>[-–])\s|(?:\s[^\W\d_]+){0,6}?\s(?:là|làm|giữ)\s")
_MANY = re.compile(r"(?:\A|\W)(?:[Cc]ác|(?P<number>[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|0?[2-5]))(?:\s(?:tân|vị))?:?\Z")
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_GIVING = re.compile(
    r"(?:bổ\snhiệm|điều\sđộng|luân\schuyển|chỉ\sđịnh|phân\scông|giới\sthiệu|bầu|công\snhận|phê\schuẩn|chuẩn\sy|cử)"
    r"(?:\s(?:lại|bổ\ssung|các))*\Z",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\s(?:giữ|làm)\s")
"""Around several people who are given one office: `bổ nhiệm ông Tám và bà Lả giữ chức Phó Giám đốc`."""
_LEAD = 40
"""How much of the text before a name tells whether it stands in a list, in characters."""
_MOST = 5
"""How many people of a list are looked back upon."""


def shared(text: str, held: int, start: int, heading: list[Held], *, own: bool) -> list[Held]:
    """The offices of a heading that a person of its list has too, before whom another's own ones end at `held`.

    At `start` the name begins, or `own` offices before it.

    `Hai tân Phó Giám đốc là ông Tám - Trưởng khoa Nội và bà Lả - Trưởng khoa Nhi`.
    """
    if not held:
        return []
    joint = without_title(text[parent_end(text, held) : start].rstrip())
    if not own and joint.strip() == "và":
        return heading
    several = _SEVERAL.search(text, max(0, heading[0].start - NEAR), heading[0].start) is not None
    return heading if several and _NEXT.fullmatch(joint) else []


def heading_of(text: str, start: int, stated: list[Held]) -> list[Held]:
    """Those of a person's offices that a heading states for all of a list: `Phó Chủ tịch là …`, `3 Ủy viên, gồm: …`."""
    early = [span for span in stated if span.end <= start]
    for i in range(len(early), 0, -1):
        if _HEADS_LIST.match(text, early[i - 1].end, early[i].start if i < len(early) else start):
            return early[:i]
    return []


def sharers(text: str, found: Sequence[Mention], start: int, end: int, office: int) -> int:
    """How many of the people named last share the office at `office` with the one named from `start` to `end`."""
    link = _BRACKET.sub("", text[end:office])
    count, first, last_joint = 0, start, ""
    for mention in reversed(found[-_MOST:]):
        word = "" if mention.value.roles else _joint(text[mention.end : first])
        if not word:
            break
        count, first, last_joint = count + 1, mention.start, last_joint or word
    if not count or _ALL.search(link):
        return count
    opening = without_title(text[max(0, first - _LEAD) : first].rstrip()).rstrip()
    if _GIVEN.match(link) and _GIVING.search(opening):
        return count
    many = _MANY.search(opening)
    if many is None:
        return 0
    number = many.group("number")
    counted = number is not None and count + 1 == (_NUMBERS.get(number.lower()) or int(number))
    holding = _HOLDING.match(link)
    joined = holding is not None and ("và" in last_joint or not holding.group("dash"))
    return count if counted or joined else 0


def given_to_all(
    text: str, found: Sequence[Mention], reach: Mapping[int, int], start: int, stated: Sequence[Held]
) -> int:
    """How many of the people named last are given the last office of the one named at `start`, beside their own.

    `Bầu ông Tám - Trưởng phòng Nội vụ và bà Lả - Chánh Thanh tra làm Ủy viên UBND huyện`. `reach` has where the offices
    end of the one named at a place.
    """
    if len(stated) < 2 or not _GIVEN.match(text[stated[-2].end : stated[-1].start]):
        return 0
    count, first = 0, start
    for mention in reversed(found[-_MOST:]):
        if not _joint(text[reach.get(mention.start, mention.end) : first]):
            break
        count, first = count + 1, mention.start
    opening = without_title(text[max(0, first - _LEAD) : first].rstrip()).rstrip(" :")
    return count if count and _GIVING.search(opening) else 0


def _joint(gap: str) -> str:
    """The mark or word between two people of a list; empty if something else stands between them."""
    joint = _JOINT.match(_BRACKET.sub("", gap)) if len(gap) < _LEAD * 2 else None
    if joint is None:
        return ""
    rest = joint.string[joint.end() :]
    return joint.group("word") if not rest or strength_of(f" {rest}") else ""


def carried_on(text: str, before: Mention, stated: Sequence[Held], start: int) -> Sequence[Held]:
    """The offices `stated` of the one named before, which one named at `start` without a title holds as well.

    `Phó Chủ tịch Hội Nông dân tỉnh Lê Thị Na, Vi Văn Tám`.
    """
    if text[before.end : start] not in (", ", " và "):
        return ()
    if stated[-1].end >= before.start or without_title(text[stated[-1].end : before.start].strip()):
        return ()
    return stated if text[stated[0].start : stated[-1].end].lower().startswith(begun("several")) else ()
