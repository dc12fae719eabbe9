"""The learnt outlook of figures: a log-linear model of each figure and a chain over those of a text.

The model is a table (`models/outlook.tsv.xz`): a feature and its weight a line, readable and editable by hand.
"""

from __future__ import annotations

import lzma
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise, starmap
from math import fsum
from pathlib import Path
from typing import NamedTuple

from vanthu.errors import ResourceError
from vanthu.resources import how_to_rebuild, models_dir, verified

from .chain import gap_features, marginals
from .surroundings import Surroundings

FILE = "outlook.tsv.xz"
BIAS, SCALE, SHIFT = "=bias", "=scale", "=shift"
"""Of a figure by itself; what its log odds count in the chain, and what is added to them there."""
AHEAD, REACHED = "+", "-"
"""First letters of the weights of steps between figures that are both ahead, both not."""
COMPOUND = "=word"
"""The group of which stand, as features, the words of several syllables."""
CERTAIN = 6.0
"""Log odds beyond which a figure's own words have no more to say."""
UNLIKELY = -3.0
"""Log odds by itself below which no figure is ahead, whatever stands beside it: `hiện toàn khu mới có 7 kỹ sư`."""


class Figured(NamedTuple):
    """A figure of a text (0-based offsets), its kind, and log odds that other knowledge adds to its being ahead."""

    start: int
    end: int
    kind: str
    known: float = 0.0


class Outlook:
    """Tells which figures of a text are still ahead. Holds nothing of the texts."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            group, mark, words = name.partition(":")
            if mark:
                self._weights.setdefault(group, {})[words] = weight
        self._compounds = frozenset(self._weights.pop(COMPOUND, ()))
        self._ahead = {name[1:]: weight for name, weight in weights.items() if name[0] == AHEAD}
        self._reached = {name[1:]: weight for name, weight in weights.items() if name[0] == REACHED}
        self._bias = weights.get(BIAS, 0.0)
        self._scale, self._shift = weights.get(SCALE, 1.0), weights.get(SHIFT, 0.0)

    @classmethod
    def load(cls, path: str | Path) -> Outlook:
        """The model of a file. Raises ResourceError when it is damaged."""
        try:
            with lzma.open(path, "rt", encoding="utf-8") as file:
                rows = (line.rstrip("\n").rpartition("\t") for line in file if not line.startswith("#"))
                return cls({name: float(weight) for name, _, weight in rows})
        except (OSError, EOFError, ValueError, lzma.LZMAError) as error:
            raise ResourceError(f"{path} is damaged ({error}): {how_to_rebuild(models_dir())}.") from error

    def evidence(self, around: Surroundings, figures: Sequence[Figured]) -> list[float]:
        """The log odds that each figure is ahead, by what stands around it alone."""
        weigh = cache(self._weigh)
        places: dict[tuple[int, int], float] = {}
        odds = []
        for figure in figures:
            place = around.place(figure.start)
            if place not in places:
                places[place] = fsum(starmap(weigh, around.shared(*place).items()))
            own = fsum(starmap(self._weigh, around.own(figure.start, figure.end, figure.kind).items()))
            odds.append(self._bias + places[place] + own)
        return odds

    def _weigh(self, group: str, found: frozenset[str]) -> float:
        """The weights of a group's known features together, by the root of how many there are."""
        weights = self._weights.get(group, {})
        known = [weights[words] for words in found if words in weights]
        return fsum(known) / len(known) ** 0.5 if known else 0.0  # exact: sets come in any order

    def likely(self, text: str, figures: Sequence[Figured], year: int | None = None) -> list[float]:
        """How likely each of the figures (in text order) of a text of that year is still ahead, 0 to 1."""
        around = Surroundings(text, self._compounds, year)
        alone = self.evidence(around, figures)
        evidence = [
            self._scale * min(max(odds, -CERTAIN), CERTAIN) + self._shift + figure.known
            for odds, figure in zip(alone, figures, strict=True)
        ]
        steps = [set[str]()]
        steps += [gap_features(around.text[one.end : two.start]) for one, two in pairwise(figures)]
        ahead = [sum(self._ahead.get(name, 0.0) for name in step) for step in steps]
        reached = [sum(self._reached.get(name, 0.0) for name in step) for step in steps]
        together = marginals(evidence, ahead, reached)
        return [p if odds > UNLIKELY else 0.0 for p, odds in zip(together, alone, strict=True)]


@cache
def outlook() -> Outlook:
    """The installed model. Raises ResourceError when it is missing or damaged."""
    return Outlook.load(verified(FILE))
