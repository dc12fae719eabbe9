"""Which blocks are headings, which only items of a list, and which paragraphs open with a title of their own."""

from __future__ import annotations

import re
from itertools import zip_longest

from vanthu.layout.blocks import Block, merge
from vanthu.layout.bodies import body_opener
from vanthu.layout.flow import enacts, ends_closed, ends_open
from vanthu.layout.leads import emphasised_lead, is_topic, mark_plain_leads, states
from vanthu.layout.markers import Marker
from vanthu.layout.topics import mark_topics
from vanthu.orthography import fold

_NAMED = frozenset(["phần", "chương", "mục", "tiểu mục"])
_ARTICLES = _NAMED | {"điều"}
_OUTER = frozenset(["roman", "upper"])
_TEXT = frozenset(["body", "table"])
_INTRODUCES = re.compile(
    r"(?:như sau|sau đây|dưới đây|cụ thể|bao gồm|gồm|gồm có|là|đó là|sau|ở các mặt|nội dung|như)\s*:$"
)
_VERB = re.compile(r"\s(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|THÔNG BÁO|CHỈ THỊ)\s*:?$")
_CLOSING = re.compile(
    r"trên đây (?:là|chỉ)|nơi nhận|nhận được (?:\S+ ){1,3}này"
    r"|(?:luật|pháp lệnh|bộ luật|nghị quyết) này (?:đã )?được .{0,80}thông qua"
)
_CLOSING_STARTS = frozenset(["tr", "nơ", "nh", "lu", "ph", "bộ", "ng"])
"""The first two letters of what `_CLOSING` matches: other texts need not be folded."""
_ANNEXES = (
    "phụ lục",
    "quy chế",
    "quy định",
    "điều lệ",
    "đề án",
    "kế hoạch",
    "chương trình",
    "danh sách",
    "đề cương",
    "hướng dẫn",
    "quy trình",
)
_LONGEST_ANNEX = max(map(len, _ANNEXES))
_ISSUED_WITH = re.compile(r"\(\s*(?:ban hành\s+)?kèm theo")
_MAX_TITLE = 320


def closing(text: str) -> bool:
    """A sentence that closes the document (`Trên đây là …`) and belongs to no section."""
    return text[:2].lower() in _CLOSING_STARTS and _CLOSING.match(fold(text[:120])) is not None


def mark_headings(blocks: list[Block]) -> list[Block]:
    """Give headings their role and paragraphs their leads; title lines are merged. Returns the blocks left."""
    blocks = _merge_titles(blocks)
    body = [b for b in blocks if b.role in _TEXT]
    nexts = [
        b if b is not None and b.role in _TEXT else None for a, b in zip_longest(blocks, blocks[1:]) if a.role in _TEXT
    ]
    _settle_letters(body)
    in_article = False
    in_articles: list[bool] = []
    for i, (block, following) in enumerate(zip(body, nexts, strict=True)):
        kind = block.marker.kind if block.marker else ""
        if kind in _NAMED or kind in _OUTER:
            in_article = False
        if following is not None and enacts(following.text[:30]) and _authority(block.text):
            block.role = "letterhead"
        elif block.role == "body" and _is_heading(body, i, following, in_article):
            block.role = "heading"
            block.outer = kind == "" and (
                _annex(block, following) or (_mostly_upper(block.text) and fold(block.text[:20]).startswith(_ANNEXES))
            )
            in_article = (in_article or kind == "điều") and kind in ("điều", "arabic", "letter", "bullet", "")
        else:
            in_article = in_article or kind == "điều"
            block.lead = emphasised_lead(block)
        in_articles.append(in_article)
    read = list(zip(body, nexts, in_articles, strict=True))
    mark_plain_leads(read)
    mark_topics(read)
    return blocks


def _authority(text: str) -> bool:
    """The body that decides, named once more before `QUYẾT ĐỊNH:`."""
    return len(text) < 120 and _mostly_upper(text) and body_opener(fold(text)) is not None


def _body_enacts(text: str) -> bool:
    """The body that decides and the verb on one line: `BAN THƯỜNG VỤ HUYỆN ỦY QUYẾT ĐỊNH:`."""
    verb = _VERB.search(text) if text[-1:] == ":" or text[-1:].isupper() else None
    return verb is not None and _authority(text[: verb.start()])


def _enacts_bare(text: str, following: Block) -> bool:
    """`QUYẾT ĐỊNH` without its colon over the first article."""
    first = following.marker
    return first is not None and first.kind == "điều" and first.values[0] == 1 and enacts(text + ":")


def _merge_titles(blocks: list[Block]) -> list[Block]:
    """`Chương I` and the lines under it, which are its title, become one block."""
    kept: list[Block] = []
    titles: list[Block] = []
    naked = False
    for block in blocks:
        if naked and _title_line(block) and _is_next([kept[-1], *titles[-1:]], block):
            titles.append(block)
            continue
        if titles:
            merge(kept[-1], titles)
            titles = []
        if kept and block.marker is None and _goes_on(kept[-1], block):
            merge(kept[-1], [block])
            continue
        naked = block.role == "body" and (_bare(block.marker, block.text) if block.marker else _annex_word(block.text))
        kept.append(block)
    if titles:
        merge(kept[-1], titles)
    return kept


