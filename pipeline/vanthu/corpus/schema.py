"""The tables of a corpus, declared once. Writers, checks, exports and documentation derive from this module.

Offsets (`start`, `end`) are 0-based code points of the document's clean text, ends exclusive; `source_start` and
`source_end` cover the same passage in the text as it was read from the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from vanthu.labelling.value import DOMAINS, POLARITIES

__all__ = [
    "BASES",
    "CUE_TYPE",
    "DOMAINS",
    "POLARITIES",
    "SCHEMA_VERSION",
    "TABLES",
    "Column",
    "ForeignKey",
    "Table",
]

SCHEMA_VERSION = 1

BASES = ("heading", "words", "both")

_TEXT = pa.string()
_INT = pa.int32()
_REAL = pa.float64()
_SCORE = pa.float32()
_DATE = pa.date32()
_TEXTS = pa.list_(pa.string())
CUE_TYPE = pa.struct([("start", _INT), ("end", _INT), ("text", _TEXT), ("direction", _TEXT)])


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its Arrow type, whether it may be null, its allowed values, what it means."""

    name: str
    type: pa.DataType
    description: str
    nullable: bool = True
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`columns` of one table name a row of `table` by its `references` columns."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its key, its foreign keys and its columns in order."""

    name: str
    row: str
    """What one row is."""
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()
    span_text: str = ""
    """Column that holds exactly what stands at `start:end` of the clean text."""

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema, with each column's description as metadata."""
        return _arrow(self.name)


def _required(name: str, type_: pa.DataType, description: str, values: tuple[str, ...] = ()) -> Column:
    return Column(name, type_, description, nullable=False, values=values)


_DOC_ID = _required("doc_id", _TEXT, "the document: first 16 hex digits of the file's sha256")
_START = _required("start", _INT, "offset in the clean text where it begins")
_END = _required("end", _INT, "offset in the clean text where it ends, exclusive")
_SOURCE = (
    _required("source_start", _INT, "offset in the raw text where the passage begins"),
    _required("source_end", _INT, "offset in the raw text where the passage ends, exclusive"),
)


def _label_columns(*, basis: bool) -> tuple[Column, ...]:
    columns: list[Column] = []
    for name, values, meaning in (("domain", DOMAINS, "policy domain"), ("polarity", POLARITIES, "polarity")):
        columns.append(_required(name, _TEXT, meaning, values))
        columns.append(_required(f"{name}_score", _SCORE, f"calibrated probability of the {meaning}, 0 to 1"))
        if basis:
            columns.append(_required(f"{name}_basis", _TEXT, "what decided: the heading, the words or both", BASES))
    return tuple(columns)


_TO_DOCUMENT = ForeignKey(("doc_id",), "documents", ("doc_id",))
_TO_PARAGRAPH = ForeignKey(("doc_id", "paragraph_id"), "paragraphs", ("doc_id", "paragraph_id"))
_TO_SENTENCE = ForeignKey(("doc_id", "sentence_id"), "sentences", ("doc_id", "sentence_id"))
_TO_SECTION = ForeignKey(("doc_id", "section_id"), "sections", ("doc_id", "section_id"))
_TO_ENTITY = ForeignKey(("doc_id", "entity_id"), "entities", ("doc_id", "entity_id"))

