"""People who act, with their offices: `find_people`.

A run of capitalised syllables is a person after a title (`đồng chí`, `ông`), or with a known family name and no word
before it that makes it a street, a school or an idea (`not_people.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from vanthu.notice import Mention
from vanthu.orthography import UPPER

from . import capitals, holders, offices, signatures, titles
from .guests import is_envoy, is_guest, without_country
from .names import (
    COMMON_SURNAMES,
    has_apostrophe,
    has_surname,
    is_known,
    is_person_name,
    known_word,
    short_person_name,
)
from .organisations import find_organisations, organisation_at
from .phrases import trie, words
from .short_names import again, authors, nicknames, siblings, together, typists
from .units import clause_in_capitals
from .value import Person

_SYLLABLE = (
    rf"[{UPPER}](?:['’][ ][{UPPER}])?(?:[\w'’]*[^\W\d_])?(?:-[{UPPER}]\w*)?(?:-[a-z]+(?!\w))*"
    r"(?:(?<=Thích)[ ]nữ(?=[ ]))?"
)
"""One of a name: also `K' Brểu`, `Yong-hoon`, `Thích nữ`."""
_RUN = re.compile(rf"{_SYLLABLE}((?:[ \xa0]{_SYLLABLE}){{1,7}})?")
_RUN_ABROAD = re.compile(rf"{_SYLLABLE}((?:[ \xa0](?:(?:de|von|van|der|bin)[ ](?=[A-Z]))?{_SYLLABLE}){{1,7}})?")
"""Capitalised syllables; the group has those behind the first. `_RUN_ABROAD` also has particles (`Anneke de Vries`)."""
_PARTICLES = re.compile(r" (?:de|von|van|der|bin) [A-Z]")
_WEEKDAY = re.compile(r"\sThứ\s(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)(?!\w)")
"""What may stand behind an author's name: `Lê Thị Na Thứ năm, ngày …`."""
_WORSHIPPED = re.compile(
    r"(?:chùa|đền thờ|miếu|lăng|lễ hội|mộ|khu lưu niệm|nhà lưu niệm|tượng đài)\s(?:\w+\s){0,2}\Z", re.IGNORECASE
)
"""What is named after one with a title: `chùa Bà Thiên Hậu`."""
_PLURAL = re.compile(r"(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|vợ\schồng)\s[^\W\d]+(?:\s[^\W\d]+)?\s\Z")
_SMALL_BEFORE = re.compile(r"[^\W\d_A-ZĐ]:? \Z")
_OPENING = ("", ".", ";", ":", "!", "?", "“", '"', "-", "(")
"""Marks before a title that opens a sentence or an item."""
_HIGHLAND = ("Y", "A")
"""What names of the highland peoples begin with; they may have five syllables."""
_BETWEEN = re.compile(r", | và |[,;.]?\s[0-9]{1,3}[.)]\s")
"""What stands between the names of a list, numbered or not."""
_TIMES = re.compile(r"\slần\sthứ\s")
"""Behind the name of a contest or a prize: `Hội thi Sáng tạo kỹ thuật Trần Quý Cáp lần thứ IX`."""
_STREETS = ("Đường", "Phố")
_NEVER = frozenset({"Hồ Chí Minh", "Bác Hồ", "Hồ Chủ tịch", "Mác", "Lênin"})


@cache
def _not_people() -> tuple[str, ...]:
    return tuple(f" {word} " for word in words("not_people"))


@cache
def _things() -> re.Pattern[str]:
    things = trie(word for word in words("not_people") if word.islower())
    return re.compile(rf"\s{things}\s(?P<of>[^\W\d_]+(?:\s[^\W\d_]+){{0,2}})\s\Z")


def find_people(text: str, organisations: Sequence[Mention] | None = None) -> list[Mention]:
    """People in text order with the offices stated beside their names; offsets are 0-based in `text`.

    `organisations` are those of the same text where they are known already; no name inside them is a person.
    """
    bodies_at = find_organisations(text) if organisations is None else organisations
    line, spans = capitals.recased(text)
    found = _named(text, bodies_at, line, text)
    if spans:  # in capitals only what is a name and nothing else: `(đã ký) NGUYỄN THANH TÙNG`
        found = together([*found, *(m for m in _named(line, bodies_at, line, text) if _alone(text, m, spans))])
    if "(" in text and (also := {mention.start: mention for mention in nicknames(text, found)}):
        found = together([*(m for m in found if m.start not in also), *also.values()])
    if further := [
        *typists(text),
        *(authors(text) if "\n" in text else ()),
        *(again(text, found) if found else ()),
    ]:
        taken = {at for body in bodies_at for at in range(body.start, body.end)}
        found = together([*found, *(m for m in further if m.start not in taken)])
    return found


