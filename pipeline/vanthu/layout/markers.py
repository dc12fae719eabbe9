"""List markers and the numbers of headings, as Vietnamese documents print them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from vanthu.numbers import ordinal, roman
from vanthu.orthography import UPPER

Kind = Literal["phần", "chương", "mục", "tiểu mục", "điều", "roman", "upper", "arabic", "letter", "bullet", "note", ""]

RANK: dict[str, int] = {
    "phần": 10,
    "chương": 20,
    "mục": 30,
    "tiểu mục": 40,
    "điều": 50,
    "upper": 60,
    "roman": 61,
    "arabic": 70,
    "letter": 80,
    "bullet": 91,
    "note": 99,
}
"""Order of the kinds from the outside in (NĐ 30/2020/NĐ-CP, phụ lục I; HD 36-HD/VPTW)."""

_ORDINALS = "nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?:\\s(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?"
_NAMED = re.compile(
    r"(?P<word>phần|chương|mục|tiểu mục|điều)\s+"
    rf"(?:thứ\s+)?(?P<number>\d{{1,3}}[a-zđ]?|[ivxlc]{{1,7}}|[a-hđ]|{_ORDINALS})"
    r"(?P<end>\s*[.:/)–—-]+|(?=\s|$))\s*",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"[A-ZĐa-zđ][\s\d./),–—-]|[IVXLC]+[\s./)–—:-]|(?i:phần|chương|mục|tiểu mục|điều)\s",
)
"""What every marker that begins with a letter begins with: most lines begin with a word and are put aside by this."""
_ROMAN = re.compile(r"(?P<number>[IVXLC]{1,7})(?:\s*[./)–—:]|\s*-)+(?=\s|[^\W\d_]|[“\"])\s*")
_BARE_ROMAN = re.compile(r"(?P<number>[IVX]{1,5})\s+(?=[^\W\d_]{2})")
_MISREAD_ROMAN = re.compile(
    r"(?P<number>(?=[l1]*[IVX])(?=[IVX]*[l1])[IVXl1]{2,5})(?:\s*[./)–:]|\s?-)+(?=\s|[^\W\d_])\s*"
)
"""A Roman number some of whose I were misread: `Il.`, `1I.`"""
_UPPER = re.compile(rf"(?P<number>[A-HKLĐ])\s?[./)–—-]+(?=\s|[{UPPER}])\s*")
_ARABIC = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,2}){0,4})(?!\s?/\s?[A-ZĐ]{2}\w*\s?[-–])"
    rf"(?:\s?[.)/:]\s?[-–]?(?=\s|[^\W\d_]|[“\"(]|$)"
    rf"|(?<!\d\d\d),(?=\s(?!Điều|Khoản|Điểm|Mục|Chương|Luật)[{UPPER}][^\W\d_]*\s)"
    rf"|\s?[-–](?=\s|[^\W\d_][^\W\d_{UPPER}])|(?<=\.\d)(?=\s+[^\W\d_])|(?<=\.\d\d)(?=\s+[^\W\d_]))"
    r"\s*"
)
_LETTER = re.compile(
    rf"(?P<number>[a-zđ](?:\.?\d{{1,2}})?)(?:\s?\)|\s?/(?=\s)|\.(?=\s|[{UPPER}])|,(?=\s[{UPPER}])|\s?-(?=\s))\s*"
)
_BULLET = re.compile(r"(?P<number>[-–—−+•●▪■◦·*❖➢✓\uf000-\uf0ff]|o(?=\s+[^\W\d_]))\s*(?=\S)")
_NOTE = re.compile(r"(?P<number>\[\d{1,3}\]|\(\d{1,3}\)|\(\*+\))\s*(?=\S)")


_ONES = str.maketrans("l1", "II")
_BULLET_DEPTHS = {"-": 0, "–": 0, "—": 0, "−": 0, "*": 1, "•": 1, "●": 1, "+": 2}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the head of a paragraph. `length` counts the white space after it."""

    kind: Kind
    text: str
    number: str
    values: tuple[int, ...]
    length: int
    rank: int = field(init=False)
    """Order from the outside in; `1.2` is deeper than `1`, `+` deeper than `-`."""

    def __post_init__(self) -> None:
        rank = RANK[self.kind]
        if self.kind == "arabic":
            rank += min(len(self.values) - 1, 8)
        elif self.kind == "bullet":
            rank += _BULLET_DEPTHS.get(self.text, 3)
        object.__setattr__(self, "rank", rank)


