"""Memory of one worker over varied documents: `python benchmarks/memory.py [--documents 20000] [--picture FILE.svg]`.

A worker's own code analyses composed notices, each with other words, numbers, places and people, slice by slice, as in
a run. Resident memory is printed every tenth of the way; with `--picture` the whole curve is drawn.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path

import _archive


def resident() -> float:
    """Resident memory of this process in MB now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def invented(rng: random.Random) -> str:
    """A word that no other document holds."""
    return "".join(rng.choices("bcdđghklmnprstvx", k=4)).title() + str(rng.randrange(10**6))


def curve(documents: int, paragraphs: int) -> list[dict[str, float]]:
    """Analyse so many documents; one point every hundredth of the way."""
    from vanthu.corpus.rows import TableBuilder
    from vanthu.corpus.store import Folder
    from vanthu.layout import parse
    from vanthu.reading import source_from_text
    from vanthu.worker import SLICE_CHARS, Options, _add_rows

    options = Options(Folder(Path()), "", "")
    rng = random.Random(11)
    points: list[dict[str, float]] = []
    notices, size, builder = [], 0, TableBuilder()
    for i in range(documents):
        text = _archive.notice(i, paragraphs).replace(" của ", f" của {invented(rng)} ", 3)
        notices.append(parse(source_from_text(text)))
        size += len(text)
        if size >= SLICE_CHARS:
            _add_rows(notices, options, builder)
            notices, size, builder = [], 0, TableBuilder()
        if (i + 1) % max(1, documents // 100) == 0:
            points.append({"documents": i + 1, "MB": round(resident(), 1)})
            if len(points) % 10 == 0:
                print(json.dumps(points[-1]), flush=True)
    return points


def draw(points: list[dict[str, float]], path: Path) -> None:
    """The curve as a picture."""
    import altair as alt
    import pandas as pd

    frame = pd.DataFrame(points)
    chart = alt.Chart(frame, title="One worker's resident memory (MB)").mark_line(color="#1f5a7a")
    chart = chart.encode(
        x=alt.X("documents", title="documents analysed"), y=alt.Y("MB", title=None, scale=alt.Scale(domain=[0, 600]))
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
    print(f"peak {max(p['MB'] for p in points):.0f} MB, {growth:+.1f} MB over the last three quarters")
    if arguments.picture:
        draw(points, arguments.picture)


if __name__ == "__main__":
    sys.exit(main())
