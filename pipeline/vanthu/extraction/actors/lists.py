"""Bodies of one list: those that share a head, a parent or a unit's type."""

from __future__ import annotations

import re

from vanthu.notice import Mention
from vanthu.orthography import UPPER

from . import heads
from .bodies import Body, bare_name, body_behind, organisation_at, whole
from .names import abbreviated, office
from .own_fields import topics
from .phrases import CAPITALISED
from .value import Organisation

_MOST_SHARED = 4
SEPARATOR = re.compile(r"(?:,|;|\svà)(?=\s)")
_PROPER = re.compile(rf"(?:\s{CAPITALISED})+")
_LIST = re.compile(
    r"[Cc]ác\s(?P<head>[Ss]ở|[Bb]ộ|[Bb]an|[Pp]hòng|[Vv]ụ|[Cc]ục)(?:,\s(?:ban,\s)?(?:ngành|phòng|ban|sở|bộ)(?:\s[^\W\d]+){0,4})?\s?:(?=\s)"
)


def lists(text: str) -> list[Mention]:
    """Bodies whose head stands once before a colon: `các ban: Tổ chức, Tuyên giáo và Dân vận Tỉnh ủy`."""
    found: list[Mention] = []
    if "ác " not in text:
        return found
    for opener in _LIST.finditer(text):
        head = heads.head_of(opener.group("head").capitalize())
        at = opener.end()
        while True:
            if topic := topics().match(text, at) or abbreviated(text, at):
                name, end = f"{head.name} {topic.group().strip()}", topic.end()
                tail = whole(text, end, head, name, 1, complete=True, placed="")
                body = tail or Body(end, name, head.kind, head.level, "")
                found.append(Mention(at + 1, body.end, "ORGANISATION", body.value()))
                at = body.end
            elif other := organisation_at(text, at + 1):
                at = other.end
            else:
                break
            if not (separator := SEPARATOR.match(text, at)):
                break
            at = separator.end()
    return found


def of_shared_parent(text: str, match: re.Match[str]) -> Body | None:
    """A Party committee whose parent is named behind a later one: `Ban Tổ chức và Ủy ban Kiểm tra Thành ủy`."""
    form = match.group()
    head = heads.head_of(form)
    if not _has_parent(head) or not form[0].isupper() or " " not in form:
        return None
    at = match.end()
    for _ in range(_MOST_SHARED):
        separator = SEPARATOR.match(text, at)
        following = heads.capital().match(text, separator.end() + 1) if separator is not None else None
        other = body_behind(text, following) if following is not None else None
        if following is None or other is None or not _has_parent(heads.head_of(following.group())):
            return None
        if not other.bare:
            return Body(match.end(), head.name, head.kind, head.level or other.level, "", head_end=match.end())
        at = other.end
    return None


def _has_parent(head: heads.Head) -> bool:
    return head.kind == "party" and "p" in head.follows


def further_units(text: str, body: Body) -> list[Mention]:
    """Further units of a head in the plural: `UBND các xã Ea Wer, Ea Huar và Krông Na`."""
    found: list[Mention] = []
    at = body.end
    while separator := SEPARATOR.match(text, at):
        start = separator.end() + 1
        typed = _UNIT_TYPE.match(text, separator.end())
        place = bare_name(text, typed.end() if typed else separator.end())
        if not place or heads.capital().match(text, start):
            break
        at = (typed.end() if typed else separator.end()) + 1 + len(place)
        value = Organisation(body.name, body.kind, body.level, text[start:at])
        found.append(Mention(start, at, "ORGANISATION", value))
    return found


_UNIT_WORDS = r"(?:tỉnh|huyện|xã|phường|thị\strấn|thị\sxã|thành\sphố|quận|thôn|ấp|buôn|khu\sphố)"
MANY_UNITS = re.compile(rf"\s(?:(?:của\s)?các|hai|ba|bốn|[0-9]{{1,3}})\s{_UNIT_WORDS}(?:,\s{_UNIT_WORDS})*\s[{UPPER}]")
_UNIT_TYPE = re.compile(rf"\s{_UNIT_WORDS}(?=\s[{UPPER}])")


def sharing(text: str, match: re.Match[str], body: Body, first: Mention) -> list[Mention]:
    """Further bodies that share the head: `các Sở Y tế, Tài chính`, `các Đồn Biên phòng Na Loi và Keng Đu`."""
    head = heads.head_of(match.group())
    found: list[Mention] = []
    at = first.end
    while separator := SEPARATOR.match(text, at):
        start = separator.end() + 1
        if heads.capital().match(text, start):
            break
        if "t" in head.follows and (topic := topics().match(text, separator.end())):
            at, value = topic.end(), Organisation(f"{head.name} {topic.group().strip()}", head.kind, head.level)
        elif _PROPER.fullmatch(text, match.end(), first.end) and (place := bare_name(text, separator.end())):
            at, value = start + len(place), Organisation(body.name, body.kind, body.level, place)
        else:
            break
        found.append(Mention(start, at, "ORGANISATION", value))
    return found


def of_one_word(text: str, match: re.Match[str], first: Mention) -> list[Mention]:
    """Further bodies that share the head's first word: `Sở Y tế, Tài chính`, `Hội Nông dân, Phụ nữ xã Tân Lập`."""
    found: list[Mention] = []
    at = first.end
    if not text.startswith(_JOINTS, at):
        return found
    word = match.group().split(maxsplit=1)[0]
    while word in _SHARED and (separator := SEPARATOR.match(text, at)) and text[at] != ";":
        start = separator.end() + 1
        if not text[start : start + 1].isupper() or heads.capital().match(text, start) or office().match(text, start):
            break
        whole_name = f"{word} {text[start : start + _REACH]}"
        head = heads.capital().match(whole_name)
        listed = topics().match(text, separator.end()) if word in _LISTED else head is not None and " " in head.group()
        body = organisation_at(whole_name, 0) if listed else None
        if body is None or body.value.kind != first.value.kind:
            break
        end = start + body.end - len(word) - 1
        if _CAPITAL_BEHIND.match(text, end):
            break
        at = end
        found.append(Mention(start, at, "ORGANISATION", body.value))
    return found


_JOINTS = (", ", " và ")
_LISTED = ("Sở", "Bộ", "Phòng")
_SHARED = (*_LISTED, "Ban", "Hội")
_REACH = 120
_CAPITAL_BEHIND = re.compile(rf"\s[{UPPER}]")