_ALL = (
    Table(
        "documents",
        "source file",
        ("doc_id",),
        (
            _DOC_ID,
            _required("path", _TEXT, "the file as it was found"),
            _required("sha256", _TEXT, "of the file's bytes"),
            _required("format", _TEXT, "txt, md, html, docx, doc, rtf, pdf, xls, xlsx or image"),
            _required("encoding", _TEXT, "character encoding found"),
            _required("chars", _INT, "length of the clean text"),
            _required("text", _TEXT, "the clean text: all offsets count its characters"),
            Column("doc_type", _TEXT, "Thông báo, Kế hoạch …"),
            Column("number", _TEXT, "number and symbol as printed, spaces removed"),
            Column("symbol", _TEXT, "the symbol alone, e.g. TB/TU"),
            Column("issuer", _TEXT, "the body that issued it"),
            Column("place", _TEXT, "the place in its date line"),
            Column("issued_on", _DATE, "date of issue, where the text states a full date"),
            Column("title", _TEXT, "title, joined from its lines"),
            Column("signer", _TEXT, 'who signed; several are joined with "; "'),
            Column("signer_role", _TEXT, "their offices, joined likewise"),
            Column("unit_uid", _TEXT, "administrative unit the document is about (uid of the gazetteer)"),
            Column("year", pa.int16(), "year of issue, also where only the year is known"),
            Column("pages", _INT, "pages, where the format has them"),
            _required("warnings", _TEXTS, "what was doubtful in reading it"),
        ),
    ),
    Table(
        "sections",
        "heading",
        ("doc_id", "section_id"),
        (
            _DOC_ID,
            _required("section_id", _INT, "position among the document's headings, from 0"),
            Column("parent_id", _INT, "section_id of the section around it"),
            _required("level", pa.int8(), "1 is the outermost"),
            _required("number", _TEXT, "I, 1.2, a …; empty if unnumbered"),
            _required("title", _TEXT, "title without its number"),
            _START,
            _END,
        ),
        (_TO_DOCUMENT, ForeignKey(("doc_id", "parent_id"), "sections", ("doc_id", "section_id"))),
        "title",
    ),
    Table(
        "paragraphs",
        "logical paragraph",
        ("doc_id", "paragraph_id"),
        (
            _DOC_ID,
            _required("paragraph_id", _INT, "position among the document's paragraphs, from 0"),
            Column("section_id", _INT, "innermost section it stands in"),
            _required("position", _INT, "position within its section, from 0"),
            _required(
                "role",
                _TEXT,
                "what it is on the page",
                (
                    "letterhead",
                    "doc_type",
                    "title",
                    "heading",
                    "body",
                    "table",
                    "recipients",
                    "signature",
                    "file_code",
                ),
            ),
            _required("marker", _TEXT, "list marker as printed; empty if none"),
            _required("text", _TEXT, "text without its marker"),
            _START,
            _END,
            *_SOURCE,
            *_label_columns(basis=True),
        ),
        (_TO_DOCUMENT, _TO_SECTION),
        "text",
    ),
    Table(
        "sentences",
        "sentence",
        ("doc_id", "sentence_id"),
        (
            _DOC_ID,
            _required("sentence_id", _INT, "position among the document's sentences, from 0"),
            _required("paragraph_id", _INT, "paragraph it stands in"),
            _required("text", _TEXT, "the sentence"),
            _required("words", _TEXTS, "its words, syllables of one word joined by a space"),
            _START,
            _END,
            *_SOURCE,
            *_label_columns(basis=False),
            _required("cues", pa.list_(CUE_TYPE), "the words that speak for or against the polarity"),
        ),
        (_TO_DOCUMENT, _TO_PARAGRAPH),
        "text",
    ),
    Table(
        "entities",
        "mention",
        ("doc_id", "entity_id"),
        (
            _DOC_ID,
            _required("entity_id", _INT, "position among the document's mentions, from 0"),
            _required("paragraph_id", _INT, "paragraph it stands in"),
            Column("sentence_id", _INT, "sentence it stands in"),
            _required("label", _TEXT, "family", ("REFERENCE", "PLACE", "FIGURE", "PERSON", "ORGANISATION", "DATE")),
            _required("text", _TEXT, "the mention as printed"),
            _START,
            _END,
            *_SOURCE,
            _required("value", _TEXT, "normalised value as JSON"),
        ),
        (_TO_DOCUMENT, _TO_PARAGRAPH, _TO_SENTENCE),
        "text",
    ),
    Table(
        "references",
        "REFERENCE mention",
        ("doc_id", "entity_id"),
        (
            _DOC_ID,
            _required("entity_id", _INT, "the mention"),
            Column("type", _TEXT, "document type, from the noun before the number"),
            Column("number", _TEXT, "number alone"),
            Column("symbol", _TEXT, "symbol alone, e.g. QĐ/TW"),
            Column("year", pa.int16(), "year in the number or name, else of the date"),
            Column("term", pa.int16(), "khóa, as a number: 13 for khóa XIII"),
            Column("issuer", _TEXT, "body that issued it"),
            Column("issued_on", _DATE, "its date"),
            Column("article", _TEXT, "Điều"),
            Column("clause", _TEXT, "khoản"),
            Column("point", _TEXT, "điểm"),
            Column("key", _TEXT, "printed identity, normalised: 213-QĐ/TW"),
            Column("relation", _TEXT, "how it is cited: căn cứ, thực hiện, thay thế, sửa đổi"),
            Column("cited_doc_id", _TEXT, "the cited document, where the corpus holds it"),
            _required("method", _TEXT, "how it was resolved, or why not"),
        ),
        (_TO_ENTITY, ForeignKey(("cited_doc_id",), "documents", ("doc_id",))),
    ),
    Table(
        "places",
        "PLACE mention",
        ("doc_id", "entity_id"),
        (
            _DOC_ID,
            _required("entity_id", _INT, "the mention"),
            _required("level", _TEXT, "of the unit", ("province", "district", "commune")),
            _required("name", _TEXT, "name without its type word"),
            Column("unit_uid", _TEXT, "the unit: GSO code @ first day of validity; empty when it abstains"),
            Column("code", _TEXT, "code of the General Statistics Office"),
            Column("district", _TEXT, "district it belonged to, before 2025-07-01"),
            Column("province", _TEXT, "province it belongs to"),
            Column("valid_from", _DATE, "first day of the unit"),
            Column("valid_to", _DATE, "last day of the unit"),
            _required("successor_uids", _TEXTS, "today's units on its territory"),
            _required("method", _TEXT, "what decided the link, or why there is none"),
            _required("score", _SCORE, "confidence, 0 to 1"),
            _required("candidates", _TEXTS, "uids that were left when it abstained"),
        ),
        (_TO_ENTITY,),
    ),
    Table(
        "figures",
        "number with a meaning",
        ("doc_id", "figure_id"),
        (
            _DOC_ID,
            _required("figure_id", _INT, "position among the document's figures, from 0"),
            _required("entity_id", _INT, "the mention"),
            _required("paragraph_id", _INT, "paragraph it stands in"),
            Column("indicator", _TEXT, "what is counted or measured"),
            _required("kind", _TEXT, "count, ratio, percent, money, area, weight, rate, range, change …"),
            Column("value", _REAL, "the figure in its unit"),
            Column("unit", _TEXT, "normalised unit"),
            Column("numerator", _REAL, "of a ratio"),
            Column("denominator", _REAL, "of a ratio"),
            Column("percent", _REAL, "per cent stated"),
            Column("target", _REAL, "target it is held against"),
            Column("comparator", _TEXT, "how the target binds: >=, >, <=, <, ="),
            Column("verdict", _TEXT, "exceeded, met or missed"),
            Column("flag", _TEXT, "what is inconsistent, if anything"),
            Column("note", _TEXT, "whether the verdict was stated or computed, and other remarks"),
            Column("period", _TEXT, "date or interval it holds for, ISO 8601: 2022, 2022-01-01/2022-06-30"),
            Column("unit_uid", _TEXT, "administrative unit it holds for (uid of the gazetteer)"),
        ),
        (_TO_ENTITY, _TO_PARAGRAPH),
    ),
    Table(
        "failures",
        "file that could not be read",
        ("path", "sha256"),
        (
            _required("path", _TEXT, "the file as it was found"),
            _required("sha256", _TEXT, "of its bytes; empty where they could not be read"),
            _required("stage", _TEXT, "find, read, layout, analyze or duplicate"),
            _required("error", _TEXT, "class of the error"),
            _required("message", _TEXT, "what, where, what to do"),
        ),
    ),
)

TABLES: dict[str, Table] = {table.name: table for table in _ALL}


@cache
def _arrow(name: str) -> pa.Schema:
    return pa.schema(
        [
            pa.field(c.name, c.type, nullable=c.nullable, metadata={"description": c.description})
            for c in TABLES[name].columns
        ],
        metadata={"vanthu": f"table={name} schema={SCHEMA_VERSION}"},
    )
