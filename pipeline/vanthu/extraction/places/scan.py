"""One pass over a text for every name of the gazetteer and every type word, with an Aho-Corasick automaton."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice, product

from ahocorasick_rs import AhoCorasick, MatchKind

from vanthu.extraction.places.gazetteer import Gazetteer
from vanthu.extraction.places.lexicon import TypeWord, type_words
from vanthu.extraction.places.names import closed, key, syllable_variants

_APOSTROPHES = ("'", "")
_MARKS = {"\n": " ", "\t": " ", "\u00a0": " ", "\r": " "} | dict.fromkeys("’‘`´ʼ", "'")
_HYPHENS = ("-", " - ", "–", " – ")
_NUMBERED = re.compile(r"(?:Phường|Quận) \d+")
_PREFIXED = re.compile(r"(?!(?:ch|gh|gi|kh|ng|nh|ph|qu|th|tr)[^A-ZĐ])[a-dđghk-np-tvx][b-dđghk-np-tvx]\w", re.IGNORECASE)
_ONE_LETTER = re.compile(r"[A-ZĐ]|[IVX]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the gazetteer as printed, whether or not it is meant as a place."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A type word that is followed by a capital letter or a figure at `end`."""

    start: int
    end: int
    word: TypeWord


def flat(text: str) -> str:
    """The text with line breaks, tabs and hard spaces as spaces and one kind of apostrophe; offsets stay."""
    for mark, plain in _MARKS.items():  # far faster than one translation, which looks at each character
        text = text.replace(mark, plain)
    return text


def old_tones(syllable: str) -> str:
    """Modern to old tone placement: hòa → hoà, thủy → thuỷ. Other syllables stay."""
    if len(syllable) < 2 or syllable[-3:-2] in ("q", "Q"):
        return syllable
    base = unicodedata.normalize("NFD", syllable[-2])
    if len(base) != 2 or base[0] + syllable[-1] not in ("oa", "oe", "uy", "OA", "OE", "UY", "Oa", "Oe", "Uy"):
        return syllable
    return syllable[:-2] + base[0] + unicodedata.normalize("NFC", syllable[-1] + base[1])


def printed_forms(name: str) -> set[str]:
    """How a name may be printed: variants of syllables, tones, apostrophe and hyphen, each also in capitals."""
    forms = _spelt(name) | _spelt(closed(name))
    return forms | {form.upper() for form in forms}


def _spelt(name: str) -> set[str]:
    choices: list[tuple[str, ...]] = []
    for part in re.split(r"([ '-])", name):
        if part == "'":
            choices.append(_APOSTROPHES)
        elif part == "-":
            choices.append(_HYPHENS)
        else:
            variants = [part, *syllable_variants(part)]
            if choices and choices[-1] is _APOSTROPHES:
                variants += [part.lower(), part.capitalize()]
            forms_of = [form for v in variants for form in (v, old_tones(v), *_inner_capitals(v))]
            choices.append(tuple(dict.fromkeys(forms_of)))
    return {"".join(parts) for parts in islice(product(*choices), 192)} | {name}


def _inner_capitals(syllable: str) -> list[str]:
    """Names of the highlands write a prefixed consonant in several ways: HNol, Hnol, H'Nol, H’Nol."""
    if not _PREFIXED.match(syllable) or syllable.isupper():
        return []
    first, second, rest = syllable[0], syllable[1], syllable[2:]
    separate = second.upper() + rest
    return [first + separate, first + second.lower() + rest, f"{first}'{separate}"]


class Scanner:
    """The automata for one gazetteer. About 25,000 printed forms; 100 MB/s and more a core."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        forms: dict[str, str] = {}
        for name in gazetteer.names():
            if not _NUMBERED.fullmatch(name) and not _ONE_LETTER.fullmatch(name):
                for form in printed_forms(name):
                    forms.setdefault(form, key(name))
        # The name itself wins over a variant spelling of another.
        forms |= {name: key(name) for name in gazetteer.names() if name in forms}
        ordered = sorted(forms)
        self._keys = [forms[form] for form in ordered]
        self._names = AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest, store_patterns=False)
        types = type_words()
        ordered = sorted(types)
        self._types = [types[word] for word in ordered]
        self._words = AhoCorasick(ordered, matchkind=MatchKind.LeftmostLongest, store_patterns=False)

    def names(self, text: str) -> list[Found]:
        """Names in a `flat` text, whole words only, longest first at each place, in text order."""
        found = []
        for index, start, end in self._names.find_matches_as_indexes(text):
            if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
                shorter = self._within(text, start, end) if not (start and text[start - 1].isalnum()) else None
                if shorter:
                    found.append(shorter)
                continue
            found.append(Found(start, end, self._keys[index]))
        return found

    def _within(self, text: str, start: int, end: int) -> Found | None:
        """The longest name at `start` that ends at a word's end before `end`, where the longest match cut a word."""
        cut = text.rfind(" ", start, end)
        while cut > start:
            for index, first, last in self._names.find_matches_as_indexes(text[start:cut]):
                if first == 0 and last == cut - start:
                    return Found(start, cut, self._keys[index])
            cut = text.rfind(" ", start, cut)
        return None

    def anchors(self, text: str) -> list[Anchor]:
        """Type words of a `flat` text that are followed by a capital or a figure, in text order."""
        found = []
        size = len(text)
        for index, start, end in self._words.find_matches_as_indexes(text):
            if start and (text[start - 1].isalnum() or text[start - 1] in "/&"):
                continue
            word, at = self._types[index], end
            if at < size and text[at] == "." and word.dot != "no":
                at += 1
            elif word.dot == "yes":
                continue
            spaced = at
            while at < size and text[at] in ' "“' and at - spaced < 3:
                at += 1
            if at >= size or not (text[at].isupper() or (text[at].isdigit() and word.dot != "lost")):
                continue
            if at == end and word.dot in ("no", "lost"):
                continue
            found.append(Anchor(start, at, word))
        return found
