"""What tells one corpus's software from another's: all that shapes rows, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from vanthu.corpus import origin

PROGRAM = """
import sys
from vanthu.corpus.ledger import InputFile
from vanthu.corpus.store import Folder
from vanthu.worker import Options, probe

probe(InputFile(sys.argv[1], 1, 1, sys.argv[2]), Options(Folder("."), "", ""))
print("\\n".join(m for m in sys.modules if m == "vanthu" or m.startswith("vanthu.")))
"""


def test_no_code_that_a_worker_runs_is_left_out(tmp_path: Path) -> None:
    import hashlib

    notice = tmp_path / "n.txt"
    notice.write_text("THÔNG BÁO\n\nXã Sông Ray thu ngân sách đạt 95% kế hoạch.\n", encoding="utf-8")
    digest = hashlib.sha256(notice.read_bytes()).hexdigest()
    command = [sys.executable, "-c", PROGRAM, str(notice), digest]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    package = Path(origin.__file__).parents[1]
    left_out = set()
    for name in loaded:
        parts = name.split(".")[1:]
        path = package.joinpath(*parts)
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if not origin.shapes_rows(file.relative_to(package)):
            left_out.add(name)
    assert left_out <= {"vanthu.corpus.origin"}
    assert "vanthu.labelling.model" in loaded


def test_all_that_is_left_out_exists() -> None:
    package = Path(origin.__file__).parents[1]
    assert [name for name in origin.NO_ROWS if not (package / name).exists()] == []


def test_only_a_checkout_is_known_by_its_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "pipeline" / "vanthu"
    (package / "corpus").mkdir(parents=True)
    (package / "views").mkdir()
    for name in ("corpus/origin.py", "views/report.py", "dates.py"):
        (package / name).write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(origin, "__file__", str(package / "corpus" / "origin.py"))
    assert origin._code() == ""
    (tmp_path / "pyproject.toml").touch()
    before = origin._code()
    (package / "views" / "report.py").write_text("x = 2\n", encoding="utf-8")
    assert origin._code() == before
    (package / "dates.py").write_text("x = 2\n", encoding="utf-8")
    assert origin._code() not in ("", before)


def test_a_claim_that_tells_nothing_gives_no_differences() -> None:
    assert origin.differences(None, origin.origin(None, None)) == ""
    assert origin.differences({"vanthu": "0.0.1"}, origin.origin(None, None)).startswith("vanthu 0.0.1 (now ")
