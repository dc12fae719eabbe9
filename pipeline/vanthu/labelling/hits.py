"""What the vocabularies find in texts cut into units: terms of a domain (`domains.tsv`), words that tell of a polarity
(`cues.tsv`), and directions: a good thing rising, a bad thing falling, a bad thing denied.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

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
class _Entries:
    """Vocabulary entries of one length."""

    hashes: Ids
    """Sorted, each once."""
    starts: Ints
    """Where the kinds of each begin in `kind`."""
    counts: Ints
    """How many kinds each has."""
    kind: Ints
    heads: npt.NDArray[np.bool_]
    """Which first 16 bits occur: few n-grams of a text have them, and only those are looked up."""


@cache
def _vocabulary() -> dict[int, _Entries]:
    """The entries by their length in units."""
    found: dict[int, list[tuple[int, int]]] = {}
    numbers = {name: i for i, name in enumerate(kinds())}
    rows = [(row["term"], f"domain:{row['domain']}") for row in table("domains", __package__)]
    rows += [(row["cue"], f"cue:{row['kind']}") for row in table("cues", __package__)]
    for term, kind in rows:
        units = cut([term]).ids
        if len(units) <= LONGEST:
            found.setdefault(len(units), []).append((int(ngrams(units, len(units))[0]), numbers[kind]))
    entries = {}
    for n, pairs in found.items():
        pairs.sort()
        hashes, starts, counts = np.unique(
            np.array([value for value, _ in pairs], np.uint64), return_index=True, return_counts=True
        )
        heads = np.zeros(1 << 16, np.bool_)
        heads[hashes >> np.uint64(48)] = True
        entries[n] = _Entries(hashes, starts, counts, np.array([kind for _, kind in pairs], np.int64), heads)
    return entries


def ngrams(ids: Ids, n: int) -> Ids:
    """Hashes of the n-grams that begin at each unit; there are n - 1 fewer of them than units."""
    if len(ids) < n:
        return np.empty(0, np.uint64)
    rolled = ids[: len(ids) - n + 1].copy()
    for k in range(1, n):
        rolled = (rolled * MULTIPLIER) ^ ids[k : len(ids) - n + 1 + k]
    return rolled * MULTIPLIER + np.uint64(n)


def find_vocabulary(units: Units) -> Hits:
    """All vocabulary entries in the units, none across texts; sorted by first unit."""
    firsts, lasts, kinds = [], [], []
    for n, entries in _vocabulary().items():
        grams = ngrams(units.ids, n)
        at = np.flatnonzero(entries.heads[grams >> np.uint64(48)])
        entry = np.minimum(np.searchsorted(entries.hashes, grams[at]), len(entries.hashes) - 1)
        found = (entries.hashes[entry] == grams[at]) & (units.text[at] == units.text[at + n - 1])
        at, entry = at[found], entry[found]
        count = entries.counts[entry]
        first = np.repeat(at, count)
        firsts.append(first)
        lasts.append(first + n - 1)
        kinds.append(entries.kind[ranges(entries.starts[entry], count)])
    first, last, kind = np.concatenate(firsts), np.concatenate(lasts), np.concatenate(kinds)
    order = np.lexsort((last, first))
    return Hits(first[order], last[order], kind[order])


def ranges(starts: Ints, counts: Ints) -> Ints:
    """`starts[i], starts[i] + 1, …` for `counts[i]` numbers each, one after the other."""
    if not len(counts):
        return np.empty(0, np.int64)
    shift = np.repeat(starts - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
    return shift + np.arange(int(counts.sum()))


def directions(units: Units, hits: Hits) -> Hits:
    """Rises, falls and denials read together with the thing they concern. `kind` is 0 for good news, 1 for bad."""
    named = {name.removeprefix("cue:"): i for i, name in enumerate(kinds()) if name.startswith("cue:")}

    def of(kind: str) -> tuple[Ints, Ints]:
        chosen = hits.kind == named[kind]
        return hits.first[chosen], hits.last[chosen]

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
