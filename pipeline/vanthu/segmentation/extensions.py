"""The attributes vanthu keeps on spaCy objects, declared once. Importing this module registers them."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from . import serialising as _serialising  # noqa: F401 - teaches spaCy to write these attributes

for _name in ("notice", "place", "date"):
    # notice: the Notice the Doc was built from; place and date: what the text does not say of itself.
    Doc.set_extension(_name, default=None, force=True)
for _name in ("value", "role", "marker", "section_id"):
    Span.set_extension(_name, default=None, force=True)
for _owner in (Doc, Span):
    for _name in ("domain", "polarity"):
        _owner.set_extension(_name, default=None, force=True)


def text_of(doc: Doc) -> str:
    """The text of a Doc. spaCy joins it anew from the tokens at each `doc.text`; the notice has it ready."""
    text: str = doc.text if doc._.notice is None else doc._.notice.text
    return text
