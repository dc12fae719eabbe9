"""What an archive cannot make a run do: call the network, or write outside the folders it was given."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import fsspec
import pytest

import vanthu
from vanthu.corpus.exports import export

TEXT = """THÔNG BÁO
về kết quả công tác năm 2020

1. Kết quả: Xã Sông Ray thu ngân sách đạt 95% kế hoạch theo Nghị quyết số {n}-NQ/HU. Xem https://example.vn/{n}.
"""
# Nothing of the process may look up a host or connect; sockets between its own processes (AF_UNIX) are no network.
PROGRAM = """
import sys

def guard(event, args):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise SystemExit(f"network: {event} {args}")
    if event in ("socket.connect", "socket.sendto") and not isinstance(args[1], (str, bytes)):
        raise SystemExit(f"network: {event} {args}")

sys.addaudithook(guard)
import vanthu
from vanthu.corpus.check import check
from vanthu.corpus.exports import export
from vanthu.views.report import write_report

archive, out, jobs = sys.argv[1:]
run = vanthu.run([archive], out + "/corpus", jobs=int(jobs))
corpus = vanthu.Corpus(out + "/corpus")
assert check(corpus, sources=True) == []
for format in ("csv", "huggingface"):
    export(corpus, format, f"{out}/{format}")
write_report(corpus, out + "/report.html")
print(run.rows["documents"])
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three notices: as text, as a web page that wants pictures and scripts, as Word with a picture elsewhere."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT.format(n=1), encoding="utf-8")
    page = "".join(f"<p>{line}</p>" for line in TEXT.format(n=2).split("\n"))
    links = '<link rel="stylesheet" href="http://example.vn/a.css"><img src="http://example.vn/b.png">'
    doctype = '<!DOCTYPE html SYSTEM "http://example.vn/evil.dtd">'
    (folder / "b.html").write_text(f"{doctype}<html><head>{links}</head><body>{page}</body></html>", encoding="utf-8")
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in TEXT.format(n=3).split("\n"):
        document.add_paragraph(line)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    document.part.relate_to("http://example.vn/c.png", kind, is_external=True)
    document.save(str(folder / "c.docx"))
    return folder


def test_nothing_is_asked_of_the_network(archive: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(archive), str(tmp_path / "out"), "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "3"), done.stderr


def test_all_of_it_works_on_a_machine_without_network(archive: Path, tmp_path: Path) -> None:
    alone = ["unshare", "--map-root-user", "--net"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("needs the right to take the network away (unshare of Linux)")
    command = [sys.executable, "-c", PROGRAM, str(archive), str(tmp_path / "out"), "2"]
    done = subprocess.run([*alone, *command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "3"), done.stderr


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_no_name_in_an_archive_leads_out_of_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    folder = home / "in"
    folder.mkdir(parents=True)
    names = (
        "x\\..\\..\\evil.txt",
        "~root.txt",
        "$(touch evil).txt",
        "-rf.txt",
        "a;touch evil.txt",
        "%2e%2e%2fevil.txt",
    )
    for n, name in enumerate(names):
        (folder / name).write_text(TEXT.format(n=n), encoding="utf-8")
    (home / "elsewhere.txt").write_text(TEXT.format(n=77), encoding="utf-8")
    (folder / "link.txt").symlink_to(Path("..") / "elsewhere.txt")
    with zipfile.ZipFile(folder / "evil.docx", "w") as file:
        file.writestr("../../evil.txt", "out of here")
        file.writestr("/tmp/evil-of-vanthu.txt", "out of here")
        file.writestr("word/document.xml", "<w:document/>")
    store = fsspec.filesystem("memory")
    store.pipe_file("/names-to-distrust/x/%2e%2e%2f..%2fevil.txt", TEXT.format(n=9).encode())
    monkeypatch.chdir(home)
    before = _files(home)
    run = vanthu.run(["in", "memory://names-to-distrust"], "out", jobs=1)
    assert run.rows["documents"] == len(names) + 2
    corpus = vanthu.Corpus("out")
    assert [Path(path).name for path in corpus.failures["path"]] == ["evil.docx"]
    for format in ("csv", "jsonl", "docbin", "conllu", "label-studio", "huggingface"):
        export(corpus, format, Path("out", "exports", format))
    new = _files(home) - before
    assert {name.split("/")[0] for name in new} == {"out"}
    assert not [name for name in new if "evil" in name]
    assert not Path("/tmp/evil-of-vanthu.txt").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"home"}
