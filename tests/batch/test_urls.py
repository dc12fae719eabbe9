"""Archives and corpora behind URLs: in this process's memory, and on an S3 server that all workers see."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pandas as pd
import pytest

import vanthu
from batch.killing import digest
from vanthu.corpus import ledger
from vanthu.corpus.check import check
from vanthu.corpus.exports import export
from vanthu.corpus.schema import TABLES
from vanthu.corpus.store import Folder, is_url, local
from vanthu.errors import CorpusError, UsageError
from vanthu.views.report import write_report

TEXT = """BÁO CÁO
về tình hình tháng {n} năm 2020

1. Kết quả: Xã Sông Ray thu ngân sách đạt {n} tỷ đồng theo Kế hoạch số {n}-KH/HU của Huyện ủy.
"""
NUMBERS = range(1, 10)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine short notices."""
    folder = tmp_path_factory.mktemp("urls") / "in"
    folder.mkdir()
    for n in NUMBERS:
        (folder / f"n{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def corpus(archive: Path) -> Path:
    """A corpus made of them on this disk."""
    vanthu.run([archive], archive.parent / "corpus", jobs=1)
    return archive.parent / "corpus"


@pytest.fixture(scope="module")
def s3() -> Iterator[dict[str, str]]:
    """The environment in which s3:// leads to a server of this test."""
    pytest.importorskip("s3fs")
    server = pytest.importorskip("moto.server").ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        yield {**os.environ, **settings}
    server.stop()


@pytest.fixture
def bucket(s3: dict[str, str], archive: Path, tmp_path: Path) -> str:
    """The URL of a bucket that holds the notices under `in`."""
    store = fsspec.filesystem("s3", skip_instance_cache=True)
    name = tmp_path.name.replace("_", "-").lower()
    store.mkdir(name)
    store.put(f"{archive}/", f"{name}/in/", recursive=True)
    return f"s3://{name}"


def command(*arguments: str | Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "vanthu", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, text=True, check=False, env=env)


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("s3://bucket/in", True),
        ("simplecache::s3://bucket/in", True),
        ("memory://x", True),
        ("file:///tmp/in", False),
        ("C:\\archive", False),
        ("năm 2020://x", False),
        (Path("s3/in"), False),
    ],
)
def test_what_a_url_is(place: str | Path, url: bool) -> None:
    assert is_url(place) is url


def test_a_file_url_is_a_path_of_this_machine(archive: Path, tmp_path: Path, corpus: Path) -> None:
    run = vanthu.run([f"file://{archive}"], f"file://{tmp_path}/out", jobs=1)
    assert run.out == local(f"file://{tmp_path}/out") == tmp_path / "out"
    assert digest(tmp_path / "out") == digest(corpus)
    assert len(vanthu.Corpus(f"file://{tmp_path}/out").documents) == len(NUMBERS)


def test_a_corpus_is_asked_and_exported_where_it_lies(corpus: Path, tmp_path: Path) -> None:
    store = fsspec.filesystem("memory")
    store.put(str(corpus), "/held/corpus", recursive=True)
    here, there = vanthu.Corpus(corpus), vanthu.Corpus("memory://held/corpus")
    assert repr(there).startswith("Corpus('memory://held/corpus'")
    for table in TABLES:
        pd.testing.assert_frame_equal(here.table(table), there.table(table))
    pd.testing.assert_frame_equal(here.kwic("ngân sách"), there.kwic("ngân sách"))
    question = "select value, unit, path from figures join documents using (doc_id) order by path"
    pd.testing.assert_frame_equal(here.sql(question), there.sql(question))
    assert len(there.sql(question)) == len(NUMBERS)
    first = here.documents["doc_id"].iloc[0]
    assert there.doc(first).text == here.doc(first).text
    assert check(there, sources=True) == []
    for format in ("csv", "huggingface", "conllu"):
        for opened, name in ((here, "here"), (there, "there")):
            export(opened, format, tmp_path / name / format)
    assert digest(tmp_path / "here") == digest(tmp_path / "there")
    page = write_report(there, tmp_path / "report.html").read_bytes()
    assert page == write_report(here, tmp_path / "same.html").read_bytes()
    store.rm("/held/corpus/figures", recursive=True)
    with pytest.raises(CorpusError, match=r"memory://held/corpus/figures/.*is missing"):
        vanthu.Corpus("memory://held/corpus")


