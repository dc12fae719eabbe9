"""The office above a signer's name: `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH` / `(Đã ký)` / `Lê Văn Thụ`."""

from __future__ import annotations

import re

from .held_in import end_of
from .offices import offices
from .titles import without_title

_LINE_END = re.compile(r"[ .\r\t]*(?:[\n\x00]|\Z)")
_MARK = re.compile(r"[(\[].*[)\]]|(?:đã\s)?ký(?:\stên)?(?:[,.]?\s.*)?|\W*", re.IGNORECASE)
"""Lines between the office and the name: `(Ký tên, đóng dấu)`, `Đã ký`."""
_FOR = re.compile(r"\s*(?:K/?T|T/?[ML]|TUQ|T/UQ|[Tt]hừa lệnh|[Tt]hay mặt)[.:\s]\s*(?P<of>\S)?")
_ACTING = re.compile(r"(?:Q|P)\.\s?")
_MOST_LINES = 5
_LONGEST = 120


def office_above(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the office stands of a signer whose name, with a title or without, fills a line; None if none does."""
    if not _LINE_END.match(text, end):
        return None
    lines = _lines_up(text, start)
    if without_title(without_title(text[lines[0][0] : start].strip())):
        return None
    for low, high in lines[1:]:
        line = text[low:high]
        if len(line) > _LONGEST:
            return None
        if not _MARK.fullmatch(line.strip()):
            return _office_of(text, low, high)
    return None


def _lines_up(text: str, at: int) -> list[tuple[int, int]]:
    """The line up to `at` and those above it, from below."""
    lines = []
    high = at
    for _ in range(_MOST_LINES):
        low = max(text.rfind("\n", 0, high), text.rfind("\x00", 0, high)) + 1
        lines.append((low, high))
        if not low:
            break
        high = low - 1
    return lines


def _office_of(text: str, low: int, high: int) -> tuple[int, int] | None:
    """The office that fills a line, or ends one that says for whom it is signed (`TM. UBND XÃ CHỦ TỊCH`)."""
    high -= len(text[low:high]) - len(text[low:high].rstrip(" .:\r\t"))
    low += len(text[low:high]) - len(text[low:high].lstrip())
    stated_for = _FOR.match(text, low, high)
    if acting := _ACTING.match(text, low, high):
        low = acting.end()
    for office in offices().finditer(text, low, high):
        if stated_for is None and office.start() != low:
            return None
        directly = stated_for is not None and office.start() <= stated_for.start("of")
        if not directly and end_of(text[:high], office)[0] == high:
            return office.start(), high
    return None
