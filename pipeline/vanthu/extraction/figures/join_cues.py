"""Patterns and words by which a figure is joined to the one before: shares, ratios, how far a plan was beaten."""

from __future__ import annotations

import re

from .cues import OF_ITS_PLAN

PHRASE = 9
"""Words that a noun phrase may have between a figure and its percentage in brackets."""
EARLIER = re.compile(
    r"\s(?:của\s)?(?:(?:cùng kỳ|cùng thời điểm)(?:\s(?:năm\s)?(?:trước|ngoái|20[0-9]{2}))?"
    r"|(?:năm|vụ|kỳ|tháng|quý|nhiệm kỳ) (?:trước|ngoái))(?!\w)"
)
"""Another time that a percentage is of, told without `so với`."""
EQUALS = re.compile(r"(?:[,(]|\svà)\s?(?:chỉ\s)?bằng\s\Z")
AND_OF_PLAN = re.compile(r"(?:\s[^\W\d_]+){1,8},?\svà\s")
"""Behind the share of a plan, before how it compares: `bằng 103% kế hoạch và 101% cùng kỳ`."""
NAMED_ANEW = re.compile(r":\s[^\W\d_]")
"""Behind a colon a name begins that is not the one before."""
ASKED = re.compile(
    r"(?:tỷ lệ|tỉ lệ|mức độ|chỉ số|điểm số)\s[^,;:.()0-9]{2,60}\s(?:qua|theo|từ|khi|trong)\s"
    r"(?:kết quả\s)?(?:khảo sát|kiểm tra|điều tra|đánh giá|lấy ý kiến|phỏng vấn|thăm dò"
    r"|giám sát)(?:\s[^,;:.()0-9]{2,30})?\s\Z"
)
"""Before how many were asked for the share told behind: `mức độ hài lòng qua khảo sát 250 phiếu là 93,6%`."""
SHARE = re.compile(r"chiếm(?:\s(?:tỷ lệ|tỉ lệ|tỷ trọng|khoảng|gần|trên|hơn|tới|đến))*\s*\Z")
OWN_SHARE = re.compile(
    r"\s(?:(?!(?:trong|trên|tổng|so|của|số|kế hoạch|chỉ tiêu|dự toán)\s)[^\W\d_]+,?\s){0,8}?"
    r"(?:có|là|đã|được|thuộc|sử dụng|tham gia)\s[^\W\d_]"
)
"""Behind a percentage that tells something of its own."""
OWN_AIM = re.compile(
    r"\s(?!(?:tổng|trong|trên|so|của|dân|kế hoạch|dự toán|chỉ tiêu|diện tích|số)\s)[^\W\d_]+\s[^\W\d_]+\s[^\W\d_]"
)
"""The same behind a figure that is still to be reached: `kết nạp 55 hội viên, 65% hộ hội viên đăng ký …`."""
PLACES = ("có", "ở", "tại", "cho", "với", "trong")
NAMED_SHARE = re.compile(r"[,;(–-]?\s?[,;(–-]\s?(?:đạt\s)?t[ỷỉ] lệ\s[^,;:.()0-9]{0,50}\s?")
AS_SHARE = re.compile(
    r",?\s?\(?(?:đạt|chiếm)(?:\s(?:một|khoảng|gần|trên|hơn|tới|đến))*\s(?:tỷ|tỉ)\s(?:lệ|trọng)(?P<named>\s[^\W\d_]+){0,3}\s*"
)
OF_LEVEL = re.compile(r"\s?so với (?:con số|mức) [0-9]")
"""Behind a share of a plan that is told as a figure: `bằng 99,5% so với con số 15.000 ha`."""
OF_OWN_PLAN = re.compile(r"\s?so\s(?:với\s)?(?:kế hoạch|chỉ tiêu|mục tiêu|nghị quyết)\s(?:đề ra\s|giao\s)?là\s")
SHARE_OF_PLAN = re.compile(
    r"[\s,(–-]*(?:(?:(?:và|đã|ước|mới|chỉ|cơ bản|tính|năm nay)\s)*"
    r"(?:đạt|bằng|hoàn thành|thực hiện|tương đương|tương ứng|xấp xỉ)"
    r"(?:\s(?:được|khoảng|gần|trên|hơn|mức|tỷ lệ|tỉ lệ|với|vượt))*\s*)?"
)
"""Between a figure and the share of its plan that it is."""
SHARE_OF_TOTALS_PLAN = re.compile(r"\s?[,(]\s?(?:mới\s|chỉ\s|ước\s)?(?:đạt|bằng)\s")
WHOLE = 100
REACHES_MORE = re.compile(r"\s?[,(–-]\s?(?:(?:đã|ước|cũng)\s)*(?:đạt|hoàn thành)(?:\s(?:trên|hơn|gần|khoảng|tỷ lệ))*\s")
"""Before a share of more than the whole, which can only be one of a plan."""
SHARE_IN_CHAIN = re.compile(
    r"(?:\s(?!(?:dự|mặt|nghiệp|tuyển|đỗ)\s)[^\W\d_]+){0,6}\s?[,(]\s?(?:(?:mới|chỉ|ước|đã|cũng)\s)*(?:đạt|bằng"
    r"|hoàn thành)\s(?:tỷ lệ\s)?"
)
"""Between a figure and its share of the plan where the figure before it told that it is one."""
SHARE_OF_PLAN_BEHIND = re.compile(
    r"[,(–-]\s?(?:(?:và|đã|ước|mới|chỉ|cơ bản)\s)*(?:đạt|bằng|hoàn thành|thực hiện)"
    r"(?:\s(?:được|khoảng|gần|trên|hơn|tỷ lệ|tỉ lệ))*\s*\Z"
)
"""As SHARE_OF_PLAN, behind what is counted: `24.120 người tham gia, hoàn thành 105,6% kế hoạch`."""
OF_PLAN_LABEL = re.compile(
    r"[\s,(;–-]*(?:(?:(?:tỷ lệ|tỉ lệ|so sánh)\s)?(?:th|thực hiện|kq|kết quả)\s?/\s?|(?:so|so với|tỷ lệ so|% so)\s)"
    r"(?:kh|dt|nq|ct|kế hoạch|dự toán|chỉ tiêu|nghị quyết)(?:\s(?:năm|cả năm|giao|tỉnh|huyện|xã|thành phố|[0-9]{4}))*"
    r"\s?(?::|là|đạt|bằng|\s|,)*"
)
"""Says of the percentage behind it that it is of a plan: `(TH/DT: 103,2%)`, `so KH đạt 95,7%`."""
DONE_BY = re.compile(r"\s?\)?[,;]?\s(?:đã\s)?hoàn thành\s")
"""Between a figure told with its plan and the share of it: `12 cuộc (kế hoạch 12), hoàn thành 100%`."""
LEAST_SHARE = 20
"""Less per cent than this is a share of what changed, not of its plan."""
AGAINST = re.compile(r"\s?so\s(?:với\s)?(?:(?!và\s)[^\W\d_]+\s){1,7}[0-9][0-9.,]*\s?%")
"""Behind a percentage that is held against another: `61,8% so với kế hoạch 60%`."""
AGAINST_BRACKET = re.compile(
    r"\s?\((?:mục tiêu|chỉ tiêu|kế hoạch|kh|nq|nghị quyết|yêu cầu)[^()0-9]{0,40}[0-9][0-9.,]*\s?%"
)
PLAN_ABOUT = re.compile(
    r"\s?(?:so với\s)?(?:kế hoạch|chỉ tiêu)(?:\s[^\W\d_]+){0,3}?\s(?:về|đối với)\s(?:số\s)?(?:lượng\s)?"
    r"(?P<what>[^,;.:()0-9]{2,40})"
)
"""A plan and what it is about: `kế hoạch năm về số lớp`."""
OF_ANOTHER_PLAN = re.compile(
    r"[^,;:(.]{0,60}(?:,|\s=|,?\s(?:và|nhưng))(?:\s(?:chỉ\s|mới\s)?(?:đạt|bằng))?(?:\s(?:trên|hơn|gần|khoảng))?\s*"
)
"""Between a figure's share of one plan and its share of another."""
OF_THEIR_PLAN = re.compile(
    rf"{OF_ITS_PLAN.pattern}|(?:\s[^\W\d_]+){{1,3}}\stheo\s(?:kế hoạch|chỉ tiêu|nghị quyết|dự toán)(?!\w)"
)
"""As cues.OF_ITS_PLAN, with more words before the plan: `16 sân bóng mini theo kế hoạch`."""
NOW = re.compile(r"[,;]\s(?:đến\s)?(?:nay|hiện nay|hiện)\s")
"""Before a figure of today behind one of once."""
BARE_LEAD = re.compile(r"\s?\)?\s?(?:\(.*|[^,;:()]*[,;(–-]\s?)?(?:(?:thì|địa phương|đã|và|cũng|còn|nhưng|vẫn|đạt)\s?)*")
"""Between a figure and by how much it beat its plan, if nothing else is named."""
OUT_OF = re.compile(r"\s(?:trong|trên)(?:\stổng)?\ssố\s|\strong\s(?:tổng\s)?")
"""Between a count and all that there are: `99 xã trong tổng số 188 xã`."""
OUT_OF_PLAN = re.compile(r"[^,;:.()0-9]{0,60}(?:/\s?|\s(?:trong|trên)(?:\stổng)?(?:\ssố)?\s)")
"""Between what was reached and all that was planned: `08 phiên tòa rút kinh nghiệm/06 phiên chỉ tiêu`."""
NAMES_THEM = re.compile(r"(?:\s(?:là|gồm|như)|:)\s[^\W\d_]+\s[^\W\d_]")
"""Behind how many targets there are, which ones they are."""
OF_ONE = re.compile(
    r",\s(?:thấp nhất|cao nhất|điển hình|tiêu biểu|dẫn đầu|đứng đầu)\s(?:là\s|như\s)?[^\W\d_]+\s[^\W\d_]"
)
"""Behind what all have reached, before that of one of them."""
NO_DIGITS = re.compile(r"[^0-9]*")
OF_ITS_OWN = re.compile(
    r"[^,;:()]{0,60}[,;]\s(?!(?:đạt|bằng|tăng|giảm|và|nhưng|còn|cao|thấp|đã|so|cơ bản|hoàn thành)\s)"
    r"[^\W\d_]+(?:\s[^\W\d_]+)+"
)
"""Between a figure and by how much another one beat its plan."""
RATIO_LEAD = re.compile(
    r"\A[\s,]*+(?:\(|với|tương ứng|tương đương|tức|hay|là)?[\s(]*+(?:với|tương ứng|tương đương|tức|là|có|khoảng)?\s*+\Z"
)
