"""Bodies of Party, State, Front and associations: `find_organisations`.

A name is a head word (`heads.tsv`) with what that head may take: a field (`Sở Y tế`), a parent body (`Ban Thường vụ
Huyện ủy`), a number, a unit (`UBND xã Xuân Bảo`). One pattern finds the heads; the rest is read off behind them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vanthu.notice import Mention
from vanthu.vocabulary import table

from .aliases import Aliases
from .phrases import CAPITALISED, SCHOOL, older, trie, words
from .value import Level, Organisation, Regime

_NAME = rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,7}}"
_TYPES = (
    r"tỉnh|thành\sphố|TP\.?|Tp\.?|huyện|quận|thị\sxã|TX\.?|xã|phường|thị\strấn|TT\.?|P\.|Q\.|H\.|khu\sphố|ấp|thôn|buôn"
    r"|bản(?!\s(?:thân|chất|lĩnh|tin|án))|Tỉnh|Thành\sphố|Huyện|Quận|Thị\sxã|Xã|Phường|Thị\strấn"
    r"|cấp\scao(?:\stại)?|cấp\s(?:tỉnh|huyện|xã|trên|dưới|cơ\ssở)|các\scấp|cơ\ssở(?!\s(?:vật|dữ|hạ|pháp|lý))"
    r"|cơ\squan(?!\s(?:chức|liên|có|nhà|chuyên|quản))|khối(?!\slượng)|Khối|bon|tổ\sdân\sphố|tổ(?=\s[0-9])|khu\svực"
    r"|[Ll]iên\s(?:huyện|xã|phường|tỉnh|quận)|đặc\skhu|miền(?=\s(?:Bắc|Trung|Nam)(?!\w))"
    r"|cửa\skhẩu(?:\s(?:quốc\stế|cảng|sân\sbay))?|[Kk]hu\scông\snghiệp|[Kk]hu\skinh\stế"
)
_AMOUNT = r"[0-9/%]|[.,][0-9]|\s(?:tỷ|tỉ|triệu|nghìn|đồng|người|hộ|ha|ngày|tháng|năm)(?!\w)"
_UNIT = re.compile(
    rf"\s(?:(?P<many>các|của\scác)\s)?(?P<type>{_TYPES})(?!\w)"
    r"(?:(?P<list>(?:,\s|\svà\s)(?:xã|phường|thị\strấn|huyện|thị\sxã|thành\sphố|quận|đặc\skhu))+)?"
    rf"(?:\s?(?P<name>{_NAME}|[0-9]{{1,2}}(?!{_AMOUNT})))?"
)
_NOT_NUMBERED = ("tỉnh", "thành phố", "huyện", "thị xã", "xã", "thị trấn", "liên huyện", "liên xã")
_JOINED = ("khu vực", "liên huyện", "liên xã", "liên phường", "liên tỉnh", "liên quận")
"""Types of units that two names together belong to: `Chi cục Thuế khu vực Long Khánh - Cẩm Mỹ`."""
_OTHER_NAME = re.compile(rf"\s?[-–]\s?(?P<name>{_NAME})")
_BARE = re.compile(rf"\s(?P<name>{_NAME})")
_NUMBER = re.compile(r"\s(?:số\s)?[0-9]{1,4}(?![0-9/%]|[.,][0-9])")
_CITIES = ("Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế")
_LOWER_PARENT = re.compile(r"(?:(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)|đảng bộ|công an)(?!\w)")
_DEPUTIES = ("Bí thư ", "Chủ tịch ", "Ủy viên ", "Trưởng ban ", "Trưởng Ban ")
_DEPTH = 3


class Head(NamedTuple):
    """A row of `heads.tsv`."""

    name: str
    kind: Regime
    level: Level
    follows: str


class _Found(NamedTuple):
    end: int
    name: str
    kind: Regime
    level: Level
    place: str


def _key(form: str) -> str:
    """A head as it is looked up: its first letter as printed, the rest in lower case."""
    return older(form[0] + re.sub(r"\s", " ", form[1:]).lower())


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, Head]]:
    rows = table("heads", __package__)
    heads: dict[str, Head] = {}
    for row in rows:
        heads.setdefault(_key(row["form"]), Head(row["name"], row["kind"], row["level"], row["follows"]))  # type: ignore[arg-type]
    return re.compile(rf"{trie(row['form'] for row in rows)}(?!\w|\sviên(?!\w))"), heads


@cache
def _levels() -> dict[str, Level]:
    return {row["type"]: row["level"] for row in table("levels", __package__)}  # type: ignore[misc]


@cache
def _topics() -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:Trung\sương\s)?(?:về|thực\shiện)\s)?{trie(words('topics'))}(?!\w)")


def find_organisations(text: str, aliases: Aliases | None = None) -> list[Mention]:
    """Organisations in text order, without overlaps; offsets are 0-based in `text`.

    `aliases` are short names that the document gave earlier; those that `text` gives are added to them and hold from
    there on (`sau đây gọi tắt là Ban Chỉ đạo`).
    """
    aliases = Aliases() if aliases is None else aliases
    return aliases.resolved(text, _named(text))


def _named(text: str) -> list[Mention]:
    pattern, _ = _heads()
    found: list[Mention] = []
    at = 0
    while (match := pattern.search(text, at)) is not None:
        start, at = match.span()
        if start and (
            text[start - 1].isalnum() or (text[start - 1] in "/-_" and text[start - 2 : start - 1].isalnum())
        ):
            continue
        if match.group().startswith("Thường trực") and text[max(0, start - 12) : start].endswith(_DEPUTIES):
            at = start + len("Thường trực")  # `Phó Bí thư Thường trực Tỉnh ủy`
            continue
        body = _body(text, match, _DEPTH)
        if body is not None:
            found.append(
                Mention(start, body.end, "ORGANISATION", Organisation(body.name, body.kind, body.level, body.place))
            )
            at = body.end
    return found


def organisation_at(text: str, start: int) -> Mention | None:
    """The organisation whose name begins exactly at `start`, or None."""
    match = _heads()[0].match(text, start)
    body = _body(text, match, _DEPTH) if match else None
    if body is None:
        return None
    return Mention(start, body.end, "ORGANISATION", Organisation(body.name, body.kind, body.level, body.place))


def _parent(text: str, at: int) -> re.Match[str] | None:
    return _heads()[0].match(text, at) or _LOWER_PARENT.match(text, at)


def unit_end(text: str, at: int) -> int:
    """Where an administrative unit that follows `at` ends (` huyện Cẩm Mỹ`); 0 if none follows."""
    unit = _UNIT.match(text, at)
    if unit is None:
        return 0
    return _unit_name(text, unit)[0]


def _unit_name(text: str, unit: re.Match[str]) -> tuple[int, str]:
    """Where a unit ends and its name; empty if it has none or what follows is an amount or a person's name."""
    kind, printed = unit.group("type").lower(), unit.group("name") or ""
    kept = "" if printed.isdecimal() and kind in _NOT_NUMBERED else _place_part(printed)
    end = unit.end() - len(printed) + len(kept) - (bool(printed) and not kept)
    if kept and kind in _JOINED and (other := _OTHER_NAME.match(text, end)):
        second = _place_part(other.group("name"))
        if second and not _heads()[0].match(text, other.start("name")):
            end = other.start("name") + len(second)
            kept = text[unit.start("name") : end]
    return end, kept


