"""The vocabulary of `phrases.tsv` compiled to patterns. All patterns are for text in lower case."""

from __future__ import annotations

import re
from functools import cache

from . import cues
from .adverbials import OPENING
from .frames import Frames
from .patterns import any_of, choice, phrases

_SEPARATORS = " \t\n\xa0,(:=–-"
_NOT_ALWAYS_VERBS = (
    r"cấp(?!\s(?:xã|huyện|tỉnh|ủy|uỷ|cơ\ssở|trên|dưới|trung\sương|phòng|sở))|giao(?!\s(?:thông|dịch|lưu))"
    r"|tiếp(?!\s(?:tục|theo|xúc|cận))"
)
_WHOLE = (
    "trở lên",
    "phát hiện",
    "xuất hiện",
    "thể hiện",
    "mặt bằng",
    "nông thôn mới",
    "viên mới",
    "thành lập mới",
    "khởi tố mới",
    "thụ lý mới",
    "đình chỉ",
    "chứng chỉ",
    "nhập bình quân",
    "vay bình quân",
    "lương bình quân",
    "xây mới",
    "trồng mới",
    "làm mới",
    "lập mới",
    "cấp mới",
    "dựng mới",
    "mở mới",
)
"""Words of their own that end like a linking word."""


_OF_BODIES = frozenset(
    (
        *("các", "cấp", "trong", "toàn", "tỉnh", "huyện", "xã", "thành", "phố", "phường", "quận", "thị", "trấn"),
        *("cơ", "sở", "trung", "ương", "địa", "phương"),
    )
)
"""Words that a body's name may hold beside proper names."""


