"""How well legacy documents are read: the letters with diacritics, against transcripts."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vanthu.errors import ReadError
from vanthu.reading import read


def evaluate(rows: Iterable[dict[str, Any]], folder: str | Path) -> dict[str, float | int | str]:
    """Read the file that each row's `meta.file` names in `folder` and compare it with the row's `text`.

    Both are compared in NFC, lower case and without white space, since headings in capital fonts are lower case in
    transcripts. `diacritics` is the share of the transcripts' letters beyond ASCII that the best alignment finds in
    the text read, over all files together; `worst` is that of the worst file.
    """
    right = total = files = 0
    failures: list[str] = []
    worst = (1.0, "")
    started = time.perf_counter()
    for row in rows:
        files += 1
        file = Path(folder) / Path(row["meta"]["file"]).name
        wanted = _comparable(row["text"])
        marked = sum(map(_has_diacritic, wanted))
        total += marked
        try:
            found = matched_diacritics(wanted, _comparable(read(file).text))
        except ReadError as error:
            failures.append(str(error))
            found = 0
        right += found
        worst = min(worst, (found / max(marked, 1), file.name))
    return {
        "files": files,
        "failures": len(failures),
        "diacritics": round(right / max(total, 1), 4),
        "worst": round(worst[0], 4),
        "worst_file": worst[1],
        "letters": total,
        "seconds": round(time.perf_counter() - started, 1),
        **({"first_failure": failures[0]} if failures else {}),
    }


def matched_diacritics(wanted: str, found: str) -> int:
    """How many letters with diacritics of `wanted` stand in the best alignment with `found`."""
    from rapidfuzz.distance import Indel

    matched = 0
    for block in Indel.opcodes(wanted, found):
        if block.tag == "equal":
            matched += sum(map(_has_diacritic, wanted[block.src_start : block.src_end]))
    return matched


def _comparable(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).lower().replace("*", "").split())


def _has_diacritic(char: str) -> bool:
    return char.isalpha() and not char.isascii()
