"""The spaCy component that labels paragraphs, sentences and the Doc itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from vanthu.labelling.cues import find_cues
from vanthu.labelling.encoder import Ints
from vanthu.labelling.headings import domain_prior, polarity_prior, verdict_prior
from vanthu.labelling.model import Encoded, Models, Probabilities, load_models
from vanthu.labelling.value import Basis, Label
from vanthu.notice import Notice
from vanthu.segmentation.extensions import text_of

TEXT_ROLES = ("body", "table", "heading")
_FORMAL = Label("none", 1.0, "words"), Label("neutral", 1.0, "words")


@dataclass(frozen=True, slots=True)
class _Item:
    """Something to label: the characters it covers in its Doc, and the titles above it, innermost first."""

    target: Doc | Span
    doc: int
    start: int
    end: int
    titles: tuple[str, ...] = ()
    verdict: str | None = None
    """What its figures say against their targets: `met` (exceeded too) or `missed`; None if nothing, or both."""


class Labels:
    """Sets `_.domain` and `_.polarity` on paragraphs, sentences and the Doc. Models are loaded when first used."""

    def __init__(self, models: str | None) -> None:
        self.models = models

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Label Docs; all spans of a batch of Docs are scored together."""
        for docs in batched(stream, batch_size):
            self._label(docs)
            yield from docs

    def _label(self, docs: Sequence[Doc]) -> None:
        models = load_models(self.models)
        texts = [text_of(doc) for doc in docs]
        encoded = Encoded.of(texts)
        items = [item for i, doc in enumerate(docs) for item in _items(i, doc, len(texts[i]))]
        rows = _rows(encoded, items, len(texts))
        words = models.probabilities(encoded, rows)
        cues = find_cues(encoded, rows, texts, [item.doc for item in items])
        domains = _decide("domain", words["domain"], items, models, self.models)
        polarities = _decide("polarity", words["polarity"], items, models, self.models)
        for item, domain, (polarity, score, basis), found in zip(items, domains, polarities, cues, strict=True):
            item.target._.domain = Label(*domain)
            item.target._.polarity = Label(polarity, score, basis, found)


def batched(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """Lists of at most `size` Docs (itertools.batched is there only from Python 3.12)."""
    docs = iter(stream)
    while batch := list(islice(docs, size)):
        yield batch


def _rows(encoded: Encoded, items: Sequence[_Item], texts: int) -> Ints:
    """The units each item covers."""
    bounds = encoded.whole_texts(texts)
    # Offsets run on from text to text, so that one sorted array finds the units of all items.
    length = int(encoded.units.ends.max(initial=0)) + 1
    running = encoded.units.starts + encoded.units.text * length
    docs = np.array([item.doc for item in items], np.int64)
    starts = np.array([min(item.start, length - 1) for item in items], np.int64) + docs * length
    ends = np.array([min(item.end, length - 1) for item in items], np.int64) + docs * length
    first = np.clip(np.searchsorted(running, starts, "left"), bounds[docs, 0], bounds[docs, 1])
    last = np.clip(np.searchsorted(running, ends, "left"), bounds[docs, 0], bounds[docs, 1])
    return np.stack([first, np.maximum(first, last)], axis=1)


def _decide(
    task: str, words: Probabilities, items: Sequence[_Item], models: Models, folder: str | None
) -> list[tuple[str, float, Basis]]:
    """Words and heading together: the product of what each says, so that clear words overrule a heading."""
    labels = models.labels(task)
    decided: list[tuple[str, float, Basis]] = []
    for row, item in zip(words, items, strict=True):
        prior = _prior(task, item.titles, labels, folder) if item.titles else None
        if task == "polarity" and item.verdict:
            row = row * verdict_prior(item.verdict, labels)  # noqa: PLW2901 - figures are part of the words
        together = row if prior is None else row * prior
        best = int(together.argmax())
        decided.append((labels[best], float(together[best] / together.sum()), _basis(best, row, prior)))
    return decided


@lru_cache(maxsize=4096)
def _prior(task: str, titles: tuple[str, ...], labels: tuple[str, ...], folder: str | None) -> Probabilities | None:
    if task == "polarity":
        return polarity_prior(titles, labels)
    return domain_prior(load_models(folder).of_texts(list(titles[:1]))["domain"][0])


def _basis(best: int, words: Probabilities, prior: Probabilities | None) -> Basis:
    """What decided: words alone, the heading against the words, or both together."""
    if prior is None:
        return "words"
    if int(words.argmax()) != best:
        return "heading"
    return "both" if prior[best] >= prior.max() - 1e-9 else "words"


def _items(number: int, doc: Doc, length: int) -> Iterator[_Item]:
    """The Doc, its paragraphs and its sentences. What is no running text is labelled at once and left out."""
    yield _Item(doc, number, 0, length)
    notice: Notice | None = doc._.notice
    titles: dict[int | None, tuple[str, ...]] = {None: ()}
    sentences = list(doc.spans.get("sentences", ()))
    verdicts = [(f.start_char, f._.value.verdict) for f in doc.spans.get("figures", ()) if f._.value.verdict]
    at = 0
    for paragraph in doc.spans.get("paragraphs", ()):
        section = paragraph._.section_id
        if section not in titles:
            titles[section] = tuple(s.title for s in notice.section_path(section)) if notice else ()
        role = paragraph._.role
        group = [paragraph]
        while at < len(sentences) and sentences[at].start < paragraph.end:
            group.append(sentences[at])
            at += 1
        for span in group:
            if role in TEXT_ROLES:
                above = () if role == "heading" else titles[section]
                start, end = span.start_char, span.end_char
                yield _Item(span, number, start, end, above, _verdict(verdicts, start, end))
            else:
                span._.domain, span._.polarity = _FORMAL


def _verdict(verdicts: Sequence[tuple[int, str]], start: int, end: int) -> str | None:
    """The one verdict of the figures between two offsets; None if there is none, or both."""
    found = {"missed" if verdict == "missed" else "met" for at, verdict in verdicts if start <= at < end}
    return found.pop() if len(found) == 1 else None


@Language.factory("vanthu_labels", default_config={"models": None})
def create_labels(nlp: Language, name: str, models: str | None) -> Labels:  # noqa: ARG001 - spaCy's signature
    """Factory of the component; `models` names a folder made by `vanthu train`, None the shipped models."""
    return Labels(models)
