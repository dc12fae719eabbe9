"""The name of an indicator: the noun phrase round its figure."""

from __future__ import annotations

import re

from .lexicon import Lexicon, lexicon
from .units import Quantity, unit_at

_HARD = re.compile(r"[.;!?](?=\s|\Z)|\n|\)(?=\s*[,;.])")
_COLON = re.compile(r":(?=\s)")
_TRAIL_MARKS = " \t\n\xa0,:=(–-"
_TRAIL_WORDS = (
    *(" và", " với", " đạt", " chiếm", " bằng", " là", " có", " được", " cho", " trên", " tại", " của", " tỷ lệ"),
    *(" làm", " tổng", " tăng", " giảm", " vượt", " còn"),
)
_WHOLE_ENDINGS = (" mặt bằng", " không đạt", " chưa đạt", " không vượt", " chưa vượt")
_JOINTS_BEFORE = ("và ", "với ", "cho ", "để ", "tại ", "vào ", "qua ", "từ ", "trong ", "của ", "dọc ", "thuộc ")
_JOINTS_AFTER = (" và", " cùng", " với", " của", " gồm", " tại", " cho")
_PREPOSITIONS = ("cho ", "từ ", "để ", "tại ", "của ", "trong ", "với ", "theo ", "do ", "trên ", "nhằm ")
_GROWS = (" tăng", " giảm")
_NEGATIONS = ("chưa", "không")
_TURNED = re.compile(r"\s(?:đã\s)?(?:tăng|giảm)\Z")
_JOINTS = frozenset(joint.strip() for joint in (*_JOINTS_BEFORE, *_JOINTS_AFTER))
_LETTER = re.compile(r"[^\W\d_]")
_LINKING = re.compile(
    r"đạt|là|chiếm|bằng|tỷ lệ|tỉ lệ|xảy ra|ở mức|giảm còn|chỉ còn|ước|tương ứng|nâng lên|tăng lên"
    r"|(?:còn|xuống|lên|dưới)\s*\Z"
)
_POSSESSED = re.compile(r"(?:có|còn)(?:\s(?:thêm|tới|đến|trên|hơn|gần|khoảng))*\s*\Z")
_HAPPENED = re.compile(r"(?:xảy ra|ghi nhận|phát hiện|phát sinh)[\s:]*(?:có|được|thêm|trên|hơn|gần|khoảng|\s)*\Z")
"""Verbs of which what is counted is the subject, whoever stands before them."""
_CHANGED_SINCE = re.compile(r"\s(?:đã\s)?(?:tăng|giảm)\sso\s(?:với|cùng)(?:\s.*)?\Z")
_TOPIC = re.compile(r"về\s(?:tình hình\s|công tác\s|lĩnh vực\s)?([^,;:()0-9]{3,60})[,:]\s")
"""`Về tai nạn giao thông, toàn tỉnh xảy ra 851 vụ`."""
_PERIOD = re.compile(
    r"(?:trong\s)?(?:[0-9]{1,2}|hai|ba|sáu|chín)\stháng(?:\s(?:đầu|cuối)\snăm)?(?:\s[0-9]{4})?(?:\s(?:tăng|giảm))?"
)
_BASIS = re.compile(r"\s\((?:theo|căn cứ|tính|năm(?=\s[0-9]{4}\)))\s[^()]*\)")
"""What a name is told by, in brackets: `(theo chuẩn mới)`."""
_OPENING = re.compile(r"\A\s*\([^()]*\)\s?[-–]\s")
_PERIOD_AT_END = re.compile(
    r"\s(?:(?:vào|đến|tính đến)\s)?(?:cuối|hết|đầu)\s(?:năm|tháng|quý)\s[0-9][0-9/]*\Z"
    r"|\s(?:giai đoạn|năm học|nhiệm kỳ)\s[0-9]{4}\s?[-–]\s?[0-9]{4}\Z"
    r"|\s(?:(?:trong|vào|đến|tới|từ)\s)?(?:[0-9]{1,2} tháng(?: (?:đầu|cuối) năm)?(?: [0-9]{4})?|năm [0-9]{4})\Z"
)
_MAX_WORDS = 24
_NEAR_END = 6
_LEADING = 24
_VERB_PHRASE = 14
"""Words of a verb phrase that a name may hold beside what is counted."""


def clause_before(text: str) -> str:
    """What stands before a figure in its clause, given the text from the figure before (or the paragraph's begin)."""
    cut = 0
    for match in _HARD.finditer(text):
        cut = match.end()
    return name_part(text[cut:])


