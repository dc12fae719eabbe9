"""Word documents of 1997 to 2003 (.doc), read directly; older ones by way of LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from vanthu.errors import ReadError
from vanthu.reading import wordbinary
from vanthu.reading.numbering import Numbering
from vanthu.reading.runs import OPTIONAL_HYPHEN, Extract, Line, Run, assemble
from vanthu.reading.tables import row_lines
from vanthu.reading.wordlists import Lists

_SECONDS = 120
_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END = "\x13", "\x14", "\x15"
_CELL, _PARAGRAPH, _BREAKS = "\x07", "\r", "\x0b\x0c\x0e"
_CHARACTERS = {"\x1e": "-", "\x1f": OPTIONAL_HYPHEN, "\t": "\t"}


def read_doc(data: bytes, name: str) -> Extract:
    """Extract a .doc; headers and footers are left out, footnotes and text boxes follow the body.

    Raises ReadError for passwords, damaged files, and documents of Word 6 and 95 where LibreOffice is missing.
    """
    import olefile

    with olefile.OleFileIO(BytesIO(data)) as container:
        try:
            word = container.openstream("WordDocument").read()
            tables = {t: container.openstream(t).read() for t in ("0Table", "1Table") if container.exists(t)}
        except OSError:
            raise ReadError(f"{name}: the .doc file is damaged or cut short; get it again") from None
    try:
        document = wordbinary.Document(word, tables)
        if document.encrypted:
            raise ReadError(f"{name}: the document is protected by a password; remove the protection in Word")
        reader = _Reader(document)
        return assemble(list(reader.lines()))
    except wordbinary.NotWord97 as error:
        return _by_libreoffice(data, name, str(error))


def _by_libreoffice(data: bytes, name: str, reason: str) -> Extract:
    program = shutil.which("soffice")
    if program is None:
        raise ReadError(
            f"{name}: {reason}; install LibreOffice (Debian: libreoffice-writer) or save the document as .docx"
        )
    from vanthu.reading.docx import read_docx

    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        source = Path(folder) / "document.doc"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx"]
        try:
            subprocess.run(
                [*command, "--outdir", folder, str(source)], capture_output=True, check=True, timeout=_SECONDS
            )
            converted = source.with_suffix(".docx").read_bytes()
        except (subprocess.SubprocessError, OSError):
            raise ReadError(f"{name}: LibreOffice could not open the document; save it as .docx") from None
    return read_docx(converted, name)


@dataclass(slots=True)
class _Reader:
    """Turns the characters of a document into lines."""

    document: wordbinary.Document
    numbering: Numbering = field(default_factory=Numbering)
    paragraph: list[Run] = field(default_factory=list)
    cell: list[Line] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # for each open field: whether its result has begun

    def lines(self) -> Iterator[Line]:
        """The body, then footnotes, endnotes and text boxes."""
        document = self.document
        lists = Lists(document)
        body = document.body_length
        notes = body + document.notes_length
        endnotes = notes + document.headers_length + document.annotations_length
        boxes = endnotes + document.endnotes_length
        yield from self._part(0, body, lists)
        for start, end in ((body, notes), (endnotes, boxes), (boxes, boxes + document.boxes_length)):
            yield from (line for line in self._part(start, end, lists) if line.text.strip())

    def _part(self, start: int, end: int, lists: Lists) -> Iterator[Line]:
        self.paragraph, self.cell, self.cells, self.fields = [], [], [], []
        for text, fc in self.document.characters(start, end):
            shape = self.document.shape(fc)
            face = self.document.face(fc, shape.style)
            run: list[str] = []
            for char in text:
                if char not in (_CELL, _PARAGRAPH) and char not in _BREAKS:
                    run.append(self._kept(char, face))
                    continue
                self._add("".join(run), face)
                run = []
                yield from self._ended(char, shape, lists)
            self._add("".join(run), face)
        if self.paragraph:
            yield Line(self.paragraph)
        if self.cells or self.cell:
            yield from row_lines([*self.cells, self.cell])

    def _kept(self, char: str, face: wordbinary.Face) -> str:
        """What of a character is text: fields give their result only, pictures and note marks nothing."""
        if char == _FIELD_BEGIN:
            self.fields.append(False)
        elif char == _FIELD_SEPARATOR and self.fields:
            self.fields[-1] = True
        elif char == _FIELD_END and self.fields:
            self.fields.pop()
        elif face.hidden or not all(self.fields):
            return ""
        elif face.symbol and char == "(":
            return "-"
        elif char in _CHARACTERS:
            return _CHARACTERS[char]
        elif char >= " " or (char not in "\x01\x02\x03\x04\x05\x08\n" and not face.special and char > "\x08"):
            return "" if "\uf000" <= char <= "\uf0ff" else char
        return ""

    def _add(self, text: str, face: wordbinary.Face) -> None:
        if text:
            fonts = self.document.fonts
            font = fonts[face.font] if 0 <= face.font < len(fonts) else ""
            self.paragraph.append(Run(text, font, face.bold, face.italic, face.capitals))

    def _ended(self, char: str, shape: wordbinary.Shape, lists: Lists) -> Iterator[Line]:
        """What the end of a paragraph, cell or row brings forth."""
        runs, self.paragraph = self.paragraph, []
        if char == _CELL and shape.row_end:
            if runs:
                self.cell.append(Line(runs))
            if self.cell:
                self.cells.append(self.cell)
            yield from row_lines(self.cells)
            self.cell, self.cells = [], []
            return
        if char in (_PARAGRAPH, _CELL) and shape.list_number and any(run.text.strip() for run in runs):
            label = lists.label(self.numbering, shape.list_number, shape.list_level)
            if label:
                runs.insert(0, Run(label + " ", "", runs[0].bold, runs[0].italic))
        line = Line(runs)
        if char == _CELL:
            self.cells.append([*self.cell, line])
            self.cell = []
        elif shape.in_table:
            self.cell.append(line)
        else:
            yield line
