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
import re
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:::[A-Za-z][A-Za-z0-9+.-]+)*://")
_FILE_URL = re.compile(r"(?:file|local)://", re.IGNORECASE)


def is_url(path: str | Path) -> bool:
    """Whether a path names a place behind fsspec (`s3://bucket/archive`) and not a file of this machine.

    `file:///folder` does not: see `local`.
    """
    return isinstance(path, str) and bool(_URL.match(path)) and not _FILE_URL.match(path)


def local(path: str | Path) -> Path:
    """The path of a file of this machine, also from its `file://` URL."""
    return Path(_FILE_URL.sub("", path, count=1) if isinstance(path, str) else path)


def remote(url: str) -> tuple[Any, str]:
    """The fsspec file system behind a URL, and the path on it. Raises UsageError."""
    import fsspec

    try:
        # Listings are not kept: other processes write there too, and s3fs would not find what they wrote.
        system, root = fsspec.core.url_to_fs(url, use_listings_cache=False)
    except ImportError as error:
        raise UsageError(f"{url} needs another package: {error}") from error
    except ValueError as error:
        raise UsageError(f"{url} is no address that fsspec knows: {error}") from error
    return system, root


class Folder:
    """A folder that a run writes to: on this machine or a network share, or behind any fsspec URL.

    Files are named relative to it, with slashes. Can be pickled, so that workers elsewhere write to the same place.
    """

    def __init__(self, where: str | Path) -> None:
        self.url = str(where) if is_url(where) else ""
        self.path = Path() if self.url else local(where).absolute()

    def __str__(self) -> str:
        return self.url or str(self.path)

    @property
    def name(self) -> str:
        """Its last part."""
        return self.url.rstrip("/").rpartition("/")[2] or self.url if self.url else self.path.resolve().name

    def address(self) -> str:
        """The URL as its file system spells it."""
        system, root = self.remote()
        return str(system.unstrip_protocol(root))

    def remote(self) -> tuple[Any, str]:
        """The file system behind the URL and the folder's path on it. Raises UsageError."""
        system, root = remote(self.url)
        return system, root.rstrip("/")

    @contextmanager
    def _reached(self) -> Iterator[tuple[Any, str]]:
        """What `remote` gives; what its libraries raise when there is no network or no key becomes a CorpusError."""
        try:
            yield self.remote()
        except (OSError, UsageError):
            raise
        except Exception as error:
            raise CorpusError(f"{self.url} cannot be reached ({error}): check the address and your keys.") from error

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises FileNotFoundError."""
        if not self.url:
            return (self.path / name).read_bytes()
        with self._reached() as (system, root):
            data: bytes = system.cat_file(f"{root}/{name}")
        return data

    def write(self, name: str, data: bytes | pa.Buffer) -> None:
        """Write a file so that it is there whole or not at all, also after a power cut.

        Behind a URL this is what its store makes of one upload; a part that arrived torn is not counted, because the
        record that counts it is written after it and holds its size.
        Raises OSError, for instance when the disk is full; nothing is left behind then.
        """
        if self.url:
            with self._reached() as (system, root):
                system.makedirs(f"{root}/{name}".rpartition("/")[0], exist_ok=True)
                system.pipe_file(f"{root}/{name}", bytes(data))
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
            with self._reached() as (system, root):
                found = system.ls(f"{root}/{folder}".rstrip("/"), detail=True, refresh=True)
        except FileNotFoundError:
            return {}
        return {item["name"].rpartition("/")[2]: int(item["size"] or 0) for item in found if item["type"] == "file"}

    def names(self) -> set[str]:
        """Names of all files and folders directly in it."""
        try:
            if not self.url:
                return {path.name for path in self.path.iterdir()}
            with self._reached() as (system, root):
                return {name.rstrip("/").rpartition("/")[2] for name in system.ls(root, detail=False, refresh=True)}
        except FileNotFoundError:
            return set()

    def remove(self, name: str) -> None:
        """Remove a file; it is no error when it is gone already."""
        if not self.url:
            (self.path / name).unlink(missing_ok=True)
            return
        try:
            with self._reached() as (system, root):
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

    def open_table(self, name: str) -> pq.ParquetFile:
        """A Parquet file, opened: from a URL it is fetched whole, for parts are small."""
        return pq.ParquetFile(pa.BufferReader(self.read(name)) if self.url else self.path / name)

    def read_table(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """A Parquet file as an Arrow table."""
        return self.open_table(name).read(columns=columns)


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


class Rows:
    """Rows of all tables, added batch by batch and kept packed: a fraction of what Python's values would take."""

    def __init__(self) -> None:
        self._packed: dict[str, list[pa.Buffer]] = {name: [] for name in TABLES}

    def add(self, tables: Mapping[str, Columns]) -> None:
        """Take over rows: all of them, or none if some are not of their column's type (ArrowException, ValueError)."""
        made = {name: pa.Table.from_pydict(columns, schema=TABLES[name].arrow) for name, columns in tables.items()}
        for name, batch in made.items():
            sink = pa.BufferOutputStream()
            options = pa.ipc.IpcWriteOptions(compression="zstd", use_threads=False)
            with pa.ipc.new_file(sink, batch.schema, options=options) as writer:
                writer.write_table(batch)
            self._packed[name].append(sink.getvalue())
        del made, batch
        _give_back()

    def take(self, table: str) -> pa.Table:
        """All rows of a table, in the order they came; they are kept no longer."""
        alone = pa.ipc.IpcReadOptions(use_threads=False)
        batches = [pa.ipc.open_file(packed, options=alone).read_all() for packed in self._packed.pop(table)]
        return pa.concat_tables([TABLES[table].arrow.empty_table(), *batches]).combine_chunks()


def write_part(folder: Folder, name: str, table: str, columns: Columns | pa.Table) -> tuple[int, int]:
    """Write one Parquet part atomically. Returns its number of rows and its size in bytes."""
    data = columns if isinstance(columns, pa.Table) else pa.Table.from_pydict(columns, schema=TABLES[table].arrow)
    sink = pa.BufferOutputStream()
    pq.write_table(data, sink, compression="zstd", row_group_size=ROW_GROUP, write_statistics=True)
    content = sink.getvalue()
    folder.write(name, content)
    done = int(data.num_rows), int(content.size)
    del data, content, sink
    _give_back()
    return done


def _give_back() -> None:
    """Return what Arrow's allocator holds back, 100 MB in a worker that writes nine tables a chunk."""
    pa.default_memory_pool().release_unused()


def read_manifest(folder: Folder) -> dict[str, Any]:
    """The manifest of a finished corpus.

    Raises CorpusError when there is none, it is damaged, or another schema wrote it.
    """
    try:
        data = folder.read(MANIFEST)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CorpusError(
            f"{folder} is no finished corpus (no {MANIFEST}): make one with `vanthu run ARCHIVE --out {folder}`."
        ) from error
    try:
        manifest = json.loads(data)
        version = manifest["schema"]
        manifest["parts"]
    except (ValueError, TypeError, KeyError) as error:
        raise CorpusError(f"{folder}/{MANIFEST} is damaged: run `vanthu run` with the same --out again.") from error
    if version != SCHEMA_VERSION:
        raise CorpusError(f"{folder} has schema {version}, this vanthu reads {SCHEMA_VERSION}: make the corpus again.")
    return dict(manifest)


def parts_of(manifest: Mapping[str, Any], table: str) -> list[str]:
    """Names of the parts of a table in their folder, in order."""
    return [f"{table}/{part}.parquet" for part in manifest["parts"]]
