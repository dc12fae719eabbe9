"""Learning the outlook: annotated pages tell which figures are ahead, labelled texts (`directive` or not) tell more.

First every figure is learnt by itself (logistic regression over its surroundings, also with groups of features left out
by chance, so that no group is relied on alone); then the chain is learnt from how likely each was by models that had
not seen its author's pages, so that it leans on what holds on unseen text.
"""

from __future__ import annotations

import lzma
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, vstack

from vanthu.orthography import fold

from .chain import gap_features
from .model import AHEAD, BIAS, CERTAIN, COMPOUND, REACHED, SCALE, SHIFT, Figured
from .surroundings import Features, Surroundings

FEATURES = 40_000
"""Features that are kept: those of most weight when all are learnt."""
SEEN, SEEN_IN_STEPS = 2, 5
"""In how many figures a feature must stand to be learnt, and in how many steps."""
REGULARISATION, STEP_REGULARISATION = 0.6, 3.0
"""Inverse strengths; those of the steps hold their weights, each so far from 0, at bay."""
LABELLED, WITHOUT_FIGURES = 0.15, 0.1
"""What a figure of a labelled text counts, whose label is that of all of it, and such a text that has no figure."""
PARTS = 8
"""Into how many parts the authors' pages are divided, to learn the chain from models that have not seen them."""
COPIES, KEPT, COPIED = 4, 0.6, 0.4
"""How often an annotated figure is learnt again with groups of features left out, how likely a group then stays, and
what such a copy counts."""
FAR, _FAR_LENGTH = ("b", "h", "t"), 0.7
"""Groups that tell of the text rather than of the figure, and their length beside that of the others, 1."""

Floats = npt.NDArray[np.float64]


class Page(NamedTuple):
    """A text with its figures in order and whether each is ahead; `author` is whose set of pages it is from.

    `natural` pages are whole passages in the mix that documents have: only they tell how figures follow each other.
    """

    author: str
    text: str
    figures: list[Figured]
    ahead: list[bool]
    natural: bool = True


class Labelled(NamedTuple):
    """A text that is directive or not, with its figures."""

    text: str
    figures: list[Figured]
    ahead: bool


def learn(
    pages: Sequence[Page], labelled: Sequence[Labelled], compounds: Collection[str] = frozenset()
) -> dict[str, float]:
    """The weights of the outlook (see `Outlook`), in which `compounds` are one word each. Deterministic."""
    rows, wanted, counts = _rows(pages, labelled, compounds)
    annotated = sum(len(page.figures) for page in pages)
    authors = np.array([page.author for page in pages for _ in page.figures])
    matrix, names = _matrix(rows)
    odds = np.zeros(annotated)
    parts = np.unique(authors, return_inverse=True)[1] % PARTS
    for part in np.unique(parts):
        others = np.concatenate([parts != part, np.ones(len(rows) - annotated, bool)])
        _, decide = _classifier(matrix, names, wanted, counts, others, annotated)
        odds[parts == part] = decide(np.flatnonzero(~others))
    natural = np.array([page.natural for page in pages for _ in page.figures])
    weights = _step_weights([p for p in pages if p.natural], np.clip(odds[natural], -CERTAIN, CERTAIN))
    (kept, coefficients, intercept), _ = _classifier(matrix, names, wanted, counts, np.ones(len(rows), bool), annotated)
    weights[BIAS] = intercept
    weights |= {f"{COMPOUND}:{word}": 1.0 for word in compounds}
    weights |= {str(names[i]): float(w) for i, w in zip(kept, coefficients * _lengths(names[kept]), strict=True)}
    return weights


def _rows(
    pages: Sequence[Page], labelled: Sequence[Labelled], compounds: Collection[str]
) -> tuple[list[set[str]], npt.NDArray[np.bool_], Floats]:
    """The features of all figures (the annotated first), whether each is ahead, and what it counts."""
    rows: list[set[str]] = []
    wanted: list[bool] = []
    counts: list[float] = []
    for page in pages:
        rows += _features(Surroundings(page.text, compounds), page.figures)
        wanted += page.ahead
        counts += [1.0] * len(page.figures)
    for text in labelled:
        around = Surroundings(text.text, compounds)
        found = _features(around, text.figures) or [_named(around.shared(0, 0))]
        rows += found
        wanted += [text.ahead] * len(found)
        counts += [LABELLED if text.figures else WITHOUT_FIGURES] * len(found)
    return rows, np.array(wanted), np.array(counts)


def _features(around: Surroundings, figures: Iterable[Figured]) -> list[set[str]]:
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


def _lengths(names: npt.NDArray[np.str_]) -> Floats:
    """The length of each feature's group as the classifier takes it: weights are divided by it."""
    return np.array([_FAR_LENGTH if name.partition(":")[0] in FAR else 1.0 for name in names])


def _classifier(
    matrix: Any,
    names: npt.NDArray[np.str_],
    wanted: npt.NDArray[np.bool_],
    counts: Floats,
    seen: npt.NDArray[np.bool_],
    annotated: int,
) -> tuple[tuple[npt.NDArray[np.int64], Floats, float], Callable[[npt.NDArray[np.int64]], Floats]]:
    """The features kept of the rows `seen` with their weights and the intercept, and what gives the log odds of rows.

    The first `annotated` rows are figures of annotated pages.
    """
    from sklearn.linear_model import LogisticRegression

    groups = np.unique([name.partition(":")[0] for name in names], return_inverse=True)[1]
    lengths = _lengths(names)
    pages = np.flatnonzero(seen[:annotated])

    def fit(columns: npt.NDArray[np.int64]) -> Any:
        scaled = _scaled(matrix[:, columns], groups[columns], lengths[columns])
        copies = [_without_groups(scaled[pages], groups[columns], seed) for seed in range(COPIES)]
        model = LogisticRegression(C=REGULARISATION, solver="liblinear", tol=1e-3, random_state=0)
        return model.fit(
            vstack([scaled[seen], *copies]).tocsr(),
            np.concatenate([wanted[seen], *[wanted[pages]] * COPIES]),
            sample_weight=np.concatenate([counts[seen], *[counts[pages] * COPIED] * COPIES]),
        )

    first = np.abs(fit(np.arange(len(names))).coef_[0])
    kept = np.sort(np.argsort(-first, kind="stable")[:FEATURES])
    model = fit(kept)

    def decide(rows: npt.NDArray[np.int64]) -> Floats:
        odds: Floats = model.decision_function(_scaled(matrix[rows][:, kept], groups[kept], lengths[kept]))
        return odds

    return (kept, model.coef_[0], float(model.intercept_[0])), decide


def _scaled(matrix: Any, groups: npt.NDArray[np.int64], lengths: Floats) -> Any:
    """Rows in which each feature counts its group's length by the root of how many of the group the row has."""
    rows = matrix.tocoo()
    found = np.zeros((rows.shape[0], groups.max() + 1))
    np.add.at(found, (rows.row, groups[rows.col]), 1.0)
    data = lengths[rows.col] / np.sqrt(found[rows.row, groups[rows.col]])
    return csr_matrix((data, (rows.row, rows.col)), shape=rows.shape)


def _without_groups(matrix: Any, groups: npt.NDArray[np.int64], seed: int) -> Any:
    """Rows in which each group of features stays as likely as `KEPT` says."""
    stays = np.random.default_rng(seed).random((matrix.shape[0], groups.max() + 1)) < KEPT
    rows = matrix.tocoo()
    kept = stays[rows.row, groups[rows.col]]
    return csr_matrix((rows.data[kept], (rows.row[kept], rows.col[kept])), shape=rows.shape)


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
