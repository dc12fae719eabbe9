"""The vocabulary of `phrases.tsv` compiled to patterns. All patterns are for text in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from vanthu.orthography import fold
from vanthu.vocabulary import table

from . import cues

_SEPARATORS = " \t\n\xa0,(:–-"
_NOT_ALWAYS_VERBS = (
    r"cấp(?!\s(?:xã|huyện|tỉnh|ủy|uỷ|cơ\ssở|trên|dưới|trung\sương|phòng|sở))|giao(?!\s(?:thông|dịch|lưu))"
    r"|tiếp(?!\s(?:tục|theo|xúc|cận))"
)
_ASSIGNED = r"giao(?<!bàn\sgiao)(?<!chuyển\sgiao)(?<!đã\sgiao)(?!\s(?:thông|quân|dịch|lưu|đất|nhận|ban|rừng|mùa|khoán))"
"""`giao` of a target: not `giao thông`."""
_NOT_NOW = ("thực", "thể", "phát", "xuất", "hoàn", "biểu")
"""Before `hiện` that is part of a verb."""
_NEW = ("thôn", "viên", "lập", "xây", "trồng", "làm", "cấp", "mở", "chuẩn", "sinh")
"""Before `mới` that does not say how little (`nông thôn mới`)."""
_TO_DO = ("kế hoạch", "chỉ tiêu", "giao", "phải", "đấu")
"""Before `thực hiện` of what is still to be done."""
_WORD = re.compile(r"[^\W\d_]+")
_HELD = 24
"""How much of the text before a word for a target tells whether it introduces one."""
_WHOLE = (
    "trở lên",
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


def _phrases(role: str) -> list[str]:
    return [row["phrase"] for row in table("phrases", __package__) if row["role"] == role]


def _any(role: str) -> str:
    return choice(_phrases(role))


def choice(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, that tries each first letter once."""
    root: dict[str, Any] = {}
    for phrase in phrases:
        node = root
        for char in phrase:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(root)


def _branches(node: dict[str, Any]) -> str:
    texts = []
    for char, child in node.items():
        if char:
            texts.append((r"\s" if char == " " else re.escape(char)) + _branches(child))
    if not texts:
        return ""
    if len(texts) == 1 and "" not in node:
        return texts[0]
    return f"(?:{'|'.join(texts)}){'?' if '' in node else ''}"


_OF_BODIES = frozenset(
    (
        *("các", "cấp", "trong", "toàn", "tỉnh", "huyện", "xã", "thành", "phố", "phường", "quận", "thị", "trấn"),
        *("cơ", "sở", "trung", "ương", "địa", "phương"),
    )
)
"""Words that a body's name may hold beside proper names."""


def _not_behind(words: Iterable[str], first: str) -> str:
    """A look back that none of the words stands before the word that begins with the letter `first`."""
    return "".join(rf"(?<!{word}\s{first})" for word in words)


