"""Bodies of Party, State, Front and associations: `find_organisations`.

A name is a head word (`heads.tsv`) with what that head may take: a field or name (`Sở Y tế`), a parent body
(`Ban Thường vụ Huyện ủy`), a number, a unit (`UBND xã Xuân Bảo`). One pattern finds the heads; the rest is read off
behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from vanthu.notice import Mention
from vanthu.vocabulary import table

from . import capitals, heads, lists
from .aliases import Aliases
from .bodies import Body, body_behind, organisation_at
from .names import is_person_name, known_word
from .own_fields import topics
from .phrases import CAPITALISED, words
from .units import unit_end
from .value import Organisation

__all__ = ["find_organisations", "is_person_name", "organisation_at", "unit_end"]

_GENERAL = re.compile(r"\s(?:các|nào|đó|này|ấy|kia|khác)(?!\w)")
_SAID_BEFORE = re.compile(r"\s(?:(?:nói|nêu|kể)\strên|có\s(?:liên\squan|tên))(?!\w)")
"""Behind units in the plural: `UBND các tỉnh nói trên`."""
_GENERAL_COMMITTEE = re.compile(r"\s(?:các|nào|đó|này|ấy|kia|khác|cơ\ssở|trực\sthuộc)(?!\w)")
"""Behind a head alone these name no body: `Ban Quản lý dự án nào`, `Đảng ủy cơ sở`."""
_STANDING = re.compile(r"(?:(?:Ban\s)?Thường\s[Tt]rực|TT)(?=\s)")
_DEPUTIES = (
    "pbt ",
    "bt ",
    "pct ",
    "bí thư ",
    "chủ tịch ",
    "ủy viên ",
    "uỷ viên ",
    "trưởng ban ",
    "chủ nhiệm ",
    "thứ trưởng ",
)
_OFFICES = ("giám đốc ", "trưởng ", "chủ tịch ", "chủ nhiệm ", "biên tập ", "bí thư ", "bt ", "chánh ", "phó ")
_COUNTED = re.compile(
    r"(?<![\w/.,–-])(?!ngày|tháng|năm|quý|khóa|kỳ|số|thứ|phường|quận|ấp|thôn|khu|tổ|lần|điều|khoản|mục)"
    r"(?P<word>[^\W\d]+)[\s,;]\s?[0-9]{1,3}\s\Z",
    re.IGNORECASE,
)
"""A number of bodies names none of them: `kết thúc 8 đảng đoàn`."""
_GONE_TO = tuple(
    f" {word} "
    for word in ("tại", "ở", "trong", "vào", "thuộc", "đến", "tới", "qua", "từ", "quan", "thăm", "quanh", "vực", "đệm")
)
_BUILT = (" xây dựng ", " dự án ", " khởi công ", " khánh thành ", " động thổ ", " khu vực ", " lõi ")
"""Before these words a museum, a mill or a park is a place, no body that acts."""
_BEFORE_PLACES = _GONE_TO + _BUILT
_INSPECTING = ("đoàn kiểm tra", "đoàn giám sát", "đoàn thanh tra")
_IN_PLACE = re.compile(
    rf"(?<!\w)(?:xã|phường|huyện|quận|thị\strấn|thị\sxã|ấp|thôn|buôn|bản|cầu|chợ|sông|kênh)\s(?:{CAPITALISED}\s){{1,2}}\Z"
)
_TWICE = (" tổng ", " chánh ")
_EVENTS = ("ngày truyền thống ", "ngày truyền thống lực lượng ")
_GOVERNMENT = Organisation("Chính phủ", "state", "central")
_HELD_SMALL = re.compile(r"í\sthư\s(?P<body>(?:tỉnh|thành|huyện|quận|thị|đảng)\s(?:ủy|uỷ))(?!\w|\sviên)")
"""A committee in small letters behind its secretary: `Bí thư huyện ủy`."""
_DELEGATION = re.compile(
    rf"(?<=[^\W\d_]\s\()(?P<body>[Đđ]oàn\s(?:(?:tỉnh|TP\.?|thành\sphố)\s)?(?P<place>{CAPITALISED}(?:\s{CAPITALISED}){{1,2}}))\)"
)
_ANY_LEVEL = re.compile(r"\s(?:các|cấp|cơ\ssở)(?!\w)")
_HELD_ALONE = ("Chi bộ", "Đảng bộ")
"""Bodies that need no name behind an office: `nguyên Bí thư Chi bộ`."""
_CONTEXT = 34
_WORD_BEFORE = re.compile(r"(\w+) \Z")


@cache
def _places() -> tuple[str, ...]:
    return tuple(words("not_bodies"))


@cache
def _no_heads() -> tuple[tuple[str, str, str], ...]:
    """Heads that are part of another word, with what stands before them there."""
    rows = table("no_heads", __package__)
    return tuple((row["word"], f" {row['behind']} " if row["behind"] else "", row["alone"]) for row in rows)


@cache
def _no_head_words() -> tuple[str, ...]:
    return tuple(words("no_heads"))


@cache
def _word_beginnings() -> tuple[str, ...]:
    return tuple(f" {word} " for word in words("word_beginnings"))


def _in_capitals(line: str, spans: list[tuple[int, int]]) -> list[Mention]:
    """The bodies of a text with runs in capitals; a committee may stand alone there (`TM. BAN THƯỜNG TRỰC`)."""
    named = [m for m in _named(line) if not any(a <= m.start < b for a, b in spans) or _sure(line, m)]
    taken = {m.start for m in named}
    for begin, end in spans:
        office = _HEAD_OF.match(line, begin, end)
        start = office.end() if office else begin
        head = heads.capital().fullmatch(line, start, end)
        if head is None or start in taken or not line.startswith(_ALONE, start):
            continue
        known = heads.head_of(head.group())
        if office is None or known.kind == "party":
            named.append(Mention(start, end, "ORGANISATION", Organisation(known.name, known.kind, known.level)))
    told = (_as_named(m) if any(a <= m.start < b for a, b in spans) else m for m in named)
    return sorted(told, key=lambda m: m.start)


def _as_named(mention: Mention) -> Mention:
    return replace(mention, value=replace(mention.value, name=capitals.as_named(mention.value.name)))


_HEAD_OF = re.compile(r"(?:Phó )?Trưởng (?=Ban (?!Thường Trực))")
"""The office of a signer: `TRƯỞNG BAN TỔ CHỨC`, not `PHÓ TRƯỞNG BAN THƯỜNG TRỰC`."""

_ALONE = ("Ban ", "Hội Đồng ", "Đảng ", "Đoàn ", "Chi ", "Thường Trực")


def _sure(line: str, mention: Mention) -> bool:
    """Whether a body read off capitals is one: a head of one syllable needs a known word (`BÁO CÁO` is none)."""
    head, _, rest = line[mention.start : mention.end].partition(" ")
    if mention.value.kind == "other" or not heads.is_head(head) or head.isupper():
        return True
    longest = heads.capital().match(line, mention.start)
    if longest is not None and " " in longest.group() and longest.end() <= mention.end:
        return True
    before = _WORD_BEFORE.search(line, max(0, mention.start - _CONTEXT), mention.start)
    if before is not None and before.group(1).lower() in words("word_beginnings"):
        return False  # `THÔNG BÁO`
    return bool(known_word(f" {rest}", 0)) or unit_end(f" {rest}", 0) > 0


def find_organisations(text: str, aliases: Aliases | None = None) -> list[Mention]:
    """Organisations in text order, without overlaps; offsets are 0-based in `text`.

    `aliases` are short names that the document gave earlier; those that `text` gives are added to them and hold from
    there on (`sau đây gọi tắt là Ban Chỉ đạo`).
    """
    aliases = Aliases() if aliases is None else aliases
    line, spans = capitals.recased(text)
    named = _in_capitals(line, spans) if spans else _named(line)
    if "oàn " in text and "(" in text:
        named = sorted([*named, *_delegations(text, named)], key=lambda m: m.start)
    if "í thư " in text and (small := _held_small(text, named)):
        named = sorted([*named, *small], key=lambda m: m.start)
    if ":" in text and (listed := lists.lists(text)):
        inside = {at for mention in listed for at in range(mention.start, mention.end)}
        named = sorted([*listed, *(m for m in named if m.start not in inside)], key=lambda m: m.start)
    return aliases.resolved(text, named) if named or aliases else named


def _named(text: str) -> list[Mention]:
    found: list[Mention] = []
    at = 0
    for match in heads.matches(text):
        start = match.start()
        lower = text[start] in " ("
        start += lower
        if start < at:
            continue
        if start and not lower and _goes_on(text, start):
            continue
        before = text[max(0, start - _CONTEXT) : start]
        before_small = f" {before.lower()}"
        standing = _STANDING.match(text, start) if text[start] in "TB" else None
        if standing and before_small.endswith(_DEPUTIES if text[start] == "T" else " phó trưởng "):
            at = standing.end()  # `Phó Bí thư Thường trực Tỉnh ủy`
            if (held := organisation_at(text, at + 1, held=True)) is not None:
                found.append(held)
                at = held.end
            continue
        if before_small.endswith(" phó ") and match.group().lower() == "thủ tướng chính phủ":
            found.append(Mention(match.end() - len("Chính phủ"), match.end(), "ORGANISATION", _GOVERNMENT))
            at = match.end()
            continue
        if _means_no_body(text, match, start, before_small, lower=lower):
            continue
        in_office = before_small.endswith(_OFFICES)
        body = body_behind(text, match, held=in_office) or lists.of_shared_parent(text, match)
        if body is None and in_office and match.group() in _HELD_ALONE:
            body = Body(match.end(), match.group(), "party", "", "", bare=True, head_end=match.end())
        if body is not None and in_office and is_person_name(text[body.head_end + 1 : body.end]):
            body = None  # `Chủ tịch Hội đồng Lê Văn Tám`
        if body is None or (lower and not _named_in_small(text, start, match.end(), body)):
            continue
        if _is_general(text, start, body, before, before_small):
            continue
        found.append(Mention(start, body.end, "ORGANISATION", body.value()))
        at = body.end
        if before_small.endswith((" các ", " như ")):
            found += lists.sharing(text, match, body, found[-1])
        elif lists.MANY_UNITS.match(text, body.head_end):
            found += lists.further_units(text, body)
        else:
            found += lists.of_one_word(text, match, found[-1])
        at = found[-1].end
    return found


def _goes_on(text: str, start: int) -> bool:
    """Whether a head goes on with a word or a number with dashes: `4/HĐND-VP`."""
    previous = text[start - 1]
    if previous not in "/-_":
        return previous.isalnum()
    before = text[max(0, start - 3) : start - 1].rstrip()[-1:]
    return before.isalnum() and not (previous == "/" and before.islower())  # `Theo Lê Na/VOV`


def _means_no_body(text: str, match: re.Match[str], start: int, before: str, *, lower: bool) -> bool:
    """Whether a head is part of another word or of a place's name there; `before` is in lower case."""
    if text.startswith(_no_head_words(), start) and any(
        text.startswith(word, start) and before.endswith(behind) and (not alone or match.group() == word)
        for word, behind, alone in _no_heads()
    ):
        return True  # `bộ đội Cụ Hồ`, `tại Nhà Quốc hội`, `ĐẠI HỘI ĐỒNG CỔ ĐÔNG`
    if match.group() == "Mặt trận" and _ANY_LEVEL.match(text, match.end()):
        return True
    if text.startswith(_places(), start):
        return True
    if before.endswith(_TWICE) and text.startswith(match.group(), match.end() + 1):
        return True  # `Phó Tổng Thanh tra Thanh tra Chính phủ`
    if lower and text.startswith("đội ", start) and heads.opener(text, match.end() + 1):
        return True  # a team: `đội Điện lực Tam Kỳ`
    capital_before = not lower and start > 1 and text[text.rfind(" ", 0, start - 1) + 1].isupper()
    if capital_before and " " not in match.group() and _IN_PLACE.search(text, max(0, start - _CONTEXT), start):
        return not known_word(text, match.end())  # `xã Tân Hội Trung`
    if lower and text.startswith(_INSPECTING, start) and text[match.end() + 1 : match.end() + 2].isupper():
        return True  # `làm trưởng đoàn kiểm tra Cục Hải quan`
    if lower and before.endswith(" bí thư "):
        return False  # `Bí thư chi đoàn Trung tâm Y tế`
    return before.endswith(_EVENTS) or (lower and before.endswith(_word_beginnings()))


