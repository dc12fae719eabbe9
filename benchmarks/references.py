"""Speed of the reference grammar beside a plain list of ten patterns: `python benchmarks/references.py [FILE ...]`.

Prints MB of UTF-8 a second on one core, the best of three: the plain list, the scan, the numbers alone (what the
tokenizer needs), and everything with fields, sharing and resolution.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from vanthu.extraction.references import find_references, number_spans
from vanthu.extraction.references.grammar import SCAN

PLAIN = [
    re.compile(pattern)
    for pattern in (
        r"\b\d+-[A-ZĐ]+i?/[A-ZĐ]+\b",
        r"\b\d+/\d{4}/NĐ-CP\b",
        r"\b\d+/\d{4}/QH\d+\b",
        r"\b\d+/\d{4}/TTLT(?:-[A-ZĐ]+)+\b",
        r"\b\d+/\d{4}/[A-ZĐ]+-[A-ZĐa-z]+\b",
        r"\b\d+/(?:QĐ|KH|TB|NQ|CT)-[A-ZĐa-z]+\b",
        r"\b\d+/[A-Z]+-[A-Z]+\b",
        r"(?:Nghị quyết|Kết luận) Trung ương \d+ \(?khóa [IVX]+\)?",
        r"(?:Luật|Bộ luật) [A-ZĐ]\w*(?: \w+){0,8} năm \d{4}",
        r"(?:QCVN|TCVN) \d+(?:-\d+)?:\d{4}",
    )
]
SAMPLE = (
    "Trong năm, Đảng bộ xã tiếp tục thực hiện Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương "
    "về những điều "
    "đảng viên không được làm; 12/12 chi bộ đăng ký, đạt 100%. Thu ngân sách đạt 4.512/4.200 triệu đồng, vượt "
    "7,4% so với "
    "kế hoạch. Hội Nông dân xã vận động hội viên hiến 1.250 m2 đất làm đường, sửa chữa 3,4 km giao thông nông "
    "thôn và giúp "
    "nhau 215 ngày công. Công tác khám, chữa bệnh cho Nhân dân được quan tâm; tỷ lệ tham gia bảo hiểm y tế đạt "
    "93,2%.\n"
)


def speed(work: Callable[[str], object], text: str) -> float:
    """MB of UTF-8 a second, the best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work(text)
        best = min(best, time.perf_counter() - start)
    return len(text.encode()) / 1e6 / best


def main(paths: list[str]) -> None:
    texts = {path: Path(path).read_text(encoding="utf-8") for path in paths} or {"sample": SAMPLE}
    find_references(SAMPLE)
    for name, text in texts.items():
        long = text * max(1, 1_500_000 // max(1, len(text)))
        rows = {
            "ten plain patterns": lambda t: [sum(1 for _ in pattern.finditer(t)) for pattern in PLAIN],
            "scan of the grammar": lambda t: sum(1 for _ in SCAN.finditer(t)),
            "numbers for the tokenizer": number_spans,
            "references with all fields": find_references,
        }
        mentions = len(find_references(long))
        print(f"{name}: {len(long.encode()) / 1e6:.1f} MB, {mentions} mentions")
        for what, work in rows.items():
            print(f"  {what:28} {speed(work, long):7.1f} MB/s")


if __name__ == "__main__":
    main(sys.argv[1:])
