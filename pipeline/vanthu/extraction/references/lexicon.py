"""The vocabulary tables of this family, turned into look-ups."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date as Date
from functools import cache, lru_cache

from vanthu.orthography import unaccent
from vanthu.vocabulary import table

ASSEMBLY_TYPES = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết")
"""Types whose symbol (QH15, UBTVQH15) does not name them."""
GENERIC = "Văn bản"
"""No type of its own: words behind it say nothing of a number."""
CONTRACT = "Hợp đồng"
"""A contract is no document that an archive cites."""


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """How nouns are compared: lower case, no marks (scans get those wrong), `quy` for `qui`."""
    return unaccent(text).lower().replace("qui ", "quy ")


@dataclass(frozen=True, slots=True)
class SymbolUse:
    """One meaning of a type symbol in one regime and period."""

    type: str
    regime: str
    first: str
    last: str

    def in_force(self, day: str | None) -> bool:
        """Whether the meaning was valid on an ISO day; without a day every meaning is."""
        return not day or ((not self.first or self.first <= day) and (not self.last or day <= self.last))


@cache
def type_names() -> dict[str, str]:
    """Type nouns by their bare form: `quyet dinh` → Quyết định."""
    further = {bare(row["noun"]): row["type"] for row in table("nouns", __package__)}
    return further | {bare(row["name"]): row["name"] for row in table("doc_types")}


@cache
def printed_nouns() -> frozenset[str]:
    """The nouns of `type_names` with their marks."""
    return frozenset(row["name"] for row in table("doc_types")) | {row["noun"] for row in table("nouns", __package__)}


@cache
def type_symbols() -> dict[str, frozenset[str]]:
    """Symbols in upper case that a type noun may stand with."""
    found: dict[str, set[str]] = {
        row["name"]: {s.upper() for s in row["symbols"].split()} for row in table("doc_types")
    }
    for row in table("symbols", __package__):
        found.setdefault(row["type"], set()).add(row["symbol"].upper())
    for name, own in found.items():
        # A compound may bear the symbol of its head: Chương trình hành động số 06-CTr/TU.
        for head in (h for h in found if name.startswith(h + " ")):
            own.update(found[head])
    return {name: frozenset(symbols) for name, symbols in found.items()}


@cache
def symbols() -> dict[str, tuple[SymbolUse, ...]]:
    """Meanings of each type symbol, by its upper-case form."""
    found: dict[str, list[SymbolUse]] = {}
    for row in table("symbols", __package__):
        found.setdefault(row["symbol"].upper(), []).append(
            SymbolUse(row["type"], row["regime"], row["from"], row["to"])
        )
    return {symbol: tuple(uses) for symbol, uses in found.items()}


def type_of_symbol(symbol: str, regime: str, day: str | None = None) -> str | None:
    """The type that a symbol means in a regime on a day, if it means one only (`QĐ` of the Party means two)."""
    uses = {u.type for u in symbols().get(symbol.upper(), ()) if u.regime == regime and u.in_force(day)}
    return uses.pop() if len(uses) == 1 else None


@cache
def bodies() -> dict[str, str | None]:
    """Body symbols in upper case → the body's name if the symbol alone names it, else None (TW, TU, UBND)."""
    found: dict[str, str | None] = {}
    for row in table("issuers", __package__):
        if row["symbol"]:
            central = row["level"] in ("party_centre", "state_centre", "mass") and bool(row["name"])
            found.setdefault(row["symbol"].upper(), row["name"] if central else None)
    return found


@cache
def party_bodies() -> frozenset[str]:
    """Symbols of bodies of the Party, in upper case (TW, TU, HU, BTCTU …)."""
    rows = table("issuers", __package__)
    return frozenset(row["symbol"].upper() for row in rows if row["symbol"] and row["level"].startswith("party"))


@cache
def not_documents() -> dict[str, str]:
    """Nouns whose number is not that of a document (mẫu, phụ lục, thửa …), in lower case → `form` or `thing`."""
    return {row["word"]: row["kind"] for row in table("not_documents", __package__)}


def of_contract(symbol: str) -> bool:
    """Whether a symbol begins with the HĐ of contracts (`HĐ-XD`, `HĐKT-2002`, `PLHĐ`), not of councils (`HĐND`)."""
    first = re.split(r"[-/]", symbol.upper())[0]
    return first.startswith(("HĐ", "PLHĐ", "TLHĐ")) and first not in bodies()


@cache
def number_signs() -> frozenset[str]:
    """How `số` is printed, in lower case, scans and keyboards included."""
    return frozenset({"số", *confusions("sign")})


@cache
def noun_sizes() -> dict[str, tuple[int, ...]]:
    """Last word of the nouns of `type_names` and `not_documents` → how many words these nouns have, the most first."""
    sizes: dict[str, set[int]] = defaultdict(set)
    for noun in (*type_names(), *map(bare, not_documents())):
        sizes[noun.split()[-1]].add(len(noun.split()))
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


@cache
def confusions(where: str) -> dict[str, str]:
    """What scans and keyboards print → what is meant, for one kind of place (digit, char, token, body)."""
    return {row["printed"]: row["meant"] for row in table("confusions", __package__) if row["where"] == where}


@cache
def laws() -> dict[tuple[str, str], dict[int, str]]:
    """(type, bare name) → {year: number} of acts; an empty dict for a name without certain numbers."""
    found: dict[tuple[str, str], dict[int, str]] = {}
    for row in table("laws", __package__):
        versions = found.setdefault((row["type"], bare(row["name"])), {})
        if row["year"]:
            versions[int(row["year"])] = row["key"]
    return found


def plenum_key(term: int, plenum: int, type_name: str, context: str) -> str | None:
    """Number of the document of a plenum: its only one, or the only one whose topic words are in `context`."""
    rows = [
        row
        for row in table("plenums", __package__)
        if (row["term"], row["plenum"], row["type"]) == (str(term), str(plenum), type_name)
    ]
    if len(rows) > 1:
        rows = [row for row in rows if any(topic and topic in context for topic in row["topics"].split(";"))]
    return rows[0]["key"] if len(rows) == 1 else None


def term_on(body: str, day: str) -> int | None:
    """The term of `party` or `assembly` that an ISO day falls in; None if `day` is no full date or before the table."""
    try:
        Date.fromisoformat(day)
    except ValueError:
        return None
    for row in table("terms", __package__):
        if row["body"] == body and row["from"] <= day and (not row["to"] or day <= row["to"]):
            return int(row["term"])
    return None
