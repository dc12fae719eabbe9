"""Targets that stand beside their result: in brackets, behind `so với`, in a clause of their own."""

from __future__ import annotations

import re
from math import log

from . import cues
from .beaten import Beaten
from .patterns import last_of
from .statement import Statement
from .targets import capped, comparable, comparator, is_its_share, meant_in_percent, verdict_of
from .units import Quantity, scaled

_IN_TURN = 12
"""How many statements back those are looked for whose targets are told in order."""
_APART = 10
"""By how many times a target may differ from a figure whose scale it shares."""


class Against(Beaten):
    """A paragraph, with what is done when a figure is the target of the statement before it."""

    def _bracket_target(self, previous: Statement, q: Quantity, bracket: int, after: str) -> bool:
        """`(Nghị quyết là 70% - vượt chỉ tiêu)`, also with several targets for the statements before."""
        start, _ = self.brackets[bracket]
        before = self.lower[max(start, q.start - cues.WINDOW) : q.start]
        alone = self.words.bracket_alone.fullmatch(before) is not None and cues.CLOSES.match(after) is not None
        named = alone and (
            self.words.target_inline.search(self.lower, max(0, start - cues.TAIL), start) is not None
            or self._compared_with_target(previous, q, start)
        )
        planned = named or self._is_promised(previous, q, start, before, after, alone=alone)
        if not planned and not self.words.target_word.search(before):
            return False
        if (
            previous.of_plan
            and previous.last > start
            and cues.TURNS_BEHIND.fullmatch(self.lower, previous.last, q.start)
        ):
            return False  # `(bằng 104,2% kế hoạch, tăng 38,7%)`
        if cues.NONE_LEFT.search(self.lower, previous.last, start):
            return True  # `khá 51,2%, không có học sinh yếu (chỉ tiêu dưới 1%)`
        main = self._unchanged(previous) if named and previous.change and previous.main.kind != "percent" else None
        if main is not None and q.kind == "percent" != main.main.kind and main.percent is None:
            main.percent, main.percent_decimals, main.last = q.value, q.decimals, q.end
            self._of_plan(main, q)
            previous.last = q.end
            return True  # `tăng 312 tỷ đồng so với đầu năm, vượt kế hoạch (100,4%)`
        meant = self._in_turn(q, bracket) or self._meant(previous, q, start, after)
        if q.kind == "percent" and is_its_share(meant, q.value):
            return False  # `312/400 vụ kế hoạch năm (78%)`
        of = meant.percent if q.kind == "percent" and meant.percent is not None else meant.main.value
        little = q.value < 0.5 * abs(of) and not before.endswith((" là ", ": "))
        off = cues.OFF_ITS_PLAN.search(before) or cues.BEATS.fullmatch(self.lower, max(start, meant.last), q.start)
        if off and comparable(meant, q) and little:
            less = off.group("less") is not None
            meant.verdict = meant.verdict or ("missed" if less else "exceeded")  # `(vượt mục tiêu 0,36%)`
            meant.comparison = not off.group().lstrip("(,; ").startswith("vượt")
            meant.notes.append(f"{'hụt' if less else 'vượt'} {self.text[q.start : q.end]}")
            meant.last = q.end
            return True
        if not comparable(meant, q) or self._is_of_plan(q, after):
            return False
        base = self.words.base.match(after.lstrip())
        if base is not None and self._change_words(before) and not self.words.target_word.search(base.group()):
            return False  # `(đạt 91% kế hoạch, tăng 12% so với cùng kỳ)`
        between = self.lower[meant.last : start]
        if named:
            before = self.lower[max(previous.last, start - cues.TAIL) : q.start]
        if named and meant.verdict is None and (said := self.words.verdict_inline.search(between)):
            meant.verdict = verdict_of(said, between)
            meant.comparison = cues.COMPARED.search(between) is not None
        self._set_target(meant, q, before, after)
        return True

    def _paired_target(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """Whether a bracket behind words for a plan tells the result and then, with `q`, the plan."""
        if previous.target is not None or cues.PAIR.fullmatch(gap) is None or not comparable(previous, q):
            return False
        start, _ = self.brackets[previous.bracket]
        alone = cues.PAIR_OPENS.fullmatch(self.lower, start, previous.main.start) and cues.CLOSES.match(after)
        if not alone or not self._targets_between(max(start - cues.REACH, self._begin_of_clause(start)), start):
            return False
        self._set_target(previous, q, "", after)
        return True

    def _is_promised(
        self, previous: Statement, q: Quantity, start: int, before: str, after: str, *, alone: bool
    ) -> bool:
        """Whether a bracket without a word for a target tells one, by what stands before it or who promised it."""
        if q.unit in (None, previous.main.unit) and (
            self.words.bracket_pledged.fullmatch(before)
            or (self.words.bracket_alone.fullmatch(before) and self.words.as_planned.match(after))
        ):
            return True  # `(đăng ký 10.000 cây)`, `(không quá 20% theo quy định)`
        shared = q.unit == previous.main.unit or (q.kind == "percent" and previous.percent is not None)
        if alone and q.unit is not None and shared and cues.BOUND_ALONE.fullmatch(before):
            return True  # `tỷ lệ 3,4% (không quá 4%)`
        if alone and (previous.off is not None or previous.share is not None):
            return self.lower[previous.last : start].isspace()  # `cao hơn mục tiêu năm 3,5 điểm phần trăm (90%)`
        of_plan = previous.of_plan and q.unit == previous.main.unit and before.strip() == "("
        return of_plan and not self.words.apart_from.search(self.lower, previous.last, start)

    def _in_turn(self, q: Quantity, bracket: int) -> Statement | None:
        """The statement that a target is for of several told in order: `96,5% và 82,3% (kế hoạch lần lượt là …)`."""
        start, end = self.brackets[bracket]
        if not cues.IN_ORDER.search(self.lower, start, q.start):
            return None
        planned = [other.start for other in self.quantities if start < other.start < end]
        told = [s for s in self.found[-_IN_TURN:] if not s.change and s.bracket != bracket][-len(planned) :]
        i = planned.index(q.start) if q.start in planned else len(told)
        if len(planned) < 2 or i >= len(told) or len(told) < len(planned):
            return None
        return told[i] if told[i].target is None and comparable(told[i], q) else None

    def _compared_with_target(self, previous: Statement, q: Quantity, bracket_start: int) -> bool:
        """`thấp hơn 2,5% so với chỉ tiêu tại Nghị quyết số 12-NQ/TU của Tỉnh ủy (92%)`, `vượt mục tiêu 5 năm (92%)`."""
        if self._parted(previous.last, bracket_start):
            return False
        if cues.IN_LIMITS.search(self.lower, previous.last, bracket_start):
            return True
        base = cues.SINCE_WORDS.match(self.lower, previous.last, bracket_start)
        named_at = self.words.target_word.match(self.lower, base.end()) if base is not None else None
        said = named_at or self.words.verdict_inline.search(self.lower, previous.last, bracket_start)
        if said is not None and "," not in self.lower[said.end() : bracket_start]:
            return named_at is not None or previous.target is None
        named = last_of(self.words.target_word.finditer(self.lower, previous.last, bracket_start))
        if cues.ONCE.search(self.lower, previous.last, bracket_start):
            return False
        if named is None or "," in self.lower[named.end() : bracket_start]:
            return False
        if not self.words.is_plan(self.text[named.end() : bracket_start]):
            return False
        return self._relates(q, self.lower[previous.last : q.start], named.start() - previous.last)

    def _inline_target(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`so với chỉ tiêu 30%`, `kế hoạch giao 18 tỷ đồng`."""
        if not self._targets_between(q.start - min(len(gap), cues.REACH), q.start):
            return any(map(gap.__contains__, cues.LEVEL_HINTS)) and self._as_planned(previous, q, gap, after)
        if q.unit in cues.OF_PLANS and cues.OTHERS_OF_PLAN.search(gap):
            return False
        near = max(0, len(gap) - cues.REACH)
        inline = (
            self._plan_clause(q, gap, near)
            or self.words.target_inline.search(gap, near)
            or self.words.target_far.search(gap, near)
            or self._named_target(gap, near)
        )
        if q.kind == "percent" and cues.SHARES_ON.search(gap) and self.words.base.match(after.lstrip()):
            return False
        base = self.words.base.match(after.lstrip())
        if base is not None and self._change_words(gap) and not self.words.target_word.search(base.group()):
            return False  # `giảm 1,3 tạ/ha so với kế hoạch và giảm 0,5 tạ/ha so với cùng kỳ`
        if inline is None or not self._relates(q, gap, inline.start()):
            return self._as_planned(previous, q, gap, after)
        if self._planned_later(previous, q, gap, inline.start()):
            return False
        excess = self.words.excess_before.search(gap[: inline.start() + (not inline.group()[0].isalpha())].rstrip())
        if excess is not None and self._is_own(previous, q, gap[: excess.start()]):
            return False  # `tăng trưởng 9,6%, thu ngân sách vượt dự toán 7%`
        level = q.unit == "%" and q.value > cues.LEVELS
        if excess is not None and not level and not gap.rstrip().endswith(cues.TARGET_LEADS):
            beaten = self._beaten(previous, q)
            share = beaten.percent if beaten is not None and q.kind == "percent" and not beaten.of_plan else None
            unlike = beaten is not None and q.kind == "percent" != beaten.main.kind and not beaten.change
            little = beaten is not None and q.value < 0.5 * abs(share or beaten.main.value)
            if beaten is not None and (little or (unlike and share is None)):
                self._beat(beaten, q, excess)
                previous.last = q.end
                return True  # `thấp hơn so kế hoạch được giao gần 3%`
        nearer = self._nearer(previous, q) if previous.change else self._named_behind(previous, q, after)
        previous = nearer or previous
        if previous.target is not None or not comparable(previous, q):
            return False
        bounded = cues.BOUNDED_LEVEL.search(gap)
        self._set_target(previous, q, bounded.group(1) if bounded else gap[inline.start() :], after)
        said = last_of(self.words.verdict_upon.finditer(gap[: inline.start() + 1]))
        if said and previous.verdict is None:
            self._judge(previous, q, said, upon_plan=not gap[said.end() : inline.start()].strip())
        return True

    def _is_bare_plan(self, q: Quantity, gap: str, after: str) -> bool:
        """Whether a part of a sentence or bracket tells nothing but a target: `7,1 bác sĩ; kế hoạch 7,1`."""
        at = gap.rfind("; ")
        closes = cues.BARE_END if q.unit is None else cues.CLOSES
        if at < 0 or not closes.match(after) or not self.words.target_word.match(gap, at + 2):
            return False
        if q.unit is not None and self._bracket(q.start) < 0:
            return False
        told = self.words.target_inline.match(gap, at + 1)
        return told is not None or self.words.is_plan(self.text[q.start - len(gap) + at + 2 : q.start])

    def _relates(self, q: Quantity, gap: str, at: int) -> bool:
        """Whether a word for a target holds a figure against the one before: not `rút yêu cầu 11`."""
        at += gap[at : at + 1] == "/"
        lead = last_of(cues.RELATES.finditer(gap, 0, at))
        begin = q.start - len(gap)
        return self.words.is_plan(self.text[begin + (lead.end() if lead else 0) : begin + at])

    def _nearer(self, change: Statement, q: Quantity) -> Statement:
        """Of a change and the figure that changed, the one that a target is nearer to."""
        main = self._unchanged(change)
        if main is None or not comparable(main, q):
            return change
        points = change.main.unit in cues.POINT_UNITS and q.unit == "%"
        if points and cues.CHANGE_PLANNED.search(self.lower, q.start - cues.TAIL, q.start):
            return change  # `tăng 0,6 điểm phần trăm, không đạt kế hoạch giảm 0,3%`
        if not comparable(change, q) or change.main.unit != q.unit:
            return main
        if q.unit is not None and q.unit != main.main.unit and not (q.kind == "percent" and main.percent):
            return change
        if q.kind != "percent":
            return change if cues.CHANGE_PLANNED.search(self.lower, q.start - cues.TAIL, q.start) else main
        value = main.percent if q.kind == "percent" and main.percent else main.main.value
        if min(value, q.value, change.main.value) <= 0:
            return main
        return change if abs(log(q.value / change.main.value)) < abs(log(q.value / value)) else main

    def _named_target(self, gap: str, near: int) -> re.Match[str] | None:
        """The words for a target that was beaten, with what says whose it is (`vượt chỉ tiêu nhiệm kỳ 62 người`)."""
        named = last_of(self.words.target_word.finditer(gap, near))
        if named is None or "," in gap[named.end() :] or self.words.names(gap[named.end() :]):
            return None
        return named if self.words.excess_before.search(gap[: named.start()].rstrip()) else None

    def _plan_clause(self, q: Quantity, gap: str, near: int) -> re.Match[str] | None:
        """The word for a target in a clause of its own: `, trong khi mục tiêu Tổng cục Thuế đặt ra là không quá 8%`."""
        opening = last_of(cues.PLAN_CLAUSE.finditer(gap, near))
        if gap.endswith((" và ", ", ")):
            return None  # `bằng 108% so với dự toán tỉnh giao và 102% so với dự toán huyện giao`
        if opening is None or not self.words.is_plan(self.text[q.start - len(gap) + opening.end() : q.start]):
            return None
        named = self.words.target_word.search(gap, opening.end())
        return None if named is None or ", " in gap[named.end() :] else named

    def _planned_later(self, previous: Statement, q: Quantity, gap: str, at: int) -> bool:
        """Notes a target for a later year as one of its own: `năm 2019 là 148 tỷ đồng, kế hoạch năm 2020 là 155`."""
        planned = cues.YEAR.findall(gap, at)
        begin = max(self.at - len(gap), previous.main.start - cues.REACH, 0)
        if not planned or not (reached := cues.YEAR.findall(self.text, begin, q.start - len(gap) + at)):
            return False
        if max(planned) <= max(reached) or "so với" in gap[:at]:
            return False
        self.plans = sorted([*self.plans, q.start])
        return True

    def _as_planned(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`không đạt mức giảm 0,3% theo kế hoạch`, `bảo đảm dưới ngưỡng 3%`, `chưa đạt mục tiêu giảm xuống dưới 5%`."""
        if previous.target is not None or not comparable(previous, q):
            return False
        near = max(0, len(gap) - cues.REACH)
        said = last_of(self.words.verdict_upon.finditer(gap, near)) or cues.AGAINST_LEVEL.search(gap, near)
        if said is None:
            return False
        level = gap[said.end() :] or " "
        against = not said.lastgroup
        if against and previous.verdict is None and cues.FAR_FROM.search(said.group()):
            previous.verdict = "missed"
        bound = said.group().endswith(("đảm bảo", "bảo đảm")) and f" {level.strip()}".endswith(self.bounds)
        told = said.lastgroup in ("missed", "exceeded") and cues.UP_TO_LEVEL.search(said.group() + level) is not None
        if not (
            bound
            or (told and q.value > 0.5 * abs(previous.main.value))  # `vượt mức 5%` may say by how much
            or self.words.target_word.search(level)
            or ((against or level.strip()) and self.words.as_planned.match(after))
        ):
            return False
        named = self.words.names(self.words.action.sub(" ", level))
        if named - self.words.names(previous.name or "") or ", " in level:
            return False
        if previous.verdict is None and said.lastgroup in ("missed", "exceeded", "met"):
            previous.verdict = verdict_of(said, gap)
            previous.comparison = gap[: said.end()].endswith("hơn")
        self._set_target(previous, q, cues.LEVEL.sub("", level), after)
        return True

    def _meant(self, previous: Statement, q: Quantity, bracket_start: int, after: str) -> Statement:
        """Of the statements of the sentence without target, the one named like what follows the target's figure."""
        if q.kind == "ratio":
            return next((s for s in reversed(self.found[-4:]) if comparable(s, q)), previous)
        if q.unit not in (None, previous.main.unit) and q.role in cues.COUNTED:
            for statement in reversed(self.found[-4:]):
                if self._ended(statement.last, bracket_start):
                    break
                if statement.main.unit == q.unit and statement.target is None and not statement.change:
                    return statement  # `18 lớp/540 học viên, đạt 90% KH (20 lớp)`
        noun = " ".join(after.split()[:2])
        if len(noun) > 3 and noun[0].isalpha():
            for statement in reversed(self.found[-6:]):
                if self._ended(statement.last, bracket_start):
                    break
                if statement.target is None and statement.name and noun in statement.name.lower():
                    return statement
        signed = cues.SIGNED_TARGET.search(self.lower[bracket_start : bracket_start + cues.WINDOW])
        if signed and previous.bracket >= 0 and not previous.change and (changed := self._changed_before(previous)):
            return changed  # `giảm 1,82% (từ 5,12% xuống 3,3%), vượt kế hoạch (KH giảm 1,5%)`
        if previous.change and previous.main.kind == q.kind == "percent":
            main = self._unchanged(previous)
            share = main.percent if main is not None else None
            if not share or abs(log(q.value / previous.main.value)) < abs(log(q.value / share)):
                return previous  # `còn 215 hộ, chiếm 4,2%, giảm 1,8%, vượt kế hoạch (1,5%)`
        if previous.change and not signed:
            return self._unchanged(previous) or previous
        return previous

    def _changed_before(self, told: Statement) -> Statement | None:
        """The change before the bracket that tells what it led to."""
        outer = next((s for s in reversed(self.found[-4:]) if s.bracket != told.bracket), None)
        if outer is None or not outer.change or outer.target is not None or self._ended(outer.last, told.main.start):
            return None
        return outer if outer.main.unit == told.main.unit else None

    def _named_behind(self, previous: Statement, q: Quantity, after: str) -> Statement | None:
        """The statement of the sentence that alone is named like what follows a target: `chỉ tiêu 100% đúng hạn`."""
        noun = " ".join(cues.WORDS_BEHIND.match(after).group().split())  # type: ignore[union-attr]
        if q.kind != "percent" or not noun or noun in (previous.name or "").lower():
            return None
        for statement in reversed(self.found[-4:-1]):
            if self._ended(statement.last, q.start):
                return None
            if statement.target is None and noun in (statement.name or "").lower() and comparable(statement, q):
                return statement
        return None

    def _set_target(self, statement: Statement, q: Quantity, before: str, after: str) -> None:
        if statement.target is not None:
            return
        scale = _scale_meant(statement.main, q)
        statement.target, statement.target_high = scaled(q.value, scale), q.high
        ranged = q.kind == "range" and q.unit == "%" != statement.main.unit
        percent = (q.kind == "percent" or ranged) and statement.main.kind != "rate"
        statement.target_percent = percent or (q.unit is None and meant_in_percent(statement, q.value))
        statement.comparator = ">=" if q.kind == "range" else comparator(self.words, before, after)
        statement.capped = statement.comparator == "<=" and capped(self.words, before, after)
        statement.last = q.end
        if not cues.REQUIRED.search(before) and not cues.AT_ANY_TIME.search((statement.name or "").lower()):
            self._of_part_of_year(statement)
            self._before_horizon(statement, before, after)


def _scale_meant(main: Quantity, q: Quantity) -> float:
    """The scale of a figure that its target is told in without saying so: `186 tỷ đồng (KH: 150)`."""
    scale = main.factors[0]
    if q.unit is not None or q.kind != "count" or main.kind != "money" or scale == 1.0:
        return 1.0
    return scale if 1 / _APART <= q.value * scale / (main.value or 1.0) <= _APART else 1.0
