"""The model card against values computed by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from vanthu.labelling.card import CARD, agreement, judged, report, text_id, write_card
from vanthu.labelling.data import Example

GOLD = ["achievement"] * 4 + ["directive"] * 3 + ["shortcoming"] * 3
FOUND = ["achievement"] * 3 + ["shortcoming"] + ["directive"] * 3 + ["shortcoming"] * 2 + ["achievement"]
LABELS = sorted(set(GOLD))
EXAMPLES = [
    Example(f"câu số {i}", "economy" if i % 2 else "none", gold, "s", "a" if i < 5 else "b")
    for i, gold in enumerate(GOLD)
]
POLARITY = np.array([[2.0 if label == found else 0.0 for label in LABELS] for found in FOUND])
DOMAIN = np.array([[1.0, -1.0] if i % 2 else [-1.0, 1.0] for i in range(10)])


def test_measures() -> None:
    """8 of 10 right; achievement: 3 of 4 found, 3 of 4 gold; shortcoming: 2 of 3 and 2 of 3; directive all."""
    found = report("polarity", EXAMPLES, POLARITY, 1.0)
    assert [c.label for c in found.classes] == ["achievement", "shortcoming", "directive"]
    assert [c.f1 for c in found.classes] == pytest.approx([3 / 4, 2 / 3, 1.0])
    assert found.accuracy.share == pytest.approx(0.8)
    assert (found.accuracy.low, found.accuracy.high) == pytest.approx((0.4902, 0.9433), abs=1e-3)
    assert found.macro_f1 == pytest.approx((3 / 4 + 2 / 3 + 1) / 3)
    assert found.matrix.tolist() == [[3, 1, 0], [1, 2, 0], [0, 0, 3]]
    assert {name: (p.share, p.total) for name, p in found.batches.items()} == {"a": (0.8, 5), "b": (0.8, 5)}
    for c in found.classes:
        assert c.f1_low <= c.f1 <= c.f1_high
    assert {(c.gold, c.found, c.count) for c in found.confusions} == {
        ("achievement", "shortcoming", 1),
        ("shortcoming", "achievement", 1),
    }


def test_calibration() -> None:
    """All are given e²/(e²+2) = 0.787; 0.8 are right: one bin, an error of 0.013."""
    found = report("polarity", EXAMPLES, POLARITY, 1.0)
    assert [(b.low, b.right.total) for b in found.bins] == [(0.7, 10)]
    assert found.calibration_error == pytest.approx(0.8 - np.e**2 / (np.e**2 + 2))


def test_achievement_against_shortcoming() -> None:
    assert judged(EXAMPLES, POLARITY).share == pytest.approx(5 / 7)


def test_agreement(tmp_path: Path) -> None:
    path = tmp_path / "second.txt"
    lines = [
        f"a\t{text_id(EXAMPLES[1].text)}\teconomy\tachievement\t",
        f"a\t{text_id(EXAMPLES[3].text)}\tnone\tneutral\teconomy",
        f"a\t{text_id('không có')}\tnone\tneutral\t",
    ]
    path.write_text("# batch\tid\n" + "\n".join(lines) + "\n", encoding="utf-8")
    found = agreement(EXAMPLES, path)
    assert found is not None
    assert (found.texts, found.domain.share, found.domain_acceptable.share, found.polarity.share) == (2, 0.5, 1.0, 0.5)
    assert agreement(EXAMPLES, tmp_path / "missing.txt") is None


FIGURES = {
    "heldout0": {
        "indicators": 40,
        "value": 0.95,
        "with_target_or_verdict": 12,
        "target_and_verdict": 0.75,
        "target": 0.9,
        "verdict": 0.925,
    }
}


def test_the_card_is_the_same_every_time_and_leaves_silver_out(tmp_path: Path) -> None:
    silver = Example("bạc", "none", "directive", "s", "silver", "heading")
    for name, examples in (("one", EXAMPLES), ("two", [*EXAMPLES, silver])):
        scores = {"domain": DOMAIN, "polarity": POLARITY}
        if name == "two":
            scores = {task: np.vstack([matrix, matrix[:1]]) for task, matrix in scores.items()}
        temperatures = dict.fromkeys(scores, 1.0)
        write_card(tmp_path / name, examples, scores, temperatures, {"numpy": "2"}, tmp_path / "missing.txt", FIGURES)
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).rglob("*.*")} for n in ("one", "two"))
    assert one == two
    text = one[CARD].decode()
    assert "Accuracy 80.0% (49.0–94.3)" in text
    assert "| heldout0 | 40 | 0.950 | 12 | 0.750 | 0.900 | 0.925 |" in text
    assert all(f"card/{name}" in text for name in one if name.endswith(".svg"))
    assert sum(name.endswith(".svg") for name in one) == 3
