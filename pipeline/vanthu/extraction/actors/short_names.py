"""People named once more by the end of their name, and the typist of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from vanthu.notice import Mention

from .phrases import CAPITALISED, trie, words
from .value import Person

_TYPIST = re.compile(rf"Lưu\s?:[^\n()]{{0,60}}\((?P<name>{CAPITALISED})(?=[,)]|\s[0-9])")


_LAST = re.compile(
    rf"Lưu\s?:?\s(?:VT|VP|HC|TCHC|[A-ZĐ]{{2,6}})(?:[,.;]?\s?(?:[A-ZĐ0-9.&-]+|\([0-9A-Za-z]{{1,3}}\)))*[,.;)]\s?"
    rf"(?P<name>{CAPITALISED})(?=\s?(?:\([0-9]{{1,2}}\w?\))?\s?[.;)]?\s*(?:\n|\Z))"
)
"""Without brackets, at the end: `Lưu: VT, TH, Duy.`."""
_MINUTES = re.compile(rf"Thư\ský:\s(?P<name>{CAPITALISED})(?!\w|\s[^\W\d_])(?=(?:,\s|\svà\s|\s\(|[.;]|\Z))")
"""In minutes: `Thư ký: Thành, Lan (Sở Công Thương)`."""


def typists(text: str) -> list[Mention]:
    """The typist in the last line of the addressees, `Lưu: VT, NC (Thủy, 12b)`, and the secretary of minutes."""
    if "Lưu" not in text and "ký:" not in text:
        return []
    found = [
        Mention(*match.span("name"), "PERSON", Person(match.group("name")))
        for pattern in (_TYPIST, _LAST, _MINUTES)
        for match in pattern.finditer(text)
        if not match.group("name").isupper() and match.group("name") not in words("not_called")
    ]
    return [*found, *(more for mention in found for more in siblings(text, mention.end))]


_SIBLING = re.compile(rf"(?:,|\svà)\s(?P<name>{CAPITALISED})(?!\w|\s{CAPITALISED})")


def siblings(text: str, at: int) -> Iterator[Mention]:
    """Further single names of a list: `hai bị cáo Thắng, Lợi và Hòa`."""
    while (sibling := _SIBLING.match(text, at)) is not None:
        start, at = sibling.span("name")
        yield Mention(start, at, "PERSON", Person(sibling.group("name")))


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
