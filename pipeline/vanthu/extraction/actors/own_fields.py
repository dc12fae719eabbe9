"""The field or the own name behind a head: `Sở Y tế`, `Công ty Lương thực Vĩnh Long`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from . import heads
from .heads import Head
from .names import Manner, Name, is_person_name, known_word, name_end
from .phrases import beginnings, trie, words
from .purposes import purpose_end
from .units import UNIT


def _topic_spellings() -> Iterator[str]:
    """The listed fields, those of two parts also with other marks between them (`Khoa học & Công nghệ`)."""
    for topic in words("topics"):
        yield topic
        if " và " in topic:
            yield topic.replace(" và ", " & ")
            if topic.count(" và ") == 1 and "," not in topic and " - " not in topic:
                yield topic.replace(" và ", " - ")
        if " - " in topic:
            yield topic.replace(" - ", " – ")


@cache
def topics() -> re.Pattern[str]:
    """A listed field, with the space before it."""
    return re.compile(rf"\s(?:(?:Trung\sương\s)?(?:về|thực\shiện)\s)?{trie(_topic_spellings())}(?!\w)")


@cache
def _manner(head: Head, *, held: bool) -> Manner:
    """How the names of bodies with this head are built; `held` if an office stands before it."""
    closed = f"{head.name} " in beginnings("closed")
    return Manner(
        committee="l" in head.follows,
        small="s" in head.follows or held,
        held=held,
        firm=head.kind == "other",
        joints=not closed,
        series=not closed and f"{head.name} " not in beginnings("listed"),
    )


def field_of(text: str, at: int, head: Head, *, held: bool) -> Name | None:
    """The field or the own name behind a head."""
    listed = topics().match(text, at)
    if "T" in head.follows or ("k" in head.follows and not known_word(text, at)):
        return Name(listed.end(), -1) if listed else None
    manner = _manner(head, held=held)
    opens = _opener_in_firm if manner.firm else heads.opener
    level = None
    if manner.committee and (opener := _OPENER.match(text, at)):
        longer, level = name_end(text, opener.end(), opens, manner), opener.group("level")
        longer = longer or Name(opener.end(), -1) if level else longer
    else:
        longer = name_end(text, at, opens, manner)
    if listed is not None and not level:
        further = name_end(text, at, opens, manner, begun=listed.end())
        longer = further if longer is None or (further is not None and further.end > longer.end) else longer
    if longer is not None and head.kind == "other" and _no_firm(text[at : longer.end]):
        longer = None  # `Tập đoàn kinh tế nhà nước` is none of them
    if longer is None or (listed is not None and listed.end() >= longer.end):
        name = Name(listed.end(), -1) if listed else None
    elif longer.proper > 0 and _placed(text[longer.proper : longer.end], head):
        return longer
    else:
        name = Name(longer.end, -1)
    if manner.committee and "!" in head.follows:
        read = name.end if name else at
        end = purpose_end(text, at, read, heads.opener)
        return Name(end, -1) if end > read else name
    return name


_OPENER = re.compile(
    r"(?=\s)(?:\s(?P<level>[Qq]uốc\sgia|(?:[Ll]iên\sngành\s)?(?:Trung\sương|TW)|[Ll]iên\sngành(?=\svề)|[Tt]ỉnh(?=\svề)))?(?:\s(?:về|[Tt]hực\shiện))?(?=\s)"
)


def _opener_in_firm(text: str, at: int) -> re.Match[str] | None:
    """What begins another body in a firm's name: a head of one syllable only with its field (not in `Hạt Vàng`)."""
    match = heads.opener(text, at)
    if match is None or " " in match.group() or match.group().isupper():
        return match
    return match if known_word(text, match.end()) or UNIT.match(text, match.end()) else None


def _no_firm(field: str) -> bool:
    return field.islower() or field == " Nhà nước"


def _placed(run: str, head: Head) -> bool:
    """Whether the capitalised run at the end of a name is the place of the body and not part of its name."""
    takes_place = "n" in head.follows or "N" in head.follows
    return (
        takes_place and head.kind != "other" and len(run.split()) <= 4 and run != "Việt Nam" and not is_person_name(run)
    )
