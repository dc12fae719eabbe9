"""What stands behind the head word of a body's name: the field, the firm's own name, a committee's purpose.

Such a name is a run of capitalised syllables and of known words (`fields.tsv`), the latter also in lower case:
`Trung tâm Quan trắc tài nguyên và môi trường`, `Công ty Lương thực Vĩnh Long`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from vanthu.orthography import UPPER
from vanthu.vocabulary import table

from .objects import object_end, takes_object
from .phrases import CAPITALISED, opens_line, trie, words

_CAPITAL = re.compile(
    r"\s(?!(?:Số|Điều|Khoản|Theo|Căn\scứ|Ngày|Nghị\s(?:quyết|định)|Quyết\sđịnh|Thông\stư|Việc|Các|Những)(?!\w)"
    rf"|(?:Về|Sau|Tại|Từ|Khi|Để)\s[^{UPPER}\W]|(?<=\n)Trong(?!\w))"
    r"(?!(?:Tỉnh|Huyện|Quận|Xã|Phường|Thị\s(?:xã|trấn)|Thành\sphố|Khu\svực|Tổ\sdân\sphố)(?!\w)"
    r"|(?:TP|Tp|TX|TT|P|Q|H)\.|TP(?:HCM)?(?!\w)|(?:P?GS|TS|ThS|BS|BSCKI{1,2})(?!\w))"
    rf"(?P<syllable>[A-Z]{{1,5}}[0-9]{{1,3}}|[A-Z]{{2,}}/[A-Z]{{2,}}|{CAPITALISED}(?:-[0-9]+)?)(?!\w)"
)
_ABBREVIATED = re.compile(
    r"\s(?!(?:TP|TX|TT|TPHCM|UBND|HĐND|P?GS|TS|BS|BSCKI{1,2}|KS|LS|NSƯT|NSND|TTƯT|TTND)(?!\w))"
    r"(?P<term>[A-ZĐƯ]{1,6}(?:(?:[-–,/]|\s?&\s?)[A-ZĐƯ]{1,6})+(?:\svà\s[A-ZĐƯ]{2,5})?|[A-ZĐƯ]{2,8}(?:-[0-9]{1,2})?)(?!\w|\.\w)"
)
"""Fields by their letters: `Sở VH,TT&DL`, `Bộ LĐ-TB-XH`."""
_RUN = re.compile(rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,6}}")
_LOWER = re.compile(r"\s(?P<syllable>[^\W\d_A-ZĐ]+)(?!\w)")
_QUOTED = re.compile(r"\s(?:“[^”\n]{2,60}”|\"[^\"\n]{2,60}\")")
_JOINT = re.compile(r"(?P<joint>\s[-–]|[-–]|\s&|&|\svà|,|/)(?P<space>\s?)")
_JOINTS = " -–&,/"
COMMON_SURNAMES = {
    *("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"),
    *("Lý", "Đinh", "Trương", "Đoàn", "Lương", "Trịnh", "Đào", "Tạ", "Phùng", "Vương"),
}
_MOST_LISTED = 8
_MOST = 24
"""Pieces of one name; the longest in use have about twenty syllables."""
_PROVINCES_LIKE_SURNAMES = {
    *(
        "An",
        "Bà",
        "Bạc",
        "Bắc",
        "Bến",
        "Bình",
        "Cà",
        "Cao",
        "Cần",
        "Đà",
        "Đắk",
        "Điện",
        "Đồng",
        "Gia",
        "Hà",
        "Hải",
        "Hậu",
    ),
    *("Hoàng", "Hòa", "Hồ", "Hưng", "Khánh", "Kiên", "Kon", "Lai", "Lào", "Lâm", "Lạng", "Long", "Nam", "Nghệ", "Ninh"),
    *("Phú", "Quảng", "Sóc", "Sơn", "Sông", "Tây", "Thái", "Thanh", "Thừa", "Tiền", "Trà", "Tuyên", "Vĩnh", "Yên"),
}
"""First syllables of provinces that are family names too."""


Opener = Callable[[str, int], re.Match[str] | None]
"""What finds the word that begins another body."""


class Name(NamedTuple):
    """Where a name ends, and where the capitalised run at its end begins if a known word stands before it."""

    end: int
    proper: int


@cache
def _terms() -> dict[str, str]:
    """Known words in lower case with their kind, those of the listed fields too (`topics.tsv`)."""
    known = {row["term"]: row["kind"] for row in table("fields", __package__)}
    verbs = tuple(f"{term} " for term, kind in known.items() if kind != "noun")
    listed = {
        row["name"].lower() for row in table("topics", __package__) if " " in row["name"] or row["name"].islower()
    }
    return {**{field: "verb" if f"{field} ".startswith(verbs) else "noun" for field in listed}, **known}


@cache
def _term() -> re.Pattern[str]:
    """A known word, with the space before it; in capitals or not."""
    return re.compile(rf"(?P<space>\s?)(?P<term>{trie(_terms(), any_case=True)})(?!\w)")


@cache
def office() -> re.Pattern[str]:
    """Any office as printed in the table (`offices.tsv`)."""
    return re.compile(rf"{trie(words('offices'))}(?!\w)")


@cache
def _namesakes() -> frozenset[str]:
    return words("named_units") | words("namesakes")


def has_apostrophe(word: str) -> bool:
    """Whether a word is one of the highland peoples' names with an apostrophe (`K'Thế`, `H'Lim`)."""
    return word[1:2] in ("'", "’") or word[2:3] in ("'", "’")


