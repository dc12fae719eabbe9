"""People with their offices, organisations with their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.evaluation.actors import evaluate
from vanthu.extraction.actors import Organisation, find_organisations, find_people
from vanthu.extraction.actors.aliases import Aliases
from vanthu.vocabulary import table

GOLD = Path(__file__).parents[2] / "corpora/gold/actors/gold.jsonl"
PIECES = [
    "đồng chí ",
    "Nguyễn ",
    "Văn ",
    "Hùng",
    ", ",
    "Bí thư ",
    "Huyện ủy ",
    "UBND ",
    "xã ",
    "Cẩm Mỹ",
    " và ",
    "(",
    ". ",
    "Ban ",
    "K'",
    "\n",
]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Chi cục Thuế khu vực Tân Phú - Định Quán báo cáo", ["Chi cục Thuế khu vực Tân Phú - Định Quán"]),
        ("Hạt Kiểm lâm liên huyện Quế Phong - Quỳ Châu lập biên bản", ["Hạt Kiểm lâm liên huyện Quế Phong - Quỳ Châu"]),
        ("Bí thư Huyện ủy Cẩm Mỹ - Trưởng đoàn phát biểu", ["Huyện ủy Cẩm Mỹ"]),
        ("Bệnh viện Sản - Nhi khám cho dân", ["Bệnh viện Sản - Nhi"]),
        ("Hội Nông dân huyện 12 triệu đồng", ["Hội Nông dân huyện"]),
        ("Công an phường 12 bắt giữ", ["Công an phường 12"]),
        ("Chi bộ Trường Mầm non Hoa Sen được khen", ["Chi bộ Trường Mầm non Hoa Sen"]),
        ("Ban Chỉ đạo 35 Huyện ủy họp", ["Ban Chỉ đạo 35 Huyện ủy"]),
        ("Đoàn kiểm tra liên ngành huyện xử phạt", ["Đoàn kiểm tra liên ngành huyện"]),
        ("Đoàn giám sát của HĐND huyện làm việc", ["Đoàn giám sát của HĐND huyện"]),
        ("Đoàn kiểm tra số 2 của Huyện ủy làm việc", ["Đoàn kiểm tra số 2", "Huyện ủy"]),
        ("Thanh tra Sở Y tế lập biên bản", ["Thanh tra Sở Y tế"]),
        ("Tòa án nhân dân cấp cao tại Hà Nội tuyên án", ["Tòa án nhân dân cấp cao tại Hà Nội"]),
        ("Gửi Ủy ban Trung ương MTTQ Việt Nam", ["Ủy ban Trung ương MTTQ Việt Nam"]),
        ("Trung tâm Quan trắc tài nguyên và môi trường lấy mẫu", ["Trung tâm Quan trắc tài nguyên và môi trường"]),
        ("Công ty Lương thực Sông Hậu thu mua lúa", ["Công ty Lương thực Sông Hậu"]),
        ("Giám đốc Công ty Cao su Ea Kar Trần Văn Hòa nói", ["Công ty Cao su Ea Kar"]),
        ("Tập đoàn kinh tế nhà nước được rà soát", []),
        ("Báo Lâm Đồng và báo Nhân Dân đưa tin; nhà báo Trần Văn Minh", ["Báo Lâm Đồng", "báo Nhân Dân"]),
        ("Trường Đại học Tây Bắc mời Trường THCS Lê Lợi", ["Trường Đại học Tây Bắc"]),
        ("Ngân hàng TMCP An Bình chi nhánh Phú Yên tài trợ", ["Ngân hàng TMCP An Bình chi nhánh Phú Yên"]),
        (
            "Hội truyền thống Trường Sơn – đường Hồ Chí Minh xã họp",
            ["Hội truyền thống Trường Sơn – đường Hồ Chí Minh xã"],
        ),
        ("Bệnh viện Tâm thần và Công an tỉnh ký kết", ["Bệnh viện Tâm thần", "Công an tỉnh"]),
        ("Phòng Cảnh sát cơ động Công an tỉnh", ["Phòng Cảnh sát cơ động Công an tỉnh"]),
        (
            "Ban Chỉ đạo phòng, chống tham nhũng, lãng phí tỉnh họp",
            ["Ban Chỉ đạo phòng, chống tham nhũng, lãng phí tỉnh"],
        ),
        ("Ban Chỉ đạo có 9 thành viên", []),
        ("Ủy ban Kiểm tra (UBKT) Huyện ủy kết luận", ["Ủy ban Kiểm tra (UBKT) Huyện ủy"]),
        ("Trưởng ban Tuyên giáo Thành ủy và tỉnh ủy Kon Tum", ["ban Tuyên giáo Thành ủy", "tỉnh ủy Kon Tum"]),
        ("UBND huyện ban Quyết định số 12; Hội báo Xuân", ["UBND huyện"]),
        ("Kết thúc 8 Đảng đoàn, các Đảng ủy trực thuộc", []),
        ("Ngày truyền thống Bộ đội Biên phòng", []),
        ("Du khách đến phố cổ Hội An, ruộng bậc thang Trạm Tấu", []),
        (
            "Sở Y tế Hải Phòng và Trường Đại học Y Dược Hải Phòng",
            ["Sở Y tế Hải Phòng", "Trường Đại học Y Dược Hải Phòng"],
        ),
        ("Trung tâm Quản lý khai thác công trình thủy lợi báo", ["Trung tâm Quản lý khai thác công trình thủy lợi"]),
        ("Công ty Cổ phần Xây dựng Đồng Phú thi công chậm", ["Công ty Cổ phần Xây dựng Đồng Phú"]),
        ("Đảng bộ Quân sự huyện, 9 Đảng ủy cơ sở trực thuộc", ["Đảng bộ Quân sự huyện"]),
        ("Bí thư huyện ủy và Phó Thủ tướng Chính phủ", ["huyện ủy", "Chính phủ"]),
        ("Sở Y tế Bạc Liêu, UBND TPHCM, BCH TW Đảng", ["Sở Y tế Bạc Liêu", "UBND TPHCM", "BCH TW Đảng"]),
        ("Ban Dân vận các huyện, thị, thành ủy", ["Ban Dân vận các huyện, thị, thành ủy"]),
        ("theo Công văn số 12/UBND-NC và 4/HĐND-VP", []),
    ],
)
def test_where_the_name_of_a_body_ends(text: str, bodies: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_organisations(text)] == bodies


@pytest.mark.parametrize(
    ("text", "bodies", "name"),
    [
        ("Các sở: Nội vụ, Tài chính và Xây dựng báo cáo.", ["Nội vụ", "Tài chính", "Xây dựng"], "Sở Xây dựng"),
        ("Giao các ban: Tổ chức, Dân vận Huyện ủy.", ["Tổ chức", "Dân vận Huyện ủy"], "Ban Dân vận Huyện ủy"),
        ("Các Sở Y tế, Tư pháp trả lời.", ["Sở Y tế", "Tư pháp"], "Sở Tư pháp"),
        ("Các Đồn Biên phòng Na Ngoi và Keng Đu tuần tra.", ["Đồn Biên phòng Na Ngoi", "Keng Đu"], "Đồn Biên phòng"),
    ],
)
def test_bodies_of_a_list_share_their_head(text: str, bodies: list[str], name: str) -> None:
    found = find_organisations(text)
    assert [text[m.start : m.end] for m in found] == bodies
    assert found[-1].value.name == name


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("ông Lê Văn Tạo (51 tuổi, nguyên phó giám đốc Sở Y tế)", [["nguyên phó giám đốc Sở Y tế"]]),
        ("Phó Giám đốc Công an tỉnh, Đại tá Vi Văn Quế phát biểu", [["Phó Giám đốc Công an tỉnh"]]),
        ("Phó Chủ tịch UBND TP. Bến Tre Lê Thị Út kiểm tra", [["Phó Chủ tịch UBND TP. Bến Tre"]]),
        (
            "Mã Văn Hợi - Giám đốc Sở Xây dựng, Trần Văn Bé - Giám đốc Sở Y tế",
            [["Giám đốc Sở Xây dựng"], ["Giám đốc Sở Y tế"]],
        ),
        ("Chủ tịch UBND tỉnh Đỗ Tư và Bí thư Tỉnh ủy Võ Tấn Lộc", [["Chủ tịch UBND tỉnh"], ["Bí thư Tỉnh ủy"]]),
        ("hai bị cáo Thắng, Lợi và Hòa kháng cáo", [[], [], []]),
    ],
)
def test_each_person_has_his_own_offices(text: str, roles: list[list[str]]) -> None:
    assert [list(person.value.roles) for person in find_people(text)] == roles


def test_one_title_behind_another_is_no_person() -> None:
    (person,) = find_people("Tiếp đoàn có đồng chí Thượng tá Nguyễn Quốc Việt, Phó Trưởng Công an huyện.")
    assert person.value.name == "Nguyễn Quốc Việt"


def test_the_school_belongs_to_the_office_of_its_head() -> None:
    text = "Cô giáo Trần Thị Mai, Hiệu trưởng Trường Tiểu học Kim Đồng được biểu dương."
    (person,) = find_people(text)
    assert person.value.roles == ("Hiệu trưởng Trường Tiểu học Kim Đồng",)


def test_a_person_with_offices_and_bodies() -> None:
    text = "Đồng chí Lê Quang Hòa, Ủy viên Ban Thường vụ Tỉnh ủy, Trưởng Ban Nội chính Tỉnh ủy làm Trưởng đoàn."
    (person,) = find_people(text)
    assert text[person.start : person.end] == "Lê Quang Hòa"
    assert person.value.roles == ("Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Nội chính Tỉnh ủy", "Trưởng đoàn")
    assert person.value.bodies == ("Ban Thường vụ Tỉnh ủy", "Ban Nội chính Tỉnh ủy")


def test_an_office_may_stand_before_the_name() -> None:
    text = "Phó Chủ tịch UBND xã Bảo Bình Trần Thị Nga tiếp dân."
    (person,) = find_people(text)
    assert person.value.name == "Trần Thị Nga"
    assert person.value.roles == ("Phó Chủ tịch UBND xã Bảo Bình",)
    (body,) = find_organisations(text)
    assert body.value == Organisation("Ủy ban nhân dân", "state", "commune", "xã Bảo Bình")


@pytest.mark.parametrize(
    "text",
    [
        "Học tập tư tưởng Hồ Chí Minh và phong cách Hồ Chí Minh.",
        "Mở rộng đường Nguyễn Văn Trỗi, Lê Hồng Phong.",
        "Trường THPT Nguyễn Bỉnh Khiêm đạt chuẩn.",
        "Nhân dân huyện Trần Văn Thời đồng thuận.",
        "Cảng hàng không Long Thành khởi công.",
        "Ủy ban Kiểm tra Tỉnh ủy kết luận.",
        "Xe khách đi tỉnh Bà Rịa - Vũng Tàu.",
    ],
)
def test_names_of_things_are_not_people(text: str) -> None:
    assert find_people(text) == []


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Ban Thường vụ Huyện ủy Cẩm Mỹ", Organisation("Ban Thường vụ Huyện ủy", "party", "district", "Cẩm Mỹ")),
        ("BTV Tỉnh ủy", Organisation("Ban Thường vụ Tỉnh ủy", "party", "province", "")),
        ("UBND xã Xuân Bảo", Organisation("Ủy ban nhân dân", "state", "commune", "xã Xuân Bảo")),
        ("Công an tỉnh", Organisation("Công an", "armed", "province", "")),
        ("Sở Y tế", Organisation("Sở Y tế", "state", "province", "")),
        ("UBKT Đảng ủy", Organisation("Ủy ban Kiểm tra Đảng ủy", "party", "", "")),
        ("Ban Thường vụ huyện ủy", Organisation("Ban Thường vụ Huyện ủy", "party", "district", "")),
        ("HĐND thành phố Hà Nội", Organisation("Hội đồng nhân dân", "state", "province", "thành phố Hà Nội")),
    ],
)
def test_bodies_of_all_levels(printed: str, value: Organisation) -> None:
    (found,) = find_organisations(f"Theo báo cáo của {printed}, kết quả tốt.")
    assert found.end - found.start == len(printed)
    assert found.value == value


def test_a_general_word_alone_is_no_body() -> None:
    assert find_organisations("Phòng ngừa vi phạm; Bộ phận chuyên môn; Sở dĩ còn chậm; Huyện ủy viên mới.") == []


def test_gold_of_composed_mentions() -> None:
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    scores = evaluate(rows)
    assert min(int(scores["people"]), int(scores["organisations"])) >= 200
    assert float(scores["people_f1"]) >= 0.93
    assert float(scores["organisations_f1"]) >= 0.93
    assert float(scores["roles"]) >= 0.9


def test_no_spelling_of_a_head_breaks_the_finder() -> None:
    forms = [row["form"] for row in table("heads", "vanthu.extraction.actors")]
    for form in forms:
        for spelling in {form, form.replace(" - ", "-"), form.replace("-", "–"), form.replace("ủy", "uỷ")}:
            find_organisations(f"Theo {spelling} và {spelling.lower()} Cẩm Mỹ.")


@given(st.lists(st.sampled_from(PIECES), max_size=50).map("".join))
def test_mentions_lie_in_order_inside_the_text(text: str) -> None:
    for finder in (find_people, find_organisations):
        at = 0
        for mention in finder(text):
            assert at <= mention.start < mention.end <= len(text)
            at = mention.end


@given(st.text(max_size=200))
def test_no_text_breaks_them(text: str) -> None:
    find_people(text)
    find_organisations(text)


def test_short_names_that_a_document_gives_hold_from_there_on() -> None:
    text = (
        "Ban Chỉ đạo họp. Thành lập Hội đồng quản lý Quỹ Bảo trợ trẻ em tỉnh (sau đây gọi tắt là Hội đồng); "
        "Hội đồng có 9 thành viên; Hội đồng nhân dân huyện giám sát."
    )
    found = find_organisations(text)
    assert [text[m.start : m.end] for m in found] == [
        "Hội đồng quản lý Quỹ Bảo trợ trẻ em tỉnh",
        "Hội đồng",
        "Hội đồng",
        "Hội đồng nhân dân huyện",
    ]
    assert found[1].value == found[2].value == found[0].value


def test_short_names_pass_from_paragraph_to_paragraph() -> None:
    aliases = Aliases()
    assert find_organisations("BĐD giám sát việc cho vay.", aliases) == []
    find_organisations("Ban Quản lý dự án đầu tư xây dựng huyện Vĩnh Cửu (viết tắt là “BĐD”) nhận bàn giao.", aliases)
    (later,) = find_organisations("Giao BĐD nghiệm thu.", aliases)
    assert later.value.place == "huyện Vĩnh Cửu"


@pytest.mark.parametrize(
    "text", ["Có 381 đồng chí Đảng viên được kiểm tra.", "Tỷ lệ tham gia BHXH, BHYT tăng.", "Ông X nộp đơn."]
)
def test_words_that_are_no_actors(text: str) -> None:
    assert find_people(text) == []
    assert find_organisations(text) == []
