"""The pipeline as spaCy users meet it: loaded from models/, saved and loaded again, in processes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy

import vanthu
from vanthu.corpus.rows import rows_of
from vanthu.layout import parse
from vanthu.reading import read

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Thực hiện Quy định số 22-QĐ/TW, xã Sông Ray đạt 92% (chỉ tiêu 90%). Công tác giải ngân còn chậm."


def results(doc: spacy.tokens.Doc) -> list[object]:
    spans = [
        (name, s.start_char, s.end_char, s._.value)
        for name in ("references", "places", "figures", "people", "organisations", "dates")
        for s in doc.spans[name]
    ]
    labels = [(s._.domain, s._.polarity) for name in ("paragraphs", "sentences") for s in doc.spans[name]]
    return [*spans, *labels, doc._.domain, doc._.polarity, [t.text for t in doc], [e.text for e in doc.ents]]


@pytest.fixture(scope="module")
def expected() -> list[object]:
    return results(vanthu.load()(TEXT))


def test_spacy_loads_the_shipped_pipeline(expected: list[object]) -> None:
    assert results(spacy.load(ROOT / "models" / "vi_vanthu")(TEXT)) == expected


def test_it_survives_the_disk_and_pickle(expected: list[object], tmp_path: Path) -> None:
    vanthu.load().to_disk(tmp_path / "p")
    assert results(spacy.load(tmp_path / "p")(TEXT)) == expected
    assert results(pickle.loads(pickle.dumps(vanthu.load()))(TEXT)) == expected


def test_one_by_one_and_in_a_stream_are_the_same(samples: Path) -> None:
    nlp = vanthu.load()
    notices = [parse(read(path)) for path in sorted(samples.glob("20*.txt"))[:4]]
    alone = [nlp(nlp.tokenizer.from_notices([n])[0]) for n in notices]
    streamed = list(nlp.pipe(nlp.tokenizer.from_notices(notices)))
    one, many = rows_of(alone).tables, rows_of(streamed).tables
    for table in one.keys() - {"sentences", "paragraphs"}:
        assert one[table] == many[table], table
    for table in ("sentences", "paragraphs"):  # scores may differ in the last bit with the size of the batch
        for column, values in one[table].items():
            assert values == (many[table][column] if "score" not in column else pytest.approx(many[table][column]))


def test_the_text_comes_back_and_spans_match_it(samples: Path) -> None:
    for path in sorted(samples.iterdir()):
        doc = vanthu.analyze(path)
        assert doc.text == doc._.notice.text
        for group in doc.spans.values():
            for span in group:
                assert doc.text[span.start_char : span.end_char] == span.text
