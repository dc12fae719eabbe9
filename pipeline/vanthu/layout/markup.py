"""Markdown and HTML marks, invisible characters, white space and NFC: one pass over the raw text, line by line."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from vanthu.layout.bars import BrokenRows, is_row
from vanthu.layout.lines import Drop, Line, Piece, joined

_BLOCK = r"p|div|br|tr|li|h[1-6]|table|tbody|thead|ul|ol|center|hr|html|body|head|section|article"
_INLINE = r"b|i|u|em|strong|span|font|sup|sub|a|s|small|big|img|ins|del|mark|o:p"
_BREAK = re.compile(
    rf"\r\n|[\n\r\v\f\x85\u2028\u2029]|</?(?:{_BLOCK})(?:\s[^<>]*)?/?>|<!--[^<>]*-->",
    re.IGNORECASE,
)
_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_RARE_BREAKS = "<\r\v\f\x85\u2028\u2029"
"""What may break a line beside the newline; few texts have any of it."""
_MARKS = (
    r"*_\\<&|\x00-\x09\x0e-\x1f\x7f\u00a0\u00ad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb"
)
_MARK = re.compile(f"[{_MARKS}]")
"""A character inside a line that `_TOKEN` could match, all white space but the plain one included. Together with
two plain spaces in a row it tells lines that must be looked at closely from the many that need not: a single class
of characters is found far quicker than the tokens themselves."""
_TOKEN = re.compile(
    rf"(?=[ {_MARKS}])(?! [^\s|])(?:"  # only to leave sooner what no alternative matches
    r"(?P<space>[^\S\n]{2,}|[^\S\n ])"
    r"|(?P<stars>\*+)"
    r"|(?P<under>_+)"
    r"|(?P<escape>\\(?=[-*_#.()\[\]+|>~`!]))"
    r"|(?P<cell></?(?:td|th)(?:\s[^<>]*)?>)"
    rf"|(?P<tag></?(?:{_INLINE})(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:nbsp|amp|lt|gt|quot|apos|ndash|mdash|hellip|ldquo|rdquo|#\d{2,6}|#x[0-9a-f]{2,5});)"
    r"|(?P<pipe>\s*\|\s*)"
    r"|(?P<invisible>[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+))",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"\s*(?:(?P<quote>>[>\s]*)|(?P<hash>#{1,6})(?=\s))\s*")
_TABLE_RULE = re.compile(r"\s*+\|?\s*+:?-{2,}+[\s:|-]*+")
_EMPHASIS_TAGS = {"b", "i", "u", "em", "strong"}
_BEFORE_MARK = " \t([{“\"'‘-–—+:;,./"


@dataclass(slots=True)
class _State:
    """What is known of the raw text where a line begins: emphasis that is open, and where the next mark stands."""

    composed: bool
    """All of the text is in NFC."""
    next_mark: int = -1
    """Offset of the next character of `_MARK`, once it was looked for from before this line on."""
    next_gap: int = -1
    """Likewise of the next two spaces in a row."""
    stars: int = 0
    """Length of the run of stars that opened it; 0 when nothing is open."""
    lines_left: int = 0
    blank: bool = False
    """The line before was blank."""
    broken: BrokenRows = field(default_factory=BrokenRows)
    drops: list[Drop] = field(default_factory=list)

    def is_plain(self, raw: str, start: int, end: int) -> bool:
        """Whether raw[start:end] has nothing to take off or to change but at its edges. Linear in the text as long as
        `start` never falls."""
        if self.stars:
            return False
        if self.next_mark < start:
            match = _MARK.search(raw, start)
            self.next_mark = match.start() if match else len(raw)
        if self.next_gap < start:
            gap = raw.find("  ", start)
            self.next_gap = gap if gap >= 0 else len(raw)
        return (
            self.next_mark >= end
            and self.next_gap >= end
            and (self.composed or unicodedata.is_normalized("NFC", raw[start:end]))
        )


def _clusters(raw: str, start: int, end: int) -> list[Piece]:
    """Pieces of a passage without marks; letters that are not in NFC become pieces of their own."""
    text = raw[start:end]
    if unicodedata.is_normalized("NFC", text):
        return [Piece(start, end, text)]
    pieces: list[Piece] = []
    at, letter = 0, unicodedata.normalize("NFC", text[0])
    for i, char in enumerate(text[1:], 1):
        both = unicodedata.normalize("NFC", text[at : i + 1])
        if unicodedata.combining(char) or both != letter + char:  # some scripts compose without combining classes
            letter = both
            continue
        pieces.append(Piece(start + at, start + i, letter))
        at, letter = i, unicodedata.normalize("NFC", char)
    pieces.append(Piece(start + at, end, letter))
    merged: list[Piece] = []
    for piece in pieces:
        piece.kind = "" if raw[piece.start : piece.end] == piece.text else "nfc"
        if merged and not piece.kind and not merged[-1].kind:
            merged[-1].end = piece.end
        else:
            merged.append(piece)
    for piece in merged:
        if not piece.kind:
            piece.text = raw[piece.start : piece.end]
    return merged


def _stars(line: str, match: re.Match[str], head: bool, opened: bool, later: bool) -> tuple[int, bool]:
    """How many stars of a run are marks, and whether they open a passage. Rest of the run is text.

    `head` says that nothing but white space stands before them, `opened` that a passage is open, `later` that more
    stars follow.
    """
    n = len(match.group())
    before = line[match.start() - 1] if match.start() else ""
    after = line[match.end()] if match.end() < len(line) else ""
    if (before == "(" and after == ")") or (before.isdigit() and after.isdigit()):
        return 0, False
    if head and (not after or after.isspace()):  # a list star, a star that rules off, or sloppy bold
        if n >= 2 and after and line.rstrip().endswith("*" * n) and len(line.rstrip()) > match.end():
            return n, True
        return n - 1, n > 1 and bool(after)
    closes = bool(before) and not before.isspace()
    opens = bool(after) and not after.isspace()
    if closes and opened:
        return n, False
    if opens and (not closes or before in _BEFORE_MARK):
        if n == 1 and head and not later:
            return 0, False  # `*Ghi chú: …` without an end: a list star
        return n, True
    if opens and closes and later:
        return n, True
    return (n, False) if closes and n >= 2 and not after else (0, False)


def _unders(line: str) -> dict[int, bool]:
    """Starts of the underscore runs that are marks, paired within the line; True where one opens."""
    found: dict[int, bool] = {}
    opened: int | None = None
    size = 0
    for match in re.finditer(r"_+", line):
        before = line[match.start() - 1] if match.start() else " "
        after = line[match.end()] if match.end() < len(line) else " "
        n = match.end() - match.start()
        if n > 3:
            continue
        if opened is not None and n == size and not before.isspace() and not after.isalnum():
            found[opened], found[match.start()] = True, False
            opened = None
        elif opened is None and not before.isalnum() and not after.isspace() and after != "_":
            opened, size = match.start(), n
    return found


def _pieces(raw: str, start: int, end: int, state: _State) -> tuple[list[Piece], list[tuple[int, int]]]:  # noqa: PLR0915
    """Pieces of raw[start:end] and the emphasised passages among them, in offsets of the joined pieces."""
    if state.is_plain(raw, start, end):
        return [Piece(start, end, raw[start:end])], []
    line = raw[start:end]
    pieces: list[Piece] = []
    marks: list[tuple[int, int]] = []
    open_stars: list[int] = [0] if state.stars else []
    size = state.stars
    open_tags: list[int] = []
    open_under = 0
    unders = _unders(line) if "_" in line else {}
    row = "|" in line and (state.broken.holds(raw, start, end) or is_row(raw, start, end))
    last_star, lead = line.rfind("*"), len(line) - len(line.lstrip())
    at = width = 0

    def put(piece: Piece) -> None:
        nonlocal width
        pieces.append(piece)
        width += len(piece.text)

    for match in _TOKEN.finditer(line):
        kind = match.lastgroup or ""
        text, a, b = match.group(), match.start(), match.end()
        if b < len(line) and unicodedata.combining(line[b]):
            continue  # dropping it would compose its neighbours
        new: list[Piece] = []
        if kind == "space":
            new = [Piece(start + a, start + b, " ", "space")]
            if "\t" in text:
                new[0].text = "\t"
        elif kind == "stars":
            n, opening = _stars(line, match, a == lead, bool(open_stars or state.stars), last_star >= b)
            if n:
                new = [Piece(start + a, start + a + n, "", "markup")]
                b = a + n
                if opening:
                    open_stars.append(width + a - at)
                    size = n
                elif open_stars:
                    marks.append((open_stars.pop(), width + a - at))
        elif kind == "under" and a in unders:
            new = [Piece(start + a, start + b, "", "markup")]
            if unders[a]:
                open_under = width + a - at
            else:
                marks.append((open_under, width + a - at))
        elif kind == "escape":
            new = [Piece(start + a, start + b, "", "markup")]
        elif kind in ("tag", "cell"):
            name = re.sub(r"\W", "", text.split()[0].lower())
            new = [Piece(start + a, start + b, "", "markup")]
            if kind == "cell" and not text.startswith("</"):
                new = [Piece(start + a, start + b, "\t", "cell")]
            elif name in _EMPHASIS_TAGS and not text.startswith("</"):
                open_tags.append(width + a - at)
            elif name in _EMPHASIS_TAGS and open_tags:
                marks.append((open_tags.pop(), width + a - at))
        elif kind == "entity":
            char = html.unescape(text)
            if len(char) == 1 and not unicodedata.combining(char) and unicodedata.is_normalized("NFC", char):
                char = " " if char.isspace() else char
                new = [Piece(start + a, start + b, char, "entity")] if char.isprintable() else []
        elif kind == "pipe" and row:
            new = [Piece(start + a, start + b, "\t", "cell")]
        elif kind == "invisible":
            new = [Piece(start + a, start + b, "", "invisible")]
        if not new:
            continue
        if a > at:
            for piece in _clusters(raw, start + at, start + a):
                put(piece)
        for piece in new:
            put(piece)
        at = b
    if at < len(line):
        for piece in _clusters(raw, start + at, end):
            put(piece)
    carried = state.stars > 0 and len(open_stars) == 1 and open_stars[0] == 0
    if open_stars and not (carried and state.lines_left <= 0):
        if not carried or (size >= 2 and not state.blank):
            marks.append((open_stars[0], width))
        state.lines_left = state.lines_left - 1 if carried else 3
        state.stars = size
    elif line.rstrip().endswith("*") and marks and line.rstrip(" *")[-1:].isalnum():
        state.stars, state.lines_left = 1, 1  # closed where a page cuts: it may be closed once more after the cut
    else:
        state.stars = 0
    return _single_spaced(pieces), marks


def _single_spaced(pieces: list[Piece]) -> list[Piece]:
    """Without the white space that dropping a mark between two spaces would double."""
    spaced = False
    result: list[Piece] = []
    for piece in pieces:
        if spaced and piece.text[:1] == " ":
            if piece.kind:
                piece.text = ""
            else:
                result.append(Piece(piece.start, piece.start + 1, "", "space"))
                piece = Piece(piece.start + 1, piece.end, piece.text[1:])  # noqa: PLW2901
        result.append(piece)
        if piece.text:
            spaced = piece.text[-1].isspace()
    return result


def _line(raw: str, start: int, end: int, state: _State) -> Line | None:
    """The line in raw[start:end], its outer marks and white space put aside; None when nothing is left."""
    if state.is_plain(raw, start, end):
        text = raw[start:end]
        bare = text.strip(" ")
        if not bare or bare[0] not in "#>":
            begin = start + (len(text) - len(text.lstrip(" ")) if bare is not text else 0)
            return Line([Piece(begin, begin + len(bare), bare)], bare, indent=begin - start) if bare else None
    hint, begin = 0, start
    prefix = _PREFIX.match(raw, start, end)
    if prefix and prefix.end() > start and prefix.lastgroup:
        mark_start, mark_end = prefix.span(prefix.lastgroup)
        if not (mark_end < end and unicodedata.combining(raw[mark_end])):
            state.drops.append(Drop(mark_start, mark_end, "markup"))
            hint, begin = (len(prefix.group("hash")) if prefix.group("hash") else 0), prefix.end()
    if "--" in raw[begin:end] and "|" in raw[begin:end] and _TABLE_RULE.fullmatch(raw, begin, end):
        trimmed = raw[begin:end].strip()
        at = raw.index(trimmed, begin)
        state.drops.append(Drop(at, at + len(trimmed), "markup"))
        return None
    pieces, marks = _pieces(raw, begin, end, state)
    blank = next((i for i, piece in enumerate(pieces) if piece.text.strip()), len(pieces))
    shift = sum(len(piece.text) for piece in pieces[:blank])
    for piece in pieces[:blank]:
        _aside(raw, piece, state)
    del pieces[:blank]
    while pieces and not pieces[-1].text.strip():
        _aside(raw, pieces.pop(), state)
    if not pieces:
        return None
    head, tail = pieces[0], pieces[-1]
    lead = len(head.text) - len(head.text.lstrip()) if not head.kind else 0
    if lead:
        pieces[0] = head = Piece(head.start + lead, head.end, head.text[lead:])
        tail = pieces[-1]
    trail = len(tail.text) - len(tail.text.rstrip()) if not tail.kind else 0
    if trail:
        pieces[-1] = Piece(tail.start, tail.end - trail, tail.text[:-trail])
    line = Line(pieces, joined(pieces), hint=hint, indent=pieces[0].start - start)
    shift += lead
    line.marks = tuple((max(a - shift, 0), min(b - shift, len(line.text))) for a, b in marks if b > shift)
    return line


def _aside(raw: str, piece: Piece, state: _State) -> None:
    if raw[piece.start : piece.end].strip():
        state.drops.append(Drop(piece.start, piece.end, "markup" if piece.kind == "cell" else piece.kind))


def _passages(raw: str, drops: list[Drop]) -> Iterator[tuple[int, int, bool, bool]]:
    """What stands between line breaks: (start, end), and whether an empty line and the end of a page come before it.

    Tags and comments that break lines are added to `drops`.
    """
    at = 0
    blank = page = False
    if not any(char in raw for char in _RARE_BREAKS):
        while at < len(raw):
            end = raw.find("\n", at)
            if end < 0:
                end = len(raw)
            if end > at:
                yield at, end, blank, False
            blank, at = end == at, end + 1
        return
    for match in (_BREAK if "<" in raw else _NEWLINE).finditer(raw):
        text, start, end = match.group(), match.start(), match.end()
        if text[0] == "<" and end < len(raw) and unicodedata.combining(raw[end]):
            continue
        if start > at:
            yield at, start, blank, page
            page = False
        blank = start == at
        if text == "\f":
            page = True
        elif text.startswith("<!--"):
            page = page or "page" in text.lower()
        if text[0] == "<":
            drops.append(Drop(start, end, "markup"))
        at = end
    if at < len(raw):
        yield at, len(raw), blank, page


def read_lines(raw: str) -> tuple[list[Line], list[Drop]]:
    """The lines of a raw text in order and what was left out between them. Linear in the length of the text."""
    state = _State(unicodedata.is_normalized("NFC", raw))
    lines: list[Line] = []
    blank = page = False
    for start, end, after_blank, after_page in _passages(raw, state.drops):
        state.blank, page = blank or after_blank, page or after_page
        in_row = start < state.broken.end
        line = _line(raw, start, end, state)
        blank = line is None
        if line is not None:
            line.blank_before, line.page_before = state.blank, page
            page = False
            if in_row and lines:
                line.cell = "\t" if "|" in raw[lines[-1].end : line.start] else " "
            lines.append(line)
    state.drops.sort(key=lambda d: d.start)
    return lines, state.drops
