"""PDF with a text layer: lines by position, so that columns side by side stay on one line; pages parted by \\f."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from vanthu.errors import ReadError
from vanthu.reading.runs import Extract, Line, Run, assemble

MAX_PAGES = 3_000
MAX_SECONDS = 600
_MAX_PAGE_CHARS = 60_000
_COLUMN_GAP = 2.2  # times the height of the letters: a wider gap parts columns
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FACES = (("bold", ("bold", "black", "heavy")), ("italic", ("italic", "oblique")))


def read_pdf(data: bytes, name: str) -> Extract:
    """Extract the text layer of a PDF; pages without one go to OCR when Tesseract is there.

    Raises ReadError for passwords, damaged files, too many pages, and scans that nothing here can read.
    """
    import pypdfium2  # type: ignore[import-untyped]

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() and b"/Encrypt" in data:  # PDFium may report the error of a former file
            raise _locked(name) from None
        raise ReadError(
            f"{name}: the PDF is damaged, cut short or without pages; get it again from where it came"
        ) from None
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise ReadError(f"{name}: the PDF has {count:,} pages, the limit is {MAX_PAGES:,}; split it")
        empty = [i for i in range(count) if not _has_text(document, i)]
        pages = _pages(data, set(range(count)) - set(empty), name)
        warnings: list[str] = []
        scans: dict[int, str] = {}
        if empty:
            scans, warnings = _scanned(document, empty, count, name)
    finally:
        document.close()
    return _joined(pages, scans, count, warnings)


def _locked(name: str) -> ReadError:
    return ReadError(f"{name}: the PDF is protected by a password; remove the protection and try again")


def _joined(pages: dict[int, list[Line]], scans: dict[int, str], count: int, warnings: list[str]) -> Extract:
    lines: list[Line] = []
    for number in range(count):
        here = pages.get(number) or [Line([Run(line)]) for line in scans.get(number, "").split("\n")]
        if number:
            here[0].runs.insert(0, Run("\f"))
        lines.extend(here)
    found = assemble(lines)
    # A form feed closes its page: it ends the page's last line instead of opening the next one.
    return Extract(found.text.replace("\n\f", "\f"), found.encoding, found.confidence, count, tuple(warnings))


def _has_text(document: Any, number: int) -> bool:
    import pypdfium2

    try:
        page = document[number]
        try:
            text = page.get_textpage()
            size: int = text.count_chars()
            text.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return False
    return size > 0


def _scanned(document: Any, empty: Sequence[int], count: int, name: str) -> tuple[dict[int, str], list[str]]:
    """Text of the pages that are pictures, and warnings about those that stay unread."""
    from vanthu.reading import ocr

    pictured = [i for i in empty if _has_picture(document, i)]
    if not pictured:
        if len(empty) == count:
            raise ReadError(f"{name}: all {count:,} pages of the PDF are empty; get it again from where it came")
        return {}, []
    if not ocr.available():
        if len(empty) == count:
            raise ReadError(
                f"{name}: the PDF is a scan without text; install vanthu[ocr] and Tesseract with its Vietnamese data "
                f"({ocr.PACKAGES})"
            )
        return {}, [f"{len(pictured)} of {count} pages are scans and were not read; install vanthu[ocr] and Tesseract"]
    return ocr.read_pages(document, pictured, name)


def _has_picture(document: Any, number: int) -> bool:
    import pypdfium2

    try:
        page = document[number]
        try:
            return next(iter(page.get_objects(max_depth=3)), None) is not None
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return False


def _pages(data: bytes, wanted: set[int], name: str) -> dict[int, list[Line]]:
    """The lines of the wanted pages, by page index."""
    if not wanted:
        return {}
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    pages: dict[int, list[Line]] = {}
    deadline = time.monotonic() + MAX_SECONDS
    try:
        with pdfplumber.open(BytesIO(data), pages=[i + 1 for i in sorted(wanted)]) as pdf:
            for page in pdf.pages:
                if time.monotonic() > deadline:
                    raise ReadError(f"{name}: the PDF is too complicated, {MAX_SECONDS} s were not enough; split it")
                pages[page.page_number - 1] = list(_lines(page.chars[:_MAX_PAGE_CHARS])) or [Line()]
                page.close()
    except PDFPasswordIncorrect:
        raise _locked(name) from None
    return pages


def _lines(chars: Sequence[dict[str, Any]]) -> Iterator[Line]:
    """Group letters into lines by their baseline, top to bottom, left to right."""
    upright = [c for c in chars if c.get("upright", True)]
    rows: list[list[dict[str, Any]]] = []
    for char in sorted(upright, key=lambda c: (c["bottom"], c["x0"])):
        row = rows[-1] if rows else None
        if row is not None and char["bottom"] - row[0]["bottom"] <= 0.4 * max(char["size"], 1):
            row.append(char)
        else:
            rows.append([char])
    for row in rows:
        line = _line(sorted(row, key=lambda c: c["x0"]))
        if line.text.strip():
            yield line


def _line(chars: Sequence[dict[str, Any]]) -> Line:
    line = Line()
    end: float | None = None
    for char in chars:
        text = char["text"]
        size = max(char["size"], 1.0)
        if end is not None and text.strip():
            gap = char["x0"] - end
            if gap > _COLUMN_GAP * size:
                _strip_end(line)
                line.runs.append(Run("\t"))
            elif gap > 0.2 * size and not line.text.endswith((" ", "\t")):
                _add(line, " ", char)
        if text.strip() or not line.text.endswith((" ", "\t")):
            _add(line, text if text.strip() else " ", char)
        if text.strip():
            end = max(end or 0.0, char["x1"])
    _strip_end(line)
    return line


def _strip_end(line: Line) -> None:
    while line.runs and not line.runs[-1].text.strip(" "):
        line.runs.pop()


def _add(line: Line, text: str, char: dict[str, Any]) -> None:
    font = _SUBSET.sub("", char["fontname"])  # each subset of a font bears its own tag
    lowered = font.lower()
    bold, italic = (any(word in lowered for word in words) for _, words in _FACES)
    last = line.runs[-1] if line.runs else None
    if last is not None and (last.font, last.bold, last.italic) == (font, bold, italic) and last.text != "\t":
        line.runs[-1] = Run(last.text + text, font, bold, italic)
    else:
        line.runs.append(Run(text, font, bold, italic))
