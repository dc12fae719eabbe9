"""Word documents (.docx): paragraphs with fonts, faces and computed list numbers, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from vanthu.errors import ReadError
from vanthu.reading.numbering import Level, Numbering
from vanthu.reading.package import check_package
from vanthu.reading.runs import OPTIONAL_HYPHEN, Extract, Line, Run, assemble
from vanthu.reading.tables import row_lines

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFF = ("0", "false", "off", "none")
_SKIP = {_W + tag for tag in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "instrText", "delText")} | {_FALLBACK}
_CHARACTERS = {
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
    _W + "softHyphen": OPTIONAL_HYPHEN,
}


def read_docx(data: bytes, name: str) -> Extract:
    """Extract a .docx. Raises ReadError when the package is hostile or damaged. Headers and footers are left out."""
    check_package(data, name)
    import docx

    try:
        document = docx.Document(BytesIO(data))
        body = document.element.body
    except Exception as error:
        raise ReadError(f"{name}: the .docx file is damaged ({type(error).__name__}); save it again in Word") from error
    reader = _Reader(document)
    lines = [line for block in body.iterchildren() for line in reader.block(block)]
    lines.extend(_notes(document, reader))
    return assemble([part for line in lines for part in _split(line)])


def _notes(document: Any, reader: _Reader) -> Iterator[Line]:
    """Footnotes and endnotes, after the body, without the two rules that Word keeps among them."""
    from docx.oxml import parse_xml

    for part in document.part.package.iter_parts():
        if str(part.partname).endswith(("/footnotes.xml", "/endnotes.xml")):
            for note in parse_xml(part.blob):
                if note.get(_W + "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    for block in note.iterchildren():
                        yield from (line for line in reader.block(block) if line.text.strip())


def _split(line: Line) -> Iterator[Line]:
    """One line for each line break typed inside a paragraph, so that marks never span lines."""
    current = Line(table=line.table)
    for run in line.runs:
        pieces = run.text.split("\n")
        for i, piece in enumerate(pieces):
            if i:
                yield current
                current = Line(table=line.table)
            if piece:
                current.runs.append(Run(piece, run.font, run.bold, run.italic, run.capitals))
    yield current


class _Reader:
    """Walks the XML that python-docx opened; python-docx itself omits text in changes, fields and text boxes."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.get(_W + "styleId"): style for style in document.styles.element.iterfind(_W + "style")}
        defaults = document.styles.element.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._defaults: dict[str, Any] = _properties(defaults)
        of_paragraphs = [s for s in self._styles.values() if s.get(_W + "type") == "paragraph"]
        self._ordinary = next((s.get(_W + "styleId") for s in of_paragraphs if s.get(_W + "default") == "1"), None)
        self._faces: dict[str, dict[str, Any]] = {}
        self._numbering = Numbering()
        self._lists, self._abstract = _list_definitions(document)

    def block(self, element: Any) -> Iterator[Line]:
        """Lines of a paragraph, a table, or what holds them."""
        if element.tag == _W + "p":
            yield from self._boxes(element)
            yield Line(self._paragraph(element))
        elif element.tag == _W + "tbl":
            for row in _rows(element):
                yield from row_lines([list(self._cell(cell)) for cell in _cells(row)])
        elif element.tag not in _SKIP and element.tag != _W + "sectPr":
            for child in element.iterchildren():
                yield from self.block(child)

    def _cell(self, cell: Any) -> Iterator[Line]:
        for child in cell.iterchildren():
            yield from (part for line in self.block(child) for part in _split(line))

    def _boxes(self, paragraph: Any) -> Iterator[Line]:
        for box in paragraph.iter(_W + "txbxContent"):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                for child in box.iterchildren():
                    yield from (line for line in self.block(child) if line.text.strip())

    def _paragraph(self, paragraph: Any) -> list[Run]:
        properties = paragraph.find(_W + "pPr")
        style_id = _value(properties, "pStyle") or self._ordinary
        base = {**self._defaults, **self._face(style_id)}
        runs = list(self._inline(paragraph, base))
        number = self._number(properties, style_id)
        if number and any(run.text.strip() for run in runs):
            first = next(run for run in runs if run.text.strip())
            runs.insert(0, Run(number + " ", "", first.bold, first.italic))
        return runs

    def _inline(self, element: Any, base: dict[str, Any]) -> Iterator[Run]:
        for child in element.iterchildren():
            if child.tag == _W + "r":
                run = self._run(child, base)
                if run is not None:
                    yield run
            elif child.tag not in _SKIP and child.tag != _W + "txbxContent":
                yield from self._inline(child, base)

    def _run(self, run: Any, base: dict[str, Any]) -> Run | None:
        properties = run.find(_W + "rPr")
        face = {**base, **self._face(_value(properties, "rStyle")), **_properties(properties)}
        text = "".join(_characters(run))
        if not text or face.get("vanish"):
            return None
        return Run(text, face.get("font", ""), bool(face.get("b")), bool(face.get("i")), bool(face.get("caps")))

    def _face(self, style_id: str | None) -> dict[str, Any]:
        """Font and face that a style gives, inherited ones included."""
        if style_id is None:
            return {}
        if style_id not in self._faces:
            chain: list[Any] = []
            here = style_id
            while here in self._styles and len(chain) < 20:
                chain.append(self._styles[here])
                here = _value(self._styles[here], "basedOn") or ""
            face: dict[str, Any] = {}
            for style in reversed(chain):
                face.update(_properties(style.find(_W + "rPr")))
            self._faces[style_id] = face
        return self._faces[style_id]

    def _number(self, properties: Any, style_id: str | None) -> str:
        mark = properties.find(_W + "numPr") if properties is not None else None
        depth, here = 0, style_id
        while mark is None and here in self._styles and depth < 20:
            mark = self._styles[here].find(f"{_W}pPr/{_W}numPr")
            here, depth = _value(self._styles[here], "basedOn"), depth + 1
        list_id = _value(mark, "numId")
        if list_id is None or list_id not in self._lists:
            return ""
        shared, own = self._lists[list_id]
        levels = {**self._abstract.get(shared, {}), **own}
        level = _value(mark, "ilvl") or "0"
        return self._numbering.label(list_id if own else shared, int(level) if level.isdigit() else 0, levels)


