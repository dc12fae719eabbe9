"""What a notebook shows of a corpus, a document, a paragraph and a mention."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import vanthu
from vanthu.errors import UsageError
from vanthu.views import notebook
from vanthu.views.summary import summarise

NOTICE = """TỈNH ỦY ĐỒNG NAI
Số 31-TB/TU
Đồng Nai, ngày 15 tháng 12 năm 2022
THÔNG BÁO
kết luận kiểm tra Huyện ủy Cẩm Mỹ

I. Kết quả đạt được
- Thực hiện Quy định số 213-QĐ/TW ngày 02/01/2020 của Bộ Chính trị, xã Sông Ray kết nạp 18 đảng viên, đạt 120% chỉ tiêu.
II. Tồn tại, hạn chế
- Công tác kiểm tra còn chậm, chưa đạt yêu cầu (< 5 đợt & 2 đoàn).
"""


@pytest.fixture(scope="module")
def doc() -> Doc:
    return vanthu.analyze(NOTICE)


def shown(html: str) -> str:
    """What is read on the page: no style, no tags."""
    return unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", html, flags=re.DOTALL))


def test_a_corpus_counts_what_a_report_counts(corpus: vanthu.Corpus) -> None:
    html = corpus._repr_html_()
    counts = summarise(corpus)
    for domain, name in notebook.names("domain", "en").items():
        row = re.search(rf'<th scope="row">{name}</th>(.*?)</tr>', html)
        wanted = counts.domains[domain]
        assert (row is None) == (not sum(wanted.values()))
        if row:
            assert [int(n) for n in re.findall(r'class="n">(\d+)<', row[1])] == list(wanted.values())
    assert f"{counts.totals['sentences']:,} sentences" in html


def test_a_document_shows_all_its_text_with_what_was_found(doc: Doc) -> None:
    html = vanthu.show(doc).html
    text = shown(html)
    for span in doc.spans["paragraphs"]:
        assert span.text in text
    assert "(&lt; " in html, "text of an archive is never markup"
    (reference,) = doc.spans["references"]
    marked = re.search(r'<mark class="REFERENCE" title="([^"]*)">(.*?)</mark>', html)
    assert marked
    assert shown(marked[2]) == reference.text
    assert "key: 213-QĐ/TW" in marked[1]
    assert 'class="running achievement"' in html
    assert 'class="running shortcoming"' in html
    assert "31-TB/TU" in text.split("Achievement")[0], "the head comes first"


def test_labels_are_vietnamese_on_request(doc: Doc, corpus: vanthu.Corpus) -> None:
    for thing in (doc, corpus, doc.spans["paragraphs"][-1]):
        assert "Shortcoming" in vanthu.show(thing).html
        vietnamese = vanthu.show(thing, language="vi").html
        assert "Tồn tại, hạn chế" in vietnamese
        assert "Shortcoming" not in vietnamese


def test_the_language_can_be_set_for_the_session(doc: Doc) -> None:
    try:
        notebook.use_language("vi")
        assert "Kết quả đạt được" in (notebook.html_of(doc) or "")
        assert "Achievement" in vanthu.show(doc, language="en").html
    finally:
        notebook.use_language("en")
    with pytest.raises(UsageError, match="vi or en"):
        notebook.use_language("fr")
    with pytest.raises(UsageError, match="vi or en"):
        vanthu.show(doc, language="fr")


def test_a_mention_shows_its_value(doc: Doc) -> None:
    (reference,) = doc.spans["references"]
    html = vanthu.show(reference).html
    assert "<code>issued_on</code></th><td>2020-01-02</td>" in html
    assert "Viện dẫn" in vanthu.show(reference, language="vi").html


def test_a_document_from_the_tables_looks_as_it_did(corpus: vanthu.Corpus, samples: Path) -> None:
    row = corpus.documents[corpus.documents["path"].str.endswith("2018-nghi-quyet-cam-my.txt")].iloc[0]
    fresh = notebook.doc_html(vanthu.analyze(samples / Path(row["path"]).name))
    stored = notebook.doc_html(corpus.doc(row["doc_id"]))
    # Scores are stored with fewer digits, and may be rounded to another per cent.
    paper = [re.sub(r' title="[^"]*"|\d+%(?= · )', "", h.partition('<div class="paper"')[2]) for h in (fresh, stored)]
    assert paper[0].count("<mark") == paper[1].count("<mark") > 20
    assert shown(paper[0]) == shown(paper[1])


def test_long_documents_are_cut(doc: Doc) -> None:
    html = vanthu.show(doc, limit=3).html
    assert f"+ {len(doc.spans['paragraphs']) - 3} more paragraphs" in html
    assert doc.spans["paragraphs"][-1].text not in shown(html)


def test_layers_nest_and_lose_nothing() -> None:
    html = notebook.layered(
        "một hai ba bốn", [(0, 14, "other shortcoming", "x"), (4, 11, "PLACE", "y"), (8, 14, "cue", "-")]
    )
    assert shown(str(html)) == "một hai ba bốn"
    assert html.count('class="other') == 1
    assert '<mark class="PLACE" title="y"><b class="cue" title="-">ba </b></mark>' in html


def test_what_vanthu_did_not_analyse_is_left_to_spacy(doc: Doc) -> None:
    foreign = spacy.blank("xx")("một văn bản khác")
    assert notebook.html_of(foreign) is None
    assert notebook.html_of(doc[1:3]) is None
    with pytest.raises(UsageError, match="Doc"):
        vanthu.show(foreign)
    with pytest.raises(UsageError, match="int"):
        vanthu.show(3)  # type: ignore[arg-type]


def test_elsewhere_a_view_is_one_line(doc: Doc) -> None:
    assert "\n" not in repr(vanthu.show(doc))
    assert len(repr(vanthu.show(doc))) <= 200


IPYTHON = """
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
def html(thing):
    return shell.display_formatter.format(thing)[0].get("text/html")
import vanthu
assert not {"spacy", "pandas"} & set(sys.modules), "showing costs nothing before it is asked for"
import spacy
foreign = spacy.blank("xx")("một hai")
assert html(foreign) is None and html(foreign[:1]) is None
doc = vanthu.analyze("Xã Sông Ray đạt 92% (chỉ tiêu 90%).")
assert "FIGURE" in html(doc), html(doc)
assert "running" in html(doc.spans["paragraphs"][0])
assert html(3) is None
"""


def test_ipython_shows_documents_and_spans() -> None:
    pytest.importorskip("IPython")
    done = subprocess.run([sys.executable, "-c", IPYTHON], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
