"""The trained models: what turns encoded texts into probabilities. They hold arrays only, so that scoring needs no
library of machine learning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from vanthu.labelling.block import Block
from vanthu.labelling.columns import Kept
from vanthu.labelling.encoder import BLOCKS, Features, encode
from vanthu.labelling.hits import Hits, directions, find_vocabulary
from vanthu.labelling.units import Ints, Units, cut

FILE = "labels.joblib"
TASKS = ("domain", "polarity")

PART = 1 << 17
"""Units that are scored at once."""

Probabilities = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """Texts cut into units, with what the vocabularies find in them."""

    units: Units
    hits: Hits
    moves: Hits

    @classmethod
    def of(cls, texts: Sequence[str]) -> Encoded:
        """Encode texts."""
        units = cut(texts)
        hits = find_vocabulary(units)
        return cls(units, hits, directions(units, hits))

    def features(self, rows: Ints, common: Kept) -> Features:
        """Features of spans of units; see `encode`."""
        return encode(self.units, rows, self.hits, self.moves, common)

    def parts(self, rows: Ints) -> Iterator[tuple[Encoded, int, Ints]]:
        """The same for some texts at a time, the first of their units, and which of the spans lie in them.

        What is made of a batch of long documents at once would take many times their size.
        """
        ends = np.append(np.flatnonzero(np.diff(self.units.text)) + 1, len(self.units.ids))
        # The last end of a text in each stretch of so many units; a longer text is a part by itself.
        cuts = ends[np.append(np.diff(ends // PART) > 0, True)]
        owner = np.minimum(np.searchsorted(cuts, rows[:, 0], "right"), len(cuts) - 1)
        for number, (begin, end) in enumerate(zip([0, *cuts[:-1].tolist()], cuts.tolist(), strict=True)):
            part = Encoded(self.units.only(begin, end), self.hits.only(begin, end), self.moves.only(begin, end))
            yield part, begin, np.flatnonzero(owner == number)

    def whole_texts(self, count: int) -> Ints:
        """Spans that cover each of the `count` texts."""
        counts = np.bincount(self.units.text, minlength=count)
        ends = np.cumsum(counts)
        return np.stack([ends - counts, ends], axis=1)


@dataclass(slots=True)
class Models:
    """The linear classifiers of both tasks, block by block, and the temperature that calibrates each."""

    names: dict[str, tuple[str, ...]]
    blocks: dict[str, Block]
    offsets: dict[str, Probabilities]
    """What speaks for each label before anything is read."""
    temperatures: dict[str, float]
    common: Kept
    """Units that were in the most texts of the training text."""

    def labels(self, task: str) -> tuple[str, ...]:
        """The labels of a task in the order of its probabilities."""
        return self.names[task]

    def scores(self, features: Features, spans: int) -> dict[str, Probabilities]:
        """For each task one row a span, one column a label: the distances from the classifiers' planes."""
        sums = {task: np.tile(self.offsets[task], (spans, 1)) for task in TASKS}
        for name, block in self.blocks.items():
            found, at = block.scores(features[name], spans), 0
            for task in TASKS:
                if name in BLOCKS[task]:
                    sums[task] += found[:, at : at + len(self.names[task])]
                    at += len(self.names[task])
        return sums

    def probabilities(self, encoded: Encoded, rows: Ints) -> dict[str, Probabilities]:
        """For each task one row a span, one column a label; rows sum to 1."""
        chances = {task: np.empty((len(rows), len(self.names[task]))) for task in TASKS}
        for part, begin, chosen in encoded.parts(rows):
            scores = self.scores(part.features(rows[chosen] - begin, self.common), len(chosen))
            for task, found in scores.items():
                chances[task][chosen] = softmax(found / self.temperatures[task])
        return chances

    def of_texts(self, texts: Sequence[str]) -> dict[str, Probabilities]:
        """Probabilities of whole texts, without any heading."""
        encoded = Encoded.of(texts)
        return self.probabilities(encoded, encoded.whole_texts(len(texts)))

    def stored(self) -> dict[str, Any]:
        """What is written to a file: plain arrays, numbers and names."""
        blocks = {name: block.stored() for name, block in self.blocks.items()}
        told = {"offsets": self.offsets, "temperatures": self.temperatures, "common": self.common.words}
        return {"names": self.names, "blocks": blocks, **told}

    @classmethod
    def from_stored(cls, kept: dict[str, Any]) -> Self:
        """The models that were stored so."""
        blocks = {name: Block.from_stored(block) for name, block in kept["blocks"].items()}
        return cls(kept["names"], blocks, kept["offsets"], kept["temperatures"], Kept.from_words(kept["common"]))


def softmax(scores: Probabilities) -> Probabilities:
    """Scores to probabilities, row by row."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True)) if len(scores) else scores
    result: Probabilities = shifted / shifted.sum(axis=1, keepdims=True)
    return result


@lru_cache(maxsize=2)
def load_models(folder: str | None = None) -> Models:
    """The models in `folder`, or the shipped ones.

    Raises ResourceError when the file is missing, is not the one that was built, comes from somebody who is not
    trusted, or does not work with the installed libraries.
    """
    from vanthu.labelling.probes import load

    return load(FILE, folder)
