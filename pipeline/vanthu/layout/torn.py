"""First words that stand alone on a line: where the source of a web page broke its lines behind a long tag.

`CỘNG` / `HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `Số:` / `18/2016/NQ-HĐND`, `CHỦ` / `TỊCH` are one line each. Only what is
nothing by itself and a part of letterhead, type line or signature together with the next line is made whole.
"""

from __future__ import annotations

from vanthu.layout.bodies import body_opener
from vanthu.layout.head import is_motto
from vanthu.layout.lines import Drop, Line, Piece
from vanthu.layout.signing import MODE, STRICT_MODE, office_in
from vanthu.layout.stamp import number_line, place_and_date, type_of
from vanthu.orthography import fold

_LONGEST = 9
"""No such word is longer, in characters: `THƯƠNG`, `Số:`, `TRƯỞNG`."""
_LONGEST_MOTTO = 25
"""Nor is the first part of a motto: `CỘNG HÒA XÃ HỘI`."""
_MOTTO_STARTS = frozenset("CcĐđÐð")
_MAX_PLACE = 4
"""The rest of a place has no more words: `Bà` / `Rịa - Vũng Tàu, ngày …`."""


def heal_torn(lines: list[Line], drops: list[Drop]) -> list[Line]:
    """Lines with those made whole that lost their first word to a line of its own."""
    kept: list[Line] = []
    dropped = {drop.start for drop in drops}
    for line in lines:
        above = kept[-1] if kept else None
        if (
            above is not None
            and len(above.text) <= _LONGEST_MOTTO
            and not (line.blank_before or line.page_before or line.bars or line.cell or line.hint)
            and not above.gaps()
            and _one(above.text, line.text)
            and dropped.isdisjoint(range(above.end, line.start))
        ):
            kept[-1] = _glued(above, line)
        else:
            kept.append(line)
    return kept


def _glued(above: Line, line: Line) -> Line:
    """One line of both, with a space for the line break."""
    shift = len(above.text) + 1
    above.pieces += [Piece(above.end, line.start, " ", "line_join"), *line.pieces]
    above.marks += tuple((a + shift, b + shift) for a, b in line.marks)
    above.reset()
    return above


def _one(word: str, rest: str) -> bool:
    """Whether a word, or the first part of a motto, makes one line with what stands under it."""
    whole = f"{word} {rest}"
    if word[0] in _MOTTO_STARTS and is_motto(fold(whole)) and not is_motto(fold(word)):
        return True
    if len(word) > _LONGEST or " " in word:
        return False
    if fold(word) in ("số:", "số"):
        return (number_line(whole) or ("",))[0] != ""
    if (mode := STRICT_MODE.match(word)) and mode.end() == len(word):
        return rest.isupper()
    if not (word.isalpha() and word[0].isupper()):
        return False
    return (
        (rest.split(maxsplit=1)[0].isupper() and _is_name(word, whole)) if word.isupper() else _begins_date(word, rest)
    )


def _begins_date(word: str, rest: str) -> bool:
    """`Kon` over `Tum, ngày 09 tháng 12 năm 2016`."""
    date = place_and_date(rest)
    return date is not None and len(date[0].split(" ")) <= _MAX_PLACE and place_and_date(f"{word} {rest}") is not None


def _is_name(word: str, whole: str) -> bool:
    """A type, an office or a body whose name the word only begins."""
    if type_of(word) or office_in(word) or MODE.match(word):
        return False
    if (found := type_of(whole)) and not found[1]:
        return True
    if office_in(whole) == fold(whole):
        return True
    opener = body_opener(fold(whole))
    return opener is not None and " " in opener[0]
