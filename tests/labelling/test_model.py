"""What makes scoring fast changes no score."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.labelling import model
from vanthu.labelling.block import Block
from vanthu.labelling.characters import codes_of, folded
from vanthu.labelling.columns import WIDTH, Kept
from vanthu.labelling.component import score_passages
from vanthu.labelling.model import TASKS, load_models
from vanthu.orthography import fold

TEXTS = [
    "- Thu ngân sách đạt 12,5 tỷ đồng. Tuy nhiên, số hộ nghèo chưa giảm.",
    "",
    "Thực hiện Chỉ thị số 12-CT/TU ngày 15/10/2020; hoà giải, uỷ quyền, quý I.",
    "a) Công tác chỉ đạo còn lúng túng, không để xảy ra điểm nóng 🌸",
] * 4
PIECES = [
    "oà",
    "uý",
    "quý",
    "Oẻ",
    "İ",
    "Σ",
    "ð",
    "ǅ",
    "𝐀",
    "𐐀",
    "🌸",
    "\ud800",
    "hoà",
    " ",
    "9",
    "_",
    ".",
    "x",
    "-",
    "\n",
]
ORTHOGRAPHY = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=20).map("".join)


@given(ORTHOGRAPHY.map(lambda text: unicodedata.normalize("NFC", text)))
@settings(deadline=None)
def test_codes_are_folded_as_texts_are(text: str) -> None:
    codes, kinds = folded(text, codes_of(text))
    assert codes.tolist() == codes_of(fold(text)).tolist()
    assert len(kinds) == len(text)


def test_a_passage_has_the_same_chances_alone_in_a_batch_and_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    models = load_models()
    numbers = [number for number in range(len(TEXTS)) for _ in range(2)]
    ends = [end for text in TEXTS for end in (len(text), text.find(".") + 1)]
    starts = [0] * len(ends)
    _, rows, together = score_passages(models, TEXTS, numbers, starts, ends)
    assert rows.shape == (len(ends), 2)
    monkeypatch.setattr(model, "PART", 20)
    backwards = slice(None, None, -1)
    *_, parted = score_passages(models, TEXTS, numbers[backwards], starts, ends[backwards])
    for task in TASKS:
        assert np.array_equal(parted[task][backwards], together[task])
        for at, (number, end) in enumerate(zip(numbers, ends, strict=True)):
            *_, alone = score_passages(models, [TEXTS[number]], [0], [0], [end])
            assert np.array_equal(alone[task][0], together[task][at])


def test_kept_columns_are_counted_from_one() -> None:
    columns = np.array([0, 5, 31, 32, 63, 64, 1000, WIDTH - 1], np.int32)
    kept = Kept.of(columns)
    assert len(kept) == len(columns)
    assert kept.places(columns).tolist() == list(range(1, len(columns) + 1))
    assert not kept.places(np.array([1, 30, 33, 62, 65, 999, WIDTH - 2], np.int32)).any()


@pytest.mark.parametrize("labels", [1, 4, 15])
def test_a_block_is_stored_as_it_was_read(labels: int) -> None:
    kept = Kept.of(np.arange(0, 255, dtype=np.int32))
    codes = np.repeat(np.arange(-127, 128, dtype=np.int8)[:, None], labels, axis=1)
    stored = {"columns": kept.words, "codes": codes, "step": 0.5}
    again = Block.from_stored(stored).stored()
    assert again["step"] == stored["step"]
    for name in ("columns", "codes"):
        assert again[name].dtype == stored[name].dtype
        assert np.array_equal(again[name], stored[name])
