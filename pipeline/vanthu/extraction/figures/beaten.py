"""By how much a plan was beaten or missed, and whose plan it was."""

from __future__ import annotations

import re
from bisect import bisect_left

from . import cues
from .aims import Aims
from .statement import Statement
from .targets import same_things, verdict_of
from .units import Quantity
from .value import Verdict


class Beaten(Aims):
    """A paragraph, with what is done when a figure tells how far a plan was beaten or missed."""

    def _judge(self, statement: Statement, q: Quantity, said: re.Match[str], *, upon_plan: bool) -> None:
        """Takes the verdict that leads to a plan's figure: `61,2%, chưa đạt mục tiêu 70%`, also within the year."""
        if said.lastgroup and statement.change and q.kind == "percent" != statement.main.kind:
            statement.verdict = verdict_of(said, said.string)
        elif upon_plan and said["missed"] and not said["missed"].endswith("hơn"):
            statement.verdict = "missed"
        elif said["exceeded"] == "vượt" and statement.comparator in (">", ">="):
            statement.verdict = "exceeded"

    def _is_own(self, previous: Statement, q: Quantity, lead: str) -> bool:
        """Whether the clause that `lead` ends with names something else than the figure before it."""
        comma = lead.rfind(", ")
        if comma < 0 or q.kind != "percent":
            return False
        named = self.words.names(lead[comma + 2 :])
        return len(named) > 1 and named.isdisjoint(self.words.names(previous.name or ""))

    def _beaten(self, previous: Statement, q: Quantity) -> Statement | None:
        """The statement whose plan was beaten or missed by `q`: the last one of its unit that has no verdict yet."""
        if previous.of_plan and (q.kind == "percent" or q.unit == cues.POINTS):
            return previous
        i = bisect_left(self.sentence_ends, q.start)
        begin = self.sentence_ends[i - 1] if i else 0
        for statement in reversed(self.found[-6:]):
            if statement.last < begin:
                break
            if statement.change and (q.kind != "percent" or self._unchanged(statement) is not None):
                continue
            unit = statement.main.unit
            if q.role in cues.COUNTED and unit:
                unit = unit.partition("/")[0]
            points = q.unit in cues.POINT_UNITS and unit is not None and unit[0] in "%đ"
            alike = same_things(q.unit, unit) or (q.unit in cues.ANYTHING and statement.main.role in cues.COUNTED)
            alike = alike or (q.unit is not None and (unit or "").startswith(f"{q.unit} "))
            alike = alike or (unit is None and q.unit is not None and f" {q.unit} " in f" {statement.name} ".lower())
            if q.kind != "percent" and q.unit is not None and not points and not alike:
                continue
            if statement.verdict is None and statement.target is None:
                return statement
        return previous if q.kind == "percent" or q.unit in (None, previous.main.unit) else None

    def _beat(self, statement: Statement, q: Quantity, excess: re.Match[str]) -> None:
        """Notes by how much the plan of a statement was beaten or missed."""
        word = excess.group("over") or excess.group("short")
        statement.comparison = statement.verdict is None and word.endswith("hơn")
        beyond: Verdict = "exceeded"
        within: Verdict = "missed"
        begin = max(q.start - cues.TAIL, self._begin_of_sentence(q.start))
        if self.words.ceiling.search(self.lower, begin, q.start):
            beyond, within, statement.comparison = "missed", "met", False  # `vượt mức cho phép 1,8%`
        statement.verdict = statement.verdict or (within if excess.group("short") else beyond)
        statement.notes.append(f"{word} {self.text[q.start : q.end]}")
        statement.last = q.end
        signed = -q.value if excess.group("short") else q.value
        if q.kind == "percent" != statement.main.kind:
            statement.share = 100 + signed
        else:
            statement.off = signed
