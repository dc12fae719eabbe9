"""Patterns by which changes are told: what rises or falls, by how much, and what it is named by."""

from __future__ import annotations

import re

from .cues import SINCE

STILL = re.compile(r"\s(?:lại|vẫn|còn|cũng|đều|đã|dự kiến|ước)\s*\Z")
SIGNED = re.compile(r"(?:\((?:tức\s|tương ứng\s)?|,\s|;\s)\+\Z|\((?:tức\s|tương ứng\s)?[-–]\Z")
"""Before a change that its sign alone tells: `giảm 12 vụ (-15,2%)`, `14 dự án (-3 dự án)`, `612 hộ, +12,4%`."""
AIM = re.compile(r"(?:mục tiêu|chỉ tiêu|phấn đấu)(?:\slà)?\Z")
CHANGED_NOUN = re.compile(
    r"\s(?!(?:và|so|trong|về|do|nhờ|mỗi|bình quân|ở|tại|với|cho|theo|nhưng|là|hằng|hàng|trên|mà|để|chủ|năm|tháng|quý"
    r"|khi|nếu|đối|thì|còn|đạt|tương|nâng|góp|qua|từ|đến|vào)\s)[^\W\d_]+\s[^\W\d_]+"
)
"""What changed, behind its change: `giảm 1,5% trường hợp vi phạm`."""
LISTED_ON = (" và ", ", ")
CHANGED_TOO = re.compile(r"\s[^,;:.()0-9]{2,40}\svà\s")
CHANGED_ALSO = re.compile(r"\s[^,;:.()0-9]{2,40},\s")
TURNS_ANEW = re.compile(r"tăng|giảm|đạt|chiếm|còn|bằng")
"""Between shares that changed alike and what they are compared with: `giảm 12% số vụ, 20% số người chết so với …`."""
BASE_BEFORE = re.compile(rf"(?:\A|[;,.(])\s?{SINCE}[^,;:.]{{2,40}}\Z")
AVERAGE_LEAD = re.compile(r"[,;]\s[^,;:.()]{0,20}bình quân(?:\s(?:mỗi|hằng|hàng)\snăm)?\Z")
YEARLY = re.compile(r",\s(?P<sign>tăng|giảm)\sbình quân\s(?:hằng|hàng|mỗi)\snăm(?:\s(?:trên|hơn|gần|khoảng))?\s\Z")
TURNED_BY = re.compile(
    r"(?:\A|[,;:.(–+\n-]\s?|(?:phấn đấu|mục tiêu|chỉ tiêu|yêu cầu|đã|sẽ|phải|tiếp tục|nhằm|góp phần|và|năm|[0-9]\S?)\s)"
    r"(?:kéo\s)?(?P<sign>tăng|giảm)\s(?P<of>(?!cường|trưởng|gia\s|tốc|bình quân|thêm|mạnh|nhẹ|nghèo\s)"
    r"(?:(?!(?:còn|xuống|lên|đạt|là|bằng|đến|tới|cho|với|so|từ|ít|tối)\s)[^\W\d_]+\s){2,10}?)"
    r"(?:(?P<mean>bình quân\s(?:mỗi năm\s)?)|(?:từ|ít nhất|tối thiểu|trên|hơn|khoảng|gần|thêm|không dưới)\s)*\Z"
)
"""Before by how much something named behind the verb rises or falls: `kéo giảm phạm pháp hình sự ít nhất 5%`."""
TURNED_FIRST = re.compile(r"\A(?:kéo\s)?(?:tăng|giảm)\s", re.IGNORECASE)
GROWTH = re.compile(
    r"(?:tốc độ|nhịp độ|mức|giá trị|tỷ lệ|tỉ lệ|tỷ suất|chỉ số|hệ số)\s*\Z"
    r"|(?:tốc độ|nhịp độ|mức)\s(?:tăng|giảm)[^,;:(]{0,60}\Z"
)
"""What names how much something grows: the figure behind it is no change of it."""
CLAUSE_OPENED = re.compile(r"[:;.]\s[^:;.,]*[^\W\d_]{2}[^:;.]*,\Z")
"""A name of its own before a comma and a change: `gồm: tổng sản phẩm, tăng 7%`."""
GREW_BY = re.compile(r"(?:,|\svà)\s(?:(?:ghi nhận|đạt|với|có|tương ứng|duy trì|giữ)\s){1,2}mức\Z")
"""But behind the figure that grew: `4,1 tỷ đồng, ghi nhận mức tăng 10,5%`."""
PASSED = re.compile(
    r"(?<=\w)\s(?:(?:đã|lần đầu(?: tiên)?|chính thức|cũng|sớm|ước|dự kiến)\s)*vượt"
    r"(?:\s(?:qua|mốc|mức|con số|ngưỡng|trên))*\s?\Z"
)
"""Between a name and the level that it passed: `sản lượng lần đầu vượt 1.420 triệu kWh`."""
CHANGED = re.compile(
    r"(?:\s(?:tiếp tục|đã|cũng|đều|vẫn|lại|dự kiến|ước tính|ước))*\s?(?:tăng|giảm|rút ngắn)"
    r"(?:\s(?:thêm|được|mỗi năm))?\Z"
    r"|\A(?:đã\s)?(?:tăng|giảm|rút ngắn)\Z"
)
EQUAL_TO = frozenset(
    ("tương đương", "tương ứng", "tương ứng với", "tương đương với", "hay", "tức", "(", "(tương đương")
)
LEVEL_OF_PLAN = re.compile(r":|ngưỡng|mức|giới hạn|(?:là|đạt|còn)\s\Z")
"""In words for a plan whose own figure follows, not by how much it was beaten."""
REACHED_OR_MORE = re.compile(r"đạt(?:,| và) vượt\s*\Z")

OPENS_SHARE = re.compile(r"(?:\s[^\W\d_]+){1,4}\s\(\s?[+–-]?")
"""Between a change and its share in brackets, what it counts: `tăng 42 người chết (6,42%)`."""
