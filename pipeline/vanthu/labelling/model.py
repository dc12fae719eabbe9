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


_FEW = 16
"""Up to this part of a block's features are sorted out one by one."""


_MOST = 127
"""The greatest code of a weight."""
_SQUARES = np.arange(256, dtype=np.uint8).view(np.int8).astype(np.float32)
_SQUARES *= np.abs(_SQUARES)
"""What each code, taken as a byte without sign, stands for in steps."""


@dataclass(slots=True)
class Block:
    """One block of features and what each says for each label.

    A feature counts as often as it occurs, the more the rarer it is in the training text (`rarity`, the inverse
    document frequency); a span's features have length 1 together: the root of the sum of their squares.
    """

    kept: Kept
    rarity: npt.NDArray[np.float32]
    codes: npt.NDArray[np.int8]
    """One row a kept column, one column a label: those of the tasks that use the block, in the order of TASKS. The
    code c stands for the weight c·|c|·`step`, so that small weights, which most are, are told finely in a byte."""
    step: float

    def scores(self, grams: Sequence[Grams], spans: int) -> npt.NDArray[np.float32]:
        """What the block says for each label of each span."""
        from scipy.sparse import csr_array

        sums = np.zeros((spans, self.codes.shape[1] + 1), np.float32)
        for each in grams:
            known, place = self.kept.find(each.columns)
            before = np.concatenate(([0], np.cumsum(known)))
            ends = np.where(each.counts, each.starts + each.counts, 0)
            low = before[np.where(each.counts, each.starts, 0)]
            counts = before[ends] - low
            chosen = place[ranges(low, counts)]
            bounds = np.concatenate(([0], np.cumsum(counts)))
            table, row = self._told_by(chosen)
            cells = (self.rarity[chosen], row, bounds.astype(np.int32))
            sums += csr_array(cells, shape=(spans, len(table))) @ table
        lengths = np.sqrt(np.maximum(sums[:, -1:], np.float32(1e-9)))
        return np.asarray(sums[:, :-1] * (np.float32(self.step) / lengths), np.float32)

    def _told_by(self, chosen: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int32]]:
        """What each feature among `chosen` says for each label, in steps, and, last, its rarity; and the row of each.

        Made for a batch: for all features it would take twice the memory of what it is made of.
        """
        if len(chosen) < len(self.rarity) // _FEW:
            kept, inverse = np.unique(chosen, return_inverse=True)
            row = inverse.astype(np.int32)
        else:
            used = np.zeros(len(self.rarity), np.bool_)
            used[chosen] = True
            kept = np.flatnonzero(used).astype(np.int32)
            rows = np.empty(len(self.rarity), np.int32)
            rows[kept] = np.arange(len(kept), dtype=np.int32)
            row = rows[chosen]
        table = np.empty((len(kept), self.codes.shape[1] + 1), np.float32)
        table[:, :-1] = _SQUARES.take(self.codes.take(kept, axis=0).view(np.uint8))
        table[:, -1] = self.rarity.take(kept)
        return table, row

    def set_weights(self, weights: npt.NDArray[np.float64]) -> None:
        """Store weights (one row a kept column, one column a label) as codes."""
        largest = float(np.abs(weights).max(initial=0.0)) or 1.0
        self.step = largest / _MOST**2
        self.codes = np.rint(np.sign(weights) * np.sqrt(np.abs(weights) / self.step)).astype(np.int8)


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
        blocks = {
            name: {"columns": block.kept.words, "rarity": block.rarity, "codes": block.codes, "step": block.step}
            for name, block in self.blocks.items()
        }
        told = {"offsets": self.offsets, "temperatures": self.temperatures, "common": self.common.words}
        return {"names": self.names, "blocks": blocks, **told}

    @classmethod
    def from_stored(cls, kept: dict[str, Any]) -> Self:
        """The models that were stored so."""
        blocks = {
            name: Block(Kept.from_words(block["columns"]), block["rarity"], block["codes"], block["step"])
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
