"""Names of issuing bodies: listed ones, formed ones, and where a name ends before the title that follows."""

from __future__ import annotations

import pytest

from vanthu.extraction.references import find_references
from vanthu.extraction.references.issuer import issuer_at

FORMER = [
    "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
    "Ban Tổ chức - Cán bộ Chính phủ",
    "Ủy ban Dân tộc và Miền núi",
    "Tổng cục Địa chính",
    "Bộ Đại học, Trung học chuyên nghiệp và Dạy nghề",
    "Bộ Nội thương",
    "Ủy ban Chứng khoán Nhà nước",
]
FREE = [
    "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh",
    "Hội đồng nghĩa vụ quân sự huyện",
    "Bệnh viện Đa khoa khu vực Long Khánh",
    "Tập đoàn Điện lực Việt Nam",
    "Ban Chỉ đạo 35 tỉnh",
    "Trung tâm Truyền thông - Giáo dục sức khỏe Trung ương",
    "Tỉnh đoàn Đồng Nai",
]
AFTERWARDS = [" về việc kiện toàn tổ giúp việc", ", có hiệu lực từ ngày ký", " ban hành Quy chế phối hợp", " hướng dẫn"]


@pytest.mark.parametrize("name", FORMER + FREE)
@pytest.mark.parametrize("after", AFTERWARDS)
def test_a_name_ends_where_the_title_goes_on(name: str, after: str) -> None:
    assert issuer_at(name + after, 0) == (len(name), name)


@pytest.mark.parametrize(
    ("text", "joint", "name"),
    [
        ("Bộ Y tế và Bộ Nội vụ quy định", True, "Bộ Y tế và Bộ Nội vụ"),
        ("Bộ Y tế và Bộ Nội vụ quy định", False, "Bộ Y tế"),
        ("Ban Cơ yếu Chính phủ và Bộ Quốc phòng về", True, "Ban Cơ yếu Chính phủ và Bộ Quốc phòng"),
        ("Sở Nội vụ và các đơn vị liên quan", True, "Sở Nội vụ"),
    ],
)
def test_several_bodies_are_taken_together_in_joint_documents(text: str, joint: bool, name: str) -> None:
    assert issuer_at(text, 0, joint=joint) == (len(name), name)


@pytest.mark.parametrize("text", ["các cấp ủy cơ sở", "ban hành chậm", "đồng chí Bí thư", "nhân dân trong xã"])
def test_common_words_are_no_body(text: str) -> None:
    assert issuer_at(text, 0) is None


def test_the_body_of_a_reference() -> None:
    text = "Căn cứ Quyết định số 19/QĐ-HĐNVQS ngày 05/01/2024 của Hội đồng nghĩa vụ quân sự xã Xuân Mỹ về phân công."
    (mention,) = find_references(text)
    assert mention.value.issuer == "Hội đồng nghĩa vụ quân sự xã Xuân Mỹ"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hội đồng thanh lý tài sản huyện Nghĩa Đàn, theo đó", "hội đồng thanh lý tài sản huyện Nghĩa Đàn"),
        ("nhà trường và đại diện phụ huynh", "nhà trường"),
        ("đoàn giám sát đã gửi", "đoàn giám sát"),
        ("chủ đầu tư đề nghị gia hạn", "chủ đầu tư"),
        ("Thanh tra Sở; các biên bản khác", "Thanh tra Sở"),
        ("Thanh tra Sở Công Thương về kinh doanh xăng dầu", "Thanh tra Sở Công Thương"),
        ("Đảng ủy Tổng công ty 789 về kết nạp đảng viên", "Đảng ủy Tổng công ty 789"),
        ("Đảng ủy Tập đoàn Cao su Việt Nam.", "Đảng ủy Tập đoàn Cao su Việt Nam"),
        ("Tổ kiểm tra,\nỦY BAN NHÂN DÂN HUYỆN QUYẾT ĐỊNH:", "Tổ kiểm tra"),
    ],
)
def test_bodies_in_lower_case_and_bodies_within_bodies(text: str, name: str) -> None:
    assert issuer_at(text, 0) == (len(name), name)


@pytest.mark.parametrize("text", ["người dân phường 3 về tiếng ồn", "ông An ngày 3/4/2019", "hội đồng này"])
def test_other_words_in_lower_case_are_no_body(text: str) -> None:
    assert issuer_at(text, 0) is None
