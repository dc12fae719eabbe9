"""What every stage passes on: a `Source` as read, and the `Notice` restored from it.

All offsets are 0-based and count Unicode code points; ends are exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

Role = Literal[
    "letterhead",  # superior and issuing body, number, motto, place and date, urgency and secrecy marks
    "doc_type",  # the line THÔNG BÁO, KẾ HOẠCH …
    "title",  # the lines under it, joined to one paragraph
    "heading",  # a line that only opens a section
    "body",  # running text, list items included (see Paragraph.marker)
    "table",  # one row of a table, cells separated by tabs
    "recipients",  # Nơi nhận and its lines
    "signature",  # mode, office, seal, name
    "file_code",  # the typist's line, e.g. T-M3T/TB55
]

GROUPS = {
    "REFERENCE": "references",
    "PLACE": "places",
    "FIGURE": "figures",
    "PERSON": "people",
    "ORGANISATION": "organisations",
    "DATE": "dates",
}
"""Families of mentions, and under which name a Doc keeps the spans of each."""


@dataclass(frozen=True, slots=True)
class Source:
    """One input file as text. `text` is what the reader extracted, before any cleaning."""

    path: str
    sha256: str
    format: str
    encoding: str
    text: str
    confidence: float = 1.0
    """How sure the encoding is, 0 to 1."""
    pages: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `text[start:end]` by `replacement`; `kind` says why (`markup`, `page_break`, `nfc`, `space` …)."""

    start: int
    end: int
    replacement: str
    kind: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Maps offsets of a clean text back to the raw text it was made from.

    The clean text is the raw text with a sorted list of edits applied. Between edits offsets run in
    step; inside a replacement every clean offset maps to the whole replaced passage.
    """

    length: int
    """Length of the clean text."""
    raw_length: int
    """Length of the raw text."""
    edits: tuple[Edit, ...] = ()
    """Edits in raw offsets, sorted, not overlapping."""
    _clean_starts: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that was not changed."""
        return cls(length, length)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The raw passage `(start, end)` that the clean passage covers; empty passages stay empty.

        Raises IndexError when the span is not inside the clean text.
        """
        if not 0 <= start <= end <= self.length:
            raise IndexError(f"span {start}:{end} is outside the text of {self.length} characters")
        if start == end:
            raw = self._raw(start)[0]
            return raw, raw
        return self._raw(start)[0], self._raw(end - 1)[1]

    def to_sources(self, starts: Sequence[int], ends: Sequence[int]) -> tuple[list[int], list[int]]:
        """As `to_source`, for many passages at once: where each begins and ends in the raw text.

        Raises IndexError when a span is not inside the clean text.
        """
        first, last = np.array(starts, np.int64), np.array(ends, np.int64)
        for wrong in np.flatnonzero((first < 0) | (first > last) | (last > self.length)).tolist():
            self.to_source(starts[wrong], ends[wrong])
        begin, _ = self._raws(first)
        _, after = self._raws(last - 1)
        return begin.tolist(), np.where(first == last, begin, after).tolist()

    def _raws(self, offsets: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """As `_raw`, for many characters at once."""
        # Before the first edit nothing has shifted: an edit of nothing at the beginning stands for that.
        table = [
            (0, 0, 0, 0),
            *((c, len(e.replacement), e.start, e.end) for c, e in zip(self._clean_starts, self.edits, strict=True)),
        ]
        clean, width, start, end = np.array(table, np.int64).T
        i = np.maximum(np.searchsorted(clean, offsets, "right") - 1, 0)
        within = offsets < clean[i] + width[i]
        raw = end[i] + offsets - clean[i] - width[i]
        return np.where(within, start[i], raw), np.where(within, end[i], raw + 1)

    def _raw(self, offset: int) -> tuple[int, int]:
        """Raw (start, end) of the clean character at `offset`."""
        i = bisect_right(self._clean_starts, offset) - 1
        # Deletions have no clean characters: step back over them only to take their shift into account.
        if i < 0:
            return offset, offset + 1
        edit, clean_start = self.edits[i], self._clean_starts[i]
        clean_end = clean_start + len(edit.replacement)
        if offset < clean_end:
            return edit.start, edit.end
        raw = edit.end + (offset - clean_end)
        return raw, raw + 1


def apply_edits(raw: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Apply edits (any order, not overlapping) to `raw`; returns the clean text and its map.

    Raises ValueError when two edits overlap or one lies outside the text.
    """
    ordered = tuple(sorted(edits, key=lambda e: (e.start, e.end)))
    pieces: list[str] = []
    starts: list[int] = []
    at = clean = 0
    for edit in ordered:
        if edit.start < at or edit.end < edit.start or edit.end > len(raw):
            raise ValueError(f"edit {edit} overlaps another or lies outside the text")
        pieces.append(raw[at : edit.start])
        clean += edit.start - at
        starts.append(clean)
        pieces.append(edit.replacement)
        clean += len(edit.replacement)
        at = edit.end
    pieces.append(raw[at:])
    text = "".join(pieces)
    return text, OffsetMap(len(text), len(raw), ordered, tuple(starts))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, until the next heading of its level or above."""

    id: int
    parent_id: int | None
    level: int
    """1 is the outermost."""
    number: str
    """As printed without punctuation: `I`, `1.2`, `a`, `Điều 5`; empty for unnumbered headings."""
    title: str
    start: int
    end: int
    """Span of the title in `Notice.text`."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A logical paragraph: whole again where pages cut it. `start:end` excludes the list marker."""

    role: Role
    section_id: int | None
    marker: str
    """As printed: `-`, `+`, `1.`, `a)`; empty if there is none."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a notice says of itself. A field that the text does not state is empty."""

    doc_type: str = ""
    number: str = ""
    """`842-QĐ/TU`; `-TB/TU` for a draft whose number is blank."""
    symbol: str = ""
    """`QĐ/TU`"""
    superior: str = ""
    issuer: str = ""
    place: str = ""
    issued_on: str = ""
    """ISO date, also `2022-11` or `2022` when only that is known."""
    title: str = ""
    recipients: tuple[str, ...] = ()
    signature_mode: str = ""
    """T/M, TM., K/T, KT., T/L, TL., TUQ., Q. as printed."""
    signer: str = ""
    """Of a joint paper all names, joined with `; ` in the order of its issuer; of minutes the chair."""
    signer_role: str = ""
    """The signer's office; several stand in the order of the names."""
    file_code: str = ""
    urgency: str = ""
    secrecy: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A document with its structure restored. `text` is NFC, without markup, one logical paragraph a line."""

    source: Source
    text: str
    offsets: OffsetMap
    letterhead: Letterhead = Letterhead()
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    warnings: tuple[str, ...] = ()

    def section_path(self, section_id: int | None) -> tuple[Section, ...]:
        """The section and its ancestors, innermost first."""
        path: list[Section] = []
        while section_id is not None:
            section = self.sections[section_id]
            path.append(section)
            section_id = section.parent_id
        return tuple(path)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a text with its normalised value. `label` is REFERENCE, PLACE, FIGURE, PERSON, ORGANISATION or DATE."""

    start: int
    end: int
    label: str
    value: Any
