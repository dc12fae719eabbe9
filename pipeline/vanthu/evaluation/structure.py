"""Layout against gold: heading F1 (with level), paragraph boundary F1, letterhead field accuracy.

Two forms of gold are understood. `layout` (composed documents, see corpora/gold/layout/README.md) annotates everything;
`structure` (the development set of real documents) annotates lines by number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from vanthu.errors import UsageError
from vanthu.layout import parse
from vanthu.notice import Letterhead, Notice, Source
from vanthu.orthography import fold

_PARAGRAPH = re.compile(r"¶(?P<role>[a-z]+)(?P<level>\d?)¦")
_ROLES = {"h": "heading", "b": "body", "t": "title", "l": "letterhead", "d": "doc_type", "r": "recipients"}
_ROLES |= {"s": "signature", "f": "file_code", "row": "table"}
_FIELDS = [f.name for f in fields(Letterhead)]


@dataclass(slots=True)
class _Tally:
    """Counts behind an F1."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, predicted: Iterable[Any], gold: Iterable[Any]) -> None:
        """Count two bags of items; equal items match one to one."""
        mine, theirs = Counter(predicted), Counter(gold)
        self.right += (mine & theirs).total()
        self.predicted += mine.total()
        self.gold += theirs.total()

    def scores(self, name: str) -> dict[str, float | int]:
        """Precision, recall and F1; an empty dict when the gold has nothing of the kind."""
        if not self.gold and not self.predicted:
            return {}
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {
            f"{name}_precision": round(precision, 4),
            f"{name}_recall": round(recall, 4),
            f"{name}_f1": round(f1, 4),
            f"{name}_gold": self.gold,
        }


@dataclass(slots=True)
class _Fields:
    """Fields of letterheads: how many are right of how many, and which are not."""

    right: int = 0
    total: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, name: str, mine: str, theirs: str) -> None:
        """Count a field, and note it where it is not as annotated."""
        self.total += 1
        same = _same(mine, theirs)
        self.right += same
        if not same:
            self.missed.append(f"{name}: {theirs!r} read as {mine!r}")


def _same(mine: str, theirs: str) -> bool:
    return re.sub(r"\s", "", fold(mine)) == re.sub(r"\s", "", fold(theirs))


def read_gold(text: str, name: str = "") -> dict[str, Any]:
    """One composed document with inline markup as an evaluation row; UsageError names a document without its header."""
    head, separator, body = text.partition("\n===\n")
    if not separator:
        raise UsageError(f"The gold document {name} has no === line between its fields and its text: add one.")
    stated = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    paragraphs: list[dict[str, Any]] = []
    headings: list[dict[str, Any]] = []
    raw = ""
    at = 0
    level = 0
    for match in re.finditer(rf"{_PARAGRAPH.pattern}|⟦|⟧", body):
        raw += body[at : match.start()]
        at = match.end()
        if match.group() == "⟦":
            headings.append({"level": level, "start": len(raw)})
        elif match.group() == "⟧":
            headings[-1]["title"] = " ".join(raw[headings[-1].pop("start") :].split())
        else:
            level = int(match["level"] or 0)
            paragraphs.append({"role": _ROLES[match["role"]], "start": len(raw)})
    return {
        "id": name,
        "text": raw + body[at:],
        "layout": {"fields": stated, "paragraphs": paragraphs, "headings": headings},
    }


def gold_rows(folder: str | Path) -> list[dict[str, Any]]:
    """All `*.gold` documents of a folder as evaluation rows, by name."""
    return [read_gold(p.read_text(encoding="utf-8"), p.stem) for p in sorted(Path(folder).glob("*.gold"))]


def _first_letter(text: str, start: int) -> int:
    """Offset of the first letter or digit from `start` on: what two ways to mark a paragraph's begin share."""
    match = re.compile(r"(?:<[^<>]*>|&\w+;|[\W_])*").match(text, start)
    return match.end() if match else start


def _boundaries(notice: Notice) -> list[tuple[int, str]]:
    """Raw offset of the first letter of each paragraph, with its role."""
    found: list[tuple[int, str]] = []
    at = 0
    for line, paragraph in zip(notice.text.split("\n"), notice.paragraphs, strict=True):
        letter = re.search(r"[^\W_]", line)
        if letter:
            k = at + letter.start()
            found.append((notice.offsets.to_source(k, k + 1)[0], paragraph.role))
        at += len(line) + 1
    return found


def _title(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*_]", "", text)).strip(" .:;")


