"""The families of references, and the one pass that finds where each may begin.

A family is guarded by its first characters: the scan looks at a position only if such a character stands there and
begins a word, and then tries the few patterns that can go on from it. All repeats are bounded: the pass is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vanthu.dates import YEAR
from vanthu.extraction.references.number import DASH, DIGIT, NUMBER_TAIL, SIGN, START

_TEENS = r"mười(?:\s(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?"
_ORDINAL = (
    r"(?:[IVXLivxl]{1,6}(?!\w)|\d{1,2}(?!\d)"
    rf"|(?i:nhất|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|{_TEENS})(?!\w))"
)
_TERM = r"[\s,]{0,2}[(\[]?\s?(?i:kho[áa]|khóa)\s?[(\[]?\s?[IVXL\d]{1,5}(?!\w)(?:\s?[)\]])?"
_OFFICE = rf"[\s,(]{{1,3}}(?i:nhiệm k[ỳì])\s\d{{4}}\s?[{DASH}]\s?\d{{4}}"
_YEAR = rf"{YEAR}(?!\d)"
_CENTRE = r"(?i:trung ương|t\.?w|t\.?ư)"
_COMMITTEE = rf"(?i:ban chấp hành|bch)\s{_CENTRE}(?:\s(?i:đảng))?"

# Nouns without their first letter, which the guard has taken.
_NOUNS = (
    "uyết định|ghị quyết|ghị định|hỉ thị|ết luận|uy định|ui định|uy chế|ướng dẫn|hông tư liên tịch|hông tư|hông tri|"
    "hông báo|ế hoạch|hương trình hành động|hương trình|ề án|áo cáo|ờ trình|ông văn|ông điện|háp lệnh"
)
_NOUN_INITIALS = "QNCKTHĐBPL"
# A number that is a share or a count goes on with a unit; one that names a document goes on with one of these words.
_FUNCTION_WORDS = (
    rf"của|về|ngày\s+\d{{1,2}}|và|khóa|khoá|năm\s+{YEAR}(?!\s?[-–])|này|đã|được|do|quy|có|tại|trong|đối|để|với|cho|nêu|"
    r"như|gắn|là\s+(?!\d)|cũng|sẽ|vào|từ|trên|theo|ban hành|hướng dẫn|sửa đổi|thay thế|bãi bỏ|còn|thì|mà|khi|nhằm|"
    r"ra|vẫn|đang|bị|xác định|yêu cầu|chưa|phải|nay|tiếp tục|đi vào"
)
# These are counted: they never follow the number of a document.
_COUNTED = (
    "năm|tháng|ngày|tuần|giờ|chỉ tiêu|nội dung|nhiệm vụ|vấn đề|người|hộ|xã|ấp|thôn|đồng chí|đồng|tỷ|tỉ|triệu|nghìn|lần|"
    "điều|chương|khoản|điểm|cán bộ|đảng viên|hội viên|trường hợp|lớp|cuộc|đơn|đợt|văn bản|ha|km|tấn|"
    "căn|dự án|công trình|mô hình"
)
AFTER_SHORT = re.compile(
    r"(?=\s*(?:$|[.;:)\]”\"\n¶?!*]|,(?!\s*(?:thực hiện|đạt|kết quả|TH))|\((?!.{0,12}%)"
    rf"|(?:{_FUNCTION_WORDS})(?!\w)|-\s|–\s))"
)
"""What must follow a short mention that nothing else in the text confirms."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way in which a reference may begin: its first characters and what follows the first of them."""

    name: str
    first: str
    rest: str


