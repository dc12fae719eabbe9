"""What a report says at a glance: counts, fields, years, places, cited documents, figures to check, failures.

Sentences are counted in running text alone (paragraphs of role body and table), so that every number can be opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vanthu.corpus.schema import DOMAINS, POLARITIES

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

UNITS_DRAWN = 400
CITED_DRAWN = 40
CITED_KNOWN = 5_000
ROWS_DRAWN = 100

Counts = dict[str, int]
Ask = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit and the sentences that mention it."""

    number: int
    name: str
    level: str
    until: str
    """The day after its last; empty while it exists."""
    sentences: int
    achievement: int
    shortcoming: int


@dataclass(frozen=True, slots=True)
class Province:
    """A province, its own row and the units in it."""

    name: str
    sentences: int
    units: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited document; `held` is its number in the corpus, -1 if it is not there."""

    number: int
    type: str
    key: str
    issuer: str
    issued_on: str
    sentences: int
    documents: int
    held: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure that does not agree with others."""

    document: int
    sentence: int
    """Its position among the document's sentences of running text, as the page counts them; -1 outside these."""
    title: str
    year: str
    figure: str
    flag: str
    text: str


@dataclass(slots=True)
class Summary:
    """Everything the overview shows, and the numbers by which the page knows documents, units and cited documents."""

    totals: Counts
    domains: dict[str, Counts]
    years: dict[int, Counts]
    undated: int
    provinces: list[Province]
    units_left: int
    cited: list[Cited]
    findings: list[Finding]
    findings_total: int
    failures: list[tuple[str, str]]
    failures_total: int
    documents: list[list[Any]]
    numbers: dict[str, int]
    unit_names: list[list[str]]
    unit_numbers: dict[str, int]
    reference_names: list[str]
    reference_numbers: dict[tuple[str | None, str, str | None], int] = field(default_factory=dict)


def _asker(corpus: Corpus) -> Ask:
    """Queries over the tables and over `running`, the sentences of running text, numbered within their document."""
    connection = corpus.connection.cursor()
    # A table of its own: joined anew in every query, DuckDB took 1 GB at 600,000 sentences.
    connection.execute(
        """create temp table running as
        select doc_id, sentence_id, domain, polarity,
        row_number() over (partition by doc_id order by sentence_id) - 1 as at
        from sentences semi join (select doc_id, paragraph_id from paragraphs where role in ('body', 'table'))
        using (doc_id, paragraph_id)"""
    )
    return lambda query: connection.execute(query).fetchall()


def summarise(corpus: Corpus) -> Summary:
    """Ask the corpus everything the overview needs."""
    ask = _asker(corpus)
    documents, numbers = _documents(corpus, ask)
    units, unit_numbers, provinces, left = _places(ask)
    cited, names, reference_numbers = _cited(ask, numbers)
    findings, findings_total = _findings(ask, numbers)
    years, undated = _years(ask)
    return Summary(
        totals=_totals(corpus, documents, ask),
        domains=_domains(ask),
        years=years,
        undated=undated,
        provinces=provinces,
        units_left=left,
        cited=cited,
        findings=findings,
        findings_total=findings_total,
        failures=ask(f"select path, message from failures order by path limit {ROWS_DRAWN}"),
        failures_total=corpus.manifest["rows"]["failures"],
        documents=documents,
        numbers=numbers,
        unit_names=units,
        unit_numbers=unit_numbers,
        reference_names=names,
        reference_numbers=reference_numbers,
    )


def _documents(corpus: Corpus, ask: Ask) -> tuple[list[list[Any]], dict[str, int]]:
    """The list of documents in the order of the corpus's parts, with counts of achievement and shortcoming."""
    counts = {
        doc_id: (a, s)
        for doc_id, a, s in ask(
            """select doc_id, count(*) filter (polarity = 'achievement'), count(*) filter (polarity = 'shortcoming')
            from running group by doc_id""",
        )
    }
    columns = ["doc_id", "title", "doc_type", "number", "issuer", "issued_on", "year", "signer", "signer_role", "path"]
    documents: list[list[Any]] = []
    numbers: dict[str, int] = {}
    for part in corpus.parts("documents"):
        for doc_id, *head, day, year, signer, role, path in zip(
            *part.read(columns=columns).to_pydict().values(), strict=True
        ):
            texts = [value or "" for value in (*head, day and day.isoformat())]
            numbers[doc_id] = len(documents)
            documents.append([*texts, year, signer or "", role or "", path, *counts.get(doc_id, (0, 0))])
    return documents, numbers


def _totals(corpus: Corpus, documents: list[list[Any]], ask: Ask) -> Counts:
    rows = corpus.manifest["rows"]
    ((sentences,),) = ask("select count(*) from running")
    years = [row[5] for row in documents if row[5] is not None]
    return {
        "documents": len(documents),
        "sentences": sentences,
        "mentions": rows["entities"],
        "failures": rows["failures"],
        "first_year": min(years, default=0),
        "last_year": max(years, default=0),
    }


def _domains(ask: Ask) -> dict[str, Counts]:
    """Sentences by field and polarity, the largest field first, formal text last."""
    found = {domain: dict.fromkeys(POLARITIES, 0) for domain in DOMAINS}
    for domain, polarity, n in ask("select domain, polarity, count(*) from running group by all"):
        found[domain][polarity] = n
    ranked = sorted(DOMAINS, key=lambda d: (d == "none", -sum(found[d].values()), DOMAINS.index(d)))
    return {domain: found[domain] for domain in ranked}


