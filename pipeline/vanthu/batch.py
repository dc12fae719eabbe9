"""Files to corpus: in parallel, resumable, the same bytes whatever the number of workers.

The archive is cut into chunks of neighbouring files. A worker turns one chunk into one part of every table and then
commits it by writing a small record; a run that was killed skips the chunks whose records stand. The driver only
keeps the ledger (which file has which sha256), hands out chunks, and at the end connects citations, writes the
manifest, and removes parts that no chunk of this run claims.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from vanthu.corpus.rows import printable
from vanthu.corpus.schema import SCHEMA_VERSION, TABLES
from vanthu.corpus.store import MANIFEST, parts_of, read_manifest, write_json
from vanthu.errors import CorpusError, UsageError, VanthuError

WORK = "_run"
CHUNK_FILES = 256
CHUNK_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file of the archive as the ledger knows it; `sha256` is empty when it could not be read."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    error: str = ""
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What shapes the rows of a run, beside the files and the software."""

    place: str | None = None
    models: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did."""

    out: Path
    rows: dict[str, int]
    failures: int
    reused_chunks: int
    chunks: int

    @property
    def exit_code(self) -> int:
        """0 all well, 1 some files failed."""
        return 1 if self.failures else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a run, as told to the caller's `on_progress`."""

    files_done: int
    files_total: int
    bytes_done: int
    bytes_total: int
    failures: int


@dataclass(frozen=True, slots=True)
class _Chunk:
    key: str
    files: tuple[InputFile, ...]

    @property
    def bytes(self) -> int:
        return sum(f.size for f in self.files)


@dataclass(slots=True)
class _Tally:
    """Counts of the chunks that are done."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)

    def failures(self) -> int:
        return sum(r["rows"]["failures"] for r in self.records.values())


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

    `jobs` is the number of worker processes (default: the cores there are). `place` names what the archive is about
    where its texts do not say ("tỉnh Đồng Nai"). `rebuild` discards a corpus that other software or options made.

    Raises UsageError for a wrong call (nothing to read, unknown backend), CorpusError when `out` holds something that
    must not be mixed or overwritten.
    """
    from vanthu.reading import find_files

    out = Path(out)
    if not archive:
        raise UsageError("No archive given: name at least one file or folder.")
    for item in archive:
        if not Path(item).exists() and not Path(item).is_symlink():
            raise UsageError(f"{printable(str(item))} does not exist: check the path.")
    options = Options(place=place, models=str(models) if models else None)
    fingerprint = _fingerprint(options)
    _claim(out, fingerprint, options, rebuild=rebuild)
    paths = [path for path in find_files([Path(a) for a in archive]) if not _inside(path, out)]
    if not paths:
        raise UsageError(f"No files found in {', '.join(printable(str(a)) for a in archive)}: is it the right folder?")
    ledger = _take_ledger(paths, out)
    chunks = list(_chunks(ledger, fingerprint))
    tally = _Tally()
    pending: list[_Chunk] = []
    for chunk in chunks:
        record = _finished(out, chunk)
        if record:
            tally.records[chunk.key] = record
        else:
            pending.append(chunk)
    reused = len(tally.records)
    report = _reporter(chunks, tally, on_progress)
    report()
    pending.sort(key=lambda c: -c.bytes)  # largest first, so that no worker is left alone with a big one
    for chunk, record in _execute(pending, out, options, jobs, backend, scheduler):
        tally.records[chunk.key] = record
        report()
    rows = _finish(out, chunks, tally, fingerprint, options)
    return Run(out=out, rows=rows, failures=rows["failures"], reused_chunks=reused, chunks=len(chunks))


def _reporter(
    chunks: list[_Chunk], tally: _Tally, on_progress: Callable[[Progress], None] | None
) -> Callable[[], None]:
    files_total, bytes_total = sum(len(c.files) for c in chunks), sum(c.bytes for c in chunks)

    def report() -> None:
        if on_progress:
            done = [c for c in chunks if c.key in tally.records]
            files, size = sum(len(c.files) for c in done), sum(c.bytes for c in done)
            on_progress(Progress(files, files_total, size, bytes_total, tally.failures()))

    return report