_LETTERS = "abcdđeghiklmnopqrstuvxy"


def _letter_value(letter: str) -> int:
    return _LETTERS.find(letter[0].lower()) + 1


def find_marker(text: str) -> Marker | None:
    """The marker `text` begins with, or None. A figure (`2.556`, `25/10`, `12-KL/TW`, `412/UBND-TC`) is none."""
    return _find(text[:200]) if text else None


@lru_cache(maxsize=4096)
def _find(text: str) -> Marker | None:
    text = text.replace("Ð", "Đ")  # the Icelandic letter, as old fonts were converted
    first = text[0]
    if first in "IVXl1" and (match := _MISREAD_ROMAN.match(text)):
        number = match["number"].translate(_ONES)
        if value := roman(number):
            return Marker("roman", match.group().rstrip(), number, (value,), match.end())
    if first.isalpha():
        return _lettered(text) if _LETTERED.match(text) and text[:3].lower() != "v/v" else None
    if first.isdecimal():
        return _arabic(text)
    if match := _BULLET.match(text):
        return _bullet(match.group().rstrip(), match.end())
    match = _NOTE.match(text)
    return _marker("note", match, (0,)) if match else None


def _lettered(text: str) -> Marker | None:
    if match := _NAMED.match(text):
        return _named(text, match)
    if text[0] in "IVXLC":
        if (match := _ROMAN.match(text)) and (value := roman(match["number"])):
            return _marker("roman", match, (value,))
        if (match := _BARE_ROMAN.match(text)) and text.isupper() and (value := roman(match["number"])):
            return _marker("roman", match, (value,))
    if match := _UPPER.match(text):
        return _marker("upper", match, (_letter_value(match["number"]),))
    if match := _LETTER.match(text):
        return _marker("letter", match, (_letter_value(match["number"]),))
    match = _BULLET.match(text)  # the letter o, as typewriters print a ring
    return _bullet(match.group().rstrip(), match.end()) if match else None


def _arabic(text: str) -> Marker | None:
    match = _ARABIC.match(text)
    if not match or (match.end() == len(text) and len(match["number"]) > 3):
        return None
    parts = match["number"].split(".")
    if any(len(p) > 1 and p[0] == "0" for p in parts[1:]) or (len(parts) > 1 and not _punctuated(match, text)):
        return None
    return _marker("arabic", match, tuple(map(int, parts)))


def _punctuated(match: re.Match[str], text: str) -> bool:
    """`1.1` without a closing mark counts only before a capital (`1.5 triệu` is a figure)."""
    after = text[match.end("number") :].lstrip()
    return not after or not after[0].isalpha() or after[0].isupper()


def _named(text: str, match: re.Match[str]) -> Marker | None:
    word, number = match["word"].lower(), match["number"]
    rest = text[match.end() :]
    if rest and not match["end"].strip():
        running = rest[0].islower() and not text[0].islower()
        if running or word == "điều" or rest.startswith(("(", ",", ";")):
            return None  # "Điều 5 của Luật …", "Mục 2, Chương III"
    value = ordinal(re.sub(r"[a-zđ]$", "", number) if number[0].isdecimal() else number.upper()) or ordinal(
        number.lower()
    )
    if value is None:
        value = _letter_value(number)
    kind: Kind = word  # type: ignore[assignment]
    printed = text[: match.end("number")]
    name = printed if kind != "điều" else f"Điều {number}"
    return Marker(kind, text[: match.end()].rstrip(), " ".join(name.split()), (value,), match.end())


@lru_cache(maxsize=256)
def _bullet(printed: str, length: int) -> Marker:
    return Marker("bullet", printed, "", (0,), length)


def _marker(kind: Kind, match: re.Match[str], values: tuple[int, ...]) -> Marker:
    return Marker(kind, match.group().rstrip(), match["number"], values, match.end())
