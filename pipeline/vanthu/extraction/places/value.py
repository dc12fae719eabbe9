"""What a place mention means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["province", "district", "commune"]


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of an administrative unit and the unit it was linked to.

    When the link is left open (`unit_uid` is empty) `candidates` holds what is possible; code, district, province
    and dates are then empty too, or hold what all candidates share.
    """

    name: str
    """The official name where the unit is known, otherwise the name as printed."""
    level: Level
    unit_uid: str = ""
    """`code@first day of validity`, e.g. `26341@2021-07-01`."""
    code: str = ""
    """Code of the General Statistics Office: 2, 3 or 5 digits for province, district, commune."""
    district: str = ""
    province: str = ""
    valid_from: str = ""
    """ISO date; the conventional day where the true one is unknown (see `Unit`)."""
    valid_to: str = ""
    """ISO date, exclusive; empty for units that still exist."""
    successor_uids: tuple[str, ...] = ()
    """The units of today on its ground; empty for a unit that still exists."""
    method: str = ""
    """How it was linked: `merger`, `explicit`, `list`, `place`, `document`, `unique`; why not: `ambiguous`, `unknown`.

    After a `+`: how the name was read, when not as printed: `former` (a name the unit once had, known without
    diacritics), `unaccented` (diacritics lost), `date` (no unit of that name on the document's date)."""
    score: float = 0.0
    """Confidence from 0 to 1, ordered by method; not a probability."""
    candidates: tuple[str, ...] = ()
    """Uids that were possible before linking, at most 20."""