def _is_next(before: list[Block], block: Block) -> bool:
    """The line directly under a bare number is its title; one under that, if both stand in capitals without a gap."""
    last = before[-1].lines
    if len(before) == len(last) == 1:
        return True
    return block.text.isupper() and last[-1].text.isupper() and not block.lines[0].blank_before


def _goes_on(heading: Block, block: Block) -> bool:
    """`block`, which has no marker, is the second line of a title in capitals: `B. NGHĨA VỤ ĐỐI VỚI` / `CÁC CHI BỘ`."""
    first = block.lines[0]
    return (
        heading.role == block.role == "body"
        and heading.marker is not None
        and (heading.marker.kind in _OUTER or heading.marker.kind in _NAMED)
        and not first.blank_before
        and not (heading.hint or block.hint or first.row)
        and heading.content.isupper()
        and block.text.isupper()
        and heading.emphasised == block.emphasised
        and not ends_closed(heading.text)
        and len(heading.text) + len(block.text) <= _MAX_TITLE
        and _words(block.text) > 1
    )


def _bare(marker: Marker, text: str) -> bool:
    """`Chương II` or `Điều 5.` alone on its line."""
    return (marker.kind in _NAMED or marker.kind == "điều") and marker.length >= len(text.rstrip())


def _annex_word(text: str) -> bool:
    """`PHỤ LỤC:` alone on its line."""
    text = text.strip(" .:")
    return len(text) <= _LONGEST_ANNEX and fold(text) in _ANNEXES


def _annex(block: Block, following: Block | None) -> bool:
    """The title of a document that comes with this one: `Quy chế …` over `(Ban hành kèm theo …)`."""
    return (
        following is not None
        and following.text.startswith("(")
        and _ISSUED_WITH.match(fold(following.text[:30])) is not None
        and fold(block.text[:20]).startswith(_ANNEXES)
        and _words(block.text) <= 60
    )


def _title_line(block: Block) -> bool:
    if block.role != "body" or len(block.text) > _MAX_TITLE or closing(block.text):
        return False
    return block.marker is None and not block.text.endswith((";", ".", ":"))


def _settle_letters(body: list[Block]) -> None:
    """`C.`, `D.` after `B.` are letters, and `I.` after `H.` too; alone they are Roman."""
    last = 0
    for block in body:
        marker = block.marker
        if marker is None:
            continue
        if marker.kind == "upper":
            last = marker.values[0]
        elif marker.kind == "roman" and last and len(marker.number) == 1 and marker.number in "CDHIKL":
            value = "ABCDEGHIKL".find(marker.number) + 1
            order = {"C": 3, "I": 9, "L": 12}.get(marker.number, value)
            if order in (last + 1, last + 2) and not (marker.number == "I" and last < 8):
                block.marker = Marker("upper", marker.text, marker.number, (order,), marker.length)
                last = order
        elif marker.kind == "phần":
            last = 0


def _is_heading(body: list[Block], i: int, following: Block | None, in_article: bool) -> bool:
    block = body[i]
    kind = block.marker.kind if block.marker else ""
    if kind == "bullet":
        hinted = block.hint > 0 and len(block.text) <= _MAX_TITLE
        return hinted or (bool(block.marks) and _bare_lead(block, following)) or _bare_topic(block, following)
    text = block.content.strip()
    if kind in _NAMED:
        return len(block.text) <= _MAX_TITLE and (not text or not text.endswith((";", ".")) or len(text) < 120)
    if block.hint and len(block.text) <= _MAX_TITLE:
        return True
    if kind == "điều" and not text:
        return True
    if not text or (len(text) > _MAX_TITLE) or closing(block.text):
        return False
    if kind == "điều":
        return _article_title(text, following)
    if kind in _OUTER:
        return _outer(text, following)
    if kind in ("arabic", "letter"):
        return _numbered(body, i, following, in_article)
    return kind == "" and _unnumbered(block, following)


def _words(text: str) -> int:
    return len(text.split())


def _article_title(text: str, following: Block | None) -> bool:
    if _INTRODUCES.search(fold(text[-30:])) and _words(text) > 4:
        return False
    if text.endswith((";", ",")):
        return False
    if following is None or closing(following.text) or (following.marker and following.marker.kind in _ARTICLES):
        return not ends_closed(text) and _words(text) <= 14
    return _words(text) <= (45 if not ends_closed(text) else 18)


def _outer(text: str, following: Block | None) -> bool:
    if text.isupper() or _mostly_upper(text):
        return not text.endswith(";")
    if text.endswith((";", ",", ".")):
        return _words(text) <= 14 and text.endswith(".") and following is not None
    return _words(text) <= 45


