"""Indicator statements: quantities that belong together become one row.

The span of a statement is its main figure with sign and unit, the first one in the text (`54.511/67.837 quần chúng`);
the percentage, target and verdict that follow it are fields of the same row. Changes against another period
(`tăng 14 vụ so với cùng kỳ`) and the parts of a total are rows of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from . import cues
from .naming import clause_before, divide, name_of, name_part, phrase_after
from .passage import Passage
from .statement import Statement
from .targets import comparable, comparator, meant_in_percent, stated_verdict, verdict_of
from .units import Quantity


def statements(text: str, quantities: Sequence[Quantity]) -> list[Statement]:
    """Groups the quantities of one paragraph; `text` is the paragraph (see `quantities.repaired`)."""
    return _Assembler(text, quantities).run()


class _Assembler(Passage):
    def run(self) -> list[Statement]:
        for i, quantity in enumerate(self.quantities):
            following = self.quantities[i + 1].start if i + 1 < len(self.quantities) else len(self.text)
            followed = following < len(self.text) and following - quantity.end <= cues.WINDOW
            if self._take(quantity, min(following, quantity.end + cues.WINDOW), followed):
                self.at = quantity.end
        self._close_verdicts()
        return self.found

    def _take(self, q: Quantity, following: int, followed: bool) -> bool:
        gap_start = max(self.at, q.start - cues.WINDOW)
        gap = self.lower[gap_start : q.start]
        after = self.lower[q.end : following]
        bracket = self._bracket(q.start)
        previous = self.found[-1] if self.found else None
        if previous is not None and self._far(previous, q):
            previous = None
        self.parted = self._parted(gap_start, q.start)
        if previous is not None:
            if bracket >= 0 and previous.bracket != bracket and self._bracket_target(previous, q, bracket, after):
                return True
            if not self.parted and (
                self._percent_of(previous, q, gap)
                or self._carried_out(previous, q, gap, after)
                or self._inline_target(previous, q, gap, after)
                or self._excess(previous, q, gap, after)
                or self._merge(previous, q, gap, after)
            ):
                return True
        return self._start(q, gap, gap_start, following, followed, bracket, previous)

    # --- targets -------------------------------------------------------------------------------------------------

    def _bracket_target(self, previous: Statement, q: Quantity, bracket: int, after: str) -> bool:
        """`(Nghị quyết là 70% - vượt chỉ tiêu)`, also with several targets for the statements before."""
        start, _ = self.brackets[bracket]
        before = self.lower[max(start, q.start - cues.WINDOW) : q.start]
        alone = before.strip() == "(" and after.lstrip().startswith(")")
        named = alone and self.words.target_end.search(self.lower, max(0, start - 24), start) is not None
        planned = named or (previous.of_plan and q.unit == previous.main.unit and before.strip() == "(")
        if not planned and not self.words.target_word.search(before):
            return False
        meant = self._meant(previous, start, after)
        if before.startswith("(vượt") and comparable(meant, q) and q.value < 0.5 * abs(meant.main.value):
            meant.verdict = meant.verdict or "exceeded"  # `(vượt mục tiêu 0,36%)`
            meant.notes.append(f"vượt {self.text[q.start : q.end]}")
            meant.last = q.end
            return True
        if not comparable(meant, q) or self._is_of_plan(q, after):
            return False
        between = self.lower[meant.last : start]
        if named and meant.verdict is None and (said := self.words.verdict_inline.search(between)):
            meant.verdict = verdict_of(said, between)
        self._set_target(meant, q, before, after)
        return True

    def _inline_target(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`so với chỉ tiêu 30%`, `kế hoạch giao 18 tỷ đồng`."""
        if (
            previous.target is not None
            or not self._targets_between(q.start - min(len(gap), cues.REACH), q.start)
            or not comparable(previous, q)
        ):
            return False
        inline = self.words.target_inline.search(gap, max(0, len(gap) - cues.REACH))
        if inline is None:
            return False
        self._set_target(previous, q, gap[inline.start() :], after)
        return True

    def _percent_of(self, previous: Statement, q: Quantity, gap: str) -> bool:
        """`đạt 51,2%/53,5% kế hoạch`: what is behind the stroke is the target."""
        if q.kind != "percent" or gap.strip() != "/" or previous.main.kind != "percent" or previous.target is not None:
            return False
        previous.target, previous.target_percent, previous.comparator = q.value, True, "="
        previous.last = q.end
        return True

    def _carried_out(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`thu nội địa: dự toán 9.400 tỷ đồng, thực hiện 9.870 tỷ đồng`: the plan stands before the figure."""
        plan, name = previous.main, previous.name or ""
        if previous.target is not None or q.unit != plan.unit or q.kind != plan.kind or self._is_of_plan(q, after):
            return False
        planned = self.words.plan_lead.match(name.lower())
        if planned is None or not self.words.carried_out.match(gap):
            return False
        clause = self._clause(max(0, plan.start - cues.WINDOW), plan.start)
        heading = clause[: max(0, clause.rfind(name))].strip(" :,;*–-(+")
        previous.name = name[planned.end() :].strip(" :,") or heading or name
        previous.main, previous.last = q, q.end
        previous.target, previous.comparator, previous.target_percent = plan.value, "=", q.kind == "percent"
        if q.kind == "percent":
            previous.percent, previous.percent_decimals = q.value, q.decimals
        return True

    def _meant(self, previous: Statement, bracket_start: int, after: str) -> Statement:
        """Of the statements of the sentence without target, the one named like what follows the target's figure."""
        noun = " ".join(after.split()[:2])
        if len(noun) > 3 and noun[0].isalpha():
            for statement in reversed(self.found[-6:]):
                if self._ended(statement.last, bracket_start):
                    break
                if statement.target is None and statement.name and noun in statement.name.lower():
                    return statement
        if previous.change and not cues.SIGNED_TARGET.search(self.lower[bracket_start : bracket_start + cues.WINDOW]):
            return self._unchanged(previous) or previous
        return previous

    def _set_target(self, statement: Statement, q: Quantity, before: str, after: str) -> None:
        if statement.target is not None:
            return
        statement.target = q.value
        statement.target_percent = q.kind == "percent" or (q.unit is None and meant_in_percent(statement, q.value))
        statement.comparator = comparator(self.words, before, after)
        statement.last = q.end

    # --- what joins the statement before ---------------------------------------------------------------------------

    def _excess(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`vượt 34,42% dự toán`, `thấp hơn 1,6% so với chỉ tiêu`: the verdict of the statement before."""
        tail = gap[-cues.TAIL :]
        if ("vượt" not in tail and "hơn" not in tail) or not (found := self.words.excess.search(tail)):
            return False
        word = found.group("word")
        if word != "vượt" and (base := self.words.base.match(after.lstrip())):
            if not self.words.target_word.search(base.group()):
                return False  # a change against another period
        elif word in ("thấp hơn", "ít hơn"):
            return False
        previous.comparison = previous.verdict is None and word not in ("vượt",)
        previous.verdict = previous.verdict or ("missed" if word in ("thấp hơn", "ít hơn") else "exceeded")
        previous.notes.append(f"{word} {self.text[q.start : q.end]}")
        previous.last = q.end
        return True

    def _merge(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """A percentage of the figure before, or the figures behind the percentage before."""
        share = previous.main.kind in ("percent", "permille") and previous.numerator is None
        if (q.kind != "percent" and not share) or self._change_words(gap):
            return False
        of_plan = self._is_of_plan(q, after)
        if previous.change:
            main = self._unchanged(previous) if of_plan else None
            if main is None:
                return False
            previous = main
        if of_plan and previous.of_plan and gap.rstrip().endswith(" và"):
            previous.notes.append(f"{self.text[q.start : q.end]}{after.partition(',')[0].rstrip(' .;)')}")
            previous.last = q.end
            return True
        if share and q.kind in ("ratio", "money", "count") and cues.RATIO_LEAD.match(gap) and gap.strip(" ,"):
            previous.numerator = q.numerator if q.kind == "ratio" else q.value
            previous.denominator, previous.factors = q.denominator, q.factors
            previous.last = q.end
            return True
        if (
            q.kind == "percent"
            and not of_plan
            and cues.EQUALS.search(gap[-cues.TAIL :])
            and (base := self.words.base.match(after.lstrip()))
        ):
            previous.notes.append(f"{self.text[q.start : q.end]} {base.group().strip()}")
            previous.last = q.end
            return True
        if q.kind != "percent" or previous.percent is not None or previous.main.kind in ("percent", "rate", "range"):
            return False
        core = gap[: self.words.link_start(gap)]
        tail = gap[len(core) :]
        if "tỷ lệ " in core or "tỉ lệ " in core or " và " in core[-6:]:
            return False
        direct = tail.lstrip()[:1] in (",", "(", "–", "-") or gap.strip() in ("(", ",", "")
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
                self._of_plan(previous, q.value)
            self._name_behind(previous, q)
        previous.last = q.end
        return True

    def _name_behind(self, statement: Statement, q: Quantity) -> None:
        """`có 46/52 chi bộ (88%) tổ chức sinh hoạt`: the name goes on behind the bracket with the percentage."""
        main = statement.main
        behind = self.text[q.end : q.end + 2]
        if behind != ") " or self.text[main.number_end : main.end].strip() != statement.name:
            return
        phrase = phrase_after(self.text[q.end + 1 : q.end + cues.WINDOW].partition("(")[0], self.words)
        if phrase[1:2].isalpha() and not phrase.startswith((" và ", " với ", " –")):
            statement.name = f"{statement.name}{phrase}"

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
        words = self.words
        after = self.lower[q.end : following]
        if q.kind == "duration" and q.factors[0] < 1000 and not cues.DURATION_LEAD.search(gap):
            return False
        before = self.text[gap_start : q.start]
        if gap_start and gap_start == self.at:
            first, last, halves = self.divided
            before = (
                halves
                if (first, last) == (self.at, q.start)
                else divide(before, words, **_form_of(previous.main if previous else None))
            )[1]
        behind = self.text[q.end : following]
        if followed:
            halves = divide(behind, words, **_form_of(q))
            self.divided = (q.end, following, halves)
            phrase = halves[0]
        else:
            phrase = phrase_after(behind, words)
        named_by = name_part(self._clause(q.start - len(before), q.start))
        name = name_of(named_by, q, self.text[q.number_end : q.end].strip(), phrase, words)
        link = gap.strip()
        if (
            previous is not None
            and previous.name
            and (cues.DATED_LINK.sub("", link) in cues.FROM_TO or cues.FOLD.fullmatch(link))
        ):
            name = previous.name
        if link[-1:] == "(" and (name is None or (q.role in cues.COUNTED and after[:1] == ")")):
            name = name_of(clause_before(before.rstrip(" (*")), q, "", "", words)
        if previous is not None and link == "/" and previous.name:
            stem = previous.name.removesuffix("/").removesuffix(previous.main.unit or "").strip()
            previous.name, name = previous.name.removesuffix("/"), f"{stem} {q.unit or ''}".strip()
        if q.unit is None and q.kind == "count":
            if f" {link}".endswith(cues.ALL_OF):
                return False
            if q.end - q.start == 1 and f" {link}".endswith((" và", " hoặc")):
                return False
            if link[-1:] == "(" and self._is_note(q, after, previous):
                return False
            if (after.lstrip().startswith("tuổi") and not q.decimals) or not name:
                return False
            if not cues.BARE_END.match(after) and not self._counts_unknown(q, after):
                return False
        if name is None and previous is not None:
            name = previous.name
        statement = Statement(q, name, last=q.end, bracket=bracket)
        if q.kind == "ratio":
            statement.numerator, statement.denominator, statement.factors = q.numerator, q.denominator, q.factors
        if q.kind == "percent":
            statement.percent, statement.percent_decimals = q.value, q.decimals
        self._bounds(statement, link)
        self._change(statement, q, gap, after, previous)
        if q.kind == "percent" and not statement.change and self._is_of_plan(q, after):
            self._of_plan(statement, q.value)
        self._plan(statement, q, gap, after)
        self._part(statement, previous, gap, bracket)
        self.found.append(statement)
        return True

    def _bounds(self, statement: Statement, link: str) -> None:
        words = self.words
        ending = f" {link}"
        if ending.endswith(self.bounds):
            statement.approximate = True
            over, under = ending.endswith(words.over), ending.endswith(words.under)
            statement.notes.append("more than" if over else "less than" if under else "about")
        if statement.main.high is not None:
            statement.notes.append(f"to {statement.main.high:g}")

    def _change(self, statement: Statement, q: Quantity, gap: str, after: str, previous: Statement | None) -> None:
        """`tăng 14 vụ so với cùng kỳ`: a signed difference, named like the figure that changed."""
        if previous is not None and previous.change and gap.strip() in cues.EQUAL_TO:
            statement.change, statement.name = previous.change, previous.name  # `tăng 7,7%, tương đương 1,6 triệu đồng`
            return
        tail = gap[-cues.TAIL :]
        if ("vượt" in tail or "hơn" in tail) and (excess := self.words.excess.search(tail)):
            statement.change = -1 if excess.group("word") in ("thấp hơn", "ít hơn") else 1
            if self._is_of_plan(q, after):
                statement.verdict = "exceeded" if statement.change > 0 else "missed"
            statement.name = cues.EXCEEDED.sub("", statement.name or "") or None
            return
        change = self._change_words(gap)
        if change is None or q.kind in ("ratio", "range"):
            return
        context, gap = gap, gap[-cues.TAIL :]
        base = self.words.base.search(after) or self.words.base.search(context)
        lead = gap[: change.start() + 1].rstrip()
        joined = lead[-1:] in ("", ",", "(", ")") or lead.endswith(" và") or cues.BASE_BEFORE.search(lead) is not None
        attached = previous is not None and joined
        same = self._changed(q, after) if attached else None
        # `…, tăng 8,9%, trong đó khu vực FDI tăng 12,4%`
        also = previous is not None and previous.change and previous.main.unit == q.unit and not self.parted
        if not (base or same or also) and q.kind != "duration" and q.unit != cues.POINTS:
            return
        statement.change = 1 if change.group("sign") == "tăng" else -1
        if attached and previous is not None:
            statement.name = (same or previous).name
        elif statement.name:
            statement.name = cues.CHANGED.sub("", statement.name) or None
        if base:
            statement.notes.append(base.group().strip())

    def _plan(self, statement: Statement, q: Quantity, gap: str, after: str) -> None:
        """`phấn đấu đạt 95%`: what is to be reached is the target."""
        i = bisect_right(self.plans, q.start)
        if not i or q.start - self.plans[i - 1] > 2 * cues.WINDOW:
            return
        if self._ended(self.plans[i - 1], q.start):
            return
        statement.notes.append("planned")
        statement.target, statement.target_percent = q.value, q.kind == "percent"
        statement.comparator = comparator(self.words, gap, after)

    def _part(self, statement: Statement, previous: Statement | None, gap: str, bracket: int) -> None:
        if previous is None or statement.change or previous.change or statement.main.kind == "percent":
            return
        if cues.PART_HINTS.search(gap) and (match := self.words.part.search(gap)):
            total = self._same_level(bracket) or previous
            if self.parted and total.total is not None:
                total = total.total
            statement.total, statement.some = total, bool(match.group("some"))
            statement.all_of_it = bool(match.group("all"))
        elif bracket >= 0 and previous.bracket != bracket and previous.main.kind in ("count", "money"):
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
            if statement.total is not None:
                inside = self._around(statement.main.start)
                rest = tail[: inside[1] - statement.last] if inside else tail
                statement.some = statement.some or cues.MORE_PARTS.search(rest) is not None
            if cues.VERDICT_HINTS.search(tail) and (
                found := stated_verdict(self.words, self.lower, statement, tail, self._around(statement.last))
            ):
                statement.verdict, statement.stated = found, True
                statement.comparison = cues.COMPARED.search(tail) is not None


def _form_of(q: Quantity | None) -> dict[str, bool]:
    if q is None:
        return {}
    return {"listing": q.role in cues.COUNTED, "whole": q.kind == "ratio", "counter": q.role in ("counter", "measure")}
