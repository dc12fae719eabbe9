"""From names to units: what was valid on the document's date, narrowed by what stands nearest.

In falling strength: a merger clause (what was made of what), a district or province in the same sentence, the other
members of the list, the place the document is about, uniqueness in the country. More than one unit left: no link.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vanthu.extraction.places.find import Named
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.names import bare_key, spellings
from vanthu.extraction.places.value import Level, Place

NO_DATE = "2025-06-30"
"""The day assumed when nothing tells the document's date: the last of the three-level order."""
_SCORES = {
    "self": 0.97,
    "merger": 0.97,
    "explicit": 0.97,
    "list": 0.94,
    "place": 0.93,
    "document": 0.92,
    "unique": 0.88,
    "ambiguous": 0.0,
    "unknown": 0.0,
}
_READING = {"": 1.0, "former": 0.85, "unaccented": 0.6}
_MAX_CANDIDATES = 20
START = "2004-07-08"
"""What the gazetteer knows begins here; earlier documents are linked to this day's units."""
REFORM = "2025-07-01"
_TODAY = "9999"
_URBAN = frozenset(("thị xã", "thành phố", "quận"))
"""Towns rise from one of these types to another: a `thị xã` of old is more likely today's `thành phố` than a `huyện`."""


@dataclass(slots=True)
class Choice:
    """A mention with the units it may mean; `method` is set when it is settled."""

    named: Named
    units: list[Unit]
    possible: tuple[str, ...] = ()
    method: str = ""
    others: list[Unit] = field(default_factory=list)
    """Units of that name and level but another type than printed."""
    late: bool = False
    """No unit of that name existed on the date: nearest in time taken."""
    near: set[str] = field(default_factory=set)
    """Uids of superior units named with it."""

    @property
    def unit(self) -> Unit | None:
        """The unit, when one is left."""
        return self.units[0] if len(self.units) == 1 else None


