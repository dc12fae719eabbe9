"""What a published dataset says of itself: Frictionless `datapackage.json`, MLCommons `croissant.json`, a data card.

All of it derives from the schema and the corpus: names, keys, constraints, hashes and counts follow the data.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from vanthu.corpus.exports.card import data_card
from vanthu.corpus.schema import TABLES, Column, ForeignKey, Table
from vanthu.resources import sha256_of

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

NEUTRALISED = (
    "Text that a spreadsheet would take for a formula (beginning with = + - @ ' tab or return) has a leading "
    "apostrophe; take one leading apostrophe off to restore it."
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What the corpus cannot know: its title, and the licence (SPDX) under which it is published; empty if unsaid."""

    title: str
    licence: str = ""

    @property
    def slug(self) -> str:
        """The title as a name for machines."""
        kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in self.title.lower())
        return "-".join(filter(None, kept.split("-"))) or "corpus"


def write_metadata(
    corpus: Corpus, folder: Path, files: Sequence[Path], publication: Publication, *, bom: bool = False
) -> list[Path]:
    """Write datapackage.json, croissant.json and README.md beside the CSV `files` of the tables, in their order."""
    texts = {
        "datapackage.json": _json(datapackage(corpus, files, publication, bom=bom)),
        "croissant.json": _json(croissant(corpus, files, publication)),
        "README.md": data_card(corpus, publication.title, publication.licence, NEUTRALISED),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return [folder / name for name in texts]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def description(corpus: Corpus) -> str:
    """One sentence on what the dataset is."""
    rows = corpus.manifest["rows"]
    return (
        f"{rows['documents']:,} Vietnamese Party and government documents as tables: text, structure, "
        "entities, references, places, figures, policy domain and polarity, made by vanthu "
        f"{corpus.manifest['vanthu']}."
    )


def datapackage(
    corpus: Corpus, files: Sequence[Path], publication: Publication, *, bom: bool = False
) -> dict[str, Any]:
    """The Data Package descriptor (Frictionless v1): a resource a table with keys, foreign keys and constraints."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": publication.slug,
        "title": publication.title,
        "description": f"{description(corpus)} {NEUTRALISED}",
        "version": corpus.manifest["fingerprint"][:16],
    }
    if publication.licence:
        package["licenses"] = [{"name": publication.licence}]
    package["resources"] = [
        {
            "profile": "tabular-data-resource",
            "name": table.name,
            "path": path.name,
            "description": f"One row a {table.row}.",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig" if bom else "utf-8",
            "bytes": path.stat().st_size,
            "hash": f"sha256:{sha256_of(path)}",
            "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
            "schema": _table_schema(table, _stated_keys(corpus, table)),
        }
        for table, path in zip(TABLES.values(), files, strict=True)
    ]
    return package


def _stated_keys(corpus: Corpus, table: Table) -> list[ForeignKey]:
    """The foreign keys that hold as Frictionless reads them.

    It lets a row without a key pass, but takes a key of several columns of which one is empty for broken. SQL reads
    such a row as pointing nowhere, and so does `vanthu check`; the key is stated where this corpus has no such row.
    """
    nullable = {column.name for column in table.columns if column.nullable}

    def whole(key: ForeignKey) -> bool:
        partly = [f'"{name}" is null' for name in key.columns if name in nullable]
        if len(key.columns) == 1 or not partly:
            return True
        query = f'select 1 from "{table.name}" where {" or ".join(partly)} limit 1'
        return corpus.connection.cursor().execute(query).fetchone() is None

    return [key for key in table.foreign_keys if whole(key)]


def _table_schema(table: Table, stated: Sequence[ForeignKey]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, table) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if stated:
        schema["foreignKeys"] = [
            {
                "fields": list(key.columns),
                "reference": {"resource": key.table, "fields": list(key.references)},
            }
            for key in stated
        ]
    return schema


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _frictionless_type(column.type),
        "description": column.description,
    }
    constraints: dict[str, Any] = {}
    may_be_blank = column.type == pa.string() and not column.values and column.name not in table.key
    if not column.nullable and not may_be_blank:  # in CSV an empty text and a missing one look the same
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.type == pa.float32():
        constraints |= {"minimum": 0, "maximum": 1}
    if constraints:
        field["constraints"] = constraints
    return field


def _frictionless_type(type_: pa.DataType) -> str:
    if pa.types.is_list(type_):
        return "array"
    if pa.types.is_integer(type_):
        return "integer"
    if pa.types.is_floating(type_):
        return "number"
    return "date" if pa.types.is_date(type_) else "boolean" if pa.types.is_boolean(type_) else "string"


_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "equivalentProperty": "cr:equivalentProperty",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(corpus: Corpus, files: Sequence[Path], publication: Publication) -> dict[str, Any]:
    """Croissant 1.0 metadata: a file and a record set a table, with keys, and references to documents.

    Foreign keys of several columns cannot be said in Croissant: readers would join on each column alone.
    """
    metadata: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": publication.slug,
        "description": f"{description(corpus)} {NEUTRALISED}",
        "version": f"1.0.0+{corpus.manifest['fingerprint'][:16]}",
        "inLanguage": "vi",
    }
    if publication.licence:
        metadata["license"] = publication.licence
    metadata["distribution"] = [
        {
            "@type": "cr:FileObject",
            "@id": path.name,
            "name": path.name,
            "contentUrl": path.name,
            "contentSize": f"{path.stat().st_size} B",
            "encodingFormat": "text/csv",
            "sha256": sha256_of(path),
        }
        for path in files
    ]
    metadata["recordSet"] = [
        {
            "@type": "cr:RecordSet",
            "@id": table.name,
            "name": table.name,
            "description": f"One row a {table.row}.",
            "key": [{"@id": f"{table.name}/{column}"} for column in table.key],
            "field": [_croissant_field(table, column, path.name) for column in table.columns],
        }
        for table, path in zip(TABLES.values(), files, strict=True)
    ]
    return metadata


def _croissant_field(table: Table, column: Column, file: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.description + (" (JSON)" if pa.types.is_list(column.type) else ""),
        "dataType": _croissant_type(column.type),
        "source": {"fileObject": {"@id": file}, "extract": {"column": column.name}},
    }
    for key in table.foreign_keys:
        if key.columns == (column.name,) and not column.nullable:
            field["references"] = {"field": {"@id": f"{key.table}/{key.references[0]}"}}
    return field


def _croissant_type(type_: pa.DataType) -> str:
    if pa.types.is_integer(type_):
        return "sc:Integer"
    if pa.types.is_floating(type_):
        return "sc:Float"
    return "sc:Date" if pa.types.is_date(type_) else "sc:Boolean" if pa.types.is_boolean(type_) else "sc:Text"
