"""Vietnamese from before Unicode: TCVN3, VNI, VISCII, VPS and mis-decoded text, turned into Unicode.

Two kinds of evidence decide. The font of a run names its encoding (.VnTime is TCVN3, VNI-Times is VNI); and the words
say which decoding gives Vietnamese syllables. Fonts lie in both directions (a template in .VnTime typed in Unicode,
text set in Times New Roman after it was typed in TCVN3), so the words can overrule a font, line by line.
The tables are viparse's; `_complete` adds what its corpus did not hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from vanthu.reading.syllables import Evidence, evidence

UNICODE = "unicode"
MOJIBAKE = "utf-8 read as windows-1252"
LEGACY = ("tcvn3", "vni", "viscii", "vps")

# Latin-1 characters that Vietnamese in Unicode does not use, and letters that only Vietnamese in Unicode has.
_SUSPICIOUS = re.compile("[\x80-\x9f¡-¦¨-ª¬-¯µ¶¸-º¼-¿Ä-ÇËÎÏÑÖØÛÜÞßä-çëîïðñö-øûüþÿ]")
_CONFIRMED = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_CP1252_SIGNS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TAIL = f"[\u0080-\u00bf{_CP1252_SIGNS}]"
_MOJIBAKE = re.compile(f"[Â-ß]{_TAIL}|[à-ï]{_TAIL}{{2}}|[ð-ô]{_TAIL}{{3}}")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_VN_NAME = re.compile(r"vn(?:time|arial|helvet|centur|book|avant|south|univers|park|aristote|present|memor|tek|bodoni)")
_STYLE_SUFFIX = re.compile(
    r"(?:[\s,-]*(?:bold|italic|oblique|regular|mt|tur|ce|cyr|greek|baltic|\(vietnamese\)))+$", re.IGNORECASE
)

SAMPLE = 200_000  # characters that are enough to judge a document

# What windows-1252 shows for the bytes 80–9F; VISCII and VPS use them as letters.
CP1252 = {sign.encode("cp1252")[0]: sign for sign in _CP1252_SIGNS}
_CP1252_BACK = {ord(sign): byte for byte, sign in CP1252.items()}
# A PDF's font encoding shows the TCVN3 bytes AD (ư) and B7 (ã) as a minus sign and a bullet operator.
_GLYPHS = {"\u2212": "\xad", "\u2219": "\xb7", "\u03bc": "\xb5"}
_CODE = "[^\\W\\d_]|[\u00a1-\u00ff]"
_GLYPH_LETTER = re.compile(f"(?<={_CODE.replace('|', ')[−∙μ]|(?<=')})[−∙μ]|[−∙μ](?={_CODE})")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Converted lines with the encoding most of them were in, and how sure that is (0 to 1)."""

    lines: list[str]
    encoding: str
    confidence: float


def font_encoding(font: str) -> str | None:
    """The legacy encoding that a font's name promises, or None."""
    name = _SUBSET.sub("", font).strip().lower()
    if name.startswith("vni"):
        return "vni"
    if name.startswith((".vn", "#2evn", "abc", "tcvn")) or "tcvn3" in name or _VN_NAME.match(name):
        return "tcvn3"
    if name.startswith("vps"):
        return "vps"
    if "viscii" in name:
        return "viscii"
    return None


def is_capital_font(font: str) -> bool:
    """Whether the font draws lower-case codes as capitals: .VnTimeH, .VnArialH, .VnHelvetInsH."""
    name = _STYLE_SUFFIX.sub("", _SUBSET.sub("", font).strip())
    return font_encoding(font) == "tcvn3" and name.endswith("H")


@cache
def _table(encoding: str) -> tuple[re.Pattern[str], dict[str, str]]:
    from viparse.normalize.encodings import CHARMAPS

    pairs = dict(CHARMAPS[encoding].pairs)
    if encoding == "vni":
        pairs = _complete(pairs)
    longest_first = sorted(pairs, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), pairs


