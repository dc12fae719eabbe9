"""Word, RTF, PDF, Excel, web pages and scans: text, order, marks and fonts."""

import json
import shutil
from pathlib import Path

import pytest

from reading.making import TEXT, encoded
from vanthu.evaluation.legacy import evaluate
from vanthu.reading import ocr, read
from vanthu.reading.legacy import font_encoding, is_capital_font
from vanthu.reading.numbering import Level, Numbering, spell

DATA = Path(__file__).parent / "data"
DEV = Path(__file__).parents[3] / "shared" / "eval"


def legacy(text: str, encoding: str = "tcvn3") -> str:
    return encoded(text, encoding).decode("latin-1")


LEGACY_DOC = """ỦY BAN NHÂN DÂN
HUYỆN ĐẠ TẺH
\t
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

THÔNG BÁO
**I. Kết quả đạt được**
- *Về trồng rừng:* toàn huyện trồng mới 120 ha, vượt 5% kế hoạch năm 2006.
Ghi chú: phần này gõ bằng Unicode.
TT\tXã\tDiện tích (ha)
1\tĐạ Kho\t45
Nơi nhận: Lưu VP."""


def test_doc_of_word_97_with_fonts_of_two_encodings():
    source = read(DATA / "tcvn3.doc")
    assert source.text.rstrip() == LEGACY_DOC
    assert (source.format, source.encoding) == ("doc", "tcvn3")


def test_rtf_with_fonts_of_two_encodings(tmp_path):
    u = "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in "Ghi chú: phần này gõ bằng Unicode.")
    rtf = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman .VnTime;}{\f1 .VnTimeH;}{\f2 Times New Roman;}}"
        r"{\header nowhere}{\*\generator nothing}{\pict\bin4 }{}}}"
        r"{\f1 " + legacy("thông báo") + r"\par}{\f0\b " + legacy("I. Kết quả đạt được") + r"\par}"
        r"{\f0 - {\i " + legacy("Về trồng rừng:") + "} " + legacy("vượt kế hoạch") + r"\par}{\f2 " + u + r"\par}"
        r"\trowd\pard\intbl{\f0 TT}\cell{\f0 " + legacy("Xã") + r"}\cell\row\pard {\f0 h\'d5t}\par}"
    )
    path = tmp_path / "a.rtf"
    path.write_bytes(rtf.encode("latin-1"))
    assert read(path).text.split("\n") == [
        "THÔNG BÁO",
        "**I. Kết quả đạt được**",
        "- *Về trồng rừng:* vượt kế hoạch",
        "Ghi chú: phần này gõ bằng Unicode.",
        "TT\tXã",
        "hết",
    ]


def test_docx_keeps_order_numbers_marks_and_tables(tmp_path):
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    head = document.add_table(1, 2).rows[0].cells
    head[0].text, head[1].text = "TỈNH ỦY\nBAN TỔ CHỨC", "ĐẢNG CỘNG SẢN VIỆT NAM"
    document.add_paragraph().add_run("Những kết quả chính").bold = True
    lead = document.add_paragraph("- ")
    lead.add_run("Về dân vận:").italic = True
    lead.add_run(" đã đối thoại với nhân dân 12 cuộc, trong đó có ")
    lead.add_run("03").bold = True
    lead.add_run(" cuộc đột xuất.")
    for item in ("Giao Ban Dân vận chủ trì.", "Giao Văn phòng theo dõi."):
        document.add_paragraph(item, style="List Number")
    mixed = document.add_paragraph()
    mixed.add_run(legacy("ủy ban nhân dân")).font.name = ".VnTimeH"
    mixed.add_run(legacy(" huyện vượt kế hoạch")).font.name = ".VnTime"
    rows = document.add_table(2, 3).rows
    for cell, text in zip((*rows[0].cells, *rows[1].cells), ("TT", "Xã", "Tỷ lệ", "1", "", "80,5%"), strict=True):
        cell.text = text
    document.save(tmp_path / "a.docx")
    source = read(tmp_path / "a.docx")
    assert source.text.split("\n") == [
        *("TỈNH ỦY", "BAN TỔ CHỨC", "\t", "ĐẢNG CỘNG SẢN VIỆT NAM", "**Những kết quả chính**"),
        "- *Về dân vận:* đã đối thoại với nhân dân 12 cuộc, trong đó có 03 cuộc đột xuất.",
        *("1. Giao Ban Dân vận chủ trì.", "2. Giao Văn phòng theo dõi."),
        "ỦY BAN NHÂN DÂN huyện vượt kế hoạch",
        *("TT\tXã\tTỷ lệ", "1\t\t80,5%"),
    ]


def test_a_font_that_lies_is_overruled_by_the_words(tmp_path):
    import docx

    document = docx.Document()
    document.add_paragraph().add_run(TEXT.strip()).font.name = ".VnTime"
    document.save(tmp_path / "unicode.docx")
    assert read(tmp_path / "unicode.docx").text == TEXT.strip()
    document = docx.Document()
    for line in TEXT.strip().split("\n"):
        document.add_paragraph().add_run(legacy(line, "vni")).font.name = "Times New Roman"
    document.save(tmp_path / "vni.docx")
    assert read(tmp_path / "vni.docx").text == TEXT.strip()


