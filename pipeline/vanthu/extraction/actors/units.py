"""The administrative unit behind a body's name: `xã Xuân Bảo`, `các huyện, thành phố`, `cấp cao tại Hà Nội`."""

from __future__ import annotations

import re
from functools import cache

from vanthu.orthography import UPPER

from .names import COMMON_SURNAMES, before_person, is_person_name, office, short_person_name
from .phrases import CAPITALISED, opens_line, trie, words

_NAME = rf"{CAPITALISED}(?:\s{CAPITALISED}){{0,7}}"
_TYPES = (
    r"tỉnh|thành\sphố|TP\.?|Tp\.?|(?:huyện|xã)\sđảo|huyện|quận|thị\sxã|TX\.?|xã|phường|thị\strấn|TT\.?|P\.|Q\.|H\.|khu\sphố|ấp|thôn|buôn"
    r"|bản(?!\s(?:thân|chất|lĩnh|tin|án))|Tỉnh|Thành\sphố|Huyện|Quận|Thị\sxã|Xã|Phường|Thị\strấn"
    r"|[Cc]ấp\scao(?:\stại(?:\s(?:TP\.?|thành\sphố))?)?|cấp\s(?:tỉnh|huyện|xã|trên|dưới|cơ\ssở)|các\scấp|cơ\ssở(?!\s(?:vật|dữ|hạ|pháp|lý))"
    r"|cơ\squan(?!\s(?:chức|liên|có|nhà|chuyên|quản))|khối(?!\slượng)|Khối|bon|tổ\sdân\sphố|tổ(?=\s[0-9])|[Kk]hu\svực"
    r"|[Ll]iên\s(?:huyện|xã|phường|tỉnh|quận)|đặc\skhu|Đặc\skhu|[Qq]uốc\sgia"
    r"|[Vv]ùng(?=\s(?:[IVX0-9]|Tây\s|Đồng\s|Nam\s|Đông\s))|(?:miền|phía)(?=\s(?:Bắc|Trung|Nam|Đông|Tây)(?!\w))"
    r"|Tổ\sdân\sphố|Thôn|Ấp|Khu\sphố|Khóm|Xóm|Buôn(?!\s(?:Ma|Mê|Đôn|Hồ)(?!\w))|(?:làng|Làng|xóm|khóm|khối\sphố|tiểu\skhu)(?=\s)"
    r"|[Cc]ửa\skhẩu(?:\s(?:[Qq]uốc\stế|cảng|sân\sbay))?|[Kk]hu\scông\snghiệp|[Kk]hu\skinh\stế"
)
_AMOUNT = r"[0-9/%]|[.,][0-9]|\s(?:tỷ|tỉ|triệu|nghìn|đồng|người|hộ|ha|ngày|tháng|năm)(?!\w)"
UNIT = re.compile(
    r"\s(?P<committees>các\s(?:tỉnh|huyện|quận)(?:\s[ủu][ỷy])?(?:,\s(?:quận|thị|huyện)(?:\s[ủu][ỷy])?)*(?:,|\svà)\sthành\s[ủu][ỷy])(?!\w)|"
    rf"\s(?:(?P<many>(?:của\s)?các|hai|ba|bốn|[0-9]{{1,3}})\s)?(?P<type>{_TYPES})(?:(?<=\.)|(?!\w)|(?=[{UPPER}][a-zà-ỹ]))"
    r"(?:(?P<list>(?:,\s|\svà\s)(?:xã|phường|thị\strấn|huyện|thị\sxã|thành\sphố|quận|đặc\skhu))+(?:\strực\sthuộc\s[Tt]rung\sương)?)?"
    rf"(?:\s?(?P<name>{_NAME}|[0-9]{{1,2}}(?!{_AMOUNT})))?"
    r"|\s(?P<city>TPHCM|TP\.?\s?HCM)(?!\w)"
)
_NOT_NUMBERED = ("tỉnh", "thành phố", "huyện", "thị xã", "xã", "thị trấn", "liên huyện", "liên xã")
_JOINED = ("khu vực", "liên huyện", "liên xã", "liên phường", "liên tỉnh", "liên quận")
"""Types of units that two names together belong to: `Chi cục Thuế khu vực Long Khánh - Cẩm Mỹ`."""
_OTHER_NAME = re.compile(rf"\s?[-–]\s?(?P<name>{_NAME})")


