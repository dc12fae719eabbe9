"""Numbers of documents: their keys, noise around them, and numbers that name none."""

from __future__ import annotations

import unicodedata

import pytest

from vanthu.extraction.references import find_references, number_spans
from vanthu.extraction.references.number import normal_key


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


def test_offsets_in_decomposed_text_are_its_own() -> None:
    text = unicodedata.normalize("NFD", "Thực hiện Quyết định số 842-QĐ/TU của Thành ủy.")
    (mention,) = find_references(text)
    assert unicodedata.normalize("NFC", text[mention.start : mention.end]) == "Quyết định số 842-QĐ/TU"
    assert mention.value.key == "842-QĐ/TU"


def test_protected_numbers_are_the_numbers_alone() -> None:
    text = "Quy định số 213-QĐ/TW, Nghị định 30/2020/NĐ-CP, 12/27 xã, Mẫu số 05-PA, Chỉ thị 05."
    assert [text[start:end] for start, end in number_spans(text)] == ["213-QĐ/TW", "30/2020/NĐ-CP"]
