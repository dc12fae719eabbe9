"""What the tests of actors look at: a few fields of every body and person of a text."""

from __future__ import annotations

from vanthu.extraction.actors import find_organisations, find_people


def bodies(text: str) -> list[str]:
    """Bodies as they are printed."""
    return [text[m.start : m.end] for m in find_organisations(text)]


def people(text: str) -> list[str]:
    """Names of people as they are printed."""
    return [text[m.start : m.end] for m in find_people(text)]


def roles(text: str) -> list[list[str]]:
    """The offices of each person."""
    return [list(m.value.roles) for m in find_people(text)]
