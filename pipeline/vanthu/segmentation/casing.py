"""What the features ask of a token: its small letters, whether it is capitalised, whether it is a number.

underthesea's core answers in Rust, from Unicode tables newer than Python's (`ƛ` has a capital there). So the core is
asked once about each letter of the Latin blocks; tokens of letters on which Python agrees are answered here, for any
other token the core itself is asked.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

_LATIN = tuple(map(chr, chain(range(0x21, 0x250), range(0x1E00, 0x1F00), range(0x2010, 0x2028))))
_NUMBER = re.compile(r"[+-]?[0-9]+")


class Casing(NamedTuple):
    """Answers about one token."""

    lower: str
    title: bool
    digit: bool


@cache
def _featurizer() -> Any:
    """The core's featurizer with only the two templates whose answers depend on Unicode tables."""
    from underthesea_core import CRFFeaturizer

    return CRFFeaturizer(["T[0].lower", "T[0].istitle"], set())


def _ask(tokens: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The core's small letters and capitalisation of each token."""
    answers = _featurizer().process([[[token]] for token in tokens])
    return [(lower.partition("=")[2], title.endswith("=True")) for ((lower, title),) in answers]


@cache
def _agreed() -> frozenset[str]:
    """Latin letters and common signs on which Python and the core agree."""
    own = ((character.lower(), character == character.upper()) for character in _LATIN)
    both = zip(_LATIN, own, _ask(_LATIN), strict=True)
    return frozenset(" ").union(character for character, mine, theirs in both if mine == theirs)


def _is_agreed(text: str) -> bool:
    return text.isascii() or _agreed().issuperset(text)


def lowered(text: str) -> str:
    """The small letters of a token or of several joined by spaces."""
    return text.lower() if _is_agreed(text) else casing(text).lower


def casing(token: str) -> Casing:
    """How underthesea's core sees `token`."""
    digit = _is_i32(token)
    if not _is_agreed(token):
        try:
            ((lower, title),) = _ask((token,))
        except UnicodeEncodeError:  # half a surrogate pair: the core takes no such text, Python's answer will do
            pass
        else:
            return Casing(lower, title, digit)
    return Casing(token.lower(), all(part[0] == part[0].upper() for part in token.split(" ") if part), digit)


def _is_i32(token: str) -> bool:
    """Whether Rust's `parse::<i32>` takes `token`."""
    if not _NUMBER.fullmatch(token):
        return False
    digits = token.lstrip("+-").lstrip("0")
    value = int(digits or "0") if len(digits) <= 10 else 1 << 40
    return value <= (1 << 31) if token[0] == "-" else value < (1 << 31)
