"""Input that is damaged, locked, enormous or malicious ends in one clear sentence."""

import os
import struct
import threading
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reading.making import TEXT, compound
from vanthu.errors import ReadError
from vanthu.reading import SUPPORTED, files, find_files, read

DATA = Path(__file__).parent / "data"


def refusal(path: Path) -> str:
    """The message of the error, checked to be one line that names the file."""
    with pytest.raises(ReadError) as caught:
        read(path)
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 400
    return message


def made(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def package(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx_bytes(text: str = TEXT) -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_missing_folder_device(tmp_path):
    assert "no such file" in refusal(tmp_path / "khong-co.txt")
    assert "folder" in refusal(tmp_path)
    assert "device or a pipe" in refusal(Path(os.devnull))
    pipe = tmp_path / "ong"
    os.mkfifo(pipe)
    assert "device or a pipe" in refusal(pipe)


def test_unreadable_file(tmp_path, monkeypatch):
    path = made(tmp_path, "kin.txt", TEXT.encode())

    def denied(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.os, "open", denied)  # tests may run as root, whom no mode stops
    assert "no permission" in refusal(path)


def test_sparse_gigabyte_is_refused_unread(tmp_path):
    path = tmp_path / "lon.txt"
    with path.open("wb") as stream:
        stream.truncate(2**30)
    assert "1,024 MB" in refusal(path)


def test_long_text_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("vanthu.reading.plain.MAX_TEXT_BYTES", 2**20)
    assert "limit is 1 MB" in refusal(made(tmp_path, "dai.txt", b"a b " * 2**19))


def test_zip_bomb(tmp_path):
    bomb = package({"word/document.xml": b"<w>" + b" " * (80 * 2**20) + b"</w>"})
    assert len(bomb) < 2**20
    assert "zip bomb" in refusal(made(tmp_path, "bom.docx", bomb))
    many = package({"word/document.xml": b"<w/>"} | {f"x{i}": b"" for i in range(10_001)})
    assert "zip bomb" in refusal(made(tmp_path, "nhieu.docx", many))


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entity_expansion(tmp_path, codec):
    levels = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
    xml = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">{levels}]><w>&a9;</w>'
    for part, name in (("word/document.xml", "no.docx"), ("xl/workbook.xml", "no.xlsx")):
        assert "defines entities" in refusal(made(tmp_path, name, package({part: xml.encode(codec)})))


def test_cut_and_damaged_office_files(tmp_path):
    whole = docx_bytes()
    assert "damaged or cut short" in refusal(made(tmp_path, "cut.docx", whole[: len(whole) // 2]))
    spoiled = bytearray(whole)
    spoiled[60:2000] = b"\xaa" * 1940
    assert "damaged" in refusal(made(tmp_path, "hong.docx", bytes(spoiled)))
    assert "damaged" in refusal(made(tmp_path, "rong.docx", package({"word/document.xml": b"<w>"})))
    doc = (DATA / "tcvn3.doc").read_bytes()
    for size in (600, 2000, 5000, 8000):
        refusal(made(tmp_path, "cut.doc", doc[:size]))


def test_every_cut_of_a_doc_ends_in_text_or_a_read_error(tmp_path):
    doc = (DATA / "tcvn3.doc").read_bytes()
    for at in range(0x200, len(doc), 397):
        damaged = bytearray(doc)
        damaged[at : at + 16] = os.urandom(16)
        try:
            read(made(tmp_path, "doc.doc", bytes(damaged)))
        except ReadError as error:
            assert "\n" not in str(error)


def test_passwords(tmp_path):
    assert "password" in refusal(
        made(tmp_path, "khoa.docx", compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}))
    )
    fib = bytearray(0x400)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", fib, 0x0A, 0x0100)
    assert "password" in refusal(made(tmp_path, "khoa.doc", compound({"WordDocument": bytes(fib), "0Table": b""})))
    workbook = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0, 0, 0, 0) + struct.pack("<HHHHH", 0x2F, 6, 0, 1, 1)
    assert "password" in refusal(made(tmp_path, "khoa.xls", compound({"Workbook": workbook})))
    pdf = tmp_path / "khoa.pdf"
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(pdf), encrypt=StandardEncryption("mat khau", canPrint=0))
    canvas.drawString(50, 700, "kin")
    canvas.save()
    assert "password" in refusal(pdf)


def test_word_95_without_libreoffice_names_the_package(tmp_path, monkeypatch):
    monkeypatch.setattr("vanthu.reading.doc.shutil.which", lambda program: None)
    fib = struct.pack("<HH", 0xA5DC, 0x68).ljust(0x400, b"\0")
    assert "libreoffice-writer" in refusal(made(tmp_path, "cu.doc", compound({"WordDocument": fib})))


def empty_pdf(pages: int) -> bytes:
    kids = " ".join(f"{i + 3} 0 R" for i in range(pages))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {pages}/Kids[{kids}]>>"]
    objects += ["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"] * pages
    out, places = b"%PDF-1.4\n", []
    body = []
    for i, obj in enumerate(objects):
        places.append(len(out) + sum(map(len, body)))
        body.append(f"{i + 1} 0 obj{obj}endobj\n".encode())
    data = out + b"".join(body)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return data + f"{tail}startxref\n{len(data)}\n%%EOF".encode()


def test_pdfs_of_nothing(tmp_path):
    assert "10,000 pages" in refusal(made(tmp_path, "nhieu.pdf", empty_pdf(10_000)))
    assert "all 2,000 pages" in refusal(made(tmp_path, "rong.pdf", empty_pdf(2_000)))
    assert "without pages" in refusal(made(tmp_path, "khong.pdf", empty_pdf(0)))
    assert "damaged" in refusal(made(tmp_path, "cut.pdf", b"%PDF-1.7\n garbage"))


def test_scan_without_tesseract_names_the_package(tmp_path, monkeypatch):
    from PIL import Image

    monkeypatch.setattr("vanthu.reading.ocr.available", lambda: False)
    for name in ("quet.pdf", "quet.png", "quet.tif"):
        Image.new("RGB", (60, 80), "white").save(tmp_path / name)
        assert "tesseract-ocr-vie" in refusal(tmp_path / name)


def test_damaged_and_enormous_pictures(tmp_path, monkeypatch):
    from PIL import Image

    monkeypatch.setattr("vanthu.reading.ocr.available", lambda: True)
    Image.new("1", (20_000, 20_000)).save(tmp_path / "to.png")
    assert "large" in refusal(tmp_path / "to.png")
    assert "damaged" in refusal(made(tmp_path, "hong.jpg", b"\xff\xd8\xff\xe0" + b"x" * 100))


@pytest.mark.parametrize("mark", [b"{", b"{\\b", b"{\\*\\x"])
def test_deeply_nested_rtf(tmp_path, mark):
    assert "nests groups" in refusal(made(tmp_path, "sau.rtf", b"{\\rtf1 " + mark * 100_000))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("doan.rtf", b"{\\rtf1 " + b"a\\par " * 210_000 + b"}"),
        ("doan.html", b"<html><body>" + b"<p>a" * 210_000),
        ("lon.html", b"<html><body>" + b"<p>a" * 2**21),
    ],
)
def test_paragraphs_without_end(tmp_path, name, data):
    assert "split it" in refusal(made(tmp_path, name, data))


