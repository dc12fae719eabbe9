"""Memory of one worker over varied documents: `python benchmarks/memory.py [--documents 20000] [--picture FILE.svg]`.

A worker's own code turns chunks of composed notices, each with other words, numbers, places and people, from files into
parts of a corpus, as in a run. Resident memory is printed every tenth of the way; with `--picture` the whole curve is
drawn. The curve is what is held between two chunks; the last line says the most that was ever held.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
from pathlib import Path

import _archive
from vanthu.corpus.ledger import CHUNK_FILES, Chunk, InputFile
from vanthu.corpus.origin import fingerprint
from vanthu.corpus.store import Folder
from vanthu.worker import Options, process_chunk


def resident() -> float:
    """Resident memory of this process in MB now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def peak() -> float:
    """The most that it ever was."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6


def invented(rng: random.Random) -> str:
    """A word that no other document holds."""
    return "".join(rng.choices("bcdđghklmnprstvx", k=4)).title() + str(rng.randrange(10**6))


def chunk(folder: Path, first: int, count: int, paragraphs: int, rng: random.Random) -> Chunk:
    """So many notices as files, and what the ledger would say of them."""
    files = []
    for number in range(first, first + count):
        text = _archive.notice(number, paragraphs).replace(" của ", f" của {invented(rng)} ", 3)
        path, data = folder / f"notice-{number:06d}.txt", text.encode()
        path.write_bytes(data)
        files.append(InputFile(str(path), len(data), 0, hashlib.sha256(data).hexdigest()))
    return Chunk(f"{first:020d}", tuple(files))


def curve(documents: int, paragraphs: int) -> list[dict[str, float]]:
    """Process so many documents; one point every hundredth of the way."""
    rng = random.Random(11)
    points: list[dict[str, float]] = []
    for first in range(0, documents, CHUNK_FILES):
        done = min(first + CHUNK_FILES, documents)
        with tempfile.TemporaryDirectory() as folder:
            out = Folder(Path(folder) / "corpus")
            options = Options(out, folder, fingerprint(None, None))
            record = process_chunk(chunk(Path(folder), first, done - first, paragraphs, rng), options)
        if record["rows"]["documents"] != done - first:
            raise RuntimeError(f"{record['rows']['failures']} documents from {first} on failed")
        if done * 100 // documents > len(points):
            points.append({"documents": done, "MB": round(resident(), 1)})
            if len(points) % 10 == 0:
                print(json.dumps(points[-1]), flush=True)
    return points


def draw(points: list[dict[str, float]], path: Path) -> None:
    """The curve as a picture."""
    import altair as alt
    import pandas as pd

    frame = pd.DataFrame(points)
    chart = alt.Chart(frame, title="One worker's resident memory between chunks (MB)").mark_line(color="#1f5a7a")
    chart = chart.encode(
        x=alt.X("documents", title="documents processed"), y=alt.Y("MB", title=None, scale=alt.Scale(domain=[0, 600]))
    )
    limit = alt.Chart(pd.DataFrame({"MB": [500]})).mark_rule(strokeDash=[4, 4], color="#b03030").encode(y="MB")
    (chart + limit).properties(width=520, height=220).save(str(path))


def main() -> None:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--paragraphs", type=int, default=8)
    parser.add_argument("--picture", type=Path)
    arguments = parser.parse_args()
    points = curve(arguments.documents, arguments.paragraphs)
    late = [p for p in points if p["documents"] >= arguments.documents // 4]
    growth = late[-1]["MB"] - late[0]["MB"]
    print(f"between chunks {growth:+.1f} MB over the last three quarters; never more than {peak():.0f} MB")
    if arguments.picture:
        draw(points, arguments.picture)


if __name__ == "__main__":
    sys.exit(main())