def has_surname(name: str) -> bool:
    """Whether a name begins with a known family name or what stands for one (`H'Lim Niê`)."""
    return name.split(" ", 1)[0] in words("surnames") or has_apostrophe(name.split(" ", 1)[0])


def is_person_name(name: str) -> bool:
    """Whether capitalised words look like a full personal name and are not that of a unit (`Trần Văn Thời`)."""
    syllables = name.split()
    return (
        len(syllables) >= 3
        and (has_surname(syllables[0]) or _has_middle_name(syllables))
        and all(syllable[0].isupper() for syllable in syllables)
        and name not in words("named_units")
        and name not in words("landmarks")
    )


def _has_middle_name(syllables: list[str]) -> bool:
    """Whether the second syllable is one of names alone (`Mào Văn Phin`), and not of `Văn hóa`."""
    if syllables[0] in words("no_surnames") or (syllables[1] == "A" and syllables[0] in words("lettered")):
        return False
    if syllables[1] == "Thị":
        return True
    if syllables[1] in words("hmong_names") and len(syllables) == 3 and len(syllables[0]) > 1:
        return True
    return syllables[1] == "Văn" and f"văn {syllables[2].lower()}" not in _terms() and len(syllables) == 3


def is_known(words_: str) -> bool:
    """Whether words in lower case are a known term."""
    return words_ in _terms()


def before_person(syllables: list[str]) -> list[str]:
    """The syllables of a capitalised run before the full personal name it ends with; empty if it ends with none.

    A common family name decides: in `Kiên Giang Nguyễn Xuân Lộc` the name does not begin with Giang.
    """
    starts = [i for i in range(1, len(syllables) - 2) if is_person_name(" ".join(syllables[i:]))]
    first = next((i for i in starts if syllables[i] in COMMON_SURNAMES), starts[-1] if starts else 0)
    if first == 1 and 2 in starts and syllables[2] in COMMON_SURNAMES:
        first = 2  # a place seldom has one syllable: `Long Hồ Lê Tấn Mỹ`
    return syllables[:first]


def short_person_name(name: str) -> bool:
    """Whether two capitalised words behind a province's body are a person's (`UBND tỉnh Nguyễn Bốn`)."""
    syllables = name.split()
    if len(syllables) == 2 and (has_apostrophe(syllables[0]) or has_apostrophe(syllables[1])) and has_surname(name):
        return True  # `Kpă H'Lan`, `H'Lim Niê`
    return len(syllables) == 2 and syllables[0] in words("surnames") and syllables[0] not in _PROVINCES_LIKE_SURNAMES


class Manner(NamedTuple):
    """How the names of one kind of body are built."""

    committee: bool = False
    """A purpose with verbs and commas: `phòng, chống dịch bệnh gia súc, gia cầm`."""
    small: bool = False
    """The name may begin in lower case."""
    held: bool = False
    """An office stands before the head, a person's name may follow (`Giám đốc Công ty Nguyễn Văn Bình`)."""
    firm: bool = False
    """The name may end like a person's (`Công ty Vận tải Hoàng Long Phát`)."""
    joints: bool = True
    """Known words may be joined by `và` and dashes."""
    series: bool = True
    """They may also be joined by commas and a last `và`."""


