"""`Corpus`: the tables of a finished corpus as DataFrames, SQL and keyword in context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

from vanthu.corpus import frames, questions
from vanthu.corpus.schema import TABLES
from vanthu.corpus.store import Folder, is_url, local, parts_of, read_manifest
from vanthu.errors import CorpusError, UsageError
from vanthu.orthography import spellings

if TYPE_CHECKING:
    import duckdb
    from spacy.tokens import Doc

_INTEGERS = {
    pa.int8(): pd.Int8Dtype(),
    pa.int16(): pd.Int16Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
}
_CATEGORIES = {"doc_type", "format", "encoding", "level", "kind", "verdict", "comparator", "method", "stage", "unit"}


_KWIC_COLUMNS = [
    *("left", "match", "right", "domain", "polarity", "year"),
    *("doc_id", "paragraph_id", "sentence_id", "start", "end"),
]


class Corpus:
    """A corpus folder, or the URL of one (`s3://bucket/corpus`), opened for reading.

    Tables are read when first asked for. Raises CorpusError when there is no finished corpus, UsageError for a URL that
    needs a package which is not installed.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = folder if is_url(folder) else local(folder)
        self.store = Folder(folder)
        self.manifest = read_manifest(self.store)
        for table in TABLES:
            present = self.store.sizes(table)
            for part in parts_of(self.manifest, table):
                if part.rpartition("/")[2] not in present:
                    raise CorpusError(
                        f"{self.folder}/{part} is missing: run `vanthu run` with the same --out to make it again."
                    )

    def __repr__(self) -> str:
        rows = self.manifest["rows"]
        return f"Corpus({str(self.folder)!r}: " + ", ".join(f"{rows[t]:,} {t}" for t in TABLES) + ")"

    def _repr_html_(self) -> str:
        from vanthu.views.notebook import corpus_html

        return corpus_html(self)

    # -- tables -------------------------------------------------------------------------------------------------

    def table(
        self, name: str, columns: Sequence[str] | None = None, where: ds.Expression | None = None
    ) -> pd.DataFrame:
        """A table as a DataFrame; `columns` and `where` (a pyarrow expression) are pushed down to the files.

        Raises UsageError for an unknown table or column.
        """
        if name not in TABLES:
            raise UsageError(f"No table {name!r}: the tables are {', '.join(TABLES)}.")
        known = {c.name: c for c in TABLES[name].columns}
        unknown = [c for c in columns or () if c not in known]
        if unknown:
            raise UsageError(f"No column {unknown[0]!r} in {name}: the columns are {', '.join(known)}.")
        data = self._dataset(name).to_table(columns=list(columns) if columns else None, filter=where)
        frame: pd.DataFrame = data.to_pandas(types_mapper=_INTEGERS.get, date_as_object=False)
        for column in frame.columns:
            if known[column].values:
                frame[column] = pd.Categorical(frame[column], categories=list(known[column].values))
            elif column in _CATEGORIES:
                frame[column] = frame[column].astype("category")
        return frame

    def _dataset(self, name: str) -> ds.Dataset:
        system, root = self.store.remote() if self.store.url else (None, str(self.store.path))
        files = [f"{root}/{part}" for part in parts_of(self.manifest, name)]
        return ds.dataset(files, schema=TABLES[name].arrow, format="parquet", filesystem=system)

    def parts(self, name: str) -> Iterator[pq.ParquetFile]:
        """The parts of a table one after the other, opened."""
        return map(self.store.open_table, parts_of(self.manifest, name))

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row a source file. Its clean text is left out: `table("documents", ["doc_id", "text"])` reads it."""
        return self.table("documents", [c.name for c in TABLES["documents"].columns if c.name != "text"])

    @cached_property
    def sections(self) -> pd.DataFrame:
        """One row a heading."""
        return self.table("sections")

    @cached_property
    def paragraphs(self) -> pd.DataFrame:
        """One row a logical paragraph."""
        return self.table("paragraphs")

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence."""
        return self.table("sentences")

    @cached_property
    def entities(self) -> pd.DataFrame:
        """One row a mention of any family."""
        return self.table("entities")

    @cached_property
    def references(self) -> pd.DataFrame:
        """One row a mention of a document."""
        return self.table("references")

    @cached_property
    def figures(self) -> pd.DataFrame:
        """One row a number with a meaning."""
        return self.table("figures")

    @cached_property
    def failures(self) -> pd.DataFrame:
        """One row a file that could not be read."""
        return self.table("failures")

    # -- questions ----------------------------------------------------------------------------------------------

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """A DuckDB connection with one view a table."""
        import duckdb

        connection = duckdb.connect()
        base = str(self.store.path)
        if self.store.url:
            connection.register_filesystem(self.store.remote()[0])
            base = self.store.address()
        for name in TABLES:
            files = [f"{base}/{part}" for part in parts_of(self.manifest, name)]
            literal = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
            connection.execute(f'create view "{name}" as select * from read_parquet([{literal}])')
        return connection

    def sql(self, query: str, params: Sequence[Any] | None = None) -> pd.DataFrame:
        """Answer a query in DuckDB's SQL over the tables; `?` in it stand for `params`.

        Raises UsageError with the database's own words when the query is wrong.
        """
        import duckdb

        try:
            return self.connection.execute(query, params).df()
        except duckdb.Error as error:
            raise UsageError(f"The query failed: {error}") from error

    def kwic(
        self,
        query: str,
        *,
        unit: Literal["words", "syllables", "regex"] = "syllables",
        width: int = 60,
        limit: int | None = None,
    ) -> pd.DataFrame:
        """Keyword in context: every place in running text where `query` stands, with `width` characters either side.

        `syllables` finds the query as whole syllables in any case and tone placement (hòa, hoà); `words` only where
        the segmenter sees it as one word; `regex` takes a regular expression in RE2's syntax.
        """
        import duckdb

        if not query.strip():
            raise UsageError("Nothing to look for: give kwic a word.")
        pattern = query if unit == "regex" else rf"(?:^|[^\pL\pM\d])({spellings(query)})(?:$|[^\pL\pM\d])"
        # Searching a plain string first, and leaving words unread, takes less than half the time.
        plain = "" if unit == "regex" else _certain_part(query)
        sql = f"""
            select s.doc_id, s.paragraph_id, s.sentence_id, d.year, s.domain, s.polarity, s.text,
            {"s.words," if unit == "words" else ""} s.start as sentence_start
            from sentences s join documents d using (doc_id)
            where (contains(s.text, ?) or contains(s.text, ?)) and regexp_matches(s.text, ?, 'i')
            order by d.year, d.path, s.sentence_id"""
        try:
            found = self.connection.cursor().execute(sql, [plain, plain.upper(), pattern])
        except duckdb.Error as error:
            raise UsageError(f"The pattern {query!r} was not understood: {error}") from error
        finder = re.compile(query if unit == "regex" else rf"(?<!\w)(?:{spellings(query)})(?!\w)", re.IGNORECASE)
        hits = []
        for row in _rows_in_steps(found):
            spans = [match.span() for match in finder.finditer(row.text) if match.group()]
            if unit == "words":
                spans = sorted(set(spans) & set(_word_spans(row.text, row.words)))
            for start, end in spans:
                hits.append(
                    {
                        "left": row.text[max(0, start - width) : start],
                        "match": row.text[start:end],
                        "right": row.text[end : end + width],
                        "domain": row.domain,
                        "polarity": row.polarity,
                        "year": row.year,
                        "doc_id": row.doc_id,
                        "paragraph_id": row.paragraph_id,
                        "sentence_id": row.sentence_id,
                        "start": row.sentence_start + start,
                        "end": row.sentence_start + end,
                    }
                )
                if limit is not None and len(hits) >= limit:
                    return pd.DataFrame(hits)
        return pd.DataFrame(hits, columns=_KWIC_COLUMNS)

    def doc(self, doc_id: str) -> Doc:
        """A document as a spaCy Doc again, with its entities, paragraphs and sentences (displaCy renders it).

        Raises UsageError when the corpus has no such document.
        """
        from vanthu.corpus.rebuild import rebuild_doc

        return rebuild_doc(self, doc_id)

    def filter(self, table: str = "sentences", **values: Any) -> pd.DataFrame:
        """Rows of a table whose columns have the given values, e.g. `filter("paragraphs", domain="economy")`.

        A list of values means any of them. Raises UsageError for an unknown table or column.
        """
        known = {c.name for c in TABLES[table].columns} if table in TABLES else set(values)
        unknown = sorted(values.keys() - known)
        if unknown:
            raise UsageError(f"No column {unknown[0]!r} in {table}: the columns are {', '.join(sorted(known))}.")
        where = None
        for column, value in values.items():
            field = ds.field(column)
            test = field.isin(value) if isinstance(value, list | tuple | set) else field == value
            where = test if where is None else where & test
        return self.table(table, where=where)

    def sample(self, n: int = 10, table: str = "sentences", seed: int = 0, **values: Any) -> pd.DataFrame:
        """`n` random rows of a table (or all, if fewer) of those with the given values; repeatable by `seed`."""
        frame = self.filter(table, **values)
        return frame.sample(min(n, len(frame)), random_state=seed)

    def crosstab(
        self, rows: str = "domain", columns: str = "polarity", table: Literal["sentences", "paragraphs"] = "sentences"
    ) -> pd.DataFrame:
        """Counts by two of domain, polarity, year, doc_type, issuer, unit_uid, role."""
        return questions.crosstab(self, rows, columns, table)

    def timeline(self, by: str = "polarity") -> pd.DataFrame:
        """Sentences by year of the document and by `domain` or `polarity`."""
        return questions.crosstab(self, "year", by, "sentences")

    def keyness(self, a: str, b: str, *, minimum: int = 3) -> pd.DataFrame:
        """Words that tell two sets of sentences apart; `a` and `b` are SQL conditions on sentences s and documents d.

        Columns: counts, signed log-likelihood (Dunning), log-odds with informative prior as z-score; words with fewer
        than `minimum` occurrences in both sets together are left out.
        """
        return questions.keyness(self, a, b, minimum)

    def places(self) -> pd.DataFrame:
        """One row a mention of a place, with its sentence's labels and its document's year."""
        return questions.places(self)

    def places_by_unit(self, *, today: bool = False) -> pd.DataFrame:
        """Mentions by administrative unit, of their day or (with `today`) mapped to the units of today."""
        return questions.places_by_unit(self, today=today)

    def citations(self) -> pd.DataFrame:
        """Who cites whom and how; `cited_path` where the corpus holds the cited document."""
        return questions.citations(self)

    def citation_graph(self) -> Any:
        """The citations as a networkx graph (needs networkx)."""
        return questions.citation_graph(self)

    def indicators(self) -> pd.DataFrame:
        """Figures with their indicator, target, verdict, document, year and sentence."""
        return questions.indicators(self)

    def audit(self) -> pd.DataFrame:
        """Figures that do not agree with others, and what does not agree."""
        return questions.audit(self)


def _certain_part(query: str) -> str:
    """What stands in every spelling of a query, in small letters or in capitals: its longest syllable of one spelling,
    without the first letter, which may be a capital alone."""
    return max((s[1:].lower() for s in query.split() if spellings(s) == re.escape(s)), key=len, default="")


def _rows_in_steps(found: duckdb.DuckDBPyConnection) -> Iterator[Any]:
    """Rows of a result, fetched as they are asked for: a limit may end it early."""
    while len(frame := found.fetch_df_chunk()):
        yield from frames.rows(frame)


def _word_spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words of a sentence stand in it."""
    spans: list[tuple[int, int]] = []
    at = 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        spans.append((start, at))
    return spans