def test_html_one_block_a_line(tmp_path):
    page = f"""<html><head><title>x</title><style>p.a {{font-family:".VnTimeH"}}</style></head><body>
    <table><tr><td><p>UBND XÃ<p>Số: 5</td><td><p>CỘNG HÒA</td></tr></table>
    <p><b>I.  KẾT
    QUẢ</b></p><p>- <i>Về y tế:</i> tốt &amp; đủ</p><ol start=3><li>ba</ol><script>no()</script>
    <p class=a>{legacy("thông báo")}</p><table><tr><th>TT<th>Tên<tr><td>1<td></table></body></html>"""
    path = tmp_path / "a.htm"
    path.write_bytes(page.encode())
    assert read(path).text.split("\n") == [
        *("UBND XÃ", "Số: 5", "\t", "CỘNG HÒA", "**I. KẾT QUẢ**", "- *Về y tế:* tốt & đủ", "3. ba", "THÔNG BÁO"),
        *("TT\tTên", "1\t"),
    ]


def test_a_frame_round_a_letterhead_keeps_its_lines(tmp_path):
    left = "<td><table><tr><td>THÀNH ỦY TÂN AN<br>ĐẢNG ỦY PHƯỜNG 5<br>*<br>Số 7-BC/ĐU</td></tr></table></td>"
    right = "<td>ĐẢNG CỘNG SẢN VIỆT NAM<br>Phường 5, ngày 2 tháng 3 năm 2010</td>"
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><table><tr>{left}{right}</tr></table></body></html>", "utf-8")
    lines = read(path).text.split("\n")
    assert lines[:4] == ["THÀNH ỦY TÂN AN", "ĐẢNG ỦY PHƯỜNG 5", "*", "Số 7-BC/ĐU"]
    assert lines[5:7] == ["ĐẢNG CỘNG SẢN VIỆT NAM", "Phường 5, ngày 2 tháng 3 năm 2010"]
    path.write_text("<table><tr><td><p>Biểu</p><table><tr><td>1<td>Ba</table></td></tr></table>", "utf-8")
    assert read(path).text.split("\n") == ["Biểu", "1\tBa"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1258", "tcvn3", "vni"])
def test_html_in_any_encoding(tmp_path, charset):
    body = f"<html><head><meta charset={charset}></head><body><p>{TEXT.replace(chr(10), '</p><p>')}</p></body></html>"
    path = tmp_path / "a.html"
    path.write_bytes(encoded(body, charset) if charset in ("tcvn3", "vni", "windows-1258") else body.encode(charset))
    assert read(path).text == TEXT.strip()


def test_mht_holds_a_page(tmp_path):
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    message = MIMEMultipart("related")
    message.attach(MIMEText(f"<html><body><p>{TEXT}</p></body></html>", "html", "utf-8"))
    path = tmp_path / "a.mht"
    path.write_bytes(message.as_bytes())
    assert read(path).text == " ".join(TEXT.split("\n")).strip()


def pdf_font() -> str | None:
    font = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    return str(font) if font.exists() else None


@pytest.mark.skipif(pdf_font() is None, reason="no font with Vietnamese letters installed")
def test_pdf_pages_columns_and_order(tmp_path):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("dejavu", pdf_font()))
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setFont("dejavu", 12)
    canvas.drawString(300, 780, "ĐẢNG CỘNG SẢN VIỆT NAM")
    canvas.drawString(60, 780, "HUYỆN ỦY ĐẠ TẺH")
    canvas.drawString(60, 700, "Thực hiện kế hoạch năm 2022")
    canvas.showPage()
    canvas.setFont("dejavu", 12)
    canvas.drawString(60, 780, "trang hai")
    canvas.save()
    source = read(tmp_path / "a.pdf")
    assert source.text == "HUYỆN ỦY ĐẠ TẺH\tĐẢNG CỘNG SẢN VIỆT NAM\nThực hiện kế hoạch năm 2022\ftrang hai"
    assert source.pages == 2


def test_xlsx_rows_values_and_legacy_cells(tmp_path):
    import datetime

    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["TT", legacy("Tên xã vượt kế hoạch"), "Ngày"])
    sheet["B1"].font = Font(name=".VnTime")
    sheet.append([1, None, datetime.date(2005, 4, 14)])
    sheet.append([])
    sheet.append([2.5, "x\ny"])
    book.create_sheet("hai").append(["cuối"])
    book.save(tmp_path / "a.xlsx")
    source = read(tmp_path / "a.xlsx")
    assert source.text == "TT\tTên xã vượt kế hoạch\tNgày\n1\t\t14/04/2005\n2.5\tx y\n\fcuối"
    assert source.pages == 2