def _inside(path: Path, folder: Path) -> bool:
    """Whether `path` lies in the corpus being written (an archive may contain its own output folder)."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def _fingerprint(options: Options) -> str:
    """Identity of everything but the files that shapes the rows: versions, models, options."""
    import vanthu
    from vanthu.resources import manifest_hash

    what = {
        "vanthu": vanthu.__version__,
        "schema": SCHEMA_VERSION,
        "models": manifest_hash(options.models),
        "options": {"place": options.place},
        "libraries": {name: _version(name) for name in ("underthesea", "scikit-learn", "viparse")},
    }
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()


def _version(package: str) -> str:
    from importlib.metadata import version

    return version(package)


def _claim(out: Path, fingerprint: str, options: Options, *, rebuild: bool) -> None:
    """Make sure that `out` is empty or was begun by the same software with the same options."""
    claim = out / WORK / "claim.json"
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file: give a folder as --out.")
    if rebuild and (claim.exists() or (out / MANIFEST).exists()):
        for name in (WORK, MANIFEST, *TABLES):
            path = out / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    if claim.is_file():
        try:
            other = json.loads(claim.read_text(encoding="utf-8")).get("fingerprint")
        except ValueError:
            other = None
        if other != fingerprint:
            raise CorpusError(
                f"{out} was made by other software, models or options: add --rebuild to make it anew, "
                "or choose another --out."
            )
        return
    if out.exists() and any(out.iterdir()):
        raise CorpusError(f"{out} is not empty and holds no vanthu corpus: choose another --out.")
    write_json(claim, {"fingerprint": fingerprint, "options": asdict(options)})


def _take_ledger(paths: Sequence[Path], out: Path) -> list[InputFile]:
    """Know every input by its content; files whose size and time are unchanged are not hashed again."""
    from joblib import Parallel, delayed

    path_of_ledger = out / WORK / "ledger.json"
    known: dict[str, InputFile] = {}
    if path_of_ledger.is_file():
        try:
            rows = json.loads(path_of_ledger.read_text(encoding="utf-8"))
            known = {row["path"]: InputFile(**row) for row in rows}
        except (ValueError, TypeError, KeyError):
            known = {}  # a ledger that was cut short is only a cache
    files: list[InputFile] = Parallel(n_jobs=4, backend="threading")(
        delayed(_identify)(path, known.get(printable(str(path)))) for path in paths
    )
    files.sort(key=lambda f: f.path)
    first: dict[str, str] = {}
    unique = []
    for item in files:
        original = first.setdefault(item.sha256, item.path) if item.sha256 else item.path
        unique.append(
            InputFile(
                item.path, item.size, item.mtime_ns, item.sha256, item.error, "" if original == item.path else original
            )
        )
    write_json(path_of_ledger, [asdict(f) for f in unique])
    return unique


def _identify(path: Path, known: InputFile | None) -> InputFile:
    name = str(path)
    try:
        stat = path.stat()
        if known and known.sha256 and (known.size, known.mtime_ns) == (stat.st_size, stat.st_mtime_ns):
            return InputFile(name, stat.st_size, stat.st_mtime_ns, known.sha256)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return InputFile(name, stat.st_size, stat.st_mtime_ns, digest)
    except OSError as error:
        return InputFile(name, 0, 0, "", error=f"{error.strerror or error}")


def _chunks(files: Iterable[InputFile], fingerprint: str) -> Iterator[_Chunk]:
    """Cut the sorted files into chunks. A cut depends only on names near it, so that a file added to an archive
    changes its own chunk and leaves the others (and their finished parts) as they are."""
    current: list[InputFile] = []
    size = 0
    for item in files:
        current.append(item)
        size += item.size
        cut_here = hashlib.sha256(item.path.encode("utf-8", "surrogateescape")).digest()[0] % 64 == 0
        if size >= CHUNK_BYTES or len(current) >= CHUNK_FILES or (cut_here and len(current) >= CHUNK_FILES // 8):
            yield _chunk(current, fingerprint)
            current, size = [], 0
    if current:
        yield _chunk(current, fingerprint)


def _chunk(files: list[InputFile], fingerprint: str) -> _Chunk:
    identity = [fingerprint, *((f.path, f.sha256, f.error, f.duplicate_of) for f in files)]
    digest = hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:20]
    return _Chunk(digest, tuple(files))


def _record_path(out: Path, key: str) -> Path:
    return out / WORK / "chunks" / f"{key}.json"


def _finished(out: Path, chunk: _Chunk) -> dict[str, Any] | None:
    """The record of a chunk whose parts are all in place, else None."""
    try:
        record: dict[str, Any] = json.loads(_record_path(out, chunk.key).read_text(encoding="utf-8"))
        complete = all(
            (out / folder / f"{chunk.key}.parquet").stat().st_size == size for folder, size in record["sizes"].items()
        )
    except (OSError, ValueError, KeyError):
        return None
    return record if complete else None


def _execute(
    pending: list[_Chunk], out: Path, options: Options, jobs: int | None, backend: str, scheduler: str | None
) -> Iterator[tuple[_Chunk, dict[str, Any]]]:
    """Run chunks in workers, yielding each as it is committed. A worker that dies takes no other chunk with it."""
    if backend not in ("loky", "dask"):
        raise UsageError(f"Unknown backend {backend!r}: use loky or dask.")
    from joblib import cpu_count

    from vanthu.worker import process_chunk

    jobs = jobs or cpu_count()
    if jobs == 1 and backend == "loky":
        for chunk in pending:
            yield chunk, process_chunk(chunk.key, chunk.files, out, options)
        return
    yield from _parallel(pending, out, options, jobs, backend, scheduler)


def _parallel(
    pending: list[_Chunk], out: Path, options: Options, jobs: int, backend: str, scheduler: str | None
) -> Iterator[tuple[_Chunk, dict[str, Any]]]:
    """Many workers through joblib; chunks that a dead worker had begun are then taken apart file by file."""
    from concurrent.futures.process import BrokenProcessPool

    from joblib import Parallel, delayed

    from vanthu.worker import process_chunk

    waiting = {chunk.key: chunk for chunk in pending}
    while waiting:
        tasks = [delayed(process_chunk)(c.key, c.files, out, options) for c in waiting.values()]
        try:
            with _backend(backend, scheduler):
                parallel = Parallel(n_jobs=jobs, return_as="generator_unordered", batch_size=1, pre_dispatch="2*n_jobs")
                for record in parallel(tasks):
                    yield waiting.pop(record["key"]), record
        except BrokenProcessPool:  # joblib's TerminatedWorkerError is one
            for key in list(waiting):
                if record := _finished(out, waiting[key]):
                    yield waiting.pop(key), record
            begun = [c for c in waiting.values() if _begun_path(out, c.key).exists()] or list(waiting.values())[:1]
            for chunk in begun:
                yield waiting.pop(chunk.key), _in_isolation(chunk, out, options)


def _in_isolation(chunk: _Chunk, out: Path, options: Options) -> dict[str, Any]:
    """Process a chunk whose worker died: files that kill a process of their own become failures."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    from vanthu.worker import probe, process_chunk

    def pool() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))

    killers: set[str] = set()
    executor = pool()
    try:
        for item in chunk.files:
            try:
                executor.submit(probe, item.path, options).result()
            except BrokenProcessPool:
                killers.add(item.path)
                executor = pool()
        record: dict[str, Any] = executor.submit(process_chunk, chunk.key, chunk.files, out, options, killers).result()
        return record
    finally:
        executor.shutdown()


