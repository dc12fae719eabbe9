"""Patterns made of the vocabulary of `phrases.tsv`, and what they match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from vanthu.vocabulary import table


def phrases(role: str) -> list[str]:
    """The phrases of `phrases.tsv` that have a role."""
    return [row["phrase"] for row in table("phrases", __package__) if row["role"] == role]


def any_of(role: str) -> str:
    """A pattern for any phrase of a role."""
    return choice(phrases(role))


def choice(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, that tries each first letter once."""
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for char in phrase:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(root)


def last_of(matches: Iterable[re.Match[str]]) -> re.Match[str] | None:
    """The last of the matches; None if there are none."""
    return max(matches, key=re.Match.start, default=None)


def _branches(node: dict[str, Any]) -> str:
    texts = []
    for char, child in node.items():
        if char:
            texts.append((r"\s" if char == " " else re.escape(char)) + _branches(child))
    if not texts:
        return ""
    if len(texts) == 1 and "" not in node:
        return texts[0]
    return f"(?:{'|'.join(texts)}){'?' if '' in node else ''}"


def places_of(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
