"""References in sentences: `[Quy định số 37-QĐ/TW]{37-QĐ/TW | Quy định | | 2021-10-25}` marks what must be found.

After the key follow type, body and date; a field left empty must be None.
"""

from __future__ import annotations

import re

import pytest

from vanthu.extraction.references import find_references

MARK = re.compile(r"\[([^\]]+)\]\{([^}]*)\}")
FIELDS = ("key", "type", "issuer", "issued_on")


def marked(sentence: str) -> tuple[str, list[tuple[str, int, dict[str, str | None]]]]:
    """The plain text, and for each mark its words, place and fields."""
    text, wanted, at = "", [], 0
    for match in MARK.finditer(sentence):
        text += sentence[at : match.start()]
        fields = [part.strip() or None for part in match[2].split("|")]
        wanted.append((match[1], len(text), dict(zip(FIELDS, fields, strict=False))))
        text += match[1]
        at = match.end()
    return text + sentence[at:], wanted


def check(sentence: str) -> None:
    text, wanted = marked(sentence)
    found = find_references(text)
    assert [(text[m.start : m.end], m.start) for m in found] == [(words, start) for words, start, _ in wanted]
    for mention, (_, _, fields) in zip(found, wanted, strict=True):
        assert {name: getattr(mention.value, name) for name in fields} == fields


@pytest.mark.parametrize(
    "sentence",
    [
        "Chi bộ học tập [Quy định số 37-QĐ/TW]{37-QĐ/TW | Quy định | Ban Chấp hành Trung ương | 2021-10-25}, "
        "ngày 25/10/2021 "
        "của Ban Chấp hành Trung ương.",
        "Theo [Quy định số 08-QĐi/TW]{08-QĐi/TW | Quy định | | 2018-10-25} ngày 25 tháng 10 năm 2018, cán bộ "
        "phải nêu gương.",
        "[Hướng dẫn 36-HD/VPTW]{36-HD/VPTW | Hướng dẫn | Văn phòng Trung ương Đảng} nêu thể thức văn bản.",
        "[Chương trình hành động số 6-CTr/TU]{6-CTr/TU | Chương trình hành động}; "
        "[CV 59/UBND-KT]{59/UBND-KT | Công văn}.",
        "Ban hành [Chương trình số 12-CTr/HU]{12-CTr/HU | Chương trình} và [Tờ trình số 5-TTr/ĐU]{5-TTr/ĐU | Tờ "
        "trình}.",
        "Ký [Kế hoạch liên tịch số 03-KHLT/BTCTU-SNV]{03-KHLT/BTCTU-SNV | Kế hoạch liên tịch} về đào tạo.",
    ],
)
def test_party_documents(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ [Nghị định số 30/2020/NĐ-CP]{30/2020/NĐ-CP | Nghị định | Chính phủ | 2020-03-05} ngày 05/3/2020 "
        "của Chính phủ;",
        "Căn cứ [Luật Khiếu nại số 02/2011/QH13]{02/2011/QH13 | Luật | Quốc hội | 2011-11-11} ngày 11 tháng 11 "
        "năm 2011;",
        "Theo [Nghị quyết số 829/UBTVQH14]{829/UBTVQH14 | Nghị quyết | Ủy ban Thường vụ Quốc hội}, huyện có 15 xã.",
        "Áp dụng [Luật Quy hoạch số 21/2017/QH14]{21/2017/QH14 | Luật}, "
        "[Nghị định 100/2019]{100/2019 | Nghị định} mới.",
        "[Thông tư liên tịch số 07/2014/TTLT-BTTTT-BNV]{07/2014/TTLT-BTTTT-BNV | Thông tư liên tịch | "
        "Bộ Thông tin và Truyền thông và Bộ Nội vụ} nay hết hiệu lực.",
        "Gửi kèm [Công văn số 123/UBND-VX]{123/UBND-VX | Công văn} và [Thông báo số 45/TB-VPCP]{45/TB-VPCP | "
        "Thông báo}.",
        "Có từ [Nghị định số 15/CP]{15/CP | Nghị định | Chính phủ} và [Quyết định số 387/TTg]{387/TTg | Quyết định}.",
        "Nước đạt [QCVN 01-1:2018/BYT]{QCVN01-1:2018/BYT | Quy chuẩn | Bộ Y tế}, ống theo [TCVN "
        "6151:2002]{TCVN6151:2002}.",
    ],
)
def test_state_documents(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Quán triệt [Nghị quyết Trung ương 5 (khóa XIII)]{Nghị quyết Trung ương 5 khóa XIII | Nghị quyết}.",
        "Thi hành [Luật Đất đai năm 2013]{Luật Đất đai 2013 | Luật | Quốc hội} và [Bộ luật Hình sự]{Bộ luật Hình sự}.",
        "Trái với [Hiến pháp năm 2013]{Hiến pháp 2013 | Hiến pháp}.",
        "Đưa [Nghị quyết Đại hội XIII của Đảng]{Nghị quyết Đại hội XIII | Nghị quyết} vào cuộc sống.",
        "Theo [Quyết định ngày 14/02/2019]{Quyết định 2019-02-14 | Quyết định | Bộ Công an | 2019-02-14} của Bộ "
        "Công an.",
    ],
)
def test_documents_known_by_name(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("theo Luật ngân sách nhà nước năm 2015", ["Luật ngân sách nhà nước 2015"]),
        ("Căn cứ Luật thú y ngày 19/6/2015", ["Luật thú y 2015"]),
        ("theo Luật thú y ngày 15/5/2016", []),
        ("theo Luật ấy năm 2013", []),
        ("Bộ luật ủy ban 2013", []),
        ("Hội Luật gia năm 2013", []),
        ("theo Luật đã sửa năm 2013", []),
        ("Luật", []),
        ("Luật ", []),
    ],
)
def test_names_in_small_letters_are_those_of_known_acts(text: str, keys: list[str]) -> None:
    assert [m.value.key for m in find_references(text)] == keys


