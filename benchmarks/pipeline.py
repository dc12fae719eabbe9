"""The whole pipeline, side by side in one run: `python benchmarks/pipeline.py [--megabytes 1] [--workers-megabytes 4]`.

Every contender runs in a process of its own over the same composed notices (see `_archive.py`), one after the other;
slow ones get a part of them. Figures are processor time, and for two processes wall time; what counts are the ratios.

naive      a loop over paragraphs: word_tokenize, underthesea.ner, ten regular expressions, a Parquet row appended
ordinary   word_tokenize, TF-IDF and two linear models over all paragraphs at once, the expressions, one Parquet file
nlp.pipe   vanthu's components as a spaCy user would run them: nlp.pipe(texts, n_process=2), rows made by the caller
Docs       vanthu's segmentation alone into spaCy Docs, second pass: the floor under any pipeline of this kind
vanthu     what a worker of `vanthu run` does: read, layout, Docs, all components, rows, Parquet, second pass
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import _archive

SHARES = {"naive": 0.02, "ordinary": 0.3, "nlp.pipe": 1.0, "Docs": 1.0, "vanthu": 1.0}
REGEXES = [
    re.compile(pattern)
    for pattern in (
        r"\b\d{1,4}[/-](?:QĐ|NQ|CT|KL|TB|KH|HD|BC)[/-](?:TW|TU|HU)\b",
        r"\b\d{1,4}/\d{4}/(?:NĐ-CP|QH\d+|TT-\w+)\b",
        r"\bngày \d{1,2}[/ ](?:tháng )?\d{1,2}[/ ](?:năm )?\d{4}\b",
        r"\b(?:xã|phường|thị trấn) [A-ZĐ]\w+(?: [A-ZĐ]\w+)*",
        r"\b(?:huyện|quận|thị xã) [A-ZĐ]\w+(?: [A-ZĐ]\w+)*",
        r"\b(?:tỉnh|thành phố) [A-ZĐ]\w+(?: [A-ZĐ]\w+)*",
        r"\d+(?:[.,]\d+)*\s?%",
        r"\d+(?:[.,]\d+)*\s(?:tỷ|triệu|nghìn) đồng",
        r"\d+/\d+",
        r"(?:đồng chí|ông|bà) [A-ZĐ]\w+(?: [A-ZĐ]\w+){1,3}",
    )
]


SCORING, SEGMENTATION = "scoring", "segmentation into Docs"
"""The part of labelling that reads words (the rest is headings, cues, attributes), and what it is held against."""


def paragraphs(files: Sequence[Path]) -> list[str]:
    """The lines that hold something."""
    return [line for path in files for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def naive(files: Sequence[Path], out: Path) -> Callable[[], None]:
    """Everything paragraph by paragraph."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    from underthesea import ner, word_tokenize

    schema = pa.schema([("text", pa.string()), ("words", pa.string()), ("ner", pa.string()), ("found", pa.string())])
    word_tokenize("Xin chào."), ner("Xin chào.")

    def work() -> None:
        with pq.ParquetWriter(out / "naive.parquet", schema) as writer:
            for text in paragraphs(files):
                found = [match.group() for regex in REGEXES for match in regex.finditer(text)]
                row = {"text": text, "words": word_tokenize(text, format="text"), "ner": json.dumps(ner(text))}
                writer.write_table(pa.Table.from_pylist([{**row, "found": json.dumps(found)}], schema))

    return work


def ordinary(files: Sequence[Path], out: Path) -> Callable[[], None]:
    """What a careful script does with the usual libraries."""
    import pandas as pd
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from underthesea import word_tokenize

    labels, texts = _archive.labelled()
    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=2, token_pattern=r"\S+")
    matrix = vectorizer.fit_transform(texts)
    models = [LogisticRegression(max_iter=100).fit(matrix, label) for label in labels]
    word_tokenize("Xin chào.")

    def work() -> None:
        lines = paragraphs(files)
        words = [word_tokenize(line, format="text") for line in lines]
        rows = vectorizer.transform(words)
        table: dict[str, Any] = {"text": lines, "words": words}
        table |= {f"label{i}": model.predict(rows) for i, model in enumerate(models)}
        table["found"] = [[m.group() for regex in REGEXES for m in regex.finditer(line)] for line in lines]
        pd.DataFrame(table).to_parquet(out / "ordinary.parquet", compression="zstd")

    return work


