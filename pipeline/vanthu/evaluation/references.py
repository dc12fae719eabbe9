"""Score `find_references` on a set in the evaluation format (docs/evaluation.md)."""

from __future__ import annotations

import unicodedata
from collections import Counter

from vanthu.evaluation.rows import Row, ratio
from vanthu.extraction.references import find_references
from vanthu.notice import Mention
from vanthu.orthography import fold

FIELDS = ("type", "issuer", "issued_on", "number", "symbol", "year", "term", "article", "clause", "point")


def _key(key: object) -> str:
    return "".join(unicodedata.normalize("NFC", str(key)).split())


def _same(field: str, gold: object, predicted: object) -> bool:
    """Equal values; names of bodies and types are compared in one case and one tone placement."""
    if gold is None or predicted is None:
        return gold is predicted
    if field in ("type", "issuer"):
        return fold(" ".join(str(gold).split())) == fold(" ".join(str(predicted).split()))
    return str(gold) == str(predicted)


def _numbered(mention: Mention) -> bool:
    return not mention.value.method.startswith(("act", "plenum", "congress", "constitution", "dated", "anaphor"))


def compare(row: Row) -> tuple[list[tuple[Row, Mention | None]], list[Mention]]:
    """Gold mentions of a row, each with the prediction that is right for it, and the predictions left over.

    A prediction is right when it overlaps the gold span and has its key, if one is annotated. In a row without
    `meta.named` documents cited by name only are not annotated: such predictions are neither right nor wrong.
    """
    gold = [e for e in row.get("entities", ()) if e["label"] == "REFERENCE"]
    left = find_references(row["text"])
    pairs: list[tuple[Row, Mention | None]] = []
    for entity in gold:
        value = entity.get("value", {})
        hit = next(
            (
                m
                for m in left
                if m.start < entity["end"]
                and entity["start"] < m.end
                and ("key" not in value or _key(m.value.key) == _key(value["key"]))
            ),
            None,
        )
        if hit is not None:
            left.remove(hit)
        pairs.append((entity, hit))
    if not row.get("meta", {}).get("named"):
        left = [m for m in left if _numbered(m)]
    return pairs, left


def evaluate(rows: list[Row]) -> dict[str, float | int | str]:
    """Precision, recall, F1 of mentions; rate of exact spans; accuracy of each field the gold states; traps matched.

    Rows whose `meta.exhaustive` is false count for recall only. Figures are rounded to four places.
    """
    count: Counter[str] = Counter()
    for row in rows:
        if "entities" not in row:
            continue
        meta = row.get("meta", {})
        pairs, left = compare(row)
        exhaustive = meta.get("exhaustive", True)
        for entity, hit in pairs:
            count["gold"] += 1
            count["found in exhaustive rows"] += bool(hit) and exhaustive
            if hit is None:
                continue
            count["found"] += 1
            count["exact"] += (hit.start, hit.end) == (entity["start"], entity["end"])
            for field in FIELDS:
                if field in entity.get("value", {}):
                    count[f"{field} stated"] += 1
                    count[f"{field} right"] += _same(field, entity["value"][field], getattr(hit.value, field))
        if exhaustive:
            count["predicted"] += len(left) + sum(hit is not None for _, hit in pairs)
        if meta.get("trap"):
            count["traps"] += 1
            count["traps matched"] += bool(left)
    precision = ratio(count["found in exhaustive rows"], count["predicted"])
    recall = ratio(count["found"], count["gold"])
    result: dict[str, float | int | str] = {
        "mentions": count["gold"],
        "precision": precision,
        "recall": recall,
        "f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
        "exact_span": ratio(count["exact"], count["found"]),
        "traps": count["traps"],
        "traps_matched": count["traps matched"],
    }
    for field in FIELDS:
        if count[f"{field} stated"]:
            name = "date" if field == "issued_on" else field
            result[f"{name}_accuracy"] = ratio(count[f"{field} right"], count[f"{field} stated"])
    return result
