"""A trained classifier: TF-IDF over features, then a linear model with probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vanthu.resources import verified

FILES = {"domain": "domain.joblib", "polarity": "polarity.joblib"}


def passthrough(features: list[str]) -> list[str]:
    """The vectorizer's analyzer: features are ready. Named here because it is stored with the model."""
    return features


class Classifier:
    """Wraps a fitted scikit-learn pipeline whose input is lists of features."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self.labels: tuple[str, ...] = tuple(str(label) for label in pipeline.classes_)

    def probabilities(self, batch: Sequence[list[str]]) -> npt.NDArray[np.float64]:
        """One row a text, one column a label in the order of `labels`; rows sum to 1."""
        if not batch:
            return np.empty((0, len(self.labels)))
        result: npt.NDArray[np.float64] = self._pipeline.predict_proba(batch)
        return result


@lru_cache(maxsize=4)
def load_classifier(task: str, models: str | None = None) -> Classifier:
    """The classifier for `domain` or `polarity`.

    Raises ResourceError when its file is missing or is not the one that was built.
    """
    import joblib

    path: Path = verified(FILES[task], models)
    return Classifier(joblib.load(path))
