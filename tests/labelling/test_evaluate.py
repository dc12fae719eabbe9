"""Scores of labels against values computed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from vanthu.evaluation.labels import confusion, score, wilson

LABELS = {"domain": ("economy", "government", "none"), "polarity": ("achievement", "neutral", "shortcoming")}


class Told:
    """Models that find in a text what it says: its first letter is the domain, its second the polarity."""

    def labels(self, task: str) -> tuple[str, ...]:
        return LABELS[task]

    def of_texts(self, texts: Sequence[str]) -> dict[str, np.ndarray[Any, Any]]:
        letters = {"domain": 0, "polarity": 1}
        return {
            task: np.array([[float(label.startswith(text[at])) for label in LABELS[task]] for text in texts])
            for task, at in letters.items()
        }


ROWS = [
    {"text": "ea", "domain": "economy", "polarity": "achievement"},
    {"text": "ga", "domain": "economy", "domains_acceptable": ["economy", "government"], "polarity": "achievement"},
    {"text": "ns", "domain": "economy", "polarity": "achievement"},
    {"text": "ns", "domain": "none", "polarity": "shortcoming"},
    {"text": "na", "polarity": "shortcoming"},
    {"text": "gn", "domain": "government"},
]


def test_scores() -> None:
    """Domain: right are 1, 4, 6 of five; 2 is acceptable. Polarity: right are 1, 2, 4 of five.

    achievement: 2 of 3 found, 2 of 3 gold: F1 2/3; shortcoming: 1 of 2 found, 1 of 2 gold: F1 1/2.
    """
    scores = score(ROWS, Told())  # type: ignore[arg-type]
    assert scores["rows"] == 6
    assert scores["domain"]["exact"] == pytest.approx(3 / 5)
    assert scores["domain"]["acceptable"] == pytest.approx(4 / 5)
    polarity = scores["polarity"]
    assert polarity["accuracy"] == polarity["judgement_found"] == pytest.approx(3 / 5)
    assert polarity["macro_f1"] == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert polarity["classes"]["achievement"] == pytest.approx(
        {"precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3, "count": 3}
    )
    assert polarity["confusion"] == {
        "achievement": {"achievement": 2, "shortcoming": 1},
        "shortcoming": {"achievement": 1, "shortcoming": 1},
    }


def test_a_key_that_no_row_has_is_not_scored() -> None:
    scores = score([{"text": "ea", "domain": "economy"}], Told())  # type: ignore[arg-type]
    assert set(scores) == {"rows", "domain"}


def test_wilson_interval() -> None:
    """8 of 10 at z = 1.96: centre (0.8 + 0.19208) / 1.38416, spread 0.21342 / 1.38416 … from the published formula."""
    low, high = wilson(8, 10)
    assert (low, high) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(5, 5)[1] == pytest.approx(1.0)


def test_confusion_has_a_row_for_every_gold_label() -> None:
    assert confusion(["x", "y"], ["x", "z"]) == {"x": {"x": 1, "y": 0, "z": 0}, "y": {"x": 0, "y": 0, "z": 1}}
