"""Files to corpus: in parallel, resumable, the same bytes whatever the number of workers.

The archive is cut into chunks of neighbouring files. A worker turns one chunk into one part of every table and then
commits it by writing a small record; a run that was killed skips the chunks whose records stand. The driver only
keeps the ledger (which file has which sha256), hands out chunks, and at the end connects citations, writes the
manifest, and removes parts that no chunk of this run claims.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vanthu.corpus import ledger, origin
from vanthu.corpus.ledger import Chunk
from vanthu.corpus.making import models_used
from vanthu.corpus.rows import printable
from vanthu.corpus.schema import SCHEMA_VERSION, TABLES
from vanthu.corpus.store import MANIFEST, Folder, is_url, local
from vanthu.errors import CorpusError, UsageError
from vanthu.worker import WORK, Options

CLAIM = f"{WORK}/claim.json"
LOCK = f"{WORK}/lock"
_WORK_FOLDERS = (WORK, f"{WORK}/chunks", f"{WORK}/begun", f"{WORK}/references")


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did."""

    out: Path | str
    """The corpus: a folder, or the URL that was given."""
    rows: dict[str, int]
    failures: int
    """Rows of the table failures: files that could not be read, and copies of others."""
    reused_chunks: int
    chunks: int
    copies: int = 0
    """Files with the content of another, which stands for both: they are in the table failures, but nothing failed."""

    @property
    def exit_code(self) -> int:
        """0 all well, 1 some files failed."""
        return 1 if self.failures > self.copies else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a run, as told to the caller's `on_progress`: files and bytes of the archive, done and to do."""

    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    failures: int
    """Files that could not be read; copies are not counted."""


@dataclass(slots=True)
class _Tally:
    """The chunks that are done, and what the caller is told of them."""

    chunks: Sequence[Chunk]
    on_progress: Callable[[Progress], None] | None
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: int = 0
    bytes: int = 0
    failures: int = 0

    def add(self, chunk: Chunk, record: dict[str, Any]) -> None:
        """Count a finished chunk."""
        self.records[chunk.key] = record
        self.files += len(chunk.files)
        self.bytes += chunk.bytes
        self.failures += record["rows"]["failures"] - chunk.copies

    def report(self) -> None:
        """Tell the caller."""
        if self.on_progress:
            files, size = sum(len(c.files) for c in self.chunks), sum(c.bytes for c in self.chunks)
            self.on_progress(Progress(self.files, files, self.bytes, size, self.failures))


