"""The component on whole documents: signers, spans that end where the mention does."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

import vanthu

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
