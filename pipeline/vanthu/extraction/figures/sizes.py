"""Sizes, ages and shares that only say which ones are told of."""

from __future__ import annotations

from bisect import bisect_right

from . import cues, size_cues
from .planned import Planned
from .units import Quantity


def is_age(text: str, q: Quantity) -> bool:
    """Whether a number only says of which age those are who are told of: `trẻ từ 6 đến 15 tuổi`."""
    if q.unit is not None or q.decimals or not text.startswith(" tuổi", q.end):
        return False
    return q.kind == "range" or (q.kind == "count" and text.endswith(size_cues.OF_AGE, 0, q.start))


class Sizes(Planned):
    """A paragraph, with what tells a size that says who is counted from a figure."""

    def _limits(self, q: Quantity, gap: str) -> bool:
        """Whether a plan bounds how long something takes: `di dời dân không quá 4 giờ`."""
        if not gap.endswith(size_cues.AT_MOST):
            return False
        i = bisect_right(self.plans, q.start)
        return self._in_list(q.start) or (i > 0 and not self._ended(self.plans[i - 1], q.start))

    def _only_says_which(self, q: Quantity, gap: str, after: str, *, followed: bool) -> bool:
        """Whether a quantity only says which ones are told of, or who has told it."""
        if (
            followed
            and (
                (gap.rstrip().endswith(size_cues.QUALIFYING) and size_cues.QUALIFIED.search(gap))
                or (q.kind == "range" and size_cues.QUALIFIED_BY_RANGE.search(gap))
            )
            and size_cues.QUALIFIER.search(after)
        ):
            return True
        if q.role in cues.COUNTED and (
            (gap.endswith(" từ ") and size_cues.SIZE_CLOSES.match(self.lower, q.end))
            or (q.value <= size_cues.FEW and self._says_of_whom(q, gap))
        ):
            return True
        if (
            q.unit == "%"
            and followed
            and size_cues.DAMAGED.search(gap[-cues.TAIL :])
            and size_cues.QUALIFIER.search(after)
        ):
            return True
        tail = gap[-cues.TAIL :] if q.role in cues.COUNTED else ""
        if q.kind == "weight" and "dưới " in gap[-cues.TAIL :] and size_cues.OF_LIGHT.search(gap[-cues.TAIL :]):
            return True
        return self._is_class(q) or ("theo " in tail and size_cues.TOLD_BY.search(tail) is not None)

    def _is_class(self, q: Quantity) -> bool:
        """Whether a quantity is part of a label, by size, at the begin of an item: `- Tàu từ 20 đến dưới 90 CV: …`."""
        if not self.text.endswith(size_cues.CLASS_FROM, 0, q.start) or not size_cues.CLASS_ENDS.match(
            self.lower, q.end
        ):
            return False
        begin = max(self._begin_of_sentence(q.start), q.start - cues.WINDOW)
        return size_cues.CLASS_OPENS.fullmatch(self.lower, begin, q.start) is not None

    def _says_of_whom(self, q: Quantity, gap: str) -> bool:
        """Whether a small number only says whose share is told behind it: `tỷ lệ tiêm ít nhất 1 mũi đạt 98,4%`."""
        if q.unit in size_cues.TIMES and size_cues.SHARE_RIGHT_BEHIND.match(self.lower, q.end):
            return gap[-2:-1].isalpha()
        times = q.unit in size_cues.TIMES and gap.endswith(size_cues.QUALIFYING_TIMES)
        if not (times or "lệ " in gap) or not size_cues.SHARE_BEHIND.match(self.lower, q.end):
            return False
        if times:
            return True
        clause = self._clause(q.start - len(gap), q.start).lower()
        return size_cues.OF_SHARE.search(clause) is not None
