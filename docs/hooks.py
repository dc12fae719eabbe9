"""Pages made of the code itself when the documentation is built, so that they cannot fall behind it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any, NamedTuple, get_args, get_type_hints

import pyarrow as pa


def on_files(files: Any, config: Any) -> Any:
    """mkdocs' event: add the generated pages."""
    from mkdocs.structure.files import File

    for name, page in PAGES.items():
        files.append(File.generated(config, name, content=page()))
    return files


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def type_name(type_: pa.DataType) -> str:
    """An Arrow type as people call it."""
    if pa.types.is_list(type_):
        return f"list of {type_name(type_.value_type)}"
    if pa.types.is_struct(type_):
        return "record (" + ", ".join(f"{field.name}: {type_name(field.type)}" for field in type_) + ")"
    names = {pa.string(): "text", pa.date32(): "date", pa.float32(): "number (32 bit)", pa.float64(): "number"}
    return names.get(type_, "whole number" if pa.types.is_integer(type_) else str(type_))


def tables_page() -> str:
    """Every table and column of the schema."""
    from vanthu.corpus.schema import SCHEMA_VERSION, TABLES

    lines = [
        "# Tables",
        "",
        f"A corpus is a folder of Parquet files, one folder a table (schema {SCHEMA_VERSION}). Offsets count code "
        "points of the clean text from 0, ends exclusive; `source_start` and `source_end` do so in the text as read "
        "from the file. `vanthu check` verifies keys, foreign keys, spans and values.",
    ]
    for table in TABLES.values():
        lines += ["", f"## {table.name}", "", f"One row a {table.row}. Key: {', '.join(f'`{c}`' for c in table.key)}."]
        for key in table.foreign_keys:
            lines += ["", f"`{', '.join(key.columns)}` → {key.table} `{', '.join(key.references)}`"]
        lines += ["", "| column | type | may be empty | meaning |", "|---|---|---|---|"]
        for column in table.columns:
            values = f": {', '.join(f'`{v}`' for v in column.values)}" if column.values else ""
            empty = "yes" if column.nullable else ""
            lines.append(_row(f"`{column.name}`", type_name(column.type), empty, column.description + values))
    return "\n".join(lines) + "\n"


def labels_page() -> str:
    """Domains and polarities with their names."""
    from vanthu.views.words import names

    lines = [
        "# Labels",
        "",
        "Every paragraph and sentence of running text has a *domain* (what it is about) and a *polarity* (what it "
        "does). The heading gives a prior, the words decide; `*_score` is a calibrated probability and `*_basis` says "
        "what decided.",
    ]
    for kind, title in (("domain", "Domains"), ("polarity", "Polarities")):
        lines += ["", f"## {title}", "", "| label | Vietnamese | English |", "|---|---|---|"]
        english = names(kind, "en")
        lines += [_row(f"`{label}`", name, english[label]) for label, name in names(kind, "vi").items()]
    lines += [
        "",
        "*Achievement* against *shortcoming* is the question researchers ask; *directive* (what shall be done) and "
        "*neutral* keep tasks and formal text from being forced into it. A target that was missed is a shortcoming "
        "also under a heading of results; a crime rate that fell is an achievement.",
    ]
    return "\n".join(lines) + "\n"


class Parameter(NamedTuple):
    """An argument or option of a command."""

    shown: str
    help: str
    default: str


def commands() -> Iterator[tuple[str, str, list[Parameter]]]:
    """Name, help and parameters of every command, read from the functions themselves."""
    from vanthu.cli import app

    for command in app.registered_commands:
        function = command.callback
        assert function is not None
        hints = get_type_hints(function, include_extras=True)
        parameters = [
            _parameter(name, hints[name], parameter.default)
            for name, parameter in inspect.signature(function).parameters.items()
        ]
        yield command.name or function.__name__, " ".join((function.__doc__ or "").split()), parameters


def _parameter(name: str, hint: Any, default: Any) -> Parameter:
    """What an annotation like Annotated[Path, typer.Option(help=...)] says."""
    kind, info = get_args(hint)[:2]
    is_option = type(info).__name__ == "OptionInfo"
    shown = ", ".join(info.param_decls or ()) or (f"--{name.replace('_', '-')}" if is_option else name.upper())
    choices = [f"`{value}`" for value in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []
    said = " ".join(filter(None, [info.help, f"One of {', '.join(choices)}." if choices else ""]))
    if default is inspect.Parameter.empty:
        return Parameter(shown, said, "required")
    return Parameter(shown, said, "" if default in (None, False, "") else f"`{default}`")


def cli_page() -> str:
    """Every command, argument and option."""
    lines = [
        "# Command line",
        "",
        "Exit codes: 0 all well; 1 the command finished but some files failed or something does not hold; 2 the call "
        "was wrong. `--json` prints the result for programs.",
    ]
    for name, said, parameters in commands():
        lines += ["", f"## vanthu {name}", "", said, "", "| | | default |", "|---|---|---|"]
        lines += [_row(f"`{p.shown}`", p.help, p.default) for p in parameters]
    return "\n".join(lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {"tables.md": tables_page, "labels.md": labels_page, "cli.md": cli_page}