class Linker:
    """Links the mentions of one document; `about` are the units it is known to be about, surest first."""

    def __init__(
        self, gazetteer: Gazetteer, text: str, date: str | None, about: Sequence[Unit] = (), given: int | None = None
    ) -> None:
        """`given` says how many of `about` come from the caller; the others come from the letterhead."""
        self._gazetteer = gazetteer
        self._text = text
        self._date = max(date or NO_DATE, START[: len(date or NO_DATE)])
        self._assumed = not date
        self._about = list(about)
        self._given = {unit.uid for unit in self._about[:given]}

    def link(self, mentions: Sequence[Named]) -> list[Choice]:
        """One choice a mention, in the same order."""
        choices = [self._choice(named) for named in mentions]
        self._mergers(choices)
        upper = [c for c in choices if "commune" not in c.named.levels or c.named.bare]
        for choice in upper:
            self._settle_upper(choice, choices)
        self._near_units(choices)
        for choice in choices:
            if not choice.method and choice.near:
                self._narrow(choice, choice.near, "explicit")
        self._lists(choices)
        regions = self._regions(choices)
        for choice in choices:
            if not choice.method:
                self._by_regions(choice, regions)
        self._repeat(choices)
        for choice in choices:
            if not choice.method:
                choice.method = "unique" if choice.unit else "ambiguous" if choice.units else "unknown"
        return choices

    # candidates
    def _choice(self, named: Named) -> Choice:
        units = self._candidates(named)
        if named.read == "former":
            units = [unit for unit in units if not unit.name] or units
        exact = [unit for unit in units if unit.type in named.types]
        if not named.types or not exact:
            exact = [unit for unit in units if unit.type in _URBAN] if named.types & _URBAN else []
            exact = exact or units
        dated = self._past(exact) if named.former else self._on_date(exact) or self._on_date(units)
        late = not dated
        if late:
            dated = _nearest(exact, self._date)
        others = [unit for unit in self._on_date(units) if unit not in dated]
        if late and not named.read:
            others = self._on_date(u for level in named.levels for u in self._gazetteer.find_bare(named.key, level) if u.name)
        if REFORM <= self._date < _TODAY:
            # After the reform a document still names what it did away with; where it is about tells which.
            others += [u for u in self._past(units) if u.end >= REFORM and u not in others and u not in dated]
        choice = Choice(named, dated, others=others, late=late)
        choice.possible = tuple(unit.uid for unit in dated[:_MAX_CANDIDATES])
        return choice

    def _on_date(self, units: Iterable[Unit]) -> list[Unit]:
        """Units of the date, one for each code: the one that surely existed rather than one that may have."""
        best: dict[str, Unit] = {}
        for unit in units:
            if unit.exists(self._date):
                old = best.get(unit.code or unit.uid)
                if old is None or (unit.exists(self._date, surely=True) and not old.exists(self._date, surely=True)):
                    best[unit.code or unit.uid] = unit
        return list(best.values())

    def _past(self, units: Iterable[Unit]) -> list[Unit]:
        """Units that had ended by the date, the last of each code and side of the reform."""
        ended: dict[tuple[str, bool], Unit] = {}
        for unit in sorted(units, key=lambda u: u.end):
            if unit.end and unit.end <= self._date:
                ended[unit.code or unit.uid, unit.first < REFORM] = unit
        return list(ended.values())

    # merger clauses
    def _mergers(self, choices: list[Choice]) -> None:
        """`… của xã A và xã B thành xã C`: C comes after, A and B before, and the table knows which became which."""
        clauses: dict[int, list[Choice]] = defaultdict(list)
        for choice in choices:
            clauses[choice.named.sentence].append(choice)
        for clause in clauses.values():
            created = [c for c in clause if c.named.created]
            if not created:
                continue
            for target in created:
                start = max((c.named.end for c in created if c.named.end < target.named.start), default=0)
                sources = [c for c in clause if not c.named.created and start <= c.named.start < target.named.start]
                sources = sources or [c for c in clause if not c.named.created and c.named.start > target.named.start]
                self._merger(target, [s for s in sources if s.named.levels == target.named.levels])

    def _merger(self, target: Choice, sources: list[Choice]) -> None:
        named = target.named
        units = [u for level in named.levels for u in self._gazetteer.find(named.key, level) if u.links or not u.end]
        typed = [u for u in units if u.type in named.types] or units
        options: list[tuple[int, Unit, dict[int, Unit]]] = []
        for unit in typed:
            before = self._gazetteer.predecessors(unit.uid)
            pairs: dict[int, Unit] = {}
            for i, source in enumerate(sources):
                names = {source.named.key, *spellings(source.named.key)}
                same = [u for u in before if u.name.lower() in names or set(map(str.lower, u.aliases)) & names]
                same = same or [u for u in before if bare_key(u.name) == bare_key(source.named.key)]
                if same:
                    pairs[i] = same[0]
            options.append((len(pairs), unit, pairs))
        best = max((count for count, _, _ in options), default=0)
        chosen = [(unit, pairs) for count, unit, pairs in options if count == best]
        later = [(unit, pairs) for unit, pairs in chosen if unit.first > self._date[:10]] or chosen
        if best and len(later) > 1:
            inside = [(unit, pairs) for unit, pairs in later if self._inside_about(unit)]
            later = inside or later
        if best and len(later) == 1:
            unit, pairs = later[0]
            target.units, target.method, target.late = [unit], "merger", False
            for i, old in pairs.items():
                sources[i].units, sources[i].method, sources[i].late = [old], "merger", False
            return
        after = [unit for _, unit, _ in options if unit.first > self._date]
        if after:
            first = min(unit.first for unit in after)
            target.units, target.late = [unit for unit in after if unit.first == first], False
            target.possible = tuple(unit.uid for unit in target.units[:_MAX_CANDIDATES])

    def _candidates(self, named: Named) -> list[Unit]:
        if named.read:
            return [unit for level in named.levels for unit in self._gazetteer.find_bare(named.key, level)]
        exact = [u for level in named.levels for u in self._gazetteer.find(named.key, level)]
        if self._on_date(exact):
            return exact
        return [unit for level in named.levels for unit in self._gazetteer.find_variants(named.key, level)]

    def _inside_about(self, unit: Unit) -> bool:
        return any(self._within(unit, about.uid) for about in self._about)

    # explicit superior units
    def _settle_upper(self, choice: Choice, choices: list[Choice]) -> None:
        """Districts and provinces first: a province in the sentence, then the document's place, then uniqueness."""
        if choice.method or len(choice.units) < 2:
            return
        if "province" in choice.named.levels and choice.named.types <= {"tỉnh", "thành phố"}:
            top = [unit for unit in choice.units if unit.level == "province"]
            if len(top) == 1:
                choice.units = top
                return
        near = {
            c.units[0].uid
            for c in choices
            if c is not choice and c.named.sentence == choice.named.sentence and c.unit and c.unit.level == "province"
        }
        inside = [u for u in choice.units if any(self._within(u, uid) for uid in near)]
        if len(inside) == 1:
            choice.units, choice.method = inside, "explicit"

    def _near_units(self, choices: list[Choice]) -> None:
        """Tie each commune to the district or province named with it: in brackets, after it, or before the list."""
        sentences: dict[int, list[Choice]] = defaultdict(list)
        for choice in choices:
            sentences[choice.named.sentence].append(choice)
        for row in sentences.values():
            for i, choice in enumerate(row):
                if choice.named.levels != ("commune",) and choice.named.levels != ("district",):
                    continue
                found = self._bracketed(row, i) or self._following(row, i) or self._preceding(row, i)
                choice.near = {unit.uid for unit in found}

    def _bracketed(self, row: list[Choice], i: int) -> list[Unit]:
        if i + 1 < len(row) and row[i].named.end < row[i + 1].named.start:
            between = self._text[row[i].named.end : row[i + 1].named.start]
            if re.fullmatch(r"\s*\(\s*(?:thuộc\s+)?[^()]{0,20}", between) and _is_above(row[i + 1], row[i]):
                return row[i + 1].units
        return []

    def _following(self, row: list[Choice], i: int) -> list[Unit]:
        """`xã A, xã B thuộc huyện X`, `xã A, huyện X, tỉnh Y`."""
        for j in range(i + 1, min(len(row), i + 30)):
            between = self._text[row[j - 1].named.end : row[j].named.start]
            if _is_above(row[j], row[i]):
                if re.fullmatch(r"\s*(?:,|-|–|\()?\s*(?:\w+\s+){0,6}", between):
                    return row[j].units
                return []
            if len(between) > 40 or row[j].named.levels != row[i].named.levels:
                return []
        return []

    def _preceding(self, row: list[Choice], i: int) -> list[Unit]:
        """`Huyện X: các xã A, B`; the nearest superior unit before in the sentence."""
        for j in range(i - 1, -1, -1):
            if _is_above(row[j], row[i]):
                return row[j].units
        return []

    def _narrow(self, choice: Choice, uids: Iterable[str], method: str) -> bool:
        inside = self._inside(choice, uids)
        if not inside and method == "explicit" and not choice.late:
            inside = [u for u in self._candidates(choice.named) if any(self._within(u, uid) for uid in uids)]
            inside = _nearest(inside, self._date)
            choice.late = bool(inside)
        if inside:
            choice.units = inside
            if len(inside) == 1:
                choice.method = method
        return bool(inside)

    def _inside(self, choice: Choice, uids: Iterable[str]) -> list[Unit]:
        """Candidates that lie in one of the units: as printed and on the date, else with another type or spelling."""
        places = list(uids)
        first = [u for u in choice.units if any(self._within(u, uid) for uid in places)]
        other = [u for u in choice.others if any(self._within(u, uid) for uid in places)]
        if choice.late and other:
            choice.late = False
            return other
        return first or other

    def _within(self, unit: Unit, uid: str) -> bool:
        """Whether a unit lies in another (or is it), the other's earlier and later forms included."""
        other = self._gazetteer.get(uid)
        chain = [unit, *self._gazetteer.ancestors(unit)]
        if other is None:
            return False
        if any(u.uid == uid or (u.code == other.code and u.code and _same_age(u, other)) for u in chain):
            return True
        # Across 2025-07-01 a province contains what was merged into it, a district what its communes became.
        if other.level == "province":
            return any(u.level == "province" and any(link == uid for link, _ in u.links) for u in chain)
        return False

    # lists
    def _lists(self, choices: list[Choice]) -> None:
        """Members of one list lie together: the district, or province, that holds most of them decides."""
        groups: dict[int, list[Choice]] = defaultdict(list)
        for choice in choices:
            groups[choice.named.group].append(choice)
        for group in groups.values():
            if len({choice.named.key for choice in group}) < 2:
                continue
            if self._assumed and len(group) > 2:
                self._of_today(group)
            for depth in (1, -1):
                self._cohere([c for c in group if c.units], depth)

    def _of_today(self, group: list[Choice]) -> None:
        """Without a date: a list that is whole only among today's units is a list of today's units."""
        linker = Linker(self._gazetteer, self._text, _TODAY, self._about)
        today = [linker._choice(choice.named) for choice in group]
        if self._most(today) > self._most(group):
            for choice, other in zip(group, today, strict=True):
                if not choice.method:
                    choice.units, choice.others, choice.possible, choice.late = other.units, [], other.possible, other.late

    def _most(self, group: list[Choice]) -> int:
        votes: Counter[str] = Counter()
        for choice in group:
            if not choice.late:
                votes.update({self._above(unit, -1) for unit in choice.units})
        return max(votes.values(), default=0)

    def _cohere(self, group: list[Choice], depth: int) -> None:
        """Narrow a list to the superior unit (nearest or topmost) in which most members have a candidate."""
        votes: Counter[str] = Counter()
        for choice in group:
            votes.update({self._above(unit, depth) for unit in choice.units} - {""})
        if not votes:
            return
        top = max(votes.values())
        best = [uid for uid, count in votes.items() if count == top]
        if len(best) > 1:
            best = [uid for uid in best if any(self._is_part(uid, about.uid) for about in self._about)] or best
        if len(best) != 1 or top < 2 or top < 0.6 * len(group):
            return
        for choice in group:
            inside = [unit for unit in choice.units if self._above(unit, depth) == best[0]]
            if inside and not choice.method:
                choice.units = inside
                if len(inside) == 1:
                    choice.method = "list"

    def _above(self, unit: Unit, depth: int) -> str:
        chain = self._gazetteer.ancestors(unit)
        if not chain:
            return ""
        return chain[0].uid if depth == 1 else chain[-1].uid

    def _is_part(self, uid: str, about_uid: str) -> bool:
        unit = self._gazetteer.get(uid)
        return unit is not None and self._within(unit, about_uid)

    # the document
    def _regions(self, choices: list[Choice]) -> list[tuple[set[str], str]]:
        """Sets of superior units, narrowest and surest first, each with its method."""
        upper = [u for u in sorted(self._about, key=lambda u: u.level == "province") if u.level != "commune"]
        given = [({u.uid}, "place" if u.uid in self._given else "document") for u in upper]
        parents = {a.uid for u in self._about for a in self._gazetteer.ancestors(u)}
        here = Counter(c.unit.uid for c in choices if c.unit and c.unit.level == "district")
        tops = Counter(c.unit.uid for c in choices if c.unit and c.unit.level == "province")
        regions = list(given)
        if len(given) > 1:
            regions.append((set().union(*(uids for uids, _ in given)), given[-1][1]))
        regions += [({uid}, "document") for uid, _ in here.most_common(1)]
        if len(here) > 1:
            regions.append((set(here), "document"))
        regions += [({uid}, "document") for uid in sorted(parents)]
        regions += [({uid}, "document") for uid, _ in tops.most_common(1)]
        uppers = {a.uid for uid in here for a in self._gazetteer.ancestors(self._get(uid))}
        return [*regions, (uppers, "document")] if uppers else regions

    def _get(self, uid: str) -> Unit:
        unit = self._gazetteer.get(uid)
        assert unit is not None
        return unit

    def _by_regions(self, choice: Choice, regions: list[tuple[set[str], str]]) -> None:
        if len(choice.units) == 1 and not choice.late:
            unit = choice.units[0]
            fitting = [m for uids, m in regions if any(self._within(unit, uid) for uid in uids if m != "document" or uid != unit.uid)]
            if fitting:
                choice.method = fitting[0]
                return
            if not choice.others:
                return
        for uids, method in regions:
            inside = self._inside(choice, uids)
            if len(inside) == 1:
                choice.units, choice.method = inside, method
                return

    def _repeat(self, choices: list[Choice]) -> None:
        """A name that was settled elsewhere in the document means the same where it stands without help."""
        settled: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
        for choice in choices:
            if choice.unit and choice.method:
                settled[choice.named.key, choice.named.levels].add(choice.unit.uid)
        for choice in choices:
            uids = settled.get((choice.named.key, choice.named.levels), set())
            same = [unit for unit in choice.units if unit.uid in uids]
            if not choice.method and len(same) == 1:
                choice.units, choice.method = same, "document"

    # values
    def place(self, choice: Choice) -> Place:
        """The value of a settled choice."""
        named, unit = choice.named, choice.unit
        late = unit is not None and not named.former and choice.method != "merger" and not unit.exists(self._date)
        method = choice.method + (f"+{named.read}" if named.read else "") + ("+date" if late else "")
        printed = " ".join(self._text[named.start : named.end].split())
        if unit is None:
            return Place(printed, _level(named, choice.units), method=method, candidates=choice.possible)
        chain = self._gazetteer.ancestors(unit)
        district = next((u.name for u in chain if u.level == "district"), "")
        province = next((self._called(u).name for u in chain if u.level == "province"), "")
        if unit.level == "district":
            district = unit.name
        if unit.level == "province":
            province = unit.name
        score = _SCORES[choice.method] * _READING[named.read] * (0.8 if late else 1.0)
        successors = tuple(successor.uid for successor, _ in self._gazetteer.successors(unit.uid))
        return Place(
            unit.name or printed,
            unit.level,
            unit.uid,
            unit.code,
            district,
            province,
            unit.first,
            unit.end,
            successors,
            method,
            round(score, 3),
            choice.possible,
        )

    def _called(self, province: Unit) -> Unit:
        """A province as it was called on the date, when it was renamed or retyped since a unit below came into being."""
        while province.end and province.end <= self._date and len(province.links) == 1 and province.links[0][1] != "whole":
            following = self._gazetteer.get(province.links[0][0])
            if following is None:
                break
            province = following
        return province


def _same_age(a: Unit, b: Unit) -> bool:
    """Codes were given anew on 2025-07-01: equal codes mean the same unit only on the same side (provinces apart)."""
    return a.level == "province" or (a.first < REFORM) == (b.first < REFORM)


def _nearest(units: list[Unit], date: str) -> list[Unit]:
    """The units nearest to a date in time: the last that had ended before, else the first that came after."""
    past = [unit for unit in units if unit.end and unit.end <= date]
    if past:
        last = max(unit.end for unit in past)
        return [unit for unit in past if unit.end == last]
    later = [unit for unit in units if unit.first > date]
    first = min((unit.first for unit in later), default="")
    return [unit for unit in later if unit.first == first]


def _is_above(upper: Choice, lower: Choice) -> bool:
    rank = {"province": 0, "district": 1, "commune": 2}
    if not upper.units or not lower.units:
        return False
    return max(rank[u.level] for u in upper.units) < min(rank[u.level] for u in lower.units)


def _level(named: Named, units: list[Unit]) -> Level:
    return units[0].level if units else named.levels[0]
