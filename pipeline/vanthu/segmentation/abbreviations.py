"""Abbreviations and dates as protected spans; the same table tells the sentence rules where not to stop."""

from __future__ import annotations

import re
from functools import cache

from ..dates import DAY, MONTH, SEPARATOR, YEAR, find_dates
from ..vocabulary import table
from .protectors import protectors

_NUMBER = re.compile(r"\d{1,4}(?:/\d{4})?[-/][^\W\d_a-z]")
_DATE = re.compile(rf"(?<![\d/.,-]){DAY}({SEPARATOR}){MONTH}\1{YEAR}(?![\d/-])")


@cache
def forms(*kinds: str) -> frozenset[str]:
    """The abbreviations of the given kinds, without a final dot."""
    return frozenset(row["form"] for row in table("abbreviations", __package__) if row["kind"] in kinds)


@cache
def _beginning(name: str, *kinds: str) -> re.Pattern[str]:
    """The forms of a table, of all kinds or these, at the beginning of a text, also in capitals; `uỷ` is `ủy`."""
    rows = [row["form"] for row in table(name, __package__) if not kinds or row["kind"] in kinds]
    if "body" in kinds:
        rows.extend(forms("organ"))  # UV. BTV
    either = sorted({form for row in rows for form in (row, row.upper())}, key=lambda form: (-len(form), form))
    inner = "|".join(map(re.escape, either)).replace("ủy", "(?:ủy|uỷ)").replace("ỦY", "(?:ỦY|UỶ)")
    return re.compile(rf"(?:{inner})(?!\w)")


def opens(following: str) -> bool:
    """Whether this begins with words that only begin a sentence: a name would go on with a capital."""
    match = _beginning("openers").match(following)
    rest = following[match.end() :].lstrip() if match else ""
    return rest[:1].islower() or rest[:1].isdigit() or rest.startswith(",")


@cache
def _kinds() -> dict[str, str]:
    """The kind of each abbreviation."""
    return {row["form"]: row["kind"] for row in table("abbreviations", __package__)}


def goes_on(word: str, following: str) -> bool | None:
    """Whether a sentence goes on behind the abbreviation `word` and its stop; None if this tells nothing of it."""
    kind = _kinds().get(word)
    if kind is None or kind == "word":
        return None
    if kind in ("mode", "final"):
        return kind == "mode"
    if kind in ("title", "unit"):
        return not opens(following)
    if kind == "document":
        return _NUMBER.match(following) is not None
    bodies = ("body", "department") if kind == "director" else ("body",)
    return _beginning("bodies", *bodies).match(following) is not None or (kind != "organ" and _names_person(following))


def _names_person(following: str) -> bool:
    """Whether this begins with two capitalised syllables that name no body, place or act."""
    first, second = [*following.split(None, 2), "", ""][:2]
    return (
        first.istitle()
        and second[:1].isupper()
        and not _beginning("bodies", "body", "department", "other").match(following)
    )


@cache
def _dotted() -> re.Pattern[str]:
    """Those with an inner dot, slash or space, longest first."""
    every = forms("title", "unit", "word", "mode", "office", "director", "final")
    inner = sorted((form for form in every if not form.isalpha()), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w/.])(?:{'|'.join(map(re.escape, inner))})(?![\w/])")


@protectors("vanthu.abbreviations.v1")  # type: ignore[untyped-decorator]
def find_abbreviations(text: str) -> list[tuple[int, int]]:
    """Spans of abbreviations with inner dots or slashes (`TP.HCM`, `đ/c`) and of dates in figures (`25/10/2022`)."""
    spans = [match.span() for match in _dotted().finditer(text)]
    if any(mark in text for mark in "/.-"):
        for match in _DATE.finditer(text):
            start, end = match.span()
            if find_dates(match.group()):
                spans.append((start, end))
    return sorted(spans)
