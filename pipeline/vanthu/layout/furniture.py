"""What the page added to the text: drawn lines, page numbers, running heads."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from vanthu.layout.lines import Drop, Line

_RULE = re.compile(r"[-_=*~–—─━:+&#\s]*(?:[oO0]{3})?[-_=*~–—─━:+&#\s]*|[-_=]+:[-_=]+")
_PLAIN_NUMBER = re.compile(r"[-–—]?\s*(\d{1,4})\s*[-–—]?")
_NAMED_NUMBER = re.compile(
    r"(?:trang|page|tr\.)\s*:?\s*(\d{1,4})(?:\s*(?:/|trên|of)\s*\d{1,4})?|(\d{1,4})\s*\|\s*(?:trang|page)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<first>\d{1,4})\s+(?P<after>\D.*)|(?P<before>.*\S)\s+(?P<last>\d{1,4})")
_FIELD_CODE = re.compile(r"(?:PAGE|NUMPAGES)(?:\s+\d{1,4})?(?:\s*\\\* ?\w+)?")
_PAGE_CHARS = 300
"""Less text than this does not fill a page."""
_STRUCTURE = re.compile(r"(?:điều|chương|mục|phần|khoản|phụ lục|biểu)\b|[-+•*]|\w{1,4}[.)]", re.IGNORECASE)


def page_number(text: str) -> int | None:
    """The number when `text` is one by its form, else None."""
    if len(text) > 40:
        return None
    if match := _PLAIN_NUMBER.fullmatch(text):
        return int(match[1])
    if match := _NAMED_NUMBER.fullmatch(text):
        return int(match[1] or match[2])
    return 0 if _FIELD_CODE.fullmatch(text) else None


def _is_rule(text: str) -> bool:
    return (
        _RULE.fullmatch(text) is not None
        and not text.isdecimal()
        and not any(c.isalpha() and c not in "oO" for c in text)
    )


def _numbers(lines: list[Line]) -> set[int]:
    """Indices of the lines that number pages: a rising series, a page of text apart, or beside a form feed."""
    found: set[int] = set()
    candidates = [(i, n) for i, line in enumerate(lines) if (n := page_number(line.text)) is not None]
    if not candidates:
        return found
    chars = [0]
    for line in lines:
        chars.append(chars[-1] + len(line.text))
    last_text = max((i for i, line in enumerate(lines) if page_number(line.text) is None), default=-1)
    previous, previous_at = 0, 0
    for k, (i, n) in enumerate(candidates):
        text = lines[i].text
        if _NAMED_NUMBER.fullmatch(text) or _FIELD_CODE.fullmatch(text):
            found.add(i)
            continue
        at_edge = lines[i].page_before or (i + 1 < len(lines) and lines[i + 1].page_before)
        in_series = n == previous + 1 or (previous == 0 and n <= 3)
        far = chars[i] - previous_at >= _PAGE_CHARS
        crowded = k + 1 < len(candidates) and chars[candidates[k + 1][0]] - chars[i] < _PAGE_CHARS // 2
        at_end = i > last_text and previous > 0
        if at_end or at_edge or (in_series and far and (not crowded or candidates[k + 1][0] > last_text)):
            found.add(i)
            previous, previous_at = n, chars[i]
    return found


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
    pages = Counter(line.page_before for line in lines)[True] + len(numbers)
    heads = _heads(lines, numbers) - rules if pages >= 2 else set()
    heads |= numbered
    kept: list[Line] = []
    added: list[Drop] = []
    blank = page = False
    for i, line in enumerate(lines):
        blank, page = blank or line.blank_before, page or line.page_before
        if i in numbers or i in heads or i in rules:
            kind = "page_number" if i in numbers else "running_head" if i in heads else "rule"
            added.append(Drop(line.start, line.end, kind))
            blank, page = True, page or kind != "rule"
            continue
        line.blank_before, line.page_before = blank, page
        blank = page = False
        kept.append(line)
    return kept, sorted([*drops, *added], key=lambda d: d.start)


def without_rules(lines: list[Line], drops: list[Drop]) -> tuple[list[Line], list[Drop]]:
    """Lines without the rules that came to stand alone when a line was cut into its columns."""
    ruled = [line for line in lines if line.role is not None and _is_rule(line.text)]
    if not ruled:
        return lines, drops
    kept = [line for line in lines if line.role is None or not _is_rule(line.text)]
    added = [Drop(line.start, line.end, "rule") for line in ruled]
    return kept, sorted([*drops, *added], key=lambda d: d.start)
