"""Sentences: `|` marks where one ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.evaluation.sentences import evaluate
from vanthu.segmentation import sentences

GOLD = Path(__file__).parents[2] / "corpora/gold/sentences/sentences.jsonl"


@pytest.mark.parametrize(
    "marked",
    [
        "Chi bộ họp đúng kỳ.| Nội dung tốt.",
        "1. Về tổ chức.| Đã kiện toàn 02 chức danh.",
        "1.2. Thu 3.500 tỷ đồng, tăng 4,5%.| Chi đúng dự toán.",
        "a) Trồng rừng;| b) Làm đường;| c) Xây trường.",
        "Đã trồng 5 ha; đã làm 2 km đường; đã xây 1 trường.",
        "Gồm:| 1. Xã A;| 2. Xã B.",
        "Đ/c. Lê Hải về TP. Huế gặp Th.S. Đỗ Ly và PGS.TS. Vũ An.",
        "Chủ tịch nói: “Làm thật. Hiệu quả thật.”| Mọi người đồng tình.",
        "Phong trào “Nhà sạch. Vườn đẹp.” lan rộng.",
        "Còn nể nang...| Một số nơi chưa làm.",
        "Bưởi, cam, quýt... được mùa.",
        "Vì sao?| Vì thiếu kiểm tra!| Phải sửa ngay.",
        "Nghị quyết khóa X.| Đạt loại A.| Không có loại B.",
        "Bổ sung vitamin A.| Trẻ khỏe mạnh.",
        "Bà Đỗ Q. Hoa nhận bằng khen.",
        "Đạt 98%.| 100% chi bộ tham gia.",
        "Kinh tế phát triển.|Đời sống ổn định.",
        "Mẫu KĐ.ĐG và biểu TỔ.ẢNH kèm theo.",
        "Điều 4. Quyết định có hiệu lực từ ngày ký.",
        "Một dòng\n|Dòng khác",
        # Organs and offices go on before what they belong to, or before a name …
        "Ông Vừ A Páo, PCT. HĐND xã Nậm Lầu, và đ/c PBT. Đảng uỷ cùng dự.",
        "Công văn gửi VP. UBND tỉnh, BCĐ. Tỉnh ủy và UBKT. Huyện ủy.| Lưu hồ sơ.",
        "Tờ trình đã báo cáo TV. Thành ủy.| BTV. ĐẢNG ỦY xã đã họp.",
        "Làm việc với UV. BTV Huyện ủy, BCH. Hội Nông dân và BCH. Đoàn xã.",
        "Đồng chí PCT. Lù Thị Sen phát biểu; đồng chí PGĐ. Sở Y tế trả lời.",
        "Do Q. Giám đốc ký; ký TM. Ban Quản lý, TUQ. Trưởng phòng.",
        "Thay mặt BCĐ.Huyện ủy, đ/c.Vừ Thị Mai báo cáo.",
        # … and end a sentence before anything else.
        "Thẩm quyền thuộc BTV.| Các chi bộ gửi hồ sơ.",
        "Đã trình UBND.| Sở Tài chính thẩm định.",
        "Ông Tám được bầu làm PCT.| Hội nghị nhất trí.",
        "Việc này giao cho BCĐ.| Đoàn kiểm tra số 3 giám sát.",
        "Kính trình BTV.| Bộ Chính trị đã có chỉ đạo.",
        "Cả hai đều là UVBTV.| Trong đó, 01 đồng chí là nữ.",
        "Cán bộ có trình độ ThS.| Đến nay, xã có 3 người.",
        "Vốn của Công ty CP.| Hiện nay, 40 lao động có việc làm.",
        "Bà Lường Thị B.| Sinh năm 1985.",
        "Đ/c. Đến phát biểu, TS. Theo Văn Sự trả lời.",
        "Phần thứ hai. Giải pháp.| Làm ba việc.",
        "Theo NĐ. 30/2020/NĐ-CP và KH. 12-KH/HU.| Đạt 98% KH.| Đàn dê tăng.",
        "Các mục 4. 5. 6. của biểu chưa ghi.| 7. Về vốn, đã đủ.",
    ],
)
def test_boundaries(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(st.sampled_from('aB1.;:!?…()“”" \n\tđ)-'), max_size=80))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    spans = sentences(text)
    assert spans == sorted(spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""


@pytest.mark.parametrize("piece", [".", ".)", "(", "“", '"a', "1. ", ".A", "a.Bc", "; a) b", "Điều 1. "])
def test_long_hostile_texts_come_through(piece: str) -> None:
    """A quadratic rule would keep this test for hours."""
    text = piece * (200_000 // len(piece))
    assert sentences(text)[-1][1] == len(text.rstrip())


def test_gold() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    report = evaluate(rows)
    assert int(report["boundaries"]) >= 150
    assert float(report["f1"]) >= 0.97
    assert float(report["f1"]) > float(report["underthesea_f1"])
    for row in rows:
        pieces = [row["text"][start:end] for start, end in row["sentences"]]
        assert all(piece == piece.strip() != "" for piece in pieces)
        assert "".join("".join(pieces).split()) == "".join(row["text"].split())


def test_the_functions_do_not_load_spacy() -> None:
    code = (
        "import sys, vanthu.segmentation as s; s.sentences('A. B.'); s.words('xin chào'); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Words that the segmenter joins across a stop are cut there.
        (
            "Giao Ủy ban nhân dân phường VII. Giao Ban Tổ chức theo dõi.",
            ["Giao Ủy ban nhân dân phường VII.", "Giao Ban Tổ chức theo dõi."],
        ),
        (
            "Vì sao chi bộ chưa đạt? Nguyên nhân chủ quan là do thiếu kiểm tra.",
            ["Vì sao chi bộ chưa đạt?", "Nguyên nhân chủ quan là do thiếu kiểm tra."],
        ),
    ],
)
def test_sentences_share_no_word(text: str, expected: list[str]) -> None:
    import vanthu

    doc = vanthu.load()(text)
    assert [span.text for span in doc.spans["sentences"]] == expected
    assert doc.text == text
    assert not any(". " in token.text or "? " in token.text for token in doc)


def test_a_token_in_one_piece_is_not_divided() -> None:
    import vanthu

    doc = vanthu.load()("Điền vào Mẫu 07-HD KĐ.ĐG 2024 kèm theo.")
    assert len(doc.spans["sentences"]) == 1
    assert "KĐ.ĐG" in [token.text for token in doc]