def _is_general(text: str, start: int, body: Body, before: str, before_small: str) -> bool:
    """Whether a body is one of many that is not named (`kết thúc 8 đảng đoàn`), or a place one goes to."""
    if before_small.endswith(_BEFORE_PLACES) and "v" in heads.head_of(text[start : body.head_end]).follows:
        return True
    if text.startswith(" các ", body.head_end) and _SAID_BEFORE.match(text, body.end):
        return True
    if body.bare and (
        before_small.endswith((" các ", " mỗi "))
        or (_GENERAL_COMMITTEE if body.kind == "party" else _GENERAL).match(text, body.end)
    ):
        return True
    generic = body.bare or text[body.head_end : body.end].islower()
    return generic and not body.place and before[-2:-1].isdigit() and _COUNTED.search(before) is not None


def _delegations(text: str, named: list[Mention]) -> Iterator[Mention]:
    """Delegations of the National Assembly behind a deputy's name: `đại biểu … (Đoàn Khánh Hòa)`."""
    starts = {mention.start for mention in named}
    for match in _DELEGATION.finditer(text):
        if match.group("place") in words("not_called") and match.start("body") not in starts:
            value = Organisation("Đoàn đại biểu Quốc hội", "state", "province", match.group("place"))
            yield Mention(*match.span("body"), "ORGANISATION", value)


