"""The issuing body as words: `của Ban Thường vụ Tỉnh ủy Đồng Nai`, `của Bộ Y tế và Bộ Nội vụ`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from vanthu.extraction.references import lexicon
from vanthu.orthography import LOWER, UPPER, modern_tones
from vanthu.vocabulary import table

# Capitalised words that begin a title or another body, not the name of a place.
_TITLE = (
    r"(?!(?:Về|V/v|Ban|Sửa|Hướng|Phê|Nghị|Quyết|Thông|Chỉ|Kế|Kết|Luật|Ngày|Căn|Theo|Và|Bộ|Sở|Ủy|Tòa|Trung ương|"
    r"Ngân hàng|Công an|(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng|Quân) (?:ủy|đoàn)|Viện|Văn phòng|"
    r"Quy (?:định|chế|hoạch|trình|chuẩn))\b)"
)
_WORD = rf"{_TITLE}[{UPPER}][\w'’]*"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,5}}"
_SYLLABLE = rf"{_TITLE}[{UPPER}][{LOWER}]+(?!\w)"
_UNIT = (
    r"(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã(?!\s(?:hội|nông))|phường|đặc khu|h\.|q\.|tx\.)"
    r"(?!\s(?:ủy|đoàn|đội|lộ)(?!\w))"
)
_AFTER_CAPITAL = r"Về|V/v|Sửa đổi|Hướng dẫn|Ban hành|Phê duyệt|Quy định|Công bố|Kiện toàn|Khóa|Khoá"
_GOES_ON = r"chống|chữa|cứu|các đoàn thể|các cơ quan|gia đình|trẻ em|thể thao|du lịch|Gia đình|Thể thao|Thông tin"
_OTHERS = (
    r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy|HĐND|UBND|MTTQ|Chính phủ|Thủ tướng|Quốc hội|Trung ương|Thường trực|Chủ tịch|Tổng"
)
_JOINER = re.compile(r"\s?(?:,|-|–|&|\svà)\s")
_CONTINUES = rf"(?!{_UNIT}|và|khu vực|trung ương|việt nam)[{LOWER}]"
_OF_A_PLACE = ("party_province", "party_district", "party_base", "state_local")


_BETWEEN = r"\s*+[,–&-]?\s*+"
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


def _words(role: str) -> str:
    """Alternatives of `body_words.tsv`, the longest first."""
    rows = sorted((r for r in table("body_words", __package__) if r["role"] == role), key=lambda r: -len(r["word"]))
    return "|".join(
        re.escape(row["word"])
        + (rf"(?!\s(?:{row['not_before']})(?!\w))" if row["not_before"] else "")
        + (rf"(?=\s(?:{row['only_before']})(?!\w))" if row["only_before"] else "")
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    """How one body is written, from sure to less sure; each begins with the office of its leader, if there is one."""

    officer: re.Pattern[str]
    """A person before the body that he or she signs for: `Giám đốc | Sở Xây dựng`."""
    charge: re.Pattern[str]
    """What a committee is charged with: `Ban Chỉ đạo Trung ương | về phòng, chống thiên tai`."""
    listed: re.Pattern[str]
    """A name of the table, with the place it governs."""
    formed: re.Pattern[str]
    formed_to_end: re.Pattern[str]
    """A kind of body and known fields: `Phòng Tài chính - Kế hoạch huyện …`."""
    free: re.Pattern[str]
    """A kind of body and any words, up to one that a title goes on with: `Ban Cơ yếu Chính phủ | ban hành`."""
    placed: re.Pattern[str]
    """A kind of body and a place: `Công an tỉnh …`; and bodies named in short."""
    common: re.Pattern[str]
    """A body printed in lower case: `nhà trường`, `hội đồng kiểm kê tài sản`."""
    end: re.Pattern[str]
    proper: re.Pattern[str]
    """A name that may stop here, as `continues` says: `Trung tâm Y tế huyện Buôn Đôn | thì`."""
    continues: re.Pattern[str]


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
    region = rf"(?i:khu vực)(?:\s(?:[IVX\d]+(?!\w)|{_NAME}(?:\s[-–]\s{_NAME})?))?"
    rank = (
        r"(?i:trung ương(?:\sđảng)?|tối cao|cấp cao(?:\stại)?|việt nam|nhà nước|quốc gia|cơ sở|đảng bộ|chi nhánh)(?!\w)"
    )
    leaders = rf"(?:(?i:(?:phó )?(?:{_words('leader')})),?\s){{0,3}}"
    kind = rf"(?i:{_words('kind')})"
    over = rf"{_words('over')}|số(?!\s\d{{1,2}}(?![\w/-]))"  # but Công ty Xây dựng số 9
    end = (
        rf"(?:\s*(?:$|[.;:()“”\"\n¶/|])|\s*,(?!\s(?:{_GOES_ON})(?!\w))|\s(?:{over}|{_AFTER_CAPITAL})(?!\w)"
        rf"|\s(?:và|hoặc|-|–)\s(?:{kind}\s[{UPPER}]|{_OTHERS}))"
    )
    closed = rf"{end}|\s(?:{_words('does')})(?!\w)"
    word = rf"(?:\s?,)?\s(?:[-–]\s)?(?!(?:{over})(?!\w))[\w'’&-]+"
    firm = rf"T(?:ổng công ty|ập đoàn|ổng cục)(?:{word}){{1,8}}?(?={end})"
    parent = rf"(?i:công an|công ty|bộ đội biên phòng)(?=\s{_UNIT})"
    qualifiers = rf"(?:\s(?:{rank}|{region}|{place}|{parent}|{_NAME})){{0,4}}"
    # A place or a proper name, with a small word behind it, is the end: `Ban Quản lý rừng Núi Cấm | trả`.
    proper = rf"\s(?:{place}|(?!{kind}\s){_SYLLABLE}(?:\s{_SYLLABLE}){{1,4}})(?=\s{_CONTINUES})"
    formed = rf"{leaders}{kind}(?:(?:\s?[-–,&]\s?(?<!,\n)|\svà\s|\s){part}){{1,5}}{qualifiers}"
    name = rf"(?:(?i:{_any(whole + opened)})|{_any(filter(None, symbols))})(?!\w)"
    charges = rf"(?i:về\s(?:công tác\s)?{_any(row['field'] for row in table('committees', __package__))})(?!\w)"
    return _Patterns(
        officer=re.compile(rf"(?i:(?:quyền |phó )?(?:{_words('officer')})),?\s"),
        charge=re.compile(rf"\s{charges}{qualifiers}"),
        listed=re.compile(rf"{leaders}{name}(?:\s{firm}|{qualifiers})"),
        formed=re.compile(formed),
        formed_to_end=re.compile(rf"{formed}(?={closed})"),
        free=re.compile(rf"{leaders}(?=[{UPPER}]){kind}(?:{word}){{0,13}}?(?:{word}(?={end})|{proper})"),
        placed=re.compile(
            rf"{leaders}{kind}(?=\s{_UNIT}){qualifiers}|(?i:ban thường vụ|ban chấp hành|thường trực)(?!\w)"
        ),
        common=re.compile(rf"(?:{_words('common')})(?!\w)(?:(?:(?!\svà\s){word}){{0,6}}?(?={closed}))?"),
        end=re.compile(closed),
        proper=re.compile(rf"(?:Sở\s\w.*|{proper.partition('(?=')[0]})$"),
        continues=re.compile(rf"\s{_CONTINUES}"),
    )


@cache
def _next_reference() -> re.Pattern[str]:
    """Where the next document begins: ` và Kế hoạch số 75-KH/TU`, `, Chỉ thị 5`."""
    nouns = "|".join(sorted((re.escape(modern_tones(n)) for n in lexicon.printed_nouns()), key=len, reverse=True))
    return re.compile(rf"(?:\s?[,;]|\s(?:và|cùng|-|–))?\s(?:(?:các|những)\s)?(?i:{nouns})\s(?:số\s?:?\s?)?\d")


_COMMITTEE = re.compile(r"(?:ban chỉ (?:đạo|huy)|tiểu ban|hội đồng|tổ công tác)(?!\w)", re.IGNORECASE)


def _one(window: str, start: int) -> int | None:
    """End of the body named from `start` on; a committee may state its charge behind its name."""
    end = _name_end(window, start)
    if end and window.startswith(" về ", end) and _COMMITTEE.search(window, start, end):
        charge = _patterns().charge.match(window, end)
        return charge.end() if charge else end
    return end


def _name_end(window: str, start: int) -> int | None:
    patterns = _patterns()
    if window[start : start + 1].islower() and (common := patterns.common.match(window, start)):
        return common.end()
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
    if (
        formed
        and (listed is None or formed.end() > listed.end())
        and patterns.continues.match(window, formed.end())
        and patterns.proper.search(window, start, formed.end())
    ):
        return formed.end()
    found = listed or patterns.free.match(window, start) or formed or patterns.placed.match(window, start)
    return found.end() if found else None


def body_of_officer(name: str) -> str:
    """The body that an officer signs for: `Sở Xây dựng` of `Giám đốc Sở Xây dựng`; other names stay."""
    officer = _patterns().officer.match(modern_tones(name))
    return name[officer.end() :] if officer else name


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
