"""What one worker of a batch does: a chunk of files in, one part of every table out."""

from __future__ import annotations

import errno
import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanthu.errors import CorpusError, ReadError, ResourceError, VanthuError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from vanthu.corpus.ledger import Chunk, InputFile
    from vanthu.corpus.rows import Failure
    from vanthu.corpus.store import Folder, Rows
    from vanthu.notice import Notice, Source

WORK = "_run"
SLICE_CHARS = 120_000
"""Clean text that is analysed at once: enough to batch well, little enough to bound a worker's memory."""
_OF_THE_MACHINE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.EROFS, errno.EHOSTUNREACH}
)
"""Errors that say nothing about a file: the run stops, and is continued when the machine is well again."""


@dataclass(frozen=True, slots=True)
class Options:
    """What shapes the rows of a run beside its files, and where it reads and writes."""

    out: Folder
    base: str
    """Folder that relative paths start from: workers elsewhere may stand in another."""
    fingerprint: str
    place: str | None = None
    models: str | None = None


def record_name(key: str) -> str:
    """The record of a finished chunk: its rows and the sizes of its parts."""
    return f"{WORK}/chunks/{key}.json"


def begun_name(key: str) -> str:
    """The mark of a chunk that a worker has begun and not yet finished, one byte long for each time it was begun."""
    return f"{WORK}/begun/{key}"


@lru_cache(maxsize=1)
def _pipeline(models: str | None) -> Language:
    import vanthu

    return vanthu.load(models)


@lru_cache(maxsize=1)
def _settle() -> None:
    """Take what a worker keeps for good (models, gazetteer: loaded with the first batch) out of the search for cycles,
    which otherwise costs a fifth of a batch's time."""
    gc.freeze()


def process_chunk(chunk: Chunk, options: Options, killers: Collection[str] = ()) -> dict[str, Any]:
    """Read, analyse and write one chunk; commits by writing its record, which it returns.

    `killers` are files known to end the process that analyses them: they become failures unread.
    Raises CorpusError when this worker has other software or models than the driver, ResourceError when it has none,
    OSError when the disk is full or fails.
    """
    from vanthu.corpus.origin import fingerprint
    from vanthu.corpus.rows import TableBuilder
    from vanthu.corpus.schema import TABLES
    from vanthu.corpus.store import Rows, write_part

    if fingerprint(options.place, options.models) != options.fingerprint:
        raise CorpusError(
            "A worker has other software or models than this process: install the same on all machines, and change no "
            "code or models during a run."
        )
    out = options.out
    out.write(begun_name(chunk.key), b"." * (1 + out.sizes(f"{WORK}/begun").get(chunk.key, 0)))
    done = Rows()
    failures: list[Failure] = []
    for notices in _slices(chunk.files, options, failures, killers):
        _analyse(notices, options, done, failures)
    last = TableBuilder()
    for failure in sorted(failures, key=lambda f: f.path):
        last.add_failure(failure)
    done.add(last.tables)
    rows, sizes = {}, {}
    for table in TABLES:
        # References wait in the work folder: which documents they cite is known only when all are read.
        folder = f"{WORK}/references" if table == "references" else table
        rows[table], sizes[folder] = write_part(out, f"{folder}/{chunk.key}.parquet", table, done.take(table))
    record = {"key": chunk.key, "rows": rows, "sizes": sizes}
    out.write_json(record_name(chunk.key), record)
    out.remove(begun_name(chunk.key))
    return record


def probe(item: InputFile, options: Options) -> None:
    """Read and analyse one file and throw the result away: to see whether the process survives it."""
    from vanthu.corpus.store import Rows

    for notices in _slices([item], options, [], ()):
        _analyse(notices, options, Rows(), [])


def _slices(
    files: Sequence[InputFile], options: Options, failures: list[Failure], killers: Collection[str]
) -> Iterator[list[Notice]]:
    """Notices of a chunk in groups of bounded size; files that fail are noted in `failures`."""
    notices: list[Notice] = []
    size = 0
    for item in files:
        notice = _notice(item, options, failures, killers)
        if notice is None:
            continue
        notices.append(notice)
        size += len(notice.text)
        if size >= SLICE_CHARS:
            yield notices
            notices, size = [], 0
    if notices:
        yield notices


