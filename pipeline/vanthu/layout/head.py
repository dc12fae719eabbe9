"""The letterhead: which lines are its parts, and what they say.

State letterheads follow NĐ 30/2020/NĐ-CP (before: TT 01/2011/TT-BNV), Party ones Hướng dẫn 36-HD/VPTW (before:
11-HD/VPTW, since 2025: 05-HD/VPTW). The two columns may come one after the other, in turns, or on one line with a gap.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from vanthu.layout.bodies import body_opener, split_bodies
from vanthu.layout.lines import Line
from vanthu.layout.markers import find_marker
from vanthu.layout.stamp import Head, number_line, place_and_date, type_of
from vanthu.layout.title import BODY_START, ISSUED_WITH, SESSION, read_title
from vanthu.orthography import UPPER, fold, unaccent
from vanthu.vocabulary import table

_MAX_LINES = 60
_STAMP = re.compile(
    r"(?:(?:được )?ký bởi|người ký|cơ quan|tổ chức|email|chức vụ|(?:ngày|thời gian) ký|date)\s?:"
    r"|signature not verified|digitally signed",
    re.IGNORECASE,
)
"""A line of the electronic signature's stamp, which PDFs print over the letterhead (NĐ 30/2020/NĐ-CP phụ lục I)."""
_NO_LETTER = re.compile(r"\W+")
_ALIKE = 0.88
"""Share of letters in their order that a misread motto has in common with the motto."""
_SUBJECT = re.compile(r"[\"“(]?\s*(?:v\s*/\s*v|về việc)\s*:?\s*", re.IGNORECASE)


@cache
def marks() -> dict[str, dict[str, str]]:
    """The fixed words of letterheads by their folded text."""
    return {row["text"]: row for row in table("marks", __package__)}


@cache
def _mottoes() -> tuple[str, ...]:
    return tuple(_NO_LETTER.sub("", text) for text, mark in marks().items() if mark["kind"] == "motto")


def split_columns(lines: list[Line], stop: int) -> int:
    """Cut the lines before `stop` at their wide gaps; returns where `stop` has moved to."""
    i = 0
    while i < stop:
        line = lines[i]
        gap = next((g for g in line.gaps() if not _inside_number(line, g)), None)
        if gap is None and (offset := _narrow_gap(line.text)):
            lines[i : i + 1] = line.cut_at(offset)
        elif gap is not None:
            lines[i : i + 1] = line.cut(gap)
        else:
            i += 1
            continue
        stop += 1
        i += 1 if gap is None else 0
        if gap is not None and not lines[i].gaps():
            i += 1
    return stop


def _inside_number(line: Line, gap: int) -> bool:
    """A gap left open for the number or the day: `Số:      -TB/TU`, `ngày     tháng`."""
    left = fold("".join(p.text for p in line.pieces[:gap])).rstrip(" .:")
    right = fold("".join(p.text for p in line.pieces[gap + 1 :])).lstrip()
    if left.endswith(("số", "ngày", "tháng", "năm")):
        return not right.startswith(("cộng", "độc", "đảng")) and not re.match(r"[^\W\d_][^\d,/]*, ngày", right)
    return any(c.isalnum() for c in right) and right.startswith(("/", "-", "tháng", "năm"))


_RIGHT_COLUMN = re.compile(
    r"(?<=\S)\s(?=cộng h(?:òa|oà) xã hội chủ|độc l[aâậạ]p\s*[-–]\s*tự do|đảng cộng sản việt nam$"
    r"|(?:[^\W\d_]+[.\s]{1,2}){1,5}[^\W\d_]*,?\s*ngày\s)",
    re.IGNORECASE,
)


_PLACE_AFTER_CAPITALS = re.compile(
    rf"(?P<left>[^\d,]+?)\s(?=(?:[{UPPER}][^\W\d_]*(?<![{UPPER}])(?:\s|,\s*)|\s)+ngày\s)"
)
_RIGHT_WORDS = ("cộng h", "độc l", "đảng cộng", "ngày")
"""One of these is in every right column that the pattern finds."""


def _narrow_gap(text: str) -> int:
    """Offset of the single space that parts the columns in a PDF's text layer; 0 when there is none."""
    low = text.lower()
    match = _RIGHT_COLUMN.search(text) if any(words in low for words in _RIGHT_WORDS) else None
    if not match:
        return 0
    left, right = fold(text[: match.start()]), fold(text[match.end() :])
    if left == "nước":
        return 0
    if "ngày" in right and "cộng" not in right:
        number = re.match(r"số\s?[:.]?\s?\d*[\w/.-]*-?[\w/]+", left)
        if not number:
            return _before_place(text)
        head = re.match(r"(?:luật )?số\s?[:.]?\s*[\d\s]*[/-][^\s]*", text, re.IGNORECASE)
        return head.end() if head and text[head.end() : head.end() + 1] == " " else 0
    return match.start()


def _before_place(text: str) -> int:
    """Offset of the space before the place, when the end of a body's name in capitals stands on its line; else 0."""
    match = _PLACE_AFTER_CAPITALS.match(text)
    left = match["left"] if match else ""
    return len(left) if left.isupper() and len(left.split()) > 1 and place_and_date(text[len(left) + 1 :]) else 0


