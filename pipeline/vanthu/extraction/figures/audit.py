"""Checks of the figures against each other. A flag says what does not agree, never which figure is wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lexicon import lexicon
from .statement import Statement
from .targets import same_things
from .value import Verdict


def audit(found: Sequence[Statement]) -> None:
    """Sets flags, and verdicts where a target and a figure are stated but no verdict."""
    parts: dict[int, list[Statement]] = {}
    for statement in found:
        if statement.total is not None:
            parts.setdefault(id(statement.total), []).append(statement)
    for statement in found:
        _turn_verdict(statement)
        if not _units_agree(statement):
            continue
        _check_percent(statement)
        _check_verdict(statement)
        if named := parts.get(id(statement)):
            _check_parts(statement, named)


def _units_agree(statement: Statement) -> bool:
    """Numerator and denominator, figure and target in units that cannot both be meant (`triệu đồng` beside `đồng`)."""
    n, d = statement.numerator, statement.denominator
    one, two = statement.factors
    if n and d and one != two and not 0.001 < n / d < 1000:
        statement.flags.append(
            f"unit_mismatch: printed scales differ {_times(max(one, two) / min(one, two))} between {_n(n)} and {_n(d)}"
        )
        return False
    if statement.main.kind == "money" and statement.main.unit == "đồng" and statement.main.value >= 1e16:
        statement.flags.append(f"unit_mismatch: {_n(statement.main.value)} đồng is beyond any budget")
        return False
    return True


def _check_percent(statement: Statement) -> None:
    n, d, percent = statement.numerator, statement.denominator, statement.percent
    if percent is None or n is None or not d or statement.approximate or statement.of_plan:
        return
    actual = 100 * n / d
    if not _prints_as(actual, percent, statement.percent_decimals, statement.factors[1] > 1):
        statement.flags.append(f"percent_mismatch: {_n(n)}/{_n(d)} is {actual:.2f}%, stated {percent:g}%")


def _turn_verdict(statement: Statement) -> None:
    """`thấp hơn mục tiêu` is good of inflation, `cao hơn` is not."""
    if statement.capped:
        statement.verdict = None  # what passes a ceiling is missed, by whatever word
        return
    if statement.comparison and statement.comparator in ("<", "<=") and statement.verdict == "missed":
        statement.verdict = None  # below a bound, as it should be: the figures tell
        return
    if statement.comparison and smaller_is_better(statement):
        statement.verdict = "exceeded" if statement.verdict == "missed" else "missed"


def _prints_as(actual: float, stated: float, decimals: int, scaled: bool) -> bool:
    """Whether `stated` is `actual` rounded or truncated to that many decimals.

    Figures printed in thousands, millions or billions are themselves rounded (`scaled`): a tenth of a per cent of play.
    """
    step = 10.0**-decimals
    if scaled and abs(actual - stated) <= max(step, actual * 1e-3):
        return True
    return -1e-9 <= actual - stated < step - 1e-9 or abs(actual - stated) <= step / 2 + 1e-9


def _check_verdict(statement: Statement) -> None:
    target = statement.target
    if target is None or "planned" in statement.notes:
        return
    if statement.turned:
        statement.verdict = "missed"
        return
    main = statement.main
    value = statement.percent if statement.target_percent and main.kind != "range" else main.value
    if value is None and statement.main.kind == "ratio" and statement.denominator:
        value = 100 * statement.main.value / statement.denominator
    if statement.change and not (statement.target_percent and statement.percent and statement.main.kind != "percent"):
        value = statement.main.value  # a planned change is told without its sign as well
        if statement.target_percent and (statement.main.unit or "")[:1] != "%" and statement.main.unit not in _POINTS:
            return  # so many things less are held against so many per cent
        if not 1 / 10 <= value / (target or 1.0) <= 10:
            return  # the target is one for the figure, not for its change
    if value is None:
        return
    lower = statement.change >= 0 and smaller_is_better(statement)
    if main.high is not None and value < target <= main.high:
        return  # `đạt 80 - 90%` against 85%
    computed = computed_verdict(value, target, statement.comparator or "=", lower_is_better=lower)
    if statement.target_high is not None and not lower and value > statement.target_high:
        computed = "exceeded"
    if statement.verdict is None:
        if computed == "missed" and statement.part_of_year:
            return
        statement.verdict, statement.stated = computed, False
    elif statement.comparator == "=" and not lower and not _larger_is_better(statement):
        return  # whether more of it is better is not known
    elif (statement.verdict == "missed") != (computed == "missed") and not statement.approximate:
        against = f"{_n(value)} against {statement.comparator} {_n(target)}"
        statement.flags.append(f"verdict_mismatch: {against} reads {computed}, stated {statement.verdict}")


def computed_verdict(value: float, target: float, comparator: str, *, lower_is_better: bool = False) -> Verdict:
    """What the figures say. A bound that holds is `met`: how far beyond it a plan was beaten is not stated."""
    if comparator in (">", ">="):
        return "met" if value > target or (comparator == ">=" and value == target) else "missed"
    if comparator in ("<", "<="):
        return "met" if value < target or (comparator == "<=" and value == target) else "missed"
    if value == target:
        return "met"
    return "exceeded" if (value > target) != lower_is_better else "missed"


def _check_parts(total: Statement, parts: Sequence[Statement]) -> None:
    """Parts that exceed their total, or that name all of it and do not add up."""
    main = total.main
    if total.approximate or main.unit is None or main.kind not in ("count", "money", "area", "weight"):
        return
    if not all(_same_things(part, total) for part in parts):
        return
    values = [part.main.value for part in parts]
    whole, together = main.value, sum(values)
    if max(values) > whole * (1 + 1e-9):
        wrong = True
    elif len(values) < 2 or any(part.some or _overlaps(part) for part in parts):
        wrong = False
    else:
        wrong = abs(together - whole) > 1e-6 * max(whole, 1) and (
            _are_all(parts) or _slipped(whole, together, listed=_listed(total, parts))
        )
    if wrong:
        total.flags.append(f"sum_mismatch: {' + '.join(map(_n, values))} = {_n(together)}, total {_n(whole)}")


def _same_things(part: Statement, total: Statement) -> bool:
    """Whether a part can be counted against the total: no unit of its own, the same, or people against people."""
    return part.main.unit is None or same_things(part.main.unit, total.main.unit)


def _overlaps(part: Statement) -> bool:
    """Whether a part is named by what can hold beside other parts (`nữ`, `dân tộc`)."""
    return bool(part.name and lexicon().attribute.search(part.name.lower()))


def _are_all(parts: Sequence[Statement]) -> bool:
    """Whether the parts are named as all there are, or are measures of discipline from the mildest on."""
    if all(part.all_of_it for part in parts):
        return True
    names = [lexicon().discipline.match((part.name or "").lower()) for part in parts]
    return all(names) and {"khiển trách", "cảnh cáo"} <= {name.group() for name in names if name}


def _listed(total: Statement, parts: Sequence[Statement]) -> bool:
    """Whether three and more parts stand in a bracket behind their total, as those do that are all there are."""
    return len(parts) > 2 and all(part.bracket >= 0 and part.bracket != total.bracket for part in parts)


def _slipped(whole: float, together: float, *, listed: bool) -> bool:
    """Whether a sum misses its total as a misprint does: in one digit of three and more, or by a twentieth.

    Parts after `trong đó` need not be all parts: a sum a little too small says nothing unless they are `listed`.
    """
    if (listed or together > whole) and abs(whole - together) <= 0.05 * whole:
        return True
    one, two = f"{whole:.0f}", f"{together:.0f}"
    return len(one) == len(two) >= 3 and sum(a != b for a, b in zip(one, two, strict=True)) == 1


_LOWERED_BY = re.compile(r"\sgiảm(?:\s(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm|thêm|được))*\Z")
"""Ends the name of how much less something has become: more of it is better."""


def smaller_is_better(statement: Statement) -> bool:
    """Whether an indicator should be small; not what is done about it (`xử lý vi phạm`) nor its decrease."""
    name = " ".join(word for word in _uncapped(statement.name).split() if not word.istitle())
    words = lexicon()
    if statement.lowered and not words.higher_is_better.search(name):
        return True
    bad = words.lower_is_better.search(name)
    if bad is None or words.action.match(name) or _LOWERED_BY.search(name):
        return False
    if words.higher_is_better.search(name, bad.end()) or _DEALT_WITH.search(name, 0, bad.start()):
        return False  # `người nghiện có hồ sơ quản lý`
    return _DECREASE.search(name, 0, bad.start()) is None


_DEALT_WITH = re.compile(
    r"(?:^|\s)(?:thu|thu hồi|xử lý|giải quyết|xóa|khắc phục|truy thu|đòi|phát hiện|phòng, chống)(?:\sđược)?\s\Z"
)
"""Of what is collected, solved or done away with more is better: `thu nợ thuế`."""
_POINTS = ("điểm phần trăm", "điểm %", "điểm", "‰")


def _uncapped(name: str | None) -> str:
    return name[:1].lower() + name[1:] if name else ""


_DECREASE = re.compile(r"(?:mức|tốc độ|kết quả|bình quân)\sgiảm(?!\w)|giảm\sbình\squân")
"""A decrease is named, not what decreases: of `mức giảm hộ nghèo` more is better."""


def _larger_is_better(statement: Statement) -> bool:
    return bool(statement.name and lexicon().higher_is_better.search(statement.name.lower()))


def _n(value: float) -> str:
    return f"{value:.10g}" if abs(value) < 1e9 else f"{value:.0f}"


def _times(factor: float) -> str:
    return f"{factor:,.0f}-fold".replace(",", ".")
