"""A corpus in the formats other programs read. Every writer takes a Corpus and a target, and names what it wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vanthu.corpus.exports import annotated, tables
from vanthu.corpus.exports.hub import write_huggingface
from vanthu.corpus.exports.metadata import Publication, write_metadata
from vanthu.corpus.exports.tables import FORMULA_STARTS, XLSX_CELL, XLSX_ROWS, neutralise, restore
from vanthu.errors import UsageError

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

__all__ = ["FORMATS", "FORMULA_STARTS", "XLSX_CELL", "XLSX_ROWS", "export", "neutralise", "restore"]

FORMATS = ("csv", "xlsx", "jsonl", "docbin", "conllu", "label-studio", "huggingface")


def export(
    corpus: Corpus,
    to: str,
    out: str | Path,
    *,
    bom: bool = False,
    title: str = "",
    licence: str = "",
) -> list[Path]:
    """Write `corpus` as csv, xlsx, jsonl, docbin, conllu, label-studio or huggingface; returns the files written.

    `out` is a folder, for xlsx a file. csv comes with datapackage.json (Frictionless), croissant.json and a data card,
    huggingface with its card. `bom` marks CSV files as UTF-8 the way Excel expects; `title` and `licence` (an SPDX
    identifier) go into the metadata.
    Raises UsageError for an unknown format or a target of the wrong kind.
    """
    publication = Publication(title or corpus.store.name, licence)
    writers: dict[str, Callable[[Corpus, Path], list[Path]]] = {
        "csv": lambda c, p: [
            *(files := tables.write_csv(c, p, bom=bom)),
            *write_metadata(c, p, files, publication, bom=bom),
        ],
        "jsonl": tables.write_jsonl,
        "xlsx": tables.write_xlsx,
        "docbin": annotated.write_docbin,
        "conllu": annotated.write_conllu,
        "label-studio": annotated.write_label_studio,
        "huggingface": lambda c, p: write_huggingface(c, p, publication),
    }
    if to not in writers:
        raise UsageError(f"No export format {to!r}: use {', '.join(FORMATS)}.")
    target = Path(out)
    if to != "xlsx":
        if target.exists() and not target.is_dir():
            raise UsageError(f"{target} is a file: --out must name a folder for {to}.")
        target.mkdir(parents=True, exist_ok=True)
    elif target.is_dir():
        raise UsageError(f"{target} is a folder: --out must name a file for xlsx, e.g. {target / 'corpus.xlsx'}.")
    return writers[to](corpus, target)