def nlp_pipe(files: Sequence[Path], out: Path) -> Callable[[], None]:
    """spaCy's own parallel processing of the same components."""
    import pandas as pd

    import vanthu

    nlp = vanthu.load()

    def work() -> None:
        rows = []
        texts = (path.read_text(encoding="utf-8") for path in files)
        for doc in nlp.pipe(texts, n_process=2, batch_size=8):
            for group in ("references", "places", "figures", "people", "organisations", "dates", "sentences"):
                rows += [(group, span.start_char, span.end_char, span.text) for span in doc.spans[group]]
        pd.DataFrame(rows).rename(columns=str).to_parquet(out / "pipe.parquet", compression="zstd")

    return work


def docs(files: Sequence[Path], out: Path) -> Callable[[], None]:  # noqa: ARG001 - one signature for all
    """Segmentation into Docs, with the spans that stay whole, of texts that were read and parsed before."""
    import vanthu
    from vanthu.layout import parse
    from vanthu.reading import read

    tokenizer: Any = vanthu.load().tokenizer
    notices = [parse(read(path)) for path in files]
    tokenizer.from_notices(notices)
    return lambda: tokenizer.from_notices(notices)


def whole(files: Sequence[Path], out: Path) -> Callable[[], None]:
    """A worker's chunk."""
    from vanthu.corpus.ledger import Chunk, take
    from vanthu.corpus.origin import fingerprint
    from vanthu.corpus.store import Folder
    from vanthu.worker import Options, process_chunk

    folder = Folder(out)
    options = Options(folder, "", fingerprint(None, None))
    chunk = Chunk("benchmark", tuple(take([str(path) for path in files], folder)))
    process_chunk(chunk, options)
    return lambda: process_chunk(chunk, options)


CONTENDERS: dict[str, Callable[[Sequence[Path], Path], Callable[[], object]]] = {
    "naive": naive,
    "ordinary": ordinary,
    "nlp.pipe": nlp_pipe,
    "Docs": docs,
    "vanthu": whole,
}


def one(name: str, folder: Path) -> dict[str, float]:
    """Run one contender in this process."""
    files = sorted(folder.glob("*.txt"))
    limit = SHARES[name] * sum(path.stat().st_size for path in files)
    taken: list[Path] = []
    while sum(path.stat().st_size for path in taken) < limit:
        taken.append(files[len(taken)])
    with tempfile.TemporaryDirectory() as out:
        work = CONTENDERS[name](taken, Path(out))
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {"megabytes": sum(path.stat().st_size for path in taken) / 1e6, "cpu": cpu, "wall": wall}


def components(folder: Path) -> dict[str, float]:
    """Seconds of processor time that each step of a worker takes, second pass, without the cycle collector, which a
    worker runs between batches only."""
    import gc

    import vanthu
    from vanthu.corpus.rows import TableBuilder
    from vanthu.corpus.schema import TABLES
    from vanthu.corpus.store import Folder, write_part
    from vanthu.labelling.component import score_passages
    from vanthu.labelling.model import load_models
    from vanthu.layout import parse
    from vanthu.reading import read

    gc.disable()
    nlp: Any = vanthu.load()
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        before = time.process_time()
        result = work()
        spent[name] = time.process_time() - before
        return result

    def write(tables: dict[str, Any]) -> None:
        with tempfile.TemporaryDirectory() as out:
            for table, columns in tables.items():
                write_part(Folder(out), f"{table}.parquet", table, columns)

    paths = sorted(folder.glob("*.txt"))
    for _ in range(2):
        sources = timed("reading", lambda: [read(path) for path in paths])
        notices = timed("layout", lambda s=sources: [parse(source) for source in s])
        found = timed(SEGMENTATION, lambda n=notices: nlp.tokenizer.from_notices(n))
        for name, component in nlp.pipeline:
            pipe = getattr(component, "pipe", None)
            label = name.removeprefix("vanthu_")
            if label == "labels":
                columns, texts = passages(found), [notice.text for notice in notices]
                timed(SCORING, lambda t=texts, c=columns: score_passages(load_models(), t, *c))
            timed(label, lambda p=pipe, c=component, f=found: list(p(f)) if p else [c(doc) for doc in f])
        builder = TableBuilder()
        timed("rows", lambda b=builder, f=found: [b.add_document(doc) for doc in f])
        timed("Parquet", lambda b=builder: write(b.tables))
    assert set(builder.tables) == set(TABLES)
    return spent


