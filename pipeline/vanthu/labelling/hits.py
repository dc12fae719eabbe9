"""What the vocabularies find in texts cut into units: terms of a domain (`domains.tsv`), words that tell of a polarity
(`cues.tsv`), and directions: a good thing rising, a bad thing falling, a bad thing denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, islice

import numpy as np
import numpy.typing as npt

from vanthu.labelling.units import Ids, Ints, Units, cut
from vanthu.vocabulary import table

LONGEST = 6
"""Units of the longest vocabulary entry that is looked up."""
NEAR_BEFORE, NEAR_AFTER = 6, 4
"""How many units may stand between a thing and its rise or fall ("hộ nghèo … giảm", "giảm … hộ nghèo")."""
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)

_TURNED = (
    ("rise", "good_thing", 0),
    ("rise", "bad_thing", 1),
    ("rise", "harm", 1),
    ("fall", "good_thing", 1),
    ("fall", "bad_thing", 0),
    ("fall", "harm", 0),
    ("deny", "bad", 0),
    ("deny", "good", 1),
    ("deny", "bad_thing", 0),
    ("deny", "harm", 0),
)
"""Moves, the kinds of things they concern, and what that is: 0 good news, 1 bad."""

Pairs = tuple[Ints, Ints]
"""Rows and columns (or indices) that belong together."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Vocabulary entries found: the units `first` to `last` (inclusive) are an entry of `kind`."""

    first: Ints
    last: Ints
    kind: Ints

    def only(self, begin: int, end: int) -> Hits:
        """Those in some of the units, none of which reaches out of them, numbered from the first of these."""
        low, high = np.searchsorted(self.first, (begin, end)).tolist()
        return Hits(self.first[low:high] - begin, self.last[low:high] - begin, self.kind[low:high])


@cache
def kinds() -> tuple[str, ...]:
    """Names of all kinds of vocabulary entries: domains, then kinds of cues."""
    names = {f"domain:{row['domain']}": None for row in table("domains", __package__)}
    names.update({f"cue:{row['kind']}": None for row in table("cues", __package__)})
    return tuple(names)


@cache
def are_cues() -> npt.NDArray[np.bool_]:
    """Which kinds are kinds of cues."""
    return np.array([name.startswith("cue:") for name in kinds()])


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Vocabulary entries, known by the hashes of their units."""

    hashes: Ids
    """Sorted, each once, and a greater one that is no entry's."""
    starts: Ints
    """Where the kinds of each begin in `kind`."""
    counts: Ints
    """How many kinds each has."""
    kind: Ints
    heads: dict[int, npt.NDArray[np.bool_]]
    """Which first 16 bits occur in entries of a length: few n-grams of a text have them, and only those are looked
    up."""
    buckets: Ints
    """For all first 16 bits the first entry that has them or greater ones."""
    deepest: int
    """How many entries share their first 16 bits at most."""

    def find(self, grams: Ids) -> tuple[npt.NDArray[np.bool_], Ints]:
        """Which n-grams are entries, and where each is or would be."""
        entry = self.buckets.take(_head(grams))
        for _ in range(self.deepest):
            entry += self.hashes.take(entry) < grams
        return self.hashes.take(entry) == grams, entry


_TAIL = np.uint64(48)
"""How many bits follow the first 16."""


def _head(hashes: Ids) -> Ints:
    """The first 16 bits, as numbers that arrays can be indexed with as they are."""
    return (hashes >> _TAIL).view(np.int64)


@cache
def _vocabulary() -> _Vocabulary:
    """All entries that are looked up."""
    pairs: list[tuple[int, int]] = []
    numbers = {name: i for i, name in enumerate(kinds())}
    rows = [(row["term"], f"domain:{row['domain']}") for row in table("domains", __package__)]
    rows += [(row["cue"], f"cue:{row['kind']}") for row in table("cues", __package__)]
    heads: dict[int, npt.NDArray[np.bool_]] = {}
    for term, kind in rows:
        units = cut([term]).ids
        if len(units) <= LONGEST:
            gram = ngrams(units, len(units))[0]
            pairs.append((int(gram), numbers[kind]))
            heads.setdefault(len(units), np.zeros(1 << 16, np.bool_))[gram >> _TAIL] = True
    pairs.sort()
    hashes, starts, counts = np.unique(
        np.array([value for value, _ in pairs], np.uint64), return_index=True, return_counts=True
    )
    buckets = np.searchsorted(hashes, np.arange(1 << 16, dtype=np.uint64) << _TAIL)
    deepest = int(np.bincount(_head(hashes)).max())
    hashes = np.append(hashes, np.uint64(2**64 - 1))
    return _Vocabulary(hashes, starts, counts, np.array([kind for _, kind in pairs]), heads, buckets, deepest)


