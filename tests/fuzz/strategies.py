"""Hypothesis strategies: notices as offices write them and as files mangle them, files of any kind, options."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from textwrap import wrap

from hypothesis import strategies as st

PIECES = (
    "HUYỆN ỦY CẨM MỸ", "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số 12-TB/HU", "*", "-----",
    "Cẩm Mỹ, ngày 05 tháng 7 năm 2021", "THÔNG BÁO", "BÁO CÁO", "về kết quả công tác tháng 6", "I. KẾT QUẢ",
    "a) Về kinh tế", "Điều 3.", "- Thu ngân sách đạt 98,5% (chỉ tiêu 100%)", "54.511/67.837", "các phường 1, 2 và 8",
    "xã Sông Ray", "thị trấn Long Giao", "Quy định số 213-QĐ/TW", "Nghị định 30/2020/NĐ-CP", "đồng chí Trần Văn An",
    "Nơi nhận:", "- Như trên,", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "T-M3T/TB55", "<script>alert(1)</script>", "**đậm**",
    "| cột | cột |", "|---|---|", "\t", "\u200b", "\u00a0", "\ufeff", "…", "27.075.000 đồng", "=1+1", "&nbsp;", "1.",
)  # fmt: skip
BREAKS = ("\n", "\n\n", " ", "", "\r\n", "\x0c", "\n\n\n\n", "- ", "; ", ". ", ", ")


@st.composite
def notices(draw: st.DrawFn) -> str:
    """Text of a notice: pieces of real grammar in any order, mixed with any characters, in either normal form."""
    piece = st.one_of(st.sampled_from(PIECES), st.text(max_size=30))
    parts = draw(st.lists(st.tuples(piece, st.sampled_from(BREAKS)), min_size=1, max_size=40))
    text = "".join(part + end for part, end in parts)
    return unicodedata.normalize(draw(st.sampled_from(("NFC", "NFD"))), text)


@cache
def pages() -> list[str]:
    """Pages as offices write them: the composed gold."""
    gold = Path(__file__).parents[2] / "corpora/gold"
    found = (gold / "references/pages2.jsonl", gold / "places/pages2.jsonl", gold / "figures/heldout11.jsonl")
    return [json.loads(line)["text"] for file in found for line in file.read_text(encoding="utf-8").splitlines()]


@st.composite
def wrapped(draw: st.DrawFn) -> str:
    """A page whose lines are broken anywhere between words, as PDF files and scans have them, some by an empty line."""
    width = draw(st.integers(20, 90))
    breaks = draw(st.lists(st.sampled_from(("\n", "\n", "\n", "\n\n")), min_size=1, max_size=7))
    lines = [part for line in draw(st.sampled_from(pages())).split("\n") for part in wrap(line, width) or [""]]
    return "".join(line + breaks[i % len(breaks)] for i, line in enumerate(lines))


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file's name and bytes: text in any encoding, headers of other formats before it, a piece cut off."""
    ending = draw(
        st.sampled_from((".txt", ".md", ".html", ".docx", ".doc", ".rtf", ".pdf", ".xlsx", ".xls", "", ".TXT"))
    )
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1258", "latin-1")))
    body = draw(notices()).encode(encoding, "replace")
    head = draw(
        st.sampled_from((b"", b"PK\x03\x04", b"%PDF-1.4\n", b"{\\rtf1 ", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0"))
    )
    data = draw(st.one_of(st.just(head + body), st.binary(max_size=400)))
    return ending, data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def options() -> st.SearchStrategy[dict[str, object]]:
    """Options of `analyze`."""
    place = st.one_of(st.none(), st.sampled_from(("tỉnh Đồng Nai", "xã Sông Ray", "")))
    date = st.one_of(st.none(), st.dates().map(str), st.sampled_from(("2021", "2021-07")))
    return st.fixed_dictionaries({"place": place, "date": date})
