"""What the tests of figures look at: a few fields of every figure of a text."""

from __future__ import annotations

import spacy

from vanthu.extraction.figures import find_figures
from vanthu.extraction.figures.value import Figure
from vanthu.layout import parse
from vanthu.notice import Source

Value = tuple[float | None, str | None, str]
Row = tuple[float | None, float | None, str | None, str | None]
Share = tuple[float | None, float | None, str | None]


def figures(text: str) -> list[Figure]:
    """All that is told of every figure."""
    return [mention.value for mention in find_figures(text)]


def one(text: str) -> Figure:
    """The only figure of a text."""
    (figure,) = figures(text)
    return figure


def values(text: str) -> list[Value]:
    """Value, unit and kind."""
    return [(figure.value, figure.unit, figure.kind) for figure in figures(text)]


def rows(text: str) -> list[Row]:
    """Value, target, comparator and verdict."""
    return [(figure.value, figure.target, figure.comparator, figure.verdict) for figure in figures(text)]


def targets(text: str) -> list[float | None]:
    """Targets alone."""
    return [figure.target for figure in figures(text)]


def shares(text: str) -> list[Share]:
    """Value, percentage and verdict."""
    return [(figure.value, figure.percent, figure.verdict) for figure in figures(text)]


def figures_of(*lines: str) -> list[Figure]:
    """The figures of a whole paper of these paragraphs, as the component reads them under their headings."""
    notice = parse(Source("", "", "txt", "utf-8", "\n\n".join(lines)))
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "vanthu.Tokenizer.v1"}}})
    nlp.add_pipe("vanthu_paragraphs")
    nlp.add_pipe("vanthu_figures")
    (doc,) = nlp.tokenizer.from_notices([notice])
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [span._.value for span in doc.spans["figures"]]