def name_part(clause: str) -> str:
    """What of the clause before a figure can name it: the part behind a colon, in a bracket or behind one."""
    colons = [m.end() for m in _COLON.finditer(clause)] if ":" in clause else []
    if colons and not lexicon().unnamed.fullmatch(clause.lower(), colons[-1]):
        clause = clause[colons[-1] :]
    elif colons:
        clause = clause[colons[-2] if len(colons) > 1 else 0 :]
    if "(" not in clause and ")" not in clause:
        return clause
    clause = _BASIS.sub("", clause)
    if opening_remark := _OPENING.match(clause):
        clause = clause[opening_remark.end() :]
    opening, closing = clause.rfind("("), clause.rfind(")")
    if opening > closing:
        return clause[opening + 1 :]
    if closing >= 0 and "(" not in clause[:closing]:
        return clause[closing + 1 :]  # the bracket opened before the figure before
    return clause


_PREPOSITION = re.compile(r"\s(?=(?:với|cho|và|gồm|trị giá|trong đó)(?:\s|\Z))")
_LEADING_ON = ("với", "cho", "và", "gồm", "qua", "tại", "ở", "thuộc", "dọc", "trong")
_HOW_MUCH = ("tổng số", "hơn", "trên", "gần", "khoảng", "cả", "toàn bộ")
_LAST_PREPOSITION = re.compile(rf"\s(?=(?:{'|'.join(_LEADING_ON)}|đối với)(?: (?:{'|'.join(_HOW_MUCH)}))?\s*\Z)")
_LEADS_ON = (*_LEADING_ON, *_HOW_MUCH)
"""How a text ends that ends in a preposition."""
_LONGEST_PREPOSITION = 32
_BRACKETED = re.compile(r"\s?\([^()0-9]{1,120}\)")
_ASIDE_GOES_ON = re.compile(r"\s(?!(?:và|với|cho|gồm|cùng|–|-)\s)[^\W\d_]")
"""What stands behind a bracket without figures when the noun phrase goes on there."""
_BOUND_BEHIND = re.compile(r"\strở (?:lên|xuống)(?:\strong năm [0-9]{4})?")
_TAIL_WORDS = 8
_TAIL_CLAUSE = 12


def _trimmed(text: str) -> str:
    """A noun phrase without the words and marks behind it that lead to the next figure."""
    text = text.rstrip(_TRAIL_MARKS)
    while text.endswith(_TRAIL_WORDS) and not text.endswith(_WHOLE_ENDINGS):
        text = text.removesuffix(next(word for word in _TRAIL_WORDS if text.endswith(word))).rstrip(_TRAIL_MARKS)
    return text


def divide(
    between: str, words: Lexicon, *, listing: bool = False, whole: bool = False, counter: bool = False
) -> tuple[str, str]:
    """The text between two figures: what still belongs to the first, and what introduces the second.

    `listing` says that the first ends in a noun that a list may continue (`13/13 xã, thị trấn`), `whole` that it is
    a share, whose name needs the verb behind the noun (`13/13 xã đã tổ chức`), `counter` that its unit only counts, so
    that a comma behind it ends its phrase (`tố cáo 09 đơn, kiến nghị, phản ánh 106 đơn`).
    """
    if counter and between.startswith(" và "):
        return "", between
    if counter and between.startswith(", ") and not words.phrase_end.match(between):
        listed, _ = unit_at(between, 1)  # `vụ, việc`
        if listed is None or listed.kind != "counter":
            return "", between
    if between.startswith(" trở ") and (bound := _BOUND_BEHIND.match(between)):
        between = between[bound.end() :]
    if "(" in between[:2] and (aside := _BRACKETED.match(between)):
        between = between[aside.end() :]
        if not _ASIDE_GOES_ON.match(between):
            return "", between
    match = words.phrase_end.search(between)
    comma = _list_begin(between, between.rfind(", "))
    leads_on = between.rstrip().endswith(_LEADS_ON)
    if (
        last := _LAST_PREPOSITION.search(between, max(0, len(between) - _LONGEST_PREPOSITION)) if leads_on else None
    ) and not (comma >= 0 and words.action.match(between, comma + 2)):
        end = min(match.start(), last.start()) if match else last.start()
        return _trimmed(between[:end]), between[match.start() if match else end :]
    near = (
        comma >= 0
        and between.count(" ", comma + 2)
        <= (_TAIL_CLAUSE if counter else _TAIL_WORDS) + 2 * between.count(", ", comma + 2)
        and not (listing and comma == 0 and _goes_on(between, 1))
    )
    if match is not None:
        ended = between[match.start()] in ";.!?"
        at = min(match.start(), comma) if near and not (counter and ended) else match.start()
    else:
        at = comma if near else max((m.start() for m in _PREPOSITION.finditer(between)), default=-1)
        if at < 0 and (done := between.find(" đã ")) >= 0:
            return _trimmed(between if whole else between[:done]), between[done:]
        if at < 0:
            return (_trimmed(between), between) if len(between.split()) < 4 else ("", between)
    return _trimmed(between[:at]), between[at:]


