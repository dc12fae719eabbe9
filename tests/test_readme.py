"""The code in both READMEs runs as it stands, and the commands they name exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.vi.md")


@pytest.mark.parametrize("name", READMES)
def test_the_python_blocks_run(name: str, tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", READMES)
def test_the_commands_exist(name: str) -> None:
    from vanthu.cli import app

    commands = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}
    named = set(re.findall(r"^vanthu ([a-z-]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named <= commands


def test_the_first_lines_are_the_two_commands() -> None:
    for name in READMES:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        assert [line.split("#")[0].strip() for line in lines[3:5]] == ["make demo", "make test"]