def _alone(text: str, mention: Mention, spans: list[tuple[int, int]]) -> bool:
    """Whether a name in capitals stands behind a title or other words, or fills a line but for titles."""
    if not is_person_name(mention.value.name):
        return False
    if text[mention.start - 1] == " " and titles.strength_of(titles.preceding(text, mention.start)) == "strong":
        return not capitals.recased(text)[0][mention.end : mention.end + 2].isupper()
    if (mention.start, mention.end) in spans:
        before = titles.preceding(text, mention.start)
        if titles.strength_of(before):
            return True
        # `người đại diện PHẠM HỮU LƯỢNG`, on one line
        if not text.startswith("\n", mention.start - 1) and _SMALL_BEFORE.search(before):
            return mention.value.name.split()[0] in COMMON_SURNAMES and not _of_thing(before)
    if mention.value.roles and offices.before(capitals.recased(text)[0], mention.start):
        return True
    line = text[text.rfind("\n", 0, mention.start) + 1 :].split("\n", 1)[0].strip(" .")
    name = text[mention.start : mention.end]
    if "(" in line:  # authors: `GIÁP THỌ AN (Khoa Kinh tế) - ThS. HỒ LÊ NA (Sở Y tế)`
        line = next((part.strip() for part in _AUTHORS.split(line) if part.strip().endswith(name)), line)
    title = line.removesuffix(name).strip()
    titled = line.endswith(name) and (not title or titles.strength_of(f" {title} ") != "")
    middle = name.split()[1] if " " in name else ""
    if titled and not title and middle not in ("THỊ", "VĂN") and name.split()[0].title() not in COMMON_SURNAMES:
        lower = name.lower().split()
        titled = not any(is_known(" ".join(pair)) for pair in pairwise(lower))
    titled = titled and name.split()[0].lower() not in words("small_words")
    return titled and not known_word(f" {mention.value.name}", 0)


class _Candidate(NamedTuple):
    """A run of capitalised syllables that may be a name, without what is before the name in it."""

    start: int
    name: str
    title: str
    """How strong its title is (`titles.tsv`)."""
    before: str


def _named(text: str, bodies_at: Sequence[Mention], line: str, printed_text: str) -> list[Mention]:
    """The people of a text; offices are read off `line`, which has capitals as in running text."""
    ends = {body.end for body in bodies_at} if bodies_at else _NONE
    found: list[Mention] = []
    thing_end = -offices.WINDOW
    held = 0
    heading: list[offices.Held] = []
    latest: list[offices.Held] = []
    reach: dict[int, int] = {}
    for at, run in _runs(text, bodies_at, ends):
        printed = run if printed_text is text else _before_clause(run)
        signed = signatures.offices_above(line, at, at + len(printed))
        candidate = _candidate(text, at, printed, ends, signer=bool(signed))
        if candidate is None:
            continue
        start, name, title, before = candidate
        strong = title in ("strong", "call")
        listed = " " in name and bool(found) and _BETWEEN.fullmatch(text, found[-1].end, start) is not None
        if not strong and not listed and not (title and " " in name and (title == "full" or has_surname(name))):
            thing = _of_thing(before) or 0 <= start - thing_end <= 4 or start - 1 in ends
            thing = thing or _TIMES.match(text, start + len(name)) is not None
            thing = thing and not (start - 1 in ends and is_person_name(name))
            if thing and not offices.before(text, start):
                thing_end = start + len(name)
                continue
            if not _untitled(text, start, name):
                continue
        end = start + len(name)
        previous = held
        stated, held = offices.held_by(line, start, end, held, signed)
        own = bool(stated) and stated[0].start < start
        ended = own and latest == heading  # `các Phó Thủ tướng: ông Tám, bà Bảy, Bộ trưởng Bộ Quốc phòng …`
        before_it = stated[0].start if own else start
        if heading and not ended and (carried := holders.shared(line, previous, before_it, heading, own=own)):
            stated = [*carried, *stated]
        else:
            heading = holders.heading_of(line, start, stated) if own else []
        if found and stated and stated[0].start > end and not found[-1].value.roles:
            for i in range(len(found) - holders.sharers(line, found, start, end, stated[0].start), len(found)):
                found[i] = _person(found[i].start, found[i].value.name, stated[:1], printed_text)
        if found and len(stated) > 1 and (others := holders.given_to_all(line, found, reach, start, stated)):
            given = _person(start, name, stated[-1:], printed_text).value
            found[-others:] = [_also(mention, given) for mention in found[-others:]]
        reach[start] = held
        if latest and not stated:
            stated = list(holders.carried_on(line, found[-1], latest, start))
        latest = stated
        found.append(_person(start, name, stated, printed_text))
        if " " not in name and _PLURAL.search(before):
            found += siblings(text, end)
    return found


