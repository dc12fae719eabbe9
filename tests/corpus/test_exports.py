"""Exports say the same as the tables they come from."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import spacy
import yaml
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin

import vanthu
from vanthu.corpus.exports import FORMATS, FORMULA_STARTS, export, hub, neutralise, restore
from vanthu.corpus.schema import TABLES, Column
from vanthu.errors import UsageError


@pytest.fixture(scope="module")
def csv_folder(corpus: vanthu.Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    export(corpus, "csv", folder, title="Mẫu", licence="CC-BY-4.0")
    return folder


@given(st.text())
def test_neutralised_cells_are_no_formulas_and_come_back(text: str) -> None:
    safe = neutralise(text)
    assert not safe.startswith(FORMULA_STARTS[:-1])
    assert restore(safe) == text


def test_csv_round_trip(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    export(corpus, "csv", tmp_path, bom=True)
    for name in TABLES:
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == corpus.manifest["rows"][name]
    with (tmp_path / "paragraphs.csv").open(encoding="utf-8-sig", newline="") as file:
        texts = [restore(row["text"]) for row in csv.DictReader(file)]
    assert texts == list(corpus.paragraphs["text"])


def _typed(text: str, column: Column) -> object:
    """A cell of the CSV as the schema says it should be read."""
    if text == "" and (column.nullable or not pa.types.is_string(column.type)):
        return None
    if pa.types.is_list(column.type):
        return json.loads(text)
    if pa.types.is_date(column.type):
        return date.fromisoformat(text)
    if pa.types.is_integer(column.type):
        return int(text)
    return float(text) if pa.types.is_floating(column.type) else restore(text)


@pytest.mark.parametrize("table", TABLES)
def test_csv_gives_every_value_back(csv_folder: Path, corpus: vanthu.Corpus, table: str) -> None:
    columns = TABLES[table].columns
    with (csv_folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    arrays = [pa.array([_typed(row[c.name], c) for row in rows], c.type) for c in columns]
    back = pa.table(arrays, schema=TABLES[table].arrow)
    assert back.equals(_stored(corpus, table))


def _stored(corpus: vanthu.Corpus, table: str) -> pa.Table:
    return pa.concat_tables(part.read() for part in corpus.parts(table))


def test_datapackage_is_valid(csv_folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(csv_folder / "datapackage.json")).validate()
    assert report.flatten(["type", "note"]) == []
    assert report.stats["tasks"] == len(TABLES)


def test_datapackage_states_every_key_that_is_whole(csv_folder: Path, corpus: vanthu.Corpus) -> None:
    descriptor = json.loads((csv_folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        table = TABLES[resource["name"]]
        stated = {tuple(key["fields"]) for key in resource["schema"].get("foreignKeys", [])}
        for key in table.foreign_keys:
            empty = corpus.table(table.name, key.columns).isna().to_numpy()
            partly = len(key.columns) > 1 and bool((empty.any(axis=1)).any())
            assert (key.columns in stated) != partly


def test_datapackage_finds_a_broken_key(csv_folder: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    shutil.copytree(csv_folder, tmp_path / "broken")
    path = tmp_path / "broken" / "places.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join([*lines[:-1], lines[1].replace(",", ",99999", 1), ""]), encoding="utf-8")
    descriptor = json.loads((tmp_path / "broken" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        del resource["hash"], resource["bytes"]
    report = frictionless.Package(descriptor, basepath=str(tmp_path / "broken")).validate()
    assert "foreign-key" in {type_ for (type_,) in report.flatten(["type"])}


def test_croissant_is_valid_and_reads_every_row(csv_folder: Path, corpus: vanthu.Corpus) -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    dataset = mlcroissant.Dataset(str(csv_folder / "croissant.json"))
    assert not dataset.metadata.issues.errors
    for table in TABLES:
        assert len(list(dataset.records(table))) == corpus.manifest["rows"][table]


def test_the_card_counts_what_is_there(csv_folder: Path, corpus: vanthu.Corpus) -> None:
    card = (csv_folder / "README.md").read_text(encoding="utf-8")
    for table in TABLES:
        assert f"| {table} | {corpus.manifest['rows'][table]:,} |" in card
    assert "CC-BY-4.0" in card
    assert "## Known limits" in card


def test_the_card_names_the_models_the_corpus_was_made_with(csv_folder: Path, corpus: vanthu.Corpus) -> None:
    from vanthu.resources import origins

    used = corpus.manifest["models"]
    assert {name: entry["sha256"] for name, entry in used.items()} == {n: e["sha256"] for n, e in origins().items()}
    card = (csv_folder / "README.md").read_text(encoding="utf-8")
    for name, entry in used.items():
        assert f"| {card_cell(name)} | {entry['sha256'][:16]} |" in card
    assert used["labels.joblib"]["metrics"].keys() == {"domain", "polarity"}
    for label, measured in used["labels.joblib"]["metrics"].items():
        assert f"| {label} | {card_cell(measured)} |" in card
    assert "does not record its own" not in card


def card_cell(text: str) -> str:
    """Text as the card writes it in a table."""
    return text.replace("_", "\\_")


def test_huggingface_round_trip(corpus: vanthu.Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "SHARD_ROWS", 500)
    *files, card = export(corpus, "huggingface", tmp_path, title="Mẫu: 18 văn bản", licence="CC-BY-4.0")
    head = yaml.safe_load(card.read_text(encoding="utf-8").split("---\n")[1])
    assert head["pretty_name"] == "Mẫu: 18 văn bản"
    assert head["license"] == "cc-by-4.0"
    named = set()
    for config in head["configs"]:
        shards = sorted(tmp_path.glob(config["data_files"]))
        named |= set(shards)
        assert len(shards) == max(1, -(-corpus.manifest["rows"][config["config_name"]] // 500))
        assert pa.concat_tables(map(pq.read_table, shards)).equals(_stored(corpus, config["config_name"]))
    assert named == set(files)


def test_the_same_corpus_gives_the_same_files(corpus: vanthu.Corpus, csv_folder: Path, tmp_path: Path) -> None:
    for path in export(corpus, "csv", tmp_path, title="Mẫu", licence="CC-BY-4.0"):
        assert path.read_bytes() == (csv_folder / path.name).read_bytes()


def test_jsonl_round_trip(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    export(corpus, "jsonl", tmp_path)
    lines = (tmp_path / "sentences.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    rows = [json.loads(line) for line in lines]
    assert [row["text"] for row in rows] == list(corpus.sentences["text"])
    assert [row["words"] for row in rows] == [list(words) for words in corpus.sentences["words"]]


def test_xlsx_holds_every_table(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    (path,) = export(corpus, "xlsx", tmp_path / "corpus.xlsx")
    book = load_workbook(path, read_only=True)
    assert book.sheetnames == list(TABLES)
    rows = list(book["documents"].iter_rows(values_only=True))
    assert len(rows) == 1 + len(corpus.documents)


def test_docbin_is_ready_to_train_on(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    train, dev = export(corpus, "docbin", tmp_path)
    vocab = spacy.blank("xx").vocab
    docs = [d for path in (train, dev) for d in DocBin().from_disk(path).get_docs(vocab)]
    assert len(docs) == len(corpus.documents)
    assert any(doc.ents for doc in docs)


def test_conllu_spells_the_sentences(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    (path,) = export(corpus, "conllu", tmp_path)
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    assert len(blocks) == len(corpus.sentences)
    for block in blocks[:200]:
        lines = block.split("\n")
        text = next(line.removeprefix("# text = ") for line in lines if line.startswith("# text = "))
        tokens = [line.split("\t") for line in lines if line[0].isdigit()]
        assert all(len(token) == 10 for token in tokens)
        spelled = "".join(t[1] + ("" if t[9] == "SpaceAfter=No" else " ") for t in tokens).strip()
        assert spelled == text


def test_label_studio_spans_match(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    tasks_path, _ = export(corpus, "label-studio", tmp_path)
    tasks = json.loads(tasks_path.read_text(encoding="utf-8"))
    spans = [
        (t["data"]["text"], r["value"])
        for t in tasks
        for p in t["predictions"]
        for r in p["result"]
        if r["type"] == "labels"
    ]
    assert spans
    assert all(text[v["start"] : v["end"]] == v["text"] for text, v in spans)


def test_wrong_targets_are_refused(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="format"):
        export(corpus, "odt", tmp_path)
    with pytest.raises(UsageError, match="folder"):
        export(corpus, "xlsx", tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        export(corpus, "csv", tmp_path / "file")


def test_the_command_offers_every_format() -> None:
    from vanthu.cli import ExportFormat

    assert [f.value for f in ExportFormat] == list(FORMATS)
