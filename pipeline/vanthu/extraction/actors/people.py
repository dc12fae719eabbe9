"""People who act, with their offices: `find_people`.

A run of capitalised syllables is a person after a title (`đồng chí`, `ông`), or with a known family name and no word
before it that makes it a street, a school or an idea (`not_people.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from vanthu.notice import Mention
from vanthu.vocabulary import table

from . import capitals
from .names import known_word, short_person_name
from .organisations import find_organisations, is_person_name, organisation_at, unit_end
from .phrases import CAPITALISED, SCHOOL, UPPER, trie, words
from .short_names import again, together, typists
from .value import Person

_SYLLABLE = (
    rf"[{UPPER}](?:['’][ ][{UPPER}])?(?:[\w'’]*[^\W\d_])?(?:-[{UPPER}]\w*)?(?:-[a-z]+)*(?:(?<=Thích)[ ]nữ(?=[ ]))?"
)
"""One of a name: also `K' Brểu`, `Yong-hoon`, `Thích nữ`."""
_RUN = re.compile(rf"{_SYLLABLE}(?:[ \xa0]{_SYLLABLE}){{0,7}}")
_HARD = re.compile(r"[;:!?()\n“”\"]|(?<!TP)(?<!Tp)(?<!TX)(?<!TT)(?<!\s[PQH])\.")
_HOLDS = (
    r"(?:được\s)?(?:bầu|cử|phân\scông|điều\sđộng,\sbổ\snhiệm|bổ\snhiệm|chỉ\sđịnh)\s(?:làm|là|giữ\schức(?:\svụ|\sdanh)?)"
    r"|(?:thôi\s)?giữ\schức(?:\svụ|\sdanh)?|làm|(?:hiện\s|khi\sđó\s)?là|kiêm"
)
_LINK = re.compile(
    rf"\s?[-–,(]\s?(?:(?:[0-9]{{2}}\stuổi|SN:?\s[0-9]{{4}}|sinh\snăm\s[0-9]{{4}}),\s)?(?:(?:{_HOLDS})\s)?"
    rf"|\s(?:{_HOLDS}|-)\s|\s(?=[{UPPER}])"
)
_AND = re.compile(r"(?:,\s|\s[-–]\s|\svà\s|,?\skiêm\s|\slàm\s|\skiêm\s)")
_BODY_WORDS = re.compile(
    r"[\s-](?:Ban|ban|Phòng|phòng|Đoàn|đoàn|Công an|công an|Trạm|trạm|Văn phòng|Thanh tra|Tiểu ban|Tổ|Khoa)\Z"
    r"|\A(?:Tổ|Đội|Trạm|Chi cục|Cục)(?=\strưởng)"
)
_KEPT = re.compile(r"\s(?:chuyên\strách|thường\strực|phụ\strách)(?=\s)", re.IGNORECASE)
"""What may stand between an office and the body it is held in."""
_BOARD = re.compile(r"(?<=[Bb]an)\s[Cc]hỉ\s(?:đạo|huy)(?!\w)")
"""A board without its name: `làm Trưởng Ban Chỉ đạo`."""
_WINDOW = 170
_TITLE_REACH = 24
_TITLE_WORD = 12
_OPENING_MARKS = '(“"*-–'
_WORSHIPPED = re.compile(r"(?:chùa|đền thờ|miếu|lăng|lễ hội)\s(?:\w+\s)?\Z", re.IGNORECASE)
"""What is named after one with a title: `chùa Bà Thiên Hậu`."""
_PLURAL = re.compile(r"(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|vợ\schồng)\s[^\W\d]+(?:\s[^\W\d]+)?\s\Z")
_SIBLING = re.compile(rf"(?:,|\svà)\s(?P<name>{CAPITALISED})(?!\w|\s{CAPITALISED})")
_STREETS = ("Đường", "Phố")
_NEVER = frozenset({"Hồ Chí Minh", "Bác Hồ", "Hồ Chủ tịch", "Mác", "Lênin"})


@cache
def _titles(strength: str = "") -> tuple[str, ...]:
    """All titles as they stand before a name, or those of one strength."""
    rows = table("titles", __package__)
    titles = {f" {row['title'].lower()} " for row in rows if not strength or row["strength"] == strength}
    return tuple(sorted(titles, key=len, reverse=True))


def _strength(before: str) -> str:
    """How strong the title is that stands before a name (`titles.tsv`); empty if none does."""
    lower = before.lower()
    if not lower.endswith(_titles()):
        return ""
    if lower.endswith(_titles("strong")):
        return "strong"
    if lower.endswith(_titles("full")):
        return "full"
    return "call" if before.endswith(_titles("call")) else "weak"


@cache
def _title_leads() -> tuple[str, ...]:
    """All titles of several words, each with the space behind it."""
    return tuple(f"{row['title'].lower()} " for row in table("titles", __package__) if " " in row["title"])


@cache
def _title_ends() -> frozenset[str]:
    """The last words of all titles."""
    return frozenset(row["title"].lower().split()[-1].lstrip(_OPENING_MARKS) for row in table("titles", __package__))


@cache
def _title_words() -> dict[str, str]:
    """The titles of one word as they begin a run (`Ông`, `Bà`) with their strength."""
    titles = {row["title"]: row["strength"] for row in table("titles", __package__) if " " not in row["title"]}
    return {**{title[0].upper() + title[1:]: strength for title, strength in titles.items()}, **titles}


@cache
def _signs() -> frozenset[str]:
    """Words one of which stands in every run of several syllables that is looked at."""
    return words("surnames") | frozenset(_title_words())


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:[Nn]guyên|[Cc]ựu|[Qq]uyền)\s)?{trie(words('offices'), any_case=True)}(?!\w)")


@cache
def _not_people() -> tuple[str, ...]:
    return tuple(f" {word} " for word in words("not_people"))


def find_people(text: str, organisations: Sequence[Mention] | None = None) -> list[Mention]:
    """People in text order with the offices stated beside their names; offsets are 0-based in `text`.

    `organisations` are those of the same text where they are known already; no name inside them is a person.
    """
    bodies_at = find_organisations(text) if organisations is None else organisations
    found = _named(text, bodies_at)
    line, spans = capitals.recased(text)
    if spans:  # in capitals only what is a name and nothing else: `(đã ký) NGUYỄN THANH TÙNG`
        found = together([*found, *(m for m in _named(line, bodies_at) if _alone(text, m, spans))])
    if further := [*typists(text), *(again(text, found) if found else ())]:
        taken = {at for body in bodies_at for at in range(body.start, body.end)}
        found = together([*found, *(m for m in further if m.start not in taken)])
    return found


def _alone(text: str, mention: Mention, spans: list[tuple[int, int]]) -> bool:
    """Whether a name in capitals stands behind a title, or fills a line but for titles (`TS. LÊ VĂN BÌNH`)."""
    if (mention.start, mention.end) in spans and _strength(_preceding(text, mention.start)):
        return is_person_name(mention.value.name)
    line = text[text.rfind("\n", 0, mention.start) + 1 :].split("\n", 1)[0].strip(" .")
    name = text[mention.start : mention.end]
    titled = len(line) - len(name) <= _TITLE_WORD and line.endswith(name)
    titled = titled and name.split()[0].lower() not in words("small_words")
    return titled and is_person_name(mention.value.name) and not known_word(f" {mention.value.name}", 0)


def _named(text: str, bodies_at: Sequence[Mention]) -> list[Mention]:
    ends = {body.end for body in bodies_at}
    found: list[Mention] = []
    thing_end = -_WINDOW
    held = 0
    for run_start, printed in _runs(text, bodies_at):
        start, syllables = run_start, printed.split()
        before = _preceding(text, start)
        title = _strength(before)
        if len(syllables) == 1 and not title:
            continue
        if title and len(syllables) == 1 and text[start : start + _TITLE_REACH].lower().startswith(_title_leads()):
            continue  # `đồng chí Thiếu tướng Nguyễn Hữu Dũng`: one title after the other
        if not title and syllables[0] in _title_words():
            strength = _title_words()[syllables[0]]
            opens = start == 0 or text[start - 2 : start].strip() in ("", ".", ";", ":", "!", "?", "“", '"', "-")
            title = "weak" if strength == "call" and not opens else strength
            start, syllables = start + len(syllables[0]) + 1, syllables[1:]
        strong = title in ("strong", "call")
        first = start
        guest = not title and _is_guest(text, start, ends) and capitals.foreign(printed)
        start, syllables = _without_lead(start, syllables, 2 if title else 3, guest=guest)
        if strong and f"{text[max(0, start - 3) : start - 1]} {syllables[0]}" in words("named_units"):
            continue  # `Bà Rịa`
        if guest and _before(text, first):
            title = "full"  # `Thủ tướng Nhật Bản Kishida Fumio`
        name, start = _name(text, start, syllables, titled=strong or title == "full")
        if not name or name in _NEVER or (" " not in name and _part_of_word(text, start + len(name), name)):
            continue
        if _called_otherwise(text, start, name, title):
            continue
        if start != first:
            before = _preceding(text, start)
        if strong and _WORSHIPPED.search(before):
            continue
        listed = " " in name and bool(found) and text[found[-1].end : start] in (", ", " và ")
        if not strong and not listed and not (title and " " in name and (title == "full" or _surname(name))):
            thing = before.endswith(_not_people()) or 0 <= start - thing_end <= 4 or start - 1 in ends
            thing = thing and not (start - 1 in ends and is_person_name(name))
            if thing and not _before(text, start):
                thing_end = start + len(name)
                continue
            if not _untitled(text, start, name):
                continue
        end = start + len(name)
        roles, bodies, held = _roles(text, start, end, held)
        found.append(Mention(start, end, "PERSON", Person(name, tuple(roles), tuple(bodies))))
        if " " not in name and _PLURAL.search(before):
            found += _siblings(text, end)
    return found


def _without_lead(start: int, syllables: list[str], least: int, *, guest: bool) -> tuple[int, list[str]]:
    """A run without the abbreviations it begins with (`HTX Ngô Tấn Cư`), and without a guest's country."""
    while len(syllables) > least and len(syllables[0]) > 1 and syllables[0].isupper() and syllables[0].isalpha():
        start, syllables = start + len(syllables[0]) + 1, syllables[1:]
    country = " ".join(syllables[:2])
    if guest and len(syllables) > least and country in words("countries"):
        start, syllables = start + len(country) + 1, syllables[2:]
    return start, syllables


