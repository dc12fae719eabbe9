"""What the commands print: one notice in colour, the summary of a run, tables of scores."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from vanthu.corpus.frames import rows
from vanthu.corpus.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd
    from spacy.tokens import Doc, Span

    from vanthu.batch import Run

POLARITY_STYLE = {"achievement": "green", "shortcoming": "red", "directive": "blue", "neutral": "dim"}
ENTITY_STYLE = {
    "references": "bold magenta",
    "places": "bold cyan",
    "figures": "yellow",
    "people": "bold",
    "organisations": "underline",
    "dates": "italic",
}


def show_doc(doc: Doc, console: Console | None = None) -> None:
    """One analysed notice: its head, its paragraphs with labels, entities coloured, cues underlined."""
    console = console or Console()
    notice = doc._.notice
    head = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    letterhead = notice.letterhead
    for field in ("doc_type", "number", "issuer", "place", "issued_on", "title", "signer", "signer_role", "file_code"):
        value = getattr(letterhead, field)
        if value:
            head.add_row(Text(field, style="dim"), Text(str(value)))
    head.add_row(
        Text("source", style="dim"),
        Text(f"{notice.source.path or 'text'} ({notice.source.format}, {notice.source.encoding})"),
    )
    console.print(head)
    for warning in (*notice.source.warnings, *notice.warnings):
        console.print(f"[yellow]![/] {escape(warning)}")
    console.print()
    for span in doc.spans["paragraphs"]:
        _show_paragraph(doc, span, console)
    _legend(doc, console)


def _show_paragraph(doc: Doc, span: Span, console: Console) -> None:
    role = span._.role
    text = Text(span.text)
    if role == "heading":
        text.stylize("bold")
        console.print()
    elif role not in ("body", "table"):
        text.stylize("dim")
    for group, style in ENTITY_STYLE.items():
        for mention in doc.spans.get(group, ()):
            _stylize(text, span, mention.start_char, mention.end_char, style)
    label = ""
    if role in ("body", "table"):
        domain, polarity = span._.domain, span._.polarity
        label = f"{domain.label} · {polarity.label} ({polarity.score:.2f}, {polarity.basis})"
        for cue in polarity.cues:
            _stylize(text, span, cue.start, cue.end, "reverse")
    line = Text()
    if label:
        line.append("▌ ", style=POLARITY_STYLE.get(span._.polarity.label, ""))
    if span._.marker:
        line.append(span._.marker + " ", style="dim")
    line.append_text(text)
    console.print(line)
    if label:
        console.print(Text("  " + label, style=POLARITY_STYLE.get(span._.polarity.label, "") + " italic"))


def _stylize(text: Text, span: Span, start: int, end: int, style: str) -> None:
    if start >= span.start_char and end <= span.end_char:
        text.stylize(style, start - span.start_char, end - span.start_char)


def _legend(doc: Doc, console: Console) -> None:
    console.print()
    legend = Text()
    for group, style in ENTITY_STYLE.items():
        legend.append(f"{len(doc.spans.get(group, ()))} {group}", style=style)
        legend.append("  ")
    counts = Counter(s._.polarity.label for s in doc.spans["sentences"])
    for label, style in POLARITY_STYLE.items():
        legend.append(f"  {counts[label]} {label}", style=style)
    console.print(legend)


def run_summary(run: Run, console: Console | None = None) -> None:
    """Counts per table, an extract, what failed, and where to look next."""
    from vanthu.corpus.corpus import Corpus

    console = console or Console()
    corpus = Corpus(run.out)
    table = Table(title=f"Corpus {run.out}", title_justify="left")
    table.add_column("table")
    table.add_column("rows", justify="right")
    table.add_column("one row a")
    for name, declared in TABLES.items():
        table.add_row(name, f"{run.rows[name]:,}", declared.row)
    console.print(table)
    _extract(corpus, console)
    if run.failures:
        copied = corpus.failures["stage"] == "duplicate"
        _messages("Failures", corpus.failures[~copied], "red", console)
        _messages("Copies, each read once", corpus.failures[copied], "yellow", console)
    console.print(
        f"\nNext:  vanthu check {run.out}\n"
        f"       vanthu export {run.out} --to csv --out tables/\n"
        f"       vanthu report {run.out} --out report.html\n"
        f"       python -c \"import vanthu; print(vanthu.Corpus('{run.out}').kwic('dân vận'))\"",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )


def _messages(title: str, failures: pd.DataFrame, style: str, console: Console) -> None:
    """The first messages of the table failures, if there are any."""
    if failures.empty:
        return
    console.print(f"\n{title} (table failures)", style="italic")
    for row in rows(failures.head(10)):
        console.print(Text(f"{row.stage}: ", style=style).append(row.message, style="default"), soft_wrap=True)
    if len(failures) > 10:
        console.print(f"… and {len(failures) - 10:,} more.")


def _extract(corpus: Any, console: Console) -> None:
    counts = corpus.sql("select domain, polarity, count(*) as n from sentences group by all")
    if counts.empty:
        return
    pivot = counts.pivot(index="domain", columns="polarity", values="n").fillna(0).astype(int)
    table = Table(title="Sentences by domain and polarity", title_justify="left")
    table.add_column("domain")
    for label, style in POLARITY_STYLE.items():
        table.add_column(label, justify="right", style=style)
    for domain, row in pivot.iterrows():
        table.add_row(str(domain), *(f"{row.get(label, 0):,}" for label in POLARITY_STYLE))
    console.print(table)
    sample = corpus.sql(
        "select d.path, s.domain, s.polarity, s.text from sentences s join documents d using (doc_id) "
        "where s.polarity in ('achievement', 'shortcoming') and length(s.text) < 160 and s.domain <> 'none' "
        "order by s.polarity_score desc, d.path, s.sentence_id limit 4"
    )
    for row in rows(sample):
        line = Text(f"{row.domain} · {row.polarity}: ", style=POLARITY_STYLE[row.polarity])
        line.append(row.text, style="default")
        line.append(f"  [{row.path}]", style="dim")
        console.print(line)


def show_scores(results: dict[str, dict[str, Any]], console: Console | None = None) -> None:
    """Tables of measures, one a task; nested results become tables of their own."""
    console = console or Console()
    for task, scores in results.items():
        table = Table(title=task, title_justify="left")
        table.add_column("measure")
        table.add_column("value", justify="right")
        nested = {}
        for name, value in scores.items():
            if isinstance(value, dict):
                nested[f"{task}: {name}"] = value
            else:
                table.add_row(name, f"{value:.4f}" if isinstance(value, float) else str(value))
        if table.row_count:
            console.print(table)
        if nested:
            show_scores(nested, console)
