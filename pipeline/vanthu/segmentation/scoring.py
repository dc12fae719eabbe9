"""How much better each token would continue a word (I-W) than begin one (B-W), for many texts at once.

The score of a label at a token is a sum of weights, one for each feature template; Viterbi needs only the difference
s = score(I-W) - score(B-W). Each template looks at one, two or three neighbouring tokens, so

    s[t] =  sum over i = -2..2    of  unigram_i[token t+i]
          + sum over i = -2..1    of  bigram_i[tokens t+i, t+i+1]
          + sum over i = -2..0    of  trigram_i[tokens t+i .. t+i+2]

where a row `bigram[a, b]` holds, for its four places relative to t, the weights of "a b" as it is, in small letters,
and as an entry of the dictionary. All rows there can be are in the model: they are laid out once, and a text costs one
table look-up for each token, pair and triple, done for whole arrays.

A token counts only by its *type*: its number among the model's strings, the number of its small letters, and two flags.
Types are few (all unknown words share four), so the table of unigram rows cannot outgrow the model.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from .casing import Casing, casing, lowered
from .hashing import Ints, IntTable
from .weights import TEMPLATES, Floats, Weights

BOS, EOS = 0, 1
"""Types of the two paddings on either side of a text: before the first and behind the last token."""
PADDING = 2

_UNIGRAMS = ("T[-2]", "T[-1]", "T[0]", "T[1]", "T[2]")
_BIGRAMS = ("T[-2,-1]", "T[-1,0]", "T[0,1]", "T[1,2]")
_TRIGRAMS = ("T[-2,0]", "T[-1,1]", "T[0,2]")
_FUNCTIONS = ("", ".lower", ".isdigit", ".istitle", ".is_in_dict")
_NONE = 0
"""Number of a string that the model does not have."""


class Scorer:
    """Rows of the model and the types of tokens. Not thread-safe: `type_of` adds types."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._by_template: dict[str, dict[str, float]] = defaultdict(dict)
        for name, row in weights.attributes.items():
            template, _, value = name.partition("=")
            self._by_template[template][value] = float(weights.state[row, 1] - weights.state[row, 0])
        self._numbers = self._vocabulary()
        self._base = len(self._numbers) + 1
        self._pairs = _Rows(self, _BIGRAMS, 2)
        self._triples = _Rows(self, _TRIGRAMS, 3)
        self._edges()
        self._types: dict[tuple[int, int, bool, bool], int] = {}
        self._type_of_known: dict[str, int] = {}
        self._raw: Ints = np.zeros(1024, np.int64)
        self._low: Ints = np.zeros(1024, np.int64)
        self._title: NDArray[np.bool_] = np.zeros(1024, np.bool_)
        self._unigrams = np.zeros((len(_UNIGRAMS), 1024))
        self._unigram_tables = [[self._by_template[name + function] for function in _FUNCTIONS] for name in _UNIGRAMS]
        for pad, value in ((BOS, "BOS"), (EOS, "EOS")):
            for place, template in enumerate(_UNIGRAMS):
                self._unigrams[place, pad] = sum(self._weight(template + function, value) for function in _FUNCTIONS)
        self._count = PADDING

    def _weight(self, template: str, value: str) -> float:
        return self._by_template[template].get(value, 0.0)

    def _vocabulary(self) -> dict[str, int]:
        """Numbers, from 1, of the tokens in the model's unigrams, bigrams, trigrams and dictionary."""
        names = [template for template in TEMPLATES if template.endswith(("]", ".lower"))]
        texts = chain(*(self._by_template[name] for name in names), self._weights.dictionary)
        tokens = dict.fromkeys(" ".join(texts).split(" "))
        return {token: number for number, token in enumerate(tokens, 1)}

    def key(self, text: str, size: int) -> int | None:
        """One number for `size` tokens joined by spaces; None when `text` is not that many."""
        tokens = text.split(" ")
        if len(tokens) != size or "" in tokens:
            return None
        key = 0
        for token in tokens:
            key = key * self._base + self._numbers[token]
        return key

    def _edges(self) -> None:
        """What to add near the ends of a text, where templates that reach beyond them say BOS or EOS.

        `_edge[l, r]` is for a token with l tokens before and r behind it (2: two or more), on top of `_constant`, the
        sum that every inner token has: its pairs and triples are not in the dictionary and not capitalised.
        """
        places = {template: template[2:-1].split(",") for template in (*_BIGRAMS, *_TRIGRAMS)}
        reach = [(template, int(first), int(last)) for template, (first, last) in places.items()]
        functions = [function for function in _FUNCTIONS if function != ".isdigit"]
        edge = np.zeros((3, 3))
        for left in range(3):
            for right in range(3):
                for template, first, last in reach:
                    if first < -left or last > right:
                        value = "BOS" if first < -left else "EOS"
                        edge[left, right] += sum(self._weight(template + function, value) for function in functions)
                    else:
                        edge[left, right] += self._weight(template + ".is_in_dict", "False")
                        edge[left, right] += self._weight(template + ".istitle", "False")
        self._constant = float(edge[2, 2])
        self._edge = edge - self._constant
        self._two_titles, self._three_titles = (
            self._weight(template, "True") - self._weight(template, "False")
            for template in ("T[0,1].istitle", "T[0,2].istitle")
        )

    def type_of(self, token: str) -> int:
        """The type of a token, made on first sight."""
        number = self._type_of_known.get(token)
        if number is not None:
            return number
        known = self._numbers.get(token, _NONE)
        seen = casing(token)
        identity = (known, self._numbers.get(seen.lower, _NONE), seen.title, seen.digit)
        number = self._types.get(identity)
        if number is None:
            number = self._new_type(token, seen, identity)
        if known != _NONE:
            self._type_of_known[token] = number
        return number

    def _new_type(self, token: str, seen: Casing, identity: tuple[int, int, bool, bool]) -> int:
        number = self._count
        if number == len(self._raw):
            self._raw, self._low = np.resize(self._raw, 2 * number), np.resize(self._low, 2 * number)
            self._title = np.resize(self._title, 2 * number)
            self._unigrams = np.hstack([self._unigrams, np.zeros_like(self._unigrams)])
        self._raw[number], self._low[number], self._title[number] = identity[:3]
        digit, title = str(seen.digit), str(seen.title)
        listed = str(seen.lower in self._weights.dictionary)
        for place, (plain, lower, is_digit, is_title, in_dictionary) in enumerate(self._unigram_tables):
            self._unigrams[place, number] = (
                plain.get(token, 0.0)
                + lower.get(seen.lower, 0.0)
                + is_digit.get(digit, 0.0)
                + is_title.get(title, 0.0)
                + in_dictionary.get(listed, 0.0)
            )
        self._count += 1
        self._types[identity] = number
        return number

    def scores(self, types: NDArray[np.int32], firsts: Ints, counts: Ints) -> Floats:
        """The differences s for texts laid end to end, each between two BOS and two EOS; arbitrary on the padding.

        `firsts` are the positions of the texts' first tokens in `types`, `counts` their lengths, all at least 1.
        """
        s = np.full(len(types), self._constant)
        inner = s[PADDING:-PADDING]
        length = len(inner)
        for place, rows in enumerate(self._unigrams):
            inner += rows[types[place : place + length]]
        raw, low, title = self._raw[types], self._low[types], self._title[types]
        raw_pairs, low_pairs = raw[:-1] * self._base + raw[1:], low[:-1] * self._base + low[1:]
        self._pairs.add(s, raw_pairs, low_pairs)
        self._triples.add(s, raw_pairs[:-1] * self._base + raw[2:], low_pairs[:-1] * self._base + low[2:])
        two = title[:-1] & title[1:]
        s[:-1] += two * self._two_titles
        s[:-2] += (two[:-1] & title[2:]) * self._three_titles
        for k in range(PADDING):
            from_left = counts > k
            s[firsts[from_left] + k] += self._edge[k, np.minimum(counts[from_left] - 1 - k, 2)]
            from_right = counts - 1 - k >= PADDING
            s[firsts[from_right] + counts[from_right] - 1 - k] += self._edge[2, k]
        return s