def _called_otherwise(text: str, start: int, name: str, title: str) -> bool:
    """Whether what stands behind a title is no name: `kỹ sư Hàn Quốc`, `các anh Nông dân`, `nghệ sĩ Hà Nội`."""
    single = " " not in name
    if not single and name in words("countries"):
        return True
    if title == "call" and single and len(known_word(text, start - 1)) > len(name):
        return True
    return title not in ("", "strong") and (name in words("not_called") or (title == "full" and single))


def _siblings(text: str, at: int) -> Iterator[Mention]:
    """Further single names behind one title: `hai bị cáo Thắng, Lợi và Hòa`."""
    while (sibling := _SIBLING.match(text, at)) is not None:
        start, at = sibling.span("name")
        yield Mention(start, at, "PERSON", Person(sibling.group("name")))


def _runs(text: str, bodies: Sequence[Mention]) -> Iterator[tuple[int, str]]:
    """Runs of capitalised syllables outside the organisations that may hold a name, with where they begin.

    That is behind a title, or with a title or a family name in them.
    """
    body = at = 0
    ends = {mention.end for mention in bodies}
    title_ends = _title_ends()
    signs = _signs()
    while (run := _RUN.search(text, at)) is not None:
        start, at = run.span()
        while body < len(bodies) and bodies[body].end <= start:
            body += 1
        if body < len(bodies) and bodies[body].start < at:
            if bodies[body].start <= start:
                at = bodies[body].end
                continue
            at = bodies[body].start
        printed = text[start:at]
        several = " " in printed or "\xa0" in printed
        if start and (text[start - 1].isalnum() or text[start - 1] in "/_"):
            continue
        sign = several and (not signs.isdisjoint(printed.split()) or _is_guest(text, start, ends))
        if sign or (start and _last_word(text, start - text[start - 1].isspace()) in title_ends):
            yield start, printed


