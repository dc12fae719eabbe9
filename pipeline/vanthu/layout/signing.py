"""Who signs: modes, offices and names, and the fields they make.

HD 36-HD/VPTW and NĐ 30/2020/NĐ-CP (phụ lục I) list the modes of signing: thay mặt (T/M, TM.), ký thay (K/T, KT.),
thừa lệnh (T/L, TL.), thừa ủy quyền (TUQ.), quyền (Q.).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from vanthu.layout.bodies import body_opener
from vanthu.layout.casing import usual_case
from vanthu.orthography import fold
from vanthu.vocabulary import table

MODE = re.compile(
    r"(?P<mode>(?:T\s?[./]\s?M|K\s?[./]\s?T|T\s?[./]\s?L|T\s?[./]?\s?U\s?[./]?\s?Q|TM|KT|TL|TUQ|T/U|Q|THAY MẶT|KÝ THAY)"
    r"(?:\s?[./:]+|(?=\s)))\s*(?=[^\W\d_]|$)",
    re.IGNORECASE,
)
STRICT_MODE = re.compile(
    r"(?:T\s?/\s?M|TM\s?[./]|K\s?/\s?T|KT\s?[./]|T\s?/\s?L|TL\s?[./]|TUQ\s?[./]|T/UQ\.?|Q\s?\.)", re.IGNORECASE
)
SIGNED = re.compile(
    r"[\[(]?\s*(?:[đð]ã ký|ký tên|chữ ký|ký,|[đð]ã kí|ký và|dấu|[đð]óng dấu|họ,? (?:và )?tên|ký số|ký điện tử)"
    r"[^.;]{0,60}[\])]?|[□☐▢■◻⬜]+",
    re.IGNORECASE,
)
_TITLE_PREFIX = re.compile(
    r"^(?:(?:thượng|đại|trung|thiếu)\s+(?:tướng|tá|úy)|(?:(?:pgs|gs|ts|ths|bs|ks|cn|ck\s?i{1,2}|bscki{1,2}|ds|dscki{1,2}"
    r"|luật sư|ls|bác sĩ|dược sĩ|thạc sĩ|tiến sĩ|kỹ sư|cử nhân|nhà giáo|ngưt|ngnd)\.?\s*)+"
    r"|ông|bà|đ/c|đồng chí|\(?[đð]ã ký\)?)[.:\s]+",
    re.IGNORECASE,
)
_SIGNED_AFTER = re.compile(r"\s*\([đð]ã k[ýí][^()]{0,20}\)$", re.IGNORECASE)
_DEPUTIES = frozenset(["PHÓ", "TRƯỞNG", "CHÁNH", "TỔNG", "QUYỀN", "THỨ"])
"""Words that open an office, which `offices.tsv` need not know, on a line in capitals."""
_FORMER = "nguyên "
"""Stands before the office of somebody who has left it."""
_MAX_NAME = 80
"""No name with all that stands before and after it is longer, in characters."""
_NO_NAME = re.compile(r"[\d,;:/()!?“”\"]")
"""What stands in no name."""
_VOWEL = re.compile(r"[^BCDĐGHKLMNPQRSTVX]")
"""Every word of a name has one; abbreviations (`VT SGDĐT`) need not."""
_FULL = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubmttqvn": "ủy ban mặt trận tổ quốc việt nam",
}
_MAIN_WORDS = re.compile(r"ban thường vụ|ban chấp hành|ban thường trực|thường trực|lãnh đạo")


@dataclass(slots=True)
class Signatory:
    """One who signs: what stands above the name, and the name."""

    center: float
    """Column of the raw line that the first line is centered on."""
    modes: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    """What follows `T/M`: the body in whose name the paper is signed."""
    office: list[str] = field(default_factory=list)
    capacity: str = ""
    """What the signer is in these minutes or this list, as printed: `CHỦ TRÌ`, `THƯ KÝ`."""
    rank: str = ""
    """`chair`, `records` or `side`, as `offices.tsv` says of the capacity."""
    name: str = ""

    def take_office(self, text: str) -> None:
        """An office line."""
        kind = _offices()[2].get(office_in(text), "")
        self.rank = kind or self.rank
        if kind and not self.office:
            self.capacity = text
        else:
            self.office.append(text)

    def take_mode(self, text: str, mode: re.Match[str]) -> None:
        """A line with a mode of signing, and what follows it: a body, an office, a second mode."""
        self.modes.append("".join(mode["mode"].split()).rstrip(":"))
        rest = text[mode.end() :].strip()
        if not rest:
            return
        if mode["mode"].strip(" .").lower() in ("q", "quyền"):
            self.office.append(rest)
            return
        second = re.search(r"\s(?=phó |chánh |trưởng )", rest, re.IGNORECASE)
        inner = MODE.search(rest)
        if inner and inner.start() and rest[inner.start() - 1] == " " and STRICT_MODE.match(rest, inner.start()):
            self._take_body(rest[: inner.start()].strip())
            self.take_mode(rest[inner.start() :], MODE.match(rest[inner.start() :]) or inner)
        elif second and office_in(rest[: second.start()]) and office_in(rest[second.end() :]):
            self._take_body(rest[: second.start()])
            self.office.append(rest[second.end() :])
        else:
            self._take_body(rest)

    def _take_body(self, text: str) -> None:
        self.bodies.append(text)
        if fold(text).startswith(("thư ký", "đoàn thư ký", "tổ thư ký", "ban thư ký")):
            self.rank = "records"

    def take_capitals(self, text: str) -> None:
        """A line in capitals that is neither mode nor office: more of the office, or a body."""
        (self.office if self.office else self.bodies).append(text)

    def take_name(self, text: str) -> None:
        """The name, without rank and degrees."""
        bare = _bare(text)
        self.name = bare.title() if bare.isupper() else " ".join(bare.split())

    def divide(self) -> Signatory | None:
        """The second of two signatories who were taken for one, by their two offices; None where there is one."""
        offices = ([self.capacity] if self.capacity else []) + self.office
        if (
            len(offices) != 2
            or self.rank == "side"
            or not all(map(office_in, offices))
            or len(self.modes) not in (0, 2)
        ):
            return None
        second = Signatory(self.center, self.modes[1:], self.bodies[1:])
        second.take_office(offices[1])
        self.modes, self.bodies = self.modes[:1], self.bodies[:1]
        self.office, self.capacity, self.rank = [], "", ""
        self.take_office(offices[0])
        return second

    @property
    def role(self) -> str:
        """The office in its usual spelling: the line under the mode, or one that stands alone."""
        if self.office:
            first = self.office[0]
            rest = [t for t in self.office[1:] if not office_in(t)]
            return usual_case(" ".join([first, *rest[:1]]))
        for body in reversed(self.bodies):
            if office_in(body) and not self.modes:
                return usual_case(body)
        return usual_case(self.capacity)


def main_signatories(found: list[Signatory], issuer: str) -> list[Signatory]:
    """Those whose names the paper bears: all of a joint paper in the order of its issuer, the chair of minutes."""
    named = [s for i, s in enumerate(found) if s.name and (i == 0 or s.office or s.modes or s.capacity)]
    main = [s for s in named if s.rank == "chair"] or [s for s in named if s.rank != "records"] or named or found
    if len(main) > 1:
        parts = [_words(part) for part in re.split(r"\s[-–]\s|,\s", issuer)]
        main.sort(key=lambda s: _place(_words(_MAIN_WORDS.sub("", fold(" ".join(s.bodies + s.office)))), parts))
    return main if named else main[:1]


def _words(text: str) -> set[str]:
    """The words of a body's name, its abbreviations written out."""
    return {w for word in fold(text).split() for w in _FULL.get(word, word).split()}


