"""How a Corpus, a document, a paragraph or a mention shows itself in a notebook.

A Corpus does by itself. spaCy's Doc and Span are shown through IPython's formatter for HTML: `vanthu` registers
`html_of` there when it is imported in a running IPython, by name, so that nothing else is imported.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from vanthu.corpus.schema import DOMAINS, POLARITIES, TABLES
from vanthu.errors import UsageError
from vanthu.notice import GROUPS
from vanthu.views.words import check_language, names, phrases

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from vanthu.corpus.corpus import Corpus

PARAGRAPHS = 200
"""Paragraphs of a document that are shown unless more are asked for."""
RUNNING = ("body", "table")
_UNSAID = {"method", "score", "candidates", "successor_uids", "precision", "note"}
"""Fields of a value that are left out of the tip over a mention; the mention by itself shows them."""
_setting = {"language": "en"}

Layer = tuple[int, int, str, str]
"""Start and end in a text, the classes of what stands there, and its tip."""


@dataclass(frozen=True, slots=True, repr=False)
class View:
    """What `show` returns: HTML in a notebook (`html`), one line elsewhere."""

    html: str
    line: str

    def __repr__(self) -> str:
        return self.line

    def _repr_html_(self) -> str:
        return self.html


def use_language(language: str) -> None:
    """Show everything in this session's notebook with labels in `vi` or `en` (the default is en).

    Raises UsageError for another language.
    """
    check_language(language)
    _setting["language"] = language


def show(thing: Corpus | Doc | Span, *, language: str | None = None, limit: int = PARAGRAPHS) -> View:
    """A Corpus, a document, or a span of one (paragraph, sentence, mention) as something to look at in a notebook.

    `language` (`vi` or `en`) names the labels; without it `use_language` decides. Of a document the first `limit`
    paragraphs are shown. Raises UsageError for another language and for what vanthu did not analyse.
    """
    check_language(language or _setting["language"])
    html = html_of(thing, language, limit)
    if html is None:
        raise UsageError(f"Nothing to show: this {type(thing).__name__} holds no result of vanthu.")
    return View(html, " ".join(repr(thing).split())[:200])


def html_of(thing: Any, language: str | None = None, limit: int = PARAGRAPHS) -> str | None:
    """The HTML of a Corpus, Doc or Span; None for one without results of vanthu, which IPython prints."""
    from spacy.tokens import Doc, Span

    from vanthu.corpus.corpus import Corpus

    language = language or _setting["language"]
    if isinstance(thing, Corpus):
        return corpus_html(thing, language)
    if not Span.has_extension("polarity"):  # no component of vanthu was loaded yet
        return None
    if isinstance(thing, Doc):
        return doc_html(thing, language, limit) if "paragraphs" in thing.spans else None
    return span_html(thing, language) if isinstance(thing, Span) else None


# -- a corpus ---------------------------------------------------------------------------------------------------------


def corpus_html(corpus: Corpus, language: str | None = None) -> str:
    """A corpus at a glance: its size and years, its sentences by domain and polarity, its tables."""
    language = language or _setting["language"]
    say = _words(language)
    rows, counts = corpus.manifest["rows"], _crosstab(corpus)
    running = sum(sum(row.values()) for row in counts.values())
    (years,) = corpus.connection.cursor().execute("select min(year), max(year) from documents").fetchall()
    sizes = [(rows["documents"], "n_documents"), (running, "n_sentences"), (rows["entities"], "n_mentions")]
    if rows["failures"]:
        sizes.append((rows["failures"], "n_failures"))
    facts = [f"{_number(n, language)} {say[key]}" for n, key in sizes]
    if years[0] is not None:
        facts.insert(1, str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}")
    tables = Markup("").join(
        Markup('<tr><th scope="row"><code>{}</code></th><td class="n">{}</td><td>{}</td></tr>').format(
            name, _number(rows[name], language), table.row
        )
        for name, table in TABLES.items()
    )
    return _whole(
        Markup("<p><b>Corpus</b> <code>{}</code><br>{}</p>").format(str(corpus.folder), " · ".join(facts)),
        _polarity_keys(language),
        _bars(counts, language),
        Markup("<details><summary>{}</summary><table>{}</table></details>").format(say["tables"], tables),
    )


def _crosstab(corpus: Corpus) -> dict[str, dict[str, int]]:
    """Sentences of running text by domain and polarity, as a report counts them."""
    counts = {domain: dict.fromkeys(POLARITIES, 0) for domain in DOMAINS}
    found = corpus.connection.cursor().execute(
        """select domain, polarity, count(*) from sentences
        semi join (select doc_id, paragraph_id from paragraphs where role in ('body', 'table'))
        using (doc_id, paragraph_id) group by all"""
    )
    for domain, polarity, n in found.fetchall():
        counts[domain][polarity] = n
    return counts


def _bars(counts: Mapping[str, Mapping[str, int]], language: str) -> Markup:
    """Domains as bars and numbers by polarity, the largest domain first, text without a field last."""
    widest = max(sum(row.values()) for row in counts.values()) or 1
    domains, polarities = names("domain", language), names("polarity", language)
    head = Markup("").join(Markup('<th class="n">{}</th>').format(polarities[label]) for label in POLARITIES)
    lines = [
        Markup('<tr><th scope="row">{}</th><td>{}</td>{}</tr>').format(
            domains[domain],
            _bar(row, widest),
            Markup("").join(Markup('<td class="n">{}</td>').format(_number(n, language)) for n in row.values()),
        )
        for domain, row in sorted(counts.items(), key=lambda item: (item[0] == "none", -sum(item[1].values())))
        if sum(row.values())
    ]
    return Markup("<table><thead><tr><th></th><th></th>{}</tr></thead><tbody>{}</tbody></table>").format(
        head, Markup("").join(lines)
    )


def _bar(counts: Mapping[str, int], whole: int) -> Markup:
    parts = (
        Markup('<i class="{}" style="width:{}%"></i>').format(label, f"{100 * n / whole:.2f}")
        for label, n in counts.items()
        if n
    )
    return Markup('<span class="bar">{}</span>').format(Markup("").join(parts))


# -- a document and its parts -----------------------------------------------------------------------------------------


def doc_html(doc: Doc, language: str = "en", limit: int = PARAGRAPHS) -> str:
    """A document: what it holds, then its paragraphs with their labels, mentions underlined and cues in bold."""
    say, marks = _words(language), _Marks(doc)
    paragraphs = list(doc.spans["paragraphs"])
    shown = Markup("").join(_paragraph(span, marks, language) for span in paragraphs[:limit])
    if len(paragraphs) > limit:
        left = _number(len(paragraphs) - limit, language)
        shown += Markup('<p class="quiet">+ {} {} <code>limit=</code></p>').format(left, say["paragraphs_left"])
    counts = Counter(label.label for _, _, label in marks.sentences)
    return _whole(
        _head(doc._.notice.letterhead) if doc._.notice is not None else Markup(""),
        _polarity_keys(language, counts),
        _family_keys(doc, language),
        Markup('<div class="paper" tabindex="0">{}</div>').format(shown),
    )


def span_html(span: Span, language: str = "en") -> str | None:
    """A paragraph or sentence with its labels, or a mention with its value; None for any other stretch of text."""
    if span.label_ in GROUPS and span._.value is not None:
        fields = Markup("").join(
            Markup('<tr><th scope="row"><code>{}</code></th><td>{}</td></tr>').format(name, said)
            for name, said in _fields(span._.value)
        )
        family = _words(language)[span.label_]
        mention = Markup('<p><mark class="{}">{}</mark> <small>{}</small></p>').format(span.label_, span.text, family)
        return _whole(mention, Markup("<table>{}</table>").format(fields))
    if span._.polarity is None and span._.role is None:
        return None
    return _whole(_paragraph(span, _Marks(span.doc), language))


class _Marks:
    """What is marked in a document, each kind in the order of the text: labelled sentences, mentions, cues."""

    def __init__(self, doc: Doc) -> None:
        from spacy.util import filter_spans

        sentences: list[Any] = list(doc.spans.get("sentences", ()))
        labelled: list[Any] = [span for span in sentences if span._.polarity is not None]
        self.sentences = [(span.start_char, span.end_char, span._.polarity) for span in labelled]
        cues = {cue for span in [*doc.spans["paragraphs"], *labelled] for cue in getattr(span._.polarity, "cues", ())}
        self.cues: list[Layer] = sorted((cue.start, cue.end, "cue", cue.direction) for cue in cues)
        mentions = filter_spans([mention for group in GROUPS.values() for mention in doc.spans.get(group, ())])
        self.mentions: list[Layer] = [
            (mention.start_char, mention.end_char, *_look(mention))
            for mention in sorted(mentions, key=lambda mention: mention.start)
        ]


def _look(mention: Any) -> tuple[str, str]:
    """Classes and tip of a mention."""
    fields = dict(_fields(mention._.value))
    tip = " · ".join(f"{name}: {said}" for name, said in fields.items() if name not in _UNSAID)
    return f"{mention.label_}{' flagged' if 'flag' in fields else ''}", tip


def _head(letterhead: Any) -> Markup:
    """The title, below it type, number, body and day."""
    facts = [letterhead.doc_type, letterhead.number, letterhead.issuer, letterhead.issued_on]
    lines = [Markup("<b>{}</b>").format(letterhead.title)] if letterhead.title else []
    if any(facts):
        lines.append(Markup("{}").format(" · ".join(str(fact) for fact in facts if fact)))
    return Markup("<p>{}</p>").format(Markup("<br>").join(lines)) if lines else Markup("")


def _paragraph(span: Any, marks: _Marks, language: str) -> Markup:
    role, polarity, domain = span._.role, span._.polarity, span._.domain
    marker = Markup('<span class="quiet">{} </span>').format(span._.marker) if span._.marker else Markup("")
    mentions = list(_within(span, marks.mentions))
    if polarity is None or (role is not None and role not in RUNNING):
        kind = role if role in ("heading", "title", "doc_type") else "formal"
        return Markup('<p class="{}">{}{}</p>').format(kind, marker, layered(span.text, mentions))
    polarities = names("polarity", language)
    others = [
        (start, end, f"other {label.label}", f"{polarities[label.label]} {label.score:.0%}")
        for start, end, label in marks.sentences
        if label.label != polarity.label
    ]
    layers = [*_within(span, others), *mentions, *_within(span, marks.cues)]
    label = (
        f"{names('domain', language)[domain.label]} {domain.score:.0%} · "
        f"{polarities[polarity.label]} {polarity.score:.0%} · {_words(language)['basis_' + polarity.basis]}"
    )
    return Markup('<p class="running {}">{}{}<span class="label">{}</span></p>').format(
        polarity.label, marker, layered(span.text, layers), label
    )


def _within(span: Any, marks: Sequence[Layer]) -> Iterator[Layer]:
    """The marks that lie in a span, counted from its beginning."""
    first, last = span.start_char, span.end_char
    for start, end, classes, tip in marks[bisect_left(marks, first, key=itemgetter(0)) :]:
        if start >= last:
            return
        if end <= last:
            yield start - first, end - first, classes, tip


def layered(text: str, layers: Sequence[Layer]) -> Markup:
    """Text cut wherever a layer begins or ends, each piece inside the layers that cover it, the first outermost.

    A sentence of another polarity (`other`) is marked at its first piece alone.
    """
    cuts = sorted({0, len(text), *(at for start, end, *_ in layers for at in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        piece = Markup("{}").format(text[start:end])
        for first, last, classes, tip in reversed(layers):
            other = classes.startswith("other")
            if first <= start and end <= last and not (other and first < start):
                tag = "b" if classes == "cue" else "span" if other else "mark"
                piece = Markup('<{0} class="{1}" title="{2}">{3}</{0}>').format(tag, classes, tip, piece)
        pieces.append(piece)
    return Markup("").join(pieces)


def _fields(value: Any) -> Iterator[tuple[str, str]]:
    """Names and texts of the fields of a value that say something."""
    fields = asdict(value) if is_dataclass(value) and not isinstance(value, type) else value or {}
    for name, said in fields.items():
        if said is None or said is False or said in ("", [], ()):
            continue
        if isinstance(said, float):
            yield name, f"{said:.12g}"
        else:
            yield name, ", ".join(map(str, said)) if isinstance(said, list | tuple) else str(said)


# -- what all of them share -------------------------------------------------------------------------------------------


def _polarity_keys(language: str, counts: Mapping[str, int] | None = None) -> Markup:
    polarities = names("polarity", language)
    return _keys(
        Markup('<span class="key {}">{}{}</span>').format(
            label, name, "" if counts is None else f" {_number(counts[label], language)}"
        )
        for label, name in polarities.items()
    )


def _family_keys(doc: Doc, language: str) -> Markup:
    say = _words(language)
    return _keys(
        Markup('<span><mark class="{}">{}</mark> {}</span>').format(label, say[label], _number(n, language))
        for label, group in GROUPS.items()
        if (n := len(doc.spans.get(group, ())))
    )


def _keys(items: Iterable[Markup]) -> Markup:
    return Markup('<p class="keys">{}</p>').format(Markup(" ").join(items))


def _whole(*parts: Markup) -> str:
    style = Markup(resources.files(__package__).joinpath("templates", "notebook.css").read_text(encoding="utf-8"))
    return str(Markup('<div class="vanthu"><style>{}</style>{}</div>').format(style, Markup("").join(parts)))


@cache
def _words(language: str) -> dict[str, str]:
    return {key: said[language] for key, said in phrases().items()}


def _number(n: int, language: str) -> str:
    return f"{n:,}".replace(",", ".") if language == "vi" else f"{n:,}"
