"""Bars between the cells of tables: in one line, in a row that tags broke, or alone on their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

_INNER = re.compile(r"(?<=\S)[ \t]+\|(?=[ \t]|$)")
"""A cell mark inside a row that does not begin with one."""
_NEAR = 400
"""How far the line above or below is looked at, in characters."""


def is_row(raw: str, start: int, end: int) -> bool:
    """A row of cells between marks: framed by them, with two inside it, or with one as the line above or below."""
    line = raw[start:end]
    if line.lstrip().startswith("|"):
        return line.count("|") >= 2
    inside = len(_INNER.findall(line))
    if inside != 1:
        return inside > 1
    above = raw[max(start - _NEAR, 0) : max(start - 1, 0)].rpartition("\n")[2]
    below = raw[end + 1 : end + _NEAR].partition("\n")[0]
    return any(len(_INNER.findall(near)) == 1 for near in (above, below))


@dataclass(slots=True)
class BrokenRows:
    """Rows that are framed by bars and broken into several lines by tags such as `<br>`."""

    end: int = 0
    """Where the last of them ends."""
    seen: int = 0
    """Up to where they were looked for."""

    def holds(self, raw: str, start: int, end: int) -> bool:
        """Whether raw[start:end] stands in such a row or begins one."""
        if start >= self.seen and raw[end : end + 1] == "<" and raw[start:end].lstrip().startswith("|"):
            stop = raw.find("\n", end)
            self.seen = stop if stop >= 0 else len(raw)
            if raw[start : self.seen].rstrip().endswith("|"):
                self.end = self.seen
        return start < self.end
