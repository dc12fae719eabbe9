"""Rich Text Format, run by run: striprtf gives the text but not the fonts, and the fonts decide the encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from vanthu.errors import ReadError
from vanthu.reading.runs import MAX_PARAGRAPHS, OPTIONAL_HYPHEN, Extract, Line, Run, assemble
from vanthu.reading.tables import row_lines

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_BINARY = re.compile(r"\\bin(\d{1,9}) ?")
_MAX_DEPTH = 2_000

# Groups that hold no body text. What \* introduces is skipped too unless it is known.
# fmt: off
_SKIPPED = frozenset(
    {
        "aftncn", "aftnsep", "aftnsepc", "annotation", "atnauthor", "atndate", "atnid", "atnref", "author",
        "bkmkend", "bkmkstart", "colorschememapping", "colortbl", "comment", "creatim", "datastore", "docvar",
        "falt", "filetbl", "fldinst", "fname", "fontemb", "fontfile", "footer", "footerf", "footerl", "footerr",
        "ftncn", "ftnsep", "ftnsepc", "generator", "header", "headerf", "headerl", "headerr", "info", "latentstyles",
        "listoverridetable", "listtable", "mmathPr", "nonshppict", "object", "operator", "panose", "pict",
        "pnseclvl", "pntxta", "pntxtb", "printim", "private", "revtbl", "revtim", "rsidtbl", "shprslt", "sp",
        "stylesheet", "subject", "tc", "tcn", "template", "themedata", "title", "userprops", "wgrffmtfilter", "xe",
        "xmlnstbl",
    }
)
# fmt: on
_KEPT_STARRED = frozenset({"shppict", "shpinst", "shptxt", "ud"})
_SIGNS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_ESCAPES = {"~": "\xa0", "_": "-", "-": OPTIONAL_HYPHEN, "\n": "\n", "\r": "\n", "\t": "\t"}
_CHARSETS = {0: "cp1252", 77: "mac_roman", 128: "cp932", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254"} | {
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
}


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: its destination, font and face."""

    skipped: bool = False
    fonts: bool = False  # inside \fonttbl
    font: int | None = None
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    hidden: bool = False
    unicode_skip: int = 1


@dataclass(slots=True)
class _Document:
    fonts: dict[int, str] = field(default_factory=dict)
    codecs: dict[int, str] = field(default_factory=dict)
    codec: str = "cp1252"
    default_font: int = 0
    lines: list[Line] = field(default_factory=list)
    paragraph: list[Run] = field(default_factory=list)
    cell: list[Line] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    in_table: bool = False
    paragraphs: int = 0


def read_rtf(data: bytes, name: str) -> Extract:
    """Extract an .rtf. Headers, footers and pictures are left out. Raises ReadError when groups nest without end."""
    document = _Document()
    _parse(_without_binary(data.decode("latin-1")), document, name)
    if document.paragraph or document.cell or document.cells:
        _end_paragraph(document)
        _end_row(document)
    return assemble([part for line in document.lines for part in _at_breaks(line)])


def _without_binary(rtf: str) -> str:
    """Cut out what \\bin announces: raw bytes of pictures, which may contain braces."""
    kept, at = [], 0
    for match in _BINARY.finditer(rtf):
        if match.start() >= at:
            kept.append(rtf[at : match.start()])
            at = match.end() + int(match.group(1))
    return "".join(kept) + rtf[at:]


def _at_breaks(line: Line) -> Iterator[Line]:
    current = Line(table=line.table)
    for run in line.runs:
        for i, piece in enumerate(run.text.split("\n")):
            if i:
                yield current
                current = Line(table=line.table)
            if piece:
                current.runs.append(replace(run, text=piece))
    yield current


