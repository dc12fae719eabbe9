"""The tree of sections: each heading or lead opens one, and closes those of its own level and below."""

from __future__ import annotations

from dataclasses import dataclass

from vanthu.layout.blocks import Block
from vanthu.layout.headings import closing, title_span
from vanthu.layout.markers import Marker
from vanthu.notice import Section

_UNNUMBERED, _BOLD, _LEAD = 61, 84, 90


@dataclass(slots=True)
class _Open:
    """A section that has not been closed, with what its next sibling must look like."""

    section: Section
    rank: int
    kind: str
    values: tuple[int, ...]
    item: int = 0
    """Last number of a list nested in it that counts with markers of its own kind."""


class SectionTree:
    """Builds the sections while the blocks pass in order."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.warnings: list[str] = []
        self._open: list[_Open] = []
        self._counted: dict[tuple[int | None, str], int] = {}

    def add(self, block: Block) -> None:
        """Place a block: open its section when it is a heading or has a lead, then give it its section's id."""
        if block.role == "heading":
            self._heading(block)
        elif block.role == "body":
            self._paragraph(block)
        elif block.role == "table":
            block.section_id = self._top()
        elif block.role == "doc_type":
            self._open.clear()  # another paper begins

    def _top(self) -> int | None:
        return self._open[-1].section.id if self._open else None

    def _pop(self, rank: int) -> None:
        """Close sections as deep as `rank` and deeper."""
        while self._open and self._open[-1].rank >= rank:
            self._open.pop()

    def _push(
        self, block: Block, rank: int, kind: str, number: str, span: tuple[int, int], values: tuple[int, ...]
    ) -> None:
        parent = self._open[-1] if self._open else None
        section = Section(
            id=len(self.sections),
            parent_id=parent.section.id if parent else None,
            level=len(self._open) + 1,
            number=number,
            title=block.text[span[0] : span[1]],
            start=block.offset + span[0],
            end=block.offset + span[1],
        )
        self.sections.append(section)
        self._open.append(_Open(section, rank, kind, values))
        block.section_id = section.id

    def _heading(self, block: Block) -> None:
        marker, span = block.marker, title_span(block)
        if marker is None or marker.kind == "note":
            self._unnumbered(block, span)
            return
        if marker.kind == "bullet":
            self._pop(marker.rank)
            self._push(block, marker.rank, "lead", "", span, ())
            return
        rank = self._rank(marker)
        self._pop(rank)
        self._count(marker)
        self._push(block, rank, marker.kind, marker.number, span, marker.values)

    def _rank(self, marker: Marker) -> int:
        """Rank of a marker here: a Roman number may stand within capital letters or around them, and under a title."""
        if marker.kind not in ("roman", "upper"):
            return marker.rank
        if same := next((o for o in self._open if o.kind == marker.kind), None):
            return same.rank
        if other := next((o for o in self._open if o.kind in ("roman", "upper")), None):
            return other.rank + 2
        inside = marker.values[0] == 1 or (self._top(), f"{marker.kind}()") in self._counted
        return _UNNUMBERED + inside

    def _unnumbered(self, block: Block, span: tuple[int, int]) -> None:
        text = block.text
        capitals = sum(c.isupper() for c in text) >= 0.6 * max(1, sum(c.isalpha() for c in text))
        if block.outer:
            rank = 5
        elif block.hint:
            rank = 55 + block.hint
        elif capitals:
            rank = _UNNUMBERED
        else:
            rank = _BOLD if block.emphasised else _LEAD
        self._pop(rank)
        self._push(block, rank, "title", "", span, ())

    def _paragraph(self, block: Block) -> None:
        marker = block.marker
        if marker is None:
            if closing(block.text):
                self._open.clear()
            if block.lead:
                self._pop(_LEAD)
                self._push(block, _LEAD, "lead", "", block.lead, ())
            block.section_id = self._top()
            return
        if marker.kind == "note":
            block.section_id = self._top()
            return
        if marker.kind == "điều":
            self._pop(marker.rank)
            self._count(marker)
            self._push(block, marker.rank, marker.kind, marker.number, (marker.length, marker.length), marker.values)
            return
        if marker.kind == "bullet":
            rank = marker.rank
            self._pop(rank)
        else:
            rank = self._rank(marker)
            if not self._nested(marker):
                self._pop(rank)
            self._count(marker)
        if block.lead:
            number = marker.number if marker.kind != "bullet" else ""
            self._push(
                block, rank, marker.kind if number else "lead", number, block.lead, marker.values if number else ()
            )
        block.section_id = self._top()

    def _nested(self, marker: Marker) -> bool:
        """An item of a list that starts again at 1 under a heading of the same kind, or goes on there."""
        for holder in reversed(self._open):
            if holder.kind == marker.kind and len(holder.values) == len(marker.values):
                value = marker.values[-1]
                if value == 1 and holder.values[-1] >= 1:
                    holder.item = 1
                    return True
                if holder.item and value == holder.item + 1:
                    holder.item = value
                    return True
                return False
            if holder.rank < marker.rank:
                return False
        return False

    def _count(self, marker: Marker) -> None:
        """Note duplicate and skipped numbers under one parent (chapters apart, articles count through the document)."""
        if marker.kind in ("bullet", "note", ""):
            return
        parent = None if marker.kind == "điều" else self._top()
        key = (parent, f"{marker.kind}{marker.values[:-1]}")
        last, value = self._counted.get(key, 0), marker.values[-1]
        if last and value == last:
            self.warnings.append(f"numbering: {marker.number} appears twice")
        elif value not in (1, last + 1) and not (
            marker.kind == "letter" and value in (0, last + 2)
        ):  # đ is often left out
            self.warnings.append(f"numbering: {marker.number} stands {f'after {last}' if last else 'first'}")
        self._counted[key] = value
