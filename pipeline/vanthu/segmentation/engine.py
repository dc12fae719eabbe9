"""Which engine segments: chosen once per process, on first use."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Protocol

from .plain import Offsets, PlainEngine


class Engine(Protocol):
    """Anything that segments batches of texts as underthesea does."""

    def segment(self, texts: Sequence[str]) -> list[Offsets]:
        """Word offsets of each text."""
        ...

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """Words of each text, spelled as underthesea spells them."""
        ...


_lock = threading.Lock()
_engine: Engine | None = None


def engine() -> Engine:
    """The process's engine."""
    global _engine  # noqa: PLW0603 - one per process, made on first use under a lock
    if _engine is None:
        with _lock:
            if _engine is None:
                _engine = PlainEngine()
    return _engine
