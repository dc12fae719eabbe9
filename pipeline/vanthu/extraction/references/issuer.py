"""The issuing body as words: `của Ban Thường vụ Tỉnh ủy Đồng Nai`, `của Bộ Y tế và Bộ Nội vụ`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from vanthu.extraction.references import lexicon
from vanthu.orthography import modern_tones
from vanthu.vocabulary import table

_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ"
CAPITAL = "A-Z" + _VIETNAMESE + "".join(c for c in map(chr, range(0x1EA0, 0x1EFA)) if c.isupper())
# Capitalised words that begin a title or another body, not the name of a place.
_TITLE = (
    r"(?!(?:Về|Ban|Sửa|Hướng|Phê|Nghị|Quyết|Thông|Chỉ|Kế|Kết|Luật|Ngày|Căn|Theo|Và|Bộ|Sở|Ủy|Tòa|Trung ương|Ngân hàng|Công an|"
    r"Viện|Văn phòng|Quy (?:định|chế|hoạch|trình|chuẩn))\b)"
)
_WORD = rf"{_TITLE}[{CAPITAL}][\w'’]*"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,5}}"
_UNIT = r"(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|h\.|q\.|tx\.)"
_LEADER = (
    r"(?i:"
    r"(?:phó )?chủ tịch|bộ trưởng,? (?:chủ nhiệm|trưởng ban)|bộ trưởng|thứ trưởng|"
    r"phó thủ tướng|(?:ban )?thường trực|ban thường vụ|btv|ban chấp hành|bch|"
    r"(?:phó )?(?:tổng giám đốc|giám đốc|hiệu trưởng|chủ nhiệm|trưởng ban|chánh án|viện trưởng|thống đốc|"
    r"tổng cục trưởng|cục trưởng|chi cục trưởng|kiểm toán trưởng|thủ trưởng|chỉ huy trưởng|hạt trưởng|đội trưởng|"
    r"trạm trưởng|trưởng(?= (?:phòng|công an|ban|đoàn|thuế))|tư lệnh|"
    r"chính ủy|tham mưu trưởng|chủ nhiệm chính trị|tổng thanh tra|chánh(?= thanh tra)|chánh văn phòng)|"
    r"văn phòng|đoàn chủ tịch|ủy ban kiểm tra|ubkt|"
    r"ban tổ chức|ban tuyên giáo và dân vận|ban tuyên giáo|ban dân vận|ban nội chính|ban kinh tế|"
    r"thanh tra(?= (?:sở|bộ|cục))|chi bộ(?= (?:văn phòng|phòng|ban|sở|trường|công an|quân sự|cơ quan))|bộ tư lệnh|"
    r"ban cán sự đảng|đảng đoàn|đảng ủy|liên ngành|liên bộ|liên(?= sở)|hội đồng quản trị|hội đồng thành viên|hội đồng"
    r")"
)
_KIND = (
    r"(?i:bộ|liên bộ|sở|phòng|ban|cục|chi cục|tổng cục|vụ|viện|trung tâm|trường|đại học|học viện|văn phòng|kho bạc|"
    r"bảo hiểm|ngân hàng|đảng ủy|công an|ủy ban|hội|hội đồng|liên đoàn|liên minh|đoàn|tổng công ty|tập đoàn|công ty|"
    r"thanh tra|kiểm toán|bộ tư lệnh|bộ chỉ huy|quân khu|ban quản lý|ban chỉ đạo|ban chỉ huy|chi bộ|bệnh viện|quỹ|"
    r"tỉnh đoàn|thành đoàn|huyện đoàn|quận đoàn|thị đoàn|tòa án|viện kiểm sát|hiệp hội|liên hiệp|tổ công tác|"
    r"trạm|đội|đài|báo|nhà máy|hợp tác xã|cơ quan|hạt|đồn|thuế|hải quan|tiểu ban|tổ|chi đoàn|xí nghiệp|nông trường|"
    r"lâm trường|cảng vụ|htx|dntn|phòng giao dịch|liên sở)"
)
# Words that go on with a title or a sentence, so that the name of a body ends before them.
_AFTER = (
    r"về|v/v|ban hành|hướng dẫn|quy định|sửa đổi|bổ sung|thay thế|bãi bỏ|công bố|phê duyệt|thành lập|giao|triển khai|"
    r"thực hiện|phối hợp|kiện toàn|cho|công nhận|điều chỉnh|đề nghị|yêu cầu|đã|được|tại|trong|theo|để|nhằm|khóa|khoá|"
    r"nhiệm kỳ|lần thứ|trên|đối với|với|thông qua|có|chi tiết|kèm|là|do|gửi|đồng ý|chấp thuận|thống nhất|cấp|"
    r"tăng cường|đẩy mạnh|quán triệt|ngày|năm|số|này|nêu|khi|từ|đến|như|sẽ|phải|trả lời|báo cáo|thông báo|kết luận|"
    r"tặng|xét|xác nhận|chủ trì|chỉ đạo việc|và các|và hướng dẫn|gồm|ký|chưa|không|bằng|sau|trước|xin"
)
# Verbs whose object follows the name; they may also stand inside a name (`Đoàn kiểm tra liên ngành`).
_DOES = (
    r"kiểm tra|thanh tra|kiểm toán|giám sát|xử phạt|xử lý|xem xét|giải quyết|thu hồi|bổ nhiệm|điều động|luân chuyển|"
    r"miễn nhiệm|bãi nhiệm|khen thưởng|kỷ luật|thi hành|cưỡng chế|khởi tố|truy tố|đình chỉ|tạm đình chỉ|tạm giữ|áp dụng|"
    r"quyết định|chỉ định|cử|phân công|ủy quyền|chuyển|hủy|buộc|tuyên|xử|mời|trình|nêu|phản ánh|đánh giá|chỉ ra|"
    r"khẳng định|nhận định|phát hiện|lập|tổ chức|làm rõ|ra|nhận thấy|đề ra|chỉ đạo|lãnh đạo|hỏi|nhắc"
)
_AFTER_CAPITAL = r"Về|V/v|Sửa đổi|Hướng dẫn|Ban hành|Phê duyệt|Quy định|Công bố|Kiện toàn|Khóa|Khoá"
_GOES_ON = r"chống|chữa|cứu|các đoàn thể|các cơ quan|gia đình|trẻ em|thể thao|du lịch|Gia đình|Thể thao|Thông tin"
_OTHERS = r"Chính phủ|Thủ tướng|Quốc hội|Trung ương|Thường trực|Chủ tịch|Tổng"
_JOINER = re.compile(r"\s?(?:,|-|–|&|\svà)\s")
_OF_A_PLACE = ("party_province", "party_district", "party_base", "state_local")


_BETWEEN = r"\s*[,–&-]?\s*"
"""Any joiner between the words of a name: `Văn hóa, Thể thao` = `Văn hóa - Thể thao` = `Văn hóa Thể thao`."""


def _any(names: Iterable[str]) -> str:
    """What matches the longest of the names, as a tree of their words: alternatives in a row would be slow."""
    tree: dict[str, Any] = {}
    for name in names:
        node = tree
        for word in filter(None, re.split(r"[\s,&–-]+", modern_tones(name))):
            node = node.setdefault(word, {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    found = []
    for word in sorted(filter(None, tree), key=len, reverse=True):
        further = {w: node for w, node in tree[word].items() if w}
        rest = _BETWEEN + _branches(further) if further else ""
        found.append(re.escape(word) + (f"(?:{rest})?" if rest and "" in tree[word] else rest))
    return f"(?:{'|'.join(found)})"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How one body is written, from sure to less sure; each begins with the office of its leader, if there is one."""

    charged: re.Pattern[str]
    """A committee with its charge: `Ban Chỉ đạo Trung ương về phòng, chống thiên tai`."""
    listed: re.Pattern[str]
    """A name of the table, with the place it governs."""
    formed: re.Pattern[str]
    formed_to_end: re.Pattern[str]
    """A kind of body and known fields: `Phòng Tài chính - Kế hoạch huyện …`."""
    free: re.Pattern[str]
    """A kind of body and any words, up to one that a title goes on with: `Ban Cơ yếu Chính phủ | ban hành`."""
    placed: re.Pattern[str]
    """A kind of body and a place: `Công an tỉnh …`; and bodies named in short."""
    end: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    whole: list[str] = []
    opened: list[str] = []
    symbols: list[str] = []
    for row in table("issuers", __package__):
        of_place = row["level"] in _OF_A_PLACE
        (opened if of_place else whole).extend(n for n in (row["name"], *row["aliases"].split("|")) if n)
        symbols.append(row["symbol"])
    fields = [n[3:] for n in whole if n.startswith("Bộ ") and n != "Bộ Chính trị"]
    fields += [row["field"] for row in table("departments", __package__)]
    part = rf"(?:(?i:{_any(fields)})(?!\w)|{_NAME})"
    place = rf"{_UNIT}(?:\s?(?:{_NAME}(?:\s[-–]\s{_NAME})?|\d{{1,2}}(?!\d)))?(?!\w)"
    rank = r"(?i:trung ương(?:\sđảng)?|tối cao|cấp cao(?:\stại)?|việt nam|nhà nước|quốc gia|cơ sở|đảng bộ|khu vực(?:\s[IVX\d]+)?|(?:[-–]\s)?chi nhánh)(?!\w)"
    parent = rf"(?i:công an|công ty|bộ đội biên phòng)(?=\s{_UNIT})"
    qualifiers = rf"(?:\s(?:{rank}|{place}|{parent}|{_NAME})){{0,4}}"
    leaders = rf"(?:{_LEADER}\s){{0,3}}"
    end = (
        rf"(?:\s*(?:$|[.;:()“”\"\n¶/|])|\s*,(?!\s(?:{_GOES_ON})(?!\w))|\s(?:{_AFTER}|{_AFTER_CAPITAL})(?!\w)"
        rf"|\s(?:và|hoặc|-|–)\s(?:{_KIND}\s[{CAPITAL}]|{_OTHERS}))"
    )
    word = rf"(?:\s?,)?\s(?:[-–]\s)?(?!(?:{_AFTER})(?!\w))[\w'’&-]+"
    over = rf"{end}|\s(?:{_DOES})(?!\w)"
    formed = rf"{leaders}{_KIND}(?:(?:\s?[-–,&]\s?|\svà\s|\s){part}){{1,5}}{qualifiers}"
    name = rf"(?:(?i:{_any(whole + opened)})|{_any([s for s in symbols if s])})(?!\w)"
    charges = _any([row["field"] for row in table("committees", __package__)])
    return _Patterns(
        re.compile(rf"{leaders}(?i:ban|tiểu ban|hội đồng|tổ công tác)(?i:\schỉ đạo|\schỉ huy)?{qualifiers}"
                   rf"\s(?i:về)\s(?i:(?:công tác\s)?(?:{charges}))(?!\w){qualifiers}"),
        re.compile(rf"{leaders}{name}{qualifiers}"),
        re.compile(formed),
        re.compile(rf"{formed}(?={over})"),
        re.compile(rf"{leaders}(?=[{CAPITAL}]){_KIND}(?:{word}){{1,14}}?(?={end})"),
        re.compile(rf"{leaders}{_KIND}(?=\s{_UNIT}){qualifiers}|(?i:ban thường vụ|ban chấp hành|thường trực)(?!\w)"),
        re.compile(over),
    )


