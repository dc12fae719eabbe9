"""Short names that a document gives bodies itself: `(sau đây gọi tắt là Ban Chỉ đạo)`, `(viết tắt là HĐQL)`."""

from __future__ import annotations

import re

from vanthu.notice import Mention
from vanthu.orthography import UPPER

from .value import Organisation

_GIVEN = re.compile(
    r",?\s?[(,]?\s?(?:(?:sau\sđây|dưới\sđây|từ\sđây)\s)?(?:được\s)?(?:gọi\s(?:tắt|chung)|viết\stắt|gọi)(?:\slà)?\s?:?\s"
    rf"(?P<quote>[“\"]?)(?P<name>[{UPPER}](?:[^\W_]|[&-])*(?:\s[^\W_]+){{0,5}}?)(?=[”\",;.)])"
)
_ACRONYM = re.compile(
    rf"\s\((?!TPHCM\)|TP)(?P<name>[{UPPER}][{UPPER}&-]{{2,9}}|[A-Z]{{1,2}}[0-9]{{1,2}}|[A-Z][a-z]+[A-Z][A-Za-z]+)\)"
)
_BRAND = re.compile(r"\s\((?P<name>[A-Z]{2}|[A-Z][A-Za-z0-9&-]{3,14})\)")
"""The short name of a firm: `Tổng Công ty Chè Việt Nam (Vinatea)`."""
_MOST = 60
"""Short names kept of one document."""


class Aliases:
    """The short names given so far in one document, with the bodies they stand for."""

    def __init__(self) -> None:
        self._of: dict[str, Organisation] = {}
        self._pattern: re.Pattern[str] | None = None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def resolved(self, text: str, named: list[Mention]) -> list[Mention]:
        """The bodies named in `text` and those meant by short names, in text order, without overlaps."""
        given = self._given(text, named) if named and ("(" in text or "tắt" in text) else []
        if self._pattern is None:
            return named
        since = dict(given)
        meant = []
        for match in self._pattern.finditer(text):
            alias = match.group()
            if match.start() >= since.get(alias, 0):
                meant.append(Mention(match.start(), match.end(), "ORGANISATION", self._of[alias]))
        if not meant:
            return named
        # A longer name that begins with the short one is another body: `Ban Chỉ đạo tỉnh`.
        spans = sorted([*meant, *named], key=lambda m: (m.start, -m.end))
        kept: list[Mention] = []
        for mention in spans:
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    def _given(self, text: str, named: list[Mention]) -> list[tuple[str, int]]:
        """Takes in the short names that `text` gives; each with where it stands."""
        found = []
        for mention in named:
            match = _GIVEN.match(text, mention.end) or _ACRONYM.match(text, mention.end)
            if match is None and mention.value.kind == "other":
                match = _BRAND.match(text, mention.end)
            if match is None or len(self._of) >= _MOST:
                continue
            name = match.group("name")
            found.append((name, match.start("name")))
            self._of[name] = mention.value
        if found:
            names = sorted(self._of, key=len, reverse=True)
            self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w|\s(?:viên|thể|kết)(?!\w))")
        return found
