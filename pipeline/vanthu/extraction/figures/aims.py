"""Targets that are set: the words that set them, the lists and headings they stand under."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter, itemgetter

from . import aim_cues, cues, task_cues
from .passage import Passage
from .patterns import places_of
from .statement import Statement
from .units import Quantity


class Aims(Passage):
    """A paragraph with what in it tells targets that are still to be reached."""

    def __init__(
        self,
        text: str,
        quantities: Sequence[Quantity],
        *,
        planned: bool = False,
        year: int | None = None,
        running: bool = False,
    ) -> None:
        super().__init__(text, quantities)
        self.running = running
        self.aimed = (-1, -1, False)
        self.normed: Statement | None = None
        hinted = bool(self.told) or any(map(self.lower.__contains__, aim_cues.SET_HINTS))
        self.plans = sorted({*(self._planned() if hinted else ()), *self._announced()})
        self.past: list[tuple[int, int]] = []  # what was reached by a year that is over
        if year is not None and " 20" in text:
            self.plans = sorted({*self.plans, *self._after(year)})
        self.headed = frozenset(self._headings()) if hinted and "\n" in text else frozenset()
        if hinted:
            self.plans = sorted({*self.plans, *self._set(), *self.headed})
        planned = planned and aim_cues.RESULTS_LISTED.search(self.lower) is None
        self.lists = [(0, len(text))] if planned else self._lists_of_targets()
        if "|" in text and not planned:
            self.lists = sorted([*self.lists, *(m.span("rows") for m in task_cues.PLAN_TABLE.finditer(self.lower))])

    def _lists_of_targets(self) -> list[tuple[int, int]]:
        """The lists that words for targets open, in order and apart from each other."""
        lists: list[tuple[int, int]] = []
        plans = []
        over = 0
        for start in self.plans:
            if start < over:
                continue
            if lists and start < lists[-1][1]:
                plans.append(start)
                continue
            _, end = self._list_of_targets(start)
            if self._tells_results(start, max(end, self._end_of_sentence(start))):
                over = end
                continue
            plans.append(start)
            if end > start:
                lists.append((start, end))
        self.plans = plans
        return lists

    def _tells_results(self, start: int, end: int) -> bool:
        """Whether what words for targets lead to tells what was reached of them: `1. Các chỉ tiêu kinh tế: …`."""
        if start in self.headed:
            return (
                self._stands_under_results(self.lower.rfind("\n", 0, start) + 1, start)
                or aim_cues.REACHED_UNDER.search(self.lower, start, end) is not None
            )
        begin = max(0, start - cues.TAIL)
        if not aim_cues.NAMES_AIMS.search(self.lower, begin, start):
            return False
        above = max(0, start - aim_cues.LEAD)
        if aim_cues.SETS_AIMS.search(self.lower, max(above, self._begin_of_sentence(begin)), start):
            return False
        return (
            aim_cues.RESULTS_ABOVE.search(self.lower, above, start)
            or aim_cues.RESULTS_TITLE.match(self.lower)
            or aim_cues.RESULTS_LISTED.search(self.lower, start, end)
        ) is not None

    def _stands_under_results(self, line: int, end: int) -> bool:
        """Whether a heading from `line` to `end` that names no year stands in a chapter of results."""
        if any(map(str.isdecimal, self.lower[line + cues.MARKER : end])):
            return False
        above = aim_cues.RESULTS_ABOVE.search(self.lower, max(0, line - aim_cues.LEAD), max(0, line - 1))
        return (above or aim_cues.RESULTS_TITLE.match(self.lower)) is not None

    def _list_of_targets(self, start: int) -> tuple[int, int]:
        """The list of items that words for targets open which end at `start`: `các chỉ tiêu chủ yếu: 1. … 2. …`."""
        around = self._around(start)
        if around is not None:
            return start, around[1]  # what is told in brackets is told of what stands before them
        if (end := self._end_of_items(start)) > start:
            return start, self._end_of_item(end)
        first = stop = self._end_of_sentence(start + 1 if start in self.headed else start)
        i = bisect_left(self.quantities, start, key=attrgetter("start"))
        bare = i == len(self.quantities) or self.quantities[i].start >= stop
        if bare and (start in self.headed or not self._sets_passage(start)):
            return start, end
        if aim_cues.AMONG_THEM.match(self.text, stop):
            stop = self._end_of_sentence(stop + 1)  # `phấn đấu thu 45 tỷ đồng. Trong đó …`
        if not self._is_reached(start, stop):
            stop = self._aimed_until(stop, fields=self._sets_passage(start))
        elif start in self.headed:
            stop = start
        return start, stop if stop > first or start in self.headed else end

    def _end_of_item(self, start: int) -> int:
        """Where the item ends that begins at `start`; of one that is but a heading, the line under it."""
        end = self._end_of_sentence(start)
        i = bisect_left(self.quantities, start, key=attrgetter("start"))
        empty = i < len(self.quantities) and self.quantities[i].start > end
        return self._end_of_sentence(end + 1) if empty and self.text[end : end + 1] == "\n" else end

    def _end_of_items(self, start: int) -> int:
        """Where the last item begins of a list that words which end at `start` lead to; `start` if they lead to none.

        Between them and the first item stands no figure; the list ends where the one goes on that they are an item of.
        """
        i = bisect_left(self.quantities, start, key=attrgetter("start"))
        told = self.quantities[i].start if i < len(self.quantities) else len(self.text)
        end, apart, above = start, 0, ""
        first = aim_cues.ITEM.search(self.text, start, start + aim_cues.LEAD)
        for item in aim_cues.ITEM.finditer(self.text, start) if first and first.start() <= told else ():
            between = bisect_left(self.sentence_ends, item.start()) - bisect_left(self.sentence_ends, end)
            if between > apart:
                between -= len(aim_cues.FIELD_LINE.findall(self.text, end, item.end()))
            tasks = self.text.startswith(aim_cues.TASKS, item.end())
            if between > apart or (tasks and start not in self.headed):
                break
            if end == start:
                line = aim_cues.HEAD_LINE.match(self.text, self.text.rfind("\n", 0, start) + 1)
                above = _marker(line.group()) if line and line.end() < start else ""
            if above and self.text[item.start()] == "\n" and _marker(item.group()) == above:
                break
            end, apart = item.end(), 2
        return end

    def _sets_passage(self, start: int) -> bool:
        """Whether words for targets that end at `start` stand in a sentence that tells of nothing but a plan."""
        begin = self._begin_of_sentence(start)
        if self._is_reached(begin, start):
            return False
        if aim_cues.PASSAGE.search(self.lower, begin, self._end_of_sentence(start)):
            return True
        above = self._begin_of_sentence(begin)
        return not self._is_reached(above, begin) and aim_cues.PASSAGE.search(self.lower, above, begin) is not None

    def _aimed_until(self, stop: int, *, fields: bool) -> int:
        """Where the sentences end that go on telling targets behind one that ends at `stop`.

        `fields` says that they may turn to another field of a plan: `Về cấp nước, …`. Deeds (`Trồng …`) go on with a
        plan unless its sentence tells what has been reached.
        """
        if self.aimed[0] <= stop <= self.aimed[1] and self.aimed[2] is fields:
            return self.aimed[1]
        begin = stop
        while (opening := self.words.aimed_too.match(self.lower, stop + 1)) or self.text.startswith(";\n", stop - 1):
            following = self._end_of_sentence(stop + 1)
            if opening and opening["field"] and not fields:
                break
            if opening and opening["deed"] and self._is_reached(self._begin_of_sentence(begin), begin):
                break
            if year := opening and opening["year"]:
                named = cues.YEAR.findall(self.text, max(0, stop - cues.WINDOW), stop)
                if not named or year < max(named):
                    break
            if following <= stop or self._is_reached(stop, following):
                break
            stop = following
        self.aimed = (begin, stop, fields)
        return stop

    def _is_reached(self, start: int, end: int) -> bool:
        """Whether words tell in `start:end` that something has been reached."""
        return (
            aim_cues.TOLD_AS_REACHED.search(self.lower, start, end)
            or aim_cues.RESULTS_LISTED.search(self.lower, start, end)
        ) is not None

    def _in_list(self, at: int) -> bool:
        """Whether a figure at `at` stands in a list of targets."""
        i = bisect_right(self.lists, at, key=itemgetter(0)) - 1
        return i >= 0 and at < self.lists[i][1]

    def _planned(self) -> list[int]:
        """Where words end after which figures are still to be reached; not `kết quả thực hiện các chỉ tiêu`."""
        ends = []
        for match in self.words.plan.finditer(self.lower):
            lead = max(0, match.start() - cues.TAIL)
            led = aim_cues.RESULT_LEAD.search(self.lower, lead, match.start())
            if led and aim_cues.STILL_TO_DO.search(self.lower, lead, match.start()) is None:
                continue
            if aim_cues.REACHED.match(self.lower, match.end()):
                continue
            if match.group() == "phấn đấu" and aim_cues.OF_PLAN_AIMED.search(self.lower, lead, match.start()):
                continue
            counted = match.group() != "phấn đấu" and aim_cues.COUNTED_BEFORE.search(self.lower, lead, match.start())
            if not counted or aim_cues.LISTED_BEHIND.match(self.lower, match.end()):
                ends.append(match.end())
        if "chỉ tiêu" in self.lower:
            ends += [match.end() for match in aim_cues.ADOPTED.finditer(self.lower)]
        for hints, duty in task_cues.DUTIES:
            if any(map(self.lower.__contains__, hints)):
                ends += [match.end() for match in duty.finditer(self.lower)]
        for hints, duties in task_cues.OPENING_DUTIES:
            if any(map(self.lower.__contains__, hints)):
                found = (match for duty in duties for match in duty.finditer(self.lower))
                ends += [match.end() for match in found if self._opens_sentence(match.start())]
        return ends

    def _announced(self) -> list[int]:
        """Where words end that tell of a plan which the sentence goes on to tell, and none of what was reached."""
        lower, ends = self.lower, []
        for hint, going in task_cues.GOING_TO:
            if hint in lower:
                ends += [match.end() for match in going.finditer(lower) if not self._is_supposed(match.end())]
        if any(map(lower.__contains__, task_cues.NEXT_HINTS)):
            ends += [match.end() for match in task_cues.NEXT.finditer(lower) if self._opens_with(match.start())]
        if "đại biểu " in lower and "\n" in lower:
            ends += [match.start("aim") for match in task_cues.VOTED.finditer(lower)]
        plans = [at for at in self.told if lower[at] in task_cues.PLAN_LETTERS]
        plans += [at for word in task_cues.PLANS_TOO if word in lower for at in places_of(word, lower)]
        if not plans:
            return self._unreached(ends) if ends else ends
        plans.sort()
        for begin in {self._begin_of_part(at) for at in plans}:
            opening = task_cues.OPENS_PLAN.match(lower, begin)
            ends += [opening.end()] if opening else []
        told_by = [at - 2 for word in task_cues.LEADS_ON if word in lower for at in places_of(word, lower)]
        for at in (*self.sentence_ends, *told_by):
            if at > plans[0] and (following := task_cues.GOES_ON.match(lower, at)) is not None:
                begin = self._begin_of_sentence(at)
                if task_cues.ANNOUNCED.search(lower, begin, at) or task_cues.NAMED.search(lower, begin, at):
                    ends.append(following.end())
        return self._unreached(ends)

    def _unreached(self, ends: list[int]) -> list[int]:
        """Those of the places from which on the sentence tells of nothing that has been reached."""
        return [end for end in ends if not self._is_reached(end, self._end_of_reason(end))]

    def _end_of_reason(self, start: int) -> int:
        """Where a sentence ends, or tells from there on why something shall be done: `…, bởi hiện mới có 7 kỹ sư`."""
        end = self._end_of_sentence(start)
        why = task_cues.WHY.search(self.lower, start, end)
        return why.start() if why else end

    def _after(self, year: int) -> list[int]:
        """Where words end that open a sentence with a year after that of the document: `Đến năm 2030, …`.

        Sentences that open with one before it are noted in `past`.
        """
        ends = []
        for named in task_cues.BY_YEAR.finditer(self.lower):
            if not task_cues.OPENS_PART.fullmatch(self.lower, self._begin_of_part(named.start()), named.start()):
                continue
            close = self._end_of_sentence(named.end())
            if named["by"] and int(named["by"]) < year:
                self.past.append((named.end(), close))
            elif aim_cues.SO_FAR.search(self.lower, named.end(), close) is None:
                ends += [named.end()] if int(named["by"] or named["of"]) > year else []
        return ends

    def _opens_with(self, at: int) -> bool:
        """Whether a sentence opens with when something shall be done, which ends a time at `at`."""
        begin = self._begin_of_sentence(at)
        return task_cues.NEXT_OPENS.fullmatch(self.lower, begin + bool(begin), at) is not None

    def _is_supposed(self, at: int) -> bool:
        """Whether `sẽ` at `at` tells what happens if something else does, or to somebody."""
        return task_cues.SUPPOSED.search(self.lower, self._begin_of_sentence(at), at) is not None

    def _opens_sentence(self, at: int) -> bool:
        """Whether a sentence or a part of one begins shortly before words that tell what shall be done."""
        return task_cues.OPENED.search(self.lower, max(0, at - task_cues.OPENS_WITHIN), at) is not None

    def _set(self) -> list[int]:
        """Where words end after which targets are set: `Giao dự toán`, not `kết quả thực hiện kế hoạch năm 2013:`."""
        ends = []
        found = [match for hint, words in aim_cues.SETS if hint in self.lower for match in words.finditer(self.lower)]
        for match in found:
            begin = max(0, match.start() - cues.REACH)
            adjusted = "điều chỉnh" in match.group()
            first = "điều" if adjusted else match.group().partition(" ")[0]
            listed = match.group()[-1] == ":" and not adjusted
            opening = aim_cues.SET_LEADS.get("kế" if listed and first not in ("đề", "đặt", "lộ") else first)
            if opening is not None and not opening.search(self.lower, begin, match.start()):
                continue
            if aim_cues.RESULT_LEAD.search(self.lower, begin, match.start()) or aim_cues.REACHED.match(
                self.lower, match.end()
            ):
                continue
            ends.append(match.end())
        return ends

    def _headings(self) -> list[int]:
        """Where lines end that head what is to be done; not those that lead to a sentence of their own."""
        return [match.end() - 1 for match in aim_cues.SETS_HEADED.finditer(f"\n{self.lower}")]

    def _is_adjusted(self, q: Quantity, gap: str) -> bool:
        """Whether a figure is a target set anew or kept: `từ 6.500 tỷ đồng điều chỉnh còn 5.000 tỷ đồng`."""
        if "điều chỉnh" not in gap and "giữ nguyên" not in gap:
            return False
        moved = aim_cues.ADJUSTED_TO.search(gap)
        return moved is not None and (moved.group("kept") is not None or self._targets_between(0, q.start))

    def _in_adjusted_list(self, at: int) -> bool:
        """Whether a figure at `at` stands in a list of targets that are set anew."""
        i = bisect_right(self.lists, at, key=itemgetter(0)) - 1
        if i < 0 or at >= self.lists[i][1]:
            return False
        start = self.lists[i][0]
        return aim_cues.ADJUSTS_LIST.search(self.lower, max(0, start - aim_cues.LEAD), start) is not None

    def _is_norm(self, q: Quantity, gap: str, previous: Statement | None) -> bool:
        """Whether a sum of money is one that is estimated, or given to each: `mỗi nhà 60 triệu đồng, sửa chữa 30`."""
        if q.kind == "rate" and (q.unit or "").startswith("đồng/"):
            return aim_cues.NORM_OF_EACH.search(gap[-cues.REACH :]) is not None
        if q.kind != "money":
            return False
        again = previous is not None and previous is self.normed and not self._ended(previous.last, q.start)
        return (again and not self._targets_between(q.start - len(gap), q.start)) or (
            aim_cues.NORM.search(gap[-cues.REACH :]) is not None
        )

    def _is_of_past(self, q: Quantity, gap: str) -> bool:
        """Whether a part of a target's item tells of a year before: `đến năm 2025 đạt 90%; năm 2022 các xã trồng`."""
        named = aim_cues.PART_OF_A_YEAR.search(gap)
        if named is None:
            return False
        years = cues.YEAR.findall(self.text, max(0, q.start - cues.WINDOW), q.start - len(gap) + named.start())
        if not years:
            return cues.OF_A_YEAR.search(gap) is not None  # `chỉ tiêu là 80%; năm 2021 đạt 84,6%`
        return bool(named.group(1) < max(years))


