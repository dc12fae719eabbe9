"""Which figures are those of a year that is not yet over."""

from __future__ import annotations

import re

from vanthu.dates import DAY, SEPARATOR

_BEFORE_DECEMBER = r"(?:0?[1-9]|1[01])(?![0-9])"
_COUNTED_MONTHS = "|".join(
    rf"(?<={word} tháng)(?<!\w{word} tháng)"
    for word in ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một")
)
PART_OF_YEAR = re.compile(
    rf"tháng(?:(?<!vào tháng) {_BEFORE_DECEMBER}"
    r"|(?:(?<=[1-9] tháng)(?<![0-9][0-9] tháng)|(?:(?<=0[1-9] tháng)|(?<=1[01] tháng))(?<![0-9]{3} tháng))(?!\s[0-9])"
    rf"|(?:{_COUNTED_MONTHS})(?= đầu năm| năm [0-9]|,))"
    r"|quý(?<!\wquý)(?<!vào quý) (?:i{1,3}|[1-3])(?!\w)"
    r"|từ đầu năm(?! \d|[^.;]{0,30}\sđến (?:hết|cuối) năm)|từ đầu năm \d{4} đến (?:nay|ngày|tháng)"
    r"|nửa đầu năm|nửa năm(?= đầu|,| qua)"
    rf"|(?:đến (?:hết )?|hết )(?:ngày )?{DAY}{SEPARATOR}{_BEFORE_DECEMBER}"
    r"|nhiệm kỳ(?:(?<=giữa nhiệm kỳ)|(?<=nửa nhiệm kỳ)|(?<=nửa đầu nhiệm kỳ))"
)
"""The figures behind it are those of a year not yet over."""
PART_BEHIND = re.compile(r"\s(?:trong|sau)\s(?:[3-9]|1[01]|ba|sáu|chín)\stháng(?:\sđầu\snăm|(?=[,.;]|\Z))")
"""Behind a share of the year's plan: `đạt 62% kế hoạch trong 6 tháng đầu năm`."""
PLAN_OF_YEAR = re.compile(r"\s?(?:so\svới\s)?(?:kế hoạch|kh|chỉ tiêu)\s(?:cả\s)?năm(?!\w)")
FIRST_ROUND = re.compile(r"đợt (?:1|i|một|đầu)(?!\w)")
EARLY_SEASON = re.compile(r"vụ (?:đông xuân|xuân|đông|chiêm)(?!\w)")
"""Crops that are in the ground, or harvested, by the middle of the year."""
HALF_A_YEAR = re.compile(r"(?:0?[6-9]|1[01]|sáu|bảy|tám|chín|mười) tháng|(?<!\w)quý (?:ii|iii|[23])(?!\w)")
YEAR_BEFORE = re.compile(
    r"(?:\A|[\s.;])(?:trong\s|cả\s)?(?:năm (?:học )?(?:trước|ngoái|qua)|(?:nhiệm kỳ|vụ|mùa) (?:trước|qua)|vụ này),?"
    r"\s[^.;]*\Z"
)
"""Before a figure of a year or season that is over: `Năm học trước, toàn tỉnh tuyển được …`."""
SUMMED_UP = re.compile(r"[;,.\n]\s?cả năm(?=\s?(?::|[0-9]|đạt|là|có))")
"""Behind the parts of a year, the year: `Quý I: 2.146 lượt, …; cả năm: 8.425 lượt`."""
OPENING = 240
"""How much of a text tells the day that it is of, in characters."""
NEWS_DAY = re.compile(
    rf"(?:\A|\n|\s)(?:ngày|sáng|trưa|chiều|tối)(?: ngày)? {DAY}\s?{SEPARATOR}\s?(?:0?[3-9]|1[01])(?![0-9])"
)
"""A day of the news, between the third month and the eleventh: no year of which it tells is over."""
WHOLE_YEAR = re.compile(
    r"(?:trong|cả|tổng kết|kết thúc|hết|cuối|của|qua)\snăm(?!\w)|(?<!đầu )(?<!từ )năm 20[0-9]{2},"
    r"|năm (?:qua|trước)(?!\w)|nhiệm kỳ|giai đoạn"
)
"""Words of years or terms that are over, or have nothing to do with the year of the news."""
AHEAD_OF = re.compile(r"(?:nhiệm vụ|phương hướng|giải pháp|kế hoạch|chương trình)[^.;\n]*\Z")
"""Before a part of a year that the head of a report looks ahead to."""
_OPENED = re.compile(r"(?:\A|[.;\n]\s?(?:[-+*]\s)?)(?:trong |cả |kết thúc )?năm (20[0-9]{2}),")


def opened_by_year(lower: str, begin: int, end: int) -> str:
    """The year that the last sentence between two places of a text (lower case) opens with which opens with one."""
    years = _OPENED.findall(lower, begin, end)
    return years[-1] if years else ""


def opens_in_year(lower: str, start: int = 0) -> bool:
    """Whether a text (lower case) opens at `start` with a part of a year that its figures are of: `9 tháng đầu năm`."""
    named = PART_OF_YEAR.search(lower, start, start + OPENING)
    return named is not None and AHEAD_OF.search(lower, start, named.start()) is None
