"""Learning the outlook: annotated pages tell which figures are ahead, labelled texts (`directive` or not) tell more.

First every figure is learnt by itself (logistic regression over its surroundings); then the chain is learnt from how
likely each was by models that had not seen its author's pages, so that it leans on what holds on unseen text.
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from vanthu.orthography import fold

from .chain import gap_features
from .model import AHEAD, BIAS, CERTAIN, REACHED, SCALE, SHIFT, Figured
from .surroundings import Features, Surroundings

FEATURES = 40_000
"""Features that are kept: those of most weight when all are learnt."""
SEEN, SEEN_IN_STEPS = 2, 5
"""In how many figures a feature must stand to be learnt, and in how many steps."""
REGULARISATION, STEP_REGULARISATION = 1.0, 3.0
"""Inverse strengths; those of the steps hold their weights, each so far from 0, at bay."""
LABELLED, WITHOUT_FIGURES = 0.3, 0.2
"""What a figure of a labelled text counts, whose label is that of all of it, and such a text that has no figure."""
PARTS = 8
"""Into how many parts the authors' pages are divided, to learn the chain from models that have not seen them."""
_LENGTH = 5.0
"""Length of a figure's features as the classifier takes them: weights are divided by it."""

Floats = npt.NDArray[np.float64]


class Page(NamedTuple):
    """A text with its figures in order and whether each is ahead; `author` is whose set of pages it is from."""

    author: str
    text: str
    figures: list[Figured]
    ahead: list[bool]


class Labelled(NamedTuple):
    """A text that is directive or not, with its figures."""

    text: str
    figures: list[Figured]
    ahead: bool


def learn(pages: Sequence[Page], labelled: Sequence[Labelled]) -> dict[str, float]:
    """The weights of the outlook (see `Outlook`). Deterministic."""
    rows, wanted, counts = _rows(pages, labelled)
    annotated = sum(len(page.figures) for page in pages)
    authors = np.array([page.author for page in pages for _ in page.figures])
    matrix, names = _matrix(rows)
    odds = np.zeros(annotated)
    parts = np.unique(authors, return_inverse=True)[1] % PARTS
    for part in np.unique(parts):
        others = np.concatenate([parts != part, np.ones(len(rows) - annotated, bool)])
        _, decide = _classifier(matrix, wanted, counts, others)
        odds[parts == part] = decide(np.flatnonzero(~others))
    weights = _step_weights(pages, np.clip(odds, -CERTAIN, CERTAIN))
    (kept, coefficients, intercept), _ = _classifier(matrix, wanted, counts, np.ones(len(rows), bool))
    weights[BIAS] = intercept
    weights |= {str(names[i]): float(w) for i, w in zip(kept, coefficients * _LENGTH, strict=True)}
    return weights


def _rows(pages: Sequence[Page], labelled: Sequence[Labelled]) -> tuple[list[set[str]], npt.NDArray[np.bool_], Floats]:
    """The features of all figures (the annotated first), whether each is ahead, and what it counts."""
    rows: list[set[str]] = []
    wanted: list[bool] = []
    counts: list[float] = []
    for page in pages:
        rows += _features(page.text, page.figures)
        wanted += page.ahead
        counts += [1.0] * len(page.figures)
    for text in labelled:
        found = _features(text.text, text.figures) or [_named(Surroundings(text.text).shared(0, 0))]
        rows += found
        wanted += [text.ahead] * len(found)
        counts += [LABELLED if text.figures else WITHOUT_FIGURES] * len(found)
    return rows, np.array(wanted), np.array(counts)


def _features(text: str, figures: Iterable[Figured]) -> list[set[str]]:
    around = Surroundings(text)
    return [_named(around.shared(*around.place(f.start)) | around.own(f.start, f.end, f.kind)) for f in figures]


def _named(features: Features) -> set[str]:
    """Features as the model's table names them."""
    return {f"{group}:{words}" for group, found in features.items() for words in found}


def _matrix(rows: Sequence[set[str]]) -> tuple[Any, npt.NDArray[np.str_]]:
    """Which row has which feature, and the features' names."""
    from sklearn.feature_extraction.text import CountVectorizer

    vectorizer = CountVectorizer(analyzer=sorted, min_df=SEEN, binary=True, dtype=np.float64)
    matrix = vectorizer.fit_transform(rows)
    return matrix.tocsr(), vectorizer.get_feature_names_out()


def _classifier(
    matrix: Any, wanted: npt.NDArray[np.bool_], counts: Floats, seen: npt.NDArray[np.bool_]
) -> tuple[tuple[npt.NDArray[np.int64], Floats, float], Callable[[npt.NDArray[np.int64]], Floats]]:
    """The features kept of those `seen` with their weights and the intercept, and what gives the log odds of rows."""
    from scipy.sparse import diags_array
    from sklearn.linear_model import LogisticRegression

    def scaled(part: Any) -> Any:
        known = np.maximum(np.asarray(part.sum(axis=1)).ravel(), 1)
        return (diags_array(_LENGTH / np.sqrt(known)) @ part).tocsr()

    def fit(part: Any) -> Any:
        model = LogisticRegression(C=REGULARISATION, solver="liblinear", tol=1e-3, random_state=0)
        return model.fit(scaled(part)[seen], wanted[seen], sample_weight=counts[seen])

    first = np.abs(fit(matrix).coef_[0])
    kept = np.sort(np.argsort(-first, kind="stable")[:FEATURES])
    model = fit(matrix[:, kept])

    def decide(rows: npt.NDArray[np.int64]) -> Floats:
        odds: Floats = model.decision_function(scaled(matrix[rows][:, kept]))
        return odds

    return (kept, model.coef_[0], float(model.intercept_[0])), decide


