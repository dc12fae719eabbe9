"""Places beside address parsers, and the speed of the scan: `python benchmarks/places.py [GOLD.jsonl ...]`.

Address parsers expect one address a string. They are given the same sentences as vanthu, and count as finding a mention
when a name that they return is the annotated one. Needs the `build` extra for vietnamadminunits.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import psutil
from underthesea.address.parser import parse_address as underthesea_address
from vietnamadminunits import parse_address as vietnamadminunits_address

from vanthu.evaluation.places import evaluate
from vanthu.extraction.places import find_places
from vanthu.extraction.places.gazetteer import Gazetteer
from vanthu.extraction.places.names import key
from vanthu.extraction.places.scan import Scanner, flat

ROOT = Path(__file__).parents[1]
GOLD = [ROOT / "corpora/gold/places/gold.jsonl", ROOT / "corpora/gold/places/later.jsonl"]


def by_vietnamadminunits(text: str) -> Iterable[str]:
    """Names in what `vietnamadminunits.parse_address` returns for the three-level order."""
    unit = vietnamadminunits_address(text, mode="LEGACY")
    return (unit.short_ward, unit.short_district, unit.short_province) if unit else ()


def by_underthesea(text: str) -> Iterable[str]:
    """Names in what underthesea's address parser returns."""
    found = underthesea_address(text)
    parts = [getattr(found, name, "") for name in ("ward", "district", "province")]
    return [part.split(" ", 1)[-1] if " " in part else part for part in map(str, filter(None, parts))]


def recall(rows: list[dict[str, Any]], parser: Callable[[str], Iterable[str]]) -> tuple[float, float]:
    """(share of annotated names returned, share of returned names that are annotated)."""
    found = right = gold = 0
    for row in rows:
        names = [key(row["text"][e["start"] : e["end"]]) for e in row["entities"]]
        try:
            returned = {key(name) for name in parser(row["text"]) if name}
        except (ValueError, KeyError, TypeError, AttributeError, IndexError):
            returned = set()
        gold += len(names)
        right += len(set(names) & returned)
        found += len(returned)
    return right / gold if gold else 0.0, right / found if found else 0.0


def best(work: Callable[[], object], size: int, times: int = 5) -> float:
    """MB a second, the best of some runs."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return size / 1e6 / min(seconds)


def main(paths: list[Path]) -> None:
    """Print both tables."""
    print(f"{'set':<28}{'mentions':>9}  {'vanthu R / P':<18}{'vietnamadminunits R / P':<26}underthesea R / P")
    for path in paths:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        scores = evaluate(rows)
        others = [recall(rows, parser) for parser in (by_vietnamadminunits, by_underthesea)]
        cells = [f"{r:.3f} / {p:.3f}" for r, p in ((scores["recall"], scores["precision"]), *others)]
        print(f"{path.name:<28}{scores['mentions']:>9}  {cells[0]:<18}{cells[1]:<26}{cells[2]}")
    process = psutil.Process()
    before = process.memory_info().rss
    start = time.perf_counter()
    gazetteer = Gazetteer(Gazetteer.load().__reduce__()[1][0])
    loaded = time.perf_counter()
    scanner = Scanner(gazetteer)
    built = time.perf_counter()
    print(f"index {len(gazetteer)} units {loaded - start:.3f} s, automata {built - loaded:.3f} s, ", end="")
    print(f"memory {(process.memory_info().rss - before) / 1e6:.0f} MB")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora/samples").glob("*.txt")))
    text *= max(1, 2_000_000 // max(1, len(text)))
    size, plain = len(text.encode()), flat(text)
    print(f"name search {best(lambda: scanner.names(plain), size):.0f} MB/s, ", end="")
    print(f"type words {best(lambda: scanner.anchors(plain), size):.0f} MB/s, ", end="")
    documents = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora/samples").glob("*.txt"))]
    size = sum(len(document.encode()) for document in documents)
    print(f"find and link {best(lambda: [find_places(document) for document in documents], size):.1f} MB/s")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or GOLD)
