"""Coverage-guided fuzzing of reading and layout with atheris: `python coverage.py -max_total_time=60`.

It starts from the samples, each as every kind of file.

What ends it is any error but ReadError, or a paragraph that points outside the text it came from. The bytes that did it
are left in a file crash-…; made small, they become a regression test.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

try:
    import atheris
except ImportError:  # it has wheels for Linux and some versions of Python only
    sys.exit("Fuzzing guided by coverage is skipped: atheris is not installed (pip install atheris).")

with atheris.instrument_imports(include=["vanthu.reading", "vanthu.layout"]):
    from vanthu.errors import ReadError
    from vanthu.layout import parse
    from vanthu.reading import read

ENDINGS = (".txt", ".md", ".html", ".rtf", ".doc", ".docx", ".xlsx", "")


def one(data: bytes) -> None:
    """Read and parse what the first byte makes of the others."""
    if not data:
        return
    path = FOLDER / f"file{ENDINGS[data[0] % len(ENDINGS)]}"
    path.write_bytes(data[1:])
    try:
        source = read(path)
    except ReadError:
        return
    notice = parse(source)
    for paragraph in notice.paragraphs:
        start, end = notice.offsets.to_source(paragraph.start, paragraph.end)
        if not 0 <= start <= end <= len(source.text):
            raise AssertionError(f"paragraph {paragraph} points to {start}:{end} of {len(source.text)}")


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        FOLDER = Path(temporary)
        seeds = FOLDER / "seeds"
        seeds.mkdir()
        for path in sorted((Path(__file__).parents[2] / "corpora" / "samples").iterdir()):
            for i in range(len(ENDINGS)):
                (seeds / f"{i}-{path.name}").write_bytes(bytes([i]) + path.read_bytes()[:4000])
        atheris.Setup([*sys.argv, str(seeds)], one)
        atheris.Fuzz()
