"""Blocks of features and what each feature says for each label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from vanthu.labelling.columns import Kept
from vanthu.labelling.encoder import Grams
from vanthu.labelling.units import Ints

Floats = npt.NDArray[np.float32]
_MOST = 127
"""The greatest code of a weight."""


@dataclass(slots=True)
class Block:
    """One block of features and what each says for each label.

    A feature counts as often as it occurs. What a span's features say together is divided by the root of how many
    they are, those that are not kept too: a text full of what the training text did not have says less.
    """

    kept: Kept
    step: float = 1.0
    labels: int = 0
    """How many labels it speaks for: those of the tasks that use the block, in the order of TASKS."""
    steps: npt.NDArray[np.void] = field(default_factory=lambda: np.zeros(1, "V2"))
    """One row a kept column, behind a row of zeros, two bytes a label: its weight in steps. A row is filled up with
    zeros to a power of two, in which rows are copied fastest."""

    def set_weights(self, weights: npt.NDArray[np.float64]) -> None:
        """Store weights (one row a kept column, one column a label) as codes."""
        largest = float(np.abs(weights).max(initial=0.0)) or 1.0
        self.step = largest / _MOST**2
        self._decode(np.rint(np.sign(weights) * np.sqrt(np.abs(weights) / self.step)).astype(np.int8))

    def _decode(self, codes: npt.NDArray[np.int8]) -> None:
        """Set steps from codes: the code c stands for c·|c| steps, so that small weights, which most are, are told
        finely in a byte."""
        self.labels = codes.shape[1]
        rows = np.zeros((len(codes) + 1, 1 << (self.labels - 1).bit_length()), np.int16)
        np.multiply(codes, np.abs(codes), out=rows[1:, : self.labels], dtype=np.int16)
        self.steps = rows.view(f"V{rows.strides[0]}")[:, 0]

    def stored(self) -> dict[str, Any]:
        """What is written to a file."""
        steps = _unpacked(self.steps)[1:, : self.labels]
        codes = (np.sign(steps) * np.sqrt(np.abs(steps))).astype(np.int8)
        return {"columns": self.kept.words, "codes": codes, "step": self.step}

    @classmethod
    def from_stored(cls, stored: dict[str, Any]) -> Self:
        """The block that was stored so."""
        block = cls(Kept.from_words(stored["columns"]), stored["step"])
        block._decode(stored["codes"])
        return block

    def scores(self, grams: Sequence[Grams], spans: int) -> Floats:
        """What the block says for each label of each span."""
        from scipy.sparse import csr_array

        sums = np.zeros((spans, self.labels), np.float32)
        counts = np.zeros(spans, np.int64)
        for each in grams:
            places = self.kept.places(each.columns)
            indices, bounds = _cells(each.starts, each.counts)
            steps = self.steps
            if len(places) > len(steps):  # what all features say is less than what each of these says
                indices = places.take(indices)
            else:
                steps = steps.take(places)
            cells = csr_array((np.ones(len(indices), np.float32), indices, bounds), shape=(spans, len(steps)))
            sums += (cells @ _unpacked(steps).astype(np.float32))[:, : self.labels]
            counts += each.counts
        return np.asarray(sums * (self.step / np.sqrt(np.maximum(counts, 1)))[:, None], np.float32)


def _unpacked(steps: npt.NDArray[np.void]) -> npt.NDArray[np.int16]:
    """Rows of steps, one column a label and more of zeros."""
    return steps.view(np.int16).reshape(len(steps), steps.itemsize // 2)


def _cells(starts: Ints, counts: Ints) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """The numbers `starts[i], starts[i] + 1, …` of `counts[i]` features each, and where each span's begin and end."""
    bounds = np.zeros(len(counts) + 1, np.int32)
    np.cumsum(counts, out=bounds[1:])
    indices = np.repeat(starts.astype(np.int32) - bounds[:-1], counts)
    indices += np.arange(len(indices), dtype=np.int32)
    return indices, bounds
