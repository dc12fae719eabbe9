"""What stands around a figure, as features: the words beside it, its sentence, the lines it stands under.

A feature is a group and words, `c:phấn_đấu`. Groups: `k` kind of figure; `l` the words right before it; `c` those of
its clause (`c^` how it opens); `r`, `R` those behind; `o` how its sentence opens; `t` all of the sentence; `b` the
sentence before (`b^`, `b$` how it opens and ends); `h` the first line of the text, of figures in others; `H` the lines
it stands under; `y` the years of its sentence against those of the text, `Y` those last named; `p` where in the text it
stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from vanthu.orthography import fold

_WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_CLAUSE_END = re.compile(r"[,;:()]\s|\n|[.]\s")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARKER = re.compile(r"(?:[IVX]+|[A-Z]|[0-9]{1,2}(?:\.[0-9]+)*|[a-zđ])[.)/]|[-+*•–·]")
_BEFORE, _BEHIND, _NEAR_BEHIND = 4, 3, 8
_HEAD, _ITEM_HEAD, _OPENING = 100, 120, 250
"""Characters that a line has at most which heads others, that an item has, and in which a text says when it is of."""
_TITLE, _LINE_WORDS, _LINES_ABOVE = 300, 25, 60
_REACH = 80
"""Characters before and behind a figure in which its nearest words stand."""
_BULLETS = "-+*•–·"
_TOP = ("A", "I")
"""Markers above which nothing is looked for."""
_FEW = 3
"""Sentences of which a text has more when it matters where in it one stands."""
Features = dict[str, frozenset[str]]
"""For each group what was found of it."""


def tokens(folded: str, compounds: Collection[str] = ()) -> list[str]:
    """Words and marks of a text in small letters; numbers are `0`, years `<y>`.

    Syllables that make one of the `compounds` (of two or three, with spaces) are one word: the longest from the left.
    """
    words = [word if word[0] > "9" else _number(word) for word in _WORD.findall(folded)]
    if not compounds:
        return words
    joined, i = [], 0
    while i < len(words):
        two = " ".join(words[i : i + 2])
        three = f"{two} {words[i + 2]}" if i + 2 < len(words) else two
        word = three if three in compounds else two if two in compounds else words[i]
        joined.append(word)
        i += word.count(" ") + 1
    return joined


def _number(word: str) -> str:
    if not word[0].isdecimal():
        return word
    return "<y>" if len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20") else "0"


def _grams(words: Sequence[str]) -> frozenset[str]:
    """Words and pairs of words."""
    return frozenset((*words, *map("_".join, pairwise(words))))


def _against(year: int, last: int) -> str:
    return "+" if year > last else "=" if year == last else "-"


class Surroundings:
    """A text whose figures are asked for their features; offsets are 0-based in it.

    `compounds` are the words of several syllables; `year` is that of the text, if known from elsewhere.
    """

    def __init__(self, text: str, compounds: Collection[str] = (), year: int | None = None) -> None:
        self.text, self._compounds = fold(text), compounds
        self.starts, self.ends = self._sentences()
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._heads = [self._head(text, i) for i in range(len(self.lines))]
        self._dated = [match.start() for match in _YEAR.finditer(text)]
        self._named = [int(year) for year in _YEAR.findall(text)]
        self._latest, self._earliest = max(self._named, default=0), min(self._named, default=0)
        self._opening = [int(named) for named in _YEAR.findall(text[:_OPENING])] or ([year] if year else [])
        self._words = cache(self._tokens)
        self._grams = cache(lambda sentence: _grams(self._words(sentence)))
        self._head_grams = cache(lambda line: _grams(self._split(self._line(line))[:_LINE_WORDS]))
        self._title = _grams(self._split(self._line(0)[:_TITLE]))

    def place(self, start: int) -> tuple[int, int]:
        """In which sentence and line a figure stands that begins at `start`: with them it shares `shared`."""
        return max(bisect_right(self.starts, start) - 1, 0), bisect_right(self.lines, start) - 1

    def shared(self, sentence: int, line: int) -> Features:
        """The features of all figures of a sentence in a line."""
        words = self._words(sentence)
        opening = words[1:] if words and words[0] in _BULLETS else words
        found: Features = {
            "t": self._grams(sentence),
            "o": frozenset("_".join(opening[:n]) for n in range(1, 4)),
            "h": self._title if line else frozenset(),
            "H": self._above(line),
            "y": frozenset(self._years(sentence)),
            "p": frozenset(self._position(sentence)),
        }
        if sentence:
            before = self._words(sentence - 1)
            found["b"] = self._grams(sentence - 1)
            found["b^"] = frozenset(("_".join(before[:2]),))
            found["b$"] = frozenset(before[-1:])
        return found

    def own(self, start: int, end: int, kind: str) -> Features:
        """The features of one figure alone."""
        sentence, _ = self.place(start)
        begin, stop = self.starts[sentence], max(self.ends[sentence], end)
        clause = begin
        for match in _CLAUSE_END.finditer(self.text, begin, start):
            clause = match.end()
        words = self._split(self.text[clause:start])
        left = words if len(words) >= _BEFORE else self._split(self.text[max(begin, start - _REACH) : start])
        right = self._split(self.text[end : min(stop, end + _REACH)])[:_NEAR_BEHIND]
        return {
            "l": frozenset("_".join(left[-n:]) for n in range(1, _BEFORE + 1) if len(left) >= n),
            "r": frozenset("_".join(right[:n]) for n in range(1, _BEHIND + 1)),
            "R": frozenset(right),
            "c": _grams(words),
            "c^": frozenset(("_".join(words[:1]), "_".join(words[:2]))),
            "k": frozenset((kind,)),
            "Y": frozenset(self._carried(start)),
        }

    def _sentences(self) -> tuple[list[int], list[int]]:
        starts, ends, at = [], [], 0
        for match in _SENTENCE_END.finditer(self.text):
            if match.start() > at:
                starts.append(at)
                ends.append(match.start())
            at = match.end()
        if at < len(self.text) or not starts:
            starts.append(at)
            ends.append(len(self.text))
        return starts, ends

    def _tokens(self, sentence: int) -> list[str]:
        return self._split(self.text[self.starts[sentence] : self.ends[sentence]])

    def _split(self, text: str) -> list[str]:
        return tokens(text, self._compounds)

    def _line(self, i: int) -> str:
        end = self.lines[i + 1] - 1 if i + 1 < len(self.lines) else len(self.text)
        return self.text[self.lines[i] : end].strip()

    def _head(self, text: str, i: int) -> str | None:
        """What kind of mark opens a line that may head others: `I`, `1`, `a`, `-`, none; with `:` if it ends in one."""
        line = self._line(i)
        if not line:
            return None
        printed = text[self.lines[i] : self.lines[i] + _ITEM_HEAD].lstrip()
        match = _MARKER.match(printed)
        mark = match.group()[0] if match else ""
        mark = "1" if mark.isdecimal() else "I" if mark and mark in "IVX" else mark
        mark = ("A" if mark.isupper() else "a") if mark.isalpha() and mark != "I" else mark
        if line[-1] == ":":
            return f"{mark}:"
        if match is not None and len(line) < _ITEM_HEAD:
            return mark
        return mark if len(line) < _HEAD and line[-1] not in ".;," else None

    def _above(self, line: int) -> frozenset[str]:
        """The words of the lines that a line stands under, the nearest of each kind of mark; its own if marked."""
        seen: set[str] = set()
        words: list[frozenset[str]] = []
        for i in range(line, max(-1, line - _LINES_ABOVE), -1):
            mark = self._heads[i]
            if mark is None or mark in seen or (i == line and mark.strip(":") == ""):
                continue
            seen.add(mark)
            words.append(self._head_grams(i))
            if mark in _TOP:
                break
        return frozenset().union(*words)

    def _position(self, sentence: int) -> Iterator[str]:
        """In which quarter of the text a sentence stands, and whether it is the last."""
        if len(self.starts) > _FEW:
            yield str(4 * sentence // len(self.starts))
        if sentence == len(self.starts) - 1:
            yield "last"

    def _carried(self, start: int) -> Iterator[str]:
        """The year last named before a figure and the next behind it, against those of the opening and all before."""
        i = bisect_right(self._dated, start)
        if not i or not self._opening:
            return
        last, year, before = max(self._opening), self._named[i - 1], self._named[: i - 1]
        yield f"last{_against(year, last)}"
        if self._earliest < self._latest == year:
            yield "latest"
        if before and year > before[-1]:
            yield "up"
        if before and year > max(before):
            yield "new"
        if i < len(self._named):
            yield f"next{_against(self._named[i], last)}"

    def _years(self, sentence: int) -> Iterator[str]:
        near = [int(year) for year in _YEAR.findall(self.text, self.starts[sentence], self.ends[sentence])]
        if not near:
            return
        yield "named"
        if self._earliest < self._latest == max(near):
            yield "latest"
        if min(near) < self._latest:
            yield "earlier"
        if self._opening:
            last = max(self._opening)
            yield _against(max(near), last)
            if max(near) > min(self._opening):
                yield "later"
