"""How targets bind, what share of them is reached, and what a verdict says."""

from __future__ import annotations

import re
from math import log

from . import cues, size_cues
from .lexicon import Lexicon
from .statement import Statement
from .units import Quantity
from .value import Comparator, Verdict

_TELLS_HOW_MUCH = re.compile(r"\s(?:khoảng\s|gần\s|trên\s|hơn\s|dưới\s)?[0-9]")
"""Behind `đạt` that leads to a figure and is no verdict."""

_JUDGES = ("iá ", "kết luận", "coi", "xem", "xác")
"""In the words by which somebody gives a verdict."""
_SCALE = 5
"""By how many times a figure may differ from its target if that is told without unit (`kế hoạch 1,6 triệu`)."""
_BOUND = 24
"""How far behind a verdict the words for a ceiling may stand."""
_IN_TIME = re.compile(r"[^,;.()]{0,30}\s(?:trước|sớm)(?!\w)")
"""Behind a verdict upon when a target was reached."""
_NOT_TO_BE = re.compile(
    r"không (?:để|được|cho phép)\s(?:(?!(?:và|xuống|còn|giảm|tăng)\s)[^\W\d_]+\s){0,8}?"
    r"(?:(?P<below>dưới|thấp hơn|kém)|trên|quá|vượt quá|vượt|cao hơn)\Z"
)
"""Of what shall not be: `không để đơn vị nào dưới`."""
_LINKED = re.compile(r"(?<=[^\W\d_])\s(?:là|được)\Z")
"""Between the words for a bound and its figure."""
_OR_MORE = re.compile(
    r"(?:\s(?!(?:từ|khá|tốt|giỏi|thành|đạt|loại|sao|cấp|mức|độ|bình)\s)[^\W\d_]+){0,4}"
    r"(?<!nhiệm vụ)\strở (?:lên|(?P<less>xuống|lại(?=\s?[;,.)\n]|\s?\Z)))(?!\w)"
)
"""`giảm 200 hộ nghèo trở lên`, `1,2% dân số trở lại`."""

ROUNDED = 0.06
"""How far a share that is told may be from what its figures make, in per cent; large ones may be a thousandth off."""
_ROUNDED_RATIO = 0.1
"""The same of the share that a ratio makes."""


def makes(part: float | None, whole: float | None, percent: float, by: float) -> bool:
    """Whether a part of a whole is that percentage, but for `by` per cent; nothing is of no whole."""
    return whole is not None and whole > 0 and abs(100 * (part or 0.0) / whole - percent) <= by


def is_share_of(part: float, whole: float | None, percent: float) -> bool:
    """Whether a percentage, rounded as it is printed, tells what share of a whole a part is."""
    return makes(part, whole, percent, max(ROUNDED, percent / 1000))


def is_its_share(ratio: Statement, percent: float) -> bool:
    """Whether a percentage is what the figures of a ratio make."""
    return makes(ratio.numerator, ratio.denominator, percent, _ROUNDED_RATIO)


def comparator(words: Lexicon, before: str, after: str, *, ranged: bool = False) -> Comparator:
    """How a target binds, from the words before and after its figure (lower case); `=` where nothing is said.

    Of a range (`ranged`) the lower end is told, which is then to be reached at least: `>=`.
    """
    ending, before = after[:14].lstrip(), f" {before.replace('(', ' ').strip()}"
    if "không " in before and (bounded := _NOT_TO_BE.search(before)):
        return ">=" if bounded["below"] else "<="
    if turned := _OR_MORE.match(after):
        return "<=" if turned["less"] else ">="
    before = before.removesuffix(" mức")
    bare = _LINKED.sub("", before)  # `tối thiểu là 10%`
    if bare.endswith(words.at_least):
        return ">="
    if bare.endswith(words.at_most):
        return "<="
    if before.endswith(words.under):
        return "<"
    if before.endswith(words.over):
        return ">"
    if capped(words, before, ending):
        return "<="
    return ">=" if ranged or words.floor.search(before) else "="


def capped(words: Lexicon, before: str, after: str) -> bool:
    """Whether a target is one not to be passed: `mức trần 5%`, `vượt mức 5% cho phép`."""
    return words.ceiling.search(before) is not None or words.ceiling.match(after.lstrip()) is not None


_PEOPLE = (
    *("viên", "người", "đồng chí", "cán bộ", "công chức", "đại biểu", "học sinh", "quần chúng", "công dân"),
    *("quần chúng ưu tú", "lao động", "thanh niên", "em", "cháu", "cụ", "đối tượng", "học viên"),
)


def same_things(one: str | None, two: str | None) -> bool:
    """Whether two units count the same things: the same unit (`phiên` and `phiên tòa`), or people and people."""
    if one == two or one is None or two is None:
        return one == two
    return one.startswith(f"{two} ") or two.startswith(f"{one} ") or (one.endswith(_PEOPLE) and two.endswith(_PEOPLE))


