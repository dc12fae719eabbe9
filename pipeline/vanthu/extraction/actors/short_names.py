"""People named once more by the end of their name, and the typist of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from vanthu.notice import Mention

from .phrases import CAPITALISED, trie, words
from .value import Person

_TYPIST = re.compile(rf"Lưu\s?:[^\n()]{{0,60}}\((?P<name>{CAPITALISED})(?=[,)]|\s[0-9])")


def typists(text: str) -> list[Mention]:
    """The typist in the last line of the addressees: `Lưu: VT, NC (Thủy, 12b)`."""
    if "Lưu" not in text:
        return []
    return [
        Mention(*match.span("name"), "PERSON", Person(match.group("name")))
        for match in _TYPIST.finditer(text)
        if not match.group("name").isupper()
    ]


@cache
def _deeds() -> str:
    return trie(words("deeds"))


def again(text: str, found: list[Mention]) -> list[Mention]:
    """People named before, by the last one or two syllables at the beginning of a clause (`…; Dế kháng cáo`)."""
    named: list[Mention] = []
    for person in {mention.value.name: mention for mention in found}.values():
        syllables = person.value.name.split()
        if len(syllables) < 2:
            continue
        short = " ".join(syllables[-2:]) if len(syllables) > 2 else ""
        either = rf"(?:{re.escape(short)}|{re.escape(syllables[-1])})" if short else re.escape(syllables[-1])
        clause = re.compile(rf"[;.,!?]\s(?P<name>{either})(?=\s{_deeds()}(?!\w))")
        for match in clause.finditer(text, person.end):
            named.append(Mention(*match.span("name"), "PERSON", Person(match.group("name"))))
    return named


def together(found: Iterable[Mention]) -> list[Mention]:
    """Mentions in text order, the earlier and longer where they overlap."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