def _held_small(text: str, named: list[Mention]) -> list[Mention]:
    starts = {mention.start for mention in named}
    found = []
    for match in _HELD_SMALL.finditer(text):
        if match.start("body") not in starts:
            head = heads.head_of(match.group("body"))
            value = Organisation(head.name, head.kind, head.level)
            found.append(Mention(*match.span("body"), "ORGANISATION", value))
    return found


def _named_in_small(text: str, start: int, end: int, body: Body) -> bool:
    """Whether a head in small letters has a name behind it, and not just `phòng của tỉnh`."""
    if body.end == end and text.startswith("báo ", start):
        return True
    if text.startswith("thanh tra", start):  # elsewhere it is what somebody does
        return body.end > end and text.endswith("hánh ", 0, start)
    if body.end == end or not (body.place or text[end + 1] in '“"' or any(map(str.isupper, text[start : end + 2]))):
        return False
    if text.startswith("khoa ", start):  # one of a hospital or a school that is named, or that has a head
        if text.endswith(("rưởng ", "nhiệm "), 0, start):
            return topics().match(text, end) is not None or bool(known_word(text, end))
        in_brackets = text[start - 1] == "(" and text.startswith(")", body.end)
        return in_brackets or heads.capital().search(text, end, body.end) is not None
    if text.startswith(("cơ quan Ủy", "cơ quan Uỷ", "văn phòng "), start):
        return text.startswith("văn phòng ", start) and text[start + len("văn phòng ")].islower()
    if " " not in text[start:end]:  # not `ban Quyết định`, which a council does, nor `hội Xuân`
        named = topics().match(text, end) is not None or bool(known_word(text, end))
        if text.startswith(_STATIONS, start):
            return named  # not `trạm Tuy Hòa`
        return named or bool(body.place) or (not text.startswith("ban", start) and _TWO.match(text, end) is not None)
    if not text.startswith("ban", start):
        return True
    return text[start + 4].isupper() and not (text.startswith("ban Thường trực", start) and text[start - 2] == "g")


_STATIONS = ("trạm", "đội", "hạt", "viện", "cục", "đồn", "kho")
_TWO = re.compile(rf"(?:\s{CAPITALISED}){{2}}")
