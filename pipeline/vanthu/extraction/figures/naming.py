"""The name of an indicator: the noun phrase round its figure."""

from __future__ import annotations

import re

from .lexicon import Lexicon
from .quantities import Quantity

_HARD = re.compile(r"[.;!?](?=\s|\Z)|\n|[\"”»](?=\s)|\)(?=\s*[,;.])")
_COLON = re.compile(r":(?=\s)")
_POST_END = re.compile(
    r"[;.!?](?=\s|\Z)|[:()\n]|,\s(?=(?:đạt|chiếm|bằng|tăng|giảm|vượt|với|trong đó|làm|so với|tương|gồm|bao gồm|kết quả|đã|qua đó|nhất là|"
    r"trị giá|có|còn|góp phần|nâng|không|chưa|bị|thu|riêng|cụ thể|ước|là|tỷ lệ|tỉ lệ|hoàn thành|kế hoạch|chỉ tiêu|nghị quyết|và|đưa|đến nay|"
    r"thực hiện|tổ chức|ban hành|xử lý|giải quyết|phục vụ|diện tích|sản lượng|tổng|số|trao|hỗ trợ|thiệt hại|do|khen thưởng|phát hiện|"
    r"tập trung|cơ bản|xử phạt|từ|mới|hiện)\s)"
    r"|\s(?=so với\s|đạt (?:tỷ lệ |tỉ lệ )?\Z|chiếm (?:tỷ lệ )?\Z)|\s[–-]\s|,\s*\Z"
)
_TRAIL = re.compile(r"(?:[\s,:(–-]|\s(?:và|với|đạt|chiếm|bằng|là|có|được|cho|trên|tại|của|tỷ lệ|làm|tổng|tăng|giảm|vượt|còn))+\Z")
_VERB_LEAD = re.compile(
    r"\A(?:đã|được|có|hiện có|đang|còn|là|với|gồm|cả|duy trì|duy trì được|toàn \w+ có|huyện có|xã có|tỉnh có|hiện|trên|dưới|hơn|gần|khoảng)\s"
)
_MAX_WORDS = 24


def clause_before(text: str) -> str:
    """What stands before a figure in its clause, given the text from the figure before (or the paragraph's begin)."""
    cut = 0
    for match in _HARD.finditer(text):
        cut = match.end()
    clause = text[cut:]
    colons = [m.end() for m in _COLON.finditer(clause)]
    if colons and clause[colons[-1] :].strip():
        clause = clause[colons[-1] :]
    elif colons:
        clause = clause[: colons[-1] - 1]
    bracket = clause.rfind("(")
    if bracket >= 0 and ")" not in clause[bracket:]:
        clause = clause[bracket + 1 :]
    return clause


def phrase_after(text: str) -> str:
    """The rest of the noun phrase after a figure, given the text up to the next figure."""
    match = _POST_END.search(text)
    phrase = text[: match.start()] if match else text
    return _TRAIL.sub("", phrase).strip(" ,")


def name_of(before: str, quantity: Quantity, unit_text: str, after: str, words: Lexicon) -> str | None:
    """The indicator's name; None if the text around the figure has none.

    `before` and `after` are the clause parts round the figure, `unit_text` its unit as printed.
    """
    clause = before.strip(" *_\"“")
    lowered = clause.lower()
    if lead := words.lead.match(lowered):
        clause, lowered = clause[lead.end() :], lowered[lead.end() :]
    linked = False
    if link := words.link_end.search(lowered):
        linked = _links(lowered[link.start() :])
        clause, lowered = clause[: link.start()], lowered[: link.start()]
    clause, lowered = _subject(clause, lowered, words)
    clause = clause.strip(" ,:–-*(")
    phrase = phrase_after(after)
    if quantity.role == "measure" and quantity.kind not in ("percent", "ratio") and clause:
        return _cut(clause)
    if clause and linked:
        return _cut(clause)
    if quantity.role == "counter" and clause and not phrase:
        return _cut(clause)
    counted = f"{unit_text} {phrase}".strip() if quantity.role in ("noun", "counter") else phrase
    if clause and counted:
        return _cut(f"{clause} {counted}")
    return _cut(clause or counted) or None


def _links(words: str) -> bool:
    """Whether linking words make what precedes them the subject: `đạt`, `là`, not `có` or `được`."""
    return bool(re.search(r"đạt|là|chiếm|bằng|tỷ lệ|tỉ lệ|xảy ra|ở mức|giảm còn|chỉ còn|ước|tương ứng|nâng lên|tăng lên|còn\s*\Z", words))


def _subject(clause: str, lowered: str, words: Lexicon) -> tuple[str, str]:
    """The last part of a clause that can be a subject on its own."""
    heads = list(words.head.finditer(lowered))
    if heads:
        at = heads[-1].end()
        return clause[at:], lowered[at:]
    comma = lowered.rfind(", ")
    if comma >= 0:
        tail = lowered[comma + 2 :]
        if _VERB_LEAD.match(tail + " ") or len(lowered.split()) > 14:
            clause, lowered = clause[comma + 2 :], tail
            while verb := _VERB_LEAD.match(lowered):
                clause, lowered = clause[verb.end() :], lowered[verb.end() :]
    return clause, lowered


def _cut(name: str) -> str:
    words = name.split()
    return " ".join(words[-_MAX_WORDS:] if len(words) > _MAX_WORDS else words).strip(" ,:;*_–-\"“”")
