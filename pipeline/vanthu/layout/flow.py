"""Lines to paragraphs: hard-wrapped lines joined, page-break cuts healed."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from vanthu.layout.lines import Drop, Line
from vanthu.layout.markers import Marker, find_marker
from vanthu.layout.title import ISSUED_WITH
from vanthu.orthography import UPPER, VOWELS, fold
from vanthu.vocabulary import table

_LISTED = re.compile(r"[-–+•*]|căn cứ|xét |theo |thực hiện")
"""Items that may end in a comma before a new paragraph: the grounds of a decision, bullets."""
_AFTER_MARKER = 6
"""A point before this offset may belong to a list marker."""
_MAX_GROUND = 30
_CLOSERS = ' *"”’»)]_'
_TERMINAL = ".!?…:;"
_HANGING = (" -", " –", "(", "/")
"""At the end of a line that goes on in the next, whatever it is."""
_ENACTING = re.compile(
    r"(?:(?:nay )?quyết định|nghị định|quyết nghị|chỉ thị|thông tư|kết luận|pháp lệnh|luật|quy định|thông báo|yêu cầu"
    r"|đề nghị|ban hành)\s*[:./]+"
)
_ENACTING_STARTS = frozenset("nqctkplyđðb")
_CLOSES = re.compile(
    r"Trên đây là |(?:Luật|Quyết định|Nghị quyết|Chỉ thị|Kế hoạch|Quy định|Quy chế) này"
    r"(?:$| có hiệu lực| (?:đã )?được (?:\S+ ){,12}thông qua)"
)
"""A sentence that closes the paper in a paragraph of its own."""
_REFERRING = re.compile(r"(?:điểm|khoản|điều|mục|chương|phần|số|tại|các|và|hoặc|,)$")
_BARE_GROUND = re.compile(
    r"(?:căn cứ|xét|theo|thực hiện) (?:các )?(?:bộ luật|luật|pháp lệnh|nghị định|nghị quyết|quyết định|thông tư"
    r"|tờ trình|chỉ thị|kết luận|kế hoạch|hướng dẫn|công văn|quy định)$"
)
"""A ground without what it names."""
_BARE_FIGURE = re.compile(r"[\d.,%\s]+")
_UNIT_END = re.compile(
    r"\b(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|đường|thôn|ấp|đ/c|đồng chí)$"
)
_ONSET = r"(?:ngh?|[ckt]h|g[hi]|n[hg]|p[h]?|qu|tr|[bcdđghklmnprstvx])?"
_SYLLABLE = re.compile(rf"{_ONSET}[{VOWELS}]{{1,3}}(?:ch|ng|nh|[cmnpt])?")


@cache
def _unfinished() -> dict[str, frozenset[str]]:
    """Words after which no paragraph ends, each with the words before it that make it another word."""
    return {row["word"]: frozenset((row["unless"] or "").split()) for row in table("unfinished", __package__)}


def enacts(text: str) -> bool:
    """The line of a decision that stands between its grounds and its articles: `QUYẾT ĐỊNH:`."""
    return (
        text[-1:] in (":", ".", "/")
        and text[0].lower() in _ENACTING_STARTS
        and _ENACTING.fullmatch(fold(text)) is not None
    )


def ends_open(text: str) -> bool:
    """The text breaks off at a comma or at a word after which no paragraph ends."""
    if text.rstrip().endswith((",", "(", "“", "-", "–", "/")):
        return True
    words = fold(text[-30:]).split()
    if not words:
        return False
    known = _unfinished()
    before = words[-2] if len(words) > 1 else ""
    return (words[-1] in known and before not in known[words[-1]]) or f"{before} {words[-1]}" in known


def ends_closed(text: str) -> bool:
    """The text ends in a mark that closes a sentence or an item, closing quotes and brackets aside."""
    return text.rstrip(_CLOSERS)[-1:] in _TERMINAL or text[-1:] in ".!?…:;"


def wrap_width(lines: list[Line]) -> int:
    """Width in characters that the text is hard-wrapped to; 0 when each line is a paragraph."""
    body = [line for line in lines if line.role is None and not line.row]
    lengths = sorted(len(line.text) for line in body if len(line.text) >= 20)
    if len(lengths) < 5:
        return 0
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not 40 <= width <= 140 or lengths[-1] > 1.35 * width:
        return 0
    long = [line.text for line in body if len(line.text) >= 0.75 * width]
    running = sum(not ends_closed(text) for text in long)
    follows = sum(b.text[:1].islower() and not b.blank_before and not ends_closed(a.text) for a, b in pairwise(body))
    return width if running >= 0.5 * len(long) and (follows >= 2 or running >= 0.7 * len(long)) else 0


def join_lines(lines: list[Line]) -> list[Drop]:
    """Set `joiner` on every line that continues the one before; returns hyphens that are to be left out."""
    width = wrap_width(lines)
    base = _base_indent(lines) if width else -1
    drops: list[Drop] = []
    length = 0
    depth = 0
    told = False
    for a, b in pairwise(lines):
        if a.joiner is None:
            length = depth = 0
            told = False
        text = a.text
        told = told or not width or text[-1] == "." or text.find(". ", _AFTER_MARKER) > 0
        length += len(text)
        depth += text.count("(") - text.count(")")
        if a.role is not None or b.role is not None or a.row or b.row or b.joiner is not None or a.hint or b.hint:
            continue
        if b.text[0] in "-–—" and a.text[0] not in "-–—" and text[-1].isalnum() and _pair(a.text, b.text):
            joined = True
        elif not width:
            joined = _cut(a, b, length, depth)
        elif not b.blank_before:
            joined = _wrapped(a, b, width, base, told)
        else:
            joined = _cut(a, b, length, depth) or _torn(a, b, width, base)
        if joined and not enacts(b.text[:30]):
            b.joiner = " "
            if hyphen := _hyphen(a.text, b.text):
                b.joiner = ""
                if hyphen == "divided":
                    drops.append(a.drop_last())
    return drops


def _base_indent(lines: list[Line]) -> int:
    """The indent that first lines of paragraphs stand out against; -1 when lines are not indented differently."""
    body = [line for line in lines if line.role is None and not line.row]
    indents = [line.indent for line in body if len(line.text) > 40]
    if len(indents) < 8:
        return -1
    base = min(indents)
    if base == max(indents):  # no long line goes on
        indents = [line.indent for line in body]
        base = min(indents)
    share = sum(i > base for i in indents) / len(indents)
    if 0.6 < share <= 0.95:  # short paragraphs: few lines go on, but those begin in the middle of a sentence
        running = [line.text[0] for line in body if line.indent == base]
        return base if sum(not c.isupper() for c in running) >= 0.6 * len(running) else -1
    return base if 0.05 <= share <= 0.6 else -1


def _heading_like(line: Line, marker: Marker | None) -> bool:
    """A line in capitals, or a named heading (`Chương II`), or all in bold."""
    if marker and marker.kind in ("phần", "chương", "mục", "tiểu mục") and len(line.text) < 120:
        return True
    return line.text.isupper() and len(line.text) > 3


def _wrapped(a: Line, b: Line, width: int, base: int, told: bool) -> bool:
    """Whether `b` goes on in the paragraph of `a`, in a text of hard-wrapped lines.

    A paragraph that has `told` a sentence is no item of a list, and a semicolon does not end it.
    """
    text, after = a.text, b.text
    marker = find_marker(after)
    first = after.split(maxsplit=1)[0]
    full = len(text) + 1 + len(first) >= 0.88 * width
    closed = ends_closed(text)
    if marker and marker.kind != "note":
        if full and not closed and b.indent == base and marker.text in "-–—":
            return True
        if marker.kind == "bullet" and after[marker.length : marker.length + 1].islower() and full and not closed:
            return marker.text in "-–—" and find_marker(text) is None
        if not full or closed or _heading_like(a, find_marker(text)):
            return False
        return marker.kind == "điều" or (
            _REFERRING.search(fold(text[-20:])) is not None and marker.kind in ("letter", "arabic", "mục")
        )
    a_head, b_head = _heading_like(a, find_marker(text)), _heading_like(b, marker)
    if a_head or b_head:
        return a_head and b_head and (full or ends_open(text) or a.emphasised == b.emphasised) and not _named(text)
    if a.emphasised != b.emphasised and (a.emphasised or b.emphasised) and not after[:1].islower():
        return False
    if base >= 0 and b.indent > base and not after[:1].islower():
        return False
    if after[:1].islower() and not (closed and not full):
        return True
    if closed:
        reach = len(text) + (max(a.indent - base, 0) if base >= 0 else 0)
        very_full = reach + 1 + len(first) >= 0.97 * width
        if text[-1] == ":" or (text[-1] == ";" and base < 0 and not told):
            return False
        return very_full and (base >= 0 or len(text) >= 0.93 * width) and not _CLOSES.match(after)
    return full or ends_open(text) or _breaks_off(text, after)


@cache
def _pairs() -> re.Pattern[str]:
    """What finds a name of two parts (`Thừa Thiên - Huế`) or two years at a line break before the dash."""
    pairs = (rf"{re.escape(row['left'])}\n[-–—] ?{re.escape(row['right'])}" for row in table("pairs", __package__))
    return re.compile(rf"(?:\b(?:{'|'.join(pairs)})|\d{{4}}\n[-–—] ?\d{{4}})(?!\w)")


def _pair(text: str, after: str) -> bool:
    return _pairs().search(f"{fold(text[-30:])}\n{fold(after[:30])}") is not None


def _torn(a: Line, b: Line, width: int, base: int) -> bool:
    """Whether an empty line, as pages leave it, tore the paragraph of `a`: full to the margin, and `b` not indented."""
    text = a.text
    return (
        0 <= base == b.indent
        and len(text) + 1 + len(b.text.split(maxsplit=1)[0]) >= 0.88 * width
        and not ends_closed(text)
        and find_marker(b.text) is None
        and not (_heading_like(a, find_marker(text)) or _heading_like(b, None))
    )


def _named(text: str) -> bool:
    marker = find_marker(text)
    return marker is not None and marker.kind in ("phần", "chương", "mục", "tiểu mục") and marker.length >= len(text)


def _cut(a: Line, b: Line, length: int, depth: int) -> bool:
    """Whether a page or line break cut the paragraph of `a` before `b`, in a text of one paragraph a line."""
    text, after = a.text, b.text
    last = text.rstrip(_CLOSERS)[-1:]
    if last and last in ".!?…:":
        return False
    if find_marker(after) is not None or _heading_like(a, find_marker(text)) or _heading_like(b, None):
        return False
    if a.emphasised and not b.emphasised and not after[:1].islower():
        return False
    starts_low = after[:1].islower()
    starts_figure = after[:1].isdecimal() or after[:1] == "%"
    if last == ";":
        return length >= 80 and (starts_low or starts_figure or (b.page_before and not after[:1].isupper()))
    if starts_low:
        return length >= 25 or text[-1:] == ","
    if length < 40:
        return False
    if _breaks_off(text, after):
        return True
    if text.endswith(_HANGING) or (ends_open(text) and not _LISTED.match(fold(text[:20]))):
        return True
    if depth > 0 and length >= 60:
        return True
    if starts_figure:
        return length >= 100 and not (after.isdecimal() and len(after) < 4)  # a row's number, or a page's
    if _rest_of_name(text, after):
        return True
    return b.page_before and length >= 60 and text[-1:] not in ')”"'


@cache
def _unnamed() -> re.Pattern[str]:
    """What finds a body without its name, or a person with one name alone, at the end of a line; bodies in a list
    (`các Sở`, `Bộ, Sở`) need none."""
    rows = table("unnamed", __package__)
    bodies, people = ("|".join(re.escape(row["word"]) for row in rows if row["kind"] == k) for k in ("body", "person"))
    return re.compile(rf"(?<![\w/])(?:(?<!các )(?<!, )(?:{bodies})|(?:{people})\s[{UPPER}][^\W\d_]*)$")


def _breaks_off(text: str, after: str) -> bool:
    """Whether a line ends in the middle of a reference or a name: `đồng chí Lê` / `Hải`."""
    if after[0] == "(":
        return after[1:2].islower() and after[-1] != ")" and not ISSUED_WITH.match(after)
    if after[0].isdecimal():
        return _REFERRING.search(fold(text[-20:])) is not None and _BARE_FIGURE.fullmatch(after) is None
    if len(text) <= _MAX_GROUND and _BARE_GROUND.match(fold(text.lstrip("-–+ "))):
        return True
    return after[0].isupper() and _unnamed().search(text[-40:]) is not None


def _rest_of_name(text: str, after: str) -> bool:
    """`… trụ sở thành phố` / `Phan Thiết.`: a unit without its name, and a line that is a name and no more."""
    words = after.rstrip(" .;,").split()
    return (
        len(words) <= 4
        and after[-1] in ".;,"
        and all(w[0].isupper() for w in words)
        and _UNIT_END.search(fold(text[-12:])) is not None
    )


def _hyphen(left: str, right: str) -> str:
    """Of a hyphen at the line's end: `kept` when it belongs to the word (`Mác-⏎Lênin`), `divided` when it broke it."""
    match = re.search(r"(\w+)-$", left)
    if not match or not right[:1].isalnum():
        return ""
    before, after = match[1].lower(), (re.match(r"\w+", right) or re.match("", right))
    word = after.group().lower() if after else ""
    if not right[0].islower() or not before.isalpha() or not word.isalpha() or left[-2:-1].isupper():
        return "kept"
    return "kept" if _SYLLABLE.fullmatch(fold(before)) else "divided"
