"""The questions a researcher asks again and again, answered from the tables. `Corpus` offers them as methods."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import pandas as pd

from vanthu.corpus.schema import TABLES
from vanthu.errors import UsageError

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

GROUPINGS = ("domain", "polarity", "year", "doc_type", "issuer", "unit_uid", "role")


def places(corpus: Corpus) -> pd.DataFrame:
    """One row a mention of a place, with its sentence's labels and its document's year."""
    return corpus.sql(
        """select p.*, e.text, e.start, e."end", e.paragraph_id, e.sentence_id, s.domain, s.polarity, d.year, d.path
        from places p join (from entities where label = 'PLACE') e using (doc_id, entity_id)
        join documents d using (doc_id)
        left join sentences s on s.doc_id = e.doc_id and s.sentence_id = e.sentence_id
        order by d.path, p.entity_id"""
    )


def places_by_unit(corpus: Corpus, *, today: bool) -> pd.DataFrame:
    """Mentions counted by administrative unit. With `today`, by the units of today: a mention of a unit that was
    divided counts a share for each successor."""
    shares = (
        """select unnest(case when len(successor_uids) = 0 then [unit_uid] else successor_uids end) as uid,
        1.0 / greatest(len(successor_uids), 1) as share, doc_id, entity_id from places where unit_uid is not null"""
        if today
        else "select unit_uid as uid, 1.0 as share, doc_id, entity_id from places where unit_uid is not null"
    )
    frame = corpus.sql(
        f"""select uid, sum(share) as mentions, count(distinct m.doc_id) as documents,
        coalesce(sum(share) filter (s.polarity = 'achievement'), 0) as achievement,
        coalesce(sum(share) filter (s.polarity = 'shortcoming'), 0) as shortcoming
        from ({shares}) m join (from entities where label = 'PLACE') e using (doc_id, entity_id)
        left join sentences s on s.doc_id = e.doc_id and s.sentence_id = e.sentence_id
        group by uid order by mentions desc, uid"""
    )
    from vanthu.extraction.places.gazetteer import Gazetteer

    gazetteer = Gazetteer.load()
    units = {uid: gazetteer.get(uid) for uid in frame["uid"]}
    for field in ("name", "level"):
        frame.insert(1, field, [getattr(units[uid], field, None) for uid in frame["uid"]])
    return frame


def citations(corpus: Corpus) -> pd.DataFrame:
    """Who cites whom: one row a mention, with the cited document's path where the corpus holds it."""
    return corpus.sql(
        """select r.doc_id, d.path, d.title, d.year, r.relation, r.type, r.key, r.issuer, r.issued_on, r.article,
        r.cited_doc_id, c.path as cited_path, r.method, e.text, e.paragraph_id, e.sentence_id
        from "references" r join documents d using (doc_id)
        join (from entities where label = 'REFERENCE') e using (doc_id, entity_id)
        left join documents c on c.doc_id = r.cited_doc_id
        order by d.path, r.entity_id"""
    )


def citation_graph(corpus: Corpus) -> Any:
    """The citations as a networkx MultiDiGraph: documents of the corpus are nodes named by doc_id, others by key.

    Raises UsageError when networkx is not installed.
    """
    try:
        import networkx
    except ImportError as error:
        raise UsageError("The graph needs networkx: pip install networkx.") from error
    graph = networkx.MultiDiGraph()
    for row in corpus.documents.itertuples():
        graph.add_node(row.doc_id, title=row.title, held=True)
    for row in citations(corpus).itertuples():
        target = row.cited_doc_id if isinstance(row.cited_doc_id, str) else row.key
        if not isinstance(target, str):
            continue
        if target not in graph:
            graph.add_node(target, title=row.text, held=False)
        graph.add_edge(row.doc_id, target, relation=row.relation)
    return graph


