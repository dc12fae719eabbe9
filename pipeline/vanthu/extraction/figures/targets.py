"""How targets bind and what a verdict says."""

from __future__ import annotations

import re

from .lexicon import Lexicon
from .quantities import Quantity
from .statement import Statement
from .value import Comparator, Verdict


def comparator(words: Lexicon, before: str, after: str) -> Comparator:
    """How a target binds, from the words before and after its figure (lower case); `=` where nothing is said."""
    ending, before = after[:14].lstrip(), f" {before.strip()}"
    if ending.startswith("trở lên") or (before.endswith(words.at_least) and not ending.startswith("trở xuống")):
        return ">="
    if ending.startswith("trở xuống") or before.endswith(words.at_most):
        return "<="
    if before.endswith(words.over):
        return ">"
    return "<" if before.endswith(words.under) else "="


def comparable(statement: Statement, q: Quantity) -> bool:
    """Whether a quantity can be the target of a statement: the same unit, a percentage, or no unit at all."""
    main = statement.main
    if q.kind in ("ratio", "duration"):
        return q.kind == main.kind == "duration"
    if q.kind == "percent":
        return main.kind == "percent" or statement.percent is not None or statement.change != 0
    if q.unit is None or main.unit is None or q.unit == main.unit:
        return True
    if main.kind == "rate":
        return main.unit.startswith(q.unit)
    return q.role in ("noun", "counter") and main.role in ("noun", "counter")


def verdict_of(match: re.Match[str] | None, text: str) -> Verdict | None:
    """The verdict that `Lexicon.verdict` matched in `text`; `đạt vượt` is exceeded."""
    if match is None:
        return None
    if match.group("missed"):
        return "missed"
    if match.group("exceeded") or text[match.end() :].lstrip().startswith("vượt"):
        return "exceeded"
    return "met"
