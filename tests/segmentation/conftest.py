"""What several tests of segmentation share: the fast engine, made once a module."""

from __future__ import annotations

import pytest

from vanthu.segmentation.fast import FastEngine


@pytest.fixture(scope="module")
def fast() -> FastEngine:
    return FastEngine()
