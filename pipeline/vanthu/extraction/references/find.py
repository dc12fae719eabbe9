"""Find the references of a text: one pass of the grammar, what neighbours share, what the document resolves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import islice, pairwise

from vanthu.extraction.references import lexicon, names
from vanthu.extraction.references.context import (
    Tail,
    clause_before,
    note_tail,
    proposer_before,
    tail_after,
    title_tail,
)
from vanthu.extraction.references.draft import Draft
from vanthu.extraction.references.grammar import AFTER_SHORT, NUMBERS, SCAN
from vanthu.extraction.references.lexicon import bare
from vanthu.extraction.references.lists import listed_after, listed_before, listed_behind_title, share_proposers
from vanthu.extraction.references.nouns import noun_of
from vanthu.extraction.references.number import Number, read_number
from vanthu.extraction.references.resolve import resolve
from vanthu.extraction.references.tables import fill_rows
from vanthu.extraction.references.value import Reference
from vanthu.notice import Edit, Mention, apply_edits

_COMBINED = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")
_JOIN = re.compile(r"\s*+(?:,|;|và|hoặc|&|–)?\s*+(?:và\s+)?(?:các\s+)?(?:số\s*+:?\s*+)?", re.IGNORECASE)
_STOP = re.compile(r"[.;](?=\s|$)")
_LINE_END = re.compile("[\n¶]")
"""A line break, or what the component puts in its place where a paragraph of a notice ends."""
_ENUMERATION = re.compile(r"(?:^|\s)(?:và|hoặc|&)\s")


def find_references(text: str, *, date: str | None = None, unresolved: bool = False) -> list[Mention]:
    """Mentions of documents in `text`, in order, each with a `Reference`; `text` counts as one document.

    `date` (ISO) is the day of the document, for symbols whose meaning changed. Short mentions (`Quy định 213`) take
    over the number that the text gives elsewhere when one document fits; phrases such as `Nghị quyết này` are mentions
    only then, or all of them with `unresolved`.
    """
    if not unicodedata.is_normalized("NFC", text):
        edits = [
            Edit(m.start(), m.end(), unicodedata.normalize("NFC", m.group()), "nfc") for m in _COMBINED.finditer(text)
        ]
        composed, offsets = apply_edits(text, edits)
        found = _find(composed, date, unresolved)
        return [replace(m, start=s, end=e) for m in found for s, e in (offsets.to_source(m.start, m.end),)]
    return _find(text, date, unresolved)


def number_spans(text: str) -> list[tuple[int, int]]:
    """Offsets of the number tokens alone (`213-QĐ/TW`), which must stay single words."""
    found = ((m.start(), read_number(text, m.start(), m.end())) for m in NUMBERS.finditer(text))
    return [(n.start, n.end) for at, n in found if n is not None and noun_of(text, at, n) is not None]


def _find(text: str, date: str | None, unresolved: bool) -> list[Mention]:
    drafts: list[Draft] = []
    for match in SCAN.finditer(text):
        drafts += _HANDLERS[match.lastgroup or ""](text, match)
    drafts = _without_overlaps(drafts)
    share_proposers(text, drafts)
    fill_rows(text, drafts)
    _same_days(text, drafts)
    _inherit_types(text, drafts, date)
    _later_tails(text, drafts)
    _share(text, drafts)
    for draft in drafts:
        draft.value = _finished(draft)
    return resolve(drafts, unresolved=unresolved)


def _number(text: str, match: re.Match[str]) -> list[Draft]:
    number = read_number(text, match.start(), match.end())
    noun = noun_of(text, match.start(), number) if number else None
    if number is None or noun is None:
        return []
    where = clause_before(text, noun.start)
    tail = tail_after(text, number.end, joint=number.by_several, paired=_named(number.body, False) is None)
    stated = tail.issuer or noun.issuer
    proposer = None if stated else proposer_before(text, noun.start)
    value = Reference(
        noun.type,
        number.n,
        number.full_symbol,
        number.year or tail.year,
        number.term or tail.term,
        stated or proposer,
        tail.issued_on,
        where.article,
        where.clause,
        where.point,
        number.key,
        number.family.name,
    )
    if noun.type is None and (listed := listed_before(text, number, value)):
        return listed
    found = Draft("number", noun.start, number.end, value, number, tail, plural=noun.plural)
    found.shared_issuer, found.proposer = noun.issuer, proposer
    return [found]


_SHORT = re.compile(
    r"(?P<type>.+?)\s(?:số\s?:?\s?)?(?P<n>\d+(?:\.\d+)?[a-eA-E]?)(?:/(?P<y>\d{4}))?$", re.IGNORECASE | re.DOTALL
)


_SHORT_SYMBOLS = ("NQ", "QĐ", "CT", "NĐ", "KL")
_OF_A_MONTH = ("Kế hoạch", "Báo cáo", "Chương trình", "Đề án")


def _short(text: str, match: re.Match[str]) -> list[Draft]:
    """`Quy định 213`, `Quyết định số 842`, `Nghị định 100/2019`."""
    parts = _SHORT.match(match.group())
    if parts is None:
        return []
    printed = parts["type"]
    year = int(parts["y"]) if parts["y"] else None
    type_name = lexicon.type_names().get(bare(printed))
    if type_name is None and (year or printed in _SHORT_SYMBOLS) and printed.isupper():
        type_name = lexicon.type_of_symbol(printed, "state") or lexicon.type_of_symbol(printed, "party")
    if type_name is None or (type_name in ("Luật", "Bộ luật") and year is None):
        return []
    if year and parts["n"].isdigit() and int(parts["n"]) <= 12 and type_name in _OF_A_MONTH:
        return []  # Báo cáo 12/2022
    tail = tail_after(text, match.end())
    where = clause_before(text, match.start())
    key = parts["n"].upper() + (f"/{year}" if year else "")
    value = Reference(
        type_name,
        parts["n"],
        None,
        year or tail.year,
        tail.term,
        tail.issuer,
        tail.issued_on,
        where.article,
        where.clause,
        where.point,
        key,
        "short",
    )
    told = year or tail.issued_on or tail.issuer or tail.term
    sure = bool(told) or AFTER_SHORT.match(text, match.end()) is not None
    further = listed_after(text, match.end(), value) if year is None else []
    if further:
        last = further[-1].value
        value = replace(value, issuer=last.issuer, term=last.term, issued_on=last.issued_on)
    return [Draft("short", match.start(), match.end(), value, tail=tail, sure=sure or bool(further)), *further]


_ENACTED = re.compile(r"(?:thi hành|kèm theo|chấp hành|(?:điều chỉnh|áp dụng|hiệu lực) của|quy định (?:tại|của))\s$")
_ENACTS = re.compile(
    r"\s(?:có hiệu lực|gồm|quy định|áp dụng|thay thế|bãi bỏ|được phổ biến|phổ biến|được Hội đồng|được Quốc hội|"
    r"điều chỉnh|hướng dẫn|không áp dụng|có giá trị)(?!\w)"
)
"""Beside `Quyết định này`: the paper speaks of itself."""


def _anaphor(text: str, match: re.Match[str]) -> list[Draft]:
    printed = match.group()
    noun = re.sub(r"\s(?:này|nêu trên|nói trên|trên đây|trên|đó)$", "", printed)
    where = clause_before(text, match.start())
    value = Reference(
        lexicon.type_names()[bare(noun)],
        article=where.article,
        clause=where.clause,
        point=where.point,
        method="anaphor",
    )
    floor, itself = None, False
    if printed.endswith("này"):
        low = max(0, match.start() - 1500)
        floor = max(text.rfind(mark, low, match.start()) for mark in "\n¶") + 1
        before = text[max(0, match.start() - 24) : match.start()]
        itself = bool(_ENACTED.search(before) or _ENACTS.match(text, match.end()))
    return [Draft("anaphor", match.start(), match.end(), value, tail=Tail(match.end()), floor=floor, itself=itself)]


_HANDLERS: dict[str, Callable[[str, re.Match[str]], list[Draft]]] = {
    "number": _number,
    "short": _short,
    "anaphor": _anaphor,
    "standard": names.standard,
    "plenum": names.plenum,
    "congress": names.congress,
    "constitution": names.constitution,
    "amending": names.amending,
    "act": names.act,
    "dated": names.dated,
}


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    """A number wins over a name that it stands in; else the earlier mention wins."""
    drafts.sort(key=lambda d: (d.start, -d.end))
    kept: list[Draft] = []
    for draft in drafts:
        while kept and kept[-1].end > draft.start and draft.kind == "number" and kept[-1].kind != "number":
            kept.pop()
        if not kept or kept[-1].end <= draft.start:
            kept.append(draft)
    return kept


def _joined(text: str, left: Draft, right: Draft) -> str | None:
    """The words between two mentions if they only join them, else None."""
    at = max(left.end, left.tail.end)
    between = text[at : right.start]
    return between if at <= right.start <= at + 24 and _JOIN.fullmatch(between) else None


_SAME_DAY = re.compile(r"[\s,(]*cùng ngày(?!\w|\s\d)")


def _same_days(text: str, drafts: list[Draft]) -> None:
    """`… ngày 08/8/2018 và Kế hoạch số 46-KH/HU cùng ngày`: the day of the mention before."""
    for left, right in pairwise(drafts):
        day = left.value.issued_on
        if day and right.value.issued_on is None and (said := _SAME_DAY.match(text, right.end)):
            right.value = replace(right.value, issued_on=day)
            right.tail = replace(right.tail, issued_on=day, end=said.end())


def _inherit_types(text: str, drafts: list[Draft], date: str | None) -> None:
    """`các Nghị quyết số 18-NQ/TW, 19-NQ/TW`: the noun holds for all; else the symbol tells the type if it can."""
    for i, draft in enumerate(drafts):
        if draft.value.type is not None or draft.number is None:
            continue
        left = drafts[i - 1] if i else None
        symbol = (draft.number.symbol or "").upper()
        if left is not None and left.value.type and left.number and _joined(text, left, draft) is not None:
            # A symbol that tells no type is a body: `các Công văn: số 12/UBND-VX; số 15/ĐHCT-KHTC`.
            known = symbol if symbol in lexicon.symbols() else ""
            theirs = (left.number.symbol or "").upper()
            same = known == (theirs if theirs in lexicon.symbols() else "")
            if same or symbol in lexicon.type_symbols().get(left.value.type, frozenset()):
                draft.value = replace(
                    draft.value,
                    type=left.value.type,
                    issuer=draft.value.issuer or (left.shared_issuer if left.plural else None),
                    method=f"{draft.value.method}; type: coordination",
                )
                draft.plural, draft.shared_issuer = left.plural, left.shared_issuer
                continue
        if left is not None and listed_behind_title(text, left, draft):
            draft.value = replace(draft.value, type=left.value.type, issuer=left.shared_issuer)
            draft.plural, draft.shared_issuer = True, left.shared_issuer
            continue
        day = draft.value.issued_on or (f"{draft.value.year}-07-01" if draft.value.year else date)
        if symbol and (meant := lexicon.type_of_symbol(symbol, draft.number.family.regime, day)):
            draft.value = replace(draft.value, type=meant, method=f"{draft.value.method}; type: symbol")


def _later_tails(text: str, drafts: list[Draft]) -> None:
    """Give numbers without a date the one behind their title; the last date of a note is that of its head."""
    taken: set[int] = set()
    for i, draft in enumerate(drafts):
        number = draft.number
        if number is None or draft.tail.issued_on or draft.tail.issuer:
            continue
        line_end = _LINE_END.search(text, draft.end, draft.end + 1500)
        limit = line_end.start() if line_end else min(len(text), draft.end + 1500)
        tail = note_tail(text, draft.end, limit, joint=number.by_several)
        if tail is not None and tail.end in taken:
            tail = None
        if tail is None:
            following = drafts[i + 1].start if i + 1 < len(drafts) else limit
            stop = _STOP.search(text, draft.end, min(limit, following, draft.end + 400))
            reach = stop.start() if stop else min(limit, following, draft.end + 400)
            tail = title_tail(text, draft.end, reach, joint=number.by_several)
            if tail is None or not _fits(number, tail):
                continue
        elif number.year and tail.issued_on and abs(int(tail.issued_on[:4]) - number.year) > 1:
            continue
        taken.add(tail.end)
        for other in islice(drafts, i + 1, None):
            if other.end > tail.end:
                break
            if other.tail.issued_on == tail.issued_on and tail.end <= other.tail.end:
                other.tail = Tail(other.end)
                other.value = replace(other.value, issued_on=None, issuer=None)
        draft.value = replace(draft.value, issued_on=tail.issued_on, issuer=tail.issuer)


def _fits(number: Number, tail: Tail) -> bool:
    """Whether a date and body far behind a number can be its own."""
    named = lexicon.bodies().get(number.first_body)
    if number.year and tail.issued_on:
        return int(tail.issued_on[:4]) == number.year
    return bool(named and tail.issuer and bare(named) in bare(tail.issuer))


_SAME_DAY = re.compile(r"[\s,]*(?:đều\s+)?cùng\s+ngày(?!\w)")


def _share(text: str, drafts: list[Draft]) -> None:
    """`Quyết định số 71-QĐ/TU và Kế hoạch số 19-KH/TU ngày … của …`: both are of that day and body."""
    of_one_day = -1
    for left, right in reversed(list(pairwise(drafts))):
        between = _joined(text, left, right)
        if (
            between is None
            or ";" in between
            or left.kind not in ("number", "short")
            or right.kind not in ("number", "short")
        ):
            continue
        if _SAME_DAY.match(text, right.end) or of_one_day == right.start:
            of_one_day = left.start
        if left.number and right.number and _body(left.number) != _body(right.number):
            continue
        if left.number and not right.number and _issuer_of_symbol(left.number):
            continue
        mine, theirs = left.value, right.value
        issuer = mine.issuer or theirs.issuer
        day = mine.issued_on
        distributes = _ENUMERATION.search(between) or left.plural or of_one_day == left.start
        if day is None and distributes and theirs.issued_on:
            day = theirs.issued_on if mine.year in (None, int(theirs.issued_on[:4])) else None
        left.value = replace(mine, issuer=issuer, issued_on=day, term=mine.term or theirs.term)


def _body(number: Number) -> str:
    return number.body.upper()


def _finished(draft: Draft) -> Reference:
    """Fill the year from the date, the body from the symbol."""
    value, year, issuer = draft.value, draft.value.year, draft.value.issuer
    if year is None and value.issued_on and draft.kind != "plenum":
        year = int(value.issued_on[:4])
    if issuer is None and draft.number is not None and (named := _issuer_of_symbol(draft.number, value.type)):
        return replace(value, year=year, issuer=named, method=f"{value.method}; issuer: symbol")
    return value if year == value.year else replace(value, year=year)


def _issuer_of_symbol(number: Number, type_name: str | None = None) -> str | None:
    """The body, or in joint documents all bodies, if the symbol alone names them (`NĐ-CP`; not `QĐ/TW`, `QĐ-UBND`).

    In old numbers a unit stands where the body is looked for (`Thông tư số 04 TC/TCT`): the symbol is not of the type.
    """
    allowed = lexicon.type_symbols().get(type_name or "", frozenset())
    if number.family.name == "party" and allowed and (number.symbol or "").upper() not in allowed:
        return None
    return _named(number.body, number.by_several)


@lru_cache(maxsize=4096)
def _named(body: str, several: bool) -> str | None:
    parts = re.split(r"[-/]", body) if several else re.split(r"[-/]", body)[:1]
    names = [lexicon.bodies().get(re.sub(r"(?<=QH)\d+$", "", part).upper()) for part in parts]
    return " và ".join(name for name in names if name) if all(names) else None
