"""A spaCy Doc with its results becomes rows of the corpus tables."""

from __future__ import annotations

import dataclasses
import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from spacy.attrs import IDX, LENGTH
from spacy.tokens import Doc, Span

from vanthu.corpus.schema import TABLES
from vanthu.extraction.references.relations import relations
from vanthu.labelling.value import Label
from vanthu.notice import GROUPS, Mention, Notice
from vanthu.segmentation.extensions import key

Columns = dict[str, list[Any]]
Bounds = Sequence[tuple[int, int]]
"""Where spans begin and end, in characters of their Doc."""
_REFERENCE_TEXTS = ("type", "number", "symbol", "issuer", "article", "clause", "point", "key")
_FIGURE_FIELDS = tuple(c.name for c in TABLES["figures"].columns[4:])


@dataclasses.dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not become a document."""

    path: str
    sha256: str
    stage: str
    error: str
    message: str


def printable(path: str) -> str:
    """A path as valid Unicode: bytes that are no UTF-8 are shown escaped."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def full_date(iso: str | None) -> date | None:
    """The day that a full ISO date names; None for partial or missing ones."""
    try:
        return date.fromisoformat(iso) if iso and len(iso) == 10 else None
    except ValueError:
        return None


class TableBuilder:
    """Collects rows column by column for all tables, in the order documents are added."""

    def __init__(self) -> None:
        self.tables: dict[str, Columns] = {
            name: {column.name: [] for column in table.columns} for name, table in TABLES.items()
        }

    def _add(self, table: str, **values: Any) -> None:
        columns = self.tables[table]
        for name, column in columns.items():
            column.append(values[name])

    def add_failure(self, failure: Failure) -> None:
        """One row of `failures`."""
        self._add("failures", **{**dataclasses.asdict(failure), "path": printable(failure.path)})

    def add_document(self, doc: Doc) -> None:
        """All rows of one analysed document. `doc._.notice` must be set."""
        notice: Notice = doc._.notice
        doc_id = notice.source.sha256[:16]
        self._add_head(doc, notice, doc_id)
        for section in notice.sections:
            self._add(
                "sections",
                doc_id=doc_id,
                section_id=section.id,
                parent_id=section.parent_id,
                level=section.level,
                number=section.number,
                title=section.title,
                start=section.start,
                end=section.end,
            )
        paragraphs = [(p.start_char, p.end_char) for p in doc.spans["paragraphs"]]
        self._add_paragraphs(doc, paragraphs, doc_id, notice)
        starts = [start for start, _ in paragraphs]
        sentences = list(doc.spans["sentences"])
        bounds = [(s.start_char, s.end_char) for s in sentences]
        self._add_sentences(doc, sentences, bounds, starts, notice)
        self._add_entities(doc, starts, bounds, doc_id)

    def _add_head(self, doc: Doc, notice: Notice, doc_id: str) -> None:
        source, head = notice.source, notice.letterhead
        unit = doc._.place
        self._add(
            "documents",
            doc_id=doc_id,
            path=printable(source.path),
            sha256=source.sha256,
            format=source.format,
            encoding=source.encoding,
            chars=len(notice.text),
            text=notice.text,
            doc_type=head.doc_type or None,
            number=head.number or None,
            symbol=head.symbol or None,
            issuer=head.issuer or None,
            place=head.place or None,
            issued_on=full_date(head.issued_on),
            title=head.title or None,
            signer=head.signer or None,
            signer_role=head.signer_role or None,
            unit_uid=getattr(unit, "unit_uid", None),
            year=int(head.issued_on[:4]) if head.issued_on else None,
            pages=source.pages,
            warnings=[*source.warnings, *notice.warnings],
        )

    def _extend(self, table: str, count: int, **values: list[Any] | str) -> None:
        """Add `count` rows column by column; a column given as a string has that value in each of them."""
        for name, column in self.tables[table].items():
            value = values[name]
            column.extend([value] * count if isinstance(value, str) else value)

    def _add_paragraphs(self, doc: Doc, bounds: Bounds, doc_id: str, notice: Notice) -> None:
        positions: dict[int | None, int] = {}
        kept = _attributes(doc, bounds, "section_id", "role", "marker", "domain", "polarity")
        sections = kept["section_id"]
        position = []
        for section in sections:
            position.append(positions.get(section, 0))
            positions[section] = position[-1] + 1
        self._extend(
            "paragraphs",
            len(bounds),
            doc_id=doc_id,
            paragraph_id=list(range(len(bounds))),
            section_id=sections,
            position=position,
            role=kept["role"],
            marker=kept["marker"],
            **_passages(bounds, notice),
            **_labels(kept, basis=True),
        )

    def _add_sentences(
        self, doc: Doc, spans: list[Span], bounds: Bounds, paragraph_starts: list[int], notice: Notice
    ) -> None:
        kept = _attributes(doc, bounds, "domain", "polarity")
        words = _words(doc, notice.text)
        passages = _passages(bounds, notice)
        self._extend(
            "sentences",
            len(spans),
            doc_id=notice.source.sha256[:16],
            sentence_id=list(range(len(spans))),
            paragraph_id=[bisect_right(paragraph_starts, start) - 1 for start, _ in bounds],
            words=[[word for word in words[span.start : span.end] if not word.isspace()] for span in spans],
            **passages,
            **_labels(kept, basis=False),
            cues=[
                [{"start": c.start, "end": c.end, "text": c.text, "direction": c.direction} for c in polarity.cues]
                for polarity in kept["polarity"]
            ],
        )

    def _add_entities(self, doc: Doc, paragraph_starts: list[int], sentences: Bounds, doc_id: str) -> None:
        notice: Notice = doc._.notice
        data: dict[Any, Any] = doc.user_data
        mentions = sorted(
            (
                (start, end, rank, label, data.get(key("value", start, end)))
                for rank, (label, group) in enumerate(GROUPS.items())
                for start, end in ((span.start_char, span.end_char) for span in doc.spans.get(group, ()))
            ),
            key=lambda m: m[:3],
        )
        starts = [start for start, _ in sentences]
        paragraphs = [bisect_right(paragraph_starts, m[0]) - 1 for m in mentions]
        inside = [bisect_right(starts, m[0]) - 1 for m in mentions]
        self._extend(
            "entities",
            len(mentions),
            doc_id=doc_id,
            entity_id=list(range(len(mentions))),
            paragraph_id=paragraphs,
            sentence_id=[
                i if i >= 0 and m[1] <= sentences[i][1] else None for i, m in zip(inside, mentions, strict=True)
            ],
            label=[m[3] for m in mentions],
            value=[to_json(m[4]) for m in mentions],
            **_passages([m[:2] for m in mentions], notice),
        )
        cited = [Mention(m[0], m[1], m[3], m[4]) for m in mentions if m[3] == "REFERENCE"]
        relation_of = iter(relations(notice.text, cited))
        for i, (paragraph, (*_, label, value)) in enumerate(zip(paragraphs, mentions, strict=True)):
            relation = next(relation_of) if label == "REFERENCE" else None
            self._add_value(label, value, doc_id, i, paragraph, relation)

    def _add_value(
        self, label: str, value: Any, doc_id: str, entity_id: int, paragraph_id: int, relation: str | None
    ) -> None:
        if label == "REFERENCE":
            self._add(
                "references",
                doc_id=doc_id,
                entity_id=entity_id,
                **{name: _text(getattr(value, name)) for name in _REFERENCE_TEXTS},
                year=value.year,
                term=value.term,
                issued_on=full_date(value.issued_on),
                relation=relation,
                cited_doc_id=None,
                method=value.method or "printed",
            )
        elif label == "PLACE":
            self._add(
                "places",
                doc_id=doc_id,
                entity_id=entity_id,
                level=value.level,
                name=value.name,
                unit_uid=_text(value.unit_uid),
                code=_text(value.code),
                district=_text(value.district),
                province=_text(value.province),
                valid_from=full_date(value.valid_from),
                valid_to=full_date(value.valid_to),
                successor_uids=list(value.successor_uids),
                method=value.method,
                score=value.score,
                candidates=list(value.candidates),
            )
        elif label == "FIGURE":
            figures = self.tables["figures"]["doc_id"]
            number = 0 if not figures or figures[-1] != doc_id else self.tables["figures"]["figure_id"][-1] + 1
            self._add(
                "figures",
                doc_id=doc_id,
                figure_id=number,
                entity_id=entity_id,
                paragraph_id=paragraph_id,
                **{name: getattr(value, name) for name in _FIGURE_FIELDS},
            )


