"""Labels in the pipeline: on the Doc, its paragraphs and its sentences, with what decided and the words for it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

import vanthu
from vanthu.corpus.schema import DOMAINS, POLARITIES
from vanthu.labelling.value import Basis, Label
from vanthu.layout import parse
from vanthu.reading import source_from_text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

NOTICE = """HUYỆN ỦY XUÂN LỘC
*
Số 52-BC/HU

BÁO CÁO
công tác quý II năm 2018

I. KẾT QUẢ ĐẠT ĐƯỢC

1. Kinh tế

Thu ngân sách vượt dự toán 12%, sản lượng hồ tiêu tăng khá. Một số dự án chậm tiến độ, không đạt kế hoạch giải ngân.

II. NHIỆM VỤ

Các xã phải hoàn thành việc rà soát hộ nghèo trước ngày 30/9/2018.

Nơi nhận:
- Tỉnh ủy;
- Lưu Văn phòng.
"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return vanthu.load()


@pytest.fixture(scope="module")
def doc() -> Doc:
    return vanthu.analyze(NOTICE)


def labelled(doc: Doc) -> list[Doc | Span]:
    return [doc, *doc.spans["paragraphs"], *doc.spans["sentences"]]


def values(doc: Doc) -> list[tuple[str, Label, Label]]:
    return [(span.text, span._.domain, span._.polarity) for span in labelled(doc)]


def test_everything_has_a_domain_and_a_polarity(doc: Doc) -> None:
    for span in labelled(doc):
        assert span._.domain.label in DOMAINS
        assert span._.polarity.label in POLARITIES
        for label in (span._.domain, span._.polarity):
            assert 0 < label.score <= 1
            assert label.basis in get_args(Basis)


def test_the_words_decide_within_a_section_of_results(doc: Doc) -> None:
    found = {s.text: s._.polarity for s in doc.spans["sentences"]}
    good = next(label for text, label in found.items() if text.startswith("Thu ngân sách"))
    bad = next(label for text, label in found.items() if text.startswith("Một số dự án"))
    task = next(label for text, label in found.items() if text.startswith("Các xã phải"))
    assert (good.label, good.basis) == ("achievement", "both")
    assert (bad.label, bad.basis) == ("shortcoming", "words")
    assert task.label == "directive"


def test_text_without_a_heading_is_labelled_by_its_words(nlp: Language) -> None:
    doc = nlp("Tình hình tội phạm giảm mạnh so với cùng kỳ.")
    assert doc._.domain.basis == doc._.polarity.basis == "words"
    assert doc._.domain.label == "defence_security"
    assert doc._.polarity.label == "achievement"


def test_formal_lines_are_neutral_and_without_a_field(doc: Doc) -> None:
    formal = [p for p in doc.spans["paragraphs"] if p._.role in ("letterhead", "recipients", "file_code")]
    assert formal
    assert {(p._.domain.label, p._.polarity.label) for p in formal} == {("none", "neutral")}


def test_cues_are_the_words_at_their_offsets(doc: Doc) -> None:
    sentences = [s for s in doc.spans["sentences"] if s._.polarity.cues]
    assert sentences
    for sentence in sentences:
        for cue in sentence._.polarity.cues:
            assert doc.text[cue.start : cue.end] == cue.text
            assert sentence.start_char <= cue.start < cue.end <= sentence.end_char


def test_the_same_text_gets_the_same_labels_alone_and_in_a_batch(nlp: Language) -> None:
    texts = ["Thu ngân sách vượt dự toán.", "", "Lớp học dột nát chưa được sửa.", "12/12 ấp có nhà văn hóa."]
    together = [values(doc) for doc in nlp.pipe(texts)]
    assert together == [values(nlp(text)) for text in texts]


def test_the_pipeline_survives_the_disk(nlp: Language, tmp_path: Path) -> None:
    import spacy

    nlp.to_disk(tmp_path / "nlp")
    again = spacy.load(tmp_path / "nlp")
    text = "Tỷ lệ hộ nghèo giảm còn 2,1%. Một số trạm y tế xuống cấp."
    assert values(again(text)) == values(nlp(text))
    assert again.pipe_names == nlp.pipe_names


def test_a_notice_without_running_text_is_formal(nlp: Language) -> None:
    notice = parse(source_from_text("Nơi nhận:\n- Như trên;\n- Lưu Văn phòng.\n"))
    formal = replace(notice, paragraphs=tuple(replace(p, role="recipients") for p in notice.paragraphs))
    tokenizer: Any = nlp.tokenizer
    (doc,) = nlp.pipe(tokenizer.from_notices([formal]))
    labelled = [doc, *doc.spans["paragraphs"], *doc.spans["sentences"]]
    assert {(part._.domain.label, part._.polarity.label) for part in labelled} == {("none", "neutral")}


def test_a_document_has_the_labels_of_its_longer_paragraphs(nlp: Language) -> None:
    short = "Công an xã phải tuần tra."
    long = "Thu ngân sách vượt dự toán 12%, sản lượng hồ tiêu tăng khá, thu nhập của nông dân được nâng lên rõ rệt."
    doc = nlp(f"{short}\n{long}\n{long}")
    first, second, _ = doc.spans["paragraphs"]
    assert first._.domain.label == "defence_security"
    assert doc._.domain.label == second._.domain.label == "economy"
    assert [cue.text for cue in doc._.polarity.cues] == [
        c.text for p in doc.spans["paragraphs"] for c in p._.polarity.cues
    ]


def test_labelling_needs_no_library_of_machine_learning() -> None:
    """scikit-learn is for training: it would be 95 MB more in every worker."""
    code = "import sys, vanthu; vanthu.load()('Thu ngân sách đạt 102% dự toán.'); print('sklearn' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
