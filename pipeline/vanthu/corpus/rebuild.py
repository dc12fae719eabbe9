"""A document back from the tables as a spaCy Doc with all its results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow.dataset as ds

from vanthu.corpus.frames import rows
from vanthu.errors import UsageError
from vanthu.notice import GROUPS
from vanthu.segmentation import extensions as _extensions  # noqa: F401 - registers span._.domain and its like

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc

    from vanthu.corpus.corpus import Corpus


def rebuild_doc(corpus: Corpus, doc_id: str) -> Doc:
    """See `Corpus.doc`."""
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from vanthu.labelling.value import Cue, Label

    where = ds.field("doc_id") == doc_id
    head = corpus.table("documents", ["text"], where)
    if head.empty:
        raise UsageError(f"No document {doc_id!r} in {corpus.folder}: its ids are in the table documents.")
    paragraphs = corpus.table("paragraphs", where=where)
    sentences = corpus.table("sentences", where=where)
    text = str(head["text"].iloc[0])
    words, spaces = _tokens(text, sentences)
    doc = Doc(Vocab(), words=words, spaces=spaces)
    # spaCy keeps attributes by extent: a paragraph of one sentence shares them, and its own label is the one to stay.
    for name, frame in (("sentences", sentences), ("paragraphs", paragraphs)):
        spans: list[Any] = []
        for row in rows(frame):
            span: Any = doc.char_span(row.start, row.end, label=name[:-1], alignment_mode="expand")
            cues = (
                tuple(Cue(**cue) for cue in row.cues) if name == "sentences" else getattr(span._.polarity, "cues", ())
            )
            span._.domain = Label(row.domain, row.domain_score, getattr(row, "domain_basis", "words"))
            span._.polarity = Label(row.polarity, row.polarity_score, getattr(row, "polarity_basis", "words"), cues)
            if name == "paragraphs":
                span._.role, span._.marker, span._.section_id = row.role, row.marker, row.section_id
            spans.append(span)
        doc.spans[name] = spans
    _put_entities(doc, corpus.table("entities", where=where))
    return doc


def _put_entities(doc: Doc, entities: pd.DataFrame) -> None:
    import json

    from spacy.util import filter_spans

    groups: dict[str, list[Any]] = {group: [] for group in GROUPS.values()}
    for row in rows(entities):
        span: Any = doc.char_span(row.start, row.end, label=row.label, alignment_mode="expand")
        span._.value = json.loads(row.value)
        groups[GROUPS[row.label]].append(span)
    for group, spans in groups.items():
        doc.spans[group] = spans
    doc.ents = filter_spans([span for spans in groups.values() for span in spans])


def _tokens(text: str, sentences: pd.DataFrame) -> tuple[list[str], list[bool]]:
    """Words and trailing-space flags that spell `text`: the stored words inside sentences, white space between."""
    pieces: list[str] = []
    at = 0
    for row in rows(sentences):
        _gap(text[at : row.start], pieces)
        at = row.start
        for word in row.words:
            begin = text.index(word, at)
            _gap(text[at:begin], pieces)
            pieces.append(word)
            at = begin + len(word)
    _gap(text[at:], pieces)
    words: list[str] = []
    spaces: list[bool] = []
    for piece in pieces:
        if piece == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    return words, spaces


def _gap(gap: str, pieces: list[str]) -> None:
    """What stands between words: one space alone, other white space and markers as pieces of their own."""
    import re

    pieces.extend(re.findall(r" (?! )|\s+|[^\s]+", gap))
