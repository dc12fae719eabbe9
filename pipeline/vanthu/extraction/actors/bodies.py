"""What belongs to a head word: field, number, branch, parent body, unit."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from vanthu.notice import Mention
from vanthu.orthography import UPPER
from vanthu.vocabulary import table

from . import heads
from .heads import Head
from .joints import in_dashes, opening_superior, units_behind_colon
from .names import Manner, known_word, name_end, short_person_name
from .own_fields import field_of
from .phrases import CAPITALISED, SCHOOL, beginnings, older, trie, words
from .purposes import purpose_end
from .serials import NUMBER_SIGNS, number_behind, serial_behind
from .units import UNIT, bare_place, place_part, unit_name
from .value import Level, Organisation, Regime

_CITIES = ("Hà Nội", "Hồ Chí Minh", "HCM", "Đà Nẵng", "Hải Phòng", "Cần Thơ", "Huế")
_LOWER_PARENT = re.compile(r"(?:(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ)|đảng bộ|công an)(?!\w)")
_SHORT = re.compile(rf"\s\((?P<short>[{UPPER}][\w&.-]{{1,14}}|miền\s(?:Bắc|Nam))\)(?=\s)")
"""An abbreviation inside a name: `Ủy ban Kiểm tra (UBKT) Tỉnh ủy`."""
_BRANCH = re.compile(
    r"(?:,?\s(?:[-–]\s)?(?:[Cc]hi\snhánh|CN)|\s[-–]\s[Pp]hân\s(?:viện|hiệu))\s(?:(?:tỉnh|thành\sphố|huyện|thị\sxã|quận|TP\.?|Tp\.?)\s?)?"
    rf"(?P<name>{CAPITALISED}(?:\s{CAPITALISED}){{0,5}})"
)
_SEAT = re.compile(
    r"\stại\s(?P<type>(?:tỉnh|[Tt]hành\sphố|huyện|thị\sxã|TP\.|Tp\.|TP|Tp)\s?)?"
    rf"(?P<place>HCM|TPHCM|{CAPITALISED}(?:\s{CAPITALISED}){{0,3}})"
)
"""Where a foreign or a branch body sits: `Đại sứ quán Việt Nam tại Lào`."""
_ASSOCIATION = re.compile(r"\s(?:Hội|Đoàn)(?!\w|\s[^\W\d_])")
_CENTRE = re.compile(r"\s(?:Trung\s[Ưư]ơng|TW|T\.Ư|TƯ)(?!\w)")
_LEGAL_FORM = re.compile(r"\s[-–]\s(?:CTCP|JSC|Công\sty\s(?:[Cc]ổ\sphần|TNHH(?:\sMTV)?|CP))(?!\w|\s[^\W\d_])")
"""The legal form behind a firm's name: `Tổng Công ty Phát điện 3 - CTCP`."""
_DEPTH = 3
_NAMED_BY_HEAD = 2
"""Spaces of a head that names a body by itself: `Đại học Huế`."""


class Body(NamedTuple):
    """A body read from a place in a text on: where its name ends, and what it tells."""

    end: int
    name: str
    kind: Regime
    level: Level
    place: str
    bare: bool = False
    """Whether the head stands alone."""
    head_end: int = 0
    """Where the head itself ends."""

    def value(self) -> Organisation:
        """What its mention holds."""
        return Organisation(self.name, self.kind, self.level, self.place)


@cache
def _levels() -> dict[str, Level]:
    return {row["type"]: row["level"] for row in table("levels", __package__)}  # type: ignore[misc]


@cache
def _country() -> re.Pattern[str]:
    """The country of a foreign body of state."""
    return re.compile(rf"\s(?:nước\s)?{trie(words('countries'))}(?!\w|\s(?:ương|[{UPPER}])|\s[-–]\s[{UPPER}])")


def organisation_at(text: str, start: int, *, held: bool = False) -> Mention | None:
    """The organisation whose name begins exactly at `start`, or None; `held` if an office stands before it."""
    match = heads.capital().match(text, start)
    body = body_behind(text, match, held=held) if match else None
    return None if body is None else Mention(start, body.end, "ORGANISATION", body.value())


def _parent(text: str, at: int) -> re.Match[str] | None:
    return heads.capital().match(text, at) or heads.small().match(text, at) or _LOWER_PARENT.match(text, at)


