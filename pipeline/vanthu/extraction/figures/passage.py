"""The paragraph that statements are read off: its brackets, its plans, the statements found so far."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from . import cues
from .lexicon import Lexicon, lexicon
from .quantities import Quantity
from .statement import Statement


class Passage:
    """A paragraph while its figures are grouped, with what can be asked of it."""

    def __init__(self, text: str, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.lower = _lower(text).replace("*", " ")
        self.quantities = quantities
        self.words: Lexicon = lexicon()
        self.bounds = self.words.over + self.words.under + self.words.about
        self.divided: tuple[int, int, tuple[str, str]] = (-1, -1, ("", ""))
        self.brackets = [m.span() for m in cues.BRACKET.finditer(text)] if "(" in text else []
        self.bracket_starts = [start for start, _ in self.brackets]
        self.found: list[Statement] = []
        planned = any(hint in self.lower for hint in cues.PLAN_HINTS)
        self.plans = [m.end() for m in self.words.plan.finditer(self.lower)] if planned else []
        self.at = 0

    def _far(self, previous: Statement, q: Quantity) -> bool:
        between = self.text[previous.last : q.start]
        return len(between) > cues.WINDOW * 2 or bool(cues.SENTENCE_END.search(between))

    def _bracket(self, at: int) -> int:
        i = bisect_right(self.bracket_starts, at) - 1
        return i if i >= 0 and at < self.brackets[i][1] else -1

    def _around(self, at: int) -> tuple[int, int] | None:
        inside = self._bracket(at)
        return self.brackets[inside] if inside >= 0 else None

    def _unchanged(self, change: Statement) -> Statement | None:
        """The statement of whose figure `change` tells the difference."""
        return next((s for s in reversed(self.found[-6:]) if not s.change and s.name == change.name), None)

    def _is_of_plan(self, q: Quantity, after: str) -> bool:
        """Whether a percentage is a share of the plan (`đạt 95% kế hoạch`)."""
        near = after[: cues.TAIL]
        return (
            q.kind == "percent"
            and any(h in near for h in cues.OF_PLAN_HINTS)
            and self.words.of_plan.match(near) is not None
        )

    def _of_plan(self, statement: Statement, percent: float) -> None:
        statement.of_plan = True
        begin = max(0, statement.main.start - cues.WINDOW)
        if percent < 100 and cues.PART_OF_YEAR.search(self.lower, begin, statement.main.start):
            return  # the year is not over
        if statement.verdict is None:
            statement.verdict = "exceeded" if percent > 100 else "met" if percent == 100 else "missed"
            statement.stated = False

    def _change_words(self, gap: str) -> re.Match[str] | None:
        tail = gap[-cues.TAIL :]
        if "tăng" in tail or "giảm" in tail or "rút" in tail:
            return self.words.change.search(tail)
        return None

    def _changed(self, q: Quantity, after: str) -> Statement | None:
        """The statement of the sentence whose figure changed: of the same unit, best named like what follows."""
        word = after.split(None, 1)[0].strip(",;.()") if after[:1] == " " and after.strip() else ""
        best: Statement | None = None
        for earlier in reversed(self.found[-6:]):
            if earlier.change or (q.kind != "percent" and earlier.main.unit != q.unit):
                continue
            if cues.SENTENCE_END.search(self.text[earlier.last : q.start]):
                break
            if word and earlier.name and word in earlier.name.lower():
                return earlier
            best = best or earlier
        return best

    def _same_level(self, bracket: int) -> Statement | None:
        return next((s for s in reversed(self.found[-8:]) if s.bracket == bracket), None)


def _lower(text: str) -> str:
    """Lower case of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
