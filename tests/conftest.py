"""What several tests share: the samples, the optional real texts beside the checkout, a corpus of the samples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import vanthu

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "corpora" / "samples"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of composed notices."""
    return SAMPLES


@pytest.fixture(scope="session")
def notice_path() -> Path:
    """The real notice, where it lies beside the checkout."""
    path = SHARED / "notice.txt"
    if not path.is_file():
        pytest.skip("the real notice is not beside this checkout")
    return path


@pytest.fixture(scope="session")
def eval_dir() -> Path:
    """The real annotated development sets, where they lie beside the checkout."""
    path = SHARED / "eval"
    if not path.is_dir():
        pytest.skip("the development sets are not beside this checkout")
    return path


@pytest.fixture(scope="session")
def sample_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus made of the samples, once for all tests that only read it."""
    import vanthu

    out = tmp_path_factory.mktemp("corpus") / "samples"
    vanthu.run([SAMPLES], out, jobs=1)
    return out


@pytest.fixture(scope="module")
def corpus(sample_corpus: Path) -> vanthu.Corpus:
    """That corpus, opened."""
    import vanthu

    return vanthu.Corpus(sample_corpus)
