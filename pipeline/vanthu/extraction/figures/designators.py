"""Numbers that only name something: `tỉnh lộ 765`, `Điều 5` (`designators.tsv`)."""

from __future__ import annotations

from functools import cache

from vanthu.vocabulary import table

_WINDOW = 24
_COUNTED = (
    " tổng số",
    " trong số",
    " con số",
    " với số",
    " dân số",
    " thiểu số",
    " đa số",
    " doanh số",
    " chỉ số",
    " sĩ số",
    " hệ số",
)


@cache
def _designators() -> dict[str, tuple[str, ...]]:
    """Last word → the phrases that end in it, each after a space."""
    found: dict[str, list[str]] = {}
    for row in table("designators", __package__):
        phrase = row["word"].lower()
        found.setdefault(phrase.rpartition(" ")[2], []).append(f" {phrase}")
    return {last: tuple(phrases) for last, phrases in found.items()}


def only_names(text: str, start: int) -> bool:
    """Whether the number at `start` names something: `tỉnh lộ 765`, `Điều 5`; not `tổng số 45 hộ`."""
    before = " " + text[max(0, start - _WINDOW) : start].rstrip(" \xa0.").lower().lstrip('(-–,;"“')
    phrases = _designators().get(before[before.rfind(" ") + 1 :])
    return phrases is not None and before.endswith(phrases) and not before.endswith(_COUNTED)
