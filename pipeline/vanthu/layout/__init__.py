"""Source -> Notice: marks off, page breaks healed, letterhead, headings, paragraphs and signature restored."""

from __future__ import annotations

from vanthu.layout.annexes import mark_annex_heads
from vanthu.layout.bars import mark_barred, part_cells, without_bars
from vanthu.layout.blocks import Block, make_blocks, make_edits
from vanthu.layout.columns import mark_columns
from vanthu.layout.ending import find_endings
from vanthu.layout.flow import join_lines
from vanthu.layout.furniture import without_furniture, without_rules
from vanthu.layout.head import read_head
from vanthu.layout.headings import mark_headings, title_span
from vanthu.layout.letterhead import letterhead
from vanthu.layout.markup import read_lines
from vanthu.layout.rows import mark_rows
from vanthu.layout.schedules import mark_schedules
from vanthu.layout.sections import SectionTree
from vanthu.layout.stacked import mark_stacked
from vanthu.layout.title import mark_addressees
from vanthu.layout.torn import heal_torn
from vanthu.notice import Notice, Paragraph, Source, apply_edits

__all__ = ["parse"]


def parse(source: Source) -> Notice:
    """Restore the structure of a document. Never raises on text: what is not recognised is body text.

    Offsets in the result count characters of `Notice.text`; `Notice.offsets` leads back to `source.text`.
    """
    raw = source.text
    lines, drops = without_furniture(*without_bars(*read_lines(raw)))
    lines = heal_torn(part_cells(lines), drops)
    head = read_head(lines)
    mark_stacked(lines)
    mark_schedules(lines)
    mark_columns(lines)
    mark_barred(lines)
    ending = find_endings(lines, mark_addressees(lines, head.end))
    if ending.start:
        mark_annex_heads(lines, ending.start + 1)
    lines, drops = without_rules(lines, drops)
    mark_rows(lines)
    drops = sorted([*drops, *join_lines(lines)], key=lambda d: d.start)
    blocks = mark_headings(make_blocks(lines))
    tree = SectionTree()
    for block in blocks:
        tree.add(block)
    text, offsets = apply_edits(raw, make_edits(raw, lines, drops))
    return Notice(
        source=source,
        text=text,
        offsets=offsets,
        letterhead=letterhead(head, ending, blocks),
        sections=tuple(tree.sections),
        paragraphs=tuple(_paragraph(block) for block in blocks),
        warnings=tuple(tree.warnings),
    )


def _paragraph(block: Block) -> Paragraph:
    role, offset = block.role, block.offset
    marker = block.marker if role in ("body", "heading", "recipients") else None
    start, end = marker.length if marker else 0, len(block.text)
    if role == "heading":
        start, end = title_span(block)
    return Paragraph(role, block.section_id, marker.text if marker else "", offset + min(start, end), offset + end)
