"""Patterns shared by the finders of people and organisations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from vanthu.orthography import UPPER
from vanthu.vocabulary import table

CAPITALISED = rf"[{UPPER}](?:[\w'’]*[^\W\d_])?(?:-[{UPPER}]\w*)?"
"""One syllable of a name."""
CELL = "|"
"""What stands between the cells of a table's row; tabs are read as this, so that nothing goes on over them."""
CALLED_ALSO = r"(?:[Tt]ức|[Bb]í\sdanh|[Tt]hường\sgọi(?:\slà)?|[Tt]ên\skhác)\s"
"""Before another name of a person, in brackets."""
_SCHOOL_TYPE = (
    r"(?:THPT|THCS|TH|PTDTBT|PTDTNT|DTNT|PTDT|PTCS|PTTH|MN|MG|BTVH|[Tt]iểu\shọc|[Mm]ầm\snon|[Mm]ẫu\sgiáo|[Tt]rung\shọc\scơ\ssở"
    r"|[Tt]rung\shọc\sphổ\sthông|[Cc]ao\sđẳng|[Đđ]ại\shọc|[Pp]hổ\sthông|[Dd]ân\stộc|[Nn]ội\strú|[Bb]án\strú|[Cc]huyên|[Ll]iên\scấp)"
)
SCHOOL = re.compile(
    rf"\s[Tt]rường(?:(?:\s|\s?&\s?|\s?[-–]\s?|,\s|\svà\s){_SCHOOL_TYPE}(?!\w))*"
    rf"(?:(?:\s{CAPITALISED}){{1,5}}(?:\s[0-9])?"
    rf"|\s(?:số\s)?[0-9]{{1,2}}(?:[/-][0-9]{{1,2}})?(?![\w%])(?:\s{CAPITALISED}){{0,4}}"
    rf"|\s(?:tỉnh|huyện|thành\sphố|xã)(?:\s{CAPITALISED}){{0,4}})"
)
"""A school: no body itself, but it has a headmaster, a Party cell, a union."""


def opens_line(text: str, start: int, end: int) -> bool:
    """Whether capitalised words begin a line of something else: `UBND tỉnh` / `Thứ năm, …`, not a wrapped name."""
    if text[start - 1] != "\n":
        return False
    line_end = text.find("\n", start, end)
    end = line_end if line_end >= 0 else end
    following = text[end : end + 2]
    if following[:1] in ("", "\n") or text.startswith(", ngày", end):
        return True
    return " " not in text[start:end] and following[0] == " " and following[1:].islower()


def trie(phrases: Iterable[str], *, any_case: bool = False) -> str:
    """A regular expression for any of the phrases, longest first, of size and speed independent of their number.

    A phrase's first letter must be as given unless `any_case`; the first letters of later words may be in either case.
    """
    root: dict[str, Any] = {}
    for phrase in dict.fromkeys(spelling for form in phrases for spelling in _written(form)):
        node = root
        for i, char in enumerate(phrase):
            key = re.escape(char)
            if char == " ":
                key = r"\s"
            elif char == "-":
                key = "[-–]"
            elif char.lower() != char.upper() and (phrase[i - 1] == " " if i else any_case):
                key = f"[{char.lower()}{char.upper()}]"
            node = node.setdefault(key, {})
        node[""] = {}
    return _expression(root)


def _written(form: str) -> tuple[str, ...]:
    """A form as it is and with older tone marks, and both with dashes unspaced (`Văn hoá-Thông tin`)."""
    both = (form, older(form))
    return (*both, *(spelling.replace(" - ", "-") for spelling in both))


_OLDER_TONES = (("óa", "oá"), ("òa", "oà"), ("ủy", "uỷ"), ("Ủy", "Uỷ"))


def older(phrase: str) -> str:
    """A phrase with its tone marks where older texts put them (`Huyện uỷ`, `Văn hoá`)."""
    for new, old in _OLDER_TONES:
        phrase = phrase.replace(new, old)
    return phrase


def _expression(node: dict[str, Any]) -> str:
    branches = [key + _expression(child) for key, child in node.items() if key]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a table of this folder."""
    rows = table(name, __package__)
    first = next(iter(rows[0]))
    return frozenset(row[first] for row in rows)


@cache
def clause(*, predicates: bool = False) -> re.Pattern[str]:
    """Words that go on with the sentence, with `predicates` also those that tell what somebody does."""
    tables = ("clause_words", "predicates") if predicates else ("clause_words",)
    return re.compile(rf"{trie(phrase for name in tables for phrase in words(name))}(?!\w)")


@cache
def beginnings(use: str) -> tuple[str, ...]:
    """What names of bodies of one use begin with (`head_words.tsv`), with the space behind it."""
    return tuple(f"{row['word']} " for row in table("head_words", __package__) if row["use"] == use)


@cache
def begun(use: str) -> tuple[str, ...]:
    """Words of offices of one use (`office_words.tsv`), with the space behind them."""
    return tuple(f"{row['words']} " for row in table("office_words", __package__) if row["use"] == use)
