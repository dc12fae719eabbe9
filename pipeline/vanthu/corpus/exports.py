"""A corpus in the formats other programs read. Every writer takes a Corpus and a target, and names what it wrote."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanthu.corpus.schema import TABLES
from vanthu.corpus.store import parts_of
from vanthu.errors import UsageError

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "'")
XLSX_ROWS = 1_048_575
"""Rows a sheet holds beside its header."""
XLSX_CELL = 32_767
"""Characters a cell holds."""


def export(corpus: Corpus, to: str, out: str | Path, *, bom: bool = False) -> list[Path]:
    """Write `corpus` as csv, xlsx, jsonl, docbin, conllu or label-studio; returns the files written.

    `out` is a folder, for xlsx a file. `bom` marks CSV files as UTF-8 the way Excel expects.
    Raises UsageError for an unknown format or a target of the wrong kind.
    """
    writers: dict[str, Callable[[Corpus, Path], list[Path]]] = {
        "csv": lambda c, p: _csv(c, p, bom=bom),
        "jsonl": _jsonl,
        "xlsx": _xlsx,
        "docbin": _docbin,
        "conllu": _conllu,
        "label-studio": _label_studio,
    }
    if to not in writers:
        raise UsageError(f"No export format {to!r}: use {', '.join(writers)}.")
    target = Path(out)
    if to != "xlsx":
        if target.exists() and not target.is_dir():
            raise UsageError(f"{target} is a file: --out must name a folder for {to}.")
        target.mkdir(parents=True, exist_ok=True)
    elif target.is_dir():
        raise UsageError(f"{target} is a folder: --out must name a file for xlsx, e.g. {target / 'corpus.xlsx'}.")
    return writers[to](corpus, target)


def neutralise(cell: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets a leading apostrophe; `restore` takes it off again."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def restore(cell: str) -> str:
    """The text before `neutralise`."""
    return cell[1:] if cell.startswith("'") else cell


def _records(corpus: Corpus, table: str) -> Iterator[dict[str, Any]]:
    """Rows as plain values, part by part, so that memory does not grow with the corpus."""
    import pyarrow.parquet as pq

    for path in parts_of(corpus.folder, corpus.manifest, table):
        for batch in pq.ParquetFile(path).iter_batches():
            yield from batch.to_pylist()


def _flat(value: Any) -> Any:
    """A cell for a table without nesting: lists and records as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _csv(corpus: Corpus, folder: Path, *, bom: bool) -> list[Path]:
    written = []
    for name, table in TABLES.items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([c.name for c in table.columns])
            for row in _records(corpus, name):
                writer.writerow([neutralise(_flat(row[c.name])) for c in table.columns])
        written.append(path)
    return written


def _jsonl(corpus: Corpus, folder: Path) -> list[Path]:
    written = []
    for name in TABLES:
        path = folder / f"{name}.jsonl"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for row in _records(corpus, name):
                file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        written.append(path)
    return written


def _xlsx(corpus: Corpus, path: Path) -> list[Path]:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    def cell(value: Any) -> Any:
        flat = neutralise(_flat(value))
        return ILLEGAL_CHARACTERS_RE.sub("\ufffd", flat)[:XLSX_CELL] if isinstance(flat, str) else flat

    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook(write_only=True)
    for name, table in TABLES.items():
        header = [c.name for c in table.columns]
        sheet = book.create_sheet(name)
        sheet.append(header)
        for i, row in enumerate(_records(corpus, name)):
            if i and i % XLSX_ROWS == 0:
                sheet = book.create_sheet(f"{name} {i // XLSX_ROWS + 1}")
                sheet.append(header)
            sheet.append([cell(row[c]) for c in header])
    book.save(path)
    return [path]


def _doc_ids(corpus: Corpus) -> list[str]:
    return [
        str(doc_id) for (doc_id,) in corpus.connection.execute("select doc_id from documents order by path").fetchall()
    ]


