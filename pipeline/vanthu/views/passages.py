"""The documents of a corpus as compressed chunks that a report inflates when they are opened or searched.

A chunk is the JSON of some documents, gzipped and in base64; the index tells which chunk holds what, so that a search
with a field, a place or a cited document leaves the others closed. Offsets count UTF-16 units, as JavaScript does.
"""

from __future__ import annotations

import base64
import gzip
import json
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from vanthu.corpus.schema import BASES, DOMAINS, POLARITIES, TABLES

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

RUNNING = ("body", "table")
"""Roles of paragraphs whose sentences are counted and searched."""
CHUNK = 400_000
"""Characters of JSON in a chunk before it is compressed, unless one document is longer."""
FAMILIES = next(c for c in TABLES["entities"].columns if c.name == "label").values

FLAG = 4
"""Where the flag stands in the information on a figure."""
WAITING = 4
"""Chunks that may wait to be compressed."""

Rows = list[dict[str, Any]]
_COLUMNS = {
    "sections": ["doc_id", "section_id", "level"],
    "paragraphs": [
        "doc_id",
        "section_id",
        "role",
        "marker",
        "text",
        "start",
        "domain",
        "polarity",
        "domain_score",
        "polarity_score",
        "polarity_basis",
    ],
    "sentences": ["doc_id", "paragraph_id", "start", "end", "domain", "polarity", "polarity_score", "cues"],
    "entities": ["doc_id", "entity_id", "paragraph_id", "label", "start", "end", "text", "value"],
    "figures": ["doc_id", "entity_id", "flag", "verdict", "comparator", "target", "indicator", "value", "unit"],
    "places": ["doc_id", "entity_id", "unit_uid", "province"],
    "references": ["doc_id", "entity_id", "type", "key", "issued_on", "cited_doc_id"],
}


def to_json(value: Any) -> str:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pack(json_text: str) -> str:
    """JSON, gzipped, in base64: safe inside any HTML element, the same bytes for the same text."""
    return base64.b64encode(gzip.compress(json_text.encode("utf-8"), 6, mtime=0)).decode("ascii")


