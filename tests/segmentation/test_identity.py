"""The words are underthesea's, whatever the text."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import underthesea
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanthu.segmentation.fast import FastEngine
from vanthu.segmentation.plain import PlainEngine

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"
PACKAGE = Path(underthesea.__file__).parent


def assert_identical(engine: FastEngine, texts: Sequence[str]) -> None:
    """Same words as underthesea, and the offsets that its own token spans give."""
    words, offsets = engine.words(texts), engine.segment(texts)
    expected = PlainEngine().segment(texts)
    for text, found, spans, plain in zip(texts, words, offsets, expected, strict=True):
        assert found == underthesea.word_tokenize(text), text[:200]
        assert spans.tolist() == plain.tolist(), text[:200]
        assert len(found) == len(spans)


def up_to(texts: Iterator[str], characters: int) -> list[str]:
    """The first texts, as many as hold that many characters."""
    kept: list[str] = []
    for text in texts:
        kept.append(text)
        characters -= len(text)
        if characters < 0:
            break
    return kept


def shipped_sentences() -> Iterator[str]:
    """The tagged sentences in underthesea's wheel, put together again."""
    for path in PACKAGE.glob("pipeline/*/models/*/test_output.txt"):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            yield " ".join(line.split("\t")[0] for line in block.split("\n"))


def test_shipped_sentences(fast: FastEngine) -> None:
    texts = up_to(shipped_sentences(), 100_000)
    assert len(texts) > 100
    assert_identical(fast, texts)


def test_shipped_dictionary(fast: FastEngine) -> None:
    lines = (PACKAGE / "corpus/data/Viet74K.txt").read_text(encoding="utf-8").split("\n")
    assert_identical(fast, random.Random(1).sample(lines, 1500))


def test_samples_and_gold(fast: FastEngine) -> None:
    paths = [*ROOT.glob("corpora/samples/**/*.txt"), *ROOT.glob("corpora/gold/sentences/*.jsonl")]
    assert_identical(fast, up_to((line for path in paths for line in path.read_text("utf-8").split("\n")), 60_000))


@pytest.mark.parametrize(
    "name", ["notice.txt", "eval/refs_mixed.jsonl", "eval/communes_list.jsonl", "eval/legacy_docs.jsonl"]
)
def test_shared_texts(fast: FastEngine, name: str) -> None:
    path = SHARED / name
    if not path.exists():
        pytest.skip("needs ../shared")
    lines = path.read_text(encoding="utf-8").split("\n")
    if name.endswith(".jsonl"):
        lines = [line for row in lines if row for line in json.loads(row)["text"].split("\n")]
    assert_identical(fast, up_to(iter(lines), 40_000))
    assert_identical(fast, [unicodedata.normalize("NFD", line) for line in up_to(iter(lines), 8_000)])


# What the expression, the features and the normalisation treat specially.
PIECES = (
    *(
        "Th S",
        "Th.S",
        "Th\ts",
        "A.",
        "Đ.",
        "Ð.",
        "ð",
        "v.v.",
        "...",
        "http://",
        "a.b.com",
        "@",
        "a@b.vn",
        "/",
        "(",
        ")",
        "-",
    ),
    *(
        "->",
        "12/3/2020",
        "1.000,5",
        "BOS",
        "EOS",
        "True",
        "İ",
        "ß",
        "ƛ",
        "Σ",
        "ΑΣ",
        "日本",
        "\U0001f600",
        "ǅ",
        "\u1c89",
    ),
    *(
        "\ua7da",
        "\u0958",
        "\u0f73",
        "\u1100\u1161",
        "ﬁ",
        "½",
        "٣",
        "2147483648",
        "2147483647",
        "00001",
        "N’Thôn",
        "hoà",
    ),
    *(
        "Bíết",
        "nghành",
        "NGHÀNH",
        "quí",
        "Uỷ",
        ":D",
        "=))",
        "°C",
        "43H-0530",
        "NĐ-CP",
        "1x2",
        "_",
        "\u200b",
        "\x00",
        "\x85",
    ),
    *(
        "e\u0302\u0301",
        "\u0301",
        "\u0323",
        "đảng",
        "viên",
        "Thành",
        "phố",
        "HỒ",
        "CHÍ",
        "MINH",
        "xq",
        "80,35%",
        "ʺ",
        "\u2028",
    ),
)
SPACES = (" ", " ", " ", "", "\n", "\t", "  ", "\u00a0", "\x1c", "\u2003")
hostile = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(SPACES),
        st.text(st.characters(exclude_categories=("Cs",)), max_size=4),
        st.text("abAB01.,-/@:_'()", max_size=8).filter(lambda text: "http" not in text),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.lists(hostile, min_size=1, max_size=4))
def test_hostile_texts(fast: FastEngine, texts: list[str]) -> None:
    assert_identical(fast, texts)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tokens=st.lists(st.sampled_from(["xq", "Xq", "12", "@", "\u0301", "A"]), max_size=40))
def test_runs_of_unknown_tokens_where_scores_tie(fast: FastEngine, tokens: list[str]) -> None:
    assert_identical(fast, [" ".join(tokens)])


@pytest.mark.parametrize("piece", ["a", "ế", "e\u0302\u0301", "A.", "ab", "1", "日本", "W.w", "_", "-", "Đảng", "."])
def test_long_runs_without_a_space(fast: FastEngine, piece: str) -> None:
    assert_identical(fast, [piece * (100_000 // len(piece))])


@pytest.mark.parametrize(
    "piece", ["a.", "a-", "a+", "1.", "ab.cd/", "a.b.com@", "@a.b.", "a@b-", "http://(", "(a)", "x@y.z,"]
)
def test_runs_on_which_the_expression_is_quadratic(fast: FastEngine, piece: str) -> None:
    """Short enough for underthesea, long enough for the guarded expression."""
    assert_identical(fast, [piece * (900 // len(piece)), piece * (900 // len(piece)) + "x.vn " + piece])
