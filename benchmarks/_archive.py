"""Composed archives for the benchmarks: notices in the manner of real ones, varied without end, the same each time.

The running text is the labelled sentences in new orders, with other numbers, other communes and other people; so
words and figures keep changing as they do in a real archive, while nothing in it is a real document.
"""

from __future__ import annotations

import lzma
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_NUMBER = re.compile(r"(?<![\w/.,-])(?!20\d\d\b|19\d\d\b)\d{1,3}(?![\w/.-])")
_COMMUNE = re.compile(r"\b(xã|phường|thị trấn) [A-ZĐ]\w+(?: [A-ZĐ]\w+)*")
_TYPES = ("THÔNG BÁO", "BÁO CÁO", "KẾ HOẠCH", "NGHỊ QUYẾT", "CHỈ THỊ")
_SYMBOLS = ("TB", "BC", "KH", "NQ", "CT")
_PARTS = (
    ("KẾT QUẢ ĐẠT ĐƯỢC", ("Công tác xây dựng Đảng", "Về kinh tế", "Về văn hóa - xã hội", "Quốc phòng, an ninh")),
    ("TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN", ("Tồn tại, hạn chế", "Nguyên nhân")),
    ("NHIỆM VỤ, GIẢI PHÁP", ("Nhiệm vụ chung", "Nhiệm vụ cụ thể")),
)
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_GIVEN = (
    "An",
    "Bình",
    "Châu",
    "Dũng",
    "Giang",
    "Hà",
    "Hải",
    "Hạnh",
    "Hùng",
    "Khánh",
    "Lan",
    "Long",
    "Mai",
    "Nga",
    "Sơn",
)


@cache
def labelled() -> tuple[tuple[list[str], list[str]], list[str]]:
    """The labelled sentences and paragraphs: ((domains, polarities), texts)."""
    lines = [
        line.split("\t")
        for path in sorted((ROOT / "corpora" / "labelled").glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").split("\n")
    ]
    rows = [fields for fields in lines if len(fields) > 2 and len(fields[-1]) > 20]
    return ([row[0] for row in rows], [row[1] for row in rows]), [row[-1] for row in rows]


@cache
def sentences() -> tuple[str, ...]:
    """The texts alone."""
    return tuple(labelled()[1])


@cache
def _units() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(district, province, communes) as they were before July 2025."""
    with lzma.open(ROOT / "models" / "gazetteer.tsv.xz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file][1:]
    uids = {f"{row[0]}@{row[1]}": row for row in rows}
    communes: dict[str, list[str]] = {}
    for row in rows:
        if row[5] in ("xã", "phường", "thị trấn") and row[7] in uids:
            communes.setdefault(row[7], []).append(f"{row[5]} {row[6]}")
    return tuple(
        (f"{uids[uid][5]} {uids[uid][6]}", f"{uids[uids[uid][7]][5]} {uids[uids[uid][7]][6]}", tuple(found))
        for uid, found in sorted(communes.items())
        if len(found) > 4 and uids[uid][5] in ("huyện", "thị xã") and uids[uid][7] in uids
    )


def notice(number: int, paragraphs: int = 110) -> str:
    """One composed notice, some 200 characters a paragraph; the same for the same number.

    With fewer paragraphs than there are headings (8) it ends early.
    """
    rng = random.Random(number)
    units = _units()
    district, province, communes = units[rng.randrange(len(units))]
    name, year = district.removeprefix("huyện ").removeprefix("thị xã "), 2006 + number % 18
    capital = province.removeprefix("tỉnh ").removeprefix("thành phố ")
    kind = rng.randrange(len(_TYPES))
    day = f"ngày {rng.randrange(1, 29):02d} tháng {rng.randrange(3, 13):02d} năm {year}"
    signer = f"{rng.choice(_FAMILY)} {rng.choice(_GIVEN)} {rng.choice(_GIVEN)}"
    lines = [
        f"TỈNH ỦY {capital.upper()}",
        f"HUYỆN ỦY {name.upper()}",
        "*",
        f"Số {rng.randrange(1, 900)}-{_SYMBOLS[kind]}/HU",
        "",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        f"{name}, {day}",
        "",
        _TYPES[kind],
        f"về tình hình thực hiện nhiệm vụ năm {year} của {district}",
        "",
        f"Thực hiện Quy định số {rng.randrange(1, 400)}-QĐ/TW, {day} của Bộ Chính trị và Nghị quyết số "
        f"{rng.randrange(1, 99):02d}-NQ/TU của Ban Chấp hành Đảng bộ {province}, Ban Thường vụ kết luận:",
        "",
    ]

    def another_number(match: re.Match[str]) -> str:
        return str(rng.randrange(1, 10 ** len(match.group())))

    def another_commune(_: re.Match[str]) -> str:
        return rng.choice(communes)

    share = max(1, paragraphs // sum(len(heads) for _, heads in _PARTS))
    room = paragraphs
    for roman, (title, heads) in zip(("I", "II", "III"), _PARTS, strict=True):
        lines += [f"{roman}. {title}", ""] if room > 0 else []
        for i, head in enumerate(heads[: max(0, room)], 1):
            room -= share
            lines += [f"{i}. {head}", ""]
            for _ in range(share):
                text = " ".join(rng.choices(sentences(), k=rng.choice((1, 1, 1, 2))))
                text = _COMMUNE.sub(another_commune, _NUMBER.sub(another_number, text))
                lines += [f"- {text}", ""]
    lines += [
        "Nơi nhận:",
        f"- Thường trực {capital},",
        "- Lưu Văn phòng.",
        "",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "",
        signer,
        "",
    ]
    return "\n".join(lines)


def write(folder: Path, megabytes: float, *, first: int = 0, paragraphs: int = 110) -> list[Path]:
    """Write notices until they have this size together. Returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    size = 0
    for text in _numbered(first, paragraphs):
        path = folder / f"notice-{first + len(paths):06d}.txt"
        data = text.encode()
        path.write_bytes(data)
        paths.append(path)
        size += len(data)
        if size >= megabytes * 1e6:
            return paths
    return paths


def _numbered(first: int, paragraphs: int) -> Iterator[str]:
    while True:
        yield notice(first, paragraphs)
        first += 1