def _parse(rtf: str, document: _Document, name: str) -> None:
    state, stack = _State(), []
    to_skip = 0  # characters that stand in for a \u for old readers
    starred = False
    for match in _TOKEN.finditer(rtf):
        word, number, byte, escape, brace, plain = match.groups()
        if brace == "{":
            stack.append(state)
            if len(stack) > _MAX_DEPTH:
                raise ReadError(f"{name}: the .rtf file nests groups without end; save it again in Word")
        elif brace == "}":
            state = stack.pop() if stack else state
            to_skip = 0
        elif escape == "*":
            starred = True
            continue
        elif word:
            if starred and word not in _KEPT_STARRED:
                state = replace(state, skipped=True)
            elif word == "u" and number:
                _text(document, state, chr(int(number) % 65536))
                to_skip = state.unicode_skip
            elif word in _SIGNS:
                _text(document, state, _SIGNS[word])
            else:
                state = _control(document, state, word, int(number) if number else None)
        elif to_skip and (byte or plain):
            taken = 1 if byte else min(to_skip, len(plain))
            to_skip -= taken
            if plain:
                _text(document, state, plain[taken:])
        elif byte:
            _byte(document, state, int(byte, 16))
        elif escape:
            _text(document, state, _ESCAPES.get(escape, escape))
        elif plain:
            _text(document, state, plain)
        starred = False


def _control(document: _Document, state: _State, word: str, number: int | None) -> _State:
    """Apply a control word; returns the state that follows it."""
    on = number != 0
    if word in _SKIPPED:
        return replace(state, skipped=True)
    match word:
        case "fonttbl":
            return replace(state, fonts=True)
        case "f":
            return replace(state, font=number)
        case "fcharset" if state.fonts and state.font is not None:
            document.codecs[state.font] = _CHARSETS.get(number or 0, document.codec)
        case "ansicpg" if number:
            document.codec = f"cp{number}"
        case "deff":
            document.default_font = number or 0
        case "b":
            return replace(state, bold=on)
        case "i":
            return replace(state, italic=on)
        case "caps":
            return replace(state, capitals=on)
        case "v" | "deleted":
            return replace(state, hidden=on)
        case "plain":
            return replace(state, font=None, bold=False, italic=False, capitals=False, hidden=False)
        case "uc":
            return replace(state, unicode_skip=number or 0)
        case "pard":
            document.in_table = False
        case "intbl":
            document.in_table = True
        case "par" | "sect" | "page" if not state.skipped:
            _end_paragraph(document)
        case "cell" | "nestcell" if not state.skipped:
            _end_cell(document)
        case "row" | "nestrow" if not state.skipped:
            _end_row(document)
    return state


def _text(document: _Document, state: _State, text: str) -> None:
    if state.skipped or not text:
        return
    if state.fonts:
        if state.font is not None:
            document.fonts[state.font] = (document.fonts.get(state.font, "") + text).partition(";")[0]
        return
    if state.hidden:
        return
    number = document.default_font if state.font is None else state.font
    run = Run(text, document.fonts.get(number, "").strip(), state.bold, state.italic, state.capitals)
    last = document.paragraph[-1] if document.paragraph else None
    if last is not None and replace(last, text="") == replace(run, text=""):
        document.paragraph[-1] = replace(last, text=last.text + text)
    else:
        document.paragraph.append(run)


def _byte(document: _Document, state: _State, value: int) -> None:
    number = document.default_font if state.font is None else state.font
    codec = document.codecs.get(number, document.codec)
    try:
        char = bytes([value]).decode(codec)
    except (UnicodeDecodeError, LookupError):
        char = chr(value)
    _text(document, state, char)


def _end_paragraph(document: _Document) -> None:
    document.paragraphs += 1
    if document.paragraphs > MAX_PARAGRAPHS:
        raise OverflowError("too many paragraphs")
    line = Line(document.paragraph)
    document.paragraph = []
    if document.in_table:
        document.cell.append(line)
    else:
        if document.cells or document.cell:
            _end_row(document)
        document.lines.append(line)


def _end_cell(document: _Document) -> None:
    document.paragraphs += 1
    document.cell.append(Line(document.paragraph))
    document.paragraph = []
    document.cells.append(document.cell)
    document.cell = []


def _end_row(document: _Document) -> None:
    if document.cell:
        document.cells.append(document.cell)
    document.lines.extend(row_lines([list(_split_all(cell)) for cell in document.cells]))
    document.cell, document.cells = [], []


def _split_all(cell: list[Line]) -> Iterator[Line]:
    for line in cell:
        yield from _at_breaks(line)
