"""Marks off, page furniture off, cuts healed."""

from __future__ import annotations

import pytest

from layout.papers import notice_of


def _clean(text: str) -> list[str]:
    return notice_of(text).text.split("\n")


_LONG = "Trong năm, các chi bộ thôn đã hoàn thành việc rà soát hồ sơ đảng viên đi làm ăn xa"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (f"{_LONG} và gửi về\n\nhuyện trước tháng Mười.", f"{_LONG} và gửi về huyện trước tháng Mười."),
        (f"{_LONG} (*theo hướng dẫn của Thị*\n\nủy ban hành*).", f"{_LONG} (theo hướng dẫn của Thị ủy ban hành)."),
        (
            f"{_LONG}, đề cao trách nhiệm nêu\n\nơng của người đứng đầu.",
            f"{_LONG}, đề cao trách nhiệm nêu ơng của người đứng đầu.",
        ),
        (f"{_LONG};\n\n98% đảng viên dự học.", f"{_LONG}; 98% đảng viên dự học."),
        (f"{_LONG} theo chủ nghĩa Mác-\n\nlênin.", f"{_LONG} theo chủ nghĩa Mác-lênin."),
        (f"{_LONG} ở các doanh ngh-\niệp.", f"{_LONG} ở các doanh nghiệp."),
    ],
)
def test_a_paragraph_that_a_page_cut_is_whole(raw: str, clean: str) -> None:
    assert _clean(raw) == [clean]


@pytest.mark.parametrize(
    "raw",
    [
        f"{_LONG}.\n\nngày mai họp tiếp.",
        f"{_LONG} gồm:\n\nba nội dung lớn.",
        f"{_LONG}\n\n- trong đó có hai chi bộ mới.",
        f"{_LONG};\n\n1. Chi bộ thôn Hạ",
    ],
)
def test_whole_paragraphs_and_list_items_stay_apart(raw: str) -> None:
    assert len(_clean(raw)) == 2


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("**Đậm** và *nghiêng*, ***cả hai***.", "Đậm và nghiêng, cả hai."),
        ("Diện tích 3*4 = 12 ha (*), nguồn: Chi cục.", "Diện tích 3*4 = 12 ha (*), nguồn: Chi cục."),
        ("Tệp so_lieu_2020 và _chữ nghiêng_ này.", "Tệp so_lieu_2020 và chữ nghiêng này."),
        ("<p>Chi&nbsp;bộ <b>thôn</b> Thượng</p>", "Chi bộ thôn Thượng"),
        ("Lợn &lt; 50 kg &amp; bò", "Lợn < 50 kg & bò"),
        ("1\\. Mở đầu\\*", "1. Mở đầu*"),
        ("to\u0301m ta\u0306\u0301t", "tóm tắt"),
        ("\ufeffĐảng\u200b ủy", "Đảng ủy"),
    ],
)
def test_marks_go_and_text_stays(raw: str, clean: str) -> None:
    assert _clean(raw) == [clean]


def test_a_star_at_the_head_of_a_line_is_a_list_marker_unless_it_closes() -> None:
    notice = notice_of("* Lưu ý: nộp trước thứ Sáu.\n\n*Ghi chú* được gửi kèm.\n\n** Giao Văn phòng theo dõi.*")
    assert [p.marker for p in notice.paragraphs] == ["*", "", "*"]
    assert "Ghi chú được gửi kèm." in notice.text


def test_hard_wrapped_lines_are_joined_and_list_items_kept() -> None:
    text = (
        "Ủy ban nhân dân xã tổ chức lấy ý kiến nhân dân về phương án mở rộng đường\n"
        "liên thôn, có 214 hộ tham gia, đạt 93% số hộ của ba thôn trong vùng dự án\n"
        "và toàn bộ ý kiến đã được tổng hợp.\n"
        "- Hộ đồng ý hiến đất được cấp lại giấy chứng nhận, chi phí đo đạc do ngân\n"
        "sách xã chi trả một lần.\n"
        "- Hộ chưa đồng ý được mời đối thoại với Chủ tịch Ủy ban nhân dân xã tại nhà\n"
        "văn hóa thôn trong tháng.\n"
    )
    lines = _clean(text)
    assert len(lines) == 3
    assert lines[0].endswith("đã được tổng hợp.") and lines[2].startswith("- Hộ chưa đồng ý")


def test_page_numbers_and_running_heads_go_but_table_figures_stay() -> None:
    page = "\n".join(f"Dòng văn bản thứ {n} của trang nói về công tác thủy lợi nội đồng." for n in range(12))
    raw = f"{page}\n1\nBáo cáo thủy lợi\n{page}\n2\nBáo cáo thủy lợi\n{page}\n3\nBáo cáo thủy lợi\n{page}"
    notice = notice_of(raw)
    assert "Báo cáo thủy lợi" not in notice.text
    assert {e.kind for e in notice.offsets.edits} >= {"page_number", "running_head"}
    assert _clean("STT\nTên ấp\n1\nẤp Giữa\n2\nẤp Chợ\n3\nẤp Đông") == [
        "STT\tTên ấp",
        "1\tẤp Giữa",
        "2\tẤp Chợ",
        "3\tẤp Đông",
    ]


