"""What comes with a paper after its signature: annexes, lists, schedules, forms, regulations."""

from __future__ import annotations

import pytest

from vanthu.layout import parse
from vanthu.layout.annexes import annex_word
from vanthu.notice import Notice
from vanthu.reading import source_from_text

_HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\nSố: 31/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Tân Lập, ngày 19 tháng 12 năm 2025\nKẾ HOẠCH\nPhòng, chống hạn năm 2026\n"
    "I. MỤC TIÊU\nBảo đảm nước sinh hoạt cho nhân dân trên địa bàn xã.\n"
)
_END = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nCHỦ TỊCH\n(Đã ký)\nMa Thế Vĩnh\n"


def _read(text: str) -> Notice:
    return parse(source_from_text(text))


def _lines(notice: Notice, role: str) -> list[str]:
    found = []
    for i, p in enumerate(notice.paragraphs):
        if p.role == role:
            start = notice.paragraphs[i - 1].end if i else 0
            found.append(notice.text[start : p.end].strip())
    return found


@pytest.mark.parametrize(
    ("annex", "types", "titles"),
    [
        (
            "PHỤ LỤC\nChỉ tiêu tưới\n(Kèm theo Kế hoạch số 31/KH-UBND)\nTT\tThôn\tHa\n1\tThôn 1\t12\n",
            ["PHỤ LỤC"],
            ["Chỉ tiêu tưới", "(Kèm theo Kế hoạch số 31/KH-UBND)"],
        ),
        (
            "Biểu số 01\nTỔNG HỢP DIỆN TÍCH\nĐơn vị tính: ha\nTT\tThôn\tHa\n1\tThôn 1\t12\n"
            "Biểu số 02\nDANH SÁCH CÁC HỘ\nTT\tHộ\tHa\n1\tLò A\t2\n",
            ["Biểu số 01", "Biểu số 02"],
            ["TỔNG HỢP DIỆN TÍCH", "DANH SÁCH CÁC HỘ"],
        ),
        (
            "LỊCH BƠM NƯỚC\n(Kèm theo Kế hoạch số 31/KH-UBND\nngày 19/12/2025)\nTT\tTrạm\tNgày\n1\tCầu Đá\t05/02\n",
            ["LỊCH BƠM NƯỚC"],
            ["(Kèm theo Kế hoạch số 31/KH-UBND ngày 19/12/2025)"],
        ),
        (
            "PHỤ LỤC 1: CÁC TRẠM BƠM\n1- Trạm Cầu Đá\n2- Trạm Hữu Bị\nPHỤ LỤC 2: CÁC HỒ\n1- Hồ Nậm Cắt\n",
            ["PHỤ LỤC 1: CÁC TRẠM BƠM", "PHỤ LỤC 2: CÁC HỒ"],
            [],
        ),
        (
            "CHƯƠNG TRÌNH HỘI NGHỊ\n(Đính kèm Kế hoạch số 31/KH-UBND)\n1. Khai mạc.\n2. Bế mạc.\n",
            ["CHƯƠNG TRÌNH HỘI NGHỊ"],
            ["(Đính kèm Kế hoạch số 31/KH-UBND)"],
        ),
    ],
)
def test_annexes_have_a_type_and_a_title(annex: str, types: list[str], titles: list[str]) -> None:
    notice = _read(_HEAD + _END + annex)
    assert _lines(notice, "doc_type") == ["KẾ HOẠCH", *types]
    assert _lines(notice, "title") == ["Phòng, chống hạn năm 2026", *titles]
    assert notice.letterhead.doc_type == "Kế hoạch"
    assert notice.letterhead.title == "Phòng, chống hạn năm 2026"
    assert [s.title for s in notice.sections] == ["MỤC TIÊU"]


def test_a_form_keeps_its_own_letterhead() -> None:
    form = (
        "Mẫu số 01\nTRƯỜNG ............          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "                          Độc lập - Tự do - Hạnh phúc\nBÁO CÁO SỐ LIỆU\n1. Số lớp: ....\n2. Số cháu: ....\n"
    )
    notice = _read(_HEAD + _END + form)
    assert "Mẫu số 01" in _lines(notice, "letterhead")
    assert _lines(notice, "doc_type")[-1] == "BÁO CÁO SỐ LIỆU"


def test_a_list_before_the_signature_is_a_section() -> None:
    notice = _read(_HEAD + "DANH SÁCH CÁC TRẠM\n1. Trạm Cầu Đá.\n2. Trạm Hữu Bị.\n" + _END)
    assert [s.title for s in notice.sections] == ["MỤC TIÊU", "DANH SÁCH CÁC TRẠM"]
    assert _lines(notice, "doc_type") == ["KẾ HOẠCH"]


def test_a_letter_with_an_annex_stays_a_letter() -> None:
    text = (
        "SỞ Y TẾ TỈNH GIA LAI\nSố: 41/SYT-NV\nV/v báo cáo tiêm chủng\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nGia Lai, ngày 2 tháng 3 năm 2021\nKính gửi: Trung tâm Y tế các huyện.\n"
        "Sở Y tế đề nghị báo cáo theo mẫu.\nGIÁM ĐỐC\nSiu Hùng\nPHỤ LỤC\nBáo cáo tiêm\nTT\tXã\tMũi\n1\tIa Kla\t20\n"
    )
    head = _read(text).letterhead
    assert (head.doc_type, head.title) == ("Công văn", "báo cáo tiêm chủng")


@pytest.mark.parametrize("line", ["PHỤ LỤC", "Phụ lục 01", "PHỤ LỤC SỐ II", "Biểu số 3", "DANH SÁCH CÁC HỘ NGHÈO"])
def test_lines_that_name_an_annex(line: str) -> None:
    assert annex_word(line)


@pytest.mark.parametrize("line", ["Phụ lục kèm theo gồm 03 trang.", "Danh sách các hộ", "Biểu dương các hộ", "Mẫu đơn"])
def test_lines_that_name_none(line: str) -> None:
    assert not annex_word(line)


def test_a_note_of_issue_that_is_never_closed_ends_with_the_text() -> None:
    """Found by fuzzing: a file cut off inside `(Kèm theo …` was an IndexError."""
    notice = _read(
        _HEAD + _END + "QUY CHẾ\nTiếp công dân trên địa bàn xã\n(Kèm theo Kế hoạch số 31/KH-UBND\nngày 19 thá\n"
    )
    assert notice.text.endswith("ngày 19 thá")
    assert notice.paragraphs[-1].role == "title"
