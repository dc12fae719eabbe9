"""What one worker of a batch does: a chunk of files in, one part of every table out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanthu.errors import ReadError, VanthuError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from vanthu.batch import InputFile, Options
    from vanthu.corpus.rows import Failure
    from vanthu.notice import Notice

SLICE_CHARS = 2_000_000
"""Clean text that is analysed at once: enough to batch well, little enough to bound a worker's memory."""


@lru_cache(maxsize=1)
def _pipeline(models: str | None) -> Language:
    import vanthu

    return vanthu.load(models)


def process_chunk(
    key: str, files: Sequence[InputFile], out: Path, options: Options, killers: Collection[str] = ()
) -> dict[str, Any]:
    """Read, analyse and write one chunk; commits by writing its record, which it returns.

    `killers` are files known to end the process that analyses them: they become failures unread.
    """
    from vanthu.batch import WORK, _begun_path, _record_path
    from vanthu.corpus.rows import TableBuilder
    from vanthu.corpus.store import write_json, write_part

    begun = _begun_path(out, key)
    begun.parent.mkdir(parents=True, exist_ok=True)
    begun.touch()
    builder = TableBuilder()
    failures: list[Failure] = []
    for notices in _slices(files, failures, killers):
        for doc in _analyse(notices, options, failures):
            builder.add_document(doc)
    for failure in sorted(failures, key=lambda f: f.path):
        builder.add_failure(failure)
    rows, sizes = {}, {}
    for table, columns in builder.tables.items():
        # References wait in the work folder: which documents they cite is known only when all are read.
        folder = f"{WORK}/references" if table == "references" else table
        path = out / folder / f"{key}.parquet"
        rows[table] = write_part(path, table, columns)
        sizes[folder] = path.stat().st_size
    record = {"key": key, "rows": rows, "sizes": sizes}
    write_json(_record_path(out, key), record)
    begun.unlink(missing_ok=True)
    return record


def probe(path: str, options: Options) -> None:
    """Read and analyse one file and throw the result away: to see whether the process survives it."""
    from vanthu.layout import parse
    from vanthu.reading import read

    try:
        notice = parse(read(path))
        for _ in _pipeline(options.models).pipe(_docs([notice], options)):
            pass
    except Exception:
        return


def _slices(files: Sequence[InputFile], failures: list[Failure], killers: Collection[str]) -> Iterator[list[Notice]]:
    """Notices of a chunk in groups of bounded size; files that fail are noted in `failures`."""
    notices: list[Notice] = []
    size = 0
    for item in files:
        notice = _notice(item, failures, killers)
        if notice is None:
            continue
        notices.append(notice)
        size += len(notice.text)
        if size >= SLICE_CHARS:
            yield notices
            notices, size = [], 0
    if notices:
        yield notices


def _notice(item: InputFile, failures: list[Failure], killers: Collection[str]) -> Notice | None:
    from vanthu.corpus.rows import Failure, printable
    from vanthu.layout import parse
    from vanthu.reading import read

    def fail(stage: str, error: str, message: str) -> None:
        failures.append(Failure(item.path, item.sha256, stage, error, message))

    shown = printable(item.path)
    if item.error:
        fail("read", "OSError", f"{shown} could not be opened ({item.error}): check its permissions.")
        return None
    if item.duplicate_of:
        fail(
            "duplicate", "Duplicate", f"{shown} has the same content as {printable(item.duplicate_of)}, which was kept."
        )
        return None
    if item.path in killers:
        fail("analyze", "WorkerDied", f"{shown} ended the process that read it (out of memory?): look at it by hand.")
        return None
    stage = "read"
    try:
        source = read(item.path)
        if source.sha256 != item.sha256:
            raise ReadError(f"{shown} changed while it was being read: run the same command again.")
        stage = "layout"
        notice = parse(source)
        if not notice.text.strip():
            raise ReadError(f"{shown} holds no text: if it is a scan, install the ocr extra and Tesseract's vie data.")
    except VanthuError as error:
        fail(stage, type(error).__name__, str(error))
        return None
    except Exception as error:
        fail(
            stage,
            type(error).__name__,
            f"{shown} could not be processed ({type(error).__name__}: {error}): please report it.",
        )
        return None
    return notice


def _docs(notices: list[Notice], options: Options) -> list[Doc]:
    nlp = _pipeline(options.models)
    docs: list[Doc] = nlp.tokenizer.from_notices(notices)
    for doc in docs:
        doc._.place = options.place
    return docs


def _analyse(notices: list[Notice], options: Options, failures: list[Failure]) -> Iterator[Doc]:
    """Docs with results, batched; if the batch fails, each notice alone, so that only the bad one is lost."""
    from vanthu.corpus.rows import Failure, printable

    nlp = _pipeline(options.models)
    try:
        yield from list(nlp.pipe(_docs(notices, options), batch_size=len(notices)))
        return
    except Exception:
        pass
    for notice in notices:
        try:
            yield from list(nlp.pipe(_docs([notice], options)))
        except Exception as error:
            source = notice.source
            message = (
                f"{printable(source.path)} could not be analysed ({type(error).__name__}: {error}): please report it."
            )
            failures.append(Failure(source.path, source.sha256, "analyze", type(error).__name__, message))