def _is_guest(text: str, start: int, ends: set[int]) -> bool:
    """Whether one of another country may be named: behind a body or an office of state."""
    return start - 1 in ends or text.endswith(_OF_STATE, 0, start)


_OF_STATE = ("hủ tướng ", "ổng thống ", "hủ tịch nước ", "ổng Bí thư ", "ộ trưởng ", "goại trưởng ", "uốc vương ")


def _last_word(text: str, end: int) -> str:
    """The word that ends at `end`, in lower case, as far as it is as short as those that end titles."""
    return text[max(0, end - _TITLE_WORD) : end].replace("\xa0", " ").rpartition(" ")[2].lower()


def _preceding(text: str, start: int) -> str:
    """What stands before a name, spaces as titles are compared."""
    return " " + text[max(0, start - _TITLE_REACH) : start].replace("\xa0", " ").lstrip(_OPENING_MARKS)


def _part_of_word(text: str, end: int, name: str) -> bool:
    """Whether a single syllable begins a common word (`đồng chí Đảng viên`) or is no name (`ông X`)."""
    return len(name) == 1 or text.startswith((" viên", " ủy", " uỷ", " bộ", " trưởng", " tịch", " thư"), end)


def _surname(name: str) -> bool:
    return name.split(" ", 1)[0] in words("surnames") or name[:2] in ("H'", "H’", "K'", "K’")


def _untitled(text: str, start: int, name: str) -> bool:
    """Whether a name without title is a person's: a full name, or a family name after an office."""
    count = name.count(" ") + 1
    if count < 2 or not _surname(name):
        return False
    if (count > 2 and is_person_name(name)) or _before(text, start):
        return True
    link = _LINK.match(text, start + len(name)) if short_person_name(name) else None
    return link is not None and not link.group().isspace() and _offices().match(text, link.end()) is not None


