"""Blocks, one for each logical paragraph, and the edits that make the clean text of them."""

from __future__ import annotations

from dataclasses import dataclass

from vanthu.layout.lines import Drop, Line, Spans
from vanthu.layout.markers import Marker, find_marker
from vanthu.notice import Edit, Role


@dataclass(slots=True)
class Block:
    """A logical paragraph while it is being read: its lines joined, its marker, its role."""

    lines: list[Line]
    text: str
    role: Role
    marks: Spans = ()
    """Emphasised passages in offsets of `text`."""
    marker: Marker | None = None
    lead: tuple[int, int] | None = None
    """The title that opens the paragraph (`Về công tác dân vận`), in offsets of `text`."""
    outer: bool = False
    """A heading that opens a document of its own: an annex, a regulation issued with a decision."""
    section_id: int | None = None
    offset: int = 0
    """Where the block begins in the clean text."""

    @property
    def content(self) -> str:
        """The text without the list marker."""
        return self.text[self.marker.length :] if self.marker else self.text

    @property
    def hint(self) -> int:
        """Level of a Markdown heading, else 0."""
        return self.lines[0].hint

    @property
    def emphasised(self) -> bool:
        """The whole block stands in bold, italics or underlined."""
        return bool(self.marks) and all(line.emphasised for line in self.lines)


def make_blocks(lines: list[Line]) -> list[Block]:
    """One block for each run of lines that `joiner` holds together."""
    blocks: list[Block] = []
    for line in lines:
        if line.joiner is None or not blocks:
            role: Role = line.role or ("table" if line.row else "body")
            blocks.append(Block([line], line.text, role, line.marks))
        else:
            blocks[-1].lines.append(line)
    offset = 0
    for block in blocks:
        if len(block.lines) > 1:
            _join(block)
        block.offset = offset
        offset += len(block.text) + 1
        if block.role in ("body", "recipients"):
            block.marker = find_marker(block.text)
    return blocks


def _join(block: Block) -> None:
    """Set the text and the marks of a block of several lines from them."""
    parts = [block.lines[0].text]
    marks = list(block.lines[0].marks)
    width = len(parts[0])
    for line in block.lines[1:]:
        joiner = line.joiner or ""
        width += len(joiner)
        parts += (joiner, line.text)
        marks += ((a + width, b + width) for a, b in line.marks)
        width += len(line.text)
    block.text, block.marks = "".join(parts), tuple(marks)


def merge(first: Block, others: list[Block]) -> None:
    """Append `others` to `first`, as the title lines under `Chương I`; later offsets stay right."""
    for other in others:
        other.lines[0].joiner = " "
        first.lines.extend(other.lines)
    _join(first)
    first.marker = find_marker(first.text)


def make_edits(raw: str, lines: list[Line], drops: list[Drop]) -> list[Edit]:
    """The edits that turn the raw text into the clean one: changed pieces, drops, and what stands between lines."""
    edits: list[Edit] = []
    d = at = 0
    for i, line in enumerate(lines):
        separator = ("\n" if line.joiner is None else line.joiner) if i else ""
        kind = "line_join" if line.joiner is not None else "column" if line.column else "paragraph"
        if line.joiner == "\t":
            kind = "cell"
        for piece in line.pieces:
            if piece.start > at:
                d = _gap(raw, at, piece.start, drops, d, separator, kind, edits)
            separator = ""  # only the first piece has a line before it
            if piece.kind and raw[piece.start : piece.end] != piece.text:
                edits.append(Edit(piece.start, piece.end, piece.text, piece.kind))
            at = piece.end
    _gap(raw, at, len(raw), drops, d, "", "space", edits)
    return edits


def _gap(
    raw: str, start: int, end: int, drops: list[Drop], d: int, separator: str, kind: str, edits: list[Edit]
) -> int:
    """Add the edits for raw[start:end], which leaves only `separator`; returns the index of the next drop."""
    if d == len(drops) or drops[d].start >= end:
        between = raw[start:end]
        if start < end and between != separator:
            why = kind if separator or kind == "line_join" else "space"
            edits.append(Edit(start, end, separator, "markup" if between.strip() else why))
        return d
    parts: list[tuple[int, int, str]] = []
    at = start
    while d < len(drops) and drops[d].start < end:
        if drops[d].start >= start:
            if drops[d].start > at:
                parts.append((at, drops[d].start, _unmarked(raw, at, drops[d].start)))
            parts.append((drops[d].start, drops[d].end, drops[d].kind))
            at = drops[d].end
        d += 1
    if at < end:
        parts.append((at, end, _unmarked(raw, at, end)))
    spaces = [k for k, part in enumerate(parts) if not part[2]]
    breaks = [k for k in spaces if "\n" in raw[parts[k][0] : parts[k][1]]]
    tags = [k for k, part in enumerate(parts) if part[2] == "markup"]
    chosen = (breaks or spaces or tags or [0])[0]
    for k, (a, b, why) in enumerate(parts):
        text = separator if k == chosen else ""
        if raw[a:b] != text:
            cause = "cell" if text == "\t" else why
            cause = cause or (kind if k == chosen and (text or kind == "line_join") else "space")
            edits.append(Edit(a, b, text, cause))
    return d


def _unmarked(raw: str, start: int, end: int) -> str:
    """Kind of a passage between lines without a drop: white space, or the cell mark that columns were cut at."""
    return "markup" if raw[start:end].strip() else ""