def _sum(first: list[float], second: list[float]) -> list[float]:
    return [a + b for a, b in zip(first, second, strict=True)]


class _Rows:
    """Rows of the bigrams or trigrams, each with one weight for each place it can have relative to a token.

    A pair counts as it is and in small letters. `_exact` finds the sum of both for a pair that the model has as it is;
    `_lowered` finds the second part alone for the others.
    """

    def __init__(self, scorer: Scorer, templates: tuple[str, ...], size: int) -> None:
        by_template = scorer._by_template
        listed = [by_template[template + ".is_in_dict"] for template in templates]
        none = [0.0] * len(templates)
        gain = [answers.get("True", 0.0) - answers.get("False", 0.0) for answers in listed]
        exact: dict[str, list[float]] = defaultdict(none.copy)
        small: dict[str, list[float]] = defaultdict(none.copy)
        for place, template in enumerate(templates):
            for value, weight in by_template[template].items():
                exact[value][place] = weight
            for value, weight in by_template[template + ".lower"].items():
                small[value][place] = weight
        dictionary = {entry for entry in scorer._weights.dictionary if entry.count(" ") == size - 1}
        rows = [none, gain]  # row 1 is shared by all that only the dictionary knows
        found: tuple[dict[int, int], dict[int, int]] = {}, {}
        for text in dictionary.union(exact, small):
            key = scorer.key(text, size)
            if key is None:
                continue  # BOS, EOS, and entries of the dictionary with two spaces, which no two tokens can make
            if text in small:
                row = _sum(small[text], gain) if text in dictionary else small[text]
                found[1][key] = len(rows)
                rows.append(row)
            elif text in dictionary:
                found[1][key] = 1
            lower = lowered(text)
            if text in exact:
                row = _sum(exact[text], small.get(lower, none))
                found[0][key] = len(rows)
                rows.append(_sum(row, gain) if lower in dictionary else row)
            elif lower == text:
                found[0][key] = found[1][key]
            # else only its small letters are known, and those are found by their own key
        self._exact, self._lowered = map(IntTable, found)
        self._columns = np.ascontiguousarray(np.array(rows).T)
        # The first token stands at distance -2, -1, … from the token t it counts for: t is that much later.
        self._shifts = range(2, 2 - len(templates), -1)

    def add(self, s: Floats, raw: Ints, low: Ints) -> None:
        """Adds to `s` the weights of the pairs or triples with these keys (0 in a key: not in the model)."""
        found = self._exact.find(raw)
        rest = np.flatnonzero((found == 0) & (raw != low))
        found[rest] = self._lowered.find(low[rest])
        at = np.flatnonzero(found)
        rows = found[at]
        for column, shift in zip(self._columns, self._shifts, strict=True):
            s[at + shift] += column[rows]