@cache
def _next_reference() -> re.Pattern[str]:
    """Where the next document begins: ` và Kế hoạch số 75-KH/TU`, `, Chỉ thị 5`."""
    nouns = "|".join(sorted((re.escape(modern_tones(n)) for n in lexicon.printed_nouns()), key=len, reverse=True))
    return re.compile(rf"(?:\s?[,;]|\s(?:và|cùng|-|–))?\s(?:(?:các|những)\s)?(?i:{nouns})\s(?:số\s?:?\s?)?\d")


def _one(window: str, start: int) -> int | None:
    """End of the body named from `start` on."""
    patterns = _patterns()
    if window.find(" về ", start, start + 100) >= 0 and (charged := patterns.charged.match(window, start)):
        return charged.end()
    listed = patterns.listed.match(window, start)
    if listed and patterns.end.match(window, listed.end()):
        return listed.end()
    if following := _next_reference().search(window, listed.end() if listed else start):
        window = window[: following.start()]
        if listed and following.start() == listed.end():
            return listed.end()
    formed = patterns.formed.match(window, start)
    if formed and not patterns.end.match(window, formed.end()):
        formed = patterns.formed_to_end.match(window, start) or formed
    if formed and (listed is None or formed.end() > listed.end()) and patterns.end.match(window, formed.end()):
        return formed.end()
    found = listed or patterns.free.match(window, start) or formed or patterns.placed.match(window, start)
    return found.end() if found else None


_SURELY_OVER = re.compile(r"\s*(?:$|[.;)¶|])|\s(?:về|V/v)(?!\w)")


def issuer_at(text: str, start: int, *, joint: bool = False, paired: bool = False) -> tuple[int, str] | None:
    """The body named from `start` on: (end, name as printed), or None.

    With `joint` several bodies are taken together (`Bộ Y tế và Bộ Nội vụ`); with `paired` a second one of the table if
    nothing follows that it could be the subject of (`Bộ Chính trị, Ban Bí thư;`). Looks at 220 characters at most.
    """
    window = modern_tones(text[start : start + 220].replace("Ð", "Đ").replace("ð", "đ").replace("Ɖ", "Đ"))
    end = _one(window, 0)
    if end is None:
        return None
    for _ in range(4 if joint else 0):
        joiner = _JOINER.match(window, end)
        further = _one(window, joiner.end()) if joiner else None
        if further is None:
            break
        end = further
    if paired and not joint and (joiner := _JOINER.match(window, end)):
        second = _patterns().listed.match(window, joiner.end())
        if second and _SURELY_OVER.match(window, second.end()):
            end = second.end()
    return start + end, " ".join(text[start : start + end].split())
