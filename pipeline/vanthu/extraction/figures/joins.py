"""What joins the statement before: targets, excesses, percentages and what they are shares of."""

from __future__ import annotations

import re
from bisect import bisect_left
from math import log

from . import cues
from .naming import phrase_after
from .passage import Passage
from .patterns import last_of
from .statement import Statement
from .targets import capped, comparable, comparator, meant_in_percent, same_things, verdict_of
from .units import Quantity

_FRACTION = 10
"""The largest denominator of a fraction."""


def _agrees(share: Statement, q: Quantity) -> bool:
    """Whether a ratio is about the share told before it."""
    return abs(100 * (q.numerator or 0.0) / (q.denominator or 1.0) - share.main.value) <= 1


class Joins(Passage):
    """A paragraph, with what is done when a figure belongs to the statement before it."""

    # --- targets -------------------------------------------------------------------------------------------------

    def _bracket_target(self, previous: Statement, q: Quantity, bracket: int, after: str) -> bool:
        """`(Nghị quyết là 70% - vượt chỉ tiêu)`, also with several targets for the statements before."""
        start, _ = self.brackets[bracket]
        before = self.lower[max(start, q.start - cues.WINDOW) : q.start]
        alone = self.words.bracket_alone.fullmatch(before) is not None and cues.CLOSES.match(after) is not None
        named = alone and (
            self.words.target_inline.search(self.lower, max(0, start - cues.TAIL), start) is not None
            or self._compared_with_target(previous, q, start)
        )
        planned = named or (
            previous.of_plan
            and q.unit == previous.main.unit
            and before.strip() == "("
            and not self.words.apart_from.search(self.lower, previous.last, start)
        )
        if not planned and not self.words.target_word.search(before):
            return False
        meant = self._meant(previous, q, start, after)
        little = q.value < 0.5 * abs(meant.main.value) and not before.endswith((" là ", ": "))
        if before.startswith("(vượt") and comparable(meant, q) and little:
            meant.verdict = meant.verdict or "exceeded"  # `(vượt mục tiêu 0,36%)`
            meant.notes.append(f"vượt {self.text[q.start : q.end]}")
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
        self._set_target(meant, q, before, after)
        return True

    def _compared_with_target(self, previous: Statement, q: Quantity, bracket_start: int) -> bool:
        """`thấp hơn 2,5% so với chỉ tiêu tại Nghị quyết số 12-NQ/TU của Tỉnh ủy (92%)`, `vượt mục tiêu 5 năm (92%)`."""
        if self._parted(previous.last, bracket_start):
            return False
        base = cues.SINCE_WORDS.match(self.lower, previous.last, bracket_start)
        if base is not None and self.words.target_word.match(self.lower, base.end()):
            return True
        if self.words.verdict_inline.search(self.lower, previous.last, bracket_start):
            return previous.target is None
        named = last_of(self.words.target_word.finditer(self.lower, previous.last, bracket_start))
        if cues.ONCE.search(self.lower, previous.last, bracket_start):
            return False
        if named is None or not self.words.is_plan(self.text[named.end() : bracket_start]):
            return False
        return self._relates(q, self.lower[previous.last : q.start], named.start() - previous.last)

    def _inline_target(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`so với chỉ tiêu 30%`, `kế hoạch giao 18 tỷ đồng`."""
        if not self._targets_between(q.start - min(len(gap), cues.REACH), q.start):
            return ("mức" in gap or "ảo" in gap or "so " in gap or "đối" in gap) and self._as_planned(previous, q, gap, after)
        near = max(0, len(gap) - cues.REACH)
        inline = (
            self._plan_clause(q, gap, near)
            or self.words.target_inline.search(gap, near)
            or self.words.target_far.search(gap, near)
            or self._named_target(gap, near)
        )
        if inline is None or not self._relates(q, gap, inline.start()):
            return self._as_planned(previous, q, gap, after)
        if self._planned_later(previous, q, gap, inline.start()):
            return False
        excess = self.words.excess_before.search(gap[: inline.start() + (not inline.group()[0].isalpha())].rstrip())
        if excess is not None and self._is_own(previous, q, gap[: excess.start()]):
            return False  # `tăng trưởng 9,6%, thu ngân sách vượt dự toán 7%`
        if excess is not None and not gap.rstrip().endswith(cues.TARGET_LEADS):
            beaten = self._beaten(previous, q)
            unlike = beaten is not None and q.kind == "percent" != beaten.main.kind and not beaten.change
            if beaten is not None and (unlike or q.value < 0.5 * abs(beaten.main.value)):
                self._beat(beaten, q, excess)
                previous.last = q.end
                return True  # `thấp hơn so kế hoạch được giao gần 3%`
        if previous.change:
            previous = self._nearer(previous, q)
        if previous.target is not None or not comparable(previous, q):
            return False
        bounded = cues.BOUNDED_LEVEL.search(gap)
        self._set_target(previous, q, bounded.group(1) if bounded else gap[inline.start() :], after)
        if previous.change and q.kind == "percent" != previous.main.kind and previous.verdict is None:
            said = last_of(self.words.verdict_upon.finditer(gap[: inline.start() + 1]))
            previous.verdict = verdict_of(said, gap) if said and said.lastgroup else None
        return True

    def _relates(self, q: Quantity, gap: str, at: int) -> bool:
        """Whether a word for a target holds a figure against the one before: not `rút yêu cầu 11`."""
        lead = last_of(cues.RELATES.finditer(gap, 0, at))
        begin = q.start - len(gap)
        return self.words.is_plan(self.text[begin + (lead.end() if lead else 0) : begin + at])

    def _is_own(self, previous: Statement, q: Quantity, lead: str) -> bool:
        """Whether the clause that `lead` ends with names something else than the figure before it."""
        comma = lead.rfind(", ")
        if comma < 0 or q.kind != "percent":
            return False
        named = self.words.names(lead[comma + 2 :])
        return len(named) > 1 and named.isdisjoint(self.words.names(previous.name or ""))

    def _nearer(self, change: Statement, q: Quantity) -> Statement:
        """Of a change and the figure that changed, the one that a target is nearer to."""
        main = self._unchanged(change)
        if main is None or not comparable(main, q):
            return change
        if not comparable(change, q) or change.main.unit != q.unit:
            return main
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
        return self.words.target_word.search(gap, opening.end())

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
        if not (
            bound
            or self.words.target_word.search(level)
            or ((against or level.strip()) and self.words.as_planned.match(after))
        ):
            return False
        if self.words.names(level) - self.words.names(previous.name or ""):
            return False
        if previous.verdict is None and said.lastgroup in ("missed", "exceeded", "met"):
            previous.verdict = verdict_of(said, gap)
            previous.comparison = gap[: said.end()].endswith("hơn")
        self._set_target(previous, q, cues.LEVEL.sub("", level), after)
        return True

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
            if q.kind != "percent" and q.unit is not None and not points and not same_things(q.unit, unit):
                continue
            if statement.verdict is None and statement.target is None:
                return statement
        return previous if q.kind == "percent" or q.unit in (None, previous.main.unit) else None

    def _beat(self, statement: Statement, q: Quantity, excess: re.Match[str]) -> None:
        """Notes by how much the plan of a statement was beaten or missed."""
        word = excess.group("over") or excess.group("short")
        statement.comparison = statement.verdict is None and word.endswith("hơn")
        statement.verdict = statement.verdict or ("missed" if excess.group("short") else "exceeded")
        statement.notes.append(f"{word} {self.text[q.start : q.end]}")
        statement.last = q.end
        signed = -q.value if excess.group("short") else q.value
        if q.kind == "percent" != statement.main.kind:
            statement.share = 100 + signed
        else:
            statement.off = signed

    def _percent_of(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """`đạt 51,2%/53,5% kế hoạch`: what is behind the stroke is the target."""
        if q.kind != "percent" or gap.strip() != "/" or previous.main.kind != "percent" or previous.target is not None:
            return False
        previous.target, previous.target_percent, previous.comparator = q.value, True, "="
        previous.last = q.end
        return True

    def _out_of(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """`99 xã trong tổng số 188 xã`: a ratio in words."""
        main = previous.main
        if main.kind != "count" or q.kind != "count" or q.unit not in (None, main.unit) or q.value < main.value:
            return False
        if previous.last != main.end or not cues.OUT_OF.fullmatch(gap):
            return False
        previous.main = main._replace(kind="ratio", numerator=main.value, denominator=q.value)
        previous.numerator, previous.denominator, previous.last = main.value, q.value, q.end
        printed = self.text[main.number_end : main.end].strip()
        if previous.name == printed:
            behind = cues.NO_DIGITS.match(self.text, q.end, q.end + cues.WINDOW)
            phrase = phrase_after(behind.group(), self.words) if behind else ""
            previous.name = f"{printed} {phrase.strip()}".strip()
        return True

    def _of_all(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """`6 xã đạt 19/19 tiêu chí`: those that fulfil all criteria are counted, not the criteria."""
        main = previous.main
        if q.unit not in cues.SIDES or q.numerator is None or q.numerator != q.denominator:
            return False
        if main.role not in cues.COUNTED or main.unit == q.unit or not cues.WITH_ALL.fullmatch(gap):
            return False
        if previous.name in (None, self.text[main.number_end : main.end].strip(), gap.strip()):
            previous.name = self.text[main.number_end : q.end].strip()
        previous.last = q.end
        return True

    def _meant(self, previous: Statement, q: Quantity, bracket_start: int, after: str) -> Statement:
        """Of the statements of the sentence without target, the one named like what follows the target's figure."""
        noun = " ".join(after.split()[:2])
        if len(noun) > 3 and noun[0].isalpha():
            for statement in reversed(self.found[-6:]):
                if self._ended(statement.last, bracket_start):
                    break
                if statement.target is None and statement.name and noun in statement.name.lower():
                    return statement
        if previous.change and previous.main.kind == q.kind == "percent":
            main = self._unchanged(previous)
            share = main.percent if main is not None else None
            if not share or abs(log(q.value / previous.main.value)) < abs(log(q.value / share)):
                return previous  # `còn 215 hộ, chiếm 4,2%, giảm 1,8%, vượt kế hoạch (1,5%)`
        if previous.change and not cues.SIGNED_TARGET.search(self.lower[bracket_start : bracket_start + cues.WINDOW]):
            return self._unchanged(previous) or previous
        return previous

    def _set_target(self, statement: Statement, q: Quantity, before: str, after: str) -> None:
        if statement.target is not None:
            return
        statement.target = q.value
        percent = q.kind == "percent" and statement.main.kind != "rate"
        statement.target_percent = percent or (q.unit is None and meant_in_percent(statement, q.value))
        statement.comparator = ">=" if q.kind == "range" else comparator(self.words, before, after)
        statement.capped = statement.comparator == "<=" and capped(self.words, before, after)
        statement.last = q.end
        self._of_part_of_year(statement)

    # --- what joins the statement before ---------------------------------------------------------------------------

    def _excess(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`vượt 34,42% dự toán`, `thấp hơn 1,6% so với chỉ tiêu`: the verdict of the statement before."""
        tail = gap[-cues.TAIL :]
        if (change := self._change_words(gap)) and (base := self.words.base.match(after.lstrip())):
            if not self.words.target_word.search(base.group()) or cues.ONCE.match(base.group()):
                return False
            previous.comparison = previous.verdict is None
            previous.verdict = previous.verdict or ("exceeded" if change.group("sign") == "tăng" else "missed")
            previous.notes.append(f"{change.group('sign')} {self.text[q.start : q.end]}")
            previous.last = q.end
            return True
        if not cues.EXCESS_HINTS.search(tail) or not (found := self.words.excess.search(tail)):
            return False
        lead = gap[: max(0, len(gap) - len(tail)) + found.start()]
        if self._is_own(previous, q, lead):
            return False  # `86 tàu vươn khơi, sản lượng cá ngừ vượt 30% kế hoạch`
        if q.kind == "percent" != previous.main.kind and cues.BARE_LEAD.fullmatch(lead) is None:
            if not (self.words.of_plan.match(after) or self.words.short_of.match(after)):
                return False  # `ở 7 xã vùng cao vượt 97%`
        if previous.verdict is not None and cues.OF_ITS_OWN.fullmatch(gap, 0, len(gap) - len(tail) + found.start()):
            return False  # `…, vượt 8% kế hoạch, đào tạo lao động vượt 15%`
        counted = q.kind != "percent" and q.role in cues.COUNTED
        if self.words.short_of.match(after):
            beaten = self._beaten(previous, q) if counted else previous
            if beaten is None:
                return False
        else:
            if found.group("short") not in (None, "hụt") or self.words.base.match(after.lstrip()):
                return False  # a change against another period
            if q.kind not in ("percent", "ratio") and q.unit not in (None, *cues.POINT_UNITS):
                unit = (previous.main.unit or "").partition("/")[0]
                if previous.main.kind == "percent" or not (not unit or same_things(q.unit, unit) or unit.startswith(q.unit)):
                    return False  # `…, góp phần đưa tổng chiều dài vượt 3.000 km`
            beaten = previous
        if beaten.change and "," in gap[:2]:
            beaten = self._unchanged(beaten) or beaten  # `3 tỷ USD, tăng 31%, vượt 12% kế hoạch`
        self._beat(beaten, q, found)
        previous.last = q.end
        return True

    def _times_plan(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`gấp 1,93 lần chỉ tiêu giao`: by how many times a plan was exceeded."""
        if q.unit != "lần" or previous.change or not cues.MANIFOLD.search(gap) or not self.words.of_plan.match(after):
            return False
        previous.verdict = previous.verdict or ("exceeded" if q.value > 1 else "missed")
        previous.last = q.end
        return True

    def _fraction_of_plan(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`mới đạt 2/3 kế hoạch`: a share of a plan that is no figure of its own."""
        if q.denominator is None or not 0 < q.value < q.denominator <= _FRACTION or previous.change:
            return False
        if q.unit not in ("kế hoạch", "chỉ tiêu") and not (q.unit is None and self.words.of_plan.match(after)):
            return False
        if not cues.SHARE_OF_PLAN.fullmatch(gap):
            return False
        previous.verdict = previous.verdict or "missed"
        previous.last = q.end
        return True

    def _merge(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """A percentage of the figure before, or the figures behind the percentage before."""
        share = previous.main.kind in ("percent", "permille") and previous.numerator is None
        if (q.kind != "percent" and not share) or self._change_words(gap):
            return False
        labelled = q.kind == "percent" and not share and cues.OF_PLAN_LABEL.fullmatch(gap) is not None
        of_plan = labelled or self._is_of_plan(q, after)
        if previous.change:
            main = self._unchanged(previous)
            if main is not None and main.percent is None and main.main.kind == "count" and cues.SHARE.search(gap):
                main.percent, main.percent_decimals = q.value, q.decimals
                main.approximate, main.last = f" {gap.strip()}".endswith(self.bounds), q.end
                previous.last = q.end
                return True
            if not of_plan:
                return self._shared_change(previous, q, gap, after)
            previous, gap = main or previous, gap[max(0, gap.rfind(", ")) :]
        if self._noted(previous, q, gap, after, of_plan=of_plan):
            previous.last = q.end
            return True
        told = share and q.kind in ("ratio", "money", "count") and cues.RATIO_LEAD.match(gap) and gap.strip(" ,")
        if told and not (q.denominator and gap.strip(" ,") == "có" and not _agrees(previous, q)):
            previous.numerator = q.numerator if q.kind == "ratio" else q.value
            previous.denominator, previous.factors = q.denominator, q.factors
            previous.last = q.end
            return True
        if q.kind != "percent" or previous.percent is not None or previous.main.kind in ("percent", "rate", "range"):
            return False
        if gap.strip() == "," and not of_plan and cues.OWN_SHARE.match(after):
            return False  # `11 đảng viên, 4,8% có trình độ đại học`
        if gap.strip() in cues.PLACES and after[1:2].isalpha() and not of_plan:
            return False  # `16 tỉnh có 100% số xã đạt chuẩn`
        if cues.OF_OWN_PLAN.match(after) and " là " in gap and "(" in gap:
            return False  # `4 chỉ tiêu là tăng trưởng (đạt 2% so với kế hoạch là 6%)`
        as_share = labelled or (cues.SHARE_OF_PLAN if of_plan else cues.AS_SHARE).fullmatch(gap) is not None
        core = "" if as_share else gap[: self.words.link_start(gap)]
        tail = gap[len(core) :]
        if not of_plan and cues.NOW.match(gap):
            return False
        if (
            cues.NAMED_ANEW.search(core)
            or " nên " in core
            or "tỷ lệ " in core
            or "tỉ lệ " in core
            or " và " in core[-6:]
        ):
            return False
        direct = as_share or tail.lstrip()[:1] in (",", "(", "–", "-") or gap.strip() in ("(", ",", "", "=")
        if not direct and core.endswith("(") and after[:1] == ")" and core.count(" ") <= cues.PHRASE:
            core, direct = core[:-1], True  # `45/47 phiếu tín nhiệm cao (95,74%)`
        if not direct and ("," in core or len(core) == len(gap)):
            return False
        if not direct and q.value == 100 and previous.denominator and previous.numerator != previous.denominator:
            previous.name, previous.last = f"{previous.name} đạt 100%", q.end  # `32/40 khu vực đạt 100%`
            return True
        if not of_plan and (base := self.words.base.match(after.lstrip())):
            previous.notes.append(f"{self.text[q.start : q.end]} {base.group().strip()}")
        else:
            previous.percent, previous.percent_decimals = q.value, q.decimals
            # `466/466 đại biểu (chiếm 97,49% tổng số đại biểu)` is a share of another total.
            other_total = previous.denominator is not None and after.lstrip().startswith(("tổng số", "trên tổng số"))
            previous.approximate = other_total or f" {gap.strip()}".endswith(self.bounds)
            if of_plan:
                self._of_plan(previous, q)
            self._name_behind(previous, q)
        previous.last = q.end
        return True

    def _shared_change(self, change: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`kế hoạch giảm 120 hộ, kết quả giảm 134 hộ, đạt 111,6%`: the share of a planned change."""
        if not gap.strip(" ,").startswith(("đạt", "bằng")) or not cues.SHARE_OF_PLAN.fullmatch(gap):
            return False
        if (cues.AGAINST.match(self.lower, q.end) or cues.AGAINST_BRACKET.match(self.lower, q.end)) and change.main.kind != "percent":
            change.percent, change.percent_decimals, change.last = q.value, q.decimals, q.end
            return True  # `giảm 2.486 biên chế, đạt 10,4% so với mục tiêu 10%`
        if self.words.base.match(after.lstrip()) or q.value < cues.LEAST_SHARE or change.main.kind == "percent":
            return False
        change.share, change.last = q.value, q.end
        return True

    def _noted(self, statement: Statement, q: Quantity, gap: str, after: str, *, of_plan: bool) -> bool:
        """A percentage that says how a figure stands to a plan or to another period, and is no figure of its own."""
        planned = statement.of_plan or statement.verdict is not None
        if of_plan and planned and cues.OF_ANOTHER_PLAN.fullmatch(gap):
            statement.notes.append(self._plan_printed(q))
            return True
        if of_plan and statement.main.kind in ("percent", "range", "rate") and cues.SHARE_OF_PLAN.fullmatch(gap):
            self._of_plan(statement, q)
            statement.notes.append(self._plan_printed(q))
            if statement.main.kind != "percent" or statement.change:
                statement.percent = q.value
            return True
        if q.kind != "percent" or of_plan or not cues.EQUALS.search(gap[-cues.TAIL :]):
            return False
        base = self.words.base.match(after.lstrip())
        if base is not None:
            statement.notes.append(f"{self.text[q.start : q.end]} {base.group().strip()}")
        return base is not None

    def _name_behind(self, statement: Statement, q: Quantity) -> None:
        """`có 46/52 chi bộ (88%) tổ chức sinh hoạt`: the name goes on behind the bracket with the percentage."""
        main = statement.main
        behind = self.text[q.end : q.end + 2]
        if behind != ") " or self.text[main.number_end : main.end].strip() != statement.name:
            return
        phrase = phrase_after(self.text[q.end + 1 : q.end + cues.WINDOW].partition("(")[0], self.words)
        if phrase[1:2].isalpha() and not phrase.startswith((" và ", " với ", " –")):
            statement.name = f"{statement.name}{phrase}"
