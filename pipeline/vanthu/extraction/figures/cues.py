"""Patterns and words by which figures are joined to statements; the open vocabulary is in `phrases.tsv`."""

from __future__ import annotations

import re

from vanthu.orthography import UPPER

BRACKET = re.compile(r"\(([^()]*)\)")
MARK = re.compile(r"[.;!?\n)…](?:(?<=\n)|(?![0-9]))")
CLOSED = re.compile(r"\)\s*[,;.]")
ABBREVIATED = re.compile(r"\([A-ZĐ&-]{2,8}\Z")
"""A bracket that holds an abbreviation ends no clause: `tổng sản phẩm (GRDP), tăng`."""
HARD_GAP = re.compile(r"[.;!?\n](?:(?<=\n)|(?=\s))")
SENTENCE_END = re.compile(r"[.!?\n](?:(?<=\n)|(?=\s|\Z))")
CLAUSE_END = re.compile(r"[.;:!?\n](?:(?<=\n)|(?=\s))")
WINDOW = 320
"""How far a name, a target or a verdict may lie from its figure, in characters."""
REACH = 110
"""How far before a figure its target word may stand outside brackets, in characters."""
TAIL = 48
"""How much of the text before a figure words of change may fill, in characters."""
VERDICT_HINTS = (
    *("đạt", "vượt", "hoàn thành", "bảo", "trước", "cao hơn", "thấp hơn", "chậm", "sớm", "gấp", "hụt", "trễ", "đích"),
    *("bằng với", "bằng đúng", "bằng mức", "bằng chỉ", "bằng kế", "bằng nghị", "bằng mục", "bằng dự"),
)
FROM_TO = frozenset(
    f"{turned}{to}"
    for turned in (
        "",
        "điều chỉnh ",
        "điều chỉnh giảm ",
        "điều chỉnh tăng ",
        "tăng ",
        "giảm ",
        "nâng ",
        "kéo ",
        "kéo giảm ",
        "hạ ",
        "đã tăng ",
        "đã giảm ",
        "đã kéo giảm ",
    )
    for to in ("xuống còn", "xuống", "còn", "lên", "đến", "tới", "nay còn", "lên đến", "lên tới", "lên thành")
)
"""Between two values of one indicator: `giảm từ 72 xuống còn 61`."""
GOES_ON_TO = ("xuống", "còn", "lên", "đến", "tới", "thành")
"""How what stands between two values of one indicator ends."""
POINTS = "điểm phần trăm"
"""Differences between percentages only are told in this unit."""
POINT_UNITS = (POINTS, "điểm %", "điểm")
MANIFOLD = re.compile(r"(?:gấp|bằng)(?:\s(?:hơn|trên|gần|khoảng))?\s\Z")
"""Before how many times as much something is (`gấp 1,6 lần`)."""
WORDS_BEHIND = re.compile(r"(?:\s[^\W\d_]+\s[^\W\d_]+)?")
NONE_LEFT = re.compile(r"[,;]\s(?:không|chưa)\s(?:có|còn|xảy ra|để xảy ra)\s[^,;.:()0-9]{2,60}\Z")
"""Tells of something that there is none of, before its target."""
OF_OTHERS = re.compile(
    r"\((?:(?:bình quân|trung bình)\s)?(?:toàn quốc|cả nước|toàn ngành|toàn vùng|cùng kỳ|năm trước|năm ngoái"
    r"|chung (?:cả nước|toàn quốc|của tỉnh|toàn tỉnh))(?!\w)[^();]{0,20}\Z"
)
"""In brackets, before the figure of others: `3,12% (toàn quốc 2,91%; chỉ tiêu giao 2,8%)`."""
THAN = re.compile(r"(?:cao|thấp|nhiều|ít|lớn|nhỏ)\shơn\s(?:so\s(?:với\s)?)?", re.IGNORECASE)
DATED_LINK = re.compile(
    r"\A\(?(?:vào |của |(?=đầu |cuối ))?(?:(?:cuối |đầu )?(?:năm|tháng|quý)\s[0-9/ivx]+"
    r"(?:\snăm\s[0-9]{4}|\s?[-–]\s?[0-9]{4})?|(?:đầu|cuối) (?:nhiệm kỳ|năm|kỳ|giai đoạn))\)?,?\s"
)
"""When the first of two values held (`từ 26,1% năm 2015 lên …`)."""
SINCE = (
    r"so\s(?:với\s|cùng\s|(?=(?:năm|tháng|tuần|quý|cuối|đầu|trước|giai đoạn|nhiệm kỳ|kế hoạch|kh|chỉ tiêu|mục tiêu"
    r"|dự toán|nghị quyết)(?!\w)))"
)
"""Opens what a figure is compared with: `so với cùng kỳ`, `so năm 2013`."""
DOCUMENT = re.compile(r"(?:nghị quyết|chỉ thị|kết luận|quy định|thông tri)\s\Z")
ACCORDING = re.compile(
    r"(?:theo|thực hiện|tinh thần|triển khai|quán triệt|nội dung|từ|là)\s(?:[^\W\d_]+\s){0,2}"
    r"(?:nghị quyết|chỉ thị|kết luận|quy định|thông tri)\s\Z"
)
"""Before the bare number of a document that something follows."""
ISSUED = re.compile(r"\s(?:của|về|ngày|đặt ra|đề ra|xác định|nêu|nêu rõ|yêu cầu)\s")
"""Behind the bare number of a document: `Nghị quyết 06 của Tỉnh ủy`."""
EXCESS_HINTS = ("vượt", "hơn", "hụt", "thiếu", "kém", "chậm")
NUMBERS_PART = re.compile(r"[:;.,]\s*\(\Z")
"""Before the number of an item in brackets: `không đạt kế hoạch: (1) Tỷ lệ hộ nghèo …`."""
TOLD_SHARE = re.compile(r"\s?\)?[,;]\s(?:(?:đã|ước|mới|chỉ)\s)?(?:đạt|bằng|tỷ lệ)(?:\stỷ lệ)?\s?:?\s")
"""Between a result that is told with its target and its share of it: `165 triệu đồng/ha, đạt 91,7%`."""
PLAN_OF_PERIOD = re.compile(
    r"\s?(?:so\svới\s)?kế hoạch\s(?!trong\s|sau\s)(?:[^\W\d_]+\s){0,2}?(?:[0-9]{1,2}\stháng|quý|tháng|kỳ|vụ|đợt)(?!\w)"
)
"""A plan that ends with the period that is told of."""
OF_MORE_YEARS = re.compile(
    r"giai đoạn|nhiệm kỳ|Nhiệm kỳ|\s(?:3|4|5|năm|10) năm(?!\w)|(?:đến|toàn|cả) (?:năm 20|khóa|kỳ)"
)
"""In the name of a plan that is one for several years."""
AFTER_YEARS = re.compile(
    r"(?:sau|qua|trong)\s(?:gần\s|hơn\s)?(?:0?[1-4]|một|hai|ba|bốn)\snăm(?!\s[0-9])|giữa nhiệm kỳ|nửa (?:đầu )?nhiệm kỳ"
)
"""Before what was reached when such a plan was not yet over."""
TURNS_BEHIND = re.compile(r"[^,;]{0,60}[,;]\s(?:tăng|giảm)\s(?:thêm |khoảng |gần |trên |hơn )?")
"""Between the share of a plan and by how much its figure has changed."""
MARKER = 4
"""How long the mark that opens a heading may be."""
PLAN_NAMED = re.compile(r"[^,;.()\n]{1,60}")
PLAN_ENDS = re.compile(r"[,;.:()\n]|\s(?=(?:và|nhưng|song|tăng|giảm|còn|trong đó)\s)")
SHARES_ON = re.compile(
    r"\s=\s\Z"
    r"|(?:\svà|\snhưng|\ssong|[,;])\s(?:(?:chỉ|mới|cũng)\s)?(?:đạt|bằng)(?:\s(?:khoảng|gần|trên|hơn|xấp xỉ))*\s\Z"
)
"""Behind one share of a figure, before another: `bằng 94% so với kế hoạch và bằng 102% so với cùng kỳ`."""
REACHES = re.compile(r"[,;.:\s]*(?:thì\s)?đạt(?!\w)")
"""Behind a target that was reached or not: `kế hoạch 100 ha, đạt 98 ha`."""
IN_ORDER = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)")
GOES_ON_IN_ORDER = re.compile(r",?\s(?:và|;|hay)?\s?(?:đạt|là|còn)?\s?\Z")
"""Between results that are told in the order of their targets."""
OF_A_YEAR = re.compile(r"[;,.]\s(?:trong\s|đến\s|hết\s)?năm\s20[0-9]{2}\s(?:đã\s|mới\s|chỉ\s)?(?:đạt|là|có|còn)\s\Z")
"""Before what was reached in one of several years."""
OF_PLANS = ("chỉ tiêu", "tiêu chí", "mục tiêu", "nhiệm vụ", "nội dung")
"""What a plan consists of: so many of them are reached."""
OF_ITS_PLAN = re.compile(r"\s?(?:(?:theo|so với)\s)?(?:kế hoạch|kh|dự toán|dt|chỉ tiêu|nghị quyết|nq)(?!\w)")
"""Behind a ratio that is of a plan: `1.250/1.300 ha kế hoạch`; not `5/12 mục tiêu`, of which targets are counted."""
OF_PLAN_NAME = re.compile(r"\s(?:theo\s)?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết)\Z")
PAIRED = re.compile(
    r"[^,;:.()0-9]{0,60}[,;–-]\s(?:(?:thì|và|nhưng|cả năm)\s)?(?:kết quả|thực hiện|thực tế|đã|ước|kq|th)"
    r"(?:\s(?:được|đạt|là|làm|có|đã|cả năm|trồng|xây dựng|mới))*\s?:?\s?"
)
"""Between a target and the result that it is paired with."""
REACHED_TO_PLANNED = re.compile(
    r"\((?:thực hiện|kết quả|th|kq|đạt)\s?/\s?(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|kh|ct|dt|nq)\)"
)
"""Says of the ratios behind that they are of a plan."""
SO_FAR_DONE = re.compile(
    r"[^,;:.()0-9]{0,40}[,;]\s(?:đến nay|kết quả|thực tế|thực hiện)\s(?:đã\s|mới\s)?"
    r"(?:[^,;:.()0-9]{0,40}\s)?(?:được|xong)\s"
)
"""Between a target and what has been done so far."""
DONE = re.compile(
    r"[^,;.:()]{0,60}[,;–-]\s(?:(?:đã|mới|chỉ|và)\s)*(?:hoàn thành|thực hiện|làm|xong)\s(?:được\s|xong\s)?"
)
"""Between a target and what was done of it."""
PAIR = re.compile(r"\s?(?:so|so với|trên|/)\s(?:mức\s|con số\s|ngưỡng\s)?")
PAIR_OPENS = re.compile(r"\(\s*(?:(?:mới|chỉ|đã|đạt|là|còn|ước|giảm|tăng)\s)*")
"""Round the result and the plan that a bracket tells of: `vượt chỉ tiêu giao (85% so với 80%)`."""
IN_LIMITS = re.compile(
    r"\strong\s(?:mức|ngưỡng|giới hạn|chỉ tiêu|phạm vi|khung|hạn mức|tầm)\s[^;:.()]{0,40}?"
    r"(?:cho phép|khống chế|quy định|kiểm soát|giao|đề ra|đặt ra|an toàn)(?!\w)"
)
"""Says that a figure keeps to what a bracket behind it allows."""
STOCK = re.compile(r"\s(?:có|còn|là|với|gồm)(?:\s(?:khoảng|trên|hơn|gần))?\s\Z")
"""Before how many there are, not what was done."""
STANDS = re.compile(r"(?<!\w)hiện(?:\s(?:nay|tại))?(?!\w)")
DONE_FIRST = re.compile(
    r"(?<!\w)(?:ngay (?:sau|tại|trong|khi|từ)|bước đầu|trước mắt|nhân dịp"
    r"|(?:sau|tại|trong) (?:buổi )?(?:lễ|ngày|hội nghị)\s)"
)
"""Of what was done on the day that a plan was told: it answers no target."""
BOUNDS = (">=", "<=")
BOUNDS_BOTH = re.compile(
    r"(?:\s[^,;:.()0-9]{2,40})??(?:\s(?:vào\s|đến\s|trong\s)?(?:cuối\s|hết\s)?năm\s20[0-9]{2})?\svà\s"
)
"""Between two planned figures that one word bounds."""
BUT_ONLY = re.compile(r"(?:tuy nhiên|nhưng|song|vậy mà|mặc dù)(?!\w)[^.;]*\s(?:mới|chỉ)(?!\w)")
"""What was reached is told as too little, whenever it was."""
LOOKS_BACK = re.compile(r"[,;(\s–-]*(?:như vậy|do đó|do vậy|vì vậy|trong khi|mặc dù|dù|so với|nên)(?!\w)")
APART = re.compile(r"(?:\s(?:trở lên|trở xuống))?\s?[;,]\s")
"""Before a target that is told behind its result."""
COMPARED_FIRST = re.compile(r"(?:\A|[.;,\n])\s*so (?:với )?[^,;:.]*\Z")
"""A clause that opens with what is to be held against a target: `So với mục tiêu giảm từ 5%, số vụ giảm 8,3%`."""
LEVEL = re.compile(r"(?:\s(?:mức|ngưỡng|tỷ lệ|tỉ lệ|con số|giới hạn|cho phép))+\s*\Z")
"""Words for a planned value that stand between its bound and its figure: `dưới ngưỡng 3%`."""
HORIZON = re.compile(r"(?:(?:đến|tới|vào)\s(?:hết\s|cuối\s)?năm|đến)\s(20[0-9]{2})(?![0-9])")
"""When a target is to be reached that no single year has."""
BOUNDED_LEVEL = re.compile(rf"\s(dưới|trên){LEVEL.pattern}")
_NOT_ALONE = (
    r"(?!hoàn thành|đạt|vượt|thực hiện|không|chưa|kết quả|theo(?= )|so với|thấp hơn|cao hơn|còn lại|điều chỉnh"
    r"|số [0-9])"
)
TOLD_ALONE = re.compile(
    rf"(?:\A|[,;.:(\n])(?:{_NOT_ALONE}[^,;.:(\n])*?(?:chỉ tiêu|kế hoạch|dự toán|mục tiêu)"
    rf"(?:\s(?:{_NOT_ALONE}[^,;:.()\n]){{1,80}}?)?(?:\slà|\s?:)"
    r"(?:\s(?:trên|dưới|khoảng|từ|ít nhất|tối thiểu|không quá))?\s\Z"
    rf"|(?:\A|[.\n]\s{{0,2}})(?:chỉ tiêu|kế hoạch)\s(?:{_NOT_ALONE}[^;:.()\n]){{1,100}}?\slà\s\Z"
    r"|\sđược\s(?:[^\W\d_]+\s){0,3}?giao\s(?:kế hoạch|chỉ tiêu|dự toán|nhiệm vụ)\s[^,;:.()]{1,60}\Z"
    r"|\sđược\s(?:[^\W\d_]+\s){0,3}?giao\s(?:(?:trong\s)?năm\s20[0-9]{2}\s)?"
    r"(?:thu(?! phí| gom| mua| hộ)|trồng|phát triển|kết nạp|tuyển"
    r"|vận động|đào tạo|giải ngân|hoàn thành|xây|giảm|sản xuất|tiêm|khám|huy động)\s[^,;:.()0-9]{0,60}\Z"
)
"""Before a target that is told for itself: `chỉ tiêu biên chế năm 2024 là 1.850 biên chế`."""
BECAUSE = re.compile(r",\s(?:bởi|vì|do)\s")
"""Before why something is planned, which answers no target."""
LEVEL_HINTS = ("mức", "ảo", "so ", "đối", "con số")
REQUIRED = re.compile(r"(?<!\w)(?:yêu cầu|quy định|tiêu chuẩn|quy chuẩn)(?!\w)")
"""Tells a target that holds at any time of a year."""
AT_ANY_TIME = re.compile(
    r"(?:đúng|trước|quá|trễ|chậm) (?:thời )?hạn|hài lòng|khám phá|làm rõ"
    r"|chuyên cần|(?:bị|án) (?:hủy|sửa)|thu lãi|kịp thời"
)
"""In the name of a rate that is as it should be, or not, at any time of a year: `tỷ lệ giải quyết đúng hạn`."""
NOW_TOLD = re.compile(r"(?<!\w)(?:đến nay|hiện nay|hiện|tính đến)(?!\w)")
"""Between a target and what is reached of it so far."""
ON_THE_WAY = re.compile(
    r"(?<!\w)(?:đến nay|hiện nay|(?<!thực )(?<!phát )(?<!thể )hiện|tính đến)(?!\w)"
    r"|(?<!\w)mới(?=\s(?:chỉ\s)?(?:được|đạt|có|[0-9]))|(?:năm|tháng|thời gian) qua(?!\w)"
    r"|đến (?:hết|cuối|giữa) tháng|(?<=[;,] )đã có(?!\w)"
)
"""Between what is planned and how far one has come: `phấn đấu đạt 45%, hiện mới được 38,6%`."""
AGAINST_LEVEL = re.compile(
    r"[,;(\s]\s?(?:(?:khi|nếu)\s)?(?:so (?:với|cùng)|đối chiếu(?: với)?|(?:còn )?cách (?:khá |rất |còn )?xa"
    r"|(?:thấp|kém) xa|bỏ lỡ|chưa (?:tới|đến))(?=(?:\s(?:con số|mức|tỷ lệ|tỉ lệ|ngưỡng|yêu cầu))*\s\Z)"
)
"""Before a figure that is planned if what stands behind it says so: `so với mức 56% mà Nghị quyết đề ra`."""
UP_TO_LEVEL = re.compile(r"(?:vượt|đạt|hơn|tới)\s(?:xa\s|hẳn\s)?mức\s\Z")
"""Before the level that a verdict is upon: `chưa đạt mức 90%`."""
FAR_FROM = re.compile(r"xa|bỏ lỡ|chưa")
RELATES = re.compile(
    r"[,;:(/–-]|(?<!\w)(?:so với|so|hơn|nhiều|vượt|xa|đạt|hụt|thiếu|kém|bằng|với|trên|dưới|mức|là|đúng|khi|mà|còn|nhưng"
    r"|đảm bảo|bảo đảm|hoàn thành|lần|qua|được|theo|của|thua|chậm|trễ|nhanh|tới|tại|cách|trong|xấp xỉ|gần|chạm|lỡ"
    r"|mốc)(?!\w)"
)
"""What leads to a word for a target that a figure is held against."""
BEATS = re.compile(r"[(,;]\s?(?:vượt|cao hơn|(?P<less>thấp hơn|hụt|kém|còn thiếu|thiếu))[^0-9]*")
OFF_ITS_PLAN = re.compile(r"\(so (?:với )?[^(),;0-9]{2,40}\s(?:tăng|cao hơn|(?P<less>giảm|thấp hơn))(?:\sthêm)?\s\Z")
"""In brackets, how far from its plan a figure is: `(so với kế hoạch tăng 1,4%)`."""
COMPARES_ON = re.compile(r"[^;.]{0,40};\s(?:(?:nếu|khi)\s)?(?:so (?:với )?|trong khi |đối chiếu )")
"""A part of a sentence that holds the figure before it against a plan."""
PLAN_CLAUSE = re.compile(
    r"(?:[,;(–-]\s?|(?<=\s)(?=(?:trong khi|so với|so|trên mức|dưới mức|và (?:không|chưa) đạt)\s))"
    r"(?:(?:và(?= (?:không|chưa) đạt)|trong khi đó|trong khi|so với|so|còn|mà|nhưng|đối chiếu(?:\s(?:với|theo))?"
    r"|vượt xa|vượt|cao hơn|thấp hơn|(?:không|chưa) đạt|đảm bảo|bảo đảm)\s)*"
)
"""Opens a clause that may tell nothing but a plan."""
BRACKET_ENDS = re.compile(r"[^,;.:()0-9]{0,40}\)\s?,")
BOUND_ALONE = re.compile(r"\(\s*(?:ít nhất|tối thiểu|không (?:dưới|quá|vượt quá|thấp hơn)|≥|≤)\s?")
"""In brackets that tell nothing but what a figure may be."""
CLOSES = re.compile(r"\s?(?:trở (?:lên|xuống))?\s?\)")
SINCE_WORDS = re.compile(rf"\s?{SINCE}")
BASE_OPENS = re.compile(rf"[.!?\s]*{SINCE}")
"""A sentence that compares with what the sentence before tells."""
GOES_ON_BEHIND = re.compile(
    r"\s?,\s(?:(?:và|đã|ước|mới|chỉ|cơ bản)\s)*"
    r"(?:đạt|bằng|vượt|hụt|hoàn thành|thấp hơn|cao hơn|tương đương"
    r"|so (?:với )?(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)|(?:chưa|không) đạt|chỉ tiêu|mục tiêu|kế hoạch"
    r"|trong khi)(?!\w)"
)
"""Behind a bracket, what is told of the figure before it."""
GOES_ON = re.compile(r"\s?[.;]\s+(?:đạt|bằng)(?P<share>\s(?:tỷ|tỉ) lệ)?\s")
"""Between a figure and its share of the plan, where a sentence ends between them (`115/116 ha. Đạt 99,1% kế hoạch`)."""
ALL_OF = (" cả", " mỗi")
NO_FIGURE = re.compile(r"\s?(?:đầu|cuối|tăng|giảm|đạt|ước|qua|thực hiện|là)(?!\w)")
"""Behind a length of time that only says when: `bình quân 6 tháng tăng 3%`."""
COUNTED = ("noun", "counter")
PART_HINTS = re.compile(r"[gtch](?:(?<=g)ồm|(?<=t)rong|(?<=c)hia|(?<=c)ụ thể|(?<=h)ình thức)")
SUMS = ("money", "area", "weight", "length", "volume")
ALLOTTED = ("biên chế", "người")
ANYTHING = ("đơn vị", "trường hợp", "cái", "chiếc")
"""Words by which things of any kind are counted."""
NEW_TOTAL = re.compile(r"(?:đưa|nâng)\s(?:tổng\s)?số")
"""`…, đưa tổng số đảng viên lên 74.108`: no part any more."""
RAISED = ("nâng", "đưa", "nâng tổng số", "đưa tổng số")
AVERAGE = "bình quân"
TARGET_LEADS = (" giảm", " tăng", " là", " từ")
"""Before a figure that is the plan itself, not by how much it was beaten."""
ON_TIME = re.compile(
    r"(?:sớm|trước|chậm|muộn|trễ)(?:\shơn)?(?:\sso(?:\svới)?)?"
    r"(?:\s(?:kế hoạch|tiến độ|hạn|thời hạn|lộ trình|mục tiêu|yêu cầu)"
    r"(?:\s(?:đề ra|giao|đặt ra|quy định|được giao))?)?\s\Z"
)
"""Before how long a plan was kept before or after its time."""
DURATION_LEAD = re.compile(
    r"(?:giảm|rút|thời gian|(?<!trong )thời hạn|(?:dài|ngắn|lâu|nhanh|chậm) nhất|trong vòng|sớm hơn|chậm|muộn"
    r"|bình quân|trung bình|còn|độ tin cậy|sai[df]i"
    r"|có mặt(?:\stại\s[^,;.:0-9]{2,20})?|tiếp cận|phản hồi|chờ|(?:xuống|lên)(?= \Z))[^,;.]{0,24}\Z"
)
TIME_OF_DAY = re.compile(r",?\s(?:cùng |sáng |trưa |chiều |tối |đêm )?(?:ngày(?: hôm sau)?\s[0-9]|ngày\Z|thứ\s)")
"""Behind the time at which something begins: `19 giờ 30 phút, ngày 12/11/2018`."""
HOURS = 24
"""No time of day is later, in hours."""
CHANGE_PLANNED = re.compile(r"[\s(](?:tăng|giảm)(?:\s(?:thêm|trên|từ|ít nhất))?\s\Z")
SIGNED_TARGET = re.compile(r"(?:tăng|giảm)(?:\s(?:thêm|trên|từ|ít nhất))?\s[0-9]")
BARE_END = re.compile(
    r"[\s*]*(?:[,;.)\n]|\Z|và\s|-\s|–\s|so với"
    r"|\((?=nghị|chỉ|kế|mục|yêu|dự toán|kh|nq|ct|đạt|vượt|chưa|không|chiếm|[0-9]|[-+–]?\s*\Z"
    r"|tăng|giảm|trong đó|gồm|năm|cùng kỳ|nữ|có\s[0-9]))"
)
JUDGED_HINTS = ("khoản", "sắc thuế", "nội dung", "nhiệm vụ")
JUDGED = re.compile(r"\s(?:hoàn thành|không hoàn thành|xuất sắc|khá|tốt|yếu|trung bình)(?!\w)")
"""Behind how many of those told of before are judged so: `27 hoàn thành tốt, 2 hoàn thành`."""
NUMBERS_ITEM = re.compile(rf"[.)]\s+(?=[{UPPER}])")
NUMBERED = re.compile(r"[.)]\s+[^\W\d_]")
LOWERED = re.compile(
    r"(?:giảm|hạ)(?:\sxuống)?(?:\schỉ)?\s(?:còn|xuống|dưới)(?:\s(?:còn|dưới|khoảng|gần|trên|hơn|mức))*\s\Z"
)
"""Before a figure that was lowered as it should be."""
MOVED = re.compile(r"\s(?:giảm\s|tăng\s|nâng\s)?(?:xuống|lên)(?:\s(?:còn|tới|thành|đến))?\s")
"""Between the first of two values and the second."""
VERDICT_COLUMN = 80
"""How far behind a figure a verdict in a column of its own may stand, in characters."""
YEAR = re.compile(r"(?<![0-9/])20[0-9]{2}(?![0-9])")
YEAR_OF_PLAN = re.compile(
    r"(?:mục tiêu|chỉ tiêu|kế hoạch|nghị quyết|phấn đấu|kh|nq)(?!\w)[^.;,()0-9]{0,60}\s(?:(?:đến|tới|vào"
    r"|hết) )?(?:cuối )?năm 20[0-9]{2}"
)
LEVELS = 50
"""More per cent than this is a level that was passed, not by how much a plan was."""
ENDS = ("", ",", ".", ";", ")")
ONCE = re.compile(r"so (?:với|cùng) (?:khi|trước|lúc|thời điểm|ngày)(?!\w)")
"""Compares with a time, not with a plan: `so với khi ban hành kế hoạch`."""
EXCEEDED = re.compile(
    r"\s?(?:(?:hoàn thành|đạt)(?=\s(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|nghị quyết)|\s?\Z)"
    r"|(?:vượt|hụt|cao hơn|nhiều hơn|thấp hơn|ít hơn|cao|nhiều|thấp|ít)(?=\s(?:so|chỉ|kế|mục|dự|nghị)\s|\s?\Z)).*"
)
COMPLETED_IN_BRACKETS = re.compile(r"\A[^()]{1,60}\((?:thực hiện|đạt|mới đạt|chỉ đạt|kết quả|ước|ước đạt|th)\s?:?\s\Z")
COMPLETED = re.compile(
    r"(?:,\s(?:[^,;.()0-9]{1,30}\s)?(?:đạt|được|là)|\s(?:với|tương ứng|tương đương|bằng|là)(?:\stổng số)?)\s\Z"
)
"""Before the figure of a plan that has been told of: `vượt dự toán 22%, đạt`, `hoàn thành 100% kế hoạch với`."""
PER_HEAD = re.compile(
    r"(?:(?P<stroke>/)|trên |tính trên )\s?(?:một |1 |100 |10{0,2}[.]?000 )?"
    r"(?:vạn|nghìn|triệu|trăm)?\s?(?:dân|người|trẻ|phụ nữ|lao động|hộ|học sinh)"
    r"(?: dân| em)?(?: (?:đẻ|sinh)(?: ra)? sống)?(?: \([^()]*\))?\Z",
    re.IGNORECASE,
)
"""What a number without unit is a rate of; behind a stroke (`số bác sĩ/vạn dân`) also one with the unit before it."""
OF_HEADS = re.compile(
    r"(?:quy mô )?dân số|(?:tổng )?(?:số )?lượt|(?:tổng )?số (?:dân|người|hộ|khách|lao động|thuê bao)"
)
"""What a scale without unit counts, not a sum of money."""
COMPARED = re.compile(r"[,(–-]\s?(?:còn |đã )?(?:cao|thấp) hơn")
MET_OR_BEATEN = re.compile(r"đạt(?:,| và)\svượt")
MORE_PARTS = re.compile(r"còn lại|số khác|v\.v|\.\.\.|…|[0-9]")
"""Behind the last part of a total: there is more to it."""
OTHERS_OF_PLAN = re.compile(
    r"[,;]\s(?:(?:trong đó|riêng|có|còn)\s)*(?:vượt|đạt|không đạt|chưa đạt|hoàn thành)\s(?:kế hoạch|dự toán|mức giao)"
    r"(?:\s[^,;.:0-9]{1,30})?\s(?:là|có)\s\Z"
)
"""Before how many targets of a plan were passed: `11/14 chỉ tiêu hoàn thành, vượt kế hoạch là 05 chỉ tiêu`."""
MET_OR_PASSED = re.compile(
    r"\s(?:[^\W\d_]+\s){0,4}?(?:đạt|hoàn thành)(?:,|,? và|,? hoặc)\s(?:và\s)?(?:hoàn thành\s)?vượt(?!\w)"
)
"""Behind how many targets were met or passed: `18/23 chỉ tiêu đạt, vượt nghị quyết`."""
OPENS_ASIDE = re.compile(r"\s?\(\s?[-+–]?")
"""Between a figure and another alone in brackets."""
MOST_OF_THEM = re.compile(r"(?<!\w)(?:phần lớn|hầu hết|đa số)\s(?:các\s)?(?:chỉ tiêu|mục tiêu|tiêu chí|kế hoạch)")
"""Before a verdict that what is listed behind need not share."""
PLAN_CARRIED_OUT = re.compile(
    r"(?:\A|[.;,:]\s)(?:việc\s)?(?:thực hiện|hoàn thành)\s(?:kế hoạch|dự toán|chỉ tiêu)[^.;:,0-9]{0,60}"
    r"\sđạt\s(?P<over>trên\s|vượt\s|hơn\s)?\Z"
)
"""Before the share of a plan that was carried out: `thực hiện kế hoạch phát hành báo Đảng đạt trên 100%`."""
