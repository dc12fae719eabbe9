"""How well dates and periods are found and read."""

from __future__ import annotations

from collections import Counter
from typing import Any

from vanthu.evaluation.rows import ratio, values
from vanthu.extraction.figures import find_date_values

_FIELDS = ("iso", "precision", "end_iso")


def evaluate(rows: list[dict[str, Any]]) -> dict[str, float | int | str]:
    """Precision, recall and F1 of DATE entities by exact spans; of each annotated field the share that is right.

    A date that was not found is wrong in each of its fields. `meta.date` (ISO) is the date of the document, whose year
    dates expressions without one (`06 tháng đầu năm`); `meta.year` alone will do.
    """
    score: Counter[str] = Counter()
    fields = [name for name in _FIELDS if any(name in value for value in values(rows, "DATE"))]
    for row in rows:
        found = {(m.start, m.end): m.value for m in find_date_values(row["text"], _year(row.get("meta", {})))}
        score["predicted"] += len(found)
        for entity in (e for e in row.get("entities", ()) if e["label"] == "DATE"):
            hit = found.get((entity["start"], entity["end"]))
            score["gold"] += 1
            score["found"] += hit is not None
            for name, wanted in entity.get("value", {}).items():
                score[f"{name} stated"] += 1
                score[f"{name} right"] += hit is not None and getattr(hit, name, None) == wanted
    return {
        "dates": score["gold"],
        "precision": ratio(score["found"], score["predicted"]),
        "recall": ratio(score["found"], score["gold"]),
        "f1": ratio(2 * score["found"], score["predicted"] + score["gold"]),
        **{name: ratio(score[f"{name} right"], score[f"{name} stated"]) for name in fields},
    }


def _year(meta: dict[str, Any]) -> int | None:
    """The year of the document, if `meta` tells it."""
    told = str(meta.get("year") or meta.get("date") or "")[:4]
    return int(told) if told.isdecimal() else None
