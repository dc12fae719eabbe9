"""What a committee is set up for, where it goes on with words that no table holds.

Such a purpose is read up to the unit the committee works in: `Hội đồng xét tặng danh hiệu Nghệ nhân ưu tú tỉnh`,
`Ban Chỉ đạo Chương trình MTQG xây dựng NTM huyện`, or to the end of the clause where it begins with a programme or
an event (`Ban Soạn thảo Luật Đất đai`).
"""

from __future__ import annotations

import re
from functools import cache

from .names import Opener
from .phrases import clause, trie, words

_MOST = 12
"""Pieces of one purpose behind what is known of it."""
_PIECE = re.compile(
    r"(?:,\s|\svà\s|\s[-–&]\s|\s|[-–/])(?P<piece>“[^”\n]{2,90}”|\"[^\"\n]{2,90}\"|[^\W_][\w/&]*(?:-\w+)*)"
)
_UNIT = re.compile(
    r"\s(?:cấp\s(?:tỉnh|huyện|xã)|tỉnh|huyện|thành\sphố|thị\sxã|thị\strấn|quận|xã|phường|đặc\skhu|TP\.?|[Qq]uốc\sgia"
    r"|Trung\s[ưƯ]ơng|TW|Chính\sphủ)(?!\w)"
)
_AT_BASE = "ở cơ sở"
"""Stands in names of laws: `Luật Thực hiện dân chủ ở cơ sở`."""


@cache
def _opening() -> re.Pattern[str]:
    """Words that a purpose begins with, with the space before them."""
    return re.compile(rf"\s(?:về\s|các\s)?{trie(words('purpose_words'), any_case=True)}(?!\w)")


@cache
def _programmes() -> re.Pattern[str]:
    """Words for programmes and events."""
    return re.compile(rf"(?<=\s)(?:các\s)?{trie(words('programmes'))}(?!\w)")


def purpose_end(text: str, at: int, read: int, heads: Opener, *, event: bool = False) -> int:
    """Where the purpose that begins at the space at `at` ends; 0 if none does.

    Up to `read` it is known already. `heads` finds the words that begin another body. An `event` must come first in it.
    """
    opening = None if event else _opening().match(text, at)
    programme = _programmes().match(text, at + 1)
    if programme is None and not event:
        programme = _programmes().search(text, at, read) or (opening and _programmes().match(text, opening.end() + 1))
    if programme is None and opening is None:
        return 0
    end = max(read, opening.end() if opening else 0, programme.end() if programme else 0)
    named = end if programme is None else programme.end()

    def closed() -> int:
        """The end behind a programme that is named."""
        if programme is None or end <= named:
            return 0
        return end if not event or any(map(str.isupper, text[programme.start() : end])) else 0

    for _ in range(_MOST):
        if _UNIT.match(text, end):
            return end
        if programme is None and (programme := _programmes().match(text, end + 1)):
            named = end = programme.end()
            continue
        piece = _PIECE.match(text, end)
        begins = -1 if piece is None else piece.start("piece")
        goes_on = piece is not None and clause().match(text, begins) and not text.startswith(_AT_BASE, begins)
        ends = begins > 0 and text[begins - 1] == "\n" and not text[begins].islower()
        if piece is None or goes_on or ends or (text[begins].isupper() and heads(text, begins)):
            return closed()
        if text[end] == "," and (programme is None or text[begins].isupper()):
            return closed()
        end = piece.end()
    return 0
