"""Lets spaCy carry vanthu's values inside a Doc: `doc.to_bytes()`, DocBin, and `nlp.pipe(n_process=2)`.

spaCy writes a Doc's attributes with msgpack, which knows no dataclasses. They are written as their class and fields;
read back are only dataclasses of vanthu itself, so that a file from elsewhere can name nothing else to be called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from typing import Any

import srsly  # type: ignore[import-untyped]

_MARK = "__vanthu__"


@cache
def _class(module: str, name: str) -> type[Any]:
    found = getattr(import_module(module), name, None) if module.startswith("vanthu.") else None
    if not isinstance(found, type) or not is_dataclass(found):
        raise ValueError(f"{module}.{name} is no value of vanthu")
    return found


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    kind = type(value)
    if is_dataclass(kind) and not isinstance(value, type) and kind.__module__.startswith("vanthu."):
        return {_MARK: [kind.__module__, kind.__name__], "fields": [getattr(value, name) for name in _names(kind)]}
    return value if chain is None else chain(value)


def _decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(value, dict) and _MARK in value:
        kind = _class(*value[_MARK])
        # msgpack has one kind of sequence; in a frozen dataclass it is the tuple.
        known = zip(_names(kind), value["fields"], strict=True)
        return kind(**{name: tuple(field) if isinstance(field, list) else field for name, field in known})
    return value if chain is None else chain(value)


srsly.msgpack_encoders.register("vanthu", func=_encode)
srsly.msgpack_decoders.register("vanthu", func=_decode)
