"""The words that open a body's name: `heads.tsv` with its abbreviations written in every way they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from vanthu.orthography import UPPER
from vanthu.vocabulary import table

from .phrases import older, trie
from .value import Level, Regime

_SMALL = {
    *("ban", "bệnh", "báo", "bảo", "bưu", "chi", "công", "cơ", "cục", "câu", "hiệp", "hạt", "học", "hội", "hợp"),
    *("huyện", "khoa", "kho", "liên", "ngân", "phòng", "quận", "sở", "trạm", "viện", "xí", "đồn", "đội"),
    *("tạp", "thành", "thị", "tỉnh", "trung", "trường", "tòa", "văn", "điện", "đoàn", "đài", "đảng", "ủy", "uỷ"),
}
"""First words of the heads that are also written small before a name: `ban Tổ chức Tỉnh ủy`, `báo Nhân Dân`."""
_UNITS = r"tỉnh|huyện|xã|phường|quận|thị|thành|TP|Tp|thôn|ấp|bản|buôn|làng|xóm|khóm|tổ|khu"
_MOST_SPELLINGS = 40


class Head(NamedTuple):
    """A row of `heads.tsv`."""

    name: str
    kind: Regime
    level: Level
    follows: str


def key(form: str) -> str:
    """A head as it is looked up: its first letter as printed, the rest in lower case, dashes without spaces."""
    return _DASH.sub("-", " ".join(older(form[0] + form[1:].lower()).split()))


_DASH = re.compile(r"\s?[-–]\s?")


@cache
def _spellings(form: str) -> list[str]:
    """A form with each of its words in full and abbreviated."""
    forms = [form]
    for row in table("abbreviations", __package__):
        word = re.compile(rf"(?<!\w){row['word']}(?!\w)", re.IGNORECASE)
        forms += [word.sub(row["short"], known) for known in forms if word.search(known)]
        if len(forms) > _MOST_SPELLINGS:
            break
    return forms


@cache
def heads() -> dict[str, Head]:
    """The heads by their keys."""
    found: dict[str, Head] = {}
    for row in table("heads", __package__):
        head = Head(row["name"], row["kind"], row["level"], row["follows"])  # type: ignore[arg-type]
        found.setdefault(key(row["form"]), head)
    for row in table("heads", __package__):
        for form in _spellings(row["form"]):
            found.setdefault(key(form), found[key(row["form"])])
    return found


def _forms() -> Iterator[str]:
    for row in table("heads", __package__):
        yield from _spellings(row["form"])


@cache
def _small_heads() -> tuple[str, ...]:
    return tuple(f"{row['words']} " for row in table("small_heads", __package__))


def small_forms() -> Iterator[str]:
    """Heads as they are written in small letters."""
    for form in _forms():
        first = form.split()[0]
        if (first.lower() in _SMALL or f"{form.lower()} ".startswith(_small_heads())) and not first.isupper():
            yield form[0].lower() + form[1:]


@cache
def capital() -> re.Pattern[str]:
    """Heads as they begin with a capital."""
    return re.compile(rf"{trie(_forms())}(?!\w|\sviên(?!\w))")


def opener(text: str, at: int) -> re.Match[str] | None:
    """The head at `at` that no name goes on with: any but a brand (`Công ty Honda Việt Nam`)."""
    match = capital().match(text, at)
    return None if match is None or "r" in head_of(match.group()).follows else match


@cache
def small() -> re.Pattern[str]:
    """Heads in small letters before a capitalised name or a unit."""
    return re.compile(rf"{trie(small_forms())}(?=\s(?:[{UPPER}“\"]|(?:{_UNITS})(?!\w)))")


@cache
def _small_words() -> re.Pattern[str]:
    return re.compile(f" {small().pattern}")  # a literal space first is found fastest


@cache
def _in_brackets() -> re.Pattern[str]:
    """Small heads that open brackets: `ông Tám (khoa Nội)`."""
    return re.compile(rf"\({small().pattern}")


def matches(text: str) -> list[re.Match[str]]:
    """The heads in running text in text order, small ones too; they may overlap."""
    found = list(capital().finditer(text))
    lower = list(_small_words().finditer(text))
    if "(" in text:
        lower += _in_brackets().finditer(text)
    if lower:
        found += lower
        found.sort(key=re.Match.start)
    return found


def is_head(form: str) -> bool:
    """Whether a form is a head by itself."""
    return key(form) in heads()


def shorter(form: str, end: int) -> Iterator[tuple[str, int]]:
    """The shorter heads that one that ends at `end` begins with, each with its end."""
    for i in range(len(form) - 1, 0, -1):
        if form[i].isspace() and form[:i].strip() and is_head(form[:i].strip()):
            yield form[:i], end - len(form) + i


@lru_cache(maxsize=2048)
def head_of(form: str) -> Head:
    """The row of a head as it is printed."""
    known = heads()
    form = form.strip().lstrip("(")
    return known.get(key(form)) or known[key(form[0].upper() + form[1:])]
