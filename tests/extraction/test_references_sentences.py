"""Sentences of many hands (`references_sentences.txt`), contracts, and names of bodies before all sorts of words."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from vanthu.extraction.references import find_references, number_spans
from vanthu.extraction.references.issuer import issuer_at

MARK = re.compile(r"\[([^\]]+)\]\{([^}]*)\}")
FIELDS = ("key", "type", "issuer", "issued_on")
LINES = Path(__file__).with_name("references_sentences.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [line for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_marked_is_found_and_nothing_else(sentence: str) -> None:
    text, wanted = MARK.sub(r"\1", sentence), []
    shift = 0
    for match in MARK.finditer(sentence):
        start = match.start() - shift
        wanted.append((match[1], start, [part.strip() or None for part in match[2].split("|")]))
        shift += len(match.group()) - len(match[1])
    found = find_references(text)
    assert [(text[m.start : m.end], m.start) for m in found] == [(words, start) for words, start, _ in wanted]
    for mention, (_, _, fields) in zip(found, wanted, strict=True):
        assert [getattr(mention.value, name) for name, _ in zip(FIELDS, fields, strict=False)] == fields


@pytest.mark.parametrize(
    "symbol", ["15/HĐLĐ", "04/HĐKT-2002", "27/2014/HĐ-XD", "12/2014-HĐ", "0457/2018/HĐTD-NH", "06/HĐNT/2020", "9/PLHĐ"]
)
@pytest.mark.parametrize("noun", ["hợp đồng số", "Hợp đồng xây lắp số", "phụ lục hợp đồng", "HĐ số", "số"])
def test_contracts_are_no_citations(noun: str, symbol: str) -> None:
    assert find_references(f"Bên B thi công theo {noun} {symbol} ngày 05/6/2014.") == []
    assert number_spans(f"Theo {noun} {symbol}.") == []


def test_a_decision_on_a_contract_and_an_act_named_after_contracts_are_citations() -> None:
    text = "Quyết định phê duyệt hợp đồng số 12/QĐ-UBND; Luật Người lao động đi làm việc theo hợp đồng số 69/2020/QH14"
    assert [m.value.key for m in find_references(text)] == ["12/QĐ-UBND", "69/2020/QH14"]


@pytest.mark.parametrize("text", ["Quyết định số 45/QĐ-P3/2 đã ký", "Công văn số 12/CV-ABC.4 nay", "số 7/TB-KV/15-3"])
def test_a_number_is_taken_whole_or_not_at_all(text: str) -> None:
    assert find_references(text) == []


BODIES = """
Bộ Kế hoạch và Đầu tư
Ủy ban nhân dân tỉnh Quảng Ngãi
UBND huyện Cư M'gar
Ban Thường vụ Tỉnh ủy
Đảng ủy xã Hòa Phú
Giám đốc Sở Nông nghiệp và PTNT
Phòng Cảnh sát giao thông Công an tỉnh
Kiểm toán nhà nước khu vực XII
Cơ quan Cảnh sát điều tra Công an huyện Ea H'leo
Tòa án nhân dân cấp cao tại Thành phố Hồ Chí Minh
BHXH tỉnh
Chi cục Thuế khu vực Cư Kuin - Krông Ana
Hạt trưởng Hạt Kiểm lâm huyện
Ban Quản lý rừng phòng hộ Núi Vọng Phu
Trường THCS Nguyễn Du
Công ty TNHH MTV Cà phê Thắng Lợi
Văn phòng HĐND và UBND huyện
Hội đồng thẩm định giá đất tỉnh
Ban Chỉ đạo Trung ương về phòng, chống thiên tai
Ban Kinh tế - Ngân sách HĐND tỉnh
Trung tâm Y tế huyện Buôn Đôn
"""
WORDS = (
    " về việc giao đất| kiểm tra cửa hàng| xử phạt ông A| đã nêu rõ|; căn cứ|\nCăn cứ|, huyện đã họp| thì xã phải làm|"
    " và Kế hoạch số 75-KH/TU| và các văn bản liên quan| (khóa XV)| hoặc Công văn số 4/SNV| giữa hai bên| vẫn chưa xong"
)


@pytest.mark.parametrize(("name", "after"), list(product(BODIES.strip().splitlines(), WORDS.split("|"))))
def test_a_body_ends_before_what_is_said_of_it(name: str, after: str) -> None:
    assert issuer_at(name + after, 0) == (len(name), name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bộ Chính trị, Ban Bí thư; để thống nhất", "Bộ Chính trị, Ban Bí thư"),
        ("Bộ Chính trị và Ban Bí thư về công tác cán bộ", "Bộ Chính trị và Ban Bí thư"),
        ("Bộ Chính trị, Ban Thường vụ Huyện ủy nhận thấy", "Bộ Chính trị"),
        ("Bộ Chính trị và Tỉnh ủy đã chỉ đạo", "Bộ Chính trị"),
    ],
)
def test_a_second_body_that_closes_the_phrase_belongs_to_it(text: str, name: str) -> None:
    assert issuer_at(text, 0, paired=True) == (len(name), name)
