"""The paragraph that statements are read off: its brackets, its plans, the statements found so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from . import cues, join_cues, year_cues
from .lexicon import Lexicon, lexicon
from .patterns import last_of
from .statement import Statement
from .units import Quantity

_NOTES = 3
"""Numbers of so many digits mark no footnotes."""


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
        self.at = 0
        self.parted = False
        self.reached = -1
        self.running = False
        self._targets: list[int] | None = None
        self._turned: tuple[str, re.Match[str] | None] = ("", None)
        self._marks()
        self.told, self.aims = self.words.told_aims(self.lower)

    def _end_of_sentence(self, at: int) -> int:
        i = bisect_left(self.sentence_ends, at)
        return self.sentence_ends[i] if i < len(self.sentence_ends) else len(self.text)

    def _begin_of_sentence(self, at: int) -> int:
        i = bisect_left(self.sentence_ends, at)
        return self.sentence_ends[i - 1] if i else 0

    def _begin_of_part(self, at: int) -> int:
        i = bisect_left(self.hard_gaps, at)
        return self.hard_gaps[i - 1] + 1 if i else 0

    def _begin_of_clause(self, at: int) -> int:
        i = bisect_right(self.cuts, at) - 1
        return self.cuts[i] if i >= 0 else 0

    def _marks(self) -> None:
        """Finds all that ends a sentence, a part of one, or the clause that names a figure, once for all figures."""
        text = self.text
        self.sentence_ends: list[int] = []
        self.hard_gaps: list[int] = []
        self.cuts: list[int] = []
        for match in cues.MARK.finditer(text):
            at = match.start()
            mark, following = text[at], text[at + 1 : at + 2]
            if mark == ")":
                if cues.CLOSED.match(text, at) and not cues.ABBREVIATED.search(text, max(0, at - 10), at):
                    self.cuts.append(at + 1)
                continue
            if mark == "…" and not text[at + 2 : at + 3].isupper():
                continue
            if mark == "\n" and self.sentence_ends and text[self.sentence_ends[-1] : at].isspace():
                continue  # a blank line ends no further sentence
            free = mark == "\n" or not following or following.isspace()
            if free:
                self.cuts.append(at + 1)
                if mark != ";":
                    self.sentence_ends.append(at)
            if free or following == "*":
                self.hard_gaps.append(at)

    def _ended(self, start: int, end: int) -> bool:
        """Whether a sentence ends in `start:end`, where a figure begins at `end`."""
        i = bisect_left(self.sentence_ends, start)
        return (i < len(self.sentence_ends) and self.sentence_ends[i] < end) or (
            start < end and self.text[end - 1] in ".!?"
        )

    def _parted(self, start: int, end: int) -> bool:
        """Whether a sentence or a part of it ends in `start:end`, where a figure begins at `end`."""
        i = bisect_left(self.hard_gaps, start)
        return i < len(self.hard_gaps) and self.hard_gaps[i] < end

    def _targets_between(self, start: int, end: int) -> bool:
        """Whether a word for a target (`chỉ tiêu`, `kế hoạch`) begins in `start:end`."""
        if self._targets is None:
            self._targets = [m.start() for m in self.words.target_word.finditer(self.lower)]
        i = bisect_left(self._targets, start)
        return i < len(self._targets) and self._targets[i] < end

    def _clause(self, start: int, end: int) -> str:
        """What of `start:end` stands in the clause of the figure that begins at `end`."""
        i = bisect_right(self.cuts, end) - 1
        if i >= 0 and self.cuts[i] > start:
            start = self.cuts[i]
        return "" if start < end and self.text[end - 1] in ".;!?" else self.text[start:end]

    def _is_aimed(self, start: int, end: int) -> bool:
        """Whether a word for a target that may belong to a name stands in `start:end`."""
        if not self.aims:
            return False
        i = bisect_left(self.told, start)
        return i < len(self.told) and self.told[i] < end

    def _far(self, previous: Statement, q: Quantity) -> bool:
        return q.start - previous.last > cues.WINDOW * 2 or self._ended(previous.last, q.start)

    def _bracket(self, at: int) -> int:
        if not self.brackets:
            return -1
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
        if q.kind != "percent" and (q.kind != "range" or q.unit != "%"):
            return False
        share = self.words.of_plan.match(after[: cues.TAIL])
        return share is not None and not join_cues.AGAINST.match(self.lower, q.end)

    def _of_plan(self, statement: Statement, q: Quantity) -> None:
        """Notes that a figure is a share `q` of its plan, and whether that was reached."""
        statement.of_plan, percent = True, q.value
        if "planned" in statement.notes:
            return  # `phấn đấu thu 25 tỷ đồng, đạt 100% dự toán`
        statement.ended = cues.PLAN_OF_PERIOD.match(self.lower, q.end) is not None or self._season_is_over(statement, q)
        if percent < 100 and self._is_first_round(statement, q):
            statement.part_of_year = True
            return
        if percent < 100 and not statement.ended and (self._of_part_of_year(statement) or self._ahead(statement, q)):
            return
        if statement.verdict is None:
            statement.verdict = "exceeded" if percent > 100 else "met" if percent == 100 else "missed"
            statement.stated = False

    def _season_is_over(self, statement: Statement, q: Quantity) -> bool:
        """Whether a figure is of a crop that a report of half a year and more has seen through: `vụ đông xuân`."""
        if "vụ " not in (name := (statement.name or "").lower()) or year_cues.PLAN_OF_YEAR.match(self.lower, q.end):
            return False
        begin = max(0, statement.main.start - 2 * cues.WINDOW)
        told = year_cues.EARLY_SEASON.search(name) is not None
        return told and year_cues.HALF_A_YEAR.search(self.lower, begin, statement.main.start) is not None

    def _is_first_round(self, statement: Statement, q: Quantity) -> bool:
        """Whether a share of the year's plan is told of the first of several rounds: `đợt 1 … đạt 72% kế hoạch năm`."""
        if "đợt " not in self.lower or year_cues.PLAN_OF_YEAR.match(self.lower, q.end) is None:
            return False
        return year_cues.FIRST_ROUND.search(self.lower, 0, statement.main.start) is not None

    def _plan_printed(self, q: Quantity) -> str:
        """A share of a plan and which plan it is of, as printed."""
        named = cues.PLAN_NAMED.match(self.text, q.end)
        return self.text[q.start : named.end() if named else q.end]

    def _of_part_of_year(self, statement: Statement) -> bool:
        """Whether the year is not over whose plan a figure is held against."""
        begin = max(0, statement.main.start - 2 * cues.WINDOW)
        parts = year_cues.PART_OF_YEAR.finditer(self.lower, begin, statement.main.start)
        inside = (-1, self._bracket(statement.main.start))  # `(9 tháng tăng 13%)` is of the figure before it
        part = next((match for match in parts if self._bracket(match.start()) in inside), None)
        said = part is not None and not year_cues.SUMMED_UP.search(self.lower, part.end(), statement.main.start)
        close = self._end_of_sentence(statement.main.end)
        said = said or year_cues.PART_BEHIND.search(self.lower, statement.last, close) is not None
        said = said or self.running or (begin > 0 and self._opens_in_year) or self._is_news_of_year
        year = (
            year_cues.opened_by_year(self.lower, begin, statement.main.start) if said and self._is_news_of_year else ""
        )
        told = self.lower[self._begin_of_sentence(statement.main.start) : statement.main.start]
        hinted = "trước" in told or " qua" in told or "năm ngoái" in told or "vụ này" in told
        before = year_cues.YEAR_BEFORE.search(told) if hinted else None
        over = bool(year) and year < max(cues.YEAR.findall(self.text[: year_cues.OPENING]), default="")
        statement.ended = statement.ended or before is not None or over
        statement.part_of_year = statement.part_of_year or (said and not statement.ended)
        return statement.part_of_year

    @cached_property
    def _opens_in_year(self) -> bool:
        """Whether the text opens with a part of a year that all its figures are of: `Kết quả 9 tháng đầu năm`."""
        return year_cues.opens_in_year(self.lower)

    @cached_property
    def _is_news_of_year(self) -> bool:
        """Whether the text is news of a day within the year that it tells of."""
        day = year_cues.NEWS_DAY.search(self.lower, 0, year_cues.OPENING)
        return day is not None and year_cues.WHOLE_YEAR.search(self.lower, 0, 2 * year_cues.OPENING) is None

    def _ahead(self, statement: Statement, q: Quantity) -> bool:
        """Whether a share `q` is one of a plan for a later year (`69% mục tiêu đến năm 2025`)."""
        printed = self._plan_printed(q)
        planned = cues.YEAR.findall(printed)
        begin = max(0, statement.main.start - cues.WINDOW)
        if cues.OF_MORE_YEARS.search(printed) and cues.AFTER_YEARS.search(self.lower, begin, statement.main.start):
            statement.part_of_year = True
            return True
        reached = self._years_told(begin, statement.main.start) if planned else ()
        statement.part_of_year = bool(reached) and max(planned) > max(reached)
        return statement.part_of_year

    def _years_told(self, start: int, end: int) -> list[str]:
        """The years named in `start:end`, but for those of plans (`mục tiêu đến năm 2025`)."""
        plans = [match.span() for match in cues.YEAR_OF_PLAN.finditer(self.lower, max(0, start - cues.REACH), end)]
        years = cues.YEAR.finditer(self.text, start, end)
        return [year.group() for year in years if not any(one <= year.start() < two for one, two in plans)]

    def _before_horizon(self, statement: Statement, before: str, after: str) -> None:
        """Notes of a figure whose target is for a later year that it is not yet to be reached."""
        named = last_of(cues.HORIZON.finditer(before)) or cues.HORIZON.search(after[: cues.TAIL])
        if named is None:
            return
        begin = max(0, statement.main.start - cues.WINDOW)
        reached = self._years_told(begin, statement.main.start)
        if named.group(1) > max(reached, default=""):
            statement.part_of_year = True
            if statement.verdict == "missed" and not statement.stated:
                statement.verdict, statement.stated = None, True

    def _is_note(self, q: Quantity, after: str, previous: Statement | None) -> bool:
        """Whether a number alone in brackets marks a footnote or names a paragraph: no count, no part of a list."""
        digits = self.text[q.start : q.end]
        listed = after[1:2] in (",", ";") or after[1:5] == " và " or (previous is not None and previous.bracket >= 0)
        return after[:1] == ")" and len(digits) < _NOTES and digits[0] != "0" and not listed

    def _counts_unknown(self, q: Quantity, after: str) -> bool:
        """Whether a number before an unlisted noun counts it."""
        digits = self.text[q.start : q.end]
        counts = digits[0] == "0" or len(digits) > 1 or q.decimals > 0 or self._bracket(q.start) >= 0
        return (
            after[:1] == " "
            and (after[1:2].isalpha() or after[1:2] in '"“')
            and (counts or cues.JUDGED.match(after) is not None)
        )

    def _change_words(self, gap: str) -> re.Match[str] | None:
        if gap is not self._turned[0]:
            tail = gap[-cues.TAIL :]
            told = "tăng" in tail or "giảm" in tail or "rút" in tail
            self._turned = (gap, self.words.change.search(tail) if told else None)
        return self._turned[1]

    def _apart(self, gap: str) -> re.Match[str] | None:
        """How far a figure is from another that is no plan, if that is what `gap` leads to."""
        if "hơn " not in gap and "kém " not in gap and "so " not in gap:
            return None
        apart = self.words.apart.search(gap, max(0, len(gap) - cues.REACH))
        return apart if apart is None or not self.words.target_word.search(apart.group()) else None

    def _changed(self, q: Quantity, phrase: str) -> Statement | None:
        """The statement whose figure changed: of the same unit and named like `phrase`, which follows the change.

        It stands in the same sentence, or in the one before if the sentence opens with `so với …`.
        """
        words = phrase.lower().split()
        i = bisect_left(self.sentence_ends, q.start)
        begin = self.sentence_ends[i - 1] if i else 0
        if cues.BASE_OPENS.match(self.lower, begin):
            begin = self.sentence_ends[i - 2] if i > 1 else 0
        best: Statement | None = None
        for earlier in reversed(self.found[-8:]):
            if earlier.last < begin:
                break
            if earlier.bracket >= 0 and earlier.bracket != self._bracket(q.start):
                continue
            if earlier.change or (q.kind != "percent" and q.unit not in (earlier.main.unit, cues.POINTS)):
                continue
            named = (earlier.name or "").lower().split()
            if words and all(word in named for word in words):
                return earlier
            if words and words[0] in named:
                best = earlier if best is None or words[0] not in (best.name or "").lower().split() else best
            best = best or earlier
        if best is not None and words and q.role in cues.COUNTED and words[0] not in (best.name or "").lower().split():
            return None
        return best

    def _compared_from(self, statement: Statement) -> Statement:
        """The figure that is told of: not one of elsewhere that it was compared with."""
        if len(self.found) < 2 or statement is not self.found[-1]:
            return statement
        before = self.found[-2]
        told_last = before.last > statement.last  # `làm rõ 59/67 vụ, 98 đối tượng, đạt 88,1%, vượt chỉ tiêu 3%`
        return before if told_last or statement.elsewhere else statement

    def _behind_bracket(self, previous: Statement, gap: str) -> tuple[Statement, str]:
        """The statement that goes on behind a bracket with figures of its own, and what leads on to the next figure.

        `kết nạp 145 đảng viên (trong đó nữ 78), đạt 96,7% kế hoạch`
        """
        closed = gap.rfind(")") + 1
        outer = self._same_level(-1)
        if outer is None or outer.change or self._ended(outer.last, previous.main.start):
            return previous, gap
        if outer.last > previous.last or (closed and cues.GOES_ON_BEHIND.match(gap, closed)):
            return outer, gap[closed:]
        return previous, gap

    def _outside(self, i: int) -> Statement | None:
        """The statement that the bracket with the statement at `i` stands behind."""
        statement = self.found[i]
        for before in reversed(self.found[max(0, i - 6) : i]):
            if before.bracket != statement.bracket:
                apart = before.bracket >= 0 or self._parted(before.last, statement.main.start)
                return None if apart else before
        return None

    def _same_level(self, bracket: int) -> Statement | None:
        return next((s for s in reversed(self.found[-8:]) if s.bracket == bracket), None)


def _lower(text: str) -> str:
    """Lower case of the same length."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
