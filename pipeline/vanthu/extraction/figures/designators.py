"""Numbers that only name something: `tỉnh lộ 765`, `Điều 5` (`designators.tsv`)."""

from __future__ import annotations

import re
from functools import cache

from vanthu.orthography import LOWER
from vanthu.vocabulary import table

_WINDOW = 24
_SENTENCE_END = re.compile(rf"(?:\A|\s)([{LOWER}]{{3,}})\. \Z")
"""A word in small letters that a sentence ends with; not an abbreviation."""
_OPENING = '(-–,;"“'
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
    " mật độ điện thoại",
    " dứt điểm",
    " trọng điểm",
    " thí điểm",
    " cao điểm",
    " kiểm điểm",
    " phân loại",
    " xếp loại",
    " vượt mức",
    " nông thôn",
)


@cache
def _designators(*, bare: bool) -> dict[str, tuple[str, ...]]:
    """Last word → the phrases that end in it, each after a space; `bare`: those too that only name without a unit."""
    found: dict[str, list[str]] = {}
    for row in table("designators", __package__):
        if row.get("when") and not bare:
            continue
        phrase = row["word"].lower()
        found.setdefault(phrase.rpartition(" ")[2], []).append(f" {phrase}")
    return {last: tuple(phrases) for last, phrases in found.items()}


def only_names(text: str, start: int, *, bare: bool = False) -> bool:
    """Whether the number at `start` names something: `tỉnh lộ 765`, `Điều 5`; not `tổng số 45 hộ`.

    `bare` says that no unit follows it (`Ban Chỉ đạo 389`).
    """
    window = text[max(0, start - _WINDOW) : start]
    if window.endswith(". ") and (ended := _SENTENCE_END.search(window)) and ended[1] != "số":
        return False
    window = window.rstrip(" \xa0.").replace("(", " ").replace("\n", " ")
    cut = window.rfind(" ")
    last = window[cut + 1 :] if cut >= 0 else window.lstrip(_OPENING)
    phrases = _designators(bare=bare).get(last.lower())
    if phrases is None:
        return False
    before = f" {window.lower().lstrip(_OPENING)}"
    return before.endswith(phrases) and not before.endswith(_COUNTED)
