"""The issuing body as words: `của Ban Thường vụ Tỉnh ủy Đồng Nai`, `của Bộ Y tế và Bộ Nội vụ`."""

from __future__ import annotations

import re
from functools import cache

from vanthu.orthography import modern_tones
from vanthu.vocabulary import table

_CAPITAL = "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper() and (c < "\x80" or c in "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯÐ" or c >= "\u1ea0"))
# Capitalised words that begin the title of the document, not the name of a place.
_TITLE = (
    r"(?!(?:Về|Ban|Sửa|Hướng|Phê|Nghị|Quyết|Thông|Chỉ|Kế|Kết|Luật|Ngày|Căn|Theo|Và|Quy (?:định|chế|hoạch|trình|chuẩn))\b)"
)
_NAME = rf"{_TITLE}[{_CAPITAL}][\w'’]*(?:[ ]{_TITLE}[{_CAPITAL}][\w'’]*){{0,5}}"
_LOOK_ALIKES = str.maketrans("ÐðƉ", "ĐđĐ")
_UNIT = r"(?i:tỉnh|thành phố|thành phố thuộc tỉnh|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|h\.|q\.|tx\.)"
_LEADER = (
    r"(?i:(?:phó )?chủ tịch|bộ trưởng|thứ trưởng|(?:ban )?thường trực|ban thường vụ|btv|ban chấp hành|bch|tổng giám đốc|giám đốc|"
    r"chánh án|viện trưởng|thống đốc|tổng cục trưởng|cục trưởng|chi cục trưởng|tổng thanh tra|chánh văn phòng|văn phòng|tổng kiểm toán|"
    r"đoàn chủ tịch|ủy ban kiểm tra|ubkt|ban tổ chức|ban tuyên giáo và dân vận|ban tuyên giáo|ban dân vận|ban nội chính|ban kinh tế|"
    r"ban cán sự đảng|đảng đoàn|đảng ủy|liên ngành|liên bộ|hội đồng)"
)
_KIND = (
    r"(?i:bộ|liên bộ|sở|phòng|ban|cục|chi cục|tổng cục|vụ|viện|trung tâm|trường|đại học|học viện|văn phòng|kho bạc|bảo hiểm|ngân hàng|"
    r"ủy ban|hội|hội đồng|liên đoàn|liên minh|đoàn|tổng công ty|tập đoàn|công ty|thanh tra|kiểm toán|bộ tư lệnh|bộ chỉ huy|quân khu|ban quản lý|ban chỉ đạo)"
)


def _flexible(name: str) -> str:
    """A name with any joiner between its words: `Văn hóa, Thể thao` = `Văn hóa - Thể thao` = `Văn hóa Thể thao`."""
    words = [w for w in re.split(r"[\s,&–-]+", name) if w]
    return r"\s?[,–&-]?\s?".join(re.escape(modern_tones(w)) for w in words)


@cache
def _pattern() -> re.Pattern[str]:
    names: list[str] = []
    for row in table("issuers", __package__):
        names += [n for n in (row["name"], *row["aliases"].split("|")) if n]
    fields = sorted({n[3:] for n in names if n.startswith("Bộ ") and n != "Bộ Chính trị"}, key=len, reverse=True)
    listed = "|".join(_flexible(n) for n in sorted(set(names), key=len, reverse=True))
    field = "|".join(_flexible(n) for n in fields)
    words = rf"{_NAME}(?:(?:\s?[-–,&]\s?|\svà\s|\s){_NAME}){{0,4}}"
    head = rf"(?:(?i:{listed})(?!\w)|{_KIND}\s(?:(?i:{field})(?!\w)|{words}))"
    qualifier = (
        rf"(?:\s(?i:trung ương(?:\sđảng)?|tối cao|việt nam|nhà nước|cơ sở|khối\s\w+)(?!\w)|\s{_UNIT}(?:\s?(?:{_NAME}|\d{{1,2}}(?!\d)))?(?!\w)|\s(?i:đảng bộ)(?!\w)|\s{_NAME})"
    )
    body = rf"(?:{_LEADER}\s){{0,3}}{head}{qualifier}{{0,4}}"
    alone = r"(?i:ban thường vụ|ban chấp hành|thường trực)(?!\w)"
    return re.compile(rf"(?:{body}(?:\s?(?:,|-|–|&|\svà)\s{body}){{0,4}}|{alone})")


def issuer_at(text: str, start: int) -> tuple[int, str] | None:
    """The body named from `start` on: (end, name as printed), or None. Looks at 300 characters at most."""
    window = modern_tones(text[start : start + 300].translate(_LOOK_ALIKES))
    match = _pattern().match(window)
    if match is None:
        return None
    end = start + match.end()
    return end, " ".join(text[start:end].split())
