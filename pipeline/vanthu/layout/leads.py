"""Titles that run into their paragraph: emphasised ones, and plain ones before a colon (`- Giáo dục: …`).

A plain passage before a colon is a title when it begins as titles do (see `leads.tsv`), or when the other items of its
list begin with such passages too: official lists are either all titled or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from vanthu.dates import YEAR
from vanthu.layout.blocks import Block
from vanthu.layout.bodies import body_opener
from vanthu.layout.markers import RANK, Marker
from vanthu.orthography import fold
from vanthu.vocabulary import table

_MAX_LEAD = 180
_MAX_WORDS = {"about": 28, "topic": 28, "label": 20, "": 12}
"""No title of a kind is longer, in words."""
_SHORT_CLAUSE = 3
"""A time or a condition of no more words may be a title: `a) Trước bão: …`."""
_MAX_BARE = 9
"""Likewise of one that stands over what belongs to it."""
_MAX_POINTED = 12
"""Likewise of one that a point ends."""
_POINTED = frozenset(["about", "topic", "label", ""])
"""Of what kinds such a title may be."""
_SENTENCE = re.compile(
    r"^(?:tuy nhiên|song|bên cạnh|ngoài ra|đồng thời|mặt khác|những năm|trong những|(?:\S+ ){1,3}(?:qua|nay|đó),)"
    r"|\b(?:là|chưa|không|đang|vẫn|đều|cần|bị|có)\b"
)
"""What makes a sentence of a passage before a point."""
_STATES = re.compile(r"[.;!?“”\"]|\d[%/]|\s(?:là|như sau|sau|gồm|cụ thể|đã)$|\b(?:đã|sẽ|phải)\b")
"""In the words before a colon: they state something or introduce a list, so they are no title."""
_YEARS = re.compile(rf"(?<!\d){YEAR}(?!\d)")
"""Figures that a title may have."""
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
"""A name in quotes (`Mô hình “Dân vận khéo”`), which states nothing."""
_NO_TEXT = re.compile(r"(?:là|[Đđ]ồng chí|[Đđ]/c|các đồng chí|[Ôô]ng|[Bb]à|có mặt|vắng)\b")
"""What stands after the colon of a definition or of a name, not after a title."""
_FULL_TEXT = 6
"""Fewer words after the colon of most items make a list of figures or names."""
_FULL_SENTENCES = 10
"""Fewer words after the point of an item make it a plain order: `Rà soát nguồn nước. Báo cáo trước ngày 10/3.`"""
_NUMBERED = frozenset(["roman", "upper", "arabic", "letter"])
_LISTED = _NUMBERED | {"bullet"}


@cache
def _openers() -> tuple[dict[str, str], re.Pattern[str]]:
    kinds = {row["word"]: row["kind"] for row in table("leads", __package__)}
    longest = sorted(kinds, key=len, reverse=True)
    return kinds, re.compile(rf"(?:{'|'.join(map(re.escape, longest))})(?![^\W_])")


@cache
def _predicates() -> re.Pattern[str]:
    words = sorted((row["word"] for row in table("predicates", __package__)), key=len, reverse=True)
    return re.compile(rf"[\s,](?:{'|'.join(map(re.escape, words))})(?![^\W_])")


def _opener(folded: str) -> str:
    kinds, pattern = _openers()
    match = pattern.match(folded)
    return kinds[match.group()] if match else ""


def states(text: str) -> bool:
    """A statement before its list, not a title: a body and its verb (`Sở Y tế chủ trì:`), a time and what is asked."""
    folded = fold(text)
    opener = body_opener(folded)
    if opener is None:
        head, comma, rest = folded.partition(",")
        return comma != "" and _opener(head) == "clause" and _predicates().search(rest) is not None
    rest = text[len(opener[0]) :].lstrip()
    named = " " in opener[0] or text[: len(opener[0])].isupper() or rest[:1].isupper()  # not Tổ chức, Bộ máy
    match = _predicates().search(folded, len(opener[0])) if named else None
    return match is not None and text[match.start() + 1].islower()  # not Bộ Giao thông vận tải


def emphasised_lead(block: Block) -> tuple[int, int] | None:
    """Offsets of a title in bold, italics or underlined that opens the paragraph, up to its colon or point."""
    if not block.marks or block.emphasised:
        return None
    text = block.text
    base = block.marker.length if block.marker else 0
    end = next((b for a, b in block.marks if a <= base + 1 and b > base), base)
    title = text[base:end].rstrip(" ")
    after = text[end:].lstrip()
    marked = title.endswith((":", ".")) or after[:1] in (":", ".", "-", "–")
    title = title.rstrip(" :.;,-–")
    if marked and after.strip(":.- ") and 0 < len(title) <= _MAX_LEAD and not re.search(r"[.:]\s", title):
        return base, base + len(title)
    return None


def is_topic(text: str) -> bool:
    """A short phrase that begins as titles do and states nothing."""
    return title_kind(text) in ("about", "topic")


def title_kind(text: str) -> str:
    """What `leads.tsv` says of how a phrase begins, which is empty for most; `none` of one that is long or states."""
    folded = fold(text)
    if len(text.split()) > _MAX_WORDS[""] or _STATES.search(folded):
        return "none"
    return _opener(folded)


@dataclass(frozen=True, slots=True)
class _Lead:
    """A passage before a colon that can be a title."""

    block: Block
    end: int
    kind: str
    text_words: int
    """Words after the colon."""
    first: str
    """The letter or figure that the text begins with."""
    pointed: bool
    """A point, not a colon, ends the title."""
    quoted: bool
    """A name in quotes stands in it."""

    @property
    def start(self) -> int:
        """Where the title begins, behind the marker."""
        return self.block.marker.length if self.block.marker else 0

    @property
    def title(self) -> str:
        """The title without its marker."""
        return self.block.text[self.start : self.end]


def _candidate(block: Block, marker: Marker) -> _Lead | None:
    text, base = block.text, marker.length
    end = text.find(":", base, base + _MAX_LEAD)
    point = text.find(". ", base, end if end >= 0 else base + _MAX_LEAD) if marker.kind in _NUMBERED else -1
    pointed = end < 0 or point >= 0
    end = point if pointed else end
    if end < 0 or not (text[base].isupper() or (text[base] in '“"' and text[base + 1 : base + 2].isupper())):
        return None
    title, rest = text[base:end].rstrip(), text[end + 1 :].lstrip()
    quoted = "“" in title or '"' in title
    if not rest or _STATES.search(folded := fold(_QUOTED.sub("Q", title) if quoted else title)):
        return None
    kind = _opener(folded)
    if kind == "clause" and len(title.split()) <= _SHORT_CLAUSE and marker.kind in _NUMBERED:
        kind = ""
    if kind == "label" and marker.kind not in _NUMBERED:
        return None
    if kind == "person" and marker.kind in _NUMBERED and _speaks(rest):
        kind = ""
    if pointed and not (kind in _POINTED and len(title.split()) <= _MAX_POINTED):
        return None
    if pointed and kind not in ("about", "topic") and _SENTENCE.search(folded):
        return None
    if kind not in _MAX_WORDS or len(title.split()) > _MAX_WORDS[kind]:
        return None
    if kind != "about" and (_no_text(rest, folded) or (kind != "topic" and states(title))):
        return None
    if not kind and (
        any(map(str.isdecimal, _YEARS.sub("", title))) or (marker.kind == "bullet" and rest[0].isdecimal())
    ):
        return None
    return _Lead(block, base + len(title), kind, len(rest.split()), rest[0], pointed, quoted)


def _speaks(rest: str) -> bool:
    """What somebody says or has to do, not who it is: `Người chứng kiến: việc kiểm đếm công khai, đúng thực tế.`"""
    return rest[0].islower() and rest[-1] == "." and len(rest.split()) >= _FULL_TEXT


def _no_text(rest: str, folded: str) -> bool:
    """A definition or a name follows the colon; what a body is and does is text (`Sở Y tế: là cơ quan …`)."""
    match = _NO_TEXT.match(rest)
    return match is not None and not (match.group() == "là" and " " in folded and body_opener(folded) is not None)


def _is_bare(block: Block, marker: Marker, following: Block | None) -> bool:
    """A bullet with a title and its colon only, over what belongs to it."""
    text = block.text
    if marker.kind != "bullet" or text[-1] != ":" or not text[marker.length].isupper() or block.role != "body":
        return False
    if following is None or following.marker is None or following.marker.rank <= marker.rank:
        return False
    title = text[marker.length : -1].rstrip()
    return title_kind(title) in _MAX_WORDS and len(title.split()) <= _MAX_BARE and not states(title)


@dataclass(slots=True)
class _List:
    """The items of one list, as far as they have passed."""

    rank: int
    last: Marker
    size: int = 0
    titled: int = 0
    """Items that are headings or have an emphasised lead."""
    leads: list[_Lead] = field(default_factory=list)
    bare: list[Block] = field(default_factory=list)
    """Items that are nothing but a title and its colon (`* Cấp huyện:`)."""
    heading: str = ""
    """The title over the list."""

    def add(self, block: Block, marker: Marker, following: Block | None, in_article: bool) -> None:
        """Take the next item."""
        self.size += 1
        self.last = marker
        if block.role == "heading" or block.lead:
            self.titled += 1
        elif lead := _candidate(block, marker):
            self.leads.append(lead)
        elif not in_article and _is_bare(block, marker, following):
            self.bare.append(block)

    def settle(self) -> None:
        """Give their leads to the items that have one, now that the whole list is known."""
        if 1 < self.size == self.titled + len(self.bare):
            for block in self.bare:
                block.role = "heading"
        leads = self.leads
        if not leads:
            return
        alike = self.titled + len(leads)
        lengths = sorted(lead.text_words for lead in leads)
        full = lengths[len(lengths) // 2] >= _FULL_TEXT
        for lead in leads:
            if lead.pointed and not (alike == self.size > 1 and (lead.kind or self._all_pointed(lengths))):
                continue
            match lead.kind:
                case "about":
                    right = True
                case "topic":
                    right = 2 * alike >= self.size and (full or not lead.first.isdecimal())
                case "label":
                    right = alike > 1 and 2 * alike >= self.size
                case _ if alike == self.size == 2:
                    right = lengths[0] >= _FULL_TEXT and self._divides()
                case _ if alike == self.size > 2 and lead.first.isupper() and any(x.kind for x in leads):
                    right = True
                case _:
                    right = full and alike > 2 and 3 * alike >= 2 * self.size
            if right:
                lead.block.lead = (lead.start, lead.end)

    def _all_pointed(self, lengths: list[int]) -> bool:
        """Three items and more all open with a short sentence that a text of some length follows, most a longer one."""
        return self.size > 2 and lengths[0] >= _FULL_TEXT and lengths[(len(lengths) - 1) // 2] >= _FULL_SENTENCES

    def _divides(self) -> bool:
        """Two items open with titles over sentences of their own, and are numbered or stand in the title over them.

        `2. Án dân sự, hôn nhân và gia đình` has `- Dân sự: Chủ yếu là …` and `- Hôn nhân và gia đình: Số vụ …`.
        """
        firsts = [lead.first for lead in self.leads]
        if not all(lead.quoted or lead.first.isupper() or lead.first.isdecimal() for lead in self.leads):
            return False
        if all(map(str.isdecimal, firsts)):
            return False
        heading = fold(self.heading)
        titles = (lead.title for lead in self.leads)
        return self.last.kind in _NUMBERED or all(fold(title) in heading for title in titles)


def _next(last: Marker, marker: Marker | None) -> bool:
    """Whether a marker of the same rank goes on with the list."""
    if marker is None or marker.kind != last.kind:
        return False
    return marker.text == last.text if marker.kind == "bullet" else marker.values >= last.values


_BELOW_LETTERS = RANK["letter"] + 1
"""Text ends the lists of bullets above it, and no other."""


def mark_plain_leads(body: Iterable[tuple[Block, Block | None, bool]]) -> None:
    """Set the leads that no emphasis shows. `body` has each block, the next one and whether it stands in an article."""
    lists: list[_List] = []
    heading = ""
    for block, following, in_article in body:
        marker = block.marker
        if marker is None or marker.kind == "note":
            rank = 0 if block.role == "heading" else _BELOW_LETTERS
        else:
            rank = marker.rank
        while lists and (lists[-1].rank > rank or (lists[-1].rank == rank and not _next(lists[-1].last, marker))):
            lists.pop().settle()
        if marker is None or marker.kind not in _LISTED:
            continue
        if not lists or lists[-1].rank < rank:
            lists.append(_List(rank, marker, heading=heading))
        lists[-1].add(block, marker, following, in_article)
        if block.role == "heading":
            heading = block.text
    while lists:
        lists.pop().settle()
