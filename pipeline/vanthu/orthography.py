"""Variants of Vietnamese spelling that name the same word. Every function here keeps the length of NFC text."""

from __future__ import annotations

import re
import unicodedata

UPPER = "A-ZĂĐĨŨƠƯ" + "".join(c for c in map(chr, (*range(0xC0, 0x100), *range(0x1EA0, 0x1EFA))) if c.isupper())
"""Capital letters of Vietnamese and of names from Western Europe, for use inside square brackets."""
LOWER = UPPER.lower()
"""Small letters likewise. A range such as `À-Ỹ` would hold both."""
VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
"""Small letters that are vowels, with and without tones."""
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_TONES = (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)
_PAIRS = [(o, a, t) for heads, tails in (("oO", "aeAE"), ("uU", "yY")) for o in heads for a in tails for t in _TONES]


def _with(letter: str, tone: str) -> str:
    return unicodedata.normalize("NFC", letter + tone)


MODERN_ENDINGS = {first + _with(second, tone): _with(first, tone) + second for first, second, tone in _PAIRS}
"""Endings of syllables in old spelling, with their new spelling: oà → òa. Behind q they are no old spelling."""
_OLD_TONE = re.compile(rf"[oOuU][{''.join(sorted({old[1] for old in MODERN_ENDINGS}))}](?!\w)")


def _move_tone(match: re.Match[str]) -> str:
    pair, start = match.group(), match.start()
    # What stands before is looked at here: a pattern that begins with a letter is found three times as fast.
    return pair if start and match.string[start - 1] in "qQ" else MODERN_ENDINGS.get(pair, pair)


def modern_tones(text: str) -> str:
    """Old tone placement to new: hoà → hòa, Uỷ ban → Ủy ban, khoẻ → khỏe; `quý`, `hoàn` stay. Expects NFC."""
    return _OLD_TONE.sub(_move_tone, text)


def fold(text: str) -> str:
    """The form in which spellings are compared: lower case, modern tones, đ for ð. Expects NFC."""
    low = text.lower()
    if len(low) != len(text) or "Σ" in text:  # one letter becomes two, or its place decides: letter by letter
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return modern_tones(low.replace("ð", "đ") if "ð" in low else low)


def unaccent(text: str) -> str:
    """Letters without any mark: Đồng Nai → Dong Nai. Expects NFC."""
    return "".join(_BARE.get(c) or _bare(c) for c in text)


_BARE: dict[str, str] = {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"}


def _bare(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    if len(_BARE) < 4096:
        _BARE[char] = base
    return base


def spellings(query: str) -> str:
    """A regular expression (RE2 and Python) that finds `query` in either tone placement, any white space between
    its syllables. Expects NFC."""
    parts = []
    for syllable in query.split():
        modern = modern_tones(syllable)
        old = _NEW_TONE.sub(_move_tone_back, modern)
        forms = sorted({re.escape(form) for form in (syllable, modern, old)})
        parts.append(forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})")
    return r"\s+".join(parts)


_OLD = {new: old for old, new in MODERN_ENDINGS.items()}
_NEW_TONE = re.compile(rf"[{''.join(sorted({new[0] for new in _OLD}))}][aeAEyY](?!\w)")


def _move_tone_back(match: re.Match[str]) -> str:
    pair, start = match.group(), match.start()
    return pair if start and match.string[start - 1] in "qQ" else _OLD.get(pair, pair)
