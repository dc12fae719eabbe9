"""The component on whole documents: signers, spans that end where the mention does."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

import vanthu
from vanthu.segmentation.recutting import cut

HEAD = """HUYỆN ỦY TÂN LẬP
Số 21-TB/HU
THÔNG BÁO
Kết luận của Thường trực Huyện ủy về công tác cán bộ
Thường trực Huyện ủy yêu cầu các chi bộ thực hiện nghiêm túc.
"""


def people(doc: Doc) -> list[tuple[str, str, tuple[str, ...], bool]]:
    return [(s.text, s._.value.name, s._.value.roles, s._.value.signer) for s in doc.spans["people"]]


@pytest.mark.parametrize("printed", ["Phạm Văn Đức", "PHẠM VĂN ĐỨC"])
def test_the_signer_of_a_foot_in_two_columns(printed: str) -> None:
    left = ("Nơi nhận:", "- Như trên,", "- Lưu.", "", "")
    right = ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "", "", printed)
    foot = "\n".join(f"{a:36}{b}".rstrip() for a, b in zip(left, right, strict=True))
    doc = vanthu.analyze(HEAD + foot)
    assert people(doc) == [(printed, "Phạm Văn Đức", ("Phó Bí thư",), True)]


def test_a_signer_in_capitals_is_named_as_in_running_text() -> None:
    doc = vanthu.analyze(HEAD + "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n(Đã ký)\nLÊ THỊ NGỌC LAN\n")
    assert people(doc) == [("LÊ THỊ NGỌC LAN", "Lê Thị Ngọc Lan", ("Bí thư",), True)]


@pytest.mark.parametrize(
    ("text", "group", "printed"),
    [
        ("Nghị quyết lần thứ tư BCH Trung ương khóa XII", "organisations", ["BCH Trung ương"]),
        ("- Lưu VPTU.", "organisations", ["VPTU"]),
        ("Đồng chí Lan, Trưởng phòng Nội vụ huyện.", "organisations", ["phòng Nội vụ huyện"]),
        ("Ông Rơ H'Nal Blăng dự cuộc họp", "people", ["Rơ H'Nal Blăng"]),
        ("đ/c Phạm Hoàng Em-Trưởng ban Dân vận", "people", ["Phạm Hoàng Em"]),
        ("2\tVũ Thị Sáu\tPhó Chủ tịch", "people", ["Vũ Thị Sáu"]),
    ],
)
def test_a_span_ends_where_the_name_does(text: str, group: str, printed: list[str]) -> None:
    doc = vanthu.analyze(text)
    assert [s.text for s in doc.spans[group]] == printed
    assert doc.text == text


def test_cut_words_leave_all_else_as_it_was() -> None:
    text = "Ngày 5/3/2020, Trưởng phòng Nội vụ huyện Cẩm Mỹ nêu 12 hộ nghèo. Tỉnh ủy giao tiếp."
    nlp = vanthu.load()
    nlp.remove_pipe("vanthu_labels")
    nlp.remove_pipe("vanthu_actors")
    doc = nlp(text)
    made = cut(doc, (text.index("phòng Nội"), text.index("ộ nghèo"), text.index("/3")), ("places", "figures", "dates"))
    assert made.text == text
    assert [t.text for t in made][:7] == ["Ngày", "5/3/2020", ",", "Trưởng", "phòng", "Nội vụ", "huyện"]
    for name, group in doc.spans.items():
        assert [(s.text, s.label_) for s in made.spans[name]] == [(s.text, s.label_) for s in group]
    assert [s.text for s in made.sents] == [s.text for s in doc.sents]
    assert cut(doc, (0, 3, len(text))) is doc


def test_a_body_of_the_letterhead_takes_its_unit_from_the_next_line() -> None:
    lines = ("ỦY BAN NHÂN DÂN", "HUYỆN CẦU KÈ", "Số: 45/TB-UBND", "THÔNG BÁO", "Kết luận cuộc họp", "Các xã báo cáo.")
    doc = vanthu.analyze("\n".join(lines))
    first = doc.spans["organisations"][0]
    assert first.text == "ỦY BAN NHÂN DÂN\nHUYỆN CẦU KÈ"
    assert (first._.value.level, first._.value.place) == ("district", "huyện Cầu Kè")