def utf16(text: str) -> Callable[[int], int]:
    """From offsets in code points to offsets in UTF-16 units."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda at: at
    wide = [i for i, character in enumerate(text) if character > "\uffff"]
    return lambda at: at + bisect_left(wide, at)


class _Held:
    """What a chunk holds: kinds of sentences (field and polarity), units, cited documents, doubtful figures."""

    def __init__(self) -> None:
        self._kinds: set[int] = set()
        self._numbers: dict[str, set[int]] = {"PLACE": set(), "REFERENCE": set()}
        self._flags = False

    def note(self, document: dict[str, Any]) -> None:
        """Add one document."""
        self._kinds |= {s[3] * len(POLARITIES) + s[4] for s in document["s"]}
        for _, _, _, family, number, info in document["e"]:
            if number >= 0:
                self._numbers[FAMILIES[family]].add(number)
            elif FAMILIES[family] == "FIGURE":
                self._flags = self._flags or len(info) > FLAG

    def entry(self) -> dict[str, Any]:
        """As the index tells it."""
        units, references = (sorted(self._numbers[family]) for family in ("PLACE", "REFERENCE"))
        return {"kinds": sorted(self._kinds), "units": units, "references": references, "flags": self._flags}


class Passages:
    """Packs the documents of `corpus` one part after another; `index` is complete when `chunks` has run out.

    `numbers` gives the position of each doc_id, `units` and `references` the numbers by which the page knows units
    (by uid) and cited documents (by type, key and day; the day only where one key names several documents).
    """

    def __init__(
        self,
        corpus: Corpus,
        numbers: dict[str, int],
        units: dict[str, int],
        references: dict[tuple[str | None, str, str | None], int],
    ) -> None:
        self._corpus = corpus
        self._numbers = numbers
        self._units = units
        self._references = references
        self.index: list[dict[str, Any]] = []

    def chunks(self) -> Iterator[str]:
        """Packed chunks, in the order of the documents; they are compressed while the next ones are read."""
        with ThreadPoolExecutor(1) as pool:
            packing: deque[Future[str]] = deque()
            for text in self._texts():
                packing.append(pool.submit(pack, text))
                if len(packing) > WAITING:
                    yield packing.popleft().result()
            while packing:
                yield packing.popleft().result()

    def _texts(self) -> Iterator[str]:
        """The JSON of each chunk."""
        waiting: list[str] = []
        held = _Held()
        size = 0
        for document in self._documents():
            text = to_json(document)
            if waiting and size + len(text) > CHUNK:
                yield self._close(waiting, held)
                waiting, held, size = [], _Held(), 0
            waiting.append(text)
            held.note(document)
            size += len(text)
        if waiting:
            yield self._close(waiting, held)

    def _close(self, documents: list[str], held: _Held) -> str:
        self.index.append({"n": len(documents), **held.entry()})
        return f"[{','.join(documents)}]"

    def _documents(self) -> Iterator[dict[str, Any]]:
        store = self._corpus.store
        for part in self._corpus.manifest["parts"]:
            ids = store.read_table(f"documents/{part}.parquet", ["doc_id"])["doc_id"].to_pylist()
            tables = {
                name: _by_document(store.read_table(f"{name}/{part}.parquet", columns).to_pylist())
                for name, columns in _COLUMNS.items()
            }
            for doc_id in ids:
                yield self._document({name: rows.get(doc_id, []) for name, rows in tables.items()})

    def _document(self, rows: dict[str, Rows]) -> dict[str, Any]:
        """One document: paragraphs, sentences of running text, entities and cues, each with its paragraph first."""
        levels = {row["section_id"]: row["level"] for row in rows["sections"]}
        paragraphs = rows["paragraphs"]
        to_units = [utf16(row["text"]) for row in paragraphs]

        def place(paragraph: int, start: int, end: int) -> tuple[int, int, int]:
            begin, convert = paragraphs[paragraph]["start"], to_units[paragraph]
            return paragraph, convert(max(0, start - begin)), convert(end - begin)

        sentences = [row for row in rows["sentences"] if paragraphs[row["paragraph_id"]]["role"] in RUNNING]
        return {
            "p": [_paragraph(row, levels) for row in paragraphs],
            "s": [
                [
                    *place(row["paragraph_id"], row["start"], row["end"]),
                    DOMAINS.index(row["domain"]),
                    POLARITIES.index(row["polarity"]),
                    round(100 * row["polarity_score"]),
                ]
                for row in sentences
            ],
            "e": self._entities(rows, place),
            "c": [
                [*place(row["paragraph_id"], cue["start"], cue["end"]), cue["direction"]]
                for row in sentences
                for cue in row["cues"]
            ],
        }

    def _entities(self, rows: dict[str, Rows], place: Callable[[int, int, int], tuple[int, int, int]]) -> list[Any]:
        """Entities as paragraph, start, end, family, number of unit or cited document (-1: none), information.

        Information leaves out what the page knows without it: what is empty at its end, a name that is as printed.
        """
        details = {name: {row["entity_id"]: row for row in rows[name]} for name in ("figures", "places", "references")}
        found = []
        for row in rows["entities"]:
            label, number = row["label"], -1
            info: list[Any] = []
            if label == "PLACE" and (place_row := details["places"].get(row["entity_id"])):
                number = self._units.get(place_row["unit_uid"], -1)
                info = [place_row["province"]] if number < 0 else []
            elif label == "REFERENCE" and (reference := details["references"].get(row["entity_id"])):
                number = self.reference(reference["type"], reference["key"], reference["issued_on"])
                held = self._numbers.get(reference["cited_doc_id"], -1)
                info = [held] if held >= 0 else []
            elif label == "FIGURE" and (figure := details["figures"].get(row["entity_id"])):
                amount = " ".join(str(x) for x in (_short(figure["value"]), figure["unit"]) if x is not None)
                target = f"{figure['comparator'] or ''} {_short(figure['target'])}" if figure["target"] else ""
                info = [figure["indicator"], amount, target.strip(), figure["verdict"], figure["flag"]]
            else:
                said = _said(json.loads(row["value"]))
                info = [said] if said != row["text"] else []
            while info and info[-1] in (None, ""):
                info.pop()
            span = place(row["paragraph_id"], row["start"], row["end"])
            found.append([*span, FAMILIES.index(label), number, info])
        return found

    def reference(self, type_: str | None, key: str | None, issued_on: Any) -> int:
        """The number of a cited document, -1 when the page does not list it."""
        if key is None:
            return -1
        day = str(issued_on) if issued_on else None
        found = self._references.get((type_, key, day))
        return self._references.get((type_, key, None), -1) if found is None else found


def _paragraph(row: dict[str, Any], levels: dict[int, int]) -> list[Any]:
    level = levels.get(row["section_id"], 0) if row["role"] == "heading" else 0
    labels: list[Any] = []
    if row["role"] in RUNNING:
        labels = [
            DOMAINS.index(row["domain"]),
            POLARITIES.index(row["polarity"]),
            round(100 * row["domain_score"]),
            round(100 * row["polarity_score"]),
            BASES.index(row["polarity_basis"]),
        ]
    return [row["role"], level, row["marker"], row["text"], *labels]


def _by_document(rows: Rows) -> dict[str, Rows]:
    grouped: dict[str, Rows] = defaultdict(list)
    for row in rows:
        grouped[row["doc_id"]].append(row)
    return grouped


def _short(number: float | None) -> str | None:
    return None if number is None else f"{number:.12g}"


def _said(value: dict[str, Any]) -> str:
    """What is worth telling of a person, an organisation or a date."""
    known = [value.get("name"), *value.get("roles", ()), value.get("place"), value.get("iso")]
    return " · ".join(str(item) for item in known if item)
