"""What stands around a figure, as features: the words beside it, its sentence, the lines it stands under.

A feature is a group's letter and the words, `c:phấn_đấu`. Groups: `k` kind of figure; `l` the words right before it;
`c` those of its clause; `r`, `R` those behind; `o` how its sentence opens; `t` all of the sentence; `b` the sentence
before; `h` the first line of the text; `H` the lines it stands under; `y` its years against those of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
_TOP = ("A", "I")
"""Markers above which nothing is looked for."""


def tokens(folded: str) -> list[str]:
    """Words and marks of a text in small letters; numbers are `0`, years `<y>`."""
    return [_number(word) if word[0].isdecimal() else word for word in _WORD.findall(folded)]


def _number(word: str) -> str:
    return "<y>" if len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20") else "0"


def _grams(group: str, words: Sequence[str]) -> Iterator[str]:
    """Words and pairs of words."""
    for word in words:
        yield f"{group}:{word}"
    for one, two in pairwise(words):
        yield f"{group}:{one}_{two}"


class Surroundings:
    """A text whose figures are asked for their features; offsets are 0-based in it."""

    def __init__(self, text: str) -> None:
        self.text = fold(text)
        self.starts, self.ends = self._sentences()
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._heads = [self._head(text, i) for i in range(len(self.lines))]
        years = [int(year) for year in _YEAR.findall(text)]
        self._latest, self._earliest = max(years, default=0), min(years, default=0)
        self._opening = [int(year) for year in _YEAR.findall(text[:_OPENING])]
        self.words = cache(self._words)

    def place(self, start: int) -> tuple[int, int]:
        """In which sentence and line a figure stands that begins at `start`: with them it shares `shared`."""
        return max(bisect_right(self.starts, start) - 1, 0), bisect_right(self.lines, start) - 1

    def shared(self, sentence: int, line: int) -> set[str]:
        """The features of all figures of a sentence in a line."""
        words = self.words(sentence)
        found = set(_grams("t", words))
        opening = words[1:] if words and words[0] in "-+*•–·" else words
        found.update(f"o:{'_'.join(opening[:n])}" for n in range(1, 4))
        if sentence:
            before = self.words(sentence - 1)
            found.update(_grams("b", before))
            found.update((f"b^:{'_'.join(before[:2])}", f"b$:{before[-1] if before else ''}"))
        found.update(_grams("h", tokens(self._line(0)[:_TITLE])))
        for head in self._above(line):
            found.update(_grams("H", head))
        found.update(self._years(sentence))
        return found

    def own(self, start: int, end: int, kind: str) -> set[str]:
        """The features of one figure alone."""
        sentence, _ = self.place(start)
        begin, stop = self.starts[sentence], max(self.ends[sentence], end)
        left, right = tokens(self.text[begin:start]), tokens(self.text[end:stop])
        clause = begin
        for match in _CLAUSE_END.finditer(self.text, begin, start):
            clause = match.end()
        words = tokens(self.text[clause:start])
        found = {f"l:{'_'.join(left[-n:])}" for n in range(1, _BEFORE + 1) if len(left) >= n}
        found.update(f"r:{'_'.join(right[:n])}" for n in range(1, _BEHIND + 1))
        found.update(f"R:{word}" for word in right[:_NEAR_BEHIND])
        found.update(_grams("c", words))
        found.update((f"c^:{'_'.join(words[:1])}", f"c^:{'_'.join(words[:2])}", f"k:{kind}"))
        return found

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

    def _words(self, sentence: int) -> list[str]:
        return tokens(self.text[self.starts[sentence] : self.ends[sentence]])

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

    def _above(self, line: int) -> Iterator[list[str]]:
        """The words of the lines that a line stands under, the nearest of each kind of mark; its own if marked."""
        seen: set[str] = set()
        for i in range(line, max(-1, line - _LINES_ABOVE), -1):
            mark = self._heads[i]
            if mark is None or mark in seen or (i == line and mark.strip(":") == ""):
                continue
            seen.add(mark)
            yield tokens(self._line(i))[:_LINE_WORDS]
            if mark in _TOP:
                return

    def _years(self, sentence: int) -> Iterator[str]:
        near = [int(year) for year in _YEAR.findall(self.text, self.starts[sentence], self.ends[sentence])]
        if not near:
            return
        yield "y:named"
        if self._earliest < self._latest == max(near):
            yield "y:latest"
        if min(near) < self._latest:
            yield "y:earlier"
        if self._opening:
            last = max(self._opening)
            yield "y:+" if max(near) > last else "y:=" if max(near) == last else "y:-"
            if max(near) > min(self._opening):
                yield "y:later"
