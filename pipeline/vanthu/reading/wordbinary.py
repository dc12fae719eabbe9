"""The binary format of Word 97 to 2003 ([MS-DOC]), as far as text, fonts, faces, tables and list numbers go.

There is no kept Python library that gives the fonts of a .doc, and the fonts decide the encoding of old Vietnamese
text. LibreOffice does read them, in seconds a file and with losses: it turns the byte AD, the letter ư of TCVN3, into
an optional hyphen. Offsets named `fc` are bytes of the stream WordDocument, those named `cp` characters of the text.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from vanthu.reading.legacy import CP1252

_PAGE = 512
_MAX_STYLES = 20  # depth of inheritance
_OPERAND_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_LONG_SPRMS = (0xD606, 0xD608)  # table definitions: their length takes two bytes


class NotWord97(ValueError):
    """The stream is of another version of Word, or damaged."""


@dataclass(frozen=True, slots=True)
class Face:
    """Properties of characters."""

    font: int = -1
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    special: bool = False
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """Properties of a paragraph: where it stands in tables and lists."""

    style: int = 0
    in_table: bool = False
    row_end: bool = False
    list_number: int = 0
    list_level: int = 0


def u16(data: bytes, at: int) -> int:
    """Little-endian 16-bit number at `at`. Raises NotWord97 beyond the end."""
    return _unpack("<H", data, at)


def u32(data: bytes, at: int) -> int:
    """Little-endian 32-bit number at `at`. Raises NotWord97 beyond the end."""
    return _unpack("<I", data, at)


def _unpack(form: str, data: bytes, at: int) -> int:
    try:
        value: int = struct.unpack_from(form, data, at)[0]
    except struct.error:
        raise NotWord97("the file is cut short") from None
    return value


def sprms(grpprl: bytes) -> Iterator[tuple[int, bytes]]:
    """The modifications in a list of properties: opcode and operand."""
    at = 0
    while at + 2 <= len(grpprl):
        code = u16(grpprl, at)
        at += 2
        size = _OPERAND_SIZES[code >> 13]
        if size == 0:
            if code in _LONG_SPRMS:
                size, at = (u16(grpprl, at) - 1 if at + 2 <= len(grpprl) else 0), at + 2
            else:
                size, at = (grpprl[at] if at < len(grpprl) else 0), at + 1
        yield code, grpprl[at : at + size]
        at += max(size, 0)


class Document:
    """One opened document. Raises NotWord97 for other versions and damaged files."""

    def __init__(self, word: bytes, tables: dict[str, bytes]) -> None:
        if u16(word, 0) != 0xA5EC or u16(word, 2) < 0x00C1:
            raise NotWord97("not a document of Word 97 or later")
        flags = u16(word, 0x0A)
        self.encrypted = bool(flags & 0x0100)
        self._word = word
        self._table = tables.get("1Table" if flags & 0x0200 else "0Table", b"")
        if self.encrypted:
            return
        self.body_length = u32(word, 0x4C)
        self.notes_length = u32(word, 0x50)
        self.headers_length = u32(word, 0x54)
        self.annotations_length = u32(word, 0x5C)
        self.endnotes_length = u32(word, 0x60)
        self.boxes_length = u32(word, 0x64)
        self.fonts = list(self._fonts())
        self._pieces = list(self._piece_table())
        self._styles: list[tuple[Shape, Face]] = []
        self._styles = self._style_sheet()
        self._face_ends, self._face_values = self._plex(12, self._faces_of_page)
        self._shape_ends, self._shape_values = self._plex(13, self._shapes_of_page)

    def structure(self, index: int) -> bytes:
        """The part of the table stream that entry `index` (0-based) of the file's directory points at."""
        at, size = u32(self._word, 0x9A + 8 * index), u32(self._word, 0x9E + 8 * index)
        return self._table[at : at + size]

    def beyond(self, index: int) -> bytes:
        """The table stream from where entry `index` points to its end: lists overrun their declared size."""
        return self._table[u32(self._word, 0x9A + 8 * index) :]

    def _fonts(self) -> Iterator[str]:
        data = self.structure(15)
        at = 4
        while at < len(data):
            size = data[at]
            name = data[at + 40 : at + 1 + size].decode("utf-16-le", "replace")
            yield name.partition("\x00")[0]
            at += 1 + size

    def _piece_table(self) -> Iterator[tuple[int, int, int, bool]]:
        """Pieces of the text: first and last cp, fc, and whether they hold one byte a character."""
        data, at = self.structure(33), 0
        while at < len(data) and data[at] == 1:
            at += 3 + u16(data, at + 1)
        if at >= len(data) or data[at] != 2:
            raise NotWord97("the file has no piece table")
        size, at = u32(data, at + 1), at + 5
        count = (size - 4) // 12
        for i in range(count):
            start, end = u32(data, at + 4 * i), u32(data, at + 4 * i + 4)
            fc = u32(data, at + 4 * (count + 1) + 8 * i + 2)
            single = bool(fc & 0x40000000)
            yield start, end, (fc & 0x3FFFFFFF) // 2 if single else fc, single

    def characters(self, start: int, end: int) -> Iterator[tuple[str, int]]:
        """Stretches of equal formatting between two cp: their text and the fc where they begin."""
        for first, last, fc, single in self._pieces:
            low, high = max(start, first), min(end, last)
            width = 1 if single else 2
            at, stop = fc + (low - first) * width, fc + (high - first) * width
            while low < high and at < stop:
                ends = [self._next(self._face_ends, at), self._next(self._shape_ends, at), stop]
                upto = min(e for e in ends if e > at)
                if not single and (upto - at) % 2:
                    upto = min(upto + 1, stop)
                raw = self._word[at:upto]
                yield _shown(raw) if single else raw.decode("utf-16-le", "replace"), at
                at = upto

    @staticmethod
    def _next(ends: list[int], at: int) -> int:
        i = bisect_right(ends, at)
        return ends[i] if i < len(ends) else 1 << 40

    def _plex(
        self, index: int, read_page: Callable[[bytes], Iterator[tuple[int, int, bytes]]]
    ) -> tuple[list[int], list[bytes]]:
        """Ends and values of all stretches that the pages of formatting list, in the order of fc."""
        data = self.structure(index)
        count = (len(data) - 4) // 8
        found: list[tuple[int, int, bytes]] = []
        for i in range(max(count, 0)):
            page = (u32(data, 4 * (count + 1) + 4 * i) & 0x3FFFFF) * _PAGE
            found.extend(read_page(self._word[page : page + _PAGE]))
        found.sort()
        ends: list[int] = []
        values: list[bytes] = []
        at = 0
        for start, end, value in found:
            if start > at:
                ends.append(start)
                values.append(b"")
            ends.append(end)
            values.append(value)
            at = end
        return ends, values

    @staticmethod
    def _faces_of_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
        if len(page) < _PAGE:
            return
        count = page[511]
        for i in range(min(count, 101)):
            at = page[4 * (count + 1) + i] * 2
            yield u32(page, 4 * i), u32(page, 4 * i + 4), page[at + 1 : at + 1 + page[at]] if at else b""

    @staticmethod
    def _shapes_of_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
        if len(page) < _PAGE:
            return
        count = page[511]
        for i in range(min(count, 29)):
            at = page[4 * (count + 1) + 13 * i] * 2
            if not at:
                value = b""
            elif page[at]:
                value = page[at + 1 : at + 2 * page[at]]
            else:
                value = page[at + 2 : at + 2 + 2 * page[at + 1]]
            yield u32(page, 4 * i), u32(page, 4 * i + 4), value

    def shape(self, fc: int) -> Shape:
        """The paragraph that the character at `fc` belongs to."""
        value = self._at(self._shape_ends, self._shape_values, fc)
        style = u16(value, 0) if len(value) >= 2 else 0
        base = self._styles[style][0] if style < len(self._styles) else Shape()
        return apply_shape(replace(base, style=style), value[2:])

    def face(self, fc: int, style: int) -> Face:
        """The character at `fc` in a paragraph of `style`."""
        base = self._styles[style][1] if style < len(self._styles) else Face()
        return self._apply_face(base, self._at(self._face_ends, self._face_values, fc))

    @staticmethod
    def _at(ends: list[int], values: list[bytes], fc: int) -> bytes:
        i = bisect_right(ends, fc)
        return values[i] if i < len(values) else b""

    def _apply_face(self, base: Face, grpprl: bytes) -> Face:
        face, style = base, base
        for code, operand in sprms(grpprl):
            value = operand[0] if operand else 0
            match code:
                case 0x4A30 if len(operand) == 2:
                    number = u16(operand, 0)
                    if number < len(self._styles):
                        face = style = _merged(base, self._styles[number][1])
                case 0x4A4F | 0x4A51 if len(operand) == 2:
                    face = replace(face, font=u16(operand, 0))
                case 0x0835:
                    face = replace(face, bold=_toggled(value, style.bold))
                case 0x0836:
                    face = replace(face, italic=_toggled(value, style.italic))
                case 0x083B:
                    face = replace(face, capitals=_toggled(value, style.capitals))
                case 0x083C:
                    face = replace(face, hidden=_toggled(value, style.hidden))
                case 0x0800 if value:
                    face = replace(face, hidden=True)  # deleted, with changes tracked
                case 0x0855:
                    face = replace(face, special=bool(value))
                case 0x6A09 if len(operand) == 4:
                    face = replace(face, symbol=True)
        return face

    def _style_sheet(self) -> list[tuple[Shape, Face]]:
        """Shape and face of every style, inherited ones included."""
        data = self.structure(1)
        if len(data) < 20:
            return []
        header = u16(data, 0)
        count, fixed = u16(data, 2), u16(data, 4)
        default = Face(font=u16(data, 14))
        raw: list[tuple[int, int, bytes, bytes]] = []
        at = 2 + header
        for _ in range(count):
            if at + 2 > len(data):
                break
            size = u16(data, at)
            raw.append(_style(data[at + 2 : at + 2 + size], fixed))
            at += 2 + size + size % 2
        out: list[tuple[Shape, Face]] = []
        for number in range(len(raw)):
            chain: list[tuple[int, int, bytes, bytes]] = []
            here = number
            while here < len(raw) and len(chain) < _MAX_STYLES:
                chain.append(raw[here])
                here = raw[here][1]
            shape, face = Shape(), default
            for kind, _, shape_changes, face_changes in reversed(chain):
                if kind == 1:
                    shape = apply_shape(shape, shape_changes)
                face = self._apply_face(face, face_changes)
            if raw[number][0] == 2 and face.font == default.font:
                face = replace(face, font=-1)
            out.append((shape, face))
        return out


