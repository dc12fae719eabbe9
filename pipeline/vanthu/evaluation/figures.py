"""How well indicators are read: names, values, targets and verdicts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Any

from vanthu.extraction.figures import Figure, find_figures
from vanthu.notice import Mention
from vanthu.orthography import fold

_NUMBERS = ("value", "numerator", "denominator", "percent")


def evaluate(rows: Iterable[dict[str, Any]]) -> dict[str, float | int | str]:
    """Compares the FIGURE entities of each row with what `find_figures` finds in its text.

    A figure counts as found when a predicted span overlaps the annotated one; the other measures are shares of all
    annotated figures, so a figure not found is wrong in each of them. `value` wants value, unit and kind right,
    `numbers` numerator, denominator and percent as well; `target` and `verdict` want target, comparator and verdict
    right where one is annotated and none where none is. `name_overlap` is the mean F1 of words between the names;
    `names_right` the share of at least 0.5. `flag_errors` counts flags missing or raised without cause.
    """
    score: Counter[str] = Counter()
    overlap = 0.0
    for row in rows:
        gold = [e for e in row.get("entities", ()) if e["label"] == "FIGURE"]
        found = find_figures(row["text"])
        score["predicted"] += len(found)
        used: set[int] = set()
        for entity in gold:
            score["gold"] += 1
            index = _match(entity, found, used)
            wanted = entity["value"]
            score["with_target"] += wanted.get("target") is not None or wanted.get("verdict") is not None
            if index is None:
                score["flag_errors"] += bool(wanted.get("flag"))
                continue
            used.add(index)
            overlap += _compare(wanted, found[index].value, score)
        score["spurious"] += len(found) - len(used)
    return _summary(score, overlap)


def _match(entity: dict[str, Any], found: list[Mention], used: set[int]) -> int | None:
    best = [
        (min(m.end, entity["end"]) - max(m.start, entity["start"]), -i)
        for i, m in enumerate(found)
        if i not in used and m.start < entity["end"] and entity["start"] < m.end
    ]
    return -max(best)[1] if best else None


def _compare(wanted: dict[str, Any], figure: Figure, score: Counter[str]) -> float:
    """Adds one matched pair to the counts; returns the overlap of the names."""
    score["found"] += 1
    same_unit = figure.unit is not None and _unit(figure.unit) == _unit(wanted["unit"]) if "unit" in wanted else True
    value_right = _near(figure.value, wanted["value"])
    score["value_alone"] += value_right
    score["value"] += value_right and same_unit and figure.kind == wanted["kind"]
    score["numbers"] += all(_near(getattr(figure, name), wanted.get(name)) for name in _NUMBERS)
    target_right = _near(figure.target, wanted.get("target")) and figure.comparator == wanted.get("comparator")
    verdict_right = figure.verdict == wanted.get("verdict")
    score["target"] += target_right
    score["verdict"] += verdict_right
    if wanted.get("target") is not None or wanted.get("verdict") is not None:
        score["target_and_verdict"] += target_right and verdict_right
    score["flag_errors"] += bool(wanted.get("flag")) != (figure.flag is not None)
    shared = name_overlap(wanted["indicator"], figure.indicator or "")
    score["names"] += shared >= 0.5
    return shared


def name_overlap(wanted: str, found: str) -> float:
    """F1 of the words two names share, 0 to 1."""
    one, two = Counter(fold(wanted).replace(",", "").split()), Counter(fold(found).replace(",", "").split())
    both = sum((one & two).values())
    return 2 * both / max(sum(one.values()) + sum(two.values()), 1)


def _unit(name: str) -> str:
    """Units are the same in any case and tone placement, `m2` and `m²` too."""
    return fold(unicodedata.normalize("NFKC", name))


def _near(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= 1e-9 * max(abs(one), abs(two), 1.0)


def _summary(score: Counter[str], overlap: float) -> dict[str, float | int | str]:
    gold, predicted = max(score["gold"], 1), max(score["predicted"], 1)
    precision, recall = score["found"] / predicted, score["found"] / gold
    return {
        "indicators": score["gold"],
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        "value": round(score["value"] / gold, 4),
        "value_alone": round(score["value_alone"] / gold, 4),
        "numbers": round(score["numbers"] / gold, 4),
        "target": round(score["target"] / gold, 4),
        "verdict": round(score["verdict"] / gold, 4),
        "with_target_or_verdict": score["with_target"],
        "target_and_verdict": round(score["target_and_verdict"] / max(score["with_target"], 1), 4),
        "name_overlap": round(overlap / gold, 4),
        "names_right": round(score["names"] / gold, 4),
        "flag_errors": score["flag_errors"],
    }
