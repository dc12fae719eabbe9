"""Which references name a document that the corpus itself holds: filled in when all files are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from vanthu.corpus.schema import TABLES
from vanthu.corpus.store import write_part

WAITING = "_run/references"
_DOCUMENT_COLUMNS = ["doc_id", "doc_type", "number", "symbol", "issuer", "issued_on", "year", "unit_uid"]


def link_citations(folder: Path, parts: Sequence[str]) -> None:
    """Write the final parts of `references`, with `cited_doc_id` where exactly one document of the corpus fits."""
    from vanthu.extraction.references.citations import match_citations

    documents = pa.concat_tables(
        [pq.read_table(folder / "documents" / f"{part}.parquet", columns=_DOCUMENT_COLUMNS) for part in parts]
    )
    waiting = [pq.read_table(folder / WAITING / f"{part}.parquet") for part in parts]
    cited = match_citations(pa.concat_tables(waiting).to_pylist(), documents.to_pylist())
    at = 0
    for part, table in zip(parts, waiting, strict=True):
        column = pa.array(cited[at : at + table.num_rows], pa.string())
        at += table.num_rows
        index = table.schema.get_field_index("cited_doc_id")
        linked = table.set_column(index, table.schema.field(index), column)
        write_part(folder / "references" / f"{part}.parquet", "references", linked.cast(TABLES["references"].arrow))
