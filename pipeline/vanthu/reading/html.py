"""Web pages and Word files saved as such: one block a line, cells of a table separated by tabs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from vanthu.errors import ReadError
from vanthu.reading import plain
from vanthu.reading.runs import Extract, Line, Run, assemble
from vanthu.reading.tables import row_lines

_BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "hr"),
    *("tbody", "thead", "tfoot", "tr", "td", "th", "blockquote", "pre", "center", "body", "html", "section", "article"),
    *("address", "form", "fieldset", "caption", "main", "aside", "figure", "figcaption", "header", "footer"),
}
_LEFT_OUT = {
    *("script", "style", "head", "title", "noscript", "template", "svg", "select", "object", "iframe", "nav", "button"),
}
MAX_PAGE_BYTES = 8 * 2**20
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,5000})\}")
_SELECTOR = re.compile(r"^[a-z0-9]*(?:\.[\w-]+)?$")
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-element\s*:\s*(?:header|footer)|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TOO_DEEP = 400


@dataclass(frozen=True, slots=True)
class _Face:
    font: str = ""
    bold: bool = False
    italic: bool = False
    capitals: bool = False


@dataclass(slots=True)
class _Block:
    """Lines collected so far, the last one still open."""

    lines: list[Line] = field(default_factory=lambda: [Line()])

    def add(self, text: str, face: _Face) -> None:
        """Write on in the open line, white space collapsed."""
        runs = self.lines[-1].runs
        text = _SPACE.sub(" ", text.replace("\xa0", " "))
        if not runs or runs[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text:
            runs.append(Run(text, face.font, face.bold, face.italic, face.capitals))

    def close(self) -> None:
        """End the open line, unless it is empty."""
        if self.lines[-1].runs:
            self.lines.append(Line())


def read_html(data: bytes, name: str) -> Extract:
    """Extract a page. Raises ReadError when it is too large or holds no text."""
    if len(data) > MAX_PAGE_BYTES:
        raise ReadError(
            f"{name}: the page has {len(data) / 2**20:,.0f} MB, the limit is {MAX_PAGE_BYTES // 2**20} MB; split it"
        )
    import lxml.html  # type: ignore[import-untyped]
    from lxml import etree

    text = _decoded(data, name)
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    try:
        root = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError):
        raise ReadError(f"{name}: the page holds no text; save it again from the browser") from None
    reader = _Reader(_style_rules(root))
    block = _Block()
    reader.walk(root, _Face(), block, 0)
    found = assemble([_trimmed(line) for line in block.lines if line.runs])
    return replace(found, encoding=_charset(data) if found.encoding == "unicode" else found.encoding)


def read_mht(data: bytes, name: str) -> Extract:
    """Extract a page saved with its pictures in one file (.mht)."""
    import email
    import email.policy

    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return read_html(payload, name)
    raise ReadError(f"{name}: the web archive holds no page; save it again from the browser")


def _charset(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    declared = _CHARSET.search(data[:4096])
    return declared.group(1).decode("ascii", "replace").lower() if declared else "utf-8"


def _decoded(data: bytes, name: str) -> str:
    """The page as a string. Eight-bit pages keep their bytes as characters where fonts may decide their encoding."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return _without_declaration(plain.decode(data, name)[0])
    try:
        return _without_declaration(data.decode("utf-8"))
    except UnicodeDecodeError:
        charset = _charset(data)
    if charset in ("windows-1258", "cp1258"):
        return _without_declaration(unicodedata.normalize("NFC", data.decode("cp1258", "replace")))
    return _without_declaration(plain.surface(data))


def _without_declaration(text: str) -> str:
    """lxml refuses strings that declare an encoding in an XML declaration."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)


def _trimmed(line: Line) -> Line:
    if line.table or not line.runs:
        return line
    runs = list(line.runs)
    runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return Line(runs, line.table)


def _style_rules(root: Any) -> dict[str, str]:
    """Declarations of the page's own style sheets by simple selector (`p.MsoNormal`, `.tieude`, `h1`)."""
    rules: dict[str, str] = {}
    for sheet in root.iter("style"):
        for selectors, declarations in _RULE.findall((sheet.text or "")[:500_000]):
            for selector in selectors.split(","):
                key = selector.strip().rpartition("*/")[2].strip()
                if _SELECTOR.match(key):
                    rules[key] = rules.get(key, "") + ";" + declarations
    return rules


@dataclass(slots=True)
class _Reader:
    rules: dict[str, str]

    def walk(self, element: Any, face: _Face, block: _Block, depth: int) -> None:
        """Add an element's text to `block`; its tail is its parent's."""
        tag = element.tag if isinstance(element.tag, str) else ""
        style = self._style(element, tag)
        if not tag or tag in _LEFT_OUT or _HIDDEN.search(style) or depth > _TOO_DEEP:
            return
        face = _faced(face, element, tag, style)
        if tag == "br":
            block.lines.append(Line())
        elif tag == "table":
            block.close()
            for row in self._rows(element):
                cells = [list(self._cell(cell, face, depth)) for cell in row.iterchildren("td", "th")]
                block.lines[-1:] = [*row_lines(cells), Line()]
        else:
            if tag in _BLOCKS:
                block.close()
            if tag == "li":
                block.add(_item_mark(element), face)
            block.add(element.text or "", face)
            for child in element.iterchildren():
                self.walk(child, face, block, depth + 1)
                block.add(child.tail or "", face)
            if tag in _BLOCKS:
                block.close()

    def _rows(self, table: Any) -> Iterator[Any]:
        for child in table.iterchildren():
            if child.tag == "tr":
                yield child
            elif child.tag in ("tbody", "thead", "tfoot"):
                yield from child.iterchildren("tr")

    def _cell(self, cell: Any, face: _Face, depth: int) -> Iterator[Line]:
        inner = _Block()
        self.walk(cell, face, inner, depth + 1)
        yield from (line for line in inner.lines if line.runs)

    def _style(self, element: Any, tag: str) -> str:
        names = (element.get("class") or "").split()
        parts = [self.rules.get(tag, "")]
        for name in names:
            parts += [self.rules.get(f".{name}", ""), self.rules.get(f"{tag}.{name}", "")]
        return ";".join((*parts, element.get("style") or ""))


def _item_mark(item: Any) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    start = parent.get("start") or "1"
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{(int(start) if start.isdigit() else 1) + before}. "


def _faced(face: _Face, element: Any, tag: str, style: str) -> _Face:
    font = _FONT.search(style)
    name = font.group(1).strip() if font else (element.get("face") or "").split(",")[0].strip() if tag == "font" else ""
    if name:
        face = replace(face, font=name)
    lowered = style.lower().replace(" ", "")
    if tag in ("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th") or "font-weight:bold" in lowered:
        face = replace(face, bold=True)
    elif "font-weight:normal" in lowered:
        face = replace(face, bold=False)
    if tag in ("i", "em") or "font-style:italic" in lowered:
        face = replace(face, italic=True)
    elif "font-style:normal" in lowered:
        face = replace(face, italic=False)
    if "text-transform:uppercase" in lowered:
        face = replace(face, capitals=True)
    return face
