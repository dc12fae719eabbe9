"""The trained models: what turns encoded texts into probabilities, and how they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from vanthu.labelling.encoder import (
    BLOCKS,
    WIDTH,
    Hits,
    Pairs,
    directions,
    encode,
    find_vocabulary,
)
from vanthu.labelling.units import Ints, Units, cut

FILE = "labels.joblib"
TASKS = ("domain", "polarity")

Probabilities = npt.NDArray[np.float64]
Features = dict[str, Pairs]


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

    def whole_texts(self, count: int) -> Ints:
        """Spans that cover each of the `count` texts."""
        counts = np.bincount(self.units.text, minlength=count)
        ends = np.cumsum(counts)
        return np.stack([ends - counts, ends], axis=1)


@dataclass(frozen=True, slots=True)
class _Ranks:
    """The place of a column among those kept: a bit for every column, and how many are set before each word of 64.

    It takes 0.4 MB where a table of places would take 8, and stays in the processor's cache.
    """

    words: npt.NDArray[np.uint64]
    before: npt.NDArray[np.int32]

    @classmethod
    def of(cls, columns: Ints) -> _Ranks:
        """The places of sorted columns."""
        words = np.zeros(WIDTH // 64, np.uint64)
        np.bitwise_or.at(words, columns >> 6, np.uint64(1) << (columns & 63).astype(np.uint64))
        counts = np.bitwise_count(words).astype(np.int32)
        return cls(words, np.cumsum(counts, dtype=np.int32) - counts)

    def find(self, columns: Ints) -> tuple[Ints, npt.NDArray[np.int32]]:
        """Which of `columns` are kept (their indices), and the place of each of those."""
        bit = np.uint64(1) << (columns & 63).astype(np.uint64)
        word = columns >> 6
        words = self.words[word]
        known = np.flatnonzero(words & bit)
        lower = words[known] & (bit[known] - np.uint64(1))
        return known, self.before[word[known]] + np.bitwise_count(lower)


class Block:
    """One block of features as TF-IDF rows of unit length. Columns seen in fewer than two texts are dropped."""

    def __init__(self) -> None:
        from sklearn.feature_extraction.text import TfidfTransformer

        self.columns: Ints = np.empty(0, np.int64)
        self.weights = TfidfTransformer(sublinear_tf=True)
        self._ranks: _Ranks | None = None

    def __getstate__(self) -> dict[str, Any]:
        """What is written to a model file: the lookup table is made anew."""
        return {**self.__dict__, "_ranks": None}

    def fit(self, pairs: Pairs, count: int) -> Block:
        """Choose the columns and weigh them by how rare they are."""
        row, column = pairs
        seen = np.unique(row * WIDTH + column)
        columns, texts = np.unique(seen % WIDTH, return_counts=True)
        self.columns, self._ranks = columns[texts >= 2], None
        self.weights.fit(self._counts(pairs, count))
        return self

    def _counts(self, pairs: Pairs, count: int) -> Any:
        """Counts of the kept columns as a CSR matrix of `count` rows."""
        from scipy.sparse import csr_matrix

        row, column = pairs
        if self._ranks is None:
            self._ranks = _Ranks.of(self.columns)
        known, place = self._ranks.find(column)
        cells = (row[known].astype(np.int32), place)
        return csr_matrix((np.ones(len(known), np.float32), cells), shape=(count, len(self.columns)))

    def transform(self, pairs: Pairs, count: int) -> Any:
        """TF-IDF rows of unit length."""
        return self.weights.transform(self._counts(pairs, count))


class Vectorizer:
    """The blocks of each task side by side, each with its weight."""

    def __init__(self) -> None:
        self.blocks = {name: Block() for task in BLOCKS.values() for name in task}

    def fit(self, features: Features, count: int) -> Vectorizer:
        """Fit every block on the features of `count` texts."""
        for name, block in self.blocks.items():
            block.fit(features[name], count)
        return self

    def transform(self, features: Features, count: int) -> dict[str, Any]:
        """For each task the rows its classifier takes, as a CSR matrix."""
        from scipy.sparse import hstack

        rows = {name: block.transform(features[name], count) for name, block in self.blocks.items()}
        return {
            task: hstack([rows[name] * weight for name, weight in weights.items()], format="csr")
            for task, weights in BLOCKS.items()
        }


@dataclass(slots=True)
class Models:
    """One vectorizer, one linear classifier a task, and the temperature that calibrates each."""

    vectorizer: Vectorizer
    classifiers: dict[str, Any]
    temperatures: dict[str, float]

    def labels(self, task: str) -> tuple[str, ...]:
        """The labels of a task in the order of its probabilities."""
        return tuple(str(label) for label in self.classifiers[task].classes_)

    def probabilities(self, encoded: Encoded, rows: Ints) -> dict[str, Probabilities]:
        """For each task one row a span, one column a label; rows sum to 1."""
        if not len(rows):
            return {task: np.empty((0, len(self.labels(task)))) for task in self.classifiers}
        matrices = self.vectorizer.transform(encode(encoded.units, rows, encoded.hits, encoded.moves), len(rows))
        return {
            task: softmax(classifier.decision_function(matrices[task]) / self.temperatures[task])
            for task, classifier in self.classifiers.items()
        }

    def of_texts(self, texts: Sequence[str]) -> dict[str, Probabilities]:
        """Probabilities of whole texts, without any heading."""
        encoded = Encoded.of(texts)
        return self.probabilities(encoded, encoded.whole_texts(len(texts)))


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
