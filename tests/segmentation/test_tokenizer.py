"""The spaCy tokenizer and the component for paragraphs and sentences."""

from __future__ import annotations

import pickle
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from vanthu.notice import Notice, OffsetMap, Paragraph, Source
from vanthu.segmentation import sentences, words
from vanthu.segmentation.component import Paragraphs, create_paragraphs
from vanthu.segmentation.protectors import protectors
from vanthu.segmentation.tokenizer import Tokenizer, create_tokenizer

TEXT = "Bộ Chính trị  ban hành\tQuy định.\n\n 1. Huyện ủy Tân Phú (TP.HCM) họp ngày 14/5/2023. Kết quả tốt. \n"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(Vocab())


@example("\u0958 C.")  # NFC splits the first letter
@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("aĐảng ủy\u0323e\u0302.,1/ \t\n\r\u00a0\u2028\x1c-TPHCM\u0958"), max_size=60))
def test_the_text_comes_back(text: str) -> None:
    doc = Paragraphs()(Tokenizer(Vocab())(text))
    assert doc.text == text
    assert all("\n" not in token.text or not token.text.strip() for token in doc)
    paragraphs, found = doc.spans["paragraphs"], doc.spans["sentences"]
    assert [span.text for span in paragraphs] == [line.strip() for line in text.splitlines() if line.strip()]
    expected = [(p.start_char + start, p.start_char + end) for p in paragraphs for start, end in sentences(p.text)]
    assert [(span.start_char, span.end_char) for span in found] == expected
    if len(doc):
        starts = {sentence.start for sentence in doc.sents}
        assert {span.start for span in paragraphs} <= starts
        assert {span.start for span in found} <= starts


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\t x", TEXT, unicodedata.normalize("NFD", TEXT), "a  b", "x\n", "a\r\nb"]
)
def test_texts_with_odd_space_come_back(text: str, tokenizer: Tokenizer) -> None:
    assert tokenizer(text).text == text


def test_words_of_several_syllables_are_single_tokens(tokenizer: Tokenizer) -> None:
    tokens = [token.text for token in tokenizer(TEXT) if token.text.strip()]
    assert tokens[:3] == ["Bộ Chính trị", "ban hành", "Quy định"]
    assert "TP.HCM" in tokens
    assert "14/5/2023" in tokens


def test_without_protectors_the_tokens_are_underthesea_words() -> None:
    text = "Thực hiện Kế hoạch 12-KH/HU ở TP.HCM ngày 3/4/2020."
    assert [token.text for token in Tokenizer(Vocab(), [])(text)] == words(text)


def test_a_word_never_crosses_a_line(tokenizer: Tokenizer) -> None:
    assert [token.text for token in tokenizer("chính\ntrị")] == ["chính", "\n", "trị"]


def test_it_is_registered() -> None:
    assert registry.tokenizers.get("vanthu.Tokenizer.v1") is create_tokenizer


def test_it_survives_pickling_bytes_and_disk(tmp_path: Path) -> None:
    one = Tokenizer(Vocab(), ["vanthu.abbreviations.v1"])
    one.to_disk(tmp_path / "tokenizer")
    copies = [
        pickle.loads(pickle.dumps(one)),
        Tokenizer(Vocab()).from_bytes(one.to_bytes()),
        Tokenizer(Vocab()).from_disk(tmp_path / "tokenizer"),
    ]
    for copy in copies:
        assert copy.protect == one.protect
        assert [token.text for token in copy(TEXT)] == [token.text for token in one(TEXT)]


def test_a_saved_pipeline_comes_back(tmp_path: Path) -> None:
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "vanthu.Tokenizer.v1"}}})
    nlp.add_pipe("vanthu_paragraphs")
    nlp.to_disk(tmp_path / "model")
    doc, again = nlp(TEXT), spacy.load(tmp_path / "model")(TEXT)
    assert [token.text for token in again] == [token.text for token in doc]
    assert [span.text for span in again.spans["sentences"]] == [span.text for span in doc.spans["sentences"]]
    assert [doc.text for doc in nlp.pipe([TEXT, "Hai."], n_process=2)] == [TEXT, "Hai."]


def test_threads_may_share_it(tokenizer: Tokenizer) -> None:
    texts = [f"{TEXT}{i} Đảng viên" for i in range(40)]
    with ThreadPoolExecutor(6) as pool:
        assert [doc.text for doc in pool.map(tokenizer, texts)] == texts


def test_pipe_gives_what_single_calls_give(tokenizer: Tokenizer) -> None:
    texts = [TEXT, "", "Một câu.", TEXT * 3]
    piped = [[token.text for token in doc] for doc in tokenizer.pipe(texts, batch_size=2)]
    assert piped == [[token.text for token in tokenizer(text)] for text in texts]


def notice(text: str, *paragraphs: Paragraph) -> Notice:
    source = Source("memory", "0" * 64, "txt", "utf-8", text)
    return Notice(source, text, OffsetMap.identity(len(text)), paragraphs=paragraphs)


