"""Which references name a document that the corpus itself holds: filled in when all files are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa

from vanthu.corpus.schema import TABLES
from vanthu.corpus.store import Folder, write_part

WAITING = "_run/references"
_DOCUMENT_COLUMNS = ["doc_id", "doc_type", "number", "symbol", "issuer", "place", "issued_on", "year", "unit_uid"]
_AT_ONCE = 200_000
"""References that are matched together: bounds the driver's memory in a large corpus."""
_LEADING = re.compile(r"\D*0*(\d+)")


def link_citations(out: Folder, parts: Sequence[str]) -> None:
    """Write the final parts of `references`, with `cited_doc_id` where exactly one document of the corpus fits."""
    from vanthu.extraction.references.citations import match_citations

    tables = [out.read_table(f"documents/{part}.parquet", _DOCUMENT_COLUMNS) for part in parts]
    documents = _with_iso_dates(pa.concat_tables(tables).to_pandas())
    documents["province"] = documents["unit_uid"].map(_provinces(documents["unit_uid"]))
    leading = documents["number"].map(_leading)
    for group in _groups(out, parts):
        frame = _with_iso_dates(pa.concat_tables([table for _, table in group]).to_pandas())
        # Only documents whose number begins alike can be cited, and the citing ones say of what place they are.
        wanted = leading.isin(set(frame["number"].map(_leading)) | set(frame["key"].map(_leading)))
        candidates = documents[wanted | documents["doc_id"].isin(set(frame["doc_id"]))]
        cited = list(match_citations(frame, candidates)["cited_doc_id"]) if len(frame) else []
        at = 0
        for part, table in group:
            column = pa.array(cited[at : at + table.num_rows], pa.string())
            at += table.num_rows
            index = table.schema.get_field_index("cited_doc_id")
            linked = table.set_column(index, table.schema.field(index), column)
            write_part(out, f"references/{part}.parquet", "references", linked.cast(TABLES["references"].arrow))


def _provinces(units: pd.Series) -> dict[str, str]:
    """For each unit the name of its province."""
    from vanthu.extraction.places.gazetteer import Gazetteer

    gazetteer = Gazetteer.load()
    found = {str(uid): gazetteer.get(str(uid)) for uid in units.dropna().unique()}
    return {uid: [unit, *gazetteer.ancestors(unit)][-1].name for uid, unit in found.items() if unit}


def _groups(out: Folder, parts: Sequence[str]) -> Iterator[list[tuple[str, pa.Table]]]:
    """The parts of `references` as the workers left them, some at a time."""
    group: list[tuple[str, pa.Table]] = []
    rows = 0
    for part in parts:
        table = out.read_table(f"{WAITING}/{part}.parquet")
        group.append((part, table))
        rows += table.num_rows
        if rows >= _AT_ONCE:
            yield group
            group, rows = [], 0
    if group:
        yield group


def _leading(number: Any) -> str | None:
    """The first digits of a number or key without zeros before them: `04-QĐ/TU` → `4`."""
    match = _LEADING.match(number) if isinstance(number, str) else None
    return match.group(1) if match else None


def _with_iso_dates(frame: pd.DataFrame) -> pd.DataFrame:
    """Dates as the ISO texts that matching compares; None where there is none."""
    frame["issued_on"] = [day.isoformat() if pd.notna(day) else None for day in frame["issued_on"]]
    return frame
