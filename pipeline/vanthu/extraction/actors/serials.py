"""The number behind a head or a name: `Chi bộ 3`, `Công ty Truyền tải điện 3`, `Hạt Quản lý đường bộ số 3`."""

from __future__ import annotations

import re
from functools import cache

from .heads import Head
from .phrases import beginnings, trie, words

NUMBER_SIGNS = frozenset("0123456789sIVX")
"""What a number begins with behind the space."""
_NUMBER = re.compile(r"[ \xa0](?:số\s)?[0-9]{1,4}(?:-[A-ZĐ]{2,5})?(?![0-9/%]|[.,][0-9])")
_SERIAL = re.compile(r"\s(?:số\s[0-9]{1,3}(?![0-9/%]|[.,][0-9])|[IVX]{1,4}(?![\w.]))")


@cache
def _numbered() -> re.Pattern[str]:
    """The number at the end of a name (`Xí nghiệp Xây lắp 2`, `Nông trường 27/7`), not one that counts something."""
    noun = rf"(?:{'|'.join(sorted(map(re.escape, words('counted')), key=len, reverse=True))})(?!\w)"
    return re.compile(
        rf"[ \xa0][1-9][0-9]{{0,2}}(?:[/-][0-9]{{1,2}}|[A-Z])?(?![\w%/]|[.,][0-9]|\s(?:[0-9]{{3}}|{noun}))"
    )


@cache
def _arm() -> re.Pattern[str]:
    """The arm of a unit behind its number: `Lữ đoàn 83 Công binh Hải quân`."""
    return re.compile(rf"(?:\s{trie(words('arms'))}(?!\w))+")


def serial_behind(text: str, at: int, head: Head) -> re.Match[str] | None:
    """The number of one of many bodies with the same name: `Hạt Quản lý đường bộ số 3`."""
    return _SERIAL.match(text, at) if "t" in head.follows or head.name.startswith(beginnings("serial")) else None


def number_behind(text: str, at: int, head: Head, *, alone: bool) -> int:
    """Where the number behind a head (`alone`) or a name ends, with the unit's arm; 0 if none stands there."""
    number = _NUMBER.match(text, at) if "#" in head.follows else _number_of_name(text, at, head, alone=alone)
    if number is None:
        return 0
    arm = _arm().match(text, number.end()) if head.kind == "armed" else None
    return arm.end() if arm else number.end()


def _number_of_name(text: str, at: int, head: Head, *, alone: bool) -> re.Match[str] | None:
    """The number at the end of a name (`Công ty Truyền tải điện 3`, `Công ty 75`), not a count (`Phòng Nội vụ 12;`)."""
    named = head.kind == "other" or ("t" in head.follows and not alone)
    if not named or head.kind in ("party", "mass"):
        return None
    number = _numbered().match(text, at)
    if number is None or (alone and len(number.group()) < len(" 75")):
        return None
    counts = head.kind == "state" and text[number.end() : number.end() + 1] in ",;.)"
    return None if counts and not head.name.startswith(beginnings("numbered")) else number