def test_paragraphs_come_from_the_notice(tokenizer: Tokenizer) -> None:
    text = "I. KẾT QUẢ\n- Đạt chỉ tiêu. Vượt kế hoạch."
    one = notice(text, Paragraph("heading", 0, "I.", 3, 10), Paragraph("body", 0, "-", 13, len(text)))
    (doc,) = tokenizer.from_notices([one])
    assert doc._.notice is one
    doc = create_paragraphs(None, "vanthu_paragraphs")(doc)  # type: ignore[arg-type]
    found = [(span.text, span._.role, span._.marker, span._.section_id) for span in doc.spans["paragraphs"]]
    assert found == [("KẾT QUẢ", "heading", "I.", 0), ("Đạt chỉ tiêu. Vượt kế hoạch.", "body", "-", 0)]
    assert [span.text for span in doc.spans["sentences"]] == ["KẾT QUẢ", "Đạt chỉ tiêu.", "Vượt kế hoạch."]
    assert [span.text.strip() for span in doc.sents] == ["I.", "KẾT QUẢ", "-", "Đạt chỉ tiêu.", "Vượt kế hoạch."]


PIECES = ("a", "Bé", "1", ". ", ".", "TV. Ủy", ";", " b) ", " ", "  ", "\n", "\n 2. ", "?” ", "…", "\t")


def spans_of(doc: Doc, group: str) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in doc.spans[group]]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), st.booleans()), max_size=12))
@example([(["a", ". ", "Bé"], True), (["1", ".", "\n", "a"], False)])
def test_sentences_never_overlap_whatever_the_tokens_are(tokens: list[tuple[list[str], bool]]) -> None:
    words = ["".join(pieces) for pieces, _ in tokens]
    doc = Paragraphs()(Doc(Vocab(), words=words, spaces=[space for _, space in tokens]))
    paragraphs, found = spans_of(doc, "paragraphs"), spans_of(doc, "sentences")
    for spans in (paragraphs, found):
        assert all(start < end for start, end in spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(any(a <= start and end <= b for a, b in paragraphs) for start, end in found)
    # Each sentence begins one of doc.sents, and that one holds it whole.
    ends = {sentence.start: sentence.end for sentence in doc.sents} if len(doc) else {}
    assert all(ends.get(start, -1) >= end for start, end in found)
    covered = {at for start, end in found for at in range(start, end)}
    assert all(token.i in covered for token in doc if token.text.strip())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghi nhận ở Đại hội khóa IX. Dự có đủ đại biểu.", ["Ghi nhận ở Đại hội khóa IX.", "Dự có đủ đại biểu."]),
        ("Do TV. Huyện ủy chủ trì. Đã xong.", ["Do TV. Huyện ủy chủ trì.", "Đã xong."]),
    ],
)
def test_words_do_not_reach_over_sentences(text: str, expected: list[str], tokenizer: Tokenizer) -> None:
    doc = Paragraphs()(tokenizer(text))
    assert [span.text for span in doc.spans["sentences"]] == [span.text for span in doc.sents] == expected
    assert not any(". " in token.text for token in doc)


def test_a_protected_span_is_not_cut_between_sentences() -> None:
    @protectors("test.whole")  # type: ignore[untyped-decorator]
    def whole(text: str) -> list[tuple[int, int]]:
        return [(text.index("số"), text.index("số") + len("số 5. Về"))]

    doc = Paragraphs()(Tokenizer(Vocab(), ["test.whole"])("Theo báo cáo số 5. Về vốn đã đủ. Còn thiếu."))
    assert [span.text for span in doc.spans["sentences"]] == ["Theo báo cáo số 5. Về vốn đã đủ.", "Còn thiếu."]
    assert [span.text for span in doc.sents] == ["Theo báo cáo số 5. Về vốn đã đủ.", "Còn thiếu."]


def test_notices_are_built_in_one_batch(tokenizer: Tokenizer) -> None:
    notices = [notice(f"Thông báo số {i}.") for i in range(300)]
    docs = tokenizer.from_notices(iter(notices))
    assert [doc._.notice for doc in docs] == notices
    assert [doc.text for doc in docs] == [one.text for one in notices]


def test_without_a_notice_each_line_is_a_body_paragraph(tokenizer: Tokenizer) -> None:
    doc = Paragraphs()(tokenizer("  Một. \n\n Hai.\t\n"))
    assert [(span.text, span._.role) for span in doc.spans["paragraphs"]] == [("Một.", "body"), ("Hai.", "body")]


def test_no_token_straddles_a_paragraph_of_a_notice() -> None:
    text = "II. Tài nguyên và môi trường\nI-KẾT QUẢ ĐẠT ĐƯỢC"
    paragraphs = (Paragraph("heading", None, "II.", 4, 28), Paragraph("heading", None, "I-", 31, len(text)))
    source = Source("", "0" * 64, "txt", "utf-8", text)
    notice = Notice(source, text, OffsetMap.identity(len(text)), paragraphs=paragraphs)
    (doc,) = Tokenizer(Vocab()).from_notices([notice])
    starts = {token.idx for token in doc}
    assert doc.text == text
    assert {4, 31} <= starts
