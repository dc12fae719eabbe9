"""Sentences of official prose, by rules on characters.

A sentence ends at a line break; at `.`, `!`, `?` or `…` when what follows can begin one; and at `;` or `:` only
when a list marker follows (`…; b) …`), because plain semicolons join the clauses of one sentence in this genre. A stop
does not end a sentence after a list marker or an article number (`1.`, `a.`, `Điều 5.`), after an abbreviation
that wants a name (`TP.`, `đ/c.`) or that what follows completes (`BTV. Tỉnh ủy`), within short quotes or brackets, or
before a small letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from vanthu.orthography import UPPER

from .abbreviations import goes_on, opens

_CLOSERS = "\"”’'»)\\]*"
# Possessive, and not begun within a run of stops: else long runs would be scanned again and again.
_CANDIDATE = re.compile(
    rf"(?:(?<![.!?…])[.!?…]++[{_CLOSERS}]*+|[;:])(?=\s|$)"
    rf"|(?<=[^\W_{UPPER}]|[%)])\.(?=[^\W\d_][^\W\d_])"  # the space after the stop is missing
)
_STOP = re.compile(r"[.!?…;:]")
"""Where a candidate begins: found much faster than the candidate itself."""
SPACED_STOP = re.compile(rf"[.!?…;:][{_CLOSERS}]*+(\s++)")
"""A stop and (group 1) the white space behind it: no word reaches over that, whether a sentence ends there or not."""
_MARKER = r"(?:\d{1,3}(?:\.\d{1,3})*[.)/]?|[IVXLC]{1,6}[.)/]|[a-zđ][.)/]|[A-ZĐ][.)/]|\([a-zđ0-9]{1,2}\)|[-–+•*])"
_LIST_ITEM = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-zđ]\)|\(\d{1,2}\)|[-–+•])\s+\S")
_NUMBER_BEFORE = re.compile(r"(?<![\w.,/-])\d{1,2}\Z")
_RUN_OF_NUMBERS = re.compile(r"\d{1,2}\.\s+(?:\d{1,2}\.|[a-zđ])")
"""Behind such a number: `các mục 1. 2. 3. của`."""
_ONLY_MARKERS = re.compile(rf"[*\s\"“]*(?:{_MARKER}[*\s]*){{1,3}}")
_ARTICLE = re.compile(
    r"[*\s\"“]*(?:Điều|Mục|Chương|Phần|Khoản|Tiểu mục|Phụ lục|Câu|Bước|Bài|Bảng|Biểu|Hình)\s+"
    r"(?:\d{1,3}[a-zđ]?|[IVXLC]{1,6}|(?:thứ\s+)?(?:một|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám))\.",
    re.IGNORECASE,
)
# Up to 400 characters: longer ones hold whole sentences, or their closing half is missing.
_ENCLOSED = re.compile(r"“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"|\([^()\n]{1,400}\)|«[^«»\n]{1,400}»|‘[^‘’\n]{1,400}’")
_SERIES = "khóa khoá kỳ thứ loại hạng nhóm lớp mục phần quý cấp khu điểm khối lục vùng kíp ca bảng tổ"  # khóa X, loại A
_ORDINAL = frozenset(_SERIES.split())
_TITLES = frozenset({"ông", "bà", "anh", "chị", "cô", "chú", "chí", "đ/c", "em", "cháu"})
LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
"""Lines as `str.splitlines` sees them, without the empty ones. Neither words nor sentences cross their ends."""
_WORD_BEFORE = re.compile(r"[^\s(\[“\"‘«,;:]*\Z")
_REACH = 24
"""No abbreviation is longer, so this is how far back a stop looks."""


def split(text: str) -> list[tuple[int, int]]:
    """Sentences of `text` as 0-based `(start, end)` without the white space around them, in order."""
    found = []
    for line in LINE.finditer(text):
        start = line.start()
        for cut in _cuts(text, *line.span()):
            found.append((start, cut))
            start = cut
        found.append((start, line.end()))
    trimmed = (trim(text, start, end) for start, end in found)
    return [span for span in trimmed if span[0] < span[1]]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at either end."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where the line `text[start:end]` is cut: offsets directly after the stop and its closing quotes."""
    line = text[start:end].rstrip()
    found = (_CANDIDATE.match(line, stop.start()) for stop in _STOP.finditer(line))
    candidates = [match.span() for match in found if match and match.end() < len(line)]
    if not candidates:
        return []
    enclosed = [match.span() for match in _ENCLOSED.finditer(line)]
    opens = [span[0] for span in enclosed]
    cuts: list[int] = []
    sentence = 0
    for at, after in candidates:
        around = bisect_right(opens, at) - 1
        if around >= 0 and after < enclosed[around][1]:
            continue
        if _ends_sentence(line, sentence, at, after):
            cuts.append(start + after)
            sentence = after
    return cuts


def _ends_sentence(line: str, sentence: int, at: int, after: int) -> bool:
    """Whether the stop `line[at:after]` ends the sentence that began at `sentence`."""
    following = line[after : after + 40].lstrip()
    stop = line[at:after]
    if stop in (";", ":"):
        return _LIST_ITEM.match(following) is not None
    if not _can_begin(following):
        return False
    if not stop.startswith(".") or stop.startswith(".."):
        return True
    if at - sentence < _REACH + 16:
        so_far = line[sentence:after]
        if _ONLY_MARKERS.fullmatch(so_far.strip()) or _ARTICLE.fullmatch(so_far):
            return False
    if _RUN_OF_NUMBERS.match(following) and _NUMBER_BEFORE.search(line, max(sentence, at - 4), at):
        return False
    return not _is_abbreviation(line[max(sentence, at - _REACH) : at], following)


def _can_begin(following: str) -> bool:
    """Whether a sentence can begin with this: a capital, a digit, an opening quote, a list marker."""
    bare = following.lstrip('*“"‘«([ ')
    if not bare:
        return False
    return bare[0].isupper() or bare[0].isdigit() or _LIST_ITEM.match(following) is not None


def _is_abbreviation(before: str, following: str) -> bool:
    """Whether the text `before` a full stop ends in an abbreviation that the next word completes."""
    match = _WORD_BEFORE.search(before)
    word = match.group() if match else ""
    if not word:
        return False
    completed = goes_on(word, following)
    if completed is not None:
        return completed and (len(word) > 1 or not _follows_ordinal(before, word))
    if len(word) == 1 and word.isalpha() and word.isupper():
        # An initial stands in a name (Đỗ Q. Hưng); after a small letter it is none (vitamin A.)
        previous = _previous_word(before, word)
        return (previous[:1].isupper() or previous.lower() in _TITLES) and not opens(following)
    # TP.X, Th.S., NQ.TW: an inner dot, short capitalised parts
    parts = word.split(".")
    return len(parts) > 1 and all(0 < len(part) <= 3 and part[0].isupper() for part in parts) and following[0].isupper()


def _previous_word(before: str, word: str) -> str:
    """The word before `word`, with which `before` ends; empty if there is none."""
    words = before[: len(before) - len(word)].split()
    return words[-1] if words else ""


def _follows_ordinal(before: str, word: str) -> bool:
    """Whether `word` names a member of a series (khóa X, loại A), so that a stop after it is a real one."""
    return _previous_word(before, word).lower() in _ORDINAL