def _list_begin(text: str, comma: int) -> int:
    """The first comma of the enumeration that the one at `comma` belongs to (`…, đoàn viên, hội viên`)."""
    while comma > 0 and _goes_on(text, comma + 1):
        before = text.rfind(", ", 0, comma)
        if before < 0 or text.count(" ", before + 2, comma) > 2 or not _goes_on(text, before + 1):
            break
        comma = before
    return comma


def _goes_on(text: str, after_comma: int) -> bool:
    """Whether the noun after a comma continues a list (`ấp, khu phố`, `cán bộ, công chức`)."""
    unit, _ = unit_at(text, after_comma)
    return unit is not None and unit.kind == "noun"


def phrase_after(text: str, words: Lexicon) -> str:
    """The rest of the noun phrase after a figure, given the text up to the next figure."""
    if "(" in text[:2] and (aside := _BRACKETED.match(text)) and _ASIDE_GOES_ON.match(text, aside.end()):
        text = text[aside.end() :]
    if text.startswith(" trở ") and (at_least := _BOUND_BEHIND.match(text)):
        text = text[at_least.end() :]
    match = words.phrase_end.search(text)
    phrase = text[: match.start()] if match else text
    return phrase.rstrip(" ,–-")


def name_of(
    before: str, quantity: Quantity, unit_text: str, phrase: str, words: Lexicon, *, aimed: bool = False
) -> str | None:
    """The indicator's name; None if the text around the figure has none.

    `before` is the clause before the figure, `unit_text` its unit as printed, `phrase` what follows in the same phrase;
    `aimed` says that the text tells targets.
    """
    heading = before.rstrip().endswith(":")
    clause = before.strip(" *_:+").lstrip("-–• ")
    lowered = clause.lower()
    if lead := words.lead.match(lowered):
        clause, lowered = clause[lead.end() :], lowered[lead.end() :]
    if aimed and (aims := words.aims_of_name(lowered)):
        clause = _behind_aim(clause, aims, words)
        lowered = clause.lower()
    stripped = clause
    linked = possessed = False
    linking = ""
    start = words.link_start(lowered)
    if clause[start:].lstrip()[:1].isupper() and clause[:start].strip():
        start = len(clause)  # `tỉnh Cao Bằng`
    if start < len(lowered):
        linking = lowered[start:]
        if linking.strip() == "mới" and quantity.kind != "percent":
            start, linking = len(lowered), ""  # `kết nạp mới 45 người`, but `tỷ lệ mới 45%`
        linked, possessed = _LINKING.search(linking) is not None, _POSSESSED.search(linking) is not None
        if lowered[:start].endswith(_NEGATIONS) and linking.lstrip().startswith("đạt"):
            start, linked = start + len(linking) - len(linking.lstrip()) + len("đạt"), False
        elif lowered[:start].endswith(" không"):
            start -= len(" không")  # `không dưới`
        clause, lowered = clause[:start], lowered[:start]
    if "toàn " in linking and not lowered.endswith(","):
        clause, lowered = f"{clause}, ", f"{lowered}, "  # `về cháy nổ, toàn tỉnh xảy ra`
    topic, clause = _topic(clause, lowered, words)
    clause, headed = _subject(clause, clause.lower(), words)
    if not headed and not (quantity.kind in ("percent", "rate") and clause.endswith(_GROWS)):
        clause = _predicate(clause, words, linked=linked, led=stripped.startswith(clause[:_LEADING]))
    counts = quantity.role in ("noun", "counter")
    if quantity.role == "counter" and phrase.lstrip().startswith("theo "):
        phrase = ""  # `dân số có 507.000 người theo kế hoạch`
    clause = clause.strip(" ,:–-*(+")
    clause = "" if clause.endswith(" và") and counts and not headed else _bare(clause)
    happened = counts and linking and phrase.strip() and _HAPPENED.search(linking)
    if happened and (_only_place(clause, words, "báo cáo") or words.is_body(clause)):
        clause, possessed, linked = "", True, False
    elif topic and (_only_place(clause, words) or _PERIOD.fullmatch(clause.lower())):
        return topic
    if counts and phrase.strip() and not headed:
        # `xã đạt 19/19 tiêu chí nông thôn mới`
        possessed = possessed or (linked and quantity.role == "noun" and words.is_body(clause))
        linked = linked and not possessed
    if clause and (linked or headed):
        if possessed or "từ" in linking:
            clause = _TURNED.sub("", clause)
        return _name(clause, unit_text if counts and not headed else "", words)
    if quantity.role == "counter" and not phrase.strip() and clause:
        return _cut(unit_text) if possessed and words.body.match(clause.lower()) else _name(clause, unit_text, words)
    if heading and clause.lower().startswith(unit_text.lower()) and unit_text:
        return _cut(clause)  # `Hội viên Hội Nông dân: 42.160 hội viên`
    return _name_counted(clause, quantity, unit_text, phrase, words, possessed=possessed, heading=heading)


