"""What the tests of layout look at: a paper parsed from its text, and its lines of one role."""

from __future__ import annotations

from vanthu.layout import parse
from vanthu.notice import Notice, Source


def notice_of(text: str) -> Notice:
    """The paper with this text, which is taken as it is."""
    return parse(Source("", "", "txt", "utf-8", text))


def lines_of(notice: Notice, role: str) -> list[str]:
    """The lines of a paper that have this role."""
    lines = notice.text.split("\n")
    return [line for line, p in zip(lines, notice.paragraphs, strict=True) if p.role == role]
