"""Excel workbooks, .xls and .xlsx: each row a line, cells separated by tabs, sheets by a page break."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

from vanthu.errors import ReadError
from vanthu.reading.package import check_package
from vanthu.reading.runs import Extract, Line, Run, assemble

MAX_CELLS = 2_000_000
_Cell = Sequence[Run]
_UNCOMPUTED = re.compile(
    rb"<(?:\w+:)?c\b(?P<cell>[^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>\s*)?</(?:\w+:)?c>"
)
"""A cell with a formula and no value: programs that write workbooks leave the computing to Excel."""
_PERCENT = re.compile(r"[#0,]*(?:\.(?P<decimals>[0#]+))?\s*%")


def read_xlsx(data: bytes, name: str) -> Extract:
    """Extract an .xlsx; formulas give their last computed value, and a warning where they have none.

    Raises ReadError when it is hostile or damaged.
    """
    check_package(data, name)
    import openpyxl

    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    except Exception as error:
        raise ReadError(f"{name}: the .xlsx file is damaged ({type(error).__name__}); save it anew") from error
    try:
        found = _extract([_xlsx_rows(sheet, name) for sheet in book.worksheets])
    finally:
        book.close()
    if uncomputed := _uncomputed(data):
        warning = f"formulas without a value: {uncomputed:,}, their cells stay empty; open it in Excel and save it"
        return replace(found, warnings=(*found.warnings, warning))
    return found


def _uncomputed(data: bytes) -> int:
    """How many cells have a formula whose value was never computed; an empty text (t="str") is a value."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return sum(
            b't="str"' not in match["cell"] for name in sheets for match in _UNCOMPUTED.finditer(package.read(name))
        )


def _xlsx_rows(sheet: Any, name: str) -> Iterator[list[_Cell]]:
    sheet.reset_dimensions()  # the size a sheet declares is often far beyond its content
    seen = 0
    for row in sheet.iter_rows():
        seen += len(row) + 1
        if seen > MAX_CELLS:
            raise ReadError(f"{name}: the workbook has more than {MAX_CELLS:,} cells; split it")
        yield [_xlsx_cell(cell) for cell in row]


def _xlsx_cell(cell: Any) -> _Cell:
    text = _value(cell.value, getattr(cell, "number_format", ""))
    if not text:
        return ()
    font = getattr(cell, "font", None)
    return (Run(text, (font.name or "") if font else ""),)


def read_xls(data: bytes, name: str) -> Extract:
    """Extract an .xls of Excel 5 to 2003. Raises ReadError when it is protected by a password or damaged."""
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=StringIO())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise ReadError(
                f"{name}: the workbook is protected by a password; remove the protection in Excel and try again"
            ) from None
        raise ReadError(f"{name}: the .xls file is damaged ({error}); open it in Excel and save it as .xlsx") from None
    if sum(sheet.nrows * max(sheet.ncols, 1) for sheet in book.sheets()) > MAX_CELLS:
        raise ReadError(f"{name}: the workbook has more than {MAX_CELLS:,} cells; split it")
    return _extract([_xls_rows(book, sheet) for sheet in book.sheets() if sheet.visibility != 2])


def _xls_rows(book: Any, sheet: Any) -> Iterator[list[_Cell]]:
    for row in range(sheet.nrows):
        yield [_xls_cell(book, sheet, row, column) for column in range(sheet.row_len(row))]


def _xls_cell(book: Any, sheet: Any, row: int, column: int) -> _Cell:
    import xlrd

    cell = sheet.cell(row, column)
    text = _xls_text(book, cell)
    if not text:
        return ()
    base = book.font_list[book.xf_list[cell.xf_index].font_index].name if cell.xf_index is not None else ""
    if cell.ctype != xlrd.XL_CELL_TEXT:
        return (Run(text, base),)
    changes = sheet.rich_text_runlist_map.get((row, column), [])
    runs, at, font = [], 0, base
    for start, index in changes:
        if at < start <= len(text):
            runs.append(Run(text[at:start], font))
            at = start
        font = book.font_list[index].name if index < len(book.font_list) else base
    runs.append(Run(text[at:], font))
    return runs


def _xls_text(book: Any, cell: Any) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return _value(xlrd.xldate.xldate_as_datetime(cell.value, book.datemode))
        except (xlrd.xldate.XLDateError, OverflowError, ValueError):
            return _value(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return _value(bool(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, ""))
    layout = book.format_map.get(book.xf_list[cell.xf_index].format_key) if cell.xf_index is not None else None
    return _value(cell.value, layout.format_str if layout else "")


def _value(value: object, layout: str = "") -> str:
    """A value as the sheet shows it: dates the Vietnamese way, whole numbers without a decimal point.

    `layout` is the cell's number format: by it shares are shown in per cent (`0.9712` as `97,12%`).
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float) and (percent := _PERCENT.fullmatch(layout.partition(";")[0])):
        return f"{value * 100:.{len(percent['decimals'] or '')}f}%".replace(".", ",")
    if isinstance(value, float):
        return format(value, ".10g")
    if isinstance(value, datetime.datetime):
        day = f"{value:%d/%m/%Y}"
        return day if value.time() == datetime.time() else f"{day} {value:%H:%M}"
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(value)


def _extract(sheets: Sequence[Iterator[list[_Cell]]]) -> Extract:
    lines: list[Line] = []
    breaks: list[int] = []
    for sheet in sheets:
        rows = [line for line in map(_row, sheet) if line.text.strip()]
        if rows and lines:
            breaks.append(len(lines))
        lines.extend(rows)
    for at in breaks:
        lines[at].runs.insert(0, Run("\f"))
    return replace(assemble(lines), pages=len(breaks) + 1)


def _row(cells: list[_Cell]) -> Line:
    while cells and not cells[-1]:
        cells.pop()
    runs: list[Run] = []
    for i, cell in enumerate(cells):
        if i:
            runs.append(Run("\t"))
        runs.extend(replace(run, text=" ".join(run.text.split("\n")).replace("\t", " ")) for run in cell)
    return Line(runs, table=True)
