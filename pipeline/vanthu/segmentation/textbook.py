"""The decoder as textbooks have it: every template of every token, then Viterbi over two scores.

It adds in the order in which underthesea's core adds, so that it rounds, and breaks ties, as the core does. The
fast decoder leaves to it the texts where rounding decides; being linear in memory it also takes those that are
too long for the core, which keeps some kilobytes for each token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .casing import Casing, casing
from .weights import BEGIN, INSIDE, TEMPLATES, Weights

_PARTS = re.compile(r"T\[(-?\d+)(?:,(-?\d+))?\](?:\.(\w+))?")
_WINDOWS = 1 << 14
"""Emissions remembered while one text is decoded."""


class TextbookDecoder:
    """Labels tokens with the weights of the model."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._state = weights.state.tolist()
        self._templates = [(name + "=", *self._parts(name)) for name in TEMPLATES]

    @staticmethod
    def _parts(template: str) -> tuple[int, int, str]:
        """First and last distance and the function of a template."""
        match = _PARTS.fullmatch(template)
        if match is None:
            raise ValueError(f"not a feature template: {template}")
        first, last, function = match.groups()
        return int(first), int(last if last is not None else first), function or ""

    def attributes(self, tokens: Sequence[str]) -> list[list[str]]:
        """The attributes of each token, as the core's featurizer names them."""
        seen = {token: casing(token) for token in tokens}
        return [self._attributes([seen[token] for token in tokens], tokens, at) for at in range(len(tokens))]

    def _attributes(self, seen: Sequence[Casing], tokens: Sequence[str], at: int) -> list[str]:
        names = []
        for prefix, first, last, function in self._templates:
            start, end = at + first, at + last + 1
            if start < 0:
                value = "BOS"
            elif end > len(tokens):
                value = "EOS"
            elif function == "":
                value = " ".join(tokens[start:end])
            elif function == "isdigit":
                value = str(seen[start].digit)
            elif function == "istitle":
                value = str(all(token.title for token in seen[start:end]))
            else:
                value = " ".join([token.lower for token in seen[start:end]])
                if function == "is_in_dict":
                    value = str(value in self._weights.dictionary)
            names.append(prefix + value)
        return names

    def _emissions(self, tokens: Sequence[str]) -> Iterator[tuple[float, float]]:
        """For each token what its attributes add to the scores of B-W and I-W."""
        casings = {token: casing(token) for token in set(tokens)}
        seen = [casings[token] for token in tokens]
        rows = self._weights.attributes
        # Rounding decides in repetitive texts, so the same five tokens come again and again.
        known: dict[tuple[str | None, ...], tuple[float, float]] = {}
        padded = (None, None, *tokens, None, None)
        for at in range(len(tokens)):
            window = padded[at : at + 5]
            emission = known.get(window)
            if emission is None:
                emit_b = emit_i = 0.0
                for name in self._attributes(seen, tokens, at):
                    row = rows.get(name)
                    if row is not None:
                        weight_b, weight_i = self._state[row]
                        emit_b += weight_b
                        emit_i += weight_i
                emission = emit_b, emit_i
                if len(known) < _WINDOWS:
                    known[window] = emission
            yield emission

    def inside(self, tokens: Sequence[str]) -> list[bool]:
        """For each token whether it continues a word (I-W); the first never does."""
        if not tokens:
            return []
        (stay_b, to_i), (to_b, stay_i) = self._weights.transition.tolist()
        emissions = self._emissions(tokens)
        score_b, score_i = next(emissions)
        pointers: list[tuple[int, int]] = []
        for emit_b, emit_i in emissions:
            b_from_b, b_from_i = score_b + stay_b, score_i + to_b
            i_from_b, i_from_i = score_b + to_i, score_i + stay_i
            pointers.append((INSIDE if b_from_i > b_from_b else BEGIN, INSIDE if i_from_i > i_from_b else BEGIN))
            score_b = max(b_from_b, b_from_i) + emit_b
            score_i = max(i_from_b, i_from_i) + emit_i
        label = INSIDE if score_i > score_b else BEGIN
        labels = [label]
        for pointer in reversed(pointers):
            label = pointer[label]
            labels.append(label)
        labels.reverse()
        labels[0] = BEGIN
        return [label == INSIDE for label in labels]
