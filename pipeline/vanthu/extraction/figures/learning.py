"""What the outlook of figures is learnt from: the gold of figures, but for three sets, and the labelled texts."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from vanthu.evaluation.rows import read_rows
from vanthu.extraction.outlook.training import Labelled, Page, learn, save
from vanthu.labelling.data import Example

from .figures import read
from .quantities import has_numbers
from .settling import figured

NEVER_LEARNT = frozenset({"heldout13", "heldout19", "heldout20"})
"""Sets that neither rules nor weights were fitted to: what they score is what unseen text scores."""


def build_outlook(gold: Path, examples: Sequence[Example], out: Path) -> dict[str, Any]:
    """Learn the outlook from the gold of a folder and labelled texts, write it to `out`; returns what it is made of."""
    learnt_from = pages(gold)
    save(learn(learnt_from, labelled(examples)), out)
    sets = sorted({page.author for page in learnt_from})
    return {
        "built_from": {"sets": sets, "examples": len(examples)},
        "versions": {"scikit-learn": version("scikit-learn")},
    }


def pages(folder: Path) -> list[Page]:
    """The annotated pages of a folder, those of `NEVER_LEARNT` left out."""
    files = (path for path in sorted(folder.glob("*.jsonl")) if path.stem not in NEVER_LEARNT)
    return [_page(path.stem, row) for path in files for row in read_rows(path)]


def measured(folder: Path) -> dict[str, dict[str, Any]]:
    """What figures score on the sets of a folder that were never learnt from, with the installed model."""
    from vanthu.evaluation.figures import evaluate

    return {name: evaluate(read_rows(folder / f"{name}.jsonl")) for name in sorted(NEVER_LEARNT)}


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
