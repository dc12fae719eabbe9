"""Labelled text that is small enough to train on in a test, and a settings folder of the test's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

SUBJECTS = {
    "economy": ("Thu ngân sách", "Sản lượng lúa", "Giải ngân vốn đầu tư"),
    "social_security": ("Tỷ lệ bao phủ bảo hiểm y tế", "Công tác giảm nghèo", "Việc khám chữa bệnh"),
    "culture_education": ("Chất lượng dạy và học", "Phong trào thể thao", "Việc bảo tồn di tích"),
}
TAILS = {
    "achievement": ("của xã vượt kế hoạch", "trong huyện chuyển biến rõ nét", "đạt kết quả tốt nhất từ trước đến nay"),
    "shortcoming": ("của xã không đạt kế hoạch", "trong huyện còn nhiều hạn chế", "chậm so với yêu cầu đề ra"),
    "directive": ("phải được đẩy mạnh trong quý tới", "cần được rà soát lại", "do Ủy ban nhân dân xã chịu trách nhiệm"),
}


@pytest.fixture(scope="session", autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the tests trust does not become what the user trusts."""
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
    patch.setenv("APPDATA", os.environ["XDG_CONFIG_HOME"])
    patch.delenv("VANTHU_TRUSTED", raising=False)
    patch.delenv("VANTHU_MODELS", raising=False)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two batches of labelled text: three domains, three polarities."""
    folder = tmp_path_factory.mktemp("tiny")
    for number, batch in enumerate(("a", "b")):
        lines = [
            f"{domain}\t{polarity}\ts\t{subject} {tail}{'.' if number else ';'}"
            for domain, subjects in SUBJECTS.items()
            for polarity, tails in TAILS.items()
            for i, subject in enumerate(subjects)
            for tail in (tails[(i + number) % 3],)
        ]
        (folder / f"{batch}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
