"""Which names in a text are meant as places: typed names, lists, bodies, and bare names of what is known.

Reading goes from sure to less sure: CASE 1 a type word before the name; CASE 2 numbered wards; CASE 3 the further
members of a list; CASE 4 lists in brackets or after a colon whose type word stands before; CASE 5 bare names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise

from vanthu.extraction.places import grammar
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.lexicon import TypeWord, ending_in, words
from vanthu.extraction.places.names import key
from vanthu.extraction.places.nested import Nests
from vanthu.extraction.places.region import Region
from vanthu.extraction.places.scan import Anchor, Found, Scanner, flat
from vanthu.extraction.places.surroundings import Surroundings
from vanthu.extraction.places.value import Level

_REACH = 160
"""How far before a bracket or colon a list's head is looked for, in characters."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name meant as a place, not yet linked."""

    start: int
    end: int
    key: str
    levels: tuple[Level, ...]
    types: frozenset[str]
    group: int
    """Members of one list share it."""
    sentence: int
    """Offset of the sentence's beginning."""
    created: bool = False
    """The clause brings this unit into being (`… thành xã mới có tên gọi là xã X`)."""
    former: bool = False
    """The text says that the unit is no more: `xã X (cũ)`, `huyện Y trước đây`."""
    read: str = ""
    """`former` or `unaccented` when the name is not in the gazetteer as printed."""
    bare: bool = False
    """No type word."""
    weak: bool = False
    """Kept only if it lies in what the document, the sentence or the list is about."""


class Finder:
    """Finds the places of one text after the other; holds only the gazetteer and its automata."""

    def __init__(self, gazetteer: Gazetteer, scanner: Scanner) -> None:
        self._gazetteer = gazetteer
        # A text is scanned for the tokenizer's protected spans and again for its mentions: keep the last batch's scans.
        self._scan = lru_cache(maxsize=256)(partial(_Scan, scanner=scanner))

    def find(self, text: str, about: Iterable[Unit] = ()) -> list[Named]:
        """Mentions in text order, without overlaps; `about` are units the document is known to be about."""
        reading = _Reading(text, self._scan(text), self._gazetteer)
        reading.typed()
        reading.listed()
        reading.bare(tuple(about))
        return reading.finished()


class _Scan:
    """What the automata find in a text, whatever it is about."""

    def __init__(self, text: str, scanner: Scanner) -> None:
        self.plain = flat(text)
        self.names: dict[int, Found] = {found.start: found for found in scanner.names(self.plain)}
        self.anchors = scanner.anchors(self.plain)
        self.sentences = [0, *(m.end() for m in grammar.SENTENCE.finditer(text))]
        self.lines = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]


