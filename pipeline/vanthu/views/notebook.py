"""How a Corpus and its documents show themselves in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from vanthu.corpus.schema import TABLES
from vanthu.views.plots import POLARITY_COLOURS
from vanthu.views.words import names

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from vanthu.corpus.corpus import Corpus


def corpus_html(corpus: Corpus) -> str:
    """A table of tables: name, rows, what a row is."""
    rows = "".join(
        f"<tr><td style='text-align:left'><b>{name}</b></td><td>{corpus.manifest['rows'][name]:,}</td>"
        f"<td style='text-align:left'>{escape(table.row)}</td></tr>"
        for name, table in TABLES.items()
    )
    head = "<tr><th style='text-align:left'>table</th><th>rows</th><th style='text-align:left'>one row a</th></tr>"
    return f"<p>Corpus <code>{escape(str(corpus.folder))}</code></p><table>{head}{rows}</table>"


def doc_html(doc: Doc, language: str = "vi") -> str:
    """A document with its paragraphs as bars in the colour of their polarity, cues marked."""
    domains, polarities = names("domain", language), names("polarity", language)
    parts = [_paragraph_html(span, domains, polarities) for span in doc.spans["paragraphs"]]
    return f"<div style='max-width:60em;line-height:1.5'>{''.join(parts)}</div>"


def _paragraph_html(span: Any, domains: dict[str, str], polarities: dict[str, str]) -> str:
    if span._.role not in ("body", "table"):
        weight = "bold" if span._.role in ("heading", "title", "doc_type") else "normal"
        return f"<p style='font-weight:{weight};color:#555'>{escape(span.text)}</p>"
    colour = POLARITY_COLOURS[span._.polarity.label]
    label = f"{domains[span._.domain.label]} · {polarities[span._.polarity.label]}"
    return (
        f"<p style='border-left:4px solid {colour};padding-left:.6em'>{_marked(span)}"
        f"<br><small style='color:{colour}'>{escape(label)}</small></p>"
    )


def _marked(span: Any) -> str:
    pieces: list[str] = []
    at = 0
    for cue in span._.polarity.cues:
        start, end = cue.start - span.start_char, cue.end - span.start_char
        if start < at:
            continue
        pieces.append(escape(span.text[at:start]))
        pieces.append(f"<mark>{escape(span.text[start:end])}</mark>")
        at = end
    pieces.append(escape(span.text[at:]))
    return "".join(pieces)
