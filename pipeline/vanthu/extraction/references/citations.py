"""Match the references of a corpus to the documents of the same corpus."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from vanthu.dates import YEAR
from vanthu.extraction.references import lexicon
from vanthu.extraction.references.lexicon import bare
from vanthu.extraction.references.number import normal_key

Row = Mapping[Hashable, Any]
_LOCAL = re.compile(r"(?<![A-ZĐ])(?:TU|HU|QU|THU|ĐU|CB|UBND|UB|HĐND|[A-ZĐ]+(?:TU|HU)|S[A-ZĐ]{2,})(?![A-ZĐ])")
_PLACE = re.compile(
    r"\b(?:tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)"
    r"(?!\s+ủy)\s+([^\W\d_][^,;()]*)$",
    re.IGNORECASE,
)


def match_citations(references: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """For each row of `references` the document of the corpus that it cites.

    `references` has the columns doc_id, type, key, issuer, year, term, issued_on (and number, symbol, method for names
    whose number is known); `documents` has doc_id, doc_type, number, issuer, issued_on, and where known place and
    province. Type, key and body with its province must not disagree, and day, year or term must agree.
    Returns a frame with the index of `references` and the columns cited_doc_id (None without exactly one match) and
    cited_method (why).
    """
    by_key: dict[str, list[Row]] = defaultdict(list)
    by_id: dict[Any, Row] = {}
    for row in documents.to_dict("records"):
        by_id[row["doc_id"]] = row
        if number := _text(row, "number"):
            by_key[_joined_key(number)].append(row)
    found = [_cited(row, by_id.get(row.get("doc_id"), {}), by_key) for row in references.to_dict("records")]
    return pd.DataFrame(found, index=references.index, columns=["cited_doc_id", "cited_method"], dtype=object)


def _cited(reference: Row, citing: Row, by_key: Mapping[str, list[Row]]) -> tuple[str | None, str]:
    candidates = {id(row): row for key in _keys(reference) for row in by_key.get(key, ())}
    if not candidates:
        return None, "no document with this number"
    reasons: list[str] = []
    fitting: list[Row] = []
    for row in candidates.values():
        reason = _disagreement(reference, citing, row)
        if reason:
            reasons.append(reason)
        else:
            fitting.append(row)
    if len(fitting) == 1:
        return str(fitting[0]["doc_id"]), "matched"
    return None, f"{len(fitting)} documents fit" if fitting else "; ".join(sorted(set(reasons)))


def _keys(reference: Row) -> set[str]:
    """Keys under which the cited document may be filed: as printed, and the certain number behind a name."""
    keys = {_joined_key(key) for key in (_text(reference, "key"),) if key}
    number, symbol = _text(reference, "number"), _text(reference, "symbol")
    if number and symbol and "table" in _text(reference, "method"):
        year = _whole(reference, "year")
        keys.add(_joined_key(f"{number}/{year}/{symbol}" if "QH" in symbol else f"{number}-{symbol}"))
    return keys


def _joined_key(number: str) -> str:
    """The key with the zeros before the number dropped: 04-QĐ/TU and 4-QĐ/TU are one."""
    return normal_key(number).lstrip("0")


def _disagreement(reference: Row, citing: Row, document: Row) -> str:
    """Why the document is not the one cited; empty when everything agrees."""
    if reference.get("doc_id") == document["doc_id"]:
        return "the document itself"
    cited_type, own_type = bare(_text(reference, "type")), bare(_text(document, "doc_type"))
    if cited_type and own_type and cited_type != own_type and not cited_type.startswith(own_type):
        return "another type"
    if not _same_place(reference, citing, document):
        return "another province or body"
    return "" if _same_time(reference, citing, document) else "another day, year or term"


def _same_time(reference: Row, citing: Row, document: Row) -> bool:
    """Day, year or term agree; without any of them both papers must be of one Party term (numbers restart there)."""
    issued, cited = _text(document, "issued_on"), _text(reference, "issued_on")
    if cited and issued:
        shared = min(len(cited), len(issued))
        return cited[:shared] == issued[:shared]
    year, term = _whole(reference, "year"), _whole(reference, "term")
    if re.search(f"/{YEAR}/", _text(reference, "key")):
        return True  # the year is part of the key
    if year and issued:
        return issued[:4] == str(year)
    if term and issued:
        body = "assembly" if "QH" in _text(reference, "key") else "party"
        return lexicon.term_on(body, issued) == term
    citing_day = _text(citing, "issued_on")
    if not issued or not citing_day or issued > citing_day:
        return False
    if re.search(r"\d-", _text(reference, "key")):
        mine = lexicon.term_on("party", citing_day)
        return mine is not None and mine == lexicon.term_on("party", issued)
    return issued[:4] == citing_day[:4]


def _same_place(reference: Row, citing: Row, document: Row) -> bool:
    """Local numbers repeat in every province: the place named, else that of the citing paper, must agree."""
    if not _LOCAL.search(_text(reference, "key")):
        return True
    own = _places(document)
    named = _place_in(_text(reference, "issuer"))
    if named:
        return not own or named in own
    theirs = _places(citing)
    province, other = _text(document, "province"), _text(citing, "province")
    if province and other:
        return bare(province) == bare(other)
    # The same type, number and day twice in one archive is far less likely than a body printed without its place.
    return bool(own & theirs) or _same_day(reference, document)


def _same_day(reference: Row, document: Row) -> bool:
    cited, issued = _text(reference, "issued_on"), _text(document, "issued_on")
    return len(cited) == len("2022-10-25") and cited == issued


def _places(document: Row) -> set[str]:
    """Bare names of the places a document is known to belong to."""
    unit = r"^(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran)\s+"
    named = {re.sub(unit, "", bare(_text(document, column))) for column in ("place", "province", "district")}
    named |= {_place_in(_text(document, column)) for column in ("issuer", "superior")}
    return {name for name in named if name}


@lru_cache(maxsize=4096)
def _place_in(issuer: str) -> str:
    """`Ban Thường vụ Tỉnh ủy Đồng Nai` → `dong nai`; empty when no place is named."""
    match = _PLACE.search(issuer)
    return bare(match.group(1).strip()) if match and match.group(1)[0].isupper() else ""


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    return value if isinstance(value, str) else ""


def _whole(row: Row, column: str) -> int | None:
    value = row.get(column)
    return None if value is None or pd.isna(value) or value == "" else int(value)
