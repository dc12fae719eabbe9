"""Indicator statements: quantities that belong together become one row.

The span of a statement is its main figure with sign and unit, the first one in the text (`54.511/67.837 quần chúng`);
the percentage, target and verdict that follow it are fields of the same row. Changes against another period
(`tăng 14 vụ so với cùng kỳ`) and the parts of a total are rows of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from . import aim_cues, cues, join_cues, size_cues
from .audit import computed_verdict
from .bare_names import complete
from .naming import clause_before, divide, first_cell, name_of, name_part, phrase_after
from .sizes import Sizes, is_age
from .statement import Statement
from .targets import stated_verdict, verdict_of
from .units import Quantity

_PARTS = 12
"""How many parts of a total a bracket may list."""
_MEASURED = ("area", "weight", "length", "volume")
"""Kinds that a total hands on to its parts told without unit."""


def statements(
    text: str,
    quantities: Sequence[Quantity],
    *,
    planned: bool = False,
    ahead: bool = False,
    year: int | None = None,
    running: bool = False,
) -> list[Statement]:
    """Groups the quantities of one paragraph; `text` is the paragraph (see `repairs.repaired`)."""
    if " tuổi" in text:
        quantities = [q for q in quantities if not is_age(text, q)]
    assembler = _Assembler(text, quantities, planned=planned, year=year, running=running)
    found = assembler.run()
    if ahead:
        assembler.plan_ahead()
    return found


class _Assembler(Sizes):
    def run(self) -> list[Statement]:
        for i, quantity in enumerate(self.quantities):
            following = self.quantities[i + 1].start if i + 1 < len(self.quantities) else len(self.text)
            followed = following < len(self.text) and following - quantity.end <= cues.WINDOW
            if self._take(quantity, min(following, quantity.end + cues.WINDOW), followed):
                self.at = quantity.end
        self._name_in_order()
        self._close_verdicts()
        self._fold()
        self._answer()
        self._late_targets()
        self._drop_gaps()
        self._list_verdicts()
        self._shared_verdicts()
        self._split_ratios()
        complete(self.text, self.found)
        return self.found

    def _take(self, q: Quantity, following: int, followed: bool) -> bool:
        gap_start = max(self.at, q.start - cues.WINDOW)
        gap = self.lower[gap_start : q.start]
        after = self.lower[q.end : following]
        if q.unit is None and cues.DOCUMENT.search(gap) and (cues.ISSUED.match(after) or cues.ACCORDING.search(gap)):
            return False
        bracket = self._bracket(q.start)
        if q.unit is None and after[:2] == ") " and after[2:3].isalpha() and cues.NUMBERS_PART.search(gap):
            return False
        previous = self.found[-1] if self.found else None
        goes_on = (
            ("đạt" in gap or "bằng" in gap)
            and (said := cues.GOES_ON.fullmatch(gap)) is not None
            and (self._is_of_plan(q, after) or (said["share"] is not None and gap[0] == ";" and q.kind == "percent"))
        ) or (gap[:4] == "; so" and q.kind == "percent" and join_cues.OF_PLAN_LABEL.fullmatch(gap) is not None)
        if previous is not None and not goes_on and self._far(previous, q):
            previous = None
        self.parted = not goes_on and self._parted(gap_start, q.start)
        if previous is not None and previous.bracket >= 0 > bracket and not self.parted:
            previous, gap = self._behind_bracket(previous, gap)
        if previous is not None:
            joined = self._compared_from(previous)
            if bracket >= 0 and joined.bracket != bracket and self._bracket_target(joined, q, bracket, after):
                return True
            if bracket >= 0 and joined.bracket == bracket and self._paired_target(joined, q, gap, after):
                return True
            compares = self.parted and (cues.COMPARES_ON.match(gap) or self._is_bare_plan(q, gap, after))
            if compares and self._inline_target(joined, q, gap, after):
                return True
            if not self.parted and self._joins(joined, q, gap, after):
                return True
        if q.unit == "lần" and cues.MANIFOLD.search(gap):
            return True  # `gấp 2,3 lần năm 2015` tells nothing of its own
        return self._start(q, gap, gap_start, following, followed, bracket, previous)

    def _joins(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """Whether a quantity belongs to the statement before; what its kind rules out is not asked."""
        if gap.endswith(size_cues.SIZED_FROM) and self._qualifies(previous, q, gap):
            return True
        if q.kind == "percent":
            if self._percent_of(previous, q, gap):
                return True
        elif q.kind == "count" or (q.kind in cues.SUMS and " tổng " in gap):
            if (
                self._out_of(previous, q, gap)
                or self._out_of_plan(previous, q, gap)
                or self._times_plan(previous, q, gap, after)
            ):
                return True
        elif q.denominator is not None and (
            self._of_all(previous, q, gap)
            or self._fraction_of_plan(previous, q, gap, after)
            or self._again_of(previous, q)
        ):
            return True
        return (
            self._inline_target(previous, q, gap, after)
            or self._excess(previous, q, gap, after)
            or self._merge(previous, q, gap, after)
        )

    # --- new statements --------------------------------------------------------------------------------------------

    def _start(
        self,
        q: Quantity,
        gap: str,
        gap_start: int,
        following: int,
        followed: bool,
        bracket: int,
        previous: Statement | None,
    ) -> bool:
        after = self.lower[q.end : following]
        if self._is_no_figure(q, gap, after, bracket, previous, followed=followed):
            return False
        link = gap.strip()
        name, phrase = self._named(q, gap_start, following, link, bracket, previous, followed=followed)
        if q.unit is None and q.kind == "count" and self._counts_nothing(q, name, link, after, previous):
            return False
        if name == "" and q.role in cues.COUNTED:
            name = self.text[q.number_end : q.end].strip()
        if name is None and previous is not None:
            name = previous.name
        if name and "|" in name:
            name = first_cell(name)
        if q.kind == "count" and (head := cues.PER_HEAD.search(name or "")) and (q.unit is None or head["stroke"]):
            q = q._replace(kind="rate")  # `số bác sĩ/vạn dân: 9,1`
        if q.kind == "money" and not q.role and cues.OF_HEADS.match((name or "").lower()):
            q = q._replace(kind="count", unit=None)  # `dân số 1,6 triệu`
        if q.unit is None and q.kind == "count" and bracket >= 0 and (of := self._measured_outside(q, bracket, after)):
            q = q._replace(kind=of)
        statement = Statement(q, name, last=q.end, bracket=bracket)
        if q.kind == "ratio":
            statement.numerator, statement.denominator, statement.factors = q.numerator, q.denominator, q.factors
        if q.kind == "percent":
            statement.percent, statement.percent_decimals = q.value, q.decimals
        if bracket >= 0 and link[-1:] == "(" and self._apart(f"{link.rstrip('( ')} "):
            statement.elsewhere, statement.name = True, cues.THAN.sub("", name or "") or None
        elif bracket >= 0 and cues.OF_OTHERS.search(gap):
            statement.elsewhere = True
        self._bounds(statement, link)
        statement.lowered = ("giảm" in gap or "hạ " in gap) and cues.LOWERED.search(gap[-cues.TAIL :]) is not None
        if bracket >= 0 and (said := self.words.verdict_before.search(gap)):
            statement.verdict = verdict_of(said, gap)  # `chưa đạt chỉ tiêu nghị quyết (65 triệu đồng)`
            statement.name = (name or "")[: (name or "").lower().find(said.group().split()[0])].strip() or name
        self._change(statement, q, gap, after, phrase, previous)
        if q.unit == "%" and not statement.change and self._is_of_plan(q, after):
            self._of_plan(statement, q)
        elif q.unit == "%" and "hiện " in gap and (carried := cues.PLAN_CARRIED_OUT.search(gap)):
            self._of_plan(statement, q)
            if carried["over"] and statement.verdict == "met":
                statement.verdict = "exceeded"
        if q.denominator and q.unit not in cues.OF_PLANS and cues.OF_ITS_PLAN.match(after):
            computed = computed_verdict(q.numerator or 0.0, q.denominator, "=")
            if computed != "missed" or not self._of_part_of_year(statement):
                statement.verdict, statement.stated = computed, False
        self._plan(statement, previous, gap, after)
        self._part(statement, previous, gap, bracket)
        self.found.append(statement)
        return True

    def _measured_outside(self, q: Quantity, bracket: int, after: str) -> str | None:
        """The kind of the total whose bare parts a bracket lists: `5.287 ha lúa (Ba Tri 3.920, Giồng Trôm 812)`."""
        total = next((s for s in reversed(self.found[-_PARTS:]) if s.bracket != bracket), None)
        start, _ = self.brackets[bracket]
        if total is None or total.change or total.main.kind not in _MEASURED or q.value > total.main.value:
            return None
        listed = cues.BARE_END.match(after) is not None and not self._parted(total.last, start)
        return total.main.kind if listed else None

    def _is_no_figure(
        self, q: Quantity, gap: str, after: str, bracket: int, previous: Statement | None, *, followed: bool
    ) -> bool:
        """Whether a quantity only says when, of whom or again what has been told."""
        if q.kind == "duration" and (
            (cues.ON_TIME.search(gap) and self.words.in_time.search(self.lower, q.start - cues.TAIL, q.end + cues.TAIL))
            or not (cues.DURATION_LEAD.search(gap) or self._limits(q, gap))
            or (q.unit == "tháng" and cues.NO_FIGURE.match(after))
            or (q.unit == "giờ" and q.value <= cues.HOURS and cues.TIME_OF_DAY.match(after))
        ):
            return True
        if q.unit is None and q.kind == "range" and (after.startswith(" sao") or "tuổi" in gap.rstrip()[-12:]):
            return True
        if self._only_says_which(q, gap, after, followed=followed):
            return True
        if q.unit == "%" and (size_cues.FEE.search(gap[-cues.TAIL :]) or size_cues.FEE_BEHIND.match(after)):
            return True
        if q.unit == "kV" or (q.unit in cues.OF_PLANS and size_cues.HAVING.search(gap)):
            return True  # `lưới điện 110 kV`, `không còn xã dưới 10 tiêu chí`
        return self._told_again(q, gap, bracket, previous) or (
            q.unit in size_cues.SIDES and size_cues.ALL_SIDES.search(gap) is not None
        )

    def _counts_nothing(self, q: Quantity, name: str | None, link: str, after: str, previous: Statement | None) -> bool:
        """Whether a number without unit counts nothing that can be named."""
        if f" {link}".endswith(cues.ALL_OF):
            return True
        if (not link or link[-1:] in ":.;") and cues.NUMBERS_ITEM.match(self.text, q.end):
            return True
        opened = link[-1:] in (":", "(") or link[-4:].isdecimal()
        if self.lists and opened and self._in_list(q.start) and cues.NUMBERED.match(after):
            return True  # `các chỉ tiêu chủ yếu: 1. Thu nhập …`
        if q.end - q.start == 1 and f" {link}".endswith((" và", " hoặc")):
            return True
        if link[-1:] == "(" and self._is_note(q, after, previous):
            return True
        if not name or (after.lstrip().startswith("tuổi") and not q.decimals and "tuổi thọ" not in name.lower()):
            return True
        return not cues.BARE_END.match(after) and not self._counts_unknown(q, after)

    def _named(
        self,
        q: Quantity,
        gap_start: int,
        following: int,
        link: str,
        bracket: int,
        previous: Statement | None,
        *,
        followed: bool,
    ) -> tuple[str | None, str]:
        """The name of a new statement, and what follows its figure in the same phrase."""
        before = self.text[gap_start : q.start]
        if gap_start and gap_start == self.at:
            first, last, halves = self.divided
            before = (
                halves
                if (first, last) == (self.at, q.start)
                else divide(before, self.words, **_form_of(previous.main if previous else None))
            )[1]
        behind = self.text[q.end : following]
        if followed:
            halves = divide(behind, self.words, **_form_of(q))
            self.divided = (q.end, following, halves)
            phrase = "" if cues.MOVED.fullmatch(behind) else halves[0]
        else:
            phrase = phrase_after(behind, self.words)
        aimed = self._is_aimed(q.start - len(before), q.start)
        named_by = name_part(self._clause(q.start - len(before), q.start))
        name = name_of(named_by, q, self.text[q.number_end : q.end].strip(), phrase, self.words, aimed=aimed)
        if bracket >= 0 and "(" in link and (name is None or self.words.target_word.fullmatch(name.lower())):
            name = name_of(clause_before(before[: before.rfind("(")]), q, "", "", self.words, aimed=aimed)
        if (
            previous is not None
            and previous.name
            and link.endswith(cues.GOES_ON_TO)
            and cues.DATED_LINK.sub("", link) in cues.FROM_TO
        ):
            name = previous.name
        if link[-1:] == "(" and (name is None or (q.role in cues.COUNTED and self.text[q.end : q.end + 1] == ")")):
            name = name_of(clause_before(before.rstrip(" (*")), q, "", "", self.words, aimed=aimed)
        if previous is not None and link == "/" and previous.name:
            stem = previous.name.removesuffix("/").removesuffix(previous.main.unit or "").strip()
            previous.name, name = previous.name.removesuffix("/"), f"{stem} {q.unit or ''}".strip()
        if name is not None and name.lower() in cues.RAISED and previous is not None:
            name = previous.name or name  # `tăng 3.214 người, nâng tổng số lên 18.670 người`
        if (
            name is not None
            and name.lower() == cues.AVERAGE
            and previous is not None
            and previous.name
            and not self._ended(previous.last, q.start)
        ):
            name = f"{previous.name} {cues.AVERAGE}"  # `kết nạp 1.624 đảng viên, bình quân 324,8 đảng viên/năm`
        return name, phrase

    def _told_again(self, q: Quantity, gap: str, bracket: int, previous: Statement | None) -> bool:
        """Whether a sum of money is that before it, in words and in brackets."""
        if bracket < 0 or previous is None or previous.main.kind != "money" or gap.strip()[:1] != "(":
            return False
        start, end = self.brackets[bracket]
        return q.kind == "money" and not any(map(str.isdecimal, self.text[start:end]))

    def _bounds(self, statement: Statement, link: str) -> None:
        words = self.words
        ending = f" {link}"
        if ending.endswith(self.bounds):
            statement.approximate = True
            over, under = ending.endswith(words.over), ending.endswith(words.under)
            statement.notes.append("more than" if over else "less than" if under else "about")
        if statement.main.high is not None:
            statement.notes.append(f"to {statement.main.high:g}")

    def _part(self, statement: Statement, previous: Statement | None, gap: str, bracket: int) -> None:
        if previous is None or statement.main.kind == "percent":
            return
        if statement.change not in (0, previous.change) and statement.change not in (0, _change_of_total(previous)):
            return
        if cues.NEW_TOTAL.search(gap) or (bracket >= 0 and aim_cues.BASELINE.search(gap)):
            return
        if cues.PART_HINTS.search(gap) and (match := self.words.part.search(gap)):
            total = self._same_level(bracket) or previous
            if total.change and not statement.change:
                total = self._unchanged(total) or total
            if self.parted and total.total is not None:
                total = total.total
            statement.total, statement.some = total, bool(match.group("some"))
            statement.all_of_it = bool(match.group("all"))
        elif (
            bracket >= 0
            and previous.bracket != bracket
            and not previous.change
            and previous.main.kind in ("count", "money")
        ):
            if not cues.CLAUSE_END.search(self.text[previous.last : self.brackets[bracket][0]]):
                statement.total = previous
        elif previous.total is not None and previous.bracket == bracket and not self.parted:
            statement.total, statement.some = previous.total, previous.some
            statement.all_of_it = previous.all_of_it

    # --- verdicts --------------------------------------------------------------------------------------------------

    def _close_verdicts(self) -> None:
        """The verdict that stands after the last figure of each statement, before the next statement begins."""
        for i, statement in enumerate(self.found):
            last = statement.last
            end = self.found[i + 1].main.start if i + 1 < len(self.found) else len(self.text)
            stop = bisect_left(self.sentence_ends, last)
            if stop < len(self.sentence_ends):
                end = min(end, self.sentence_ends[stop])
            tail = self.lower[last : min(end, last + cues.WINDOW)]
            counted = statement.main.unit in cues.OF_PLANS
            if counted and (cues.OTHERS_OF_PLAN.search(tail) or cues.MET_OR_PASSED.match(tail)):
                continue
            if statement.total is not None:
                inside = self._around(statement.main.start)
                rest = tail[: inside[1] - statement.last] if inside else tail
                statement.some = statement.some or cues.MORE_PARTS.search(rest) is not None
            if any(map(tail.__contains__, cues.VERDICT_HINTS)) and (
                found := stated_verdict(self.words, self.lower, statement, tail, self._around(statement.last))
            ):
                main = self._unchanged(statement) if statement.change and statement.target is None else None
                if main is not None and main.verdict is not None and main.last > last:
                    continue  # `98,7%, giảm 0,5% so với năm trước, không đạt kế hoạch (99%)`
                meant = main if main is not None and main.verdict is None else statement
                if statement.bracket >= 0 and cues.BRACKET_ENDS.match(tail):
                    meant = self._outside(i) or meant
                    if meant is not statement and (meant.verdict or meant.target is not None):
                        continue  # `(32 HCV, 51 HCĐ), vượt chỉ tiêu 100 huy chương`
                if i and statement.elsewhere:
                    meant = self.found[i - 1]
                meant.verdict, meant.stated = found, True  # `tăng 5 xã so với năm 2020 (vượt kế hoạch)`
                above = cues.COMPARED.search(tail)  # of a ceiling it says at once what is good
                meant.comparison = above is not None and not self.words.ceiling.search(tail, above.end())


def _change_of_total(statement: Statement) -> int:
    return statement.total.change if statement.total is not None else 0


def _form_of(q: Quantity | None) -> dict[str, bool]:
    if q is None:
        return {}
    return {"listing": q.role in cues.COUNTED, "whole": q.kind == "ratio", "counter": q.role in ("counter", "measure")}
