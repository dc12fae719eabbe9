"""Builds the samples that are not plain text: `python corpora/sources/make_samples.py`.

The composed texts in `corpora/sources/samples/` become files of the formats that archives hold, each with
the habits of the program that would have written it. The marks used in the texts: a tab parts the cells of a table
row, `*…*` is italic, `**…**` bold, `***…***` both; a line in bold alone is a title or a heading.

The same versions of python-docx, reportlab and the font give the same bytes (no clock, no random ids).
"""

from __future__ import annotations

import html
import io
import os
import re
import sys
import textwrap
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

SOURCES = Path(__file__).parent / "samples"
SAMPLES = Path(__file__).parents[1] / "samples"
FONT_FOLDERS = (
    *filter(None, [os.environ.get("VANTHU_FONTS")]),
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/dejavu",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
FONT_FAMILIES = (
    ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf"),
    ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif-Italic.ttf"),
    ("times.ttf", "timesbd.ttf", "timesi.ttf"),
)
FONT_NAMES = ("Serif", "Serif-Bold", "Serif-Italic")
INLINE = re.compile(r"(\*{1,3})(?=\S)(.+?)(?<=\S)\1")
HEADING = re.compile(r"\d|[IVX]+[.\-]")


class Run(NamedTuple):
    """A stretch of text in one style."""

    text: str
    bold: bool
    italic: bool


class Line(NamedTuple):
    """A paragraph of the text."""

    text: str
    centred: bool


class Table(NamedTuple):
    """Rows of cells; two columns hold a letterhead or a signature, more hold figures."""

    rows: list[list[str]]

    @property
    def ruled(self) -> bool:
        return len(self.rows[0]) > 2


def runs(text: str) -> Iterator[Run]:
    """The styled stretches of a line or cell."""
    at = 0
    for match in INLINE.finditer(text):
        if match.start() > at:
            yield Run(text[at : match.start()], False, False)
        stars = len(match[1])
        yield Run(match[2], stars > 1, stars != 2)
        at = match.end()
    if at < len(text):
        yield Run(text[at:], False, False)


def blocks(text: str) -> Iterator[Line | Table]:
    """Paragraphs and tables of a composed text, in order."""
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if "\t" in line:
            rows.append(line.split("\t"))
            continue
        if rows:
            yield Table(rows)
            rows = []
        if line.strip():
            bold_alone = line.startswith("**") and line.endswith("**")
            yield Line(line, bold_alone and not HEADING.match(line.strip("*")))
    if rows:
        yield Table(rows)


# --- .docx, as Word writes it -------------------------------------------------------------------------------------


def to_docx(text: str) -> bytes:
    """A Word file with the letterhead and the signature in tables without rules."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    stamp = datetime(2024, 12, 20, 8, 0, 0)
    properties = document.core_properties
    properties.author, properties.created, properties.modified = "Văn phòng Tỉnh ủy", stamp, stamp

    def fill(paragraph: Any, content: str, centred: bool) -> None:
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in runs(content):
            written = paragraph.add_run(run.text)
            written.bold, written.italic = run.bold, run.italic

    for block in blocks(text):
        if isinstance(block, Line):
            fill(document.add_paragraph(), block.text, block.centred)
            continue
        if block.ruled:
            table = document.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
            for row, cells in zip(table.rows, block.rows, strict=True):
                for cell, content in zip(row.cells, cells, strict=True):
                    fill(cell.paragraphs[0], content, False)
            continue
        # A letterhead is one row of two cells: each column keeps its own lines.
        table = document.add_table(1, 2)
        for column, cell in enumerate(table.rows[0].cells):
            lines = [cells[column] for cells in block.rows]
            for number, content in enumerate(lines):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                fill(paragraph, content, not content.startswith("-"))
    return _without_clock(document)


def _without_clock(document: Any) -> bytes:
    """The bytes of a python-docx document with every time stamp in the zip container fixed."""
    written = io.BytesIO()
    document.save(written)
    fixed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (2024, 12, 20, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return fixed.getvalue()


# --- .pdf with a text layer ---------------------------------------------------------------------------------------


def find_fonts(text: str) -> list[Any]:
    """Regular, bold and italic fonts of one serif family that has every letter of the text.

    Raises SystemExit when there is none; `VANTHU_FONTS` names a folder to look into first. The letters are looked up
    because Liberation 1, still installed beside version 2 on many machines, has no Vietnamese.
    """
    from reportlab.pdfbase.ttfonts import TTFont

    letters = {ord(letter) for letter in text if not letter.isspace()}
    for folder in map(Path, FONT_FOLDERS):
        for family in FONT_FAMILIES:
            if all((folder / name).is_file() for name in family):
                fonts = [TTFont(name, str(folder / file)) for name, file in zip(FONT_NAMES, family, strict=True)]
                if all(letters <= font.face.charToGlyph.keys() for font in fonts):
                    return fonts
    raise SystemExit("No serif font with Vietnamese letters: install Liberation or DejaVu, or set VANTHU_FONTS.")


def to_pdf(text: str) -> bytes:
    """An A4 file of justified text with the page number on top of each page but the first."""
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import cm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
    from reportlab.platypus import Table as PdfTable

    for font in find_fonts(text):
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily("Serif", "Serif", "Serif-Bold", "Serif-Italic", "Serif-Bold")
    body = ParagraphStyle("body", fontName="Serif", fontSize=11, leading=14, alignment=TA_JUSTIFY)
    body.spaceAfter, body.allowOrphans = 3, 1  # a page may cut any paragraph, as Word does
    centre = ParagraphStyle("centre", parent=body, alignment=TA_CENTER, spaceAfter=0)
    left = ParagraphStyle("left", parent=body, alignment=0, spaceAfter=0)

    def paragraph(content: str, style: Any) -> Any:
        return Paragraph(_html_runs(content), style)

    story: list[Any] = []
    for block in blocks(text):
        if isinstance(block, Line):
            story.append(paragraph(block.text, centre if block.centred else body))
            continue
        rows = [[paragraph(cell, left if cell.startswith("-") else centre) for cell in row] for row in block.rows]
        story += [PdfTable(rows, colWidths=[17 * cm / len(rows[0])] * len(rows[0])), Spacer(1, 8)]

    def number_page(canvas: Any, template: Any) -> None:
        if template.page > 1:
            canvas.setFont("Serif", 11)
            canvas.drawCentredString(A4[0] / 2, A4[1] - 1.2 * cm, str(template.page))

    written = io.BytesIO()
    margins = {"leftMargin": 2.5 * cm, "rightMargin": 1.5 * cm, "topMargin": 2 * cm, "bottomMargin": 1.8 * cm}
    template = SimpleDocTemplate(written, pagesize=A4, invariant=1, title="", author="", **margins)
    template.build(story, onFirstPage=number_page, onLaterPages=number_page)
    return written.getvalue()


def _html_runs(text: str) -> str:
    """The runs of a line as `<b>` and `<i>`."""
    pieces = []
    for run in runs(text):
        piece = html.escape(run.text, quote=False)
        piece = f"<i>{piece}</i>" if run.italic else piece
        pieces.append(f"<b>{piece}</b>" if run.bold else piece)
    return "".join(pieces)


# --- .html, saved from Word ---------------------------------------------------------------------------------------


def to_html(text: str) -> bytes:
    """A page as Word saves it: its own tags, lines broken at 80 columns inside paragraphs, UTF-8."""

    def paragraph(content: str, centred: bool) -> str:
        align = " align=center style='text-align:center'" if centred else " style='text-indent:36.0pt'"
        inner = _html_runs(content) or "&nbsp;"
        return f"<p class=MsoNormal{align}><span lang=VI style='font-size:14.0pt'>{inner}<o:p></o:p></span></p>"

    parts = [
        '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">',
        '<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">',
        '<meta name=Generator content="Microsoft Word 15"><title>THÔNG BÁO</title>',
        '<style><!-- p.MsoNormal {margin:0cm; font-size:14.0pt; font-family:"Times New Roman",serif;} --></style>',
        "</head>",
        "<body lang=EN-US><div class=WordSection1>",
    ]
    for block in blocks(text):
        if isinstance(block, Line):
            parts.append(paragraph(block.text, block.centred))
            continue
        parts.append("<table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0><tr>")
        for column in range(len(block.rows[0])):
            cells = [row[column] for row in block.rows]
            inner = "\n".join(paragraph(cell, not cell.startswith("-")) for cell in cells)
            parts.append(f"<td width=320 valign=top>\n{inner}\n</td>")
        parts.append("</tr></table>")
    parts.append("</div></body></html>")
    wrap = textwrap.TextWrapper(80, break_long_words=False, break_on_hyphens=False)
    lines = [line for part in parts for line in part.split("\n")]
    return ("\r\n".join("\r\n".join(wrap.wrap(line)) for line in lines) + "\r\n").encode()


# --- .rtf in TCVN3 (TCVN 5712:1993, table VN3) --------------------------------------------------------------------

# Letters in the order of their codes; a dot stands for a code that is not a letter.
_BLOCKS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ.ằẳẵắ",
    0xC6: "ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ",
}
TCVN3 = {letter: code + i for code, letters in _BLOCKS.items() for i, letter in enumerate(letters) if letter != "."}


def to_rtf(text: str) -> bytes:
    """A file of 2008 in the fonts .VnTime and .VnTimeH.

    TCVN3 has no capital letters with a tone mark: they are typed as small letters in .VnTimeH, which draws capitals.
    """
    fonts = r"{\fonttbl{\f0\froman\fcharset0 .VnTime;}{\f1\froman\fcharset0 .VnTimeH;}}"
    parts = [rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}" + "\n"]
    for block in blocks(text):
        if isinstance(block, Line):
            align = r"\qc" if block.centred else r"\qj\fi720"
            parts.append(rf"\pard{align}\f0\fs28 {_rtf_runs(block.text)}\par" + "\n")
            continue
        for row in block.rows:
            edges = "".join(rf"\cellx{4700 * (i + 1)}" for i in range(len(row)))
            cells = "".join(rf"\pard\intbl\qc\f0\fs26 {_rtf_runs(cell)}\cell " for cell in row)
            parts.append(rf"\trowd\trgaph108{edges}{cells}\row" + "\n")
        parts.append(r"\pard\par" + "\n")
    return "".join([*parts, "}"]).encode("ascii")


def _rtf_runs(text: str) -> str:
    """The runs of a line as RTF groups."""
    pieces = []
    for run in runs(text):
        style = (r"\b" if run.bold else "") + (r"\i" if run.italic else "")
        words = "".join(_rtf_word(word) for word in re.split(r"(\s+)", run.text))
        pieces.append(f"{{{style} {words}}}" if style else words)
    return "".join(pieces)


def _rtf_word(word: str) -> str:
    """One word in TCVN3 codes; what needs the capital font is set in it."""
    if word.isupper() and any(_needs_capital_font(letter) for letter in word):
        return rf"{{\f1 {''.join(map(_rtf_letter, word))}}}"
    return "".join(rf"{{\f1 {_rtf_letter(c)}}}" if _needs_capital_font(c) else _rtf_letter(c) for c in word)


def _needs_capital_font(letter: str) -> bool:
    return letter not in TCVN3 and letter.lower() in TCVN3


def _rtf_letter(letter: str) -> str:
    code = TCVN3.get(letter, TCVN3.get(letter.lower()))
    if code is not None:
        return rf"\'{code:02x}"
    if letter in "\\{}":
        return "\\" + letter
    if not letter.isascii():
        raise ValueError(f"{letter!r} has no TCVN3 code: use a plain character in the composed text")
    return letter


Format = Literal["docx", "pdf", "html", "rtf"]
WRITERS: dict[Format, Callable[[str], bytes]] = {"docx": to_docx, "pdf": to_pdf, "html": to_html, "rtf": to_rtf}
BUILDS: dict[str, Format] = {
    "2008-bao-cao-xuan-loc": "rtf",
    "2020-bao-cao-thanh-chuong": "pdf",
    "2024-thong-bao-ket-luan-cam-my": "docx",
    "2026-thong-bao-ket-luan-xa-cam-my": "html",
}


def build(target: Path = SAMPLES) -> list[Path]:
    """Writes every built sample into `target`; returns the files."""
    files = []
    for name, kind in BUILDS.items():
        file = target / f"{name}.{kind}"
        file.write_bytes(WRITERS[kind]((SOURCES / f"{name}.txt").read_text(encoding="utf-8")))
        files.append(file)
    return files


if __name__ == "__main__":
    for path in build(*map(Path, sys.argv[1:2])):
        print(f"{path.stat().st_size:7d}  {path}")