def _mostly_upper(text: str) -> bool:
    if text.islower():
        return False
    text = text[:_MAX_TITLE]
    if sum(map(str.islower, text[: _MAX_TITLE // 2])) > 0.25 * len(text):  # most texts, without a look at the rest
        return False
    letters = "".join(filter(str.isalpha, text))
    if sum(map(str.isupper, letters)) < 0.75 * len(letters):
        return False
    words = [w for w in text.rstrip(" :.").split() if len(w) > 1 and w.isalpha() and w.isupper()]
    return len(words) > 1 or (len(words) == 1 and len(words[0]) > 3)


def _deeper(marker: Marker, following: Block | None) -> bool:
    """Whether what follows is content of a heading with this marker: text, bullets, or an inner number."""
    if following is None:
        return False
    if following.role == "table":
        return True
    if following.marker is None:
        return not closing(following.text) and not _mostly_upper(following.text)
    inner = following.marker
    if inner.kind == "note":
        return True
    if inner.rank > marker.rank:
        return True
    return (
        inner.kind == marker.kind
        and inner.values[0] == 1
        and marker.values[-1] > 0
        and len(inner.values) == len(marker.values) > 0
        and (inner.values < marker.values or inner.text[-1:] != marker.text[-1:])
    )


def _numbered(body: list[Block], i: int, following: Block | None, in_article: bool) -> bool:
    """`1. Những kết quả đạt được` is a heading; `1. Ban Thường vụ … lãnh đạo … .` is an item of a list."""
    block = body[i]
    marker = block.marker
    assert marker is not None
    text = block.content.strip()
    if in_article and not block.emphasised:
        return False
    words = _words(text)
    content = _deeper(marker, following)
    if i > 0 and body[i - 1].text.endswith(";") and _last_item(body, i, marker):
        return False
    if block.emphasised or _mostly_upper(text):
        return words <= 50 and (content or following is None or not text.endswith((";", ".")))
    if not content:
        return False
    if text.endswith(":"):
        if ": " in text:
            return False  # "2. Hình thức: sân khấu hóa, gồm ba phần:" opens with its title
        limit = 14 if following is not None and following.marker is not None else 18
        return words <= limit and not states(text) and not (_INTRODUCES.search(fold(text[-30:])) and words > 5)
    if text.endswith("."):
        return words <= 7 and ":" not in text and following is not None and not _sibling(marker, following)
    if ends_closed(text) or text.endswith(","):
        return False
    if following is not None and following.marker is None and i > 0 and _last_item(body, i, marker):
        return words <= 6 and ends_closed(body[i - 1].text)
    return words <= (60 if marker.kind == "arabic" else 40) and not ends_open(text)


def _sibling(marker: Marker, following: Block) -> bool:
    return following.marker is not None and following.marker.kind == marker.kind


def _last_item(body: list[Block], i: int, marker: Marker) -> bool:
    """The block ends a list whose items stand directly one after the other."""
    before = body[i - 1].marker
    return (
        before is not None
        and before.kind == marker.kind
        and len(before.values) == len(marker.values)
        and before.values[-1] + 1 == marker.values[-1]
        and body[i - 1].role != "heading"
    )


def _unnumbered(block: Block, following: Block | None) -> bool:
    """Lines in capitals, in bold, or emphasised and short, that something follows."""
    text = block.text.strip()
    if following is None or text.startswith("(") or text.endswith((";", ",")) or _words(text) > 40:
        return False
    if enacts(text) or _enacts_bare(text, following) or _body_enacts(text) or not any(c.isalpha() for c in text):
        return False
    if _annex(block, following):
        return True
    if _mostly_upper(text):
        return not text.endswith(".") or _words(text) <= 12
    if not block.emphasised or ends_open(text):
        return False
    if text.endswith((".", "!")):
        return False
    return _words(text) <= 25 and (
        following.marker is None or not text.endswith(":") or not _INTRODUCES.search(fold(text))
    )


def _bare_lead(block: Block, following: Block | None) -> bool:
    """`- *Về kinh tế:*` alone on its line."""
    if following is None or not block.emphasised:
        return False
    text = block.content.strip()
    if len(text) > _MAX_TITLE or _words(text) > 25 or text.endswith((".", ";")):
        return False
    marker = following.marker
    return marker is None or (marker.kind == "bullet" and marker.text != (block.marker.text if block.marker else ""))


def _bare_topic(block: Block, following: Block | None) -> bool:
    """`* Chính sách xã hội:` over bullets of another form."""
    if block.text[-1] != ":" or following is None or following.marker is None or following.marker.kind != "bullet":
        return False
    other = block.marker is not None and following.marker.text != block.marker.text
    return other and is_topic(block.content.rstrip(" :"))


def title_span(block: Block) -> tuple[int, int]:
    """Offsets of a heading's title in its block: without marker, closing marks and white space."""
    start = block.marker.length if block.marker else 0
    end = len(block.text)
    while end > start and block.text[end - 1] in " :.;,*/-–":
        end -= 1
    if end == start:
        return start, start
    return start, end
