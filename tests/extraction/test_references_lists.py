"""Lists that print a symbol or body once, old numbers, and phrases that mean the paper itself."""

from __future__ import annotations

import pytest

from vanthu.extraction.references import find_references


def keys(text: str) -> list[str | None]:
    return [mention.value.key for mention in find_references(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quán triệt các Kết luận số 48, 50-KL/TW.", ["48-KL/TW", "50-KL/TW"]),
        ("Theo Thông tư số 21, 22 và 27/2019/TT-BYT.", ["21/2019/TT-BYT", "22/2019/TT-BYT", "27/2019/TT-BYT"]),
        ("Chỉ thị 17 và 23 của Ban Bí thư đã đi vào cuộc sống.", ["17", "23"]),
        ("Chỉ thị 17, 23 hộ đã nhận quà.", ["17"]),
        ("Huyện cấp 40, 41-QĐ/HU và phát thẻ.", ["41-QĐ/HU"]),
    ],
)
def test_numbers_share_the_symbol_or_body_behind_them(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


def test_what_stands_behind_a_list_holds_for_all_of_it() -> None:
    first, second = find_references("Nghị quyết số 11, 13-NQ/TW ngày 10/02/2022 của Bộ Chính trị.")
    assert first.value.issued_on == second.value.issued_on == "2022-02-10"
    assert first.value.issuer == second.value.issuer == "Bộ Chính trị"


@pytest.mark.parametrize(
    ("text", "key", "issuer"),
    [
        ("Thông tư số 33 TC/TCT ngày 13/6/1997", "33TC/TCT", None),
        ("Quyết định số 999 TC/QĐ/CĐKT của Bộ Tài chính", "999TC/QĐ/CĐKT", "Bộ Tài chính"),
        ("Thông tư số 22-BXD/VKT", "22-BXD/VKT", "Bộ Xây dựng"),
        ("Quyết định số 315-CT ngày 1/9/1990", "315-CT", None),
        ("Nghị quyết số 75NQ/TU", "75-NQ/TU", None),
        ("Công văn số 615/SGDĐT-GDTrH", "615/SGDĐT-GDTRH", None),
    ],
)
def test_old_and_odd_numbers(text: str, key: str, issuer: str | None) -> None:
    (mention,) = find_references("Căn cứ " + text + ";")
    assert (mention.value.key, mention.value.issuer) == (key, issuer)


def test_an_act_under_revision_keeps_its_noun() -> None:
    text = "Căn cứ Luật Thủy sản (sửa đổi) số 18/2017/QH14 ngày 21/11/2017;"
    (mention,) = find_references(text)
    assert text[mention.start : mention.end] == "Luật Thủy sản (sửa đổi) số 18/2017/QH14"
    assert mention.value.type == "Luật"


def test_this_decision_is_the_paper_itself() -> None:
    text = (
        "Căn cứ Quyết định số 77/QĐ-TTg ngày 9/1/2024; theo Quyết định này, xã được hỗ trợ.\n"
        "Điều 1. Ban hành kèm theo Quyết định này bản quy chế.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký."
    )
    assert keys(text) == ["77/QĐ-TTg"]


def test_this_and_its_document_stand_on_one_line() -> None:
    assert keys("Thực hiện Chỉ thị số 12-CT/HU; cấp ủy coi Chỉ thị này là việc thường xuyên.") == ["12-CT/HU"] * 2
    assert keys("Thực hiện Chỉ thị số 12-CT/HU.\nNơi nhận Chỉ thị này: chi bộ.") == ["12-CT/HU"]
    assert keys("Thực hiện Chỉ thị số 12-CT/HU.¶Nơi nhận Chỉ thị này: chi bộ.") == ["12-CT/HU"]


@pytest.mark.parametrize("day", ["ngày 9/7/2024", "ngày 19/7/2024", "ngày 19 tháng 7 năm 2024", "(khóa XI)"])
def test_a_short_number_is_sure_by_its_day_body_or_term(day: str) -> None:
    (mention,) = find_references(f"Sửa đổi Nghị quyết số 32 {day} của HĐND tỉnh về mức chi.")
    assert (mention.value.key, mention.value.issuer) == ("32", "HĐND tỉnh")


def test_the_mark_of_a_paragraphs_end_ends_names_and_notes() -> None:
    text = "Căn cứ Quyết định số 5/QĐ-BCY ngày 3/3/2023 của Ban Cơ yếu Chính phủ¶Theo đề nghị ngày 9/9/2023 của Bộ Y."
    (mention,) = find_references(text)
    assert (mention.value.issuer, mention.value.issued_on) == ("Ban Cơ yếu Chính phủ", "2023-03-03")
    assert keys("Thực hiện Nghị quyết 31¶Tổ chức học tập.") == ["31"]


def bodies(text: str) -> list[str | None]:
    return [mention.value.issuer for mention in find_references(text)]


def test_who_proposes_does_so_by_all_papers_of_the_list() -> None:
    text = (
        "Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 31/TTr-SYT ngày 04/5/2017, Công văn số 702/SYT-NVD "
        "ngày 11/5/2017 và Báo cáo số 15/BC-STP ngày 12/5/2017."
    )
    assert bodies(text) == ["Sở Y tế", "Sở Y tế", None]  # the last has the symbol of another body


def test_a_body_before_a_list_holds_behind_the_titles() -> None:
    text = (
        "Căn cứ các Quyết định của UBND thành phố: số 61/QĐ-UBND ngày 09/01/2019 về giao chỉ tiêu biên chế, "
        "số 88/QĐ-UBND ngày 15/02/2019 về khoán kinh phí"
    )
    assert bodies(text + "; số 95/QĐ-UBND ngày 20/02/2019.") == ["UBND thành phố"] * 3
    assert bodies(text + ". Xét Quyết định số 95/QĐ-UBND ngày 20/02/2019.") == ["UBND thành phố"] * 2 + [None]


def test_a_plenum_is_a_body_with_its_term() -> None:
    (own,) = find_references("Kết luận số 64-KL/TW ngày 28/5/2013 của Hội nghị Trung ương 7 khóa XI về bộ máy")
    assert (own.value.issuer, own.value.term) == ("Hội nghị Trung ương 7 khóa XI", 11)
    (named,) = find_references("Kết luận số 64-KL/TW của Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XI.")
    assert (named.value.issuer, named.value.term) == ("Ban Chấp hành Trung ương", 11)
    (other,) = find_references("Kết luận số 64-KL/TW của Bộ Chính trị tại Hội nghị Trung ương 7 khóa XI.")
    assert (other.value.issuer, other.value.term) == ("Bộ Chính trị", None)
