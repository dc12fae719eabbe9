"""Runs: every input accounted for, same bytes whatever the workers, continued after an interruption."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import vanthu
from vanthu.corpus.check import check
from vanthu.errors import CorpusError, UsageError

TEXT = """THÔNG BÁO
về kết quả công tác tháng {month} năm 2021

1. Kết quả đạt được

- Về kinh tế: Thu ngân sách xã Sông Ray đạt {value} tỷ đồng, vượt chỉ tiêu được giao theo Kế hoạch số {month}-KH/HU.

2. Tồn tại, hạn chế

- Việc giải ngân vốn đầu tư công còn chậm so với kế hoạch.
"""


def archive(folder: Path, count: int = 12) -> Path:
    folder.mkdir()
    for i in range(1, count + 1):
        (folder / f"n{i:02d}.txt").write_text(TEXT.format(month=i, value=i * 3), encoding="utf-8")
    return folder


def digest(corpus: Path) -> dict[str, str]:
    """Hashes of everything a user reads: tables and manifest."""
    files = [p for p in corpus.rglob("*") if p.is_file() and "_run" not in p.parts]
    return {str(p.relative_to(corpus)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(files)}


def test_every_input_is_a_document_or_a_failure(tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 3)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "garbage.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "same.txt").write_bytes((folder / "n01.txt").read_bytes())
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a zip")
    run = vanthu.run([folder], tmp_path / "out", jobs=1)
    corpus = vanthu.Corpus(tmp_path / "out")
    assert run.exit_code == 1
    assert set(corpus.documents["path"]) == {str(folder / f"n{i:02d}.txt") for i in (1, 2, 3)}
    failures = corpus.failures.set_index("path")
    assert set(failures.index) == {str(folder / n) for n in ("empty.txt", "garbage.txt", "same.txt", "broken.docx")}
    assert failures.loc[str(folder / "same.txt"), "stage"] == "duplicate"
    assert all(message.count("\n") == 0 and Path(path).name in message for path, message in failures["message"].items())
    assert check(corpus, sources=True) == []


def test_copies_and_lock_files_are_no_failures(tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 2)
    (folder / "copy.txt").write_bytes((folder / "n02.txt").read_bytes())
    (folder / "~$n01.docx").write_bytes(b"lock")
    run = vanthu.run([folder], tmp_path / "out", jobs=1)
    assert (run.rows["documents"], run.failures, run.copies, run.exit_code) == (2, 1, 1, 0)
    assert check(vanthu.Corpus(tmp_path / "out")) == []
    (folder / "empty.txt").write_bytes(b"")
    run = vanthu.run([folder], tmp_path / "out", jobs=1)
    assert (run.failures, run.copies, run.exit_code) == (2, 1, 1)


def test_bytes_do_not_depend_on_the_number_of_jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = archive(tmp_path / "in", 9)
    monkeypatch.setattr("vanthu.corpus.ledger.CHUNK_FILES", 4)
    vanthu.run([folder], tmp_path / "one", jobs=1)
    vanthu.run([folder], tmp_path / "two", jobs=2)
    assert digest(tmp_path / "one") == digest(tmp_path / "two")


def test_a_second_run_reuses_what_is_done_and_follows_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = archive(tmp_path / "in", 9)
    monkeypatch.setattr("vanthu.corpus.ledger.CHUNK_FILES", 4)
    out = tmp_path / "out"
    first = vanthu.run([folder], out, jobs=1)
    assert vanthu.run([folder], out, jobs=1).reused_chunks == first.chunks
    (folder / "n09.txt").write_text(TEXT.format(month=9, value=99), encoding="utf-8")
    (folder / "n10.txt").unlink(missing_ok=True)
    (folder / "n11.txt").write_text(TEXT.format(month=11, value=5), encoding="utf-8")
    vanthu.run([folder], out, jobs=1)
    vanthu.run([folder], tmp_path / "fresh", jobs=1)
    assert digest(out) == digest(tmp_path / "fresh")


def test_a_killed_run_continues_to_the_same_bytes(tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 40)
    program = (
        "import sys, vanthu; from vanthu.corpus import ledger; ledger.CHUNK_FILES = 2; "
        "vanthu.run([sys.argv[1]], sys.argv[2], jobs=1)"
    )
    out = tmp_path / "out"
    process = subprocess.Popen([sys.executable, "-c", program, str(folder), str(out)])
    deadline = time.monotonic() + 60
    while not list(out.glob("_run/chunks/*.json")) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with pytest.raises(CorpusError):
        vanthu.Corpus(out)
    for target in (out, tmp_path / "undisturbed"):
        subprocess.run([sys.executable, "-c", program, str(folder), str(target)], check=True)
    assert digest(out) == digest(tmp_path / "undisturbed")
    assert not list(out.rglob("*.tmp"))


def test_a_corpus_of_other_options_is_refused_then_rebuilt(tmp_path: Path) -> None:
    folder, out = archive(tmp_path / "in", 2), tmp_path / "out"
    vanthu.run([folder], out, jobs=1)
    with pytest.raises(CorpusError, match="--rebuild"):
        vanthu.run([folder], out, jobs=1, place="tỉnh Đồng Nai")
    vanthu.run([folder], out, jobs=1, place="tỉnh Đồng Nai", rebuild=True)
    assert vanthu.Corpus(out).manifest["place"] == "tỉnh Đồng Nai"


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    folder, out = archive(tmp_path / "in", 1), tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CorpusError, match="not empty"):
        vanthu.run([folder], out, jobs=1)
    assert (out / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_an_archive_may_contain_its_own_corpus(tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 2)
    out = folder / "corpus"
    vanthu.run([folder], out, jobs=1)
    again = vanthu.run([folder], out, jobs=1)
    assert again.rows["documents"] == 2
    assert again.reused_chunks == again.chunks


def test_wrong_calls_say_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(UsageError, match="does not exist"):
        vanthu.run([tmp_path / "missing"], tmp_path / "out")
    with pytest.raises(UsageError, match="No files found"):
        vanthu.run([tmp_path / "nothing"], tmp_path / "out2")


def test_names_that_are_no_utf8_are_kept_apart(tmp_path: Path) -> None:
    folder = archive(tmp_path / "in", 1)
    odd = os.fsencode(folder) + b"/\xff-odd\nname.txt"
    with open(odd, "wb") as file:  # noqa: PTH123 - Path cannot hold these bytes portably
        file.write(TEXT.format(month=2, value=8).encode())
    run = vanthu.run([folder], tmp_path / "out", jobs=1)
    assert run.rows["documents"] == 2
    assert check(vanthu.Corpus(tmp_path / "out")) == []
