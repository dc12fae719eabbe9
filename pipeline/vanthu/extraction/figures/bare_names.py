"""Names that only say what is measured, made whole by what it is of: `Cây lạc: diện tích 33 ha, năng suất …`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from vanthu.vocabulary import table

from .cues import SENTENCE_END
from .statement import Statement

_MEASURED = (
    r"(?:tổng\s)?(?:diện tích|năng suất|sản lượng)"
    r"(?:\s(?:gieo trồng|gieo cấy|gieo sạ|thu hoạch|trồng mới|nuôi trồng|bình quân|thực hiện|cả năm|cả vụ|ước|đạt))*"
)
_BARE = re.compile(_MEASURED, re.IGNORECASE)
_WHOLE = re.compile(rf"{_MEASURED}\s(?P<of>[^\W\d_].{{1,40}})", re.IGNORECASE)
_WHERE_AND_WHEN = re.compile(
    r"\s?(?<!\w)(?:vụ|cả|đến|bình quân|toàn|này|trên|tại|tỉnh|huyện|xã|của|năm|nuôi|khai thác)(?!\w).*"
)
"""What of a name tells no crop."""
_HEAD = re.compile(r"[ \t]*(?:[-+*•–]\s?|[0-9a-z]{1,2}[.)]\s)?(?P<of>[^\W\d_][^:.;,()\n0-9]{1,30}):\s")
"""How a line opens that tells of one crop: `- Cây lạc: `."""


def complete(text: str, found: Iterable[Statement]) -> None:
    """Adds to names that only say what is measured what its line tells of in its head, or its sentence before it."""
    line, told, crop, of = -1, 0, "", ""
    for statement in found:
        begin = text.rfind("\n", 0, statement.main.start) + 1
        if begin != line:
            head = _HEAD.match(text, begin)
            line, crop = begin, head["of"] if head and _is_crop(head["of"]) else ""
            of = crop
        elif SENTENCE_END.search(text, told, statement.main.start):
            of = crop
        told = statement.last
        name = statement.name or ""
        if of and _BARE.fullmatch(name):
            statement.name = f"{name} {of[0].lower()}{of[1:]}"
        elif not _BARE.fullmatch(name) and (whole := _WHOLE.fullmatch(name)):
            of = _WHERE_AND_WHEN.sub("", whole["of"])


def _is_crop(head: str) -> bool:
    """Whether a line's head names what is grown or raised: `Cây lạc`, `Lúa lai`, `Tôm sú`."""
    words = head.lower().split()
    return any(" ".join(words[:n]) in _crops() for n in (1, 2))


@cache
def _crops() -> frozenset[str]:
    return frozenset(row["word"] for row in table("crops", __package__))
