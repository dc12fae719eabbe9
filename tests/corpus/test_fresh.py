"""Each way into a finished corpus works in a process that has analysed nothing before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_OPENED = "import vanthu\ncorpus = vanthu.Corpus({folder!r})\nfirst = corpus.documents['doc_id'].iloc[0]\n"


@pytest.mark.parametrize(
    "code",
    [
        "doc = corpus.doc(first)\nassert doc.spans['sentences'][0]._.polarity.label",
        "assert '<div' in vanthu.show(corpus.doc(first)).html",
        "assert '<div' in vanthu.show(corpus).html",
        "assert not corpus.places().empty and not corpus.citations().empty and not corpus.kwic('xã').empty",
        "from vanthu.views.report import write_report\nwrite_report(corpus, {target!r} + '.html')",
        *(
            f"from vanthu.corpus.exports import export\nassert export(corpus, {to!r}, {{target!r}})"
            for to in ("docbin", "conllu", "label-studio")
        ),
    ],
)
def test_in_a_fresh_process(code: str, sample_corpus: Path, tmp_path: Path) -> None:
    program = (_OPENED + code).format(folder=str(sample_corpus), target=str(tmp_path / "written"))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
