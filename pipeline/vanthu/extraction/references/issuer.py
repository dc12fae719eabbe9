"""The issuing body as words: `của Ban Thường vụ Tỉnh ủy Đồng Nai`, `của Bộ Y tế và Bộ Nội vụ`."""

from __future__ import annotations

import re
from functools import cache

from vanthu.orthography import modern_tones
from vanthu.vocabulary import table

_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ"
_CAPITAL = "A-Z" + _VIETNAMESE + "".join(c for c in map(chr, range(0x1EA0, 0x1EFA)) if c.isupper())
# Capitalised words that begin a title or another body, not the name of a place.
_TITLE = (
    r"(?!(?:Về|Ban|Sửa|Hướng|Phê|Nghị|Quyết|Thông|Chỉ|Kế|Kết|Luật|Ngày|Căn|Theo|Và|Bộ|Sở|Ủy|Tòa|Trung ương|Ngân hàng|"
    r"Viện|Văn phòng|Quy (?:định|chế|hoạch|trình|chuẩn))\b)"
)
_WORD = rf"{_TITLE}[{_CAPITAL}][\w'’]*"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,5}}"
_LOOK_ALIKES = str.maketrans("ÐðƉ", "ĐđĐ")
_UNIT = r"(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|h\.|q\.|tx\.)"
_LEADER = (
    r"(?i:"
    r"(?:phó )?chủ tịch|bộ trưởng|thứ trưởng|(?:ban )?thường trực|ban thường vụ|btv|ban chấp hành|bch|"
    r"tổng giám đốc|giám đốc|hiệu trưởng|chủ nhiệm|trưởng ban|chánh án|viện trưởng|thống đốc|tổng cục trưởng|"
    r"cục trưởng|chi cục trưởng|tổng thanh tra|chánh văn phòng|văn phòng|đoàn chủ tịch|ủy ban kiểm tra|ubkt|"
    r"ban tổ chức|ban tuyên giáo và dân vận|ban tuyên giáo|ban dân vận|ban nội chính|ban kinh tế|"
    r"ban cán sự đảng|đảng đoàn|đảng ủy|liên ngành|liên bộ|hội đồng quản trị|hội đồng thành viên|hội đồng"
    r")"
)
_KIND = (
    r"(?i:bộ|liên bộ|sở|phòng|ban|cục|chi cục|tổng cục|vụ|viện|trung tâm|trường|đại học|học viện|văn phòng|kho bạc|"
    r"bảo hiểm|ngân hàng|đảng ủy|công an|ủy ban|hội|hội đồng|liên đoàn|liên minh|đoàn|tổng công ty|tập đoàn|công ty|"
    r"thanh tra|kiểm toán|bộ tư lệnh|bộ chỉ huy|quân khu|ban quản lý|ban chỉ đạo)"
)
_OF_A_PLACE = ("party_province", "party_district", "party_base", "state_local")


def _flexible(name: str) -> str:
    """A name with any joiner between its words: `Văn hóa, Thể thao` = `Văn hóa - Thể thao` = `Văn hóa Thể thao`."""
    words = [w for w in re.split(r"[\s,&–-]+", name) if w]
    return r"\s*[,–&-]?\s*".join(re.escape(modern_tones(w)) for w in words)


def _any(names: list[str]) -> str:
    """Alternatives, the longest first."""
    return "|".join(_flexible(n) for n in sorted(set(names), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One body; several bodies."""
    whole: list[str] = []
    opened: list[str] = []
    for row in table("issuers", __package__):
        of_place = row["level"] in _OF_A_PLACE
        (opened if of_place else whole).extend(n for n in (row["name"], *row["aliases"].split("|")) if n)
    fields = [n[3:] for n in whole if n.startswith("Bộ ") and n != "Bộ Chính trị"]
    fields += [row["field"] for row in table("departments", __package__)]
    part = rf"(?:(?i:{_any(fields)})(?!\w)|{_NAME})"
    department = rf"{part}(?:(?:\s?[-–,&]\s?|\svà\s|\s){part}){{0,4}}"
    head = rf"(?:(?i:{_any(whole)})(?!\w)|{_KIND}\s{department}|(?i:{_any(opened)})(?!\w)|{_KIND}(?=\s{_UNIT}))"
    place = rf"{_UNIT}(?:\s?(?:{_NAME}(?:\s[-–]\s{_NAME})?|\d{{1,2}}(?!\d)))?(?!\w)"
    rank = r"(?i:trung ương(?:\sđảng)?|tối cao|việt nam|nhà nước|cơ sở|đảng bộ)(?!\w)"
    qualifier = rf"\s(?:{rank}|{place}|{_NAME})"
    body = rf"(?:{_LEADER}\s){{0,3}}{head}(?:{qualifier}){{0,4}}"
    alone = r"(?i:ban thường vụ|ban chấp hành|thường trực)(?!\w)"
    more = rf"(?:\s?(?:,|-|–|&|\svà)\s{body}){{0,4}}"
    return re.compile(rf"(?:{body}|{alone})"), re.compile(rf"(?:{body}{more}|{alone})")


def issuer_at(text: str, start: int, *, joint: bool = False) -> tuple[int, str] | None:
    """The body named from `start` on: (end, name as printed), or None.

    With `joint` several bodies are taken together (`Bộ Y tế và Bộ Nội vụ`). Looks at 220 characters at most.
    """
    window = modern_tones(text[start : start + 220].translate(_LOOK_ALIKES))
    match = _patterns()[joint].match(window)
    if match is None:
        return None
    end = start + match.end()
    return end, " ".join(text[start:end].split())
