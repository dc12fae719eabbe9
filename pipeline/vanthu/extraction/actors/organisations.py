"""Bodies of Party, State, Front and associations: `find_organisations`.

A name is a head word (`heads.tsv`) with what that head may take: a field or name (`Sở Y tế`), a parent body
(`Ban Thường vụ Huyện ủy`), a number, a unit (`UBND xã Xuân Bảo`). One pattern finds the heads; the rest is read off
behind them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vanthu.notice import Mention
from vanthu.vocabulary import table

from . import heads
from .aliases import Aliases
from .heads import Head
from .names import Manner, Name, is_person_name, known_word, name_end
from .phrases import CAPITALISED, SCHOOL, UPPER, older, trie, words
from .units import UNIT, bare_place, place_part, unit_end, unit_name
from .value import Level, Organisation, Regime

__all__ = ["find_organisations", "is_person_name", "organisation_at", "unit_end"]

_NUMBER = re.compile(r"\s(?:số\s)?[0-9]{1,4}(?![0-9/%]|[.,][0-9])")
_CITIES = ("Hà Nội", "Hồ Chí Minh", "HCM", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế")
_LOWER_PARENT = re.compile(r"(?:(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)|đảng bộ|công an)(?!\w)")
_DEPUTIES = ("bí thư ", "chủ tịch ", "ủy viên ", "uỷ viên ", "trưởng ban ", "chủ nhiệm ")
_OFFICES = ("giám đốc ", "trưởng ", "chủ tịch ", "chủ nhiệm ", "biên tập ", "bí thư ", "chánh ", "phó ")
_SHORT = re.compile(rf"\s\((?P<short>[{UPPER}][\w&.-]{{1,14}})\)(?=\s)")
"""An abbreviation inside a name: `Ủy ban Kiểm tra (UBKT) Tỉnh ủy`."""
_BRANCH = re.compile(
    r"(?:,?\s(?:[-–]\s)?)(?:[Cc]hi\snhánh|CN)\s(?:(?:tỉnh|thành\sphố|huyện|thị\sxã|quận|TP\.?|Tp\.?)\s?)?"
    rf"(?P<name>{CAPITALISED}(?:\s{CAPITALISED}){{0,5}})"
)
_PART_OF_WORD = tuple(
    f" {word} "
    for word in (
        *(
            "biên",
            "bệnh",
            "chi",
            "chính",
            "công",
            "cán",
            "cơ",
            "cơm",
            "cảnh",
            "cấp",
            "cầu",
            "dự",
            "hiệp",
            "huyện",
            "hải",
            "hậu",
        ),
        *(
            "học",
            "hồi",
            "hội",
            "khai",
            "lễ",
            "mặt",
            "nhà",
            "phóng",
            "phải",
            "phụ",
            "quân",
            "quận",
            "quốc",
            "sân",
            "sẽ",
            "thành",
        ),
        *(
            "thông",
            "thể",
            "thị",
            "tin",
            "tiêu",
            "tiểu",
            "trình",
            "trụ",
            "tập",
            "tỉnh",
            "tố",
            "tổng",
            "viễn",
            "văn",
            "xã",
            "đã",
        ),
        *("đại", "đảng", "đề", "ảnh", "ủy", "uỷ"),
    )
)
"""Words that make a small head the end of another word: `văn phòng Đảng ủy`, `nhà báo Trần Văn Bình`."""
_COUNTED = re.compile(
    r"(?<![\w/.,–-])(?!ngày|tháng|năm|quý|khóa|kỳ|số|thứ|phường|quận|ấp|thôn|khu|tổ|lần|điều|khoản|mục)"
    r"(?P<word>[^\W\d]+)[\s,;]\s?[0-9]{1,3}\s\Z",
    re.IGNORECASE,
)
"""A number of bodies names none of them: `kết thúc 8 đảng đoàn`."""
_EVENTS = ("ngày truyền thống ", "ngày truyền thống lực lượng ")
_CENTRE = re.compile(r"\s(?:Trung\s[Ưư]ơng|TW|T\.Ư|TƯ)(?!\w)")
_GOVERNMENT = Organisation("Chính phủ", "state", "central")
_HELD_SMALL = re.compile(r"í\sthư\s(?P<body>(?:tỉnh|thành|huyện|quận|thị|đảng)\s(?:ủy|uỷ))(?!\w|\sviên)")
"""A committee in small letters behind its secretary: `Bí thư huyện ủy`."""
_CONTEXT = 34
_DEPTH = 3


class _Found(NamedTuple):
    end: int
    name: str
    kind: Regime
    level: Level
    place: str
    bare: bool = False
    """Whether the head stands alone."""

    def value(self) -> Organisation:
        return Organisation(self.name, self.kind, self.level, self.place)


@cache
def _levels() -> dict[str, Level]:
    return {row["type"]: row["level"] for row in table("levels", __package__)}  # type: ignore[misc]


@cache
def topics() -> re.Pattern[str]:
    """A listed field, with the space before it."""
    return re.compile(rf"\s(?:(?:Trung\sương\s)?(?:về|thực\shiện)\s)?{trie(words('topics'))}(?!\w)")


def find_organisations(text: str, aliases: Aliases | None = None) -> list[Mention]:
    """Organisations in text order, without overlaps; offsets are 0-based in `text`.

    `aliases` are short names that the document gave earlier; those that `text` gives are added to them and hold from
    there on (`sau đây gọi tắt là Ban Chỉ đạo`).
    """
    aliases = Aliases() if aliases is None else aliases
    named = _named(text)
    if "í thư " in text and (small := _held_small(text, named)):
        named = sorted([*named, *small], key=lambda m: m.start)
    if listed := _lists(text):
        inside = {at for mention in listed for at in range(mention.start, mention.end)}
        named = sorted([*listed, *(m for m in named if m.start not in inside)], key=lambda m: m.start)
    return aliases.resolved(text, named)


def _named(text: str) -> list[Mention]:
    found: list[Mention] = []
    at = 0
    for match in heads.matches(text):
        start = match.start()
        lower = text[start] == " "
        start += lower
        if start < at:
            continue
        before = text[max(0, start - _CONTEXT) : start]
        if (
            start
            and not lower
            and (before[-1].isalnum() or (before[-1] in "/-_" and before[:-1].rstrip()[-1:].isalnum()))
        ):
            continue
        before_small = f" {before.lower()}"
        if match.group().startswith("Thường trực") and before_small.endswith(_DEPUTIES):
            at = start + len("Thường trực")  # `Phó Bí thư Thường trực Tỉnh ủy`
            if (held := organisation_at(text, at + 1)) is not None:
                found.append(held)
                at = held.end
            continue
        if match.group() == "Thủ tướng Chính phủ" and before_small.endswith(" phó "):
            found.append(Mention(match.end() - len("Chính phủ"), match.end(), "ORGANISATION", _GOVERNMENT))
            at = match.end()
            continue
        if before_small.endswith(_EVENTS) or (lower and before_small.endswith(_PART_OF_WORD)):
            continue
        body = _body(text, match, _DEPTH, held=before_small.endswith(_OFFICES))
        if body is None or (lower and not _named_in_small(text, start, match.end(), body)):
            continue
        if body.bare and before_small.endswith((" các ", " mỗi ")):
            continue
        generic = body.bare or text[match.end() : body.end].islower()
        if generic and not body.place and before[-2:-1].isdigit() and _COUNTED.search(before):
            continue
        found.append(Mention(start, body.end, "ORGANISATION", body.value()))
        at = body.end
        if before_small.endswith((" các ", " như ")):
            found += _sharing(text, match, body, found[-1])
            at = found[-1].end
    return found


def _held_small(text: str, named: list[Mention]) -> list[Mention]:
    starts = {mention.start for mention in named}
    found = []
    for match in _HELD_SMALL.finditer(text):
        if match.start("body") not in starts:
            head = heads.head_of(match.group("body"))
            value = Organisation(head.name, head.kind, head.level)
            found.append(Mention(*match.span("body"), "ORGANISATION", value))
    return found


def _named_in_small(text: str, start: int, end: int, body: _Found) -> bool:
    """Whether a head in small letters has a name behind it, and not just `phòng của tỉnh`."""
    if body.end == end or not (body.place or text[end + 1] in '“"' or any(map(str.isupper, text[start : end + 2]))):
        return False
    if text.startswith(("cơ quan Ủy", "cơ quan Uỷ", "văn phòng "), start):
        return text.startswith("văn phòng ", start) and text[start + len("văn phòng ")].islower()
    if " " not in text[start:end]:  # not `ban Quyết định`, which a council does, nor `hội Xuân`
        named = topics().match(text, end) is not None or known_word(text, end)
        return named or bool(body.place) or (not text.startswith("ban", start) and _TWO.match(text, end) is not None)
    if not text.startswith("ban", start):
        return True
    return text[start + 4].isupper() and not (text.startswith("ban Thường trực", start) and text[start - 2] == "g")


_TWO = re.compile(rf"(?:\s{CAPITALISED}){{2}}")


def organisation_at(text: str, start: int, *, held: bool = False) -> Mention | None:
    """The organisation whose name begins exactly at `start`, or None; `held` if an office stands before it."""
    match = heads.capital().match(text, start)
    body = _body(text, match, _DEPTH, held=held) if match else None
    return None if body is None else Mention(start, body.end, "ORGANISATION", body.value())


def _parent(text: str, at: int) -> re.Match[str] | None:
    return heads.capital().match(text, at) or heads.small().match(text, at) or _LOWER_PARENT.match(text, at)


def _body(text: str, match: re.Match[str], depth: int, *, held: bool = False) -> _Found | None:
    """The body whose head is `match`, with everything that belongs to it; None if the head alone means nothing."""
    head = heads.head_of(match.group())
    end, name, place, complete = match.end(), head.name, "", "!" not in head.follows
    if "t" in head.follows:
        field = _field(text, end, head, held=held)
        if field is not None:
            name, complete = f"{name} {text[end : field.end].strip()}", True
            end, place = field.end, text[field.proper : field.end] if field.proper > 0 else ""
    if complete and ("b" in head.follows or ("t" in head.follows and head.level != "central")):
        end, name = _with_branch(text, end, name)
    if "p" in head.follows and head.kind in ("party", "mass") and (school := SCHOOL.match(text, end)):
        return _Found(school.end(), name, head.kind, "base", school.group().strip())
    if "#" in head.follows and (number := _NUMBER.match(text, end)):
        name, end, complete = name + number.group(), number.end(), True
    tail = _tail(text, end, head, name, depth, complete=complete, placed=place)
    if tail is None and (short := _SHORT.match(text, end)):
        tail = _tail(text, short.end(), head, name, depth, complete=complete, placed=place)
    if tail is not None:
        return tail
    return _Found(end, name, head.kind, head.level, place, bare=end == match.end()) if complete else None


def _field(text: str, at: int, head: Head, *, held: bool) -> Name | None:
    """The field or the own name behind a head."""
    listed = topics().match(text, at)
    if "T" in head.follows or ("k" in head.follows and not known_word(text, at)):
        return Name(listed.end(), -1) if listed else None
    manner = Manner(
        committee="l" in head.follows,
        small="s" in head.follows,
        held=held,
        joints=head.name not in _CLOSED,
        series=head.name not in _CLOSED and head.name not in _LISTED,
    )
    level = None
    if manner.committee and (opener := _OPENER.match(text, at)):
        longer, level = name_end(text, opener.end(), heads.capital(), manner), opener.group("level")
        longer = longer or Name(opener.end(), -1) if level else longer
    else:
        longer = name_end(text, at, heads.capital(), manner)
    if listed is not None and not level:
        further = name_end(text, at, heads.capital(), manner, begun=listed.end())
        longer = further if longer is None or (further is not None and further.end > longer.end) else longer
    if longer is not None and head.kind == "other" and text[at : longer.end].islower():
        longer = None  # `Tập đoàn kinh tế nhà nước` is none of them
    if longer is None or (listed is not None and listed.end() >= longer.end):
        return Name(listed.end(), -1) if listed else None
    of_place = longer.proper > 0 and _placed(text[longer.proper : longer.end], head)
    return longer if of_place else Name(longer.end, -1)


_CLOSED = ("Bộ", "Sở")
"""Heads whose fields are all listed; what is joined to these is another body."""
_LISTED = ("Ban", "Hội", "Khoa", "Phòng", "Tổ")
"""Heads whose bodies are often listed: `Phòng Y tế, Văn hóa và Thông tin` may be two."""
_OPENER = re.compile(
    r"(?=\s)(?:\s(?P<level>[Qq]uốc\sgia|Trung\sương|TW|[Tt]ỉnh(?=\svề)))?(?:\s(?:về|[Tt]hực\shiện))?(?=\s)"
)


def _placed(run: str, head: Head) -> bool:
    """Whether the capitalised run at the end of a name is the place of the body and not part of its name."""
    takes_place = "n" in head.follows or "N" in head.follows
    return (
        takes_place and head.kind != "other" and len(run.split()) <= 4 and run != "Việt Nam" and not is_person_name(run)
    )


def _tail(text: str, at: int, head: Head, name: str, depth: int, *, complete: bool, placed: str) -> _Found | None:
    """The body with the parent body, or the unit, that stands at `at`; None if there is neither."""
    of = not complete and "#p" in head.follows and text.startswith(" của ", at)  # `Đoàn giám sát của HĐND tỉnh`
    of = of or (complete and "o" in head.follows and text.startswith(" của ", at))
    parent_at = at + (len(" của") if of else 0)
    if "p" in head.follows and depth and text[parent_at : parent_at + 1].isspace():
        parent = _parent(text, parent_at + 1)
        inner = _body(text, parent, depth - 1) if parent is not None else None
        if parent is not None and (inner is not None or parent.group().lower() in ("đảng bộ", "chi bộ")):
            inner = inner or _Found(parent.end(), parent.group().capitalize(), "party", "", "")
            kind = inner.kind if head.kind == "party" and inner.kind != "party" else head.kind
            return _Found(inner.end, f"{name} {inner.name}", kind, head.level or inner.level, inner.place)
    if ("g" in head.follows or "t" in head.follows) and (unit := UNIT.match(text, at)):
        end, printed = unit_name(text, unit)
        kind_of_unit = "tp" if unit.group("city") else (unit.group("type") or "").rstrip(".").lower()
        placed = text[at + 1 : end] if not unit.group("many") and printed else placed
        large = kind_of_unit in ("thành phố", "tp") and printed in _CITIES
        level = "province" if large else head.level or _levels().get(kind_of_unit, "")
        return _Found(end, name, head.kind, level, placed)
    if (head.kind in ("party", "mass") or "t" in head.follows) and not placed and (centre := _CENTRE.match(text, at)):
        return _Found(centre.end(), f"{name} Trung ương", head.kind, "central", "")
    if "n" in head.follows and not placed and (printed := _bare(text, at)):
        return _Found(at + 1 + len(printed), name, head.kind, head.level, printed)
    return None


def _bare(text: str, at: int) -> str:
    """A unit's name without its type; empty where the words open something else."""
    printed = bare_place(text, at)
    if not printed or (printed.split()[-1] == "Trung" and text.startswith("ương", at + 2 + len(printed))):
        return ""
    if printed.startswith("Trường ") or printed.isupper() or older(printed) == "Uỷ":
        return ""  # `Thường trực Uỷ ban …`
    return "" if printed in ("Sau", "Trước") or heads.capital().match(text, at + 1) else printed