def _step_weights(pages: Sequence[Page], odds: Floats) -> dict[str, float]:
    """The scale and bias of the figures' own log odds and the weights of steps that make the pages likeliest."""
    from scipy.optimize import minimize
    from sklearn.feature_extraction.text import CountVectorizer

    steps: list[set[str]] = []
    follows: list[bool] = []
    for page in pages:
        lower = fold(page.text)
        gaps = [lower[one.end : two.start] for one, two in pairwise(page.figures)]
        steps += [set[str](), *map(gap_features, gaps)][: len(page.figures)]
        follows += [False, *[True] * len(gaps)][: len(page.figures)]
    vectorizer = CountVectorizer(analyzer=sorted, min_df=SEEN_IN_STEPS, binary=True, dtype=np.float64)
    parts = vectorizer.fit_transform(steps).tocsr()
    wanted = np.array([ahead for page in pages for ahead in page.ahead])
    after = np.array(follows)
    before = np.roll(wanted, 1)
    both, neither = after & wanted & before, after & ~wanted & ~before
    width = parts.shape[1]

    def loss(point: Floats) -> tuple[float, Floats]:
        """Minus the log likelihood of the pages and its gradient."""
        scale, bias, up, down = point[0], point[1], parts @ point[2 : 2 + width], parts @ point[2 + width :]
        evidence = scale * odds + bias
        total, ahead, joined, apart = _expected(evidence, up, down, after)
        told = float(evidence @ wanted + up @ both + down @ neither)
        missing, up_missing, down_missing = wanted - ahead, both - joined, neither - apart
        slope = np.concatenate([[missing @ odds, missing.sum()], parts.T @ up_missing, parts.T @ down_missing])
        held = np.concatenate([[0.0, 0.0], point[2:] / STEP_REGULARISATION])
        return total - told + float(held @ point) / 2, held - slope

    best = minimize(loss, np.concatenate([[0.5], np.zeros(1 + 2 * width)]), jac=True, method="L-BFGS-B").x
    names = vectorizer.get_feature_names_out()
    found = {f"{AHEAD}{name}": float(w) for name, w in zip(names, best[2 : 2 + width], strict=True)}
    found |= {f"{REACHED}{name}": float(w) for name, w in zip(names, best[2 + width :], strict=True)}
    return found | {SCALE: float(best[0]), SHIFT: float(best[1])}


def _expected(
    evidence: Floats, up: Floats, down: Floats, after: npt.NDArray[np.bool_]
) -> tuple[float, Floats, Floats, Floats]:
    """The logarithm of the sum over all readings of the chains; how likely figures are ahead, steps both or neither.

    All chains are walked as one: where one begins (`after` is False) nothing is handed on.
    """
    n = len(evidence)
    forth, back = np.zeros((n, 2)), np.zeros((n, 2))
    total = 0.0
    for i in range(n):
        if after[i]:
            no, yes = forth[i - 1]
            forth[i] = np.logaddexp(no + down[i], yes), np.logaddexp(no, yes + up[i]) + evidence[i]
        else:
            forth[i] = 0.0, evidence[i]
        if i + 1 == n or not after[i + 1]:
            total += float(np.logaddexp(*forth[i]))
    for i in range(n - 1, 0, -1):
        if after[i]:
            no, yes = back[i][0], back[i][1] + evidence[i]
            back[i - 1] = np.logaddexp(down[i] + no, yes), np.logaddexp(no, up[i] + yes)
    whole = np.logaddexp(forth[:, 0] + back[:, 0], forth[:, 1] + back[:, 1])
    ahead = np.exp(forth[:, 1] + back[:, 1] - whole)
    last = np.roll(forth, 1, axis=0)
    joined = np.where(after, np.exp(last[:, 1] + up + evidence + back[:, 1] - whole), 0.0)
    apart = np.where(after, np.exp(last[:, 0] + down + back[:, 0] - whole), 0.0)
    return total, ahead, joined, apart


def save(weights: dict[str, float], path: Path) -> None:
    """Write the weights as a table, the same bytes for the same weights."""
    rows = [(name, f"{weight:.3g}") for name, weight in sorted(weights.items())]
    lines = (f"{name}\t{weight}\n" for name, weight in rows if float(weight))
    text = "# feature\tweight: outlook of figures, see vanthu.extraction.outlook\n" + "".join(lines)
    path.write_bytes(lzma.compress(text.encode(), preset=9))
