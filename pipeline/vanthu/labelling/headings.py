"""Priors from outside the words: the heading above a text, and what its figures say against their targets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from vanthu.orthography import fold
from vanthu.vocabulary import table

SHARES = {
    "achievement": {"achievement": 0.750, "neutral": 0.130, "shortcoming": 0.114, "directive": 0.006},
    "shortcoming": {"shortcoming": 0.850, "neutral": 0.090, "achievement": 0.054, "directive": 0.006},
    "directive": {"directive": 0.90, "neutral": 0.06, "achievement": 0.02, "shortcoming": 0.02},
    "neutral": {"neutral": 0.70, "directive": 0.10, "achievement": 0.10, "shortcoming": 0.10},
}
"""What text under a heading that announces a polarity is, as estimated from notices: under "Kết quả đạt được" stand
also facts and some shortcomings, but hardly an order. A verb without a subject ("Thực hiện tốt …") is an order or a
result, which only the heading tells."""
DOMAIN_WEIGHT = 0.5
"""Exponent that flattens the classifier's reading of a title, so that the words below can overrule it."""


VERDICT_WEIGHT = 8.0
"""How much likelier a met target makes an achievement, a missed one a shortcoming: on the 235 labelled texts with a
verdict this takes the polarity of held-out batches from 0.753 to 0.906."""


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = table("headings", __package__)
    return tuple((re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)"), row["polarity"]) for row in rows)


def heading_polarity(title: str) -> str | None:
    """The polarity a heading announces; None if it announces none or contrasts two ("kết quả và hạn chế").

    A Vietnamese phrase begins with its head, so the first word that announces something counts: "kết quả thực hiện
    nhiệm vụ" tells of results, "nhiệm vụ khắc phục hạn chế" of tasks.
    """
    folded = fold(title)
    matches = ((pattern.search(folded), polarity) for pattern, polarity in _patterns())
    named = [polarity for *_, polarity in sorted((m.start(), -m.end(), polarity) for m, polarity in matches if m)]
    if not named or named[0] == "none" or {"achievement", "shortcoming"} <= set(named):
        return None
    return named[0]


@cache
def _domain_terms() -> tuple[re.Pattern[str], dict[str, str]]:
    # What is too general for text but clear in a title comes last and so wins over the terms of text.
    of_titles = [row for row in table("domains", __package__) if "titles" in row["source"]]
    rows = [*of_titles, *table("heading_domains", __package__)]
    domains = {row["term"]: row["domain"] for row in rows}
    longest_first = sorted(domains, key=lambda term: (-len(term), term))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), domains


def heading_domain(title: str) -> str | None:
    """The one domain a heading names; None if it names none or several ("văn hóa - xã hội").

    >>> heading_domain("Về quốc phòng, an ninh"), heading_domain("Kinh tế - xã hội")
    ('defence_security', None)
    """
    pattern, domains = _domain_terms()
    named = {domains[match.group()] for match in pattern.finditer(fold(title))}
    return named.pop() if len(named) == 1 and "none" not in named else None


def polarity_prior(titles: Sequence[str], labels: Sequence[str]) -> npt.NDArray[np.float64] | None:
    """What the innermost title that announces a polarity says; None if none does."""
    named = next((polarity for title in titles if (polarity := heading_polarity(title))), None)
    if named is None:
        return None
    return np.array([SHARES[named].get(label, 0.02) for label in labels])


def domain_prior(title: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """From the classifier's probabilities of the innermost title to a prior for the text under it."""
    flat: npt.NDArray[np.float64] = np.power(title, DOMAIN_WEIGHT)
    flat /= flat.sum()
    return flat


def verdict_prior(verdict: str | None, labels: Sequence[str]) -> npt.NDArray[np.float64]:
    """What a figure's verdict on its target (`met`, `missed` or None) says of the text around it."""
    named = {"met": "achievement", "missed": "shortcoming"}.get(verdict or "")
    return np.array([VERDICT_WEIGHT if label == named else 1.0 for label in labels])