def _place(words: set[str], parts: list[set[str]]) -> int:
    """Index of the part of a joint issuer's name that has most of the words."""
    return max(range(len(parts)), key=lambda k: (len(words & parts[k]) / max(1, len(parts[k])), -k), default=0)


@cache
def _offices() -> tuple[re.Pattern[str], frozenset[str], dict[str, str]]:
    """What finds an office at the head of a folded text, the letters such a text may begin with, and their kinds."""
    kinds = {fold(row["name"]): row["kind"] or "" for row in table("offices", __package__)}
    names = sorted(map(re.escape, kinds), key=len, reverse=True)
    starts = frozenset({"u", "o", "ð", _FORMER[0], *(name[0] for name in names)})
    return re.compile(rf"(?:{_FORMER})?(?:{'|'.join(names)})(?![^\W\d_])"), starts, kinds


def office_in(text: str) -> str:
    """The office of `offices.tsv` that a line begins with, folded; empty when there is none."""
    pattern, starts, _ = _offices()
    text = text[:48].lstrip("* ")
    match = pattern.match(fold(text)) if text[:1].lower() in starts else None
    return match.group() if match else ""


def _bare(text: str) -> str:
    """A name without rank, degrees and `(đã ký)`."""
    text = text.strip(" *.")
    return _TITLE_PREFIX.sub("", _SIGNED_AFTER.sub("", text) if text[-1:] == ")" else text).strip()


def is_name(text: str) -> bool:
    """A line that can be a signer's name: two to six capitalised words, with or without a rank before them."""
    if len(text) > _MAX_NAME:
        return False
    text = _bare(text)
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 45 or _NO_NAME.search(text):
        return False
    opener = body_opener(fold(text))
    if (opener and opener[0] != "đoàn") or office_in(text):  # Đoàn is a surname too
        return False
    if text.isupper() and (words[0] in _DEPUTIES or not all(map(_VOWEL.search, words))):
        return False
    titled = all(w[0].isupper() and (len(w) == 1 or w[1:].islower() or "-" in w or "'" in w) for w in words)
    return titled or (text.isupper() and len(words) <= 5 and all(w.isalpha() for w in words))


def office_line(text: str) -> bool:
    """Whether a line may be the office of one who signs: short, with an office in it, and no end of a sentence."""
    return not text.rstrip().endswith((".", ";", ":")) and len(text.split()) <= 14 and bool(office_in(text))


def signs(text: str) -> bool:
    """`T/M BAN THƯỜNG VỤ`: a mode of signing that can be nothing else, or in capitals."""
    return MODE.match(text) is not None and (STRICT_MODE.match(text) is not None or text.isupper())


def is_letter_item(text: str) -> bool:
    """`q. …`, an item of a list, is no signature."""
    return not text[:1].isupper() and not text.lower().startswith(("t/m", "tm", "k/t", "kt", "t/l", "tl", "tuq"))
