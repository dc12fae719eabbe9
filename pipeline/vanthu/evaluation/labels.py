"""Domain and polarity against annotation: accuracy (also among acceptable domains), F1, confusion, intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vanthu.errors import UsageError
from vanthu.evaluation.rows import Row
from vanthu.labelling.model import Models, Probabilities, load_models
from vanthu.labelling.value import DOMAINS, POLARITIES

JUDGEMENTS = ("achievement", "shortcoming")


def evaluate(rows: Sequence[Row], models: str | Path | None = None) -> dict[str, Any]:
    """Scores for rows with `domain` (and `domains_acceptable`) or `polarity`; a key a row lacks is not scored.

    Texts are labelled on their own, without any heading. Intervals are 95% (Wilson; Wilson 1927).
    Raises UsageError for a label that is neither vanthu's nor the models'.
    """
    loaded = load_models(str(models) if models else None)
    for task, own in (("domain", DOMAINS), ("polarity", POLARITIES)):
        known = list(dict.fromkeys((*own, *loaded.labels(task))))
        for row in rows:
            if row.get(task) and row[task] not in known:
                raise UsageError(
                    f"The text {row['text'][:60]!r} is annotated with the {task} {row[task]!r}, which vanthu does not "
                    f"know: give one of {', '.join(known)}."
                )
    return score(rows, loaded)


def score(rows: Sequence[Row], models: Models) -> dict[str, Any]:
    """As `evaluate`, with models at hand."""
    chances = models.of_texts([row["text"] for row in rows])
    predicted = {task: [models.labels(task)[i] for i in chances[task].argmax(axis=1)] for task in chances}
    scores: dict[str, Any] = {"rows": len(rows)}
    domains = [(row, label) for row, label in zip(rows, predicted["domain"], strict=True) if row.get("domain")]
    if domains:
        exact = sum(row["domain"] == label for row, label in domains)
        accepted = sum(label in (row.get("domains_acceptable") or [row["domain"]]) for row, label in domains)
        scores["domain"] = {
            **_proportion("acceptable", accepted, len(domains)),
            **_proportion("exact", exact, len(domains)),
        }
    polarities = [
        (row["polarity"], p) for row, p in zip(rows, predicted["polarity"], strict=True) if row.get("polarity")
    ]
    if polarities:
        gold, found = [g for g, _ in polarities], [p for _, p in polarities]
        by_class = class_scores(gold, found)
        judged = [(g, p) for g, p in polarities if g in JUDGEMENTS]
        scores["polarity"] = {
            **_proportion("accuracy", sum(g == p for g, p in polarities), len(polarities)),
            "macro_f1": sum(s["f1"] for s in by_class.values()) / len(by_class),
        }
        if judged:
            right = sum(g == p for g, p in judged)
            scores["polarity"].update(_proportion("judgement_found", right, len(judged)))
            scores["polarity"].update(_between_judgements(rows, chances["polarity"], models.labels("polarity")))
        scores["polarity"]["classes"] = by_class
        scores["polarity"]["confusion"] = confusion(gold, found)
    return scores


def _between_judgements(rows: Sequence[Row], chances: Probabilities, labels: Sequence[str]) -> dict[str, Any]:
    """Of the sentences that judge: how often the right one of achievement and shortcoming is the likelier."""
    good, bad = (chances[:, labels.index(label)] for label in JUDGEMENTS)
    pairs = [
        (row["polarity"], g > b) for row, g, b in zip(rows, good, bad, strict=True) if row.get("polarity") in JUDGEMENTS
    ]
    right = sum((label == "achievement") == bool(is_good) for label, is_good in pairs)
    return _proportion("achievement_against_shortcoming", right, len(pairs))


def _proportion(name: str, hits: int, total: int) -> dict[str, Any]:
    low, high = wilson(hits, total)
    return {name: hits / total, f"{name}_interval": f"{low:.3f}-{high:.3f}"}


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson score interval of a proportion; (0, 1) when there is nothing to count."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    centre = share + z * z / (2 * total)
    spread = z * (share * (1 - share) / total + z * z / (4 * total * total)) ** 0.5
    scale = 1 + z * z / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def class_scores(gold: Sequence[str], found: Sequence[str]) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 and count of every class that occurs in the gold."""
    both, in_gold, in_found = (
        Counter(g for g, f in zip(gold, found, strict=True) if g == f),
        Counter(gold),
        Counter(found),
    )
    scores = {}
    for label in sorted(in_gold):
        precision = both[label] / in_found[label] if in_found[label] else 0.0
        recall = both[label] / in_gold[label]
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        scores[label] = {"precision": precision, "recall": recall, "f1": f1, "count": in_gold[label]}
    return scores


def confusion(gold: Sequence[str], found: Sequence[str]) -> dict[str, dict[str, int]]:
    """How often each gold label was found as which."""
    pairs = Counter(zip(gold, found, strict=True))
    labels = sorted({*gold, *found})
    return {g: {f: pairs[g, f] for f in labels} for g in sorted(set(gold))}
