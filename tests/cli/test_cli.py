"""The command as its users call it: exit codes, JSON, one clear sentence for what goes wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def vanthu(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "vanthu", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "n.txt"
    path.write_text(
        "KẾ HOẠCH\nkiểm tra năm 2020\n\nThực hiện Kế hoạch số 12-KH/HU của Huyện ủy Cẩm Mỹ.\n", encoding="utf-8"
    )
    return path


def test_help_needs_no_heavy_import() -> None:
    code = (
        "import sys\nfrom vanthu.cli import app\nfrom typer.testing import CliRunner\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        "print([m for m in ('spacy', 'underthesea', 'sklearn', 'pandas', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_run_check_export(notice: Path, tmp_path: Path) -> None:
    out = tmp_path / "corpus"
    run = vanthu("run", notice, "--out", out, "--jobs", "1", "--json")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["rows"]["documents"] == 1
    check = vanthu("check", out, "--sources", "--json")
    assert check.returncode == 0
    assert json.loads(check.stdout)["problems"] == []
    export = vanthu("export", out, "--to", "csv", "--out", tmp_path / "csv")
    assert export.returncode == 0
    assert (tmp_path / "csv" / "references.csv").read_text(encoding="utf-8").count("12-KH/HU") == 1


def test_exit_code_1_when_files_fail(notice: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = vanthu("run", notice, empty, "--out", tmp_path / "corpus", "--jobs", "1")
    assert done.returncode == 1
    assert "empty.txt" in done.stdout


def test_copies_are_told_apart_from_failures(notice: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(notice.read_bytes())
    done = vanthu("run", notice, copy, "--out", tmp_path / "corpus", "--jobs", "1")
    assert done.returncode == 0
    assert "Copies, each read once" in done.stdout
    assert "Failures" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "missing-folder", "--out", "{tmp}/c"), "missing-folder does not exist"),
        (("run", __file__, "--out", "{tmp}/c", "--place", "tỉnh Nghệ Am"), "no unit 'tỉnh Nghệ Am'"),
        (("check", "{tmp}"), "no finished corpus"),
        (("inspect", "{tmp}/nothing.pdf"), "nothing.pdf"),
        (("evaluate", "{tmp}/nothing.jsonl"), "nothing.jsonl"),
        (("export", "{tmp}", "--to", "csv", "--out", "{tmp}/x"), "no finished corpus"),
    ],
)
def test_wrong_calls_end_in_one_sentence(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    done = vanthu(*(a.format(tmp=tmp_path) for a in arguments))
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().count("\n") == 0


def test_inspect_shows_one_notice(notice: Path) -> None:
    done = vanthu("inspect", notice)
    assert done.returncode == 0, done.stderr
    assert "12-KH/HU" in done.stdout
    tree = vanthu("inspect", notice, "--layout")
    assert "doc_type" in tree.stdout
    tables = json.loads(vanthu("inspect", notice, "--json").stdout)
    assert tables["references"][0]["key"] == "12-KH/HU"
