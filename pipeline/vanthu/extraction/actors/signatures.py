"""The office above a signer's name: `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH` / `(Đã ký)` / `Lê Văn Thụ`."""

from __future__ import annotations

import re

from .offices import Held, joined
from .phrases import CELL
from .titles import without_title

_LINE_END = re.compile(r"[ .\r|]*(?:[\n\x00]|\Z)")
_MARK = re.compile(r"[(\[].*[)\]]|(?:đã\s)?ký(?:\stên)?(?:[,.]?\s.*)?|\W*", re.IGNORECASE)
"""Lines between the office and the name: `(Ký tên, đóng dấu)`, `Đã ký`."""
_FOR = re.compile(r"\s*(?:K/?T|T/?[ML]|TUQ|T/UQ|[Tt]hừa lệnh|[Tt]hay mặt)[.:\s]\s*(?P<of>)")
_ACTING = re.compile(r"(?:Q|P)\.\s?")
_SIGNED = re.compile(r"\s*[(\[](?:đã\s)?ký[^()\[\]\n]{0,30}[)\]]\s*\Z", re.IGNORECASE)
"""Between the office and the name of one line: `GIÁM ĐỐC (Đã ký) Lê Văn Thụ`."""
_BLANKS = f" \xa0\r{CELL}"
_LONGEST_MARK = 40
_MOST_LINES = 5
_LONGEST = 120


def offices_above(text: str, start: int, end: int) -> list[Held]:
    """Where the offices of a signer stand, whose name with a title or without fills a line or ends it when signed."""
    if not _LINE_END.match(text, end):
        return []
    lines = _lines_up(text, start)
    before = without_title(without_title(text[lines[0][0] : start].strip(_BLANKS)))
    if before:
        signed = _SIGNED.search(before, max(0, len(before) - _LONGEST_MARK))
        low = text.index(before, lines[0][0])
        return _offices_of(text, low, low + signed.start())[0] if signed else []
    held: list[Held] = []
    nearest = 0
    for low, high in lines[1:]:
        line = text[low:high]
        if len(line) > _LONGEST:
            break
        if held and _FOR.match(line):  # `TM. ĐOÀN GIÁM SÁT` / `TRƯỞNG ĐOÀN` / `PHÓ CHỦ TỊCH HĐND XÃ`
            return held
        if not _MARK.fullmatch(line.strip(_BLANKS)):
            above, alone = _offices_of(text, low, high)
            if held and not alone:
                break
            held = above + held
            nearest = nearest or len(above)
            if not alone:
                return held
    return held[-nearest:] if nearest else []


def _lines_up(text: str, at: int) -> list[tuple[int, int]]:
    """The line up to `at` and those above it that are not empty, from below."""
    lines: list[tuple[int, int]] = []
    high = at
    while len(lines) < _MOST_LINES:
        low = max(text.rfind("\n", 0, high), text.rfind("\x00", 0, high)) + 1
        if not lines or text[low:high].strip(_BLANKS):
            lines.append((low, high))
        if not low:
            break
        high = low - 1
    return lines


def _offices_of(text: str, low: int, high: int) -> tuple[list[Held], bool]:
    """The offices that fill a line, or end one that says for whom it is signed (`TM. UBND XÃ CHỦ TỊCH`).

    Also whether they fill it.
    """
    high -= len(text[low:high]) - len(text[low:high].rstrip(f"{_BLANKS}.:"))
    low += len(text[low:high]) - len(text[low:high].lstrip(_BLANKS))
    stated_for = _FOR.match(text, low, high)
    if acting := _ACTING.match(text, low, high):
        low = acting.end()
    spans = joined(text, stated_for.start("of") if stated_for else low, high, item=False)
    if not spans:
        return [], False
    directly = spans[0].start == (stated_for.start("of") if stated_for else low)
    return (spans, not stated_for) if directly != bool(stated_for) else ([], False)
