"""Which names in a text are meant as places: typed names, lists, bodies, and bare names of what is known.

Reading goes from sure to less sure: CASE 1 a type word before the name; CASE 2 numbered wards; CASE 3 the further
members of a list; CASE 4 lists in brackets or after a colon whose type word stands before; CASE 5 bare names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.lexicon import TypeWord, ending_in, words
from vanthu.extraction.places.names import key
from vanthu.extraction.places.scan import Anchor, Found, Scanner, flat
from vanthu.extraction.places.value import Level


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


_NUMBER = re.compile(r"0*(\d{1,2})(?![\d.,/]*\d|\w|%)")
_CAPITALS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?: [^\W\d_]+(?:['’][^\W\d_]+)*| \d{1,2}(?!\w)){0,5}")
_BRACKET = r"(?:\s*\([^()\n]{1,60}\))?"
_SEPARATOR = re.compile(rf"{_BRACKET}\s*(?:,\s*và|;\s*và|,|;|và|hoặc|cùng|/|\+|-|–)\s*", re.IGNORECASE)
_PLURAL = re.compile(r"(?:(?<!\w)(?:các|những|một số|nhiều|mấy|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)|\d+(?:/\d+)?)\s*\Z", re.I)
_UNION = re.compile(
    r"(?:(?<!\w)(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s*(?:,\s*và|,|và|/|-|–)\s*)\Z", re.IGNORECASE
)
_HEAD = re.compile(
    r"(?<!\w)(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|địa phương|đơn vị|địa bàn)(?!\w)", re.IGNORECASE
)
_OPENER = re.compile(
    r"(?:\(|:|(?<!\w)(?:gồm|gồm có|bao gồm|như|là|cụ thể|đó là|gồm các|trừ|kể cả)(?:\s+(?:gồm|là|như))?[:]?)\s*\Z", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<![A-ZĐ]\.)(?<=[.!?;])\s+(?=[\W\d]*[^\W\d_])|\n+")
_ALL_LEVELS: tuple[Level, ...] = ("commune", "district", "province")
_REACH = 160


class Finder:
    """Finds the places of one text after the other; holds only the gazetteer and its automata."""

    def __init__(self, gazetteer: Gazetteer, scanner: Scanner) -> None:
        self._gazetteer = gazetteer
        self._scanner = scanner

    def find(self, text: str, about: Iterable[Unit] = ()) -> list[Named]:
        """Mentions in text order, without overlaps; `about` are units the document is known to be about."""
        plain = flat(text)
        reading = _Reading(text, plain, self._scanner, self._gazetteer)
        reading.typed()
        reading.listed()
        reading.bare(tuple(about))
        return reading.finished()


class _Reading:
    """One text being read. `found` maps start offsets to mentions."""

    def __init__(self, text: str, plain: str, scanner: Scanner, gazetteer: Gazetteer) -> None:
        self.text, self.plain, self.gazetteer = text, plain, gazetteer
        self.names: dict[int, Found] = {found.start: found for found in scanner.names(plain)}
        self.anchors = scanner.anchors(plain)
        self.sentences = [0, *(m.end() for m in _SENTENCE.finditer(text))]
        self.found: dict[int, Named] = {}
        self.group = 0
        self.taken_until = 0

    def finished(self) -> list[Named]:
        """All mentions in text order, those marked that the text calls former; a list shares the word at its end."""
        ordered = sorted(self.found.values(), key=lambda named: named.start)
        gone = {named.group: named.end for named in ordered if _FORMER.match(self.plain, named.end)}
        after = {at: bool(_AFTERWARDS.match(self.plain, at)) for at in {named.sentence for named in ordered}}
        ordered = [replace(named, created=True) if after[named.sentence] else named for named in ordered]
        return [replace(n, former=True) if n.end <= gone.get(n.group, -1) and not n.created else n for n in ordered]

    # CASE 1 and 2
    def typed(self) -> None:
        """Type word and name, then the elliptical members of the list that it heads."""
        for anchor in self.anchors:
            if anchor.end < self.taken_until:
                continue
            first = self._after(anchor)
            if first is None:
                continue
            types, levels, plural, at = self._head(anchor)
            self.group += 1
            first = replace(first, types=types, levels=levels or first.levels, group=self._joined(at))
            capitals = self.plain[first.start : first.end].isupper() and first.key in words("ordinary")
            created = self._created(anchor.start) or bool(_FORMED.match(self.plain, first.end))
            first = replace(first, created=created, weak=capitals)
            self._keep(first)
            self._members(first, plural)

    def _joined(self, start: int) -> int:
        """The group of the mention just before, when only a separator and a plural word lie between: `xã A và các xã B`."""
        for named in reversed(self.found.values()):
            between = self.plain[named.end : start]
            if len(between) < 90 and re.fullmatch(rf"{_BRACKET}\s*(?:,|;|và|,\s*và|với|cùng)?\s*(?:các|\d+)?\s*", between):
                return named.group
            break
        return self.group

    def _after(self, anchor: Anchor) -> Named | None:
        """The name that an anchor announces."""
        found = self.names.get(anchor.end)
        if found and anchor.word.dot != "lost" and self._known(found.key, anchor.word):
            # What is printed longer than the longest known name may still be a former name: `xã Tân An Hội`.
            return self._named(found.start, found.end, found.key, anchor.word)
        number = _NUMBER.match(self.plain, anchor.end)
        if number and anchor.word.type in ("phường", "quận") and self._known(f"{anchor.word.type} {number[1]}", anchor.word):
            return self._named(anchor.start, number.end(), f"{anchor.word.type} {number[1]}", anchor.word)
        if self.plain[anchor.end].isupper():
            return self._unlisted(anchor)
        return None

    def _known(self, name: str, word: TypeWord) -> bool:
        return any(self.gazetteer.find(name, level) for level in word.levels)

    def _named(self, start: int, end: int, name: str, word: TypeWord) -> Named:
        return Named(start, end, name, word.levels, frozenset((word.type,)), self.group, self._sentence(start))

    def _unlisted(self, anchor: Anchor) -> Named | None:
        """A name that the gazetteer knows only without diacritics: an old former name, or text that lost them."""
        run = _CAPITALS.match(self.plain, anchor.end)
        if not run:
            return None
        syllables = run[0].split(" ")
        length = next((i for i, s in enumerate(syllables) if not (s[0].isupper() or s[0].isdigit())), len(syllables))
        for count in range(min(length, 5), 0, -1):
            name = " ".join(syllables[:count])
            units = [u for level in anchor.word.levels for u in self.gazetteer.find_bare(name, level)]
            lost = name.isascii()
            if anchor.word.dot == "lost" and not (lost and count > 1):
                continue
            former = [u for u in units if not u.name and u.type == anchor.word.type]
            if former or (lost and count > 1 and units):
                named = self._named(anchor.end, anchor.end + len(name), name, anchor.word)
                return replace(named, read="former" if former and not lost else "unaccented")
        return None

    def _head(self, anchor: Anchor) -> tuple[frozenset[str], tuple[Level, ...], bool, int]:
        """Types, levels, plural and beginning of a list's head: `03 xã, thị trấn` before the name."""
        types, at = {anchor.word.type}, anchor.start
        while match := _UNION.search(self.plain, max(0, at - 24), at):
            types.add(match[1].lower())
            at = match.start()
        plural = bool(_PLURAL.search(self.plain[max(0, at - 12) : at]))
        levels = anchor.word.levels
        return frozenset(types), levels, plural or len(types) > 1, at

    def _created(self, start: int) -> bool:
        before = self.plain[max(0, start - 60) : start]
        before = re.sub(r"\s*(?:(?:một|01)\s+)?(?:(?:xã|phường|thị trấn|đặc khu|đơn vị hành chính|huyện|thành phố)\s+mới\s*)?\Z", " ", before)
        if ending_in("merger").search(before):
            return True
        # `thành xã mới có tên gọi là` is caught by its last words; `thành đặc khu có tên gọi là` too.
        return False

    # CASE 3
    def _members(self, head: Named, plural: bool) -> None:
        """Names that follow a typed name as a list: `A, B (huyện X) và C`."""
        last = head
        while separator := _SEPARATOR.match(self.plain, last.end):
            at = separator.end()
            if at - last.end > 90:
                break
            named = self._member(at, head)
            if named is None or not (plural or self._akin(last, named)):
                break
            if not plural and "-" in separator[0] + "–" and separator[0].strip() in ("-", "–"):
                break
            self._keep(named)
            last = named
            plural = plural or named.levels == head.levels

    def _member(self, at: int, head: Named) -> Named | None:
        found = self.names.get(at)
        if found and not self._runs_on(found.end):
            return replace(head, start=found.start, end=found.end, key=found.key, read="")
        number = _NUMBER.match(self.plain, at)
        numbered = next((kind for kind in ("phường", "quận") if head.key.startswith(kind + " ") and head.key[-1].isdigit()), "")
        if number and numbered and not self._counts(number.end()):
            return replace(head, start=at, end=number.end(), key=f"{numbered} {number[1]}")
        return None

    def _counts(self, at: int) -> bool:
        """Whether a number goes on as a quantity: `phường 1, 2 hộ`."""
        return re.match(r"\s+(?!và|hoặc|đến|của|thuộc|đã|có|là|trên|tại)[a-zà-ỹđ]", self.plain[at : at + 12]) is not None

    def _runs_on(self, end: int) -> bool:
        """Whether a capital follows without punctuation: the name is part of a longer one."""
        return bool(re.match(r" [^\W\d_]", self.plain[end : end + 2])) and self.plain[end + 1].isupper()

    def _akin(self, last: Named, named: Named) -> bool:
        """Whether a bare name after a singular typed one goes with it: a sister unit, or the unit above."""
        mine = [u for level in last.levels for u in self.gazetteer.find(last.key, level)]
        parents = {u.parent_uid for u in mine if u.parent_uid}
        others = [u for level in last.levels for u in self.gazetteer.find(named.key, level)]
        if any(other.parent_uid in parents for other in others):
            return True
        above = {a.uid for u in mine for a in self.gazetteer.ancestors(u)}
        uppers = [u for u in self.gazetteer.find(named.key) if u.uid in above]
        if not uppers:
            return False
        self._keep(replace(named, levels=(uppers[0].level,), types=frozenset((uppers[0].type,))))
        return False

    # CASE 4
    def listed(self) -> None:
        """`01 xã (Sông Ray)`, `các xã gồm: A, B`: the type word stands before the bracket or colon."""
        for found in list(self.names.values()):
            if self._covered(found.start) or self._runs_on(found.end):
                continue
            before = self.plain[max(self._sentence(found.start), found.start - _REACH) : found.start]
            opener = _OPENER.search(before)
            if not opener:
                continue
            offset = found.start - len(before)
            heads = [h for h in _HEAD.finditer(before[: opener.start()]) if offset + h.end() + 1 not in self.found]
            if not heads or "(" in before[heads[-1].end() : opener.start()]:
                continue
            kind = heads[-1][1].lower()
            plural = any(_PLURAL.search(before[: head.start()][-14:]) for head in heads[-2:])
            if not plural and opener[0].strip() != "(":
                continue
            self.group += 1
            levels = _LEVELS_OF.get(kind, _ALL_LEVELS)
            types = frozenset(h[1].lower() for h in heads[-2:] if _LEVELS_OF.get(h[1].lower()) == levels)
            head = Named(found.start, found.end, found.key, levels, types, self.group, self._sentence(found.start), bare=True)
            if not any(self.gazetteer.find(found.key, level) for level in levels):
                continue
            self._keep(head)
            self._members(head, True)

    # CASE 5
    def bare(self, about: tuple[Unit, ...]) -> None:
        """Provinces, and units that the document names elsewhere with their type, or is about."""
        known: dict[str, tuple[Level, ...]] = {}
        for unit in about:
            known.setdefault(key(unit.name), (unit.level,))
        for named in self.found.values():
            if not named.read:
                known.setdefault(named.key, named.levels)
        self._clusters(about)
        for found in list(self.names.values()):
            if self._covered(found.start) or not self._stands_alone(found):
                continue
            levels = known.get(found.key)
            if levels is None and self.gazetteer.find(found.key, "province"):
                levels = ("province",)
            ordinary = found.key in words("ordinary")
            dated = re.match(r", (?:ngày|tháng) ", self.plain[found.end : found.end + 8]) is not None
            if levels is None and dated:
                levels = ("district", "province", "commune")
            if levels is None or (ordinary and not dated):
                continue
            if " " not in found.key and found.key not in known:
                if not self.gazetteer.find(found.key, "province"):
                    continue
            self.group += 1
            self._keep(Named(found.start, found.end, found.key, levels, frozenset(), self.group, self._sentence(found.start), bare=True))

    def _clusters(self, about: tuple[Unit, ...]) -> None:
        """Two or more bare names in a row that are all communes of a district the document is about."""
        districts = {unit.uid for unit in about if unit.level == "district"}
        if not districts:
            return
        run: list[Found] = []
        for found in [*self.names.values(), None]:
            inside = found and any(u.parent_uid in districts for u in self.gazetteer.find(found.key, "commune"))
            follows = found and run and _SEPARATOR.fullmatch(self.plain, run[-1].end, found.start)
            if found and inside and (follows or not run) and not self._covered(found.start) and self._stands_alone(found):
                run.append(found)
                continue
            if len(run) > 1:
                self.group += 1
                for f in run:
                    self._keep(Named(f.start, f.end, f.key, ("commune",), frozenset(), self.group, self._sentence(f.start), bare=True))
            run = [found] if found and inside and not self._covered(found.start) and self._stands_alone(found) else []

    def _stands_alone(self, found: Found) -> bool:
        """Whether a bare name is a whole proper name that no facility, firm or person claims."""
        if self._runs_on(found.end):
            return False
        before = self.plain[max(0, found.start - 90) : found.start]
        previous = re.search(r"([\w'’]+)[ ]\Z", before)
        if previous:
            word = previous[1]
            line_start = self.text.rfind("\n", 0, found.start) + 1
            initial = found.start - len(previous[0]) in (line_start, self._sentence(found.start))
            if word[0].isupper() and not (word.lower() in words("prepositions") and initial):
                return word.isupper() and len(word) > 1 and not self.plain[found.start : found.end].isupper()
            if word.lower() in words("prepositions"):
                return True
        if route := _ROUTE.search(before):
            # `tuyến Biên Hòa - Long Thành`: what claims the first name claims the second.
            first = next((f for f in self._names_ending(found.start - len(before) + route.start())), None)
            if first is not None and first.start not in self.found:
                return self._stands_alone(first)
        return not self._claimed(before)

    def _names_ending(self, end: int) -> list[Found]:
        return [self.names[at] for at in range(max(0, end - 30), end) if at in self.names and self.names[at].end == end]

    def _claimed(self, before: str) -> bool:
        """Whether a facility noun, followed only by lower-case words, ends right before the name."""
        lower = re.search(r"(?:[^\W\d_]+ ){0,7}\Z", before)
        tail = (lower[0] if lower else "").split()
        for i in range(len(tail) - 1, -1, -1):
            if tail[i].lower() in words("prepositions"):
                return False
            if any(" ".join(tail[j : i + 1]).lower() in words("facilities") for j in range(max(0, i - 2), i + 1)):
                return True
        return False

    def _sentence(self, at: int) -> int:
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle] <= at:
                low = middle + 1
            else:
                high = middle
        return self.sentences[low - 1]

    def _covered(self, start: int) -> bool:
        if start in self.found:
            return True
        return any(other.start <= start < other.end for other in self._near(start))

    def _near(self, start: int) -> list[Named]:
        return [self.found[s] for s in range(max(0, start - 40), start + 1) if s in self.found]

    def _keep(self, named: Named) -> None:
        if not self._covered(named.start):
            self.found[named.start] = named
            self.taken_until = max(self.taken_until, named.end)


