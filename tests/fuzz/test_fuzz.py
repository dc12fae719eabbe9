"""Hostile input: nothing crashes, nothing is lost, every span stands where it says. `make fuzz` tries many more."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

import vanthu
from fuzz.strategies import files, notices, options, wrapped
from vanthu.corpus.check import check
from vanthu.errors import ReadError
from vanthu.layout import parse
from vanthu.reading import read, source_from_text

EXAMPLES = int(os.environ.get("VANTHU_EXAMPLES", "25"))
hostile = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="VANTHU_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@hostile
@given(notices())
def test_layout_keeps_every_passage(text: str) -> None:
    notice = parse(source_from_text(text))
    for paragraph in notice.paragraphs:
        start, end = notice.offsets.to_source(paragraph.start, paragraph.end)
        assert 0 <= start <= end <= len(text)
    assert all(a.end <= b.start for a, b in zip(notice.paragraphs, notice.paragraphs[1:], strict=False))


@hostile
@given(notices(), options())
def test_spans_are_what_they_say(text: str, chosen: dict[str, str | None]) -> None:
    if not text.strip():
        return
    doc = vanthu.analyze(source_from_text(text), **chosen)
    assert doc.text == doc._.notice.text
    for group in doc.spans.values():
        for span in group:
            assert doc.text[span.start_char : span.end_char] == span.text


@hostile
@given(wrapped())
def test_mentions_lie_in_one_paragraph_wherever_lines_break(text: str) -> None:
    doc = vanthu.analyze(source_from_text(text))
    bounds = [(span.start_char, span.end_char) for span in doc.spans["paragraphs"]]
    for group in ("references", "places", "figures", "dates", "people", "organisations", "sentences"):
        for span in doc.spans.get(group, ()):
            assert any(start <= span.start_char and span.end_char <= end for start, end in bounds), (group, span.text)


@hostile
@given(files())
def test_any_file_is_read_or_refused_in_one_sentence(file: tuple[str, bytes]) -> None:
    ending, data = file
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file{ending}"
        path.write_bytes(data)
        try:
            source = read(path)
        except ReadError as error:
            assert "\n" not in str(error)
            return
        parse(source)


@settings(parent=hostile, max_examples=max(4, EXAMPLES // 5))
@given(files(), files(), notices())
def test_a_run_accounts_for_every_file(one: tuple[str, bytes], two: tuple[str, bytes], text: str) -> None:
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "in"
        archive.mkdir()
        for name, data in (("a" + one[0], one[1]), ("b" + two[0], two[1]), ("c.txt", text.encode())):
            (archive / name).write_bytes(data)
        vanthu.run([archive], Path(folder) / "out", jobs=1)
        corpus = vanthu.Corpus(Path(folder) / "out")
        assert len(corpus.documents) + len(corpus.failures) == 3
        assert check(corpus, sources=True) == []
        assert not corpus.failures["message"].str.contains("please report it").any()
