"""What a caller says of a text, checked: a place that the gazetteer does not know would be ignored without a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from vanthu.errors import UsageError
from vanthu.extraction.places.document import shared
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.lexicon import type_words

_EXAMPLE = 'as in "huyện Cẩm Mỹ, tỉnh Đồng Nai"'
_COUNTRY = "việt nam"


@lru_cache(maxsize=64)
def check_place(place: str | None) -> None:
    """Raise UsageError when a place given by the caller is not understood, or only in part.

    A place is a uid, or names of units from the narrowest to the broadest, separated by commas; several are separated
    by `;`. Before the first unit may stand what is narrower than a commune (`ấp 3, xã Sông Ray`); the country may stand
    last. A name that units of several provinces bear needs its province beside it.
    """
    gazetteer = shared().gazetteer
    for item in filter(None, (part.strip() for part in (place or "").split(";"))):
        if gazetteer.get(item):
            continue
        parts = [part for part in re.split(r"\s*,\s*", item) if part]
        if len(parts) > 1 and parts[-1].lower() == _COUNTRY:
            parts.pop()
        known = [part for part in parts if _units(gazetteer, part)]
        begun = parts.index(known[0]) if known else -1
        for at, part in enumerate(parts):
            if part not in known and (at >= begun or _bare_name(part) != part):
                raise UsageError(f"place {place!r}: the gazetteer knows no unit {part!r}; name units {_EXAMPLE}.")
        if not shared().known(item) and _provinces(gazetteer, _units(gazetteer, known[0]) if known else ()) != 1:
            raise UsageError(
                f"place {place!r}: units of several provinces bear this name; add district and province, {_EXAMPLE}."
            )


def _units(gazetteer: Gazetteer, part: str) -> list[Unit]:
    """The units of any time that a part names by itself, or may name."""
    return list(shared().known(part)) or gazetteer.find(part) or gazetteer.find(_bare_name(part))


def _bare_name(part: str) -> str:
    """A name without the type word before it: `tỉnh Đồng Nai`, `TX. Long Khánh`."""
    for word in sorted(type_words(), key=len, reverse=True):
        if part.lower().startswith(word.lower()) and (rest := part[len(word) :]) and rest[0] in ". ":
            return rest.lstrip(". ")
    return part


def _provinces(gazetteer: Gazetteer, units: Sequence[Unit]) -> int:
    """In how many provinces units lie."""
    return len({(gazetteer.ancestors(unit) or [unit])[-1].name for unit in units})