def _notice(item: InputFile, options: Options, failures: list[Failure], killers: Collection[str]) -> Notice | None:
    from vanthu.corpus.rows import Failure, printable
    from vanthu.layout import parse

    def fail(stage: str, error: str, message: str) -> None:
        failures.append(Failure(item.path, item.sha256, stage, error, message))

    shown = printable(item.path)
    if item.error:
        fail("read", "OSError", f"{shown} could not be opened ({item.error}): check its permissions.")
        return None
    if item.duplicate_of:
        fail(
            "duplicate",
            "Duplicate",
            f"{shown} has the same content as {printable(item.duplicate_of)}, which stands for both.",
        )
        return None
    if item.path in killers:
        fail("analyze", "WorkerDied", f"{shown} ended the process that read it (out of memory?): look at it by hand.")
        return None
    stage = "read"
    try:
        source = _read(item, options)
        if source.sha256 != item.sha256:
            raise ReadError(f"{shown} changed while it was being read: run the same command again.")
        stage = "layout"
        notice = parse(source)
        if not notice.text.strip():
            raise ReadError(f"{shown} holds no text: if it is a scan, install the ocr extra and Tesseract's vie data.")
    except VanthuError as error:
        _stop_if_of_the_machine(error)
        fail(stage, type(error).__name__, str(error))
        return None
    except Exception as error:
        _stop_if_of_the_machine(error)
        fail(
            stage,
            type(error).__name__,
            f"{shown} could not be processed ({type(error).__name__}: {error}): please report it.",
        )
        return None
    return notice


def _read(item: InputFile, options: Options) -> Source:
    """Read a file under the name that the ledger has for it."""
    from vanthu.corpus.ledger import read_url
    from vanthu.corpus.store import is_url
    from vanthu.reading import read

    if is_url(item.path):
        return read_url(item.path)
    return replace(read(Path(options.base) / item.path), path=item.path)


def _stop_if_of_the_machine(error: BaseException) -> None:
    """Raise what no file is to blame for: a full disk, missing models."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ResourceError) or (isinstance(cause, OSError) and cause.errno in _OF_THE_MACHINE):
            raise cause
        cause = cause.__cause__ or cause.__context__


def _analyse(notices: list[Notice], options: Options, done: Rows, failures: list[Failure]) -> None:
    """Add the rows of notices, analysed as a batch; if that fails, each alone, so that only the bad one is lost."""
    from vanthu.corpus.rows import Failure, printable

    try:
        _add_rows(notices, options, done)
        return
    except Exception as error:
        _stop_if_of_the_machine(error)
    for notice in notices:
        try:
            _add_rows([notice], options, done)
        except Exception as error:
            _stop_if_of_the_machine(error)
            source = notice.source
            message = (
                f"{printable(source.path)} could not be analysed ({type(error).__name__}: {error}): please report it."
            )
            failures.append(Failure(source.path, source.sha256, "analyze", type(error).__name__, message))


@contextmanager
def _cycles_kept() -> Iterator[None]:
    """Collect cycles once, at the end, where collecting is on."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()
        _settle()


def _vocabulary() -> Vocab:
    """A vocabulary for one batch of Docs.

    One that lasts would keep every word ever met, and with spaCy's memory zones still a place for each. This one knows
    of a word only what the rows ask for: working out its shape, prefix and a dozen other features takes far longer.
    """
    from spacy.attrs import IS_SPACE
    from spacy.vocab import Vocab

    return Vocab({IS_SPACE: str.isspace})


def _add_rows(notices: list[Notice], options: Options, done: Rows) -> None:
    """Analyse notices and add their rows: all of them, or none if one fails."""
    from vanthu.corpus.rows import TableBuilder

    nlp = _pipeline(options.models)
    tokenizer: Any = nlp.tokenizer
    tokenizer.vocab = _vocabulary()
    fresh = TableBuilder()
    # The cycle collector finds nothing to free while a batch grows, and takes a quarter of the labelling's time to
    # find that out.
    with _cycles_kept():
        docs: list[Doc] = tokenizer.from_notices(notices)
        for doc in docs:
            doc._.place = options.place
        for doc in nlp.pipe(docs, batch_size=len(docs)):
            fresh.add_document(doc)
        del docs, doc
    done.add(fresh.tables)
