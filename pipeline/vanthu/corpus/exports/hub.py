"""Parquet files in the layout of the Hugging Face Hub: a configuration a table, and a card that declares them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from vanthu.corpus.exports.card import data_card
from vanthu.corpus.schema import TABLES
from vanthu.corpus.store import ROW_GROUP

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus
    from vanthu.corpus.exports.metadata import Publication

SHARD_ROWS = 2_000_000
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


def write_huggingface(corpus: Corpus, folder: Path, publication: Publication) -> list[Path]:
    """`data/<table>/train-00000-of-00001.parquet` for every table, and README.md with the card."""
    written = [path for table in TABLES for path in _write_shards(corpus, folder / "data" / table, table)]
    card = folder / "README.md"
    text = _front_matter(corpus, publication) + data_card(corpus, publication.title, publication.licence)
    card.write_text(text, encoding="utf-8", newline="\n")
    return [*written, card]


def _write_shards(corpus: Corpus, folder: Path, table: str) -> list[Path]:
    """The rows in their order, in files of at most SHARD_ROWS; an empty table is one empty file."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("train-*.parquet"):
        old.unlink()
    shards = max(1, -(-corpus.manifest["rows"][table] // SHARD_ROWS))
    paths = [folder / f"train-{i:05d}-of-{shards:05d}.parquet" for i in range(shards)]
    schema = TABLES[table].arrow
    batches = (batch for part in corpus.parts(table) for batch in part.iter_batches(batch_size=ROW_GROUP))
    rest: list[Any] = []
    for path in paths:
        with pq.ParquetWriter(path, schema, compression="zstd") as writer:
            room = SHARD_ROWS
            while room and (batch := rest.pop() if rest else next(batches, None)) is not None:
                if batch.num_rows > room:
                    rest.append(batch.slice(room))
                    batch = batch.slice(0, room)
                writer.write_batch(batch)
                room -= batch.num_rows
    return paths


def _front_matter(corpus: Corpus, publication: Publication) -> str:
    """What the Hub reads from the card. Values are JSON, which is YAML."""
    rows = corpus.manifest["rows"]["sentences"]
    size = next((name for limit, name in _SIZES if rows < limit), "n>1M")
    head: dict[str, Any] = {
        "pretty_name": publication.title,
        "language": ["vi"],
        "license": publication.licence.lower() or "unknown",
        "task_categories": ["text-classification", "token-classification"],
        "size_categories": [size],
        "tags": ["vietnamese", "government", "vanthu"],
        "configs": [
            {"config_name": table, "data_files": f"data/{table}/*.parquet", **({"default": True} if first else {})}
            for table, first in ((t, t == "sentences") for t in TABLES)
        ],
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", ""])
