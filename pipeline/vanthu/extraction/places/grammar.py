"""The patterns of `find`: how lists, numbered wards, sentences and clauses about former or new units are written."""

from __future__ import annotations

import re

from vanthu.extraction.places.value import Level
from vanthu.orthography import LOWER

_TYPES = "xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh"
_BRACKET = r"(?:\s*\([^()\n]{1,60}\))?"
_COUNTS = r"các|liên|cụm|những|một số|nhiều|mấy|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"

NUMBER = re.compile(r"0*(\d{1,2})(?![\d.,/]*\d|\w|%)")
"""The number of a ward or urban district; not a decimal, a share, a longer number."""
QUANTITY = re.compile(rf"\s+(?!và|hoặc|đến|của|thuộc|đã|có|là|trên|tại)[{LOWER}]")
"""After a number in a list of wards: it counts something else (`phường 1, 2 hộ`)."""
CAPITALS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?: [^\W\d_]+(?:['’][^\W\d_]+)*| \d{1,2}(?!\w)){0,5}")
_AMOUNT = r"(?:\s*:?\s*\d[\d.,]*\d?\s*%?(?-i: (?![A-ZĐ])[^\W\d_]+){0,3}(?=\s*[,;.]))?"
"""What a list tells of each member: `A 300 thùng mì; B 250`, `A 99,98%, B 100%`."""
SEPARATOR = re.compile(rf"{_AMOUNT}{_BRACKET}\s*(?:,\s*và|;\s*và|,|;|và|hoặc|cùng|/|\+|-|–)\s*", re.IGNORECASE)
"""Between members of a list; a bracket may follow a member (`A (huyện X), B`)."""
JOINED = re.compile(rf"{_BRACKET}\s*(?:,|;|và|,\s*và|với|cùng)?\s*(?:các|\d+)?\s*")
"""Between a mention and the type word of the next one of the same list: `xã A và các `xã B."""
PLURAL = re.compile(rf"(?:(?<!\w)(?:{_COUNTS})|\d+(?:/\d+)?)\s*\Z", re.IGNORECASE)
UNION = re.compile(rf"(?<!\w)({_TYPES})\s*(?:,\s*và|,|và|/|-|–)\s*\Z", re.IGNORECASE)
"""A further type word before the one at the name: `xã, thị trấn A, B`."""
HEAD = re.compile(rf"(?<!\w)(?<!cấp )({_TYPES}|địa phương|đơn vị|địa bàn|đảng bộ)(?!\w)", re.IGNORECASE)
OPENER = re.compile(
    r"(?:\(|:|(?<!\w)(?:gồm|gồm có|bao gồm|như|là|cụ thể|đó là|gồm các|trừ|kể cả)(?:\s+(?:gồm|là|như))?:?)\s*\Z",
    re.IGNORECASE,
)
"""What stands between a list's head and its first name."""
OPENER_ENDS = frozenset("(:mócàểưừả")
"""The last characters of what `OPENER` matches, in lower case: other text need not be searched."""
SENTENCE = re.compile(r"[\n.!?;](?:(?<=\n)|(?<![A-ZĐ].)(?=\s))\s*")
"""The end of a sentence or line; not the full stop of an abbreviation (TP. Biên Hòa)."""
ROUTE = re.compile(r"\s*[-–]\s*\Z")
"""`tuyến Biên Hòa - Long Thành`."""
NEW_TYPE = re.compile(rf"\s*(?:(?:một|01)\s+)?(?:(?:{_TYPES}|đơn vị hành chính)\s+mới\s*)?\Z")
"""Between the words of `merger.tsv` and the type word: `thành 01 xã mới có tên gọi là`."""
FORMER = re.compile(
    r"\s*\(?\s*(?:cũ|(?:trước đây|trước kia)(?!\s?:|\s(?:là|thuộc|của|gồm|có)(?!\w))"
    r"|trước khi (?:thực hiện )?(?:sắp xếp|sáp nhập|hợp nhất|giải thể))(?!\w)"
)
"""After a name: the unit is no more; `(trước đây là ấp 5, xã Y)` tells what it was before."""
AFTERWARDS = re.compile(
    r"(?:\d+\.\s*|-\s*)?Sau (?:khi (?:thực hiện )?)?(?:sắp xếp|sáp nhập|hợp nhất|điều chỉnh|nhập)"
    r"(?: (?:các )?đơn vị hành chính(?: cấp \w+)?)?(?: (?:nêu trên|theo quy định tại \w+ này))?,"
)
"""A sentence about the state that a resolution creates: `Sau khi sắp xếp, …`."""
FORMED = re.compile(
    r"\s*(?:mới\s+|\([^()]{0,40}\)\s*)?(?:được\s+|là đơn vị\s+|chính thức\s+){0,3}"
    r"(?:thành lập|hình thành)(?:\s+mới)?,?\s*(?:trên cơ sở|từ|sau khi|do|theo)(?!\w)"
)
"""`Xã X (mới) được thành lập trên cơ sở nhập …`: the clause tells what the unit was made of, after its name."""
ROW = re.compile(r"[ |]*(?:\d{1,3}[.)]?|[-+*•])?[ |]*(?=\S)")
"""The beginning of a line of a table or list, up to its first cell with words."""
CELL_END = re.compile(r"[ \t]*(?:\||\t|[ ]{2}|:|\n|\Z|;|\d|\()")
"""The end of a cell, or of the first words of a line."""
INSIDE = re.compile(r"\s?(?:,|\(|-|–)\s?\Z")
"""Between a name and the unit that it lies in: `Tuy Đức, Đắk Nông`, `Mai Châu (Hòa Bình)`."""
BYLINE = re.compile(r"(?:[Bb]ài|[Ảả]nh|[Tt]in|BÀI|ẢNH|TIN)\s?:\s?\Z")
"""Who wrote it stands behind: `Bài, ảnh: Thu Hà`."""
AUTHORITY = re.compile(
    r"(?:SỞ|BAN|CỤC|CHI CỤC|CÔNG AN|PHÒNG|HỘI|TÒA ÁN|VIỆN KIỂM SÁT|BẢO HIỂM XÃ HỘI|KHO BẠC|LIÊN ĐOÀN|UBND|HĐND|"
    r"UBMTTQ|ỦY BAN|BỘ CHỈ HUY|THANH TRA|HẠT|MTTQ|ĐOÀN)\s"
)
"""How the line of an authority in a letterhead begins: `SỞ Y TẾ HẢI DƯƠNG`."""
DATED = re.compile(r", ?(?:ngày|tháng) ")
"""After a name in a line of place and date."""
WORD_END = re.compile(r"[\w'’]+\Z")
"""A word, at the end of what stands before a space."""
LETTERS_END = re.compile(r"[^\W\d_]+\Z")

LEVELS_OF: dict[str, tuple[Level, ...]] = {
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("district",),
    "thành phố": ("province", "district"),
    "tỉnh": ("province",),
}
ALL_LEVELS: tuple[Level, ...] = ("commune", "district", "province")