def test_files_that_come_later_are_seen(archive: Path) -> None:
    store = fsspec.filesystem("memory")
    store.put(str(archive), "/growing", recursive=True)
    assert vanthu.run(["memory://growing"], "memory://growing/corpus", jobs=1).rows["documents"] == len(NUMBERS)
    store.pipe_file("/growing/n99.txt", TEXT.format(n=99).encode())
    assert vanthu.run(["memory://growing"], "memory://growing/corpus", jobs=1).rows["documents"] == len(NUMBERS) + 1


@pytest.mark.parametrize(
    ("archive_url", "out", "says"),
    [
        ("memory://nothing", "{tmp}/out", "memory://nothing holds no files"),
        ("nosuchstore://x/y", "{tmp}/out", "nosuchstore://x/y is no address that fsspec knows"),
        ("{archive}", "nosuchstore://x/y", "nosuchstore://x/y is no address that fsspec knows"),
    ],
)
def test_wrong_addresses_are_named(archive: Path, tmp_path: Path, archive_url: str, out: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        vanthu.run([archive_url.format(archive=archive)], out.format(tmp=tmp_path), jobs=1)


def test_a_store_that_does_not_answer_is_no_fault_of_the_files(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fsspec.filesystem("memory")
    store.put(str(archive), "/silent", recursive=True)

    def silent(*_: object, **__: object) -> bytes:
        raise RuntimeError("Could not connect to the endpoint")

    with monkeypatch.context() as patch:
        patch.setattr(type(store), "cat_file", silent)
        with pytest.raises(OSError, match="cannot be reached"):
            vanthu.run(["memory://silent"], tmp_path / "out", jobs=1)
        with pytest.raises(CorpusError, match="cannot be reached"):
            vanthu.Corpus("memory://silent")
    assert vanthu.run(["memory://silent"], tmp_path / "out", jobs=1).failures == 0


def test_the_commands_work_on_s3(bucket: str, s3: dict[str, str], tmp_path: Path) -> None:
    out = f"{bucket}/corpus"
    run = command("run", f"{bucket}/in", "--out", out, "--jobs", "2", "--json", env=s3)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["rows"]["documents"] == len(NUMBERS)
    again = command("run", f"{bucket}/in/", "--out", f"{out}/", "--json", env=s3)
    assert json.loads(again.stdout)["reused_chunks"] == 1
    checked = command("check", out, "--sources", "--json", env=s3)
    assert json.loads(checked.stdout)["problems"] == []
    exported = command("export", out, "--to", "csv", "--out", tmp_path / "csv", env=s3)
    assert exported.returncode == 0, exported.stderr
    assert f"{bucket}/in/n1.txt" in (tmp_path / "csv" / "documents.csv").read_text(encoding="utf-8")
    page = command("report", out, "--out", tmp_path / "report.html", env=s3)
    assert page.returncode == 0, page.stderr
    assert "Sông Ray" in vanthu.Corpus(out).paragraphs["text"].str.cat()
    assert not Path("s3:").exists()


def test_a_run_on_s3_that_is_killed_continues_to_the_same_bytes(
    bucket: str, s3: dict[str, str], tmp_path: Path
) -> None:
    program = (
        "import sys, vanthu; from vanthu.corpus import ledger; ledger.CHUNK_FILES = 1; "
        "vanthu.run([sys.argv[1]], sys.argv[2], jobs=2)"
    )
    store = fsspec.filesystem("s3", use_listings_cache=False)
    call = [sys.executable, "-c", program, f"{bucket}/in", f"{bucket}/killed"]
    process = subprocess.Popen(call, env=s3, stderr=subprocess.DEVNULL)
    root = bucket.removeprefix("s3://")
    deadline = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < deadline:
        if store.glob(f"{root}/killed/_run/chunks/*.json"):
            break
        time.sleep(0.05)
    process.kill()
    process.wait()
    assert not store.exists(f"{root}/killed/corpus.json")
    for name in ("killed", "undisturbed"):
        subprocess.run([*call[:-1], f"{bucket}/{name}"], env=s3, check=True)
        store.get(f"{root}/{name}/", f"{tmp_path}/{name}/", recursive=True)
    assert digest(tmp_path / "killed") == digest(tmp_path / "undisturbed")
    assert check(vanthu.Corpus(f"{bucket}/killed")) == []


def test_the_bytes_behind_a_url_are_those_on_a_disk(
    bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "CHUNK_FILES", 4)
    vanthu.run([f"{bucket}/in"], tmp_path / "disk", jobs=1)
    vanthu.run([f"{bucket}/in"], f"{bucket}/store", jobs=1)
    there, disk = Folder(f"{bucket}/store"), Folder(tmp_path / "disk")
    for table in TABLES:
        assert there.sizes(table)
        for name in disk.sizes(table):
            assert there.read(f"{table}/{name}") == disk.read(f"{table}/{name}")
