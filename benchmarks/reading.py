"""How fast files are read, by format: `python benchmarks/reading.py [files per format]`.

The files are composed here: about a page and a half of a notice each, with a letterhead table and a table of figures.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from vanthu.reading import read

PARAGRAPHS = [
    "Thực hiện Kế hoạch của Ban Thường vụ Tỉnh ủy, cấp ủy các cấp đã lãnh đạo phát triển kinh tế, giữ vững quốc phòng.",
    "Tổng diện tích gieo trồng vụ Đông Xuân đạt 4.215 ha, bằng 102,3% kế hoạch; sản lượng lúa ước 21.350 tấn.",
    "Công tác cải cách hành chính được quan tâm; tỷ lệ hồ sơ giải quyết đúng hạn đạt 98,6%, tăng 1,2% so cùng kỳ.",
    "Một số chi bộ sinh hoạt chưa đều, nội dung còn chung chung; việc kiểm tra, giám sát có nơi chưa thường xuyên.",
] * 6
ROWS = [("TT", "Chỉ tiêu", "Kế hoạch", "Thực hiện")] + [
    (str(i), f"Chỉ tiêu số {i}", "120", "118,5") for i in range(1, 16)
]
Writer = Callable[[Path, int], None]


def as_text(path: Path, number: int) -> None:
    """UTF-8."""
    lines = [f"Số {number}", *PARAGRAPHS, *("\t".join(row) for row in ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")


def as_legacy_text(path: Path, number: int) -> None:
    """TCVN3 without any font to tell so."""
    path.write_bytes(_tcvn3("\n".join([f"Số {number}", *PARAGRAPHS])).encode("latin-1", "replace"))


def as_html(path: Path, number: int) -> None:
    """A web page."""
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (f"Số {number}", *PARAGRAPHS))
    path.write_text(f"<html><body>{body}<table>{table}</table></body></html>", encoding="utf-8")


def as_rtf(path: Path, number: int) -> None:
    """Rich text in a TCVN3 font."""
    body = r"\par ".join([f"S {number}", *PARAGRAPHS])
    rtf = r"{\rtf1\ansi\deff0{\fonttbl{\f0 .VnTime;}}\f0 " + _tcvn3(body) + "}"
    path.write_bytes(rtf.encode("latin-1", "replace"))


def as_docx(path: Path, number: int) -> None:
    """Word."""
    import docx

    document = docx.Document()
    for paragraph in (f"Số {number}", *PARAGRAPHS):
        document.add_paragraph(paragraph)
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for cells, row in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def as_xlsx(path: Path, number: int) -> None:
    """Excel."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in [(f"Số {number}",), *ROWS * 4]:
        book.active.append(row)
    book.save(path)


def as_pdf(path: Path, number: int) -> None:
    """PDF with a text layer; the standard fonts lack Vietnamese letters, so that it is set without marks."""
    from reportlab.pdfgen.canvas import Canvas

    from vanthu.orthography import unaccent

    canvas = Canvas(str(path))
    for page in range(2):
        canvas.setFont("Times-Roman", 10)
        for i, paragraph in enumerate(PARAGRAPHS[page * 12 : page * 12 + 12]):
            canvas.drawString(40, 800 - 24 * i, unaccent(f"{number} {paragraph}"))
        canvas.showPage()
    canvas.save()


def _tcvn3(text: str) -> str:
    from viparse.normalize.encodings import CHARMAPS

    back = {target: source for source, target in CHARMAPS["tcvn3"].pairs}
    return "".join(back.get(char, char) for char in text)


FORMATS: list[tuple[str, str, Writer]] = [
    ("txt, UTF-8", "txt", as_text),
    ("txt, TCVN3", "txt", as_legacy_text),
    ("html", "html", as_html),
    ("rtf, TCVN3", "rtf", as_rtf),
    ("docx", "docx", as_docx),
    ("xlsx", "xlsx", as_xlsx),
    ("pdf, 2 pages", "pdf", as_pdf),
]


def measure(files: list[Path]) -> dict[str, float]:
    """Files, megabytes of files and characters of text per second; libraries are loaded by a first, uncounted file."""
    read(files[0])
    started = time.perf_counter()
    characters = sum(len(read(path).text) for path in files)
    seconds = time.perf_counter() - started
    size = sum(path.stat().st_size for path in files)
    return {
        "files_per_s": len(files) / seconds,
        "mb_per_s": size / 2**20 / seconds,
        "mchars_per_s": characters / 1e6 / seconds,
    }


def main(count: int = 50) -> dict[str, dict[str, float]]:
    """Generate `count` files a format, read them, print the rates and return them by format."""
    results: dict[str, dict[str, float]] = {}
    print(f"{'format':<14}{'files/s':>10}{'MB/s':>10}{'Mchars/s':>10}")
    with tempfile.TemporaryDirectory(prefix="vanthu-bench-") as folder:
        for name, suffix, write in FORMATS:
            files = [Path(folder) / f"{name.replace(', ', '-')}-{i}.{suffix}" for i in range(count)]
            for i, path in enumerate(files):
                write(path, i)
            results[name] = measure(files)
            print(f"{name:<14}" + "".join(f"{value:>10.2f}" for value in results[name].values()))
    return results


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
