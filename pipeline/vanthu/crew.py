"""The workers of a run: processes of this machine or of a Dask cluster, and what happens when one of them dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Self

from vanthu.corpus.ledger import Chunk, InputFile
from vanthu.corpus.rows import printable
from vanthu.errors import CorpusError, UsageError
from vanthu.worker import Options, begun_name, probe, process_chunk, record_name

BACKENDS = ("loky", "dask")


def finished(chunk: Chunk, options: Options, present: dict[str, dict[str, int]] | None = None) -> dict[str, Any] | None:
    """The record of a chunk whose parts are all in place, else None.

    `present` are the sizes of what lies in each folder, where the caller has listed them before.
    """
    record: dict[str, Any] | None = options.out.read_json(record_name(chunk.key))
    present = {} if present is None else present
    try:
        for folder, size in (record or {})["sizes"].items():
            if folder not in present:
                present[folder] = options.out.sizes(folder)
            if present[folder].get(f"{chunk.key}.parquet") != size:
                return None
        return record if record and record["rows"] else None
    except (KeyError, TypeError, AttributeError):
        return None


def execute(
    pending: Sequence[Chunk], options: Options, jobs: int | None, backend: str, scheduler: str | None
) -> Iterator[tuple[Chunk, dict[str, Any]]]:
    """Run chunks in workers, yielding each with its record as it is committed.

    A worker that dies takes no other chunk with it: what it had begun is tried again in a process of its own, and only
    a file that ends that process too becomes a failure. Errors of the machine (a full disk) are raised.
    """
    if backend not in BACKENDS:
        raise UsageError(f"Unknown backend {backend!r}: use {' or '.join(BACKENDS)}.")
    from joblib import cpu_count

    jobs = jobs or (cpu_count() if backend == "loky" else -1)
    if jobs == 1 and backend == "loky":
        begun = options.out.sizes("_run/begun")
        with _Lone() as lone:
            for chunk in pending:
                # What was begun twice and never finished may be what killed those runs.
                suspect = begun.get(chunk.key, 0) >= 2
                yield chunk, _in_isolation(chunk, options, lone) if suspect else process_chunk(chunk, options)
        return
    for chunk in pending:
        options.out.remove(begun_name(chunk.key))
    yield from _parallel(pending, options, jobs, backend, scheduler)


def _parallel(
    pending: Sequence[Chunk], options: Options, jobs: int, backend: str, scheduler: str | None
) -> Iterator[tuple[Chunk, dict[str, Any]]]:
    from joblib import Parallel, delayed

    waiting = {chunk.key: chunk for chunk in pending}
    with _backend(backend, scheduler) as deaths:
        while waiting:
            tasks = [delayed(process_chunk)(chunk, options) for chunk in waiting.values()]
            try:
                parallel = Parallel(n_jobs=jobs, return_as="generator_unordered", batch_size=1, pre_dispatch="2*n_jobs")
                for record in parallel(tasks):
                    yield waiting.pop(record["key"]), record
            except deaths:
                for key in list(waiting):
                    if record := finished(waiting[key], options):
                        yield waiting.pop(key), record
                begun = options.out.sizes("_run/begun")
                suspects = [c for c in waiting.values() if c.key in begun]
                with _Lone() as lone:
                    for chunk in suspects or list(waiting.values())[:1]:
                        yield waiting.pop(chunk.key), _in_isolation(chunk, options, lone)


@contextmanager
def _backend(backend: str, scheduler: str | None) -> Iterator[tuple[type[BaseException], ...]]:
    """joblib's context for a backend; gives the errors that mean that a worker died."""
    from joblib import parallel_config

    if backend == "loky":
        with parallel_config(backend="loky"):
            yield (BrokenProcessPool,)  # joblib's TerminatedWorkerError is one
        return
    if not scheduler:
        raise UsageError("The dask backend needs the address of a scheduler: add --scheduler tcp://HOST:8786.")
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise UsageError("The dask backend needs an extra: pip install 'vanthu[dask]'.") from error
    connect: Any = Client
    try:
        client = connect(scheduler, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(f"No Dask scheduler answers at {scheduler}: start one with `dask scheduler`.") from error
    try:
        with parallel_config(backend="dask", client=client, wait_for_workers_timeout=60):
            yield (KilledWorker,)
    except TimeoutError as error:
        raise UsageError(f"The scheduler at {scheduler} has no workers: start some with `dask worker`.") from error
    finally:
        client.close()


class _Lone:
    """A process of its own for what may kill a process; replaced when it was killed."""

    def __init__(self) -> None:
        self._executor: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def _end(self) -> None:
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def call(self, function: Callable[..., Any], *args: object) -> Any:
        """What `function(*args)` returns there. Raises BrokenProcessPool when the process died."""
        # Unlike the standard library's, loky's processes need no main guard in the caller's script.
        from joblib.externals.loky import ProcessPoolExecutor

        if self._executor is None:
            self._executor = ProcessPoolExecutor(1)
        try:
            return self._executor.submit(function, *args).result()
        except BrokenProcessPool:
            self._end()
            raise


def _in_isolation(chunk: Chunk, options: Options, lone: _Lone) -> dict[str, Any]:
    """Process a chunk during which a process died: whole in a process of its own, and if that dies too, without the
    files that end a process when they are alone in it."""
    record: dict[str, Any]
    try:
        record = lone.call(process_chunk, chunk, options)
        return record
    except BrokenProcessPool:
        killers = {item.path for item in chunk.files if _kills(item, options, lone)}
    try:
        record = lone.call(process_chunk, chunk, options, killers)
        return record
    except BrokenProcessPool as error:
        shown = printable(chunk.files[0].path)
        raise CorpusError(
            f"A process ends each time it reads the {len(chunk.files)} files from {shown} on, though each alone is "
            "read: give the machine more memory or split the largest file, then run the same command again."
        ) from error


def _kills(item: InputFile, options: Options, lone: _Lone) -> bool:
    """Whether a file ends the process that reads it."""
    try:
        lone.call(probe, item, options)
    except BrokenProcessPool:
        return True
    return False
