"""Names of bodies and offices, printed in capitals or in old capital fonts, in their usual spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from vanthu.orthography import UPPER, fold
from vanthu.vocabulary import table

_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[^bcdđfghjklmnpqrstvwxz0-9]")
_CLUSTER = re.compile(r"(?!ngh)[bcdđghklmnpqrstvwxz]{3}")
"""Three consonants in a row, as no syllable has them, nor most names from other languages (`Krông`)."""
_CAPITALS = re.compile(rf"(?<![^\W_])[{UPPER}]{{2,}}(?:\s[{UPPER}]{{2,}})*(?![^\W_])")
"""Words in capitals one after the other."""
_UNITS = frozenset(["tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu"])

_LONGEST = 7
"""No longer phrase is looked for, in words."""
_ALSO_NAMES = frozenset(["chợ", "thôn", "ấp", "khóm", "khối"])
"""Words that begin a name when they follow a unit: xã Chợ Lầu."""


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Phrases in their usual spelling, word by word, by their folded words."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, column in (("phrases", "phrase"), ("bodies", "name"), ("offices", "name")):
        for row in table(name, __package__):
            words = tuple(_WORD.findall(row[column]))
            key = tuple(fold(w) for w in words)
            if name == "phrases":
                found[key] = words
            else:
                found.setdefault(key, words)
    return found


@cache
def _sizes() -> dict[str, list[int]]:
    """How many words the phrases have that begin with a word, most first."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for key in _phrases():
        if len(key) <= _LONGEST:
            sizes[key[0]].add(len(key))
    return {word: sorted(found, reverse=True) for word, found in sizes.items()}


def usual_case(text: str) -> str:
    """`ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI` → `Ủy ban nhân dân tỉnh Đồng Nai`; text in mixed case stays as printed, but for
    words in capitals with accents, which are no abbreviations (`TỈNH ỦY Đồng Nai`).

    A word that `phrases.tsv`, `bodies.tsv` and `offices.tsv` do not know is taken for a part of a name.
    """
    text = " ".join(text.split())
    letters = "".join(filter(str.isalpha, text))
    upper = sum(map(str.isupper, letters))
    if not letters or (letters[0].isupper() and upper < 0.6 * len(letters) and not _shouting(text)):
        return _CAPITALS.sub(lambda m: m[0] if _plain(fold(m[0])) else _in_usual_case(m[0]), text)
    cased = _in_usual_case(text)
    return cased[:1].upper() + cased[1:]


def _in_usual_case(text: str) -> str:
    spans = [m.span() for m in _WORD.finditer(text)]
    folded = tuple(_WORD.findall(fold(text.replace("_", " "))))
    phrases, sizes, out, at, i = _phrases(), _sizes(), "", 0, 0
    after_unit = False
    while i < len(folded):
        first = folded[i]
        size = next((n for n in sizes.get(first, ()) if folded[i : i + n] in phrases), 0)
        key = folded[i : i + size]
        generic = size and not (after_unit and size == 1 and (phrases[key][0][0].isupper() or first in _ALSO_NAMES))
        # CSGT, UBKT
        short = len(first) > 1 and (not _VOWEL.search(first) or (_plain(first) and _CLUSTER.search(first) is not None))
        words = phrases[key] if generic else (first.upper() if short else first.capitalize(),)
        for (start, end), word in zip(spans[i : i + len(words)], words, strict=True):
            printed = text[start:end]
            out += text[at:start] + (printed if printed.isupper() and word.isupper() and len(word) > 1 else word)
            at = end
        after_unit = " ".join(key) in _UNITS
        i += len(words)
    return out + text[at:]


def _plain(word: str) -> bool:
    """The folded word has no accents, as abbreviations have none."""
    return word.replace("đ", "d").isascii()


def _shouting(text: str) -> bool:
    """Some whole word of three letters and more is in capitals and some is in small letters at its start (`ủY BAN`)."""
    return any(w[0].islower() and any(c.isupper() for c in w) for w in _WORD.findall(text))
