"""Quantities made of neighbours: ratios, rates, ranges, two values that share a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .units import Quantity, scaled, unit_at

_SLASH = re.compile(r"[ \xa0]?/[ \xa0]?")
_RANGE = re.compile(r"[ \xa0]?[-–][ \xa0]?(?=[0-9])|[ \xa0](?:đến|tới)[ \xa0](?=[0-9])")
_WIDEST_DASH = len(" đến ")
_CASES = ("vụ", "vụ việc", "việc", "án")
PER = {1.0, 100.0, 1000.0, 10000.0, 100000.0}
_SINCE = re.compile(r"(?:\(|hành:\s|(?:đến|hết|từ|vào|kể từ)\s)\Z")
_DAY_AND_MONTH = re.compile(
    r"(?:ngày|dịp|lễ|niệm|mừng|hè|trước|sau|sáng|trưa|chiều|tối|đêm|hôm|vào|từ|đến)\s\Z", re.IGNORECASE
)
_PER_WORDS = re.compile(
    r"(?:(?:vạn|nghìn|ngàn|triệu|1\.000|10\.000|100\.000|1\.000\.000|100)\s(?:dân|người|trẻ|hộ|lao động)"
    r"|năm|vụ|sào|khẩu|giờ|ngày đêm|ngày|tháng|người|hộ|ha|dân|km2|km²|con|cụ|tấn|khách|du khách|cháu|em|lớp|suất|lượt"
    r"|m3|m³|m2|m²|học sinh|suất|xã|thôn|trường|trạm|giáo viên|bác sĩ|giường|chi bộ|[tT]hẩm phán|chấp hành viên"
    r"|sản phẩm|kiểm sát viên|cán bộ|đảng viên|hội viên|chuyến|tuần|quý|cây|gốc"
    r"|công(?!\s(?:trình|ty|nhân|đoàn|chức|dân|việc|tác)))(?!\w)"
)
_SPACED_STROKE = re.compile(r"\s*/\s*")
_THINGS_PER = re.compile(
    r"(?:[ \xa0](?!(?:và|có|của|bị|được|trong|tại|cho|đến|đạt|là|trên|theo|số|xã|huyện)\s)[^\W\d_]+){1,4}"
    r"/(?:(?:năm|tháng|ngày|tuần|quý|người|hộ|lớp|km2|km²|ha)(?!\w)"
    r"|(?:vạn|10{2,4}|10\.000|100\.000|1\.000)\s(?:dân|người|hộ|lao động)(?!\w))(?:/(?:năm|tháng|ngày|vụ|kỳ)(?!\w))?"
)
_OUT_OF = re.compile(r"\s(?:trong|trên)\s(?:tổng\s)?số\s|\strong\s(?:tổng\s)?(?=[0-9])")
"""Between a count and all that there are: `58 trên tổng số 63 vụ án`."""
_TO = re.compile(r"\s(?:(?:tăng|giảm)\s)?(?:lên|xuống|còn)(?:\s(?:còn|tới|đến|thành))?\s")
"""Between two values of which the second tells the unit: `từ 48 lên 86%`."""
_SHARED_SCALE = 5
"""By how many times a number may exceed the one behind the stroke whose scale it shares."""
_PLACES = ("xã", "phường", "thị trấn", "thôn", "bản", "ấp", "buôn", "làng", "khu phố", "tổ dân phố", "trường", "trạm")
_HEADS = ("dân", "người", "người dân", "trẻ", "trẻ em", "bé gái", "phụ nữ", "lao động", "hộ", "học sinh")
"""Those of whom so many are what a rate is told of."""
_BY_POPULATION = 100_000
"""Of so many heads a rate is told even if it is a whole number."""
_BORN = re.compile(r"\s(?:em\s)?(?:đẻ|sinh)(?:\sra)?(?:\scòn)?\ssống(?!\w)")
"""Behind them: `6,2/100.000 trẻ đẻ sống`."""
_SCALES = frozenset((200, 500, 1000, 2000, 5000, 10000, 25000, 50000, 100000))
_OF_MAPS = re.compile(r"(?:tỷ lệ|tỉ lệ|TL|chi tiết|phân khu)\s?:?\s\Z", re.IGNORECASE)
"""Before the scale of a map: `quy hoạch chi tiết tỷ lệ 1/500`."""
_OF_THINGS = ("weight", "volume", "area")
"""Measures of something that may be named before the stroke: `15 kg gạo/người/tháng`."""
_NOT_PER = ("money", "percent", "permille", "scale", "noun", "duration")


def merged(text: str, simple: list[Quantity]) -> Iterator[Quantity]:
    """Ratios, rates and ranges made of neighbours."""
    i, strokes = 0, "/" in text
    while i < len(simple):
        one = simple[i]
        if strokes and _is_denominator(text, one):
            i += 1
            continue
        two = simple[i + 1] if i + 1 < len(simple) else None
        slash = _SLASH.match(text, one.end) if "/" in text[one.end : one.end + 2] else None
        if slash and two and two.start == slash.end() and one.kind == two.kind == "percent":
            yield one  # what is reached and what was to be reached
            i += 1
            continue
        if slash and two and two.start == slash.end():
            ratio = _ratio(text, one, two)
            if ratio is not None:
                if ratio.kind:
                    yield ratio
                i += 2
                continue
        elif slash and (rate := _rate(text, one, slash.end())) is not None:
            if rate.unit != "buổi/ngày":  # a manner of teaching
                yield rate
            i += 1
            continue
        elif two and (both := _in_words(text, one, two)):
            yield both
            i += 1 if both.end == one.end else 2
            continue
        elif two and _is_range(text, one, two):
            low = one.value if one.unit else one.value * two.factors[0]
            both = two._replace(start=one.start, kind="range", value=low, high=two.value)
            slash = _SLASH.match(text, two.end)
            rate = _rate(text, two, slash.end()) if slash else None
            yield both if rate is None else both._replace(end=rate.end, unit=rate.unit)
            i += 2
            continue
        elif (
            strokes
            and (one.role != "measure" or one.kind in _OF_THINGS)
            and (rate := _rate_of_things(text, one)) is not None
        ):
            yield rate
            while i + 1 < len(simple) and simple[i + 1].start < rate.end:
                i += 1
            i += 1
            continue
        yield one
        i += 1


def _is_denominator(text: str, q: Quantity) -> bool:
    """Whether of so many a figure is told that is named before them: `Số bác sĩ/10.000 dân: 7,1`."""
    if q.start < 2 or text[q.start - 1] != "/" or not text[q.start - 2].isalpha():
        return False
    return q.value in PER and q.unit in _HEADS


def _in_words(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    """`58 trên tổng số 63 vụ án`, `6 giờ 30 phút`; the first of two values of which the second tells the unit."""
    if one.unit == "giờ" and two.unit == "phút" and two.start - one.end <= 1:
        return two._replace(start=one.start, value=one.value + two.value / 60, unit="giờ")
    if one.unit is not None or two.unit is None:
        return None
    if (of := _OUT_OF.match(text, one.end)) and of.end() == two.start and one.value <= two.value:
        ratio = _ratio(text, one, two)
        return ratio if ratio is not None and ratio.kind else None
    if (to := _TO.match(text, one.end)) and to.end() == two.start and text.endswith(" từ ", 0, one.start):
        kind = "count" if two.kind == "ratio" else two.kind
        value = scaled(one.value, two.factors[0])
        return one._replace(kind=kind, value=value, unit=two.unit, role=two.role, factors=two.factors)
    return None


def _rate(text: str, one: Quantity, at: int) -> Quantity | None:
    """`4 triệu đồng/ha`, `35 kg/người/năm`: a quantity with the unit behind a stroke that ends before `at`."""
    if one.unit is None or (end := _per(text, at, any_unit=one.role == "measure", money=one.kind == "money")) == at:
        return None
    if one.unit in _PLACES and text[at:end] in _PLACES:
        return None  # `12 xã/phường` are either
    if (more := _SLASH.match(text, end)) and (last := _per(text, more.end(), any_unit=False)) > more.end():
        end = last
    return one._replace(
        end=end, kind="rate", unit=_unit_name(f"{one.unit}/{_SPACED_STROKE.sub('/', text[at:end])}"), role="measure"
    )


def _rate_of_things(text: str, one: Quantity) -> Quantity | None:
    """`1.800 chỗ làm mới/năm`, `15 máy/100 dân`: things that are not listed, or told of in more words."""
    things = _THINGS_PER.match(text, one.end)
    if things is None:
        return None
    unit = _unit_name(f"{one.unit or ''}{things.group()}".strip())
    return one._replace(end=things.end(), kind="rate", unit=unit, role="measure")


def _per(text: str, at: int, *, any_unit: bool, money: bool = False) -> int:
    """Where the unit ends that a rate is told by, if one begins at `at`; `any_unit` takes those of `units.tsv` too.

    Of `money` a rate may be for anything that is counted (`đồng/hội viên`).
    """
    if listed := _PER_WORDS.match(text, at):
        return listed.end()
    unit, end = unit_at(text, at) if any_unit else (None, at)
    return end if unit is not None and (unit.kind not in _NOT_PER or (money and unit.kind == "noun")) else at


def _unit_name(printed: str) -> str:
    return printed.replace("m2", "m²").replace("m3", "m³")


def _is_range(text: str, one: Quantity, two: Quantity) -> bool:
    if two.start - one.end > _WIDEST_DASH:
        return False
    dash = _RANGE.match(text, one.end)
    return dash is not None and two.start == dash.end() and two.value >= one.value and one.unit in (None, two.unit)


def _ratio(text: str, one: Quantity, two: Quantity) -> Quantity | None:
    """`54.511/67.837 người`, `23 tỷ đồng/24 tỷ đồng`, `6,43 bác sĩ/1 vạn dân`; None if they are two counts.

    A quantity of no kind stands for what is no quantity (`24/24 giờ`).
    """
    if one.unit in _CASES and two.unit not in (None, one.unit):
        return None  # `01 vụ/01 bị can`
    if one.unit is not None and two.value in PER and two.role in ("counter", "noun") and two.unit != one.unit:
        digits = text[two.start : two.number_end]
        of = "" if two.value == 1 else f"{digits} " if digits[-1:].isdigit() else ""
        scale = "vạn " if two.value == 1e4 and "vạn" in text[two.start : two.end] else of
        return one._replace(number_end=one.number_end, end=two.end, kind="rate", unit=f"{one.unit}/{scale}{two.unit}")
    if one.unit is not None and one.unit != two.unit and two.unit is not None:
        return None
    if one.unit is None and two.unit in _HEADS and two.value in PER and one.value < two.value > 1:
        born = _BORN.match(text, two.end)
        if born or one.decimals or two.value >= _BY_POPULATION:
            end = born.end() if born else two.end
            return one._replace(end=end, kind="rate", unit=f"/{text[two.start : end]}", role="measure")
    dated = one.unit is None and two.unit is not None and two.value <= 12 < one.value <= 31
    if dated and _DAY_AND_MONTH.search(text[max(0, one.start - 8) : one.start]):
        return one._replace(kind="")  # `đến 31/01 huyện giải ngân`
    if ((one.value, two.value) == (24, 24) and two.kind == "duration") or (one.value, two.value) == (24, 7):
        return one._replace(kind="")
    bare = two.unit is None and one.unit is None
    if bare and one.value == 1 and two.value in _SCALES and _OF_MAPS.search(text[max(0, one.start - 12) : one.start]):
        return one._replace(kind="")
    if bare and one.value > two.value and two.value <= 12 and _SINCE.search(text[max(0, one.start - 6) : one.start]):
        return one._replace(kind="")  # `Ngày hội Đại đoàn kết (18/11)`, `đến 30/9`
    if bare and two.value <= 12 and one.value <= 31 and _DAY_AND_MONTH.search(text[max(0, one.start - 8) : one.start]):
        return one._replace(kind="")
    near = one.value <= _SHARED_SCALE * two.value / two.factors[0]  # `1,8/2,2 triệu lượt`, but `150/2 nghìn hộ`
    shared = two if one.unit is None and (two.role == "measure" or (two.factors[0] > 1 and near)) else None
    numerator = scaled(one.value, two.factors[0]) if shared else one.value
    source = two if two.unit else one
    denominator = two.value * one.factors[0] if two.unit is None and one.role == "measure" else two.value
    return two._replace(
        start=one.start,
        number_end=two.number_end if one.end == one.number_end else two.end,
        kind="ratio",
        value=numerator,
        unit=source.unit,
        role=source.role,
        numerator=numerator,
        denominator=denominator,
        factors=(one.factors[0] if one.unit else two.factors[0], two.factors[0] if two.unit else one.factors[0]),
    )