def name_end(text: str, at: int, heads: Opener, manner: Manner, *, begun: int = 0) -> Name | None:
    """The name that begins at the space at `at`, or None; up to `begun` it has been read as a listed field.

    `heads` finds the words that begin another body.
    """
    start, proper = at, -1
    known = lower = bool(begun)
    ended_lower = False
    at = begun or at
    verbal = not begun  # a small verb follows a verb or a joint, not a noun
    last = ""
    if (quoted := _QUOTED.match(text, at)) is not None and not begun:
        return Name(quoted.end(), -1)
    for _ in range(_MOST):
        purpose = verbal and (manner.committee or at > start)
        term = _word(text, at, committee=purpose, first=manner.small and at == start)
        if term and proper >= 0 and term.istitle() and text[proper:at].split(maxsplit=1)[0] in words("surnames"):
            term = ""  # in `Phạm Văn Hóa` the last two are no field
        if term and _begins_another(text, at, term, heads, first=at == start):
            break
        if term:
            if at > start and not manner.joints and (term[0].islower() or term.isupper()):
                break  # `Bộ Công an hồ sơ`
            if at == start and term[0].islower() and (term.startswith("ở ") or not (manner.committee or manner.small)):
                break
            verbal = _terms().get(term.lower()) in ("verb", "craft")
            at += 1 + len(term)
            known, lower, proper, last = True, term[0].islower(), -1, term if term[0].isupper() else ""
            ended_lower = term.rsplit(maxsplit=1)[-1].islower()
            continue
        capital = _CAPITAL.match(text, at)
        if (
            capital is not None
            and text[at] == "\n"
            and (known or " " in text[proper:at] or opens_line(text, at + 1, at + 1 + len(_run(text, at + 1))))
        ):
            break  # the next line begins something else
        if capital is not None and not _opens_another(text, capital.start("syllable"), heads):
            proper = capital.start("syllable") if proper < 0 else proper
            verbal, last = False, ""
            at = capital.end()
            first = proper == capital.start("syllable") and not lower  # `rừng phòng hộ Lắk chậm …`
            if first and (rest := _second_syllable(text, at, committee=manner.committee)):
                at, proper, known, lower = rest, -1, True, False
            continue
        opened = known or (at == start and manner.small)
        if opened and proper < 0 and text.startswith(" các ", at) and known_word(text, at + len(" các")):
            at += len(" các")  # `đầu tư xây dựng các công trình giao thông`
            continue
        series = proper < 0 and (lower or (manner.series and ended_lower)) and _lower_series(text, at)
        joined = _joined(text, at, heads, manner, known=known and proper < 0, lower=lower, series=series)
        if not joined or at == start:
            break
        last = "" if text[at:joined].islower() else text[at:joined]
        noun = _terms().get(text[at:joined].lstrip(_JOINTS).removeprefix("và ").lower()) == "noun"
        at, proper, verbal, lower = joined, -1, not noun, lower or series
    if at == start:
        return None
    if last and manner.joints and not manner.committee and takes_object(last):
        at = object_end(text, at) or at
    end = _without_person(text, proper, at, direct=proper == start + 1, manner=manner) if proper >= 0 else at
    return Name(end, proper if start + 1 < proper < end else -1) if end > start else None


def _begins_another(text: str, at: int, term: str, heads: Opener, *, first: bool) -> bool:
    """Whether a known word is no part of the name: `Kính gửi: Sở Y tế` / `Thực hiện …`, `Công đoàn Bệnh viện`."""
    if not first:
        return _opens_line(text, at, term) or (term[0].isupper() and heads(text, at + 1) is not None)
    head = heads(text, at + 1) if " " not in term and term[0].isupper() else None
    return head is not None and head.end() > at + 1 + len(term)


def _opens_line(text: str, at: int, term: str) -> bool:
    """Whether a verb opens the next line, which no name goes on with."""
    return text[at] == "\n" and _terms().get(term.lower()) == "verb"


def _second_syllable(text: str, at: int, *, committee: bool) -> int:
    """Where a word that is not listed ends whose first syllable alone has a capital (`Quan trắc`); 0 if none does."""
    rest = _LOWER.match(text, at)
    if rest is None or rest.group("syllable") in words("not_in_names") or _word(text, at, committee=committee):
        return 0
    return rest.end()


def known_word(text: str, at: int) -> str:
    """The known word behind the space at `at`, or ""."""
    return _word(text, at, committee=False)


def _word(text: str, at: int, *, committee: bool, first: bool = False) -> str:
    """The known word behind the space at `at`, or "".

    A verb must have a capital but for a committee's purpose, a craft but for the beginning of a name (`first`).
    """
    if (short := abbreviated(text, at)) is not None:
        return short.group("term")
    match = _term().match(text, at)
    if match is None or not match.group("space"):
        return ""
    term = match.group("term")
    kind = _terms().get(term.lower())
    return "" if term[0].islower() and not committee and (kind == "verb" or (kind == "craft" and not first)) else term