class Lexicon:
    """Compiled patterns; made once by `lexicon()`."""

    def __init__(self) -> None:
        links = choice(phrase[::-1] for phrase in _phrases("link")).replace(r"\s", " ")
        whole = "|".join(phrase[::-1] for phrase in _WHOLE)
        self.links = re.compile(
            rf"[{_SEPARATORS}]*(?:(?:(?!(?:tạđ )?(?:{whole})){links}|tạđ(?= (?:{whole})))"
            rf"(?=[{_SEPARATORS}]|\Z)[{_SEPARATORS}]*)+"
        )
        """Linking words at the end of a text that is given backwards."""
        self.lead = re.compile(
            rf"\A(?:[\s,:–-]*(?:(?:(?:tính\s)?đến|trong|từ|đầu|cuối)\s(?:hết\s|cuối\s|đầu\s|thời\sđiểm\s)?"
            rf"(?:ngày|tháng|năm|quý|kỳ|nhiệm\skỳ|giai\sđoạn|nay|[0-9]+\stháng)[^,;:]{{0,40}},|(?:trong\s|(?:ước\s)?cả\s)?(?:năm|tháng|quý)\s[0-9ivx/]+(?:\snăm\s[0-9]+)?,?|[a-zđ]\)"
            rf"|(?:(?:dự\s)?ước\s)?(?:tính\s)?(?:đến|trong)\s(?:hết\s|cuối\s|đầu\s)?(?:ngày|tháng|năm|quý)\s[0-9ivx/.-]+(?:\snăm\s[0-9]+)?"
            rf"|so\s(?:với|cùng)\s[^,;:]{{2,40}},|theo\s[^,;:]{{2,80}},|(?:qua|trong(?!\s(?:đó|số|tổng)))\s[^,;:0-9]{{2,40}},|\(?[0-9]{{1,2}}\)|(?:trong\s)?(?:[0-9]{{1,2}}|hai|ba|bốn|sáu|tám|chín|mười)\stháng(?:\s(?:đầu|cuối)\snăm)?(?:\snay|\s[0-9]{{4}})?,|(?:lộ\strình|giai\sđoạn|nhiệm\skỳ)\s[0-9]{{4}}\s?[-–]\s?[0-9]{{4}}|(?:huyện|xã|tỉnh|thị\sxã|thành\sphố)(?=\s(?:đã|có|còn|tiếp)\s)"
            rf"|(?!chỉ\s(?:tiêu|thị|số|đạo|huy|dẫn|định))(?:{_any('adverb')})(?=[\s,:]|\Z)|(?:về|công\stác)\s[^,;:]{{1,60}}:))+[\s,:–-]*"
        )
        """Adverbials that open a clause."""
        self.head = re.compile(
            r"(?:tỷ\slệ|tỉ\slệ|tổng|số\s|diện\stích|sản\slượng|giá\strị|thu\snhập|mật\sđộ|năng\ssuất|doanh\ssố|"
            r"kinh\sphí|tốc\sđộ|kim\sngạch|thu\sngân|chi\sngân|chỉ\ssố|mức\s|độ\sche|vốn\s|nợ\s|bình\squân)"
        )
        self.head_lead = re.compile(
            r"[,vcn](?:(?<=,)|(?<=\sv)(?:à|(?<!so\sv)ới)|(?<=\sc)ó|(?<=n)(?<!\wn)(?:âng|ên))\s(?!mức\s(?:tăng|giảm)\s*\Z)"
        )
        self.turn = re.compile(rf"[,\s](?:{_any('turn')})\s")
        """Where a name begins anew within a clause (`nhiều chỉ tiêu đạt cao như`)."""
        self.turn_ends = tuple({f" {phrase}".rsplit(" ", 1)[1] + " " for phrase in _phrases("turn")})
        self._of_targets()
        self._of_frames()
        self.change = re.compile(
            r"(?:\A|[\s,(–-])(?P<sign>tăng(?!(?<=việc\slàm\stăng)\sthêm)|giảm|rút\sngắn)"
            r"(?:\s(?:thêm|được|khoảng|gần|trên|hơn|bình\squân))*\s*\Z"
        )
        self.base = re.compile(rf"{cues.SINCE}(?:(?!\s(?:và|tăng|giảm|đạt|bằng|chiếm)\s)[^,;.()]){{2,60}}")
        self.plan = re.compile(rf"(?:{_any('plan')})(?!\w)")
        self.part = re.compile(
            rf"(?:[,;:(]|\A)\s*(?:(?P<all>{_any('whole')})|{_any('part')})(?!\w)(?P<some>\scó\s)?[^;]{{0,80}}\Z"
        )
        self.phrase_end = re.compile(
            rf"[;.!?](?=\s|\Z)|[:()\n…]|,\s(?=(?:{_any('stop')})\s)|,\s*\Z"
            rf"|\s(?={cues.SINCE}|đ(?<!không\sđ)(?<!chưa\sđ)ạt (?:tỷ lệ |tỉ lệ )?\Z|chiếm (?:tỷ lệ )?\Z"
            r"|bằng (?:khoảng |gần |trên )?\Z|để\s|(?:sản lượng|năng suất)\s"
            r"|(?:(?:tổng )?số (?:tiền|vốn)|(?:tổng )?kinh phí|trị giá)\s[^,;.:()]{0,40}\Z"
            r"|(?:làm|khiến|gây)(?:\s(?:chết|bị\sthương|tử\svong|thiệt\shại)|\s*\Z))|\s[–+-]\s"
        )
        """Where the noun phrase behind a figure ends."""
        self.verb_lead = re.compile(rf"\A(?:{_any('verb')}|toàn \w+ có)\s")
        action = rf"(?:{_any('action')}|{_NOT_ALWAYS_VERBS})(?!\w)"
        self.actor = re.compile(
            rf"\A(?:các\s|đồng\schí\s)?(?i:{_any('actor')})(?!\w)[^:;]{{0,120}}?\s(?<!các\s)(?<!hai\s)(?<!của\s)(?:đã\s)?(?={action})"
        )
        """A subject that acts, up to its verb (in lower case, so that `Ủy ban Kiểm tra` keeps its name)."""
        self.body = re.compile(rf"\A(?:các\s|toàn\s|đồng\schí\s)?(?:{_any('actor')})(?!\w|\sngũ)")
        """A clause that begins with a body: what it has is counted, not it."""
        self.whole_area = re.compile(
            r"(?:trên\s)?(?:(?:phạm\svi\s)?(?:toàn|cả)\s\w+(?:\s(?:phố|xã|trấn))?|địa\sbàn(?:\s.{0,30})?)"
        )
        """`toàn quốc`, `trên địa bàn huyện`: where something happened."""
        self.action = re.compile(action)
        self.acting = re.compile(rf"(?:\A|\s)(?:{_any('action')}|cấp|giao|tiếp)\Z")
        self.together = re.compile(rf"\Aphối\shợp(?:\s(?:với\s|cùng\s)?.{{1,70}}?)??\s(?={action})")
        self.higher_is_better = re.compile(rf"(?:{_any('higher_is_better')})(?!\w)")
        self.discipline = re.compile(rf"(?:{_any('discipline')})(?!\w)")
        self.attribute = re.compile(rf"(?:\A|\s)(?:{_any('attribute')})(?!\w)")
        """What holds of some of a group beside other things."""
        self.lower_is_better = re.compile(rf"(?:{_any('lower_is_better')})(?!\w)")
        self.under = (" dưới", " <")
        self.over = (" trên", " hơn", " vượt", " >")
        self.about = (" gần", " khoảng", " xấp xỉ", " ước")
        self.at_least = (
            "ít nhất",
            "tối thiểu",
            "không dưới",
            "không thấp hơn",
            "đạt từ",
            "đạt và vượt",
            "đạt, vượt",
            " từ",
            "≥",
            ">=",
        )
        self.at_most = ("không quá", "tối đa", "không vượt quá", "nhiều nhất", "không cao hơn", "≤", "<=")
        """Endings, white space stripped, of what stands before a bounded figure."""

    def _of_frames(self) -> None:
        """Patterns of what is told as a target and what as a result."""
        self.aim_hint = re.compile(rf"(?:{_any('aim')}|giao)(?!\w)")
        self.aim = re.compile(
            rf"(?:{_any('aim')}|{_ASSIGNED})(?!\w)(?:\s(?:{_any('aim')}|{_ASSIGNED}|là|năm(?:\s[0-9]{{4}})?|cả\snăm|đầu\snăm|mỗi\snăm|nhiệm\skỳ"
            r"|giai\sđoạn(?:\s[0-9]{4}\s?[-–]\s?[0-9]{4})?|của\s[^,;:.()0-9]{2,40}\slà|[0-9]{1,2}(?=:))(?!\w))*"
        )
        """What introduces a target, with its attributes (`chỉ tiêu giao năm 2020 là`)."""
        self.aim_held = re.compile(
            r"(?:(?<!\A)(?<![,;.:]\s)(?:so\svới|so|theo)|đạt|vượt|hoàn\sthành|bằng|thực\shiện|kết\squả|tình\shình|tiến\sđộ|đúng|ngoài"
            r"|hơn|chưa|không|[0-9]%?(?<!\s20[0-9]{2})(?=\s\Z)|các|những|nhiều|một\ssố|chương\strình)\s(?:(?!là\s)\w+\s)?\Z"
        )
        """Before a word for a target that a figure is held against, or that is none of a target's."""
        told = rf"(?:{_any('action')}|đạt|có|ở|được|giảm|tăng|còn|bằng|khoảng|gần|trên|hơn|thu|nộp|\Z)"
        self.result = re.compile(rf"(?:{_any('result')})(?!\w)")
        opens = rf"(?:{_any('result_opens')})(?!\w)"
        self.result_opens = re.compile(
            rf"[,;.:(–-]\s*{opens}|[.;]\s(?:(?:{_any('result_since')})(?!\w)|(?:tính\s)?đến\s[0-9])"
        )
        bound = r"trên|hơn|gần|khoảng|tới"
        self.result_hinted = re.compile(
            rf"[hcmtđns](?<!\w[hcmtđns])(?:(?<=h){_not_behind(_NOT_NOW, 'h')}iện(?!\w)|(?<=c)hỉ\s(?={told})"
            rf"|(?<=m){_not_behind(_NEW, 'm')}ới\s(?={told})"
            rf"|(?<=t){_not_behind(_TO_DO, 't')}hực\shiện(?=\s*:|\s*\Z|\scả\s|\snăm\s|\sđến\s)"
            rf"|(?<=\w\sđ)ược(?:\s(?:{bound}))?\s*\Z|(?:(?<=n)hưng|(?<=s)ong|(?<=t)hì)\s*{opens})"
        )
        """What introduces a result."""
        bounds = choice(
            (
                *_phrases("bound"),
                "đạt",
                "là",
                "có",
                "chiếm",
                "bằng",
                "còn",
                "được",
                "ước tính",
                "dự kiến",
                "thực hiện",
                "ước",
            )
        )
        self.unnamed = re.compile(rf"\s*(?:{self.aim.pattern}\s*)?(?:(?:{bounds})\s+)*")
        """What may stand between a colon and a figure that is named before the colon."""
        self.assigned = re.compile(
            rf"\s(?:cho\s)?(?:các\s)?(?i:{_any('actor')})(?:\s[^\W\d_a-zà-ỹ]\w*|\sthuộc)*\s(?=\w)"
        )
        """To whom a target is assigned."""
        self.of_plans = re.compile(rf"\A(?:(?:theo|tại)\s)?(?:{_any('of_plans')}|{_any('actor')}|{_any('aim')})(?!\w)")
        """What sets targets: a document or a body."""
        self.raised = re.compile(r"(?:đưa|nâng|kéo\sgiảm)\s(?=(?:số|tổng|tỷ lệ|tỉ lệ|thu nhập|mức|diện tích|độ)\s)")
        self.empty = re.compile(rf"(?<!\w)(?:{_any('empty')})(?!\w)")
        """Words that say nothing of what is measured."""

    def frame_of(self, lead: str) -> str:
        """How a figure behind `lead` (lower case) is told: as `aim` or as `result`, or not at all."""
        aims = self.aims(lead)
        begin = aims[-1].start() if aims else 0
        if (
            any(not (m.start() and lead[m.start() - 1].isalnum()) for m in self.result.finditer(lead, begin))
            or self.result_opens.search(lead, begin)
            or self.result_hinted.search(lead, begin)
            or (not aims and self.result_opens.match(f",{lead}"))
        ):
            return "result"
        return "aim" if aims else ""

    def aims(self, text: str) -> list[re.Match[str]]:
        """The words in `text` (lower case) that introduce a target."""
        return [
            match
            for match in self.aim.finditer(text)
            if not (match.start() and text[match.start() - 1].isalnum())
            and not self.aim_held.search(text, max(0, match.start() - _HELD), match.start())
        ]

    def names(self, text: str) -> frozenset[str]:
        """The words of a name that tell what is measured: not those of frames, times and places."""
        told = self.empty.sub(" ", text.lower())
        named = {word.lower() for word in text.split()[1:] if word.istitle()}
        return frozenset(fold(word) for word in _WORD.findall(told) if word not in named)

    def _of_targets(self) -> None:
        """Patterns of plans, targets and verdicts."""
        target = _any("target") + r"|giao(?!\s(?:thông|quân|dịch|lưu|đất|nhận|ban|rừng|mùa|khoán))"
        plan_noun = "nghị quyết|nq|chỉ tiêu|kế hoạch|kh|mục tiêu|dự toán|yêu cầu"
        verdict = rf"(?P<missed>{_any('missed')})|(?P<exceeded>{_any('exceeded')})|(?P<met>{_any('met')})"
        bound = (
            "trên|hơn|dưới|gần|khoảng|từ|ít nhất|tối thiểu|tối đa|không quá|không dưới|không thấp hơn|không vượt quá"
            "|≥|≤|>=?|<=?"
        )
        self.target_word = re.compile(rf"(?:{target})(?!\w|\sh[oó][aá](?!\w))")
        self.target_end = re.compile(rf"(?:{target})(?!\w)(?:\s(?:giao|đề\sra|năm|đặt\sra))?\s*\Z")
        self.target_inline = re.compile(
            rf"(?:\A|[\s,(/–-])(?:so\svới\s|/\s?)?(?:{target})(?!\w)(?:\s\((?:kh|nq|dt)\))?(?:[\s:]+(?:là|giao|đề\sra|được\sgiao|năm(?:\s[0-9]{{4}})?|cả\snăm|đầu\snăm|"
            rf"(?:của\s)?(?:tỉnh|huyện|xã|thành\sphố|trung\sương|trên|cấp\strên|tỉnh\sủy|huyện\sủy|hđnd|hội\sđồng\snhân\sdân|đại\shội"
            rf"|chính\sphủ|quốc\shội|thủ\stướng|ubnd|ủy\sban\snhân\sdân)(?:\s\w+)?|"
            rf"đạt|giảm|tăng|còn|phải|phê\sduyệt|{target}|{bound}))*\s*\Z"
        )
        """A target word and nothing but its attributes, up to the figure."""
        self.target_far = re.compile(rf"\sso\s(?:với\s)?(?:{target})(?!\w)[^,;:()]{{1,100}}\slà(?:\s(?:{bound}))?\s*\Z")
        """`so với mục tiêu tại Nghị quyết của Tỉnh ủy đến năm 2025 là`."""
        self.plan_lead = re.compile(
            rf"(?:{target})(?!\w)(?:\s(?:là|giao|đề\sra|được\sgiao|năm(?:\s[0-9]{{4}})?|cả\snăm|đầu\snăm|của|"
            rf"(?:hđnd\s|ubnd\s)?(?:tỉnh|huyện|xã|thành\sphố|trung\sương)|{target}))*(?=\s|:|\Z)"
        )
        """The begin of a name that says it is a plan (`dự toán tỉnh giao`)."""
        self.carried_out = re.compile(
            r"[\s,;–)-]*(?:đã\s|ước\s)?(?:thực\shiện|kết\squả|th|đạt)(?:\s(?:được|đạt|là|ước|cả\snăm|năm\s[0-9]{4}))*[\s:]*\Z"
        )
        """Between a plan and the figure that was reached (`…, thực hiện`)."""
        self.verdict = re.compile(rf"(?:{verdict})(?!\w)")
        self.missed = re.compile(rf"(?<!\w)(?:{_any('missed')})(?!\w)")
        self.verdict_after = re.compile(rf"[,;–-]\s*(?:thực\shiện\s|cơ\sbản\s|đã\s)?(?:{verdict})(?!\w)")
        """A verdict behind the target in its bracket."""
        self.verdict_inline = re.compile(
            rf"[,(–-]\s*(?:đã\s|và\s|cơ\sbản\s|thực\shiện\s)?(?:{verdict})\s(?:\w+\s){{0,2}}(?:{target})(?!\w)"
        )
        self.verdict_before = re.compile(rf"(?:{verdict})\s(?:{target})(?!\w)(?:(?!\slà\s)[^,;:.()0-9]){{0,40}}\(\s*\Z")
        """A verdict before the bracket with the figure that it is about."""
        self.of_plan = re.compile(
            rf"\A\s?(?:so\s(?:với\s)?)?(?:(?!đạt\s)\w+\s){{0,1}}(?:{plan_noun})(?!\w)"
            r"|\A\s?so\s(?:với\s)?(?:\w+\s){1,3}giao(?!\w)"
        )
        self.excess = re.compile(
            r"(?:\A|[\s,(–-])(?<!không\s)(?P<word>vượt|cao hơn|nhiều hơn|thấp hơn|ít hơn|hụt)"
            r"(?:\sthêm|\skhoảng|\strên|\sgần|\shơn)?\s*\Z"
        )

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
