"""Numbers as Vietnamese office writing prints them."""

from __future__ import annotations

import re

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_FORM = re.compile(r"(?=[CLXVI])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WORDS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def roman(text: str) -> int | None:
    """Value of a Roman numeral up to 399 in upper case; None if it is not one."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def ordinal(text: str) -> int | None:
    """`4`, `IV`, `tư`, `mười ba` → the number (1 to 19 in words); None if it is not one."""
    if text.isdecimal():
        return int(text)
    if (value := roman(text)) is not None:
        return value
    words = text.lower().split()
    if len(words) == 1 and words[0] in (*_WORDS, "một", "bốn", "bẩy"):
        return {"một": 1, "bốn": 4, "bẩy": 7}.get(words[0]) or _WORDS.index(words[0]) + 1
    if len(words) == 2 and words[0] == "mười" and (unit := ordinal(words[1])) and unit < 10:
        return 10 + unit
    if len(words) == 2 and words[0] == "mười" and words[1] == "lăm":
        return 15
    return None


def decimal(text: str) -> float | None:
    """`375.300.000`, `80,35`, `8,0`, `06` → a float: point groups thousands, comma is the decimal mark.

    A single point before one, two or four and more digits is read as a decimal point (`1.5`). None if not a number.
    """
    text = text.strip()
    if _GROUPED.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", "."))
    return None


_DIGIT = {"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7}
_DIGIT |= {"tám": 8, "chín": 9}
_ONE = "|".join(_DIGIT)
_LAST = "|".join(word for word in _DIGIT if word != "năm")  # `hai mươi năm` are years
_TENS = rf"(?:(?:{_ONE})\smươi(?:\s(?:{_LAST})(?!\w))?|mười(?:\s(?:{_LAST})(?!\w))?)"
SPELLED = re.compile(rf"(?<!\w)(?:(?:{_ONE})\străm(?:\s(?:linh|lẻ)\s(?:{_ONE})|\s{_TENS})?|{_TENS})(?!\w)")
"""Numbers in words from ten to 999, in lower case."""


def spelled(text: str) -> float | None:
    """`hai mươi lăm` → 25.0, for ten to 999 in lower case; None if it is not such a number."""
    if SPELLED.fullmatch(text) is None:
        return None
    total = last = 0
    for word in text.split():
        if word == "trăm":
            total, last = last * 100, 0
        elif word == "mươi":
            total, last = total + last * 10, 0
        elif word == "mười":
            total += 10
        else:
            last = _DIGIT.get(word, 0)
    return float(total + last)
