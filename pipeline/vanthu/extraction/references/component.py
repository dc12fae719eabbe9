"""The spaCy component `vanthu_references`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from vanthu.extraction.references.find import find_references
from vanthu.segmentation.extensions import text_of
from vanthu.segmentation.recutting import cut

_END_OF_PARAGRAPH = "¶"
_OWN = ("letterhead", "file_code")
"""Parts of a notice that print its own number, which is no citation."""


class References:
    """Writes `doc.spans["references"]`: spans labelled REFERENCE with a `Reference` in `span._.value`.

    A word that a mention begins or ends in is cut there (`lưu | Nghị quyết số …`), in a Doc that takes the place of the
    one given.
    """

    def __init__(self, unresolved: bool = False) -> None:
        self.unresolved = unresolved

    def __call__(self, doc: Doc) -> Doc:
        notice = doc._.notice
        day = doc._.date or (notice.letterhead.issued_on if notice is not None else None)
        own = [(p.start, p.end) for p in notice.paragraphs if p.role in _OWN] if notice is not None else []
        # In a notice a line is a whole paragraph: no mention runs on into the next one.
        text = text_of(doc).replace("\n", _END_OF_PARAGRAPH) if notice is not None else text_of(doc)
        found = [
            mention
            for mention in find_references(text, date=day or None, unresolved=self.unresolved)
            if not any(start <= mention.start < end for start, end in own)
        ]
        doc = cut(doc, (edge for mention in found for edge in (mention.start, mention.end)))
        spans: list[Span] = []
        for mention in found:
            span = doc.char_span(mention.start, mention.end, label=mention.label, alignment_mode="expand")
            if span is not None:
                span._.value = mention.value
                spans.append(span)
        doc.spans["references"] = spans
        return doc


@Language.factory("vanthu_references", default_config={"unresolved": False}, assigns=["doc.spans"])
def create_references(nlp: Language, name: str, unresolved: bool) -> References:  # noqa: ARG001
    """The component; `unresolved` also keeps phrases such as `Nghị quyết này` that no single document fits."""
    return References(unresolved)