def indicators(corpus: Corpus) -> pd.DataFrame:
    """The figures that have an indicator, with document, year, unit and sentence: rows a statistician would type."""
    return corpus.sql(
        """select f.*, d.path, d.year, d.unit_uid, e.text, s.text as sentence, s.domain
        from figures f join documents d using (doc_id)
        join (from entities where label = 'FIGURE') e using (doc_id, entity_id)
        left join sentences s on s.doc_id = e.doc_id and s.sentence_id = e.sentence_id
        where f.indicator is not null order by d.path, f.figure_id"""
    )


def audit(corpus: Corpus) -> pd.DataFrame:
    """Figures that are inconsistent with others: the flag says what does not agree, never which figure is wrong."""
    return corpus.sql(
        """select d.path, d.year, f.flag, f.note, e.text, s.text as sentence, f.doc_id, f.figure_id
        from figures f join documents d using (doc_id)
        join (from entities where label = 'FIGURE') e using (doc_id, entity_id)
        left join sentences s on s.doc_id = e.doc_id and s.sentence_id = e.sentence_id
        where f.flag is not null order by d.path, f.figure_id"""
    )


def crosstab(corpus: Corpus, rows: str, columns: str, table: str) -> pd.DataFrame:
    """Counts of sentences or paragraphs by two of domain, polarity, year, doc_type, issuer, unit_uid, role."""
    for name in (rows, columns):
        if name not in GROUPINGS:
            raise UsageError(f"Cannot count by {name!r}: use {', '.join(GROUPINGS)}.")
    if table not in ("sentences", "paragraphs"):
        raise UsageError(f"Cannot count {table!r}: use sentences or paragraphs.")
    own = {c.name for c in TABLES[table].columns}
    if "role" in (rows, columns) and "role" not in own:
        raise UsageError("Only paragraphs have a role: add table='paragraphs'.")

    def column(name: str) -> str:
        return f"t.{name}" if name in own else f"d.{name}"

    counts = corpus.sql(
        f"select {column(rows)} as r, {column(columns)} as c, count(*) as n "
        f"from {table} t join documents d using (doc_id) group by all"
    )
    frame = counts.pivot(index="r", columns="c", values="n").fillna(0).astype(int)
    frame.index.name, frame.columns.name = rows, columns
    return frame


def keyness(corpus: Corpus, a: str, b: str, minimum: int) -> pd.DataFrame:
    """Words that tell two sets of sentences apart. `a` and `b` are SQL conditions on sentences s and documents d.

    `log_likelihood` is Dunning's G² (signed: positive for `a`); `log_odds` is the log-odds ratio with an informative
    Dirichlet prior (Monroe, Colaresi and Quinn 2008) as a z-score.
    """
    first, second = _word_counts(corpus, a), _word_counts(corpus, b)
    n1, n2 = sum(first.values()), sum(second.values())
    if not n1 or not n2:
        raise UsageError("One of the two sets holds no sentence: check its condition.")
    rows = []
    prior_total = n1 + n2
    for word in sorted(first.keys() | second.keys()):
        x, y = first[word], second[word]
        if x + y < minimum:
            continue
        expected1, expected2 = n1 * (x + y) / (n1 + n2), n2 * (x + y) / (n1 + n2)
        g2 = 2 * sum(o * math.log(o / e) for o, e in ((x, expected1), (y, expected2)) if o)
        prior = x + y
        odds1 = math.log((x + prior) / (n1 + prior_total - x - prior))
        odds2 = math.log((y + prior) / (n2 + prior_total - y - prior))
        z = (odds1 - odds2) / math.sqrt(1 / (x + prior) + 1 / (y + prior))
        rows.append((word, x, y, g2 if x / n1 >= y / n2 else -g2, z))
    frame = pd.DataFrame(rows, columns=["word", "count_a", "count_b", "log_likelihood", "log_odds"])
    return frame.sort_values("log_odds", ascending=False, ignore_index=True)


def _word_counts(corpus: Corpus, condition: str) -> Counter[str]:
    frame = corpus.sql(
        f"""select w, count(*) as n from (select lower(unnest(s.words)) as w
        from sentences s join documents d using (doc_id) where {condition})
        where regexp_matches(w, '^[\\pL ]+$') group by w"""
    )
    return Counter(dict(zip(frame["w"], frame["n"].astype(int), strict=True)))
