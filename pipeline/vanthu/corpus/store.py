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
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from vanthu.corpus.schema import SCHEMA_VERSION, TABLES
from vanthu.errors import CorpusError, UsageError

if TYPE_CHECKING:
    from vanthu.corpus.rows import Columns

MANIFEST = "corpus.json"
ROW_GROUP = 65_536


def is_url(path: str | Path) -> bool:
    """Whether a path names a place behind fsspec (`s3://bucket/archive`) and not a file of this machine."""
    return isinstance(path, str) and "://" in path


class Folder:
    """A folder that a run writes to: on this machine or a network share, or behind any fsspec URL.

    Files are named relative to it, with slashes. Can be pickled, so that workers elsewhere write to the same place.
    """

    def __init__(self, where: str | Path) -> None:
        self.url = str(where) if is_url(where) else ""
        self.path = Path() if self.url else Path(where).absolute()

    def __str__(self) -> str:
        return self.url or str(self.path)

    def _remote(self) -> tuple[Any, str]:
        """The file system behind the URL and the folder's path on it."""
        import fsspec

        try:
            system, root = fsspec.core.url_to_fs(self.url)
        except ImportError as error:
            raise UsageError(f"{self.url} needs another package: {error}") from error
        except ValueError as error:
            raise UsageError(f"{self.url} is no address that fsspec knows: {error}") from error
        return system, root.rstrip("/")

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises FileNotFoundError."""
        if not self.url:
            return (self.path / name).read_bytes()
        system, root = self._remote()
        data: bytes = system.cat_file(f"{root}/{name}")
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file so that it is there whole or not at all, also after a power cut.

        Behind a URL this is what its store makes of one upload; a part that arrived torn is not counted, because the
        record that counts it is written after it and holds its size.
        Raises OSError, for instance when the disk is full; nothing is left behind then.
        """
        if self.url:
            system, root = self._remote()
            system.makedirs(f"{root}/{name}".rpartition("/")[0], exist_ok=True)
            system.pipe_file(f"{root}/{name}", data)
            return
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:12]}.tmp")
        try:
            with aside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
        _sync_folder(path.parent)

    def sizes(self, folder: str) -> dict[str, int]:
        """Names and sizes in bytes of the files directly in a subfolder; empty when there is no such folder."""
        try:
            if not self.url:
                with os.scandir(self.path / folder) as entries:
                    return {entry.name: entry.stat().st_size for entry in entries if entry.is_file()}
            system, root = self._remote()
            found = system.ls(f"{root}/{folder}".rstrip("/"), detail=True, refresh=True)
        except FileNotFoundError:
            return {}
        return {item["name"].rpartition("/")[2]: int(item["size"]) for item in found if item["type"] == "file"}

    def names(self) -> set[str]:
        """Names of all files and folders directly in it."""
        try:
            if not self.url:
                return {path.name for path in self.path.iterdir()}
            system, root = self._remote()
            return {name.rstrip("/").rpartition("/")[2] for name in system.ls(root, detail=False, refresh=True)}
        except FileNotFoundError:
            return set()

    def remove(self, name: str) -> None:
        """Remove a file; it is no error when it is gone already."""
        if not self.url:
            (self.path / name).unlink(missing_ok=True)
            return
        system, root = self._remote()
        try:
            system.rm_file(f"{root}/{name}")
        except FileNotFoundError:
            return

    def read_json(self, name: str) -> Any:
        """A JSON file's value, None when it is missing or damaged."""
        try:
            return json.loads(self.read(name))
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None

    def write_json(self, name: str, value: Any) -> None:
        """Write JSON atomically, keys in the order given."""
        self.write(name, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace"))

    def read_table(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """A Parquet file as an Arrow table."""
        source: Any = pa.BufferReader(self.read(name)) if self.url else self.path / name
        return pq.read_table(source, columns=columns)


def _sync_folder(path: Path) -> None:
    """Make a rename last through a power cut, where the system can."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    except OSError:
        pass  # nor do some network shares sync them
    finally:
        os.close(handle)


def write_part(folder: Folder, name: str, table: str, columns: Columns | pa.Table) -> tuple[int, int]:
    """Write one Parquet part atomically. Returns its number of rows and its size in bytes."""
    data = columns if isinstance(columns, pa.Table) else pa.Table.from_pydict(columns, schema=TABLES[table].arrow)
    sink = pa.BufferOutputStream()
    pq.write_table(data, sink, compression="zstd", row_group_size=ROW_GROUP, write_statistics=True)
    content = sink.getvalue().to_pybytes()
    folder.write(name, content)
    return int(data.num_rows), len(content)


def manifest_of(folder: Path, manifest: Mapping[str, Any] | None) -> dict[str, Any]:
    """A manifest that was read, proved to be one this software understands. Raises CorpusError."""
    path = folder / MANIFEST
    if not isinstance(manifest, Mapping) or "schema" not in manifest or "parts" not in manifest:
        raise CorpusError(f"{path} is damaged: run `vanthu run` with the same --out again.")
    version = manifest["schema"]
    if version != SCHEMA_VERSION:
        raise CorpusError(f"{folder} has schema {version}, this vanthu reads {SCHEMA_VERSION}: make the corpus again.")
    return dict(manifest)


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a finished corpus.

    Raises CorpusError when there is none, it is damaged, or another schema wrote it.
    """
    if not (folder / MANIFEST).is_file():
        raise CorpusError(
            f"{folder} is no finished corpus (no {MANIFEST}): make one with `vanthu run ARCHIVE --out {folder}`."
        )
    return manifest_of(folder, Folder(folder).read_json(MANIFEST))


def parts_of(folder: Path, manifest: dict[str, Any], table: str) -> list[Path]:
    """Paths of the parts of a table, in order."""
    return [folder / table / f"{part}.parquet" for part in manifest["parts"]]
