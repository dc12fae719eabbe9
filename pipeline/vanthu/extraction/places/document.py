"""What a document is about, and the places in it: the entry points of this family."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from vanthu.dates import find_dates
from vanthu.extraction.places.find import Finder
from vanthu.extraction.places.gazetteer import Gazetteer, Unit
from vanthu.extraction.places.link import Linker
from vanthu.extraction.places.result import place as value_of
from vanthu.extraction.places.scan import Scanner
from vanthu.extraction.places.value import Place
from vanthu.notice import Mention, Notice
from vanthu.orthography import fold

_DATE_LINE = re.compile(r"^.{0,80}\w, ?ngày \d{1,2} tháng \d{1,2} năm \d{4}[ \t]*$", re.MULTILINE)
_LOOSE = ("unique", "ambiguous", "unknown")
_THIS_ORDER = re.compile(r"(?<!\w)(?:huyện|quận|thị xã|thị trấn)(?!\w)", re.IGNORECASE)


class Places:
    """Finds and links places with one gazetteer; safe to share: of the texts it keeps only what the last few named."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer or Gazetteer.load()
        self._finder = Finder(self.gazetteer, Scanner(self.gazetteer))
        # A document's letterhead is asked for its places, and again for each line that may say what it is about.
        self._about = lru_cache(maxsize=8)(self._find_about)

    def find(
        self, text: str, *, place: str | None = None, date: str | None = None, context: Sequence[str] = ()
    ) -> list[Mention]:
        """See `find_places`."""
        date = date or text_date(text)
        given = self._about(place, (), date)
        about = [*given, *(unit for unit in self._about(None, tuple(context), date) if unit not in given)]
        named = self._finder.find(text, about)
        if not named:
            return []
        linker = Linker(self.gazetteer, text, date, about, len(given))
        choices = linker.link(named)
        return [
            Mention(choice.named.start, choice.named.end, "PLACE", value_of(self.gazetteer, choice, text, linker.date))
            for choice in choices
            if (choice.units or not choice.named.bare) and not (choice.named.weak and choice.method in _LOOSE)
        ]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Offsets of the names that are meant as places wherever the text comes from: they stay single words."""
        return [(named.start, named.end) for named in self._finder.find(text) if not named.weak]

    def known(self, place: str) -> tuple[Unit, ...]:
        """The units that a caller names by `place` (see `find_places`), whatever the day."""
        return self._about(place, (), None)

    def unit(self, texts: Sequence[str], date: str | None = None) -> Place | None:
        """The unit that the first of `texts` which names one names most narrowly and most often."""
        found = (_foremost(self.find(text, date=date, context=texts)) for text in texts)
        return next((place for place in found if place), None)

    def _find_about(self, place: str | None, context: tuple[str, ...], date: str | None) -> tuple[Unit, ...]:
        """Units named in what the caller knows, then in the letterhead."""
        units: list[Unit] = []
        for text in (*re.split(r"\s*;\s*", place or ""), *context):
            units += [unit for unit in self._units_in(text, date, units) if unit not in units]
        return tuple(units)

    def _units_in(self, text: str, date: str | None, known: list[Unit]) -> list[Unit]:
        if not text.strip():
            return []
        if unit := self.gazetteer.get(text.strip()):
            return [unit]
        if text.islower():  # a caller's `tỉnh đồng nai`: names are found by their capitals
            text = text.title()
        named = self._finder.find(text, known)
        choices = Linker(self.gazetteer, text, date, known).link(named)
        found = [choice.unit for choice in choices if choice.unit]
        return found or self._plain(text, date)

    def _plain(self, text: str, date: str | None) -> list[Unit]:
        """A bare name given by the caller: `Đồng Nai`."""
        found = self.gazetteer.find(text, date=date) or self.gazetteer.find(text)
        for level in ("province", "district", "commune"):
            units = [unit for unit in found if unit.level == level]
            if len(units) == 1:
                return units
        return []


def _foremost(mentions: Sequence[Mention]) -> Place | None:
    """The unit named most often, among equals the smallest."""
    linked: list[Place] = [mention.value for mention in mentions if mention.value.unit_uid]
    counts = Counter(place.unit_uid for place in linked)
    order = {"commune": 0, "district": 1, "province": 2}
    return min(linked, key=lambda place: (-counts[place.unit_uid], order[place.level]), default=None)


def text_date(text: str) -> str | None:
    """The day of a line of place and date; else the latest day, else year, that the text names.

    The latter is later than 2025-06 only if the text knows no district or town, which were abolished then.
    """
    if line := _DATE_LINE.search(text[:6000]):
        stated = [found.iso for found in find_dates(line[0]) if len(found.iso) == 10]
        if stated:
            return stated[-1]
    dates = find_dates(text, years=True)
    days = [found.iso for found in dates if len(found.iso) == 10]
    years = [found.iso for found in dates if len(found.iso) == 4 and found.iso <= "2026"]
    latest = max(days, default="") or max(years, default="")
    if latest >= "2025" and _THIS_ORDER.search(text):
        latest = min(latest, "2025-06-30")
    return latest or None


@lru_cache(maxsize=1)
def shared() -> Places:
    """The instance of the installed gazetteer, built when first used."""
    return Places()


def find_places(
    text: str, *, place: str | None = None, date: str | None = None, context: Sequence[str] = ()
) -> list[Mention]:
    """The communes, districts and provinces that a text names, linked to the units of `date` (ISO day, month or year).

    Offsets are 0-based in `text` (NFC); a span is the name without its type word, save numbered wards (`Phường 10`).
    `place` is what the caller knows of the document ("huyện Cẩm Mỹ, tỉnh Đồng Nai", a uid, or several separated by
    `;`), `context` further text that tells where it belongs: issuer, place line, title. Both help linking only.
    Raises ResourceError when the gazetteer is missing.
    """
    return shared().find(text, place=place, date=date, context=context)


def notice_context(notice: Notice) -> tuple[str, ...]:
    """The parts of a letterhead that tell where a notice belongs, narrowest first.

    The place of the date line is left out if it is but the issuer's own: `Hòa Bình, ngày …` of Ủy ban nhân dân xã Hòa
    Bình is no province.
    """
    head = notice.letterhead
    own = f" {fold(head.issuer)}".endswith(f" {fold(head.place)}")
    return tuple(part for part in (head.title, head.issuer, head.superior, "" if own else head.place) if part)


def document_unit(
    text: str | Notice,
    *,
    place: str | None = None,
    date: str | None = None,
    context: Sequence[str] = (),
    mentions: Sequence[Mention] | None = None,
) -> Place | None:
    """The unit that a document is about: named in its title, else its issuer's, else the one it names most.

    `mentions` saves finding them again, when they are known.
    Raises ResourceError when the gazetteer is missing.
    """
    if isinstance(text, Notice):
        date = date or text.letterhead.issued_on or None
        context = (*notice_context(text), *context)
        text = text.text
    known = (place,) if place else ()
    found = shared().unit((*context, *known), date or text_date(text))
    if found is None:
        found = _foremost(find_places(text, date=date) if mentions is None else mentions)
    return found
