"""The `vanthu` command. Every command is one call into the package; heavy imports wait until they are needed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from vanthu.batch import Progress

app = typer.Typer(
    name="vanthu",
    help="Turn archives of Vietnamese Party and government notices into a structured corpus.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class ExportFormat(StrEnum):
    """What `vanthu export` writes."""

    csv = "csv"
    xlsx = "xlsx"
    jsonl = "jsonl"
    docbin = "docbin"
    conllu = "conllu"
    label_studio = "label-studio"
    huggingface = "huggingface"


JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
ModelsOption = Annotated[Path | None, typer.Option(help="Folder of models made by `vanthu train`.")]
TrustOption = Annotated[
    bool, typer.Option("--trust", help="Load models that somebody else made, now and later: loading them runs code.")
]
CorpusArgument = Annotated[str, typer.Argument(help="A corpus made by `vanthu run`: its folder or URL.")]


def main() -> None:
    """Entry point: run the command; known errors end in one sentence and exit code 2."""
    from vanthu.errors import VanthuError

    try:
        app()
    except VanthuError as error:
        _stop(str(error))
    except KeyboardInterrupt:
        _stop("Interrupted. Run the same command again to continue.", 130)
    except OSError as error:
        _stop(f"The system refused ({error}). Free some space or check permissions, then run the same command again.")


def _stop(message: str, code: int = 2) -> NoReturn:
    print(f"vanthu: {message}", file=sys.stderr)
    raise SystemExit(code)


def _trust(models: Path | None, trust: bool) -> None:
    if trust:
        from vanthu import resources

        resources.trust(models)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))


@app.command()
def run(
    archive: Annotated[list[str], typer.Argument(help="Files, folders and URLs (s3://bucket/archive) to read.")],
    out: Annotated[str, typer.Option(help="Folder or URL of the corpus; an interrupted run continues there.")],
    jobs: Annotated[int | None, typer.Option(min=1, help="Worker processes; default: the cores there are.")] = None,
    place: Annotated[str | None, typer.Option(help='What the archive is about, e.g. "tỉnh Đồng Nai".')] = None,
    models: ModelsOption = None,
    trust: TrustOption = False,
    backend: Annotated[str, typer.Option(help="loky (this machine) or dask (a cluster).")] = "loky",
    scheduler: Annotated[str | None, typer.Option(help="Address of the Dask scheduler.")] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Discard a corpus made by other software or options.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Turn an archive into a corpus. Exit code 1 if some files failed: they are in the table failures.
    Copies of a file are there too, but do not count as failed."""
    from vanthu.batch import run as run_batch

    _trust(models, trust)
    with _progress(quiet=as_json) as show:
        done = run_batch(
            archive,
            out,
            jobs=jobs,
            place=place,
            models=models,
            backend=backend,
            scheduler=scheduler,
            rebuild=rebuild,
            on_progress=show,
        )
    if as_json:
        _print_json(
            {
                "out": str(done.out),
                "rows": done.rows,
                "failures": done.failures,
                "copies": done.copies,
                "reused_chunks": done.reused_chunks,
            }
        )
    else:
        from vanthu.views.terminal import run_summary

        run_summary(done)
    raise typer.Exit(done.exit_code)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Any]:
    """A bar with files, rate, remaining time and failures so far."""
    if quiet:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files  {task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"),
    )
    bar = Bar(*columns, console=Console(stderr=True))
    task = bar.add_task("vanthu", total=None, rate="", failed="")

    def show(progress: Progress) -> None:
        if not bar.live.is_started:  # a call that is wrong ends in its one sentence, without a bar
            bar.start()
        elapsed = bar.tasks[0].elapsed or 0.0
        rate = f"{progress.bytes_done / elapsed / 1e6:.2f} MB/s" if elapsed > 0.5 else ""
        failed = f"{progress.failures} failed" if progress.failures else ""
        bar.update(task, total=progress.files_total, completed=progress.files_done, rate=rate, failed=failed)

    try:
        yield show
    finally:
        if bar.live.is_started:
            bar.stop()


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="One notice.")],
    layout: Annotated[bool, typer.Option("--layout", help="Show the tree of sections and roles instead.")] = False,
    place: Annotated[str | None, typer.Option(help="What the notice is about, where it does not say.")] = None,
    models: ModelsOption = None,
    trust: TrustOption = False,
    as_json: JsonOption = False,
) -> None:
    """Show one notice in the terminal: structure, entities, domain and polarity with their cues."""
    from vanthu.reading import read

    source = read(file)
    if layout:
        from vanthu.layout import parse
        from vanthu.layout.tree import render

        print(render(parse(source)))
        return
    from vanthu.analysis import analyze

    _trust(models, trust)
    doc = analyze(source, place=place, models=models)
    if as_json:
        from vanthu.corpus.rows import rows_of

        tables = rows_of([doc]).tables
        _print_json(
            {
                name: [dict(zip(t, row, strict=True)) for row in zip(*t.values(), strict=True)]
                for name, t in tables.items()
            }
        )
        return
    from vanthu.views.terminal import show_doc

    show_doc(doc)


