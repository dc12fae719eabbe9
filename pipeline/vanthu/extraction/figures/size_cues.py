"""Patterns and words by which sizes and shares only say who is counted, not a figure of their own."""

from __future__ import annotations

import re

ALL_SIDES = re.compile(r"(?:tăng|giảm|trên|kéo giảm|đạt|về|với)\s(?:ở\s)?cả\s*\Z")
"""Before how many sides of something there are: `giảm trên cả 3 mặt`."""
SIDES = ("tiêu chí", "mặt", "chỉ số", "nội dung", "phương diện")
QUALIFIER = re.compile(
    r"\A\s?(?:(?!(?:xuống|lên|đến|tới|nay|năm|hiện|tăng|giảm|nâng|đã)\s)[^\W\d_]+\s){0,3}?"
    r"(?:trở\s(?:lên|xuống)\s?)?"
    r"(?::|(?:(?<=\s)|\A)(?:là|đạt|chiếm|có|còn|bằng|(?:(?<=lên\s)|(?<=xuống\s))(?:đã\s)?(?:tăng|giảm))\s)\s?"
    r"(?:tỷ lệ\s|trên\s|khoảng\s|gần\s)?\Z"
)
"""Between a figure that only says who is counted and theirs: `số trường có từ 12 lớp trở lên là 9 trường`."""
QUALIFIED = re.compile(
    r"(?:\A|[\s,;(])(?:số\s[^,;:()]{2,80}|(?:tỷ lệ|tỉ lệ|tỷ trọng)\s[^,;:()]{2,80}"
    r"|có\s(?:chiều dài|công suất|diện tích|dung tích|trọng tải)(?:\s[^,;:()]{2,40})?)\s"
    r"(?:(?<!giảm )(?<!tăng )từ|ít nhất|tối thiểu|trên|dưới|đủ|không quá)\s*\Z"
)
HAVING = re.compile(
    r"(?<!số )(?<!mỗi )(?<!các )(?:xã|phường|thôn|bản|huyện|đơn vị|hộ|chi bộ|khu dân cư|trường)\s"
    r"(?:chỉ\s|mới\s)?(?:đạt\s)?(?:dưới|trên|từ)\s\Z"
)
"""Before how much of a plan those who are counted have reached."""
QUALIFIED_BY_RANGE = re.compile(r"(?:\A|[\s,;(])số\s[^,;:()]{2,60}\s(?:đạt|có|được)(?:\stừ)?\s*\Z")
"""`số xã đạt 10-14 tiêu chí: 28 xã`."""
DAMAGED = re.compile(r"(?:thiệt hại|hư hại|hư hỏng|ảnh hưởng)\s(?:từ|trên|dưới|hơn)\s\Z")
"""Before the degree of damage that an area is told of: `thiệt hại trên 70% là 28,75 ha`."""
AT_MOST = (" không quá ", " tối đa ", " không vượt quá ")
OF_AGE = (" từ ", " dưới ", " trên ", " đến ", " đủ ", "rẻ ", "rẻ em ", " sinh ", " người ", " cụ ", " cháu ")
TOLD_BY = re.compile(
    r"theo\s(?:báo cáo|số liệu|thống kê|tổng hợp)(?:\s(?:sơ bộ|nhanh|bước đầu|chưa đầy đủ))?(?:\s(?:của|từ|tại))?\s\Z"
)
"""Before those who have told the figures that follow."""
QUALIFYING = (" từ", " ít nhất", " tối thiểu", " trên", " dưới", " đủ", " không quá")
FEW = 20
"""Larger numbers do more than say whose share is told behind them."""
TIMES = ("lần", "mũi", "liều", "buổi")
QUALIFYING_TIMES = (" từ ", " ít nhất ", " tối thiểu ", " đủ ", " trên ", " cả ")
SIZE_CLOSES = re.compile(r"\strở (?:lên|xuống)\s?(?::|(?:đạt|là|chiếm)\s(?=[0-9]))")
"""Behind a size from which on those are counted whose figure follows: `khám thai từ 3 lần trở lên: 88,2%`."""
OF_SHARE = re.compile(r"(?:tỷ lệ|tỉ lệ)\s[^,;:()]{2,100}\Z")
SHARE_BEHIND = re.compile(
    r"[^,;.:()%\n\"“]{0,80}?(?:[\"“][^\"”]{2,40}[\"”])?"
    r"(?::|\s(?:đạt|là|chiếm|còn))\s(?:tỷ lệ\s|trên\s)?[0-9][0-9.,]*\s?%"
)
SHARE_RIGHT_BEHIND = re.compile(r"\s[0-9][0-9.,]*\s?%")
"""Behind how often something was done, whose it was: `khám thai 4 lần 78,6%`."""
OF_LIGHT = re.compile(r"(?<!\w)(?:trẻ|sinh|nặng|cân nặng)\s(?:[^\W\d_]+\s){0,2}dưới\s\Z")
"""Before the weight below which children are counted: `trẻ sinh nặng dưới 2.500 gam`."""
FEE = re.compile(r"(?:(?:kinh|đoàn) phí công đoàn|đoàn phí|phí bảo trì|thuế (?:gtgt|vat|giá trị gia tăng))\s\(?\Z")
FEE_BEHIND = re.compile(r"\s(?:kinh|đoàn) phí công đoàn(?!\w)")
"""Round a percentage that is part of a fee's name: `thu kinh phí công đoàn 2% được 21,6 tỷ đồng`."""
WITH_ALL = re.compile(r"\s(?:đã\s|được\s|cơ bản\s)*(?:đạt|hoàn thành)(?:\s(?:chuẩn|đủ|được))*\s")
GROUPS = frozenset(
    (
        *("xã", "phường", "thị trấn", "huyện", "thôn", "bản", "ấp", "tỉnh", "đơn vị", "địa phương", "cơ quan", "sở"),
        *("dự án", "công trình", "gói thầu", "trường", "chi bộ", "đảng bộ", "doanh nghiệp", "chủ đầu tư", "hợp tác xã"),
        *("cơ sở", "tổ chức", "bộ", "ngành", "khoản thu", "nhiệm vụ", "chỉ tiêu", "tiêu chí"),
    )
)
"""Those that are counted by how far they have come."""
_SIZES = (
    r"(?:chiều dài|chiều rộng|chiều cao|công suất|diện tích|dung tích|trọng tải|tải trọng|độ dốc|quy mô|thu nhập"
    r"|doanh thu|độ tuổi|tuổi đảng)"
)
SIZED_FROM = (" trên ", " dưới ", " từ ", " đến ", " tới ")
UP_TO = (" đến ", " tới ", " đến dưới ", " tới dưới ")
OF_SUCH = re.compile(r"\s(?:có|sử dụng|đạt|nộp|vay|dài|cao|rộng)\s(?:[^,;:.()0-9]{1,40}\s)?từ\s")
"""Before the size from which on things are counted, which `trở lên` closes."""
SUCH_ENDS = re.compile(r"\s(?:trở (?:lên|xuống)|(?:đến|tới)(?: dưới)? [0-9])")
"""What closes it."""
OF_ITS_SIZE = re.compile(
    rf"(?:\s(?!(?:phải|đạt|là|còn|chiếm|và|được)\s)[^\W\d_]+){{0,8}}\s(?:có\s)?"
    rf"{_SIZES}(?:\s[^,;:.()0-9]{{1,30}})?\s(?:(?P<from>từ)|trên|dưới|tối thiểu|ít nhất)\s"
)
"""As QUALIFIED_GROUP, by a size right behind what is counted: `100% nhà máy công suất từ 10.000 m3 trở lên`."""
SCORES = ("điểm", "tiêu chí")
OF_SUCH_SIZE = re.compile(rf"\scó\s{_SIZES}(?:\s[^,;:.()0-9]{{1,30}})?\s(?:trên|dưới)\s")
QUALIFIED_GROUP = re.compile(
    r"(?!\s(?:chiếm|tương đương|tương ứng|bằng|với|hay|tức)\s)[^,;:.()0-9]{0,60}\s(?:trên|dưới)\s"
    r"(?<!chiếm trên )(?<!bằng trên )"
)
"""Between those who are counted (GROUPS) and how far they are: `12 địa phương thu ngân sách đạt dưới`."""
CLASS_FROM = (" từ ", " trên ", " dưới ", " đến ")
"""Before the size of a class of things that an item tells of."""
CLASS_ENDS = re.compile(
    r"(?:\sđến dưới\s[0-9.,]+\s?[^\W\d_]{1,6}|\sđến\s[0-9.,]+\s?[^\W\d_]{1,6})?(?:\strở (?:lên|xuống))?\s?:\s"
)
"""Between that size and how many there are: `- Tàu từ 15 m trở lên: 12 chiếc`."""
CLASS_OPENS = re.compile(
    r"\s*[-+*•]\s(?:tàu|thuyền|xe|hộ|rừng|ao|hồ|trại|cơ sở|nhà|doanh nghiệp|lò|kho|máy|trạm|thửa|dự án|cây)"
    r"(?:\s[^\W\d_]+){0,6}?\s(?:từ|trên|dưới)\s(?:[0-9.,]+\s?(?:[^\W\d_]{1,6}\s)?đến\s(?:dưới\s)?)?"
)
"""What such an item begins with."""
