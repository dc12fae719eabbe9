"""Texts to features, many at once.

A text is a sequence of syllables, figures and marks of punctuation. Features of a span are its units and pairs of
neighbours, pairs with a gap between them, the n-grams of its head once more, its last unit, its length, and what the
vocabularies find in it: terms of a domain (`domains.tsv`), words that tell of a polarity (`cues.tsv`), which kinds of
them stand together and which behind the last turn, and directions: a good thing rising, a bad thing falling, a bad
thing denied.
N-grams are hashed (the hashing trick), so that a whole batch is encoded with array operations: each text is cut into
units once, however many overlapping spans (document, paragraphs, sentences) are labelled in it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from vanthu.labelling.units import Ids, Ints, Units, cut
from vanthu.vocabulary import table

BITS = 21
WIDTH = 1 << BITS
"""Number of feature columns."""
LONGEST = 6
"""Units of the longest vocabulary entry that is looked up."""
NEAR_BEFORE, NEAR_AFTER = 6, 4
"""How many units may stand between a thing and its rise or fall ("hộ nghèo … giảm", "giảm … hộ nghèo")."""
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
HEAD = 12
"""Units that make the head of a sentence, where subject and verb tell a report from an order."""
BLOCKS = {
    "domain": {"one": 1.0, "two": 1.0, "apart": 1.0, "signs": 1.0},
    "polarity": {"one": 1.0, "two": 0.7, "apart": 0.7, "head": 0.5, "signs": 1.0},
}
"""For each task the blocks of features it uses and their weights, each block of unit length before; chosen on held-out
batches and the development set. What a text is about stands anywhere in it, what it wants stands at its head."""
APART = (2, 3)
"""Distances of the two units of a pair that leaves out what stands between ("không … xảy ra")."""

TURNS = ("contrast", "speech")
"""Kinds of cues behind which stands what a sentence has to say ("tuy nhiên …", "nhấn mạnh …")."""

Pairs = tuple[Ints, Ints]
"""Rows and columns (or indices) that belong together."""
Columns = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Grams:
    """Features that stand one after the other: span i has `columns[starts[i] : starts[i] + counts[i]]`.

    Spans that overlap share their columns, so that each is looked up once.
    """

    columns: Columns
    starts: Ints
    counts: Ints

    def only(self, spans: Ints) -> Grams:
        """The same for some of the spans."""
        return Grams(self.columns, self.starts[spans], self.counts[spans])

    def pairs(self) -> tuple[Ints, Columns]:
        """All of it as pairs (number of the span, column)."""
        return np.repeat(np.arange(len(self.starts)), self.counts), self.columns[ranges(self.starts, self.counts)]


Features = dict[str, list[Grams]]
"""What spans have in each block."""


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


def _cue(kind: str) -> int:
    """The number of a kind of cues."""
    return kinds().index(f"cue:{kind}")


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
        rolled = (rolled * _MULTIPLIER) ^ ids[k : len(ids) - n + 1 + k]
    return rolled * _MULTIPLIER + np.uint64(n)


def _column(hashes: Ids) -> Columns:
    return (hashes >> np.uint64(64 - BITS)).astype(np.int32)


def _salted(name: str, values: Ids | Ints) -> Columns:
    """Columns of features that share values but not their meaning."""
    return _column((values.astype(np.uint64) ^ _salt(name)) * _MULTIPLIER)


@cache
def _salt(name: str) -> np.uint64:
    return np.uint64(int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()))


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
    pairs = (("rise", "good_thing", 0), ("rise", "bad_thing", 1), ("fall", "good_thing", 1), ("fall", "bad_thing", 0))
    for move, thing, news in (*pairs, ("deny", "bad", 0), ("deny", "good", 1), ("deny", "bad_thing", 0)):
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


def encode(units: Units, rows: Ints, hits: Hits, moves: Hits) -> Features:
    """Features of spans, block by block.

    `rows` has shape (n, 2): each span is the units `rows[i, 0]` to `rows[i, 1]` (exclusive) of one text. The blocks are
    weighed apart (see `BLOCKS`), so that how a sentence opens counts as much in a long one as in a short one.
    """
    opening = _opening(units, rows)
    grams = {n: ngrams(units.ids, n) for n in (1, 2, 3)}
    return {
        "one": [_run(_column(grams[1]), rows, 1)],
        "two": [_run(_column(grams[2]), rows, 2)],
        "apart": [_run(_salted("apart", _pairs(units, n)), rows, n + 1) for n in APART],
        "head": _head(grams, rows, opening),
        "signs": [_signs(units, rows, opening, hits, moves)],
    }


def _run(columns: Columns, rows: Ints, length: int) -> Grams:
    """What begins in each span and, `length` units long, ends in it."""
    return Grams(columns, rows[:, 0], np.maximum(rows[:, 1] - rows[:, 0] - length + 1, 0))


def _pairs(units: Units, distance: int) -> Ids:
    """Pairs of units that stand near each other, whatever stands between."""
    return (units.ids[:-distance] * _MULTIPLIER) ^ units.ids[distance:]


def _head(grams: dict[int, Ids], rows: Ints, opening: Ints) -> list[Grams]:
    """The n-grams of the first units, and the very first of each length."""
    heads = np.stack([opening, np.minimum(opening + HEAD, rows[:, 1])], axis=1)
    found = [_run(_salted("head", hashes), heads, n) for n, hashes in grams.items()]
    for n, hashes in grams.items():
        enough = rows[:, 1] - opening >= n
        first = _salted(f"first{n}", hashes[opening[enough]])
        found.append(Grams(first, np.cumsum(enough) - enough, enough.astype(np.int64)))
    return found


def _signs(units: Units, rows: Ints, opening: Ints, hits: Hits, moves: Hits) -> Grams:
    """What the vocabularies find (anywhere, in the head, at the opening), directions, and the span's outer shape."""
    begin, end = rows[:, 0], rows[:, 1]
    numbers = np.arange(len(rows))
    row, index = within(hits, rows)
    kind = hits.kind[index]
    in_head = hits.first[index] < np.minimum(opening + HEAD, end)[row]
    first = hits.first[index] == opening[row]
    moved, move = within(moves, rows)
    filled = np.flatnonzero(end > begin)
    marked = filled[np.isin(units.ids[begin[filled]], _marks())]
    found = [
        (row, _salted("lexicon", kind)),
        (row[in_head], _salted("lexicon in head", kind[in_head])),
        (row[first], _salted("lexicon first", kind[first])),
        (moved, _salted("direction", moves.kind[move])),
        (numbers, _salted("opening", _voice(rows, opening, hits))),
        (filled, _salted("last", units.ids[end[filled] - 1])),
        (numbers, _salted("length", np.minimum((end - begin) // 15, 6))),
        *_together(rows, row, index, kind, hits),
        (marked, _salted("marker", units.ids[begin[marked]])),
    ]
    row, columns = (np.concatenate(part) for part in zip(*found, strict=True))
    counts = np.bincount(row, minlength=len(rows))
    return Grams(columns[np.argsort(row, kind="stable")], np.cumsum(counts) - counts, counts)


def _together(rows: Ints, row: Ints, index: Ints, kind: Ints, hits: Hits) -> list[tuple[Ints, Columns]]:
    """Which kinds of cues a span holds together, how good and bad balance, and what stands behind its last turn."""
    present = np.zeros((len(rows), len(kinds())), np.bool_)
    present[row, kind] = True
    present = present[:, [i for i, name in enumerate(kinds()) if name.startswith("cue:")]]
    first, second = np.triu_indices(present.shape[1], 1)
    both, pair = np.nonzero(present[:, first] & present[:, second])
    balance = np.bincount(row[kind == _cue("good")], minlength=len(rows))
    balance -= np.bincount(row[(kind == _cue("bad")) | (kind == _cue("missed"))], minlength=len(rows))
    found = [
        (both, _salted("together", pair)),
        (np.arange(len(rows)), _salted("balance", np.clip(balance, -3, 3) + 3)),
    ]
    for turn in TURNS:
        last = np.full(len(rows), -1)
        turned = kind == _cue(turn)
        np.maximum.at(last, row[turned], hits.last[index[turned]])
        behind = (last[row] >= 0) & (hits.first[index] > last[row])
        found.append((row[behind], _salted(f"behind {turn}", kind[behind])))
    return found


def within(found: Hits, rows: Ints) -> Pairs:
    """Which hits lie inside which spans, as pairs (row, index of the hit)."""
    begin, end = rows[:, 0], rows[:, 1]
    # Hits are sorted by first unit: those of a span are a run of them, less the ones that reach out of it.
    low, high = np.searchsorted(found.first, begin, "left"), np.searchsorted(found.first, end, "left")
    index = ranges(low, high - low)
    row = np.repeat(np.arange(len(rows)), high - low)
    inside = found.last[index] < end[row]
    return row[inside], index[inside]


def _opening(units: Units, rows: Ints) -> Ints:
    """The unit at which each span opens, behind a list marker ("- ", "1.")."""
    opening: Ints = rows[:, 0].copy()
    for _ in range(2):
        step = np.flatnonzero(opening < rows[:, 1])
        step = step[np.isin(units.ids[opening[step]], _marks())]
        opening[step] += 1
    return opening


def _voice(rows: Ints, opening: Ints, hits: Hits) -> Ints:
    """Whether a span opens with a verb, and whether it orders, reports or looks ahead: a verb without a subject is an
    order by itself ("Thực hiện nghiêm …"), a result once it is reported ("Thực hiện nghiêm …, đã …")."""
    row, index = within(hits, rows)
    kind = hits.kind[index]
    state = np.zeros(len(rows), np.int64)
    for bit, name in enumerate(("verb", "must", "past", "future")):
        found = kind == _cue(name)
        if name == "verb":
            found &= hits.first[index] == opening[row]
        state[row[found]] |= 1 << bit
    return state


@cache
def _marks() -> Ids:
    """Ids of figures and of the marks that open list items."""
    return cut(['- – — + * • ( ) . , ; : / 0 “ " …']).ids
