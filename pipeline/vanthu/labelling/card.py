"""The model card: what the shipped classifiers were trained on, how well they do on batches they did not see, and where
they fail. `make models` writes it, as Markdown with three pictures; the same scores give the same bytes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vanthu.labelling.data import Example, counts
from vanthu.labelling.model import TASKS, softmax
from vanthu.labelling.pictures import confusion_picture, reliability_picture
from vanthu.labelling.value import DOMAINS, POLARITIES

CARD, PICTURES = "MODEL_CARD.md", "card"
VALUES = {"domain": DOMAINS, "polarity": POLARITIES}
RESAMPLES = 1000
SHOWN_CONFUSIONS = 8
LONGEST_EXAMPLE = 160

Scores = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share of `total` cases with its 95% interval (Wilson 1927)."""

    share: float
    low: float
    high: float
    total: int

    @classmethod
    def of(cls, hits: int, total: int) -> Proportion:
        """The share `hits / total`."""
        from scipy.stats import binomtest

        if not total:
            return cls(0.0, 0.0, 1.0, 0)
        interval = binomtest(hits, total).proportion_ci(method="wilson")
        return cls(hits / total, float(interval.low), float(interval.high), total)

    def __str__(self) -> str:
        return f"{self.share:.3f} ({self.low:.3f}–{self.high:.3f})"


@dataclass(frozen=True, slots=True)
class ClassScore:
    """How well one label is found; `f1_low`, `f1_high` are the 95% interval of a bootstrap over texts."""

    label: str
    precision: Proportion
    recall: Proportion
    f1: float
    f1_low: float
    f1_high: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two labels that are mistaken for each other, with the surest mistake as an example."""

    gold: str
    found: str
    count: int
    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Texts whose best label has a probability from `low` to `high`: mean probability, share that is right."""

    low: float
    high: float
    mean: float
    right: Proportion


@dataclass(frozen=True, slots=True)
class TaskReport:
    """Everything the card says of one task."""

    task: str
    accuracy: Proportion
    macro_f1: float
    classes: tuple[ClassScore, ...]
    matrix: Ints
    """Rows gold, columns found, in the order of `classes`."""
    batches: dict[str, Proportion]
    bins: tuple[Bin, ...]
    calibration_error: float
    confusions: tuple[Confusion, ...]


def report(task: str, examples: Sequence[Example], scores: Scores, temperature: float) -> TaskReport:
    """Measures from scores of held-out texts; columns of `scores` in the order of the sorted labels of `examples`."""
    from sklearn.metrics import confusion_matrix, f1_score

    columns = sorted({getattr(example, task) for example in examples})
    labels = [label for label in VALUES[task] if label in columns]
    chances = softmax(scores / temperature)[:, [columns.index(label) for label in labels]]
    gold = np.array([labels.index(getattr(example, task)) for example in examples])
    found, sure = chances.argmax(axis=1), chances.max(axis=1)
    matrix = confusion_matrix(gold, found, labels=range(len(labels)))
    right = gold == found
    batches = sorted({example.batch for example in examples})
    of_batch = np.array([batches.index(example.batch) for example in examples])
    bins = _bins(sure, right)
    return TaskReport(
        task,
        Proportion.of(int(right.sum()), len(right)),
        float(f1_score(gold, found, labels=range(len(labels)), average="macro", zero_division=0)),
        tuple(_class_scores(labels, matrix, gold, found)),
        matrix,
        {
            name: Proportion.of(int(right[of_batch == i].sum()), int((of_batch == i).sum()))
            for i, name in enumerate(batches)
        },
        bins,
        sum(abs(b.mean - b.right.share) * b.right.total for b in bins) / len(right),
        tuple(_confusions(labels, matrix, gold, found, sure, examples)),
    )


def _class_scores(labels: Sequence[str], matrix: Ints, gold: Ints, found: Ints) -> list[ClassScore]:
    low, high = np.quantile(_resampled_f1(gold, found, len(labels)), [0.025, 0.975], axis=0)
    scores = []
    for i, label in enumerate(labels):
        hits, of_gold, of_found = int(matrix[i, i]), int(matrix[i].sum()), int(matrix[:, i].sum())
        f1 = 2 * hits / (of_gold + of_found) if of_gold + of_found else 0.0
        precision, recall = Proportion.of(hits, of_found), Proportion.of(hits, of_gold)
        scores.append(ClassScore(label, precision, recall, f1, float(low[i]), float(high[i])))
    return scores


def _resampled_f1(gold: Ints, found: Ints, count: int) -> Scores:
    """F1 of each label in RESAMPLES drawings of the texts with replacement."""
    random = np.random.default_rng(0)
    pairs = gold * count + found
    f1 = np.zeros((RESAMPLES, count))
    for i in range(RESAMPLES):
        drawn = random.integers(0, len(pairs), len(pairs))
        matrix = np.bincount(pairs[drawn], minlength=count * count).reshape(count, count)
        f1[i] = 2 * matrix.diagonal() / np.maximum(matrix.sum(axis=0) + matrix.sum(axis=1), 1)
    return f1


def _bins(sure: Scores, right: npt.NDArray[np.bool_]) -> tuple[Bin, ...]:
    """Ten bins of equal width; empty ones are left out."""
    number = np.minimum((sure * 10).astype(int), 9)
    return tuple(
        Bin(i / 10, (i + 1) / 10, float(sure[at].mean()), Proportion.of(int(right[at].sum()), int(at.sum())))
        for i in range(10)
        if (at := number == i).any()
    )