def test_a_certain_name_carries_its_number() -> None:
    act, plenum = find_references(
        "Theo Luật Đất đai năm 2013 và Nghị quyết Trung ương 4 (khóa XII) về xây dựng, chỉnh đốn Đảng, huyện đã "
        "rà soát."
    )
    assert (act.value.number, act.value.symbol, act.value.term) == ("45", "QH13", 13)
    assert (plenum.value.number, plenum.value.symbol, plenum.value.term) == ("04", "NQ/TW", 12)
    (unsure,) = find_references("Nghị quyết Trung ương 6 khóa XII được triển khai.")
    assert unsure.value.number is None, "that plenum adopted four resolutions"


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo [Quyết định số 71-QĐ/TU]{71-QĐ/TU | Quyết định | Ban Thường vụ Tỉnh ủy | 2021-02-26} và "
        "[Kế hoạch số 19-KH/TU]{19-KH/TU | Kế hoạch | Ban Thường vụ Tỉnh ủy | 2021-02-26} ngày 26/02/2021 của "
        "Ban Thường vụ "
        "Tỉnh ủy, đoàn đã làm việc.",
        "Các [Nghị quyết số 18-NQ/TW]{18-NQ/TW | Nghị quyết | | 2017-10-25}, [19-NQ/TW]{19-NQ/TW | Nghị quyết | "
        "| 2017-10-25} "
        "ngày 25/10/2017.",
        "[Nghị định số 08/2020/NĐ-CP]{08/2020/NĐ-CP | Nghị định | Chính phủ | } và "
        "[Quyết định số 9/QĐ-UBND]{9/QĐ-UBND | Quyết định | UBND tỉnh | 2020-03-02} ngày 02/3/2020 của UBND tỉnh.",
    ],
)
def test_neighbours_share_what_they_share(sentence: str) -> None:
    check(sentence)


