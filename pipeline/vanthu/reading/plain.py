"""Plain text in whatever encoding it was saved."""

from __future__ import annotations

import re
import unicodedata

from vanthu.errors import ReadError
from vanthu.reading import legacy
from vanthu.reading.files import MAX_TEXT_BYTES
from vanthu.reading.runs import Extract
from vanthu.reading.syllables import evidence

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Controls that no text has. VISCII and VPS use the others below 20 as letters; 0C parts pages, 1A ends DOS files.
_BINARY = re.compile(rb"[\x00\x01\x07\x08\x0e\x0f\x16-\x18\x1b\x1f]")
_SAMPLE = legacy.SAMPLE


def read_plain(data: bytes, name: str) -> Extract:
    """Decode a text file. Raises ReadError when it is too large, or no text at all."""
    if len(data) > MAX_TEXT_BYTES:
        raise ReadError(
            f"{name}: the text has {len(data) / 2**20:,.0f} MB, the limit is {MAX_TEXT_BYTES // 2**20} MB; split it"
        )
    text, encoding, confidence = decode(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    if not text.strip():
        raise ReadError(f"{name}: the file has no text, only white space; get the document again")
    return Extract(text, encoding, confidence)


def decode(data: bytes, name: str) -> tuple[str, str, float]:
    """Text, encoding and confidence of some bytes. Raises ReadError for binary data."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _with_bom(data, codec, name)
    if guess := _utf16_without_bom(data):
        return data.decode(guess, "replace"), guess, 0.9
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data) - error.start < 4 and error.reason == "unexpected end of data":
            text = data[: error.start].decode("utf-8")  # the last character was cut: keep the rest
        else:
            return _eight_bit(data, name)
    if "\x00" in text or len(_BINARY.findall(data[:_SAMPLE])) * 50 > len(data[:_SAMPLE]):
        raise _binary(name)
    return _repaired(text, "utf-8")


def _with_bom(data: bytes, codec: str, name: str) -> tuple[str, str, float]:
    text = data.decode(codec, "replace")
    damaged = text.count("\ufffd")
    if damaged * 20 > len(text):
        raise _binary(name)
    text, encoding, confidence = _repaired(text, codec.removesuffix("-sig"))
    return text, encoding, round(min(confidence, 1 - 10 * damaged / max(len(text), 1)), 2)


def _repaired(text: str, codec: str) -> tuple[str, str, float]:
    """Undo a legacy encoding that was saved as if it were Unicode; the encoding then names both."""
    found = legacy.decode_lines(text.split("\n"))
    if found.encoding == legacy.UNICODE:
        return text, codec, found.confidence
    return "\n".join(found.lines), found.encoding, found.confidence


def _utf16_without_bom(data: bytes) -> str | None:
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.3 and even < half * 0.02:
        codec = "utf-16-le"
    elif even > half * 0.3 and odd < half * 0.02:
        codec = "utf-16-be"
    else:
        return None
    text = sample.decode(codec, "replace")
    return codec if sum(c.isprintable() or c.isspace() for c in text) > 0.95 * len(text) else None


def surface(data: bytes) -> str:
    """Bytes as windows-1252 shows them, where it leaves a byte undefined as Latin-1 does."""
    return data.decode("latin-1").translate(legacy.CP1252)


def _eight_bit(data: bytes, name: str) -> tuple[str, str, float]:
    """One byte a character: windows-1258, TCVN3, VNI, VISCII or VPS, whichever gives Vietnamese."""
    if len(_BINARY.findall(data[:_SAMPLE])) * 200 > len(data[:_SAMPLE]):
        raise _binary(name)
    shown = surface(data)
    encoding, found = legacy.best_encoding(shown[:_SAMPLE])
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    seen = evidence(windows[:_SAMPLE])
    if encoding == legacy.UNICODE or seen.valid - 1.5 * seen.invalid >= found.valid - 1.5 * found.invalid:
        encoding, found = "windows-1258", seen
    if encoding in legacy.LEGACY:
        text = legacy.convert(surface(data), encoding)
    elif encoding == legacy.MOJIBAKE:
        text = legacy.undo_mojibake(shown) or shown
    else:
        text = windows
    if found.valid + found.invalid == 0 or found.share < 0.3:
        letters = sum(c.isalpha() or c.isspace() for c in text[:_SAMPLE])
        if letters < 0.6 * len(text[:_SAMPLE]):
            raise _binary(name)
    return text, encoding, round(found.share * (0.95 if found.valid > 3 else 0.7), 2)


def _binary(name: str) -> ReadError:
    return ReadError(f"{name}: this is binary data, not text; check what program made it and export the text")