def abbreviated(text: str, at: int) -> re.Match[str] | None:
    """A field by its letters behind the space at `at` (`NN&PTNT`)."""
    return _ABBREVIATED.match(text, at)


def _opens_another(text: str, at: int, heads: Opener) -> bool:
    if text.startswith("Phòng", at) and text.endswith("Hải ", 0, at):
        return False
    return heads(text, at) is not None or office().match(text, at) is not None


def _joined(text: str, at: int, heads: Opener, manner: Manner, *, known: bool, lower: bool, series: bool) -> int:
    """Where the piece behind a dash, `và` or comma begins (at its space, or its end where it has none); 0 if none."""
    joint = _JOINT.match(text, at) if manner.joints else None
    if joint is None:
        return 0
    mark, after = joint.group("joint").strip(), joint.end("joint")
    spaced = joint.group("joint") != mark
    following = _term().match(text, after)
    if following is None:
        if known and mark in "-–" and spaced and not manner.firm and (short := abbreviated(text, after)):
            return 0 if _opens_another(text, short.start("term"), heads) else short.end()  # `Nội vụ - LĐTBXH`
        second = _CAPITAL.match(text, after)
        if mark not in "-–" or not spaced or second is None or is_person_name(_run(text, second.start("syllable"))):
            return 0
        run = _run(text, second.start("syllable"))
        single = " " not in run and run not in words("countries")  # `Hội Hữu nghị Việt Nam - Lào`
        single = single and not (manner.firm and run.isupper())  # `Công ty TNHH Luxshare - ICT`
        return 0 if single or _opens_another(text, second.start("syllable"), heads) else after
    term = following.group("term")
    other = heads(text, following.start("term")) or office().match(text, following.start("term"))
    if other is not None and other.end() >= following.end():
        return 0
    if mark == ",":
        purpose = manner.committee and known and term[0].islower() and following.group("space")
        series = series or (manner.series and known and _ends_in_and(text, at))
        return following.end() if purpose or series else 0
    if mark in ("và", "&") and term == "Cộng sự":
        return following.end()
    if mark == "và" and not (known and (manner.committee or lower or not term[0].islower())):
        return 0
    if mark in "-–&/" and term[0].islower() and not (lower or spaced or manner.committee):
        return 0
    return following.end()


def _ends_in_and(text: str, at: int) -> bool:
    """Whether a series of known words with capitals begins at the comma at `at` and has a last one behind `và`."""
    for _ in range(_MOST_LISTED):
        if not text.startswith(", ", at):
            break
        term = _term().match(text, at + 1)
        if term is None or term.group("term")[0].islower():
            return False
        at = term.end()
    last = _term().match(text, at + len(" và")) if text.startswith(" và ", at) else None
    return last is not None and last.group("term")[0].isupper()


def _lower_series(text: str, at: int) -> bool:
    """Whether the comma at `at` goes on with known words in lower case up to a last one behind `và`, or to a unit.

    `Trung tâm Giống cây trồng, vật nuôi và thủy sản`, `Dự án Hỗ trợ nông nghiệp, nông dân, nông thôn tỉnh`.
    """
    for _ in range(_MOST_LISTED):
        comma = text.startswith(", ", at)
        joined = comma or text.startswith(" và ", at)
        term = _term().match(text, at + (1 if comma else 3 if joined else 0))
        if term is None or not term.group("space") or term.group("term")[0].isupper():
            return not joined and _UNIT_WORD.match(text, at) is not None
        if joined and not comma:
            return True
        at = term.end()
    return False


_UNIT_WORD = re.compile(r"\s(?:khu\svực|tỉnh|thành\sphố|TP|huyện|thị\sxã|quận|xã|phường|thị\strấn)(?!\w)")


def _run(text: str, at: int) -> str:
    match = _RUN.match(text, at)
    return match.group() if match else ""


def _without_person(text: str, start: int, end: int, *, direct: bool, manner: Manner) -> int:
    """The end of a name without the person's name that the capitalised run from `start` ends with.

    `direct` if the run stands directly behind the head.
    """
    run = text[start:end]
    syllables = run.split()
    if manner.firm and not manner.held and not _MIDDLE_NAME.search(run):
        return end
    kept = before_person(syllables)
    if len(kept) > 1:
        return start + len(" ".join(kept))
    if is_person_name(run) and run not in _namesakes() and (manner.held or not direct) and len(syllables) <= 5:
        return start - 1
    if manner.held and not direct and short_person_name(run):
        return start - 1
    return start + len(kept[0]) if kept else end


_MIDDLE_NAME = re.compile(r"\s(?:Văn|Thị)\s")