def _body(text: str, match: re.Match[str], depth: int) -> _Found | None:
    """The body whose head is `match`, with everything that belongs to it; None if the head alone means nothing."""
    pattern, heads = _heads()
    head = heads.get(_key(match.group())) or heads[_key(match.group().capitalize())]
    end, name, level, place = match.end(), head.name, head.level, ""
    complete = "!" not in head.follows
    if "t" in head.follows:
        if topic := _topics().match(text, end):
            name, end, complete = name + " " + topic.group().strip(), topic.end(), True
        elif "T" not in head.follows and not _UNIT.match(text, end) and (bare := _field(text, end)):
            name, end, complete = f"{name} {text[end:bare].strip()}", bare, True
        if complete and head.level != "central":
            end, name = _more(text, end, name)
    if "p" in head.follows and head.kind in ("party", "mass") and (school := SCHOOL.match(text, end)):
        return _Found(school.end(), name, head.kind, "base", school.group().strip())
    if "#" in head.follows and (number := _NUMBER.match(text, end)):
        name, end, complete = name + number.group(), number.end(), True
    of = not complete and "#p" in head.follows and text.startswith(" của ", end)  # `Đoàn giám sát của HĐND tỉnh`
    at = end + (len(" của") if of else 0)
    if "p" in head.follows and depth and text[at : at + 1].isspace() and (parent := _parent(text, at + 1)):
        inner = _body(text, parent, depth - 1)
        if inner is not None or parent.group().lower() == "đảng bộ":
            inner = inner or _Found(parent.end(), "Đảng bộ", "party", "", "")
            kind = inner.kind if head.kind == "party" and inner.kind != "party" else head.kind
            return _Found(inner.end, f"{name} {inner.name}", kind, level or inner.level, inner.place)
    if ("g" in head.follows or "t" in head.follows) and (unit := _UNIT.match(text, end)):
        kind_of_unit = unit.group("type").rstrip(".").lower()
        end, printed = _unit_name(text, unit)
        if not unit.group("many") and printed:
            place = text[unit.start("type") : end]
        level = (
            "province"
            if kind_of_unit in ("thành phố", "tp") and printed in _CITIES
            else level or _levels().get(kind_of_unit, "")
        )
        complete = True
    elif "n" in head.follows and (bare_name := _BARE.match(text, end)):
        printed = _place_part(bare_name.group("name"))
        if (
            printed
            and not printed.startswith("Trường ")
            and not pattern.match(text, bare_name.start("name"))
            and not printed.isupper()
            and older(printed) != "Uỷ"  # `Thường trực Uỷ ban …`
        ):
            place, end, complete = printed, end + 1 + len(printed), True
    return _Found(end, name, head.kind, level, place) if complete else None


