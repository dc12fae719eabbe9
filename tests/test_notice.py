"""The real notice this project was asked for, from file to tables; it lies beside the checkout, if at all."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import vanthu
from vanthu.corpus.check import check


@pytest.fixture(scope="module")
def corpus(notice_path: Path, tmp_path_factory: pytest.TempPathFactory) -> vanthu.Corpus:
    out = tmp_path_factory.mktemp("notice") / "corpus"
    vanthu.run([notice_path], out, jobs=1)
    return vanthu.Corpus(out)


def test_one_document_with_its_letterhead(corpus: vanthu.Corpus) -> None:
    (document,) = corpus.documents.to_dict("records")
    assert document["doc_type"] == "Thông báo"
    assert document["issuer"] == "Ban Thường vụ Tỉnh ủy"
    assert (document["signer"], document["signer_role"]) == ("Hồ Thanh Sơn", "Phó Bí thư")
    assert document["year"] == 2022
    assert document["title"].startswith("kết luận về kiểm tra")
    assert document["title"].endswith("năm 2022")
    unit = vanthu.Gazetteer().get(document["unit_uid"])
    assert unit is not None
    assert (unit.name, unit.level) == ("Cẩm Mỹ", "district")


def test_sections_and_paragraphs(corpus: vanthu.Corpus) -> None:
    sections = corpus.sections
    assert list(sections[sections["number"].isin(["I", "II"])]["number"]) == ["I", "II"]
    results, shortfalls = (sections[sections["number"] == n].iloc[0] for n in ("1", "2"))
    leads = sections[sections["parent_id"] == results["section_id"]]
    assert len(leads) == 10
    assert (leads["level"] == results["level"] + 1).all()
    assert "hạn chế" in shortfalls["title"]
    tasks_section = sections[sections["number"] == "II"].iloc[0]["section_id"]
    body = corpus.filter("paragraphs", role="body")
    tasks = body[(body["section_id"] == tasks_section) & body["marker"].str.fullmatch(r"\d\.")]
    assert list(tasks["marker"]) == [f"{i}." for i in range(1, 8)]
    for end, start in (
        ("trách nhiệm nêu", "ương"),
        ("của Tỉnh", "ủy là 10%"),
        ("01 Đảng", "ủy viên"),
        ("tổ chức,", "công dân"),
    ):
        assert body["text"].str.contains(f"{end} {start}", regex=False).sum() == 1
    roles = corpus.paragraphs.set_index("role")["text"]
    assert roles["file_code"] == "T-M3T/TB55"
    assert "Hồ Thanh Sơn" in list(roles["signature"])
    assert not body["text"].str.contains("Lưu VPTU").any()


def test_references(corpus: vanthu.Corpus) -> None:
    references = corpus.references.set_index("key")
    numbered = {
        "842-QĐ/TU": ("Quyết định", "2022-10-25", "Ban Thường vụ Tỉnh ủy"),
        "196-KH/TU": ("Kế hoạch", "2022-10-25", "Ban Thường vụ Tỉnh ủy"),
        "101-QĐ/TW": ("Quy định", None, "Ban Bí thư Trung ương Đảng"),
        "213-QĐ/TW": ("Quy định", None, "Bộ Chính trị"),
        "177-KH/TU": ("Kế hoạch", None, "Tỉnh ủy"),
        "04-QĐ/TU": ("Quy định", "2017-03-17", "Ban Thường vụ Tỉnh ủy"),
        "3447/QĐ-BYT": ("Quyết định", "2011-09-22", "Bộ Y tế"),
        "21-KL/TW": ("Kết luận", None, "Trung ương"),
        "01-KL/TW": ("Kết luận", None, "Bộ Chính trị"),
        "05-CT/TW": ("Chỉ thị", None, "Bộ Chính trị"),
    }
    for key, (type_, day, issuer) in numbered.items():
        row = references.loc[key]
        assert (row["type"], row["issuer"]) == (type_, issuer)
        assert (None if pd.isna(row["issued_on"]) else str(row["issued_on"].date())) == day
    assert references.loc["213-QĐ/TW", "term"] == 12
    assert references.loc["21-KL/TW", "term"] == 13
    mentions = corpus.filter("entities", label="REFERENCE")["text"]
    assert mentions.str.startswith("Nghị quyết Trung ương 4").sum() == 1
    assert not mentions.str.contains("%").any()


def test_places(corpus: vanthu.Corpus) -> None:
    places = corpus.table("places")
    communes = places[places["level"] == "commune"]
    assert set(communes["name"]) == {"Sông Ray", "Xuân Mỹ", "Sông Nhạn", "Xuân Đông", "Xuân Bảo", "Long Giao"}
    assert communes["unit_uid"].notna().all()
    assert set(communes["district"]) == {"Cẩm Mỹ"}
    assert set(communes["province"]) == {"Đồng Nai"}
    (giao,) = communes[communes["name"] == "Long Giao"]["unit_uid"].unique()
    unit = vanthu.Gazetteer().get(giao)
    assert unit is not None
    assert unit.type == "thị trấn"
    assert set(places[places["level"] == "district"]["name"]) == {"Cẩm Mỹ"}
    assert not {"Thanh Sơn", "Long Thành"} & set(places["name"])


def test_labels_state_their_basis(corpus: vanthu.Corpus) -> None:
    body = corpus.filter("paragraphs", role="body")
    assert set(body["polarity_basis"]) == {"heading", "words", "both"}
    missed = body[body["text"].str.startswith("Trong công tác lãnh đạo, chỉ đạo thực hiện còn")].iloc[0]
    assert missed["polarity"] == "shortcoming"
    tasks = body[body["marker"].str.fullmatch(r"\d\.")]
    assert (tasks["polarity"] == "directive").all()
    lead = body[body["text"].str.contains("Về phát triển an sinh xã hội")].iloc[0]
    assert (lead["domain"], lead["polarity"]) == ("social_security", "achievement")


def test_audit(corpus: vanthu.Corpus) -> None:
    flagged = " ".join(corpus.audit()["sentence"])
    assert "75,56%" in flagged
    assert "27.075.000.000 triệu đồng" in flagged
    assert "241 biên chế" in flagged
    texts = set(corpus.audit()["text"])
    assert not any("54.511" in t or "32.201" in t for t in texts)


def test_the_corpus_is_whole(corpus: vanthu.Corpus) -> None:
    assert check(corpus, sources=True) == []
