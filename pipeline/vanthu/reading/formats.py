"""What kind of file some bytes are, by their content; the name only tells .md from .txt."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from vanthu.errors import ReadError

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p|meta)[\s>]", re.IGNORECASE)
_HTML_FIRST = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)", re.I | re.S)
_MAIL_HEADER = re.compile(rb"[A-Za-z][A-Za-z-]{2,40}: ")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"II*\x00", "tif"), (b"MM\x00*", "tif"))
_KNOWN_OTHERS = (
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x7fELF", "a program", "remove it"),
    (b"MZ\x90\x00", "a program", "remove it"),
    (b"GIF8", "a GIF image", "save it as PNG"),
    (b"\xdb\xa5-\x00", "a Word 2.0 document", "save it as .docx"),
    (b"SQLite format 3", "a database", "export its texts"),
)


def sniff(data: bytes, name: str, suffix: str) -> str:
    """The format: txt, md, html, mht, docx, doc, rtf, pdf, xls, xlsx, png, jpg, tif.

    Raises ReadError for contents of another kind, and for encrypted Office files. `name` is for the message.
    """
    head = data[:2048]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if start.startswith(b"{\\rt"):
        return "rtf"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        return _ole_kind(data, name)
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(data, name)
    for magic, kind in _IMAGES:
        if head.startswith(magic):
            return kind
    for magic, what, advice in _KNOWN_OTHERS:
        if head.startswith(magic):
            raise ReadError(f"{name}: this is {what}, not a document; {advice}")
    if _MAIL_HEADER.match(start) and b"multipart/related" in head.lower():
        return "mht"
    plain = head.replace(b"\x00", b"")
    if _HTML_FIRST.match(plain.lstrip(b"\xef\xbb\xbf\xff\xfe")) or (
        suffix in (".html", ".htm", ".doc", ".xls") and _HTML.search(plain)
    ):
        return "html"
    return "md" if suffix in (".md", ".markdown") else "txt"


def _ole_kind(data: bytes, name: str) -> str:
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            streams = {entry[0] for entry in container.listdir()}
    except Exception:
        raise ReadError(f"{name}: the Office file is damaged or cut short; get it again from where it came") from None
    if "EncryptedPackage" in streams:
        raise ReadError(f"{name}: the file is protected by a password; remove the protection in Office and try again")
    if "WordDocument" in streams:
        return "doc"
    if streams & {"Workbook", "Book", "WORKBOOK", "BOOK"}:
        return "xls"
    raise ReadError(f"{name}: this Office file is neither Word nor Excel; save its text as .docx")


def _zip_kind(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise ReadError(
            f"{name}: the file is damaged or cut short (its directory is missing); get it again from where it came"
        ) from None
    if "word/document.xml" in names or any(n.startswith("word/document") for n in names):
        return "docx"
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return "xlsx"
    raise ReadError(f"{name}: this is a ZIP archive or another Office format, not .docx or .xlsx; unpack or convert it")
