"""Words of a Doc cut where a mention begins or ends inside them: `Trưởng phòng` before a body `phòng Nội vụ`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from spacy.attrs import IDX, LENGTH, SENT_START, SPACY
from spacy.tokens import Doc, Span

from .extensions import text_of

_JOINTS = "-–|"
"""Besides white space, what words that were joined by mistake have between them."""


def cut(doc: Doc, places: Iterable[int], kept: Sequence[str] = ()) -> Doc:
    """The Doc with its words cut at these characters; the Doc itself where none lies inside a word.

    Words are cut beside white space and dashes only, and not those that are a span of one of the groups in `kept`. A
    Doc cannot be cut in place as fast, nor so that the space between two words stays one.
    """
    if not len(doc):
        return doc
    starts, lengths, spaced = doc.to_array([IDX, LENGTH, SPACY]).astype(int).reshape(-1, 3).T
    at = np.unique(np.fromiter(places, int))
    words = np.searchsorted(starts, at, "right") - 1
    inside = (starts[words] < at) & (at < starts[words] + lengths[words])
    if not inside.any():
        return doc
    text = text_of(doc)
    single = {span.start for group in kept for span in doc.spans.get(group, ()) if span.end - span.start == 1}
    cuts: dict[int, list[int]] = {}
    for word, place in zip(words[inside].tolist(), at[inside].tolist(), strict=True):
        if word not in single and _may_cut(text[place - 1 : place + 1]):
            cuts.setdefault(word, []).append(place)
    return _rebuilt(doc, text, cuts, (starts.tolist(), (starts + lengths).tolist(), spaced.tolist())) if cuts else doc


def _may_cut(around: str) -> bool:
    return any(char.isspace() or char in _JOINTS for char in around)


def _rebuilt(doc: Doc, text: str, cuts: dict[int, list[int]], words: tuple[list[int], list[int], list[int]]) -> Doc:
    """A Doc with some words cut, the same attributes and the same span groups."""
    forms: list[str] = []
    spaces: list[bool] = []
    first: list[int] = []
    for i, (start, end, space) in enumerate(zip(*words, strict=True)):
        first.append(len(forms))
        if i not in cuts:
            forms.append(text[start:end])
            spaces.append(bool(space))
            continue
        for form, spaced in _pieces(text, [start, *cuts[i], end]):
            forms.append(form)
            spaces.append(spaced)
        spaces[-1] = bool(space)
    first.append(len(forms))
    made = Doc(doc.vocab, words=forms, spaces=spaces, user_data=doc.user_data)
    if doc.has_annotation("SENT_START"):
        sentences = np.full(len(forms), -1, np.int64)
        sentences[first[:-1]] = doc.to_array([SENT_START]).astype(np.int64).reshape(-1)
        made.from_array([SENT_START], sentences.astype(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]
    for name, group in doc.spans.items():
        made.spans[name] = [Span(made, first[s.start], first[s.end], s.label, kb_id=s.kb_id) for s in group]
    return made


def _pieces(text: str, edges: list[int]) -> list[tuple[str, bool]]:
    """The words between the edges, each with whether a space follows; other white space is a word of its own."""
    pieces: list[tuple[str, bool]] = []
    for start, end in pairwise(edges):
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if lead and pieces and not pieces[-1][1] and piece[0] == " ":
            pieces[-1] = (pieces[-1][0], True)
            piece, lead = piece[1:], lead - 1
        if lead:
            pieces.append((piece[:lead], False))
        core = piece.strip()
        if core:
            behind = piece[lead + len(core) :]
            pieces.append((core, behind[:1] == " "))
            if rest := behind[1:] if behind[:1] == " " else behind:
                pieces.append((rest, False))
    return pieces
