"""The parts of the fast engine, each against something simpler, and the way back to underthesea."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import shutil
import tracemalloc
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import joblib
import numpy as np
import pycrfsuite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.segmentation import engine as engine_module
from vanthu.segmentation import plain, segment, weights, words
from vanthu.segmentation.chunks import ChunkTable
from vanthu.segmentation.cutting import Cutter
from vanthu.segmentation.fast import FastEngine
from vanthu.segmentation.hashing import IntTable
from vanthu.segmentation.plain import PlainEngine
from vanthu.segmentation.textbook import TextbookDecoder
from vanthu.segmentation.viterbi import Decoder

TEXT = "Ban Chấp hành Đảng bộ huyện đã ban hành Chương trình số 08-CTr/HU, giải ngân 98,5% vốn; hoà giải 3/4 vụ."


@pytest.fixture(scope="module")
def model() -> weights.Weights:
    return weights.load(plain.model_folder())


def test_weights_are_those_crfsuite_reads(model: weights.Weights) -> None:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(plain.model_folder() / "models.bin"))
    info = tagger.info()
    assert set(info.attributes) == set(model.attributes)
    for (attribute, label), weight in info.state_features.items():
        ours = model.state[model.attributes[attribute], weights.LABELS.index(label)]
        assert abs(ours - float(weight)) < 1e-6
    for (source, target), weight in info.transitions.items():
        assert abs(model.transition[weights.LABELS.index(source), weights.LABELS.index(target)] - float(weight)) < 1e-6


def test_textbook_attributes_are_the_featurizers(model: weights.Weights) -> None:
    tokens = [*TEXT.split(), "ΑΣ", "ƛ", "2147483648", "+5", "BOS"]
    theirs = plain._tagger().featurizer.process([[[token] for token in tokens]])[0]
    assert TextbookDecoder(model).attributes(tokens) == theirs


def difference(model: weights.Weights, attribute: str) -> float:
    """What an attribute adds to the score of I-W over that of B-W; 0 when the model has no such attribute."""
    row = model.attributes.get(attribute)
    return 0.0 if row is None else float(model.state[row, weights.INSIDE] - model.state[row, weights.BEGIN])


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 60])
def test_scores_are_sums_of_the_attributes_weights(fast: FastEngine, model: weights.Weights, count: int) -> None:
    scorer = fast._scorer
    tokens = list(itertools.islice(itertools.cycle([*TEXT.split(), "Xq", "12", "ĐẢNG", "VIÊN", "đảng", "viên"]), count))
    types = np.array([0, 0, *map(scorer.type_of, tokens), 1, 1], np.int32)
    found = scorer.scores(types, np.array([2]), np.array([count]))[2:-2]
    names = TextbookDecoder(model).attributes(tokens)
    expected = [sum(difference(model, name) for name in row) for row in names]
    assert np.allclose(found, expected, atol=1e-10)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.floats(-4, 4), min_size=1, max_size=9), min_size=1, max_size=5))
def test_viterbi_finds_the_best_labelling(rows: list[list[float]]) -> None:
    transition = np.array([[-0.4, 0.4], [0.4, -0.6]])
    s = np.concatenate([[0.5, 0.5, *row, 0.5, 0.5] for row in rows])
    counts = np.array([len(row) for row in rows])
    firsts = np.cumsum(counts + 4) - counts - 2
    inside, ties = Decoder(transition).decode(s.copy(), firsts, counts)
    for row, first, tie in zip(rows, firsts, ties, strict=True):

        def score(labels: tuple[int, ...], row: list[float] = row) -> float:
            moves = sum(transition[pair] for pair in itertools.pairwise(labels))
            return float(moves) + sum(value for value, label in zip(row, labels, strict=True) if label)

        best = max(map(score, itertools.product((0, 1), repeat=len(row))))
        labels = tuple(int(label) for label in inside[first : first + len(row)])
        assert score(labels) == pytest.approx(best, abs=1e-7)
        if not tie:
            others = (score(other) for other in itertools.product((0, 1), repeat=len(row)) if other != labels)
            assert max(others, default=-9e9) < best


@given(st.dictionaries(st.integers(0, 2**60), st.integers(1, 2**30)), st.lists(st.integers(0, 2**60)))
def test_hash_table_is_a_dictionary(entries: dict[int, int], others: list[int]) -> None:
    keys = [*entries, *others]
    assert IntTable(entries).find(np.array(keys, np.int64)).tolist() == [entries.get(key, 0) for key in keys]


@settings(deadline=None)
@given(st.text("ab.A-/@(:)1_+hp", min_size=257, max_size=400))
def test_long_runs_are_cut_like_short_ones(run: str) -> None:
    cutter = Cutter()
    for ends_text in (False, True):
        text = run if ends_text else run + " "
        assert cutter._cut_long(run, ends_text) == [match.span() for match in cutter._whole.finditer(text)]


@given(st.text(st.sampled_from("ThsSaĐảế日ͅªßǅ२Ⅷ²"), max_size=8))
def test_letters_are_cut_by_no_alternative(run: str) -> None:
    cutter = Cutter()
    assert cutter.cut(run, True) == [match.span() for match in cutter._whole.finditer(run)]


def test_a_url_on_which_underthesea_never_ends() -> None:
    assert words("http://" + "!" * 5000 + " xong")[-1] == "xong"


def test_memory_of_the_tables_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ChunkTable, "LIMIT", 2000)
    engine = FastEngine()
    chunks, types = engine._chunks, engine._scorer
    rng = random.Random(5)

    def batch() -> list[str]:
        return [" ".join("".join(rng.choices("abcdeghiklmnopqrstuvxy", k=6)) for _ in range(500))]

    engine.segment(batch())
    tracemalloc.start()
    for _ in range(20):
        engine.segment(batch())
        assert len(chunks) <= 2500
        assert len(chunks.tokens) <= 2500
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 3_000_000
    assert types._count < 2 + 4 * len(types._numbers)
    assert len(chunks.first) <= 4096


def test_restarting_the_table_changes_nothing(fast: FastEngine) -> None:
    before = fast.words([TEXT, TEXT.upper()])
    fast._chunks.restart()
    assert fast.words([TEXT, TEXT.upper()]) == before


def test_a_paragraph_of_a_megabyte(fast: FastEngine) -> None:
    text = " ".join([TEXT] * 10_000)
    assert len(text) > 1_000_000
    (offsets,) = fast.segment([text])
    (one,) = fast.segment([TEXT])
    assert len(offsets) == pytest.approx(10_000 * len(one), rel=0.01)
    assert offsets[-1, 1] == len(text)


def test_batches_do_not_influence_each_other(fast: FastEngine) -> None:
    texts = [TEXT, "", " ", TEXT[:40], "a", TEXT + "\n", "Q.", "  " + TEXT]
    together = fast.segment(texts)
    assert [a.tolist() for a in together] == [fast.segment([text])[0].tolist() for text in texts]


def test_threads_share_the_engine() -> None:
    texts = [f"{TEXT} Lần {i} tại xã Xuân {i}" for i in range(60)]
    expected = PlainEngine().words(texts)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(words, texts)) == expected


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="needs fork")
def test_a_forked_child_segments() -> None:
    expected = words(TEXT)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with multiprocessing.get_context("fork").Pool(1) as pool:
            assert pool.map(words, [TEXT]) == [expected]


def other_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = folder / "model"
    shutil.copytree(plain.model_folder(), copy)
    monkeypatch.setattr("vanthu.segmentation.fast.plain.model_folder", lambda: copy)
    return copy


def test_other_templates_fall_back_to_underthesea(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    joblib.dump([*weights.TEMPLATES, "T[3]"], other_model(tmp_path, monkeypatch) / "features.bin")
    with pytest.warns(RuntimeWarning, match="feature templates"):
        chosen = engine_module.choose()
    assert isinstance(chosen, PlainEngine)


@pytest.mark.parametrize("damage", [b"", b"lCRF", b"other" * 100])
def test_an_unreadable_model_falls_back(damage: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (other_model(tmp_path, monkeypatch) / "models.bin").write_bytes(damage)
    with pytest.warns(RuntimeWarning, match="vanthu does not know"):
        assert isinstance(engine_module.choose(), PlainEngine)


def test_other_weights_are_noticed_by_the_probes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = other_model(tmp_path, monkeypatch)
    data = bytearray((folder / "models.bin").read_bytes())
    data[60 + 12 : 60 + 12 + 200_000] = np.zeros(200_000, np.uint8).tobytes()
    (folder / "models.bin").write_bytes(data)
    monkeypatch.setattr(engine_module, "is_tested", lambda: False)
    with pytest.warns(RuntimeWarning, match="vanthu does not know"):
        assert isinstance(engine_module.choose(), PlainEngine)


def test_another_expression_falls_back(monkeypatch: pytest.MonkeyPatch) -> None:
    from underthesea.pipeline.word_tokenize import regex_tokenize

    monkeypatch.setattr(regex_tokenize, "url", "(?P<url>https?://\\S+)")
    with pytest.warns(RuntimeWarning, match="regular expression"):
        assert isinstance(engine_module.choose(), PlainEngine)


def test_an_untested_installation_is_used_when_the_probes_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_module, "is_tested", lambda: False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(engine_module.choose(), FastEngine)


def test_the_plain_engine_gives_the_same(fast: FastEngine) -> None:
    texts = [TEXT, "", "Tie\u0302\u0301ng Vie\u0323\u0302t"]
    other = PlainEngine()
    assert other.words(texts) == fast.words(texts)
    assert [a.tolist() for a in other.segment(texts)] == [a.tolist() for a in fast.segment(texts)]


def test_offsets_are_on_the_text_given() -> None:
    text = "  Cán\tbộ  hoà giải huyê\u0323n \n"
    (offsets,) = segment([text])
    assert offsets.dtype == np.int32
    assert [text[start:end] for start, end in offsets] == ["Cán\tbộ", "hoà", "giải", "huyê\u0323n"]
    assert words(text) == ["Cán bộ", "hòa", "giải", "huyện"]