@app.command()
def export(
    corpus: CorpusArgument,
    to: Annotated[ExportFormat, typer.Option(help="Format.")],
    out: Annotated[Path, typer.Option(help="Folder (or file, for xlsx) to write.")],
    bom: Annotated[bool, typer.Option("--bom", help="csv: mark the files as UTF-8, as Excel wants it.")] = False,
    title: Annotated[str, typer.Option(help="csv, huggingface: the dataset's title; default: the folder's name.")] = "",
    licence: Annotated[str, typer.Option(help="csv, huggingface: licence of the dataset, e.g. CC-BY-4.0.")] = "",
) -> None:
    """Write a corpus in another format. Parquet is the corpus itself. csv comes with datapackage.json,
    croissant.json and a data card, huggingface with its card."""
    from vanthu.corpus.corpus import Corpus
    from vanthu.corpus.exports import export as export_corpus

    written = export_corpus(Corpus(corpus), to.value, out, bom=bom, title=title, licence=licence)
    for path in written:
        print(path)


@app.command()
def report(
    corpus: CorpusArgument,
    out: Annotated[Path, typer.Option(help="The HTML file to write.")],
    language: Annotated[str, typer.Option(help="vi or en: how the page opens; it can be switched.")] = "vi",
    title: Annotated[str | None, typer.Option(help="Title of the page; default: the folder's name.")] = None,
) -> None:
    """Write one self-contained HTML page about a corpus, with all its documents, for any browser, offline."""
    from vanthu.corpus.corpus import Corpus
    from vanthu.views.report import write_report

    print(write_report(Corpus(corpus), out, language=language, title=title))


@app.command()
def check(
    corpus: CorpusArgument,
    sources: Annotated[bool, typer.Option("--sources", help="Read the source files again and compare.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Verify keys, spans, values, hashes and counts. Exit code 1 if something does not hold."""
    from dataclasses import asdict

    from vanthu.corpus.check import check as check_corpus
    from vanthu.corpus.corpus import Corpus

    opened = Corpus(corpus)
    problems = check_corpus(opened, sources=sources)
    if as_json:
        _print_json({"problems": [asdict(p) for p in problems], "rows": opened.manifest["rows"]})
    elif problems:
        for p in problems:
            print(f"{p.table}: {p.rule} does not hold for {p.count} rows, e.g. {p.example}")
    else:
        print(f"All well: {sum(opened.manifest['rows'].values()):,} rows in {len(opened.manifest['rows'])} tables.")
    raise typer.Exit(1 if problems else 0)


@app.command()
def train(
    labelled: Annotated[list[Path], typer.Argument(help="Labelled files (.tsv, .jsonl, .json) or folders of them.")],
    out: Annotated[Path, typer.Option(help="Folder to write the models to.")],
    as_json: JsonOption = False,
) -> None:
    """Train domain and polarity models from labelled text, also from doccano's and Label Studio's files."""
    from vanthu.labelling.training import train as train_models

    result = train_models(labelled, out)
    if as_json:
        _print_json(result)
    else:
        from vanthu.views.terminal import show_scores

        show_scores({"training": result})


@app.command()
def harvest(
    archive: Annotated[list[Path], typer.Argument(help="Files and folders to read.")],
    out: Annotated[Path, typer.Option(help="JSONL file to write.")],
) -> None:
    """Collect training text that labels itself through its headings."""
    from vanthu.labelling.harvest import harvest as harvest_archive

    count, failures = harvest_archive(archive, out)
    print(f"{count:,} labelled sentences in {out}")
    if count:
        from vanthu.labelling.data import counts, read_labelled

        for domain, row in counts(read_labelled([out])).items():
            found = ", ".join(f"{polarity} {number:,}" for polarity, number in row.items() if number)
            if found:
                print(f"  {domain}: {found}")
    for message in failures:
        print(message, file=sys.stderr)
    raise typer.Exit(1 if failures else 0)


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(help="Annotated text, one JSON object a line.")],
    models: ModelsOption = None,
    trust: TrustOption = False,
    as_json: JsonOption = False,
) -> None:
    """Score vanthu on annotated text."""
    from vanthu.evaluation import evaluate_file

    _trust(models, trust)
    scores = evaluate_file(file, models)
    if as_json:
        _print_json(scores)
    else:
        from vanthu.views.terminal import show_scores

        show_scores(scores)
