"""Names of bodies and people in news, letters, lists of addressees and minutes."""

from __future__ import annotations

import pytest

from extraction.actor_texts import bodies, people
from vanthu.extraction.actors.capitals import recased


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ĐẢNG BỘ TỈNH ĐẮK NÔNG\nHUYỆN ỦY TUY ĐỨC", ["ĐẢNG BỘ TỈNH ĐẮK NÔNG", "HUYỆN ỦY TUY ĐỨC"]),
        ("KIỂM TOÁN NHÀ NƯỚC KHU VỰC XII\nTHÔNG BÁO", ["KIỂM TOÁN NHÀ NƯỚC KHU VỰC XII"]),
        ("CÔNG TY CỔ PHẦN CAO SU PHƯỚC HÒA\nSố 88", ["CÔNG TY CỔ PHẦN CAO SU PHƯỚC HÒA"]),
        ("TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH", ["BAN THƯỜNG TRỰC"]),
        ("BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", []),
        ("HỘI NGHỊ TỔNG KẾT NĂM HỌC", []),
        ("Phòng NN&PTNT, UBND, HĐND, BHXH", ["Phòng NN&PTNT", "UBND", "HĐND"]),
    ],
)
def test_bodies_in_capitals(text: str, found: list[str]) -> None:
    assert bodies(text) == found