def _name_counted(
    clause: str, quantity: Quantity, unit_text: str, phrase: str, words: Lexicon, *, possessed: bool, heading: bool
) -> str | None:
    """The name of what a figure counts, with the verb before it."""
    counts = quantity.role in ("noun", "counter")
    counted = phrase if counts or not phrase.startswith(",") else ""
    if counts:
        counted = unit_text + (phrase if phrase[:1] in " ,-/" else f" {phrase}")
    if counted.strip() and (
        possessed or (heading and (quantity.role == "noun" or (quantity.kind == "percent" and counted.count(" ") > 2)))
    ):
        return _cut(counted, left=True)
    if counted.lstrip().startswith(_PREPOSITIONS):
        counted = ""  # `trị giá 390 triệu đồng cho học sinh nghèo`
    if (clause.endswith(" của") and counts) or (quantity.role != "measure" and words.is_body(clause)):
        clause = ""
    near = 0 if " " in unit_text else -len(unit_text) - _NEAR_END
    if counted == unit_text and f" {unit_text.lower()}" in clause.lower()[near:]:
        return _cut(clause)  # `phát triển đảng viên mới 45 đảng viên`
    if counted.strip():
        return _cut(f"{' '.join(clause.split()[-_VERB_PHRASE:])} {counted.strip()}", left=True) or None
    return _cut(clause) or None


def _only_place(clause: str, words: Lexicon, *telling: str) -> bool:
    """Whether a clause says nothing but where something happened, or who is `telling` so."""
    lowered = clause.lower()
    return (
        not clause or lowered.endswith(telling) or words.whole_area.fullmatch(lowered.rpartition(", ")[2]) is not None
    )


def without_aim(name: str, words: Lexicon) -> str:
    """The name of a target without the words that tell it is one: `giao xã thu quỹ` → `thu quỹ`."""
    aims = words.aims(name.lower())
    return _behind_aim(name, aims, words) if aims else name


def _behind_aim(clause: str, aims: list[re.Match[str]], words: Lexicon) -> str:
    """A clause without the words for a target that open its name (`Nghị quyết giao huyện`) or end it (`được giao`)."""
    last = len(aims) - 1
    while last >= 0 and not words.names(
        clause[aims[last].end() : aims[last + 1].start() if last + 1 < len(aims) else None]
    ):
        last -= 1
    heading = clause[: aims[0].start()].strip(" *_:+,–-")
    if last >= 0:
        end = aims[last + 1].start() if last + 1 < len(aims) else len(clause)
        clause = clause[aims[last].end() : end]
    elif words.names(heading) and not words.of_plans.match(heading.lower()):
        clause = heading
    else:
        clause = clause[aims[-1].end() :]
    if assigned := words.assigned.match(clause):
        clause = clause[assigned.end() :]
    clause = clause.strip(" *_:+,")
    if lead := words.lead.match(clause.lower()):
        clause = clause[lead.end() :]
    if raised := words.raised.match(clause):
        clause = clause[raised.end() :]
    return clause


