"""Finding input files and taking their bytes, safely."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from vanthu.errors import ReadError

MAX_BYTES = 100 * 2**20
MAX_TEXT_BYTES = 20 * 2**20
"""Limit for plain text: some 5,000 printed pages."""

TEXT = frozenset({".txt", ".md", ".html", ".htm", ".mht"})
OFFICE = frozenset({".doc", ".docx", ".rtf", ".pdf", ".xls", ".xlsx"})
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff"})
SUPPORTED: frozenset[str] = TEXT | OFFICE | IMAGES
"""Endings of the files that `read` understands. The content decides, so that a wrong ending does no harm."""

# What operating systems and Word leave behind in folders: no archive would miss it.
_NO_DOCUMENTS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_NO_DOCUMENT_PREFIXES = (".", "~$")


def show(path: str | Path) -> str:
    """A path fit for a one-line message: line breaks, control and direction marks are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in _text(path))


def _text(path: str | Path) -> str:
    return os.fspath(path).encode("utf-8", "replace").decode("utf-8")


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """All files under the given files and folders, sorted, each once.

    Folders are walked to the bottom. Hidden files and folders (.DS_Store, .git) and what Word and Windows leave behind
    (~$lock files, Thumbs.db, desktop.ini) are skipped; anything else is returned whatever its ending, so that an
    unreadable file is reported instead of overlooked. Links to files are followed, links to folders only where they
    lead to a folder not walked yet, so that loops end. A path named by the caller is returned even if it is hidden or
    does not exist: reading it then says what is wrong.
    """
    found: dict[Path, None] = {}
    seen: set[tuple[int, int]] = set()
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_walk(path, seen)))
        else:
            found[path] = None
    return sorted(found, key=os.fspath)


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            status = here.stat()
            entries = sorted(os.scandir(here), key=lambda e: e.name)
        except OSError:
            yield here  # reading it will say why it cannot be opened
            continue
        if (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        for entry in entries:
            if entry.name.startswith(_NO_DOCUMENT_PREFIXES) or entry.name.lower() in _NO_DOCUMENTS:
                continue
            path = here / entry.name
            if _is_folder(entry):
                waiting.append(path)
            else:
                yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads to itself: reading it will say so


def load(path: Path) -> bytes:
    """The bytes of a file, all from one moment.

    Raises ReadError when it is missing, no regular file, empty, too large, unreadable, or was changed meanwhile.
    """
    name = show(path)
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise ReadError(f"{name}: there is no such file; check the path") from None
    except PermissionError:
        raise ReadError(f"{name}: no permission to read this file; ask its owner or change its mode") from None
    except IsADirectoryError:
        raise ReadError(f"{name}: this is a folder, not a file; use `vanthu run` for folders") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{name}: the file cannot be opened ({reason}); check the path and the disk") from None
    before = os.fstat(handle)
    try:
        _check(name, before)
    except ReadError:
        os.close(handle)
        raise
    with os.fdopen(handle, "rb") as stream:
        try:
            data = stream.read(before.st_size + 1)
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReadError(f"{name}: reading broke off ({reason}); check the disk and try again") from None
        after = os.fstat(stream.fileno())
    if len(data) != before.st_size or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ReadError(f"{name}: the file changed while it was read; try again when nothing writes to it")
    return data


def _check(name: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise ReadError(f"{name}: this is a folder, not a file; use `vanthu run` for folders")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(f"{name}: this is a device or a pipe, not a file; give a file on disk")
    if status.st_size == 0:
        raise ReadError(f"{name}: the file is empty; get the document again from where it came")
    if status.st_size > MAX_BYTES:
        raise ReadError(
            f"{name}: the file has {status.st_size / 2**20:,.0f} MB, the limit is {MAX_BYTES // 2**20} MB; split it"
        )