def _confusions(
    labels: Sequence[str], matrix: Ints, gold: Ints, found: Ints, sure: Scores, examples: Sequence[Example]
) -> list[Confusion]:
    wrong = matrix.copy()
    np.fill_diagonal(wrong, 0)
    order = np.argsort(-wrong, axis=None, kind="stable")[:SHOWN_CONFUSIONS]
    confusions = []
    for g, f in zip(*np.unravel_index(order, wrong.shape), strict=True):
        if wrong[g, f]:
            at = np.flatnonzero((gold == g) & (found == f))
            surest = at[np.argmax(sure[at])]
            text = " ".join(examples[surest].text.split())
            short = text if len(text) <= LONGEST_EXAMPLE else f"{text[:LONGEST_EXAMPLE].rsplit(' ', 1)[0]} …"
            confusions.append(Confusion(labels[g], labels[f], len(at), short, float(sure[surest])))
    return confusions


def judged(examples: Sequence[Example], scores: Scores) -> Proportion:
    """Accuracy between achievement and shortcoming alone: which of the two scores higher."""
    columns = sorted({example.polarity for example in examples})
    good, bad = columns.index("achievement"), columns.index("shortcoming")
    rows = [i for i, example in enumerate(examples) if example.polarity in ("achievement", "shortcoming")]
    right = sum((scores[i, good] > scores[i, bad]) == (examples[i].polarity == "achievement") for i in rows)
    return Proportion.of(int(right), len(rows))


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a second, blind labelling agrees with the author's labels."""

    texts: int
    domain: Proportion
    domain_acceptable: Proportion
    """Counting a domain that the second reader named as acceptable."""
    domain_kappa: float
    polarity: Proportion
    polarity_kappa: float


def agreement(examples: Sequence[Example], second: Path) -> Agreement | None:
    """Agreement with `second`: lines of batch, id of the text, domain, polarity, further acceptable domains; None
    where there is no such file. The id is the first 12 hex digits of the sha256 of the text."""
    from sklearn.metrics import cohen_kappa_score

    if not second.is_file():
        return None
    by_id = {text_id(example.text): example for example in examples}
    pairs = []
    for line in second.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            _, key, domain, polarity, also = line.split("\t")
            if key in by_id:
                pairs.append((by_id[key], domain, polarity, {domain, *also.replace(",", " ").split()}))
    if not pairs:
        return None
    domains = [(example.domain, domain) for example, domain, _, _ in pairs]
    polarities = [(example.polarity, polarity) for example, _, polarity, _ in pairs]
    return Agreement(
        len(pairs),
        Proportion.of(sum(a == b for a, b in domains), len(pairs)),
        Proportion.of(sum(example.domain in accepted for example, _, _, accepted in pairs), len(pairs)),
        float(cohen_kappa_score(*zip(*domains, strict=True))),
        Proportion.of(sum(a == b for a, b in polarities), len(pairs)),
        float(cohen_kappa_score(*zip(*polarities, strict=True))),
    )


def text_id(text: str) -> str:
    """What a text is called in the file of second labels."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def write_card(
    folder: Path,
    examples: Sequence[Example],
    scores: Mapping[str, Scores],
    temperatures: Mapping[str, float],
    versions: Mapping[str, str],
    second: Path,
    figures: Mapping[str, Mapping[str, float | int | str]],
) -> None:
    """Write MODEL_CARD.md and its pictures to `folder`.

    `scores` are those of every example by models that did not see its batch; text that was labelled by its heading is
    left out of all measures. `second` is the file of second labels, `figures` what each set of figures scores that the
    outlook was not learnt from.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    kept = [i for i, example in enumerate(examples) if example.labelled_by == "author"]
    own = [examples[i] for i in kept]
    reports = [report(task, own, scores[task][kept], temperatures[task]) for task in TASKS]
    pictures = folder / PICTURES
    pictures.mkdir(parents=True, exist_ok=True)
    for one in reports:
        confusion_picture([c.label for c in one.classes], one.matrix, pictures / f"confusion-{one.task}.svg")
    points = [
        (r.task, b.mean, b.right.share, b.right.low, b.right.high, b.right.total) for r in reports for b in r.bins
    ]
    reliability_picture(points, pictures / "reliability.svg")
    environment = Environment(
        loader=PackageLoader("vanthu", "labelling"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    text = environment.get_template("card.md.jinja").render(**_context(own, reports, scores["polarity"][kept]) | {
        "versions": dict(versions),
        "temperatures": dict(temperatures),
        "agreement": agreement(own, second),
        "figures": {name: dict(measured) for name, measured in figures.items()},
    })  # fmt: skip
    (folder / CARD).write_text(text, encoding="utf-8")


def _context(examples: Sequence[Example], reports: Sequence[TaskReport], polarity_scores: Scores) -> dict[str, Any]:
    cells = counts(examples)
    units = Counter((example.batch, example.unit) for example in examples)
    return {
        "examples": len(examples),
        "batches": {name: (units[name, "s"], units[name, "p"]) for name in sorted({e.batch for e in examples})},
        "cells": cells,
        "smallest": min(number for row in cells.values() for number in row.values()),
        "polarities": POLARITIES,
        "reports": reports,
        "judged": judged(examples, polarity_scores),
    }