def _before_clause(run: str) -> str:
    """A run printed in capitals up to the verb that goes on with the sentence: `LÊ VĂN TÁM LÀM VIỆC VỚI …`."""
    clause = clause_in_capitals().search(run)
    return run[: clause.start()] if clause and clause.start() else run


def _person(start: int, name: str, stated: Sequence[offices.Held], text: str) -> Mention:
    """A person with the offices as they are printed in the text."""
    if not stated:
        return Mention(start, start + len(name), "PERSON", Person(name))
    roles = tuple(" ".join(text[office.start : office.end].split()) for office in stated)
    bodies = tuple(dict.fromkeys(office.body for office in stated if office.body))
    return Mention(start, start + len(name), "PERSON", Person(name, roles, bodies))


def _also(mention: Mention, given: Person) -> Mention:
    """A person with the offices of another beside the own ones."""
    own = mention.value
    value = replace(own, roles=own.roles + given.roles, bodies=tuple(dict.fromkeys(own.bodies + given.bodies)))
    return replace(mention, value=value)


def _candidate(text: str, start: int, printed: str, ends: Set[int], *, signer: bool) -> _Candidate | None:
    """What may be a person's name in a run that begins at `start`; `ends` are those of the bodies."""
    syllables = printed.split()
    before = titles.preceding(text, start)
    title = titles.strength_of(before) or ("full" if signer and 1 < len(syllables) <= _LONGEST_NAME else "")
    if len(syllables) == 1 and (titles.opens_title(text, start) if title else not has_apostrophe(printed)):
        return None  # `đồng chí Thiếu tướng Nguyễn Hữu Dũng`: one title after the other
    called = len(syllables) > 1 and syllables[0] in titles.title_words() and syllables[:2] != ["Ông", "Thị"]
    if called and (not title or before.endswith(": ")):
        strength = titles.title_words()[syllables[0]]
        opens = start == 0 or text[start - 2 : start].strip() in _OPENING
        title = "weak" if strength == "call" and not opens else strength
        start, syllables = start + len(syllables[0]) + 1, syllables[1:]
    strong = title in ("strong", "call")
    first = start
    if " Thứ" in printed and (weekday := _WEEKDAY.search(text, start, start + len(printed) + len(" Năm,"))):
        syllables = text[start : weekday.start()].split()
    if "-" in printed:
        syllables = _without_office(text, start, syllables)
    start, syllables = _without_abbreviations(start, syllables, 2 if title else 3)
    if title in ("", "full") and is_guest(text, first, ends, title) and capitals.foreign(printed):
        start, syllables = without_country(start, syllables)
        if offices.before(text, start) or is_envoy(text, first):
            title = "full" if len(syllables) > 1 else "strong"  # `Thủ tướng Nhật Bản Kishida Fumio`
    if strong and f"{text[max(0, start - 3) : start - 1]} {syllables[0]}" in words("named_units"):
        return None  # `Bà Rịa`
    name, start = _name(text, start, syllables, titled=strong or title == "full")
    if not name or name in _NEVER or (" " not in name and _part_of_word(text, start + len(name), name)):
        return None
    if (not strong and name in words("landmarks")) or _called_otherwise(text, start, name, title):
        return None
    if start != first:
        before = titles.preceding(text, start)
    return None if strong and _WORSHIPPED.search(before) else _Candidate(start, name, title, before)


def _of_thing(before: str) -> bool:
    """Whether a name is that of a thing: `giải Lê Quý Đôn`, with a word between too (`giải báo chí …`)."""
    if before.endswith(_not_people()):
        return True
    further = _things().search(before.lower())
    return further is not None and is_known(further.group("of"))


def _without_office(text: str, start: int, syllables: list[str]) -> list[str]:
    """A run without the office behind a dash in one of its syllables: `Kpă Thuận-Chính ủy Trung đoàn`."""
    at = start
    for i, syllable in enumerate(syllables):
        part, dash, rest = syllable.partition("-")
        if dash and rest and offices.offices().match(text, at + len(part) + 1):
            return [*syllables[:i], part]
        at += len(syllable) + 1
    return syllables


def _without_abbreviations(start: int, syllables: list[str], least: int) -> tuple[int, list[str]]:
    """A run without the abbreviations it begins with (`HTX Ngô Tấn Cư`)."""
    while len(syllables) > least and len(syllables[0]) > 1 and syllables[0].isupper() and syllables[0].isalpha():
        start, syllables = start + len(syllables[0]) + 1, syllables[1:]
    return start, syllables


def _called_otherwise(text: str, start: int, name: str, title: str) -> bool:
    """Whether what stands behind a title is no name: `kỹ sư Hàn Quốc`, `các anh Nông dân`, `nghệ sĩ Hà Nội`."""
    single = " " not in name
    if not single and name in words("countries"):
        return True
    if title == "call" and single and len(known_word(text, start - 1)) > len(name):
        return True
    return title not in ("", "strong") and (name in words("not_called") or (title == "full" and single))


