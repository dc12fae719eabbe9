"""What the readers of formatted files hand over: lines of runs, and how they become one text.

Fonts decide the encoding of each run; bold and italic stay visible as Markdown marks where they carry structure:
a whole line (a heading without a number) or its beginning (the lead of a bullet). Emphasis inside a sentence, in
tables, or throughout a document says nothing of structure and is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from vanthu.reading import legacy
from vanthu.reading.syllables import evidence

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_LEAD_MARKER = re.compile(r"\s*(?:[-–+•*]|\(?[0-9a-zđ]{1,3}[.)]|[IVXLC]+\.)?\s*")
MAX_PARAGRAPHS = 200_000
"""Some 4,000 printed pages. Readers raise OverflowError beyond it, before small files have grown to gigabytes."""
OPTIONAL_HYPHEN = "\x1f"
"""What readers put for Word's optional hyphen: shown only at line ends, but some programs store TCVN3's ư as one."""
_WITH_HYPHEN = re.compile(rf"[^\s{OPTIONAL_HYPHEN}]*{OPTIONAL_HYPHEN}\S*")
_EMPHASIS_IS_PLAIN = 0.6  # share of emphasised characters from which emphasis is the document's ordinary face


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font and face. `capitals`: shown in capitals whatever is stored."""

    text: str
    font: str = ""
    bold: bool = False
    italic: bool = False
    capitals: bool = False


@dataclass(slots=True)
class Line:
    """A paragraph, or a table row whose cells are separated by tabs."""

    runs: list[Run] = field(default_factory=list)
    table: bool = False

    @property
    def text(self) -> str:
        """The stored characters, before any decoding."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader found in a file: its text, still without path and checksum."""

    text: str
    encoding: str = legacy.UNICODE
    confidence: float = 1.0
    pages: int | None = None
    warnings: tuple[str, ...] = ()


def assemble(lines: Sequence[Line]) -> Extract:
    """Decode every run, put the marks in, join the lines by newlines. Raises OverflowError beyond MAX_PARAGRAPHS."""
    if len(lines) > MAX_PARAGRAPHS:
        raise OverflowError("too many paragraphs")
    decoded, encoding, confidence = decode_runs(lines)
    marked = _marked_faces(decoded)
    return Extract("\n".join(_render(line, marked) for line in decoded), encoding, confidence)


def decode_runs(lines: Sequence[Line]) -> tuple[list[Line], str, float]:
    """Lines in Unicode, the encoding of most characters beyond ASCII, and the share of words that now are syllables."""
    if any(OPTIONAL_HYPHEN in line.text for line in lines):
        lost = not any("\xad" in line.text for line in lines)
        lines = [_settle_hyphens(line, lost) if OPTIONAL_HYPHEN in line.text else line for line in lines]
    fonts = {run.font for line in lines for run in line.runs}
    promised = {font: legacy.font_encoding(font) for font in fonts}
    capital = {font for font in fonts if legacy.is_capital_font(font)}
    plain = [
        Line([_in_capitals(run) if run.capitals or run.font in capital else run for run in line.runs], line.table)
        for line in lines
    ]
    if not any(promised.values()) and legacy.looks_unicode("\n".join(line.text for line in lines)):
        return plain, legacy.UNICODE, 1.0
    expected = _expected(lines, promised)
    counts: Counter[str] = Counter()
    out = [Line(_decode_line(line, expected, capital, counts), line.table) for line in lines]
    encoding = legacy.dominant(counts)
    if encoding == legacy.UNICODE and not counts:
        return out, legacy.UNICODE, 1.0
    return out, encoding, round(evidence("\n".join(line.text for line in out)[: legacy.SAMPLE]).share, 2)


def _settle_hyphens(line: Line, lost: bool) -> Line:
    """Optional hyphens become ư where that gives a Vietnamese word in TCVN3, and vanish elsewhere.

    `lost`: the document has no other ư, so that it is one also where both readings are words (vợt, vượt).
    """
    shown = list(line.text)
    legacy_fonts = any(legacy.font_encoding(run.font) == "tcvn3" for run in line.runs)
    for match in _WITH_HYPHEN.finditer(line.text):
        word = match.group()
        without = evidence(legacy.convert(word.replace(OPTIONAL_HYPHEN, ""), "tcvn3"))
        with_u = evidence(legacy.convert(word.replace(OPTIONAL_HYPHEN, "\xad"), "tcvn3"))
        gain = (with_u.valid - with_u.invalid) - (without.valid - without.invalid)
        is_letter = legacy_fonts and (gain > 0 or (gain == 0 and lost and with_u.valid > 0))
        for at in range(match.start(), match.end()):
            if shown[at] == OPTIONAL_HYPHEN:
                shown[at] = "\xad" if is_letter else ""
    runs, at = [], 0
    for run in line.runs:
        runs.append(replace(run, text="".join(shown[at : at + len(run.text)])))
        at += len(run.text)
    return Line(runs, line.table)