def find_type(lines: list[Line]) -> int | None:
    """Index of the line with the document type, None when there is none before the text begins."""
    for i, line in enumerate(lines[:_MAX_LINES]):
        text = line.text
        if (found := type_of(text)) and not line.gaps():
            return i if found else None
        if i > 0 and BODY_START.match(folded := fold(text)) and not folded.startswith(("ngày", "kính gửi")):
            return None
        if len(text) > 220 or ((marker := find_marker(text)) and marker.kind in ("điều", "chương", "roman")):
            return None
    return None


def read_head(lines: list[Line]) -> Head:
    """Mark the lines of the letterhead, type and title, and read the fields; columns on one line are cut apart."""
    head = Head()
    at = find_type(lines)
    stop = at if at is not None else _untyped_end(lines)
    stop = split_columns(lines, stop)
    if at is None and (found := find_type(lines[:stop])) is not None:
        at = stop = found
    elif at is not None:
        at = stop
    for line in lines[:stop]:
        line.role = "letterhead"
    subject = _letterhead(lines[:stop], head)
    head.superior, head.issuer = split_bodies(head.issuer_lines)
    if at is None:
        head.end = stop
        if subject or (head.number and _addresses(lines, stop)):
            head.doc_type = "Công văn"
        return head
    lines[at].role = "doc_type"
    found_type = type_of(lines[at].text)
    assert found_type is not None
    head.doc_type, rest = found_type
    head.end = read_title(lines, at + 1, head, rest)
    return head


def _addresses(lines: list[Line], i: int) -> bool:
    """Line `i` says to whom the paper goes: one without a type is a letter then."""
    return i < len(lines) and fold(lines[i].text[:12]).startswith("kính gửi")


def _untyped_end(lines: list[Line]) -> int:
    """End of a letterhead without a type line (công văn): before `Kính gửi` or the text; 0 without letterhead."""
    last = 0
    for i, line in enumerate(lines[:_MAX_LINES]):
        folded = fold(line.text)
        if folded.startswith("kính gửi"):
            return i
        if (
            any(m in folded for m in ("cộng hòa xã hội chủ nghĩa", "đảng cộng sản việt nam", "độc lập - tự do"))
            or (number_line(line.text) or ("",))[0]
            or (last and place_and_date(line.text))
        ):
            last = i + 1
        elif len(line.text) > 160 or BODY_START.match(folded):
            return i if last else 0
        elif last and (marker := find_marker(line.text)) and marker.kind != "bullet":
            break
    return last


def _letterhead(lines: list[Line], head: Head) -> list[int]:
    """Read the fields; returns the indices of the lines of a `V/v` subject, which get the role title."""
    subject: list[int] = []
    above = -1  # the last line of the issuer's name
    for i, line in enumerate(lines):
        text = line.text.strip(" *")
        folded = " ".join(fold(text).replace("–", "-").split())
        mark = marks().get(folded.strip(" .:!()[]")) or (
            marks().get("dự thảo") if folded.startswith("dự thảo") else None
        )
        letters = _NO_LETTER.sub("", folded)
        if mark and mark["kind"] == "league" and not head.issuer_lines:
            head.issuer_lines.append(text)
        elif mark or letters.startswith(_mottoes()) or (SESSION.match(folded) and number_line(text) is None):
            if mark and mark["kind"] == "urgency":
                head.urgency = mark["name"]
            elif mark and mark["kind"] == "secrecy":
                head.secrecy = mark["name"]
        elif found := number_line(text):
            head.number, head.symbol = head.number or found[0], head.symbol or found[1]
        elif date := place_and_date(text):
            head.place, head.issued_on = date[0] or head.place, date[1] or head.issued_on
        elif _SUBJECT.match(text) or (
            subject
            and subject[-1] == i - 1
            and not line.blank_before
            and not line.column
            and (text[0].islower() or not body_opener(folded))
        ):
            subject.append(i)
        elif (
            not _STAMP.match(text)
            and not ISSUED_WITH.match(text)
            and len(text) < 120
            and (above == i - 1 or not (head.issuer_lines and head.number and head.issued_on))
            and any(map(str.isalpha, letters))
            and not _misread(letters)
        ):
            head.issuer_lines.append(text)
            above = i
    for k, i in enumerate(subject):
        lines[i].role, lines[i].joiner = "title", " " if k else None
    return subject


def is_motto(folded: str) -> bool:
    """The name of the state or of the Party, or the motto, also with letters that were misread (`Độc lâp - Tự đo`)."""
    letters = _NO_LETTER.sub("", folded)
    return letters.startswith(_mottoes()) or _misread(letters)


def _misread(letters: str) -> bool:
    """Whether the letters differ from a motto's in few places; one of its ends must be right."""
    for motto in _bare_mottoes():
        if abs(len(letters) - len(motto)) <= 3 and (letters[0] in "cdđ" or letters[-1] == motto[-1]):
            bare = unaccent(letters)
            ends_right = bare[:3] == motto[:3] or bare[-3:] == motto[-3:]
            if ends_right and SequenceMatcher(None, bare, motto).ratio() >= _ALIKE:
                return True
    return False


@cache
def _bare_mottoes() -> tuple[str, ...]:
    return tuple(map(unaccent, _mottoes()))
