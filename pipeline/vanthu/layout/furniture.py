"""What the page added to the text: drawn lines, page numbers, running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import accumulate, pairwise

from vanthu.layout.lines import Drop, Line, joined
from vanthu.layout.stacked import is_number_head, stacked_numbers

_RULE = re.compile(r"[-_=*~–—─━:+&#\s]*(?:(?:[.…][-_=*~–—.…\s]*)?[oO0]{3}[-_=*~–—─━:+&#.…\s]*)?")
_PAGE_NUMBER = re.compile(
    r"[-–—]?\s*(?P<plain>\d{1,4})\s*[-–—]?"
    r"|(?i:(?:trang|page|tr\.)\s*:?\s*(?P<after>\d{1,4})(?:\s*(?:/|trên|of)\s*\d{1,4})?"
    r"|(?P<before>\d{1,4})\s*\|\s*(?:trang|page))"
    r"|(?P<code>(?:PAGE|NUMPAGES)(?:\s+\d{1,4})?(?:\s*\\\* ?\w+)?)"
)
"""A page number alone (`- 3 -`), one with its word, or the code of the field that prints it."""
_NUMBERED = re.compile(r"(?P<first>\d{1,4})\s+(?P<after>\D.*)|(?P<before>.*\S)\s+(?P<last>\d{1,4})")
_PAGE_CHARS = 300
"""Less text than this does not fill a page."""
_FULL_PAGE = 1200
"""Nor do rows of a table have more text than this between their numbers."""
_MAX_CELLS = 8
"""No table of one cell a line is taken for one if its rows have more cells."""
_MAX_CELL = 40
"""No cell that stands alone on its line is taken for one beyond this length, in characters."""
_HEAD_LINES = 8
"""How many lines above the first row's number the head of the number column may stand."""
_MARGIN = 30
"""A figure that stands alone so far from the margin, in columns, is at a page's edge even of a short page."""
_MAX_FOOTER = 120
"""Nothing that stands beside a page number is longer, in characters."""
_FAR = 20
"""How many spaces part it at least from a number without its word."""
_STRUCTURE = re.compile(r"(?:điều|chương|mục|phần|khoản|phụ lục|biểu)\b|[-+•*]|\w{1,4}[.)]", re.IGNORECASE)


def page_number(text: str) -> int | None:
    """The number when `text` is one by its form, else None."""
    match = _numbering(text)
    return _value(match) if match else None


def _numbering(text: str) -> re.Match[str] | None:
    return _PAGE_NUMBER.fullmatch(text) if len(text) <= 40 else None


def _value(match: re.Match[str]) -> int:
    return int(match["plain"] or match["after"] or match["before"] or 0)


def _is_rule(text: str) -> bool:
    if text[:1].isalnum() and text[0] not in "oO0":
        return False  # most lines
    return _RULE.fullmatch(text) is not None and not text.isdecimal()


