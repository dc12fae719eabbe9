"""Titles without any mark: `Về kinh tế:` alone on its line, and `Về kinh tế: thu ngân sách …` at a paragraph's head.

Fields of work and the words of plans (see `leads.tsv`) can be such titles, and mostly two of them in one section tell
each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vanthu.layout.blocks import Block
from vanthu.layout.leads import states, title_kind
from vanthu.orthography import fold

_LONGEST = 120
"""No such title is longer, in characters."""
_NO_MARK_WORDS = 8
"""One without its colon, in words."""
_FULL_TEXT = 6
"""Fewer words after the colon make a list of figures or names."""
_GUESTS = re.compile(r"về (?:dự|tham dự|phía|đích|nước|quê)\b|.*\bcó$")
"""Who came, not what is spoken of."""
_TURNS = re.compile(r",.*\s(?:ủy ban|hội nghị|ban|sở|đảng ủy|chi bộ|huyện|tỉnh|xã|tôi|chúng tôi|đề nghị|yêu cầu)\s")
"""A sentence that begins with its topic: `Về nguyên nhân, Hội nghị thống nhất: …`."""
_ENDS = ".;,!?…/"


@dataclass(frozen=True, slots=True)
class _Topic:
    """A block that may open with, or be, such a title."""

    block: Block
    end: int
    about: bool
    """Begins with `Về` or the like."""
    alone: bool
    colon: bool


def mark_topics(body: Iterable[tuple[Block, Block | None, bool]]) -> None:
    """Make headings and leads of them. `body` has each block, the next one and whether it stands in an article."""
    group: list[_Topic] = []
    for block, following, in_article in body:
        marker = block.marker
        if block.role == "heading" or (marker is not None and marker.kind not in ("bullet", "note")):
            if group:
                _settle(group)
                group = []
        elif marker is None and block.role == "body" and not in_article and not block.lead:
            topic = _topic(block, following)
            if topic is not None:
                group.append(topic)
    _settle(group)


def _topic(block: Block, following: Block | None) -> _Topic | None:
    text = block.text
    end = text.find(":", 0, _LONGEST)
    if end < 0 and (len(text) > _LONGEST or text[-1] in _ENDS or len(text.split()) > _NO_MARK_WORDS):
        return None
    title = text[:end] if end >= 0 else text
    rest = text[end + 1 :] if end >= 0 else ""
    if not title or not title[0].isupper() or (kind := title_kind(title)) not in ("about", "topic", "label"):
        return None
    folded = fold(title)
    if _GUESTS.match(folded) or _TURNS.search(folded) or states(title):
        return None
    alone = not rest.strip()
    if alone and (following is None or following.role not in ("body", "table")):
        return None
    if not alone and len(rest.split()) < _FULL_TEXT:
        return None
    if kind == "label" and not (alone and end >= 0):
        return None
    return _Topic(block, len(title.rstrip()), kind == "about", alone, end >= 0)


def _settle(group: list[_Topic]) -> None:
    """Decide on those of one section, now that all are known."""
    about = sum(topic.about for topic in group)
    for topic in group:
        if topic.about:
            right = len(group) > 1 or (topic.alone and topic.colon)
        else:
            right = len(group) > 2 or (len(group) == 2 and about == 1) or (len(group) == 2 and topic.colon)
        if not right:
            continue
        if topic.alone:
            topic.block.role = "heading"
        else:
            topic.block.lead = (0, topic.end)
