"""Short mentions and phrases such as `Nghị quyết này`, resolved within one document: the only candidate, or none."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from vanthu.extraction.references.draft import Draft
from vanthu.extraction.references.value import Reference
from vanthu.notice import Mention

_NEAR = 1500
"""How many characters before `này` or `nêu trên` a document may stand."""

_MOST = 50
"""How many different documents of one number are compared: more cannot be told apart anyhow."""


def resolve(drafts: Sequence[Draft], *, unresolved: bool = False) -> list[Mention]:
    """Turn drafts into mentions; `unresolved` keeps phrases that no single document fits, the reason in `method`."""
    full = [d for d in drafts if d.kind == "number"]
    by_number: dict[str, dict[Reference, None]] = defaultdict(dict)
    for d in full:
        by_number[_bare_number(d.value.number)][d.value] = None
    own_types = {d.value.type for d in drafts if d.itself}
    found: list[Mention] = []
    for draft in drafts:
        value = draft.value
        if draft.kind == "short":
            printed = value
            value = _short(value, list(islice(by_number[_bare_number(value.number)], _MOST)))
            if not draft.sure and (value.key == printed.key or value.number != printed.number):
                continue
        elif draft.kind == "anaphor":
            itself = draft.floor is not None and draft.value.type in own_types
            resolved = replace(draft.value, method="anaphor; itself") if itself else _anaphor(draft, full)
            if resolved.key is None and not unresolved:
                continue
            value = resolved
        found.append(Mention(draft.start, draft.end, "REFERENCE", value))
    return found


def _short(value: Reference, same_number: Sequence[Reference]) -> Reference:
    """`Quy định 213` → 213-QĐ/TW when the text has one document of that type and number."""
    fitting = {v.key: v for v in same_number if v.type in (None, value.type) and _agree(v, value)}
    return _taken_over(value, list(fitting.values()))


def _anaphor(draft: Draft, full: Sequence[Draft]) -> Reference:
    """The only document of that type shortly before the phrase."""
    low = max(draft.start - _NEAR, draft.floor or 0)
    first, last = (bisect_left(full, at, key=lambda d: d.end) for at in (low, draft.start + 1))
    before = [d.value for d in full[first:last] if d.value.type == draft.value.type]
    return _taken_over(draft.value, list({v.key: v for v in before}.values()))


def _taken_over(value: Reference, candidates: Sequence[Reference]) -> Reference:
    if len(candidates) != 1:
        reason = f"{len(candidates)} candidates" if candidates else "no candidate"
        return replace(value, method=f"{value.method}; {reason}")
    one = candidates[0]
    return replace(
        one,
        type=value.type or one.type,
        issuer=value.issuer or one.issuer,
        issued_on=value.issued_on or one.issued_on,
        term=value.term or one.term,
        article=value.article,
        clause=value.clause,
        point=value.point,
        method=f"{value.method}; resolved",
    )


def _bare_number(number: str | None) -> str:
    return (number or "").lstrip("0").upper()


def _agree(full: Reference, short: Reference) -> bool:
    """Nothing that both state differs."""
    return all(
        a is None or b is None or a == b
        for a, b in ((full.year, short.year), (full.issued_on, short.issued_on), (full.term, short.term))
    )
