"""What tells a figure as a target, and what tells it as a result."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from vanthu.orthography import UPPER, fold

from .patterns import any_of, choice, phrases

_NOT_ASSIGNED = (
    r"(?<!bàn\sgiao)(?<!chuyển\sgiao)(?<!đã\sgiao)"
    r"(?!(?<=giao)\s(?:thông|việc|tiếp|nộp|hữu|ban|quân|dịch|lưu|đất|nhận|rừng|mùa|khoán)(?!\w))"
    r"(?!(?<=phải)\sthi\shành)(?!(?<=mục\stiêu)\squốc\sgia)"
    r"(?!(?<=kế\shoạch)\s(?:(?:đầu\stư\s|trung\shạn\s)?vốn|h[oó][aá]|và\sđầu\stư)(?!\w))"
    r"(?<!phòng\skế\shoạch)(?<!chính\s-\skế\shoạch)"
)
"""Of `giao` and `mục tiêu` that sets no target: not `giao thông`, `chương trình mục tiêu quốc gia`."""
_NOT_NOW = ("thực", "thể", "phát", "xuất", "hoàn", "biểu")
"""Before `hiện` that is part of a verb."""
_NEW = (
    *("thôn", "viên", "lập", "xây", "triển", "trồng", "làm", "cấp", "mở", "chuẩn", "sinh", "nạp", "tạo", "dựng", "ký"),
    *("lắp", "gắn", "đóng", "mua", "thay", "tuyển", "cất", "đào", "đặt", "lát", "khởi", "lớp", "đầu tư", "mô hình"),
)
"""Before `mới` that does not say how little (`nông thôn mới`)."""
_PAPERS = ("chứng", "đình", "tín", "địa")
"""Before `chỉ` that is part of a noun or verb."""
_TO_DO = ("kế hoạch", "chỉ tiêu", "giao", "phải", "đấu")
"""Before `thực hiện` of what is still to be done."""
_WORD = re.compile(r"[^\W\d_]+")
_OF_PLANS = ("empty", "setter", "actor", "aim", "ceiling")
"""Roles of words that a clause may hold which tells nothing but a plan."""
_NOT_BOUND = re.compile(r"(?:không|chưa|đã|bị|số|việc|án|tiền|khoản|vụ|đơn|thuế|phí|nợ|vốn|hồ sơ)\s\Z")
"""Before `phải` that sets no target: `bị phải`, `số tiền phải thi hành`."""
_NOT_PLEDGED = re.compile(r"(?:vốn|fdi|số|dự án|doanh nghiệp)\s(?:mới\s|\w+\s)?\Z")
"""Before `đăng ký` by which nobody promises anything: `vốn FDI đăng ký`."""
_HELD_APART = {"phải": _NOT_BOUND, "đăng": _NOT_PLEDGED}
_HELD = 24
"""How much of the text before a word for a target tells whether it introduces one."""


def _not_behind(words: Iterable[str], first: str) -> str:
    """A look back that none of the words stands before the word that begins with the letter `first`."""
    return "".join(rf"(?<!{word}\s{first})" for word in words)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


class Frames:
    """Compiled patterns of frames; for text in lower case."""

    def __init__(self) -> None:
        aims = any_of("aim")
        self.aim = re.compile(
            rf"{aims}(?!\w){_NOT_ASSIGNED}(?:\s(?:{aims}{_NOT_ASSIGNED}|là|(?:cả\s|đầu\s|mỗi\s)?năm(?:\s[0-9]{{4}})?|nhiệm\skỳ"
            r"|giai\sđoạn(?:\s[0-9]{4}\s?[-–]\s?[0-9]{4})?|của\s[^,;:.()0-9]{2,40}\slà|[0-9]{1,2}(?=:))(?!\w))*"
        )
        """What introduces a target, with its attributes (`chỉ tiêu giao năm 2020 là`)."""
        self.aim_held = re.compile(
            r"(?:(?<!\A)(?<![,;.:]\s)(?:so\svới|so|theo)|đạt|vượt|hoàn\sthành|bằng|thực\shiện|kết\squả|tình\shình|tiến\sđộ|đúng|ngoài"
            r"|hơn|chưa|không|[0-9]%?(?<!\s20[0-9]{2})(?=\s\Z)|các|những|nhiều|một\ssố|chương\strình|chuyên)\s(?:(?!là\s)\w+\s)?\Z"
        )
        """Before a word for a target that a figure is held against, or that is none of a target's."""
        told = rf"(?:{any_of('action')}|đạt|có|ở|được|giảm|tăng|còn|bằng|khoảng|gần|trên|hơn|thu|nộp|\Z)"
        self.result = re.compile(rf"(?:{any_of('result')})(?!\w)(?<!trả kết quả)(?!(?<=kết quả)\sgiải\squyết)")
        opens = rf"(?:{any_of('result_opens')})(?!\w)"
        self.result_opens = re.compile(
            rf"[,;.:(–-]\s*{opens}|\shoàn\sthành(?:\stốt|\sđạt)?\s?:|[.;]\s(?:(?:{any_of('result_since')})(?!\w)|(?:tính\s)?đến\s[0-9])"
        )
        bound = r"trên|hơn|gần|khoảng|tới"
        self.result_hinted = re.compile(
            rf"[hcmtđns](?<!\w[hcmtđns])(?:(?<=h){_not_behind(_NOT_NOW, 'h')}iện(?!\w)"
            rf"|(?<=c){_not_behind(_PAPERS, 'c')}hỉ\s(?={told})"
            rf"|(?<=m){_not_behind(_NEW, 'm')}ới\s(?={told})"
            rf"|(?<=t){_not_behind(_TO_DO, 't')}hực\shiện(?=\s*:|\s*\Z|\scả\s|\snăm\s|\sđến\s)"
            rf"|(?<=\w\sđ)ược(?:\s(?:{bound}))?\s*\Z|(?:(?<=n)hưng|(?<=s)ong|(?<=t)hì)\s*{opens})"
        )
        """What introduces a result."""
        when = r"(?:(?:đến|trong|cả|hết|cuối|vào)\s)*(?:năm|quý|tháng)\s[0-9ivx/]+"
        self.unnamed = re.compile(rf"\s*(?:{self.aim.pattern}\s*|{when},?\s)?(?:(?:{any_of('bound')})\s+)*")
        """What may stand between a colon and a figure that is named before the colon."""
        self.reached_by = re.compile(
            rf"(?:\strở\s(?:lên|xuống))?[,;.:–-]*\s(?:(?:thì|nhưng|song|còn|mà|toàn)\s)*(?:{any_of('actor')})(?:\s[^\W\d_]+){{0,4}}?"
            r"(?:\s(?:đã|mới|chỉ|ước|cũng|đều|vẫn))*\s(?:đạt|thực hiện|hoàn thành|làm|có|kết nạp|trồng)(?:\s(?:được|đạt"
            r"|là))?(?:\s(?:trên|gần|hơn|khoảng))?\s"
        )
        """Behind a target, who has reached how much of it: `yêu cầu tối thiểu 45%, thành phố đạt`."""
        self.assigned = re.compile(
            rf"\s(?:cho\s)?(?:các\s)?(?:(?i:{any_of('actor')})(?!\sviên)(?:\s[{UPPER}]\w*|\sthuộc)*(?:,\s|\svà\s|\s))+(?=\w)"
        )
        """To whom a target is assigned."""
        self.of_plans = re.compile(
            rf"\A(?:(?:theo|tại)\s)?(?:{any_of('of_plans')}|{any_of('actor')}|{any_of('aim')})(?!\w)"
        )
        """What sets targets: a document or a body."""
        self.raised = re.compile(r"(?:đưa|nâng|kéo\sgiảm)\s(?=(?:số|tổng|tỷ lệ|tỉ lệ|thu nhập|mức|diện tích|độ)\s)")
        self.raised_head = re.compile(r"\s(?:số|tổng|tỷ lệ|tỉ lệ|thu nhập|mức|diện tích|độ|thu|chi)\s")
        self.aim_verbs = frozenset(("đăng ký", "cam kết", "quy định", "yêu cầu", "phải", "giao"))
        self.generic = frozenset(phrases("generic"))
        """Units that do not tell that a result is that of a target."""
        self.names = lru_cache(maxsize=2048)(self._names)
        told = choice({phrase for role in _OF_PLANS for phrase in phrases(role)})
        self.setter = re.compile(rf"(?<!\w)(?:{told})(?!\w)")
        """Words of a clause that tells nothing but a target, and whose it is."""
        self.bodies = re.compile(rf"(?<!\w)(?i:{any_of('actor')})(?:\s[{UPPER}]\w*)+")
        """A body and its name: `Chi cục Thuế`."""
        self.places = re.compile(
            rf"(?<!\w)(?P<kind>(?i:{any_of('actor')}))\s(?P<name>(?:[0-9]+|[{UPPER}]\w*)(?:\s[{UPPER}]\w*)*)"
        )
        """A body told from others by its number or name: `thôn 3`, `xã Tân Lập`."""
        self.empty = re.compile(rf"(?<!\w)(?:{any_of('empty')})(?!\w)")
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
        return self.told_aims(text)[1]

    def told_aims(self, text: str) -> tuple[list[int], list[re.Match[str]]]:
        """Where words for targets stand in `text` (lower case), and those of them that introduce one."""
        matches = list(self.aim.finditer(text))
        return [match.start() for match in matches], [
            match
            for match in matches
            if not (match.start() and text[match.start() - 1].isalnum())
            and not (_HELD_APART.get(match.group()[:4]) or self.aim_held).search(
                text, max(0, match.start() - _HELD), match.start()
            )
        ]

    def aims_of_name(self, text: str) -> list[re.Match[str]]:
        """Those of a name: verbs only before a head (`quy định tỷ lệ …`), as in `đăng ký mô hình` they belong to it."""
        return [
            match
            for match in self.aims(text)
            if match.group() not in self.aim_verbs or self.raised_head.match(text, match.end())
        ]

    def is_plan(self, clause: str) -> bool:
        """Whether a clause names nothing that is measured: `mục tiêu Tổng cục Thuế đặt ra là không quá`."""
        told = self.setter.sub(_blank, clause.lower())
        proper = False
        for word in _WORD.finditer(told):
            if clause[word.start()].isupper():
                proper = True
            elif not (proper and clause[word.start() - 1] == " "):
                return False
            else:
                proper = False  # the second syllable of a name is written small: `Nhà nước`
        return True

    def _names(self, text: str) -> frozenset[str]:
        """The words of a name that tell what is measured: not those of frames, times and places."""
        if text != text.lower():
            text = self.bodies.sub(" ", text)
        told = self.empty.sub(" ", text.lower())
        parts = text.split()
        first = 0 if len(parts) > 1 and parts[0].istitle() and parts[1].istitle() else 1
        named = {word.lower() for word in parts[first:] if word.istitle()}
        return frozenset(fold(word) for word in _WORD.findall(told) if word not in named)
