"""The printed number of a document: its shape in text, its clean key, the family the key belongs to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vanthu.dates import YEAR
from vanthu.extraction.references import lexicon
from vanthu.orthography import LOWER

SIGN = "A-ZĂÂÊÔƠƯĐÐƉ§"
"""Capitals of a symbol, which bear no tones, and what `Đ` is misread as."""
DASH = r"\-–—‐‑‒−_/⁄∕"
SEP = rf"\s{{0,2}}[{DASH}]\s{{0,2}}"
DIGIT = "0-9OoIl"
START = "0-9OIl"
_MARKS = "T[Tt]g|T[Tt]r|C[Tt]r(?:HĐ)?|PTr|QĐi|QyĐ|Qđ|Nđ|QTr|TBố|TrS|TTh"
_PROVINCE = rf"(?<=[ĐQH]N)[aogi](?=[{DASH}])"
"""The last letter of `HQĐNa-TXNK`, `CTQNg-TTr`: names of provinces that begin alike have a small letter more."""
_REST = rf"(?:[{SIGN}0-9+]|[.&](?=[{SIGN}])|(?<=T)r(?=[{SIGN}])|(?<=TT)r(?![{LOWER}])|{_PROVINCE}){{0,20}}+"
# A capital that begins a word (`Dự`) is no symbol; two capitals may have a lower-case word glued to them (`NĐ-CPngày`).
_ROMAN = r"(?:\s[IVX]{1,5}(?=[-/][A-ZĐ])|(?<=KV)\s[IVX]{1,5}(?!\w))?"
"""A region after its office: `78/KV XIII-TH`, `56/KTNN-KV XII`."""
_YEAR_LAST = rf"(?:[{DASH}]{YEAR}(?![\d{DASH}]))?"
TOKEN = rf"(?:(?:{_MARKS})(?![{SIGN}]{{2}})|Th[iI]?U(?![{LOWER}])|[{SIGN}](?![{LOWER}]){_REST}|[{SIGN}]{{2}}{_REST})"
_SMALL = "|".join(sorted((s.lower() for s in lexicon.symbols() if len(s) > 1), key=len, reverse=True))
NUMBER_TAIL = (
    # The looks ahead only leave sooner what no alternative below matches: most figures count something.
    rf"(?=[{DIGIT}.a-eA-ZĐ\s{DASH}])[{DIGIT}]{{0,6}}+(?:\.\d{{1,3}}(?=\s?/))?[a-eA-E]?"
    rf"(?=\s{{0,2}}[{DASH}]|[\s.]?[A-ZĐ]{{2}})"
    rf"(?:(?:{SEP}{YEAR}(?!\d))?(?:{SEP}{TOKEN}{_ROMAN}){{1,6}}{_YEAR_LAST}"
    rf"|{SEP}{YEAR}(?=[NQT][ĐÐ§DTQ])(?:{TOKEN})(?:{SEP}{TOKEN}){{0,5}}"
    rf"|[\s.]?(?=[A-ZĐ]{{2,4}}/[A-ZĐ]{{2}}){TOKEN}/{TOKEN}(?:[-/]{TOKEN}){{0,4}}"
    rf"|(?:[{DASH}]{YEAR})?[{DASH}](?:{_SMALL})(?:[{DASH}][{LOWER}0-9]{{2,12}}){{1,4}})"
)
"""What follows the first digit of a number. Every repeat is bounded, so matching is linear in the text."""

_PARTS = re.compile(rf"(?P<sep>\s*[{DASH}]\s*|\s|(?<=\d)\.?(?=[A-ZĐ]))(?P<token>[^\s{DASH}]+)")
_LEAD = re.compile(rf"[{DIGIT}]+(?:\.\d{{1,3}}(?=/|\s))?(?:[a-eA-E](?![{SIGN}]))?")
_GOES_ON = re.compile(rf"(?:[{DASH}]\d|\.\d)(?!\d?[/.-]\d{{1,2}}[/.-]\d{{4}})")
"""Figures glued to the end of a token, save a date: it is something else than a number of the families below."""
_FIXED = {"TTG": "TTg", "TTR": "TTr", "CTR": "CTr", "QĐI": "QĐi", "PTR": "PTr"}
_JOINT = ("TTLT", "NQLT", "KHLT", "HDLN", "HDLT", "QCPH", "CTPH", "KHPH", "LT")


@dataclass(frozen=True, slots=True)
class Family:
    """A shape of clean keys: `{n}` running number, `{y}` year, `{s}` type symbol, `{b}` body."""

    name: str
    shape: str
    regime: str

    def compiled(self) -> re.Pattern[str]:
        """The shape as a pattern with groups n, y, s, b."""
        body = r"[A-ZĐ][A-ZĐa-zăâêôơưĂÂÊÔƠƯ0-9.&+]*"
        pattern = self.shape.format(
            n=r"(?P<n>\d{1,7}(?:\.\d{1,3})?[A-Z]?)",
            y=rf"(?P<y>{YEAR})",
            s=rf"(?P<s>{body})",
            b=rf"(?P<b>{body}(?:[-/]{body})*)",
        )
        return re.compile(pattern)


FAMILIES = (
    Family("assembly", r"{n}/{y}/(?P<b>(?:UBTV)?QH\d{{0,2}})", "state"),  # 59/2020/QH14, 1211/2016/UBTVQH13
    Family("assembly", r"{n}/(?P<b>(?:UBTV)?QH\d{{1,2}})", "state"),  # 829/UBTVQH14
    Family("state normative", r"{n}/{y}[-/]{s}[-/]{b}", "state"),  # 30/2020/NĐ-CP, 61/2005/NĐ/CP, 117/2007/TTLT/BTC-BNV
    Family("party", r"{n}-{s}/{b}", "party"),  # 213-QĐ/TW, 36-HD/VPTW, 04-NQLT/TU-UBND
    Family("state early", r"{n}[-/](?P<b>CP|TTg|HĐBT|CTN|QHĐT|CT)", "state"),  # 15/CP, 48-CP, 387/TTg, 327-CT
    Family("state administrative", r"{n}/{s}-{b}", "state"),  # 3447/QĐ-BYT, 45/TB-VPCP, 1662/NQ-UBTVQH15
    Family("state administrative", r"{n}/{s}/{b}", "state"),  # 12/KH/UBND
    Family(
        "office letter", r"{n}/(?P<b>(?:TTg|(?:TTr)?[A-ZĐ][A-ZĐƯ0-9.&+]+)(?:-[A-ZĐ0-9.&+]+)*)", "state"
    ),  # 123/UBND-VX, 845/SNV
    Family("state dashed", r"{n}[-/]{y}-{s}-{b}", "state"),  # 84/2005-NĐ-CP
    Family("year only", r"{n}/{y}/(?P<b>[A-ZĐ][A-ZĐ0-9.&+]+)", "state"),  # 12/2012/HĐMB
    Family("year last", r"{n}[-/](?:{s}[-/])?{b}[-/]{y}", "state"),  # 45/QĐ-UB-2003, 19/CV-2018
    Family("state dotted", r"{n}\.{s}[-/]{b}", "state"),  # 97.QĐ/UB
    Family("party dashed", r"{n}-{s}-{b}", "party"),  # 12-NQ-TU
    Family(
        "state old", r"(?P<n>\d{{1,5}})-?(?P<b>[A-ZĐ][A-ZĐ0-9.&]*(?:/[A-ZĐ][A-ZĐ0-9.&]*){{1,3}})", "state"
    ),  # 1141TC/QĐ/CĐKT, 10-BXD/VKT
)
"""How numbers are built, tried in this order. A new family is one line."""

_BODY_END = re.compile(r"[-/]")
_YEAR_GLUED = re.compile(rf"(\d+[-/]{YEAR})(?=[A-ZĐ])")
_COMPILED = tuple((family, family.compiled()) for family in FAMILIES)


@dataclass(frozen=True, slots=True)
class Number:
    """A number token of text, read. Offsets are those of the text it was found in."""

    start: int
    end: int
    key: str
    family: Family
    n: str
    year: int | None
    symbol: str | None
    body: str
    known: bool
    """The type symbol or the first body is in the tables, so that the token needs no noun beside it."""
    spaced: bool
    """Its first separator is missing or has white space on both sides (`2022 - UBND`)."""

    @property
    def full_symbol(self) -> str:
        """What follows the number and year: `QĐ/TW`, `NĐ-CP`, `UBND-VX`."""
        return f"{self.symbol}{self.key.partition(self.symbol)[2][:1]}{self.body}" if self.symbol else self.body

    @property
    def first_body(self) -> str:
        """The first body of the symbol, in upper case: `BTP-BNV` → `BTP`."""
        return _BODY_END.split(self.body, maxsplit=1)[0].upper()

    @property
    def of_assembly(self) -> bool:
        """A law, code, ordinance or resolution of the National Assembly or its Standing Committee."""
        return self.body.rstrip("0123456789").endswith("QH")

    @property
    def by_several(self) -> bool:
        """Issued by several bodies together (TTLT, NQLT, QCPH …)."""
        return bool(self.symbol) and (self.symbol or "").upper().startswith(_JOINT)

    @property
    def alone(self) -> bool:
        """Clear enough to need neither noun nor `số` before it."""
        several = bool(self.symbol) or "-" in self.body or self.family.name == "assembly"
        return self.known and several and not self.spaced and self.n[0].isdigit() and self.family.name != "state early"

    @property
    def term(self) -> int | None:
        """Term of the National Assembly in the symbol: QH15 → 15."""
        term = self.body.rpartition("QH")[2] if self.of_assembly else ""
        return int(term) if term else None


@lru_cache(maxsize=8192)
def normal_key(printed: str) -> str:
    """The comparable form of a printed number: NFC, no spaces, one dash, upper case save TTg TTr CTr QĐi, bars on Đ."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFC", printed))
    text = re.sub(r"[–—‐‑‒−_]", "-", text).replace("⁄", "/").replace("∕", "/")
    for wrong, right in lexicon.confusions("char").items():
        text = text.replace(wrong, right)
    lead = _LEAD.match(text)
    head = _digits(lead.group()) if lead and lead.group()[:1] else ""
    tail = text[lead.end() :] if lead else text
    return head.upper() + re.sub(r"[^-/]+", lambda m: _token(m.group()), tail)


