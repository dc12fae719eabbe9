"""Scanned pages, by Tesseract with its Vietnamese data (the extra `ocr`). Lines and paragraphs are kept."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any

from vanthu.errors import ReadError
from vanthu.reading.runs import Extract

PACKAGES = "Debian: tesseract-ocr tesseract-ocr-vie"
MAX_PIXELS = 60_000_000
MAX_SCANS = 500
_DPI = 300
_WEAK = 0.6
_SECONDS_A_PAGE = 120


@cache
def available() -> bool:
    """Whether pytesseract, Tesseract and its Vietnamese data are installed."""
    try:
        import pytesseract  # type: ignore[import-untyped]  # noqa: F401
    except ImportError:
        return False
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30)
    return "vie" in (listed.stdout + listed.stderr).split()


def read_image(data: bytes, name: str) -> Extract:
    """Read a picture of a page, or a TIFF of several. Raises ReadError without Tesseract or for a damaged picture."""
    if not available():
        raise ReadError(
            f"{name}: this is a picture; install vanthu[ocr] and Tesseract with its Vietnamese data ({PACKAGES})"
        )
    from PIL import Image, ImageSequence, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    texts: list[str] = []
    confidences: list[float] = []
    try:
        with Image.open(BytesIO(data)) as image:
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                if number == MAX_SCANS:
                    raise ReadError(f"{name}: the picture has more than {MAX_SCANS} pages; split it")
                if frame.width * frame.height > MAX_PIXELS:
                    raise ReadError(f"{name}: the picture is over {MAX_PIXELS // 10**6} megapixels; make it smaller")
                text, confidence = _recognise(frame, name)
                texts.append(text)
                confidences.append(confidence)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise ReadError(f"{name}: the picture is damaged, cut short or far too large; scan the page again") from None
    if not any(text.strip() for text in texts):
        raise ReadError(f"{name}: no text was found in the picture; scan the page again at 300 dots an inch")
    return Extract("\f".join(texts), "ocr", round(min(confidences), 2), len(texts), tuple(_weak(confidences)))


def read_pages(document: Any, numbers: Sequence[int], name: str) -> tuple[dict[int, str], list[str]]:
    """Read pages (0-based) of an open pypdfium2 document; their texts by number, and warnings."""
    if len(numbers) > MAX_SCANS:
        raise ReadError(f"{name}: the PDF has {len(numbers):,} scanned pages, the limit is {MAX_SCANS}; split it")
    texts: dict[int, str] = {}
    confidences: list[float] = []
    for number in numbers:
        page = document[number]
        try:
            width, height = page.get_size()
            scale = min(_DPI / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
            texts[number], confidence = _recognise(page.render(scale=scale, grayscale=True).to_pil(), name)
            confidences.append(confidence)
        finally:
            page.close()
    return texts, [f"{len(numbers)} pages were read by OCR", *_weak(confidences)]


def _weak(confidences: Sequence[float]) -> list[str]:
    weak = sum(confidence < _WEAK for confidence in confidences)
    return [f"{weak} of {len(confidences)} scanned pages were hardly legible; check their text"] if weak else []


def _recognise(image: Any, name: str) -> tuple[str, float]:
    """One page: its lines, paragraphs parted by an empty line, and Tesseract's mean confidence in its words."""
    import pytesseract

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # the batch runs one worker a core already
    try:
        data = pytesseract.image_to_data(
            image.convert("L"), lang="vie", timeout=_SECONDS_A_PAGE, output_type=pytesseract.Output.DICT
        )
    except RuntimeError as error:
        reason = " ".join(str(error).split())[:80]
        raise ReadError(f"{name}: Tesseract could not read the page ({reason}); scan it again") from None
    lines: list[str] = []
    confidences: list[float] = []
    previous: tuple[int, ...] = ()
    for i, word in enumerate(data["text"]):
        if not word.strip():
            continue
        confidences.append(float(data["conf"][i]) / 100)
        here = tuple(data[key][i] for key in ("block_num", "par_num", "line_num"))
        if here == previous:
            lines[-1] += " " + word
        else:
            if previous and here[:2] != previous[:2]:
                lines.append("")
            lines.append(word)
        previous = here
    return "\n".join(lines), sum(confidences) / len(confidences) if confidences else 0.0