_ROUTE = re.compile(r"\s*[-–]\s*\Z")
_FORMER = re.compile(r"\s*\(?\s*(?:cũ|trước đây|trước kia|trước khi (?:thực hiện )?(?:sắp xếp|sáp nhập|hợp nhất|giải thể))(?!\w)")
_AFTERWARDS = re.compile(
    r"(?:\d+\.\s*|-\s*)?Sau (?:khi (?:thực hiện )?)?(?:sắp xếp|sáp nhập|hợp nhất|điều chỉnh|nhập)"
    r"(?: (?:các )?đơn vị hành chính(?: cấp \w+)?)?(?: (?:nêu trên|theo quy định tại \w+ này))?,"
)
"""A sentence about the state that a resolution creates: `Sau khi sắp xếp, …`."""
_FORMED = re.compile(
    r"\s*(?:mới\s+|\([^()]{0,40}\)\s*)?(?:được\s+|là đơn vị\s+|chính thức\s+){0,3}(?:thành lập|hình thành)(?:\s+mới)?,?\s*"
    r"(?:trên cơ sở|từ|sau khi|do|theo)(?!\w)"
)
"""`Xã X (mới) được thành lập trên cơ sở nhập …`: the clause tells what the unit was made of, after its name."""
_LEVELS_OF: dict[str, tuple[Level, ...]] = {
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("district",),
    "thành phố": ("province", "district"),
    "tỉnh": ("province",),
}