def _runs(text: str, bodies: Sequence[Mention], ends: Set[int]) -> Iterator[tuple[int, str]]:
    """Runs of capitalised syllables outside the organisations that may hold a name, with where they begin.

    That is behind a title, or with a title or a family name in them; `ends` are those of the bodies.
    """
    title_ends, last_two, letters, signs = titles.signs_of_names()
    apostrophes = "'" in text or "’" in text
    pattern = _RUN_ABROAD if _PARTICLES.search(text) else _RUN
    low = 0
    for high, following in [*((m.start, m.end) for m in bodies), (len(text), 0)] if bodies else ((len(text), 0),):
        for run in pattern.finditer(text, low, high):
            start, end = run.span()
            if run.lastindex and (not signs.isdisjoint(text[start:end].split()) or is_guest(text, start, ends)):
                named = True
            elif start > _SHORTEST and text[start - 2] in letters and text[start - 3 : start - 1].lower() in last_two:
                named = titles.last_word(text, start - 1) in title_ends
            else:
                named = False
            named = named or (apostrophes and has_apostrophe(text[start:end]))
            named = named or (start > 0 and text[start - 1] in "\n\x00" and text[end : end + 1] in _LINE_ENDS)
            if named and not (start and (text[start - 1].isalnum() or text[start - 1] in "/_")):
                yield start, text[start:end]
        low = following


_NONE: frozenset[int] = frozenset()
_AUTHORS = re.compile(r"\s?\([^()]*\)[\s–-]*|[,;]\s")
_LINE_ENDS = ("", "\n", "\x00")
_LONGEST_NAME = 5
_SHORTEST = 2
"""Letters of the shortest title."""


def _part_of_word(text: str, end: int, name: str) -> bool:
    """Whether a single syllable begins a common word (`đồng chí Đảng viên`) or is no name (`ông X`)."""
    if len(name) == 1 or name in _HEADING_WORDS:
        return True
    return text.startswith((" viên", " ủy", " uỷ", " bộ", " trưởng", " tịch", " thư"), end)


_HEADING_WORDS = ("Trưởng", "Phó", "Chánh", "Giám", "Bí", "Chủ", "Thứ", "Thủ", "Tổng", "Ủy", "Uỷ", "Các", "Phụ")
"""What offices begin with: `các đồng chí Trưởng các bộ phận`."""


def _untitled(text: str, start: int, name: str) -> bool:
    """Whether a name without title is a person's: a full name, or a family name beside an office."""
    if not (has_surname(name) or is_person_name(name)):
        return False
    if " " not in name:
        return offices.follows(text, start + len(name))
    if (name.count(" ") > 1 and is_person_name(name)) or offices.before(text, start):
        return True
    return short_person_name(name) and offices.follows(text, start + len(name))


def _name(text: str, start: int, syllables: list[str], *, titled: bool) -> tuple[str, int]:
    """The part of a capitalised run that is a personal name, and where it begins; empty if there is none."""
    if offices.offices().match(text, start) or organisation_at(text, start) is not None:
        return "", start
    first = 0 if titled else _first(syllables)
    if first < 0:
        return "", start
    start += sum(len(s) + 1 for s in syllables[:first])
    run_end = start + len(" ".join(syllables[first:]))
    kept: list[str] = []
    at = start
    for syllable in syllables[first : first + 5]:
        office = offices.offices().match(text, at) if kept else None
        if office is not None and titled and len(kept) == 1 and office.group().istitle() and office.end() == run_end:
            office = None  # `ông Tạ Công Chức`
        if office is not None or (kept and organisation_at(text, at) is not None):
            break
        if len(syllable) > 1 and syllable.isupper() and syllable.isalpha():
            return "", start
        kept.append(syllable)
        at += len(syllable) + 1
    return " ".join(kept), start


def _first(syllables: list[str]) -> int:
    """The syllable of an untitled run that a name begins with; -1 if there is none.

    The name stands at the end of a longer run: `Huyện ủy Cẩm Mỹ Nguyễn Văn A`.
    """
    begins = has_surname(syllables[0]) or is_person_name(" ".join(syllables))
    if syllables[0] in _STREETS and len(syllables) > 2 and syllables[1] in words("surnames"):
        return -1  # `Đường Nguyễn Huệ`
    if begins and (len(syllables) <= 4 or syllables[0] in _HIGHLAND or has_apostrophe(syllables[0])):
        return 0
    if len(syllables) < 4:
        return -1
    for i in range(1, len(syllables) - 2):
        if len(syllables) - i <= 4 and is_person_name(" ".join(syllables[i:])):
            return i
    return 0 if begins else -1
