"""Where signatures begin side by side: one in the right column, or one in each."""

from __future__ import annotations

from vanthu.layout.bodies import body_opener
from vanthu.layout.lines import Line, joined
from vanthu.layout.signing import MODE, SIGNED, STRICT_MODE, is_name, office_in, signs
from vanthu.orthography import fold

_MAX_COLUMNS = 4


def opens_beside(lines: list[Line], i: int) -> bool:
    """Whether a signature begins in the right column of a line, or one in each column."""
    left, right = _halves(lines[i])
    if not right or len(right) >= 100:
        return False
    if STRICT_MODE.match(right) and MODE.match(right):
        return True
    if office_in(right) and _all_named(lines, i):
        return True
    if not (left.isupper() and right.isupper()) or len(left) >= 100:
        return False
    if office_in(right):
        return bool(office_in(left)) or signs(left) or _named_below(lines, i)
    below = _halves(lines[i + 1]) if i + 1 < len(lines) else ("", "")
    return (
        body_opener(fold(left)) is not None
        and body_opener(fold(right)) is not None
        and all(half and (office_in(half) or signs(half)) for half in below)
    )


def _all_named(lines: list[Line], i: int) -> bool:
    """Offices in all columns, also in small letters, and as many names right under them, or under their seals."""
    offices = lines[i].parts()
    if not 1 < len(offices) <= _MAX_COLUMNS or not all(map(office_in, offices)):
        return False
    for line in lines[i + 1 : i + 3]:
        columns = line.parts()
        if len(columns) == len(offices) and all(map(is_name, columns)):
            return True
        if not all(map(SIGNED.fullmatch, columns)):
            return False
    return False


def _named_below(lines: list[Line], i: int) -> bool:
    """Whether names, or seals, stand side by side under line `i`."""
    for line in lines[i + 1 : i + 4]:
        halves = _halves(line)
        if all(half and (is_name(half.split("  ")[-1].strip()) or SIGNED.match(half)) for half in halves):
            return True
    return False


def _halves(line: Line) -> tuple[str, str]:
    """What stands left and right of the last wide gap; both empty when there is none."""
    gaps = line.gaps()
    if not gaps or line.row:
        return "", ""
    return joined(line.pieces[: gaps[-1]]).strip(), joined(line.pieces[gaps[-1] + 1 :]).strip()
