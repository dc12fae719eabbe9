"""PDF with a text layer: lines by position, so that columns side by side stay on one line; pages parted by \\f."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby, islice
from typing import Any, NamedTuple

from vanthu.errors import ReadError
from vanthu.reading.runs import Extract, Line, Run, assemble

MAX_PAGES = 3_000
MAX_SECONDS = 600
_MAX_PAGE_CHARS = 60_000
_COLUMN_GAP = 2.2  # times the height of the letters: a wider gap parts columns
_WORD_GAP = 0.2  # likewise: a wider gap parts words
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
    """The lines of the wanted pages, by page index.

    pdfminer is called without pdfplumber over it, which spends three quarters of its time on copying each letter into a
    dictionary.
    """
    if not wanted:
        return {}
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    pages: dict[int, list[Line]] = {}
    deadline = time.monotonic() + MAX_SECONDS
    numbers = sorted(wanted)
    try:
        for number, page in zip(numbers, PDFPage.get_pages(BytesIO(data), pagenos=numbers), strict=False):
            if time.monotonic() > deadline:
                raise ReadError(f"{name}: the PDF is too complicated, {MAX_SECONDS} s were not enough; split it")
            interpreter.process_page(page)
            letters = islice(_letters(device.get_result()), _MAX_PAGE_CHARS)
            pages[number] = list(_lines(list(letters))) or [Line()]
    except PDFPasswordIncorrect:
        raise _locked(name) from None
    return pages


def _letters(item: Any) -> Iterator[_Letter]:
    from pdfminer.layout import LTChar, LTFigure, LTPage

    for child in item:
        if isinstance(child, LTChar):
            if child.upright:
                font = _SUBSET.sub("", child.fontname)  # each subset of a font bears its own tag
                yield _Letter(-child.y0, child.x0, child.x1, max(child.size, 1.0), child.get_text(), font)
        elif isinstance(child, LTFigure | LTPage):
            yield from _letters(child)


class _Letter(NamedTuple):
    """A character on a page: where its foot stands (downwards), its left and right edge, its height."""

    bottom: float
    left: float
    right: float
    size: float
    text: str
    font: str


def _lines(letters: list[_Letter]) -> Iterator[Line]:
    """Group letters into lines by their feet, top to bottom, left to right."""
    rows: list[list[_Letter]] = []
    for letter in sorted(letters):
        row = rows[-1] if rows else None
        if row is not None and letter.bottom - row[0].bottom <= 0.4 * letter.size:
            row.append(letter)
        else:
            rows.append([letter])
    for row in rows:
        line = _line(sorted(row, key=lambda letter: letter.left))
        if line.text.strip():
            yield line


def _line(letters: Sequence[_Letter]) -> Line:
    """Letters to runs; gaps become spaces, wide gaps tabs."""
    line = Line()
    pieces: list[tuple[str, str]] = []  # character, font
    end: float | None = None
    for letter in letters:
        blank = not letter.text.strip()
        after_space = bool(pieces) and pieces[-1][0][-1:] in (" ", "\t")
        if end is not None and not blank:
            gap = letter.left - end
            if gap > _COLUMN_GAP * letter.size:
                while pieces and pieces[-1][0] == " ":
                    pieces.pop()
                pieces.append(("\t", ""))
            elif gap > _WORD_GAP * letter.size and not after_space:
                pieces.append((" ", letter.font))
        if not blank:
            pieces.append((letter.text, letter.font))
            end = max(end or letter.right, letter.right)
        elif pieces and not after_space:
            pieces.append((" ", letter.font))
    while pieces and pieces[-1][0] == " ":
        pieces.pop()
    for font, group in groupby(pieces, key=lambda piece: piece[1]):
        bold, italic = (any(word in font.lower() for word in words) for _, words in _FACES)
        line.runs.append(Run("".join(text for text, _ in group), font, bold, italic))
    line.table = any(text == "\t" for text, _ in pieces)
    return line