def passages(docs: Sequence[Any]) -> list[list[int]]:
    """All that is labelled, column by column: the number of the Doc, start and end."""
    found = set()
    for number, doc in enumerate(docs):
        spans = (*doc.spans["paragraphs"], *doc.spans["sentences"])
        found |= {(number, span.start_char, span.end_char) for span in spans}
    return [list(column) for column in zip(*sorted(found), strict=True)]


def two_workers(folder: Path) -> tuple[float, float]:
    """Wall seconds of a whole `vanthu run` with one worker and with two."""
    seconds = []
    for jobs in ("1", "2"):
        with tempfile.TemporaryDirectory() as out:
            before = time.perf_counter()
            command = [sys.executable, "-m", "vanthu", "run", str(folder), "--out", f"{out}/corpus", "--jobs", jobs]
            subprocess.run([*command, "--json"], check=True, stdout=subprocess.DEVNULL)
            seconds.append(time.perf_counter() - before)
    return seconds[0], seconds[1]


def draw(spent: dict[str, float], path: Path) -> None:
    """Where the time goes, as bars."""
    import altair as alt
    import pandas as pd

    total = sum(spent.values())
    frame = pd.DataFrame({"step": list(spent), "share": [value / total for value in spent.values()]})
    bars = alt.Chart(frame, title="Where a worker's time goes").mark_bar(color="#1f5a7a")
    chart = bars.encode(x=alt.X("share", axis=alt.Axis(format="%"), title=None), y=alt.Y("step", sort=None, title=None))
    chart.properties(width=460).save(str(path))


def child(*arguments: str) -> Any:
    """What a fresh process of this script prints as JSON."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--workers-megabytes", type=float, default=4.0, help="0 leaves this part out")
    parser.add_argument("--picture", type=Path, help="draw where the time goes (SVG or PNG)")
    parser.add_argument("--one", choices=[*CONTENDERS, "components"])
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    if arguments.one:
        run = components if arguments.one == "components" else lambda folder: one(arguments.one, folder)
        print(json.dumps(run(arguments.folder)))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "archive"
        _archive.write(folder, arguments.megabytes)
        results = {name: child("--one", name, "--folder", str(folder)) for name in CONTENDERS}
        seconds = {n: r["wall" if n == "nlp.pipe" else "cpu"] / r["megabytes"] for n, r in results.items()}
        print(f"{'':12}{'s/MB':>9}{'vanthu is faster by':>22}")
        for name, value in seconds.items():
            print(f"{name:12}{value:9.2f}{value / seconds['vanthu']:21.1f}x")
        print(f"vanthu takes {seconds['vanthu'] / seconds['Docs']:.1f} times what segmentation into Docs alone takes")
        spent = child("--one", "components", "--folder", str(folder))
        print(f"scoring labels takes {spent.pop(SCORING) / spent[SEGMENTATION]:.2f} of segmentation into Docs")
        total = sum(spent.values())
        for name, value in spent.items():
            print(f"  {name:24}{value / total:6.1%}")
        if arguments.picture:
            draw(spent, arguments.picture)
        if arguments.workers_megabytes:
            archive = Path(temporary) / "more"
            _archive.write(archive, arguments.workers_megabytes, first=100_000)
            single, double = two_workers(archive)
            print(f"2 workers, whole process, {arguments.workers_megabytes:g} MB: {single / double:.2f}x one worker")


if __name__ == "__main__":
    main()
