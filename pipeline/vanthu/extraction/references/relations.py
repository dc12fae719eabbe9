"""How one document cites another, read from the words around the mention."""

from __future__ import annotations

import re

from vanthu.notice import Mention

_LEFT = 90
_RIGHT = 60

# (relation, words before the mention), the first that matches nearest to the mention wins.
_BEFORE = (
    ("bãi bỏ", r"bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực"),
    ("thay thế", r"thay thế(?:\s+cho)?|thay cho"),
    ("sửa đổi", r"sửa đổi,? bổ sung|sửa đổi|bổ sung|đính chính"),
    ("hướng dẫn", r"hướng dẫn(?:\s+(?:thi hành|thực hiện))?|quy định chi tiết|cụ thể hóa"),
    ("ban hành kèm theo", r"ban hành kèm theo|kèm theo"),
    ("căn cứ", r"căn cứ(?:\s+theo)?|trên cơ sở|xét"),
    ("thực hiện", r"(?:triển khai|tổ chức|tiếp tục)?\s*thực hiện|thi hành|quán triệt|học tập|triển khai"),
    ("theo", r"theo|tại"),
)
_CUES = re.compile(
    "|".join(rf"(?P<r{i}>(?<!\w)(?:{words})(?!\w))" for i, (_, words) in enumerate(_BEFORE)), re.IGNORECASE
)
_AFTER = (
    ("được sửa đổi", re.compile(r"[\s,(]*(?:đã\s+)?được\s+(?:sửa đổi|bổ sung)", re.IGNORECASE)),
    ("được thay thế", re.compile(r"[\s,(]*(?:đã\s+)?được\s+thay thế", re.IGNORECASE)),
    ("bãi bỏ", re.compile(r"[\s,(]*(?:hết hiệu lực|bị bãi bỏ)", re.IGNORECASE)),
)
_PASSIVE = re.compile(r"được\s*$", re.IGNORECASE)
_BREAK = re.compile(r"[.;:\n](?=\s|$)")


def relation(text: str, mention: Mention, previous_end: int = 0) -> str | None:
    """The relation of the document to the one mentioned: căn cứ, thay thế, sửa đổi, thực hiện, hướng dẫn, bãi bỏ,
    ban hành kèm theo, theo; `được sửa đổi` when another document amends the mentioned one; None without such words.

    `previous_end` is the end of the mention before: its words do not count for this one, save for an enumeration, whose
    members share the words before the first (`relations`).
    """
    for name, pattern in _AFTER:
        if pattern.match(text, mention.end, mention.end + _RIGHT):
            return name
    low = max(previous_end, mention.start - _LEFT)
    window = text[low : mention.start]
    stops = [m.end() for m in _BREAK.finditer(window)]
    window = window[stops[-1] :] if stops else window
    found = list(_CUES.finditer(window))
    if not found:
        return None
    # `thực hiện theo Quyết định …`, `căn cứ theo …`: the general `theo` yields to the word it goes with.
    last = found[-1]
    if last.lastgroup == f"r{len(_BEFORE) - 1}" and len(found) > 1 and last.start() - found[-2].end() <= 12:
        last = found[-2]
    name = _BEFORE[int((last.lastgroup or "r0")[1:])][0]
    if name in ("sửa đổi", "thay thế") and _PASSIVE.search(window[: last.start()]):
        return "sửa đổi bởi" if name == "sửa đổi" else "thay thế bởi"
    return name


def relations(text: str, mentions: list[Mention]) -> list[str | None]:
    """The relation of each mention (in text order); members of an enumeration share that of the first."""
    found: list[str | None] = []
    for i, mention in enumerate(mentions):
        previous = mentions[i - 1] if i else None
        named = relation(text, mention, previous.end if previous else 0)
        if named is None and previous is not None and found[-1] and mention.start - previous.end <= 120:
            between = text[previous.end : mention.start]
            named = (
                found[-1] if re.search(r"(?:,|và|;)\s*(?:các\s+)?(?:số\s+)?$", between) and "." not in between else None
            )
        found.append(named)
    return found