def body_behind(text: str, match: re.Match[str], depth: int = _DEPTH, *, held: bool = False) -> Body | None:
    """The body whose head is `match`, with everything that belongs to it; None if the head alone means nothing.

    Where the longest head gives no body, or one that a known word goes on with, a shorter one may: `Hội đồng thi` in
    `Hội đồng Thi đua`, `Hội Doanh nhân` in `Hội Doanh nhân trẻ`.
    """
    head = heads.head_of(match.group())
    alone = _stands_alone(text, match.end())
    if alone and "!" not in head.follows:
        return Body(match.end(), head.name, head.kind, head.level, "", bare=True, head_end=match.end())
    body = None if alone else _body(text, head, match.end(), depth, held=held)
    if body is not None and not _may_go_on(text, body, head):
        return _seated(text, _headed(body, match.end()), head)
    for form, end in heads.shorter(match.group(), match.end()):
        longer = _body(text, heads.head_of(form), end, depth, held=held)
        fits = longer is not None and longer.end > match.end() and longer.kind == (body.kind if body else longer.kind)
        if longer is not None and fits and longer.kind != "party":
            return _seated(text, _headed(longer, end), heads.head_of(form))
    if body is None and held and match.group() in _HELD_SHORT:
        return Body(match.end(), head.name, head.kind, head.level, "", bare=True, head_end=match.end())
    return None if body is None else _seated(text, _headed(body, match.end()), head)


_HELD_SHORT = ("TU", "HU")
"""Committees by letters that stand alone behind an office or another body: `Bí thư TU`, `Ban Tổ chức TU`."""


def _headed(body: Body, head_end: int) -> Body:
    """A body with where its head ends; not by `_replace`, which takes three times as long."""
    return Body(body.end, body.name, body.kind, body.level, body.place, body.bare, head_end)


_CLOSING = frozenset(';.:)!?”"')
"""Marks that no name goes on behind."""
_SMALL_WORD = re.compile(r" ([^\W\d_]+)(?![\w/&-])")


def _stands_alone(text: str, at: int) -> bool:
    """Whether a mark or a word stands behind a head that no name goes on with."""
    following = text[at : at + 1]
    if following != " ":
        return following in _CLOSING
    word = _SMALL_WORD.match(text, at)
    return word is not None and word.group(1).islower() and word.group(1) not in _small_followers()


@cache
def _small_followers() -> frozenset[str]:
    """First words in small letters that a body's name goes on with."""
    tables = ("small_followers", "fields", "topics", "purpose_words", "programmes")
    forms = [*(word for name in tables for word in words(name)), *heads.small_forms()]
    first = {form.split()[0].lower() for form in forms}
    return frozenset(first | set(map(older, first)))


def _may_go_on(text: str, body: Body, head: Head) -> bool:
    """Whether a known word stands behind a head that takes none."""
    if not body.bare or "t" in head.follows or head.kind == "party" or not text.startswith(" ", body.end):
        return False
    return known_word(text, body.end) not in ("", *_GENERAL_WORDS)


_GENERAL_WORDS = ("cơ sở", "địa phương", "trung ương", "nhà nước", "khảo sát")


def _seated(text: str, body: Body, head: Head) -> Body:
    """A body with its seat (`Phân hiệu … tại Kon Tum`), a central committee with its association (`Trung ương Hội`)."""
    seat = _SEAT.match(text, body.end) if "@" in head.follows and not (body.bare and "!" in head.follows) else None
    if seat and (place := place_part(seat.group("place"))):
        place = (seat.group("type") or "") + place
        return body._replace(
            end=seat.end() - len(seat.group("place")) + len(place_part(seat.group("place"))), place=place
        )
    if (
        not body.bare
        and in_dashes(text, body.end)
        and (opener := opening_superior(text, body.end, head.name)) is not None
    ):
        superior = body_behind(text, opener)
        brand = "r" in heads.head_of(opener.group()).follows  # `Công ty Than Hạ Long - TKV`
        alone = superior is not None and superior.bare and opener.group().count(" ") < _NAMED_BY_HEAD
        named = brand or not alone
        if superior is not None and named and not in_dashes(text, superior.end):
            return body._replace(end=superior.end, name=f"{body.name} - {superior.name}", place=superior.place)
    if head.kind == "other" and (form := _LEGAL_FORM.match(text, body.end)):
        return body._replace(end=form.end(), name=f"{body.name}{form.group()}")
    if text.endswith("Trung ương", 0, body.end) and (of := _ASSOCIATION.match(text, body.end)):
        return body._replace(end=of.end(), name=f"{body.name} {of.group().strip()}", kind="mass")
    return body


