"""Actors: people with their offices, organisations with their place."""

from .organisations import find_organisations
from .people import find_people
from .value import Organisation, Person

__all__ = ["Organisation", "Person", "find_organisations", "find_people"]
