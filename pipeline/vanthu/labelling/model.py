"""The trained models: what turns encoded texts into probabilities. They hold arrays only, so that scoring needs no
library of machine learning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from vanthu.labelling.columns import Kept
from vanthu.labelling.encoder import BLOCKS, Features, Grams, encode
from vanthu.labelling.hits import Hits, directions, find_vocabulary, ranges
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
class Block:
    """One block of features and what each says for each label.

    A feature counts as often as it occurs, the more the rarer it is in the training text (`rarity`, the inverse
    document frequency); a span's features have length 1 together: the root of the sum of their squares.
    """

    kept: Kept
    rarity: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float16]
    """One row a kept column, one column a label: those of the tasks that use the block, in the order of TASKS. Half
    precision is enough (a model file is half as large); sums are made in single precision."""
    _table: npt.NDArray[np.float32] | None = None

    def scores(self, grams: Sequence[Grams], spans: int) -> npt.NDArray[np.float32]:
        """What the block says for each label of each span."""
        from scipy.sparse import csr_array

        table = self._made_table()
        sums = np.zeros((spans, table.shape[1]), np.float32)
        for each in grams:
            known, place = self.kept.find(each.columns)
            before = np.concatenate(([0], np.cumsum(known)))
            ends = np.where(each.counts, each.starts + each.counts, 0)
            low = before[np.where(each.counts, each.starts, 0)]
            counts = before[ends] - low
            chosen = place[ranges(low, counts)]
            bounds = np.concatenate(([0], np.cumsum(counts)))
            cells = (np.ones(len(chosen), np.float32), chosen, bounds.astype(np.int32))
            sums += csr_array(cells, shape=(spans, len(table))) @ table
        lengths = np.sqrt(np.maximum(sums[:, -1:], np.float32(1e-9)))
        return np.asarray(sums[:, :-1] / lengths, np.float32)

    def settle(self) -> None:
        """Keep the table that scoring needs and forget what it was made of (it can no longer be stored)."""
        self._made_table()
        self.rarity, self.weights = self.rarity[:0].copy(), self.weights[:0].copy()

    def _made_table(self) -> npt.NDArray[np.float32]:
        """What each feature adds to each label and, last, to the square of the length."""
        if self._table is None:
            table = np.empty((len(self.rarity), self.weights.shape[1] + 1), np.float32)
            np.multiply(self.weights, self.rarity[:, None], out=table[:, :-1])  # in place: no copies to hold at once
            np.square(self.rarity, out=table[:, -1])
            self._table = table
        return self._table


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

    def settle(self) -> None:
        """Keep only what scoring needs: 11 MB less for a worker. Settled models cannot be stored."""
        for block in self.blocks.values():
            block.settle()

    def stored(self) -> dict[str, Any]:
        """What is written to a file: plain arrays, numbers and names. Raises ValueError for settled models."""
        if any(len(block.rarity) != len(block.kept) for block in self.blocks.values()):
            raise ValueError("these models were settled for scoring: store those that training gave")
        blocks = {
            name: {"columns": block.kept.words, "rarity": block.rarity, "weights": block.weights}
            for name, block in self.blocks.items()
        }
        told = {"offsets": self.offsets, "temperatures": self.temperatures, "common": self.common.words}
        return {"names": self.names, "blocks": blocks, **told}

    @classmethod
    def from_stored(cls, kept: dict[str, Any]) -> Self:
        """The models that were stored so."""
        blocks = {
            name: Block(Kept.from_words(block["columns"]), block["rarity"], block["weights"])
            for name, block in kept["blocks"].items()
        }
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
