"""What a body works on, in words that no table holds: `Xí nghiệp Sửa chữa tàu sông`, `Trung tâm Cứu hộ gấu`."""

from __future__ import annotations

import re
from functools import cache

from .phrases import clause, trie, words

_MOST = 4
"""Syllables of one object."""
_SMALL = re.compile(r"\s(?P<word>[^\W\d_A-ZĐ]+)(?![\w/&-])")
_CLOSED = re.compile(
    r"\s?(?:[;:.()”\"\n]|\Z)|,\s(?!\w+\s\w+,)|\s(?:tỉnh|huyện|thành\sphố|thị\sxã|quận|xã|phường|khu\svực|miền|số)(?!\w)"
)
"""Behind an object: a mark or a unit."""


@cache
def _transitive() -> re.Pattern[str]:
    return re.compile(rf"{trie(words('transitive'), any_case=True)}\Z")


def takes_object(term: str) -> bool:
    """Whether a known word seldom ends a name: `Sửa chữa`, `Quản lý`."""
    return _transitive().search(term) is not None


def object_end(text: str, at: int) -> int:
    """Where the object in small letters ends that stands at the space at `at`; 0 if none does.

    It is closed by a mark, a unit or a word that goes on with the sentence.
    """
    end = at
    for _ in range(_MOST + 1):
        word = _SMALL.match(text, end)
        if word is None:
            return end if end > at and _CLOSED.match(text, end) else 0
        if end > at and _CLOSED.match(text, end):
            return end
        if word["word"] == "và" or clause(predicates=True).match(text, word.start("word")):
            return end if end > at else 0
        end = word.end()
    return 0
