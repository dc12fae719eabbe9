"""The spaCy tokenizer: one token a word (`Bộ Chính trị` is one), exact text, built in batches.

White space beyond the single space that spaCy keeps after a token becomes tokens of its own, so that `doc.text` is the
text given, always. Lines, and in a notice markers and paragraphs, are segmented one by one: no token straddles them.
With protectors, no other token reaches over a stop (see `protection`); without, the tokens are underthesea's words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Self

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from ..notice import Notice
from . import extensions as _extensions  # noqa: F401 - registers doc._.notice
from . import segment
from .boundaries import LINE
from .plain import Offsets
from .protection import DEFAULT, by_line, cut_at_stops, protected_spans

_FILLING = re.compile(r"\n+|[^\S\n]+|\S+")
_SPACE = ord(" ")
_BLANKS = np.array([ord(c) for c in " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000"], np.uint32)
_BATCH_CHARACTERS = 1 << 18
"""Enough to fill the engine's arrays, little enough to keep memory flat."""


@registry.tokenizers("vanthu.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(protect: Sequence[str] = DEFAULT) -> Callable[[Language], Tokenizer]:
    """Factory of the tokenizer; `protect` names the protectors (see `protectors`) whose spans stay single tokens."""
    names = list(protect)

    def make(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, names)

    return make


class Tokenizer:
    """Turns texts and notices into Docs. Holds a vocabulary and a list of names, so it can be pickled and shared."""

    def __init__(self, vocab: Vocab, protect: Sequence[str] = DEFAULT) -> None:
        self.vocab = vocab
        self.protect = list(protect)

    def __call__(self, text: str) -> Doc:
        """The Doc of one text; `doc.text == text`."""
        return self._docs([text])[0]

    def pipe(self, texts: Iterable[str], batch_size: int = 256) -> Iterator[Doc]:
        """Docs of many texts, segmented in batches of at most `batch_size`."""
        for batch in _batches(texts, batch_size):
            yield from self._docs(batch)

    def from_notices(self, notices: Iterable[Notice]) -> list[Doc]:
        """Docs of notices, segmented together, each with its `doc._.notice`."""
        kept = list(notices)
        docs: list[Doc] = []
        for batch in _batches((notice.text for notice in kept), 256):
            docs.extend(self._docs(batch, [_pieces(notice) for notice in kept[len(docs) : len(docs) + len(batch)]]))
        for doc, notice in zip(docs, kept, strict=True):
            doc._.notice = notice
        return docs

    def _docs(self, texts: Sequence[str], cuts: Sequence[list[tuple[int, int]]] | None = None) -> list[Doc]:
        """Docs of texts; `cuts` gives for each the pieces no token may straddle, by default its lines."""
        lines = cuts or [[match.span() for match in LINE.finditer(text)] for text in texts]
        pieces = [text[start:end] for text, spans in zip(texts, lines, strict=True) for start, end in spans]
        protected: list[list[tuple[int, int]]] | None = None
        found: list[list[tuple[int, int]]] = []
        if self.protect:
            # The families see whole texts here as they do later, so that they find the same spans both times.
            found = [protected_spans(text, self.protect) for text in texts]
            protected = [span for spans, text in zip(lines, found, strict=True) for span in by_line(spans, text)]
        offsets = iter(segment(pieces, protected))
        docs = []
        for at, (text, spans) in enumerate(zip(texts, lines, strict=True)):
            arrays = [array + start for (start, _), array in zip(spans, islice(offsets, len(spans)), strict=True)]
            words = np.concatenate(arrays) if arrays else np.zeros((0, 2), np.int32)
            docs.append(self._doc(text, cut_at_stops(text, words, found[at]) if found else words))
        return docs

    def _doc(self, text: str, offsets: Offsets) -> Doc:
        """The Doc of `text` with tokens at `offsets`; whatever else lies between them becomes tokens of its own."""
        # Half of a character that NFC splits has no passage of its own; a word that it begins begins behind the space.
        starts, ends = offsets[offsets[:, 0] < offsets[:, 1]].T
        codes = np.frombuffer((text + "\0").encode("utf-32-le", "surrogatepass"), np.uint32)
        while (blank := np.flatnonzero(np.isin(codes[starts], _BLANKS))).size:
            starts[blank] += 1
        spaced = codes[ends] == _SPACE
        gaps = np.append(starts[1:], len(text)) - ends
        words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        spaces: list[bool] = spaced.tolist()
        every = _fillings(text[: starts[0]] if words else text)
        every_space = [False] * len(every)
        at = 0
        for word in np.flatnonzero(gaps != spaced).tolist():
            every.extend(words[at : word + 1])
            every_space.extend(spaces[at : word + 1])
            at = word + 1
            end = int(ends[word])
            fillings = _fillings(text[end + spaced[word] : end + int(gaps[word])])
            every.extend(fillings)
            every_space.extend([False] * len(fillings))
        return Doc(self.vocab, words=every + words[at:], spaces=every_space + spaces[at:])

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy's signature
        """The settings as JSON."""
        return json.dumps({"protect": self.protect}).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Takes over the settings that `to_bytes` wrote."""
        self.protect = list(json.loads(data)["protect"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Writes the settings to `path`."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Takes over the settings written to `path`."""
        return self.from_bytes(Path(path).read_bytes())

    def __reduce__(self) -> tuple[Any, ...]:
        return Tokenizer, (self.vocab, self.protect)


def _pieces(notice: Notice) -> list[tuple[int, int]]:
    """The paragraphs of a notice and, line by line, what stands between them (list markers)."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for start, end in [*((p.start, p.end) for p in notice.paragraphs), (len(notice.text), len(notice.text))]:
        pieces.extend(match.span() for match in LINE.finditer(notice.text, at, start))
        pieces.extend(match.span() for match in LINE.finditer(notice.text, start, end))
        at = end
    return pieces


def _fillings(gap: str) -> list[str]:
    """Tokens for what lies between two words: line breaks apart from other white space."""
    return _FILLING.findall(gap)


def _batches(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    """Lists of at most `size` texts or, save for single long ones, `_BATCH_CHARACTERS` characters."""
    batch: list[str] = []
    characters = 0
    for text in texts:
        if batch and (len(batch) >= size or characters + len(text) > _BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(text)
        characters += len(text)
    if batch:
        yield batch
