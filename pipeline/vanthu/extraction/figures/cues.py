"""Patterns and words by which figures are joined to statements; the open vocabulary is in `phrases.tsv`."""

from __future__ import annotations

import re

BRACKET = re.compile(r"\(([^()]*)\)")
MARK = re.compile(r"[.;!?\n)]")
CLOSED = re.compile(r"\)\s*[,;.]")
HARD_GAP = re.compile(r"[.;!?\n](?:(?<=\n)|(?=\s))")
SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)|(?=\s|\Z))")
CLAUSE_END = re.compile(r"[.;:!?\n](?:(?<=\n)|(?=\s))")
WINDOW = 320
"""How far a name, a target or a verdict may lie from its figure, in characters."""
REACH = 110
"""How far before a figure its target word may stand outside brackets."""
TAIL = 48
"""How much of the text before a figure words of change may fill."""
VERDICT_HINTS = re.compile(
    r"[đvbhtc](?:(?<=đ)ạt|(?<=v)ượt|(?<=b)ảo|(?<=h)oàn thành|(?<=t)hấp hơn|(?<=c)ao hơn|(?<=h)ụt)"
)
PLAN_HINTS = ("phấn đấu", "mục tiêu", "chỉ tiêu")
FROM_TO = frozenset(("xuống còn", "xuống", "còn", "lên", "đến", "tới", "nay còn", "lên đến", "lên tới"))
"""Between two values of one indicator: `giảm từ 72 xuống còn 61`."""
POINTS = "điểm phần trăm"
"""Differences between percentages only are told in this unit."""
FOLD = re.compile(r"(?:[,;]\s)?(?:và\s)?(?:tăng|cao|cao hơn)?\s?gấp(?:\s(?:hơn|trên|gần|khoảng))?")
"""Before how many times as much (`gấp 1,6 lần`)."""
PHRASE = 9
"""Words that a noun phrase may have between a figure and its percentage in brackets."""
DATED_LINK = re.compile(
    r"\A\(?(?:vào |của |cuối |đầu )?(?:năm|tháng|quý)\s[0-9/ivx]+(?:\snăm\s[0-9]{4}|\s?[-–]\s?[0-9]{4})?\)?,?\s"
)
"""When the first of two values held (`từ 26,1% năm 2015 lên …`)."""
EQUALS = re.compile(r"(?:[,(]|\svà)\s?(?:chỉ\s)?bằng\s\Z")
BASE_BEFORE = re.compile(r"(?:\A|[;,.(])\s?so\s(?:với|cùng)\s[^,;:.]{2,40}\Z")
ALL_OF = (" cả", " mỗi")
COUNTED = ("noun", "counter")
PART_HINTS = re.compile(r"[gtch](?:(?<=g)ồm|(?<=t)rong|(?<=c)hia|(?<=c)ụ thể|(?<=h)ình thức)")
DURATION_LEAD = re.compile(
    r"(?:giảm|rút ngắn|thời gian|thời hạn|trong vòng|sớm hơn|chậm|muộn|bình quân|trung bình|còn)[^,;.]{0,24}\Z"
)
RATIO_LEAD = re.compile(
    r"\A[\s,]*(?:\(|với|tương ứng|tương đương|tức|hay|là)?[\s(]*(?:với|tương ứng|tương đương|tức|là|có|khoảng)?\s*\Z"
)
SIGNED_TARGET = re.compile(r"(?:tăng|giảm)(?:\s(?:thêm|trên|từ|ít nhất))?\s[0-9]")
CHANGED = re.compile(r"\s?(?:tăng|giảm|rút ngắn)(?:\s(?:thêm|được))?\Z|\A(?:đã\s)?(?:tăng|giảm|rút ngắn)\Z")
BARE_END = re.compile(
    r"[\s*]*(?:[,;.)\n]|\Z|và\s|-\s|–\s|so với|\((?=nghị|chỉ|kế|đạt|vượt|chưa|không|chiếm|[0-9]|\s*\Z))"
)
RESULT_LEAD = re.compile(r"(?:kết quả|thực hiện|tình hình|hoàn thành)[^.;:\n]*\Z")
EQUAL_TO = frozenset(
    ("tương đương", "tương ứng", "tương ứng với", "tương đương với", "hay", "tức", "(", "(tương đương")
)
EXCEEDED = re.compile(
    r"\s?(?:vượt|cao hơn|nhiều hơn|thấp hơn|ít hơn|cao|nhiều|thấp|ít)(?=\s(?:so|chỉ|kế|mục|dự)\s|\s?\Z).*"
)
PART_OF_YEAR = re.compile(
    r"(?<![0-9])(?:0?[1-9]|1[01]) tháng(?!\s[0-9])|tháng (?:0?[1-9]|1[01])(?![0-9])|(?<!\w)quý (?:i{1,3}|[1-3])(?!\w)"
)
"""The figures behind it are those of a year not yet over."""
COMPARED = re.compile(r"[,(–-]\s?(?:còn |đã )?(?:cao|thấp) hơn")
MORE_PARTS = re.compile(r"còn lại|số khác|v\.v|\.\.\.|…|[0-9]")
"""Behind the last part of a total: there is more to it."""