def _complete(pairs: dict[str, str]) -> dict[str, str]:
    """VNI's ẳ and ỵ, i with a separate mark, and vowel and mark in different cases, as hasty typists have them."""
    pairs = {**pairs, "aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
    pairs |= {"iï": "ị", "iû": "ỉ", "iõ": "ĩ", "IÏ": "Ị", "IÛ": "Ỉ", "IÕ": "Ĩ"}
    two = {key: value for key, value in pairs.items() if len(key) == 2}
    return {key[0] + key[1].swapcase(): value for key, value in two.items()} | pairs


def convert(text: str, encoding: str) -> str:
    """`text`, whose characters are the bytes of `encoding` shown as Latin-1 or windows-1252, in Unicode (NFC).

    Raises KeyError for an encoding that is not in LEGACY.
    """
    if encoding in ("viscii", "vps"):
        text = text.translate(_CP1252_BACK)
    elif encoding == "tcvn3":
        text = _GLYPH_LETTER.sub(lambda m: _GLYPHS[m.group()], text)
    pattern, pairs = _table(encoding)
    return unicodedata.normalize("NFC", pattern.sub(lambda m: pairs[m.group()], text))


def undo_mojibake(text: str) -> str | None:
    """The text whose UTF-8 bytes were shown as windows-1252, or None if `text` is no such thing."""
    if not _MOJIBAKE.search(text):
        return None
    return unicodedata.normalize("NFC", _MOJIBAKE.sub(_restored, text))


def _restored(match: re.Match[str]) -> str:
    try:
        return match.group().translate(_CP1252_BACK).encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def _decode(text: str, encoding: str) -> str | None:
    """One reading of `text`; None where it is impossible."""
    if encoding == UNICODE:
        return unicodedata.normalize("NFC", text)
    if encoding == MOJIBAKE:
        return undo_mojibake(text)
    return convert(text, encoding)


def _score(found: Evidence) -> float:
    return found.valid - 1.5 * found.invalid


def best_encoding(text: str, promised: str | None = None) -> tuple[str, Evidence]:
    """The reading that gives the most Vietnamese syllables, and its evidence.

    What is promised (by a font, or by the lines around) stands unless another reading gives more syllables; nothing
    promised means Unicode, so that no text is converted without gain.
    """
    best = promised or UNICODE
    found = evidence(_decode(text, best) or text)
    if promised not in (None, UNICODE) and found.valid and not found.invalid:
        return best, found
    for encoding in (UNICODE, MOJIBAKE, *LEGACY):
        reading = None if encoding == best else _decode(text, encoding)
        if reading is None:
            continue
        seen = evidence(reading)
        if _score(seen) > _score(found) and seen.valid > found.valid - found.invalid:
            best, found = encoding, seen
    return best, found


def looks_unicode(text: str) -> bool:
    """A quick test on the whole text: Vietnamese letters that only Unicode has, and hardly any that it has not."""
    suspicious = sum(1 for _ in _SUSPICIOUS.finditer(text))
    if not suspicious or not _NON_ASCII.search(text):
        return True
    return suspicious * 50 <= sum(1 for _ in _CONFIRMED.finditer(text))


def decode_lines(lines: Sequence[str]) -> Decoded:
    """Find and undo a legacy encoding in lines without font information, each line by itself once one is suspected."""
    whole = "\n".join(lines)
    if looks_unicode(whole):
        return Decoded(list(lines), UNICODE, 1.0)
    sample = whole[:SAMPLE]
    encoding, found = best_encoding(sample)
    if encoding != UNICODE and (found.share < 0.6 or found.valid < 2):
        encoding = UNICODE  # more likely another language: never convert what does not become Vietnamese
    before = evidence(unicodedata.normalize("NFC", sample))
    if encoding == UNICODE and before.share > 0.9:
        return Decoded(list(lines), UNICODE, 1.0)
    if encoding == UNICODE:
        return Decoded(list(lines), UNICODE, round(max(0.3, before.share), 2))
    out = [decode_segment(line, encoding) for line in lines]
    confidence = evidence("\n".join(out)[:SAMPLE]).share
    return Decoded(out, encoding, round(confidence, 2))


def decode_segment(text: str, expected: str) -> str:
    """One line, or one stretch of a line, by the encoding expected unless its words speak against that."""
    if not _NON_ASCII.search(text) or len(_CONFIRMED.findall(text)) > len(_SUSPICIOUS.findall(text)):
        return text  # letters beyond Latin-1 cannot come from bytes
    encoding, found = best_encoding(text, expected)
    if encoding not in (expected, UNICODE) and found.valid < 3:
        encoding = expected  # too little text to prove a third encoding
    if encoding == UNICODE:
        return text
    return _decode(text, encoding) or text


def dominant(encodings: Counter[str]) -> str:
    """The commonest encoding by number of characters; Unicode when nothing was counted."""
    return encodings.most_common(1)[0][0] if encodings else UNICODE