def _expected(lines: Sequence[Line], promised: dict[str, str | None]) -> dict[str, str]:
    """For each font, the encoding that its whole text is in: its name's promise tested on its words."""
    texts: dict[str, list[str]] = {}
    for line in lines:
        for run in line.runs:
            if _NON_ASCII.search(run.text):
                texts.setdefault(run.font, []).append(run.text)
    found: dict[str, str] = {}
    for font, parts in texts.items():
        name = promised[font]
        encoding, seen = legacy.best_encoding(" ".join(parts)[:50_000], name)
        if name and encoding != name and seen.valid < 3:
            encoding = name
        if not name and encoding != legacy.UNICODE and (seen.share < 0.6 or seen.valid < 2):
            encoding = legacy.UNICODE
        found[font] = encoding
    return found


def _decode_line(line: Line, expected: dict[str, str], capital: set[str], counts: Counter[str]) -> list[Run]:
    """Decode neighbours of one encoding as one piece: VNI writes a letter in two characters, faces may part them."""
    out: list[Run] = []
    for encoding, runs in _same_encoding(line.runs, expected):
        whole = "".join(run.text for run in runs)
        decoded = legacy.decode_segment(whole, encoding)
        beyond = len(_NON_ASCII.findall(whole))
        if beyond:
            counts[encoding if decoded != whole else legacy.UNICODE] += beyond
        out.extend(_split_again(runs, whole, decoded, encoding))
    shown = (replace(run, text=run.text.replace("\xad", "")) if "\xad" in run.text else run for run in out)
    return [_in_capitals(run) if run.capitals or run.font in capital else run for run in shown]


def _same_encoding(runs: Iterable[Run], expected: dict[str, str]) -> Iterator[tuple[str, list[Run]]]:
    """Neighbouring runs by the encoding expected of their fonts; plain ASCII goes with what precedes it."""
    current, group = "", list[Run]()
    for run in runs:
        encoding = expected.get(run.font, legacy.UNICODE) if _NON_ASCII.search(run.text) else current
        if group and current and encoding != current:
            yield current, group
            group = []
        current = encoding
        group.append(run)
    if group:
        yield current or legacy.UNICODE, group


def _split_again(runs: list[Run], whole: str, decoded: str, encoding: str) -> Iterable[Run]:
    """Give each run its part of the decoded text."""
    if decoded == whole:
        yield from runs
        return
    if len(runs) == 1:
        yield replace(runs[0], text=decoded)
        return
    pieces = [legacy.decode_segment(run.text, encoding) for run in runs]
    if "".join(pieces) == decoded:
        yield from (replace(run, text=piece) for run, piece in zip(runs, pieces, strict=True))
        return
    yield replace(runs[0], text=decoded, bold=all(r.bold for r in runs), italic=all(r.italic for r in runs))


def _in_capitals(run: Run) -> Run:
    return replace(run, text=run.text.upper())


def _marked_faces(lines: Sequence[Line]) -> set[str]:
    """Which faces carry structure in this document."""
    total = bold = italic = 0
    for line in lines:
        for run in line.runs:
            size = len(run.text.strip())
            total += size
            bold += size * run.bold
            italic += size * run.italic
    marked = set()
    if 0 < bold < total * _EMPHASIS_IS_PLAIN:
        marked.add("bold")
    if 0 < italic < total * _EMPHASIS_IS_PLAIN:
        marked.add("italic")
    return marked


def _render(line: Line, marked: set[str]) -> str:
    """The line's text with marks round an emphasised lead or a wholly emphasised line."""
    text = line.text
    if line.table or not text.strip() or not marked:
        return text
    for face, mark in (("bold", "**"), ("italic", "*")):
        if face not in marked:
            continue
        span = _lead(line.runs, face)
        if span is not None:
            start, end = span
            return f"{text[:start]}{mark}{text[start:end]}{mark}{text[end:]}"
    return text


def _lead(runs: Sequence[Run], face: str) -> tuple[int, int] | None:
    """Offsets of the emphasised beginning of a line, list marker excluded when it is plain; None if there is none."""
    text = "".join(run.text for run in runs)
    flags: list[tuple[int, int, bool]] = []
    at = 0
    for run in runs:
        flags.append((at, at + len(run.text), bool(getattr(run, face))))
        at += len(run.text)
    start = next((a for a, b, on in flags if on and text[a:b].strip()), None)
    if start is None or not _LEAD_MARKER.fullmatch(text[:start]):
        return None
    end = start
    for a, b, on in flags:
        if b <= start:
            continue
        if not on and text[a:b].strip():
            break
        if on:
            end = b
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return (start, end) if end - start >= 2 and any(c.isalpha() for c in text[start:end]) else None
