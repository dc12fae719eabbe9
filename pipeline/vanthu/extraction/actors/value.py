"""What the actor family finds: people with their offices, organisations with their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Regime = Literal["party", "state", "mass", "armed", "justice", "other"]
Level = Literal["central", "province", "district", "commune", "base", ""]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body. `name` has its abbreviations written out, without the place; `place` is as printed (`huyện Cẩm Mỹ`)."""

    name: str
    kind: Regime
    level: Level = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person who acts. `roles` are the offices stated with the name, `bodies` the organisations in them."""

    name: str
    roles: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    signer: bool = False
