"""Figures that are still to be reached: the target is what is told."""

from __future__ import annotations

from bisect import bisect_right

from . import aim_cues, cues
from .answers import Answers
from .statement import Statement
from .targets import comparator
from .units import Quantity
from .value import Comparator

TURNED: dict[Comparator, Comparator] = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}
"""How a bound holds for a fall, which is told without its sign: `giảm ít nhất 5%`."""


class Planned(Answers):
    """A paragraph whose planned figures are noted as their own targets."""

    def _plan(self, statement: Statement, previous: Statement | None, gap: str, after: str) -> None:
        """`phấn đấu đạt 95%`: what is to be reached is the target."""
        q = statement.main
        so_far = aim_cues.SO_FAR.search(gap) is not None
        past = any(start <= q.start < end for start, end in self.past)
        statement.settled = so_far or past or q.unit in cues.OF_PLANS or self._is_in_row(q.start)
        if not (self.plans or self.lists or self.told):
            return
        adjusted, last, listed = self._is_adjusted(q, gap), self._last_plan(statement), self._in_list(q.start)
        told = statement.bracket < 0 or aim_cues.COMES_TO.fullmatch(gap) or self._is_part_of_plan(q, previous, gap)
        reaches = (
            last >= 0
            or (q.unit is not None and "sẽ " in after and aim_cues.WILL_BE.match(after) is not None)
            or (listed and told and not so_far)
        )
        if not (adjusted or reaches):
            return
        bound = self._bound_of(statement, gap, after)
        if adjusted:
            statement.aim(bound)
            return
        settled, statement.settled = statement.settled, True
        if gap.endswith((" đối với ", " thuộc ")) and previous is not None and "planned" in previous.notes:
            return  # `cắt giảm 30% thời gian giải quyết đối với 12 thủ tục`
        if q.unit in cues.OF_PLANS and gap.endswith(aim_cues.SET_BEFORE):
            return
        if self._is_norm(q, gap, previous):
            self.normed = statement
            return
        if self._tells_base(statement, previous, gap, after):
            return
        if gap.endswith(" từ ") and (aim_cues.ADJUSTS.search(gap) or self._in_adjusted_list(q.start)):
            bound = "="
        elif gap.endswith(" từ ") and (
            aim_cues.MOVES_TO.match(after) or aim_cues.BRACKET_MOVES.match(self.lower, q.end)
        ):
            return  # `giảm từ 28 hộ xuống còn 23 hộ`
        elif statement.bracket >= 0 and self._parts_of_base(statement.bracket):
            return
        if self._is_of_past(q, gap):
            self.reached = q.start
            return
        statement.settled = settled
        if self._is_result(statement, previous, gap, bound, last):
            return
        if last >= self.reached or listed:
            statement.aim(bound)
            if previous is not None and 0 <= statement.bracket != previous.bracket and cues.YEAR.search(gap):
                previous.settled = True  # `đạt 52 triệu đồng (năm 2025 phấn đấu 60 triệu đồng)`

    def _is_in_row(self, at: int) -> bool:
        """Whether a figure stands in a row of a table, whose columns tell what it is."""
        return "|" in self.text and self.text.count("|", self.text.rfind("\n", 0, at) + 1, at) > 0

    def plan_ahead(self) -> None:
        """Notes as planned what reaches so much of a plan that is still ahead: `Thu ngân sách đạt 100% dự toán`."""
        for statement in self.found:
            if not statement.of_plan or statement.stated or "planned" in statement.notes:
                continue
            begin = self._begin_of_sentence(statement.main.start)
            if aim_cues.TOLD_OF_PAST.search(self.lower, begin, statement.last) is None:
                statement.aim("=")

    def _is_part_of_plan(self, q: Quantity, previous: Statement | None, gap: str) -> bool:
        """Whether a bracket tells a part of what is planned before it: `41.000 cháu (ngoài công lập 3.900 cháu)`."""
        if previous is None or "planned" not in previous.notes or previous.change or q.unit != previous.main.unit:
            return False
        return aim_cues.BASELINE.search(gap) is None and aim_cues.TOLD_AS_REACHED.search(gap) is None

    def _parts_of_base(self, bracket: int) -> bool:
        """Whether a bracket tells the parts of what a target starts from: `từ 33,4% (thị trấn 18,5%) xuống 31,2%`."""
        start, _ = self.brackets[bracket]
        before = next((s for s in reversed(self.found[-6:]) if s.bracket != bracket), None)
        main = before.main if before is not None else None
        return (
            main is not None
            and self.lower.endswith(" từ ", 0, main.start)
            and main.end <= start
            and aim_cues.BRACKET_MOVES.match(self.lower, main.end) is not None
        )

    def _bound_of(self, statement: Statement, gap: str, after: str) -> Comparator:
        """How a planned figure binds; `từ` before a range only opens it: `từ 10 đến 12 nhà`."""
        shared = cues.BOUNDS_BOTH.fullmatch(gap) if self.found and "planned" in self.found[-1].notes else None
        if shared is not None and self.found[-1].comparator in cues.BOUNDS:
            return self.found[-1].comparator  # `ít nhất 58% năm 2020 và 75% năm 2025`
        ranged = statement.main.kind == "range"
        opened = ranged and gap.endswith(" từ ")
        return comparator(self.words, gap.removesuffix("từ ") if opened else gap, after, ranged=ranged)

    def _last_plan(self, statement: Statement) -> int:
        """Where the words for a plan end that reach as far as a figure; -1 if there are none."""
        start = statement.main.start
        i = bisect_right(self.plans, start)
        last = self.plans[i - 1] if i else -1
        if last < 0 or self._bracket(last) not in (-1, statement.bracket):
            return -1
        return -1 if start - last > 2 * cues.WINDOW or self._ended(last, start) else last

    def _tells_base(self, statement: Statement, previous: Statement | None, gap: str, after: str) -> bool:
        """Whether a figure tells what a target starts from: `(đầu năm là 64,7%)`, `giảm 12 người so với năm 2023`."""
        if statement.bracket >= 0 and (aim_cues.BASELINE.search(gap) or self._is_of_year_before(statement)):
            return True
        again = previous is not None and "planned" in previous.notes and statement.name == previous.name
        counted = statement.main.kind != "percent" or statement.bracket >= 0
        differs = statement.main.unit == "lần" or (statement.change and again and counted)
        return bool(differs) and self.words.base.match(after.lstrip()) is not None

    def _is_of_year_before(self, statement: Statement) -> bool:
        """Whether a bracket tells how things stood in a year before a plan's: `120 triệu đồng (năm 2025 là 85)`."""
        start, _ = self.brackets[statement.bracket]
        named = aim_cues.YEAR_IN_BRACKETS.search(self.lower, start, statement.main.start)
        planned = cues.YEAR.findall(self.text, max(0, start - cues.WINDOW), start) if named else ()
        told = max(cues.YEAR.findall(self.text, start, statement.main.start), default="")
        return named is not None and told < max(planned, default="")

    def _is_result(
        self, statement: Statement, previous: Statement | None, gap: str, bound: Comparator, last: int
    ) -> bool:
        """Whether words tell that a figure has been reached, behind a plan that begins at `last`."""
        q = statement.main
        if "hiện" in gap and aim_cues.FROM_NOW.match(gap):
            return False
        begin, listed = max(last, self.at), self._in_list(q.start)
        if listed:
            begin = max(begin, self._begin_of_sentence(q.start))
        lead = self.lower[begin : q.start]
        if begin == last:
            lead = lead.removeprefix(" thực hiện")  # `phấn đấu thực hiện gieo trồng cả năm 1.949 ha`
        if "so " in lead and (base := self.words.base.search(lead)):
            lead = lead[base.end() :]  # `(tăng 15% so với ước thực hiện năm 2023); tạo việc làm`
        if (
            last >= 0
            and lead.endswith(" được ")
            and aim_cues.STRIVES.search(self.lower, max(0, last - cues.TAIL), last)
        ):
            lead = lead.removesuffix("được ")  # `phấn đấu đến hết tháng 9 huy động được 98% học sinh`
        if "ước" in lead and aim_cues.EXPECTED.search(self.lower, self._begin_of_sentence(q.start), q.start):
            lead, gap = aim_cues.ESTIMATED.sub("", lead), aim_cues.ESTIMATED.sub("", gap)
        if self.words.frame_of(lead) != "result":
            return False
        told = aim_cues.SO_FAR.search(gap)
        # `kết quả bắn súng đạt 75% trở lên` only names what is to be reached
        so_far = told is not None and (bound not in cues.BOUNDS or told.group() != "kết quả")
        by_then = self._looks_ahead(lead, q.start, listed=listed)
        if not so_far and (bound not in ("=", ">", "<") or by_then):
            return False
        unit = previous.main.unit if previous is not None and "planned" in previous.notes else None
        alike = previous is not None and "planned" in previous.notes and (unit or "").startswith(q.unit or " ")
        if alike or (so_far and self.parted and statement.bracket < 0):
            self.reached = q.start
        return True

    def _looks_ahead(self, lead: str, start: int, *, listed: bool) -> bool:
        """Whether a figure of a plan is told of by when it is to be reached: `đến năm 2025, …`."""
        before, parted, part = lead.rpartition(";")
        if parted and aim_cues.BY_THE_END.search(before) and self.words.frame_of(part) != "result":
            return True  # `đến cuối nhiệm kỳ không còn nhà tạm; 100% hộ có điện`
        named = aim_cues.BY_THE_END.search(lead)
        if named is None or listed:
            return named is not None
        at = start - len(lead) + named.start()
        year, told = cues.YEAR.search(self.text, at, start), cues.YEAR.findall(self.text, max(0, at - cues.WINDOW), at)
        return year is not None and (
            year.group() > max(told) if told else self.words.result.search(lead, named.start()) is None
        )
