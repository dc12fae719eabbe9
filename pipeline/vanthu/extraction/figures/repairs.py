"""Numbers as optical recognition and typists print them, read as what they mean: `1O0%`, `12 .450`, `1 250 000`.

All repairs keep the length of the text, so that offsets stay those of what is printed.
"""

from __future__ import annotations

import re

from vanthu.dates import YEAR
from vanthu.orthography import LOWER

from .designators import only_names
from .units import unit_at

_OCR_MARK = r"[OolI]|(?<=[OlI][0-9])"
_OCR_HINT = re.compile(rf"[0-9](?:{_OCR_MARK})")
_OCR = re.compile(r"(?<![\w.,])(?=[OolI]{0,2}[0-9])[0-9OolI]+(?:[.,][0-9OolI]+){0,5}(?=%|[\s.,;:)/]|$)")
_TORN_MARK = r" (?:00\s?%|[.,][0-9])|[.,] [0-9]"
_TORN_HINT = re.compile(rf"[0-9](?:{_TORN_MARK})")
_TORN = re.compile(
    r"(?<![\w.,/-])(?:1 00(?=\s?%)|[0-9]{1,3} \.[0-9]{3}(?![0-9])|[0-9]{1,3} ,[0-9]{1,2}(?=\s?(?:%|[a-zđ]))"
    r"|(?:(?<=đạt )|(?<=còn )|(?<=chiếm ))[0-9]{2}, [0-9](?=%)"
    rf"|(?<=[{LOWER}] )[0-9]{{1,3}}\. [0-9]{{3}}(?= [a-zđ]))"
)
"""A number with one space inside that optical recognition put there."""
_HINT = re.compile(rf"[0-9](?:{_OCR_MARK}|{_TORN_MARK})")
"""Either of the two hints, in one pass."""
_OCR_DIGITS = str.maketrans("OolI", "0011")
_SPACE = "[ \xa0\u2009\u202f]"
_SPACED = re.compile(
    rf"[1-9](?:(?<![\w.,/–-][1-9])|(?<=[ .\xa0][0-9]{{3}}[/–-][1-9]))[0-9]{{0,2}}(?P<space>{_SPACE})[0-9]{{3}}"
    rf"(?:(?P=space)[0-9]{{3}})*(?![0-9])"
)
"""Digits in groups of three with spaces between them."""
_GROUPED_BY_POINTS = re.compile(r"[0-9]\.[0-9]{3}(?![0-9])")
_NUMBER_BEFORE = re.compile(rf"[0-9]{_SPACE}\Z")
_YEAR_BEFORE = re.compile(rf"(?:năm|/){_SPACE}?{YEAR}{_SPACE}\Z", re.IGNORECASE)
_TURN_BEFORE = re.compile(rf"(?:lần|mũi|vòng|đội|hệ|trang|ca|cụm|phía|sao){_SPACE}\Z", re.IGNORECASE)
"""Words behind which a small number tells which one it is: `mũi 1 250 người`."""
_LINE_BEFORE = re.compile(r"(?:\A|[\n|])[\s(•*+–-]*\Z")
_NUMBER_BEHIND = re.compile(rf"{_SPACE}?[0-9]")
_RANGE_BEHIND = re.compile(rf"\s?[-–/]\s?[1-9][0-9]{{0,2}}{_SPACE}[0-9]{{3}}(?![0-9])")
_END_BEHIND = re.compile(r"\s?(?:[,;.)\n](?![0-9])|\Z)")
_DECIMALS = re.compile(r",[0-9]{1,3}(?![0-9])")
_THIN = "\u2009\u202f"
_WINDOW = 24
_ONE_GROUP = len(" 000")


def repaired(text: str) -> str:
    """The text with O, o, l, I read as digits inside numbers (`1O0%`, `O5`); of the same length.

    A space that stands inside a number goes before it (`1 00%`, `12 .450 hộ`, `95 ,4%`). Points take the place of
    spaces that group thousands (`1 250 000 người`).
    """
    if _HINT.search(text) is not None:
        if _OCR_HINT.search(text):
            text = _OCR.sub(_digits, text)
        if _TORN_HINT.search(text):
            text = _TORN.sub(_joined, text)
    return _grouped(text) if _SPACED.search(text) else text


def _joined(match: re.Match[str]) -> str:
    return " " + match.group().replace(" ", "")


def torn_before(text: str, clean: str, start: int) -> int:
    """Where the number that begins at `start` in the repaired text begins as printed."""
    while start and clean[start - 1] == " " and text[start - 1].isdecimal():
        start -= 1
    return start


def _digits(match: re.Match[str]) -> str:
    token = match.group()
    if token.isdecimal() or (token[-1] in "lI" and token[:-1].replace(",", "").replace(".", "").isdecimal()):
        return token  # `5l` are five litres
    return token.translate(_OCR_DIGITS)


def _grouped(text: str) -> str:
    """The text with points for the spaces that group thousands; not between numbers of a row or behind a name."""
    at, apart, pointed = 0, -1, _GROUPED_BY_POINTS.search(text) is not None
    while (match := _SPACED.search(text, at)) is not None:
        start, end = match.span()
        first = match.start("space")
        if _only_names_part(text, start):
            at = apart = first + 1  # `Điều 5 100 000 hộ`
        elif _groups_thousands(text, match, apart=start == apart, pointed=pointed):
            text = text[:start] + text[start:end].replace(match["space"], ".") + text[end:]
            at = end
        else:
            at = first + 1
    return text


def _only_names_part(text: str, start: int) -> bool:
    """Whether the first group of digits is a number of its own, that names something."""
    turn = text[start + 1] in f" \xa0{_THIN}" and _TURN_BEFORE.search(text, max(0, start - _WINDOW), start) is not None
    return turn or only_names(text, start, bare=True)


def _groups_thousands(text: str, match: re.Match[str], *, apart: bool, pointed: bool) -> bool:
    """Whether groups of digits are one number.

    `apart` says that a number right before them names something, `pointed` that others are grouped by points.
    """
    start, end = match.span()
    begin = max(0, start - _WINDOW)
    if _NUMBER_BEHIND.match(text, end):
        return False
    if not apart and _NUMBER_BEFORE.search(text, begin, start) and not _YEAR_BEFORE.search(text, begin, start):
        return False
    if match["space"] in _THIN:
        return True
    decimals = _DECIMALS.match(text, end)
    unit, _ = unit_at(text, decimals.end() if decimals else end)
    if unit is not None and unit.kind in ("percent", "permille"):
        return False
    listed = _LINE_BEFORE.search(text, begin, start) is not None
    if match.end() - match.start("space") > _ONE_GROUP:
        return unit is not None or decimals is not None or (not listed and _END_BEHIND.match(text, end) is not None)
    if listed or pointed:  # who groups by points does so everywhere
        return False
    return unit is not None or _RANGE_BEHIND.match(text, end) is not None