def test_xlsx_shares_are_shown_in_per_cent(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Tỷ lệ", 0.8345, 1, 0.5, 0.25, 0.031])
    for cell, layout in zip("BCDEF", ("0.0%", "0%", "General", '0.00" lần"', "0.00%;-0.00%"), strict=True):
        sheet[f"{cell}1"].number_format = layout
    book.save(tmp_path / "a.xlsx")
    source = read(tmp_path / "a.xlsx")
    assert source.text == "Tỷ lệ\t83,5%\t100%\t0.5\t0.25\t3,10%"
    assert source.warnings == ()


def test_xlsx_formulas_without_a_value_are_told(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Tổng", 2, 3, "=B1+C1", "=B1*C1"])
    book.save(tmp_path / "a.xlsx")
    source = read(tmp_path / "a.xlsx")
    assert source.text == "Tổng\t2\t3"
    (warning,) = source.warnings
    assert warning.startswith("formulas without a value: 2,")


@pytest.mark.parametrize(
    ("cell", "uncomputed"),
    [
        ('<c r="A1"><f>B1</f></c>', 1),
        ('<c r="A1" s="3"><f t="shared" si="0"/><v/></c>', 1),
        ('<x:c r="A1"><x:f>B1</x:f><x:v></x:v></x:c>', 1),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', 0),  # an empty text
        ('<c r="A1"><f>B1</f><v>0</v></c>', 0),
        ('<c r="A1"><v>1</v></c><c r="B1"/>', 0),
    ],
)
def test_formulas_are_counted(cell, uncomputed):
    import io
    import zipfile

    from vanthu.reading.sheets import _uncomputed

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("xl/worksheets/sheet1.xml", f"<sheetData><row>{cell}</row></sheetData>")
    assert _uncomputed(data.getvalue()) == uncomputed


@pytest.mark.skipif(not ocr.available() or pdf_font() is None, reason="needs Tesseract with Vietnamese data and a font")
@pytest.mark.parametrize("suffix", ["png", "jpg", "tif", "pdf"])
def test_scans(tmp_path, suffix):
    from PIL import Image, ImageDraw, ImageFont

    page = Image.new("RGB", (1700, 500), "white")
    font = ImageFont.truetype(pdf_font(), 40)
    for i, line in enumerate(TEXT.strip().split("\n")):
        ImageDraw.Draw(page).text((60, 80 + 90 * i), line, "black", font)
    path = tmp_path / f"quet.{suffix}"
    page.save(path, resolution=200, dpi=(200, 200))
    source = read(path)
    wanted, found = TEXT.split(), source.text.split()
    assert len(set(wanted) & set(found)) >= 0.9 * len(set(wanted))
    assert source.pages == 1
    assert source.text.count("\n") >= 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_word_95_goes_through_libreoffice(tmp_path, monkeypatch):
    from vanthu.reading import doc, wordbinary

    def refuse(*args):
        raise wordbinary.NotWord97("written by Word 95")

    monkeypatch.setattr(doc.wordbinary, "Document", refuse)
    assert "Kết quả đạt được" in read(DATA / "tcvn3.doc").text


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        ("ABCDEF+VnTimeHBold", "tcvn3", True),
        (".VnArialH Bold", "tcvn3", True),
        ("VNI-Times", "vni", False),
        ("VPSTime", "vps", False),
        ("Times New Roman", None, False),
        ("Verdana", None, False),
    ],
)
def test_fonts_name_their_encoding(font, encoding, capitals):
    assert font_encoding(font) == encoding
    assert is_capital_font(font) == capitals


def test_list_numbers_restart_under_a_new_parent():
    levels = {0: Level("upperRoman", "%1."), 1: Level("decimal", "%1.%2"), 2: Level("bullet", "·")}
    counting = Numbering()
    got = [counting.label("a", level, levels) for level in (0, 1, 1, 2, 0, 1)]
    assert got == ["I.", "I.1", "I.2", "-", "II.", "II.1"]
    assert [spell(n, "lowerLetter") for n in (1, 26, 27)] == ["a", "z", "aa"]
    assert spell(1994, "upperRoman") == "MCMXCIV"


@pytest.mark.skipif(not (DEV / "legacy_docs.jsonl").exists(), reason="the development set is not here")
def test_real_legacy_documents():
    rows = [json.loads(line) for line in (DEV / "legacy_docs.jsonl").read_text(encoding="utf-8").splitlines()]
    found = evaluate(rows, DEV / "legacy_docs")
    assert found["failures"] == 0
    assert found["diacritics"] >= 0.98


def test_evaluation_counts_letters_and_failures(tmp_path):
    (tmp_path / "a.txt").write_text("Độc lập tu do", encoding="utf-8")
    rows = [
        {"text": "độc lập tự do", "meta": {"file": "a.txt"}},
        {"text": "bộ", "meta": {"file": "thieu.doc"}},
    ]
    found = evaluate(rows, tmp_path)
    assert (found["files"], found["failures"], found["letters"]) == (2, 1, 5)
    assert found["diacritics"] == pytest.approx(0.6)