def _marker(item: str) -> str:
    """What kind of mark opens an item: a number, a Roman one, a letter, or the mark itself."""
    mark = item.strip(" \t\n.:;)(")
    if mark and not mark.strip("IVX"):
        return "I"
    return "1" if mark[:1].isdigit() else "a" if mark[:1].isalpha() and ")" in item else mark[:1]


def announces_targets(text: str, *, reached: bool = False) -> bool:
    """Whether a paragraph ends with words for targets that the next ones tell: `phấn đấu đạt các chỉ tiêu sau:`.

    `reached` says that it stands under a heading of results: then only words that set targets do.
    """
    if text.rstrip()[-1:] != ":" or (reached and not aim_cues.SETS_AIMS.search(text.lower())):
        return False
    passage = Aims(text, ())
    return bool(passage.plans) and not passage._ended(passage.plans[-1], len(text))


def is_item(text: str) -> bool:
    """Whether a paragraph is an item of a list."""
    return aim_cues.ITEM_LINE.match(text) is not None


def are_results(titles: Sequence[str]) -> bool:
    """Whether the headings (innermost first) are those of results."""
    told = (
        title
        for title in map(str.lower, titles)
        if aim_cues.RESULTS_UNDER.search(title) or aim_cues.AHEAD.search(title)
    )
    innermost = next(told, "")
    return aim_cues.RESULTS_UNDER.search(innermost) is not None and not aim_cues.AHEAD.search(innermost)