def _docbin(corpus: Corpus, folder: Path) -> list[Path]:
    """train.spacy and dev.spacy, split by document (one in five to dev, by its id), entities as `doc.ents`."""
    from spacy.tokens import Doc, DocBin, Span

    bins = {"train": DocBin(), "dev": DocBin()}
    for doc_id in _doc_ids(corpus):
        rebuilt = corpus.doc(doc_id)
        plain = Doc(rebuilt.vocab, words=[t.text for t in rebuilt], spaces=[bool(t.whitespace_) for t in rebuilt])
        plain.ents = [Span(plain, e.start, e.end, label=e.label_) for e in rebuilt.ents]
        bins["dev" if int(doc_id, 16) % 5 == 0 else "train"].add(plain)
    written = []
    for name, store in bins.items():
        path = folder / f"{name}.spacy"
        store.to_disk(path)
        written.append(path)
    return written


def _conllu(corpus: Corpus, folder: Path) -> list[Path]:
    """One CoNLL-U file: segmented words with SpaceAfter, domain and polarity as sentence comments."""
    path = folder / "corpus.conllu"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        document = None
        for row in _records(corpus, "sentences"):
            if row["doc_id"] != document:
                document = row["doc_id"]
                file.write(f"# newdoc id = {document}\n")
            text = " ".join(row["text"].split())
            file.write(f"# sent_id = {document}-{row['sentence_id']}\n# text = {text}\n")
            file.write(f"# domain = {row['domain']}\n# polarity = {row['polarity']}\n")
            at = 0
            for number, word in enumerate(row["words"], 1):
                at = row["text"].index(word, at) + len(word)
                glued = at < len(row["text"]) and not row["text"][at].isspace()
                form = " ".join(word.split())
                file.write(f"{number}\t{form}\t_\tX\t_\t_\t_\t_\t_\t{'SpaceAfter=No' if glued else '_'}\n")
            file.write("\n")
    return [path]


def _label_studio(corpus: Corpus, folder: Path) -> list[Path]:
    """Tasks with predictions: one a running-text paragraph, its labels as choices, its entities as spans."""
    entities: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in _records(corpus, "entities"):
        entities.setdefault((row["doc_id"], row["paragraph_id"]), []).append(row)
    tasks = []
    for row in _records(corpus, "paragraphs"):
        if row["role"] not in ("body", "table"):
            continue
        result: list[dict[str, Any]] = [
            {"from_name": name, "to_name": "text", "type": "choices", "value": {"choices": [row[name]]}}
            for name in ("domain", "polarity")
        ]
        for entity in entities.get((row["doc_id"], row["paragraph_id"]), ()):
            value = {
                "start": entity["start"] - row["start"],
                "end": entity["end"] - row["start"],
                "text": entity["text"],
                "labels": [entity["label"]],
            }
            result.append({"from_name": "entities", "to_name": "text", "type": "labels", "value": value})
        data = {"text": row["text"], "doc_id": row["doc_id"], "paragraph_id": row["paragraph_id"]}
        score = round((row["domain_score"] + row["polarity_score"]) / 2, 4)
        tasks.append({"data": data, "predictions": [{"model_version": "vanthu", "score": score, "result": result}]})
    path = folder / "tasks.json"
    path.write_text(json.dumps(tasks, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    config = folder / "label-config.xml"
    config.write_text(_label_config(), encoding="utf-8")
    return [path, config]


def _label_config() -> str:
    from vanthu.corpus.schema import DOMAINS, POLARITIES

    entity_column = next(c for c in TABLES["entities"].columns if c.name == "label")
    labels = "".join(f'<Label value="{v}"/>' for v in entity_column.values)
    choices = "".join(
        f'<Choices name="{name}" toName="text" choice="single">'
        + "".join(f'<Choice value="{v}"/>' for v in values)
        + "</Choices>"
        for name, values in (("domain", DOMAINS), ("polarity", POLARITIES))
    )
    spans = f'<Labels name="entities" toName="text">{labels}</Labels>'
    return f'<View>{spans}<Text name="text" value="$text"/>{choices}</View>\n'
