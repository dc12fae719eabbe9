"""Checks of .docx and .xlsx packages before a parser sees them: zip bombs, entity expansion, cut or damaged parts."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from vanthu.errors import ReadError

MAX_XML = 32 * 2**20
"""Unpacked bytes of all XML parts together; the tree of a parser takes about six times as much."""
MAX_UNPACKED = 300 * 2**20
MAX_PARTS = 10_000
_DTD = (b"<!DOCTYPE", b"<!ENTITY")


def check_package(data: bytes, name: str) -> None:
    """Raises ReadError for a package that unpacks to too much, defines entities, or is damaged.

    The sizes of the directory can be trusted here: Python's zipfile never yields more than they say.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
            if (
                len(parts) > MAX_PARTS
                or sum(part.file_size for part in xml) > MAX_XML
                or sum(part.file_size for part in parts) > MAX_UNPACKED
            ):
                raise ReadError(f"{name}: the file unpacks to more than any document needs (a zip bomb?); get it again")
            for part in xml:
                _check_xml(package.read(part), part.filename, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        raise ReadError(f"{name}: the file is damaged or cut short; get it again from where it came") from None


def _check_xml(xml: bytes, part: str, name: str) -> None:
    plain = xml.replace(b"\x00", b"") if xml[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in xml[:64] else xml
    if any(mark in plain for mark in _DTD):
        raise ReadError(
            f"{name}: its part {part} defines entities, which Office never writes; the file is hostile, do not open it"
        )
