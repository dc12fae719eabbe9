"""Scores for places: are they found, and are they linked to the right unit."""

from __future__ import annotations

from typing import Any

from vanthu.evaluation.rows import ratio
from vanthu.extraction.places import find_places
from vanthu.extraction.places.gazetteer import LEVEL_OF_TYPE
from vanthu.notice import Mention

REFORM = "2025-07-01"
RESOLUTIONS_OF_2025 = "2025-06-16"
"""Date of the resolutions whose clauses give an old code and a `code_after`."""
_TYPES = frozenset({*LEVEL_OF_TYPE, "thành phố"})


def evaluate(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Precision, recall and F1 of mentions, and the accuracy of their codes.

    A mention is right when its span is the annotated name, with or without the type word before it. `meta.place`,
    `meta.date` and `meta.provinces` are what the linker is told. `code_accuracy` is the share of annotated codes that
    were linked rightly, `code_precision` the share of right ones among the links made on annotated names. An empty code
    means that nothing tells which of several units is meant: then no link is right.
    """
    gold = found = right = coded = linked = correct = abstained = 0
    for row in rows:
        mentions = predict(row)
        expected = [e for e in row.get("entities", ()) if e["label"] == "PLACE"]
        gold, found = gold + len(expected), found + len(mentions)
        for entity in expected:
            mention = match(entity, mentions, row["text"])
            right += mention is not None
            value = entity.get("value", {})
            if "code" not in value and "code_after" not in value:
                continue
            coded += 1
            uid = mention.value.unit_uid if mention is not None else ""
            linked += bool(uid)
            if mention is not None and value.get("code") == "":
                abstained += not uid  # nothing tells which of several it is
            elif mention is not None and uid:
                correct += has_code(mention, value)
    precision, recall = ratio(right, found), ratio(right, gold)
    return {
        "rows": len(rows),
        "mentions": gold,
        "precision": precision,
        "recall": recall,
        "f1": ratio(2 * right, found + gold),
        "codes": coded,
        "code_accuracy": ratio(correct + abstained, coded),
        "code_precision": ratio(correct, linked),
    }


def predict(row: dict[str, Any]) -> list[Mention]:
    """The mentions that vanthu finds in one row, told what its `meta` tells."""
    meta = row.get("meta", {})
    place, date = meta.get("place"), meta.get("date")
    if "provinces" in meta:
        place = "; ".join(province["name"] for province in meta["provinces"])
    if any("code_after" in entity.get("value", {}) for entity in row.get("entities", ())) and not date:
        date = RESOLUTIONS_OF_2025
    return find_places(row["text"], place=place, date=date, context=meta.get("context", ()))


def match(entity: dict[str, Any], mentions: list[Mention], text: str) -> Mention | None:
    """The mention that ends where the entity ends and begins with it, or one of the two earlier by a type word."""
    for mention in mentions:
        if mention.end != entity["end"]:
            continue
        before = entity["start"] - mention.start
        if 0 <= before <= 12 and "," not in text[mention.start : entity["start"]]:
            return mention
        if before < 0 and " ".join(text[entity["start"] : mention.start].lower().split()) in _TYPES:
            return mention
    return None


def has_code(mention: Mention, value: dict[str, Any]) -> bool:
    """Whether a link has the annotated code, on the right side of 2025-07-01."""
    place = mention.value
    if "code_after" in value:
        return bool(place.code == value["code_after"] and (not place.valid_to or place.valid_to > REFORM))
    date_ok = place.valid_from < REFORM or "code" not in value or value.get("date", "") >= REFORM
    return bool(place.code == value["code"] and date_ok)
