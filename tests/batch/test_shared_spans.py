"""Where two families find the same passage, one keeps it: a document must not fail for that."""

from __future__ import annotations

from pathlib import Path

import vanthu
from vanthu.corpus.check import check


def test_a_number_that_names_a_place_is_no_figure(tmp_path: Path) -> None:
    text = "Các phường 1, 2 và 8 của quận 3 đã hoàn thành; phường 2 đạt 95% kế hoạch."
    doc = vanthu.analyze(text)
    values = {
        name: {(s.start_char, s.end_char, type(s._.value).__name__) for s in doc.spans[name]} for name in doc.spans
    }
    assert {kind for _, _, kind in values["places"]} == {"Place"}
    assert {kind for _, _, kind in values["figures"]} == {"Figure"}
    (tmp_path / "n.txt").write_text(text, encoding="utf-8")
    run = vanthu.run([tmp_path / "n.txt"], tmp_path / "out", jobs=1)
    assert run.failures == 0
    assert check(vanthu.Corpus(tmp_path / "out")) == []
