"""Protected spans stay single words, and nothing else changes."""

from __future__ import annotations

import re
from itertools import pairwise

import catalogue
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.segmentation import segment
from vanthu.segmentation.abbreviations import find_abbreviations
from vanthu.segmentation.protection import by_line, chosen, cut_at_stops, protect, protected_spans, protector


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn về TP.HCM làm việc", ["TP.HCM"]),
        ("TP. Hồ Chí Minh và đ/c Hà", ["TP. Hồ Chí Minh", "đ/c"]),
        ("Th.S Lê Mai ký thay T/M cấp ủy", ["Th.S", "T/M"]),
        ("từ 02/9/2021 đến 12.10.2022, hạn 5-6-2023", ["02/9/2021", "12.10.2022", "5-6-2023"]),
        ("ngày 31/02/2021 không có", []),
        ("27/27 chi bộ, tỷ lệ 1/3, ATP.HCMC, 1/2/2020/3", []),
    ],
)
def test_abbreviations_and_dates(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_abbreviations(text)] == expected


def test_a_span_becomes_one_word_and_its_neighbours_stay() -> None:
    text = "Thực hiện Quyết định số 213-QĐ/TW của Ban Bí thư"
    start = text.index("213")
    (plain,) = segment([text])
    (kept,) = segment([text], [[(start, start + 9)]])
    found = [text[a:b] for a, b in kept]
    assert "213-QĐ/TW" in found
    outside = [pair for pair in plain.tolist() if pair[1] <= start or pair[0] >= start + 9]
    assert [pair for pair in kept.tolist() if pair != [start, start + 9]] == outside


def test_a_word_across_the_edge_is_cut() -> None:
    text = "Ban Thường vụ họp"
    assert [text[a:b] for a, b in protect(text, np.array([[0, 13], [14, 17]]), [(4, 10)])] == [
        "Ban",
        "Thường",
        "vụ",
        "họp",
    ]


def test_of_overlapping_spans_the_longer_stays() -> None:
    assert chosen([(0, 3), (2, 9), (10, 12), (11, 12), (4, 4)]) == [(2, 9), (10, 12)]


def test_a_span_over_two_lines_is_cut_at_the_break() -> None:
    assert by_line([(0, 4), (5, 9), (10, 12)], [(2, 7), (8, 9)]) == [[(2, 4)], [(0, 2), (3, 4)], []]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_protection_on_any_text(data: st.DataObject) -> None:
    text = data.draw(st.text("abĐ ủ.,/1-\t", max_size=40))
    ends = st.integers(0, len(text))
    spans = chosen(tuple(sorted(pair)) for pair in data.draw(st.lists(st.tuples(ends, ends), max_size=5)))
    (plain,) = segment([text])
    kept = [tuple(pair) for pair in protect(text, plain, spans).tolist()]
    assert kept == sorted(kept)
    assert set(spans) <= set(kept)
    assert all(a[1] <= b[0] for a, b in pairwise(kept))
    untouched = [(a, b) for a, b in plain.tolist() if all(b <= start or a >= end for start, end in spans)]
    assert set(untouched) <= set(kept)
    bare = "".join(c for i, c in enumerate(text) if not c.isspace() and not any(a <= i < b for a, b in spans))
    assert "".join("".join(text[a:b].split()) for a, b in kept if (a, b) not in spans) == bare


@pytest.mark.parametrize(
    ("words", "kept", "expected"),
    [
        ("cấp|V. Để|chủ động", [], "cấp|V.|Để|chủ động"),
        ("gửi|BTV. Tỉnh ủy", [], "gửi|BTV.|Tỉnh ủy"),
        ("về|TP. Huế", [(3, 10)], "về|TP. Huế"),
        ("a?”  b; c", [], "a?”|b;|c"),
        ("thu 3.500|đồng.", [], "thu 3.500|đồng."),
    ],
)
def test_a_word_does_not_reach_over_a_stop(words: str, kept: list[tuple[int, int]], expected: str) -> None:
    ends = [match.end() for match in re.finditer(r"[^|]+", words)]
    offsets = np.array([(end - len(word), end) for word, end in zip(words.split("|"), ends, strict=True)], np.int32)
    text = words.replace("|", " ")
    assert "|".join(text[a:b] for a, b in cut_at_stops(text, offsets, kept).tolist()) == expected


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_cutting_at_stops_on_any_words(data: st.DataObject) -> None:
    text = data.draw(st.text("aB.;?”) \t", max_size=30))
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)))))
    words = [(a, b) for a, b in pairwise(ends) if text[a:b] == text[a:b].strip() != ""]
    found = cut_at_stops(text, np.array(words, np.int32).reshape(-1, 2), words[:1]).tolist()
    assert all(a < b <= c for (a, b), (c, _) in pairwise([*found, [len(text)] * 2]))
    assert words[:1] == [tuple(pair) for pair in found[:1]]
    assert not any(re.search(r"[.;?][”)]*\s", text[a:b]) for a, b in found[1:])
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(
        "".join(text[a:b].split()) for a, b in words
    )


def test_unknown_names_are_refused_and_missing_families_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(catalogue.RegistryError):
        protector("vanthu.nobody.v1")
    monkeypatch.setitem(protector.__wrapped__.__globals__["HOMES"], "vanthu.absent.v1", "vanthu.absent")
    assert protector("vanthu.absent.v1") is None
    assert protected_spans("ở TP.HCM", ["vanthu.absent.v1", "vanthu.abbreviations.v1"]) == [(2, 8)]
