"""Changes: figures that tell how far another one has moved, or is from another."""

from __future__ import annotations

import re

from . import change_cues, cues
from .joins import Joins
from .statement import Statement
from .targets import same_things
from .units import Quantity


class Changes(Joins):
    """A paragraph whose changes against other times and places are told with their sign."""

    def _change(
        self, statement: Statement, q: Quantity, gap: str, after: str, phrase: str, previous: Statement | None
    ) -> None:
        """`tăng 14 vụ so với cùng kỳ`: a signed difference, named like the figure that changed."""
        alike = gap.strip(" ,") in change_cues.EQUAL_TO or (
            q.kind == "percent"
            and ((gap == ", " and self._bracket(q.start) >= 0) or self._is_share_of_change(previous, gap, after))
        )
        if previous is not None and previous.change and alike:
            statement.change, statement.name = previous.change, previous.name  # `tăng 7,7%, tương đương 1,6 triệu đồng`
            return
        signed = gap[-1:] in ("+", "-", "–") and q.kind not in ("ratio", "range")
        if signed and previous is not None and change_cues.SIGNED.search(gap):
            statement.change, statement.name = 1 if gap[-1] == "+" else -1, previous.name  # `giảm 12 vụ (-15,2%)`
            return
        if any(map(gap[-cues.TAIL :].__contains__, cues.EXCESS_HINTS)) and self._exceeds(
            statement, q, gap, after, previous
        ):
            return
        if previous is not None and (apart := self._apart(gap)):
            statement.change = 1 if apart.group("more") else -1
            statement.name = self._name_apart(statement, gap[: apart.start()], apart.group()) or previous.name
            statement.notes.append(apart.group().strip(" ,("))
            return
        change = self._change_words(gap)
        moved = gap.endswith(" từ ") and not after.startswith(" trở lên")
        if change is None and not moved and (turned := self._turned_by(q, gap)):
            sign, name = turned.group("sign"), statement.name or ""
            statement.change = 1 if sign == "tăng" else -1
            statement.name = change_cues.TURNED_FIRST.sub("", name) or None
            return
        if change is None and gap.endswith(" từ ") and after.startswith(" trở lên"):
            change = self.words.change.search(gap[-cues.TAIL : -len("từ ")])  # `tăng từ 8,5% trở lên`
        if change is None and previous is not None and "bình quân" in gap:
            change = change_cues.YEARLY.search(gap[-cues.TAIL :])  # `đạt 59 tỷ đồng, tăng bình quân hằng năm 5,6%`
        if change is None and previous is not None and self._changed_too(previous, q, gap, after):
            statement.change = previous.change
            return
        if change is None or q.kind in ("ratio", "range"):
            return
        context, gap = gap, gap[-cues.TAIL :]
        base = self.words.base.search(after) or self.words.base.search(context, context.rfind(";") + 1)
        lead = gap[: change.start() + 1].rstrip()
        alike = previous is not None and previous.main.unit == q.unit and lead == ","
        if q.kind == "rate" and not base and not alike:
            if change.group("sign") == "giảm" and (q.unit or "")[:1] in "%‰/":
                statement.change = -1  # `giảm bình quân 1,5%/năm`
            statement.name = _unturned(statement.name, previous)
            return
        joined = lead[-1:] in ("", ",", "(", ")", ";", ":") or lead.endswith((" và", " đã"))
        opened = change_cues.CLAUSE_OPENED.search(context[: len(context) - len(gap) + len(lead)])
        attached = (joined and opened is None) or change_cues.BASE_BEFORE.search(lead) is not None
        grew = previous is not None and change_cues.GREW_BY.search(lead) is not None
        if not grew and not base and change_cues.GROWTH.search(lead):
            return
        statement.change = 1 if change.group("sign") == "tăng" else -1
        if attached or grew:
            statement.name = self._name_changed(statement, phrase, previous)
        elif phrase and change_cues.AIM.search(lead) and change_cues.CHANGED_NOUN.match(phrase):
            statement.name = phrase.strip()
        elif statement.name:
            statement.name = _unturned(statement.name, previous)
            if change_cues.AVERAGE_LEAD.search(lead) and cues.AVERAGE not in (statement.name or cues.AVERAGE):
                statement.name = f"{statement.name} {cues.AVERAGE}"
        if base:
            statement.notes.append(base.group().strip())

    def _turned_by(self, q: Quantity, gap: str) -> re.Match[str] | None:
        """The verb by which what it names rises or falls by a figure: `giảm tỷ lệ hộ nghèo 1,5%`."""
        if q.kind == "range" or ("giảm " not in gap and "tăng " not in gap):
            return None
        turned = change_cues.TURNED_BY.search(gap[-2 * cues.TAIL :])
        if turned is None:
            return None
        if q.kind == "rate":
            falls = turned["sign"] == "giảm" and turned["mean"] is None
            return turned if falls and (q.unit or "")[:1] in "%‰" else None
        if q.kind in ("percent", "permille"):
            return turned if q.value < cues.LEVELS else None
        return turned if q.unit is not None and f" {q.unit} " in f" {turned['of']}" else None

    def _is_share_of_change(self, previous: Statement | None, gap: str, after: str) -> bool:
        """Whether a percentage alone in brackets is that of the change before it: `tăng 42 người chết (6,42%)`."""
        if previous is None or previous.main.kind == "percent" or not after.lstrip().startswith(")"):
            return False
        return change_cues.OPENS_SHARE.fullmatch(gap) is not None

    def _exceeds(self, statement: Statement, q: Quantity, gap: str, after: str, previous: Statement | None) -> bool:
        """Whether a figure tells by how much a plan was beaten or missed; if so, takes it with its sign."""
        tail = gap[-cues.TAIL :]
        if self._passes(statement, q, gap, after, previous):
            return True
        if (
            ("vượt" in tail or "hơn" in tail or "hụt" in tail or "kém" in tail)
            and not change_cues.REACHED_OR_MORE.search(tail)
            and (excess := self.words.excess.search(tail))
            and not (excess.group("short") or "").endswith(("thiếu", "chậm"))
            and not (
                excess.group("over") == "vượt"
                and q.unit == "%"
                and q.value > cues.LEVELS
                and not self._is_of_plan(q, after)
            )
        ):
            statement.change = -1 if excess.group("short") else 1
            if self._is_of_plan(q, after) or (
                excess.group("over") == "vượt" and q.unit == "%" and after.lstrip()[:1] in cues.ENDS
            ):
                statement.verdict = "exceeded" if statement.change > 0 else "missed"
            statement.name = cues.EXCEEDED.sub("", statement.name or "") or (previous.name if previous else None)
            return True
        if q.kind == "percent" and q.value < cues.LEVELS and (beaten := self._beaten_before(gap)):
            statement.change = -1 if beaten.group("short") else 1
            statement.verdict = "missed" if beaten.group("short") else "exceeded"
            statement.name = cues.EXCEEDED.sub("", statement.name or "") or None
            return True  # `thu ngân sách vượt dự toán 7%`
        return False

    def _passes(self, statement: Statement, q: Quantity, gap: str, after: str, previous: Statement | None) -> bool:
        """Whether a figure is itself the level that something has passed, not by how much a plan was beaten."""
        if q.kind == "percent" or not gap.endswith(" ") or change_cues.PASSED.search(gap) is None:
            return False
        begin = max(q.start - len(gap), self._begin_of_sentence(q.start))
        if self._targets_between(begin, q.start) or self.words.short_of.match(after):
            return False
        if previous is not None and previous.main.unit == q.unit and not self._ended(previous.last, q.start):
            return False
        statement.name = change_cues.PASSED.sub("", statement.name or "") or None
        return True

    def _changed_too(self, previous: Statement, q: Quantity, gap: str, after: str) -> bool:
        """`tăng 18% tổ chức và 15% đảng viên so với năm 2020`, `tăng 4 vụ và 12,3 ha so với năm trước`."""
        if not previous.change or q.kind == "ratio":
            return False
        start = previous.main.start
        if gap in change_cues.LISTED_ON and cues.IN_ORDER.search(self.lower, max(0, start - cues.TAIL), start):
            return previous.main.unit == q.unit  # `tăng lần lượt 4,2%, 5% và 6,1%`
        joined = gap == " và " or change_cues.CHANGED_TOO.fullmatch(gap) is not None
        if joined and 0 <= previous.bracket == self._bracket(q.start):
            return True  # `(tăng 35 đảng viên và 2 tổ chức)`
        if previous.main.unit == q.unit == "%" and change_cues.CHANGED_ALSO.fullmatch(gap):
            rest = self.lower[q.end : self._end_of_sentence(q.end)]
            base = self.words.base.search(rest)
            return base is not None and change_cues.TURNS_ANEW.search(rest, 0, base.start()) is None
        if not self.words.base.search(after):
            return False
        return gap == " và " or (previous.main.unit == q.unit and change_cues.CHANGED_TOO.fullmatch(gap) is not None)

    def _name_in_order(self) -> None:
        """Names changes that are told in the order of their figures: `tăng lần lượt 11%, 14% và 9%`."""
        for i, first in enumerate(self.found if "lần lượt" in self.lower else ()):
            start = first.main.start
            if not first.change or not self.lower.endswith("lần lượt ", 0, start):
                continue
            run = [first]
            for later in self.found[i + 1 :]:
                if not later.change or self.lower[run[-1].last : later.main.start] not in change_cues.LISTED_ON:
                    break
                run.append(later)
            told = [s for s in self.found[:i] if not s.change and not self._ended(s.last, start)][-len(run) :]
            for change, of in zip(run, told if len(told) == len(run) else (), strict=False):
                change.name = of.name

    def _counts_others(self, previous: Statement, q: Quantity) -> bool:
        """Whether other things are counted than before: `giảm 12 đầu mối, giảm 145 biên chế`."""
        main = previous.main
        return main.role in cues.COUNTED and not same_things(main.unit, q.unit)

    def _beaten_before(self, gap: str) -> re.Match[str] | None:
        """How a plan was beaten or missed that is told of before by how much: `vượt dự toán`."""
        tail = gap[-cues.TAIL :]
        if (inline := self.words.target_inline.search(tail)) is None:
            return None
        if tail.endswith(" từ ") or change_cues.LEVEL_OF_PLAN.search(inline.group()):
            return None
        return self.words.excess_before.search(tail[: inline.start() + (not inline.group()[0].isalpha())].rstrip())

    def _name_apart(self, statement: Statement, lead: str, apart: str) -> str | None:
        """What is compared with a figure of another time or place: named in the clause, or the figure before."""
        own = self.words.base.sub("", lead[max(lead.rfind(","), lead.rfind(";"), lead.rfind("(")) + 1 :])
        name = statement.name or ""
        at = name.lower().find(apart.strip(" ,(–-"))
        if self.words.names(own) and at > 0:
            return change_cues.STILL.sub("", name[:at]).strip()  # `giá bán lại cao hơn vụ trước`
        same = self._changed(statement.main, "")
        return same.name if same is not None else None

    def _name_changed(self, statement: Statement, phrase: str, previous: Statement | None) -> str | None:
        """What a change is of that is told without a name: `, tăng 5%`, `so với cùng kỳ giảm 428 người bị thương`."""
        q = statement.main
        if q.kind == "percent" and change_cues.CHANGED_NOUN.match(phrase):
            same = self._changed(q, phrase)
            told = same is not None and phrase.lower().strip() in (same.name or "").lower()
            return same.name if same is not None and told else phrase.strip()
        if phrase.startswith(" về "):
            return phrase[len(" về ") :].strip()  # `tăng 12% về số lượng dự án`
        if same := self._changed(q, phrase):
            return same.name
        if q.role in cues.COUNTED and phrase.strip():
            return f"{self.text[q.number_end : q.end].strip()} {phrase.strip()}"
        if previous is not None and (q.role != "noun" or not self._counts_others(previous, q)):
            return previous.name
        name = change_cues.CHANGED.sub("", statement.name or "")
        return name if name and not cues.BASE_OPENS.match(name.lower()) else None


def _unturned(name: str | None, previous: Statement | None) -> str | None:
    """A name without the word for its change; of one that tells nothing else, that before it."""
    name = change_cues.CHANGED.sub("", name or "").rstrip(" ,")
    inherits = previous is not None and name.lower() in ("", cues.AVERAGE)
    return previous.name if previous is not None and inherits else name or None
