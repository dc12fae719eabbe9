"""How documents cite each other: the relation in words, and the match across a corpus."""

from __future__ import annotations

import pandas as pd
import pytest

from vanthu.extraction.references import find_references, relations
from vanthu.extraction.references.citations import match_citations


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ;", ["căn cứ"]),
        ("Quyết định này thay thế Quyết định số 18/2015/QĐ-UBND.", ["thay thế"]),
        ("Sửa đổi, bổ sung một số điều của Thông tư số 08/2022/TT-BNV.", ["sửa đổi"]),
        ("Thực hiện Nghị quyết số 11-NQ/TU và Kế hoạch số 19-KH/TU, huyện đã họp.", ["thực hiện", "thực hiện"]),
        ("Nghị định số 36/2014/NĐ-CP được sửa đổi bởi Nghị định số 55/2017/NĐ-CP.", ["được sửa đổi", "sửa đổi bởi"]),
        ("Bãi bỏ Quyết định số 5-QĐ/HU. Căn cứ Quy chế số 01-QC/HU, cấp ủy phân công.", ["bãi bỏ", "căn cứ"]),
        ("Quy chế ban hành kèm theo Quyết định số 101-QĐ/TU.", ["ban hành kèm theo"]),
        ("Đơn vị thực hiện theo Hướng dẫn số 12-HD/BTCTW.", ["thực hiện"]),
        ("Hội nghị thảo luận sôi nổi. Nghị quyết số 9-NQ/HU được dân ủng hộ.", [None]),
    ],
)
def test_the_words_around_a_mention_name_the_relation(text: str, wanted: list[str | None]) -> None:
    assert relations(text, find_references(text)) == wanted


DOCUMENTS = pd.DataFrame(
    [
        ("dn-2021", "Quyết định", "12-QĐ/TU", "Tỉnh ủy Đồng Nai", "2021-03-05"),
        ("dn-2016", "Quyết định", "12-QĐ/TU", "Tỉnh ủy Đồng Nai", "2016-06-10"),
        ("na-2021", "Quyết định", "12-QĐ/TU", "Tỉnh ủy Nghệ An", "2021-03-09"),
        ("dn-quydinh", "Quy định", "12-QĐ/TU", "Tỉnh ủy Đồng Nai", "2021-04-01"),
        ("nd30", "Nghị định", "30/2020/NĐ-CP", "Chính phủ", "2020-03-05"),
        ("land", "Luật", "45/2013/QH13", "Quốc hội", "2013-11-29"),
        ("citing", "Thông báo", "55-TB/TU", "Tỉnh ủy Đồng Nai", "2022-12-15"),
    ],
    columns=["doc_id", "doc_type", "number", "issuer", "issued_on"],
)


def cited(text: str) -> tuple[str | None, str]:
    (mention,) = find_references(text)
    value = mention.value
    row = {name: getattr(value, name) for name in value.__dataclass_fields__} | {"doc_id": "citing"}
    matched = match_citations(pd.DataFrame([row]), DOCUMENTS).iloc[0]
    return matched["cited_doc_id"], matched["cited_method"]


@pytest.mark.parametrize(
    ("text", "doc_id"),
    [
        ("Theo Quyết định số 12-QĐ/TU ngày 05/3/2021 của Tỉnh ủy.", "dn-2021"),
        ("Theo Quyết định số 12-QĐ/TU ngày 10/6/2016 của Tỉnh ủy.", "dn-2016"),
        ("Theo Quyết định số 12-QĐ/TU ngày 09/3/2021 của Tỉnh ủy Nghệ An.", "na-2021"),
        ("Theo Quyết định số 12-QĐ/TU của Tỉnh ủy.", "dn-2021"),  # same term as the citing paper
        ("Theo Quy định số 12-QĐ/TU ngày 01/4/2021 của Tỉnh ủy.", "dn-quydinh"),
        ("Theo Nghị định 30/2020/NĐ-CP.", "nd30"),
        ("Theo Luật Đất đai năm 2013.", "land"),
        ("Theo Quyết định số 12-QĐ/TU ngày 07/7/2021 của Tỉnh ủy.", None),
        ("Theo Quyết định số 12-QĐ/TU của Tỉnh ủy Lâm Đồng.", None),
        ("Theo Quyết định số 13-QĐ/TU của Tỉnh ủy.", None),
        ("Tiếp theo Thông báo số 55-TB/TU của Tỉnh ủy.", None),
    ],
)
def test_a_document_of_the_corpus_is_cited_only_when_all_agrees(text: str, doc_id: str | None) -> None:
    found, method = cited(text)
    assert found == doc_id
    assert method


def test_two_documents_that_fit_are_no_match() -> None:
    twice = pd.concat([DOCUMENTS, DOCUMENTS[DOCUMENTS.doc_id == "nd30"].assign(doc_id="copy")], ignore_index=True)
    references = pd.DataFrame([{"doc_id": "citing", "type": "Nghị định", "key": "30/2020/NĐ-CP", "issuer": None}])
    matched = match_citations(references, twice).iloc[0]
    assert (matched["cited_doc_id"], matched["cited_method"]) == (None, "2 documents fit")


def test_no_references_give_an_empty_frame() -> None:
    none = match_citations(pd.DataFrame(columns=["doc_id", "key"]), DOCUMENTS)
    assert (len(none), list(none.columns)) == (0, ["cited_doc_id", "cited_method"])
