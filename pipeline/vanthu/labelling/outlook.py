"""What the outlook of figures is learnt from: annotated sets of figures, but for a few, and the labelled texts.

It stands here, not beside the figures, because it needs labelled text: extraction knows nothing of labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from vanthu.extraction.figures.figures import read
from vanthu.extraction.figures.quantities import has_numbers
from vanthu.extraction.figures.settling import figured
from vanthu.extraction.outlook.training import Labelled, Page, learn, save
from vanthu.labelling.data import Example
from vanthu.orthography import fold
from vanthu.segmentation import words

NEVER_LEARNT = frozenset(f"heldout{number}" for number in (13, 19, 25))
"""Sets that neither rules nor weights were fitted to: what they score is what unseen text scores."""
NOT_NATURAL = frozenset(
    ("gold", "heldout", "heldout21", "heldout22", "short1", *(f"heldout{number}" for number in range(2, 9)))
)
"""Sets of single sentences, or thick with targets, or of plans and results on purpose: no mix that documents have."""
OFTEN = 4
"""How often labelled texts must have a word of several syllables for it to be told from its syllables."""


def build_outlook(
    sets: Mapping[str, Sequence[dict[str, Any]]], examples: Sequence[Example], out: Path
) -> dict[str, Any]:
    """Learn the outlook from annotated sets and labelled texts, write it to `out`; returns what it is made of."""
    learnt_from = pages(sets)
    save(learn(learnt_from, labelled(examples), compounds(examples)), out)
    return {
        "built_from": {"sets": sorted({page.author for page in learnt_from}), "examples": len(examples)},
        "versions": {"scikit-learn": version("scikit-learn")},
    }


def compounds(examples: Iterable[Example]) -> frozenset[str]:
    """The words of two or three syllables that labelled texts have at least `OFTEN` times, in small letters."""
    counts = Counter(fold(word) for example in examples for word in words(example.text) if word.count(" ") in (1, 2))
    return frozenset(word for word, count in counts.items() if count >= OFTEN and word.replace(" ", "").isalpha())


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
    return Page(author, row["text"], figures, ahead, author not in NOT_NATURAL)


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
