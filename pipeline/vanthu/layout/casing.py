"""Names of bodies and offices, printed in capitals or in old capital fonts, in their usual spelling."""

from __future__ import annotations

import re
from functools import cache

from vanthu.orthography import fold
from vanthu.vocabulary import table

_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[^bcdđfghjklmnpqrstvwxz0-9]")
_UNITS = frozenset(["tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu"])

_ALSO_NAMES = frozenset(["chợ", "thôn", "ấp", "khóm", "khối"])
"""Words that begin a name when they follow a unit: xã Chợ Lầu."""


@cache
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
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


def usual_case(text: str) -> str:
    """`ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI` → `Ủy ban nhân dân tỉnh Đồng Nai`; text in mixed case stays as printed.

    A word that `phrases.tsv`, `bodies.tsv` and `offices.tsv` do not know is taken for a part of a name.
    """
    text = " ".join(text.split())
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    if not letters or (letters[0].isupper() and upper < 0.6 * len(letters) and not _shouting(text)):
        return text
    tokens = [(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]
    phrases, out, at, i = _phrases(), "", 0, 0
    after_unit = False
    while i < len(tokens):
        size = next((n for n in range(min(7, len(tokens) - i), 0, -1) if _key(tokens, i, n) in phrases), 0)
        key = _key(tokens, i, size)
        generic = size and not (after_unit and size == 1 and (phrases[key][0][0].isupper() or key[0] in _ALSO_NAMES))
        short = not _VOWEL.search(tokens[i][2]) and len(tokens[i][2]) > 1  # CSGT
        words = phrases[key] if generic else (tokens[i][2].upper() if short else tokens[i][2].capitalize(),)
        for k, word in enumerate(words):
            start, end, _ = tokens[i + k]
            printed = text[start:end]
            out += text[at:start] + (printed if printed.isupper() and word.isupper() and len(word) > 1 else word)
            at = end
        after_unit = " ".join(key) in _UNITS
        i += len(words)
    out += text[at:]
    return out[:1].upper() + out[1:]


def _key(tokens: list[tuple[int, int, str]], i: int, n: int) -> tuple[str, ...]:
    return tuple(t[2] for t in tokens[i : i + n])


def _shouting(text: str) -> bool:
    """Some whole word of three letters and more is in capitals and some is in small letters at its start (`ủY BAN`)."""
    return any(w[0].islower() and any(c.isupper() for c in w) for w in _WORD.findall(text))