def ngrams(ids: Ids, n: int) -> Ids:
    """Hashes of the n-grams that begin at each unit; there are n - 1 fewer of them than units."""
    return next(islice(_every_ngram(ids), n - 1, None))


def _every_ngram(ids: Ids) -> Iterator[Ids]:
    """Hashes of the single units, of the pairs, and so on without end."""
    rolled = ids
    for n in count(1):
        yield rolled * MULTIPLIER + np.uint64(n)
        rolled = (rolled[:-1] * MULTIPLIER) ^ ids[n:]


def find_vocabulary(units: Units) -> Hits:
    """All vocabulary entries in the units, none across texts; sorted by first unit."""
    vocabulary = _vocabulary()
    places, found = [], []
    for n, grams in zip(range(1, LONGEST + 1), _every_ngram(units.ids), strict=False):
        at = np.flatnonzero(vocabulary.heads[n].take(_head(grams)))
        places.append(at * LONGEST + n - 1)  # one number for both, in the order of hits
        found.append(grams.take(at))
    place = np.concatenate(places)
    known, entry = vocabulary.find(np.concatenate(found))
    place, entry = place[known], entry[known]
    first, more = np.divmod(place, LONGEST)
    whole = units.text.take(first) == units.text.take(first + more)
    order = np.flatnonzero(whole)
    order = order.take(np.argsort(place.take(order), kind="stable"))
    first, more, entry = first.take(order), more.take(order), entry.take(order)
    counts = vocabulary.counts.take(entry)
    first, kind = np.repeat(first, counts), vocabulary.kind.take(ranges(vocabulary.starts.take(entry), counts))
    return Hits(first, first + np.repeat(more, counts), kind)


def ranges(starts: Ints, counts: Ints) -> Ints:
    """`starts[i], starts[i] + 1, …` for `counts[i]` numbers each, one after the other."""
    if not len(counts):
        return np.empty(0, np.int64)
    shift = np.repeat(starts - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    return shift + np.arange(int(counts.sum()))


def directions(units: Units, hits: Hits) -> Hits:
    """Rises, falls and denials read together with the thing they concern. `kind` is 0 for good news, 1 for bad."""
    named = {name.removeprefix("cue:"): i for i, name in enumerate(kinds()) if name.startswith("cue:")}

    @cache
    def of(kind: str) -> tuple[Ints, Ints]:
        chosen = np.flatnonzero(hits.kind == named[kind])
        return hits.first.take(chosen), hits.last.take(chosen)

    found: list[tuple[Ints, Ints, Ints]] = []
    for move, thing, news in _TURNED:
        first, last = of(move)
        thing_first, thing_last = of(thing)
        if not len(first) or not len(thing_first):
            continue
        after = np.minimum(np.searchsorted(thing_first, last, "right"), len(thing_first) - 1)
        gap = thing_first[after] - last - 1
        near = (gap >= 0) & (gap <= NEAR_AFTER) & (units.text[thing_first[after]] == units.text[first])
        found.append((first[near], thing_last[after[near]], np.full(int(near.sum()), news)))
        if move == "deny":
            continue
        before = np.searchsorted(thing_last, first, "left") - 1
        inside = before >= 0
        gap = first - thing_last[before] - 1
        near = inside & (gap <= NEAR_BEFORE) & (units.text[thing_last[before]] == units.text[first])
        found.append((thing_first[before[near]], last[near], np.full(int(near.sum()), news)))
    if not found:
        empty = np.empty(0, np.int64)
        return Hits(empty, empty, empty)
    first, last, kind = (np.concatenate([f[i] for f in found]) for i in range(3))
    order = np.lexsort((last, first))
    return Hits(first[order], last[order], kind[order])


def within(found: Hits, rows: Ints) -> Pairs:
    """Which hits lie inside which spans, as pairs (row, index of the hit)."""
    begin, end = rows[:, 0], rows[:, 1]
    # Hits are sorted by first unit: those of a span are a run of them, less the ones that reach out of it.
    low, high = np.searchsorted(found.first, begin, "left"), np.searchsorted(found.first, end, "left")
    index = ranges(low, high - low)
    row = np.repeat(np.arange(len(rows)), high - low)
    inside = found.last[index] < end[row]
    return row[inside], index[inside]
