"""Training: labelled text in, classifiers and a manifest out."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vanthu.errors import UsageError
from vanthu.labelling.block import Block
from vanthu.labelling.columns import WIDTH, Kept
from vanthu.labelling.data import Example, read_labelled
from vanthu.labelling.encoder import BLOCKS, Features, Grams
from vanthu.labelling.model import FILE, TASKS, Encoded, Models, load_models, softmax
from vanthu.labelling.outlines import common_units
from vanthu.labelling.probes import FILE as PROBES
from vanthu.labelling.probes import probe_texts, write_probes
from vanthu.labelling.units import Ints
from vanthu.resources import write_manifest

REGULARISATION = 0.2
"""Inverse strength (scikit-learn's C)."""
COPIES, DROPPED = 3, 0.4
"""Each text is learnt from in so many copies, each of which has lost this share of its features (dropout): a classifier
that cannot lean on any one phrase spreads its weight over all that speak for a label."""

LEAST, MANY = 2, 20_000
"""In how many texts a feature must be seen, and for how many texts of training in one more: of the 50,000 that the
shipped models learn from, features seen in two or three make the model twice as large and no better."""

TOLERANCE, MAX_ITERATIONS = 0.1, 40
"""When fitting stops. Held-out accuracy is the same to three places as after 1,000 iterations, in a fifth of the time:
most of those are spent on a few texts that no weights separate."""

MOST_FOLDS = 20
"""Author batches beyond so many are held out several together, which is no easier for the models and keeps training
within half an hour."""

WORTH_PROCESSES = 4_000
"""Examples from which held-out batches are scored on all cores."""

Scores = npt.NDArray[np.float64]


def fit(features: Features, examples: Sequence[Example], common: Kept) -> Models:
    """Classifiers for examples encoded with these `common` units, temperatures 1. Deterministic."""
    from scipy.sparse import hstack
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.svm import LinearSVC

    blocks, worth, rows = {}, {}, {}
    for name, grams in features.items():
        kept, worth[name], rows[name] = _weighed(grams, len(examples))
        blocks[name] = Block(kept)
    parts: dict[str, list[npt.NDArray[np.float64]]] = {name: [] for name in blocks}
    names, offsets = {}, {}
    for task, weights in BLOCKS.items():
        matrix = hstack([rows[name] * weight for name, weight in weights.items()], format="csr")
        model = LinearSVC(
            C=REGULARISATION, class_weight="balanced", random_state=0, tol=TOLERANCE, max_iter=MAX_ITERATIONS
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(_thinned(matrix), [getattr(example, task) for example in examples] * COPIES)
        names[task], offsets[task] = tuple(map(str, model.classes_)), model.intercept_
        ends = np.cumsum([rows[name].shape[1] for name in weights])[:-1]
        for (name, weight), part in zip(weights.items(), np.split(model.coef_.T, ends), strict=True):
            parts[name].append(part * weight * worth[name][:, None])
    for name, block in blocks.items():
        block.set_weights(np.hstack(parts[name]))
    return Models(names, blocks, offsets, dict.fromkeys(TASKS, 1.0), common)


def _weighed(grams: Sequence[Grams], count: int) -> tuple[Kept, npt.NDArray[np.float64], Any]:
    """The columns that a block keeps, what each counts, and its rows as the classifiers take them.

    A feature counts the more the rarer it is (the inverse document frequency); the more of them a span has, the less
    each counts. On the mean a row has length 1.
    """
    from scipy.sparse import csr_array
    from sklearn.feature_extraction.text import TfidfTransformer

    row, column = (np.concatenate(part) for part in zip(*(each.pairs() for each in grams), strict=True))
    seen = np.unique(row * WIDTH + column)
    columns, texts = np.unique(seen % WIDTH, return_counts=True)
    kept = Kept.of(columns[texts >= LEAST + count // MANY].astype(np.int32))
    place = kept.places(column)
    known = place > 0
    cells = (row[known].astype(np.int32), place[known] - 1)
    counts = csr_array((np.ones(len(cells[0])), cells), shape=(count, len(kept)))
    rarity = TfidfTransformer(norm=None).fit(counts).idf_
    worth = rarity / np.sqrt(np.square(rarity[cells[1]]).mean())
    spread = 1 / np.sqrt(np.maximum(sum(each.counts for each in grams), 1))
    return kept, worth, (counts * spread[:, None] * worth[None, :]).tocsr()


def _thinned(matrix: Any) -> Any:
    """Copies of the rows with features left out at random; the others are raised so that sums stay what they were."""
    from scipy.sparse import vstack

    random = np.random.default_rng(0)
    copies = []
    for _ in range(COPIES):
        copy = matrix.copy()
        copy.data *= (random.random(len(copy.data)) >= DROPPED) / (1 - DROPPED)
        copy.eliminate_zeros()
        copies.append(copy)
    return vstack(copies, format="csr")


def measured(examples: Sequence[Example]) -> npt.NDArray[np.bool_]:
    """Which examples models are judged by: those labelled by people, or all where there are none."""
    people = np.array([example.labelled_by != "heading" for example in examples])
    return people if people.any() else ~people


def folds(examples: Sequence[Example]) -> Iterator[tuple[Ints, Ints]]:
    """Training and held-out indices: each author batch is held out once, whole; a single batch is cut into five.

    Text that was labelled by its heading is always trained on and never held out: its labels are no measure.
    """
    written = measured(examples)
    batches = np.array([example.batch for example in examples])
    names = np.unique(batches[written])
    places = np.searchsorted(names, batches) if len(names) > 1 else np.arange(len(examples)) % min(5, len(examples))
    groups = places % MOST_FOLDS
    for group in np.unique(groups[written]):
        held_out = (groups == group) & written
        yield np.flatnonzero(~held_out), np.flatnonzero(held_out)


def held_out_scores(features: Features, examples: Sequence[Example], common: Kept) -> dict[str, Scores]:
    """Scores of every example by models that did not see its batch; columns in the order of the sorted labels."""
    from joblib import Parallel, delayed

    labels = {task: sorted({getattr(e, task) for e in examples}) for task in TASKS}
    scores = {task: np.full((len(examples), len(labels[task])), -20.0) for task in TASKS}
    parts = list(folds(examples))
    jobs = -1 if len(examples) >= WORTH_PROCESSES else 1
    for (_, test_on), found in zip(
        parts, Parallel(n_jobs=jobs)(delayed(_scores)(features, examples, common, *part) for part in parts), strict=True
    ):
        for task, (names, values) in found.items():
            columns = np.array([labels[task].index(name) for name in names])
            scores[task][test_on[:, None], columns] = values
    return scores


def _scores(
    features: Features, examples: Sequence[Example], common: Kept, train_on: Ints, test_on: Ints
) -> dict[str, tuple[tuple[str, ...], Scores]]:
    """For each task the labels in order, and the scores of some examples by models of others."""
    models = fit(_only(features, train_on), [examples[i] for i in train_on], common)
    scores = models.scores(_only(features, test_on), len(test_on))
    return {task: (models.labels(task), scores[task]) for task in TASKS}


def _only(features: Features, spans: Ints) -> Features:
    """The features of some of the examples."""
    return {name: [each.only(spans) for each in grams] for name, grams in features.items()}


def temperature(scores: Scores, gold: Ints) -> float:
    """The divisor of scores under which their softmax gives the held-out labels the greatest likelihood
    (Guo et al. 2017)."""
    from scipy.optimize import minimize_scalar

    index = np.arange(len(gold))

    def loss(log_t: float) -> float:
        chances = softmax(scores / np.exp(log_t))[index, gold]
        return float(-np.log(np.maximum(chances, 1e-12)).mean())

    return round(float(np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x)), 3)


def learn(examples: Sequence[Example]) -> tuple[Models, dict[str, Scores]]:
    """Models trained on all examples and calibrated on held-out batches, and the held-out scores (one row an example,
    one column a label in alphabetical order).

    Raises UsageError when there are too few different labels.
    """
    for task in TASKS:
        if len({getattr(example, task) for example in examples}) < 3:
            raise UsageError(f"Too few labels to train on: at least three different values of {task} are needed.")
    encoded = Encoded.of([example.text for example in examples])
    common = common_units(encoded.units)
    features = encoded.features(encoded.whole_texts(len(examples)), common)
    models = fit(features, examples, common)
    scores = held_out_scores(features, examples, common)
    kept = measured(examples)
    for task in TASKS:
        models.temperatures[task] = temperature(scores[task][kept], gold_columns(examples, task)[kept])
    return models, scores


def gold_columns(examples: Sequence[Example], task: str) -> Ints:
    """For each example the column of its label among the labels in alphabetical order."""
    names = sorted({getattr(e, task) for e in examples})
    return np.array([names.index(getattr(e, task)) for e in examples])


def save(models: Models, examples: Sequence[Example], out: str | Path) -> None:
    """Write the models, texts that prove them, and a manifest of both to the folder `out`."""
    import joblib

    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    joblib.dump(models.stored(), folder / FILE, compress=("zlib", 6))
    write_probes(folder, models, probe_texts(examples))
    write_manifest(folder, {FILE: origin(examples), PROBES: {"built_from": {"files": [FILE]}}})
    load_models.cache_clear()


def train(paths: Sequence[str | Path], out: str | Path) -> dict[str, Any]:
    """Train both classifiers from labelled files and write them with their manifest to `out`.

    Returns what was trained on and the accuracy on held-out batches. Raises ReadError or UsageError for bad labelled
    text.
    """
    examples = read_labelled(paths)
    models, scores = learn(examples)
    kept = measured(examples)
    save(models, examples, out)
    return {
        "examples": len(examples),
        "batches": len({e.batch for e in examples}),
        "held-out accuracy": {
            task: float((scores[task].argmax(axis=1) == gold_columns(examples, task))[kept].mean()) for task in TASKS
        },
        "temperatures": models.temperatures,
        "out": str(out),
    }


def origin(examples: Sequence[Example]) -> dict[str, Any]:
    """What a model was built from, for the manifest."""
    batches = sorted({example.batch for example in examples})
    libraries = ("scikit-learn", "joblib", "numpy")
    return {
        "built_from": {"batches": batches, "examples": len(examples)},
        "versions": {name: version(name) for name in libraries},
    }
