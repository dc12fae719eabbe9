"""Phrasing of reports, papers and minutes: organs without their parent, superiors, authors, shared offices."""

from __future__ import annotations

import pytest

from extraction.actor_texts import bodies, people, roles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bầu 15 ủy viên Ban Chấp hành khóa mới", ["Ban Chấp hành"]),
        ("HĐQT và Ban Kiểm soát báo cáo; Chi ủy tiếp thu", ["HĐQT", "Ban Kiểm soát", "Chi ủy"]),
        ("theo hướng dẫn của Tổng Liên đoàn", ["Tổng Liên đoàn"]),
        ("Ban Giám hiệu các trường THPT chuẩn bị", []),
        ("Chủ tịch UBND các huyện nói trên chịu trách nhiệm", []),
        ("Đại hội đồng cổ đông tại Nhà Quốc hội", []),
        ("ĐẠI HỘI ĐỒNG CỔ ĐÔNG THƯỜNG NIÊN", []),
        ("Chánh Văn phòng Bộ, Đảng ủy Sở, Ban Giám đốc Sở", ["Văn phòng Bộ", "Đảng ủy Sở", "Ban Giám đốc Sở"]),
        ("Trưởng Ban Thi đua - Khen thưởng Bộ trình", ["Ban Thi đua - Khen thưởng Bộ"]),
    ],
)
def test_organs_within_a_body(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vụ Pháp chế - Bộ Công Thương;", ["Vụ Pháp chế - Bộ Công Thương"]),
        ("Trường Đại học Kinh tế - Đại học Huế", ["Trường Đại học Kinh tế - Đại học Huế"]),
        ("cuộc họp Sở Y tế - Sở Tài chính", ["Sở Y tế", "Sở Tài chính"]),
        ("Phòng Kinh tế - NN&PTNT huyện Ea Kar", ["Phòng Kinh tế - NN&PTNT huyện Ea Kar"]),
        ("UBND các xã: Tân Lập, Tân Hòa và Công an huyện", ["UBND các xã: Tân Lập, Tân Hòa", "Công an huyện"]),
        ("UBND các huyện: Krông Nô, Tuy Đức và Thủ trưởng", ["UBND các huyện: Krông Nô, Tuy Đức"]),
        ("Hội Phụ nữ Công an tỉnh thi đấu", ["Hội Phụ nữ Công an tỉnh"]),
        ("cùng đoàn công tác Sở Y tế sang thăm", ["Sở Y tế"]),
        ("bà Na, Phó Trưởng Ban Thường trực Ban Chỉ đạo 389 tỉnh", ["Ban Chỉ đạo 389 tỉnh"]),
        ("UBND huyện Tuy Đức\nNgày 5/3, đoàn đến", ["UBND huyện Tuy Đức"]),
        ("Chính ủy BĐBP Kon Tum\nSáng nay", ["BĐBP Kon Tum"]),
    ],
)
def test_names_that_go_on(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trung tâm Cứu hộ gấu và Phòng Kiểm soát chi;", ["Trung tâm Cứu hộ gấu", "Phòng Kiểm soát chi"]),
        ("Xí nghiệp Sửa chữa máy nổ đã nộp thuế", ["Xí nghiệp Sửa chữa máy nổ"]),
        ("Đội Kiểm tra phát hiện 5 vụ", ["Đội Kiểm tra"]),
        ("Sở Giáo dục và Đào tạo tạo điều kiện để", ["Sở Giáo dục và Đào tạo"]),
    ],
)
def test_objects_of_verbs(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("là Bí thư chi đoàn Bệnh viện huyện", ["chi đoàn Bệnh viện huyện"]),
        ("tặng quà chi bộ bản Tặc Tè", ["chi bộ bản Tặc Tè"]),
        ("bà Na, Trưởng khoa Nhi, nói", ["khoa Nhi"]),
        ("Mỏ thiếc Sơn Dương, Đội sản xuất số 4", ["Mỏ thiếc Sơn Dương", "Đội sản xuất số 4"]),
        ("Đoạn Quản lý đường bộ 6; huyện Mỏ Cày Nam", ["Đoạn Quản lý đường bộ 6"]),
        ("họp tại phòng Khánh tiết", []),
    ],
)
def test_small_names_and_posts(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Buổi lễ kết thúc.\nThu Hương (Đài huyện). Ảnh: Duy Quang", ["Thu Hương", "Duy Quang"]),
        ("Buổi lễ kết thúc.\nHòa Bình", []),
        ("Buổi lễ kết thúc.\nNơi nhận:", []),
        ("Bắt Tống Văn Dế tại Lâm San. Vợ Dế là Lò Thị Ín", ["Tống Văn Dế", "Dế", "Lò Thị Ín"]),
        ("Ông Lê Văn Nga hợp tác với Nga và Lào", ["Lê Văn Nga"]),
        ("tác giả Nguyễn Quang Tiến (Tám Tiến) dự thi", ["Nguyễn Quang Tiến", "Tám Tiến"]),
        ("ông Lê Quang Tiến (Đà Lạt) dự thi", ["Lê Quang Tiến"]),
        ("anh Chu Văn Khoát-nguyên Bí thư Đoàn xã", ["Chu Văn Khoát"]),
        ("bắt giữ Thao A Sềnh, người Lào", ["Thao A Sềnh"]),
        ("Hội thi Sáng tạo kỹ thuật Trần Quý Cáp lần thứ IX", []),
        ("LÒ THỊ ÍN (Khoa Nội) - ThS. HỒ LÊ QUYÊN (Sở Y tế)", ["LÒ THỊ ÍN", "HỒ LÊ QUYÊN"]),
    ],
)
def test_people_of_reports(text: str, found: list[str]) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Hai tân Phó Giám đốc là ông Lê Văn Mẫn - Trưởng khoa Nội và bà Vi Thị Nhài - Trưởng khoa Nhi",
            [["Phó Giám đốc", "Trưởng khoa Nội"], ["Phó Giám đốc", "Trưởng khoa Nhi"]],
        ),
        (
            "bầu 3 Phó Chủ tịch, gồm các ông, bà: Lê Văn Mẫn - Giám đốc Sở Y tế, Vi Thị Nhài - Bí thư Tỉnh đoàn",
            [["Phó Chủ tịch", "Giám đốc Sở Y tế"], ["Phó Chủ tịch", "Bí thư Tỉnh đoàn"]],
        ),
        (
            "Phó Chủ tịch UBND tỉnh Lê Văn Mẫn và bà Vi Thị Nhài, Bí thư Tỉnh đoàn",
            [["Phó Chủ tịch UBND tỉnh"], ["Bí thư Tỉnh đoàn"]],
        ),
        ("Đại tá Lê Văn Mẫn - Phó Chính ủy kiêm Chủ nhiệm Chính trị", [["Phó Chính ủy kiêm Chủ nhiệm Chính trị"]]),
        (
            "ông Lê Văn Mẫn, Phó Chủ tịch UBND tỉnh kiêm Giám đốc Sở Y tế",
            [["Phó Chủ tịch UBND tỉnh", "Giám đốc Sở Y tế"]],
        ),
        (
            "Bà Vi Thị Nhài - nguyên Bí thư Tỉnh đoàn Yên Bái (cũ), giữ chức Chủ tịch Hội LHPN tỉnh",
            [["nguyên Bí thư Tỉnh đoàn Yên Bái", "Chủ tịch Hội LHPN tỉnh"]],
        ),
        ("đ/c Lê Văn Mẫn phó chủ tịch UBND xã, đ/c Vi Thị Nhài", [["phó chủ tịch UBND xã"], []]),
        ("Vi Thị Nhài, kế toán của Công ty TNHH Lâm Sản", [["kế toán của Công ty TNHH Lâm Sản"]]),
        ("- PCT. KT Lê Văn Mẫn: 8 giờ, họp", [["PCT. KT"]]),
        ("ông Lê Văn Mẫn, sinh 1965, Chủ tịch UBND xã", [["Chủ tịch UBND xã"]]),
    ],
)
def test_offices_of_reports(text: str, held: list[list[str]]) -> None:
    assert roles(text) == held


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ủy viên Ban Kiểm tra; Quận Đoàn 4 và Xưởng 5", ["Ban Kiểm tra", "Quận Đoàn 4", "Xưởng 5"]),
        ("Tòa án nhân dân cấp cao tại Thành phố Đà Nẵng xét xử", ["Tòa án nhân dân cấp cao tại Thành phố Đà Nẵng"]),
        ("Tổng Công ty Lương thực Bình Minh - CTCP (BMF) nộp", ["Tổng Công ty Lương thực Bình Minh - CTCP", "BMF"]),
        ("Kính gửi: Sở Nội vụ\nThực hiện Công văn số 5", ["Sở Nội vụ"]),
    ],
)
def test_numbers_seats_and_legal_forms(text: str, found: list[str]) -> None:
    assert bodies(text) == found


def test_credits() -> None:
    assert people("Buổi lễ kết thúc.\nBài, ảnh: THU HIỀN") == ["THU HIỀN"]
    assert people("Buổi lễ kết thúc.\nNơi nhận: Phòng Hai") == []
