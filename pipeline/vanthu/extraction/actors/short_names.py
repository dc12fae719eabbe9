"""People named once more by the end of their name, and the typist of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from vanthu.notice import Mention

from .names import is_known
from .phrases import CALLED_ALSO, CAPITALISED, trie, words
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
    """People named before, by the last one or two syllables (`…; Dế kháng cáo`, `vợ Hưng là …`)."""
    names = [(f" {mention.value.name}", mention.end) for mention in found]
    short = [
        Mention(*match.span("name"), "PERSON", Person(match.group("name")))
        for match in _clause().finditer(text)
        if any(end < match.start() and name.endswith(f" {match.group('name')}") for name, end in names)
    ]
    lasts: dict[str, int] = {}
    for name, end in names:
        if name.count(" ") > 1:
            lasts.setdefault(name.rpartition(" ")[2], end)
    return [*short, *(more for last, end in lasts.items() for more in _within(text, last, end))]


def _within(text: str, name: str, at: int) -> Iterator[Mention]:
    """Where a name of one syllable stands behind `at` and behind a word that stands before a person."""
    if name in _ambiguous():
        return
    while (start := text.find(f" {name}", at) + 1) > 0:
        at = start + len(name)
        goes_on = text[at : at + 1].isalnum() or (text[at : at + 1] == " " and text[at + 1 : at + 2].isupper())
        if not goes_on and f" {text[max(0, start - _REACH) : start].lower()}".endswith(_cues()):
            yield Mention(start, at, "PERSON", Person(name))


_REACH = 24


@cache
def _cues() -> tuple[str, ...]:
    return tuple(f" {word} " for word in words("named_again"))


@cache
def _ambiguous() -> frozenset[str]:
    return words("countries") | words("not_called") | words("not_short")


_NICKNAME = re.compile(
    rf"\s\((?P<also>{CALLED_ALSO})?"
    rf"(?P<name>(?P<first>{CAPITALISED})(?:\s{CAPITALISED}){{0,2}}\s(?P<last>{CAPITALISED}))\)"
)
_BIRTH_ORDER = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Út")


def nicknames(text: str, found: list[Mention]) -> Iterator[Mention]:
    """What people are called besides, in brackets, under their own names: `Nguyễn Quang Việt (Tám Việt)`."""
    for mention in found:
        match = _NICKNAME.match(text, mention.end)
        if match is None:
            continue
        said = match.group("also") or match.group("first") in _BIRTH_ORDER
        if said or mention.value.name.endswith(f" {match.group('last')}"):
            yield Mention(*match.span("name"), "PERSON", Person(mention.value.name))


_AUTHOR = re.compile(
    rf"\n\s*(?P<name>{CAPITALISED}(?:[ ]{CAPITALISED}){{1,3}})"
    r"(?=\s*\Z|\s?\([^()\n]{2,60}\)|\.\s(?:Ảnh|Tin)|\s*\n[^\n]{0,60}\Z)"
)
"""Who wrote a report, in a line of its own at its end: `Thu Hiền (Đài Phát thanh huyện). Ảnh: Duy Khoát`."""
_PIECE = rf"(?:[A-ZĐ](?:\.[A-ZĐ])+|{CAPITALISED}(?:[ ]{CAPITALISED}){{0,4}})"
_LABEL = r"(?:Theo|Nguồn|Thực\shiện|(?:Tin|Bài|Ảnh)(?:(?:,|\svà|\s[-–])\s(?:bài|ảnh|tin))*)"
_CREDITS = re.compile(
    rf"\n\s*(?P<mark>\()?(?:(?P<label>{_LABEL})\s?:?\s)?"
    rf"(?P<names>{_PIECE}(?:(?P<joint>\s?[-–/]\s?|,\s|\svà\s){_PIECE})*)\)?\s*\Z"
)
"""Who wrote a report, in its last line, with a label, in capitals or several: `Thu Hà - Vi Na`, `(Theo Thu Hà/VOV)`."""
_PEN_NAME = re.compile(rf"(?<![\w.]){CAPITALISED}(?:[ ]{CAPITALISED}){{1,3}}(?![\w.]|[ ]{CAPITALISED})")
_LAST_LINES = 200
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"')


def authors(text: str) -> Iterator[Mention]:
    """The author of a report, whose name may be a pen name without family name."""
    text = _without_page_end(text)
    for match in _AUTHOR.finditer(text, max(0, len(text) - _LAST_LINES)):
        name = match.group("name")
        if not name.isupper() and _closes(text, match.start()) and _may_be_author(name):
            yield Mention(*match.span("name"), "PERSON", Person(name))
    line = _CREDITS.search(text, max(0, len(text) - _LAST_LINES))
    if line is None:
        return
    unlabelled = line.group("joint") or line.group("names").isupper()
    if not line.group("label") and not (unlabelled and _closes(text, line.start())):
        return
    for match in _PEN_NAME.finditer(text, *line.span("names")):
        if _may_be_author(match.group()):
            yield Mention(*match.span(), "PERSON", Person(match.group()))


def _without_page_end(text: str) -> str:
    """A text without the last lines that belong to the page and not to the report."""
    while (line := text.rfind("\n")) >= 0 and text[line + 1 :].lstrip().startswith(_page_ends()):
        text = text[:line].rstrip()
    return text


@cache
def _page_ends() -> tuple[str, ...]:
    return tuple(words("page_ends"))


def _closes(text: str, at: int) -> bool:
    """Whether a sentence ends before the line at `at`."""
    return text[:at].rstrip().endswith(_SENTENCE_ENDS)


@cache
def _no_authors() -> tuple[str, ...]:
    return tuple(f"{opening} " for opening in words("not_authors"))


def _may_be_author(name: str) -> bool:
    if name.isupper():
        if is_known(name.lower()) or f"{name.capitalize()} ".startswith(_no_authors()):
            return False
        name = name.title()
    return name not in words("not_called") and name not in words("landmarks")


def together(found: Iterable[Mention]) -> list[Mention]:
    """Mentions in text order, the earlier and longer where they overlap."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