class _Reading:
    """One text being read. `found` maps start offsets to mentions."""

    def __init__(self, text: str, scan: _Scan, gazetteer: Gazetteer) -> None:
        self.text, self.plain, self.gazetteer = text, scan.plain, gazetteer
        self.names, self.anchors, self.sentences = scan.names, scan.anchors, scan.sentences
        self.lines = scan.lines
        self.found: dict[int, Named] = {}
        self.around = Surroundings(text, self.plain, self.names, self.sentences, self.found)
        self.taken: set[int] = set()
        self.last: Named | None = None
        self.group = 0

    def finished(self) -> list[Named]:
        """All mentions in text order, those marked that the text calls former or new (a list shares its last word)."""
        ordered = sorted(self.found.values(), key=lambda named: named.start)
        after = {at: bool(grammar.AFTERWARDS.match(self.plain, at)) for at in {named.sentence for named in ordered}}
        ordered = [replace(named, created=True) if after[named.sentence] else named for named in ordered]
        gone = {named.group: named.end for named in ordered if grammar.FORMER.match(self.plain, named.end)}
        return [replace(n, former=True) if n.end <= gone.get(n.group, -1) and not n.created else n for n in ordered]

    # CASE 1 and 2
    def typed(self) -> None:
        """Type word and name, then the elliptical members of the list that it heads."""
        for anchor in self.anchors:
            if self.last is not None and anchor.end < self.last.end:
                continue
            named = self._after(anchor)
            if named is None:
                continue
            types, plural, at = self._head(anchor)
            self.group += 1
            shouted = self.plain[named.start : named.end].isupper() and named.key in words("ordinary")
            created = self._created(anchor.start) or bool(grammar.FORMED.match(self.plain, named.end))
            first = replace(
                named,
                types=types if named.types else frozenset(),
                group=self._joined(at),
                created=created,
                weak=shouted,
            )
            self._keep(first)
            self._members(first, plural)

    def _joined(self, start: int) -> int:
        """The group of the mention just before, when only a separator and a plural word lie between."""
        last = self.last
        near = last is not None and start - last.end < 90
        if last and near and grammar.JOINED.fullmatch(self.plain, last.end, max(start, last.end)):
            return last.group
        return self.group

    def _after(self, anchor: Anchor) -> Named | None:
        """The name that an anchor announces."""
        word, found = anchor.word, self.names.get(anchor.end)
        if found and word.dot != "lost" and self._known(found.key, word):
            named = self._named(found.start, found.end, found.key, word)
            levels = self._levels_around(found, anchor)
            return replace(named, levels=levels, types=frozenset()) if levels else named
        number = grammar.NUMBER.match(self.plain, anchor.end)
        if number and word.type in ("phường", "quận"):
            name = f"{word.type} {number[1]}"
            return self._named(anchor.start, number.end(), name, word) if self._known(name, word) else None
        return self._unlisted(anchor) if self.plain[anchor.end].isupper() else None

    def _levels_around(self, found: Found, anchor: Anchor) -> tuple[Level, ...]:
        """The levels of a name that may be that of what communes of a sort lie in: `các xã ven biển Giao Thủy`."""
        word = anchor.word
        if word.levels != ("commune",) or len(word.type) + 2 > anchor.end - anchor.start:
            return ()
        if self.gazetteer.find(found.key, "province"):
            return ("province",)
        return ("commune", "district") if self.gazetteer.find(found.key, "district") else ()

    def _known(self, name: str, word: TypeWord) -> bool:
        return any(self.gazetteer.find(name, level) for level in word.levels)

    def _named(self, start: int, end: int, name: str, word: TypeWord) -> Named:
        return Named(start, end, name, word.levels, frozenset((word.type,)), self.group, self.around.sentence(start))

    def _unlisted(self, anchor: Anchor) -> Named | None:
        """A name that the gazetteer knows only without diacritics: an old former name, or text that lost them."""
        run = grammar.CAPITALS.match(self.plain, anchor.end)
        if not run:
            return None
        syllables = run[0].split(" ")
        length = next((i for i, s in enumerate(syllables) if not (s[0].isupper() or s[0].isdigit())), len(syllables))
        for count in range(min(length, 5), 0, -1):
            name = " ".join(syllables[:count])
            lost = name.isascii() and count > 1
            if anchor.word.dot == "lost" and not lost:
                continue
            units = [u for level in anchor.word.levels for u in self.gazetteer.find_bare(name, level)]
            former = any(not u.name and u.type == anchor.word.type for u in units)
            if former or (lost and units):
                named = self._named(anchor.end, anchor.end + len(name), name, anchor.word)
                return replace(named, read="former" if former and not lost else "unaccented")
        return None

    def _head(self, anchor: Anchor) -> tuple[frozenset[str], bool, int]:
        """Types, plural and beginning of a list's head: `03 xã, thị trấn` before the name."""
        types, at = {anchor.word.type}, anchor.start
        while match := grammar.UNION.search(self.plain, max(0, at - 24), at):
            types.add(match[1].lower())
            at = match.start()
        plural = grammar.PLURAL.search(self.plain[max(0, at - 12) : at]) is not None
        return frozenset(types), plural or len(types) > 1, at

    def _created(self, start: int) -> bool:
        """Whether the words before a type word say that the unit comes into being here."""
        before = self.plain[max(0, start - 60) : start]
        low = before.lower()
        if not any(word in low for word in words("merger")):
            return False
        before = grammar.NEW_TYPE.sub(" ", before)
        return ending_in("merger").search(before) is not None

    # CASE 3
    def _members(self, head: Named, plural: bool) -> None:
        """Names that follow a typed name as a list: `A, B (huyện X) và C`."""
        last = head
        while separator := grammar.SEPARATOR.match(self.plain, last.end):
            named = self._member(separator.end(), head)
            if named is None or (not plural and (separator[0].strip() in "-–" or not self._akin(last, named))):
                return
            self._keep(named)
            last, plural = named, True

    def _member(self, at: int, head: Named) -> Named | None:
        found = self.names.get(at)
        if found and not self.around.runs_on(found.end):
            return replace(head, start=found.start, end=found.end, key=found.key, read="")
        kind, _, figure = head.key.rpartition(" ")
        number = grammar.NUMBER.match(self.plain, at) if kind in ("phường", "quận") and figure.isdigit() else None
        if number and not grammar.QUANTITY.match(self.plain, number.end()):
            return replace(head, start=at, end=number.end(), key=f"{kind} {number[1]}")
        return None

    def _akin(self, last: Named, named: Named) -> bool:
        """Whether a bare name after a singular typed one is a sister unit; a unit above is kept, and ends the list."""
        mine = [u for level in last.levels for u in self.gazetteer.find(last.key, level)]
        parents = {u.parent_uid for u in mine if u.parent_uid}
        above = {a.uid for u in mine for a in self.gazetteer.ancestors(u)}
        upper = next((u for u in self.gazetteer.find(named.key) if u.uid in above), None)
        # `(xã A, huyện Mường La, Sơn La)`: the province, not its town of that name, if the list ends with it.
        closes = self.plain[last.end] == "," and not grammar.SEPARATOR.match(self.plain, named.end)
        sister = any(u.parent_uid in parents for level in last.levels for u in self.gazetteer.find(named.key, level))
        if sister and not (upper and closes):
            return True
        if upper is not None:
            self._keep(replace(named, levels=(upper.level,), types=frozenset((upper.type,))))
        return False

    # CASE 4
    def listed(self) -> None:
        """`01 xã (Sông Ray)`, `các xã gồm: A, B`: the type word stands before the bracket or colon."""
        for found in self.names.values():
            if self._covered(found.start) or self.around.runs_on(found.end):
                continue
            levels, types = self._distant_head(found.start)
            if any(self.gazetteer.find(found.key, level) for level in levels):
                self.group += 1
                head = replace(self._bare(found, levels), types=types)
                self._keep(head)
                self._members(head, True)

    def _distant_head(self, at: int) -> tuple[tuple[Level, ...], frozenset[str]]:
        """Levels and types of the list that opens right before `at`; empty when none does."""
        offset = max(self.around.sentence(at), at - _REACH)
        before = self.plain[offset:at]
        last = before.rstrip()[-1:].lower()
        opener = grammar.OPENER.search(before) if last in grammar.OPENER_ENDS else None
        if not opener:
            return (), frozenset()
        # A type word that has its own name heads nothing: `02 xã của huyện Ba Tri là A và B`.
        heads = [h for h in grammar.HEAD.finditer(before[: opener.start()]) if offset + h.end() + 1 not in self.found]
        if not heads or "(" in before[heads[-1].end() : opener.start()]:
            return (), frozenset()
        plural = any(grammar.PLURAL.search(before[: head.start()][-14:]) for head in heads[-2:])
        if not plural and opener[0].strip() != "(":
            return (), frozenset()
        levels = grammar.LEVELS_OF.get(heads[-1][1].lower(), grammar.ALL_LEVELS)
        kinds = {head[1].lower() for head in heads[-2:]} & grammar.LEVELS_OF.keys()
        return levels, frozenset(kind for kind in kinds if set(grammar.LEVELS_OF[kind]) <= set(levels))

    # CASE 5
    def bare(self, about: tuple[Unit, ...]) -> None:
        """Provinces, units that the document names elsewhere with their type, is about, or that lie in those."""
        region = Region(self.gazetteer, about)
        if region:
            self._rows(region)
            self._clusters(region)
        self._nested()
        self._pairs()
        known: dict[str, tuple[Level, ...]] = {key(unit.name): (unit.level,) for unit in reversed(about)}
        for named in self.found.values():
            if not named.read:
                known.setdefault(named.key, named.levels)
        for found in self.names.values():
            if not self._covered(found.start) and self.around.stands_alone(found):
                levels = self._bare_levels(found, known) or self._inner_levels(found, region)
                if levels:
                    self.group += 1
                    self._keep(self._bare(found, levels))
                elif self._in_named_province(found):
                    self.group += 1
                    self._keep(head := self._bare(found, ("district",)))
                    self._members(head, False)

    def _bare_levels(self, found: Found, known: dict[str, tuple[Level, ...]]) -> tuple[Level, ...]:
        """Levels that a bare name may have; empty when it is not to be taken for a place."""
        dated = grammar.DATED.match(self.plain, found.end) is not None
        if found.key in words("ordinary") and not dated:
            return ()
        if found.key in known:
            return known[found.key]
        if self.gazetteer.find(found.key, "province"):
            return ("province",)
        return ("district", "commune") if dated and " " in found.key else ()

    def _inner_levels(self, found: Found, region: Region) -> tuple[Level, ...]:
        """Levels of a name that is told by where the document belongs: a district of its province, a commune of its
        district; other communes of the province only where the words say that a place is meant."""
        if " " not in found.key or found.key in words("ordinary"):
            return ()
        if levels := region.direct(found.key):
            return levels
        return ("commune",) if self.around.says_where(found) and region.holds(found.key) else ()

    def _in_named_province(self, found: Found) -> bool:
        """Whether a name is a district of a province that the sentence names: `Ninh Thuận bị hạn ở Bác Ái`."""
        if " " not in found.key or found.key in words("ordinary") or not self.around.says_where(found):
            return False
        parents = {unit.parent_uid for unit in self.gazetteer.find(found.key, "district")}
        sentence = self.around.sentence(found.start)
        before = (n for n in self.found.values() if n.sentence == sentence and "province" in n.levels)
        return any(u.uid in parents for n in before for u in self.gazetteer.find(n.key, "province"))

    def _bare(self, found: Found, levels: tuple[Level, ...]) -> Named:
        sentence = self.around.sentence(found.start)
        return Named(found.start, found.end, found.key, levels, frozenset(), self.group, sentence, bare=True)

    def _rows(self, region: Region) -> None:
        """Two or more lines of a table or list that each begin with a unit of the region: `2  Hồng Kỳ  14`."""
        run: list[Found] = []
        last = -2
        for number, start in enumerate(self.lines):
            begin = grammar.ROW.match(self.plain, start)
            found = self.names.get(begin.end()) if begin else None
            fits = found and grammar.CELL_END.match(self.text, found.end) and region.holds(found.key)
            if fits and found and not self._covered(found.start):
                if number - last > 1:
                    self._keep_run(run, region)
                    run = []
                run.append(found)
                last = number
        self._keep_run(run, region)

    def _clusters(self, region: Region) -> None:
        """Two or more bare names in a row that all lie in the region."""
        run: list[Found] = []
        for found in self.names.values():
            fits = not self._covered(found.start) and region.holds(found.key) and self.around.stands_alone(found)
            if run and fits and grammar.SEPARATOR.fullmatch(self.plain, run[-1].end, found.start):
                run.append(found)
                continue
            self._keep_run(run, region)
            run = [found] if fits else []
        self._keep_run(run, region)

    def _nested(self) -> None:
        """Lists before the unit that they lie in, and cells of tables beside it."""
        nests = Nests(self.text, self.plain, list(self.names.values()), self.gazetteer)
        for held, level in (*nests.before_their_unit(), *nests.in_rows()):
            self.group += 1
            for found in held:
                self._keep(self._bare(found, (level,)))

    def _pairs(self) -> None:
        """A name and, behind it, the unit that it lies in: `Tuy Đức, Đắk Nông`, `Mai Châu (Hòa Bình)`."""
        for lower, upper in pairwise(self.names.values()):
            if not 1 <= upper.start - lower.end <= 3 or self._covered(lower.start) or " " not in lower.key:
                continue
            if lower.key in words("ordinary") or not grammar.INSIDE.match(self.plain, lower.end, upper.start):
                continue
            if not (self.around.stands_alone(lower) and not self.around.runs_on(upper.end)):
                continue
            if (pair := self._inside(lower, upper)) and not self.gazetteer.find(lower.key, "province"):
                self.group += 1
                self._keep(self._bare(lower, (pair[0],)))
                self._keep(self._bare(upper, (pair[1],)))

    def _inside(self, lower: Found, upper: Found) -> tuple[Level, Level] | None:
        """The levels of two names of which the first is directly below the second, or a district in its province."""
        levels: tuple[Level, ...] = ("district", "commune")
        for level in levels:
            above = {unit.parent_uid for unit in self.gazetteer.find(lower.key, level)}
            if match := next((unit for unit in self.gazetteer.find(upper.key) if unit.uid in above), None):
                return level, match.level
        return None

    def _keep_run(self, run: list[Found], region: Region) -> None:
        """Names in a row, if they are all units of one level, and more than ordinary words."""
        if len(run) < 2 or all(found.key in words("ordinary") for found in run):
            return
        levels = frozenset.intersection(*(region.levels(found.key) for found in run))
        if levels:
            self.group += 1
            for found in run:
                self._keep(self._bare(found, tuple(level for level in ("district", "commune") if level in levels)))

    def _covered(self, start: int) -> bool:
        return start in self.taken

    def _keep(self, named: Named) -> None:
        if not self._covered(named.start):
            self.found[named.start] = self.last = named
            self.taken.update(range(named.start, named.end))
