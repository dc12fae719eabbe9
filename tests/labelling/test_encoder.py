"""Features and cues hold on any text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.labelling.columns import column
from vanthu.labelling.cues import find_cues
from vanthu.labelling.hits import ngrams
from vanthu.labelling.model import Encoded
from vanthu.labelling.outlines import common_units, outlines
from vanthu.labelling.units import cut

WORDS = """
giảm tăng hộ nghèo tội phạm thu ngân sách chưa không còn đạt vượt chỉ tiêu hạn chế yếu kém phải cần đã sẽ hoàn thành
kết quả 12,5% số 12-KH/HU ngày 15/10/2020 - a) ; . , không để xảy ra điểm nóng
""".split()  # noqa: SIM905 - a sentence is easier to read than a list
vietnamese = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
hostile = st.text(max_size=80).map(lambda text: unicodedata.normalize("NFC", text))
texts = st.lists(st.one_of(vietnamese, hostile), min_size=1, max_size=5)


def features(batch: list[str], number: int) -> dict[str, list[int]]:
    """Feature columns of one text of a batch, block by block."""
    encoded = Encoded.of(batch)
    blocks = encoded.features(encoded.whole_texts(len(batch)), common_units(cut(WORDS), 12))
    pairs = {name: [each.pairs() for each in grams] for name, grams in blocks.items()}
    return {name: sorted(c for row, column in each for c in column[row == number]) for name, each in pairs.items()}


@given(texts)
def test_units_lie_in_their_texts_in_order(batch: list[str]) -> None:
    units = cut(batch)
    assert np.all(np.diff(units.text) >= 0)
    for number, text in enumerate(batch):
        at = units.text == number
        starts, ends = units.starts[at], units.ends[at]
        assert np.all(starts < ends)
        assert np.all(ends[:-1] <= starts[1:])
        assert not len(ends) or ends[-1] <= len(text)


@given(texts)
@settings(deadline=None)
def test_features_of_a_text_do_not_depend_on_its_neighbours(batch: list[str]) -> None:
    for number, text in enumerate(batch):
        assert features(batch, number) == features([text], 0)


@given(texts)
@settings(deadline=None)
def test_cues_are_words_of_their_text(batch: list[str]) -> None:
    encoded = Encoded.of(batch)
    found = find_cues(encoded, encoded.whole_texts(len(batch)), batch, list(range(len(batch))))
    assert len(found) == len(batch)
    for text, cues in zip(batch, found, strict=True):
        assert all(text[cue.start : cue.end] == cue.text != "" for cue in cues)
        assert all(cue.direction in ("+", "-", "!") for cue in cues)
        assert all(a.end <= b.start for a, b in pairwise(cues))


def directions(text: str) -> list[tuple[str, str]]:
    encoded = Encoded.of([text])
    (cues,) = find_cues(encoded, encoded.whole_texts(1), [text], [0])
    return [(cue.text, cue.direction) for cue in cues]


def test_a_rise_is_good_or_bad_by_what_rises() -> None:
    assert {sign for _, sign in directions("Thu nhập bình quân tăng")} == {"+"}
    assert {sign for _, sign in directions("Số vụ tội phạm tăng")} == {"-"}
    assert {sign for _, sign in directions("Số hộ nghèo giảm")} == {"+"}


def test_harm_is_bad_news_that_can_be_denied_or_fall() -> None:
    assert directions("Mưa lũ làm 3 nhà bị cuốn trôi") == [("bị cuốn trôi", "-")]
    assert directions("Năm qua không có người chết đuối") == [("không có người chết đuối", "+")]
    assert directions("Nạn trộm cắp tài sản gia tăng") == [("trộm cắp tài sản gia tăng", "-")]


def test_old_and_new_tone_placement_are_one() -> None:
    assert features(["Uỷ ban hoà giải"], 0) == features(["Ủy ban hòa giải"], 0)


def test_a_sentence_opens_behind_what_numbers_it() -> None:
    bare = features(["Rà soát các chỉ tiêu"], 0)["head"]
    for marker in ("- ", "3.", "b)", "đ.", "IV.", "- c) ", "(2) "):
        assert features([f"{marker} Rà soát các chỉ tiêu"], 0)["head"] == bare, marker
    for words in ("A Lưới", "Ý kiến", "I ốt", "các b)"):
        assert features([f"{words} Rà soát các chỉ tiêu"], 0)["head"] != bare, words


def outlined(text: str, common: str, kind: int) -> list[int]:
    encoded = Encoded.of([text])
    known = common_units(cut([common])).has(column(ngrams(encoded.units.ids, 1)))
    return outlines(encoded.units, encoded.hits, known)[kind].ids.tolist()


def test_texts_that_say_the_same_of_other_things_have_one_outline() -> None:
    common = "của trong là và các"
    schools, forests = "Tỷ lệ trường lớp của các xã chưa đạt", "Tỷ lệ rừng ngập mặn của các xã chưa đạt"
    assert outlined(schools, common, 0) == outlined(forests, common, 0)
    assert outlined(schools, common, 0) != outlined("Tỷ lệ trường lớp của các xã đã đạt", common, 0)


def test_the_outline_of_kinds_does_not_tell_one_shortcoming_from_another() -> None:
    late, weak = "Công tác chỉ đạo còn chậm", "Công tác chỉ đạo còn lúng túng"
    assert outlined(late, "công tác", 1) == outlined(weak, "công tác", 1)
    assert outlined(late, "công tác", 0) != outlined(weak, "công tác", 0)
