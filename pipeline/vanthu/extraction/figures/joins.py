"""What joins the statement before: excesses, ratios in words, sizes that only say which ones are counted."""

from __future__ import annotations

from . import cues, join_cues, size_cues
from .naming import phrase_after
from .shares import Shares
from .statement import Statement
from .targets import same_things
from .units import Quantity

_FRACTION = 10
"""The largest denominator of a fraction."""


class Joins(Shares):
    """A paragraph, with what is done when a figure belongs to the statement before it."""

    def _percent_of(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """`đạt 51,2%/53,5% kế hoạch`: what is behind the stroke is the target."""
        if q.kind != "percent" or gap.strip() != "/" or previous.main.kind != "percent" or previous.target is not None:
            return False
        previous.target, previous.target_percent, previous.comparator = q.value, True, "="
        previous.last = q.end
        return True

    def _qualifies(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """What only tells which ones are counted: `09 đơn vị giải ngân trên 70%`, `678 tàu dài từ 15 m trở lên`."""
        if previous.last != previous.main.end:
            if previous.qualified and gap in size_cues.UP_TO:
                previous.last = q.end  # `4 xã đạt từ 65 đến dưới 80 điểm`
                return True
            return False
        sized = size_cues.OF_ITS_SIZE.fullmatch(gap) if q.kind != "percent" else None
        if sized is not None:
            if sized["from"] and not size_cues.SUCH_ENDS.match(self.lower, q.end):
                return False
        elif gap.endswith(" từ "):
            if previous.main.role not in cues.COUNTED or not size_cues.OF_SUCH.fullmatch(gap):
                return False
            if not size_cues.SUCH_ENDS.match(self.lower, q.end):
                return False
        elif q.kind != "percent":
            scored = q.unit in size_cues.SCORES and size_cues.QUALIFIED_GROUP.fullmatch(gap)
            if previous.main.role not in cues.COUNTED or not (scored or size_cues.OF_SUCH_SIZE.fullmatch(gap)):
                return False
        elif previous.main.unit not in size_cues.GROUPS or not size_cues.QUALIFIED_GROUP.fullmatch(gap):
            return False
        told = self.text[previous.main.end : q.end]
        name = (previous.name or "").removesuffix(gap.rstrip())
        previous.name = f"{name.removesuffix(gap.rstrip().rpartition(' ')[0])}{told}".strip()
        previous.last, previous.qualified = q.end, True
        return True

    def _out_of(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """`99 xã trong tổng số 188 xã`: a ratio in words."""
        main = previous.main
        if main.kind != q.kind or q.unit not in (None, main.unit) or q.value < main.value or previous.change:
            return False
        if main.kind != "count" and (main.kind not in cues.SUMS or "tổng số" not in gap):
            return False
        if (
            previous.last != main.end
            or not join_cues.OUT_OF.fullmatch(gap)
            or cues.OF_ITS_PLAN.match(self.lower, q.end)
        ):
            return False
        previous.main = main._replace(kind="ratio", numerator=main.value, denominator=q.value)
        previous.numerator, previous.denominator, previous.last = main.value, q.value, q.end
        printed = self.text[main.number_end : main.end].strip()
        if previous.name == printed:
            behind = join_cues.NO_DIGITS.match(self.text, q.end, q.end + cues.WINDOW)
            phrase = phrase_after(behind.group(), self.words) if behind else ""
            previous.name = f"{printed} {phrase.strip()}".strip()
        return True

    def _out_of_plan(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """`18 sân chơi thiếu nhi trên tổng số 20 sân chơi theo kế hoạch`: what is behind is the target."""
        main = previous.main
        if (main.role not in cues.COUNTED and main.kind not in cues.SUMS) or previous.target is not None:
            return False
        if previous.change or (q.unit is not None and not same_things(q.unit, main.unit)):
            return False
        if not join_cues.OF_THEIR_PLAN.match(self.lower, q.end) or not join_cues.OUT_OF_PLAN.fullmatch(gap):
            return False
        self._set_target(previous, q, "", self.lower[q.end : q.end + cues.TAIL])
        return True

    def _of_all(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """`6 xã đạt 19/19 tiêu chí`: those that fulfil all criteria are counted, not the criteria."""
        main = previous.main
        if q.unit not in size_cues.SIDES or q.numerator is None or q.numerator != q.denominator:
            return False
        if main.role not in cues.COUNTED or main.unit == q.unit or not size_cues.WITH_ALL.fullmatch(gap):
            return False
        if previous.name in (None, self.text[main.number_end : main.end].strip(), gap.strip()):
            previous.name = self.text[main.number_end : q.end].strip()
        previous.last = q.end
        return True

    def _again_of(self, previous: Statement, q: Quantity) -> bool:
        """`kết nạp 52 hội viên, đạt 130% chỉ tiêu (52/40)`: the figure once more, with what it is of."""
        main = previous.main
        if q.unit is not None or q.numerator != main.value or main.kind != "count" or previous.change:
            return False
        if previous.target is not None or self._bracket(q.start) < 0 or self.text[q.end : q.end + 1] != ")":
            return False
        if previous.of_plan:
            previous.target, previous.comparator = q.denominator, "="
        else:
            previous.numerator, previous.denominator = q.numerator, q.denominator
        previous.last = q.end
        return True

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
        if not any(map(tail.__contains__, cues.EXCESS_HINTS)) or not (found := self.words.excess.search(tail)):
            return False
        lead = gap[: max(0, len(gap) - len(tail)) + found.start()]
        if self._is_own(previous, q, lead):
            return False  # `86 tàu vươn khơi, sản lượng cá ngừ vượt 30% kế hoạch`
        of_plan = self.words.of_plan.match(after) or self.words.short_of.match(after)
        if q.kind == "percent" != previous.main.kind and not of_plan and not join_cues.BARE_LEAD.fullmatch(lead):
            return False  # `ở 7 xã vùng cao vượt 97%`
        if previous.verdict is not None and join_cues.OF_ITS_OWN.fullmatch(
            gap, 0, len(gap) - len(tail) + found.start()
        ):
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
                if previous.main.kind == "percent" or not (
                    not unit or same_things(q.unit, unit) or unit.startswith(q.unit)
                ):
                    return False  # `…, góp phần đưa tổng chiều dài vượt 3.000 km`
            beaten = previous
        if beaten.change and ("," in gap or " và " in gap):
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
        if not join_cues.SHARE_OF_PLAN.fullmatch(gap):
            return False
        previous.verdict = previous.verdict or "missed"
        previous.last = q.end
        return True
