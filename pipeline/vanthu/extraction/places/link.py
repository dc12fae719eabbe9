"""From names to units: what was valid on the document's date, narrowed by what stands nearest.

In falling strength: a merger clause (what was made of what), a district or province in the same sentence, the other
members of the list, the place the document is about, uniqueness in the country. More than one unit left: no link.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from vanthu.extraction.places.candidates import TODAY, Candidates, Choice, nearest
from vanthu.extraction.places.find import Named
from vanthu.extraction.places.gazetteer import START, Gazetteer, Unit
from vanthu.extraction.places.merger import settle_mergers

NO_DATE = "2025-06-30"
"""The day assumed when nothing tells the document's date: the last of the three-level order."""
_RANK = {"province": 0, "district": 1, "commune": 2}
_BRACKET = re.compile(r"\s*\(\s*(?:thuộc\s+)?[^()]{0,20}")
_APPOSITION = re.compile(r"\s*(?:,|-|–|\()?\s*(?:\w+\s+){0,6}")
_Region = tuple[set[str], str]
"""Uids of superior units, and the method of a link they decide."""


class Linker:
    """Links the mentions of one document; `about` are the units it is known to be about, surest first."""

    def __init__(
        self, gazetteer: Gazetteer, text: str, date: str | None, about: Sequence[Unit] = (), given: int | None = None
    ) -> None:
        """`given` says how many of `about` come from the caller; the others come from the letterhead."""
        self._gazetteer = gazetteer
        self._text = text
        self._assumed = not date
        self.date = max(date or NO_DATE, START[: len(date or NO_DATE)])
        self._candidates = Candidates(gazetteer, self.date)
        self._about = list(about)
        self._given = {unit.uid for unit in self._about[:given]}

    def link(self, mentions: Sequence[Named]) -> list[Choice]:
        """One choice a mention, in the same order."""
        if not mentions:
            return []
        choices = [self._choice(named) for named in mentions]
        settle_mergers(self._gazetteer, choices, self.date, self._is_here)
        for choice in choices:
            self._settle_upper(choice, choices)
        self._tie(choices)
        for choice in choices:
            if not choice.method and choice.near:
                self._explicit(choice)
        self._lists(choices)
        regions = self._regions(choices)
        for choice in choices:
            if not choice.method:
                self._by_regions(choice, regions)
        self._repeat(choices)
        for choice in choices:
            if not choice.method and choice.stated:
                choice.units = [unit for unit in choice.units if self._may_lie(choice, unit)]
            choice.method = choice.method or ("unique" if choice.unit else "ambiguous" if choice.units else "unknown")
        return choices

    def _choice(self, named: Named) -> Choice:
        """The mention with its candidates; without a date, today's when only they are of the printed type."""
        choice = self._candidates.choice(named)
        if self._assumed and named.types and not any(unit.type in named.types for unit in choice.units):
            today = Candidates(self._gazetteer, TODAY).choice(named)
            if not today.late and any(unit.type in named.types for unit in today.units):
                return today
        return choice

    def _is_here(self, unit: Unit) -> bool:
        return any(self._gazetteer.within(unit, about.uid) for about in self._about)

    def _inside(self, choice: Choice, uids: Iterable[str]) -> list[Unit]:
        """Candidates that lie in one of the units: as printed and on the date, else the second choice."""
        places = list(uids)
        first = [u for u in choice.units if any(self._gazetteer.within(u, uid) for uid in places)]
        other = [u for u in choice.others if any(self._gazetteer.within(u, uid) for uid in places)]
        return other if choice.late and other else first or other

    # districts and provinces
    def _settle_upper(self, choice: Choice, choices: list[Choice]) -> None:
        """A district by the province in its sentence; `thành phố X` is the province of that name if there is one."""
        if choice.method or choice.unit or not (choice.named.bare or "commune" not in choice.named.levels):
            return
        top = [unit for unit in choice.units if unit.level == "province"]
        if len(top) == 1 and "province" in choice.named.levels:
            choice.units = top
            return
        near = {
            c.unit.uid
            for c in choices
            if c is not choice and c.named.sentence == choice.named.sentence and c.unit and c.unit.level == "province"
        }
        inside = [u for u in choice.units if any(self._gazetteer.within(u, uid) for uid in near)]
        if len(inside) == 1:
            choice.settle(inside[0], "explicit")

    # superior units named with a mention
    def _tie(self, choices: list[Choice]) -> None:
        """Tie each commune to the district or province named with it: in brackets, after it, or before the list."""
        sentences: dict[int, list[Choice]] = defaultdict(list)
        for choice in choices:
            sentences[choice.named.sentence].append(choice)
        for row in sentences.values():
            before = _preceding(row)
            after = self._following(row)
            for i, choice in enumerate(row):
                if choice.named.levels in (("commune",), ("district",)):
                    found = self._bracketed(row, i) or after[i]
                    choice.stated = bool(found) and _is_above(row[i + 1], choice)
                    choice.near = {unit.uid for unit in found or before[i]}

    def _bracketed(self, row: list[Choice], i: int) -> list[Unit]:
        if i + 1 < len(row) and _is_above(row[i + 1], row[i]):
            between = self._text[row[i].named.end : row[i + 1].named.start]
            if _BRACKET.fullmatch(between):
                return row[i + 1].units
        return []

    def _following(self, row: list[Choice]) -> list[list[Unit]]:
        """For each mention the superior unit after its list: `xã A, xã B thuộc huyện X`, `xã A, huyện X, tỉnh Y`."""
        found: list[list[Unit]] = [[] for _ in row]
        for i in range(len(row) - 2, -1, -1):
            between = self._text[row[i].named.end : row[i + 1].named.start]
            if _is_above(row[i + 1], row[i]):
                found[i] = row[i + 1].units if _APPOSITION.fullmatch(between[:80]) else []
            elif len(between) <= 40 and row[i + 1].named.levels == row[i].named.levels:
                found[i] = found[i + 1]
        return found

    def _explicit(self, choice: Choice) -> None:
        inside = self._inside(choice, choice.near)
        if not inside and not choice.late:
            every = self._candidates.named(choice.named) + self._candidates.variants(choice.named)
            within = [u for u in every if any(self._gazetteer.within(u, uid) for uid in choice.near)]
            inside = self._candidates.on_date(within) or nearest(within, self.date)
        if len(inside) == 1:
            choice.settle(inside[0], "explicit")
        elif inside:
            choice.units = inside

    # lists
    def _lists(self, choices: list[Choice]) -> None:
        """Members of one list lie together: the district, or province, that holds most of them decides."""
        groups: dict[int, list[Choice]] = defaultdict(list)
        for choice in choices:
            groups[choice.named.group].append(choice)
        for group in groups.values():
            if len({choice.named.key for choice in group}) > 1:
                if self._assumed and len(group) > 2:
                    self._of_today(group)
                for depth in (0, -1):
                    self._cohere([choice for choice in group if choice.units], depth)

    def _of_today(self, group: list[Choice]) -> None:
        """Without a date: a list that is whole only among today's units is a list of today's units."""
        candidates = Candidates(self._gazetteer, TODAY)
        today = [candidates.choice(choice.named) for choice in group]
        if self._most(today) > self._most(group):
            for choice, other in zip(group, today, strict=True):
                if not choice.method:
                    choice.offer(other.units)

    def _most(self, group: list[Choice]) -> int:
        """How many members one province can hold."""
        votes: Counter[str] = Counter()
        for choice in group:
            if not choice.late:
                votes.update({self._above(unit, -1) for unit in choice.units})
        return max(votes.values(), default=0)

    def _cohere(self, group: list[Choice], depth: int) -> None:
        """Narrow a list to the superior unit (0 the nearest, -1 the topmost) in which most members have a candidate."""
        votes: Counter[str] = Counter()
        for choice in group:
            votes.update({self._above(unit, depth) for unit in choice.units if self._may_lie(choice, unit)} - {""})
        top = max(votes.values(), default=0)
        best = [uid for uid, count in votes.items() if count == top]
        if len(best) > 1:
            best = [uid for uid in best if (unit := self._gazetteer.get(uid)) and self._is_here(unit)]
        if len(best) != 1 or top < 2 or top < 0.6 * len(group):
            return
        for choice in group:
            inside = [unit for unit in choice.units if self._above(unit, depth) == best[0]]
            if inside and not choice.method:
                choice.units = inside
                if len(inside) == 1:
                    choice.method = "list"

    def _may_lie(self, choice: Choice, unit: Unit) -> bool:
        """Whether a unit lies in the province of the superior unit named with a mention, if there is one; a province
        and what became of it are one."""
        near = [above for uid in choice.near if (above := self._gazetteer.get(uid))]
        return not near or any(not self._provinces(unit).isdisjoint(self._provinces(above)) for above in near)

    def _provinces(self, unit: Unit) -> set[str]:
        """The province of a unit and what became of it."""
        top = self._above(unit, -1) or unit.uid
        return {top, *(successor.uid for successor, _ in self._gazetteer.successors(top))}

    def _above(self, unit: Unit, depth: int) -> str:
        chain = self._gazetteer.ancestors(unit)
        return chain[depth].uid if chain else ""

    # the document
    def _regions(self, choices: list[Choice]) -> list[_Region]:
        """Sets of superior units, narrowest and surest first."""
        upper = [u for u in sorted(self._about, key=lambda u: u.level == "province") if u.level != "commune"]
        regions: list[_Region] = [({u.uid}, "place" if u.uid in self._given else "document") for u in upper]
        if len(regions) > 1:
            regions.append((set().union(*(uids for uids, _ in regions)), regions[-1][1]))
        here = Counter(c.unit.uid for c in choices if c.unit and c.unit.level == "district")
        tops = Counter(c.unit.uid for c in choices if c.unit and c.unit.level == "province")
        regions += [({uid}, "document") for uid, _ in here.most_common(1)]
        if len(here) > 1:
            regions.append((set(here), "document"))
        parents = [self._above(unit, -1) for unit in self._about]
        parents += [uid for uid, _ in tops.most_common(1)]
        regions += [({uid}, "document") for uid in dict.fromkeys(parents) if uid]
        above = {self._above(unit, -1) for uid in here if (unit := self._gazetteer.get(uid))} - {""}
        return [*regions, (above, "document")] if above else regions

    def _by_regions(self, choice: Choice, regions: list[_Region]) -> None:
        unit = choice.unit
        if unit is not None and not choice.late:
            for uids, method in regions:
                # A unit that only the text itself names is no proof of itself.
                places = uids if method == "place" else uids - {unit.uid}
                if any(self._gazetteer.within(unit, uid) for uid in places):
                    choice.method = method
                    return
            if not choice.others:
                return
        for uids, method in regions:
            inside = self._inside(choice, uids)
            if len(inside) == 1:
                choice.settle(inside[0], method)
                return

    def _repeat(self, choices: list[Choice]) -> None:
        """A name that was settled elsewhere in the document means the same where it stands without help."""
        settled: dict[tuple[str, object], set[str]] = defaultdict(set)
        for choice in choices:
            if choice.unit and choice.method:
                settled[choice.named.key, choice.named.levels].add(choice.unit.uid)
        for choice in choices:
            uids = settled.get((choice.named.key, choice.named.levels), set())
            same = [unit for unit in choice.units if unit.uid in uids]
            if not choice.method and len(same) == 1:
                choice.settle(same[0], "document")


def _preceding(row: list[Choice]) -> list[list[Unit]]:
    """For each mention the nearest superior unit before it in the sentence: `Huyện X: các xã A, B`."""
    found: list[list[Unit]] = []
    last: dict[int, list[Unit]] = {}
    for choice in row:
        rank = min((_RANK[unit.level] for unit in choice.units), default=3)
        found.append(next((last[r] for r in sorted(last, reverse=True) if r < rank), []))
        if choice.units:
            lowest = max(_RANK[unit.level] for unit in choice.units)
            last = {r: units for r, units in last.items() if r < lowest} | {lowest: choice.units}
    return found


def _is_above(upper: Choice, lower: Choice) -> bool:
    if not upper.units or not lower.units:
        return False
    return max(_RANK[u.level] for u in upper.units) < min(_RANK[u.level] for u in lower.units)
