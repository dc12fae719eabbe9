"""Scores sentence boundaries against gold, beside `underthesea.sent_tokenize`.

A boundary is the end of a sentence within a text; the end of the text is nobody's merit and does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from vanthu.evaluation.rows import ratio
from vanthu.segmentation import sentences

Splitter = Callable[[str], list[tuple[int, int]]]


def underthesea_sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of what `underthesea.sent_tokenize` returns; it strips and drops white space but keeps the order."""
    from underthesea import sent_tokenize

    spans, at = [], 0
    for sentence in sent_tokenize(text):
        start = text.index(sentence, at)
        at = start + len(sentence)
        spans.append((start, at))
    return spans


def boundaries(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The inner boundaries: ends of all sentences but the last."""
    return set(sorted(end for _, end in spans)[:-1])


def score(rows: Iterable[dict[str, Any]], splitter: Splitter) -> tuple[int, int, int]:
    """How many boundaries are right, predicted and gold, over rows that annotate `sentences`."""
    right = predicted = gold = 0
    for row in rows:
        wanted = boundaries((start, end) for start, end in row["sentences"])
        found = boundaries(splitter(row["text"]))
        right += len(wanted & found)
        predicted += len(found)
        gold += len(wanted)
    return right, predicted, gold


def evaluate(rows: list[dict[str, Any]]) -> dict[str, float | int | str]:
    """Precision, recall and F1 of sentence boundaries, vanthu's and underthesea's, over rows that have `sentences`."""
    annotated = [row for row in rows if "sentences" in row]
    report: dict[str, float | int | str] = {"texts": len(annotated)}
    for name, splitter in (("", sentences), ("underthesea_", underthesea_sentences)):
        right, predicted, gold = score(annotated, splitter)
        report["boundaries"] = gold
        report[f"{name}precision"] = ratio(right, predicted)
        report[f"{name}recall"] = ratio(right, gold)
        report[f"{name}f1"] = ratio(2 * right, predicted + gold)
    return report
