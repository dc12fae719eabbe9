"""The spaCy component that labels paragraphs, sentences and the Doc itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from vanthu.labelling.cues import find_cues
from vanthu.labelling.headings import domain_prior, polarity_prior, verdict_prior
from vanthu.labelling.model import TASKS, Encoded, Models, Probabilities, load_models
from vanthu.labelling.units import Ints
from vanthu.labelling.value import Basis, Cue, Label
from vanthu.notice import Notice
from vanthu.segmentation.extensions import attribute, key, set_attributes, text_of

TEXT_ROLES = ("body", "table", "heading")
VERDICTS = (None, "met", "missed")
"""What figures say against their targets: nothing (or both), `met` (exceeded too), `missed`."""
_BASES: tuple[Basis, ...] = ("words", "heading", "both")
_FORMAL = Label("none", 1.0, "words"), Label("neutral", 1.0, "words")


@dataclass(slots=True)
class _Items:
    """What is to be labelled in a batch of Docs, column by column."""

    docs: list[int] = field(default_factory=list)
    """Which Doc each lies in."""
    starts: list[int] = field(default_factory=list)
    """Its characters in that Doc, as `ends`."""
    ends: list[int] = field(default_factory=list)
    paragraphs: list[bool] = field(default_factory=list)
    """A paragraph, or a sentence that is not all of one. (Spans of the same characters share their attributes.)"""
    titles: list[int] = field(default_factory=list)
    """The titles above it, as a place in `above`."""
    verdicts: list[int] = field(default_factory=list)
    """What its figures say against their targets, as a place in `VERDICTS`."""
    above: dict[tuple[str, ...], int] = field(default_factory=dict)
    """Titles, innermost first, each numbered."""

    def add(self, doc: int, start: int, end: int, *, paragraph: bool, titles: int, verdict: int) -> None:
        """One more."""
        self.docs.append(doc)
        self.starts.append(start)
        self.ends.append(end)
        self.paragraphs.append(paragraph)
        self.titles.append(titles)
        self.verdicts.append(verdict)


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
        items = _Items()
        for number, doc in enumerate(docs):
            _collect(items, number, doc, len(texts[number]))
        encoded, rows, words = score_passages(models, texts, items.docs, items.starts, items.ends)
        cues = find_cues(encoded, rows, texts, items.docs)
        decided = [_decide(task, words[task], items, models, self.models) for task in TASKS]
        data = [doc.user_data for doc in docs]
        for number, start, end, domain, (polarity, score, basis), found in zip(
            items.docs, items.starts, items.ends, *(d.labels() for d in decided), cues, strict=True
        ):
            attributes = data[number]
            attributes[key("domain", start, end)] = Label(*domain)
            attributes[key("polarity", start, end)] = Label(polarity, score, basis, found)
        of_docs = [_average(d, items, rows, len(docs)) for d in decided]
        whole: list[list[Cue]] = [[] for _ in docs]
        for number, paragraph, found in zip(items.docs, items.paragraphs, cues, strict=True):
            if paragraph:
                whole[number].extend(found)
        for doc, domain, (polarity, score, basis), found in zip(docs, *of_docs, whole, strict=True):
            doc._.domain, doc._.polarity = Label(*domain), Label(polarity, score, basis, tuple(found))


def batched(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """Lists of at most `size` Docs (itertools.batched is there only from Python 3.12)."""
    docs = iter(stream)
    while batch := list(islice(docs, size)):
        yield batch


def score_passages(
    models: Models, texts: Sequence[str], numbers: Sequence[int], starts: Sequence[int], ends: Sequence[int]
) -> tuple[Encoded, Ints, dict[str, Probabilities]]:
    """What the words of passages say: the texts encoded, the units each passage covers, and its probabilities.

    A passage is the characters `starts[i]` to `ends[i]` (0-based, exclusive) of `texts[numbers[i]]`.
    """
    encoded = Encoded.of(texts)
    bounds = encoded.whole_texts(len(texts))
    # Offsets run on from text to text, so that one sorted array finds the units of all passages.
    length = int(encoded.units.ends.max(initial=0)) + 1
    running = encoded.units.starts + encoded.units.text * length
    of = np.array(numbers, np.int64)
    begin = np.minimum(np.array(starts, np.int64), length - 1) + of * length
    end = np.minimum(np.array(ends, np.int64), length - 1) + of * length
    first = np.clip(np.searchsorted(running, begin, "left"), bounds[of, 0], bounds[of, 1])
    last = np.clip(np.searchsorted(running, end, "left"), bounds[of, 0], bounds[of, 1])
    rows = np.stack([first, np.maximum(first, last)], axis=1)
    return encoded, rows, models.probabilities(encoded, rows)


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


def _decide(task: str, words: Probabilities, items: _Items, models: Models, folder: str | None) -> _Decision:
    """Words and heading together: the product of what each says, so that clear words overrule a heading."""
    labels = models.labels(task)
    if task == "polarity":
        verdicts = np.array([verdict_prior(verdict, labels) for verdict in VERDICTS])
        words = words * verdicts[np.array(items.verdicts, np.int64)]
    priors = [_prior(task, title, labels, folder) for title in items.above]
    known = np.array([prior is not None for prior in priors], np.bool_)
    table = np.array([np.ones(len(labels)) if prior is None else prior for prior in priors]).reshape(-1, len(labels))
    of_item = np.array(items.titles, np.int64)
    prior = table[of_item]
    together = words * prior
    best = together.argmax(axis=1)
    # Words alone, the heading against the words, or both together.
    basis = np.where(prior[np.arange(len(best)), best] >= prior.max(axis=1, initial=0) - 1e-9, 2, 0)
    basis[words.argmax(axis=1) != best] = 1
    basis[~known[of_item]] = 0
    return _Decision(labels, together / together.sum(axis=1, keepdims=True), basis)


def _average(decision: _Decision, items: _Items, rows: Ints, docs: int) -> list[tuple[str, float, Basis]]:
    """The labels of whole Docs: the mean of their paragraphs' probabilities, weighed by length."""
    whole = np.flatnonzero(np.array(items.paragraphs, np.bool_))
    of_item = np.array(items.docs, np.int64)
    weight = rows[whole, 1] - rows[whole, 0]
    sums = np.zeros((docs, len(decision.names)))
    np.add.at(sums, of_item[whole], decision.chances[whole] * weight[:, None])
    formal = next((i for i, name in enumerate(decision.names) if name in ("none", "neutral")), 0)
    sums[sums.sum(axis=1) == 0, formal] = 1.0
    helped = set(of_item[decision.basis > 0].tolist())
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


