"""The spaCy tokenizer: one token a word (`Bộ Chính trị` is one), exact text, built in batches.

White space beyond the single space that spaCy keeps after a token becomes tokens of its own, so that `doc.text` is the
text given, always. Lines are segmented one by one, so no token straddles a line or a paragraph.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Self

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from ..notice import Notice
from . import extensions as _extensions  # noqa: F401 - registers doc._.notice
from . import segment
from .protection import DEFAULT, chosen, protected_spans

_LINE = re.compile(r"[^\n]+")
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
            docs.extend(self._docs(batch))
        for doc, notice in zip(docs, kept, strict=True):
            doc._.notice = notice
        return docs

    def _docs(self, texts: Sequence[str]) -> list[Doc]:
        lines = [[match.span() for match in _LINE.finditer(text)] for text in texts]
        pieces = [text[start:end] for text, spans in zip(texts, lines, strict=True) for start, end in spans]
        spans = [chosen(protected_spans(piece, self.protect)) for piece in pieces] if self.protect else None
        offsets = iter(segment(pieces, spans))
        docs = []
        for text, text_lines in zip(texts, lines, strict=True):
            words: list[tuple[int, int]] = []
            for (start, _), found in zip(text_lines, islice(offsets, len(text_lines)), strict=True):
                words.extend(map(tuple, (found + start).tolist()))
            docs.append(self._doc(text, words))
        return docs

    def _doc(self, text: str, offsets: Sequence[tuple[int, int]]) -> Doc:
        """The Doc of `text` with tokens at `offsets`; whatever lies between them is kept."""
        words: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in offsets:
            if start >= end or start < at:
                continue  # half of a character that NFC splits: it has no passage of its own
            if start == at + 1 and words and text[at] == " ":
                spaces[-1] = True
            elif start > at:
                _fill(text, at, start, words, spaces)
            words.append(text[start:end])
            spaces.append(False)
            at = end
        if at < len(text):
            _fill(text, at, len(text), words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

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


def _fill(text: str, start: int, end: int, words: list[str], spaces: list[bool]) -> None:
    """Adds what lies between two words: spaCy's one space to the word before, the rest as tokens, lines apart."""
    if words and not spaces[-1] and text[start] == " ":
        spaces[-1] = True
        start += 1
    for piece in re.findall(r"\n+|\s+?(?=\n|\S|\Z)|\S+", text[start:end]):
        words.append(piece)
        spaces.append(False)


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
