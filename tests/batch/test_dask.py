"""A run on a Dask cluster of separate processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import vanthu
from batch.killing import digest
from vanthu.corpus import ledger
from vanthu.corpus.check import check
from vanthu.errors import UsageError

distributed = pytest.importorskip("distributed")

TEXT = "THÔNG BÁO\nvề tháng {n}\n\n1. Kết quả: Xã Sông Ray thu ngân sách đạt {n} tỷ đồng theo Kế hoạch số {n}-KH/HU.\n"


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler and the processes of its two workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    program = "import sys; from distributed.cli.{0} import main; sys.argv[0] = '{0}'; main()"
    common = ["--no-dashboard"]
    scheduler = [sys.executable, "-c", program.format("dask_scheduler"), "--host", "127.0.0.1", "--port", str(port)]
    worker = [sys.executable, "-c", program.format("dask_worker"), address, "--nthreads", "1", "--no-nanny"]
    with (tmp_path / "cluster.log").open("wb") as log:
        running = [subprocess.Popen([*scheduler, *common], stdout=log, stderr=log, cwd=tmp_path)]
        running += [subprocess.Popen([*worker, *common], stdout=log, stderr=log, cwd=tmp_path) for _ in range(2)]
        try:
            with distributed.Client(address, timeout="120s", set_as_default=False) as client:
                client.wait_for_workers(2, timeout=240)
            yield address, running[1:]
        finally:
            for process in reversed(running):
                process.kill()
                process.wait()


def test_a_worker_of_the_cluster_is_killed_and_nothing_is_lost_or_doubled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    monkeypatch.setattr(ledger, "CHUNK_FILES", 2)
    monkeypatch.chdir(tmp_path)  # the workers stand elsewhere than relative paths start from
    Path("in").mkdir()
    for n in range(1, 21):
        Path("in", f"n{n:02}.txt").write_text(TEXT.format(n=n), encoding="utf-8")

    def kill_when_begun() -> None:
        while not list(Path("out", "_run", "begun").glob("*")):
            time.sleep(0.005)
        os.kill(workers[0].pid, signal.SIGKILL)

    killer = threading.Thread(target=kill_when_begun, daemon=True)
    killer.start()
    run = vanthu.run(["in"], "out", backend="dask", scheduler=address)
    killer.join(timeout=1)
    assert workers[0].poll() == -signal.SIGKILL
    assert (run.rows["documents"], run.failures) == (20, 0)
    vanthu.run(["in"], "alone", jobs=1)
    assert digest(Path("out")) == digest(Path("alone"))
    assert check(vanthu.Corpus("out")) == []


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text(TEXT.format(n=1), encoding="utf-8")
    with pytest.raises(UsageError, match="--scheduler"):
        vanthu.run([tmp_path / "n.txt"], tmp_path / "out", backend="dask")