def run(
    archive: Sequence[str | Path],
    out: str | Path,
    *,
    jobs: int | None = None,
    place: str | None = None,
    models: str | Path | None = None,
    rebuild: bool = False,
    backend: str = "loky",
    scheduler: str | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> Run:
    """Turn files and folders into a corpus at `out`; call again after an interruption to continue.

    `archive` and `out` may be paths or any URL that fsspec knows (`s3://bucket/archive`). `jobs` is the number of
    worker processes (default: the cores there are; on Dask the workers that the cluster has). `place` names what the
    archive is about where its texts do not say ("tỉnh Đồng Nai"). `rebuild` discards a corpus that other software,
    models or options made; one that the same made is continued.

    Raises UsageError for a wrong call (nothing to read, unknown backend or place), CorpusError when `out` holds
    something that must not be mixed or overwritten, ResourceError when there are no models, OSError when the disk is
    full: what is done then stays done, and the same call continues.
    """
    from vanthu.crew import execute, finished
    from vanthu.extraction.places.given import check_place

    if not archive:
        raise UsageError("No archive given: name at least one file or folder.")
    if backend not in ("loky", "dask"):
        raise UsageError(f"Unknown backend {backend!r}: use loky or dask.")
    check_place(place)
    models = str(Path(models).absolute()) if models else None
    folder = Folder(out)
    if not folder.url and folder.path.exists() and not folder.path.is_dir():
        raise UsageError(f"{printable(str(out))} is a file: give a folder as --out.")
    paths = ledger.list_archive(archive, folder)
    options = Options(folder, str(Path.cwd()), origin.fingerprint(place, models), place, models)
    _refuse_strangers(folder)
    with _locked(folder):
        _claim(options, rebuild=rebuild)
        chunks = list(ledger.cut(ledger.take(paths, folder), options.fingerprint))
        tally = _Tally(chunks, on_progress)
        pending: list[Chunk] = []
        present: dict[str, dict[str, int]] = {}
        for chunk in chunks:
            if record := finished(chunk, options, present):
                tally.add(chunk, record)
            else:
                pending.append(chunk)
        reused = len(tally.records)
        tally.report()
        pending.sort(key=lambda c: -c.bytes)  # largest first, so that no worker is left alone with a big one
        for chunk, record in execute(pending, options, jobs, backend, scheduler):
            tally.add(chunk, record)
            tally.report()
        rows = _finish(options, chunks, tally.records)
    where = str(out) if is_url(out) else local(out)
    copies = sum(chunk.copies for chunk in chunks)
    return Run(where, rows, failures=rows["failures"], reused_chunks=reused, chunks=len(chunks), copies=copies)


@contextmanager
def _locked(out: Folder) -> Iterator[None]:
    """Keep a second run off the same folder, where the system has locks; the lock goes with the process."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    if out.url:
        yield
        return
    path = out.path / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CorpusError(f"Another run is writing to {out}: wait for it, or choose another --out.") from error
        except OSError:
            pass  # some network shares have no locks
        yield


def _refuse_strangers(out: Folder) -> None:
    """Raise CorpusError when the folder holds things that no run put there."""
    if out.read_json(CLAIM) is not None:
        return
    names = out.names()
    # A run that was killed before its claim was written leaves an empty work folder.
    if names - {WORK} or any(not n.startswith(".") and n != "lock" for n in out.sizes(WORK)):
        raise CorpusError(f"{out} is not empty and holds no vanthu corpus: choose another --out.")


def _claim(options: Options, *, rebuild: bool) -> None:
    """Make sure that the folder was begun by the same software with the same options, or is empty."""
    out, claim = options.out, options.out.read_json(CLAIM)
    now = origin.origin(options.place, options.models)
    if isinstance(claim, dict) and claim.get("fingerprint") == options.fingerprint:
        return
    if claim is not None:
        if not rebuild:
            other = origin.differences(claim.get("origin") if isinstance(claim, dict) else None, now)
            raise CorpusError(
                f"{out} was made with {other or 'other software, models or options'}: add --rebuild to make it anew, "
                "or choose another --out."
            )
        out.remove(MANIFEST)
        _sweep(out, set())
    # The old claim stands until everything of its corpus is gone, so that a kill in between mixes nothing.
    out.write_json(CLAIM, {"fingerprint": options.fingerprint, "models": options.models, "origin": now})


def _finish(options: Options, chunks: Sequence[Chunk], records: dict[str, dict[str, Any]]) -> dict[str, int]:
    """Connect citations, write the manifest, remove what no chunk of this run claims. Returns rows per table."""
    import vanthu
    from vanthu.corpus.citations import link_citations

    out, keys = options.out, [chunk.key for chunk in chunks]
    rows = {table: sum(records[key]["rows"][table] for key in keys) for table in TABLES}
    manifest = {
        "vanthu": vanthu.__version__,
        "schema": SCHEMA_VERSION,
        "fingerprint": options.fingerprint,
        "place": options.place,
        "models": models_used(options.models),
        "rows": rows,
        "parts": keys,
    }
    if not _stands(out, manifest):
        out.remove(MANIFEST)
        link_citations(out, keys)
        out.write_json(MANIFEST, manifest)
    _sweep(out, set(keys))
    return rows


def _stands(out: Folder, manifest: dict[str, Any]) -> bool:
    """Whether this very manifest was written and the references, which are written just before it, are there."""
    if out.read_json(MANIFEST) != manifest:
        return False
    present = out.sizes("references")
    return all(f"{key}.parquet" in present for key in manifest["parts"])


def _sweep(out: Folder, keys: Iterable[str]) -> None:
    """Remove parts and records of files that left the archive, and what killed workers left aside."""
    kept = set(keys)
    for folder in ("", *TABLES, *_WORK_FOLDERS):
        for name in out.sizes(folder):
            aside = name.startswith(".") and name.endswith(".tmp")
            if aside or (folder not in ("", WORK) and name.partition(".")[0] not in kept):
                out.remove(f"{folder}/{name}".lstrip("/"))
    for name in out.sizes(f"{WORK}/begun"):
        out.remove(f"{WORK}/begun/{name}")
