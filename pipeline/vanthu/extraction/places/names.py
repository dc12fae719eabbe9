"""The form in which names of places are compared, and the spellings in which one name is printed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice, product

from vanthu.orthography import modern_tones, unaccent
from vanthu.vocabulary import table

_APOSTROPHE = re.compile(r"\s*['’‘ʼ`´]\s*")
_HYPHEN = re.compile(r"\s*[-‐‑–]\s*")
_PADDING = re.compile(r"(?<!\d)0+(?=\d)")
_SINGLE_A = re.compile(r"\bA (\w)")
_SPACE = re.compile(r"\s+")


def normal(name: str) -> str:
    """One spelling for variants that never distinguish names: NFC, modern tones, `'`, `-`, one space, no padding."""
    name = modern_tones(unicodedata.normalize("NFC", name))
    name = _HYPHEN.sub("-", _APOSTROPHE.sub("'", name))
    return _PADDING.sub("", _SPACE.sub(" ", name)).strip()


def key(name: str) -> str:
    """The key under which a name is looked up: its normal form in lower case."""
    return normal(name).lower()


def closed(name: str) -> str:
    """Names of the highlands are printed with and without the space behind a single A: Krông A Na → Krông Ana."""
    return _SINGLE_A.sub(lambda match: f"A{match[1].lower()}", name)


def bare_key(name: str) -> str:
    """Letters and digits without marks, case or spaces: `Đồng Nai` → `dongnai`; for text whose diacritics are lost."""
    return "".join(char for char in unaccent(normal(name)).lower() if char.isalnum())


@cache
def _equivalents() -> dict[str, tuple[str, ...]]:
    """Syllables (lower case) that are spelled in more than one way, each with the others."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("spellings", __package__):
        group = tuple(row["group"].split())
        for syllable in group:
            found[syllable] = tuple(other for other in group if other != syllable)
    return found


def syllable_variants(syllable: str) -> tuple[str, ...]:
    """Other spellings of one syllable, in its case: `Mỹ` → `Mĩ`."""
    others = _equivalents().get(syllable.lower(), ())
    if syllable.isupper() and len(syllable) > 1:
        return tuple(other.upper() for other in others)
    return tuple(other.capitalize() if syllable[:1].isupper() else other for other in others)


@lru_cache(maxsize=8_192)
def spellings(name: str) -> tuple[str, ...]:
    """Keys of `name` with variants of its syllables, its own key first: Mỹ Lý → mỹ lý, mỹ lí, mĩ lý, mĩ lí."""
    choices = [(part, *_equivalents().get(part, ())) for part in re.split(r"([ '-])", key(name))]
    if max(map(len, choices)) == 1:
        return (key(name),)
    return tuple("".join(parts) for parts in islice(product(*choices), 16))
