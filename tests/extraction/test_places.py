"""Places in prose: what is a mention, and which unit it is."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.evaluation.places import evaluate
from vanthu.extraction.places import Place, document_unit, find_places
from vanthu.extraction.places.document import notice_context
from vanthu.layout import parse
from vanthu.reading import Source

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"


def names(text: str, **known: str) -> list[str]:
    return [text[m.start : m.end] for m in find_places(text, **known)]


def uids(text: str, **known: str) -> list[str]:
    return [m.value.unit_uid for m in find_places(text, **known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đoàn đến xã Sông Ray và thị trấn Gia Ray.", ["Sông Ray", "Gia Ray"]),
        ("Công trình tại TT. Long Giao, H. Cẩm Mỹ.", ["Long Giao", "Cẩm Mỹ"]),
        ("Các xã Xuân Tây, Xuân Đông và Xuân Bảo đạt 19/19.", ["Xuân Tây", "Xuân Đông", "Xuân Bảo"]),
        ("Có 02 xã (Lâm San, Thừa Đức) chưa đạt.", ["Lâm San", "Thừa Đức"]),
        ("Thị trấn Vĩnh An và các xã Mã Đà, Phú Lý.", ["Vĩnh An", "Mã Đà", "Phú Lý"]),
        ("Kiểm tra tại phường 1, 2 và 3.", ["phường 1", "2", "3"]),
        ("Kiểm tra P.5, Q.10 và Phường 07.", ["P.5", "Q.10", "Phường 07"]),
        ("TP.HCM và Tp. Biên Hòa phối hợp.", ["HCM", "Biên Hòa"]),
        ("Báo cáo của Huyện ủy Cẩm Mỹ, Thành uỷ Long Khánh.", ["Cẩm Mỹ", "Long Khánh"]),
        ("ĐẢNG BỘ HUYỆN CẨM MỸ", ["CẨM MỸ"]),
        ("Huyện Krông Pắk, xã Ea H’leo, xã Ia Blứ.", ["Krông Pắk", "Ea H’leo", "Ia Blứ"]),
        ("Đồng Nai, ngày 02 tháng 3 năm 2021", ["Đồng Nai"]),
        ("Sửa đường ở thị trấn\nLong Giao", ["Long Giao"]),
    ],
)
def test_what_is_a_mention(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Toàn dân đoàn kết; phong trào Đoàn Kết, Thống Nhất; giữ vững An Ninh.",
        "Đồng chí Hồ Thanh Sơn, ông Lê Bình Minh và bà Trần Thị Hòa An dự họp.",
        "Cảng hàng không quốc tế Long Thành; sân bay Long Thành; cao tốc Bến Lức - Long Thành.",
        "Học viện Chính trị quốc gia Hồ Chí Minh; tư tưởng Hồ Chí Minh.",
        "Trường Đại học Sư phạm Thái Nguyên, Công ty cổ phần Sông Đà.",
        "Xây dựng xã văn hóa, xã nông thôn mới, thị xã; cấp xã, phường, thị trấn.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Các cơ quan liên quan.\n1. Bộ Tài chính",
        "Đảng ủy Khối các cơ quan; Tỉnh ủy Ban hành; TT. HĐND; Quận ủy, UBND quận.",
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    assert names(text) == []


def test_a_bare_name_counts_once_the_document_knows_it() -> None:
    text = "Xã Xuân Tây về đích trước. So với Xuân Tây, các đơn vị khác còn chậm; hồ Xuân Tây cạn nước."
    assert [m.start for m in find_places(text)] == [3, text.index("với Xuân Tây") + 4]
    assert names("Lâm San, Sông Nhạn và Thừa Đức đạt thấp.", place="huyện Cẩm Mỹ, tỉnh Đồng Nai") == [
        "Lâm San",
        "Sông Nhạn",
        "Thừa Đức",
    ]


def test_the_unit_of_the_day() -> None:
    text = "Làm việc với xã Long Giao."
    assert uids(text, place="tỉnh Đồng Nai", date="2015-03-01") == ["26341@2004-07-08"]
    text = "Làm việc với thị trấn Long Giao."
    assert uids(text, place="tỉnh Đồng Nai", date="2022-12-15") == ["26341@2021-07-01"]
    assert uids("Làm việc với xã Cẩm Mỹ.", place="tỉnh Đồng Nai", date="2025-09-01") == ["26341@2025-07-01"]
    assert uids("Họp tại quận 9, TP.HCM.", date="2018")[0] == "763@2004-07-08"


def test_a_list_does_not_lie_outside_the_province_named_with_it() -> None:
    found = find_places("Các xã Tân Thành, Bình An, Mỹ Lạc (huyện Vĩnh Linh, tỉnh Quảng Trị) báo cáo.", date="2020")
    assert {mention.value.province for mention in found} <= {"Quảng Trị", ""}
    assert [mention.value.code for mention in found[-2:]] == ["464", "45"]


def test_evidence_in_falling_strength() -> None:
    def only(text: str, **known: str) -> Place:
        value = find_places(text, date="2020-05-05", **known)[0].value
        assert isinstance(value, Place)
        return value

    explicit = only("Xã Tân Thành, huyện Thủ Thừa báo cáo.", place="tỉnh Bình Phước")
    assert (explicit.province, explicit.method) == ("Long An", "explicit")
    listed = only("Các xã Tân Thành, Bình An, Mỹ Lạc báo cáo.")
    assert (listed.district, listed.method) == ("Thủ Thừa", "list")
    given_place = only("Xã Tân Thành báo cáo.", place="huyện Thủ Thừa, tỉnh Long An")
    assert (given_place.district, given_place.method) == ("Thủ Thừa", "place")
    unique = only("Xã Sông Ray báo cáo.")
    assert (unique.district, unique.method) == ("Cẩm Mỹ", "unique")
    open_link = only("Xã Tân Thành báo cáo.")
    assert (open_link.unit_uid, open_link.method) == ("", "ambiguous")
    assert len(open_link.candidates) == 20
    scores = [place.score for place in (explicit, listed, given_place, unique, open_link)]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Sạt lở nặng ở Tương Dương, Kỳ Sơn và thị xã Cửa Lò.", "tỉnh Nghệ An", ["Tương Dương", "Kỳ Sơn", "Cửa Lò"]),
        ("STT  Xã  Hộ nghèo\n1  Xuân Tây  21\n2  Lâm San  14", "huyện Cẩm Mỹ, tỉnh Đồng Nai", ["Xuân Tây", "Lâm San"]),
        ("Xã Xuân Tây 300 suất; Lâm San 120; Sông Ray 80.", "tỉnh Đồng Nai", ["Xuân Tây", "Lâm San", "Sông Ray"]),
        ("Tỷ lệ cao ở các xã: Lũng Cú 99,8%, Sà Phìn 100%.", "tỉnh Tuyên Quang", ["Lũng Cú", "Sà Phìn"]),
        ("Các xã đảo Quan Lạn, Ngọc Vừng mất điện.", "tỉnh Quảng Ninh", ["Quan Lạn", "Ngọc Vừng"]),
        ("Huyện yêu cầu Lâm San báo cáo.", "huyện Cẩm Mỹ, tỉnh Đồng Nai", ["Lâm San"]),
        ("Đoàn đi qua Lâm San. Riêng Cẩm Mỹ chưa nộp.", "tỉnh Đồng Nai", ["Lâm San", "Cẩm Mỹ"]),
        ("Thăm Trường THCS Lâm San và Trường PTDTNT Cẩm Mỹ.", "huyện Cẩm Mỹ, tỉnh Đồng Nai", []),
        ("Vì Hòa Bình, Độc Lập, Thống Nhất.", "tỉnh Hòa Bình", []),
        ("Đồng chí Nguyễn Xuân Tây, ông Lâm San dự.", "huyện Cẩm Mỹ, tỉnh Đồng Nai", []),
    ],
)
def test_bare_names_in_what_a_document_is_about(text: str, place: str, expected: list[str]) -> None:
    date = "2026-03-01" if place == "tỉnh Tuyên Quang" else "2019-05-06"
    assert names(text, place=place, date=date) == expected


def test_a_single_a_of_highland_names_is_printed_with_and_without_space() -> None:
    assert uids("Huyện Krông Ana chống hạn.", date="2014-11-30") == ["655@2004-07-08"]


def test_provinces_of_a_list_are_not_the_towns_of_their_name() -> None:
    text = "Công điện gửi các tỉnh, thành phố: Hà Tĩnh, Quảng Trị và TP. Đà Nẵng."
    assert uids(text, date="2010-10-17") == ["42@2004-07-08", "45@2004-07-08", "48@2004-07-08"]


def test_a_merger_clause_settles_its_names() -> None:
    text = "Nhập xã Lộc Thành và xã Lộc Nam thành xã mới có tên gọi là xã Bảo Lâm 3."
    old, other, new = (m.value for m in find_places(text, date="2025-06-16"))
    assert (old.district, other.district, new.code) == ("Bảo Lâm", "Bảo Lâm", "25093")
    assert (new.method, new.valid_from, old.valid_to) == ("merger", "2025-07-01", "2025-07-01")
    assert old.successor_uids == (new.unit_uid,)


def test_after_the_reform_former_units_are_still_named() -> None:
    known = {"place": "xã Cẩm Mỹ, tỉnh Đồng Nai", "date": "2025-11-01"}
    text = "Trụ sở các xã Nhân Nghĩa, Bảo Bình (cũ) và của Huyện ủy Cẩm Mỹ trước đây."
    assert uids(text, **known) == ["26335@2004-07-08", "26350@2004-07-08", "739@2004-07-08"]


def test_lost_diacritics_are_marked() -> None:
    first, second = find_places("Xa Xuan Bac va xa Suoi Cao chua dat.", place="tỉnh Đồng Nai", date="2015-01-01")
    assert (first.value.name, first.value.method) == ("Xuân Bắc", "place+unaccented")
    assert max(first.value.score, second.value.score) < 0.6


def test_old_former_names_are_known_without_diacritics() -> None:
    (mention,) = find_places("Xã Cẩm Đình báo cáo.", place="thành phố Hà Nội", date="2016-05-01")
    assert mention.value.method.endswith("+former")
    assert mention.value.name == "Cẩm Đình"
    assert mention.value.code == ""
    assert mention.value.successor_uids


def test_the_unit_a_text_is_about() -> None:
    unit = document_unit("Huyện ủy Cẩm Mỹ báo cáo; huyện Cẩm Mỹ có xã Sông Ray.", date="2022-01-01")
    assert unit is not None
    assert unit.unit_uid == "739@2004-07-08"
    assert document_unit("Không có địa danh nào.") is None


@pytest.mark.parametrize(
    ("file", "mentions", "traps", "f1", "accuracy"),
    [
        ("gold.jsonl", 250, 80, 0.97, 0.97),
        ("later.jsonl", 80, 20, 0.97, 0.97),
        ("pages.jsonl", 480, 100, 0.97, 0.96),
        ("pages2.jsonl", 430, 60, 0.96, 0.94),
        ("pages3.jsonl", 290, 30, 0.96, 0.94),
    ],
)
def test_gold(file: str, mentions: int, traps: int, f1: float, accuracy: float) -> None:
    lines = (ROOT / "corpora/gold/places" / file).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    scores = evaluate(rows)
    assert scores["mentions"] >= mentions
    assert sum(len(row["meta"].get("traps", ())) for row in rows) >= traps
    assert scores["f1"] >= f1
    assert scores["code_accuracy"] >= accuracy


def test_clauses_of_resolutions() -> None:
    path = SHARED / "eval/communes_list.jsonl"
    if not path.is_file():
        pytest.skip("development set not present")
    scores = evaluate([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])
    assert scores["f1"] >= 0.98
    assert scores["code_accuracy"] >= 0.97
    assert scores["code_precision"] >= 0.99


def test_the_notice() -> None:
    path = SHARED / "notice.txt"
    if not path.is_file():
        pytest.skip("the notice is not present")
    from vanthu.reading import read

    notice = parse(read(path))
    found = find_places(notice.text, date="2022", context=(notice.letterhead.title,))
    printed = [notice.text[m.start : m.end] for m in found]
    communes = {"Sông Ray", "Xuân Mỹ", "Sông Nhạn", "Xuân Đông", "Xuân Bảo", "Long Giao"}
    assert set(printed) == communes | {"Cẩm Mỹ"}
    assert printed.count("Cẩm Mỹ") == notice.text.count("Cẩm Mỹ")
    linked = {m.value.name: m.value for m in found}
    assert {place.district for place in linked.values()} == {"Cẩm Mỹ"}
    assert {place.province for place in linked.values()} == {"Đồng Nai"}
    assert linked["Long Giao"].unit_uid == "26341@2021-07-01"
    unit = document_unit(notice)
    assert unit is not None
    assert unit.unit_uid == "739@2004-07-08"


PIECES = [
    *("xã", "các xã", "Huyện ủy", "TT.", "Phường", "10", "Sông Ray", "Cẩm Mỹ", "Đoàn Kết", "TP.HCM", "Ea H’leo"),
    *("(", ")", ",", "và", "-", "\n", ".", ":", "gồm", "thành", "lập", "cũ", "x", "Ạ", "\u0301", "𝔄"),
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    ).map(" ".join)
    | st.text(max_size=80)
)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for mention in find_places(text, date="2022-01-01"):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.label == "PLACE"
        assert mention.value.unit_uid == "" or mention.value.score > 0
        end = mention.end


@pytest.mark.parametrize(
    "piece",
    ["xã ", "xã Tân Thành, ", "(", "Tân An - ", "các xã (", "Phường 1, ", "A", "xã, ", "Sau khi ", "TP. ", "H’"],
)
def test_cost_grows_with_length_only(piece: str) -> None:
    """Work is counted, not timed: calls of Python functions for four times the text are about four times as many."""
    import sys

    def calls(text: str) -> int:
        count = 0

        def trace(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(trace)
        try:
            find_places(text, date="2020-01-01")
        finally:
            sys.setprofile(None)
        return count

    find_places(piece * 50, date="2020-01-01")
    assert calls(piece * 400) < 6 * calls(piece * 100) + 2_000


def test_values_survive_pickling() -> None:
    (mention,) = find_places("xã Sông Ray")
    assert pickle.loads(pickle.dumps(mention)) == mention


def test_the_component_writes_spans_and_the_documents_unit(tmp_path: Path) -> None:
    import spacy

    nlp = spacy.blank("vi")
    nlp.add_pipe("vanthu_places")
    doc = nlp.make_doc("Huyện ủy Cẩm Mỹ làm việc với xã Sông Ray.")
    doc._.place, doc._.date = "tỉnh Đồng Nai", "2022-12-15"
    doc = nlp(doc)
    assert [(span.label_, span._.value.code) for span in doc.spans["places"]] == [("PLACE", "739"), ("PLACE", "26362")]
    assert isinstance(doc._.place, Place)
    nlp.to_disk(tmp_path / "pipe")
    again = spacy.load(tmp_path / "pipe")("Xã Sông Ray")
    assert [span._.value.code for span in again.spans["places"]] == ["26362"]
    pickled = pickle.loads(pickle.dumps(nlp.get_pipe("vanthu_places")))
    read = pickled(nlp.make_doc("Xã Sông Ray"))
    assert [span._.value.code for span in read.spans["places"]] == ["26362"]


def test_no_place_reaches_from_one_paragraph_into_the_next() -> None:
    import vanthu

    nlp = vanthu.load()
    text = "Kết quả công tác kiểm sát ở huyện Dương Minh\n\nChâu Thành, Tân Châu, Dương Minh\n1. Huyện Tân Châu."
    (doc,) = nlp.tokenizer.from_notices([parse(Source("a.txt", "", "txt", "utf-8", text))])
    found = {span.text for span in nlp(doc).spans["places"]}
    assert "Minh\nChâu" in doc.text
    assert "Tân Châu" in found
    assert not any("\n" in name for name in found)


def test_the_place_of_the_date_line_is_the_issuers_own_not_a_province_of_that_name() -> None:
    text = "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nSố: 31/BC-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    text += "Độc lập - Tự do - Hạnh phúc\nHòa Bình, ngày 12 tháng 5 năm 2012\nBÁO CÁO\nKết quả\nToàn xã có 350 hộ."
    assert "Hòa Bình" not in notice_context(parse(Source("a.txt", "", "txt", "utf-8", text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nạn nhân quê Giồng Trôm, Bến Tre.", [("Giồng Trôm", "834"), ("Bến Tre", "83")]),
        ("Xe chở gỗ từ Tương Dương (Nghệ An) về xuôi.", [("Tương Dương", "418"), ("Nghệ An", "40")]),
        (
            "Tại Hà Giang, rét đậm ở Đồng Văn, Mèo Vạc và Quản Bạ.",
            [("Hà Giang", "02"), ("Đồng Văn", "026"), ("Mèo Vạc", "027"), ("Quản Bạ", "029")],
        ),
        ("Ở Hà Giang trời rét.\nĐèo dốc ở Đăk Tô khó đi.", [("Hà Giang", "02")]),
        ("Ông Giồng Trôm, Bến Tre; Công ty TNHH Tương Dương, Nghệ An.", [("Bến Tre", "83"), ("Nghệ An", "40")]),
        (
            "Bưu kiện gửi đi (xã Hồng Ca, huyện Trấn Yên, Yên Bái).",
            [("Hồng Ca", "04570"), ("Trấn Yên", "138"), ("Yên Bái", "15")],
        ),
        (
            "Các xã vùng trũng Hưng Lĩnh, Hưng Thông của huyện Hưng Nguyên.",
            [("Hưng Lĩnh", "18025"), ("Hưng Thông", "18028"), ("Hưng Nguyên", "431")],
        ),
        ("Đê ở các xã ven biển Hải Hậu, Nghĩa Hưng bị sạt.", [("Hải Hậu", "366"), ("Nghĩa Hưng", "361")]),
    ],
)
def test_names_that_lie_in_what_is_named_beside_them(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_places(text, date="2016-05-05")
    assert [(text[m.start : m.end], m.value.code) for m in found] == expected


def test_what_a_unit_was_before_does_not_make_it_a_former_one() -> None:
    text = "Trú tại xã Tam Hưng, TP. Hà Nội (trước đây là xã Thanh Thùy, huyện Thanh Oai)."
    assert [m.value.valid_to == "" for m in find_places(text, date="2026-02-01")] == [True, True, False, False]
    (gone,) = find_places("Trụ sở huyện Thanh Oai trước đây.", date="2026-02-01")
    assert gone.value.valid_to


def test_lines_of_letterheads_and_bylines() -> None:
    here = {"place": "tỉnh Bình Phước", "date": "2018-01-01"}
    assert names("SỞ Y TẾ BÌNH PHƯỚC\nSố: 12", **here) == ["BÌNH PHƯỚC"]
    assert names("CÔNG TY CAO SU BÌNH PHƯỚC\nSố: 12", **here) == []
    assert names("- Tại Bù Đốp, các xã đã họp.\n* Ở Bù Gia Mập chưa họp.", **here) == ["Bù Đốp", "Bù Gia Mập"]
    assert names("Tin, ảnh: Bù Đăng - Lộc Ninh", **here) == []
    assert names("Phòng giao dịch Lộc Ninh, kè Bù Đốp và DNTN Bù Đăng nợ thuế.", **here) == []
