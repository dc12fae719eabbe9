"""Near-duplicates in corpora/labelled/: `python corpora/deduplicate.py` reports them, `--remove` takes them out.

Two texts are near-duplicates when they share most runs of five words, or nearly all characters, figures aside: with a
copy in another batch a model would be tested on what it was trained on. Texts with different labels may be alike, since
a pair that differs in the deciding word or figure only ("còn nợ đọng", "không còn nợ đọng") teaches most; but the very
same text with two labels is an error. Of a pair the one in the later file, or further down, is taken out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz
from scipy.sparse import csr_matrix, triu

from vanthu.orthography import fold

LABELLED = Path(__file__).resolve().parent / "labelled"
RUN = 5
"""Words of a run."""
SAME_RUNS = 0.6
"""Jaccard similarity of two texts' runs of words from which they are near-duplicates."""
SAME_CHARACTERS = 87.0
"""Similarity in characters (rapidfuzz, 0 to 100) from which they are, if they share runs of three words at all."""
WORTH_COMPARING = 0.2
"""Jaccard similarity of runs of three words from which characters are compared."""
_UNIT = re.compile(r"\d[\d.,/]*|\w+")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a batch; `line` counts from 0."""

    batch: str
    line: int
    labels: tuple[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two near-duplicates, the first one kept."""

    kept: Item
    copy: Item
    runs: float
    characters: float


def read_items(folder: Path = LABELLED) -> list[Item]:
    """All lines of all batches, in order."""
    items = []
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
            if line:
                domain, polarity, _, text = line.split("\t")
                items.append(Item(path.stem, number, (domain, polarity), text))
    return items


def near_duplicates(items: Sequence[Item]) -> list[Pair]:
    """All pairs that are alike, in the order of the copies."""
    words = [["0" if w[0].isdigit() else w for w in _UNIT.findall(fold(item.text))] for item in items]
    characters = [" ".join(w) for w in words]
    runs = _similar(words, RUN, 0.01)
    candidates = set(runs) | set(_similar(words, 3, WORTH_COMPARING))
    pairs = []
    for first, second in sorted(candidates, key=lambda pair: (pair[1], pair[0])):
        kept, copy = items[first], items[second]
        if kept.labels != copy.labels and fold(kept.text) != fold(copy.text):
            continue
        same_runs = runs.get((first, second), 0.0)
        same_characters = fuzz.ratio(characters[first], characters[second])
        if same_runs >= SAME_RUNS or same_characters >= SAME_CHARACTERS:
            pairs.append(Pair(kept, copy, same_runs, same_characters))
    return pairs


def _similar(texts: Sequence[Sequence[str]], length: int, least: float) -> dict[tuple[int, int], float]:
    """Jaccard similarity of the runs of `length` words, for all pairs of texts in which it is at least `least`."""
    numbers: dict[tuple[str, ...], int] = {}
    row, column = [], []
    for index, words in enumerate(texts):
        for run in {tuple(words[i : i + length]) for i in range(max(1, len(words) - length + 1))}:
            row.append(index)
            column.append(numbers.setdefault(run, len(numbers)))
    matrix = csr_matrix((np.ones(len(row), np.float32), (row, column)), shape=(len(texts), len(numbers)))
    sizes = np.asarray(matrix.sum(axis=1)).ravel()
    shared = triu(matrix @ matrix.T, k=1).tocoo()
    similarity = shared.data / (sizes[shared.row] + sizes[shared.col] - shared.data)
    found = np.flatnonzero(similarity >= least)
    return {(int(shared.row[i]), int(shared.col[i])): float(similarity[i]) for i in found}


def copies(pairs: Sequence[Pair]) -> list[Item]:
    """What to take out so that no pair is left: of each pair the copy, unless the one it copies is taken out itself."""
    out: set[Item] = set()
    for pair in pairs:
        if pair.kept not in out:
            out.add(pair.copy)
    return sorted(out, key=lambda item: (item.batch, item.line))


def remove(items: Sequence[Item], folder: Path = LABELLED) -> None:
    """Delete the lines of `items` from their files."""
    for batch in {item.batch for item in items}:
        path = folder / f"{batch}.tsv"
        gone = {item.line for item in items if item.batch == batch}
        lines = path.read_text(encoding="utf-8").split("\n")
        path.write_text("\n".join(line for i, line in enumerate(lines) if i not in gone), encoding="utf-8")


def main() -> int:
    """Report near-duplicates; exit code 1 if there are any left."""
    parser = argparse.ArgumentParser(description="Near-duplicates in corpora/labelled.")
    parser.add_argument("--remove", action="store_true", help="take them out of the files")
    arguments = parser.parse_args()
    items = read_items()
    pairs = near_duplicates(items)
    for pair in pairs:
        print(f"{pair.kept.batch}:{pair.kept.line + 1} {'/'.join(pair.kept.labels)}  {pair.kept.text}")
        print(f"{pair.copy.batch}:{pair.copy.line + 1} {'/'.join(pair.copy.labels)}  {pair.copy.text}")
        print(f"    runs of words {pair.runs:.2f}, characters {pair.characters:.0f}\n")
    gone = copies(pairs)
    print(f"{len(items)} texts, {len(pairs)} pairs of near-duplicates, {len(gone)} texts to take out")
    if arguments.remove:
        remove(gone)
        return 0
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main())