def _shown(raw: bytes) -> str:
    """One byte a character: windows-1252, where it leaves a byte undefined Latin-1."""
    return raw.decode("latin-1").translate(CP1252)


def _merged(paragraph: Face, character: Face) -> Face:
    """A character style over the paragraph's: it adds what it sets."""
    return Face(
        font=character.font if character.font >= 0 else paragraph.font,
        bold=paragraph.bold or character.bold,
        italic=paragraph.italic or character.italic,
        capitals=paragraph.capitals or character.capitals,
        hidden=paragraph.hidden or character.hidden,
    )


def _toggled(value: int, style: bool) -> bool:
    """80 means as the style says, 81 the opposite."""
    return style if value == 0x80 else not style if value == 0x81 else bool(value)


def _style(data: bytes, fixed: int) -> tuple[int, int, bytes, bytes]:
    """Kind (1 paragraph, 2 character), base style, changes of shape and of face."""
    if len(data) < 10:
        return 0, 0xFFF, b"", b""
    kind, base, parts = u16(data, 2) & 0xF, u16(data, 2) >> 4, u16(data, 4) & 0xF
    at = fixed
    if at + 2 > len(data):
        return kind, base, b"", b""
    at += 2 + 2 * u16(data, at) + 2
    changes: list[bytes] = []
    for _ in range(min(parts, 2)):
        at += at % 2
        if at + 2 > len(data):
            break
        size = u16(data, at)
        changes.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    if kind == 1:
        shape = changes[0][2:] if changes else b""
        return kind, base, shape, changes[1] if len(changes) > 1 else b""
    return kind, base, b"", changes[0] if kind == 2 and changes else b""


def apply_shape(shape: Shape, grpprl: bytes) -> Shape:
    """`shape` with the modifications of a paragraph applied."""
    for code, operand in sprms(grpprl):
        value = operand[0] if operand else 0
        match code:
            case 0x2416:
                shape = replace(shape, in_table=bool(value))
            case 0x2417:
                shape = replace(shape, row_end=bool(value))
            case 0x460B if len(operand) == 2:
                shape = replace(shape, list_number=u16(operand, 0))
            case 0x260A:
                shape = replace(shape, list_level=value)
    return shape
