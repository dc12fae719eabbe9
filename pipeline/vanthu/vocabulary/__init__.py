"""Vocabulary that several rooms share, as tab-separated tables beside this file."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources


@cache
def table(name: str, package: str = __name__) -> tuple[dict[str, str], ...]:
    """The rows of `name`.tsv in `package`; the first line names the columns, lines that begin with # are comments."""
    text = resources.files(package).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