_ROW = "Đã hướng dẫn nhân dân chuyển đổi cơ cấu cây trồng trên đất lúa kém hiệu quả, vận động đóng góp ngày công. "


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("STT\nNội dung", [f"{n}\n{_ROW * 4}" for n in range(1, 6)]),  # as long as pages
        ("Nội dung", [f"{n}\nẤp {n}\n{_ROW * 2}" for n in range(1, 6)]),  # as many lines each
        ("Ấp", ["2\nẤp Giữa\n5", "3\nẤp Chợ\n8", "4\nẤp Đông\n12"]),  # figures beside them
        ("Nội dung", ["3\nẤp Giữa"]),  # alone over a cell
    ],
)
def test_numbers_of_rows_with_one_cell_a_line_stay(head: str, rows: list[str]) -> None:
    raw = f"{_ROW * 4}\n{head}\n" + "\n".join(rows) + f"\n{_ROW * 4}"
    assert "page_number" not in {e.kind for e in notice_of(raw).offsets.edits}
    numbers = [line for line in _clean(raw) if line.isdecimal()]
    assert numbers == [line for row in rows for line in row.split("\n") if line.isdecimal()]


def test_numbers_of_pages_of_even_length_go() -> None:
    page = "\n".join([_ROW * 4] * 3)
    lines = _clean(f"{page}\n1\n{page}\n2\n{page}\n3\n{page}\n4")
    assert not [line for line in lines if line.isdecimal()]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Kế hoạch phòng, chống dịch của xã" + " " * 30 + "4", False),
        ("Sở Nội vụ - Báo cáo số 12      Trang 2/9", False),
        ("Kế hoạch phòng, chống dịch của xã    4", True),
        ("Tổng số hộ phải tiêm phòng" + " " * 30 + "4", True),
        ("- Số hộ nuôi gia cầm của ấp" + " " * 30 + "4", True),
        ("Số hộ nuôi gia cầm" + " " * 30 + "4\nSố hộ nuôi gia súc" + " " * 30 + "9", True),
    ],
)
def test_what_stands_beside_a_page_number_goes(line: str, kept: bool) -> None:
    told = "Các ấp đã vận động nhân dân nạo vét kênh mương và trồng thêm cây xanh trước cổng nhà văn hóa."
    assert (len(_clean(f"{told}\n{line}\n{told}")) > 2) is kept


def test_figures_that_stand_close_at_the_end_are_no_page_numbers() -> None:
    told = "Các ấp đã vận động nhân dân nạo vét kênh mương và trồng thêm cây xanh trước cổng nhà văn hóa. " * 4
    lines = [told.strip(), "Số hộ tham gia", "47", "Số tuyến đường", "1", "Các ấp tiếp tục duy trì nền nếp này."]
    assert _clean("\n".join(lines)) == lines


def test_a_number_between_empty_lines_that_tears_a_sentence_goes() -> None:
    torn = f"{_ROW}Các chi bộ trực thuộc đã công khai lịch tiếp\n\n4\n\ndân tại trụ sở."
    assert _clean(torn) == [f"{_ROW}Các chi bộ trực thuộc đã công khai lịch tiếp dân tại trụ sở."]
    assert "4" in _clean(torn.replace("tiếp\n", "tiếp dân.\n"))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Đảng ủy xã đã quán triệt và thực hiện Nghị quyết Trung ương 5", "(khóa X) về cải cách hành chính."),
        ("Chi bộ đã thảo luận và biểu quyết thông qua Nghị quyết số", "08-NQ/ĐU; 100% đảng viên tán thành."),
        ("Phòng Tài chính căn cứ quy định mới ban hành của Bộ", "Nội vụ và tình hình thực tế để tham mưu."),
        ("Hội nghị đã nghe phần báo cáo tóm tắt của đồng chí Trần", "Thị Mận, Phó Bí thư Đảng ủy."),
    ],
)
def test_a_line_that_breaks_off_in_a_reference_or_a_name_goes_on(above: str, below: str) -> None:
    assert _clean(f"{above}\n{below}") == [f"{above} {below}"]


def test_short_lines_that_break_off_go_on_in_a_text_of_wrapped_lines() -> None:
    wrapped = "Các chi bộ đã sinh hoạt chuyên đề theo đúng quy định và hướng dẫn của\ncấp trên, có nền nếp. "
    text = (
        f"{wrapped}\n{wrapped}\nHội nghị đã nghe đồng chí Trần\nThị Mận trình bày Nghị quyết số\n08-NQ/ĐU.\n{wrapped}"
    )
    assert "Hội nghị đã nghe đồng chí Trần Thị Mận trình bày Nghị quyết số 08-NQ/ĐU." in " ".join(_clean(text))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Bảng tổng hợp dự toán kinh phí sự nghiệp giáo dục năm 2011", "(kèm theo Tờ trình của Phòng Tài chính)"),
        ("Bảng tổng hợp dự toán kinh phí sự nghiệp giáo dục năm 2011", "(theo giá hiện hành)"),
        ("Diện tích đất nông nghiệp đã giao cho các hộ gia đình tại", "1.250,5"),
        ("- Phân công tham mưu: các phòng chuyên môn thuộc các Sở", "Văn phòng tổng hợp kết quả."),
        ("- Người chủ trì cuộc họp theo phân công: đồng chí Trần Mận", "Thành phần: các chi ủy viên."),
    ],
)
def test_a_line_that_is_whole_does_not_go_on(above: str, below: str) -> None:
    assert _clean(f"{above}\n{below}") == [above, below]


def test_tables_are_rows_with_tabs() -> None:
    notice = notice_of("| Thôn | Số hộ |\n|:--|--:|\n| Thượng | 120 |\n\nThôn\tNghèo\nHạ\t7")
    assert [p.role for p in notice.paragraphs] == ["table"] * 4
    assert notice.text == "Thôn\tSố hộ\nThượng\t120\nThôn\tNghèo\nHạ\t7"


def test_a_tab_after_a_list_marker_makes_no_table() -> None:
    notice = notice_of("1.\tRà soát hộ nghèo.\n2.\tCấp thẻ bảo hiểm.")
    assert [(p.role, p.marker) for p in notice.paragraphs] == [("body", "1."), ("body", "2.")]
