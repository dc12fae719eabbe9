"""Raw text cut into physical lines: each a list of pieces that point to the raw text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanthu.notice import Role

Spans = tuple[tuple[int, int], ...]
"""Passages, each from its first offset to the one after its last."""
_NO_LETTER = re.compile(r"[\W\d_]+")


@dataclass(slots=True)
class Piece:
    """A raw passage and what stands for it in the clean line; `kind` is empty where they are the same."""

    start: int
    end: int
    text: str
    kind: str = ""

    @property
    def wide(self) -> bool:
        """A gap such as columns and table cells are set apart by: a tab, or three spaces and more."""
        return self.kind == "cell" or (self.kind == "space" and self.end - self.start >= 3) or self.text == "\t"


@dataclass(frozen=True, slots=True)
class Drop:
    """A raw passage outside the lines that is not white space, and why it is left out."""

    start: int
    end: int
    kind: str


def joined(pieces: list[Piece]) -> str:
    """What the pieces of a line stand for."""
    return "".join([piece.text for piece in pieces])


def trim(pieces: list[Piece], edge: int) -> int:
    """Take the white space off the end (-1) or the beginning (0) of a line's pieces; returns how much text went."""
    gone = 0
    k = edge
    while -len(pieces) <= k < len(pieces):
        piece = pieces[k]
        bare = piece.text.rstrip() if edge else piece.text.lstrip()
        gone += len(piece.text) - len(bare)
        if bare and not piece.kind:
            cut = len(piece.text) - len(bare)
            start, end = (piece.start, piece.end - cut) if edge else (piece.start + cut, piece.end)
            pieces[k] = Piece(start, end, bare)
        if bare:
            break
        if piece.kind in ("space", "cell", ""):
            pieces.pop(k)  # what is not accounted for between two lines is white space or a cell mark
        else:
            piece.text = ""
            k += -1 if edge else 1
    return gone


@dataclass(slots=True)
class Line:
    """A physical line without marks and outer white space."""

    pieces: list[Piece]
    text: str
    """The line as it stands in the clean text: what the pieces stand for (see `reset`)."""
    blank_before: bool = False
    page_before: bool = False
    """A page ended before this line (form feed, page number or running head)."""
    hint: int = 0
    """Level of a Markdown heading (`##` → 2), else 0."""
    marks: Spans = ()
    """Emphasised passages in offsets of `text`."""
    indent: int = 0
    joiner: str | None = None
    """What joins the line to the one before; None when it begins a paragraph."""
    role: Role | None = None
    row: bool = False
    """A table row: its tabs separate cells."""
    cell: str = ""
    """What would join the line to the one before in a table row that a tag broke: a tab where another cell begins."""
    bars: int = 0
    """Bars between the line before and this one, each of which ends a cell."""
    column: bool = False
    """Cut off from the line before as another column."""

    @property
    def start(self) -> int:
        """Where the line begins in the raw text."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the line ends in the raw text."""
        return self.pieces[-1].end

    @property
    def emphasised(self) -> bool:
        """All of the line but its list marker and outer punctuation stands in bold, italics or underlined."""
        marks = self.marks
        if not marks:
            return False
        text = self.text
        if len(marks) == 1:
            a, b = marks[0]
            outside = text[:a] + text[b:]
        else:
            ends = [0, *(b for _, b in marks)]
            outside = "".join(text[b:a] for b, a in zip(ends, (*(a for a, _ in marks), len(text)), strict=True))
        letters = len(_NO_LETTER.sub("", outside)) if outside else 0
        return letters <= 2 and len(_NO_LETTER.sub("", text)) > letters

    def gaps(self) -> list[int]:
        """Indices of the wide gaps inside the line."""
        if len(self.pieces) < 3:
            return []
        return [i for i, piece in enumerate(self.pieces[1:-1], 1) if piece.kind and piece.wide]

    def parts(self) -> list[str]:
        """What stands between the wide gaps."""
        ends = [*self.gaps(), len(self.pieces)]
        return [joined(self.pieces[a:b]).strip() for a, b in zip([0, *ends], ends, strict=False)]

    def cut(self, index: int) -> tuple[Line, Line]:
        """Two lines, without the white-space piece at `index`."""
        left, right = self.pieces[:index], self.pieces[index + 1 :]
        shift = sum(len(p.text) for p in self.pieces[: index + 1])
        trim(left, -1)
        shift += trim(right, 0)
        first = Line(left, joined(left), self.blank_before, self.page_before, self.hint, indent=self.indent)
        first.column = self.column
        second = Line(right, joined(right), column=True)
        if right and self.pieces:
            second.indent = self.indent + right[0].start - self.pieces[0].start
        width = len(first.text)
        first.marks = tuple((a, min(b, width)) for a, b in self.marks if a < width)
        second.marks = tuple((max(a - shift, 0), b - shift) for a, b in self.marks if b > shift)
        return first, second

    def cut_at(self, offset: int) -> tuple[Line, Line]:
        """Two lines, without the space at `offset` of the clean line, which must lie in a piece kept as it is."""
        at = 0
        for i, piece in enumerate(self.pieces):
            if at <= offset < at + len(piece.text):
                if len(piece.text) == 1:
                    return self.cut(i)
                k = piece.start + offset - at
                cut = [
                    Piece(piece.start, k, piece.text[: offset - at]),
                    Piece(k, k + 1, piece.text[offset - at]),
                    Piece(k + 1, piece.end, piece.text[offset - at + 1 :]),
                ]
                kept = [p for p in cut if p.text]
                self.pieces[i : i + 1] = kept
                return self.cut(i + kept.index(cut[1]))
            at += len(piece.text)
        raise IndexError(offset)

    def drop_last(self) -> Drop:
        """Take the last character off the line and return it as a hyphen to leave out."""
        last = self.pieces[-1]
        if len(last.text) == 1:
            self.pieces.pop()
        else:
            self.pieces[-1] = Piece(last.start, last.end - 1, last.text[:-1])
        self.reset()
        return Drop(last.end - 1, last.end, "hyphen")

    def reset(self) -> None:
        """Make the text anew, after a piece has changed."""
        self.text = joined(self.pieces)

    def as_row(self) -> None:
        """Make the line a table row: its wide gaps become tabs."""
        for i in self.gaps():
            self.pieces[i].text, self.pieces[i].kind = "\t", "cell"
        self.row = True
        self.reset()
