"""Whether a word can be a Vietnamese syllable: the evidence that tells a right decoding from a wrong one.

A wrongly decoded text still has many Vietnamese letters ("aù", "coâng" in VNI), so letters alone prove little; but
its words break the rules of the syllable: which rimes exist, one tone at most, and only two tones before c, ch, p, t.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from vanthu.vocabulary import table

_ONSETS = (
    *("ngh", "ng", "nh", "gh", "gi", "g", "kh", "k", "ph", "p", "th", "tr", "t", "ch", "c", "qu"),
    *("b", "d", "đ", "h", "l", "m", "n", "r", "s", "v", "x"),
)
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_MARKED_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_BARRED_ABBREVIATION = re.compile(r"[A-ZĐ]+|đ")  # QĐ, NĐ-CP, BLĐTBXH: they speak for no decoding
_STOP_TONES = ("s", "j")


class Evidence(NamedTuple):
    """How many words with non-ASCII letters are Vietnamese syllables, and how many are not."""

    valid: int
    invalid: int

    @property
    def share(self) -> float:
        """Share of valid ones among them; 1.0 when there is no such word."""
        total = self.valid + self.invalid
        return self.valid / total if total else 1.0


@cache
def _rimes() -> dict[str, str]:
    return {rime: row["coda"] for row in table("rimes", __package__) for rime in row["rimes"].split()}


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Whether `word` (one word, any case, NFC) is spelled as a Vietnamese syllable can be."""
    if len(word) > 8:
        return False
    base, tones = [], []
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones.append(_TONES[char])
        else:
            base.append(char)
    if len(tones) > 1:
        return False
    plain = unicodedata.normalize("NFC", "".join(base))
    tone = tones[0] if tones else ""
    return any(_fits(plain.removeprefix(onset), tone) for onset in ("", *_ONSETS) if plain.startswith(onset)) or (
        plain == "gi" and tone != ""
    )


def _fits(rime: str, tone: str) -> bool:
    coda = _rimes().get(rime)
    return coda is not None and (coda != "stop" or tone in _STOP_TONES)


def evidence(text: str) -> Evidence:
    """Count the words of `text` that have a letter beyond ASCII, by whether they are syllables."""
    valid = invalid = 0
    for match in _MARKED_WORD.finditer(text):
        word = match.group()
        if is_syllable(word):
            valid += 1
        elif not _BARRED_ABBREVIATION.fullmatch(word):
            invalid += 1
    return Evidence(valid, invalid)