TRIGGERS = (
    # 213-QĐ/TW, 30/2020/NĐ-CP, 123/UBND-VX: their shapes are number.FAMILIES
    Trigger("number", START, rf"(?<![\d\w][.,{DASH}].){NUMBER_TAIL}"),
    # QCVN 01-1:2018/BYT, TCVN ISO 9001:2015, QCVN O2
    Trigger(
        "standard",
        "QT",
        rf"(?:CVN|CĐP|CXDVN|CXD|CCS|CN)(?:\s(?:ISO|IEC|ISO/IEC))?\s?[{DIGIT}]{{1,6}}+(?:-\d{{1,2}})?"
        rf"(?:\s?:\s?{YEAR}(?:/[{SIGN}]{{2,12}})?)?(?![\w%])",
    ),
    # Nghị quyết Trung ương 4 (khóa XII), NQTW 4, Kết luận Hội nghị Trung ương 4 khóa XIII
    Trigger(
        "plenum",
        "NK",
        r"(?:(?i:ghị quyết|ết luận)\s|Q\s?|L\s)(?:(?i:hội nghị)\s)?"
        rf"(?:(?i:lần thứ)\s{_ORDINAL}\s{_COMMITTEE}{_TERM}"
        rf"|{_CENTRE}\s?(?:(?i:lần thứ|số)\s)?{_ORDINAL}(?:(?:,\s|\svà\s){_ORDINAL}(?!\s(?:năm|người))){{0,3}}"
        rf"(?:\s{_COMMITTEE})?(?:{_TERM})?)",
    ),
    # Nghị quyết Đại hội XIII của Đảng, Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI, nhiệm kỳ 2020 - 2025
    Trigger(
        "congress",
        "N",
        r"(?:(?i:ghị quyết)|Q)\s(?i:đại hội)(?:\s(?i:đại biểu))?(?:\s(?i:toàn quốc))?"
        r"(?:\s(?i:đảng bộ|đảng)(?:\s(?!lần|nhiệm|khó|đã|về|và|là|đề|do)\w{1,10}){0,6})?"
        rf"(?:(?:\s(?i:lần thứ)\s{_ORDINAL}|\s[IVXL]{{1,5}}(?!\w))(?:\s(?i:của)\s(?i:đảng)(?!\w))?(?:{_OFFICE})?"
        rf"|{_OFFICE})",
    ),
    # Hiến pháp năm 2013, Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam
    Trigger(
        "constitution",
        "H",
        r"(?i:iến pháp)(?:\s(?i:nước cộng h[òo][àa] xã hội chủ nghĩa việt nam|nước chxhcn việt nam))?"
        rf"(?:\s(?:năm\s)?{_YEAR})?",
    ),
    # Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công và Luật Xây dựng ngày 22/11/2019
    Trigger(
        "amending",
        "LBP",
        r"(?:uật|ộ luật|háp lệnh)\s(?i:sửa đổi(?:, bổ sung)?(?:\smột số điều)?\scủa)\s(?:các\s)?"
        r"(?=Luật|Bộ luật|Pháp lệnh)",
    ),
    # Luật Đất đai năm 2013, Bộ luật Hình sự, Pháp lệnh …: names.py finds where the name ends
    Trigger("act", "LBP", r"(?:uật|ộ luật|háp lệnh)\s(?=[^\W\d_])"),
    # Quyết định này, Nghị quyết nêu trên
    Trigger("anaphor", _NOUN_INITIALS, rf"(?:{_NOUNS}|uật|ộ luật)\s(?:này|nêu trên|nói trên|trên đây|trên|đó)(?!\w)"),
    # Quy định 213, Chỉ thị 05, Quyết định số 842, Nghị định 100/2019, NQ 35
    Trigger(
        "short",
        _NOUN_INITIALS,
        rf"(?i:{_NOUNS}|uật|Q|Đ|T|L)\s(?:(?i:số)\s?:?\s?)?\d{{1,5}}+(?:\.\d{{1,2}}(?=/))?[a-eA-E]?(?:/{YEAR})?+"
        rf"(?![\w%]|\s?%|[.,]\d|\.[A-ZĐ]{{2,4}}/|[{DASH}]\w|\s?[{DASH}]\s?[{SIGN}\d]|\s[A-ZĐ]{{2,4}}/[A-ZĐ]{{2}}"
        rf"|\s(?:{_COUNTED})(?!\w)(?!\s\d))",
    ),
    # Quyết định ngày 22/9/2011 của Bộ Y tế
    Trigger("dated", _NOUN_INITIALS, rf"(?:{_NOUNS})\s(?=ngày\s\d)"),
)
"""What may begin at a position, tried in this order. A handler of the same name in find.py reads the match."""


_SECOND = "ughếưôềáờộicqlđt"
"""The second letters, in lower case, of all that begins with a word: most other words are left at once."""


def _compile() -> re.Pattern[str]:
    first = "".join(dict.fromkeys("".join(t.first for t in TRIGGERS).replace("0-9", "")))
    number, *words = (rf"(?P<{t.name}>(?<=[{t.first}]){t.rest})" for t in TRIGGERS)
    return re.compile(rf"[0-9{first}](?<![^\Wố].)(?:{number}|(?=(?i:[{_SECOND}]))(?:{'|'.join(words)}))")


# `ố` may stand before: `số12/2009/NĐ-CP`.
SCAN = _compile()
NUMBERS = re.compile(rf"[{START}](?<![^\Wố].)(?<![\d\w][.,{DASH}].){NUMBER_TAIL}")
"""The numbers alone, for the tokenizer."""
