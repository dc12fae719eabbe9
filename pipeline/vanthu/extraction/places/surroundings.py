"""What stands around a name: whether it is a proper name of its own, or one that a facility, firm or person claims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence

from vanthu.extraction.places import grammar
from vanthu.extraction.places.lexicon import claims, places_before, words
from vanthu.extraction.places.scan import Found

_LONGEST = 40
"""No name is longer."""
_BEFORE = 90
"""How much of what stands before a name is looked at, in characters."""
_BULLETS = " *-+•●–.)0123456789"
"""What may stand before the first word of a line."""


class Surroundings:
    """The text around the names of one text; `found` are the offsets of those that are known to be places."""

    def __init__(
        self, text: str, plain: str, names: Mapping[int, Found], sentences: Sequence[int], found: Container[int]
    ) -> None:
        self._text, self._plain, self._names, self._sentences, self._found = text, plain, names, sentences, found

    def sentence(self, at: int) -> int:
        """Offset of the beginning of the sentence at an offset."""
        return self._sentences[bisect_right(self._sentences, at) - 1]

    def runs_on(self, end: int) -> bool:
        """Whether a capital follows without punctuation: the name is part of a longer one."""
        return self._text[end : end + 1] == " " and self._text[end + 1 : end + 2].isupper()

    def says_where(self, found: Found) -> bool:
        """Whether a word that asks for a place stands before the name: `ở Huổi Só`, `qua Tam Chung`."""
        return _last_word(self._before(found.start)).lower() in places_before()

    def stands_alone(self, found: Found) -> bool:
        """Whether a bare name is a whole proper name that no facility, firm or person claims."""
        if self.runs_on(found.end):
            return False
        if self._is_heading(found):
            return True
        before = self._before(found.start)
        if word := _last_word(before):
            preposition = word.lower() in words("prepositions")
            opening = preposition or word.lower() in words("openings")
            if word[0].isupper() and not (opening and self._begins(found.start - len(word) - 1)):
                # Only an abbreviated body may stand before it: `UBND Cẩm Mỹ`; not `Trường THCS Phú Diễn`.
                body = word.isupper() and len(word) > 1 and word.lower() not in claims()
                if self._plain[found.start : found.end].isupper():
                    return self._ends_letterhead(found) and not _claimed(before)
                return body
            if preposition or (opening and word[0].isupper()):
                return True
        if before.rstrip()[-1:] in ("-", "–") and (route := grammar.ROUTE.search(before)):
            # What claims the name before a dash claims both: `tuyến Biên Hòa - Long Thành`.
            first = self._name_ending(found.start - len(before) + route.start())
            if first is not None and first.start not in self._found:
                return not _claimed(self._before(first.start))
        return not _claimed(before)

    def _is_heading(self, found: Found) -> bool:
        """Whether a name in capitals is a line by itself, as in letterheads: `SỞ TƯ PHÁP`, below it `HẢI DƯƠNG`."""
        line = self._text[found.start - 1 : found.end + 1]
        return found.start > 0 and line == f"\n{line[1:-1]}\n" and line.isupper()

    def _ends_letterhead(self, found: Found) -> bool:
        """Whether a name ends a line in capitals that an authority begins: `SỞ Y TẾ HẢI DƯƠNG`."""
        start, end = self._line(found.start), self._text.find("\n", found.end)
        rest = self._text[found.end : end if end >= 0 else None].strip()
        return (
            rest[:1] in ("", "-", "–")
            and grammar.AUTHORITY.match(self._plain, start) is not None
            and self._text[start : found.end].isupper()
        )

    def _line(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _before(self, at: int) -> str:
        return self._plain[max(0, at - _BEFORE) : at]

    def _begins(self, at: int) -> bool:
        """Whether a sentence or line begins at an offset."""
        if at == self.sentence(at) or self._plain[max(0, at - 2) : at] == ". ":
            return True
        return not self._plain[self._line(at) : at].strip(_BULLETS)

    def _name_ending(self, end: int) -> Found | None:
        starts = range(max(0, end - _LONGEST), end)
        return next((self._names[at] for at in starts if at in self._names and self._names[at].end == end), None)


def _last_word(before: str) -> str:
    """The word that one space parts from the end; empty when something else stands there."""
    match = grammar.WORD_END.search(before[:-1].rpartition(" ")[2]) if before.endswith(" ") else None
    return match[0] if match else ""


def _last_words(before: str) -> list[str]:
    """Up to seven words of letters before the end, in lower case, each with one space after it."""
    tail: list[str] = []
    for token in reversed(before[:-1].split(" ")[-7:] if before.endswith(" ") else ()):
        match = grammar.LETTERS_END.search(token)
        if match is None:
            break
        tail.insert(0, match[0].lower())
        if match.start():
            break
    return tail


def _claimed(before: str) -> bool:
    """Whether a facility noun, followed by no more than six words and no preposition, ends right before the name.

    Who wrote or took it claims a name as well: `Bài, ảnh: …`.
    """
    if before.endswith((": ", ":")):
        return grammar.BYLINE.search(before) is not None
    tail = _last_words(before)
    for i in range(len(tail) - 1, -1, -1):
        if tail[i] in words("prepositions"):
            return False
        if i and f"{tail[i - 1]} {tail[i]}" in words("compounds"):
            continue
        phrases = (" ".join(tail[j : i + 1]) for j in range(max(0, i - 2), i + 1))
        if any(not claims()[phrase] or i == len(tail) - 1 for phrase in phrases if phrase in claims()):
            return True
    return False
