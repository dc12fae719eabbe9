"""Before what shall be done, in sentences that set no target by name."""

from __future__ import annotations

import re

_TO_DO = r"(?:hoàn thành|bàn giao|giải ngân|giải phóng|thi công|xây dựng|nghiệm thu|thực hiện|đạt|thu|trồng)"
_TELLS = r"yêu cầu|đề nghị|chỉ đạo|giao(?<!bàn giao)(?<!chuyển giao)"
_BY_THEN = (
    r"(?:[^.;:]|[.](?=[0-9])){2,120}\s(?:(?:trước|chậm nhất(?: là)?(?: trước| đến)?|xong trong)"
    r" (?:ngày |tháng |quý |năm |[0-9]{1,2}/)|(?:trong|đến)(?: hết)? (?:ngày|quý|tháng|năm) [0-9ivx])"
)
DUTIES: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ("phải",),
        re.compile(
            r"(?:(?:yêu cầu|đề nghị|nhấn mạnh|chỉ đạo|giao)[^.;:0-9]{0,80}năm 20[0-9]{2}[^.;:0-9]{0,40}"
            r"|(?:thời gian tới|từ nay đến[^.;:]{4,24}|những năm tới|năm tới)[^.;:0-9]{0,60})\sphải(?!\w)"
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
    (("tầm nhìn",), re.compile(r"(?:\A|[.;:\n]\s?(?:[-+*]\s)?)tầm nhìn\s(?:đến|giai đoạn)(?!\w)")),
)
"""Before what shall be done, and words one of which each needs: `nhấn mạnh năm 2026 phải thu 14,5 tỷ đồng`."""
OPENING_DUTIES: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ("yêu cầu ", "đề nghị ", "chỉ đạo ", "giao "),
        re.compile(
            rf"(?:{_TELLS})\s[^.;:0-9]{{2,100}}?"
            r"\s(?=(?:xuống\s|đạt\s|từ\s)?(?:còn\s)?"
            r"(?:ít nhất|tối thiểu|không dưới|không quá|tối đa|không vượt quá|không thấp hơn)\s[0-9])"
        ),
    ),
    (
        ("yêu cầu ", "đề nghị ", "chỉ đạo ", "giao "),
        re.compile(
            rf"(?:{_TELLS})"
            rf"\s(?:các|từng|mỗi|toàn|tất cả|ủy ban|ubnd|sở|đảng|chi|ban|công an|xã|huyện|mặt trận)\s?[^.;:]{{0,100}}:"
            rf"(?=\s*(?:[-+*•]\s|[a-zđ0-9][.)]\s)?(?:trước|đến|chậm nhất|phấn đấu|bảo đảm|đảm bảo|cắt giảm"
            rf"|kéo giảm|giảm|tăng|nâng|duy trì|tiết kiệm|huy động|tập trung|rà soát|tổ chức|xóa|vận động"
            rf"|kết nạp|{_TO_DO})\s)"
        ),
    ),
    (
        ("khẩn trương ",),
        re.compile(rf"khẩn trương\s{_TO_DO}(?=\s)"),
    ),
)
"""The same near the begin of a sentence or of its part: `Yêu cầu các địa phương: hoàn thành …`."""
OPENED = re.compile(r"(?:\A|[.;\n])(?![^.;\n]*(?<!\w)đã\s)[^.;:]{0,80}\Z")
"""What may stand before them there: nothing that tells them as done."""
OPENS_WITHIN = 84