def _text(value: Any) -> str | None:
    return str(value) if value not in (None, "") else None


def _passages(bounds: Bounds, notice: Notice) -> dict[str, list[Any]]:
    """The columns that say what stands where."""
    starts, ends = [start for start, _ in bounds], [end for _, end in bounds]
    sources = notice.offsets.to_sources(starts, ends)
    return {
        "text": [notice.text[start:end] for start, end in bounds],
        "start": starts,
        "end": ends,
        "source_start": sources[0],
        "source_end": sources[1],
    }


def _words(doc: Doc, text: str) -> list[str]:
    """The texts of all tokens, cut from the document's text: much faster than asking each token."""
    starts, lengths = doc.to_array([IDX, LENGTH]).astype(int).reshape(-1, 2).T.tolist() if len(doc) else ([], [])
    return [text[start : start + length] for start, length in zip(starts, lengths, strict=True)]


def _attributes(doc: Doc, bounds: Bounds, *names: str) -> dict[str, list[Any]]:
    """What vanthu keeps on the spans of these characters, by name."""
    data: dict[Any, Any] = doc.user_data
    return {name: [data.get(key(name, start, end)) for start, end in bounds] for name in names}


def _labels(kept: dict[str, list[Any]], *, basis: bool) -> dict[str, list[Any]]:
    values: dict[str, list[Any]] = {}
    for name in ("domain", "polarity"):
        labels: list[Label] = kept[name]
        values[name] = [label.label for label in labels]
        values[f"{name}_score"] = [label.score for label in labels]
        if basis:
            values[f"{name}_basis"] = [label.basis for label in labels]
    return values


_COMPACT = json.JSONEncoder(ensure_ascii=False)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def to_json(value: Any) -> str:
    """A value object as compact JSON; fields that say nothing (None, empty) are left out.

    Its fields hold plain values and tuples of them. Raises TypeError for anything else.
    """
    kind: Any = type(value)
    fields = ((name, getattr(value, name)) for name in _field_names(kind))
    return _COMPACT.encode({name: field for name, field in fields if field not in (None, "", ())})


def rows_of(docs: Iterable[Doc], failures: Iterable[Failure] = ()) -> TableBuilder:
    """All rows of several documents, in order."""
    builder = TableBuilder()
    for doc in docs:
        builder.add_document(doc)
    for failure in failures:
        builder.add_failure(failure)
    return builder