def _more(text: str, end: int, name: str) -> tuple[int, str]:
    """A field goes on behind a dash (`Phụ sản - Nhi`), a bank in its branch (`chi nhánh Đồng Nai`)."""
    more = _BRANCH.match(text, end) or _DASHED.match(text, end)
    if more is None or is_person_name(more.group("name")) or _heads()[0].match(text, more.start("name")):
        return end, name
    if _offices().match(text, more.start("name")):
        return end, name
    second = more.groupdict().get("second")
    end = more.start("second") - 1 if second and second in words("not_in_names") else more.end()
    return end, f"{name} {text[more.start() : end].strip()}"


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"{trie(words('offices'))}(?!\w)")


_DASHED = re.compile(
    rf"\s[-–]\s(?P<name>{CAPITALISED}(?:\s{CAPITALISED}){{0,3}})(?:\s(?P<second>[^\W\d_A-Z]+)(?!\w)(?:\s{CAPITALISED})?)?"
)
_BRANCH = re.compile(rf"\s(?:[-–]\s)?(?:[Cc]hi\snhánh|CN)\s(?:tỉnh\s|thành\sphố\s|huyện\s)?(?P<name>{_NAME})")
_FIELD = re.compile(rf"(?:\s{CAPITALISED}){{1,5}}(?:\s(?P<second>[^\W\d_A-Z]+)(?:\s{CAPITALISED}){{0,3}})?")


def _field(text: str, at: int) -> int:
    """Where a field not listed ends (`Công ty TNHH Hoàng Gia`, `Viện Quy hoạch`); 0 if there is none."""
    run = _FIELD.match(text, at)
    if run is None:
        return 0
    second = run.group("second")
    return run.start("second") - 1 if second and (second in words("not_in_names") or second[0].isupper()) else run.end()


def _place_part(run: str) -> str:
    """The unit's name in a run of capitalised words that a person's name may end (`Long Giao Trần Văn Long`)."""
    syllables = run.split()
    if len(syllables) <= 4 and is_person_name(run):
        return ""
    for i in range(1, len(syllables) - 2):
        if syllables[i] in words("surnames") and is_person_name(" ".join(syllables[i:])):
            return run[: sum(len(s) + 1 for s in syllables[:i]) - 1]
    return run if len(syllables) <= 4 else ""


@cache
def _named_after_people() -> frozenset[str]:
    return words("named_units")


def is_person_name(name: str) -> bool:
    """Whether capitalised words look like a full personal name and are not that of a unit (`Trần Văn Thời`)."""
    syllables = name.split()
    return len(syllables) >= 3 and syllables[0] in words("surnames") and name not in _named_after_people()
