"""How well indicators are read: names, values, targets and verdicts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Set
from typing import Any

from vanthu.evaluation.rows import FIGURE_NUMBERS, values
from vanthu.extraction.figures import Figure, find_figures
from vanthu.notice import Mention
from vanthu.orthography import fold

_NUMBERS = tuple(name for name in FIGURE_NUMBERS if name != "target")
_ALWAYS_STATED = ("value", "kind", "indicator")
"""Fields that every figure has: where one is left out it was not annotated. Of the others that means: there is none."""


def evaluate(rows: list[dict[str, Any]]) -> dict[str, float | int | str]:
    """Compares the FIGURE entities of each row with what `find_figures` finds in its text.

    A figure counts as found when a predicted span overlaps the annotated one; the other measures are shares of all
    annotated figures, so a figure not found is wrong in each of them. A field that no figure of the set has is not
    scored, nor are the measures that ask for nothing else (flags are: most sets rightly have none). `value` wants
    value, unit and kind right, `numbers` numerator, denominator and percent as well; `target` and `verdict` want
    target, comparator and verdict right where one is annotated and none where none is. `name_overlap` is the mean F1
    of words between the names; `names_right` the share of at least 0.5. `flag_errors` counts flags missing or raised
    without cause.
    """
    score: Counter[str] = Counter()
    overlap = 0.0
    fields = {name for value in values(rows, "FIGURE") for name in value}
    for row in rows:
        gold = [e for e in row.get("entities", ()) if e["label"] == "FIGURE"]
        found = find_figures(row["text"])
        score["predicted"] += len(found)
        used: set[int] = set()
        for entity in gold:
            score["gold"] += 1
            index = _match(entity, found, used)
            wanted = entity.get("value", {})
            score["with_target"] += wanted.get("target") is not None or wanted.get("verdict") is not None
            score["with_value"] += "value" in wanted
            score["with_name"] += "indicator" in wanted
            if index is None:
                score["flag_errors"] += bool(wanted.get("flag"))
                continue
            used.add(index)
            overlap += _compare(wanted, found[index].value, fields, score)
        score["spurious"] += len(found) - len(used)
    return _summary(score, overlap, fields)


def _match(entity: dict[str, Any], found: list[Mention], used: set[int]) -> int | None:
    best = [
        (min(m.end, entity["end"]) - max(m.start, entity["start"]), -i)
        for i, m in enumerate(found)
        if i not in used and m.start < entity["end"] and entity["start"] < m.end
    ]
    return -max(best)[1] if best else None


def _compare(wanted: dict[str, Any], figure: Figure, fields: Set[str], score: Counter[str]) -> float:
    """Adds one matched pair to the counts; returns the overlap of the names."""
    score["found"] += 1
    if "value" in wanted:
        same_unit = "unit" not in wanted or (figure.unit is not None and _unit(figure.unit) == _unit(wanted["unit"]))
        value_right = _near(figure.value, wanted["value"])
        score["value_alone"] += value_right
        score["value"] += value_right and same_unit and wanted.get("kind", figure.kind) == figure.kind
    score["numbers"] += all(_right(name, wanted, figure, fields) for name in _NUMBERS)
    target_right = all(_right(name, wanted, figure, fields) for name in ("target", "comparator"))
    verdict_right = _right("verdict", wanted, figure, fields)
    score["target"] += target_right
    score["verdict"] += verdict_right
    if wanted.get("target") is not None or wanted.get("verdict") is not None:
        score["target_and_verdict"] += target_right and verdict_right
    score["flag_errors"] += bool(wanted.get("flag")) != (figure.flag is not None)
    if "indicator" not in wanted:
        return 0.0
    shared = name_overlap(wanted["indicator"] or "", figure.indicator or "")
    score["names"] += shared >= 0.5
    return shared


def _right(name: str, wanted: dict[str, Any], figure: Figure, fields: Set[str]) -> bool:
    """Whether a field is what was annotated, or was not annotated."""
    if name not in fields or (name in _ALWAYS_STATED and name not in wanted):
        return True
    found, stated = getattr(figure, name), wanted.get(name)
    return _near(found, stated) if name in FIGURE_NUMBERS else found == stated


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


def _summary(score: Counter[str], overlap: float, fields: Set[str]) -> dict[str, float | int | str]:
    gold, predicted = max(score["gold"], 1), max(score["predicted"], 1)
    precision, recall = score["found"] / predicted, score["found"] / gold
    with_value, with_name = max(score["with_value"], 1), max(score["with_name"], 1)
    measures: dict[str, tuple[tuple[str, ...], float | int]] = {
        "value": (("value",), score["value"] / with_value),
        "value_alone": (("value",), score["value_alone"] / with_value),
        "numbers": (_NUMBERS, score["numbers"] / gold),
        "target": (("target",), score["target"] / gold),
        "verdict": (("verdict",), score["verdict"] / gold),
        "with_target_or_verdict": (("target", "verdict"), score["with_target"]),
        "target_and_verdict": (("target", "verdict"), score["target_and_verdict"] / max(score["with_target"], 1)),
        "name_overlap": (("indicator",), overlap / with_name),
        "names_right": (("indicator",), score["names"] / with_name),
    }
    return {
        "indicators": score["gold"],
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4),
        **{name: round(share, 4) for name, (asked, share) in measures.items() if not fields.isdisjoint(asked)},
        "flag_errors": score["flag_errors"],
    }
