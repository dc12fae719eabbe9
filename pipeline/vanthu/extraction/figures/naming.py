"""The name of an indicator: the noun phrase round its figure."""

from __future__ import annotations

import re

from .lexicon import Lexicon
from .quantities import Quantity, unit_at

_HARD = re.compile(r"[.;!?](?=\s|\Z)|\n|\)(?=\s*[,;.])")
_COLON = re.compile(r":(?=\s)")
_TRAIL = re.compile(
    r"(?:[\s,:(–-]|\s(?:và|với|đạt|chiếm|(?<!mặt )bằng|là|có|được|cho|trên|tại|của|tỷ lệ|làm|tổng|tăng|giảm|vượt"
    r"|còn))+\Z"
)
_JOINTS_BEFORE = ("và ", "với ", "cho ", "để ", "tại ", "vào ")
_JOINTS_AFTER = (" và", " cùng", " với")
_LETTER = re.compile(r"[^\W\d_]")
_LINKING = re.compile(
    r"đạt|là|chiếm|bằng|tỷ lệ|tỉ lệ|xảy ra|ở mức|giảm còn|chỉ còn|ước|tương ứng|nâng lên|tăng lên|còn\s*\Z"
)
_MAX_WORDS = 24


def clause_before(text: str) -> str:
    """What stands before a figure in its clause, given the text from the figure before (or the paragraph's begin)."""
    cut = 0
    for match in _HARD.finditer(text):
        cut = match.end()
    clause = text[cut:]
    colons = [m.end() for m in _COLON.finditer(clause)] if ":" in clause else []
    if colons and clause[colons[-1] :].strip():
        clause = clause[colons[-1] :]
    elif colons:
        clause = clause[colons[-2] if len(colons) > 1 else 0 :]
    bracket = clause.rfind("(")
    if bracket >= 0 and ")" not in clause[bracket:]:
        clause = clause[bracket + 1 :]
    return clause


_COMMA = re.compile(r",\s")
_PREPOSITION = re.compile(r"\s(?=(?:với|cho|và|gồm|trị giá|trong đó)(?:\s|\Z))")
_TAIL_WORDS = 8


def divide(between: str, words: Lexicon, *, listing: bool = False) -> tuple[str, str]:
    """The text between two figures: what still belongs to the first, and what introduces the second.

    `listing` says that the first ends in a noun that a list may continue (`13/13 xã, thị trấn`).
    """
    match = words.phrase_end.search(between)
    comma = between.rfind(", ")
    near = (
        comma >= 0
        and between.count(" ", comma + 2) <= _TAIL_WORDS
        and not (listing and comma == 0 and _goes_on(between, 1))
    )
    if match is not None:
        at = min(match.start(), comma) if near else match.start()
    else:
        at = comma if near else max((m.start() for m in _PREPOSITION.finditer(between)), default=-1)
        if at < 0:
            return (between, between) if len(between.split()) < 4 else ("", between)
    return _TRAIL.sub("", between[:at]).rstrip(" ,"), between[at:]


def _goes_on(text: str, after_comma: int) -> bool:
    """Whether the noun after a comma continues a list (`ấp, khu phố`, `cán bộ, công chức`)."""
    unit, _ = unit_at(text, after_comma)
    return unit is not None and unit.kind == "noun"


def phrase_after(text: str, words: Lexicon) -> str:
    """The rest of the noun phrase after a figure, given the text up to the next figure."""
    match = words.phrase_end.search(text)
    phrase = text[: match.start()] if match else text
    return phrase.rstrip(" ,–-")


def name_of(before: str, quantity: Quantity, unit_text: str, phrase: str, words: Lexicon) -> str | None:
    """The indicator's name; None if the text around the figure has none.

    `before` is the clause before the figure, `unit_text` its unit as printed, `phrase` what follows in the same phrase.
    """
    heading = before.rstrip().endswith(":")
    clause = before.strip(" *_:")
    lowered = clause.lower()
    if lead := words.lead.match(lowered):
        clause, lowered = clause[lead.end() :], lowered[lead.end() :]
    linked = possessed = False
    start = words.link_start(lowered)
    if start < len(lowered):
        linking = lowered[start:]
        linked, possessed = _LINKING.search(linking) is not None, linking.rstrip().endswith(("có", "còn"))
        clause, lowered = clause[:start], lowered[:start]
    clause, headed = _subject(clause, lowered, words)
    clause = _bare(clause.strip(" ,:–-*("))
    if possessed and quantity.role in ("noun", "counter") and phrase.strip() and not headed:
        linked = False
    if clause and (linked or headed):
        return _cut(clause)
    if quantity.role == "counter" and not phrase.strip() and clause:
        return _cut(unit_text if possessed else clause)
    counted = phrase
    if quantity.role in ("noun", "counter"):
        counted = unit_text + (phrase if phrase[:1] in " ,-/" else f" {phrase}")
    if counted.strip() and (possessed or (heading and quantity.role == "noun")):
        return _cut(counted)
    return _cut(f"{clause} {counted.strip()}") or None


def _bare(clause: str) -> str:
    """The clause without a conjunction at its ends."""
    if clause.endswith(_JOINTS_AFTER):
        clause = clause[: clause.rindex(" ")]
    return clause[clause.index(" ") + 1 :] if clause.startswith(_JOINTS_BEFORE) else clause


def _subject(clause: str, lowered: str, words: Lexicon) -> tuple[str, bool]:
    """The last part of a clause that can be a subject on its own; whether it has a head like `tỷ lệ`, `diện tích`."""
    heads = list(words.head.finditer(lowered))
    if heads:
        return clause[heads[-1].end() :], True
    comma = lowered.rfind(", ")
    if comma >= 0:
        tail = lowered[comma + 2 :]
        if words.verb_lead.match(tail + " ") or len(lowered.split()) > 14:
            clause, lowered = clause[comma + 2 :], tail
            while verb := words.verb_lead.match(lowered):
                clause, lowered = clause[verb.end() :], lowered[verb.end() :]
    return clause, False


def _cut(name: str) -> str:
    words = name.split() if _LETTER.search(name) else []
    return " ".join(words[-_MAX_WORDS:] if len(words) > _MAX_WORDS else words).strip(' ,:;*_–-"“”')
