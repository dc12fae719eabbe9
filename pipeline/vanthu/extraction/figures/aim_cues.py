"""Patterns and words by which targets are set, singly, in lists and under headings."""

from __future__ import annotations

import re

_RESULT = r"kết quả(?<!trả kết quả)(?!\s(?:giải quyết|thủ tục))"
"""Not of what an office hands out: `trả kết quả`, `số hóa kết quả giải quyết`."""
_FROM_HERE = r"\s(?:(?:nay|tại)\s)?(?:(?:tăng|giảm|nâng)\s)?(?:lên|xuống)\s"
"""Behind how things stand, what they are to come to: `từ 14% hiện nay xuống dưới 8%`."""
SET_HINTS = (
    "đề nghị ",
    "chỉ đạo ",
    "khẩn trương ",
    "dự kiến",
    "nhiệm vụ",
    "phương hướng",
    "quyết tâm",
    "định hướng",
    "tầm nhìn",
    "từ nay đến",
    "gian tới",
    "việc chính ",
    "việc trọng tâm ",
    "việc lớn ",
)
RESULT_LEAD = re.compile(
    r"(?:kết quả|thực hiện|tình hình|hoàn thành|đã phấn đấu|đã (?:cơ bản )?(?:đạt|vượt))[^.;:\n]*\Z"
    r"|(?:(?<!\w)đã|so với|so|[0-9]%|vượt|khó đạt|chưa đạt|không đạt|hơn|trong khi|đối chiếu|so sánh"
    r"|phù hợp|gắn|cách|xa)\s\Z"
    r"|(?:(?:không|chưa)\s(?:đạt|hoàn thành)|chỉ tiêu\s(?:đạt|vượt|hoàn thành))(?!\w)[^.;:\n]*\Z"
)
STILL_TO_DO = re.compile(
    r"(?:để|nhằm|tiếp tục|tập trung|quyết tâm|phấn đấu|góp phần|bước đệm)\s(?:[^\W\d_]+\s){0,4}?"
    r"(?:thực hiện|hoàn thành|đạt)\s(?:thắng lợi\s|tốt\s|được\s)?(?:các\s|những\s)?\Z"
)
"""But not where they are to be carried out: `để huyện thực hiện mục tiêu đến năm 2025`."""
REACHED = re.compile(
    r"\s(?:được|hoàn thành được)\s"
    r"|[^:.;0-9]{0,40}?(?<!cần)(?<!phải)(?<!đấu)\s(?:đạt được|(?:chưa|không|khó)\s(?:đạt|hoàn thành))"
    r"|[^:.;0-9]{0,60}?\s(?:(?:cơ bản|đều|đã)\s(?:đạt|vượt|hoàn thành)|đạt và vượt(?!\s[0-9]))"
    r"|\s(?:(?:chưa|không)\s)?(?:vượt|đạt|hoàn thành|thực hiện)(?:\s[^.;:0-9]{1,40})?\s?(?:gồm|là|như)?\s?:"
    r"|\s(?:vượt|đạt|hoàn thành)\s(?:gồm|là|như)\s"
    r"|\s(?:đạt|hoàn thành)\s(?:rất\s|khá\s|tương đối\s)?(?:cao|thấp|khá|tốt|kế hoạch|nghị quyết|kết quả)(?!\w)"
)
OF_PLAN_AIMED = re.compile(r"(?:so(?: với)?|%) (?:dự toán|kế hoạch|chỉ tiêu|mục tiêu)\s\Z")
"""Before `phấn đấu` that only tells which plan a share is of: `bằng 112% so dự toán phấn đấu`."""
COUNTED_BEFORE = re.compile(r"(?<![0-9])[0-9]{1,3}\s\Z")
"""`33 chỉ tiêu chủ yếu` are counted, not named."""
LISTED_BEHIND = re.compile(r"\s?(?:(?:bao\s)?gồm|như sau|là)?\s?:|\s(?:bao\s)?gồm\s")
"""But named where they are listed behind: `12 chỉ tiêu chủ yếu gồm: …`."""
ITEM = re.compile(
    r"(?:(?:\A|[.;:)\n])\s*(?:[0-9]{1,2}(?:[.)]|/(?=\s))|[-+–•]|(?<=\n)[a-zđ]\))|\s\([0-9]{1,2}\)\.?|(?<=\s20[0-9]{2})\s1[.)]|\s[IVX]{1,4}\.)\s*(?=[^\W\d_]|[0-9][0-9.,]*\s?(?:[%/]|[a-zà-ỹđ]))"
    r"(?!(?:Kết quả|Tình hình|Đánh giá|Tồn tại|Hạn chế|Nguyên nhân)\s)"
    r"(?!(?i:(?:Tổng )?(?:Kinh phí|Nguồn vốn|Nguồn lực|Nhu cầu vốn|Thời gian)(?: thực hiện)?\s?:))"
)
"""What opens an item of a list of targets."""
FIELD_LINE = re.compile(r"(?<=\n)[ \t\xa0]*[^\W\d_][^\n.;:0-9]{2,60}:\s*?(?=\n)")
"""A line between the items of a list that only names a field: `Về dinh dưỡng:`."""
TASKS = ("Nhiệm vụ", "Giải pháp")
"""Items that end a list of targets, unless it is one of tasks."""
TOLD_AS_REACHED = re.compile(
    rf"(?<!\w)(?:đã|hiện(?!\s(?:đại|hành|lưu|trường|vật|có(?=\s?[;,.)\n]|\s?\Z))|{_FROM_HERE})|đến nay|{_RESULT}"
    r"|ước|so với(?!\s(?:tổng\s)?số\s[^;,.0-9]{2,30}\shiện có|\s(?:năm 20|giai đoạn 20|đầu nhiệm kỳ|cuối nhiệm kỳ))"
    r"|cùng kỳ|(?<=[0-9] )tháng(?! cuối)|tháng(?<!vào tháng)(?<!trước tháng)(?= [0-9])|(?<=trong )tháng"
    r"|(?:năm|tháng|thời gian|nhiệm kỳ|giai đoạn|vừa|thông) qua|năm (?:học )?(?:trước|ngoái)|vừa"
    r"|(?:đạt|bằng|của|so|(?<!\A)(?<!\n)(?<!\.\s)theo)\s(?:kế hoạch|dự toán|nghị quyết)|vượt"
    r"|(?:chỉ tiêu|mục tiêu)(?:\s\w+){0,3}\sđạt\s(?:khá|tốt|cao|thấp)|(?:đạt|thực hiện|giải quyết|kết nạp) được"
    r"|được(?=\s(?:(?:trên|gần|hơn|khoảng)\s)?[0-9]))(?!\w)"
)
"""Words by which a sentence tells results, and so ends a plan."""
AMONG_THEM = re.compile(r"[.\s]*Trong đó\W")
BRACKET_MOVES = re.compile(r"\s?\([^()]*\)\s*(?:tăng |giảm |nâng )?(?:xuống|lên|còn|đến|tới)\s")
"""Behind what a target starts from, with its parts in brackets: `từ 33,4% (thị trấn 18,5%) xuống còn 31,2%`."""
FROM_NOW = re.compile(
    r"\s?\(?(?:như )?(?:hiện nay|hiện tại|hiện có|hiện hành)\)?\s(?:tăng |giảm )?(?:lên|xuống|còn|đến|tới)\s"
)
"""Between how things stand and what they are to come to: `từ 10% hiện nay lên trên 70%`."""
WILL_BE = re.compile(
    r"\s(?:[^\W\d_]+\s){1,8}?sẽ\s(?:được|có|lắp|xây|làm|hoàn thành|đạt|chuyển|sử dụng|tham gia|áp dụng)\s"
)
"""Behind those of whom something will be true: `100% bến bãi sẽ lắp cân điện tử`."""
COMES_TO = re.compile(
    r"(?:\strở (?:lên|xuống))?\s?\((?:(?:để|nhằm|tức|tương ứng|đưa|nâng|giảm|hạ|kéo)\s)*"
    r"(?:xuống còn|còn|xuống|lên|đạt)\s(?:(?:khoảng|trên|dưới|ít nhất|không quá|tối đa|tối thiểu)\s)?"
)
"""Behind a planned change, what it shall lead to: `giảm 1,5% (còn dưới 4%)`."""
MOVES_TO = re.compile(r"[^,;.]{0,40}(?<!trở)\s(?:xuống|lên|còn|đến|tới)\s")
ADJUSTS = re.compile(r"điều chỉnh[^.;:]*\Z")
ADJUSTED_TO = re.compile(
    r"(?:điều chỉnh(?:\s(?:giảm|tăng|nâng|hạ))?(?:\s(?:xuống|còn|lên|thành|là|bằng))+"
    r"|(?P<kept>giữ nguyên\s(?:mục tiêu|chỉ tiêu|kế hoạch|dự toán)(?:\s[^,;:.()0-9]{1,60}?)?)(?:\s(?:là|ở mức|đạt))?)"
    r"(?:\s(?:mức|khoảng|trên|dưới|ít nhất|tối thiểu|từ))?\s\Z"
)
"""Before a target that is set anew, or kept as it is."""
EXPECTED = re.compile(
    r"(?<!\w)(?:kế hoạch|phấn đấu|năm 20[0-9]{2})[^.;:]{0,80}\sdự kiến\s(?![^.;:]*(?<!\w)(?:đã|đến nay|vượt)\s)"
)
"""In a sentence of a plan that tells what is expected: what is estimated there is still to come."""
ESTIMATED = re.compile(r"(?<!\w)ước(?: tính)?(?!\w)\s?")
PART_OF_A_YEAR = re.compile(r"[;.]\s(?:riêng\s)?(?:trong\s|đến\s|hết\s)?năm\s(20[0-9]{2})\s[^;.]*\Z")
PASSAGE = re.compile(
    r"mục tiêu|chỉ tiêu|kế hoạch|quy hoạch|đề án|chương trình|chiến lược|đến (?:hết |cuối )?năm 20|giai đoạn|nhiệm kỳ"
    r"|(?:năm|thời gian|tháng|quý) tới"
)
"""In a sentence that tells a plan, not one target beside results: what follows may turn to another field."""
NAMES_AIMS = re.compile(r"(?:các|một số|những)\s(?:mục tiêu, )?chỉ tiêu\Z|chỉ tiêu (?:chủ yếu|cụ thể)\Z")
"""Words for targets that results may follow as well."""
SETS_AIMS = re.compile(
    r"phấn đấu|đề ra|đặt ra|thông qua|quyết nghị|xác định|giao|đăng ký|dự kiến|phương hướng|nhiệm vụ|mục tiêu|đến năm"
    r"|ban hành|phê duyệt|điều chỉnh|kế hoạch năm|thống nhất"
)
"""Beside them: they are set."""
ADJUSTS_LIST = re.compile(
    r"điều chỉnh\s(?:giảm\s|tăng\s)?(?:(?:các\s|một số\s)?(?:mục|chỉ) tiêu|kế hoạch|dự toán)[^.;\n]*\Z"
)
"""The head of a list of targets that are set anew: `điều chỉnh một số chỉ tiêu như sau: - Sản lượng: từ …`."""
RESULTS_ABOVE = re.compile(
    r"(?:\A|\n|[.;]\s)(?:[ivx0-9]{1,4}[.)]\s?)?(?:về\s)?(?:kết quả|tình hình|đánh giá)[^;:]{0,120}\Z"
)
RESULTS_TITLE = re.compile(
    r"\s*(?:báo cáo\s)?(?:kết quả|tình hình|đánh giá)\s"
    r"(?![^\n]*(?:phương hướng|nhiệm vụ|kế hoạch|mục tiêu|chương trình))[^\n]{2,160}\n"
)
"""The title of a page that tells of nothing but results."""
RESULTS_LISTED = re.compile(
    r"(?:bằng|đạt)\s(?!100%)[0-9][0-9.,]*\s?%\s(?:so (?:với )?)?"
    r"(?:kế hoạch|kh|dự toán|dt|nghị quyết|nq|chỉ tiêu|mục tiêu)(?!\w)(?! trở lên)"
    r"|so (?:với )?cùng kỳ|[,;]\s(?:không|chưa) đạt(?=\s?[.;,)\n]|\s?\Z)"
    r"|[,;(]\s?(?:vượt|đạt(?!\s100%))\s(?:[0-9][0-9.,]*\s?%\s)?(?:so với\s)?"
    r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết)(?!\w)"
    r"|\((?:kh|kế hoạch|nq|chỉ tiêu|nghị quyết|mục tiêu)[^()0-9]{0,30}[0-9]"
)
"""What is told of results only."""
LEAD = 200
"""How far behind the words for targets the first item of their list may begin."""
ITEM_LINE = re.compile(
    r"\s*(?:[-+–•*]|\(?[0-9]{1,2}(?:[.)]|/(?=\s))|[a-zđ]\))"
    r"\s*(?:[^\W\d_]|[0-9][0-9.,]*\s?(?:[%/]|[a-zà-ỹđ]))"
)
HEAD_LINE = re.compile(rf"\s*[IVX]{{1,4}}\.\s*[^\W\d_]|{ITEM_LINE.pattern}")
SET_BEFORE = (" đề ra ", " đặt ra ", " thông qua ", " xác định ", " gồm ", " có ", " giao ")
"""Before how many targets were set: `đề ra 12 chỉ tiêu`."""
STRIVES = re.compile(r"(?:phấn đấu(?:\s(?:đến|tới))?|sẽ)\Z")
"""Words behind which `được` tells of no result: `phấn đấu đến hết tháng 9 huy động được 98%`."""
BASELINE = re.compile(
    r"\((?:(?:vào |tại |thời điểm )?(?:đầu|cuối) (?:năm|kỳ|nhiệm kỳ|giai đoạn)|năm (?:trước|ngoái|gốc)|cùng kỳ"
    r"|trước đây"
    r"|thời điểm|hiện)(?!\w)[^()]*\Z"
)
"""In brackets, where a target started from: `(đầu năm là 64,7%)`."""
YEAR_IN_BRACKETS = re.compile(r"\((?:(?:ước|thực hiện|so với|hiện trạng)\s)*năm (20[0-9]{2})[^()]*\Z")
NORM_OF_EACH = re.compile(
    r"(?<!\w)(?:(?<!đặt )mức"
    r"(?:\s(?:hỗ trợ|thưởng|thu(?! nhập)|chi|đóng|vay|khoán|phụ cấp|trợ cấp|phí)(?:\s[^,;.:0-9]{2,40})?)?"
    r"|định mức|đơn giá|phụ cấp|trợ cấp"
    r"|giá (?:bán|thuê|khởi điểm))(?:\s(?:là|từ|khoảng|tối đa|không quá|bằng))*\s\Z"
)
"""Before a rate of money that is given to each: `hỗ trợ tiền xe, mức 150.000 đồng/người`."""
NORM = re.compile(
    r"(?<!\w)(?:mỗi (?!năm|tháng|quý|vụ|ngày|tuần|nhiệm kỳ)[^\W\d_]+|(?:(?<!đặt )mức|định mức|đơn giá)"
    r"\s(?:hỗ trợ|thưởng|thu(?! nhập)|chi|đóng|vay)"
    r"|đơn giá|định mức|giá (?:bán|thuê|khởi điểm|trị hợp đồng)|tiền thưởng"
    r"|(?<!phấn đấu )trị giá(?! [^,;.:0-9]{2,60} đạt)|tổng mức đầu tư|khái toán"
    r"|(?<!vận động )(?<!huy động )(?<!thu hút )(?<!kêu gọi )(?:tổng\s)?"
    r"(?:nhu cầu|nguồn)\s?(?:vốn|kinh phí|lực)(?!\s(?:huy động|tín dụng|ủy thác|đầu tư))|(?:tổng\s"
    r"|dự toán\s|nguồn\s)?kinh phí"
    r"|vốn (?:đối ứng|sự nghiệp)|ngân sách (?:(?:trung ương|tỉnh|huyện|xã|nhà nước|địa phương)\s)?(?:hỗ trợ|bố trí|cấp"
    r"|đảm bảo|chi|chiếm))"
    r"(?!\w)[^.;]*\Z"
)
"""Before money that is estimated, or given to each: no target."""
TARGETS_UNDER = re.compile(r"(?:chỉ|mục) tiêu(?!\w)")
NO_TARGETS_UNDER = re.compile(
    r"(?<!mục tiêu, )(?<!mục tiêu và )nhiệm vụ|giải pháp|nguyên nhân|tồn tại|hạn chế|tổ chức thực hiện"
    r"|chương trình mục tiêu"
)
RESULTS_UNDER = re.compile(
    r"kết quả|tình hình|đánh giá|đạt được|đã |hoàn thành"
    r"|(?:\A|\s)thực hiện (?:các|chỉ tiêu|mục tiêu|nghị quyết|nhiệm vụ|kế hoạch)"
)
AHEAD = re.compile(r"mục tiêu|phương hướng|phấn đấu|đến năm|dự kiến")
"""In headings of targets that are still to be reached."""
ADOPTED = re.compile(
    r"(?:thông qua|quyết nghị|đề ra|xác định|đặt ra|thống nhất|đăng ký|tập trung)"
    r"(?:[^.;:0-9]|20[0-9]{2}(?![0-9])){0,60}[0-9]+ (?:nhóm )?chỉ tiêu"
    r"[^.;:]{0,60}"
    r"(?:(?:\.\s(?:cụ thể|trong đó|gồm|theo đó)|[,;]\s(?:trong đó|như|gồm|theo đó))(?!\w)|:(?=\s))"
    r"(?![^.;:]{0,40}\s(?:đã|đều|vượt|hoàn thành|không đạt|chưa đạt|đạt và vượt)\s)"
    r"(?!(?:\scó)?\s[0-9]+\s(?:nhóm\s)?chỉ tiêu)"
)
"""Before targets that follow their number: `thông qua 16 chỉ tiêu. Cụ thể, …`, `đề ra 9 chỉ tiêu, trong đó …`."""
_TIME = (
    r"(?:(?:trong\s|của\s|cho\s)?(?:(?:đến\s)?(?:hết\s|cuối\s)?năm\s[0-9]{4}|giai đoạn(?:\s[0-9]{4}\s?[-–]\s?[0-9]{4})?"
    r"|nhiệm kỳ(?:\s[0-9]{4}\s?[-–]\s?[0-9]{4})?"
    r"|(?:trong\s)?[0-9]{1,2}\s(?:năm|tháng)(?:\stới|\scuối năm(?:\s[0-9]{4})?|\s\(?[0-9]{4}\s?[-–]\s?[0-9]{4}\)?)?"
    r"|năm sau|(?:năm|kỳ|nhiệm kỳ|giai đoạn|tháng|quý|vụ) tới|những tháng cuối năm(?:\s[0-9]{4})?"
    r"|từ nay (?:đến|tới) (?:cuối|hết) (?:năm|nhiệm kỳ|quý|vụ|kỳ)(?:\s[0-9]{4})?"
    r"|thời gian tới|quý (?:iv|iii|ii|[2-4])(?:\s?/\s?[0-9]{4}|\snăm\s[0-9]{4})?))"
)
_AIMS = r"(?:mục tiêu|chỉ tiêu|phương hướng|nhiệm vụ|định hướng)"
SETS_HEADED = re.compile(
    r"\n(?=[^\n]{4,120}\n)(?!.*(?:kết quả|tình hình|đánh giá|thực hiện|triển khai|hoàn thành|quốc gia|quốc phòng"
    r"|an ninh))"
    r"\s*(?P<mark>(?:[ivx]{1,4}|[a-e]|[0-9]{1,2}(?:\.[0-9]{1,2})*)[.)]\s*|[-+*•]\s?)?(?P<of>(?:các|một số"
    r"|những)\s)?"
    rf"(?:{_AIMS}[^\n.;:0-9]{{0,80}}(?:\s{_TIME}|trọng tâm|chủ yếu|cụ thể|tới)[^\n.;0-9]{{0,40}}"
    rf"|kế hoạch[^\n.;:0-9]{{0,60}}\s{_TIME}[^\n.;0-9]{{0,40}}"
    r"|(?(of)(?:mục|chỉ) tiêu\s[^\n.;:0-9]{2,80}|(?!))"
    r"|(?(mark)(?:mục|chỉ) tiêu\s(?:phấn đấu|thi đua|đăng ký|phát triển|kế hoạch)[^\n.;:0-9]{0,60}|(?!))"
    rf"|{_AIMS}(?:(?:,| và|,? giải pháp|,? yêu cầu)*\s?{_AIMS})?(?:(?:,| và) giải pháp)?(?<=[a-zà-ỹ])\s?:?(?(mark)"
    rf"|(?=\n\s*(?:[-+*•]|[0-9]{{1,2}}[.)]|[a-zđ]\)|(?:đến|tới) (?:hết |cuối )?năm 20))))(?=\n)"
)
"""A line of its own that heads what is to be done: `V. NHIỆM VỤ TRỌNG TÂM NĂM 2024`."""
REACHED_UNDER = re.compile(
    r"(?<!\w)(?:xảy ra|ghi nhận|phát hiện|(?<!với )ước|hiện có|hiện nay|(?<!chưa )đã)\s|so (?:với )?cùng kỳ"
    r"|[,;]\s(?:không|chưa) đạt(?=\s?[.;,)\n]|\s?\Z)|(?:đạt|thực hiện|giải quyết) được\s[0-9]"
    r"|\((?:kh|kế hoạch|nq|chỉ tiêu|nghị quyết|mục tiêu)[^()0-9]{0,30}[0-9]"
)
"""But not if results stand under it."""
SETS = (
    (
        ":",
        re.compile(
            rf"(?:kế hoạch|dự toán|mục tiêu|chỉ tiêu|nhiệm vụ|phương hướng|giải pháp|việc(?=\s(?:chính|trọng|lớn)))"
            r"(?:\s(?:chủ yếu|cụ thể|chính|trọng tâm|lớn|giao|được giao)"
            r"|(?<=kế hoạch)\s(?:sử dụng|đầu tư|sản xuất|kinh doanh|gieo|trồng"
            r"|tuyển|thu|phát triển|vốn|hoạt động|huy động|khai thác|xuất khẩu)(?:\s[^\W\d_]+){0,6}?)?"
            rf"(?:\s(?:của|tại)\s[^,;:.0-9]{{2,40}})?\s{_TIME}(?:\s[^,;:.0-9]{{2,40}})?:"
            rf"|(?:đề ra|đặt ra)(?:\s(?:cho|đến|trong))?(?:\s{_TIME})?(?:\s(?:là|phải))?\s?:"
            r"|(?:đề nghị|đề xuất|dự kiến) giao(?:\s[^.;:0-9]{1,40})?:"
            r"|chỉ tiêu(?:\s(?:của|giao|cho)\s[^,;:.0-9]{2,60})?\s(?:bao\s)?gồm\s?:"
            rf"|lộ trình\s{_TIME}\s?:"
            r"|lộ trình[^.;:0-9]{0,40}:|mục tiêu(?:\s(?:chủ yếu|cụ thể|cần đạt))?\s?:"
            r"|(?<!;\s)(?:kế hoạch|chỉ tiêu|mục tiêu)"
            r"(?:\scả năm|\s(?:tuyển sinh|tuyển quân|giao quân|đào tạo|phát triển)[^.;:\n]{0,60})?\s?:"
        ),
    ),
    (
        "tiêu ",
        re.compile(
            r"(?:mục|chỉ)(?:(?<=\A[mc]..)|(?<=[.\n][mc]..)|(?<=[.\n+*-]\s[mc]..)) tiêu"
            r"(?:\s(?:chung|cụ thể|tổng quát|phấn đấu))?"
            r"(?:\s(?:của|cho|tại|trong)\s[^,;:.0-9]{2,60}?)?,?\s(?:(?:đặt|đề) ra\s)?"
            r"(?:(?:là|đến|tới|vào|trong)\s(?:hết |cuối )?"
            r"(?:năm|giai đoạn|nhiệm kỳ|(?:đến|tới) (?:hết |cuối )?năm)(?!\w)"
            rf"|(?<=\S\s)là(?=\s)|{_TIME}(?=\s))"
        ),
    ),
    (
        "nhất",
        re.compile(
            r"(?:mục tiêu|chỉ tiêu|nhiệm vụ|kế hoạch)[^.;:\n]{0,80}\s(?:thống nhất|nhất trí)(?:\s[^.;:\n]{1,30})?:"
        ),
    ),
    (
        "hướng ",
        re.compile(
            rf"phương hướng(?:\s[^\W\d_]+){{0,4}}?\s{_TIME}(?:\s[^,;:.0-9\n]{{2,80}}?)?,\s"
            r"(?:đề nghị|đề xuất|dự kiến|phấn đấu|trong đó|cụ thể|theo đó)(?=[\s,:])"
        ),
    ),
    (
        "kế hoạch ",
        re.compile(
            rf"kế hoạch(?:\s[^\W\d_]+){{0,8}}?\s{_TIME},?\s(?:với|trong đó|gồm)"
            r"(?=\s(?:tổng|số|nguồn|vốn|doanh thu|các chỉ tiêu|diện tích|sản lượng)(?!\w))"
        ),
    ),
    ("vụ ", re.compile(rf"nhiệm vụ(?:\s[^\W\d_]+){{0,6}}?\s{_TIME}(?:\s[^,;:.0-9\n]{{2,40}}?)?\slà(?=\s)")),
    (
        "tiêu ",
        re.compile(
            rf"(?:mục|chỉ) tiêu(?:\s[^\W\d_]+){{0,4}}?\s{_TIME}(?:\s[^,;:.0-9\n]{{2,40}}?)?,?\s"
            r"(?:là|gồm|như|trong đó|cụ thể|theo đó)(?=[\s,:])"
            r"|(?:mục|chỉ) tiêu\s(?:của|cho|trong|đối với)\s[^,;:.0-9\n]{2,60}?\slà(?=\s[^.;:\n]{0,60}[0-9])"
        ),
    ),
    ("kế hoạch năm 2", re.compile(r"kế hoạch năm 20[0-9]{2},(?=\s)")),
    ("giao ", re.compile(r"giao\s(?:dự toán|chỉ tiêu|kế hoạch)(?!\w)")),
    (
        "điều chỉnh ",
        re.compile(
            r"điều chỉnh\s(?:giảm\s|tăng\s)?(?:dự toán|(?:các\s|một số\s)?(?:mục|chỉ) tiêu|kế hoạch)(?!\w)"
            r"|(?:(?:mục|chỉ) tiêu|kế hoạch|dự toán)[^.;:\n]{1,160}điều chỉnh(?:\s[^.;:0-9]{1,60})?:"
        ),
    ),
    ("dự kiến", re.compile(r"dự kiến(?!\w)")),
)
"""Before targets that are set, or a list of them: `Kế hoạch năm 2013: …`, `Đại hội đề ra: …`, `giao dự toán`."""
_SETTER = (
    r"(?:thông qua|quyết nghị|ban hành|giao|xây dựng|xác định|đặt|đặt ra|đề ra|biểu quyết|tán thành|nhất trí|thống nhất"
    r"|chốt|duyệt|công bố|(?<!chương )trình|ấn định|điều chỉnh|nhấn mạnh|nêu|nêu ra|đưa ra|với)"
)
_OPENED = (
    rf"(?:(?:\A|[.;\n]\s*(?:[-+*]\s)?)(?:theo\s[^,.;:\n]{{2,60}},\s)?"
    rf"|(?<!\w){_SETTER}\s(?:với\s)?(?:(?:các|một số|những)\s)?)\Z"
)
SET_LEADS = {
    "mục": re.compile(_OPENED),
    "chỉ": re.compile(_OPENED),
    "phương": re.compile(_OPENED),
    "nhiệm": re.compile(_OPENED),
    "kế": re.compile(
        r"(?:(?:\A|[.;\n]\s*(?:[-+*]\s)?)(?:(?:về|theo đó,|cụ thể,)\s)?|(?:thông qua|quyết nghị|ban hành|nghị quyết về"
        r"|giao|xây dựng|xác định|đặt"
        r"|biểu quyết|tán thành|nhất trí|thống nhất|chốt|duyệt|công bố|trình|ấn định|điều chỉnh|nhấn mạnh|nêu"
        r"|đưa ra)\s(?:với\s)?)"
        r"(?:(?:các|một số|những)\s)?\Z"
    ),
    "lộ": re.compile(r"(?:\A|[.;\n]\s*|(?:xác định|đề ra|theo|xây dựng|có|với)\s(?:các\s)?)\Z"),
    "giao": re.compile(
        r"(?:\A|[.;,:\n]\s*|(?:ubnd|hđnd|ủy ban nhân dân|tỉnh|huyện|thành phố|xã|cấp trên"
        r"|sở|bộ|(?:tổng |chi )?cục|trung ương)(?:\s[^,;:.0-9]{1,30})?\s(?<!không )(?<!chưa ))"
        r"(?:đã\s)?\Z"
    ),
    "dự": re.compile(
        r"(?:giai đoạn|nhiệm kỳ)\s[0-9]{4}\s?[-–]\s?[0-9]{4}[^.;:]{0,60}\s\Z"
        r"|(?:vụ|năm|tháng|quý|tuần|kỳ|mùa|đợt|gian)(?:\s[^,.;:0-9]{1,20})?\s(?:tới|sau"
        r"|tiếp theo)(?:,[^.;:0-9]{0,40})?\s\Z"
    ),
}
"""What must stand before such words, by the first of them."""
BY_THE_END = re.compile(
    r"(?:(?:đến )?(?:cuối|hết) (?:năm|nhiệm kỳ|giai đoạn|kỳ)(?! trước)|(?:đến|tới) năm(?= 20))(?!\w)[^.;]*\Z"
)
"""When targets of a list are to be reached: no result is told."""
SO_FAR = re.compile(
    rf"(?<!\w)(?:đã|hiện nay(?!\s(?:lên|xuống|còn|đến|tới)\s)|đến nay|hiện có(?!\s?[;,.)\n])|hiện còn|{_RESULT})(?!\w)"
)
TO_DO_UNDER = re.compile(r"nhiệm vụ|phương hướng|định hướng|giải pháp|kế hoạch|(?:chỉ|mục) tiêu(?!\w)")
SOON = re.compile(r"cuối năm|(?:năm|kỳ|tháng|quý|gian) (?:tới|sau)|tiếp theo")
"""In headings of what is to be done: it is still to come."""
PLANNING = ("kế hoạch", "chương trình", "đề án")
"""Types of documents that tell of what is to be done."""
TOLD_OF_PAST = re.compile(rf"{SO_FAR.pattern}|(?:năm|tháng|quý|thời gian) (?:qua|trước|ngoái)(?!\w)|cùng kỳ")
"""Words in a sentence of such a chapter by which it tells results all the same."""
