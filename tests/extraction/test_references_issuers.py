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


def test_what_a_document_is_about_is_no_part_of_the_unit_that_issued_it() -> None:
    text = "Căn cứ Quyết định số 31/2014/QĐ-UBND ngày 08/9/2014 của Ủy ban nhân dân tỉnh V/v giao chỉ tiêu tuyển sinh;"
    assert [m.value.issuer for m in find_references(text)] == ["Ủy ban nhân dân tỉnh"]


def test_papers_between_bodies_are_of_all_of_them() -> None:
    text = "Thực hiện Chương trình phối hợp số 8/CTPH-MTTQ-CA giữa Ủy ban MTTQ tỉnh và Công an tỉnh về an ninh"
    assert [m.value.issuer for m in find_references(text)] == ["Ủy ban MTTQ tỉnh và Công an tỉnh"]


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
