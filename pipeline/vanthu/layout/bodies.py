"""Names of issuing bodies: where one begins, and which lines make one."""

from __future__ import annotations

import re
from functools import cache

from vanthu.layout.casing import usual_case
from vanthu.orthography import fold
from vanthu.vocabulary import table

_HEADLESS = re.compile(r"(?:^|\s)(?:ủy ban|hội đồng|ban chấp hành|ban thường vụ)$")
"""What names end in that are not whole yet: `BAN THƯỜNG TRỰC ỦY BAN` / `MẶT TRẬN TỔ QUỐC VIỆT NAM`."""


@cache
def _openers() -> tuple[dict[str, str], re.Pattern[str]]:
    names = {fold(row["name"]): row["open"] for row in table("bodies", __package__)}
    longest = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return names, re.compile(rf"(?:{longest})(?![^\W\d_])")


def body_opener(folded: str) -> tuple[str, str] | None:
    """The word of `bodies.tsv` a folded line begins with, and whether the name needs what follows (see there)."""
    names, pattern = _openers()
    match = pattern.match(folded)
    return (match.group(), names[match.group()]) if match else None


def split_bodies(lines: list[str]) -> tuple[str, str]:
    """Superior and issuing body from the lines of the left column; lines of one name are joined."""
    names: list[str] = []
    for text in lines:
        folded = fold(text)
        if names and folded == fold(names[-1]):
            continue
        opener = body_opener(folded)
        if names and (
            opener is None or _open(names[-1], opener) or fold(names[-1]).endswith((",", " -", " và", " của"))
        ):
            names[-1] += " " + text
        elif opener or not names:
            names.append(text)
    if names and body_opener(fold(names[0])) is None:
        names = [n for n in names if body_opener(fold(n))][:2]
    cased = [usual_case(name.strip(" .:*-")) for name in names]
    if not cased:
        return "", ""
    return (" ".join(cased[:-1][-1:]), cased[-1]) if len(cased) > 1 else ("", cased[0])


def _open(name: str, following: tuple[str, str]) -> bool:
    """`BAN CHẤP HÀNH` is not yet a name, nor is `ỦY BAN NHÂN DÂN`, save before another body."""
    folded = fold(name).strip()
    if _HEADLESS.search(folded):
        return True
    opener = body_opener(folded)
    if opener is None or opener[0] != folded:
        return False
    return opener[1] == "yes" or (opener[1] == "unit" and following[1] == "yes")
