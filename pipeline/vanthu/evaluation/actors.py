"""How well people and organisations are found; on request beside underthesea's own recogniser."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from vanthu.extraction.actors import find_organisations, find_people
from vanthu.orthography import fold

Span = tuple[int, int]
_LABELS = (("PERSON", "people"), ("ORGANISATION", "organisations"))


def evaluate(rows: Iterable[dict[str, Any]], *, underthesea: bool = False) -> dict[str, float | int | str]:
    """Precision, recall and F1 of people and organisations; right is a span that is exactly the annotated one.

    A family that no row annotates is left out. `overlap_f1` also counts spans that only overlap. `roles` is the share
    of the people with annotated offices for whom exactly these were found, `places` that of the bodies found whose
    annotated place is theirs; either is left out where no row annotates it. With `underthesea`, `underthesea.ner` is
    scored beside on the same rows (slow: 20 times the cost of segmentation), on overlap, since its spans leave out or
    take in titles.
    """
    kept = list(rows)
    result: dict[str, float | int | str] = {}
    finders: dict[str, Callable[[str], list[Span]]] = {
        "PERSON": lambda text: [(m.start, m.end) for m in find_people(text)],
        "ORGANISATION": lambda text: [(m.start, m.end) for m in find_organisations(text)],
    }
    characters = sum(len(row["text"]) for row in kept)
    annotated = {entity["label"] for row in kept for entity in row.get("entities", ())}
    families = [(label, name) for label, name in _LABELS if label in annotated]
    started = time.perf_counter()
    for label, name in families:
        result.update(_scores(kept, label, name, finders[label]))
    result["characters_a_second"] = round(characters / max(time.perf_counter() - started, 1e-9))
    if (roles := _roles(kept)) is not None:
        result["roles"] = roles
    if (places := _places(kept)) is not None:
        result["places"] = places
    if underthesea:
        started = time.perf_counter()
        tagged = {row["text"]: _underthesea(row["text"]) for row in kept}
        elapsed = time.perf_counter() - started
        for label, name in families:
            own = _scores(kept, label, f"underthesea_{name}", lambda text, tag=label: tagged[text][tag])  # type: ignore[misc]
            result[f"underthesea_{name}_overlap_f1"] = own[f"underthesea_{name}_overlap_f1"]
        result["underthesea_characters_a_second"] = round(characters / max(elapsed, 1e-9))
    return result


def _scores(rows: list[dict[str, Any]], label: str, name: str, find: Callable[[str], list[Span]]) -> dict[str, Any]:
    count: Counter[str] = Counter()
    for row in rows:
        gold = [(e["start"], e["end"]) for e in row.get("entities", ()) if e["label"] == label]
        found = find(row["text"])
        count["gold"] += len(gold)
        count["found"] += len(found)
        count["exact"] += len(set(gold) & set(found))
        count["gold_met"] += sum(any(a < d and c < b for c, d in found) for a, b in gold)
        count["found_met"] += sum(any(a < d and c < b for c, d in gold) for a, b in found)
    precision, recall, f1 = _f1(count["exact"], count["found"], count["exact"], count["gold"])
    return {
        f"{name}": count["gold"],
        f"{name}_precision": precision,
        f"{name}_recall": recall,
        f"{name}_f1": f1,
        f"{name}_overlap_f1": _f1(count["found_met"], count["found"], count["gold_met"], count["gold"])[2],
    }


def _f1(right: int, found: int, met: int, gold: int) -> tuple[float, float, float]:
    precision, recall = right / max(found, 1), met / max(gold, 1)
    return round(precision, 4), round(recall, 4), round(2 * precision * recall / max(precision + recall, 1e-9), 4)


def _roles(rows: list[dict[str, Any]]) -> float | None:
    right = total = 0
    for row in rows:
        found = {(m.start, m.end): m.value for m in find_people(row["text"])}
        for entity in row.get("entities", ()):
            if entity["label"] == "PERSON" and "roles" in entity.get("value", {}):
                total += 1
                person = found.get((entity["start"], entity["end"]))
                right += person is not None and list(map(fold, person.roles)) == list(
                    map(fold, entity["value"]["roles"])
                )
    return round(right / total, 4) if total else None


def _places(rows: list[dict[str, Any]]) -> float | None:
    right = total = 0
    for row in rows:
        found = {(m.start, m.end): m.value for m in find_organisations(row["text"])}
        for entity in row.get("entities", ()):
            body = found.get((entity["start"], entity["end"]))
            if body is not None and "place" in entity.get("value", {}):
                total += 1
                right += body.place == entity["value"]["place"]
    return round(right / total, 4) if total else None


def _underthesea(text: str) -> dict[str, list[Span]]:
    """Spans that `underthesea.ner` tags, found again in the text."""
    from underthesea import ner

    spans: dict[str, list[Span]] = {"PERSON": [], "ORGANISATION": []}
    names = {"PER": "PERSON", "ORG": "ORGANISATION"}
    at = 0
    for word, _, _, tag in ner(text):
        start = text.find(word, at)
        if start < 0:
            continue
        at = start + len(word)
        label = names.get(tag[2:])
        if label and tag[0] == "I" and spans[label] and text[spans[label][-1][1] : start].isspace():
            spans[label][-1] = (spans[label][-1][0], at)
        elif label:
            spans[label].append((start, at))
    return spans
