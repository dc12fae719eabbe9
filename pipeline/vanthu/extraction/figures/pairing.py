"""A target told before its result: which results can be its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import cues, join_cues
from .lexicon import lexicon
from .statement import Statement
from .targets import comparable, is_share_of, same_things

_SENTENCES = 2
"""How many ends of sentences may lie between a target and its result."""
_WAITING = 16
"""How many targets may wait for their results."""
_APART = 10
"""By how many times a result may differ from its target if nothing but its place says that it is its own."""
_WHOLE = 100
"""A target without unit above this is none in per cent."""


@dataclass(slots=True, eq=False)
class Target:
    """A statement told as a target that results may still answer."""

    statement: Statement
    lead: str
    sentence: int
    compared: bool
    """It is opened by `so với`: all that is told in the sentence is held against it."""
    words: frozenset[str] | None = None
    """What its name tells, once it has been asked for."""
    answered: bool = False
    year: str = ""
    """Of a target that is still to be reached: when."""

    @property
    def years(self) -> list[str]:
        """The years that the words before name."""
        return cues.YEAR.findall(self.lead)


@dataclass(slots=True)
class Told:
    """What has been told so far of targets and results."""

    frame: str = ""
    sentence: int = 0
    waiting: list[Target] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    answered: Target | None = None
    """The target that was answered last, in this sentence."""
    year: str = ""
    """The last year that targets still to be reached were told of."""
    reached: str = ""
    """The last year that the sentence has named."""
    ordered: bool = False
    """The results are told in the order of their targets (`lần lượt là`)."""

    def enter(self, sentence: int) -> None:
        """Go on to a sentence: what the one before had opened is closed."""
        if sentence != self.sentence:
            self.frame, self.sentence, self.answered, self.ordered, self.reached = "", sentence, None, False, ""
            self.waiting = [target for target in self.waiting if target.sentence + _SENTENCES >= sentence]

    def add(self, target: Target) -> None:
        """Keep a target that waits for its result."""
        self.waiting = [*self.waiting[-_WAITING:], target]
        self.targets.append(target)

    def answer(self, target: Target) -> None:
        """Note that a target has its result."""
        target.answered, self.answered = True, target
        if not target.compared and target in self.waiting:
            self.waiting.remove(target)


def are_others(one: dict[str, str], two: dict[str, str]) -> bool:
    """Whether two figures are told of different places of one kind (both name a `thôn`, not the same)."""
    return any(two.get(kind, name) != name for kind, name in one.items())


def same_measure(statement: Statement, aim: Statement) -> bool:
    """Whether a result can be held against a target: the same kind and unit, or a count against a ratio of it."""
    one, two = statement.main, aim.main
    if two.kind == "ratio" and one.kind == "count" and one.role == "noun" and one.unit == two.unit:
        return one.value <= (two.denominator or 0.0)  # `mục tiêu có 10/16 xã, đến nay có 8 xã`
    if two.kind == "ratio":
        return one.kind == "ratio" and one.denominator == two.denominator and one.unit == two.unit
    if one.kind == "ratio":
        return two.kind == "percent" or one.unit == two.unit
    if statement.change and (one.unit or "")[:1] == (two.unit or "")[:1] == "%":
        return True
    if aim.change and not statement.change and two.kind == "percent":
        return False
    if one.kind == "percent" and two.unit is None and two.value > _WHOLE:
        return False
    return comparable(statement, two) or one.unit == two.unit


def is_share(statement: Statement, target: Target) -> bool:
    """Whether the percentage told of a figure is its share of a target: `chỉ tiêu 1.500, tiếp nhận 1.800, đạt 120%`."""
    one, two = statement.main, target.statement.main
    if target.answered or one.unit != two.unit or one.value == two.value or statement.total is target.statement:
        return False
    if statement.off is not None and abs(one.value - two.value - statement.off) <= 1e-6 * one.value:
        return True
    percent = statement.percent if statement.percent is not None else statement.share
    if percent is None or percent < join_cues.LEAST_SHARE:
        return False
    return "percent" not in (one.kind, two.kind) and is_share_of(one.value, two.value, percent)


def _counts_alike(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one) or same_things(one, two)


def is_like(statement: Statement, aim: Statement) -> bool:
    """Whether a result counts the same things as a target, and about as many."""
    one, two = statement.main, aim.main
    if "percent" in (one.kind, two.kind) or statement.change or aim.change:
        return True
    near = 1 / _APART <= one.value / (two.value or 1.0) <= _APART
    return near and (None in (one.unit, two.unit) or _counts_alike(one.unit or "", two.unit or ""))


def may_answer(statement: Statement, words: frozenset[str], aim: Statement, theirs: frozenset[str]) -> bool:
    """Whether a result that is named unlike a target can be its own all the same."""
    one, two = statement.main, aim.main
    if statement.percent is not None and one.kind != "percent" != two.kind:
        return any(is_share_of(one.value, value, statement.percent) for value in (two.value, two.high))
    if statement.of_plan and two.kind == "percent" != one.kind:
        return False
    if two.kind != "percent" and not 1 / _APART <= one.value / (two.value or 1) <= _APART:
        return False
    if words and one.kind == "ratio" and two.kind == "percent":
        return False  # `phải còn dưới 20%; diện tích rừng đã giao 3.180/6.500 ha`
    if not words or not theirs:
        counted = one.role in cues.COUNTED and two.role in cues.COUNTED
        return not counted or _counts_alike(one.unit or "", two.unit or "")
    return (
        one.unit == two.unit
        and one.unit not in lexicon().generic
        and (one.role in cues.COUNTED or "/" in (one.unit or "").strip("%"))
    )