def _body(text: str, head: Head, start: int, depth: int, *, held: bool) -> Body | None:
    """The body of a head that ends at `start`."""
    if "c" in head.follows and (country := _country().match(text, start)):
        own = country.group().endswith("Việt Nam")
        return Body(country.end(), f"{head.name}{country.group()}", *((head.kind, head.level) if own else _FOREIGN), "")
    end, name, place, complete = start, head.name, "", "!" not in head.follows
    if head.name.endswith(_OF_SCHOOL) and _of_high_school(text, start):  # `Đoàn Trường Đại học Y khoa Vinh`
        of_school, _, _ = name.rpartition(" ")
        return whole(text, start - len(" trường"), head, of_school, depth, complete=False, placed="")
    if "p" in head.follows and (school := _school(text, head, end)):
        return Body(school.end(), f"{name.removesuffix(' trường')} {school.group().strip()}", head.kind, "base", "")
    if "t" in head.follows:
        at, field = end, field_of(text, end, head, held=held)
        if field is None and (short := _SHORT.match(text, end)):  # `Tổng công ty (TCT) Tân cảng Sài Gòn`
            at, field = short.end(), field_of(text, short.end(), head, held=held)
        if field is not None:
            name, complete = f"{name} {text[at : field.end].strip()}", True
            end, place = field.end, text[field.proper : field.end] if field.proper > 0 else ""
    elif "e" in head.follows and (event := purpose_end(text, end, end, heads.opener, event=True)):
        name, end, complete = f"{name} {text[end:event].strip()}", event, True
    if complete and ("b" in head.follows or ("t" in head.follows and head.level != "central")):
        end, name = _with_branch(text, end, name)
    numbered = text[end + 1 : end + 2] in NUMBER_SIGNS
    if numbered and complete and (serial := serial_behind(text, end, head)):
        name, end = name + serial.group(), serial.end()
    if numbered and (number := number_behind(text, end, head, alone=end == start)):
        name, end, complete = name + text[end:number], number, True
        if head.kind == "other" and (of_place := bare_name(text, end)):  # `Công ty Cà phê 719 Krông Pắc`
            name, end = f"{name} {of_place}", end + 1 + len(of_place)
    tail = whole(text, end, head, name, depth, complete=complete, placed=place)
    if tail is None and (short := _SHORT.match(text, end)):
        tail = whole(text, short.end(), head, name, depth, complete=complete, placed=place)
    if tail is not None:
        return tail
    return Body(end, name, head.kind, head.level, place, bare=end == start) if complete else None


def _of_high_school(text: str, at: int) -> bool:
    """Whether the school at the end of a head that ends at `at` is a body itself: a university, a college."""
    start = at - len("trường")
    return _parent(text, start) is not None


def _school(text: str, head: Head, at: int) -> re.Match[str] | None:
    """The school that a body belongs to: `Chi bộ Trường THCS Búng Lao`, `Ban Giám hiệu Trường …`."""
    if head.name.endswith(_OF_SCHOOL):
        return SCHOOL.match(text, at - len(" trường"))
    school = SCHOOL.match(text, at) if head.kind in ("party", "mass") or "h" in head.follows else None
    return None if school is None or _of_high_school(text, at + len(" trường")) else school


_OF_SCHOOL = (" trường", " Trường")
_FOREIGN: tuple[Regime, Level] = ("other", "")