def comparable(statement: Statement, q: Quantity) -> bool:
    """Whether a quantity can be the target of a statement: the same unit, a percentage, or no unit at all."""
    main = statement.main
    if q.kind == "ratio":
        return main.kind == "ratio" and (q.denominator, q.unit) == (main.denominator, main.unit)
    if q.kind == "duration":
        return main.kind == "duration"
    if q.kind == "percent" or (q.unit or "").startswith("%/") or (q.kind == "range" and q.unit == "%"):
        return (
            main.kind in ("percent", "ratio")
            or statement.percent is not None
            or statement.change != 0
            or (main.unit or "").startswith("%")
        )
    if q.kind == "money" and not q.role and main.kind != "money":  # `1,54 triệu người (kế hoạch 1,6 triệu)`
        return main.kind not in ("percent", "rate") and 1 / _SCALE <= q.value / (main.value or 1.0) <= _SCALE
    if q.kind == "rate" and (q.unit or "").startswith(f"{main.unit}/"):
        return True  # `giá trị sản xuất/ha 142 triệu đồng (NQ 130 triệu đồng/ha)`
    if main.unit is None and q.kind == "money":
        return False
    if q.unit is None or main.unit is None or q.unit == main.unit:
        return True
    if main.kind == "rate":
        return main.unit.startswith(q.unit) or (q.unit[0] == "/" and main.unit.endswith(q.unit))
    return q.role in ("noun", "counter") and main.role in ("noun", "counter") and "lần" not in (q.unit, main.unit)


def counts_groups(statement: Statement, aim: Statement) -> bool:
    """Whether a target is of those that a result is not of: groups of people, not people."""
    one, two = statement.main, aim.main
    if one.role != "noun" or two.role != "noun" or "count" not in (one.kind, two.kind):
        return False
    return one.unit in size_cues.GROUPS and one.unit != "đơn vị" and two.unit not in size_cues.GROUPS


def meant_in_percent(statement: Statement, target: float) -> bool:
    """Whether a target without unit is one for the percentage, not for the figure: whichever it is nearer to."""
    percent, value = statement.percent, statement.main.value
    if percent is None or min(percent, value, target) <= 0:
        return percent is not None
    return abs(log(target / percent)) <= abs(log(target / value))


def verdict_of(match: re.Match[str] | None, text: str) -> Verdict | None:
    """The verdict that `Lexicon.verdict` matched in `text`; `đạt vượt` is exceeded."""
    if match is None:
        return None
    if match.group("missed"):
        return "missed"
    if match.group("exceeded") or text[match.end() :].lstrip().startswith("vượt"):
        return "exceeded"
    return "met"


def _is_measured(statement: Statement) -> bool:
    """Whether a verdict right behind a figure is one upon it: not `12 xã vượt chỉ tiêu`, which says which ones."""
    main = statement.main
    return main.kind not in ("ratio", "money") and main.unit not in size_cues.GROUPS and main.unit not in cues.OF_PLANS


def stated_verdict(
    words: Lexicon, lower: str, statement: Statement, tail: str, bracket: tuple[int, int] | None
) -> Verdict | None:
    """The verdict stated behind a statement's last figure.

    `lower` is the paragraph in lower case, `tail` what of it follows the figure up to the next figure or the end of the
    sentence, `bracket` the bracket round the last figure, if it stands in one.
    """
    if dashed := words.verdict_dashed.match(tail):
        return verdict_of(dashed, tail)
    if statement.target is not None and (upon := words.verdict_upon_target.match(lower, statement.last)):
        return verdict_of(upon, upon.group())
    if bracket is not None and statement.target is not None and statement.last < bracket[1]:
        opening, closing = bracket
        text = lower[statement.last : min(closing, statement.last + cues.WINDOW)]
        match = words.verdict_after.search(text)
        if match is not None and not (match["met"] and _TELLS_HOW_MUCH.match(text, match.end())):
            return verdict_of(match, text)
        text = lower[opening : opening + 40]
        match = words.verdict.search(text)
        if match is None or match.start() > 3 or _TELLS_HOW_MUCH.match(text, match.end()):
            return None
        return verdict_of(match, text)
    if bracket is None and (bare := words.verdict_closing.match(lower, statement.last)):
        return verdict_of(bare, bare.group())
    if tail.startswith(" vượt ") and _is_measured(statement) and words.verdict_next.match(tail):
        return "exceeded"
    hard = cues.HARD_GAP.search(tail)
    tail = tail[: hard.start()] if hard else tail
    if match := words.verdict_inline.search(tail):
        statement.timely = _IN_TIME.match(tail, match.end()) is not None
        if words.ceiling.search(tail, match.start(), match.end() + _BOUND):
            return "missed" if match.group("exceeded") else "met"
        return verdict_of(match, tail)
    if "bằng " in tail and words.equal.search(tail):
        return "met"
    opening = tail.find("(")
    if opening >= 0:
        closing = tail.find(")", opening)
        text = tail[opening : closing if closing >= 0 else len(tail)]
        match = words.verdict.search(text) if len(text) < 90 else None
        told = match is not None and (closing >= 0 or words.target_word.search(text, match.end()) is not None)
        if match is not None and match.start() <= 14 and told:
            return verdict_of(match, text)  # but not `(hợp vệ sinh đạt 100%)`
    if any(map(tail.__contains__, _JUDGES)) and (match := words.judged.search(tail)):
        return verdict_of(match, match.group())
    if "gấp" in tail and words.multiple.search(tail):
        return "exceeded"
    if statement.verdict is None and (early := words.in_time.search(tail)):
        statement.timely = True
        return "met" if early.group("early") else "missed"
    behind = lower[statement.last : statement.last + cues.VERDICT_COLUMN]
    if ": " in behind and (alone := words.verdict_alone.search(behind)):
        return verdict_of(alone, alone.group())
    return None