def test_the_date_behind_a_title_belongs_to_the_document_at_the_head() -> None:
    check(
        "(Điều 4 [Thông tư số 14/2016/TT-BXD]{14/2016/TT-BXD | Thông tư | Bộ Xây dựng | 2016-06-30} Sửa đổi "
        "[Thông tư số 11/2012/TT-BXD]{11/2012/TT-BXD | Thông tư | Bộ Xây dựng | 2012-12-25} ngày 25/12/2012 của "
        "Bộ Xây dựng về "
        "quản lý ngày 30/6/2016 của Bộ Xây dựng, có hiệu lực thi hành kể từ ngày 15/8/2016)"
    )


@pytest.mark.parametrize(
    ("sentence", "article", "clause", "point"),
    [
        ("Theo điểm a khoản 2 Điều 5 Nghị định số 62/2021/NĐ-CP.", "5", "2", "a"),
        ("Theo Điều 5 và Điều 7 của Thông tư số 08/2022/TT-BNV.", "5, 7", None, None),
        ("Theo các khoản 1, 2 và 3 Điều 4 Nghị định số 112/2020/NĐ-CP.", "4", "1, 2, 3", None),
        ("Theo Điều 9, khoản 3, điểm b Quy định số 69-QĐ/TW.", "9", "3", "b"),
        ("Từ Điều 5 đến Điều 9 Luật Căn cước số 26/2023/QH15.", "5-9", None, None),
    ],
)
def test_the_clause_pointed_to(sentence: str, article: str, clause: str | None, point: str | None) -> None:
    (mention,) = find_references(sentence)
    assert (mention.value.article, mention.value.clause, mention.value.point) == (article, clause, point)


@pytest.mark.parametrize(
    "khoa", ["(khóa XII)", "khóa XII", "khóa (XII)", "khoá XII", "(Khóa XII)", ", khóa XII", "( khóa XII )"]
)
def test_the_term_with_brackets_anywhere(khoa: str) -> None:
    (mention,) = find_references(f"Chỉ thị số 28-CT/TW của Ban Bí thư {khoa} về đảng viên.")
    assert (mention.value.issuer, mention.value.term) == ("Ban Bí thư", 12)


def test_short_mentions_take_over_the_full_number() -> None:
    text = "Quy định số 37-QĐ/TW ngày 25/10/2021 của Trung ương được phổ biến; Quy định 37 nay đi vào nền nếp."
    full, short = find_references(text)
    assert short.value.key == full.value.key == "37-QĐ/TW"
    assert short.value.method == "short; resolved"


def test_a_short_mention_with_two_candidates_stays_short() -> None:
    text = "Quy định số 37-QĐ/TW và Quy định số 37-QĐ/TU khác nhau; Quy định 37 nào cũng phải học."
    *_, short = find_references(text + " Theo Quy định 37.")
    assert (short.value.key, short.value.method) == ("37", "short; 2 candidates")
    (alone,) = find_references("Theo Chỉ thị 05 của Bộ Chính trị.")
    assert (alone.value.key, alone.value.method) == ("05", "short; no candidate")


def test_phrases_resolve_to_the_only_document_before_them() -> None:
    text = "Theo Nghị quyết số 12-NQ/HU, xã đã làm đường. Nghị quyết nêu trên được dân ủng hộ."
    _, phrase = find_references(text)
    assert (text[phrase.start : phrase.end], phrase.value.key) == ("Nghị quyết nêu trên", "12-NQ/HU")
    unclear = "Theo Nghị quyết số 12-NQ/HU và Nghị quyết số 13-NQ/HU. Nghị quyết này được dân ủng hộ."
    assert len(find_references(unclear)) == 2
    assert find_references(unclear, unresolved=True)[-1].value.method == "anaphor; 2 candidates"