def _topic(clause: str, lowered: str, words: Lexicon) -> tuple[str, str]:
    """What a clause begins with `về …,`, and the clause behind it and behind the last word that begins it anew."""
    topic = ""
    if lowered.startswith("về ") and (about := _TOPIC.match(lowered)):
        topic = clause[about.start(1) : about.end(1)]
        clause, lowered = clause[about.end() :], lowered[about.end() :]
        if lead := words.lead.match(lowered):
            clause, lowered = clause[lead.end() :], lowered[lead.end() :]
    return topic, clause[words.turn_at(lowered) :]


def _name(clause: str, counted: str, words: Lexicon) -> str:
    """The name that a clause gives; a verb alone takes what it counts with it (`tiếp nhận đơn`)."""
    name = _cut(clause)
    if " so " in name:
        name = _CHANGED_SINCE.sub("", name)
    if name[-1:].isdecimal() or name.endswith(("tháng", "năm")):
        name = _PERIOD_AT_END.sub("", name).rstrip(" ,")
    return f"{name} {counted}" if counted and words.acting.search(name.lower()) else name


def _predicate(clause: str, words: Lexicon, *, linked: bool, led: bool) -> str:
    """A clause without the body that acts in it: `Hội Nông dân huyện đã phối hợp mở` → `mở`.

    `led` says that the adverbs that opened the clause have been taken off.
    """
    given = clause
    done = -1 if linked else clause.rfind(" đã ")
    aimed = f"{clause} ".rfind(" phấn đấu ")
    will = clause.rfind(" sẽ ")
    if done >= 0 and clause[done + 4 :].strip():
        clause = clause[done + 4 :]
    elif aimed >= 0 and words.body.match(clause.lower()):
        clause = clause[aimed + len(" phấn đấu ") :]
    elif will >= 0 and clause[will + 4 :].strip():
        clause = clause[will + 4 :].removeprefix("tập trung ").removeprefix("tiếp tục ")
    elif actor := words.actor.match(clause):
        clause = clause[actor.end() :]
    if clause[:8].lower() == "phối hợp" and (together := words.together.match(clause)):
        clause = clause[together.end() :]
    if not (led and clause is given) and (lead := words.lead.match(clause.lower())):
        clause = clause[lead.end() :]
    return clause


def _bare(clause: str) -> str:
    """The clause without a conjunction at its ends."""
    if clause.lower() in _JOINTS:
        return ""
    clause = clause.removesuffix(" đối với").removesuffix(" đối")
    if clause.endswith(_JOINTS_AFTER):
        clause = clause[: clause.rindex(" ")]
    return clause[clause.index(" ") + 1 :] if clause.startswith(_JOINTS_BEFORE) else clause


def _subject(clause: str, lowered: str, words: Lexicon) -> tuple[str, bool]:
    """The last part of a clause that can be a subject on its own; whether it has a head like `tỷ lệ`, `diện tích`."""
    head = words.head_at(lowered)
    if head >= 0:
        return clause[head:], True
    comma = _list_begin(lowered, lowered.rfind(", "))
    if comma >= 0:
        tail = lowered[comma + 2 :]
        if tail.rstrip()[-1:].isdecimal() and (lead := words.lead.match(tail)) and lead.end() == len(tail):
            return clause[:comma], False  # `giải ngân chậm, đến 30/11/2018 đạt 71,3%`
        verbs = words.action.match(tail) and words.acting.search(lowered[:comma])  # `kiểm tra, giám sát`
        if words.verb_lead.match(tail + " ") or words.lead.match(tail) or (len(lowered.split()) > 14 and not verbs):
            clause, lowered = clause[comma + 2 :], tail
            while verb := words.verb_lead.match(lowered):
                clause, lowered = clause[verb.end() :], lowered[verb.end() :]
    return clause, False


def _cut(name: str, *, left: bool = False) -> str:
    """At most `_MAX_WORDS` words: the first (`left`), where the head stands first, or the last."""
    words = name.split() if name[:1].isalpha() or _LETTER.search(name) else []
    kept = words if len(words) <= _MAX_WORDS else words[:_MAX_WORDS] if left else words[-_MAX_WORDS:]
    text = " ".join(kept).strip(' ,:;*_–-"./…')
    return text if text.count("“") == text.count("”") else text.replace("“", "").replace("”", "").strip()


def first_cell(name: str) -> str:
    """The first cell with letters of a table's row whose cells strokes part: `1 | Vốn giải ngân | |`."""
    cells = (cell.strip() for cell in name.split("|"))
    return next((cell for cell in cells if any(map(str.isalpha, cell))), name)
