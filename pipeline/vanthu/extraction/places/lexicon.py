"""The vocabulary of `*.tsv` as sets and tables, and small tests on characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vanthu.extraction.places.value import Level
from vanthu.vocabulary import table

_LEVELS: dict[str, Level] = {"p": "province", "d": "district", "c": "commune"}


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A word before a name: which levels and which type it announces, and whether it needs a full stop."""

    levels: tuple[Level, ...]
    type: str
    dot: str


def _cases(word: str) -> set[str]:
    """Lower case, Capital, Title Case, CAPITALS; old tone placement of `ủy` as well. Abbreviations as they are."""
    if word != word.lower():
        return {word}
    words = {word, word.replace("ủy", "uỷ")}
    return {form for w in words for form in (w, w[:1].upper() + w[1:], w.title(), w.upper())}


@cache
def type_words() -> dict[str, TypeWord]:
    """Every printed form of a type word."""
    found: dict[str, TypeWord] = {}
    for row in table("types", __package__):
        value = TypeWord(tuple(_LEVELS[letter] for letter in row["levels"]), row["type"], row["dot"])
        found |= dict.fromkeys(_cases(row["word"]) if row["dot"] in ("no", "lost") else {row["word"]}, value)
    return found


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a table, in lower case."""
    rows = table(name, __package__)
    return frozenset(next(iter(row.values())).lower() for row in rows)


@cache
def claims() -> dict[str, bool]:
    """What claims a name after it as its own, in lower case: true if only right before it."""
    return {row["word"].lower(): row["reach"] == "next" for row in table("facilities", __package__)}


@cache
def places_before() -> frozenset[str]:
    """The prepositions that ask for a place, in lower case."""
    return frozenset(row["word"] for row in table("prepositions", __package__) if row["where"] == "yes")


@cache
def ending_in(name: str) -> re.Pattern[str]:
    """Matches text that ends in a word of the table and white space, in any case."""
    alternatives = "|".join(sorted(map(re.escape, words(name)), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})\s*\Z", re.IGNORECASE)
