"""Adverbials that open a clause: `Trong năm 2022, …`, `So với cùng kỳ, …`, `Về thu ngân sách: …`."""

from __future__ import annotations

from .patterns import any_of

_FIRST = r"(?:hết\s|cuối\s|đầu\s)?"
_UP_TO_TIME = (
    r"(?:(?:tính\s)?đến|trong|từ|đầu|cuối)\s(?:hết\s|cuối\s|đầu\s|thời\sđiểm\s)?"
    r"(?:ngày|tháng|năm|quý|kỳ|nhiệm\skỳ|giai\sđoạn|nay|[0-9]+\stháng)[^,;:]{0,40},"
)
_IN_TIME = r"(?:trong\s|(?:ước\s)?cả\s)?(?:năm|tháng|quý)\s[0-9ivx/]+(?!\w)(?:\snăm\s[0-9]+)?,?"
_UP_TO_DAY = r"(?:tính\s)?đến\s[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{4})?,?"
_ITEM = r"[a-zđ]\)"
_BY_TIME = (
    rf"(?:(?:dự\s)?ước\s)?(?:tính\s)?(?:đến|trong)\s{_FIRST}(?:ngày|tháng|năm|quý)\s[0-9ivx/.-]+(?:\snăm\s[0-9]+)?"
)
_COMPARED = r"so\s(?:với|cùng)\s[^,;:]{2,40},"
_ACCORDING_TO = r"theo\s[^,;:]{2,80},"
_THROUGH = r"(?:qua|trong(?!\s(?:đó|số|tổng)))\s[^,;:0-9]{2,40},"
_NUMBER = r"\(?[0-9]{1,2}\)|[0-9]{1,2}/(?=\s)"
_MONTHS = (
    r"(?:trong\s)?(?:[0-9]{1,2}|hai|ba|bốn|sáu|tám|chín|mười)\stháng(?:\s(?:đầu|cuối)\snăm)?(?:\snay|\s[0-9]{4})?,"
)
_TERM = r"(?:lộ\strình|giai\sđoạn|nhiệm\skỳ)\s[0-9]{4}\s?[-–]\s?[0-9]{4}"
_WHERE = r"(?:huyện|xã|tỉnh|thị\sxã|thành\sphố)(?=\s(?:đã|có|còn|tiếp)\s)"
_WORDS = rf"(?!chỉ\s(?:tiêu|thị|số|đạo|huy|dẫn|định))(?:{any_of('adverb')})(?=[\s,:]|\Z)"
_ABOUT = r"(?:về|công\stác)\s[^,;:]{1,60}:"
_TIMES = (_UP_TO_TIME, _IN_TIME, _UP_TO_DAY, _ITEM, _BY_TIME)
_OTHERS = (_COMPARED, _ACCORDING_TO, _THROUGH, _NUMBER, _MONTHS, _TERM, _WHERE, _WORDS, _ABOUT)
OPENING = rf"\A(?:[\s,:–-]*(?:{'|'.join((*_TIMES, *_OTHERS))}))+[\s,:–-]*"
"""All that stands before the name in a clause; for text in lower case."""
