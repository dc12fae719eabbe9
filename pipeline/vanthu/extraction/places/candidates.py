"""The units that a name may mean on a day, before anything around it is looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from vanthu.extraction.places.find import Named
from vanthu.extraction.places.gazetteer import REFORM, Gazetteer, Unit

TODAY = "9999"
_URBAN = frozenset(("thị xã", "thành phố", "quận"))
"""Towns rise from one of these types to another: a `thị xã` of old is rather today's `thành phố` than a `huyện`."""


@dataclass(slots=True)
class Choice:
    """A mention with the units it may mean; `method` is set when it is settled."""

    named: Named
    units: list[Unit]
    others: list[Unit] = field(default_factory=list)
    """Second choice: another type or spelling than printed, or gone since the reform of 2025."""
    late: bool = False
    """No unit of that name existed on the date: `units` are the nearest in time."""
    possible: tuple[str, ...] = ()
    method: str = ""
    near: set[str] = field(default_factory=set)
    """Uids of superior units named with it."""
    stated: bool = False
    """It is said to lie in them, in brackets or right behind it."""

    @property
    def unit(self) -> Unit | None:
        """The unit, when one is left."""
        return self.units[0] if len(self.units) == 1 else None

    def settle(self, unit: Unit, method: str) -> None:
        """Decide for a unit."""
        self.units, self.method = [unit], method

    def offer(self, units: list[Unit]) -> None:
        """Start again from other candidates."""
        self.units, self.others, self.late = units, [], False
        self.possible = tuple(unit.uid for unit in units)


class Candidates:
    """Looks up candidates for one date (ISO day, month or year)."""

    def __init__(self, gazetteer: Gazetteer, date: str) -> None:
        self._gazetteer = gazetteer
        self.date = date

    def choice(self, named: Named) -> Choice:
        """The mention with its candidates: of the printed type if there are any, and of the date if there are any."""
        units = self.named(named)
        exact = [unit for unit in units if unit.type in named.types]
        if not exact and named.types & _URBAN:
            exact = [unit for unit in units if unit.type in _URBAN]
        exact = exact or units
        dated = self.past(exact) if named.former else self.on_date(exact) or self.on_date(units)
        choice = Choice(named, dated or nearest(exact, self.date), late=not dated)
        choice.others = [unit for unit in self.on_date(units) if unit not in choice.units]
        if choice.late and not named.read:
            choice.others = self.on_date(u for u in self._bare(named) if u.name)
        if REFORM <= self.date < TODAY:
            # After the reform a document still names what it did away with; where it is about tells which.
            taken = (*choice.units, *choice.others)
            choice.others += [u for u in self.past(units) if u.end >= REFORM and u not in taken]
        choice.possible = tuple(unit.uid for unit in choice.units)
        return choice

    def named(self, named: Named) -> list[Unit]:
        """Units of the name at any time; variant spellings count when the name as printed did not exist on the date."""
        if named.read:
            units = self._bare(named)
            former = [unit for unit in units if not unit.name] if named.read == "former" else []
            return former or units
        exact = [unit for level in named.levels for unit in self._gazetteer.find(named.key, level)]
        if self.on_date(exact):
            return exact
        return self.variants(named)

    def variants(self, named: Named) -> list[Unit]:
        """Units of the name in any spelling, at any time."""
        return [unit for level in named.levels for unit in self._gazetteer.find_variants(named.key, level)]

    def _bare(self, named: Named) -> list[Unit]:
        return [unit for level in named.levels for unit in self._gazetteer.find_bare(named.key, level)]

    def on_date(self, units: Iterable[Unit]) -> list[Unit]:
        """Units of the date, one for each code: the one that surely existed rather than one that may have."""
        best: dict[str, Unit] = {}
        for unit in units:
            if unit.exists(self.date):
                old = best.get(unit.code or unit.uid)
                if old is None or (unit.exists(self.date, surely=True) and not old.exists(self.date, surely=True)):
                    best[unit.code or unit.uid] = unit
        return self._without_successors(list(best.values()))

    def _without_successors(self, units: list[Unit]) -> list[Unit]:
        """Of namesakes under one roof whose day of change is unsure, the one that the stated day leaves valid."""
        if len(units) < 2:
            return units
        roofs: dict[tuple[str, str], list[Unit]] = {}
        for unit in units:
            roofs.setdefault((unit.name, unit.parent_uid.partition("@")[0]), []).append(unit)
        gone = {
            unit.uid
            for namesakes in roofs.values()
            if len(namesakes) > 1 and any(unit.first <= self.date for unit in namesakes)
            for unit in namesakes
            if unit.first > self.date
        }
        return [unit for unit in units if unit.uid not in gone]

    def past(self, units: Iterable[Unit]) -> list[Unit]:
        """Units that had ended by the date, the last of each code and side of the reform."""
        ended: dict[tuple[str, bool], Unit] = {}
        for unit in sorted(units, key=lambda u: u.end):
            if unit.end and unit.end <= self.date:
                ended[unit.code or unit.uid, unit.first < REFORM] = unit
        return list(ended.values())


def nearest(units: list[Unit], date: str) -> list[Unit]:
    """The units nearest to a date in time: the last that had ended before, else the first that came after."""
    past = [unit for unit in units if unit.end and unit.end <= date]
    if past:
        last = max(unit.end for unit in past)
        return [unit for unit in past if unit.end == last]
    later = [unit for unit in units if unit.first > date]
    first = min((unit.first for unit in later), default="")
    return [unit for unit in later if unit.first == first]
