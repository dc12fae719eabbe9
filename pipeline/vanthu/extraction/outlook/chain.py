"""Figures of a text as a chain: one that is ahead makes the next one likely to be, unless what parts them says not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp, log1p

_ITEM = re.compile(r"\n[ \t]*(?:[-+*•–·]|\(?[0-9]{1,2}[.)/]|[a-zđ]\)|[ivx]+\.)")
_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)")
_HEAD = 90
"""Characters that a line has at most which heads others."""


def gap_features(gap: str) -> set[str]:
    """What parts two figures (the text between them, in small letters), as features of the step between them."""
    lines, ends = gap.count("\n"), len(_SENTENCE_END.findall(gap))
    found = {"all", f"lines{min(lines, 2)}", f"ends{min(ends, 2)}", f"length{min((len(gap) + 1).bit_length(), 9)}"}
    if not lines and not ends:
        found.add("sentence," if "," in gap else "sentence")
    if "\n\n" in gap:
        found.add("blank")
    if items := _ITEM.findall(gap):
        mark = items[-1].strip().lstrip("(")[0]
        found.update(("item", f"item{'1' if mark.isdecimal() else 'a' if mark.isalpha() else mark}"))
    if any(line and len(line) < _HEAD and line[-1] not in ".;," for line in map(str.strip, gap.split("\n")[1:-1])):
        found.add("head")
    found.update(name for mark, name in ((";", "semicolon"), (":", "colon"), (")", "closed")) if mark in gap)
    if gap.rfind("(") > gap.rfind(")"):
        found.add("opened")
    return found


def _both(one: float, two: float) -> float:
    """The logarithm of the sum of what has these logarithms."""
    return max(one, two) + log1p(exp(-abs(one - two)))


def marginals(evidence: Sequence[float], ahead: Sequence[float], reached: Sequence[float]) -> list[float]:
    """How likely each figure of a chain is ahead, by the forward-backward algorithm.

    `evidence` is the log odds of each by itself; `ahead` and `reached` what is added when two in a row are both ahead,
    or both not (at `i` for the step from `i - 1`, at 0 nothing).
    """
    n = len(evidence)
    if not n:
        return []
    forth = [(0.0, evidence[0])]
    for i in range(1, n):
        no, yes = forth[-1]
        forth.append((_both(no + reached[i], yes), _both(no, yes + ahead[i]) + evidence[i]))
    back = [(0.0, 0.0)] * n
    for i in range(n - 1, 0, -1):
        no, yes = back[i][0], back[i][1] + evidence[i]
        back[i - 1] = (_both(reached[i] + no, yes), _both(no, ahead[i] + yes))
    odds = [f[1] + b[1] - f[0] - b[0] for f, b in zip(forth, back, strict=True)]
    return [1 / (1 + exp(-o)) if o > 0 else exp(o) / (1 + exp(o)) for o in odds]