def _name(text: str, start: int, syllables: list[str], *, titled: bool) -> tuple[str, int]:
    """The part of a capitalised run that is a personal name, and where it begins; empty if there is none."""
    surnames = words("surnames")
    if not titled and surnames.isdisjoint(syllables[:1] if len(syllables) < 4 else syllables):
        return "", start
    if _offices().match(text, start) or organisation_at(text, start) is not None:
        return "", start
    if not titled and syllables[0] in _STREETS and len(syllables) > 2 and syllables[1] in surnames:
        return "", start  # `Đường Nguyễn Huệ`
    first = 0
    if not titled and (syllables[0] not in words("surnames") or len(syllables) > 4):
        # `Huyện ủy Cẩm Mỹ Nguyễn Văn A`: the name stands at the end of the run.
        for i in range(1, len(syllables) - 2):
            if syllables[i] in words("surnames") and len(syllables) - i <= 4:
                first = i
                break
        else:
            if syllables[0] not in words("surnames"):
                return ("", start)
    start += sum(len(s) + 1 for s in syllables[:first])
    kept: list[str] = []
    at = start
    for syllable in syllables[first : first + 5]:
        if kept and (_offices().match(text, at) or organisation_at(text, at) is not None):
            break
        if len(syllable) > 1 and syllable.isupper() and syllable.isalpha():
            return "", start
        kept.append(syllable)
        at += len(syllable) + 1
    return " ".join(kept), start


def _before(text: str, start: int) -> list[tuple[int, int]]:
    """Spans of the offices named directly before a person, in text order."""
    floor = max(0, start - _WINDOW)
    for match in _HARD.finditer(text, floor, start):
        floor = match.end()
    window = text[floor:start].rstrip(" ,-–")
    for _ in range(2):  # `Phó Giám đốc Công an tỉnh, đồng chí Đại tá Lê Văn Minh`
        lower = f" {window.lower()} "
        title = next(title for title in _titles() if lower.endswith(title)) if lower.endswith(_titles()) else ""
        window = window[: max(0, len(window) - len(title) + 1)].rstrip(" ,") if title else window
    window_end = floor + len(window)
    spans: list[tuple[int, int]] = []
    at = floor
    while (office := _offices().search(text, at, window_end)) is not None:
        if office.start() and text[office.start() - 1].isalnum():
            at = office.end()
            continue
        end = _office_end(text, office)[0]
        if end > window_end:  # the name is that of what the office heads
            spans.clear()
            at = end
            continue
        if spans and not _AND.fullmatch(text[spans[-1][1] : office.start()]):
            spans.clear()
        spans.append((office.start(), end))
        at = end
    return spans if spans and not text[spans[-1][1] : window_end].strip() else []


def _office_end(text: str, office: re.Match[str]) -> tuple[int, str]:
    """Where an office ends with the body it is held in, and that body's name (empty if none is stated)."""
    end = office.end()
    if kept := _KEPT.match(text, end):
        end = kept.end()
    at = end + 1
    if word := _BODY_WORDS.search(office.group()):
        at = office.start() + word.start() + (1 if word.start() else 0)
    window = text[at : at + 120]
    body = organisation_at(window[:1].upper() + window[1:], 0, held=True) if window else None
    if body is not None and is_person_name(body.value.name.partition(" ")[2]):
        body = None  # `Trưởng phòng Nguyễn Tấn Tài`
    if body is None and at != end + 1:
        at = end + 1
        body = organisation_at(text[at : at + 120], 0, held=True)
    if body is not None and at + body.end >= end:
        value = body.value
        return at + body.end, f"{value.name} {value.place}".strip()
    if school := SCHOOL.match(text, end):
        return school.end(), ""
    if unit := unit_end(text, end):
        return unit, ""
    if board := _BOARD.match(text, end):
        return board.end(), ""
    return end, ""


def _roles(text: str, start: int, end: int, held: int) -> tuple[list[str], list[str], int]:
    """Offices stated before and after a name, as printed, the bodies in them, and where the last of them ends.

    Those before `held` are another person's.
    """
    roles: list[str] = []
    bodies: list[str] = []

    def add(first: int, last: int) -> None:
        roles.append(text[first:last])
        if (office := _offices().match(text, first)) and (body := _office_end(text, office)[1]) and body not in bodies:
            bodies.append(body)

    for first, last in _before(text, start):
        if first >= held:
            add(first, last)
    at = last = end
    link = _LINK.match(text, at)
    while link is not None and (office := _offices().match(text, link.end())):
        at = _office_end(text, office)[0]
        if (other := _RUN.match(text, at + 1)) and is_person_name(other.group()):
            at = last
            break  # the office of whom it stands before: `…, Chủ tịch Quốc hội Nguyễn Thị Kim Ngân`
        add(office.start(), at)
        last = at
        link = _LINK.match(text, at) or _AND.match(text, at)
    return roles, bodies, at
