"""Spans that must stay single words: a registry of finders, so that this room need not know the families below it.

A protector is a function `text -> [(start, end), …]` in 0-based character offsets. Extraction families register theirs
under a name (`vanthu.references.v1`), the tokenizer's config lists the names.
"""

from __future__ import annotations

from collections.abc import Callable

import catalogue

Protector = Callable[[str], list[tuple[int, int]]]
protectors = catalogue.create("vanthu", "protectors", entry_points=True)