def _years(ask: Ask) -> tuple[dict[int, Counts], int]:
    """Achievement and shortcoming by year, years without documents included; sentences of undated documents."""
    found: dict[int, Counts] = {}
    undated = 0
    for year, polarity, n in ask(
        "select d.year, s.polarity, count(*) from running s join documents d using (doc_id) "
        "where s.polarity in ('achievement', 'shortcoming') group by all",
    ):
        if year is None:
            undated += n
        else:
            found.setdefault(year, {"achievement": 0, "shortcoming": 0})[polarity] = n
    if found and max(found) - min(found) < 60:
        for year in range(min(found), max(found)):
            found.setdefault(year, {"achievement": 0, "shortcoming": 0})
    return dict(sorted(found.items())), undated


def _places(ask: Ask) -> tuple[list[list[str]], dict[str, int], list[Province], int]:
    """Units as the page names them, their numbers, those to draw by province, and how many are not drawn."""
    from vanthu.extraction.places.gazetteer import Gazetteer

    counted = ask(
        """with mention as (
            select distinct p.unit_uid, s.doc_id, s.sentence_id, s.polarity
            from places p join entities e using (doc_id, entity_id) join running s using (doc_id, sentence_id)
            where p.unit_uid is not null and e.label = 'PLACE')
        select unit_uid, count(*) as n, count(*) filter (polarity = 'achievement'),
        count(*) filter (polarity = 'shortcoming') from mention group by unit_uid order by n desc, unit_uid""",
    )
    gazetteer = Gazetteer.load()
    names: list[list[str]] = []
    drawn: dict[str, list[Place]] = {}
    own: dict[str, tuple[str, int]] = {}
    for number, (uid, n, achievement, shortcoming) in enumerate(counted):
        unit = gazetteer.get(uid)
        above = gazetteer.ancestors(unit) if unit else []
        province = above[-1].name if above else (unit.name if unit and unit.level == "province" else "")
        code = (above[-1] if above else unit).code if unit else ""
        name = unit.name or (unit.aliases[0] if unit.aliases else uid) if unit else uid
        names.append([name, unit.type if unit else "", " · ".join(a.name for a in above)])
        if province:
            own.setdefault(province, (code, 0))
        if number < UNITS_DRAWN:
            place = Place(
                number, name, unit.level if unit else "", unit.end if unit else "", n, achievement, shortcoming
            )
            drawn.setdefault(province, []).append(place)
    level = {"province": 0, "district": 1}
    provinces = [
        Province(
            province,
            sum(place.sentences for place in places),
            tuple(sorted(places, key=lambda p: (level.get(p.level, 2), -p.sentences, p.name))),
        )
        for province, places in drawn.items()
    ]
    provinces.sort(key=lambda p: (not p.name, own.get(p.name, ("", 0))[0], p.name))
    uids = {uid: number for number, (uid, *_) in enumerate(counted)}
    return names, uids, provinces, max(0, len(counted) - UNITS_DRAWN)


def _cited(
    ask: Ask, numbers: dict[str, int]
) -> tuple[list[Cited], list[str], dict[tuple[str | None, str, str | None], int]]:
    """The most cited documents. One type and key is one document unless its mentions give different days."""
    rows = ask(
        f"""with mention as (
            select distinct r.type, r.key, r.issuer, r.issued_on, r.cited_doc_id, s.doc_id, s.sentence_id
            from "references" r join entities e using (doc_id, entity_id) join running s using (doc_id, sentence_id)
            where r.key is not null and e.label = 'REFERENCE'),
        name as (select type, key, count(distinct issued_on) > 1 as several from mention group by all),
        cited as (select m.*, case when several then issued_on end as day
            from mention m join name n on m.key = n.key and m.type is not distinct from n.type)
        select type, key, day, mode(issuer order by issuer), max(issued_on),
        count(distinct hash(doc_id, sentence_id)) as n, count(distinct doc_id) as documents, max(cited_doc_id)
        from cited group by 1, 2, 3 order by n desc, documents desc, key, type, day limit {CITED_KNOWN}""",
    )
    known: dict[tuple[str | None, str, str | None], int] = {}
    labels = []
    cited = []
    for number, (type_, key, day, issuer, issued_on, n, documents, held) in enumerate(rows):
        known[type_, key, str(day) if day else None] = number
        labels.append(key if not type_ or key.startswith(type_) else f"{type_} {key}")
        if number < CITED_DRAWN:
            date = f"{issued_on:%d/%m/%Y}" if issued_on else ""
            place = numbers.get(held, -1)
            cited.append(Cited(number, type_ or "", key, issuer or "", date, n, documents, place))
    return cited, labels, known


def _findings(ask: Ask, numbers: dict[str, int]) -> tuple[list[Finding], int]:
    rows = ask(
        f"""with flagged as (
            select d.path, d.title, d.year, f.doc_id, f.entity_id, f.figure_id, f.flag, count(*) over () as total
            from figures f join documents d using (doc_id) where f.flag is not null
            order by d.path, f.figure_id limit {ROWS_DRAWN})
        select f.doc_id, r.at, f.title, f.path, f.year, e.text, f.flag, s.text, f.total
        from flagged f join entities e on e.doc_id = f.doc_id and e.entity_id = f.entity_id and e.label = 'FIGURE'
        left join running r on r.doc_id = e.doc_id and r.sentence_id = e.sentence_id
        left join sentences s on s.doc_id = r.doc_id and s.sentence_id = r.sentence_id
        order by f.path, f.figure_id""",
    )
    findings = [
        Finding(
            numbers[doc_id],
            -1 if at is None else at,
            title or path,
            str(year) if year else "",
            figure,
            flag,
            text or "",
        )
        for doc_id, at, title, path, year, figure, flag, text, _ in rows
    ]
    return findings, rows[0][-1] if rows else 0