def _collect(items: _Items, number: int, doc: Doc, length: int) -> None:
    """Add a Doc's paragraphs and sentences, or its whole text. What is no running text is labelled at once."""
    without = items.above.setdefault((), len(items.above))
    if not doc.spans.get("paragraphs"):
        items.add(number, 0, length, paragraph=True, titles=without, verdict=0)
        return
    notice: Notice | None = doc._.notice
    titles: dict[int | None, int] = {None: without}
    sentences = [(s.start_char, s.end_char) for s in doc.spans.get("sentences", ())]
    verdicts = _verdicts(doc)
    data: dict[Any, Any] = doc.user_data
    at = 0
    for paragraph in doc.spans["paragraphs"]:
        start, end = paragraph.start_char, paragraph.end_char
        section, role = data.get(key("section_id", start, end)), data.get(key("role", start, end))
        if section not in titles:
            path = tuple(s.title for s in notice.section_path(section)) if notice else ()
            titles[section] = items.above.setdefault(path, len(items.above))
        bounds = [(start, end)]
        while at < len(sentences) and sentences[at][0] < end:
            if sentences[at] != (start, end):
                bounds.append(sentences[at])
            at += 1
        if role not in TEXT_ROLES:
            for first, last in bounds:
                set_attributes(doc, first, last, domain=_FORMAL[0], polarity=_FORMAL[1])
            continue
        above = without if role == "heading" else titles[section]
        for inside, (first, last) in enumerate(bounds):
            verdict = _verdict(verdicts, first, last) if verdicts else 0
            items.add(number, first, last, paragraph=inside == 0, titles=above, verdict=verdict)


def _verdicts(doc: Doc) -> list[tuple[int, int]]:
    """Where figures have a verdict, and which, as a place in `VERDICTS`; in text order."""
    spans = ((f.start_char, f.end_char) for f in doc.spans.get("figures", ()))
    values = ((start, attribute(doc, "value", start, end).verdict) for start, end in spans)
    return sorted((start, 2 if verdict == "missed" else 1) for start, verdict in values if verdict)


def _verdict(verdicts: list[tuple[int, int]], start: int, end: int) -> int:
    """The one verdict of the figures between two offsets; 0 if there is none, or both."""
    inside = verdicts[bisect_left(verdicts, (start,)) : bisect_left(verdicts, (end,))]
    found = {verdict for _, verdict in inside}
    return found.pop() if len(found) == 1 else 0


@Language.factory("vanthu_labels", default_config={"models": None})
def create_labels(nlp: Language, name: str, models: str | None) -> Labels:  # noqa: ARG001 - spaCy's signature
    """Factory of the component; `models` names a folder made by `vanthu train`, None the shipped models."""
    return Labels(models)
