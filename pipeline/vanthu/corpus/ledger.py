"""The ledger of a run: which files the archive holds, known by their content, and how they are cut into chunks."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath

from vanthu.corpus.store import Folder, is_url, local, remote
from vanthu.errors import ReadError, UsageError
from vanthu.notice import Source
from vanthu.reading import find_files, read
from vanthu.reading.files import MAX_BYTES, show

LEDGER = "_run/ledger.json"
CHUNK_FILES = 256
CHUNK_BYTES = 2_000_000
_READERS = 4
"""Threads that hash files: enough to keep a disk busy."""


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
class Chunk:
    """Neighbouring files that one worker turns into one part of every table."""

    key: str
    """Names the parts; derived from the files' content and from all that shapes the rows."""
    files: tuple[InputFile, ...]

    @property
    def bytes(self) -> int:
        """Size of its files."""
        return sum(f.size for f in self.files)

    @property
    def copies(self) -> int:
        """How many of its files have the content of another."""
        return sum(bool(f.duplicate_of) for f in self.files)


def list_archive(archive: Sequence[str | Path], out: Folder) -> list[str]:
    """Paths and URLs of all files under the given ones, each once, without those of the corpus being written.

    Raises UsageError when something named does not exist or there is no file at all.
    """
    here = [local(item) for item in archive if not is_url(item)]
    for path in here:
        if not os.path.lexists(path):
            raise UsageError(f"{show(path)} does not exist: check the path.")
    inside = None if out.url else out.path.resolve()
    found = [os.fspath(path) for path in find_files(here) if not (inside and _is_inside(path, inside))]
    written = out.address() + "/" if out.url else None
    for item in archive:
        if is_url(item):
            found.extend(url for url in _list_url(str(item)) if not (written and url.startswith(written)))
    if not found:
        raise UsageError(f"No files found in {', '.join(show(a) for a in archive)}: is it the right folder?")
    return list(dict.fromkeys(found))


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether `path` lies in the corpus being written (an archive may contain its own output folder)."""
    try:
        return path.resolve().is_relative_to(folder)
    except (OSError, RuntimeError):
        return False


def _list_url(url: str) -> list[str]:
    """URLs of the files under a URL, hidden ones left out as in folders."""
    system, root = remote(url)
    try:
        paths = [root] if system.isfile(root) else system.find(root)
    except Exception as error:  # each file system has errors of its own for networks and keys
        raise UsageError(f"{url} cannot be listed ({error}): check the address and your keys.") from error
    base = root.rstrip("/")
    visible = [p for p in paths if not any(name.startswith((".", "~$")) for name in p[len(base) :].split("/"))]
    if not visible:
        raise UsageError(f"{url} holds no files: check the address.")
    return [str(system.unstrip_protocol(path)) for path in visible]


def fetch(url: str) -> bytes:
    """The bytes behind a URL.

    Raises ReadError when the file is to blame, OSError with `errno.EHOSTUNREACH` when its store does not answer.
    """
    system, path = remote(url)
    try:
        size = system.size(path)
        if size is not None and size > MAX_BYTES:
            raise ReadError(f"{url}: the file has {size / 2**20:,.0f} MB, more than {MAX_BYTES // 2**20}; split it")
        data: bytes = system.cat_file(path)
    except FileNotFoundError:
        raise ReadError(f"{url}: there is no such file; check the address") from None
    except PermissionError:
        raise ReadError(f"{url}: no permission to read this file; check your keys") from None
    except ReadError:
        raise
    except Exception as error:  # what stores raise is of many kinds, and not all of it OSError
        if isinstance(error, ValueError) or getattr(error, "errno", None) == errno.EINVAL:
            raise ReadError(f"{url}: its store refuses it ({error})") from error
        raise OSError(errno.EHOSTUNREACH, f"{url} cannot be reached ({error})") from error
    return data


def read_url(url: str) -> Source:
    """Read the file behind a URL as `vanthu.read` reads a path. Raises what `fetch` and `read` raise."""
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        copy = Path(folder) / f"file{PurePosixPath(url).suffix}"
        copy.write_bytes(fetch(url))
        try:
            return replace(read(copy), path=url)
        except ReadError as error:
            raise ReadError(str(error).replace(str(copy), url)) from error


def take(paths: Sequence[str], out: Folder) -> list[InputFile]:
    """Know every input by its content, sorted by path; of files with the same content the first counts.

    Files whose size and time are unchanged since the last run are not read again.
    """
    from joblib import Parallel, delayed

    try:
        known = {row["path"]: InputFile(**row) for row in out.read_json(LEDGER) or []}
    except (TypeError, KeyError):
        known = {}  # a damaged ledger is only a cache lost
    files: list[InputFile] = Parallel(n_jobs=_READERS, backend="threading")(
        delayed(_identify)(path, known.get(path)) for path in paths
    )
    files.sort(key=lambda f: f.path)
    first: dict[str, str] = {}
    unique = []
    for item in files:
        original = first.setdefault(item.sha256, item.path) if item.sha256 else item.path
        unique.append(item if original == item.path else replace(item, duplicate_of=original))
    out.write_json(LEDGER, [asdict(f) for f in unique])
    return unique


def _identify(path: str, known: InputFile | None) -> InputFile:
    if is_url(path):
        return _identify_url(path)
    try:
        stat = Path(path).stat()
        if known and known.sha256 and (known.size, known.mtime_ns) == (stat.st_size, stat.st_mtime_ns):
            return replace(known, duplicate_of="")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:  # not blocked by a pipe that nobody writes to
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return InputFile(path, stat.st_size, stat.st_mtime_ns, digest)
    except OSError as error:
        return InputFile(path, 0, 0, "", error=f"{error.strerror or error}")


def _identify_url(url: str) -> InputFile:
    """A file behind a URL: stores differ in what they tell of a file, so its content is always read."""
    try:
        data = fetch(url)
    except ReadError as error:
        return InputFile(url, 0, 0, "", error=str(error))
    return InputFile(url, len(data), 0, hashlib.sha256(data).hexdigest())


def cut(files: Iterable[InputFile], fingerprint: str) -> Iterator[Chunk]:
    """Cut the sorted files into chunks. A cut depends only on names and sizes near it, so that a file added to an
    archive changes its own chunk and leaves most others (and their finished parts) as they are."""
    current: list[InputFile] = []
    size = 0
    for item in files:
        if current and size + item.size > 2 * CHUNK_BYTES:  # a huge file comes alone
            yield _chunk(current, fingerprint)
            current, size = [], 0
        current.append(item)
        size += item.size
        cut_here = hashlib.sha256(item.path.encode("utf-8", "surrogateescape")).digest()[0] % 64 == 0
        if size >= CHUNK_BYTES or len(current) >= CHUNK_FILES or (cut_here and len(current) >= CHUNK_FILES // 8):
            yield _chunk(current, fingerprint)
            current, size = [], 0
    if current:
        yield _chunk(current, fingerprint)


def _chunk(files: list[InputFile], fingerprint: str) -> Chunk:
    identity = [fingerprint, *((f.path, f.sha256, f.error, f.duplicate_of) for f in files)]
    digest = hashlib.sha256(json.dumps(identity).encode()).hexdigest()[:20]
    return Chunk(digest, tuple(files))
