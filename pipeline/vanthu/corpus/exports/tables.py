"""The tables as CSV, XLSX and JSON lines; text that a spreadsheet would run is disarmed, and can be restored."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from vanthu.corpus.schema import TABLES

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
XLSX_ROWS = 1_048_575
"""Rows a sheet holds beside its header."""
XLSX_CELL = 32_767
"""Characters a cell holds."""


def neutralise(cell: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets a leading apostrophe; `restore` takes it off again."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def restore(cell: str) -> str:
    """The text before `neutralise`."""
    return cell[1:] if cell.startswith("'") else cell


def records(corpus: Corpus, table: str) -> Iterator[dict[str, Any]]:
    """Rows as plain values, part by part, so that memory does not grow with the corpus."""
    import numpy as np

    short = [c.name for c in TABLES[table].columns if c.type == pa.float32()]
    for part in corpus.parts(table):
        for batch in part.iter_batches():
            for row in batch.to_pylist():
                for name in short:  # 0.95, not 0.949999988079071: the shortest text that gives the same number
                    row[name] = None if row[name] is None else float(str(np.float32(row[name])))
                yield row


def _flat(value: Any) -> Any:
    """A cell for a table without nesting: lists and records as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def write_csv(corpus: Corpus, folder: Path, *, bom: bool = False) -> list[Path]:
    """One file a table: UTF-8 (with its mark for Excel if `bom`), lists as JSON, formulas neutralised."""
    written = []
    for name, table in TABLES.items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([c.name for c in table.columns])
            for row in records(corpus, name):
                writer.writerow([neutralise(_flat(row[c.name])) for c in table.columns])
        written.append(path)
    return written


def write_jsonl(corpus: Corpus, folder: Path) -> list[Path]:
    """One file a table, one JSON object a row."""
    written = []
    for name in TABLES:
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for row in records(corpus, name):
                file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        written.append(path)
    return written


def write_xlsx(corpus: Corpus, path: Path) -> list[Path]:
    """One workbook, one sheet a table (more where a table is longer than a sheet), formulas neutralised."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    def cell(value: Any) -> Any:
        flat = neutralise(_flat(value))
        return ILLEGAL_CHARACTERS_RE.sub("\ufffd", flat)[:XLSX_CELL] if isinstance(flat, str) else flat

    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook(write_only=True)
    for name, table in TABLES.items():
        header = [c.name for c in table.columns]
        sheet = book.create_sheet(name)
        sheet.append(header)
        for i, row in enumerate(records(corpus, name)):
            if i and i % XLSX_ROWS == 0:
                sheet = book.create_sheet(f"{name} {i // XLSX_ROWS + 1}")
                sheet.append(header)
            sheet.append([cell(row[c]) for c in header])
    book.save(path)
    return [path]
