"""Where a document belongs, as a test on names: what lies in the districts and provinces that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.value import Level


class Region:
    """The districts and provinces among the units that a document is about; empty for papers of the centre."""

    def __init__(self, gazetteer: Gazetteer, about: Iterable[Unit]) -> None:
        self._gazetteer = gazetteer
        self._districts = {unit.uid for unit in about if unit.level == "district"}
        self._provinces = {unit.uid for unit in about if unit.level == "province"}
        self._known: dict[str, frozenset[Level]] = {}

    def __bool__(self) -> bool:
        return bool(self._districts or self._provinces)

    def direct(self, name: str) -> tuple[Level, ...]:
        """The level on which a name is directly below: a commune of the district, a district of the province."""
        if self._districts and any(u.parent_uid in self._districts for u in self._gazetteer.find(name, "commune")):
            return ("commune",)
        if self._provinces and any(u.parent_uid in self._provinces for u in self._gazetteer.find(name, "district")):
            return ("district",)
        return ()

    def levels(self, name: str) -> frozenset[Level]:
        """The levels on which a name lies anywhere in the region."""
        if name not in self._known:
            self._known[name] = frozenset(
                unit.level
                for level in ("district", "commune")
                for unit in self._gazetteer.find(name, level)
                if any(above.uid in self._within for above in self._gazetteer.ancestors(unit))
            )
        return self._known[name]

    def holds(self, name: str) -> bool:
        """Whether a name lies anywhere in the region."""
        return bool(self) and bool(self.levels(name))

    @cached_property
    def _within(self) -> set[str]:
        return self._provinces or self._districts
