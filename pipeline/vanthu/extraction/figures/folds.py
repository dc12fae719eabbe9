"""Figures that say only how a plan was met, taken to the figure that met it; verdicts told for a whole list."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from . import cues
from .audit import computed_verdict, smaller_is_better
from .changes import Changes
from .quantities import find_quantities
from .statement import Statement
from .targets import ROUNDED, is_share_of, verdict_of
from .value import Verdict

_ROUNDED_GAP = 1e-3
"""How far a gap that is told may be rounded, in per cent and of the plan."""
_start = attrgetter("main.start")


class Folds(Changes):
    """A paragraph whose figures of how a plan was met are folded into those that met it."""

    def _fold(self) -> None:
        """Takes what says only how a plan was met to the figure behind it: `vượt dự toán 22%, đạt 31,2 tỷ đồng`."""
        kept: list[Statement] = []
        for statement in self.found:
            told = kept[-1] if kept else None
            if told is not None and self._completes(statement, told) and (compared := self._compares(told)):
                statement.stated = not told.of_plan
                statement.verdict = told.verdict if told.of_plan else compared
                if told.of_plan:
                    statement.of_plan, statement.percent = True, told.percent
                statement.name = cues.EXCEEDED.sub("", told.name or "") or statement.name
                kept.pop()
            kept.append(statement)
        self.found = kept

    def _compares(self, statement: Statement) -> Verdict | None:
        """What a figure says of a plan that is but a share of it, or by how much it was beaten or missed."""
        main = statement.main
        if statement.of_plan and main.kind == "percent":
            return statement.verdict or "met"
        before = self.lower[max(0, main.start - cues.REACH) : main.start]
        excess = self.words.excess.search(before)
        if excess is None or not (statement.change or self.words.short_of.match(self.lower, main.end)):
            inline = self.words.target_inline.search(before)
            if excess is not None and self.words.compared_first.search(before):
                return "missed" if excess.group("short") else "exceeded"
            excess = self.words.excess_before.search(before[: inline.start() + 1].rstrip()) if inline else None
            if excess is None:
                return None
        return "missed" if excess.group("short") else "exceeded"

    def _completes(self, statement: Statement, told: Statement) -> bool:
        """Whether a figure is the one whose plan is told of before it: in its clause, and not named anew."""
        if statement.change or statement.verdict is not None or statement.target is not None:
            return False
        if statement.main.kind in ("percent", "permille", "rate", "range", "duration") or (
            statement.bracket != told.bracket
            and not cues.COMPLETED_IN_BRACKETS.search(self.lower[told.main.end : statement.main.start])
        ):
            return False
        between = self.lower[told.main.end : statement.main.start]
        return (
            not self._parted(told.main.end, statement.main.start)
            and (cues.COMPLETED.search(between) or cues.COMPLETED_IN_BRACKETS.search(between)) is not None
            and "trong đó" not in between
            and self.words.names(between) <= self.words.names(told.name or "")
        )

    def _drop_gaps(self) -> None:
        """Drops what is but the gap between a figure and its plan: `1.350 người, đạt 67,5%, còn thiếu 650 người`."""
        kept: list[Statement] = []
        for statement in self.found:
            told = kept[-1] if kept else None
            if told is not None and self._is_told_share(statement, told):
                told.percent, told.percent_decimals, told.of_plan = statement.main.value, statement.main.decimals, True
                told.last = statement.last
            elif told is None or not self._is_gap(statement, told):
                kept.append(statement)
        self.found = kept

    def _is_told_share(self, statement: Statement, told: Statement) -> bool:
        """Whether a percentage is the share of its target that the figure before it has reached."""
        main, share = told.main, statement.main
        if share.kind != "percent" or statement.target is not None or not told.target or told.target_percent:
            return False
        if told.percent is not None or main.kind in ("percent", "ratio") or told.change or "planned" in told.notes:
            return False
        near = is_share_of(main.value, told.target, share.value)
        return near and cues.TOLD_SHARE.fullmatch(self.lower, told.last, share.start) is not None

    def _is_gap(self, statement: Statement, told: Statement) -> bool:
        main, plan = told.main, told.target
        if (
            told.target_percent
            and plan is not None
            and told.percent is not None
            and statement.main.unit in ("%", cues.POINTS)
        ):
            off = abs(abs(plan - told.percent) - statement.main.value) <= ROUNDED
            return off and self.words.over_or_short.search(self.lower, told.main.end, statement.main.start) is not None
        if told.of_plan and told.percent and main.kind != "percent":
            plan = main.value * 100 / told.percent
        if plan is None or told.target_percent or statement.main.unit != main.unit or "planned" in told.notes:
            return False
        if abs(abs(plan - main.value) - statement.main.value) > _ROUNDED_GAP * plan:
            return False
        return self.words.excess.search(self.lower, told.last, statement.main.start) is not None

    def _late_targets(self) -> None:
        """Takes the plan of a figure told before to it: `… và 96 km kênh. Riêng kênh không đạt kế hoạch (120 km)`."""
        kept: list[Statement] = []
        for statement in self.found:
            told = self._told_before(statement, kept) if statement.bracket >= 0 and statement.verdict else None
            if told is None:
                kept.append(statement)
            else:
                told.target, told.comparator, told.verdict = statement.main.value, "=", statement.verdict
        self.found = kept

    def _told_before(self, statement: Statement, told: Sequence[Statement]) -> Statement | None:
        """The figure of the same things whose plan stands in brackets behind a verdict upon it."""
        main = statement.main
        names = self.words.names(statement.name or "")
        if statement.target is not None or not names or main.kind == "percent":
            return None
        if not self.words.verdict_before.search(self.lower, max(0, main.start - cues.REACH), main.start):
            return None
        for earlier in reversed(told[-8:]):
            if earlier.main.unit != main.unit or earlier.change or not names <= self.words.names(earlier.name or ""):
                continue
            return earlier if earlier.target is None and earlier.verdict is None else None
        return None

    def _list_verdicts(self) -> None:
        """Gives a verdict to all that stand in a list of it: `02 chỉ tiêu không đạt: trồng rừng đạt 87%, …`."""
        labelled = cues.REACHED_TO_PLANNED.search(self.lower) if "/k" in self.lower else None
        for statement in self.found if labelled else ():
            if labelled and statement.main.start > labelled.end() and statement.denominator and not statement.verdict:
                reached, lower = statement.numerator or 0.0, smaller_is_better(statement)
                statement.verdict = computed_verdict(reached, statement.denominator, "=", lower_is_better=lower)
                statement.stated = False
        begin = 0
        judged = ("đạt" in self.lower or "vượt" in self.lower or "hoàn thành" in self.lower) and (
            "chỉ tiêu" in self.lower or "tiêu chí" in self.lower or any(map(self.lower.__contains__, cues.JUDGED_HINTS))
        )
        lists = [self.words.verdict_list] if judged else []
        if judged and "(" in self.lower:
            lists.append(self.words.verdict_bracketed)
        if judged and self.words.counts_plans.search(self.lower):
            lists.append(self.words.verdict_counted)
        openings = [match for words in lists for match in words.finditer(self.lower)]
        for opening in sorted(openings, key=re.Match.end) if openings else ():
            if cues.MOST_OF_THEM.search(self.lower, self._begin_of_sentence(opening.start()), opening.end()):
                continue
            around = self._around(opening.end())
            end = around[1] if around else self._end_of_sentence(opening.end())
            begin = bisect_left(self.found, opening.end(), begin, key=_start)
            for statement in self.found[begin : bisect_left(self.found, end, begin, key=_start)]:
                told = statement.verdict or statement.target is not None or statement.change
                if not told and statement.main.unit != "chỉ tiêu":
                    statement.verdict = self._listed_verdict(statement, opening)

    def _listed_verdict(self, statement: Statement, opening: re.Match[str]) -> Verdict | None:
        """The verdict that a list is opened by; of what was met or beaten (`đạt và vượt`), what the figures say."""
        if statement.denominator and cues.MET_OR_BEATEN.search(opening.group()):
            return computed_verdict(statement.numerator or 0.0, statement.denominator, "=")
        return verdict_of(opening, opening.group())

    def _shared_verdicts(self) -> None:
        """Gives a verdict upon several figures to each: `về việc đạt 84%, về tiền đạt 52%, đều vượt chỉ tiêu`."""
        for said in self.words.verdict_on_all.finditer(self.lower) if "đều " in self.lower else ():
            begin = self._begin_of_sentence(said.start())
            for statement in self.found[bisect_left(self.found, begin, key=_start) :]:
                if statement.main.start > said.start():
                    break
                told = statement.verdict or statement.target is not None or statement.change
                if not told and statement.main.unit not in cues.OF_PLANS:
                    statement.verdict = verdict_of(said, said.group())

    def _split_ratios(self) -> None:
        """Takes what stands behind a stroke with a unit of its own as the target: `6.214 ha/6.000 ha kế hoạch`."""
        for statement in self.found:
            main = statement.main
            if main.kind != "ratio" or main.denominator is None or statement.target is not None:
                continue
            reached = self.text[main.start : main.end].partition("/")[0]
            if main.unit in cues.OF_PLANS:
                continue
            passed = main.factors[0] == main.factors[1] and (main.numerator or 0.0) > main.denominator
            if passed and statement.verdict is None and self._targets_between(0, main.start):
                lower = smaller_is_better(statement)  # `212.000/200.000 cây` are more than all there are
                statement.verdict = computed_verdict(main.value, main.denominator, "=", lower_is_better=lower)
                statement.stated = False
            planned = statement.of_plan or statement.verdict or passed or cues.OF_ITS_PLAN.match(self.lower, main.end)
            if not planned or reached == self.text[main.start : main.end] or not reached.rstrip()[-1:].isalpha():
                continue
            (one,) = find_quantities(reached) or (main,)
            statement.main = one._replace(
                start=main.start, number_end=main.start + one.number_end, end=main.start + one.end
            )
            statement.target, statement.comparator = main.denominator, "="
            statement.numerator = statement.denominator = None
            statement.name = cues.OF_PLAN_NAME.sub("", statement.name or "") or None
            if not statement.stated or statement.of_plan:
                statement.verdict = None
