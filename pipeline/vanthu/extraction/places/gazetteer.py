"""The administrative units of Vietnam with their dates, loaded from `models/gazetteer.tsv.xz`."""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from vanthu.dates import check_iso
from vanthu.errors import ResourceError
from vanthu.extraction.places.names import bare_key, closed, key, spellings
from vanthu.extraction.places.value import Level
from vanthu.resources import verified

COLUMNS = ("code", "first", "first_earliest", "end", "end_earliest", "type", "name", "parent", "successors", "aliases")
FILE = "gazetteer.tsv.xz"
START = "2004-07-08"
"""The code table was decreed this day (Decision 124/2004/QĐ-TTg): the conventional first day of what is older."""
REFORM = "2025-07-01"
"""Districts were abolished, provinces and communes merged; codes were given anew."""
LEVEL_OF_TYPE: dict[str, Level] = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit between two changes of its name, type or superior unit.

    `first` is its first day, `end` the day after its last (empty: it still exists). Where the sources tell only that
    a change lies between two lists, the day is the later list's and `first_earliest`/`end_earliest` the earlier's.
    """

    uid: str
    code: str
    level: Level
    type: str
    name: str
    """Empty for a former name that is known only without diacritics; then it is the first alias."""
    first: str
    first_earliest: str
    end: str
    end_earliest: str
    parent_uid: str
    links: tuple[tuple[str, str], ...]
    """(uid, kind) of what directly followed; kind is whole, partial, renamed, retyped, unchanged or unknown."""
    aliases: tuple[str, ...]

    def exists(self, day: str, *, surely: bool = False) -> bool:
        """Whether it existed on an ISO day, or during part of an ISO month or year; `surely` ignores unsure dates."""
        start, stop = _bounds(day)
        if surely:
            return self.first <= stop and (not self.end or start < (self.end_earliest or self.end))
        return (self.first_earliest or self.first) <= stop and (not self.end or start < self.end)


@lru_cache(maxsize=256)
def _bounds(day: str) -> tuple[str, str]:
    """First and last day of an ISO day, month or year. Raises UsageError when it is none."""
    check_iso(day)
    return (day + "-01-01"[len(day) - 4 :])[:10], (day + "-12-31"[len(day) - 4 :])[:10]


class Gazetteer:
    """Look-up of units by name, uid and hierarchy. Load it with `Gazetteer.load()`; one copy is kept a process."""

    def __init__(self, lines: Iterable[str] | None = None) -> None:
        """Index rows of the table (`COLUMNS`, tab-separated), by default those of the installed models.

        Units are built when they are asked for. Raises ResourceError when the table is missing or damaged.
        """
        lines = _read(str(verified(FILE))) if lines is None else lines
        self._rows = [line.split("\t") for line in lines]
        self._by_uid = {f"{row[0]}@{row[1]}": i for i, row in enumerate(self._rows)}
        self._by_key: dict[str, list[int]] = {}
        self._children: dict[str, list[int]] = {}
        for i, row in enumerate(self._rows):
            self._children.setdefault(row[7], []).append(i)
            names = [row[6], closed(row[6]), *row[9].split("|")] if row[6] else []
            for name in dict.fromkeys(filter(None, names)):
                self._by_key.setdefault(name.lower(), []).append(i)
        self._by_bare: dict[str, list[int]] | None = None
        self._back: dict[str, list[int]] | None = None
        self._unit = lru_cache(maxsize=8_192)(self._build)
        self._called = lru_cache(maxsize=8_192)(self._find_called)
        self._above = lru_cache(maxsize=8_192)(self._find_above)
        self._heirs = lru_cache(maxsize=8_192)(self._find_heirs)

    @classmethod
    def load(cls, path: str | Path | None = None) -> Gazetteer:
        """The gazetteer of `path`, or of the installed models. Raises ResourceError when it is missing or damaged."""
        return _load(str(path or verified(FILE)))

    def __len__(self) -> int:
        return len(self._rows)

    def __reduce__(self) -> tuple[object, tuple[list[str]]]:
        return Gazetteer, (["\t".join(row) for row in self._rows],)

    def _build(self, i: int) -> Unit:
        code, first, first_earliest, end, end_earliest, kind, name, parent, links, aliases = self._rows[i]
        level = LEVEL_OF_TYPE.get(kind) or ("province" if not parent else "district")
        pairs = tuple((link.rpartition(":")[0], link.rpartition(":")[2]) for link in links.split("|") if link)
        others = tuple(alias for alias in aliases.split("|") if alias)
        uid = f"{code}@{first}"
        own = code if ":" not in code else ""
        return Unit(uid, own, level, kind, name, first, first_earliest, end, end_earliest, parent, pairs, others)

    def names(self) -> set[str]:
        """Every name and alias, as printed in the table."""
        return {name for row in self._rows if row[6] for name in (row[6], *row[9].split("|")) if name}

    def units(self, level: Level | None = None, date: str | None = None) -> list[Unit]:
        """All units of a level that existed on `date` (ISO), in order of code."""
        found = [self._unit(i) for i in range(len(self._rows))]
        return [u for u in found if (not level or u.level == level) and (not date or u.exists(date, surely=True))]

    def get(self, uid: str) -> Unit | None:
        """The unit with this uid (`26341@2021-07-01`), or None."""
        i = self._by_uid.get(uid)
        return None if i is None else self._unit(i)

    def find(
        self, name: str, level: Level | None = None, province: str | None = None, date: str | None = None
    ) -> list[Unit]:
        """Units called `name` (without its type word), in order of code.

        Spelling variants and former names count. `province` is a name or a uid; `date` is ISO, a day, month or year.
        Raises UsageError for another form of date.
        """
        if date:
            _bounds(date)
        if not province and not date:
            return list(self._called(name, level))
        for spelling in spellings(name):
            found = [u for u in self._spelled(spelling, level) if not date or u.exists(date)]
            if province:
                found = [u for u in found if self._in_province(u, province)]
            if found:
                return found
        return []

    def _spelled(self, spelling: str, level: Level | None) -> list[Unit]:
        units = [self._unit(i) for i in self._by_key.get(spelling, ())]
        return [unit for unit in units if not level or unit.level == level]

    def _find_called(self, name: str, level: Level | None) -> tuple[Unit, ...]:
        """Units of a name at any time, in the first of its spellings that any has."""
        found = (self._spelled(spelling, level) for spelling in spellings(name))
        return tuple(next((units for units in found if units), ()))

    def find_variants(self, name: str, level: Level | None = None) -> list[Unit]:
        """Units called `name` in any of its spellings, at any time."""
        return [unit for spelling in spellings(name) for unit in self._spelled(spelling, level)]

    def find_bare(self, name: str, level: Level | None = None) -> list[Unit]:
        """Units whose name has the same letters without diacritics: for text that lost them, and old former names."""
        if self._by_bare is None:
            self._by_bare = {}
            for i, row in enumerate(self._rows):
                self._by_bare.setdefault(bare_key(row[6]) if row[6] else row[9], []).append(i)
        found = [self._unit(i) for i in self._by_bare.get(bare_key(name), ())]
        return [u for u in found if not level or u.level == level]

    def _in_province(self, unit: Unit, province: str) -> bool:
        top = self.ancestors(unit)[-1] if unit.parent_uid else unit
        return province == top.uid or key(province) == top.name.lower()

    def ancestors(self, unit: Unit) -> list[Unit]:
        """The units above, nearest first, as they were when the unit came into being."""
        return list(self._above(unit.parent_uid))

    def _find_above(self, uid: str) -> tuple[Unit, ...]:
        """The unit of a uid and those above it."""
        found: list[Unit] = []
        while uid:
            found.append(self._unit(self._by_uid[uid]))
            uid = found[-1].parent_uid
        return tuple(found)

    def within(self, unit: Unit, uid: str) -> bool:
        """Whether a unit lies in another or is it, under whatever name and type the other had before or after.

        A province also holds what was in a province that went into it; a district that went into another, what is now
        in that one (the lists give communes only the superior unit of their own day).
        """
        other = self.get(uid)
        if other is None:
            return False
        for above in (unit, *self._above(unit.parent_uid)):
            if above.uid == uid or (above.code and above.code == other.code and _same_side(above, other)):
                return True
            if above.level == other.level == "province" and any(link == uid for link, _ in above.links):
                return True
            if above.level == other.level == "district" and any(link == above.uid for link, _ in other.links):
                return True
        return False

    def children(self, uid: str) -> list[Unit]:
        """The units directly below, of all times."""
        return [self._unit(i) for i in self._children.get(uid, ())]

    def predecessors(self, uid: str) -> list[Unit]:
        """Units that directly became this one, in part or whole."""
        if self._back is None:
            self._back = {}
            for i, row in enumerate(self._rows):
                for link in row[8].split("|") if row[8] else ():
                    self._back.setdefault(link.rpartition(":")[0], []).append(i)
        return [self._unit(i) for i in self._back.get(uid, ())]

    def successors(self, uid: str) -> list[tuple[Unit, str]]:
        """Today's units on its ground, each with the kind of the change; empty for a unit that still exists.

        For an abolished district they are the successors of its communes. Through several changes the kind is the
        strongest: partial, unknown, whole, renamed, retyped, unchanged, in this order.
        Raises KeyError for an unknown uid.
        """
        return list(self._heirs(uid))

    def _find_heirs(self, uid: str) -> tuple[tuple[Unit, str], ...]:
        start = self._unit(self._by_uid[uid])
        if not start.end:
            return ()
        found: dict[str, str] = {}
        queue = [(start, "unchanged")]
        seen = {uid}
        while queue:
            unit, so_far = queue.pop(0)
            if not unit.end:
                found[unit.uid] = so_far
                continue
            links = unit.links
            if not links and unit.level == "district":
                links = tuple((child.uid, "partial") for child in self.children(unit.uid) if child.end >= unit.end)
            for target, kind in links:
                if target not in seen:
                    seen.add(target)
                    queue.append((self._unit(self._by_uid[target]), min(so_far, kind, key=_STRENGTH.index)))
        return tuple((self._unit(self._by_uid[target]), kind) for target, kind in sorted(found.items()))


def _same_side(a: Unit, b: Unit) -> bool:
    """Equal codes mean the same commune or district only on the same side of the reform."""
    return a.level == "province" or (a.first < REFORM) == (b.first < REFORM)


_STRENGTH = ("partial", "unknown", "whole", "renamed", "retyped", "unchanged")


@lru_cache(maxsize=4)
def _load(path: str) -> Gazetteer:
    return Gazetteer(_read(path))


def _read(path: str) -> list[str]:
    """The rows of a gazetteer file, its header checked and taken off."""
    try:
        text = lzma.decompress(Path(path).read_bytes()).decode("utf-8")
    except (OSError, lzma.LZMAError) as error:
        raise ResourceError(f"No gazetteer at {path}: run `make models` ({error}).") from error
    header, _, body = text.partition("\n")
    if tuple(header.split("\t")) != COLUMNS:
        raise ResourceError(f"The gazetteer at {path} was made by another version: run `make models`.")
    return body.splitlines()
