"""The tables of vocabulary: no row twice, no cell too many."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline/vanthu"
TABLES = sorted(PACKAGE.rglob("*.tsv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_rows_are_whole_and_stand_once(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    head, *rows = (line for line in lines if line and not line.startswith("#"))
    assert [row for row in rows if row.count("\t") > head.count("\t")] == []
    assert [row for row, count in Counter(rows).items() if count > 1] == []
