"""Builders of input files for the tests: legacy encodings, and an OLE container such as Office's."""

from __future__ import annotations

import struct
import unicodedata

from viparse.normalize.encodings import CHARMAPS

TEXT = (
    "Ban Thường vụ Huyện ủy báo cáo kết quả thực hiện nhiệm vụ sáu tháng đầu năm\n"
    "1. Trồng mới được 120 ha rừng phòng hộ, vượt kế hoạch đề ra.\n"
    "2. Công tác giảm nghèo còn chậm; đường thôn xuống cấp chưa được sửa chữa.\n"
)


def encoded(text: str, encoding: str) -> bytes:
    """`text` in TCVN3, VNI, VISCII, VPS or windows-1258."""
    if encoding == "windows-1258":
        return b"".join(_windows_1258(char) for char in text)
    back = {target: source for source, target in CHARMAPS[encoding].pairs}
    return "".join(back.get(char, char) for char in text).encode("latin-1")


def _windows_1258(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", char)
        tone = next(m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323")
        return (unicodedata.normalize("NFC", marks.replace(tone, "")) + tone).encode("cp1258")


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE2 compound file with these streams in its root, each padded to 4096 bytes at least."""
    sector, free, end, fat_mark = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    padded = {name: data.ljust(max(4096, -(-len(data) // sector) * sector), b"\0") for name, data in streams.items()}
    table, body, entries = [fat_mark, end], b"", []
    for name, data in padded.items():
        first, count = len(table), len(data) // sector
        table += [*range(first + 1, first + count), end]
        entries.append((name, first, len(data)))
        body += data
    assert len(table) <= 128, "one sector of allocation table is enough for tests"
    directory = _entry("Root Entry", 5, end, 0, child=1)
    for i, (name, first, size) in enumerate(entries):
        directory += _entry(name, 2, first, size, right=i + 2 if i + 1 < len(entries) else free)
    directory = directory.ljust(sector, b"\0")
    assert len(directory) == sector
    header = struct.pack("<8s16xHHHHH6x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0, 0) + struct.pack("<I", free) * 108
    return header + struct.pack(f"<{len(table)}I", *table).ljust(sector, b"\xff") + directory + body


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ", raw.ljust(64, b"\0"), len(raw), kind, 1, 0xFFFFFFFF, right, child, 0, start, size
    )