def _characters(run: Any) -> Iterator[str]:
    for child in run.iterchildren():
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == _W + "sym":
            yield _symbol(child.get(_W + "char") or "")


def _symbol(code: str) -> str:
    """A sign from a symbol font: only bullets and dashes occur in notices, and a private code would print nothing."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "-" if value >= 0xF000 else chr(value)


def _value(parent: Any, tag: str) -> str | None:
    child = parent.find(_W + tag) if parent is not None else None
    value = child.get(_W + "val") if child is not None else None
    return str(value) if value is not None else None


def _properties(properties: Any) -> dict[str, Any]:
    """Font, bold, italic, capitals and hiddenness as far as this element sets them."""
    out: dict[str, Any] = {}
    if properties is None:
        return out
    fonts = properties.find(_W + "rFonts")
    if fonts is not None:
        font = fonts.get(_W + "hAnsi") or fonts.get(_W + "ascii")
        if font:
            out["font"] = str(font)
    for tag in ("b", "i", "caps", "vanish"):
        toggle = properties.find(_W + tag)
        if toggle is not None:
            out[tag] = toggle.get(_W + "val", "1") not in _OFF
    return out


def _rows(table: Any) -> Iterator[Any]:
    for child in table.iterchildren():
        if child.tag == _W + "tr":
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins"):
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == _W + "tc":
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins"):
            yield from _cells(child)


def _list_definitions(document: Any) -> tuple[dict[str, tuple[str, dict[int, Level]]], dict[str, dict[int, Level]]]:
    """Lists by id with the definition they share and what they override, and the definitions."""
    part = next((p for p in document.part.package.iter_parts() if str(p.partname).endswith("/numbering.xml")), None)
    if part is None:
        return {}, {}
    from docx.oxml import parse_xml

    root = parse_xml(part.blob)
    abstract = {
        definition.get(_W + "abstractNumId"): dict(map(_level, definition.iterfind(_W + "lvl")))
        for definition in root.iterfind(_W + "abstractNum")
    }
    lists: dict[str, tuple[str, dict[int, Level]]] = {}
    for item in root.iterfind(_W + "num"):
        shared = _value(item, "abstractNumId") or ""
        own: dict[int, Level] = {}
        for override in item.iterfind(_W + "lvlOverride"):
            at = int(override.get(_W + "ilvl") or 0)
            level = override.find(_W + "lvl")
            start = _value(override, "startOverride")
            if level is not None:
                own[at] = _level(level)[1]
            elif start is not None and at in abstract.get(shared, {}):
                base = abstract[shared][at]
                own[at] = Level(base.style, base.text, int(start))
        lists[item.get(_W + "numId")] = (shared, own)
    return lists, abstract


def _level(element: Any) -> tuple[int, Level]:
    start = _value(element, "start") or "1"
    level = Level(
        _value(element, "numFmt") or "decimal", _value(element, "lvlText") or "", int(start) if start.isdigit() else 1
    )
    return int(element.get(_W + "ilvl") or 0), level
