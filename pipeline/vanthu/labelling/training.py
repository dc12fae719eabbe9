"""Training: labelled text in, classifiers and a manifest out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vanthu.errors import UsageError
from vanthu.labelling.data import Example, read_labelled
from vanthu.labelling.encoder import Ints, encode
from vanthu.labelling.model import FILE, TASKS, Encoded, Features, Models, Vectorizer, softmax
from vanthu.resources import write_manifest

REGULARISATION = 5.0
"""Inverse strength (scikit-learn's C)."""

Scores = npt.NDArray[np.float64]


def fit(features: Features, examples: Sequence[Example]) -> Models:
    """Vectorizer and classifiers for encoded examples, temperatures 1. Deterministic."""
    from sklearn.linear_model import LogisticRegression

    vectorizer = Vectorizer().fit(features, len(examples))
    matrix = vectorizer.transform(features, len(examples))
    classifiers = {}
    for task in TASKS:
        labels = [getattr(example, task) for example in examples]
        model = LogisticRegression(C=REGULARISATION, max_iter=500, tol=1e-3, class_weight="balanced").fit(
            matrix, labels
        )
        model.coef_ = model.coef_.astype(np.float32)
        classifiers[task] = model
    return Models(vectorizer, classifiers, dict.fromkeys(TASKS, 1.0))


def folds(examples: Sequence[Example]) -> Iterator[tuple[Ints, Ints]]:
    """Training and held-out indices: each author batch is held out once; a single batch is cut into five."""
    batches = np.array([example.batch for example in examples])
    names = np.unique(batches)
    groups = batches if len(names) > 1 else np.arange(len(examples)) % min(5, len(examples))
    for group in np.unique(groups):
        yield np.flatnonzero(groups != group), np.flatnonzero(groups == group)


def held_out_scores(features: Features, examples: Sequence[Example]) -> dict[str, Scores]:
    """Scores of every example by models that did not see its batch; columns in the order of the sorted labels."""
    labels = {task: sorted({getattr(e, task) for e in examples}) for task in TASKS}
    scores = {task: np.full((len(examples), len(labels[task])), -20.0) for task in TASKS}
    for train_on, test_on in folds(examples):
        models = fit(_only(features, train_on, len(examples)), [examples[i] for i in train_on])
        matrix = models.vectorizer.transform(_only(features, test_on, len(examples)), len(test_on))
        for task in TASKS:
            columns = np.array([labels[task].index(label) for label in models.labels(task)])
            scores[task][test_on[:, None], columns] = models.classifiers[task].decision_function(matrix)
    return scores


def _only(features: Features, rows: Ints, count: int) -> Features:
    """The features of some rows, numbered anew."""
    place = np.full(count, -1)
    place[rows] = np.arange(len(rows))
    chosen = {}
    for name, (row, column) in features.items():
        kept = place[row] >= 0
        chosen[name] = (place[row[kept]], column[kept])
    return chosen


def temperature(scores: Scores, gold: Sequence[int]) -> float:
    """The divisor of scores under which their softmax gives the held-out labels the greatest likelihood
    (Guo et al. 2017)."""
    from scipy.optimize import minimize_scalar

    index = np.arange(len(gold))

    def loss(log_t: float) -> float:
        chances = softmax(scores / np.exp(log_t))[index, gold]
        return float(-np.log(np.maximum(chances, 1e-12)).mean())

    return round(float(np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x)), 3)


def train(paths: Sequence[str | Path], out: str | Path) -> dict[str, Any]:
    """Train both classifiers from labelled files and write them with their manifest to `out`.

    Returns what was trained on and the accuracy on held-out batches. Raises ReadError or UsageError for bad labelled
    text.
    """
    import joblib

    examples = read_labelled(paths)
    for task in TASKS:
        if len({getattr(example, task) for example in examples}) < 3:
            raise UsageError(f"Too few labels to train on: at least three different values of {task} are needed.")
    encoded = Encoded.of([example.text for example in examples])
    features = encode(encoded.units, encoded.whole_texts(len(examples)), encoded.hits, encoded.moves)
    models = fit(features, examples)
    accuracy = {}
    for task, scores in held_out_scores(features, examples).items():
        names = sorted({getattr(e, task) for e in examples})
        gold = [names.index(getattr(e, task)) for e in examples]
        models.temperatures[task] = temperature(scores, gold)
        accuracy[task] = float((scores.argmax(axis=1) == gold).mean())
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    joblib.dump(models, folder / FILE, compress=("zlib", 6))
    write_manifest(folder, {FILE: origin(examples)})
    return {
        "examples": len(examples),
        "batches": len({e.batch for e in examples}),
        "held-out accuracy": accuracy,
        "temperatures": models.temperatures,
        "out": str(folder),
    }


def origin(examples: Sequence[Example]) -> dict[str, Any]:
    """What a model was built from, for the manifest."""
    batches = sorted({example.batch for example in examples})
    libraries = ("scikit-learn", "joblib", "numpy")
    return {
        "built_from": {"batches": batches, "examples": len(examples)},
        "versions": {name: version(name) for name in libraries},
    }