def _digits(text: str) -> str:
    """Running number with OCR letters read as digits; a letter after the last real digit stays (30a)."""
    table = lexicon.confusions("digit")
    return "".join(table.get(c, c) for c in text)


def _token(text: str) -> str:
    upper = text.upper().rstrip(".&")
    upper = lexicon.confusions("token").get(upper, upper)
    upper = lexicon.confusions("body").get(upper, upper)
    if upper[:3] in _FIXED and upper[3:] in lexicon.bodies():
        return _FIXED[upper[:3]] + upper[3:]  # TTrUBND
    return _FIXED.get(upper, upper)


def read_number(text: str, start: int, end: int) -> Number | None:
    """Read the token that the scan found at `text[start:end]`; None when no family has its shape.

    A spaced dash after the body ends the number (`12-NQ/TU - UBND tỉnh`), save in joint documents.
    """
    lead = _LEAD.match(text, start, end)
    if lead is None:
        return None
    parts = [(m.start(), m.end(), m["sep"], m["token"]) for m in _PARTS.finditer(text, lead.end(), end)]
    words = [token for _, _, _, token in parts if not token[:4].isdigit()]
    joint = bool(words) and words[0].upper().startswith(_JOINT)
    enough = 2 if words and _known_type(words[0]) else 1
    lettered = 0
    for i, (at, _, sep, token) in enumerate(parts):
        spaced = bool(sep.strip()) and sep[:1].isspace() and sep[-1:].isspace()
        if lettered >= enough and spaced and not joint and not (enough == 1 and _is_unit(text, end, token)):
            end, parts = at, parts[:i]
            break
        lettered += not token.isdigit()
    while end > start and text[end - 1] in ".&+":
        end -= 1
    if end < len(text) and not text[end].isspace() and _GOES_ON.match(text, end):
        return None
    printed = text[start:end]
    unmarked = len(parts) > 0 and not parts[0][2].strip()
    if unmarked and parts[0][3].upper() != "N§" and _of_party(parts):
        printed = f"{lead.group()}-{text[parts[0][1] - len(parts[0][3]) : end]}"  # 213 QĐ/TW
    key = normal_key(printed)
    if glued := _YEAR_GLUED.match(key):
        key = f"{glued.group()}/{key[glued.end() :]}"
    for family, pattern in _COMPILED:
        if match := pattern.fullmatch(key):
            groups = match.groupdict()
            symbol, body = groups.get("s"), groups["b"]
            if symbol and not _known_type(symbol) and _known_body(symbol):
                continue  # 123/UBND-VX: the first symbol is a body, the second its unit
            known = _known_type(symbol) or _known_body(body)
            sep = parts[0][2] if parts else ""
            spaced = unmarked or (len(sep) > 1 and sep[0].isspace() and sep[-1].isspace())
            year = int(groups["y"]) if groups.get("y") else None
            return Number(start, end, key, family, _digits(lead.group()), year, symbol, body, known, spaced)
    return None


_OVER = re.compile(r"\s*(?:$|[,;.)\n¶]|(?:ngày|của)(?!\w))")


def _is_unit(text: str, end: int, token: str) -> bool:
    """Whether a spaced token at the end is the unit of a body: `154/UBND – NC ngày …`, not `12/UBND - Sở Y tế`."""
    return len(token) <= 5 and token.isalpha() and token not in lexicon.bodies() and bool(_OVER.match(text, end))


def _of_party(parts: list[tuple[int, int, str, str]]) -> bool:
    """Whether the last token is a body of the Party, whose numbers have a dash after the digits."""
    return normal_key("1-" + parts[-1][3])[2:].upper() in lexicon.party_bodies()


@lru_cache(maxsize=4096)
def _known_type(symbol: str | None) -> bool:
    return bool(symbol) and normal_key("1-" + (symbol or ""))[2:].upper() in lexicon.symbols()


@lru_cache(maxsize=4096)
def _known_body(body: str) -> bool:
    first = _BODY_END.split(body, maxsplit=1)[0]
    return first.upper() in lexicon.bodies() or bool(re.fullmatch(r"(?:UBTV)?QH\d{1,2}", first))
