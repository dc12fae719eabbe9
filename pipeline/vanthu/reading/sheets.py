"""Excel workbooks, .xls and .xlsx: each row a line, cells separated by tabs, sheets by a page break."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

from vanthu.errors import ReadError
from vanthu.reading.package import check_package
from vanthu.reading.runs import Extract, Line, Run, assemble

MAX_CELLS = 2_000_000
_Cell = Sequence[Run]


def read_xlsx(data: bytes, name: str) -> Extract:
    """Extract an .xlsx; formulas give their last computed value. Raises ReadError when it is hostile or damaged."""
    check_package(data, name)
    import openpyxl

    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
    except Exception as error:
        raise ReadError(f"{name}: the .xlsx file is damaged ({type(error).__name__}); save it anew") from error
    try:
        return _extract([_xlsx_rows(sheet, name) for sheet in book.worksheets])
    finally:
        book.close()


def _xlsx_rows(sheet: Any, name: str) -> Iterator[list[_Cell]]:
    sheet.reset_dimensions()  # the size a sheet declares is often far beyond its content
    seen = 0
    for row in sheet.iter_rows():
        seen += len(row) + 1
        if seen > MAX_CELLS:
            raise ReadError(f"{name}: the workbook has more than {MAX_CELLS:,} cells; split it")
        yield [_xlsx_cell(cell) for cell in row]


def _xlsx_cell(cell: Any) -> _Cell:
    text = _value(cell.value)
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
    return _value(cell.value)


def _value(value: object) -> str:
    """A value as the sheet shows it: dates the Vietnamese way, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
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
