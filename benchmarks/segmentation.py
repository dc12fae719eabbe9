"""Word segmentation, side by side in one run: `python benchmarks/segmentation.py [--megabytes 50] [--quick]`.

Every engine runs in a process of its own, over the same texts, one after the other; times are processor time. Novel
text is the sentences that underthesea ships (Vietnamese news), each once; repeated text is the samples, over and over.
*Cold* is the first pass of a process whose engine has seen only one short sentence, *warm* the second; of the other
engines, which remember nothing, the better of both counts. `spacy.blank` is `spacy.blank("vi")`, which calls pyvi.
*Docs* are spaCy Docs, without and with protected spans. The memory curve segments varied text: words of news in new
combinations, with new numbers and names, so that the tables keep learning.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

ENGINES = (
    "underthesea",
    "pyvi",
    "spacy.blank",
    "vanthu words",
    "vanthu offsets",
    "vanthu Docs",
    "vanthu Docs, protected",
)
WARM_UP = "Xin chào."


def novel() -> list[str]:
    """Sentences of news as underthesea ships them, with the spaces before punctuation taken out."""
    import underthesea

    texts = []
    for path in sorted(Path(underthesea.__file__).parent.glob("pipeline/*/models/*/test_output.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            text = " ".join(line.split("\t")[0] for line in block.split("\n"))
            for mark in ",.;:!?)":
                text = text.replace(f" {mark}", mark)
            texts.append(text.replace("( ", "("))
    return list(dict.fromkeys(filter(None, texts)))


def repeated(characters: int) -> list[str]:
    """Lines of the samples, from the beginning again and again."""
    root = Path(__file__).resolve().parents[1]
    paths = sorted((root / "corpora" / "samples").glob("*.txt")) or [root / "README.md"]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").split("\n") if line]
    texts = []
    for line in cycle(lines):
        texts.append(line)
        characters -= len(line)
        if characters <= 0:
            return texts
    return texts


def varied(megabytes: float) -> Iterator[list[str]]:
    """Batches of text that keeps bringing words never seen."""
    rng = random.Random(7)
    words = [word for text in novel() for word in text.split()]
    size = 0
    while size < megabytes * 1e6:
        batch = []
        for _ in range(512):
            line = rng.choices(words, k=60)
            line[rng.randrange(60)] = f"{rng.randrange(10**7)}/{rng.randrange(10**4)}"
            line[rng.randrange(60)] = "".join(rng.choices("aeiounhtgcmđ", k=7)).title()
            batch.append(" ".join(line))
        size += sum(len(text.encode()) for text in batch)
        yield batch


def runner(name: str) -> Callable[[list[str]], int]:
    """A function that segments texts with the engine and returns the number of words."""
    if name == "underthesea":
        from underthesea import word_tokenize

        return lambda texts: sum(len(word_tokenize(text)) for text in texts)
    if name == "pyvi":
        from pyvi import ViTokenizer

        return lambda texts: sum(len(ViTokenizer.tokenize(text).split()) for text in texts)
    if name == "spacy.blank":
        import spacy

        nlp = spacy.blank("vi")  # ImportError without pyvi
        return lambda texts: sum(len(doc) for doc in nlp.pipe(texts))
    if name.startswith("vanthu Docs"):
        from spacy.vocab import Vocab

        from vanthu.segmentation.protection import DEFAULT
        from vanthu.segmentation.tokenizer import Tokenizer

        tokenizer = Tokenizer(Vocab(), DEFAULT if "protected" in name else [])
        return lambda texts: sum(len(doc) for doc in tokenizer.pipe(texts))
    from vanthu.segmentation.engine import engine

    if name == "vanthu words":
        return lambda texts: sum(map(len, engine().words(texts)))
    return lambda texts: sum(map(len, engine().segment(texts)))


def peak() -> float:
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(name: str, share: float) -> dict[str, object]:
    """Two passes over both texts, in this process."""
    try:
        run = runner(name)
    except ImportError as error:
        return {"missing": str(error)}
    run([WARM_UP])
    report: dict[str, object] = {}
    texts = novel()
    texts = texts[: int(len(texts) * share)]
    for key, batch in (("novel", texts), ("repeated", repeated(int(400_000 * share)))):
        seconds = []
        for _ in range(2):
            start = time.process_time()
            words = run(batch)
            seconds.append(time.process_time() - start)
        report[key] = {"mb": sum(len(text.encode()) for text in batch) / 1e6, "words": words, "seconds": seconds}
    return {**report, "peak": peak()}


def curve(megabytes: float) -> Iterator[tuple[float, float]]:
    """(MB of varied text segmented, peak MB) along the way."""
    run = runner("vanthu offsets")
    done, mark = 0.0, 0.0
    for batch in varied(megabytes):
        run(batch)
        done += sum(len(text.encode()) for text in batch) / 1e6
        if done >= mark:
            yield done, peak()
            mark += megabytes / 10
    yield done, peak()


def child(*arguments: str) -> str:
    """Standard output of this script in a new process."""
    command = [sys.executable, __file__, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Prints the table and the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=50, help="varied text for the memory curve (default 50)")
    parser.add_argument("--quick", action="store_true", help="a fifth of the text and of the curve")
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    parser.add_argument("--curve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    share = 0.2 if options.quick else 1.0
    if options.engine:
        print(json.dumps(measure(options.engine, share)))
        return
    if options.curve:
        for done, memory in curve(options.megabytes * share):
            print(f"| {done:.0f} | {memory:.0f} |")
        return
    quick = ["--quick"] if options.quick else []
    reports = {name: json.loads(child("--engine", name, *quick)) for name in ENGINES}
    print("| engine | text | pass | MB/s | words/s | × underthesea | peak MB |\n|---|---|---|---|---|---|---|")
    for key in ("novel", "repeated"):
        base = min(reports["underthesea"][key]["seconds"])
        for name, report in reports.items():
            if "missing" in report:
                print(f"| {name} | {key} | not installed: {report['missing']} | | | | |")
                continue
            one = report[key]
            passes = zip(("cold", "warm"), one["seconds"], strict=True)
            for label, seconds in passes if name.startswith("vanthu") else [("", min(one["seconds"]))]:
                print(
                    f"| {name} | {key} | {label} | {one['mb'] / seconds:.2f} | {one['words'] / seconds:,.0f} "
                    f"| {base / seconds:.1f} | {report['peak']:.0f} |"
                )
    print(f"\nMemory over {options.megabytes * share:.0f} MB of varied text:\n\n| MB done | peak MB |\n|---|---|")
    print(child("--curve", "--megabytes", str(options.megabytes), *quick), end="")


if __name__ == "__main__":
    main()
