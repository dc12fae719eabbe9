"""Sentences that their headings label."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vanthu.errors import UsageError
from vanthu.labelling.data import read_labelled
from vanthu.labelling.harvest import harvest, polarity_above
from vanthu.layout import parse
from vanthu.reading import read

NOTICE = """ĐẢNG BỘ TỈNH ĐỒNG NAI
HUYỆN ỦY CẨM MỸ
*
Số 31-BC/HU

BÁO CÁO
tình hình năm 2019

I. KẾT QUẢ ĐẠT ĐƯỢC

1. Kinh tế

Diện tích trồng sầu riêng được mở rộng thêm 140 ha. Tuy nhiên giá bán xuống thấp hơn mọi năm.

2. Văn hóa - xã hội

Cả huyện có thêm ba trường đạt chuẩn quốc gia trong năm học vừa qua.

- Về y tế: trạm y tế xã nào cũng đã có bác sĩ làm việc hằng ngày.

II. HẠN CHẾ

- Công tác giáo dục ở vùng sâu còn nhiều thiếu thốn, lớp học dột nát chưa được sửa.

III. NHIỆM VỤ NĂM 2020

1. Quốc phòng, an ninh

Tổ chức tuần tra đêm ở các ấp giáp ranh, nhất là dịp Tết.

Nơi nhận:
- Tỉnh ủy;
- Lưu Văn phòng.
"""


@pytest.fixture(scope="module")
def harvested(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("harvest")
    archive = folder / "archive"
    archive.mkdir()
    (archive / "1.txt").write_text(NOTICE, encoding="utf-8")
    (archive / "2.txt").write_text(NOTICE.replace("140 ha", "95 ha"), encoding="utf-8")
    (archive / "3.docx").write_bytes(b"PK\x03\x04 broken")
    count, failures = harvest([archive], folder / "silver.jsonl")
    assert count == len((folder / "silver.jsonl").read_text(encoding="utf-8").splitlines())
    assert len(failures) == 1
    assert "3.docx" in failures[0]
    return archive, folder / "silver.jsonl"


def test_only_sentences_whose_headings_are_plain(harvested: tuple[Path, Path]) -> None:
    """Not the concession, not the sentence under a heading of two domains; what differs in figures only comes once."""
    labels = {(e.domain, e.polarity, e.text) for e in read_labelled([harvested[1]])}
    assert labels == {
        ("economy", "achievement", "Diện tích trồng sầu riêng được mở rộng thêm 140 ha."),
        ("social_security", "achievement", "trạm y tế xã nào cũng đã có bác sĩ làm việc hằng ngày."),
        (
            "culture_education",
            "shortcoming",
            "Công tác giáo dục ở vùng sâu còn nhiều thiếu thốn, lớp học dột nát chưa được sửa.",
        ),
        ("defence_security", "directive", "Tổ chức tuần tra đêm ở các ấp giáp ranh, nhất là dịp Tết."),
    }


def test_every_sentence_points_back(harvested: tuple[Path, Path]) -> None:
    for line in harvested[1].read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source = read(row["source"])
        assert row["labelled_by"] == "heading"
        assert parse(source).text[row["start"] : row["end"]] == row["text"]
        assert source.text[row["source_start"] : row["source_end"]] == row["text"]


def test_report_and_task_do_not_mix() -> None:
    assert polarity_above(["Kinh tế", "Kết quả"]) == "achievement"
    assert polarity_above(["Hạn chế", "Kết quả"]) == "shortcoming"
    assert polarity_above(["Kết quả", "Nhiệm vụ"]) is None
    assert polarity_above(["Kinh tế"]) is None


def test_nothing_to_harvest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        harvest([tmp_path / "missing"], tmp_path / "out.jsonl")
    with pytest.raises(UsageError, match="No files"):
        harvest([tmp_path], tmp_path / "out.jsonl")
