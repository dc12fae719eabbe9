"""Texts to features, many at once.

A text is a sequence of syllables, figures and marks of punctuation. Features of a span are its units and pairs of
neighbours, pairs with a gap between them, the n-grams of its head once more, how it opens and ends, those of its
outlines (`outlines.py`), its last unit, its length, and what the vocabularies find in it (`hits.py`): terms of a
domain, words of a polarity, which kinds of them stand together and which behind the last turn, and directions.
N-grams are hashed (the hashing trick), so that a whole batch is encoded with array operations: each text is cut into
units once, however many overlapping spans (document, paragraphs, sentences) are labelled in it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from vanthu.labelling.columns import Columns, Kept, column
from vanthu.labelling.hits import MULTIPLIER, Hits, are_cues, kinds, ngrams, ranges, within
from vanthu.labelling.outlines import Outline, outlines
from vanthu.labelling.units import Ids, Ints, Units, cut

HEAD = 12
"""Units that make the head of a sentence, where subject and verb tell a report from an order."""
BLOCKS = {
    "domain": {"one": 1.0, "two": 1.0, "apart": 1.0, "signs": 1.0},
    "polarity": {
        "one": 0.5,
        "two": 0.7,
        "apart": 0.5,
        "head": 0.8,
        "frame": 1.0,
        "kinds": 0.7,
        "signs": 1.5,
        "opening": 0.6,
    },
}
"""For each task the blocks of features it uses and their weights, each block of unit length before; chosen on held-out
batches and the development set. What a text is about stands anywhere in it, what it wants stands at its head."""
FIRST = 6
"""Units at the opening whose kinds of cues are taken together."""
MARKERS = 3
"""How often a mark or a letter that numbers is passed at the opening of a span ("- 1.", "IV. 2.")."""
APART = (2, 3)
"""Distances of the two units of a pair that leaves out what stands between ("không … xảy ra")."""

TURNS = ("contrast", "speech")
"""Kinds of cues behind which stands what a sentence has to say ("tuy nhiên …", "nhấn mạnh …")."""


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
class _Inside:
    """Vocabulary entries inside spans, span by span."""

    row: Ints
    """Which span each lies in."""
    kind: Ints
    first: Ints
    last: Ints
    ahead: Ints
    """How many units of the span stand before it, from where the span opens."""

    @classmethod
    def of(cls, hits: Hits, rows: Ints, opening: Ints) -> _Inside:
        """Those among `hits` that lie in spans."""
        row, index = within(hits, rows)
        first = hits.first.take(index)
        return cls(row, hits.kind.take(index), first, hits.last.take(index), first - opening.take(row))


def _salted(name: str, values: Ids | Ints) -> Columns:
    """Columns of features that share values but not their meaning."""
    return column((values.astype(np.uint64) ^ _salt(name)) * MULTIPLIER)


def _salted_kinds(name: str, kind: Ints) -> Columns:
    """The same for kinds of vocabulary entries."""
    return _columns_of_kinds(name).take(kind)


@cache
def _columns_of_kinds(name: str) -> Columns:
    return _salted(name, np.arange(len(kinds())))


@cache
def _salt(name: str) -> np.uint64:
    return np.uint64(int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()))


def encode(units: Units, rows: Ints, hits: Hits, moves: Hits, common: Kept) -> Features:
    """Features of spans, block by block.

    `common` are the units of any text's frame. `rows` has shape (n, 2): each span is the units `rows[i, 0]` to
    `rows[i, 1]` (exclusive) of one text. Blocks are weighed apart (see `BLOCKS`), so that how a sentence opens counts
    as much in a long one as in a short one.
    """
    opening = _opening(units, rows)
    grams = {n: ngrams(units.ids, n) for n in (1, 2, 3)}
    unigrams = column(grams[1])
    words, shapes = outlines(units, hits, common.has(unigrams))
    inside = _Inside.of(hits, rows, opening)
    voice = _voice(rows, inside)
    return {
        "one": [_run(unigrams, rows, 1)],
        "two": [_run(column(grams[2]), rows, 2)],
        "apart": [_run(_salted("apart", _pairs(units, n)), rows, n + 1) for n in APART],
        "head": _head(units, grams, rows, opening),
        "frame": _outlined(words, rows),
        "kinds": _outlined(shapes, rows),
        "signs": [_signs(units, rows, moves, inside, voice)],
        "opening": [_openings(units, rows, opening, inside, voice)],
    }


def _run(columns: Columns, rows: Ints, length: int) -> Grams:
    """What begins in each span and, `length` units long, ends in it."""
    return Grams(columns, rows[:, 0], np.maximum(rows[:, 1] - rows[:, 0] - length + 1, 0))


def _outlined(outline: Outline, rows: Ints) -> list[Grams]:
    """The pairs and threes that spans have in an outline."""
    return [_run(column(ngrams(outline.ids, n)), outline.rows(rows), n) for n in (2, 3)]


def _cue(kind: str) -> int:
    """The number of a kind of cues."""
    return kinds().index(f"cue:{kind}")


def _pairs(units: Units, distance: int) -> Ids:
    """Pairs of units that stand near each other, whatever stands between."""
    return (units.ids[:-distance] * MULTIPLIER) ^ units.ids[distance:]


def _head(units: Units, grams: dict[int, Ids], rows: Ints, opening: Ints) -> list[Grams]:
    """The n-grams of the first units, and the very first of each length."""
    ends = np.minimum(opening + HEAD, rows[:, 1])
    # Spans that open together share what is looked up.
    size = len(units.ids) + 1
    inside = np.cumsum(np.bincount(opening, minlength=size) - np.bincount(ends, minlength=size)) > 0
    before: Ints = np.cumsum(inside) - inside
    found = []
    for n, hashes in grams.items():
        picked = _salted("head", hashes[inside[: len(hashes)]])
        found.append(Grams(picked, before.take(opening), np.maximum(ends - opening - n + 1, 0)))
    for n, hashes in grams.items():
        enough = rows[:, 1] - opening >= n
        first = _salted(f"first{n}", hashes[opening[enough]])
        found.append(Grams(first, np.cumsum(enough) - enough, enough.astype(np.int64)))
    return found


def _openings(units: Units, rows: Ints, opening: Ints, inside: _Inside, voice: Ints) -> Grams:
    """How spans open and end, with their voice. It is apart from the other signs to weigh as much in a long sentence,
    full of what it is about, as in a short one."""
    numbers = np.arange(len(rows))
    filled, two = np.flatnonzero(opening < rows[:, 1]), np.flatnonzero(opening + 1 < rows[:, 1])
    voiced = voice.astype(np.uint64) * MULTIPLIER
    first, last = units.ids[opening[filled]], units.ids[rows[filled, 1] - 1]
    figures = np.concatenate(([0], np.cumsum(units.ids == _figure())))
    counted = figures[rows[:, 1]] > figures[opening]
    opens = np.flatnonzero(inside.ahead == 0)
    row, kind = inside.row.take(opens), inside.kind.take(opens)
    return _collected(
        len(rows),
        [
            (numbers, _salted("voice", voice)),
            (numbers, _salted("voice and figures", voice * 2 + counted)),
            (numbers, _salted("voice and marker", voice * 2 + (opening > rows[:, 0]))),
            (row, _salted_kinds("first kind", kind)),
            (row, _salted("first kind and voice", kind * 16 + voice.take(row))),
            (numbers, _salted("first kinds", _first_kinds(inside, len(rows)))),
            (filled, _salted("first unit", first)),
            (two, _salted("first units", (units.ids[opening[two]] * MULTIPLIER) ^ units.ids[opening[two] + 1])),
            (filled, _salted("first unit and voice", first + voiced[filled])),
            (filled, _salted("last unit and voice", last + voiced[filled])),
        ],
    )


def _first_kinds(inside: _Inside, spans: int) -> Ints:
    """The kinds of cues at the opening of each span, a bit for each."""
    early = np.flatnonzero(are_cues().take(inside.kind) & (inside.ahead < FIRST))
    row = inside.row.take(early)
    found = np.zeros(spans, np.int64)
    begins = np.flatnonzero(np.diff(row, prepend=-1))
    if len(begins):
        found[row.take(begins)] = np.bitwise_or.reduceat(1 << inside.kind.take(early), begins)
    return found


def _collected(spans: int, found: list[tuple[Ints, Columns]]) -> Grams:
    """Features given as (numbers of spans, columns), span by span."""
    row, columns = (np.concatenate(part) for part in zip(*found, strict=True))
    counts = np.bincount(row, minlength=spans)
    order = np.argsort(row.astype(np.min_scalar_type(spans)), kind="stable")  # numbers of 16 bits are sorted fastest
    return Grams(columns.take(order), np.cumsum(counts) - counts, counts)


def _signs(units: Units, rows: Ints, moves: Hits, inside: _Inside, voice: Ints) -> Grams:
    """What the vocabularies find (anywhere, in the head, at the opening), directions, and the span's outer shape."""
    begin, end = rows[:, 0], rows[:, 1]
    numbers = np.arange(len(rows))
    in_head, first = np.flatnonzero(inside.ahead < HEAD), np.flatnonzero(inside.ahead == 0)
    moved, move = within(moves, rows)
    filled = np.flatnonzero(end > begin)
    marked = filled[_among(units.ids[begin[filled]], _marks())]
    found = [
        (inside.row, _salted_kinds("lexicon", inside.kind)),
        (inside.row.take(in_head), _salted_kinds("lexicon in head", inside.kind.take(in_head))),
        (inside.row.take(first), _salted_kinds("lexicon first", inside.kind.take(first))),
        (moved, _salted("direction", moves.kind[move])),
        (numbers, _salted("opening", voice)),
        (filled, _salted("last", units.ids[end[filled] - 1])),
        (numbers, _salted("length", np.minimum((end - begin) // 15, 6))),
        *_together(len(rows), inside),
        (marked, _salted("marker", units.ids[begin[marked]])),
    ]
    return _collected(len(rows), found)


def _together(spans: int, inside: _Inside) -> list[tuple[Ints, Columns]]:
    """Which kinds of cues a span holds together, how good and bad balance, and what stands behind its last turn."""
    row, kind = inside.row, inside.kind
    present = np.zeros((spans, len(kinds())), np.bool_)
    present[row, kind] = True
    holder, held = np.divmod(np.flatnonzero(present & are_cues()), len(kinds()))
    number = np.arange(1, len(holder) + 1)
    others = np.cumsum(np.bincount(holder, minlength=spans)).take(holder) - number  # of the same row, behind each
    both = np.repeat(holder, others)
    pair = np.repeat(held * len(kinds()), others) + held.take(ranges(number, others))
    balance = np.bincount(row[kind == _cue("good")], minlength=spans)
    balance -= np.bincount(row[(kind == _cue("bad")) | (kind == _cue("missed"))], minlength=spans)
    found = [
        (both, _salted("together", pair)),
        (np.arange(spans), _salted("balance", np.clip(balance, -3, 3) + 3)),
    ]
    for turn in TURNS:
        last = np.full(spans, -1)
        turned = np.flatnonzero(kind == _cue(turn))
        np.maximum.at(last, row.take(turned), inside.last.take(turned))
        behind = np.flatnonzero((last.take(row) >= 0) & (inside.first > last.take(row)))
        found.append((row.take(behind), _salted_kinds(f"behind {turn}", kind.take(behind))))
    return found


def _opening(units: Units, rows: Ints) -> Ints:
    """The unit at which each span opens, behind a list marker ("- ", "1.", "đ)", "IV.")."""
    opening: Ints = rows[:, 0].copy()
    for _ in range(MARKERS):
        step = np.flatnonzero(opening < rows[:, 1])
        step = step[_among(units.ids[opening[step]], _marks())]
        opening[step] += 1
        step = np.flatnonzero(opening + 2 < rows[:, 1])
        at = opening[step]
        step = step[_among(units.ids[at], _letters()) & _among(units.ids[at + 1], _closing())]
        opening[step] += 2
    return opening


def _voice(rows: Ints, inside: _Inside) -> Ints:
    """Whether a span opens with a verb, and whether it orders, reports or looks ahead: a verb without a subject is an
    order by itself ("Thực hiện nghiêm …"), a result once it is reported ("Thực hiện nghiêm …, đã …")."""
    state = np.zeros(len(rows), np.int64)
    for bit, name in enumerate(("verb", "must", "past", "future")):
        found = inside.kind == _cue(name)
        if name == "verb":
            found &= inside.ahead == 0
        state[inside.row[found]] |= 1 << bit
    return state


def _among(ids: Ids, known: Ids) -> npt.NDArray[np.bool_]:
    """Which of `ids` are among the `known`, which are sorted."""
    found: npt.NDArray[np.bool_] = known.take(np.searchsorted(known, ids), mode="clip") == ids
    return found


@cache
def _marks() -> Ids:
    """Ids of figures and of the marks that open list items."""
    return np.unique(cut(['- – — + * • ( ) . , ; : / 0 “ " …']).ids)


@cache
def _figure() -> np.uint64:
    """The id that all figures share."""
    return np.uint64(cut(["0"]).ids[0])


@cache
def _letters() -> Ids:
    """Ids of what numbers list items beside figures."""
    return np.unique(cut(["a b c d đ e g h i k l m n o p q r s t u v x y z ii iii iv vi vii viii ix"]).ids)


@cache
def _closing() -> Ids:
    """Ids of the marks behind a letter that numbers."""
    return np.unique(cut([") ."]).ids)
