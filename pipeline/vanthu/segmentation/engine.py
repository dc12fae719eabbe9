"""Which engine segments: chosen once in a process, on first use."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Sequence
from typing import Protocol

from .plain import Offsets, PlainEngine
from .weights import UnknownModelError, is_tested


class Engine(Protocol):
    """Anything that segments batches of texts as underthesea does."""

    def segment(self, texts: Sequence[str]) -> list[Offsets]:
        """Word offsets of each text."""
        ...

    def words(self, texts: Sequence[str]) -> list[list[str]]:
        """Words of each text, spelled as underthesea spells them."""
        ...


_PROBES = (
    "Ban Thường vụ Huyện ủy ban hành Kế hoạch số 15-KH/HU ngày 02/3/2021, đạt 98,5% chỉ tiêu; hoà giải thành 3/4 vụ.",
    "ÔNG NGUYỄN VĂN A. (TP.HCM) gửi thư tới vanphong@example.vn: http://example.vn/tin-tuc?id=7, v.v...",
    "Tie\u0302\u0301ng Vie\u0323\u0302t xq XQ 3x4 H'Mông ƛ\tΑΣ Q.",
)
"""Texts that touch each rule of the expression and most templates."""

_lock = threading.Lock()
_engine: Engine | None = None


def engine() -> Engine:
    """The process's engine."""
    global _engine  # noqa: PLW0603 - one for the process, made on first use under a lock
    if _engine is None:
        with _lock:
            if _engine is None:
                _engine = choose()
    return _engine


def choose() -> Engine:
    """The fast engine if it knows the installed underthesea, else underthesea itself, with a warning.

    Files other than those tested may still hold a model of the same kind: then the engines must agree on probes.
    """
    plain = PlainEngine()
    try:
        from .fast import FastEngine

        fast = FastEngine()
        if not is_tested() and fast.words(_PROBES) != plain.words(_PROBES):
            raise UnknownModelError("it segments the probe sentences otherwise")
    except UnknownModelError as error:
        warnings.warn(
            f"vanthu does not know the installed underthesea ({error}); words come from underthesea itself, "
            "some twenty times slower. Install the version that vanthu was tested with (9.5).",
            RuntimeWarning,
            stacklevel=3,
        )
        return plain
    return fast


def _start_again() -> None:
    """A forked child cannot trust a lock or a table that another thread of its parent held: it makes its own."""
    global _engine, _lock
    _engine, _lock = None, threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_start_again)