def whole(text: str, at: int, head: Head, name: str, depth: int, *, complete: bool, placed: str) -> Body | None:
    """The body with the parent body, or the unit, that stands at `at`; None if there is neither."""
    of = not complete and "#p" in head.follows and text.startswith(" của ", at)  # `Đoàn giám sát của HĐND tỉnh`
    of = of or (complete and "o" in head.follows and text.startswith(" của ", at))
    parent_at = at + (len(" của") if of else 0)
    if "p" in head.follows and depth and text[parent_at : parent_at + 1].isspace():
        parent = _parent(text, parent_at + 1)
        inner = body_behind(text, parent, depth - 1, held=parent.group() in _HELD_SHORT) if parent else None
        if parent is not None and (inner is not None or _known_without_name(text, parent, head)):
            inner = inner or Body(parent.end(), parent.group().capitalize(), "party", "", "")
            of_members = f"{head.name} ".startswith(beginnings("party"))  # `Đảng đoàn HĐND` is the Party's
            kind = head.kind if of_members or head.kind != "party" else inner.kind
            return Body(inner.end, f"{name} {inner.name}", kind, head.level or inner.level, inner.place)
    if ("g" in head.follows or "t" in head.follows) and (unit := UNIT.match(text, at)):
        end, printed = unit_name(text, unit)
        kind_of_unit = "tp" if unit.group("city") else (unit.group("type") or "").rstrip(".").lower()
        placed = text[at + 1 : end] if not unit.group("many") and printed else placed
        if kind_of_unit == "khối" and printed:
            field = name_end(text, unit.start("name") - 1, heads.opener, Manner())
            end = max(end, field.end) if field else end
        if kind_of_unit == "cơ quan" and depth and (behind := heads.capital().match(text, unit.start("name"))):
            inner = body_behind(text, behind, 0)  # `Đảng bộ cơ quan UBND huyện`
            end = max(end, inner.end) if inner else end
        if unit.group("many") and not printed:
            end = units_behind_colon(text, end, bare_name)
        general = kind_of_unit == "cơ sở" and head.kind == "party"
        if not printed and (general or (kind_of_unit == "các cấp" and not complete)):
            return None
        large = kind_of_unit in ("thành phố", "tp") and printed in _CITIES
        if printed.isdecimal() and "p" in head.follows and (behind := _parent(text, end + 1)):
            of_unit = body_behind(text, behind, 0) if text[end].isspace() else None
            if of_unit is not None:  # `Tòa án quân sự Khu vực 2 Quân khu 7`
                return Body(of_unit.end, f"{name} {of_unit.name}", head.kind, head.level, of_unit.place)
        level = "province" if large else head.level or _levels().get(kind_of_unit, "")
        return Body(end, name, head.kind, level, placed)
    if (head.kind in ("party", "mass") or "t" in head.follows) and not placed and (centre := _CENTRE.match(text, at)):
        seat = bare_name(text, centre.end()) if "n" in head.follows and head.kind == "state" else ""
        end = centre.end() + len(f" {seat}") if seat else centre.end()
        return Body(end, f"{name} Trung ương", head.kind, "central", seat)
    if "n" in head.follows and not placed and (printed := bare_name(text, at)):
        if head.level == "province" and short_person_name(printed):
            return None  # `Bí thư Tỉnh ủy Thạch Som`
        return Body(at + 1 + len(printed), name, head.kind, head.level, printed)
    return None


def _known_without_name(text: str, parent: re.Match[str], head: Head) -> bool:
    """Whether a parent needs no name of its own: `Chi bộ Bảo hiểm xã hội`, `Công đoàn Công ty`."""
    form = parent.group()
    alone = not _CAPITAL_NEXT.match(text, parent.end())
    if form.lower() in ("đảng bộ", "chi bộ") or (alone and f"{form} " in beginnings("own")):
        return True
    committee = form.startswith(beginnings("committee"))
    of_members = head.kind in ("party", "mass") and "!" in head.follows and not committee
    return of_members and alone and form[0].isupper() and (" " in form or form == "Sở")


_CAPITAL_NEXT = re.compile(rf"\s[{UPPER}“]")


def bare_name(text: str, at: int) -> str:
    """A unit's name without its type; empty where the words open something else."""
    printed = bare_place(text, at)
    if not printed or (printed.split()[-1] == "Trung" and text.startswith("ương", at + 2 + len(printed))):
        return ""
    if printed.startswith("Trường ") or printed.isupper() or older(printed) == "Uỷ":
        return ""  # `Thường trực Uỷ ban …`
    if printed in words("no_places") or (heads.capital().match(text, at + 1) and printed not in words("not_bodies")):
        return ""
    syllable = len(printed.split()[-1])
    return "" if len(known_word(text, at + len(printed) - syllable)) > syllable else printed  # `Đảng bộ Quân sự`


def _with_branch(text: str, end: int, name: str) -> tuple[int, str]:
    """A name with its branch (`chi nhánh Đồng Nai`)."""
    short = _SHORT.match(text, end)
    branch = _BRANCH.match(text, end) or (_BRANCH.match(text, short.end()) if short else None)
    kept = place_part(branch.group("name")) if branch else ""
    if branch is None or not kept:
        return end, name
    last = branch.start("name") + len(kept)
    return last, f"{name} {text[branch.start() : last].strip()}"
