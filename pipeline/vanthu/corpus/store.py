"""Corpus folders: parts of tables written atomically, and the manifest that says which parts count.

    corpus/
      corpus.json                  what made it, and the parts of every table
      documents/<chunk>.parquet    one part a chunk of the archive, likewise for the other tables

A part's name is derived from the files in its chunk and from everything that shaped its rows, so that the same input
gives the same names and bytes whatever the number of workers, and a part of other origin can never be taken for it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from vanthu.corpus.rows import Columns
from vanthu.corpus.schema import SCHEMA_VERSION, TABLES
from vanthu.errors import CorpusError

MANIFEST = "corpus.json"
ROW_GROUP = 65_536


def write_part(path: Path, table: str, columns: Columns | pa.Table) -> int:
    """Write one Parquet part atomically (written aside, synced, then renamed). Returns its number of rows."""
    data = columns if isinstance(columns, pa.Table) else pa.Table.from_pydict(columns, schema=TABLES[table].arrow)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with aside.open("wb") as file:
            pq.write_table(data, file, compression="zstd", row_group_size=ROW_GROUP, write_statistics=True)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return int(data.num_rows)


def write_json(path: Path, value: Any) -> None:
    """Write JSON atomically, keys in the order given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with aside.open("w", encoding="utf-8") as file:
            json.dump(value, file, ensure_ascii=False, indent=1)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a finished corpus.

    Raises CorpusError when there is none, it is damaged, or another schema wrote it.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise CorpusError(
            f"{folder} is no finished corpus (no {MANIFEST}): make one with `vanthu run ARCHIVE --out {folder}`."
        )
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        version = manifest["schema"]
    except (ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{path} is damaged ({error}): run `vanthu run` with the same --out again.") from error
    if version != SCHEMA_VERSION:
        raise CorpusError(f"{folder} has schema {version}, this vanthu reads {SCHEMA_VERSION}: make the corpus again.")
    return manifest


def parts_of(folder: Path, manifest: dict[str, Any], table: str) -> list[Path]:
    """Paths of the parts of a table, in order."""
    return [folder / table / f"{part}.parquet" for part in manifest["parts"]]
