"""Lists that print the symbol, or the body, only once: `các Kết luận số 48, 50-KL/TW`, `Chỉ thị 17 và 23 của …`."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from vanthu.extraction.references import lexicon
from vanthu.extraction.references.context import tail_after
from vanthu.extraction.references.draft import Draft
from vanthu.extraction.references.nouns import noun_before
from vanthu.extraction.references.number import Number, normal_key
from vanthu.extraction.references.value import Reference

_REACH = 48
_BEFORE = re.compile(r"(?<![\w/.,-])((?:\d{1,5}[a-e]?(?:\s?,\s?|\s?;\s|\svà\s)){1,8})(?:số\s)?$")
_AFTER = re.compile(r"(?:(?:\s?,\s?|\svà\s)\d{1,3}[a-e]?(?![\w/%]|\s?%|[.,-]\d|-\w)){1,8}")
_ITEM = re.compile(r"\d{1,5}[a-e]?")


def listed_before(text: str, number: Number, value: Reference) -> list[Draft]:
    """The numbers that share the symbol of `number`, which has no noun of its own, and `number` under their noun."""
    match = _BEFORE.search(text, max(0, number.start - _REACH), number.start)
    if match is None or not number.symbol:
        return []
    symbol = number.symbol.upper()
    noun = noun_before(text, match.start(), frozenset({symbol}))
    if noun.type is None or symbol not in lexicon.type_symbols().get(noun.type, frozenset()):
        return []
    tail = tail_after(text, number.end, joint=number.by_several)
    rest = number.key[len(normal_key(number.n)) :]
    drafts = []
    for i, item in enumerate(_ITEM.finditer(match.group(1))):
        at, printed = match.start(1) + item.start(), item.group()
        shared = replace(value, type=noun.type, number=printed, key=normal_key(printed + rest))
        shared = replace(shared, method=f"{value.method}; symbol: list")
        drafts.append(Draft("number", noun.start if i == 0 else at, match.start(1) + item.end(), shared, tail=tail))
    own = replace(value, type=noun.type)
    return [*drafts, Draft("number", number.start, number.end, own, number, tail, plural=noun.plural)]


def listed_after(text: str, end: int, value: Reference) -> list[Draft]:
    """Further short numbers after a short mention, if the body or term after the list says that they are numbers."""
    match = _AFTER.match(text, end)
    if match is None:
        return []
    tail = tail_after(text, match.end())
    if tail.issuer is None and tail.term is None and tail.issued_on is None:
        return []
    drafts = []
    for item in _ITEM.finditer(text, end, match.end()):
        shared = replace(
            value,
            number=item.group(),
            key=item.group().upper(),
            issuer=tail.issuer,
            term=tail.term,
            issued_on=tail.issued_on,
            method="short; type: list",
        )
        drafts.append(Draft("short", item.start(), item.end(), shared, tail=tail))
    return drafts


_AND = re.compile(r"\s*(?:,|;|và|cùng|kèm|,\s*và|;\s*và)\s+(?:các\s+)?")


def share_proposers(text: str, drafts: list[Draft]) -> None:
    """`đề nghị của Sở X tại Tờ trình số 5/TTr-SX, Công văn số 9/SX-QL và …`: all papers of the list are of Sở X.

    A paper of another symbol has a body of its own (`… và Báo cáo số 7/BC-STP`).
    """
    for left, right in pairwise(drafts):
        if (
            left.proposer
            and left.number
            and right.number
            and right.value.issuer is None
            and right.number.first_body == left.number.first_body
            and _AND.fullmatch(text, max(left.end, left.tail.end), right.start)
        ):
            right.proposer = left.proposer
            right.value = replace(right.value, issuer=left.proposer)


_NEXT = re.compile(r"[,;]\s(?:và\s)?(?:số\s)?\Z")
_MOST_OF_A_TITLE = 400


def listed_behind_title(text: str, left: Draft, right: Draft) -> bool:
    """Whether `right` goes on with a list that has titles: `các Quyết định của UBND tỉnh: số 5/… về …, | số 7/…`."""
    if not (left.plural and left.shared_issuer and left.number and right.number) or right.value.issuer:
        return False
    if right.number.full_symbol != left.number.full_symbol or right.start - left.end > _MOST_OF_A_TITLE:
        return False
    between = text[left.end : right.start]
    return _NEXT.search(between) is not None and "\n" not in between and ". " not in between
