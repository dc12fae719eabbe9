"""`vanthu check`: is this corpus whole? Keys, foreign keys, spans, allowed values, counts, and the files themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vanthu.corpus.corpus import Corpus
from vanthu.corpus.ledger import LEDGER, fetch, read_url
from vanthu.corpus.schema import TABLES, Table
from vanthu.corpus.store import is_url
from vanthu.errors import ReadError


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold, and an example."""

    table: str
    rule: str
    count: int
    example: str


def check(corpus: Corpus, *, sources: bool = False) -> list[Problem]:
    """All problems found, none if the corpus is whole. With `sources`, every file named in `documents` that can be
    found is hashed again, and its spans are compared with what is read from it."""
    checks: list[Callable[[Corpus], Iterator[Problem]]] = [_counts, _inputs]
    problems = [problem for run in checks for problem in run(corpus)]
    for table in TABLES.values():
        problems.extend(_keys(corpus, table))
        problems.extend(_foreign_keys(corpus, table))
        problems.extend(_values(corpus, table))
        problems.extend(_spans(corpus, table))
    if sources:
        problems.extend(_sources(corpus))
    return problems


def _rows(corpus: Corpus, sql: str) -> list[tuple[object, ...]]:
    return corpus.connection.execute(sql).fetchall()


def _problem(corpus: Corpus, table: str, rule: str, select: str) -> Iterator[Problem]:
    found = _rows(corpus, f"select count(*), min(example) from ({select})")
    count, example = found[0]
    if isinstance(count, int) and count:
        yield Problem(table, rule, count, str(example))


def _counts(corpus: Corpus) -> Iterator[Problem]:
    for table, rows in corpus.manifest["rows"].items():
        (found,) = _rows(corpus, f'select count(*) from "{table}"')[0]
        if found != rows:
            yield Problem(table, "row count of the manifest", 1, f"{found} rows, the manifest says {rows}")


def _inputs(corpus: Corpus) -> Iterator[Problem]:
    """Every input file is in `documents` or in `failures`."""
    from vanthu.corpus.rows import printable

    inputs = corpus.store.read_json(LEDGER)
    if inputs is None:
        return
    paths = {printable(row["path"]) for row in inputs}
    kept = {str(path) for (path,) in _rows(corpus, "select path from documents union all select path from failures")}
    lost = sorted(paths - kept)
    if lost:
        yield Problem("documents", "every input is a document or a failure", len(lost), lost[0])


def _keys(corpus: Corpus, table: Table) -> Iterator[Problem]:
    key = ", ".join(f'"{c}"' for c in table.key)
    yield from _problem(
        corpus,
        table.name,
        f"key ({', '.join(table.key)}) is unique",
        f"select concat_ws(' ', {key}) as example from \"{table.name}\" group by {key} having count(*) > 1",
    )


def _foreign_keys(corpus: Corpus, table: Table) -> Iterator[Problem]:
    for foreign in table.foreign_keys:
        pairs = list(zip(foreign.columns, foreign.references, strict=True))
        match = " and ".join(f'a."{mine}" = b."{theirs}"' for mine, theirs in pairs)
        last = foreign.columns[-1]
        yield from _problem(
            corpus,
            table.name,
            f"{', '.join(foreign.columns)} names a row of {foreign.table}",
            f"select concat_ws(' ', {', '.join(f'a.{c}' for c in table.key)}) as example from \"{table.name}\" a "
            f'where a."{last}" is not null and not exists (select 1 from "{foreign.table}" b where {match})',
        )


def _values(corpus: Corpus, table: Table) -> Iterator[Problem]:
    for column in table.columns:
        if column.values:
            allowed = ", ".join(f"'{v}'" for v in column.values)
            yield from _problem(
                corpus,
                table.name,
                f"{column.name} is one of its values",
                f'select "{column.name}" as example from "{table.name}" where "{column.name}" not in ({allowed})',
            )


def _spans(corpus: Corpus, table: Table) -> Iterator[Problem]:
    if not table.span_text:
        return
    name = table.name
    inside = '"start" >= 0 and "start" <= "end"'
    yield from _problem(
        corpus,
        name,
        "spans lie inside the text",
        f'select concat_ws(\' \', a.doc_id, a."start") as example from "{name}" a join documents d using (doc_id) '
        f'where not ({inside} and a."end" <= d.chars)',
    )
    yield from _problem(
        corpus,
        name,
        f"{table.span_text} is what stands at its span",
        f'select concat_ws(\' \', a.doc_id, a."start") as example from "{name}" a join documents d using (doc_id) '
        f'where substring(d.text, a."start" + 1, a."end" - a."start") <> a.{table.span_text}',
    )
    if name in ("sentences", "paragraphs"):  # mentions of two families may rightly share words
        yield from _problem(
            corpus,
            name,
            "spans do not overlap",
            f'select concat_ws(\' \', doc_id, "start") as example from (select doc_id, "start", max("end") over '
            f'(partition by doc_id order by "start", "end" rows between unbounded preceding and 1 preceding) as until '
            f'from "{name}") where "start" < until',
        )
    if name in ("sentences", "entities"):
        yield from _problem(
            corpus,
            name,
            "spans lie in their paragraph",
            f'select concat_ws(\' \', a.doc_id, a."start") as example from "{name}" a '
            f"join paragraphs p on p.doc_id = a.doc_id and p.paragraph_id = a.paragraph_id "
            f'where a."start" < p."start" or a."end" > p."end"',
        )


def _sources(corpus: Corpus) -> Iterator[Problem]:
    from vanthu.layout import parse
    from vanthu.reading import read

    documents = _rows(corpus, "select path, sha256, doc_id from documents order by path")
    changed, moved = [], []
    for name, sha256, doc_id in documents:
        path = str(name)
        try:
            data = fetch(path) if is_url(path) else Path(path).read_bytes()
        except (FileNotFoundError, IsADirectoryError, ReadError):
            continue
        if hashlib.sha256(data).hexdigest() != sha256:
            changed.append(path)
            continue
        notice = parse(read_url(path) if is_url(path) else read(path))
        rows = corpus.connection.execute(
            'select text, "start", "end", source_start, source_end from paragraphs where doc_id = ?', [doc_id]
        ).fetchall()
        for text, start, end, source_start, source_end in rows:
            if notice.text[start:end] != text or notice.offsets.to_source(start, end) != (source_start, source_end):
                moved.append(f"{path} {start}:{end}")
    if changed:
        yield Problem("documents", "the file still has its sha256", len(changed), changed[0])
    if moved:
        yield Problem("paragraphs", "spans point to the same passage of the file", len(moved), moved[0])
