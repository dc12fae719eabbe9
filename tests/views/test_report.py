"""The report as a browser shows it: every view, both languages, hostile text inert, nothing fetched."""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import vanthu
from vanthu.corpus.schema import DOMAINS, POLARITIES
from vanthu.errors import UsageError
from vanthu.views.passages import FAMILIES, RUNNING, Passages, pack, to_json, utf16
from vanthu.views.report import timeline, write_report
from vanthu.views.summary import summarise

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>&amp;{{ 7 * 7 }} "


@pytest.fixture(scope="module")
def page(corpus: vanthu.Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(corpus, tmp_path_factory.mktemp("report") / "report.html", title="Mẫu")


@pytest.fixture(scope="module")
def hostile(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report on a corpus whose titles, issuers, paths and long paragraphs begin with hostile text."""
    folder = tmp_path_factory.mktemp("hostile") / "corpus"
    shutil.copytree(sample_corpus, folder)
    for table, columns in (("documents", ("title", "issuer", "path")), ("paragraphs", ("text",))):
        for part in (folder / table).glob("*.parquet"):
            data = pq.read_table(part)
            for column in columns:
                texts = data[column].to_pylist()
                # of the same length where spans count on it
                new = [
                    HOSTILE + (t or "")[len(HOSTILE) if table == "paragraphs" else 0 :]
                    if table == "documents" or len(t) > len(HOSTILE)
                    else t
                    for t in texts
                ]
                at = data.schema.get_field_index(column)
                data = data.set_column(at, data.schema.field(at), pa.array(new, pa.string()))
            pq.write_table(data, part)
    return write_report(vanthu.Corpus(folder), folder.parent / "report.html", title="<script>alert(2)</script>")


def rendered(page: Path, fragment: str = "", query: str = "", *, profile: Path) -> str:
    """The page's HTML after its script has run."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
        f"--user-data-dir={profile}",
        "--virtual-time-budget=15000",
        "--dump-dom",
        page.resolve().as_uri() + query + fragment,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return re.sub(r"<script.*?</script>", "", done.stdout, flags=re.DOTALL)


def view(dom: str, name: str) -> str:
    """The HTML of one view, which must be the one shown."""
    found = re.search(rf'<section id="view-{name}"( hidden="")?>(.*?)</section>', dom, flags=re.DOTALL)
    assert found
    assert found[1] is None, f"the view {name} is hidden"
    return found[2]


def unpack(payload: str) -> Any:
    """The value that `pack` packed, as the page's script reads it."""
    return json.loads(gzip.decompress(base64.b64decode(payload)))


def test_what_is_packed_comes_back() -> None:
    value = {"text": 'Đạt "chỉ tiêu" </script>', "n": [1, None]}
    packed = pack(to_json(value))
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", packed)
    assert unpack(packed) == value


@pytest.mark.parametrize("text", ["", "đạt", "😀 đạt 😀", "a😀b"])
def test_offsets_as_javascript_counts(text: str) -> None:
    assert [utf16(text)(i) for i in range(len(text) + 1)] == [
        len(text[:i].encode("utf-16-le")) // 2 for i in range(len(text) + 1)
    ]


def test_counts_of_the_overview_are_those_of_the_passages(corpus: vanthu.Corpus) -> None:
    summary = summarise(corpus)
    passages = Passages(corpus, summary.numbers, summary.unit_numbers, summary.reference_numbers)
    documents = [document for chunk in passages.chunks() for document in unpack(chunk)]
    assert len(documents) == len(corpus.documents) == len(summary.documents)
    counted = {d: dict.fromkeys(POLARITIES, 0) for d in DOMAINS}
    units: dict[int, int] = {}
    for document in documents:
        for p, start, end, domain, polarity, _ in document["s"]:
            counted[DOMAINS[domain]][POLARITIES[polarity]] += 1
            inside = {
                e[4] for e in document["e"] if FAMILIES[e[3]] == "PLACE" and e[0] == p and e[1] >= start and e[2] <= end
            }
            for unit in inside - {-1}:
                units[unit] = units.get(unit, 0) + 1
    assert counted == summary.domains
    assert {p.number: p.sentences for province in summary.provinces for p in province.units} == units
    body = corpus.paragraphs[corpus.paragraphs["role"].isin(RUNNING)]
    merged = corpus.sentences.merge(body[["doc_id", "paragraph_id"]])
    assert summary.totals["sentences"] == len(merged) > 0


def test_spans_of_passages_stand_at_their_text(corpus: vanthu.Corpus) -> None:
    summary = summarise(corpus)
    passages = Passages(corpus, summary.numbers, summary.unit_numbers, summary.reference_numbers)
    texts = iter(corpus.entities["text"])
    for chunk in passages.chunks():
        for document in unpack(chunk):
            for p, start, end, *_ in document["e"]:
                text = next(texts)
                units = document["p"][p][3].encode("utf-16-le")
                assert units[2 * start : 2 * end].decode("utf-16-le") == text[: end - start]


def test_citations_and_flags_travel_with_the_passages(corpus: vanthu.Corpus) -> None:
    summary = summarise(corpus)
    passages = Passages(corpus, summary.numbers, summary.unit_numbers, summary.reference_numbers)
    documents = [document for chunk in passages.chunks() for document in unpack(chunk)]
    entities = [(FAMILIES[e[3]], e[5]) for document in documents for e in document["e"]]
    held = sorted(info[0] for family, info in entities if family == "REFERENCE" and info)
    cited = corpus.references["cited_doc_id"].dropna()
    assert held == sorted(summary.numbers[doc_id] for doc_id in cited)
    flags = [info[4] for family, info in entities if family == "FIGURE" and len(info) > 4]
    assert sorted(flags) == sorted(corpus.figures["flag"].dropna())
    assert any(entry["flags"] for entry in passages.index) == bool(flags)


def test_the_same_corpus_gives_the_same_page(corpus: vanthu.Corpus, page: Path, tmp_path: Path) -> None:
    again = write_report(corpus, tmp_path / "again.html", title="Mẫu")
    assert again.read_bytes() == page.read_bytes()


def test_nothing_outside_the_page_is_named(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"https?://", text)
    assert not re.search(r"<(?:link|img|iframe|object)\b|\bsrc=", text)


def test_the_timeline_counts_every_year() -> None:
    drawn = timeline({2019: {"achievement": 4, "shortcoming": 1}, 2020: {"achievement": 0, "shortcoming": 2}})
    first, second = drawn["columns"]
    assert first["up"] == 4 * first["down"] == 2 * second["down"]
    assert second["up"] == 0
    assert timeline({})["columns"] == []


def test_overview_without_a_browser(page: Path, corpus: vanthu.Corpus) -> None:
    text = page.read_text(encoding="utf-8")
    assert "Tồn tại, hạn chế" in text
    assert "Shortcoming" in text
    for flag in corpus.audit()["flag"]:
        assert html.escape(flag.partition(": ")[2], quote=False) in text


def test_every_view_in_a_browser(page: Path, corpus: vanthu.Corpus, tmp_path: Path) -> None:
    listed = view(rendered(page, "#docs", profile=tmp_path), "docs")
    assert listed.count("<li>") == len(corpus.documents)
    document = view(rendered(page, "#doc=1&s=3", profile=tmp_path), "doc")
    assert document.count('id="here"') == 1
    assert 'class="entity PLACE"' in document
    assert 'class="cue"' in document
    body = corpus.paragraphs[corpus.paragraphs["doc_id"] == corpus.documents["doc_id"].iloc[1]]
    shown = re.sub(r"<[^>]+>", "", document)
    assert all(html.escape(text, quote=False) in shown for text in body["text"])


def test_search_in_a_browser(page: Path, tmp_path: Path) -> None:
    plain = view(rendered(page, "#find&q=ho%20ngheo", profile=tmp_path), "find")
    marked = view(rendered(page, "#find&q=h%E1%BB%99%20ngh%C3%A8o", "?lang=en", profile=tmp_path), "find")
    assert plain.count('<mark class="found">') == marked.count('<mark class="found">') > 0
    assert "sentences found" in marked
    assert view(rendered(page, "#find&q=khongcotunay", profile=tmp_path), "find").count("<a ") == 0


def test_a_number_of_the_overview_opens_as_many_sentences(page: Path, corpus: vanthu.Corpus, tmp_path: Path) -> None:
    counts = summarise(corpus).domains["economy"]
    found = view(rendered(page, "#find&domain=economy&polarity=shortcoming", profile=tmp_path), "find")
    assert found.count("<li>") == min(50, counts["shortcoming"]) > 0
    assert 'class="achievement"' not in found


def test_hostile_text_is_inert(hostile: Path, tmp_path: Path) -> None:
    for fragment in ("", "#docs", "#doc=1", "#find&q=script%3Edocument"):
        dom = rendered(hostile, fragment, profile=tmp_path)
        assert "<title>&lt;script&gt;alert(2)&lt;/script&gt;</title>" in dom
        assert "<img" not in dom
        shown = view(dom, fragment.lstrip("#").partition("&")[0].partition("=")[0] or "overview")
        assert HOSTILE.strip() in html.unescape(re.sub(r"<[^>]+>", "", shown))


def test_wrong_calls_are_refused(corpus: vanthu.Corpus, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="folder"):
        write_report(corpus, tmp_path)
    with pytest.raises(UsageError, match="vi or en"):
        write_report(corpus, tmp_path / "x.html", language="fr")
    assert list(tmp_path.iterdir()) == []
