"""Clauses that make units of others: `… của xã A và xã B thành xã C`. C comes after, A and B before.

The gazetteer knows which became which, so the names of a clause settle one another, however common each is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from vanthu.extraction.places.candidates import Choice
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.names import bare_key, spellings


def settle_mergers(gazetteer: Gazetteer, choices: Sequence[Choice], date: str, is_here: Callable[[Unit], bool]) -> None:
    """Settle the choices of every clause that creates a unit; `is_here` tells what the document may be about."""
    clauses: dict[int, list[Choice]] = defaultdict(list)
    for choice in choices:
        clauses[choice.named.sentence].append(choice)
    for clause in clauses.values():
        created = [choice for choice in clause if choice.named.created]
        sources = [choice for choice in clause if not choice.named.created]
        start = 0
        for target in created:
            at = target.named.start
            before = [s for s in sources if start <= s.named.start < at]
            parts = before or [s for s in sources if s.named.start > at]
            _settle(gazetteer, target, [s for s in parts if s.named.levels == target.named.levels], date, is_here)
            start = target.named.end


def _settle(
    gazetteer: Gazetteer, target: Choice, sources: list[Choice], date: str, is_here: Callable[[Unit], bool]
) -> None:
    """The candidate of the created name that most of the sources went into; else what came next after the date."""
    named = target.named
    units = [u for level in named.levels for u in gazetteer.find_variants(named.key, level)]
    units = [u for u in units if u.type in named.types] or units
    options = [(unit, _parts(gazetteer.predecessors(unit.uid), sources)) for unit in units]
    most = max((len(parts) for _, parts in options), default=0)
    best = [(unit, parts) for unit, parts in options if len(parts) == most]
    best = [(unit, parts) for unit, parts in best if unit.first > date] or best
    if len(best) > 1:
        best = [(unit, parts) for unit, parts in best if is_here(unit)] or best
    if most and len(best) == 1:
        unit, parts = best[0]
        target.settle(unit, "merger")
        for i, old in parts.items():
            sources[i].settle(old, "merger")
        return
    later = [unit for unit in units if unit.first > date]
    if later:
        first = min(unit.first for unit in later)
        target.offer([unit for unit in later if unit.first == first])


def _parts(before: list[Unit], sources: list[Choice]) -> dict[int, Unit]:
    """Which of the sources (by index) are among a unit's predecessors; first as spelled, then by bare letters."""
    found: dict[int, Unit] = {}
    for i, source in enumerate(sources):
        names = {source.named.key, *spellings(source.named.key)}
        same = [unit for unit in before if not names.isdisjoint(map(str.lower, (unit.name, *unit.aliases)))]
        same = same or [unit for unit in before if bare_key(unit.name) == bare_key(source.named.key)]
        if same:
            found[i] = same[0]
    return found