def are_targets(titles: Sequence[str], year: int | None) -> bool:
    """Whether figures are still to be reached that stand under these headings (innermost first) of a text of `year`."""
    for i, title in enumerate(titles):
        if aim_cues.NO_TARGETS_UNDER.search(title.lower()):
            return False
        if aim_cues.TARGETS_UNDER.search(title.lower()):
            above = " ".join(titles[i:]).lower()
            if aim_cues.RESULTS_UNDER.search(above):
                return False
            years = [int(named) for named in cues.YEAR.findall(above)]
            return aim_cues.AHEAD.search(above) is not None or (year is not None and max(years, default=0) > year)
    return False


def are_tasks(titles: Sequence[str], year: int | None, doc_type: str) -> bool:
    """Whether the headings (innermost first) are those of what is still to be done after a text of `year`."""
    for i, title in enumerate(map(str.lower, titles)):
        if aim_cues.RESULTS_UNDER.search(title):
            return False
        if aim_cues.TO_DO_UNDER.search(title):
            above = " ".join(titles[i:]).lower()
            years = [int(named) for named in cues.YEAR.findall(above)]
            ahead = (
                aim_cues.AHEAD.search(above) or aim_cues.SOON.search(above) or max(years, default=0) > (year or 9999)
            )
            return doc_type.lower().startswith(aim_cues.PLANNING) or bool(ahead)
    return False
