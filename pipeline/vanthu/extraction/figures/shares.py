"""Percentages that are shares: of the figure before, of its plan, of a planned change."""

from __future__ import annotations

from . import cues, join_cues
from .against import Against
from .naming import phrase_after
from .statement import Statement
from .targets import is_its_share, makes
from .units import MEASURES, Quantity, unit_at

_ABOUT = 1
"""How far a share may be from what figures make that it is only about, in per cent."""


def _is_same_share(previous: Statement, q: Quantity, gap: str) -> bool:
    """Whether a share with a name of its own is what a ratio makes: `34/38 vụ, tỷ lệ khám phá đạt 89,47%`."""
    return join_cues.NAMED_SHARE.fullmatch(gap) is not None and is_its_share(previous, q.value)


class Shares(Against):
    """A paragraph, with what is done when a percentage is a share of the statement before it."""

    def _merge(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """A percentage of the figure before, or the figures behind the percentage before."""
        share = previous.main.kind in ("percent", "permille") and previous.numerator is None
        if (q.kind != "percent" and not share) or self._change_words(gap):
            return False
        labelled = (
            q.kind == "percent"
            and not share
            and (
                join_cues.OF_PLAN_LABEL.fullmatch(gap) is not None
                or (
                    previous.target is not None
                    and join_cues.DONE_BY.fullmatch(gap) is not None
                    and after.lstrip()[:1] in cues.ENDS
                )
            )
        )
        if self._shares_before(previous, q, gap):
            return True
        of_plan = labelled or self._is_of_plan(q, after) or self._shares_plan(previous, q, gap, after)
        if previous.change:
            main = self._unchanged(previous)
            if main is not None and main.percent is None and main.main.kind == "count" and join_cues.SHARE.search(gap):
                self._set_share(main, q, gap)
                previous.last = q.end
                return True
            if not of_plan:
                return self._shared_change(previous, q, gap, after)
            level = main is not None and main.main.kind == "percent" and main.verdict is None
            meant = main if main is not None and (main.percent is None or level) else previous
            previous, gap = meant, gap[max(0, gap.rfind(", "), gap.rfind(" và ")) :]
        if self._noted(previous, q, gap, after, of_plan=of_plan):
            previous.last = q.end
            return True
        told = share and q.kind in ("ratio", "money", "count") and join_cues.RATIO_LEAD.match(gap) and gap.strip(" ,")
        about = makes(q.numerator, q.denominator, previous.main.value, _ABOUT)
        if told and not (q.denominator and gap.strip(" ,") == "có" and not about):
            previous.numerator = q.numerator if q.kind == "ratio" else q.value
            previous.denominator, previous.factors = q.denominator, q.factors
            previous.last = q.end
            return True
        if q.kind != "percent" or previous.percent is not None or previous.main.kind in ("percent", "rate", "range"):
            return False
        return self._merge_percent(previous, q, gap, after, of_plan=of_plan, labelled=labelled)

    def _merge_percent(
        self, previous: Statement, q: Quantity, gap: str, after: str, *, of_plan: bool, labelled: bool
    ) -> bool:
        """A percentage that is a share of the figure before, not a figure of its own."""
        if gap.strip() == "," and not of_plan:
            own_share = join_cues.OWN_SHARE.match(after) or (
                "planned" in previous.notes and join_cues.OWN_AIM.match(after)
            )
            if own_share:
                return False  # `11 đảng viên, 4,8% có trình độ đại học`
        if gap.rstrip().endswith(",") and not of_plan and self._of_others(previous, q):
            return False  # `45 đảng viên mới, 92% chi bộ trong sạch`
        begin = previous.main.start
        if gap.strip() in ("là", "đạt") and join_cues.ASKED.search(self.lower, max(0, begin - cues.REACH), begin):
            return False
        if gap.strip() in join_cues.PLACES and after[1:2].isalpha() and not of_plan:
            return False  # `16 tỉnh có 100% số xã đạt chuẩn`
        if join_cues.OF_OWN_PLAN.match(after) and " là " in gap and "(" in gap:
            return False  # `4 chỉ tiêu là tăng trưởng (đạt 2% so với kế hoạch là 6%)`
        if previous.main.unit in cues.OF_PLANS and join_cues.NAMES_THEM.search(gap):
            return False  # `2 chỉ tiêu không đạt là tốc độ tăng trưởng (đạt 6,1%)`
        if "chiếm" in gap and "(" in gap and self.words.share_of_some.fullmatch(gap):
            return False
        if join_cues.OF_ONE.search(gap):
            return False  # `5/11 xã hoàn thành, thấp nhất là xã Hòa An (đạt 45% kế hoạch)`
        share = (join_cues.SHARE_OF_PLAN if of_plan else join_cues.AS_SHARE).fullmatch(gap)
        if share and share.lastgroup and join_cues.AGAINST_BRACKET.match(self.lower, q.end):
            return False  # `41.268 hội viên, đạt tỷ lệ tập hợp 78,4% (Nghị quyết: 78%)`
        as_share = labelled or share is not None
        core = "" if as_share else gap[: self.words.link_start(gap)]
        if of_plan and not as_share and (behind := join_cues.SHARE_OF_PLAN_BEHIND.search(gap)):
            core = gap[: behind.start()]
        tail = gap[len(core) :]
        if not of_plan and join_cues.NOW.match(gap):
            return False
        own = "tỷ lệ " in core or "tỉ lệ " in core
        if join_cues.NAMED_ANEW.search(core) or " nên " in core or " và " in core[-6:]:
            return False
        if own and not _is_same_share(previous, q, gap):
            return False
        direct = own or as_share or tail.lstrip()[:1] in (",", "(", "–", "-") or gap.strip() in ("(", ",", "", "=")
        if not direct and core.endswith("(") and after[:1] == ")" and core.count(" ") <= join_cues.PHRASE:
            core, direct = core[:-1], True  # `45/47 phiếu tín nhiệm cao (95,74%)`
        if not direct and ("," in core or len(core) == len(gap)):
            return False
        if not direct and q.value == 100 and previous.denominator and previous.numerator != previous.denominator:
            previous.name, previous.last = f"{previous.name} đạt 100%", q.end  # `32/40 khu vực đạt 100%`
            return True
        of_all = of_plan or join_cues.SHARE.search(gap) or after.lstrip().startswith("so với tổng")
        base = None if of_all else self.words.base.match(after.lstrip())
        if base and not join_cues.OF_LEVEL.match(self.lower, q.end):
            previous.notes.append(f"{self.text[q.start : q.end]} {base.group().strip()}")
        else:
            self._set_share(previous, q, gap)
            if previous.denominator is not None and after.lstrip().startswith(("tổng số", "trên tổng số")):
                previous.approximate = True  # `466/466 đại biểu (chiếm 97,49% tổng số đại biểu)`: of another total
            if of_plan:
                self._of_plan(previous, q)
            self._name_behind(previous, q)
        previous.last = q.end
        return True

    def _of_others(self, previous: Statement, q: Quantity) -> bool:
        """Whether a percentage counts other things than the figure before it, which are named behind it."""
        unit, end = unit_at(self.text, q.end, self.lower)
        if unit is None or unit.kind in MEASURES or not self.text[end + 1 : end + 2].isalpha():
            return False
        return unit.name.lower() not in f"{previous.name or ''} {previous.main.unit or ''}".lower()

    def _set_share(self, statement: Statement, q: Quantity, gap: str) -> None:
        statement.percent, statement.percent_decimals, statement.last = q.value, q.decimals, q.end
        statement.approximate = f" {gap.strip()}".endswith(self.bounds)

    def _shares_before(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """Whether a share is that of the ratio before a count: `làm rõ 59/67 vụ, 98 đối tượng, đạt 88,1%`."""
        if q.kind != "percent" or previous.main.kind != "count" or len(self.found) < 2:
            return False
        earlier = self.found[-2]
        if earlier.percent is not None or earlier.main.kind != "ratio" or not is_its_share(earlier, q.value):
            return False
        if self._ended(earlier.last, q.start) or not join_cues.SHARE_OF_PLAN.fullmatch(gap):
            return False
        earlier.percent, earlier.percent_decimals, earlier.last = q.value, q.decimals, q.end
        return True

    def _shares_plan(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """Whether a share is of a plan named before it: `vượt kế hoạch năm (136%)`, `trong đó tôm 21 tấn (đạt 98%)`."""
        if previous.main.kind in ("percent", "ratio", "rate") or q.kind != "percent":
            return False
        if self._bracket(q.start) >= 0 and self.words.verdict_before.search(gap):
            return after[:1] == ")"
        if previous.change:
            return False
        if after.lstrip()[:1] not in cues.ENDS:
            return False
        total = previous.total
        if total is None and join_cues.WHOLE < q.value < 2 * join_cues.WHOLE and join_cues.REACHES_MORE.fullmatch(gap):
            return True  # `23.415 con, đạt 101,8%`
        if total is None:
            return join_cues.SHARE_IN_CHAIN.fullmatch(gap) is not None and self._goes_on_in_chain(previous)
        of_total = makes(previous.main.value, total.main.value, q.value, _ABOUT)
        return total.of_plan and not of_total and join_cues.SHARE_OF_TOTALS_PLAN.fullmatch(gap) is not None

    def _goes_on_in_chain(self, statement: Statement) -> bool:
        """Whether the figure before in the sentence was told as a share of its plan: `…, đạt 104% kế hoạch; …`."""
        earlier = (s for s in reversed(self.found[-6:]) if s is not statement and not s.change)
        before = next((s for s in earlier if s.main.kind != "rate"), None)
        if before is None or not before.of_plan or before.bracket != statement.bracket:
            return False
        return before.main.kind != "percent" and not self._ended(before.last, statement.main.start)

    def _shared_change(self, change: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`kế hoạch giảm 120 hộ, kết quả giảm 134 hộ, đạt 111,6%`: the share of a planned change."""
        if not gap.strip(" ,").startswith(("đạt", "bằng")) or not join_cues.SHARE_OF_PLAN.fullmatch(gap):
            return False
        if (
            join_cues.AGAINST.match(self.lower, q.end) or join_cues.AGAINST_BRACKET.match(self.lower, q.end)
        ) and change.main.kind != "percent":
            change.percent, change.percent_decimals, change.last = q.value, q.decimals, q.end
            return True  # `giảm 2.486 biên chế, đạt 10,4% so với mục tiêu 10%`
        if self.words.base.match(after.lstrip()) or q.value < join_cues.LEAST_SHARE or change.main.kind == "percent":
            return False
        change.share, change.last = q.value, q.end
        return True

    def _noted(self, statement: Statement, q: Quantity, gap: str, after: str, *, of_plan: bool) -> bool:
        """A percentage that says how a figure stands to a plan or to another period, and is no figure of its own."""
        planned = statement.of_plan or statement.verdict is not None
        if of_plan and (meant := self._plan_about(statement, q)):
            self._of_plan(meant, q)
            meant.percent, meant.percent_decimals = q.value, q.decimals
            return True
        if of_plan and planned and join_cues.OF_ANOTHER_PLAN.fullmatch(gap):
            statement.notes.append(self._plan_printed(q))
            return True
        if of_plan and statement.main.kind in ("percent", "range", "rate") and join_cues.SHARE_OF_PLAN.fullmatch(gap):
            self._of_plan(statement, q)
            statement.notes.append(self._plan_printed(q))
            if statement.main.kind != "percent" or statement.change:
                statement.percent = q.value
            return True
        if q.kind != "percent" or of_plan:
            return False
        if not join_cues.EQUALS.search(gap[-cues.TAIL :]) and not (
            statement.of_plan and join_cues.AND_OF_PLAN.fullmatch(gap)
        ):
            return False
        if join_cues.OF_LEVEL.match(self.lower, q.end):
            return False
        base = self.words.base.match(after.lstrip()) or join_cues.EARLIER.match(after)
        if base is not None:
            statement.notes.append(f"{self.text[q.start : q.end]} {base.group().strip()}")
        return base is not None

    def _plan_about(self, statement: Statement, q: Quantity) -> Statement | None:
        """The figure before that a plan is said to be about: `12 lớp cho 450 học viên, đạt 120% kế hoạch về số lớp`."""
        about = join_cues.PLAN_ABOUT.match(self.lower, q.end)
        if about is None or statement.bracket >= 0:
            return None
        for earlier in reversed(self.found[-4:-1]):
            if self._ended(earlier.last, q.start):
                break
            unit = earlier.main.unit
            if unit and unit != statement.main.unit and about.group("what").startswith(unit.lower()):
                return earlier if earlier.percent is None and earlier.verdict is None else None
        return None

    def _name_behind(self, statement: Statement, q: Quantity) -> None:
        """`có 46/52 chi bộ (88%) tổ chức sinh hoạt`: the name goes on behind the bracket with the percentage."""
        main = statement.main
        behind = self.text[q.end : q.end + 2]
        if behind != ") " or self.text[main.number_end : main.end].strip() != statement.name:
            return
        phrase = phrase_after(self.text[q.end + 1 : q.end + cues.WINDOW].partition("(")[0], self.words)
        if phrase[1:2].isalpha() and not phrase.startswith((" và ", " với ", " –")):
            statement.name = f"{statement.name}{phrase}"
