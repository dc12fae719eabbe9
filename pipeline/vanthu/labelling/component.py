"""The spaCy component that labels paragraphs, sentences and the Doc itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc, Span

import vanthu.segmentation.extensions  # noqa: F401 - registers the attributes
from vanthu.labelling.cues import find_cues
from vanthu.labelling.features import features
from vanthu.labelling.headings import STRENGTH, heading_polarity
from vanthu.labelling.model import Classifier, load_classifier
from vanthu.labelling.value import Basis, Label
from vanthu.notice import Notice

TASKS = ("domain", "polarity")
TEXT_ROLES = ("body", "table", "heading")
DOMAIN_PRIOR_WEIGHT = 0.5
_FORMAL = {"domain": Label("none", 1.0, "words"), "polarity": Label("neutral", 1.0, "words")}

Probabilities = npt.NDArray[np.float64]


class Labels:
    """Sets `_.domain` and `_.polarity` on paragraphs, sentences and the Doc. Models are loaded when first used."""

    def __init__(self, models: str | None) -> None:
        self.models = models

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Label Docs; all spans of a batch of Docs are scored together."""
        from spacy.util import minibatch

        for docs in minibatch(stream, batch_size):
            self._label(docs)
            yield from docs

    def _label(self, docs: Sequence[Doc]) -> None:
        spans: list[Doc | Span] = []
        titles: list[str | None] = []
        for doc in docs:
            spans.append(doc)
            titles.append(None)
            for span, title in _spans_with_titles(doc):
                spans.append(span)
                titles.append(title)
        batch = [features(token.text for token in span) for span in spans]
        results = {task: self._scored(task, batch, titles) for task in TASKS}
        for i, span in enumerate(spans):
            cues = find_cues(span)
            for task in TASKS:
                label, score, basis = results[task][i]
                span._.set(task, Label(label, score, basis, cues if task == "polarity" else ()))

    def _scored(
        self, task: str, batch: list[list[str]], titles: Sequence[str | None]
    ) -> list[tuple[str, float, Basis]]:
        classifier = load_classifier(task, self.models)
        words = classifier.probabilities(batch)
        scored: list[tuple[str, float, Basis]] = []
        for row, title in zip(words, titles, strict=True):
            prior = self._prior(task, title, classifier) if title else None
            together = row if prior is None else row * prior
            together = together / together.sum()
            best = int(together.argmax())
            scored.append((classifier.labels[best], float(together[best]), _basis(best, row, prior)))
        return scored

    def _prior(self, task: str, title: str, classifier: Classifier) -> Probabilities | None:
        if task == "polarity":
            return _polarity_prior(title, classifier.labels)
        return _domain_prior(title, self.models)


def _basis(best: int, words: Probabilities, prior: Probabilities | None) -> Basis:
    """What decided: words alone, the heading against the words, or both together."""
    if prior is None:
        return "words"
    if int(words.argmax()) != best:
        return "heading"
    return "both" if prior[best] >= prior.max() - 1e-9 else "words"


@lru_cache(maxsize=4096)
def _polarity_prior(title: str, labels: tuple[str, ...]) -> Probabilities | None:
    polarities = [found for part in title.split("\n") if (found := heading_polarity(part))]
    if not polarities:
        return None
    rest = (1 - STRENGTH) / (len(labels) - 1)
    return np.array([STRENGTH if label == polarities[0] else rest for label in labels])


@lru_cache(maxsize=4096)
def _domain_prior(title: str, models: str | None) -> Probabilities:
    """The classifier's own reading of the innermost heading, flattened so that the words can overrule it."""
    from vanthu.segmentation import words

    innermost = title.split("\n", 1)[0]
    row = load_classifier("domain", models).probabilities([features(words(innermost))])[0]
    flat: Probabilities = row**DOMAIN_PRIOR_WEIGHT
    return flat / flat.sum()


def _spans_with_titles(doc: Doc) -> Iterator[tuple[Span, str | None]]:
    """Paragraphs and sentences of running text with the titles above them (innermost first, one a line).

    Spans that are no running text are labelled at once.
    """
    notice: Notice | None = doc._.notice
    titles: dict[int | None, str | None] = {None: None}
    sentences = iter(doc.spans.get("sentences", ()))
    sentence = next(sentences, None)
    for paragraph in doc.spans.get("paragraphs", ()):
        section = paragraph._.section_id
        if section not in titles:
            path = notice.section_path(section) if notice else ()
            titles[section] = "\n".join(s.title for s in path) or None
        running = paragraph._.role in TEXT_ROLES
        title = titles[section] if paragraph._.role != "heading" else None
        group = [paragraph]
        while sentence is not None and sentence.start < paragraph.end:
            group.append(sentence)
            sentence = next(sentences, None)
        for span in group:
            if running:
                yield span, title
            else:
                span._.domain, span._.polarity = _FORMAL["domain"], _FORMAL["polarity"]


@Language.factory("vanthu_labels", default_config={"models": None})
def create_labels(nlp: Language, name: str, models: str | None) -> Labels:  # noqa: ARG001 - spaCy's signature
    """Factory of the component; `models` names a folder made by `vanthu train`, None the shipped models."""
    return Labels(models)
