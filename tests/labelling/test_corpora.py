"""The labelled text: no near-duplicates, nothing from the texts it is judged on, true words about it."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from vanthu.labelling.card import text_id
from vanthu.orthography import fold
from vanthu.reading import read

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
RUN = 14
OFFICIAL_NAMES = (
    "tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "quốc phòng toàn dân gắn với thế trận an ninh nhân dân",
    "cộng hòa xã hội chủ nghĩa việt nam",
)
"""Parts of the names of a campaign, of a strategy and of the State, which are as long as a run by themselves."""


@pytest.fixture(scope="module")
def deduplicate() -> dict[str, Any]:
    return runpy.run_path(str(CORPORA / "deduplicate.py"))


def test_no_near_duplicates(deduplicate: dict[str, Any]) -> None:
    items = deduplicate["read_items"]()
    assert len(items) > 6000
    pairs = deduplicate["near_duplicates"](items)
    assert [(p.kept.batch, p.kept.text, p.copy.batch, p.copy.text) for p in pairs] == []


def test_near_duplicates_would_be_found(deduplicate: dict[str, Any], tmp_path: Path) -> None:
    """A copy with other figures, one with another word, one in another batch; not a pair that differs in its label."""
    a = [
        "economy\tachievement\ts\tThu ngân sách xã Sông Ray năm 2019 đạt 12,4 tỷ đồng, vượt 8% dự toán huyện giao.",
        "economy\tachievement\ts\tThu ngân sách xã Sông Ray năm 2020 đạt 13,1 tỷ đồng, vượt 5% dự toán huyện giao.",
        "none\tneutral\ts\tHội nghị kết thúc lúc 17 giờ cùng ngày.",
        "economy\tachievement\ts\tXã không còn nợ đọng xây dựng cơ bản.",
        "economy\tshortcoming\ts\tXã vẫn còn nợ đọng xây dựng cơ bản.",
    ]
    b = [
        "none\tneutral\ts\tHội nghị kết thúc vào lúc 16 giờ 30 cùng ngày.",
        "economy\tdirective\ts\tCác hợp tác xã phải công khai giá thu mua hồ tiêu hằng tuần.",
    ]
    (tmp_path / "a.tsv").write_text("\n".join(a) + "\n", encoding="utf-8")
    (tmp_path / "b.tsv").write_text("\n".join(b) + "\n", encoding="utf-8")
    items = deduplicate["read_items"](tmp_path)
    pairs = deduplicate["near_duplicates"](items)
    assert [(p.kept.batch, p.kept.line, p.copy.batch, p.copy.line) for p in pairs] == [
        ("a", 0, "a", 1),
        ("a", 2, "b", 0),
    ]
    deduplicate["remove"](deduplicate["copies"](pairs), tmp_path)
    assert (tmp_path / "b.tsv").read_text(encoding="utf-8") == b[1] + "\n"
    assert deduplicate["near_duplicates"](deduplicate["read_items"](tmp_path)) == []


def test_the_same_text_with_two_labels_is_found(deduplicate: dict[str, Any], tmp_path: Path) -> None:
    text = "Hội nghị kết thúc lúc 17 giờ."
    (tmp_path / "a.tsv").write_text(f"none\tneutral\ts\t{text}\nnone\tdirective\ts\t{text}\n", encoding="utf-8")
    assert len(deduplicate["near_duplicates"](deduplicate["read_items"](tmp_path))) == 1


def test_second_labels_name_texts_that_are_there(deduplicate: dict[str, Any]) -> None:
    """All but a few, which were taken out or reworded since."""
    known = {(item.batch, text_id(item.text)) for item in deduplicate["read_items"]()}
    lines = (CORPORA / "labelled" / "second-labels.txt").read_text(encoding="utf-8").splitlines()
    named = [tuple(line.split("\t")[:2]) for line in lines if not line.startswith("#")]
    assert len(named) > 600
    assert sum(name in known for name in named) >= 0.98 * len(named)


def test_the_table_of_counts_is_true() -> None:
    script = runpy.run_path(str(CORPORA / "count_labels.py"))
    readme = (CORPORA / "labelled" / "README.md").read_text(encoding="utf-8")
    assert script["with_table"](readme, script["table"]()) == readme


def runs(text: str) -> set[tuple[str, ...]]:
    """All runs of RUN words, an official name counting as one."""
    folded = fold(text)
    for name in OFFICIAL_NAMES:
        folded = folded.replace(fold(name), "NAME")
    words = re.findall(r"\w+", folded)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def corpus_texts() -> list[tuple[str, str]]:
    """Every text in corpora/ with the file it stands in."""
    texts = []
    for path in sorted(CORPORA.rglob("*")):
        if path.suffix in (".docx", ".pdf", ".rtf", ".html"):
            texts.append((path.name, read(path).text))
        elif path.suffix == ".jsonl":
            rows = path.read_text(encoding="utf-8").splitlines()
            texts += [(path.name, json.loads(row).get("text", "")) for row in rows if row]
        elif path.suffix in (".tsv", ".txt", ".md", ".gold"):
            texts += [(path.name, line) for line in path.read_text(encoding="utf-8").splitlines()]
    return texts


def test_nothing_is_taken_from_the_texts_it_is_judged_on(eval_dir: Path, notice_path: Path) -> None:
    real = runs(notice_path.read_text(encoding="utf-8"))
    for path in eval_dir.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            real |= runs(json.loads(line).get("text", ""))
    assert len(real) > 10_000
    assert [(name, text) for name, text in corpus_texts() if not real.isdisjoint(runs(text))] == []
