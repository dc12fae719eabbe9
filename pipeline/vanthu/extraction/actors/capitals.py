"""Text printed all in capitals (letterheads, signatures), as it would be printed in running text."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from vanthu.orthography import UPPER, VOWELS

from . import heads
from .phrases import CELL, words

_WORD = rf"[{UPPER}][{UPPER}0-9&/.'’-]*"
_RUN = re.compile(
    rf"[{UPPER}](?=[{UPPER}])(?<![\w/-].)[{UPPER}]+(?:(?:,?[ \xa0]|[ \xa0]?[-–][ \xa0]?){_WORD})+(?![\w/-])"
)
_PIECE = re.compile(r"[^\W\d_]+")
_ONSET = r"(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?"
_SYLLABLE = re.compile(rf"{_ONSET}[{VOWELS}]{{1,3}}(?:ch|c|m|ng|nh|n|p|t|k|l|h|r)?")


@cache
def _small() -> frozenset[str]:
    return words("small_words")


@lru_cache(maxsize=8)
def recased(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Text of the same length with the runs of words in capitals as in running text, and where these are.

    `HUYỆN ỦY TUY ĐỨC` is `Huyện Ủy Tuy Đức`; abbreviations alone (`UBND, HĐND`) stay. No name goes on over the end of
    a line beside such a run, nor over a tab.
    """
    text = text.replace("\t", CELL)
    spans: list[tuple[int, int]] = []
    pieces: list[str] = []
    at = 0
    for match in _RUN.finditer(text):
        new = _UNIT_TYPE.sub(lambda unit: unit.group().lower(), _PIECE.sub(_as_running, match.group()))
        new = _COMMITTEE.sub(lambda unit: unit.group().capitalize(), new)
        new = _short_committee().sub(lambda unit: unit.group().upper(), new)
        if new == match.group() or len(new) != len(match.group()):
            continue
        pieces += [text[at : match.start()], new]
        at = match.end()
        spans.append(match.span())
    if not spans:
        return text, spans
    line = "".join([*pieces, text[at:]])
    for start, end in spans:
        for i in (start - 1, end):
            if line[i : i + 1] != "\n":
                continue
            if line.endswith(_JOINING, 0, i) or line.startswith(("và ", "Và ", "VÀ "), i + 1):
                line = f"{line[:i]} {line[i + 1 :]}"
            elif _goes_on(line, i):
                line = f"{line[: i + 1]}{line[i + 1].lower()}{line[i + 2 :]}"  # `Huyện Bảo Lâm`
            else:
                line = f"{line[:i]}{_STOP}{line[i + 1 :]}"
    return line, spans


def _goes_on(line: str, at: int) -> bool:
    """Whether a body's name goes on with its unit behind the end of a line: `ỦY BAN NHÂN DÂN` / `HUYỆN BẢO LÂM`."""
    if _UNIT_LINE.match(line, at + 1) is None:
        return False
    first = re.split("[\n\x00]", line[:at])[-1].strip()
    return bool(first) and heads.is_head(first) and "g" in heads.head_of(first).follows


_UNIT_LINE = re.compile(
    rf"(?:[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hành\sphố|[Tt]hị\s(?:xã|trấn)|[Đđ]ặc\skhu)\s[{UPPER}](?!y\b)"
)


_STOP = "\x00"
_JOINING = (" và", " Và", " VÀ", ",", " -", " –")
"""At the end of a line in capitals whose name goes on in the next: `SỞ NÔNG NGHIỆP VÀ` / `PHÁT TRIỂN NÔNG THÔN`."""
_COMMITTEE = re.compile(r"(?<= )(?:tỉnh|huyện|quận)(?= (?:Ủy|Uỷ)(?!\w))")
"""In `BAN THƯỜNG VỤ TỈNH ỦY` no province is named Ủy."""
_UNIT_TYPE = re.compile(
    r"(?<![^ ])(?:Thành Phố|Thị Trấn|Thị Xã|Thị xã|Khu Vực|Khu Phố|Khu Công Nghiệp|Tổ Dân Phố|Quốc Gia)(?!\w)"
    r"|(?<= )(?:Năm|Tháng|Quý|Ngày)\Z|(?<= )Có(?= )"
)


@cache
def _short_committee() -> re.Pattern[str]:
    """`THƯỜNG TRỰC TU` is that of the Tỉnh ủy, `TU` no syllable."""
    before = "|".join(rf"(?<={re.escape(phrase)}\ )" for phrase in sorted(words("before_committees")))
    return re.compile(rf"(?:{before})(?:Tu|Hu)(?!\w| [^\W\d_])")


def as_named(name: str) -> str:
    """A body's name read off capitals, its fields as in running text: `Sở Nông nghiệp`, not `Sở Nông Nghiệp`."""
    for field in _fields().finditer(name.lower()):
        name = f"{name[: field.start()]}{field.group().capitalize()}{name[field.end() :]}"
    return name.replace(" Và ", " và ")


@cache
def _fields() -> re.Pattern[str]:
    """The fields of several syllables, the longest first."""
    several = sorted((word for word in words("fields") if " " in word), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, several))})(?!\w)")


def foreign(name: str) -> bool:
    """Whether a word of a name is no Vietnamese syllable (`Tedros`)."""
    return any(_SYLLABLE.fullmatch(word.lower()) is None for word in name.split())


def _as_running(match: re.Match[str]) -> str:
    """A word as in running text; an abbreviation, which is no syllable, stays."""
    word = match.group()
    lower = word.lower()
    if _SYLLABLE.fullmatch(lower) is None or len(word) == 1:
        return word
    return lower if lower in _small() and match.start() else word[0] + lower[1:]
