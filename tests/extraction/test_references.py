"""References in sentences: `[Quy định số 37-QĐ/TW]{37-QĐ/TW | Quy định | | 2021-10-25}` marks what must be found.

After the key follow type, body and date; a field left empty must be None.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanthu.dates import date_at
from vanthu.evaluation.references import evaluate
from vanthu.extraction.references import find_references, number_spans
from vanthu.extraction.references.number import normal_key

ROOT = Path(__file__).parents[2]
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


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("213-QĐ/TW", "213-QĐ/TW"),
        ("213 – QĐ / TW", "213-QĐ/TW"),
        ("50/2022/NĐ_CP", "50/2022/NĐ-CP"),
        ("85/2017/nđ-cp", "85/2017/NĐ-CP"),
        ("01/2012/qđ-ttg", "01/2012/QĐ-TTg"),
        ("30-ctr/tu", "30-CTr/TU"),
        ("07-TTR/ĐU", "07-TTr/ĐU"),
        ("08-QĐI/TW", "08-QĐi/TW"),
        ("89/2015/NÐ-CP", "89/2015/NĐ-CP"),
        ("43/2014/ND-CP", "43/2014/NĐ-CP"),
        ("221-QD/TU", "221-QĐ/TU"),
        ("137/2007/N§-CP", "137/2007/NĐ-CP"),
        ("O5-CT/TW", "05-CT/TW"),
        ("2l-KL/TW", "21-KL/TW"),
        ("1O/2020/NĐ-CP", "10/2020/NĐ-CP"),
        (unicodedata.normalize("NFD", "213-QĐ/TƯ"), "213-QĐ/TW"),
    ],
)
def test_keys_are_clean(printed: str, key: str) -> None:
    assert normal_key(printed) == key
    assert normal_key(key) == key


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Quyết định số 367 - QĐ/TWĐTN-VP đã ký.", "Quyết định số 367 - QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP"),
        ("Kế hoạch số 190-KH/\nTU của Tỉnh\nủy.", "Kế hoạch số 190-KH/\nTU", "190-KH/TU"),
        ("Quyết định 213 QĐ/TW đã ký.", "Quyết định 213 QĐ/TW", "213-QĐ/TW"),
        ("Nghị định số 123/2020/NĐ-CPngày 19/10/2020.", "Nghị định số 123/2020/NĐ-CP", "123/2020/NĐ-CP"),
        ("Thực hiện 12-NQ/TU - UBND tỉnh đã họp.", "12-NQ/TU", "12-NQ/TU"),
        ("Qui định số 22-QĐ/TW.", "Qui định số 22-QĐ/TW", "22-QĐ/TW"),
        ("Nghị định số 137/2007N§-CP.", "Nghị định số 137/2007N§-CP", "137/2007/NĐ-CP"),
        ("Nghị quyết số 24 -NQ/TU.", "Nghị quyết số 24 -NQ/TU", "24-NQ/TU"),
        ("Chương trình số 65-Ctr/TU.", "Chương trình số 65-Ctr/TU", "65-CTr/TU"),
        ("Nghị quyết số 66.1/2025/NQ-CP.", "Nghị quyết số 66.1/2025/NQ-CP", "66.1/2025/NQ-CP"),
        ("Nghị quyết số 72-NQ-TW.", "Nghị quyết số 72-NQ-TW", "72-NQ-TW"),
        ("Xem Luật 54/2024 mới.", "Luật 54/2024", "54/2024"),
    ],
)
def test_noise_around_the_number(text: str, words: str, key: str) -> None:
    (mention,) = find_references(text)
    assert (text[mention.start : mention.end], mention.value.key) == (words, key)


@pytest.mark.parametrize(
    "text",
    [
        "(Nghị quyết là 70%), đạt 54.511/67.837 người ngày 25/10/2022 trên tỉnh lộ 765.",
        "Nghị quyết 92%, thực hiện 93%.",
        "Báo cáo 6 tháng; Kế hoạch 5 năm 2021 - 2025; Chương trình 3 nhất.",
        "Lập theo Mẫu số 02-KNĐ và Biểu số 05/BC-TK.",
        "Xe biển số 60A-123.45, đường dây nóng 0251-384-729, số tài khoản 5900-205-01.",
        "Năm 2022 - UBND huyện ưu tiên hạ tầng; 3524 - Dự phòng; giá 20.000đ/km2/năm.",
        "Đoàn kiểm tra số 2, Tổ số 4, lớp 12-A1, lô 5-CN7, thửa đất số 12/TĐ-BĐ.",
        "Ngày 25/10/2022-UBND; quý IV/2025 - Quý I/2026; I-KẾT QUẢ; 2- NHIỆM VỤ.",
    ],
)
def test_no_false_friends(text: str) -> None:
    assert find_references(text) == []


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


def test_offsets_in_decomposed_text_are_its_own() -> None:
    text = unicodedata.normalize("NFD", "Thực hiện Quyết định số 842-QĐ/TU của Thành ủy.")
    (mention,) = find_references(text)
    assert unicodedata.normalize("NFC", text[mention.start : mention.end]) == "Quyết định số 842-QĐ/TU"
    assert mention.value.key == "842-QĐ/TU"


def test_the_symbol_is_read_by_the_day_of_the_document() -> None:
    (before,) = find_references("Kèm theo số 12/GN-UBND.", date="2015-01-01")
    (after,) = find_references("Kèm theo số 12/GN-UBND.", date="2021-01-01")
    assert (before.value.type, after.value.type) == ("Bản ghi nhớ", None)


def test_a_date_is_read_only_where_it_begins() -> None:
    text = "ngày 22 tháng 9 năm 2011, 5/3/2020"
    found = [date_at(text, at) for at in (0, 1, 26)]
    assert [day.iso if day else "" for day in found] == ["2011-09-22", "", "2020-03-05"]
    assert date_at("ngày 31/02/2020", 0) is None


def test_protected_numbers_are_the_numbers_alone() -> None:
    text = "Quy định số 213-QĐ/TW, Nghị định 30/2020/NĐ-CP, 12/27 xã, Mẫu số 05-PA, Chỉ thị 05."
    assert [text[start:end] for start, end in number_spans(text)] == ["213-QĐ/TW", "30/2020/NĐ-CP"]


PIECES = (
    "số |Điều |khoản |1-|12/|2020|QĐ|NQ/TW|-CP| của |Ban |Luật |Nghị quyết |khóa |XII|, |Trung ương |ngày |25/10/2022|"
    "(|)|\n|Đ\u0323|a\u0301|ệ|O|l|này|%|.|và |Đại hội |điểm a |Quy định |Hiến pháp |TCVN |năm "
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join))
def test_spans_lie_in_any_text_in_order_and_apart(text: str) -> None:
    at = 0
    for mention in find_references(text, unresolved=True):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        at = mention.end
    for start, end in number_spans(unicodedata.normalize("NFC", text)):
        assert 0 <= start < end


HOSTILE = (
    "1-QĐ/TW\t|Bản án dân sự số |Căn cứQuyết định số1/QĐ-UBND|hợp đồng số 1/HĐ-X |Quyết định số 1/QĐ-UBND cùng ngày |"
    "1-|1/|số |Điều |Điều 1 |1-QĐ/TW |Nghị quyết |Quy định 1 |Luật A |Trung ương 4, |A|1 - A|1-QĐ/TW, |ngày 1/1/2020 |"
    "Nghị quyết số 1-NQ/TW. Nghị quyết này. |điểm a khoản 1 |của Ban |Luật sửa đổi |Thông tư số 1/2020/TT-BTC "
)


@pytest.mark.parametrize("unit", HOSTILE.split("|"))
def test_hostile_repetition_is_read_to_the_end(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert all(m.end <= len(text) for m in find_references(text))


def rows(path: Path) -> list[dict[str, object]]:
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "path",
    [
        ROOT / "corpora/gold/references/gold.jsonl",
        ROOT / "../shared/eval/refs_official.jsonl",
        ROOT / "../shared/eval/refs_mixed.jsonl",
    ],
    ids=lambda p: p.stem,
)
def test_the_measured_sets_meet_their_targets(path: Path) -> None:
    result = evaluate(rows(path))  # type: ignore[arg-type]
    targets = {"f1": 0.98, "type_accuracy": 0.98, "date_accuracy": 0.97, "issuer_accuracy": 0.95}
    assert {name: result[name] for name, least in targets.items() if float(result[name]) < least} == {}
    assert result["traps_matched"] == 0


@pytest.mark.parametrize(("name", "bodies"), [("pages.jsonl", 0.95), ("pages2.jsonl", 0.95), ("pages3.jsonl", 0.83)])
def test_natural_pages(name: str, bodies: float) -> None:
    result = evaluate(rows(ROOT / "corpora/gold/references" / name))  # type: ignore[arg-type]
    targets = {"f1": 0.97, "exact_span": 0.95, "type_accuracy": 0.97, "date_accuracy": 0.93, "issuer_accuracy": bodies}
    assert {key: result[key] for key, least in targets.items() if float(result[key]) < least} == {}


def test_what_a_document_is_about_is_no_part_of_the_unit_that_issued_it() -> None:
    text = "Căn cứ Quyết định số 31/2014/QĐ-UBND ngày 08/9/2014 của Ủy ban nhân dân tỉnh V/v giao chỉ tiêu tuyển sinh;"
    assert [m.value.issuer for m in find_references(text)] == ["Ủy ban nhân dân tỉnh"]


def test_documents_of_the_same_day_all_have_its_date() -> None:
    text = "Thi hành Quyết định số 41/QĐ-UBND, 42/QĐ-UBND và 43/QĐ-UBND cùng ngày 12/9/2011; xem Kế hoạch số 7/KH-UBND."
    assert [m.value.issued_on for m in find_references(text)] == ["2011-09-12"] * 3 + [None]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công và Luật Ngân sách nhà nước ngày 17/6/2020;",
            ["Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công và Luật Ngân sách nhà nước 2020"],
        ),
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Xây dựng năm 2020",
            ["Luật Sửa đổi, bổ sung một số điều của Luật Xây dựng 2020"],
        ),
        ("Luật sửa đổi, bổ sung một số điều của Luật Xây dựng năm 2014", ["Luật Xây dựng 2014"]),
        ("góp ý dự thảo Luật sửa đổi, bổ sung một số điều của Luật Đất đai", ["Luật Đất đai"]),
        ("Luật sửa đổi, bổ sung một số điều của Luật Xây dựng số 62/2020/QH14 ngày 17/6/2020", ["62/2020/QH14"]),
    ],
)
def test_the_day_behind_an_amending_act_is_its_own(text: str, keys: list[str]) -> None:
    assert [m.value.key for m in find_references(text)] == keys


def test_papers_between_bodies_are_of_all_of_them() -> None:
    text = "Thực hiện Chương trình phối hợp số 8/CTPH-MTTQ-CA giữa Ủy ban MTTQ tỉnh và Công an tỉnh về an ninh"
    assert [m.value.issuer for m in find_references(text)] == ["Ủy ban MTTQ tỉnh và Công an tỉnh"]


def test_an_hour_may_stand_before_the_day() -> None:
    (mention,) = find_references("Thực hiện Công điện số 5/CĐ-UBND hồi 16 giờ 30 phút ngày 18/9/2024 của UBND tỉnh;")
    assert mention.value.issued_on == "2024-09-18"


def test_a_year_of_two_figures_dates_a_document() -> None:
    (mention,) = find_references("Căn cứ Quyết định số 61/QĐ-UB ngày 17/3/09 của UBND tỉnh Phú Thọ;")
    assert (mention.value.issued_on, mention.value.issuer) == ("2009-03-17", "UBND tỉnh Phú Thọ")


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Xét đề nghị của Sở Xây dựng tại Tờ trình số 61/TTr-SXD ngày 02/5/2019;", "Sở Xây dựng"),
        ("Theo đề nghị của Giám đốc Sở Nội vụ tỉnh Gia Lai tại Tờ trình số 8/TTr-SNV;", "Sở Nội vụ tỉnh Gia Lai"),
        ("Căn cứ kiến nghị của Trưởng phòng Kinh tế tại Tờ trình số 12/TTr-KT;", "phòng Kinh tế"),
        ("Theo đề nghị của Chánh Văn phòng UBND tỉnh tại Tờ trình số 4/TTr-VP;", "Văn phòng UBND tỉnh"),
        ("theo đề nghị của Sở Y tế tại Công văn số 12/UBND-VX của UBND huyện Chư Sê", "UBND huyện Chư Sê"),
        ("đề nghị của các hộ dân tại Biên bản số 3/BB-UBND", None),
        ("theo đề nghị của Sở Y tế, thực hiện Kế hoạch số 40/KH-UBND", None),
    ],
)
def test_who_proposes_in_a_paper_issued_it(text: str, issuer: str | None) -> None:
    assert [m.value.issuer for m in find_references(text)] == [issuer]
