"""The spaCy component that labels paragraphs, sentences and the Doc itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from vanthu.labelling.cues import find_cues
from vanthu.labelling.headings import domain_prior, polarity_prior, verdict_prior
from vanthu.labelling.model import TASKS, Encoded, Models, Probabilities, load_models
from vanthu.labelling.units import Ints
from vanthu.labelling.value import Basis, Cue, Label
from vanthu.notice import Notice
from vanthu.segmentation.extensions import attribute, set_attributes, text_of

TEXT_ROLES = ("body", "table", "heading")
_BASES: tuple[Basis, ...] = ("words", "heading", "both")
_FORMAL = Label("none", 1.0, "words"), Label("neutral", 1.0, "words")


@dataclass(frozen=True, slots=True)
class _Item:
    """Something to label: the characters it covers in its Doc, and the titles above it, innermost first."""

    paragraph: bool
    """A paragraph, or a sentence that is not all of one. (Spans of the same characters share their attributes.)"""
    doc: int
    start: int
    end: int
    titles: tuple[str, ...] = ()
    verdict: str | None = None
    """What its figures say against their targets: `met` (exceeded too) or `missed`; None if nothing, or both."""


class Labels:
    """Sets `_.domain` and `_.polarity` on paragraphs, sentences and the Doc. Models are loaded when first used.

    A Doc has the labels that are likeliest on the average of its paragraphs, longer ones counting for more; without
    paragraphs it is labelled as one text.
    """

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
        decided = [_decide(task, words[task], items, models, self.models) for task in TASKS]
        for item, domain, (polarity, score, basis), found in zip(
            items, *(d.labels() for d in decided), cues, strict=True
        ):
            set_attributes(
                docs[item.doc],
                item.start,
                item.end,
                domain=Label(*domain),
                polarity=Label(polarity, score, basis, found),
            )
        of_docs = [_average(d, items, rows, len(docs)) for d in decided]
        whole: list[list[Cue]] = [[] for _ in docs]
        for item, found in zip(items, cues, strict=True):
            if item.paragraph:
                whole[item.doc].extend(found)
        for doc, domain, (polarity, score, basis), found in zip(docs, *of_docs, whole, strict=True):
            doc._.domain, doc._.polarity = Label(*domain), Label(polarity, score, basis, tuple(found))


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


@dataclass(frozen=True, slots=True)
class _Decision:
    """What was decided on each item, for one task."""

    names: tuple[str, ...]
    chances: Probabilities
    basis: Ints
    """Place in `_BASES`."""

    def labels(self) -> Iterator[tuple[str, float, Basis]]:
        """Label, probability and basis of each item."""
        best = self.chances.argmax(axis=1)
        scores = self.chances[np.arange(len(best)), best]
        for label, score, basis in zip(best.tolist(), scores.tolist(), self.basis.tolist(), strict=True):
            yield self.names[label], score, _BASES[basis]


def _decide(task: str, words: Probabilities, items: Sequence[_Item], models: Models, folder: str | None) -> _Decision:
    """Words and heading together: the product of what each says, so that clear words overrule a heading."""
    labels = models.labels(task)
    if task == "polarity":
        numbers = {None: 0, "met": 1, "missed": 2}
        verdicts = np.array([verdict_prior(verdict, labels) for verdict in numbers])
        words = words * verdicts[np.array([numbers[item.verdict] for item in items], np.int64)]
    titles = {titles: number for number, titles in enumerate(dict.fromkeys(item.titles for item in items))}
    priors = [_prior(task, title, labels, folder) for title in titles]
    known = np.array([prior is not None for prior in priors], np.bool_)
    table = np.array([np.ones(len(labels)) if prior is None else prior for prior in priors]).reshape(-1, len(labels))
    of_item = np.array([titles[item.titles] for item in items], np.int64)
    prior = table[of_item]
    together = words * prior
    best = together.argmax(axis=1)
    # Words alone, the heading against the words, or both together.
    basis = np.where(prior[np.arange(len(items)), best] >= prior.max(axis=1, initial=0) - 1e-9, 2, 0)
    basis[words.argmax(axis=1) != best] = 1
    basis[~known[of_item]] = 0
    return _Decision(labels, together / together.sum(axis=1, keepdims=True), basis)


def _average(decision: _Decision, items: Sequence[_Item], rows: Ints, docs: int) -> list[tuple[str, float, Basis]]:
    """The labels of whole Docs: the mean of their paragraphs' probabilities, weighed by length."""
    weight = (rows[:, 1] - rows[:, 0]) * np.array([item.paragraph for item in items], np.bool_)
    sums = np.zeros((docs, len(decision.names)))
    np.add.at(sums, np.array([item.doc for item in items], np.int64), decision.chances * weight[:, None])
    total = sums.sum(axis=1)
    formal = next((i for i, name in enumerate(decision.names) if name in ("none", "neutral")), 0)
    sums[total == 0, formal] = 1.0
    helped = {item.doc for item, basis in zip(items, decision.basis.tolist(), strict=True) if basis}
    best = sums.argmax(axis=1)
    scores = sums[np.arange(docs), best] / sums.sum(axis=1)
    return [
        (decision.names[label], score, "both" if number in helped else "words")
        for number, (label, score) in enumerate(zip(best.tolist(), scores.tolist(), strict=True))
    ]


