"""Families of phrasing in which people and bodies are named: lists, firms, purposes, guests, names of the highlands."""

from __future__ import annotations

import pytest

from extraction.actor_texts import bodies, people
from vanthu.extraction.actors import find_organisations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HĐND, UBND huyện Yên Minh họp", ["HĐND", "UBND huyện Yên Minh"]),
        ("HĐND và UBND xã Mậu Duệ họp", ["HĐND và UBND xã Mậu Duệ"]),
        ("Sở Tài chính, Nội vụ và UBND huyện thẩm tra", ["Sở Tài chính", "Nội vụ", "UBND huyện"]),
        ("Hội Nông dân, Phụ nữ xã Hòa Sơn ký kết", ["Hội Nông dân", "Phụ nữ xã Hòa Sơn"]),
        ("Ban Thường vụ, Bí thư Huyện ủy chỉ đạo", ["Ban Thường vụ", "Huyện ủy"]),
        ("Giám đốc Sở Y tế; Điều dưỡng Hồ Thị Lý", ["Sở Y tế"]),
        ("Ban Tổ chức, Ban Nội chính, Văn phòng Tỉnh ủy", ["Ban Tổ chức", "Ban Nội chính", "Văn phòng Tỉnh ủy"]),
        ("Ban Tổ chức, các tiểu ban phục vụ lễ hội", []),
    ],
)
def test_bodies_of_a_list(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Công ty CP Thực phẩm Hạt Ngọc và Hạt Kiểm lâm", ["Công ty CP Thực phẩm Hạt Ngọc", "Hạt Kiểm lâm"]),
        ("Công ty TNHH Vận tải Hoàng Long Phát bị phạt", ["Công ty TNHH Vận tải Hoàng Long Phát"]),
        ("Giám đốc Công ty TNHH Vận tải Hoàng Văn Phát nói", ["Công ty TNHH Vận tải"]),
        ("Công ty Cao su Suối Trong nộp thuế", ["Công ty Cao su Suối Trong"]),
        ("nợ Công ty CP Xây dựng 99 12 tỷ đồng", ["Công ty CP Xây dựng 99"]),
        ("Công ty Cổ phần Đầu tư Nhà và Đô thị HUD2", ["Công ty Cổ phần Đầu tư Nhà và Đô thị HUD2"]),
        ("Công ty TNHH Luxshare - ICT tuyển thợ", ["Công ty TNHH Luxshare - ICT"]),
        ("Công ty may Nhà Bè, THT rau an toàn Đoàn Kết", ["Công ty may Nhà Bè", "THT rau an toàn Đoàn Kết"]),
        ("Truyền tải điện Đắk Nông, Viễn thông tỉnh", ["Truyền tải điện Đắk Nông", "Viễn thông tỉnh"]),
        ("đường dây truyền tải điện Bắc - Nam; dịch vụ viễn thông", []),
    ],
)
def test_firms(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Hội đồng xét tặng danh hiệu “Nghệ nhân ưu tú” cấp tỉnh họp",
            ["Hội đồng xét tặng danh hiệu “Nghệ nhân ưu tú” cấp tỉnh"],
        ),
        ("Ban Chỉ đạo các Chương trình MTQG tỉnh họp", ["Ban Chỉ đạo các Chương trình MTQG tỉnh"]),
        (
            "Hội đồng thẩm định đồ án quy hoạch chung thị trấn Than Uyên",
            ["Hội đồng thẩm định đồ án quy hoạch chung thị trấn Than Uyên"],
        ),
        ("Ban Tổ chức Lễ hội Đền Hùng thông báo", ["Ban Tổ chức Lễ hội Đền Hùng"]),
        ("Ban Soạn thảo Luật Đất đai (sửa đổi)", ["Ban Soạn thảo Luật Đất đai"]),
        ("Tổ công tác triển khai Đề án 06 Chính phủ", ["Tổ công tác triển khai Đề án 06 Chính phủ"]),
        ("Ban Tổ chức cuộc thi; ban tổ chức lễ hội phải niêm yết", []),
        ("Ban Chỉ đạo nghe huyện báo cáo; Hội đồng xét xử hội ý", []),
        ("Ban Chỉ đạo chuyển đổi số giao các xã", ["Ban Chỉ đạo chuyển đổi số"]),
    ],
)
def test_purposes_of_committees(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Quốc hội Lào, Đảng Cộng sản Nhật Bản", ["Quốc hội Lào", "Đảng Cộng sản Nhật Bản"]),
        ("Chính phủ Anh viện trợ; Chính phủ nước bạn", ["Chính phủ Anh", "Chính phủ"]),
        ("Ngân hàng Thế giới tại Việt Nam", ["Ngân hàng Thế giới tại Việt Nam"]),
        ("Hội đồng hương Quỳ Châu tại TP.Vinh", ["Hội đồng hương Quỳ Châu tại TP.Vinh"]),
        ("UBND tỉnh họp tại Vinh", ["UBND tỉnh"]),
        ("bà Chế Thị Lan (Đoàn Khánh Hòa) hỏi", ["Đoàn Khánh Hòa"]),
        ("Phó Tổng Thanh tra Thanh tra Chính phủ", ["Thanh tra Chính phủ"]),
        ("giải nhất thuộc về đội Điện lực Tam Kỳ", ["Điện lực Tam Kỳ"]),
        ("Lữ đoàn 83 Công binh Hải quân, Kho 661", ["Lữ đoàn 83 Công binh Hải quân", "Kho 661"]),
        ("Vụ Địa phương II và vụ Đông Xuân", ["Vụ Địa phương II"]),
        ("Công đoàn Trường Mầm non Sao Mai", ["Công đoàn Trường Mầm non Sao Mai"]),
        ("Đoàn Trường Đại học Y khoa Vinh", ["Đoàn Trường Đại học Y khoa Vinh"]),
        ("Hội Doanh nhân trẻ tỉnh, Hội Nông dân đào ao", ["Hội Doanh nhân trẻ tỉnh", "Hội Nông dân"]),
        ("Sở Khoa học & Công nghệ tỉnh", ["Sở Khoa học & Công nghệ tỉnh"]),
        ("Chủ tịch UBMTTQ phường Quang Trung Lê Na", ["UBMTTQ phường Quang Trung"]),
    ],
)
def test_other_bodies(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ỦY BAN NHÂN DÂN\nHUYỆN BẢO LÂM\nTỈNH CAO BẰNG", ["ỦY BAN NHÂN DÂN\nHUYỆN BẢO LÂM"]),
        ("BỘ TÀI CHÍNH\nKHO BẠC NHÀ NƯỚC", ["BỘ TÀI CHÍNH", "KHO BẠC NHÀ NƯỚC"]),
        ("KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY", ["BAN THƯỜNG VỤ TỈNH ỦY"]),
        ("ĐẢNG BỘ XÃ LÂM SAN NHIỆM KỲ 2020", ["ĐẢNG BỘ XÃ LÂM SAN"]),
        ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH TỔ CHỨC HỘI NGHỊ", ["ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH"]),
        ("THÔNG BÁO TUYỂN DỤNG NĂM 2024", []),
    ],
)
def test_letterheads_and_headings(text: str, found: list[str]) -> None:
    assert bodies(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("có các đồng chí: Y Thanh Hà Niê Kđăm, Ủy viên; H'Lim Niê, Bí thư", ["Y Thanh Hà Niê Kđăm", "H'Lim Niê"]),
        ("K'Thế, Chủ tịch UBND xã Lộc Nam", ["K'Thế"]),
        ("Chỉ huy trưởng Ban CHQS xã Nậm Nhùn Mào Văn Phin", ["Mào Văn Phin"]),
        ("Huyện Văn Giang tổ chức; Trung tâm Văn hóa", []),
        ("Vắng một người (ông Út Hiền, có phép)", ["Út Hiền"]),
        ("Ngoại trưởng Lào Saleumxay Kommasith", ["Saleumxay Kommasith"]),
        ("Tổng thống Hoa Kỳ Joe Biden", ["Joe Biden"]),
        ("Đại sứ Nhật Bản tại Việt Nam Ito Naoki", ["Ito Naoki"]),
        ("ông Tạ Công Chức (thôn Vĩnh Xuân)", ["Tạ Công Chức"]),
        ("người đại diện PHẠM HỮU LƯỢNG, địa chỉ", ["PHẠM HỮU LƯỢNG"]),
        ("1. Lương Văn Ứng; 2. Kim Sang; 3. Danh Út", ["Lương Văn Ứng", "Kim Sang", "Danh Út"]),
        ("Lưu: VT, TH, Duy.", ["Duy"]),
        ("Lưu: VT, Ban Tổ chức; Lưu VT", []),
        ("Thư ký: Thành, Lan (Sở Công Thương)", ["Thành", "Lan"]),
        ("giải báo chí Huỳnh Thúc Kháng, ngõ Trần Quý Cáp, Hồ Thác Bà", []),
        ("CHỈ TIÊU ĐỐI CHIẾU\nQUAN ĐIỂM PHÁT TRIỂN", []),
        ("Ảnh: Chị Đinh Thị Rể nhận quà", ["Đinh Thị Rể"]),
    ],
)
def test_people_of_many_kinds(text: str, found: list[str]) -> None:
    assert people(text) == found


def test_the_committee_of_a_heading_has_no_place() -> None:
    (found,) = find_organisations("KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY về công tác cán bộ")
    assert (found.value.name, found.value.place) == ("Ban Thường vụ Tỉnh ủy", "")
