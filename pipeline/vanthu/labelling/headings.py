"""The prior that a heading gives to the text under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from vanthu.orthography import fold
from vanthu.vocabulary import table

STRENGTH = 0.7
"""Probability that text under a heading has the polarity the heading names; the others share the rest."""
DOMAIN_WEIGHT = 0.5
"""Exponent that flattens the classifier's reading of a title, so that the words below can overrule it."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = table("headings", __package__)
    return tuple((re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)"), row["polarity"]) for row in rows)


def heading_polarity(title: str) -> str | None:
    """The polarity a heading announces; None if it announces none or contrasts two ("kết quả và hạn chế")."""
    folded = fold(title)
    found = [polarity for pattern, polarity in _patterns() if pattern.search(folded)]
    return None if not found or {"achievement", "shortcoming"} <= set(found) else found[0]


def polarity_prior(titles: Sequence[str], labels: Sequence[str]) -> npt.NDArray[np.float64] | None:
    """What the innermost title that announces a polarity says; None if none does."""
    named = next((polarity for title in titles if (polarity := heading_polarity(title))), None)
    if named is None:
        return None
    rest = (1 - STRENGTH) / (len(labels) - 1)
    return np.array([STRENGTH if label == named else rest for label in labels])


def domain_prior(title: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """From the classifier's probabilities of the innermost title to a prior for the text under it."""
    flat: npt.NDArray[np.float64] = np.power(title, DOMAIN_WEIGHT)
    flat /= flat.sum()
    return flat
