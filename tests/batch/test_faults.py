"""Whatever happens to a run, the same command continues it, and the corpus ends in the bytes of an undisturbed run."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import vanthu
from batch.killing import digest
from vanthu.corpus import ledger, origin
from vanthu.corpus.check import check
from vanthu.errors import CorpusError, ResourceError

TEXT = """HUYỆN ỦY XUÂN LỘC
*
Số {n}-BC/HU

Xuân Lộc, ngày 0{n} tháng 6 năm 2019

BÁO CÁO
về công tác dân vận

Thực hiện Kế hoạch số {before}-BC/HU, ngày 0{before}/6/2019 của Huyện ủy.

1. Kết quả: Vận động {n}.500 hộ ở xã Suối Cát tham gia bảo hiểm y tế, đạt 9{n},5%.

2. Hạn chế: Còn 1{n} chi hội chưa đổi mới sinh hoạt.
"""
KILLS = int(os.environ.get("VANTHU_KILLS", "6"))
"""Random points at which runs are killed: few here, thirty and more in `make fuzz`."""

# What loky's workers get of `__main__` goes by value, so that this program's version of process_chunk runs in them.
PROGRAM = """
import os, pathlib, sys
import vanthu, vanthu.crew
from vanthu.corpus import ledger
from vanthu.worker import probe, process_chunk

archive, out, mark, killer = sys.argv[1:]

def die(paths):
    import os, pathlib, signal
    if killer and any(path.endswith(killer) for path in paths):
        os.kill(os.getpid(), signal.SIGKILL)
    if mark and any(path.endswith("n5.txt") for path in paths) and not pathlib.Path(mark).exists():
        pathlib.Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)

def process(chunk, options, killers=()):
    from vanthu.worker import begun_name, process_chunk
    options.out.write(begun_name(chunk.key), b".")
    die([f.path for f in chunk.files if f.path not in killers])
    return process_chunk(chunk, options, killers)

def look(item, options):
    from vanthu.worker import probe
    die([item.path])
    return probe(item, options)

vanthu.crew.process_chunk, vanthu.crew.probe = process, look
ledger.CHUNK_FILES = 2
vanthu.run([archive], out, jobs=2)
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven short notices that cite one another."""
    folder = tmp_path_factory.mktemp("faults") / "in"
    folder.mkdir()
    for n in range(2, 9):
        (folder / f"n{n}.txt").write_text(TEXT.format(n=n, before=n - 1), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(archive: Path) -> dict[str, str]:
    """What a run makes of them that nothing disturbs."""
    chunk_files, ledger.CHUNK_FILES = ledger.CHUNK_FILES, 2
    try:
        vanthu.run([archive], archive.parent / "undisturbed", jobs=1)
    finally:
        ledger.CHUNK_FILES = chunk_files
    return digest(archive.parent / "undisturbed")


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files a chunk, so that there is something to lose."""
    monkeypatch.setattr(ledger, "CHUNK_FILES", 2)


def run_program(archive: Path, out: Path, mark: str = "", killer: str = "") -> None:
    subprocess.run([sys.executable, "-c", PROGRAM, str(archive), str(out), mark, killer], check=True, timeout=300)


def test_citations_are_linked_across_chunks(archive: Path, undisturbed: dict[str, str]) -> None:
    corpus = vanthu.Corpus(archive.parent / "undisturbed")
    path_of = corpus.documents.set_index("doc_id")["path"].map(lambda path: Path(path).name)
    cited = corpus.references.dropna(subset=["cited_doc_id"])
    pairs = {(path_of[row.doc_id], path_of[row.cited_doc_id]) for row in cited.itertuples()}
    assert check(corpus, sources=True) == []
    assert pairs <= {(f"n{n}.txt", f"n{n - 1}.txt") for n in range(3, 9)}


