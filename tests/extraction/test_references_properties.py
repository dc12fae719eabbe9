"""What holds of references in any text, also in one that was made to take long."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.extraction.references import find_references, number_spans

PIECES = (
    "số |Điều |khoản |1-|12/|2020|QĐ|NQ/TW|-CP| của |Ban |Luật |Nghị quyết |khóa |XII|, |Trung ương |ngày |25/10/2022|"
    "(|)|\n|Đ\u0323|a\u0301|ệ|O|l|này|%|.|và |Đại hội |điểm a |Quy định |Hiến pháp |TCVN |năm "
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join))
def test_spans_lie_in_any_text_in_order_and_apart(text: str) -> None:
    at = 0
    for mention in find_references(text, unresolved=True):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        at = mention.end
    for start, end in number_spans(unicodedata.normalize("NFC", text)):
        assert 0 <= start < end


HOSTILE = (
    "1-QĐ/TW\t|Bản án dân sự số |Căn cứQuyết định số1/QĐ-UBND|hợp đồng số 1/HĐ-X |Quyết định số 1/QĐ-UBND cùng ngày |"
    "1-|1/|số |Điều |Điều 1 |1-QĐ/TW |Nghị quyết |Quy định 1 |Luật A |Trung ương 4, |A|1 - A|1-QĐ/TW, |ngày 1/1/2020 |"
    "Nghị quyết số 1-NQ/TW. Nghị quyết này. |điểm a khoản 1 |của Ban |Luật sửa đổi |Thông tư số 1/2020/TT-BTC "
)


GAP = " " * 20_000
"""White space that takes minutes to read where a pattern tries each division of it."""


@pytest.mark.parametrize(
    "text",
    [
        *(unit * (100_000 // len(unit)) for unit in HOSTILE.split("|")),
        f"Nghị quyết số 05-NQ/TU{GAP}(khóa{GAP}",
        f"Nghị quyết Trung ương 4{GAP}(khóa{GAP}",
        f"Điều 1{GAP}Nghị quyết số 05-NQ/TU{GAP}của{GAP}",
    ],
    ids=lambda text: text[:20].rstrip(),
)
def test_hostile_repetition_is_read_to_the_end(text: str) -> None:
    assert all(m.end <= len(text) for m in find_references(text))
