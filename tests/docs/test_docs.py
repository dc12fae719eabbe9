"""Nothing public without documentation; the quickstart does what it says."""

from __future__ import annotations

import importlib.util
import inspect
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

import vanthu
from vanthu.cli import app
from vanthu.corpus.schema import TABLES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def hooks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_hooks", DOCS / "hooks.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def public_members(cls: type) -> list[tuple[str, Any]]:
    return [(name, member) for name, member in vars(cls).items() if not name.startswith("_")]


@pytest.mark.parametrize("name", [name for name in vanthu.__all__ if name != "__version__"])
def test_every_public_name_is_documented(name: str) -> None:
    thing = getattr(vanthu, name)
    assert inspect.getdoc(thing), f"vanthu.{name} has no docstring"
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    assert re.search(rf"^::: {thing.__module__}\.{name}$", page, flags=re.MULTILINE), f"{name} is not in docs/python.md"


@pytest.mark.parametrize("cls", [vanthu.Corpus, vanthu.Gazetteer])
def test_every_public_method_is_documented(cls: type) -> None:
    bare = [
        name
        for name, member in public_members(cls)
        if not inspect.getdoc(getattr(member, "func", getattr(member, "__func__", member)))
    ]
    assert bare == []


def test_every_name_on_the_python_page_exists() -> None:
    for path in re.findall(r"^::: (\S+)$", (DOCS / "python.md").read_text(encoding="utf-8"), flags=re.MULTILINE):
        module, _, name = path.rpartition(".")
        assert inspect.getdoc(getattr(importlib.import_module(module), name)), f"{path} has no docstring"


def test_every_column_is_documented(hooks: ModuleType) -> None:
    page = hooks.tables_page()
    for table in TABLES.values():
        section = page.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert column.description.strip(), f"{table.name}.{column.name} has no description"
            assert f"| `{column.name}` |" in section


def test_every_command_and_option_is_documented(hooks: ModuleType) -> None:
    page = hooks.cli_page()
    commands = {name: (said, parameters) for name, said, parameters in hooks.commands()}
    for name, (said, parameters) in commands.items():
        assert said, f"vanthu {name} has no help"
        assert f"\n## vanthu {name}\n" in page
        for parameter in parameters:
            assert parameter.help, f"vanthu {name}: {parameter.shown} has no help"


def test_every_label_is_documented(hooks: ModuleType) -> None:
    page = hooks.labels_page()
    for table in TABLES.values():
        for column in table.columns:
            if column.name in ("domain", "polarity"):
                assert all(f"| `{value}` |" in page for value in column.values)


def test_every_export_format_is_documented() -> None:
    from vanthu.corpus.exports import FORMATS

    page = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, flags=re.MULTILINE) == list(FORMATS)


def test_every_notebook_is_named_and_was_executed() -> None:
    import nbformat

    page = (DOCS / "index.md").read_text(encoding="utf-8")
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        assert f"`{path.stem}`" in page
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        assert all(cell.execution_count for cell in cells), f"{path.name} was not executed"
        assert not any(output.output_type == "error" for cell in cells for output in cell.outputs)


def test_the_quickstart_works(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "my-archive"
    archive.mkdir()
    for path in sorted(samples.glob("*cam-my*"))[:3]:
        shutil.copy(path, archive)
    assert len(list(archive.iterdir())) == 3
    monkeypatch.chdir(tmp_path)
    page = (DOCS / "quickstart.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(bash|python)\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    assert [language for language, _ in blocks] == ["bash", "bash", "python", "bash"]
    for language, code in blocks:
        if language == "python":
            exec(compile(code, "quickstart.md", "exec"), {})
            continue
        for line in code.splitlines():  # in this process, which has the models open
            program, *arguments = shlex.split(line)
            assert program == "vanthu"
            done = CliRunner().invoke(app, arguments)
            assert done.exit_code == 0, f"{line}\n{done.output}\n{done.exception}"
    for name in ("report.html", "plot.html", "my-tables.xlsx", "my-tables/datapackage.json"):
        assert (tmp_path / name).stat().st_size > 1000


def test_every_page_is_in_the_navigation(hooks: ModuleType) -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    for name in {path.name for path in DOCS.glob("*.md")} | set(hooks.PAGES):
        assert f"- {name}\n" in nav, f"{name} cannot be found from the site's menu"


def test_the_site_builds(tmp_path: Path) -> None:
    pytest.importorskip("material")
    pytest.importorskip("mkdocstrings")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    pages = {path.stem for path in tmp_path.glob("*.html")}
    assert {"index", "quickstart", "tables", "labels", "cli", "python", "evaluation", "exports", "limits"} <= pages
