"""Before what shall be done, in sentences that set no target by name."""

from __future__ import annotations

import re

_TO_DO = (
    r"(?:hoàn thành|bàn giao|giải ngân|giải phóng|thi công|xây dựng|nghiệm thu|thực hiện|đạt|thu|trồng|kết thúc|truy tố"
    r"|xét xử)"
)
_TELLS = r"yêu cầu|đề nghị|chỉ đạo(?<!ban chỉ đạo)|giao(?<!bàn giao)(?<!chuyển giao)"
_BY_THEN = (
    r"(?:[^.;:]|[.](?=[0-9])){2,120}\s(?:(?:trước|chậm nhất(?: là)?(?: trước| đến)?|xong trong)"
    r" (?:ngày |tháng |quý |năm |[0-9]{1,2}/)|(?:trong|đến)(?: hết)? (?:ngày|quý|tháng|năm) [0-9ivx]"
    r"|trong [0-9]+ tháng (?:cuối|tới))"
)
PLANS_TOO = ("quy hoạch", "đề án", "chương trình", "chiến lược", "phương án")
"""Documents that set targets, whose names are no words for targets."""
PLAN_LETTERS = "knlmc"
"""The letters that the words for targets begin with which are documents or name targets."""
_PLAN = rf"(?:kế hoạch|nghị quyết|lộ trình|{'|'.join(PLANS_TOO)})(?!\w)"
_ISSUED = r"(?:ban hành|phê duyệt|thông qua|công bố|triển khai|xây dựng)(?!\w)"
_WITHIN = r"(?:[^.\n]|[.](?=\S))"
_AHEAD = r"(?:năm(?=\s20)|nhiệm kỳ|giai đoạn(?=\s20))"
_FAR = rf"(?=[^.;:\n]{{0,60}}(?:(?:đến|tới) (?:hết |cuối )?{_AHEAD}|phấn đấu|mục tiêu))"
LEADS_ON = ("theo đó", "trong đó")
GOES_ON = re.compile(
    rf"[.:,;](?:(?<=[.:])\s+(?:cụ thể|theo đó|(?:đến|tới|từ nay đến) (?:hết |cuối )?{_AHEAD}|giai đoạn(?=\s20)|tầm nhìn"
    rf"|mục tiêu|(?:trong đó|theo {_PLAN}|{_PLAN}){_FAR})|\s(?:theo đó|với các chỉ tiêu|trong đó{_FAR}))(?!\w)"
)
"""How a sentence begins that tells what a plan sets which the sentence before has told of."""
ANNOUNCED = re.compile(
    rf"(?:{_ISSUED}|(?<!\w)ra(?=\s(?:nghị quyết|kế hoạch|đề án)))\s(?:[^\W\d_]+\s){{0,6}}?{_PLAN}"
    rf"|{_PLAN}{_WITHIN}{{2,160}}?\s(?:được|do)\s(?:[^.\n,]{{2,60}}\s)?{_ISSUED}"
)
"""A plan that is told of as issued."""
NAMED = re.compile(
    r"(?:mục tiêu|chỉ tiêu)\s(?:(?!\s(?:đạt|vượt|hoàn thành|thực hiện|kết quả|chưa|không)\s)[^.\n]){0,80}\s"
    r"(?:đặt ra|đề ra|đưa ra|hướng tới|hướng đến|nêu|xác định|phấn đấu)"
    r"(?:(?!\s(?:đạt|vượt|hoàn thành|thực hiện|kết quả|đã|đều|chưa|không)\s)[^.\n]){0,80}\Z"
)
"""Targets that are told of without figures."""
OPENS_PLAN = re.compile(
    r"\s*(?:(?:cùng lúc|cùng lúc đó|song song đó|song song với đó|cùng với đó|ngoài ra|bên cạnh đó|đồng thời|trước đó"
    r"|mặt khác),\s)?(?:theo\s"
    r"(?:kế hoạch(?:\s(?:đề ra|này|trên|năm\s20[0-9]{2}|giai đoạn\s20[0-9]{2}\s?[-–]\s?20[0-9]{2}))?,"
    rf"|{_PLAN}(?:(?:[^.;\n,]|[.](?=\S)){{0,120}}),"
    rf"(?=\s(?:từ nay đến|(?:(?:từ nay |ngay )?(?:đến|tới|trong|từ)\s(?:hết |cuối )?)?(?:{_AHEAD}"
    r"|quý|mỗi năm|hằng năm|hàng năm|những năm|phấn đấu|(?:[0-9]|hai|ba|bốn|năm) (?:năm|tháng) tới))))"
    rf"|{_PLAN}\s(?:đến|tới) (?:hết |cuối )?năm 20[0-9]{{2}},"
    rf"|(?:(?:các|một|những|trong|tại|theo|mới đây|ubnd|hđnd|tỉnh)\s){{0,3}}{_PLAN}{_WITHIN}{{0,140}}?"
    r"\s(?:xác định|đề ra|đặt ra|nêu rõ|hướng tới|hướng đến|đưa ra|đặt)(?=[:,]?\s[^\W\d_]))"
)
"""A sentence that tells what a plan sets: `Theo Đề án, đến năm 2030 …`, `Nghị quyết đề ra …`."""
_WORKS = (
    r"(?:tổ chức|hỗ trợ|cho vay|trao|tặng|triển khai|xây|mở|thành lập|khởi công|đầu tư|đào tạo|tập huấn|khám|tuyển|cấp"
    r"|lắp đặt|sửa chữa|nâng cấp|kết nạp|vận động|tuyên truyền|kiểm tra|thanh tra|giám sát|giải quyết|xóa|di dời|nâng"
    r"|đưa|phát triển|mở rộng|huy động|bố trí|phủ|tiêm|duy trì|trồng|giải ngân|thi công|thay thế|lắp|chuyển|giảm"
    r"|bồi dưỡng|phổ cập|số hóa|thu hút|làm|nạo vét|cải tạo|tu bổ|phục dựng|kiên cố hóa|bê tông hóa|cứng hóa"
    r"|đóng|khoan|lát|tư vấn|giới thiệu|giải tỏa|tháo dỡ|sơ tuyển"
    r"|sắp xếp|cắt giảm|tinh giản|tiếp nhận|dạy nghề|truyền dạy|khảo sát)"
)
_MAY_LEAD = r"(?:tiếp tục\s|tập trung\s|phối hợp\s(?:với\s|cùng\s)?[^.;:\n]{0,60}?)?"
GOING_TO: tuple[tuple[str, re.Pattern[str]], ...] = (
    (" sẽ ", re.compile(rf"\ssẽ(?=\s{_MAY_LEAD}(?:{_TO_DO}|{_WORKS})\s)")),
    (" sẽ ", re.compile(r"(?:đến|tới|trong) (?:cuối |hết )?(?:năm|nhiệm kỳ|tháng|quý)\s[^.;:\n]{0,80}\ssẽ(?=\s)")),
    (
        "mức ",
        re.compile(
            r"mức\s(?:[^\W\d_]+\s){1,8}?(?:giao|đề ra|đặt ra|ấn định|khoán)(?:\s(?:cho|của|trong|đến))?"
            r"(?:\s[^\W\d_]+){0,5}?(?:\snăm(?:\s20[0-9]{2})?|\squý(?:\s[ivx0-9]+)?|\snhiệm kỳ)\slà(?=\s)"
        ),
    ),
    (
        " ra ",
        re.compile(
            rf"năm 20[0-9]{{2}},?\s(?:[^\W\d_]+\s){{1,8}}?(?:đề|đặt) ra(?=\s(?:{_TO_DO}|{_WORKS})\s)"
            r"|(?:(?:tháng|quý) cuối năm|(?:thời gian|năm|quý|tháng|vụ|kỳ) tới),?"
            r"\s(?:[^\W\d_]+\s){1,8}?(?:đề|đặt) ra(?=\s)"
        ),
    ),
    (
        "để ",
        re.compile(
            rf"(?:giao|yêu cầu|đề nghị|chỉ đạo)\s[^.;\n]{{4,200}}?\sđể\s(?:trong|đến|hết)\s(?:hết |cả |cuối )?"
            rf"(?:năm|quý|tháng|nhiệm kỳ)(?:\s[0-9ivx/]+)?,?(?=\s(?:{_TO_DO}|{_WORKS})\s)"
        ),
    ),
    (
        "từ nay ",
        re.compile(
            rf"từ nay (?:đến|tới) (?:hết |cuối )?(?:năm|nhiệm kỳ|tháng|quý|vụ|kỳ)(?:\s[0-9/ivx]+)?"
            rf"(?:,[^,;:.\n]{{0,60}})?(?=\s{_MAY_LEAD}(?:{_TO_DO}|{_WORKS}|vay)\s)"
        ),
    ),
    (
        "xác định ",
        re.compile(
            rf"(?:năm 20[0-9]{{2}}|nhiệm kỳ (?:mới|này)|năm nay),?\s(?:[^\W\d_]+\s){{1,8}}?xác định"
            rf"(?=\s(?:{_TO_DO}|{_WORKS})\s)"
            r"|xác định\s(?:đến\s|trong\s)?(?:năm 20[0-9]{2}|quý (?:ii|iii|iv|[2-4])(?:/20[0-9]{2})?),?"
            r"(?=\s(?!là |có ý))"
        ),
    ),
    (
        "định hướng ",
        re.compile(
            rf"(?:(?:đến|trong) năm 20[0-9]{{2}}|giai đoạn 20[0-9]{{2}}\s?[-–]\s?20[0-9]{{2}}|(?:năm|nhiệm kỳ) tới),?\s"
            rf"(?:[^\W\d_]+\s){{1,8}}?định hướng(?=\s(?:{_TO_DO}|{_WORKS})\s)"
        ),
    ),
    (
        "kế hoạch ",
        re.compile(rf"(?:có|lập|lên) kế hoạch(?=\s(?:{_WORKS}|xuống giống|gieo cấy|gieo trồng|thả nuôi)\s)"),
    ),
    ("dự định ", re.compile(rf"dự định(?=\s(?:sẽ\s)?(?:{_TO_DO}|{_WORKS})\s)")),
    ("dự tính ", re.compile(rf"dự tính(?=\s(?:[^\W\d_]+\s){{0,3}}?(?:{_TO_DO}|{_WORKS})\s)")),
    ("hướng ", re.compile(r"hướng (?:tới|đến) (?:cuối |hết )?(?:năm 20[0-9]{2}|nhiệm kỳ)(?=[\s,])")),
    (" sẽ ", re.compile(r"\ssẽ(?=\s[^.;:\n]{2,120}\s(?:vào|đến|trong|trước)\s(?:cuối\s|hết\s)?năm\s20)")),
    (
        "cam kết ",
        re.compile(
            rf"cam kết\s(?:đến|trong|trước|hết|cuối)\s(?:hết\s|cuối\s)?(?:năm|quý|tháng|vụ|nhiệm kỳ)"
            rf"(?:\s[0-9/ivx]+|\snày|\snay|\stới)*,?(?=\s{_MAY_LEAD}(?:{_TO_DO}|{_WORKS})\s)"
            rf"|cam kết(?=\s(?:{_TO_DO}|{_WORKS})\s{_BY_THEN})"
        ),
    ),
    (
        "để ",
        re.compile(
            rf"(?<!\w)để (?:(?:đến|trong|trước) )?(?:cuối |hết )?(?:năm|quý|tháng) [0-9/ivx]+,?"
            rf"(?=\s(?:{_TO_DO}|{_WORKS})\s)"
        ),
    ),
    (
        "đạt ",
        re.compile(
            r"(?:nhằm|để|quyết tâm|phấn đấu) đạt(?: được)? (?:chỉ tiêu|mục tiêu)(?=\s(?:[^\W\d_]+\s){0,4}[0-9])"
        ),
    ),
    (
        " cần ",
        re.compile(
            rf"cần(?=\s(?:{_TO_DO}|{_WORKS})\s[^.;:\n]{{2,120}}\s(?:đến|trước|trong)\s(?:cuối\s|hết\s)?năm\s20)|"
            r"(?:đến|tới|trong|trước) (?:hết |cuối )?(?:năm|quý|tháng)\s[0-9/ivx]+,?\s[^.;:\n0-9]{2,80}?\s(?:cần|phải)"
            rf"(?=\s{_MAY_LEAD}(?:{_TO_DO}|{_WORKS})\s)"
        ),
    ),
    (
        "đặt mức ",
        re.compile(rf"đặt mức(?=\s(?:{_TO_DO}|{_WORKS}|tăng trưởng|doanh thu|lợi nhuận|sản lượng|xuất khẩu)\s)"),
    ),
    (
        "dự kiến ",
        re.compile(
            rf"dự kiến(?<!người dự kiến)(?<!sách dự kiến)(?<!phí dự kiến)(?<!vốn dự kiến)"
            rf"(?=\s(?:sẽ\s)?(?:{_WORKS}|có thêm|sản xuất"
            r"|gieo trồng|gieo sạ|gieo cấy|gieo|xuống giống|thả nuôi|chia cổ tức|nộp ngân sách|đón"
            r"|phục vụ|khai thác|tiêu thụ|xuất khẩu)\s)"
        ),
    ),
    (
        " cuối năm",
        re.compile(r"(?:tháng|quý)\scuối năm[^.;:\n]{0,60}?\s(?:tập trung|tiếp tục|cần|quyết tâm|đẩy mạnh)(?=\s)"),
    ),
    (
        "để ",
        re.compile(
            r"để (?:(?:hoàn thành|đạt|thực hiện)(?: được| thắng lợi| tốt)? (?:các )?"
            r"(?:chỉ tiêu|mục tiêu|kế hoạch|nhiệm vụ)|về đích|cán đích|đạt chuẩn)[^,.;\n]{0,60},"
            r"[^.;:\n]{0,60}?\s(?:tập trung|tiếp tục|cần|phải|đẩy mạnh)(?=\s)"
        ),
    ),
)
"""What a body is going to do, and the words that each needs."""
BY_YEAR = re.compile(
    r"(?:đến|tới)\s(?:hết\s|cuối\s)?năm\s(?P<by>20[0-9]{2})(?![0-9])"
    r"|giai đoạn\s(?P<of>20[0-9]{2})\s?[-–]\s?20[0-9]{2}"
)
OPENS_PART = re.compile(r"\s*(?:[-+*•]\s?|\(?[a-zđ0-9]{1,2}[.)]\s)?(?:trong\s|từ nay\s)?")
"""What may stand before such a time at the begin of a sentence or of a part of one."""
WHY = re.compile(r",\s(?:bởi|vì|do|trong khi|thay vì|thay cho)(?!\w)")
SUPPOSED = re.compile(
    r"(?<!\w)(?:nếu|khi|trường hợp"
    r"|(?<!chuẩn )(?<!trang )(?<!thiết )(?<!dự )bị|dự báo|ước tính|theo quy định|vi phạm|khả năng|lẽ ra|đáng lẽ)(?!\w)"
)
"""Before `sẽ` of what happens if something else does, or to somebody."""
NEXT = re.compile(
    r"(?:gian|năm|đoạn|kỳ|quý|tháng|tuần|vụ|học|xuân|thu|mùa)\s(?:tới(?: đây)?|tiếp theo)(?=,)"
    r"|sang (?:năm|vụ|quý|tháng)(?=,)|năm sau(?=,\s(?:chúng tôi|tôi|xã|huyện|gia đình) (?:sẽ|định|mở|trồng|xây|tăng)\s)"
)
NEXT_HINTS = (" tới", "tiếp theo,", "sang ", "năm sau,")
"""When something shall be done."""
PLAN_TABLE = re.compile(
    r"(?:\A|\n)[^\n|]{0,20}\|[^\n]{0,80}\|\s*(?:kế hoạch|chỉ tiêu|mục tiêu)(?:\s[^\n|]{1,30})?\s*\|?[ \t]*\n"
    r"(?P<rows>(?:[^\n|]*\|[^\n]*(?:\n|\Z))+)"
)
"""A table whose last column is that of a plan, its cells parted by strokes: `STT | Chỉ tiêu | Kế hoạch |`."""
VOTED = re.compile(
    r"(?:\A|\n)\s*(?:[0-9]{1,2}[.)]\s*)?(?P<aim>[^\n]{8,300}?)\s?:\s*\n\s*[-+*]?\s*(?:có\s)?[0-9][^\n]{0,40}\s"
    r"(?:tán thành|đồng ý|nhất trí)(?!\w)"
)
"""A line that a vote is told under: `2. Mỗi năm kết nạp 60 đảng viên:`, `- 140 đại biểu tán thành`."""
NEXT_OPENS = re.compile(r"\s?(?:[-+*]\s|[\"“])?(?:trong\s)?(?:[0-9]{1,2}\s)?(?:[^\W\d_]+\s){0,3}\Z")
"""What may stand before it at the begin of a sentence."""
DUTIES: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ("phải",),
        re.compile(
            r"(?:(?:yêu cầu|đề nghị|nhấn mạnh|chỉ đạo|giao)[^.;:0-9]{0,80}năm 20[0-9]{2}[^.;:0-9]{0,40}"
            r"|(?:thời gian tới|từ nay đến[^.;:]{4,24}|những năm tới|năm tới)[^.;:0-9]{0,60}"
            r"|thống nhất\s(?:đến\s|trong\s)?(?:cuối|hết|giữa)?\s?(?:năm|quý|tháng|vụ)(?:\snay|\snày|\s[0-9ivx/]+)?)"
            r"\sphải(?!\w)"
        ),
    ),
    (
        (":",),
        re.compile(
            r"(?:tập trung|tiếp tục|cần|phải|sẽ|yêu cầu|đề nghị)\s[^.;:]{0,120}(?:nhiệm vụ|chỉ tiêu"
            r"|mục tiêu)[^.;:0-9]{0,40}:"
        ),
    ),
    (
        ("cần ",),
        re.compile(r"(?:thời gian tới|từ nay đến[^.;:]{4,24}|những năm tới|năm tới|còn lại)[^.;:0-9]{0,60}\scần(?=\s)"),
    ),
    (
        ("phải ",),
        re.compile(rf"phải(?<!\wphải)\s(?:tập trung\s)?{_TO_DO}(?=\s{_BY_THEN})"),
    ),
    (
        ("yêu cầu ", "đề nghị ", "chỉ đạo ", "giao ", "từ nay đến "),
        re.compile(
            rf"(?:{_TELLS}|từ nay đến)\s"
            rf"(?:[^.;:0-9]{{2,120}}?\s(?:(?:tập trung|tham mưu|tổ chức)\s)?{_TO_DO}(?=\s{_BY_THEN})"
            r"|(?:(?<=đến\s)|(?:các|mỗi|từng)\s)[^.;:]{2,100}?\s(?:ít nhất|tối thiểu|không dưới)(?=\s[0-9]))"
        ),
    ),
    (
        ("đảm",),
        re.compile(
            r"(?:bảo đảm|đảm bảo)\s(?:(?:đến\s)?(?:cả|cuối|hết)\snăm|đến\snăm)(?!\w)"
            r"|(?:đề nghị|yêu cầu|chỉ đạo)\s[^.;:0-9]{2,120}(?:bảo đảm|đảm bảo)(?!\w)"
        ),
    ),
    (
        ("quyết tâm",),
        re.compile(
            r"quyết tâm(?<!sự quyết tâm)(?<!có quyết tâm)(?<!của quyết tâm)(?<!vào quyết tâm)(?<!thần quyết tâm)"
            r"(?=\s(?:đến|hết|phấn đấu|hoàn thành|thực hiện|đạt|đưa|giảm|tăng|nâng|kéo|hạ|giữ|giải ngân|giải quyết|thu"
            r"|xây dựng|xóa|trồng|kết nạp|duy trì)\s)"
        ),
    ),
    (
        ("hướng ",),
        re.compile(r"(?:\A|[.;:\n]\s?(?:[-+*]\s)?)(?:định|phương) hướng\s(?:đến|giai đoạn)(?!\w)"),
    ),
    (
        ("tuyển ",),
        re.compile(
            r"(?<!\w)(?<!đã )(?<!dự )(?:xét |thi )?tuyển(?: sinh| dụng| mới)?(?=\s(?:[^\W\d_]+\s){0,2}[0-9.]+ chỉ tiêu)"
        ),
    ),
    (
        ("quý ", "6 tháng cuối "),
        re.compile(
            rf"(?:\A|[.;\n]\s?)(?:trong\s|từ nay đến\s)?(?:quý|6 tháng cuối)\s[0-9ivxăm/ ]+,\s"
            rf"[^.;:0-9]{{2,60}}?\s(?:{_TELLS})\s(?:[^\W\d_]+\s){{0,4}}?(?=(?:{_TO_DO}|giải quyết|{_WORKS})\s)"
        ),
    ),
    (
        ("tiêu ",),
        re.compile(
            r"(?:thống nhất|thông qua|xác định|đề ra|đặt ra|công bố|quyết định) (?:các |một số )?(?:mục|chỉ) tiêu"
            r"(?:\s[^\W\d_]+){1,6}? (?:trong |đến )?(?:năm|giai đoạn|nhiệm kỳ) 20[0-9]{2}(?:\s?[-–]\s?20[0-9]{2})?\s?:"
        ),
    ),
    (("giao nhiệm vụ",), re.compile(r"giao nhiệm vụ(?:\s(?:cho|năm|trong|đến)\s[^.;:\n]{2,60})?\s?:")),
    (("tầm nhìn",), re.compile(r"(?:\A|[.;:\n]\s{0,3}(?:[-+*]\s)?)tầm nhìn\s(?:đến|tới|năm|giai đoạn)(?!\w)")),
)
"""Before what shall be done, and words one of which each needs: `nhấn mạnh năm 2026 phải thu 14,5 tỷ đồng`."""
OPENING_DUTIES: tuple[tuple[tuple[str, ...], tuple[re.Pattern[str], ...]], ...] = (
    (
        ("yêu cầu ", "đề nghị ", "chỉ đạo ", "giao "),
        (
            re.compile(
                rf"(?:{_TELLS})\s(?:[^.;:0-9]|(?<=năm )20[0-9]{{2}}){{2,100}}?"
                r"\s(?=(?:xuống\s|đạt\s|từ\s)?(?:còn\s)?"
                r"(?:ít nhất|tối thiểu|không dưới|không quá|tối đa|không vượt quá|không thấp hơn)\s[0-9])"
            ),
            re.compile(
                rf"(?:{_TELLS})\s[^.;:\n]{{4,100}}?\s(?:tập trung|quan tâm|làm tốt|tiếp tục)(?:\s[^.;:\n]{{2,40}})?:"
                rf"(?=\s*(?:[-+*•]\s|[a-zđ0-9][.)]\s)?(?:{_TO_DO}|{_WORKS}|kéo giảm|tăng|duy trì|rà soát)\s)"
            ),
            re.compile(
                rf"(?:{_TELLS})"
                r"\s(?:các|từng|mỗi|toàn|tất cả|ủy ban|ubnd|sở|đảng|chi|ban|công an|xã|huyện|mặt trận)\s?"
                r"[^.;:]{0,100}:"
                rf"(?=\s*(?:[-+*•]\s|[a-zđ0-9][.)]\s)?(?:trước|đến|chậm nhất|phấn đấu|bảo đảm|đảm bảo|cắt giảm"
                rf"|kéo giảm|giảm|tăng|nâng|duy trì|tiết kiệm|huy động|tập trung|rà soát|tổ chức|xóa|vận động"
                rf"|kết nạp|{_TO_DO})\s)"
            ),
            re.compile(
                rf"(?:{_TELLS})(?<!bỏ yêu cầu)(?<!theo yêu cầu)(?<!ứng yêu cầu)(?<!các yêu cầu)\s"
                r"(?:(?<!giao )[^.;:\n]{0,120}?\s(?<!không )(?<!số )(?<!tiền )phải(?=\s)"
                r"|[^.;:\n0-9]{4,100}\s(?:(?:đến|trước|hết|chậm nhất(?: là)?)\s"
                r"(?:(?:hết|cuối|ngày|tháng|quý|năm)\s)*"
                r"(?:[0-9]{1,2}[/-][0-9]{1,2}(?:[/-][0-9]{4})?|20[0-9]{2}|[ivx]{1,3})(?=,?\s)"
                r"|(?<!của )(?<!nghị quyết )(?<!trưởng )(?<!theo )"
                rf"(?=[0-9][0-9.,]*(?:\s?[-–]\s?[0-9.,]+)?\s?(?:%|(?!(?:triệu|tỷ|nghìn|tr)\s?đ|giờ)[a-zà-ỹđ]){_BY_THEN})))"
            ),
        ),
    ),
    (
        ("khẩn trương ",),
        (re.compile(rf"khẩn trương\s{_TO_DO}(?=\s)"),),
    ),
)
"""The same near the begin of a sentence or of its part: `Yêu cầu các địa phương: hoàn thành …`."""
OPENED = re.compile(r"(?:\A|[.;\n])(?![^.;\n]*(?<!\w)đã\s)[^.;:]{0,80}\Z")
"""What may stand before them there: nothing that tells them as done."""
OPENS_WITHIN = 84
