"""Offsets through NFC: where each character of the normalised text came from.

underthesea normalises its input to NFC before it cuts it, so a decomposed `ệ` (three code points) becomes one.
NFC works inside *clusters* (a starter and what may compose with it), never across them; so clusters are normalised
one by one and their boundaries give the map. Searching for a word in the text would be wrong: words repeat.
"""

from __future__ import annotations

import unicodedata
from functools import cache


@cache
def _composing_starters() -> frozenset[str]:
    """Starters (combining class 0) that NFC may join to the character before them: Hangul vowels, Indic vowel signs."""
    found = {chr(c) for c in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}
    for code in range(0xC0, 0x20000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            found.add(chr(int(parts[1], 16)))
    return frozenset(found)


def _starts_cluster(character: str) -> bool:
    """Whether nothing before `character` can change or be changed by it under NFC."""
    if character < "\u0300":
        return True
    first = unicodedata.normalize("NFD", character)[0]
    return not unicodedata.combining(first) and first not in _composing_starters()


def normalise(text: str) -> tuple[str, list[int] | None]:
    """NFC of `text`, and for each boundary 0..len of it the boundary in `text`; None when `text` is NFC already.

    Inside a cluster that changed, the first normalised character takes the surplus. A character that NFC
    splits in two (a few Indic letters) leaves an empty passage for its second half.
    """
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    boundaries = [0]
    start, length = 0, len(text)
    while start < length:
        end = start + 1
        while end < length and not text[start].isspace() and not _starts_cluster(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[start:end])
        surplus = max(end - start - len(piece), 0)
        boundaries.extend(min(start + k + surplus, end) for k in range(1, len(piece) + 1))
        pieces.append(piece)
        start = end
    return "".join(pieces), boundaries
