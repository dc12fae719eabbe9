"""The type noun before a number: `các Nghị quyết số |`, `Bản án dân sự sơ thẩm số |`, `Công văn của Bộ Y tế số |`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanthu.extraction.references import lexicon
from vanthu.extraction.references.issuer import issuer_at
from vanthu.extraction.references.lexicon import bare
from vanthu.extraction.references.number import Number, normal_key
from vanthu.orthography import LOWER, UPPER

_GLUED = re.compile(rf"[{LOWER};,.:)][{UPPER}][{LOWER}]")
_PLAIN = re.compile(r"\S+")
_WORD = re.compile(rf"(?=\S)(?:(?![{LOWER};,.:)][{UPPER}][{LOWER}])\S)*+\S?")
"""A word; where a space is missing before a capital (`Căn cứQuyết định`, `;Nghị định`) a new one begins."""
_OPENING = "(\"“”‘'*_[{«-–+•:;,.|"
_MOST_WORDS = 4
"""No longer noun is looked for."""
_PLURAL = {"các", "những"}
_ACT = re.compile(r"(?<!\w)(Bộ luật|Luật|Pháp lệnh)(?!\w)")
_REVISED = re.compile(r"\((?i:sửa đổi)[^()\n¶]{0,40}\)")
"""A bracket in the title of an act: `Luật Đầu tư (sửa đổi) số …`."""
_AMENDING = re.compile(r"(?<!\w)(?P<type>Luật|Pháp lệnh) [Ss]ửa đổi(?:, bổ sung)? ")


@dataclass(frozen=True, slots=True)
class Noun:
    """The type noun before a number; `start` is where the mention begins, `cue` what was seen directly before."""

    start: int
    type: str | None
    cue: str
    """`type`, `số`, `form` or `thing` (the noun of something else), or empty."""
    plural: bool = False
    issuer: str | None = None
    """The body between noun and number."""


def noun_of(text: str, start: int, number: Number) -> Noun | None:
    """The noun of a number token if that token may be one of a document, else None."""
    own = (number.symbol or "CV").upper()
    symbols = frozenset({own, number.first_body})
    noun = noun_before(text, start, symbols, number.family.regime)
    if noun.cue == "thing":
        return titled_noun_before(text, number, loose=False)
    if noun.cue == "form" or (noun.cue == "" and not number.alone):
        return None
    allowed = lexicon.type_symbols().get(noun.type or "", frozenset({own}))
    fits = noun.type in lexicon.ASSEMBLY_TYPES if number.of_assembly else own in allowed
    if noun.type is None or not fits:
        act = act_before(text, number.start) if number.of_assembly else None
        noun = act or titled_noun_before(text, number, loose=noun.type is None) or noun
    if noun.type == lexicon.CONTRACT or (noun.type is None and lexicon.of_contract(number.full_symbol)):
        return noun if number.of_assembly or _typed(number) else None
    return noun


def _typed(number: Number) -> bool:
    """Whether the symbol of a number tells a type."""
    return (number.symbol or "").upper() in lexicon.symbols()


def noun_before(text: str, start: int, symbols: frozenset[str] = frozenset(), regime: str = "state") -> Noun:
    """Read backwards from `start`: `các Nghị quyết số |`, `Báo cáo thẩm định số |`, `Mẫu số |`, `NQ |`.

    `symbols` are the upper-case symbols of the number: a bare abbreviation is a type only if it is one of them, or if
    none of them tells a type (`NĐ 64/CP`).
    """
    low = max(start - 64, text.rfind("¶", 0, start) + 1, 0)  # no noun stands in the paragraph before
    noun = _read_back([(m.start(), m.group()) for m in _PLAIN.finditer(text, low, start)], start, symbols, regime)
    if noun.cue in ("", "số") and _GLUED.search(text, low, start):
        return _read_back([(m.start(), m.group()) for m in _WORD.finditer(text, low, start)], start, symbols, regime)
    return noun


def _read_back(words: list[tuple[int, str]], start: int, symbols: frozenset[str], regime: str) -> Noun:
    cue, parted = "", False
    if words and words[-1][1].upper() in symbols and len(words) > 1 and _is_number_sign(words[-2][1]):
        words.pop()  # `Thông tư số TT 07/2023/TT-…`
    while words and words[-1][1] in (":", "-"):
        words.pop()
    if words and (sign := _number_sign(words[-1][1])):
        cue = "số"
        at, last = words.pop()
        if len(sign) < len(last):
            words.append((at, last[: -len(sign)]))
        while words and words[-1][1] in (":", "-"):
            parted = words.pop()[1] == ":"
    last_word = bare(words[-1][1].lstrip(_OPENING).rstrip(":")) if words else ""
    for size in lexicon.noun_sizes().get(last_word, ()):
        if size > min(len(words), _MOST_WORDS):
            continue
        at, first = words[-size]
        opened = len(first) - len(first.lstrip(_OPENING))
        printed = " ".join([first[opened:], *(w for _, w in words[len(words) - size + 1 :])]).rstrip(":")
        name = lexicon.type_names().get(bare(printed))
        if name and (size > 1 or first[opened].isupper()):
            plural = len(words) > size and words[-size - 1][1].lower().lstrip(_OPENING) in _PLURAL
            parted = parted or words[-1][1].endswith(":")
            return Noun(start if parted else at + opened, name, "type", plural or parted)
        if kind := lexicon.not_documents().get(printed.lower()):
            return Noun(start, None, kind if cue or kind == "form" else "")
    if words:
        at, last = words[-1]
        opened = len(last) - len(last.lstrip(_OPENING))
        if meant := _abbreviation(last[opened:], symbols, regime):
            return Noun(at + opened, meant[0], "type")
    return Noun(start, None, cue)


def _abbreviation(printed: str, symbols: frozenset[str], regime: str) -> tuple[str | None] | None:
    """What an abbreviation before a number means (`NQ 35-NQ/TU`, `QD số 12/QĐ-UB`, `ND 64/CP`), None if it is no type.

    `QĐ` of the Party means two types, so that it says only that a number follows.
    """
    if not printed[:1].isupper() or not printed[-1:].isalpha() or len(printed) > len("CTrHĐ"):
        return None
    symbol = normal_key("1-" + printed)[2:].upper()
    uses = lexicon.symbols().get(symbol)
    if uses is None or not (symbol in symbols or "CV" in symbols or symbols.isdisjoint(lexicon.symbols())):
        return None
    here = regime if any(u.regime == regime for u in uses) else uses[0].regime
    return (lexicon.type_of_symbol(symbol, here, "2020-07-01"),)


def _number_sign(word: str) -> str:
    """`số`, as printed, at the end of a word: the whole word, or glued to the noun (`Báo cáosố`)."""
    if _is_number_sign(word):
        return word
    return word[-2:] if word[-2:] in ("số", "Số") and word[-3:-2].isalpha() else ""


def _is_number_sign(word: str) -> bool:
    return word.lstrip(_OPENING).rstrip(":.").lower() in lexicon.number_signs()


def act_before(text: str, start: int) -> Noun | None:
    """The act whose title stands between its noun and the number: `Luật Giao dịch điện tử số |`."""
    low = max(0, start - 200)
    window = _REVISED.sub(lambda m: " " * len(m.group()), text[low:start])
    for stop in (";", ":", "(", ")", "“", "”", '"', "\n\n", ".\n", ". ", "¶"):
        cut = window.rfind(stop)
        if cut >= 0:
            low += cut + 1
            window = window[cut + 1 :]
    found = [m for m in _ACT.finditer(window) if m.start() == 0 or window[m.start() - 1] in " \t*"]
    if not found or re.search(r"\d[/-]|\bngày\b|\bnăm \d", window[found[-1].end() :]):
        return None
    last = found[-1]
    if (amending := _AMENDING.search(window)) and not re.search(r"\d[/-]", window[amending.end() :]):
        return Noun(low + amending.start(), amending["type"], "type")
    return Noun(low + last.start(), last.group(1), "type")


_TITLED = re.compile(r"([^.;:()“”\"\n¶/|\d]*?)(?P<colon>\s?:)?\s+(?P<sign>\w{1,3}):?\s*$")
_BREAKS = frozenset({"và", "tại", "theo", "hoặc"})
_NO_QUALIFIER = _BREAKS | frozenset(
    ("về", "của", "được", "đã", "có", "trong", "cho", "do", "với", "từ", "ngày", "là", "bằng", "nêu", "gửi", "ký")
)
_MOST_QUALIFIERS = 7


def titled_noun_before(text: str, number: Number, *, loose: bool) -> Noun | None:
    """A noun with words up to `số`: `Công văn hỏa tốc số |`, `Bản án dân sự sơ thẩm số |`, `Kết luận của Bộ Y tế số |`.

    Its symbol is the number's or else, with `loose`, the words only qualify the noun, and no symbol tells another type.
    A body between noun and number stays outside the mention, so does a noun that a colon parts from its numbers.
    """
    start = number.start
    low = max(0, start - 110)
    match = _TITLED.search(text[low:start])
    if match is None or not _is_number_sign(match["sign"]):
        return None
    begin = low + match.start(1)
    words = [(begin + m.start(), m.group()) for m in _WORD.finditer(match.group(1))]
    for i in range(len(words) - 1, -1, -1):
        for size in range(_MOST_WORDS, 0, -1):
            name = _head(words[max(0, i - size + 1) : i + 1]) if size <= i + 1 else None
            gap = words[i + 1 :]
            if name is None or not (gap or match["colon"]):
                continue
            at = words[i - size + 1][0]
            plural = i >= size and words[i - size][1].lower().lstrip(_OPENING) in _PLURAL
            if gap and gap[0][1] == "của":
                return _noun_of_a_body(text, gap, name, number, plural or bool(match["colon"]))
            if _qualified(name, [w for _, w in gap], number, loose):
                return Noun(start if match["colon"] else at, name, "type", plural or bool(match["colon"]))
    return None


def leading_type(text: str) -> str | None:
    """The longest type noun that a title begins with: `Chương trình hành động thực hiện …`."""
    words = text[:64].split()[:_MOST_WORDS]
    sizes = range(len(words), 0, -1) if text[:1].isupper() else ()
    return next((name for n in sizes if (name := lexicon.type_names().get(bare(" ".join(words[:n]))))), None)


def _head(words: list[tuple[int, str]]) -> str | None:
    """The type that these words name as a whole; a noun of one word only with a capital (`Lệnh`)."""
    first = words[0][1].lstrip(_OPENING)
    if len(words) == 1 and not first[:1].isupper():
        return None
    return lexicon.type_names().get(bare(" ".join([first, *(w for _, w in words[1:])])))


def _qualified(name: str, gap: list[str], number: Number, loose: bool) -> bool:
    """Whether a noun with these words behind it is the one of the number."""
    symbol = (number.symbol or "CV").upper()
    allowed = lexicon.type_symbols().get(name, frozenset())
    if name == lexicon.GENERIC:
        return False
    longer = not _typed(number) and symbol.startswith(tuple(s for s in allowed if len(s) > 1))  # BBKT, QĐXXST
    if symbol in allowed or longer:
        return not _BREAKS.intersection(gap)
    if not loose or len(gap) > _MOST_QUALIFIERS or any(w.endswith(",") or w.lower() in _NO_QUALIFIER for w in gap):
        return False
    return not _typed(number) or not allowed


def _noun_of_a_body(text: str, gap: list[tuple[int, str]], name: str, number: Number, plural: bool) -> Noun | None:
    """`Công văn của Bộ Kế hoạch và Đầu tư số |`, `các Quyết định của UBND huyện: số |`."""
    symbol = (number.symbol or "CV").upper()
    if symbol not in lexicon.type_symbols().get(name, frozenset()) and _typed(number):
        return None
    body = issuer_at(text, gap[1][0]) if len(gap) > 1 else None
    whole = body is not None and body[0] >= gap[-1][0] + len(gap[-1][1])
    if not whole and _BREAKS.intersection(w for _, w in gap):
        return None
    return Noun(number.start, name, "type", plural, body[1] if body and whole else None)