class Lexicon(Frames):
    """Compiled patterns; made once by `lexicon()`."""

    def __init__(self) -> None:
        links = choice(phrase[::-1] for phrase in phrases("link")).replace(r"\s", " ")
        whole = "|".join(phrase[::-1] for phrase in _WHOLE)
        self.links = re.compile(
            rf"[{_SEPARATORS}]*(?:(?:(?!(?:tạđ )?(?:{whole})){links}|tạđ(?= (?:{whole})))"
            rf"(?=[{_SEPARATORS}]|\Z)[{_SEPARATORS}]*)+"
        )
        """Linking words at the end of a text that is given backwards."""
        self.lead = re.compile(OPENING)
        self.head = re.compile(
            r"(?:tỷ\slệ|tỉ\slệ|tổng|số\s|diện\stích|sản\slượng|giá\strị|thu\snhập|mật\sđộ|năng\ssuất|doanh\ssố|"
            r"kinh\sphí|tốc\sđộ|kim\sngạch|thu\sngân|chi\sngân|chỉ\ssố|mức\s|độ\sche|vốn\s|nợ\s|bình\squân)"
        )
        self.head_lead = re.compile(
            r"[,vcn](?:(?<=,)|(?<=\sv)(?:à|(?<!so\sv)ới)|(?<=\sc)ó|(?<=n)(?<!\wn)(?:âng|ên))\s(?!mức\s(?:tăng|giảm)\s*\Z)"
        )
        self.turn = re.compile(rf"[,\s](?:{any_of('turn')})\s")
        """Where a name begins anew within a clause (`nhiều chỉ tiêu đạt cao như`)."""
        self.turn_ends = tuple({f" {phrase}".rsplit(" ", 1)[1] + " " for phrase in phrases("turn")})
        self._of_targets()
        self._of_judgements()
        super().__init__()
        self.change = re.compile(
            r"(?:\A|[\s,(–-])(?P<sign>tăng(?!(?<=việc\slàm\stăng)\sthêm)|giảm|rút\sngắn)(?:(?<=,\stăng)\strưởng)?"
            r"(?:\s(?:thêm|được|khoảng|gần|trên|hơn|ít\snhất|tối\sthiểu|không\sdưới|bình\squân(?:\s(?:hằng|hàng|mỗi)\snăm)?|lần\slượt|tương\sứng"
            r"|(?:(?<=,\stăng\s)|(?<=,\sgiảm\s)|(?<=\(tăng\s)|(?<=\(giảm\s))tới))*\s*\Z"
        )
        self.base = re.compile(
            rf"{cues.SINCE}(?:(?!\s(?:và|tăng|giảm|đạt|bằng|chiếm|nhưng|song|vẫn|vượt|chưa|không|cao|thấp)\s)[^,;.()]){{2,60}}"
        )
        self.apart_from = re.compile(rf"(?:hơn|kém|so|với|bằng)\s(?:mức\s)?(?:{any_of('base')})(?!\w)")
        """Before a figure of another time or place."""
        self.apart = re.compile(
            rf"(?:\A|[\s,(–-])(?:(?P<more>(?:cao|nhiều|lớn|nhanh)\shơn|hơn|tăng(?=\sso))|(?P<less>(?:thấp|ít|chậm|nhỏ)\shơn|kém|giảm(?=\sso)))"
            rf"\s(?:so\s(?:với\s)?)?(?:mức\s)?(?:{any_of('base')}|năm\s20[0-9]{{2}})(?!\w)[^,;:.()0-9]{{0,40}}"
            r"(?:năm\s20[0-9]{2}\s)?(?:là\s|khoảng\s|gần\s|trên\s)*\Z"
        )
        """Between a figure and how far it is from another: `cao hơn bình quân cả nước 0,61 điểm`."""
        self.plan = re.compile(rf"(?:{any_of('plan')})(?!\w)")
        self.aimed_too = re.compile(
            rf"\s*(?:[-+*•]\s)?(?:năm (?P<year>20[0-9]{{2}})(?![0-9])|[0-9][0-9.,]*\s?%"
            rf"|(?:{any_of('goes_on')})(?=[\s,:])|(?P<deed>{any_of('does_next')})(?=[\s,:])"
            r"|(?!về\s(?:tình hình|kết quả|nguyên nhân|hạn chế|tồn tại|thực trạng|hiện trạng|kinh phí"
            r"|nguồn (?:vốn|lực)))"
            rf"(?P<field>(?:{any_of('turns_to')})\s[^,.;:\n]{{2,80}}[,:]))"
        )
        """How a sentence begins that tells further targets behind one that tells some."""
        self.part = re.compile(
            rf"(?:[,;:(]|\A)\s*(?:(?P<all>{any_of('whole')})|{any_of('part')})(?!\w)(?P<some>\scó\s)?[^;]{{0,80}}\Z"
        )
        self.phrase_end = re.compile(
            r"[;.!?](?=\s|\Z)|[:()\n…\[]|/(?=\s?(?i:kh|nq|dt|ct|kế\shoạch|chỉ\stiêu|dự\stoán)(?:[\s:]|\Z))"
            rf"|(?:(?<=đạt)|(?<=vượt)|(?<=hoàn\sthành))\slà\s|,\s(?=(?:{any_of('stop')})\s)|,\s*\Z"
            rf"|\s(?={cues.SINCE}|đ(?<!không\sđ)(?<!chưa\sđ)ạt (?:tỷ lệ |tỉ lệ )?\Z|chiếm (?:tỷ lệ )?\Z"
            r"|bằng (?:khoảng |gần |trên )?\Z|để\s|(?:sản lượng|năng suất)\s"
            r"|(?:(?:tổng )?số (?:tiền|vốn)|(?:tổng )?kinh phí|trị giá)\s[^,;.:()]{0,40}\Z"
            r"|(?:nếu|nhưng|song|tuy nhiên)\s|gấp\s"
            r"|(?:làm|khiến|gây)(?:\s(?:chết|bị\sthương|tử\svong|thiệt\shại)|\s*\Z))"
            r"|\s[–+-]\s"
        )
        """Where the noun phrase behind a figure ends."""
        self.verb_lead = re.compile(rf"\A(?:{any_of('verb')}|toàn \w+ có)\s")
        action = rf"(?:{any_of('action')}|{_NOT_ALWAYS_VERBS})(?!\w)"
        self.actor = re.compile(
            rf"\A(?:các\s|đồng\schí\s)?(?i:{any_of('actor')})(?!\w)[^:;]{{0,120}}?\s(?<!các\s)(?<!hai\s)(?<!của\s)(?:đã\s)?(?={action})"
        )
        """A subject that acts, up to its verb (in lower case, so that `Ủy ban Kiểm tra` keeps its name)."""
        self.body = re.compile(rf"\A(?:các\s|toàn\s|đồng\schí\s)?(?:{any_of('actor')})(?!\w|\sngũ)")
        """A clause that begins with a body: what it has is counted, not it."""
        self.whole_area = re.compile(
            r"(?:trên\s)?(?:(?:phạm\svi\s)?(?:toàn|cả)\s\w+(?:\s(?:phố|xã|trấn))?|địa\sbàn(?:\s.{0,30})?)"
        )
        """`toàn quốc`, `trên địa bàn huyện`: where something happened."""
        self.action = re.compile(action)
        self.acting = re.compile(rf"(?:\A|\s)(?:{any_of('action')}|cấp|giao|tiếp)\Z")
        self.together = re.compile(rf"\Aphối\shợp(?:\s(?:với\s|cùng\s)?.{{1,70}}?)??\s(?={action})")
        self.higher_is_better = re.compile(rf"(?:{any_of('higher_is_better')})(?!\w)")
        self.discipline = re.compile(rf"(?:{any_of('discipline')})(?!\w)")
        self.attribute = re.compile(rf"(?:\A|\s)(?:{any_of('attribute')})(?!\w)")
        """What holds of some of a group beside other things."""
        self.share_of_some = re.compile(
            rf"\s?\(\s?(?:trong đó,?\s)?(?:{any_of('attribute')})(?:\s[^\W\d_]+){{0,3}}\schiếm\s(?:[^\W\d_]+\s)*"
        )
        """In brackets behind a group, before the share of some of it: `3.910 lao động (nữ chiếm 16,3%)`."""
        self.lower_is_better = re.compile(rf"(?:{any_of('lower_is_better')})(?!\w)")
        self.under = (" dưới", " nhỏ hơn", " bé hơn", " <")
        self.over = (" trên", " hơn", " vượt", " >")
        self.about = (" gần", " khoảng", " xấp xỉ", " ước")
        self.at_least = (
            "ít nhất",
            "tối thiểu",
            "không dưới",
            "không thấp hơn",
            "không ít hơn",
            "đạt từ",
            "tối thiểu đạt",
            "ít nhất đạt",
            "tối thiểu phải đạt",
            "ít nhất phải đạt",
            "đạt và vượt",
            "đạt, vượt",
            " từ",
            "lớn hơn hoặc bằng",
            "≥",
            ">=",
        )
        self.at_most = (
            *("không quá", "tối đa", "không vượt quá", "nhiều nhất", "không cao hơn", "không vượt", "≤", "<="),
            *("nhỏ hơn hoặc bằng", "bé hơn hoặc bằng", "thấp hơn hoặc bằng", "dưới hoặc bằng"),
        )
        """Endings, white space stripped, of what stands before a bounded figure."""

    def _of_targets(self) -> None:
        """Patterns of plans, targets and verdicts."""
        target = (
            any_of("target")
            + r"|mức\s(?:(?!đ|tăng|giảm)[^\W\d_]+\s){1,4}?(?:cho phép|giao|đề ra|đặt ra|phê duyệt)"
            + r"|mức(?<=so\svới\smức)\s(?:tối\sthiểu|tối\sđa|chuẩn|sàn)"
            + r"|giao(?<!bàn\sgiao)(?<!chuyển\sgiao)(?!\s(?:thông|quân|dịch|lưu|đất|nhận|ban|rừng|mùa|khoán))"
        )
        plan_noun = (
            "chương trình(?:,? kế hoạch|(?= (?:đề ra|công tác|kiểm tra|toàn khóa)))|kịch bản"
            "|nghị quyết|nq|chỉ tiêu|kế hoạch|kh|mục tiêu|dự toán|yêu cầu|ct(?=\\W)|dt(?=\\s*[),;.]|\\sgiao)"
        )
        verdict = (
            rf"(?P<missed>{any_of('missed')})|(?P<exceeded>{any_of('exceeded')})|(?P<met>(?<!khó\s)(?:{any_of('met')}))"
        )
        bound = (
            "trên|hơn|dưới|gần|khoảng|từ|ít nhất|tối thiểu|tối đa|không quá|không dưới|không thấp hơn|không vượt quá"
            "|≥|≤|>=?|<=?"
        )
        self.target_word = re.compile(rf"(?:{target})(?!\w|\sh[oó][aá](?!\w))")
        self.target_inline = re.compile(
            rf"(?:\A|[\s,(/–-])(?:so\svới\s|/\s?)?(?:{target})(?!\w)(?:\s\((?:kh|nq|dt)\))?"
            r"(?:[\s:]+(?:là|giao|đề\sra|được\sgiao|năm(?:\s[0-9]{4})?|cả\snăm|đầu\snăm|"
            r"(?:của\s)?(?:tỉnh|huyện|xã|thành\sphố|trung\sương|trên|cấp\strên|tỉnh\sủy|huyện\sủy|hđnd|hội\sđồng\snhân\sdân"
            r"|đại\shội|chính\sphủ|quốc\shội|thủ\stướng|ubnd|ủy\sban\snhân\sdân)(?:\s(?!(?:và|nhưng|song)\s)\w+)?|"
            rf"đạt|giảm|tăng|còn|phải|phê\sduyệt|{target}|{bound}))*[\s:]*\Z"
        )
        """A target word and nothing but its attributes, up to the figure."""
        self.target_far = re.compile(rf"\sso\s(?:với\s)?(?:{target})(?!\w)[^,;:()]{{1,100}}\slà(?:\s(?:{bound}))?\s*\Z")
        """`so với mục tiêu tại Nghị quyết của Tỉnh ủy đến năm 2025 là`."""
        self.verdict = re.compile(rf"(?:{verdict})(?!\w)")
        self.fulfilled = re.compile(
            r"[^,;.:()0-9]{0,60}?(?:\s20[0-9]{2})?\s(?:(?P<missed>(?:không|chưa)\s(?:đạt|hoàn\sthành|thực\shiện\sđược))"
            r"|(?P<exceeded>(?:đã|đều|cơ\sbản)\svượt)|(?P<met>(?:đã|đều|cơ\sbản)\s(?:được\s)?(?:hoàn\sthành|đạt)))(?=\s?[,;.]|\s?\Z)"
        )
        """Behind a target that was reached or not, told without a figure: `mục tiêu xóa 120 nhà tạm đã hoàn thành`."""
        self.missed = re.compile(rf"(?<!\w)(?<!hao )(?<!thâm )(?:{any_of('missed')})(?!\w)")
        self.verdict_after = re.compile(rf"[,;–-]\s*(?:thực\shiện\s|cơ\sbản\s|đã\s)?(?:{verdict})(?!\w)")
        """A verdict behind the target in its bracket."""
        self.verdict_inline = re.compile(
            rf"[,(–-]\s*(?:đã\s|và\s|cơ\sbản\s|thực\shiện\s)?(?:{verdict})\s(?:\w+\s){{0,2}}(?:{target})(?!\w)"
        )
        self.verdict_next = re.compile(
            r"\s(?P<exceeded>vượt)\s(?:mức\s)?(?:chỉ\stiêu|kế\shoạch|mục\stiêu|nghị\squyết)(?!\w)(?!\s[0-9])"
        )
        """A verdict right behind what was measured: `186 hội viên vượt chỉ tiêu`."""
        self.verdict_on_all = re.compile(
            rf",\s(?:tất cả\s|cả hai\s)?đều\s(?:{verdict})\s(?:\w+\s){{0,2}}(?:{target})(?!\w)"
        )
        term = r"(?:kế hoạch|tiến độ|(?:thời )?hạn|lộ trình|mục tiêu|chỉ tiêu|nghị quyết|yêu cầu)(?!\w)"
        number = r"(?:[0-9]{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|gần|hơn|nhiều)"
        by = rf"{number}\s(?:năm|tháng|ngày|tuần|quý)(?!\s[0-9])"
        against = rf"(?=\sso\s[^,;.]{{0,40}}{term})"
        self.in_time = re.compile(
            r"[vcđhkts](?:(?P<early>(?:(?<=v)ề\sđích|(?<=c)án\sđích|(?<=đ)ạt|(?<=h)oàn\sthành|(?<=k)ết\sthúc|(?<=t)hông\sxe)"
            rf"[^,;.]{{0,24}}\s(?:trước|sớm)(?:\shơn)?\s(?:(?:so\svới\s)?{term}"
            rf"|(?:khoảng\s)?{by}(?:{against}|\svà\s|[,;.\s]*\Z|,))"
            rf"|(?<=s)ớm\shơn(?:\sso\svới)?\s(?:{term}|(?:khoảng\s)?{by}))"
            rf"|(?:(?<=c)hậm|(?<=t)rễ|(?<=m)uộn)(?:\shơn)?\s{by}{against})"
        )
        """A plan kept before or after its time: `hoàn thành trước 2 năm so với Nghị quyết`, `về đích trước hạn`."""
        self.verdict_alone = re.compile(
            rf"[;.–-]\s*(?:đánh giá|kết quả|kết luận|nhận xét|xếp loại)\s?:\s*(?:{verdict})(?=\s?[.;,\n]|\s?\Z)"
        )
        """A verdict in a column or part of its own: `kết quả: 85%; đánh giá: đạt`."""
        self.verdict_before = re.compile(
            rf"(?:{verdict})\s(?:{target})(?!\w)(?:(?!\slà\s)[^,;:.()0-9]){{0,40}}"
            r"\(\s*(?:(?:mới|chỉ|đã|đạt|là|còn|ước)\s)*\Z"
        )
        """A verdict before the bracket with the figure that it is about."""
        self.of_plan = re.compile(
            rf"\A\s?(?:so\s(?:với\s)?)?(?:(?!đạt\s)\w+\s){{0,1}}(?:{plan_noun})(?!\w)"
            r"(?!(?<=yêu\scầu)\s(?:tra|cung|hỗ|dịch|cấp|phản|tư|trợ|thông|giải|sử|xác|khắc|sửa|khám|bồi|đặt|về)\s)"
            rf"|\A\s?so\s(?:với\s)?(?:(?:\w+\s){{1,3}}giao|{any_of('pledge')})(?!\w)"
        )
        self.excess = re.compile(
            rf"(?:\A|[\s,(–-])(?<!không\s)(?<!yếu\s)(?<!yếu,\s)(?<!hao\s)(?:(?P<over>{any_of('over')})|(?P<short>{any_of('short')}))"
            r"(?:\s(?:thêm|khoảng|trên|gần|hơn|tới|đến))?\s*\Z"
        )
        """How much more or less than planned follows."""
        self.over_or_short = re.compile(rf"(?<!\w)(?:{any_of('over')}|{any_of('short')})(?!\w)")
        self.verdict_upon = re.compile(
            rf"(?:[,(–-]\s*|v(?<=\sv)à\s(?=(?:không|chưa)\s))(?:(?:và|nhưng|đã|cơ bản|vẫn|nằm|ở)\s)*"
            rf"(?:{verdict}|trong(?=\s(?:mức|ngưỡng|giới hạn)))(?!\w)"
        )
        """A verdict upon a target that is printed behind: `chưa đạt mục tiêu giảm xuống dưới`."""
        self.as_planned = re.compile(
            rf"\s?(?:trở (?:lên|xuống)\s)?(?:theo|của|như|mà|do|tại|trong|so với)\s"
            rf"(?:[^\W\d_]+\s){{0,4}}?(?:{target}|{any_of('pledge')})(?!\w)"
            rf"|\s(?:(?!(?:và|không|chưa|đạt|vượt|nhưng|song)\s)[^\W\d_]+\s){{0,9}}?"
            r"(?:đề ra|đặt ra|giao|yêu cầu|quy định|cho phép|phê duyệt|cam kết|đăng ký"
            r"|ấn định|đã định|định ra|khống chế)(?!\w)"
            rf"|\s(?:{plan_noun})(?=\s?[.,;)]|\s?\Z)"
        )
        """Behind a figure that is planned: `theo kế hoạch`, `mà Nghị quyết đề ra`."""
        self.bracket_alone = re.compile(rf"\(\s*(?:(?:{any_of('bound')}|là|tăng|giảm)\s*)*")
        self.bracket_pledged = re.compile(
            rf"\(\s*(?:{any_of('pledge')}|phấn\sđấu|định\shướng|tiêu\schí|khống\schế|giới\shạn|quy\schuẩn|tiêu\schuẩn)"
            r"(?:\s(?:từ\s)?(?:(?:đầu|cả|trong)\s)?năm(?:\s20[0-9]{2})?|\sthi\sđua|\sgiao|\sđặt\sra"
            rf"|\sđề\sra|\sgiảm|\stăng|\s(?:{any_of('bound')}))*[\s:]*"
        )
        """What was promised or agreed, in brackets: `96 hộ thoát nghèo (đăng ký đầu năm 90 hộ)`."""
        self.excess_before = re.compile(
            rf"(?:\A|[\s,(–-])(?:(?P<over>{any_of('over')})|(?P<short>{any_of('short')}))"
            rf"(?:\sso(?:\svới)?)?(?:\smức)?(?:\s(?:{any_of('actor')})(?:\s[^\s,;:.0-9]+){{0,2}})?\Z"
        )
        """The same before the words for a plan: `vượt chỉ tiêu 62 người`, `cao hơn mức huyện giao 1,4%`."""
        self.compared_first = re.compile(rf"(?:\A|[.;]\s)so với (?:[^\W\d_]+\s){{0,3}}?(?:{target})(?!\w)")
        """A sentence that is held against a plan: `So với mục tiêu đề ra, thu nhập vượt 5 triệu đồng`."""
        self.multiple = re.compile(
            rf"gấp(?:\s(?:hơn|gần|trên|khoảng))?\s(?:đôi|rưỡi|(?:[0-9][0-9,]*|hai|ba|bốn|nhiều)\slần)"
            rf"\s(?:so với\s)?(?:{target})(?!\w)"
        )
        """Of a plan that was exceeded many times over: `gấp đôi kế hoạch`."""
        self.short_of = re.compile(
            rf"\s?(?:so\s(?:với\s)?|theo\s|của\s|(?:nữa\s)?(?:mới|để)\s(?:đạt|hoàn thành)\s)"
            rf"(?:[^\W\d_]+\s){{0,4}}?(?:{target}|{any_of('pledge')})(?!\w)"
        )
        """Behind how much a figure is off its plan: `so với chỉ tiêu`, `mới đạt kế hoạch`."""

    def _of_judgements(self) -> None:
        """Patterns of verdicts that somebody gives, and of bounds."""
        verdict = (
            rf"(?P<missed>{any_of('missed')})|(?P<exceeded>{any_of('exceeded')})|(?P<met>(?<!khó\s)(?:{any_of('met')}))"
        )
        judged = "chỉ tiêu|tiêu chí|khoản(?: thu)?|sắc thuế|nội dung|nhiệm vụ"
        listed = r"(?:\s[^,.;:()0-9]{1,40}?)?(?:\s?:|,?\s(?:gồm|bao gồm|đó là|là|như)(?:\s?:|\s))(?!\s?[0-9])"
        self.verdict_list = re.compile(
            rf"(?:{judged})"
            rf"(?:\s(?!(?:và|đã)\s)[^\W\d_]+){{0,3}}?\s(?:{verdict})(?!\w)"
            rf"(?!\s(?:cao|khá|tốt|trên|dưới|từ|gần)\s){listed}"
        )
        """Opens a list of what was reached or not."""
        self.verdict_counted = re.compile(rf"(?:{verdict})\s[0-9]+(?:/[0-9]+)?\s(?:{judged})(?!\w){listed}")
        """The same with the verdict first: `không đạt 5/21 chỉ tiêu, gồm: `."""
        self.verdict_bracketed = re.compile(
            rf"(?:{verdict})\s(?:mức\s)?(?:{any_of('target')}|giao|đề ra)(?!\w)[^,;:.()0-9]{{0,40}}\("
            r"(?=[^()0-9;]{3,60}\s(?:đạt|là|còn)\s[0-9][^()]*[,;]\s[^\W\d_])"
        )
        """A verdict upon several that the bracket behind it lists: `đã vượt mức giao (bao phủ đạt 93,2%, …)`."""
        self.counts_plans = re.compile(rf"[0-9]\s(?:{judged})")
        self.judged = re.compile(
            rf"(?:đánh giá|kết luận|coi như|coi là|xem như|xác định)(?:\slà)?\s(?:{verdict})(?=\s?[.;,)\n]|\s?\Z)"
        )
        """A verdict that somebody gives: `nên đánh giá chưa đạt`."""
        self.verdict_dashed = re.compile(rf"\s?\)?\s?(?:[-–→]|=>)\s?(?:{verdict})(?=\s?[.;,\n]|\s?\Z)")
        """A verdict behind a dash: `95,2% (NQ: 95%) - Đạt`."""
        self.verdict_upon_target = re.compile(
            rf"(?:\strở\s(?:lên|xuống))?\s?\)?\s?[,;]\s(?:{verdict})(?=\s?[.;,)\n]|\s?\Z|\s(?:do|vì)\s)"
        )
        """A verdict that closes what is told of a target: `95,2%, mục tiêu 95%, đạt`."""
        self.verdict_closing = re.compile(
            r"[^,;.:()0-9]{0,60}[,(]\s?"
            r"(?:(?P<missed>(?:không|chưa) đạt)|(?P<exceeded>vượt)|(?P<met>đạt))(?=\s?[.;)\n]|\s?\Z)"
        )
        """The same behind a figure whose target is not told: `02/03 chi bộ, chưa đạt`."""
        self.equal = re.compile(
            r"[,;(–-]\s?(?:và\s|đạt\s)?bằng\s(?:đúng\s|với\s)?(?:chỉ tiêu|kế hoạch|nghị quyết|mục tiêu|dự toán)(?!\w)"
        )
        """Of a plan that was just reached: `bằng chỉ tiêu Nghị quyết`."""
        self.ceiling = re.compile(rf"(?<!\w)(?:{any_of('ceiling')})(?!\w)")
        """A target that is not to be passed: `mức trần`, `khống chế`."""
        self.floor = re.compile(rf"(?<!\w)(?:{any_of('floor')})(?!\w)")

    def head_at(self, text: str) -> int:
        """Where the last head of a name stands in a clause (lower case): at its begin, behind a comma, `và` or `có`."""
        at = 0 if self.head.match(text) else -1
        for lead in self.head_lead.finditer(text):
            if self.head.match(text, lead.end()):
                at = lead.end()
        return at

    def is_body(self, clause: str) -> bool:
        """Whether a clause is nothing but a body and its name (`Xã`, `huyện Tân Kỳ`)."""
        body = self.body.match(clause.lower())
        if body is None:
            return False
        words = clause[body.end() :].split()
        named = [word[:1].isupper() for word in words]
        # `Đoàn Thanh niên cấp huyện`: the second syllable of a name is written small
        return all(named[i] or word in _OF_BODIES or (i and named[i - 1]) for i, word in enumerate(words))

    def turn_at(self, text: str) -> int:
        """Where the name in a clause (lower case) begins behind the last word that begins it anew; else 0."""
        at = 0
        if any(map(text.__contains__, self.turn_ends)):
            for match in self.turn.finditer(text):
                at = match.end()
        return at if at and text[at:].count(" ") else 0

    def link_start(self, text: str) -> int:
        """Where the linking words at the end of `text` (lower case) begin (`… đã đạt tỷ lệ`), else its length."""
        match = self.links.match(text[::-1])
        if match is None:
            return len(text)
        return len(text) - match.end()


@cache
def lexicon() -> Lexicon:
    """The patterns, compiled on first use."""
    return Lexicon()