def _score_layout(row: dict[str, Any], notice: Notice, tallies: dict[str, _Tally], counts: _Fields) -> None:
    gold = row["layout"]
    text = row["text"]
    # An article without a title is annotated through its paragraph alone.
    mine = [(s.level, fold(_title(s.title))) for s in notice.sections if s.title]
    theirs = [(h["level"], fold(_title(h["title"]))) for h in gold["headings"]]
    tallies["heading"].add(mine, theirs)
    tallies["heading_any_level"].add([t for _, t in mine], [t for _, t in theirs])
    found = _boundaries(notice)
    starts = [*(p["start"] for p in gold["paragraphs"]), len(text)]
    right = [
        (letter, p["role"])
        for p, end in zip(gold["paragraphs"], starts[1:], strict=True)
        if (letter := _first_letter(text, p["start"])) < end
    ]
    tallies["paragraph"].add([p for p, _ in found], [p for p, _ in right])
    tallies["role"].add(found, right)
    for name in _FIELDS:
        value = getattr(notice.letterhead, name)
        printed = "; ".join(value) if isinstance(value, tuple) else value
        stated = gold["fields"].get(name, "")
        if stated or printed:
            counts.add(f"{row['id']} {name}", printed, stated)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _score_structure(row: dict[str, Any], notice: Notice, tallies: dict[str, _Tally], counts: _Fields) -> None:
    gold, text = row["structure"], row["text"]
    starts = _line_starts(text)
    limit = starts[gold["annotated_until_line"]]
    roles = dict(_boundaries(notice))
    at = {n: _first_letter(text, start) for n, start in enumerate(starts)}
    head = notice.letterhead
    number = gold["number_line"]["text"].split(":", 1)[-1]
    counts.add(f"{row['id']} number", head.number, number)
    counts.add(f"{row['id']} doc_type", head.doc_type, gold["doc_type"]["type"])
    counts.add(
        f"{row['id']} issuer", f"{head.superior} {head.issuer}", " ".join(x["text"] for x in gold["issuer_lines"])
    )
    counts.add(f"{row['id']} place", head.place, gold["place_date_line"]["text"].split(",")[0])
    counts.add(f"{row['id']} signer_role", head.signer_role, gold["signer_role"]["text"])
    first = gold["title_first_line"]["text"]
    counts.add(f"{row['id']} title", head.title[: len(first)], first)
    for name, role in (("recipients_line", "recipients"), ("signature_line", "signature"), ("doc_type", "doc_type")):
        counts.add(f"{row['id']} {name}", roles.get(at[gold[name]["line"]], ""), role)
    theirs = {
        k: [at[x["line"]] for x in gold[k]] for k in ("roman_headings", "numbered_items", "letter_items", "articles")
    }
    mine: dict[str, list[int]] = {k: [] for k in theirs}
    kinds = {
        "roman_headings": r"[IVXLC]+",
        "numbered_items": r"\d+(?:\.\d+)*",
        "letter_items": r"[a-zđ]",
        "articles": r"Điều \d+",
    }
    offset = 0
    for line, paragraph in zip(notice.text.split("\n"), notice.paragraphs, strict=True):
        letter = re.search(r"[^\W_]", line)
        k = offset + (letter.start() if letter else 0)
        offset += len(line) + 1
        if not letter or (source := notice.offsets.to_source(k, k + 1)[0]) >= limit:
            continue
        for name, form in kinds.items():
            heading = paragraph.role == "heading" or name != "roman_headings"
            if heading and re.fullmatch(form, paragraph.marker.rstrip(" ./)-–:")):
                mine[name].append(source)
    for name, gold_starts in theirs.items():
        tallies[name].add(mine[name], gold_starts)


def evaluate(rows: list[dict[str, Any]]) -> dict[str, float | int | str]:
    """Scores of `vanthu.layout.parse` on rows with a `layout` or a `structure` key; other rows are not scored."""
    names = (
        "heading",
        "heading_any_level",
        "paragraph",
        "role",
        "roman_headings",
        "numbered_items",
        "letter_items",
        "articles",
    )
    tallies = {name: _Tally() for name in names}
    counts = _Fields()
    documents = 0
    for row in rows:
        if "layout" not in row and "structure" not in row:
            continue
        notice = parse(Source(str(row.get("id", "")), "", "txt", "utf-8", row["text"]))
        documents += 1
        (_score_layout if "layout" in row else _score_structure)(row, notice, tallies, counts)
    result: dict[str, float | int | str] = {"documents": documents}
    for name, tally in tallies.items():
        result.update(tally.scores(name))
    if counts.total:
        result["field_accuracy"] = round(counts.right / counts.total, 4)
        result["fields_gold"] = counts.total
        result["fields_missed"] = " | ".join(counts.missed)
    return result
