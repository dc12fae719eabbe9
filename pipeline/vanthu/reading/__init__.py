"""Reading: any file an office has used becomes a `Source`.

    source = read("archive/2004/0328NDCP.doc")
    source.format, source.encoding, source.confidence      # doc, tcvn3, 0.99

The content decides the format, never the name. Importing this package is cheap: each reader loads its libraries when
its first file comes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from vanthu.errors import ReadError
from vanthu.notice import Source
from vanthu.reading.files import SUPPORTED, find_files, load, show
from vanthu.reading.formats import sniff
from vanthu.reading.runs import Extract

__all__ = ["SUPPORTED", "find_files", "read", "source_from_text"]

_SURROGATE = re.compile("[\ud800-\udfff]")
LOW_CONFIDENCE = 0.75
MAX_CHARS = 20_000_000

_READERS = {
    "txt": "plain:read_plain",
    "md": "plain:read_plain",
    "html": "html:read_html",
    "mht": "html:read_mht",
    "docx": "docx:read_docx",
    "doc": "doc:read_doc",
    "rtf": "rtf:read_rtf",
    "pdf": "pdf:read_pdf",
    "xls": "sheets:read_xls",
    "xlsx": "sheets:read_xlsx",
    "png": "ocr:read_image",
    "jpg": "ocr:read_image",
    "tif": "ocr:read_image",
}


def read(path: str | Path) -> Source:
    """Read one file. Raises ReadError, one sentence that says what is wrong, with which file, and what to do."""
    path = Path(path)
    name = show(path)
    data = load(path)
    kind = sniff(data, name, path.suffix.lower())
    try:
        found = _reader(kind)(data, name)
    except ReadError:
        raise
    except ImportError as error:
        raise ReadError(f"{name}: reading .{kind} needs the package {error.name}; install it with pip") from None
    except (MemoryError, RecursionError, OverflowError):
        raise ReadError(f"{name}: the file is too large or too deeply nested to read; split it") from None
    except Exception as error:
        reason = show(" ".join(str(error).split())[:120]) or type(error).__name__
        raise ReadError(f"{name}: the {kind} file is damaged ({reason}); open it and save it again") from error
    if not found.text.strip():
        raise ReadError(f"{name}: the file has no text; if it is a scan, install vanthu[ocr] and Tesseract")
    if len(found.text) > MAX_CHARS:
        raise ReadError(f"{name}: the file has {len(found.text):,} characters, the limit is {MAX_CHARS:,}; split it")
    return Source(
        path=str(path),
        sha256=hashlib.sha256(data).hexdigest(),
        format=kind,
        encoding=found.encoding,
        text=_whole_characters(found.text),
        confidence=found.confidence,
        pages=found.pages,
        warnings=(*found.warnings, *_doubts(found)),
    )


def source_from_text(text: str, path: str = "") -> Source:
    """A `Source` of a text in memory. The text stays as it is; a legacy encoding in it is only warned of."""
    from vanthu.reading.legacy import UNICODE, decode_lines

    warnings: tuple[str, ...] = ()
    found = decode_lines(text.split("\n"))
    if found.encoding != UNICODE:
        warnings = (f"the text looks like {found.encoding}; save it to a file and read that to have it converted",)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Source(path=path, sha256=digest, format="text", encoding="unicode", text=text, warnings=warnings)


def _reader(kind: str) -> Callable[[bytes, str], Extract]:
    module, function = _READERS[kind].split(":")
    reader: Callable[[bytes, str], Extract] = getattr(import_module(f"{__name__}.{module}"), function)
    return reader


def _whole_characters(text: str) -> str:
    """Join the surrogate pairs that old files store as two characters; halves become U+FFFD."""
    if _SURROGATE.search(text) is None:
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _doubts(found: Extract) -> tuple[str, ...]:
    if found.confidence >= LOW_CONFIDENCE:
        return ()
    return (f"the encoding {found.encoding} is uncertain (confidence {found.confidence:.2f}); check the text",)
