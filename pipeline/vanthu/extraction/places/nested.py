"""Bare names that are told by the unit they lie in: `A, B và C (huyện X)`, `A, B của huyện X`, rows of a table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from vanthu.extraction.places import grammar
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.lexicon import words
from vanthu.extraction.places.scan import Found
from vanthu.extraction.places.value import Level

_UNDER = re.compile(
    r"(?:\s?\((?:thuộc |của )?|,? (?:thuộc|của) )(?:địa bàn )?"
    r"(?:(?:huyện|quận|thị xã|thành phố|tỉnh|tp|tx|h)(?:\.\s?|\s))?\Z",
    re.IGNORECASE,
)
"""Between the last of the names and the unit they lie in."""
_LONGEST = 30
"""What `_UNDER` matches is no longer, in characters."""
_TYPED = re.compile(r"(?:(?:các )?(?:huyện|quận|thị xã|thành phố|tỉnh|xã|phường|thị trấn)[ :]{1,2})?", re.IGNORECASE)
"""The type word that a cell may begin with."""

Nest = tuple[list[Found], Level]
"""Names of one level, in text order."""


class Nests:
    """The names of one text, held against the units they may lie in."""

    def __init__(self, text: str, plain: str, names: Sequence[Found], gazetteer: Gazetteer) -> None:
        self._text, self._plain, self._names, self._gazetteer = text, plain, names, gazetteer
        self._starts = [found.start for found in names]
        self._ending = {found.end: found for found in names}

    def before_their_unit(self) -> Iterator[Nest]:
        """Two names or more, and then the unit behind them that they lie in."""
        for upper in self._names:
            under = _UNDER.search(self._plain, max(0, upper.start - _LONGEST), upper.start)
            last = self._ending.get(under.start()) if under else None
            if last is None:
                continue
            above = self._uppers(upper)
            if level := self._level_below(last, above):
                run = self._run_to(last, above, level)
                if len(run) > 1 and not all(found.key in words("ordinary") for found in run):
                    yield run, level
                    yield [upper], _parent(last, level, above, self._gazetteer).level

    def _run_to(self, last: Found, above: Sequence[Unit], level: Level) -> list[Found]:
        """The names of one list that ends with `last`, all of them in the same unit."""
        run = [last]
        while (at := bisect_left(self._starts, run[0].start)) > 0:
            before = self._names[at - 1]
            if not grammar.SEPARATOR.fullmatch(self._plain, before.end, run[0].start):
                break
            if self._level_below(before, above) != level:
                break
            run.insert(0, before)
        return run

    def in_rows(self) -> Iterator[Nest]:
        """Cells of a table's rows that hold a province or district and, right of it, what lies in it.

        A cell that is left empty stands for the one above it.
        """
        above: list[tuple[int, Found, tuple[Unit, ...]]] = []
        end = 0
        for start, stop in _lines(self._text) if "|" in self._text else ():
            if "|" not in self._text[start:stop]:
                above = []
                continue
            for column, cell in enumerate(_cells(self._plain, start, stop)):
                if not (held := self._only_names(*cell)):
                    continue
                above = [upper for upper in above if upper[0] < column]
                nest = self._nest(held, above[-1][2]) if above else None
                if nest:
                    if above[-1][1].start >= end:  # told by what lies in it
                        yield [above[-1][1]], above[-1][2][0].level
                        end = above[-1][1].end
                    yield nest
                if len(held) == 1 and (units := self._uppers(held[0], nest, above[-1][2] if nest else ())):
                    above.append((column, held[0], units))

    def _nest(self, held: list[Found], above: Sequence[Unit]) -> Nest | None:
        """The names of a cell, if all of them lie in the unit on the left."""
        levels = {self._level_below(found, above) for found in held}
        level = levels.pop()
        return (held, level) if level and not levels else None

    def _uppers(self, found: Found, nest: Nest | None = None, above: Sequence[Unit] = ()) -> tuple[Unit, ...]:
        """The provinces or districts that a name may be; of those only the ones in `above` when it is nested there."""
        units = [unit for unit in self._gazetteer.find(found.key) if unit.level != "commune"]
        within = {unit.uid for unit in above}
        return tuple(unit for unit in units if nest is None or unit.parent_uid in within)

    def _level_below(self, found: Found, above: Sequence[Unit]) -> Level | None:
        """The level on which a name lies right below one of these units."""
        within = {unit.uid for unit in above}
        levels: tuple[Level, ...] = ("district", "commune")
        return next(
            (level for level in levels if any(u.parent_uid in within for u in self._gazetteer.find(found.key, level))),
            None,
        )

    def _only_names(self, start: int, end: int) -> list[Found]:
        """The names of a cell that holds names and what separates them, nothing else; else none."""
        typed = _TYPED.match(self._plain, start, end)
        at = typed.end() if typed else start
        held: list[Found] = []
        for number in range(bisect_left(self._starts, at), len(self._names)):
            found = self._names[number]
            gap = found.start == at if not held else grammar.SEPARATOR.fullmatch(self._plain, at, found.start)
            if found.end > end or not gap:
                break
            held.append(found)
            at = found.end
        return held if not self._plain[at:end].strip(" .;,") else []


def _parent(found: Found, level: Level, above: Sequence[Unit], gazetteer: Gazetteer) -> Unit:
    """The first of some units that a name of this level lies right below."""
    parents = {unit.parent_uid for unit in gazetteer.find(found.key, level)}
    return next(unit for unit in above if unit.uid in parents)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the cells of a line begin and end, white space left out; of an empty one both are the same."""
    while True:
        bar = text.find("|", start, end)
        stop = bar if bar >= 0 else end
        cell = text[start:stop]
        yield start + len(cell) - len(cell.lstrip()), max(start, stop - len(cell) + len(cell.rstrip()))
        if bar < 0:
            return
        start = bar + 1
