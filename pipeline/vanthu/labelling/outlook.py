"""What the outlook of figures is learnt from: annotated sets of figures, but for six, and the labelled texts.

It stands here, not beside the figures, because it needs labelled text: extraction knows nothing of labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from vanthu.extraction.figures.figures import read
from vanthu.extraction.figures.quantities import has_numbers
from vanthu.extraction.figures.settling import figured
from vanthu.extraction.outlook.training import Labelled, Page, learn, save
from vanthu.labelling.data import Example

NEVER_LEARNT = frozenset(f"heldout{number}" for number in (13, 19, 20, 23, 24, 25))
"""Sets that neither rules nor weights were fitted to: what they score is what unseen text scores."""


def build_outlook(
    sets: Mapping[str, Sequence[dict[str, Any]]], examples: Sequence[Example], out: Path
) -> dict[str, Any]:
    """Learn the outlook from annotated sets and labelled texts, write it to `out`; returns what it is made of."""
    learnt_from = pages(sets)
    save(learn(learnt_from, labelled(examples)), out)
    return {
        "built_from": {"sets": sorted({page.author for page in learnt_from}), "examples": len(examples)},
        "versions": {"scikit-learn": version("scikit-learn")},
    }


def pages(sets: Mapping[str, Sequence[dict[str, Any]]]) -> list[Page]:
    """The annotated pages of sets (rows by name), those of `NEVER_LEARNT` left out."""
    return [_page(name, row) for name, rows in sorted(sets.items()) if name not in NEVER_LEARNT for row in rows]


def _page(author: str, row: dict[str, Any]) -> Page:
    """A page with the figures found that are annotated."""
    annotated = [entity for entity in row["entities"] if entity["label"] == "FIGURE"]
    figures, ahead = [], []
    for statement in read(row["text"]).statements:
        main = statement.main
        value = next((e["value"] for e in annotated if e["start"] < main.end and main.start < e["end"]), None)
        if value is not None:
            figures.append(figured(statement))
            target = value.get("target")
            ahead.append(target is not None and target == value.get("value") and not value.get("verdict"))
    return Page(author, row["text"], figures, ahead)


def labelled(examples: Sequence[Example]) -> list[Labelled]:
    """Labelled texts with their figures; what is directive tells figures that are ahead."""
    return [
        Labelled(
            example.text,
            [figured(s) for s in read(example.text).statements] if has_numbers(example.text) else [],
            example.polarity == "directive",
        )
        for example in examples
        if example.labelled_by != "heading"
    ]
