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
def _clause() -> re.Pattern[str]:
    """A short name with what it does, at the beginning of a clause."""
    return re.compile(rf"[;.,!?]\s(?P<name>{CAPITALISED}(?:\s{CAPITALISED})?)(?=\s{trie(words('deeds'))}(?!\w))")


def again(text: str, found: list[Mention]) -> list[Mention]:
    """People named before, by the last one or two syllables at the beginning of a clause (`…; Dế kháng cáo`)."""
    names = [(f" {mention.value.name}", mention.end) for mention in found]
    return [
        Mention(*match.span("name"), "PERSON", Person(match.group("name")))
        for match in _clause().finditer(text)
        if any(end < match.start() and name.endswith(f" {match.group('name')}") for name, end in names)
    ]


def together(found: Iterable[Mention]) -> list[Mention]:
    """Mentions in text order, the earlier and longer where they overlap."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
