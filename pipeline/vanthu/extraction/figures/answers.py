"""Targets that stand before the result: a figure told as a target, and the one that answers it.

Words open a frame: `Nghị quyết giao`, `chỉ tiêu`, `phải` that of a target, `kết quả`, `đến nay đã`, `thực hiện được`
that of a result. A figure is told in the frame that was opened last before it in its sentence. A figure told as a
result answers the target before it that is of the same kind and named alike, in its sentence or shortly before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from . import aim_cues, cues, year_cues
from .folds import Folds
from .naming import without_aim
from .pairing import Target, Told, are_others, is_like, is_share, may_answer, same_measure
from .statement import Statement
from .targets import comparator, counts_groups, verdict_of

_ALIKE = 0.5
"""The share of words that the shorter of two names must have in common with the other."""


class Answers(Folds):
    """A paragraph whose targets are bound to the results that follow them."""

    def _answer(self) -> None:
        """Binds targets to their results and takes them out of the rows."""
        if not (self.aims or self.plans or self.lists):
            return
        ends = [aim.end() for aim in self.aims]
        told = Told()
        at = 0
        for i, statement in enumerate(self.found):
            start = statement.main.start
            begin = max(self._rest_told(at, start), start - cues.WINDOW)
            if at and begin == at and self.text[at - 1] == "%" and self.words.of_plan.match(self.lower[at:start]):
                begin = self._behind_plan(at, start)
            lead = self.lower[begin:start]
            at = statement.last
            told.enter(bisect_left(self.sentence_ends, start))
            if statement.main.unit == "chỉ tiêu" or statement.qualified:
                continue  # those that were reached are counted
            if statement.change and i and self.found[i - 1].change and cues.OPENS_ASIDE.fullmatch(lead):
                continue  # `tăng 26.801 trẻ (2,9%)`
            last = bisect_right(ends, start) - 1
            aimed = (last >= 0 and self.aims[last].start() >= start - len(lead)) or "planned" in statement.notes
            if not aimed and not told.waiting and told.answered is None:
                continue
            self._answer_one(told, statement, lead, i)
        self._look_back(told.targets)
        answered = {id(target.statement) for target in told.targets if target.answered}
        if answered:
            self.found = [statement for statement in self.found if id(statement) not in answered]
            for statement in self.found:
                if id(statement.total) in answered:
                    statement.total = None

    def _behind_plan(self, at: int, start: int) -> int:
        """Where the name of a plan ends whose share was told before it: `95% dự toán tỉnh giao và tăng 3%`."""
        end = cues.PLAN_ENDS.search(self.lower, at, start)
        return end.start() if end else start

    def _answer_one(self, told: Told, statement: Statement, lead: str, i: int) -> None:
        """Takes a figure as a target, or as the result of one."""
        planned = "planned" in statement.notes
        opened = self._opened(told, statement, lead)
        told.frame = opened or ("aim" if planned or self._paired(i) else told.frame)
        in_order = "lần lượt" in lead or "tương ứng" in lead
        told.ordered = (in_order and cues.IN_ORDER.search(lead) is not None) or (
            told.ordered and cues.GOES_ON_IN_ORDER.match(lead) is not None
        )
        named = cues.YEAR.findall(lead)
        told.reached = max(named, default=told.reached)
        if told.frame == "aim":
            if statement.main.unit in cues.ALLOTTED and lead.endswith("giao "):
                told.frame = ""
                return  # posts that are allotted need not be filled
            base = lead.endswith(" từ ") and aim_cues.MOVES_TO.match(self.lower, statement.main.end)
            if (statement.target is None or planned) and not base and not aim_cues.ADJUSTED_TO.search(lead):
                compared = cues.COMPARED_FIRST.search(lead) is not None
                told.year = max(named, default=told.year)
                told.add(Target(statement, lead, told.sentence, compared, year=told.year if planned else ""))
                told.frame = "result" if compared else told.frame
        elif told.frame == "result" and not planned and statement.target is None and not cues.BECAUSE.match(lead):
            if told.ordered:
                statement.name = None  # its place tells whose result it is
            target = self._answered(statement, told, lead, explicit=opened == "result" or told.ordered)
            if target is not None and self._is_on_the_way(statement, target):
                statement.settled = True
            elif target is not None:
                told.answer(target)
                statement.ended = statement.ended or cues.BUT_ONLY.search(lead) is not None
                self._bind(statement, target)

    def _is_on_the_way(self, statement: Statement, target: Target) -> bool:
        """Whether a figure tells how far one has come on the way to what is planned: `phấn đấu đạt 45%, hiện 38,6%`."""
        aim, main = target.statement, statement.main
        if "planned" not in aim.notes or not cues.ON_THE_WAY.search(self.lower, aim.last, main.start):
            return False
        return main.value > aim.main.value if aim.comparator in ("<=", "<") else main.value < aim.main.value

    def _opened(self, told: Told, statement: Statement, lead: str) -> str:
        """The frame that the words before a figure open, or that it must be told in."""
        opened = self.words.frame_of(lead)
        if not opened and (cues.REACHES.match(lead) or self.words.reached_by.fullmatch(lead)):
            opened = "result"
        if opened == "aim":
            return opened
        for target in told.waiting:
            if self._is_ratio_of(statement, target) or (is_share(statement, target) and not self._is_part(lead)):
                return "result"
        since = told.waiting[-1] if told.waiting else told.answered
        if not opened and cues.DONE.fullmatch(lead) and any(same_measure(statement, t.statement) for t in told.waiting):
            return "result"  # `đăng ký 22 công trình, hoàn thành 9 công trình`
        if not opened and self._is_deed(told, statement):
            return "result"
        if not opened and since is not None and not since.years and cues.OF_A_YEAR.search(lead):
            return "result"  # `chỉ tiêu là 80%; năm 2021 đạt 84,6%, năm 2022 đạt 76,9%`
        return opened

    def _is_part(self, lead: str) -> bool:
        """Whether words open the parts of a total: `chỉ tiêu 12.450 học sinh, trong đó công lập 10.120 (81,3%)`."""
        return cues.PART_HINTS.search(lead) is not None and self.words.part.search(lead) is not None

    def _paired(self, i: int) -> bool:
        """Whether the figure behind tells nothing but what was reached of this one: `làm 5 km, thực hiện 4,2 km`."""
        if i + 1 == len(self.found):
            return False
        one, two = self.found[i : i + 2]
        if one.main.unit != two.main.unit or self._parted(one.last, two.main.start):
            return False
        between = self.lower[one.last : two.main.start]
        return cues.PAIRED.fullmatch(between) is not None

    def _is_deed(self, told: Told, statement: Statement) -> bool:
        """Whether a part of a sentence tells what a body did: `kế hoạch 96 cuộc; Thanh tra tỉnh mở 103 cuộc`."""
        main = statement.main
        if not told.waiting:
            return False
        begin = max(main.start - cues.WINDOW, told.waiting[-1].statement.last)
        if self.words.actor.match(self._clause(begin, main.start).strip().removeprefix("toàn ")) is None:
            return False
        return main.role in cues.COUNTED and told.waiting[-1].statement.main.unit == main.unit

    def _is_ratio_of(self, statement: Statement, target: Target) -> bool:
        """Whether a ratio is held against a target in per cent that is named alike."""
        if statement.main.kind != "ratio" or target.statement.main.kind != "percent" or target.answered:
            return False
        return not self.words.names(statement.name or "").isdisjoint(self._words_of(target))

    def _rest_told(self, at: int, start: int) -> int:
        """Where what introduces a figure at `start` begins: behind the rest of a sentence in which one was told."""
        i = bisect_left(self.sentence_ends, at)
        ended = at > 0 and i < len(self.sentence_ends) and self.sentence_ends[i] < start
        return self.sentence_ends[i] if ended else at

    def _look_back(self, targets: list[Target]) -> None:
        """Binds targets that nothing answered to the result before them, or to a verdict told without a figure."""
        alone = -1
        for target in targets:
            aim = target.statement
            if target.answered:
                continue
            if told := self._held_against(aim, target.lead):
                target.answered = True
                self._bind(told, target)
            elif aim.verdict is None and "planned" not in aim.notes:
                said = self.words.fulfilled.match(self.lower, aim.main.end)
                aim.verdict = verdict_of(said, said.group()) if said else None
                listed = target.sentence == alone and not aim.change
                if said is None and aim.target is None and (listed or cues.TOLD_ALONE.search(target.lead)):
                    alone = target.sentence
                    self._plan_alone(target)

    def _plan_alone(self, target: Target) -> None:
        """Notes a target that no result is told of as still to be reached, and its parts."""
        aim = target.statement
        bound = comparator(self.words, target.lead, self.lower[aim.main.end : aim.main.end + cues.TAIL])
        for statement in self.found:
            part = statement.total is aim and statement.target is None and statement.verdict is None
            if statement is aim or (part and not statement.change):
                statement.aim(bound)

    def _held_against(self, aim: Statement, lead: str) -> Statement | None:
        """The result before a target that is named after it: `9/10 xã; như vậy mục tiêu 10/10 xã chưa hoàn thành`."""
        before = bisect_left(self.found, aim.main.start, key=_start) - 1
        told = self.found[before] if before >= 0 else None
        if told is None or told.target is not None or told.change or self._ended(told.last, aim.main.start):
            return None
        if "planned" in (*told.notes, *aim.notes):
            return None
        bare = (
            cues.APART.match(lead) is not None
            and not self.words.names(lead)
            and not cues.YEAR.search(lead)
            and self.words.aims(lead)
        )
        looks_back = cues.LOOKS_BACK.match(lead) or bare
        return told if looks_back and same_measure(told, aim) else None

    def _words_of(self, target: Target) -> frozenset[str]:
        """The words of a target's name; what is named before its words for a target gives it its name."""
        if target.words is None:
            statement = target.statement
            words = self.words.names(statement.name or "")
            if not words - self.words.names(statement.main.unit or ""):
                start = statement.main.start
                clause = self._clause(start - len(target.lead), start)
                opening = self.words.aim.search(clause.lower())
                heading = clause[: opening.start()].strip(" ,:;*+-–(") if opening else ""
                if heading and (named := self.words.names(heading)):
                    statement.name, words = heading.removeprefix("Về "), named
            target.words = words
        return target.words

    def _places(self, statement: Statement, lead: str) -> dict[str, str]:
        """Which village, commune or other body a figure is told of, by what kind of body it is."""
        start = statement.main.start
        printed = f"{self.text[start - len(lead) : start]} {statement.name or ''}"
        return {place["kind"].lower(): place["name"] for place in self.words.places.finditer(printed)}

    def _answered(self, statement: Statement, told: Told, lead: str, *, explicit: bool) -> Target | None:
        """The target that a statement told as a result answers: named alike, of the same year, or the only one."""
        told_words = words = self.words.names(statement.name or "")
        counted = self.words.names(statement.main.unit or "") if statement.main.role in cues.COUNTED else frozenset()
        name = statement.name or ""
        acted = self.words.action.sub(" ", name[:1].lower() + name[1:])
        done_to = self.words.names(acted)
        if explicit and done_to <= counted:
            words = frozenset()  # what was done is told, not what it was done to
        if statement.main.unit in self.words.generic:
            words -= counted
        years = cues.YEAR.findall(lead)
        places: dict[str, str] | None = None
        start = statement.main.start
        first = cues.DONE_FIRST.search(self.lower, self._begin_of_sentence(start), start) is not None
        stock = cues.STOCK.search(lead) is not None
        best, most = None, (0.0, 0)
        for target in told.waiting:
            if (target.answered and not target.compared) or statement.total is target.statement:
                continue
            if not same_measure(statement, target.statement):
                continue
            places = self._places(statement, lead) if places is None else places
            if places and are_others(places, self._places(target.statement, target.lead)):
                continue  # another village
            if told.reached and told.reached < target.year:
                continue  # what was reached the year before
            ahead = target.sentence < told.sentence and "planned" in target.statement.notes
            stands = stock and cues.STANDS.search(lead) is not None and self._is_to_do(target)
            if ahead and (first or stands or not is_like(statement, target.statement)):
                continue
            told_so = explicit and not (ahead and stock and words)  # a later sentence may tell how things stand
            theirs = self._words_of(target)
            shared = len(words & theirs) / max(min(len(words), len(theirs)), 1)
            if counts_groups(statement, target.statement):
                continue  # `mỗi chi bộ kết nạp ít nhất 01 đảng viên; có 8 chi bộ chưa kết nạp`
            alike = (
                shared >= _ALIKE
                or (target is told.waiting[-1] and self._follows(statement, target.statement))
                or (told_so and words and done_to <= theirs)
                or (target.compared and target.sentence == told.sentence)
            )
            if years and target.years:
                if max(years) > max(target.years):
                    continue  # another step of a plan
                if years[-1] in target.years:
                    shared, alike = shared + 2, True
            told_so = told_so or bool(statement.change and target.statement.change)
            if not alike and not (told_so and may_answer(statement, words, target.statement, theirs)):
                continue
            rank = (shared, len(told_words & theirs))
            if rank > most or (rank == most and (best is None or not told.ordered)):
                best, most = target, rank
        again = told.answered
        if best is None and years and again is not None and same_measure(statement, again.statement):
            return again if words <= self._words_of(again) else None  # the same target in another year
        return best

    def _is_to_do(self, target: Target) -> bool:
        """Whether a target is of what shall be done, not of how things shall stand: `thành lập mới 40 hợp tác xã`."""
        return (
            target.lead.endswith(" thêm ") or self.words.action.match((target.statement.name or "").lower()) is not None
        )

    def _follows(self, statement: Statement, aim: Statement) -> bool:
        """Whether a result is told right behind a target: `kế hoạch là 90 hộ, đến nay bàn giao đất được 96 hộ`."""
        if aim.main.unit is None or aim.main.unit != statement.main.unit or "planned" in aim.notes:
            return False
        return cues.SO_FAR_DONE.fullmatch(self.lower, aim.last, statement.main.start) is not None

    def _bind(self, statement: Statement, target: Target) -> None:
        aim = target.statement
        main = aim.main
        statement.target = main.numerator if main.kind == "ratio" else main.value
        statement.target_high = main.high
        percent = main.kind == "percent" and statement.main.kind != "rate"
        statement.target_percent = percent and not statement.change
        before, after = (
            self.lower[max(0, main.start - cues.TAIL) : main.start],
            self.lower[main.end : main.end + cues.TAIL],
        )
        statement.comparator = ">=" if main.kind == "range" else comparator(self.words, before, after)
        statement.turned = statement.change * aim.change < 0
        statement.ended = statement.ended or year_cues.PART_OF_YEAR.search(target.lead) is not None
        if not self._of_part_of_year(statement) or statement.ended:
            statement.part_of_year = False
        if cues.NOW_TOLD.search(self.lower, main.end, statement.main.start):
            self._before_horizon(statement, target.lead, after)
        if statement.timely and statement.verdict == "met":
            statement.verdict = None  # reached before its time, and how far is for the figures to tell
        if statement.verdict is None and self.words.missed.search(self.lower, main.end, statement.main.start):
            statement.verdict = "missed"  # `mục tiêu đưa tỷ lệ hộ nghèo xuống 5% không hoàn thành; vẫn còn 6,8%`
        words = self.words.names(statement.name or "")
        told = self.words.head.match((statement.name or "").lower()) is not None and words
        theirs = self._words_of(target)
        if (
            aim.name
            and not told
            and (len(words) <= len(theirs) or (theirs and (statement.name or "").endswith(" nên")))
        ):
            statement.name = without_aim(aim.name, self.words).replace(" trở lên", "")


def _start(statement: Statement) -> int:
    return statement.main.start
