"""Variants of Vietnamese spelling that name the same word. Every function here keeps the length of NFC text."""

from __future__ import annotations

import re
import unicodedata

_OLD_TONE = re.compile(r"(?<![qQ])([oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_TONES = (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT)


def _move_tone(match: re.Match[str]) -> str:
    first, second = tuple(match.group(1))
    base, tone = unicodedata.normalize("NFD", second)[0], unicodedata.normalize("NFD", second)[1]
    return unicodedata.normalize("NFC", first + tone) + base


def modern_tones(text: str) -> str:
    """Old tone placement to new: hoà → hòa, Uỷ ban → Ủy ban, khoẻ → khỏe; `quý`, `hoàn` stay. Expects NFC."""
    return _OLD_TONE.sub(_move_tone, text)


def fold(text: str) -> str:
    """The form in which spellings are compared: lower case, modern tones, đ for ð. Expects NFC."""
    low = text.lower()
    if len(low) != len(text) or "Σ" in text:  # one letter becomes two, or its place decides: letter by letter
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return modern_tones(low.replace("ð", "đ"))


def unaccent(text: str) -> str:
    """Letters without any mark: Đồng Nai → Dong Nai. Expects NFC."""
    return "".join(_BARE.get(c) or _bare(c) for c in text)


_BARE: dict[str, str] = {"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"}


def _bare(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[0]
    if len(_BARE) < 4096:
        _BARE[char] = base
    return base


def toneless(text: str) -> str:
    """Letters without the five tone marks, vowel marks kept: Đồng Nai → Đông Nai. Expects NFC."""
    kept = (c for c in unicodedata.normalize("NFD", text) if c not in _TONES)
    return unicodedata.normalize("NFC", "".join(kept))


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


_NEW_TONE = re.compile(r"(?<![qQ])([òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])(?!\w)")


def _move_tone_back(match: re.Match[str]) -> str:
    first, second = tuple(match.group(1))
    base, tone = unicodedata.normalize("NFD", first)[0], unicodedata.normalize("NFD", first)[1]
    return base + unicodedata.normalize("NFC", second + tone)