def _numbers(lines: list[Line]) -> set[int]:
    """Indices of the lines that number pages: a rising series, a page of text apart, or beside a form feed."""
    forms = {i: match for i, line in enumerate(lines) if (match := _numbering(line.text))}
    # A number with its word, or a field's code, needs no evidence but its form.
    found = {i for i, match in forms.items() if match["plain"] is None}
    rows = stacked_numbers(lines) if len(found) < len(forms) else set()
    candidates = [(i, _value(match)) for i, match in forms.items() if i not in rows]
    if len(found) == len(candidates):
        return found
    chars = [0, *accumulate(len(line.text) for line in lines)]
    last_text = next((i for i in reversed(range(len(lines))) if i not in forms), -1)
    rows |= _row_numbers(lines, candidates, chars)
    last = {n: i for i, n in candidates}
    previous, previous_at = 0, 0
    for k, (i, n) in enumerate(candidates):
        if i in found or i in rows:
            continue
        at_edge = lines[i].page_before or (i + 1 < len(lines) and lines[i + 1].page_before)
        in_series = n == previous + 1 or (previous == 0 and n <= 3)
        lone = previous == 0 and last.get(n + 1, -1) < i
        cells = [_is_cell(line) for line in (*lines[max(i - 1, 0) : i], *lines[i + 1 : i + 2])]
        far = chars[i] - previous_at >= _PAGE_CHARS and not all(cells) and not (lone and cells[-1])
        crowded = k + 1 < len(candidates) and chars[candidates[k + 1][0]] - chars[i] < _PAGE_CHARS // 2
        crowded = crowded or (k > 0 and chars[i] - chars[candidates[k - 1][0]] < _PAGE_CHARS // 2)
        at_end = i > last_text and previous > 0 and n == previous + 1
        aside = n == previous + 1 and lines[i].indent >= _MARGIN and chars[i] - previous_at >= _PAGE_CHARS // 4
        torn = n > previous and _tears(lines, i)
        before_end = k + 1 < len(candidates) and candidates[k + 1][0] > last_text
        if at_end or at_edge or aside or torn or (in_series and far and (not crowded or before_end)):
            found.add(i)
            previous, previous_at = n, chars[i]
    return found


def _row_numbers(lines: list[Line], candidates: list[tuple[int, int]], chars: list[int]) -> set[int]:
    """Indices of the numbers of rows in a table of one cell a line: under `STT`, or each as many lines further on."""
    found: set[int] = set()
    start = 0
    for end in range(1, len(candidates) + 1):
        if end < len(candidates):
            (above, m), (i, n) = candidates[end - 1 : end + 1]
            if n == m + 1 and chars[i] - chars[above] < _FULL_PAGE:
                continue
        run = [i for i, _ in candidates[start:end]]
        steps = {b - a for a, b in pairwise(run)}
        headed = candidates[start][1] == 1 and any(
            is_number_head(line.text) for line in lines[max(run[0] - _HEAD_LINES, 0) : run[0]]
        )
        even = len(run) > 2 and len(steps) == 1 and max(steps) <= _MAX_CELLS
        if headed or (even and lines[run[0]].indent < _MARGIN):
            found.update(run)
        start = end
    return found


def _tears(lines: list[Line], i: int) -> bool:
    """Whether line `i` stands between empty lines in the middle of a sentence that goes on in small letters."""
    if not 0 < i < len(lines) - 1 or not lines[i].blank_before or not lines[i + 1].blank_before:
        return False
    above, below = lines[i - 1].text, lines[i + 1].text
    return len(above) >= _MAX_CELL and above[-1] not in ".;:!?" and below[0].islower() and not _STRUCTURE.match(below)


def _is_cell(line: Line) -> bool:
    """A short line that is no sentence and no item, as the other cells of a row have it."""
    text = line.text
    return len(text) < _MAX_CELL and text[-1] not in ".;:,!?" and not _STRUCTURE.match(text)


def _heads(lines: list[Line], numbers: set[int]) -> set[int]:
    """Indices of running heads: the same line at the top or the bottom of most pages after the first."""
    edges: dict[str, list[int]] = defaultdict(list)
    breaks = [i for i, line in enumerate(lines) if i in numbers or line.page_before]
    pages = 1 + len(breaks)
    for j in sorted({j for i in breaks for j in range(max(i - 3, 0), min(i + 4, len(lines)))} - numbers):
        if key := _key(lines[j].text):
            edges[key].append(j)
    if pages < 3:
        return set()
    return {
        i
        for key, found in edges.items()
        for i in found
        if len(found) >= max(2, (pages - 1) // 2) and not _letterhead(key)
    }


def _numbered_heads(lines: list[Line]) -> set[int]:
    """Running heads with the page number (`CÔNG BÁO … 3`, `4 CÔNG BÁO …`): one text, rising numbers, a page apart."""
    series: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    chars = 0
    for i, line in enumerate(lines):
        text = line.text
        if len(text) < 150 and (text[-1].isdecimal() or text[0].isdecimal()) and (match := _NUMBERED.fullmatch(text)):
            rest = match["after"] or match["before"]
            if len(rest.split()) >= 3 and not _STRUCTURE.match(rest):
                series[rest].append((i, int(match["first"] or match["last"]), chars))
        chars += len(text)
    found: set[int] = set()
    for entries in series.values():
        pairs = list(pairwise(entries))
        if pairs and all(b[1] > a[1] and b[2] - a[2] >= _PAGE_CHARS for a, b in pairs):
            found.update(i for i, _, _ in entries)
    return found


def _footers(lines: list[Line]) -> set[int]:
    """What stands at a page's foot or head beside its number, also once: `Công văn 2418      Trang 1/2`."""
    return {
        i
        for i, line in enumerate(lines)
        if line.text[-1].isdecimal() and len(gaps := line.gaps()) == 1 and _is_footer(lines, i, gaps[0])
    }


def _is_footer(lines: list[Line], i: int, gap: int) -> bool:
    """Whether a page number with its word stands after the gap, or a bare one far from the words before it, which are
    no cell of a table and no item."""
    pieces = lines[i].pieces
    left, right = joined(pieces[:gap]), joined(pieces[gap + 1 :])
    number = _PAGE_NUMBER.fullmatch(right)
    if number is None or pieces[gap].kind != "space" or len(left) > _MAX_FOOTER:
        return False
    if _STRUCTURE.match(left) or not any(map(str.isalpha, left)):
        return False
    if number["plain"] is None:
        return True
    return (
        pieces[gap].end - pieces[gap].start >= _FAR
        and len(left.split()) > 2
        and left[-1] not in ".;:"
        and not left.lower().startswith(("tổng", "cộng"))
        and not any(near.gaps() for near in (*lines[max(i - 2, 0) : i], *lines[i + 1 : i + 3]))
    )


def _key(text: str) -> str:
    """What a running head looks like on every page; empty for lines that cannot be one."""
    if len(text) > 150 or _STRUCTURE.match(text):
        return ""
    return re.sub(r"\d+", "#", text.casefold()) if re.search(r"[^\W\d_]", text) else ""


def _letterhead(key: str) -> bool:
    return key.startswith(("cộng hòa", "cộng hoà", "độc lập", "đảng cộng sản", "nơi nhận", "kính gửi", "(đã ký"))


def without_furniture(lines: list[Line], drops: list[Drop]) -> tuple[list[Line], list[Drop]]:
    """Lines without rules, page numbers and running heads, and all drops in order."""
    numbers = _numbers(lines)
    numbered = _numbered_heads(lines)
    rules = {i for i, line in enumerate(lines) if i not in numbers and _is_rule(line.text)}
    pages = sum(line.page_before for line in lines) + len(numbers)
    heads = _heads(lines, numbers) - rules if pages >= 2 else set()
    kinds = {**dict.fromkeys(rules, "rule"), **dict.fromkeys(heads | numbered, "running_head")}
    kinds.update(dict.fromkeys(numbers | (_footers(lines) - kinds.keys()), "page_number"))
    if not kinds:
        return lines, drops
    added: list[Drop] = []
    after = page = False
    for i, line in enumerate(lines):
        if i in kinds:
            added.append(Drop(line.start, line.end, kinds[i]))
            after, page = True, page or line.page_before or kinds[i] != "rule"
        elif after:
            line.blank_before, line.page_before = True, page or line.page_before
            after = page = False
    kept = [line for i, line in enumerate(lines) if i not in kinds]
    return kept, sorted([*drops, *added], key=lambda d: d.start)


def without_rules(lines: list[Line], drops: list[Drop]) -> tuple[list[Line], list[Drop]]:
    """Lines without the rules that came to stand alone when a line was cut into its columns."""
    ruled = [line for line in lines if line.role is not None and _is_rule(line.text)]
    if not ruled:
        return lines, drops
    kept = [line for line in lines if line.role is None or not _is_rule(line.text)]
    added = [Drop(line.start, line.end, "rule") for line in ruled]
    return kept, sorted([*drops, *added], key=lambda d: d.start)
