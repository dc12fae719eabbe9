"""Ten questions of a researcher on a large corpus: `python benchmarks/queries.py [--paragraphs 1000000]`.

The tables are written straight from the schema with composed values (no text is analysed), in parts of the size that
a run makes of large archives; then `Corpus` answers. Each question is asked twice; printed are the wall time
of the first answer, with the corpus newly opened, and of the second, the processor time of the second over all threads,
and the memory of the process after it.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

import _archive
from vanthu.corpus.schema import DOMAINS, POLARITIES, SCHEMA_VERSION, TABLES
from vanthu.corpus.store import MANIFEST, Folder, write_part

PER_DOCUMENT = 60
DOCUMENTS_A_PART = 2000
_EMPTY: dict[Any, Any] = {pa.string(): "", pa.float32(): 0.5, pa.float64(): 1.0}


def _column(table: str, name: str, rows: int) -> pa.Array:
    """A column whose values do not matter to the questions."""
    column = next(c for c in TABLES[table].columns if c.name == name)
    if column.nullable:
        return pa.nulls(rows, column.type)
    if pa.types.is_list(column.type):
        return pa.array([[]] * rows, column.type)
    return pa.array([_EMPTY.get(column.type, 0)] * rows, column.type)


def _table(table: str, rows: int, /, **given: Any) -> pa.Table:
    arrays = []
    for column in TABLES[table].columns:
        values = given.get(column.name)
        arrays.append(_column(table, column.name, rows) if values is None else pa.array(values, column.type))
    return pa.Table.from_arrays(arrays, schema=TABLES[table].arrow)


def write_corpus(out: Path, paragraphs: int) -> None:
    """A corpus of so many paragraphs, 1.6 sentences and one mention to each."""
    folder, rng = Folder(out), np.random.default_rng(3)
    texts = np.array(_archive.sentences(), dtype=object)
    words = [text.split() for text in texts]
    units = [f"{20_000 + i}@2004-07-08" for i in range(9000)]
    documents = paragraphs // PER_DOCUMENT
    parts, counts = [], dict.fromkeys(TABLES, 0)
    for first in range(0, documents, DOCUMENTS_A_PART):
        number = min(DOCUMENTS_A_PART, documents - first)
        ids = [f"{first + i:016x}" for i in range(number)]
        n, s = number * PER_DOCUMENT, int(number * PER_DOCUMENT * 1.6)
        of = np.repeat(np.arange(number), PER_DOCUMENT)
        paragraph = np.tile(np.arange(PER_DOCUMENT), number)
        of_s = np.sort(rng.integers(0, number, s))
        sentence = np.arange(s) - np.searchsorted(of_s, of_s)
        chosen, chosen_s = rng.integers(0, len(texts), n), rng.integers(0, len(texts), s)
        years = rng.integers(2005, 2026, number)
        body = {"role": ["body"] * n, "marker": ["-"] * n}
        kind = rng.choice(["REFERENCE", "PLACE", "FIGURE"], n)
        made = {
            "documents": _table(
                "documents",
                number,
                doc_id=ids,
                path=[f"archive/{i}.txt" for i in ids],
                sha256=[i * 4 for i in ids],
                year=years,
                issued_on=[date(int(year), 6, 1) for year in years],
                issuer=[f"Huyện ủy {i % 700}" for i in range(number)],
                doc_type=rng.choice(["Thông báo", "Báo cáo", "Kế hoạch"], number),
                unit_uid=rng.choice(units, number),
            ),
            "paragraphs": _table(
                "paragraphs",
                n,
                doc_id=[ids[i] for i in of],
                paragraph_id=paragraph,
                text=texts[chosen],
                domain=rng.choice(DOMAINS, n),
                polarity=rng.choice(POLARITIES, n),
                domain_basis=["words"] * n,
                polarity_basis=["words"] * n,
                **body,
            ),
            "sentences": _table(
                "sentences",
                s,
                doc_id=[ids[i] for i in of_s],
                sentence_id=sentence,
                paragraph_id=np.minimum(sentence // 2, PER_DOCUMENT - 1),
                text=texts[chosen_s],
                words=[words[i] for i in chosen_s],
                domain=rng.choice(DOMAINS, s),
                polarity=rng.choice(POLARITIES, s),
            ),
            "entities": _table(
                "entities",
                n,
                doc_id=[ids[i] for i in of],
                entity_id=paragraph,
                paragraph_id=paragraph,
                sentence_id=paragraph,
                label=kind,
                text=["Quy định số 213-QĐ/TW"] * n,
            ),
        }
        at = {label: np.flatnonzero(kind == label) for label in ("REFERENCE", "PLACE", "FIGURE")}
        key = {
            label: {"doc_id": [ids[of[i]] for i in rows], "entity_id": paragraph[rows]} for label, rows in at.items()
        }
        numbers = rng.zipf(1.3, len(at["REFERENCE"])) % 5000
        made["references"] = _table(
            "references", len(numbers), **key["REFERENCE"], key=[f"{x}-QĐ/TW" for x in numbers],
            type=["Quy định"] * len(numbers), cited_doc_id=[ids[x % number] if x % 3 else None for x in numbers],
        )  # fmt: skip
        p = len(at["PLACE"])
        made["places"] = _table(
            "places", p, **key["PLACE"], level=["commune"] * p, name=["Sông Ray"] * p, unit_uid=rng.choice(units, p)
        )
        f = len(at["FIGURE"])
        made["figures"] = _table(
            "figures", f, doc_id=key["FIGURE"]["doc_id"], figure_id=paragraph[at["FIGURE"]],
            entity_id=key["FIGURE"]["entity_id"], paragraph_id=paragraph[at["FIGURE"]], kind=["percent"] * f,
            indicator=rng.choice(["tỷ lệ hộ nghèo", "thu ngân sách", "tỷ lệ che phủ rừng"], f),
            value=rng.random(f) * 100, verdict=rng.choice(["met", "missed", "exceeded"], f),
            flag=[None if x else "percent does not follow" for x in rng.integers(0, 50, f)],
        )  # fmt: skip
        name = f"part{first:08}"
        for table in TABLES:
            data = made.get(table, TABLES[table].arrow.empty_table())
            write_part(folder, f"{table}/{name}.parquet", table, data)
            counts[table] += data.num_rows
        parts.append(name)
    folder.write_json(MANIFEST, {"schema": SCHEMA_VERSION, "rows": counts, "parts": parts})


QUESTIONS: dict[str, Callable[[Any], Any]] = {
    "domain x polarity x year": lambda c: c.sql(
        "select p.domain, p.polarity, d.year, count(*) n from paragraphs p join documents d using (doc_id) group by all"
    ),
    "documents cited most": lambda c: c.sql(
        """select type, key, count(*) n, count(distinct doc_id) documents from "references"
        group by all order by n desc limit 50"""
    ),
    "communes with most shortcomings": lambda c: c.sql(
        """select pl.unit_uid, count(*) n from places pl join entities e using (doc_id, entity_id)
        join sentences s on s.doc_id = e.doc_id and s.sentence_id = e.sentence_id
        where s.polarity = 'shortcoming' and e.label = 'PLACE' group by all order by n desc limit 50"""
    ),
    "keyword in context": lambda c: c.kwic("dân vận khéo"),
    "keyword as a word": lambda c: c.kwic("dân", unit="words", limit=500),
    "share of shortcomings by issuer": lambda c: c.sql(
        """select d.issuer, avg((s.polarity = 'shortcoming')::int) share, count(*) n
        from sentences s join documents d using (doc_id) group by all order by share desc limit 50"""
    ),
    "targets missed by indicator and year": lambda c: c.sql(
        """select f.indicator, d.year, avg((f.verdict = 'missed')::int) missed, median(f.value) as middle
        from figures f join documents d using (doc_id) where f.indicator is not null group by all"""
    ),
    "inconsistent figures": lambda c: c.audit(),
    "citations inside the corpus by year": lambda c: c.sql(
        """select d.year, t.year as cited_year, count(*) n from "references" r join documents d using (doc_id)
        join documents t on t.doc_id = r.cited_doc_id group by all"""
    ),
    "one document with all its mentions": lambda c: c.sql(
        "select * from paragraphs left join entities using (doc_id, paragraph_id) where doc_id = ?", [f"{777:016x}"]
    ),
}


def main() -> None:
    """Write, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, default=1_000_000)
    parser.add_argument("--corpus", type=Path, help="keep the corpus there, and use it again")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.corpus or Path(temporary) / "corpus"
        if not (folder / MANIFEST).exists():
            write_corpus(folder, arguments.paragraphs)
        import vanthu

        vanthu.Corpus(folder).sql("select 1")
        print(f"{'question':40}{'first s':>9}{'again s':>9}{'cpu s':>8}{'rows':>8}{'peak MB':>9}")
        for name, ask in QUESTIONS.items():
            corpus, seconds, rows, busy = vanthu.Corpus(folder), [], 0, 0.0
            for _ in range(2):
                before, busy = time.perf_counter(), time.process_time()
                rows = len(ask(corpus))
                seconds.append(time.perf_counter() - before)
                busy = time.process_time() - busy
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name:40}{seconds[0]:9.2f}{seconds[1]:9.2f}{busy:8.2f}{rows:8}{peak:9.0f}", flush=True)


if __name__ == "__main__":
    main()
