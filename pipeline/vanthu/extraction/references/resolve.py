"""Short mentions and phrases such as `Nghị quyết này`, resolved within one document: the only candidate, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vanthu.extraction.references.draft import Draft
from vanthu.extraction.references.value import Reference
from vanthu.notice import Mention

_NEAR = 1500
"""How many characters before `này` or `nêu trên` a document may stand."""


def resolve(text: str, drafts: Sequence[Draft], *, unresolved: bool = False) -> list[Mention]:
    """Turn drafts into mentions; `unresolved` keeps the phrases that no single document fits, with the reason in `method`."""
    full = [d for d in drafts if d.kind == "number"]
    found: list[Mention] = []
    for draft in drafts:
        value = draft.value
        if draft.kind == "short":
            value = _short(value, full)
        elif draft.kind == "anaphor":
            resolved = _anaphor(draft, full)
            if resolved.key is None and not unresolved:
                continue
            value = resolved
        found.append(Mention(draft.start, draft.end, "REFERENCE", value))
    return found


def _short(value: Reference, full: Sequence[Draft]) -> Reference:
    """`Quy định 213` → 213-QĐ/TW when the text has one document of that type and number."""
    fitting = {
        d.value.key: d.value
        for d in full
        if d.value.type in (None, value.type) and _same_number(d.value.number, value.number) and _agree(d.value, value)
    }
    return _taken_over(value, list(fitting.values()))


def _anaphor(draft: Draft, full: Sequence[Draft]) -> Reference:
    """The only document of that type shortly before the phrase."""
    before = [d.value for d in full if d.end <= draft.start and draft.start - d.end <= _NEAR and d.value.type == draft.value.type]
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


def _same_number(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and left.lstrip("0").upper() == right.lstrip("0").upper()


def _agree(full: Reference, short: Reference) -> bool:
    """Nothing that both state differs."""
    return all(
        a is None or b is None or a == b
        for a, b in ((full.year, short.year), (full.issued_on, short.issued_on), (full.term, short.term))
    )