@cache
def _two_names() -> re.Pattern[str]:
    """Units whose one name is written with a dash."""
    names = (re.escape(name).replace(r"\ \-\ ", r"\s?[-–]\s?").replace(r"\ ", r"\s") for name in words("dashed_names"))
    return re.compile(rf"(?:{'|'.join(sorted(names))})(?!\w)")


def unit_end(text: str, at: int) -> int:
    """Where an administrative unit that follows `at` ends (` huyện Cẩm Mỹ`); 0 if none follows."""
    unit = UNIT.match(text, at)
    return unit_name(text, unit)[0] if unit else 0


def unit_name(text: str, unit: re.Match[str]) -> tuple[int, str]:
    """Where a unit ends and its name; empty if it has none or what follows is an amount or a person's name.

    `unit` is a match of `UNIT` in `text`.
    """
    if unit.group("city") or unit.group("committees"):
        return unit.end(), "HCM" if unit.group("city") else ""
    kind, printed = unit.group("type").lower(), unit.group("name") or ""
    if printed and _is_no_name(text, unit.start("name"), unit.end(), printed):
        return unit.start("name") - text[unit.start("name") - 1].isspace(), ""
    if printed and (two := _two_names().match(text, unit.start("name"))):
        return two.end(), two.group()
    kept = "" if printed.isdecimal() and kind in _NOT_NUMBERED else place_part(printed)
    if (kind == "tỉnh" or "'" in kept) and short_person_name(kept):
        kept = ""
    end = (
        unit.end() - len(printed) + len(kept) - (bool(printed) and not kept and text[unit.start("name") - 1].isspace())
    )
    if not kept and text[end - 1] == ".":
        end -= 1  # the sentence's
    if kept and kind in _JOINED and (other := _OTHER_NAME.match(text, end)):
        second = place_part(other.group("name"))
        if second:
            end = other.start("name") + len(second)
            kept = text[unit.start("name") : end]
    return end, kept


def _is_no_name(text: str, start: int, end: int, printed: str) -> bool:
    """Whether the capitalised words behind a unit's type begin a line or an office: `UBND tỉnh Trưởng ban`."""
    if text[start - 1] == "\n" and opens_line(text, start, end):
        return True
    return printed.split(" ", 1)[0] in _first_words() and office().match(text, start) is not None


@cache
def _first_words() -> frozenset[str]:
    """What offices begin with."""
    return frozenset(name.split()[0] for name in words("offices"))


def bare_place(text: str, at: int) -> str:
    """The name of a unit without its type behind `at` (` Cẩm Mỹ`); empty if none follows."""
    if two := _two_names().match(text, at + 1):
        return two.group()
    match = _BARE.match(text, at)
    if match is None:
        return ""
    if "\n" not in match.group():
        return place_part(match.group("name"))
    line, wrapped, _ = match.group("name").partition("\n")
    if opens_line(text, at + 1, match.end()):
        return ""
    begun = wrapped and opens_line(text, at + len(line) + 2, match.end())
    return place_part(line if begun else match.group("name"))


_BARE = re.compile(rf"\s(?P<name>{_NAME})")


def place_part(run: str) -> str:
    """The unit's name in a run of capitalised words that a person's name or a verb in capitals may follow."""
    line, _, _ = run.partition("\n")
    if " " in line:
        run = line  # the next line begins something else
    syllables = run.split()
    if len(syllables) <= 4 and is_person_name(run):
        return ""
    if len(syllables) > 1 and (clause := clause_in_capitals().search(run)):
        return place_part(run[: clause.start()])
    if len(syllables) == 4 and syllables[2] in COMMON_SURNAMES and run not in words("named_units"):
        return " ".join(syllables[:2])  # `phường Quang Trung Lê Na`
    if kept := before_person(syllables):
        return " ".join(kept)
    return run if len(syllables) <= 4 else ""


@cache
def clause_in_capitals() -> re.Pattern[str]:
    """Words of several syllables that go on with a sentence printed in capitals."""
    return re.compile(rf"(?:\A|\s){trie((word for word in words('clause_words') if ' ' in word), any_case=True)}(?!\w)")