def test_deeply_nested_html(tmp_path):
    source = read(made(tmp_path, "sau.html", b"<html><body><p>dau</p>" + b"<div>" * 50_000 + b"trong"))
    assert source.text.startswith("dau")


def test_file_that_changes_while_it_is_read(tmp_path, monkeypatch):
    path = made(tmp_path, "dang-ghi.txt", TEXT.encode())
    real = os.fdopen

    def growing(*args, **kwargs):
        stream = real(*args, **kwargs)
        status = os.fstat(stream.fileno())

        def append():
            with path.open("ab") as other:
                other.write(b"them")

        class Meddled:
            def __enter__(self):
                return self

            def __exit__(self, *exc):
                stream.close()

            def fileno(self):
                return stream.fileno()

            def read(self, size):
                assert size == status.st_size + 1
                data = stream.read(status.st_size)
                writer = threading.Thread(target=append)
                writer.start()
                writer.join()
                return data

        return Meddled()

    monkeypatch.setattr(files.os, "fdopen", growing)
    assert "changed while it was read" in refusal(path)


@pytest.mark.parametrize("name", ["hai\ndòng.txt", "phải\u202etxt.exe", "tab\tten.txt", "\x1b[31mđỏ.txt", "\udcff.txt"])
def test_names_that_would_break_a_terminal(tmp_path, name):
    path = tmp_path / name
    try:
        path.write_bytes(TEXT.encode())
    except (OSError, UnicodeError):
        pytest.skip("the file system does not allow this name")
    assert read(path).text == TEXT
    path.write_bytes(b"")
    message = refusal(path)
    assert message.isprintable()


def test_links_that_lead_to_themselves(tmp_path):
    loop = tmp_path / "vong.txt"
    loop.symlink_to(loop)
    assert "cannot be opened" in refusal(loop)


def test_find_files_ends_on_loops_and_skips_only_what_is_no_document(tmp_path):
    inner = tmp_path / "2004" / "quy-1"
    inner.mkdir(parents=True)
    (inner / "lap").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "2004" / "tu-tro").symlink_to(tmp_path / "2004" / "tu-tro")
    for name in ("b.doc", "a.txt", "la.xyz", ".DS_Store", "Thumbs.db", "~$b.doc", ".an.txt"):
        made(inner, name, b"x")
    found = find_files([tmp_path, inner / "a.txt", tmp_path / "khong-co.doc"])
    assert [p.relative_to(tmp_path).as_posix() for p in found] == [
        *("2004/quy-1/a.txt", "2004/quy-1/b.doc", "2004/quy-1/la.xyz", "2004/tu-tro", "khong-co.doc"),
    ]


def test_supported_endings():
    assert {
        ".txt",
        ".md",
        ".html",
        ".docx",
        ".doc",
        ".rtf",
        ".pdf",
        ".xls",
        ".xlsx",
        ".png",
        ".jpg",
        ".tif",
    } <= SUPPORTED


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"Rar!\x1a\x07\x00", "RAR"), (b"\x7fELF" + b"\0" * 60, "program"), (b"PK\x03\x04junk", "damaged")],
)
def test_other_kinds_of_files_are_named(tmp_path, data, word):
    assert word in refusal(made(tmp_path, "la.txt", data))


def test_archives_of_other_things(tmp_path):
    assert "ZIP archive" in refusal(made(tmp_path, "goi.docx", package({"a.txt": b"x"})))
    assert "neither Word nor Excel" in refusal(
        made(tmp_path, "trinh-chieu.doc", compound({"PowerPoint Document": b"x"}))
    )


def test_names_lie_and_contents_decide(tmp_path):
    assert read(made(tmp_path, "thuc-ra.doc", docx_bytes())).format == "docx"
    assert read(made(tmp_path, "thuc-ra.pdf", b"{\\rtf1 Mot hai ba}")).format == "rtf"
    assert read(made(tmp_path, "thuc-ra.txt", b"<html><body><p>Mot</p></body></html>")).format == "html"