def test_capitals_are_recased_at_the_same_length() -> None:
    text = "UBMTTQ VIỆT NAM XÃ EA KAO và BCH ĐẢNG BỘ HUYỆN CƯ M'GAR"
    line, spans = recased(text)
    assert line == "UBMTTQ Việt Nam xã Ea Kao và BCH Đảng Bộ huyện Cư M'Gar"
    assert len(spans) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("UBND các xã Ea Wer, Ea Huar và Krông Na kiểm đếm", ["UBND các xã Ea Wer", "Ea Huar", "Krông Na"]),
        ("Các sở: TC, XD, NN&PTNT;", ["TC", "XD", "NN&PTNT"]),
        ("do Ban Tổ chức và Ủy ban Kiểm tra Thành ủy thẩm định", ["Ban Tổ chức", "Ủy ban Kiểm tra Thành ủy"]),
        ("Ban Tổ chức thu hồi quyết định", []),
        ("Hội đồng Thi đua - Khen thưởng tỉnh họp", ["Hội đồng Thi đua - Khen thưởng tỉnh"]),
        ("Công ty Truyền tải điện 3 đóng điện", ["Công ty Truyền tải điện 3"]),
        ("tặng Công ty Cà phê Thắng Lợi 3 xe tải", ["Công ty Cà phê Thắng Lợi"]),
        ("Phòng Nội vụ 8; Phòng Tư pháp 4;", ["Phòng Nội vụ", "Phòng Tư pháp"]),
        ("Nông trường 27/7 và Chi đoàn Công ty 75", ["Nông trường 27/7", "Chi đoàn Công ty 75"]),
        ("Công ty Honda Việt Nam tuyển thợ", ["Công ty Honda Việt Nam"]),
        ("Hội Hữu nghị Việt Nam - Lào tỉnh", ["Hội Hữu nghị Việt Nam - Lào tỉnh"]),
        ("Phân hiệu Đại học Đà Nẵng tại Kon Tum", ["Phân hiệu Đại học Đà Nẵng tại Kon Tum"]),
        ("Đại sứ quán Nhật Bản tại Việt Nam mời", ["Đại sứ quán Nhật Bản tại Việt Nam"]),
        ("Tòa án quân sự Khu vực 2 Quân khu 7", ["Tòa án quân sự Khu vực 2 Quân khu 7"]),
        ("Ban Chỉ đạo 389 quốc gia họp", ["Ban Chỉ đạo 389 quốc gia"]),
        ("đi cùng Vườn quốc gia Yok Đôn", ["Vườn quốc gia Yok Đôn"]),
        ("sống trong Vườn quốc gia Yok Đôn", []),
        ("Chi bộ Bảo hiểm xã hội kết nạp 1", ["Chi bộ Bảo hiểm xã hội"]),
        ("Mặt trận xã họp; Mặt trận các cấp; ban công tác Mặt trận ấp", ["Mặt trận xã"]),
        ("Bộ Công an hồ sơ vụ án", ["Bộ Công an"]),
        ("Ban Quản lý rừng phòng hộ Lắk chậm bàn giao", ["Ban Quản lý rừng phòng hộ Lắk"]),
        (
            "Trung tâm Giống cây trồng, vật nuôi và thủy sản tỉnh",
            ["Trung tâm Giống cây trồng, vật nuôi và thủy sản tỉnh"],
        ),
        ("Ban Tổ chức Trung ương Hội", ["Ban Tổ chức Trung ương Hội"]),
        ('phẩm chất "Bộ đội Cụ Hồ"; mưa ở trạm Buôn Hồ', []),
    ],
)
def test_bodies_of_other_registers(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TM. HỘI ĐỒNG QUẢN TRỊ\n(đã ký)\nNGUYỄN THANH TÙNG", ["NGUYỄN THANH TÙNG"]),
        ("CHƯƠNG TRÌNH HỒ SƠ XÉT DUYỆT\nVÀ DỰ KIẾN NĂM", []),
        ("ông Kim Yong-hoon và ngài Andrew Goledzinowski", ["Kim Yong-hoon", "Andrew Goledzinowski"]),
        ("Ni sư Thích nữ Diệu Ân, Mục sư Y Ky Êban", ["Thích nữ Diệu Ân", "Y Ky Êban"]),
        ("Đ/c K' Brểu và bà H'Yam Bkrông", ["K' Brểu", "H'Yam Bkrông"]),
        ("NSƯT Xuân Hợi, phóng viên Minh Ngọc", ["Xuân Hợi", "Minh Ngọc"]),
        ("nghệ sĩ Hà Nội; đại sứ Hàn Quốc; phóng viên nước ngoài", []),
        ("thư ký là anh Phước; Anh Sơn là huyện của Nghệ An", ["Phước", "Sơn"]),
        ("Lưu: VT, NC (Thủy, 12b).", ["Thủy"]),
        ("bị cáo Sùng A Dế 9 năm tù; Dế kháng cáo", ["Sùng A Dế", "Dế"]),
        ("ông Lê Thủy dự; Thủy lợi là khâu yếu", ["Lê Thủy"]),
        ("Trường THPT chuyên Nguyễn Chí Thanh khai giảng", []),
        ("Lê Na - Kế toán trưởng; Hà Nam - Chủ tịch", ["Lê Na"]),
        ("Thủ tướng Nhật Bản Kishida Fumio thăm", ["Kishida Fumio"]),
        ("Ông NGUYỄN VĂN BÌNH nói; ĐƯỜNG LÊ HỒNG PHONG dài", ["NGUYỄN VĂN BÌNH"]),
        ("chuyên gia Nhật Bản, kỹ sư Hàn Quốc, các anh Nông dân", []),
        ("Trung tá QNCN Siu Thức; Giám đốc HTX Ngô Tấn Cư", ["Siu Thức", "Ngô Tấn Cư"]),
    ],
)
def test_people_of_other_registers(text: str, found: list[str]) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Công đoàn Bệnh viện tặng quà; Đảng ủy Bệnh viện họp", ["Công đoàn Bệnh viện", "Đảng ủy Bệnh viện"]),
        ("Công đoàn Bệnh viện Mắt họp", ["Công đoàn Bệnh viện Mắt"]),
        ("Bệnh xá Sư đoàn và Bệnh xá Trung đoàn 95", ["Bệnh xá Sư đoàn", "Bệnh xá Trung đoàn 95"]),
        ("Đoàn trường ĐH Sư phạm Huế", ["Đoàn trường ĐH Sư phạm Huế"]),
        ("Hội Sinh viên trường Cao đẳng Y tế Sơn La", ["Hội Sinh viên trường Cao đẳng Y tế Sơn La"]),
        ("Đoàn trường THPT Lê Lợi", ["Đoàn trường THPT Lê Lợi"]),
        ("Chi bộ Khối Văn hóa - Xã hội họp", ["Chi bộ Khối Văn hóa - Xã hội"]),
        ("Đại đội Thông tin và Đại đội Công binh 18", ["Đại đội Thông tin", "Đại đội Công binh 18"]),
        ("gửi các Vụ: KTTH, NC; Lưu: VT", ["KTTH", "NC"]),
        ("các vụ: cháy, nổ; các vụ án", []),
        ("Công ty Than Mạo Khê - TKV họp", ["Công ty Than Mạo Khê - TKV"]),
        ("Công ty Gạch Hạ Hòa - Sở Xây dựng", ["Công ty Gạch Hạ Hòa", "Sở Xây dựng"]),
        ("Công ty (CTy) Cà phê Đắk Lắk", ["Công ty (CTy) Cà phê Đắk Lắk"]),
        ("Trung tâm (TT) đã họp", []),
        ("Sau khi UBND tỉnhHà Giang báo cáo", ["UBND tỉnhHà Giang"]),
        ("Theo Vi Nhài/VTV; số 15/UBND", ["VTV"]),
        ("Gửi Văn phòng Ban Chỉ đạo; Ban Chỉ đạo họp", ["Văn phòng Ban Chỉ đạo"]),
        ("Đoàn kiểm tra của Huyện ủy; Đoàn kiểm tra số 2", ["Huyện ủy", "Đoàn kiểm tra số 2"]),
        ("BỆNH VIỆN NHI CÓ GIÁM ĐỐC MỚI", ["BỆNH VIỆN NHI"]),
        ("UBND TỈNH PHÚ YÊN KIỆN TOÀN TỔ CÔNG TÁC", ["UBND TỈNH PHÚ YÊN"]),
    ],
)
def test_bodies_in_bodies(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lễ kết thúc tốt đẹp.\nThu Phượng - Vi Nhài", ["Thu Phượng", "Vi Nhài"]),
        ("Lễ kết thúc tốt đẹp.\n(Theo Thu Phượng/VOV)", ["Thu Phượng"]),
        ("Lễ kết thúc tốt đẹp.\n(T.H - Thu Phượng)", ["Thu Phượng"]),
        ("Lễ kết thúc tốt đẹp.\nNguồn: Thu Phượng, Báo Sơn La", ["Thu Phượng"]),
        ("Lễ kết thúc tốt đẹp.\nNguồn: Sở Y tế", []),
        ("Lễ kết thúc tốt đẹp.\nHà Giang - Cao Bằng", []),
        ("Lễ kết thúc tốt đẹp.\nTHU PHƯỢNG", ["THU PHƯỢNG"]),
        ("Lễ kết thúc tốt đẹp.\nTin, ảnh: THU PHƯỢNG - VI NHÀI", ["THU PHƯỢNG", "VI NHÀI"]),
        ("Lễ kết thúc tốt đẹp.\nThu Phượng\nTin khác\nTag:", ["Thu Phượng"]),
        ("Lễ kết thúc tốt đẹp.\nNGƯỜI LẬP", []),
        ("Lễ kết thúc tốt đẹp.\nHỒ SƠ KÈM THEO", []),
        ("Lễ kết thúc tốt đẹp,\nTHU PHƯỢNG", []),
        ("Bí thư Tỉnh ủy Thạch Sươn dự; Tỉnh ủy Hà Giang", ["Thạch Sươn"]),
        ("Ông Vi Văn Mẫn-Phó Chủ tịch; ông Kim Yong-Hoon", ["Vi Văn Mẫn", "Kim Yong-Hoon"]),
        ("CHỦ TỊCH UBND TỈNH ĐẶNG VĂN MẪN LÀM VIỆC VỚI HUYỆN EA KAR", ["ĐẶNG VĂN MẪN"]),
        ("QUYẾT ĐỊNH CỦA CHỦ TỊCH UBND TỈNH HÀ GIANG KIỂM TRA TÀI SẢN", []),
        ("ĐỒNG CHÍ VI THỊ NHÀI ĐƯỢC BẦU LÀM CHỦ TỊCH", ["VI THỊ NHÀI"]),
        ("bà Anna de Boer và ông Hans van Dijk", ["Anna de Boer", "Hans van Dijk"]),
        ("Kế toán Ông Thị Nhài; Ông Vi Văn Mẫn", ["Ông Thị Nhài", "Vi Văn Mẫn"]),
        ("Vi Thị Nhài Thứ tư, ngày 3/5; ông Vi Văn Thứ", ["Vi Thị Nhài", "Vi Văn Thứ"]),
        ("Bí thư Huyện ủy Long Hồ Lê Văn Mẫn dự", ["Lê Văn Mẫn"]),
    ],
)
def test_people_of_news(text: str, found: list[str]) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Phó Chủ tịch UBND tỉnh Trưởng ban; UBND tỉnh Hà Giang", ["UBND tỉnh", "UBND tỉnh Hà Giang"]),
        ("Trạm Y tế xã\nĐợt đầu có 6 hộ", ["Trạm Y tế xã"]),
        ("Phòng Y tế huyện\nThu Hà\nTag", ["Phòng Y tế huyện"]),
        ("họp với UBND tỉnh\nHà Giang và các sở", ["UBND tỉnh\nHà Giang"]),
        ("Số: 21/QĐ của UBND\nHà Giang, ngày 3/5", ["UBND"]),
        ("cho Công ty Bao bì Sa Đéc\n2. Giao Sở Y tế", ["Công ty Bao bì Sa Đéc", "Sở Y tế"]),
        (
            "Đảng bộ cơ quan UBND huyện, Chi bộ cơ quan Huyện ủy",
            ["Đảng bộ cơ quan UBND huyện", "Chi bộ cơ quan Huyện ủy"],
        ),
        ("BTS GHPGVN huyện; Hải đội 3 Biên phòng Cà Mau", ["BTS GHPGVN huyện", "Hải đội 3 Biên phòng Cà Mau"]),
        ("Đoàn công tác của Sở Y tế; Đoàn công tác số 2", ["Sở Y tế", "Đoàn công tác số 2"]),
        ("Vi Văn Mẫn (khoa Điện) và Vi Nhài (chi bộ Trạm Y tế)", ["khoa Điện", "chi bộ Trạm Y tế"]),
        ("ngành mới (khoa học dữ liệu), việc (thanh tra huyện Ba Vì)", []),
        ("Chánh thanh tra tỉnh dự; tiến hành thanh tra huyện Ba Vì", ["thanh tra tỉnh"]),
        ("dự lễ động thổ Nhà máy gạch Hòa Bình", []),
    ],
)
def test_where_a_name_ends_before_a_line_or_an_office(text: str, found: list[str]) -> None:
    assert bodies(text) == found
