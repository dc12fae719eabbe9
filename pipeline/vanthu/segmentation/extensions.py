"""The attributes vanthu keeps on spaCy objects, declared once. Importing this module registers them."""

from __future__ import annotations

from typing import Any

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


def key(name: str, start: int, end: int) -> tuple[str, str, int, int]:
    """Where spaCy keeps `span._.<name>` of the span of these characters in `doc.user_data`.

    `span._` makes an object at each use, which costs more than the span itself; spans of the same characters share
    what is kept there.
    """
    return ("._.", name, start, end)


def attribute(doc: Doc, name: str, start: int, end: int) -> Any:
    """What `span._.<name>` of the span of these characters holds; None if nothing was set."""
    data: dict[Any, Any] = doc.user_data
    return data.get(key(name, start, end))


def set_attributes(doc: Doc, start: int, end: int, **values: Any) -> None:
    """Sets `span._.<name>` of the span of these characters for each of `values`."""
    data: dict[Any, Any] = doc.user_data
    for name, value in values.items():
        data[key(name, start, end)] = value