def test_runs_killed_at_random_steps_continue_to_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    program = Path(__file__).with_name("killing.py")
    seed = os.environ.get("VANTHU_SEED", "1")
    lines = subprocess.run(
        [sys.executable, str(program), str(archive), str(tmp_path), seed, str(KILLS)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    results = [json.loads(line) for line in lines]
    assert len(results) == KILLS
    assert all(result["killed"] for result in results)
    assert [result for result in results if not result["same"]] == []


def test_a_worker_that_is_killed_loses_nothing(archive: Path, tmp_path: Path, undisturbed: dict[str, str]) -> None:
    mark = tmp_path / "died"
    run_program(archive, tmp_path / "out", mark=str(mark))
    assert mark.exists()
    assert digest(tmp_path / "out") == undisturbed


def test_only_the_file_that_kills_its_worker_fails(archive: Path, tmp_path: Path) -> None:
    for name in ("n3.txt", "n4.txt", "n5.txt"):
        (tmp_path / name).write_bytes((archive / name).read_bytes())
    run_program(tmp_path, tmp_path / "out", killer="n4.txt")
    corpus = vanthu.Corpus(tmp_path / "out")
    assert list(corpus.failures["error"]) == ["WorkerDied"]
    assert [Path(path).name for path in corpus.failures["path"]] == ["n4.txt"]
    assert [Path(path).name for path in corpus.documents["path"]] == ["n3.txt", "n5.txt"]
    assert check(corpus) == []


@pytest.mark.parametrize("writes", [1, 3, 9, 20, 40])
def test_a_full_disk_stops_the_run_and_leaves_no_rubbish(
    archive: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    left = writes
    sync = os.fsync

    def full(handle: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr("vanthu.corpus.store.os.fsync", full)
        patch.setattr("vanthu.corpus.store._sync_folder", lambda path: None)
        with pytest.raises(OSError, match="No space left"):
            vanthu.run([archive], tmp_path / "out", jobs=1)
    assert not list((tmp_path / "out").rglob("*.tmp"))
    vanthu.run([archive], tmp_path / "out", jobs=1)
    assert digest(tmp_path / "out") == undisturbed


def test_a_worker_that_may_write_no_more_stops_the_run(
    archive: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    pytest.importorskip("resource")  # Windows has no such limits
    limit = "from resource import RLIMIT_FSIZE, getrlimit, setrlimit\n    "
    limit += "setrlimit(RLIMIT_FSIZE, (4096, getrlimit(RLIMIT_FSIZE)[1]))\n    "
    program = PROGRAM.replace("from vanthu.worker import begun_name", f"{limit}from vanthu.worker import begun_name")
    command = [sys.executable, "-c", program, str(archive), str(tmp_path / "out"), "", ""]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1
    assert "File too large" in done.stderr
    assert not list((tmp_path / "out" / "_run").glob("chunks/*.json"))
    run_program(archive, tmp_path / "out")
    # The first to fail ends the others, whatever they were writing: what they left is swept up by the next run.
    assert not list((tmp_path / "out").rglob("*.tmp"))
    assert digest(tmp_path / "out") == undisturbed


def test_a_disk_that_is_really_full_stops_the_run_and_a_larger_one_continues_it(
    archive: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=64k tmpfs {disk}"
    if not shutil.which("unshare") or subprocess.run(["unshare", "-m", "sh", "-c", mount], check=False).returncode:
        pytest.skip("needs the right to mount a small file system (root on Linux)")
    script = f"""
        {mount} || exit 9
        "$@" 2> {tmp_path}/said && exit 8
        find {disk} -name '*.tmp' > {tmp_path}/left
        mount -o remount,size=64m {disk} && "$@" && cp -r {disk}/out {tmp_path}/out
    """
    command = [sys.executable, "-c", PROGRAM, str(archive), str(disk / "out"), "", ""]
    subprocess.run(["unshare", "-m", "sh", "-c", script, "sh", *command], check=True, timeout=400)
    assert "No space left on device" in (tmp_path / "said").read_text(encoding="utf-8")
    assert (tmp_path / "left").read_text(encoding="utf-8") == ""
    assert digest(tmp_path / "out") == undisturbed


def test_a_power_cut_before_the_rename_leaves_the_old_file_or_none(
    archive: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, rename, renames = tmp_path / "out", Path.replace, 0

    def cut(self: Path, target: Path) -> Path:
        nonlocal renames
        renames += 1
        if renames in (2, 7, 13):  # written, not renamed; what the process would clean up stays too
            self.with_name(f"{self.name[:-4]}cut.tmp").write_bytes(self.read_bytes())
            raise KeyboardInterrupt
        return rename(self, target)

    cuts = 0
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        while True:
            try:
                vanthu.run([archive], out, jobs=1)
                break
            except KeyboardInterrupt:
                cuts += 1
                assert list(out.rglob("*cut.tmp"))
    assert cuts == 3
    assert digest(out) == undisturbed


def test_parts_cut_short_by_a_power_cut_are_made_again(
    archive: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    out = tmp_path / "out"
    vanthu.run([archive], out, jobs=1)
    for name, keep in (("sentences", 0), ("paragraphs", 100), ("_run/references", 0), ("_run/chunks", 20)):
        victim = sorted((out / name).iterdir())[0 if keep else -1]
        victim.write_bytes(victim.read_bytes()[:keep])
    (out / "_run" / "ledger.json").write_bytes(b"[{")
    (out / "corpus.json").unlink()
    vanthu.run([archive], out, jobs=1)
    assert digest(out) == undisturbed


def test_a_rebuild_that_was_killed_mixes_nothing(
    archive: Path, tmp_path: Path, undisturbed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    vanthu.run([archive], out, jobs=1, place="tỉnh Đồng Nai")
    with monkeypatch.context() as patch:
        patch.setattr("vanthu.batch._sweep", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            vanthu.run([archive], out, jobs=1, rebuild=True)
    with pytest.raises(CorpusError, match="--rebuild"):
        vanthu.run([archive], out, jobs=1)
    vanthu.run([archive], out, jobs=1, rebuild=True)
    assert digest(out) == undisturbed
    assert vanthu.run([archive], out, jobs=1, rebuild=True).reused_chunks > 0


def _forget_origin() -> None:
    origin.origin.cache_clear()
    origin.fingerprint.cache_clear()


def test_other_software_is_refused(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vanthu.run([archive], tmp_path / "out", jobs=1)
    before = digest(tmp_path / "out")
    for changed, says in (
        ({"__version__": "9.9.9"}, r"vanthu [\d.]+ \(now 9\.9\.9\)"),
        ({"corpus.origin._code": lambda: "other"}, "another state of this checkout"),
        ({"resources.manifest_hash": lambda *_: "other"}, "made with other models"),
        ({"corpus.origin._version": lambda name: "1" if name == "lxml" else version(name)}, r"lxml [\d.]+ \(now 1\):"),
    ):
        with monkeypatch.context() as patch:
            for name, value in changed.items():
                patch.setattr(f"vanthu.{name}", value)
            _forget_origin()
            try:
                with pytest.raises(CorpusError, match=says):
                    vanthu.run([archive], tmp_path / "out", jobs=1)
            finally:
                _forget_origin()
    assert digest(tmp_path / "out") == before


def test_missing_models_are_no_fault_of_the_files(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    with pytest.raises(ResourceError):
        vanthu.run([archive], tmp_path / "out", jobs=1, models=tmp_path / "models")
    assert not (tmp_path / "out").exists()


def test_two_runs_do_not_write_to_one_folder(archive: Path, tmp_path: Path) -> None:
    def second(progress: object) -> None:
        with pytest.raises(CorpusError, match="Another run"):
            vanthu.run([archive], tmp_path / "out", jobs=1)

    vanthu.run([archive], tmp_path / "out", jobs=1, on_progress=second)
    assert check(vanthu.Corpus(tmp_path / "out")) == []


def test_an_archive_and_a_corpus_may_lie_behind_urls(
    archive: Path, tmp_path: Path, undisturbed: dict[str, str]
) -> None:
    import fsspec

    store = fsspec.filesystem("memory")
    for path in archive.iterdir():
        store.pipe_file(f"/archive/{path.name}", path.read_bytes())
    first = vanthu.run(["memory://archive"], "memory://corpus", jobs=1)
    again = vanthu.run(["memory://archive"], "memory://corpus", jobs=1)
    assert (first.rows["documents"], again.reused_chunks) == (7, first.chunks)
    store.get("/corpus", str(tmp_path / "copy"), recursive=True)
    corpus = vanthu.Corpus(tmp_path / "copy")
    assert check(corpus) == []
    assert sorted(corpus.documents["path"])[0] == "memory:///archive/n2.txt"
    local = vanthu.Corpus(archive.parent / "undisturbed")
    assert list(corpus.sentences["text"]) == list(local.sentences["text"])