def _backend(backend: str, scheduler: str | None) -> Any:
    """The joblib context for a backend."""
    from joblib import parallel_config

    if backend == "loky":
        return parallel_config(backend="loky")
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError("The dask backend needs an extra: pip install 'vanthu[dask]'.") from error
    if not scheduler:
        raise UsageError("The dask backend needs the address of a scheduler: add --scheduler tcp://HOST:8786.")
    try:
        client = Client(scheduler, timeout="10s")
    except OSError as error:
        raise UsageError(f"No Dask scheduler answers at {scheduler}: start one with `dask scheduler`.") from error
    return parallel_config(backend="dask", client=client)


def _begun_path(out: Path, key: str) -> Path:
    return out / WORK / "begun" / key


def _finish(out: Path, chunks: list[_Chunk], tally: _Tally, fingerprint: str, options: Options) -> dict[str, int]:
    """Connect citations, write the manifest, remove what no chunk of this run claims. Returns rows per table."""
    import vanthu
    from vanthu.corpus.citations import link_citations

    keys = [chunk.key for chunk in chunks]
    if (out / MANIFEST).is_file() and _manifest_is(out, keys, fingerprint):
        return dict(read_manifest(out)["rows"])
    (out / MANIFEST).unlink(missing_ok=True)
    link_citations(out, keys)
    rows = {table: sum(tally.records[key]["rows"][table] for key in keys) for table in TABLES}
    manifest = {
        "vanthu": vanthu.__version__,
        "schema": SCHEMA_VERSION,
        "fingerprint": fingerprint,
        "place": options.place,
        "rows": rows,
        "parts": keys,
    }
    write_json(out / MANIFEST, manifest)
    _sweep(out, set(keys))
    return rows


def _manifest_is(out: Path, keys: list[str], fingerprint: str) -> bool:
    try:
        manifest = read_manifest(out)
        whole = all(path.is_file() for table in TABLES for path in parts_of(out, manifest, table))
    except VanthuError:
        return False
    return whole and manifest["parts"] == keys and manifest["fingerprint"] == fingerprint


def _sweep(out: Path, keys: set[str]) -> None:
    """Remove parts and records of files that left the archive, and what killed workers left aside."""
    for folder in (*TABLES, f"{WORK}/references", f"{WORK}/chunks", f"{WORK}/begun"):
        for path in (out / folder).glob("*"):
            if path.name.split(".")[0] not in keys or path.name.startswith("."):
                path.unlink()
    for path in (out / WORK / "begun").glob("*"):
        path.unlink()