def _with_branch(text: str, end: int, name: str) -> tuple[int, str]:
    """A name with its branch (`chi nhánh Đồng Nai`)."""
    short = _SHORT.match(text, end)
    branch = _BRANCH.match(text, end) or (_BRANCH.match(text, short.end()) if short else None)
    kept = place_part(branch.group("name")) if branch else ""
    if branch is None or not kept:
        return end, name
    last = branch.start("name") + len(kept)
    return last, f"{name} {text[branch.start() : last].strip()}"


_SEPARATOR = re.compile(r"(?:,|;|\svà)(?=\s)")
_PROPER = re.compile(rf"(?:\s{CAPITALISED})+")
_LIST = re.compile(
    r"[Cc]ác\s(?P<head>[Ss]ở|[Bb]ộ|[Bb]an|[Pp]hòng)(?:,\s(?:ban,\s)?(?:ngành|phòng|ban|sở|bộ)(?:\s[^\W\d]+){0,4})?\s?:(?=\s)"
)


def _lists(text: str) -> list[Mention]:
    """Bodies whose head stands once before a colon: `các ban: Tổ chức, Tuyên giáo và Dân vận Tỉnh ủy`."""
    found: list[Mention] = []
    if ":" not in text or "ác " not in text:
        return found
    for opener in _LIST.finditer(text):
        head = heads.head_of(opener.group("head").capitalize())
        at = opener.end()
        while True:
            if topic := topics().match(text, at):
                name, end = f"{head.name} {topic.group().strip()}", topic.end()
                tail = _tail(text, end, head, name, 1, complete=True, placed="")
                body = tail or _Found(end, name, head.kind, head.level, "")
                found.append(Mention(at + 1, body.end, "ORGANISATION", body.value()))
                at = body.end
            elif other := organisation_at(text, at + 1):
                at = other.end
            else:
                break
            if not (separator := _SEPARATOR.match(text, at)):
                break
            at = separator.end()
    return found


def _sharing(text: str, match: re.Match[str], body: _Found, first: Mention) -> list[Mention]:
    """Further bodies that share the head: `các Sở Y tế, Tài chính`, `các Đồn Biên phòng Na Loi và Keng Đu`."""
    head = heads.head_of(match.group())
    found: list[Mention] = []
    at = first.end
    while separator := _SEPARATOR.match(text, at):
        start = separator.end() + 1
        if heads.capital().match(text, start):
            break
        if "t" in head.follows and (topic := topics().match(text, separator.end())):
            at, value = topic.end(), Organisation(f"{head.name} {topic.group().strip()}", head.kind, head.level)
        elif _PROPER.fullmatch(text, match.end(), first.end) and (place := _bare(text, separator.end())):
            at, value = start + len(place), Organisation(body.name, body.kind, body.level, place)
        else:
            break
        found.append(Mention(start, at, "ORGANISATION", value))
    return found
