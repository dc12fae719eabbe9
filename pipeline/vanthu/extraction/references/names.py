"""References without a number: acts by name, the Constitution, plenums and congresses, dated papers, standards."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice

from vanthu.dates import YEAR, date_at
from vanthu.extraction.references import lexicon
from vanthu.extraction.references.context import Tail, clause_before, tail_after
from vanthu.extraction.references.draft import Draft
from vanthu.extraction.references.issuer import issuer_at
from vanthu.extraction.references.lexicon import bare
from vanthu.extraction.references.number import normal_key
from vanthu.extraction.references.value import Reference
from vanthu.numbers import ordinal

_WORD = re.compile(r"[\w'’]+|[(]sửa đổi[)]")
_NAMES = {(kind, re.sub(r"[,\s-]+", " ", name)): versions for (kind, name), versions in lexicon.laws().items()}
_SIZES: dict[tuple[str, str], list[int]] = defaultdict(list)
"""Type and first word of the names → how many words they have, the most first."""
for _size, _kind, _first in sorted({(-len(n.split()), kind, n.split()[0]) for kind, n in _NAMES}):
    _SIZES[_kind, _first].append(-_size)
_ACT_YEAR = re.compile(
    rf"(?:\s\(sửa đổi\))?,?\s(?:năm\s)?({YEAR})(?![\w/-]|\.\d)(?:\s\(sửa đổi(?:, bổ sung)?(?: năm)? \d{{4}}\))?"
)
_NUMBERED = re.compile(r"(?:\s\(sửa đổi\))?,?(?:\snăm\s\d{4})?,?\s?(?:số|Số)\s?:?\s?\d+[/-]|\s\d+/\d{4}/")
_FREE = re.compile(rf"[^.;:()\d\n¶“”\"]{{3,110}}?\s(?:năm\s)?({YEAR})(?![\w/-]|\.\d)")
_OF = re.compile(r"\s*+,?\s*+của\s+")
_STOP = re.compile(r"\b(?:được|quy định|ngày|và|theo|tại|của|có hiệu lực|trong|giai đoạn|từ|đến|cho)\b")


def act(text: str, match: re.Match[str]) -> list[Draft]:
    """`Luật Đất đai năm 2013`, `Bộ luật Hình sự`: a listed name, or any name that a year ends."""
    type_name = lexicon.type_names()[bare(match.group().strip())]
    name_end, versions = _listed(text, match.end(), type_name)
    small = text[match.end()].islower()  # only a version that is known: `Luật đất đai năm 2013`, not `Hội Luật gia`
    if small and not versions:
        return []
    if name_end and _NUMBERED.match(text, name_end):
        return []
    year, end = None, name_end
    if name_end and (stated := _ACT_YEAR.match(text, name_end)):
        year, end = int(stated.group(1)), stated.end()
    elif not name_end:
        free = _FREE.match(text, match.end())
        if free is None or _STOP.search(free.group()[: free.start(1) - free.start()].replace("năm", "")):
            return []
        year, end = int(free.group(1)), free.end()
        name_end = match.end() + len(re.sub(r"\s(?:năm\s)?\d{4}$", "", free.group()))
    tail = tail_after(text, end)
    if year is None and tail.issued_on:
        year = int(tail.issued_on[:4])
    if small and year not in versions:
        return []
    name = " ".join(text[match.end() : name_end].split())
    key = f"{type_name} {name}" + (f" {year}" if year else "")
    certain = versions.get(year) if year else None
    number, symbol, term = _split(certain)
    where = clause_before(text, match.start())
    value = Reference(
        type_name,
        number,
        symbol,
        year,
        term,
        tail.issuer or ("Ủy ban Thường vụ Quốc hội" if type_name == "Pháp lệnh" else "Quốc hội"),
        tail.issued_on,
        where.article,
        where.clause,
        where.point,
        key,
        "act; number: table" if certain else "act",
    )
    return [Draft("act", match.start(), end, value, tail=tail)]


_AMENDED = re.compile(r"(?P<type>Luật|Bộ luật|Pháp lệnh)\s")
_NEXT_AMENDED = re.compile(r"(?:,|\svà)\s(?=Luật|Bộ luật|Pháp lệnh)")
_MOST_AMENDED = 12
"""Acts that one act amends."""


def amending(text: str, match: re.Match[str]) -> list[Draft]:
    """`Luật sửa đổi, bổ sung một số điều của Luật X và Luật Y ngày 22/11/2019`: the day is that of the amending act.

    Without year and day nothing tells which of several it is: the acts that it amends stand for themselves.
    """
    end, at = 0, match.end()
    versions: dict[int, str] = {}
    for _ in range(_MOST_AMENDED):
        opened = _AMENDED.match(text, at)
        end_of_name, known = _listed(text, opened.end(), opened["type"]) if opened else (0, {})
        if not end_of_name:
            break
        end, versions = end_of_name, known
        further = _NEXT_AMENDED.match(text, end)
        if further is None:
            break
        at = further.end()
    if not end or _NUMBERED.match(text, end):
        return []
    stated = _ACT_YEAR.match(text, end)
    tail = tail_after(text, stated.end() if stated else end)
    year = int(stated.group(1)) if stated else int(tail.issued_on[:4]) if tail.issued_on else None
    if year is None or year in versions:  # `… của Luật Xây dựng năm 2014`: the year is that of the act amended
        return []
    kind = lexicon.type_names()[bare(match.group().lower().partition("sửa đổi")[0].rstrip())]
    name = " ".join(text[match.start() : end].split())
    issuer = tail.issuer or ("Ủy ban Thường vụ Quốc hội" if kind == "Pháp lệnh" else "Quốc hội")
    value = Reference(kind, year=year, issuer=issuer, issued_on=tail.issued_on, key=f"{name} {year}", method="act")
    return [Draft("act", match.start(), stated.end() if stated else end, value, tail=tail)]


def _listed(text: str, start: int, type_name: str) -> tuple[int, dict[int, str]]:
    """Where the longest name of the table that begins at `start` ends, and its versions; 0 when there is none."""
    first = _WORD.search(text, start, start + 160)
    sizes = _SIZES.get((type_name, bare(first.group() + " ").rstrip())) if first else None
    if not sizes:
        return 0, {}
    words = list(islice(_WORD.finditer(text, start, start + 160), sizes[0]))
    for size in sizes:
        if size <= len(words):
            end = words[size - 1].end()
            phrase = bare(" ".join(w.group() for w in words[:size]))
            if (type_name, phrase) in _NAMES and not re.search(r"[.;:(\n¶]", text[start:end]):
                return end, _NAMES[type_name, phrase]
    return 0, {}


def _split(key: str | None) -> tuple[str | None, str | None, int | None]:
    """Number, symbol and term of a certain key (`45/2013/QH13`, `04-NQ/TW`)."""
    if not key:
        return None, None, None
    number, rest = re.split(r"[/-]", key, maxsplit=1)
    symbol = re.sub(r"^\d{4}/", "", rest)
    term = re.search(r"QH(\d+)$", symbol)
    return number, symbol, int(term.group(1)) if term else None


def constitution(text: str, match: re.Match[str]) -> list[Draft]:
    """`Hiến pháp năm 2013`, `Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam`; the bare word names no instrument."""
    if match.group().lower() == "hiến pháp":
        return []
    year = re.search(r"(\d{4})$", match.group())
    tail = tail_after(text, match.end())
    where = clause_before(text, match.start())
    stated = int(year.group(1)) if year else int(tail.issued_on[:4]) if tail.issued_on else None
    key = "Hiến pháp" + (f" {stated}" if stated else "")
    value = Reference(
        "Hiến pháp",
        year=stated,
        issued_on=tail.issued_on,
        issuer=tail.issuer,
        article=where.article,
        clause=where.clause,
        point=where.point,
        key=key,
        method="constitution",
    )
    return [Draft("constitution", match.start(), match.end(), value, tail=tail)]


_LIST = re.compile(
    r"(?:t\.?w|t\.?ư|trung ương|lần thứ)\s?(?:(?:lần thứ|số)\s)?(.+?)"
    r"(?=[\s,]{0,2}[(\[]?\s?(?:ban chấp hành|bch|kho[áa]|khóa)|$)",
    re.IGNORECASE,
)
_TERM = re.compile(r"(?:kho[áa]|khóa)\s?[(\[]?\s?([IVXL]+|\d+)", re.IGNORECASE)


def plenum(text: str, match: re.Match[str]) -> list[Draft]:
    """`Nghị quyết Trung ương 4 (khóa XII)`; a list of plenums gives a mention each, the khóa is shared."""
    printed = match.group()
    listed = _LIST.search(printed)
    khoa = _TERM.search(printed)
    if listed is None:
        return []
    type_name = "Kết luận" if printed[0] == "K" else "Nghị quyết"
    pieces = [
        (m.start() + listed.start(1), m.group())
        for m in re.finditer(r"[^\s,]+(?:\s(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín)(?!\w))?", listed.group(1))
        if m.group() != "và"
    ]
    numbers = [
        (at, piece, value) for at, piece in pieces if (value := ordinal(piece.upper() if piece.isascii() else piece))
    ]
    tail = tail_after(text, match.end())
    term = ordinal(khoa.group(1).upper()) if khoa else tail.term
    drafts = []
    for i, (at, piece, value) in enumerate(numbers):
        first, last = i == 0, i == len(numbers) - 1
        certain = lexicon.plenum_key(term, value, type_name, text[match.end() : match.end() + 160]) if term else None
        number, symbol, _ = _split(certain)
        reference = Reference(
            type_name,
            number,
            symbol,
            term=term,
            issuer=tail.issuer or "Ban Chấp hành Trung ương",
            issued_on=tail.issued_on,
            key=f"{type_name} Trung ương {value}" + (f" khóa {_roman(term)}" if term else ""),
            method="plenum; number: table" if certain else "plenum",
        )
        start = match.start() if first else match.start() + at
        end = match.end() if last else match.start() + at + len(piece)
        drafts.append(Draft("plenum", start, end, reference, tail=tail))
    return drafts


def _roman(value: int) -> str:
    tens, ones = divmod(value, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def congress(_text: str, match: re.Match[str]) -> list[Draft]:
    """`Nghị quyết Đại hội XIII của Đảng`; a congress without its ordinal or its term of office names no document."""
    printed = " ".join(match.group().split())
    which = re.search(r"(?:lần thứ (\w+(?: \w+)?)|\s([IVXL]{1,5})(?!\w))", printed, re.IGNORECASE)
    office = re.search(r"\d{4}", printed)
    if which is None and office is None:
        return []
    value = ordinal((which.group(1) or which.group(2)).split(" ")[0].upper()) if which else None
    national = not re.search(r"đảng bộ", printed, re.IGNORECASE)
    term = value if national else None
    key = f"Nghị quyết Đại hội {_roman(term)}" if term else printed.rstrip(" (,")
    end = match.start() + len(match.group().rstrip(" (,"))
    issuer = "Đại hội đại biểu toàn quốc" if term else None
    return [
        Draft(
            "congress",
            match.start(),
            end,
            Reference("Nghị quyết", term=term, issuer=issuer, key=key, method="congress"),
        )
    ]


def dated(text: str, match: re.Match[str]) -> list[Draft]:
    """`Quyết định ngày 22/9/2011 của Bộ Y tế`: a document known by its day and body only."""
    day = date_at(text, match.end())
    of = _OF.match(text, day.end) if day else None
    body = issuer_at(text, of.end()) if of else None
    if day is None or body is None or len(day.iso) < 10:
        return []
    type_name = lexicon.type_names()[bare(match.group().strip())]
    where = clause_before(text, match.start())
    value = Reference(
        type_name,
        year=int(day.iso[:4]),
        issuer=body[1],
        issued_on=day.iso,
        article=where.article,
        clause=where.clause,
        point=where.point,
        key=f"{type_name} {day.iso}",
        method="dated",
    )
    return [Draft("dated", match.start(), day.end, value, tail=Tail(body[0], day.iso, body[1]))]


_STANDARD = re.compile(
    r"(?P<s>[^\W\d]+?(?:ISO/IEC|ISO|IEC)?)(?P<n>[0-9OoIl]+(?:-\d+)?)(?::(?P<y>\d{4}))?(?:/(?P<b>\w+))?"
)


def standard(_text: str, match: re.Match[str]) -> list[Draft]:
    """`QCVN 02:2009/BYT`, `TCVN ISO 9001:2015`, and with OCR's letters `QCVN O2`."""
    parts = _STANDARD.fullmatch(re.sub(r"\s", "", match.group()))
    if parts is None or not any(c.isdigit() for c in parts["n"]):
        return []
    number = normal_key(parts["n"])
    key = parts["s"] + number + (f":{parts['y']}" if parts["y"] else "") + (f"/{parts['b']}" if parts["b"] else "")
    type_name = "Quy chuẩn" if parts["s"].startswith("QC") else "Tiêu chuẩn"
    issuer = lexicon.bodies().get(parts["b"].upper()) if parts["b"] else None
    year = int(parts["y"]) if parts["y"] else None
    value = Reference(type_name, number, parts["s"], year, issuer=issuer, key=key, method="standard")
    return [Draft("standard", match.start(), match.end(), value)]
