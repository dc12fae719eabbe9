"""Rows of a table whose header tells which column holds the plan and which the result."""

from __future__ import annotations

import re
from typing import NamedTuple

from vanthu.notice import Mention
from vanthu.numbers import decimal
from vanthu.orthography import modern_tones

from .audit import audit
from .figures import Context, figure_of
from .statement import Statement
from .units import MEASURES, Quantity, Unit, scaled, unit_at

_YEAR = r"(?:\s(?:năm\s)?(?P<year>20[0-9]{2}))?"
_NAME = re.compile(r"(?:tên |nội dung |các )?(?:chỉ tiêu|nội dung|tiêu chí)(?: chủ yếu)?", re.IGNORECASE)
_UNIT = re.compile(r"đơn vị(?: tính)?|đvt|đv tính", re.IGNORECASE)
_PLAN = re.compile(
    r"(?:(?:chỉ tiêu|mục tiêu|theo) )?(?:nghị quyết|nq|kế hoạch|kh|mục tiêu|dự toán)"
    rf"(?: (?:đại hội|giao|đề ra))?{_YEAR}",
    re.IGNORECASE,
)
_RESULT = re.compile(rf"(?:kết quả|ước)?\s?(?:thực hiện|th|đạt được|kết quả){_YEAR}", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:[0-9IVX]{1,4}[.)]|[-+*•])\s*")


class Columns(NamedTuple):
    """Which column of a table holds what."""

    width: int
    name: int
    unit: int
    plan: int
    result: int


def columns_of(row: str) -> Columns | None:
    """The columns that a header names (cells parted by tabs); None unless each of the four stands there once."""
    cells = [cell.strip() for cell in row.split("\t")]
    at = []
    for heads in (_NAME, _UNIT, _PLAN, _RESULT):
        named = [i for i, cell in enumerate(cells) if heads.fullmatch(cell)]
        if len(named) != 1:
            return None
        at += named
    plan, result = _PLAN.fullmatch(cells[at[2]]), _RESULT.fullmatch(cells[at[3]])
    years = {match["year"] for match in (plan, result) if match and match["year"]}
    return Columns(len(cells), *at) if len(years) <= 1 else None


def row_figure(row: str, columns: Columns, context: Context) -> Mention | None:
    """The figure of a row below such a header, held against its plan; None if its cells are no plain numbers."""
    cells = row.split("\t")
    if len(cells) != columns.width:
        return None
    name = _NUMBERED.sub("", modern_tones(cells[columns.name].strip()), count=1)
    value, plan = decimal(cells[columns.result]), decimal(cells[columns.plan])
    unit, end = unit_at(cells[columns.unit].strip(), 0)
    if (
        unit is None
        or unit.kind == "scale"
        or end != len(cells[columns.unit].strip())
        or not name
        or value is None
        or plan is None
    ):
        return None
    before = sum(len(cell) + 1 for cell in cells[: columns.result])
    printed = cells[columns.result]
    start = before + len(printed) - len(printed.lstrip())
    statement = _statement(name, start, start + len(printed.strip()), unit, value, plan)
    audit([statement])
    return Mention(start, statement.main.end, "FIGURE", figure_of(statement, row, row, *context(statement, len(row))))


def _statement(name: str, start: int, end: int, unit: Unit, value: float, plan: float) -> Statement:
    measured = unit.kind in MEASURES
    kind, role = (unit.kind, "measure") if measured else ("count", unit.kind)
    main = Quantity(start, end, end, kind, scaled(value, unit.factor), unit.name or None, role)
    statement = Statement(main, name, last=end, target=scaled(plan, unit.factor), comparator="=")
    if kind == "percent":
        statement.percent, statement.target_percent = main.value, True
    return statement
