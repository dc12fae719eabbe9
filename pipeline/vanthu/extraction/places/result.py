"""The value of a settled choice: what a `Place` says of a unit."""

from __future__ import annotations

from vanthu.extraction.places.candidates import Choice
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.value import Place

_SCORES = {
    "merger": 0.97,
    "explicit": 0.97,
    "list": 0.94,
    "place": 0.93,
    "document": 0.92,
    "unique": 0.88,
}
_READING = {"": 1.0, "former": 0.85, "unaccented": 0.6}
_OFF_DATE = 0.8
_MAX_CANDIDATES = 20


def place(gazetteer: Gazetteer, choice: Choice, text: str, date: str) -> Place:
    """The Place of one mention in `text`, for a document of `date`."""
    named, unit = choice.named, choice.unit
    printed = " ".join(text[named.start : named.end].split())
    possible = choice.possible[:_MAX_CANDIDATES]
    if unit is None:
        level = choice.units[0].level if choice.units else named.levels[0]
        return Place(printed, level, method=choice.method, candidates=possible)
    late = not (named.former or named.created) and choice.method != "merger" and not unit.exists(date)
    method = "+".join(part for part in (choice.method, named.read, "date" if late else "") if part)
    score = _SCORES[choice.method] * _READING[named.read] * (_OFF_DATE if late else 1.0)
    chain = [unit, *gazetteer.ancestors(unit)]
    return Place(
        name=unit.name or printed,
        level=unit.level,
        unit_uid=unit.uid,
        code=unit.code,
        district=next((u.name for u in chain if u.level == "district"), ""),
        province=next((_called(gazetteer, u, date).name for u in chain if u.level == "province"), ""),
        valid_from=unit.first,
        valid_to=unit.end,
        successor_uids=tuple(successor.uid for successor, _ in gazetteer.successors(unit.uid)),
        method=method,
        score=round(score, 3),
        candidates=possible,
    )


def _called(gazetteer: Gazetteer, province: Unit, date: str) -> Unit:
    """A province as it was called on the date, when it was renamed or retyped since a unit below came into being."""
    while province.end and province.end <= date:
        links = [uid for uid, kind in province.links if kind in ("renamed", "retyped")]
        following = gazetteer.get(links[0]) if links else None
        if following is None:
            break
        province = following
    return province