@lru_cache(maxsize=4096)
def _prior(task: str, titles: tuple[str, ...], labels: tuple[str, ...], folder: str | None) -> Probabilities | None:
    """What the titles above a text say; None without a title, or if they say nothing."""
    if not titles:
        return None
    if task == "polarity":
        return polarity_prior(titles, labels)
    return domain_prior(load_models(folder).of_texts(list(titles[:1]))["domain"][0])


def _items(number: int, doc: Doc, length: int) -> Iterator[_Item]:
    """Paragraphs and sentences, or the whole text. What is no running text is labelled at once and left out."""
    if not doc.spans.get("paragraphs"):
        yield _Item(True, number, 0, length)
        return
    notice: Notice | None = doc._.notice
    titles: dict[int | None, tuple[str, ...]] = {None: ()}
    sentences = [(s.start_char, s.end_char) for s in doc.spans.get("sentences", ())]
    verdicts = sorted((f.start_char, f._.value.verdict) for f in doc.spans.get("figures", ()) if f._.value.verdict)
    at = 0
    for paragraph in doc.spans["paragraphs"]:
        start, end = paragraph.start_char, paragraph.end_char
        section, role = attribute(doc, "section_id", start, end), attribute(doc, "role", start, end)
        if section not in titles:
            titles[section] = tuple(s.title for s in notice.section_path(section)) if notice else ()
        bounds = [(start, end)]
        while at < len(sentences) and sentences[at][0] < end:
            if sentences[at] != (start, end):
                bounds.append(sentences[at])
            at += 1
        if role not in TEXT_ROLES:
            for first, last in bounds:
                set_attributes(doc, first, last, domain=_FORMAL[0], polarity=_FORMAL[1])
            continue
        above = () if role == "heading" else titles[section]
        for number_inside, (first, last) in enumerate(bounds):
            yield _Item(number_inside == 0, number, first, last, above, _verdict(verdicts, first, last))


def _verdict(verdicts: list[tuple[int, str]], start: int, end: int) -> str | None:
    """The one verdict of the figures between two offsets; None if there is none, or both."""
    inside = verdicts[bisect_left(verdicts, (start,)) : bisect_left(verdicts, (end,))] if verdicts else ()
    found = {"missed" if verdict == "missed" else "met" for _, verdict in inside}
    return found.pop() if len(found) == 1 else None


@Language.factory("vanthu_labels", default_config={"models": None})
def create_labels(nlp: Language, name: str, models: str | None) -> Labels:  # noqa: ARG001 - spaCy's signature
    """Factory of the component; `models` names a folder made by `vanthu train`, None the shipped models."""
    return Labels(models)
