"""List definitions of binary Word documents."""

from __future__ import annotations

from vanthu.reading.numbering import Level, Numbering
from vanthu.reading.wordbinary import Document, NotWord97, u16, u32

_STYLES = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero"} | {
    23: "bullet",
    255: "none",
}


class Lists:
    """The lists of a document: which definition a paragraph's list number (1-based) stands for."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[int, dict[int, Level]] = {}
        self._lists: list[int] = []
        try:
            self._read_definitions(document)
            self._read_lists(document.structure(74))
        except (NotWord97, IndexError):
            pass  # a damaged list table costs the numbers, not the text

    def label(self, numbering: Numbering, number: int, level: int) -> str:
        """The printed number of the next paragraph of list `number` at `level` (0-based)."""
        if not 0 < number <= len(self._lists):
            return ""
        definition = self._lists[number - 1]
        return numbering.label(str(definition), level, self._levels.get(definition, {}))

    def _read_lists(self, data: bytes) -> None:
        count = u32(data, 0) if len(data) >= 4 else 0
        for i in range(min(count, (len(data) - 4) // 16)):
            self._lists.append(u32(data, 4 + 16 * i))

    def _read_definitions(self, document: Document) -> None:
        """LSTF structures, followed beyond their declared size by the levels of all lists in turn."""
        data = document.structure(73)
        if len(data) < 2:
            return
        whole = document.beyond(73)
        count = u16(whole, 0)
        at = 2 + 28 * count
        for i in range(count):
            here = 2 + 28 * i
            simple = whole[here + 26] & 1
            levels: dict[int, Level] = {}
            for level in range(1 if simple else 9):
                levels[level], at = _level(whole, at)
            self._levels[u32(whole, here)] = levels


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """One level and where the next begins."""
    start, style = u32(data, at), data[at + 4]
    face_size, shape_size = data[at + 24], data[at + 25]
    at += 28 + face_size + shape_size
    length = u16(data, at)
    raw = data[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(c) + 1}" if ord(c) < 9 else c for c in raw)
    return Level(_STYLES.get(style, "decimal"), text, start), at + 2 + 2 * length
