"""The trained models: what turns encoded texts into probabilities. They hold arrays only, so that scoring needs no
library of machine learning."""

from __future__ import annotations

from collections.abc import Sequence
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
        scores = self.scores(encoded.features(rows, self.common), len(rows))
        return {task: softmax(found / self.temperatures[task]) for task, found in scores.items()}

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
