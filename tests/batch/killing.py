"""Runs that are killed at a chosen step, in forks of one warm process, so that many kills cost little time.

    python killing.py ARCHIVE FOLDER SEED COUNT

prints one JSON line a kill: the step, whether the process was killed, and whether the continued run ended in the bytes
of the undisturbed one. A step is any call by which the run opens, renames or removes a file, or starts to analyse a
notice; the process ends with SIGKILL just before it.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import tempfile
from pathlib import Path

import vanthu
from vanthu.corpus import ledger
from vanthu.segmentation import engine

_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.scandir"}


def digest(corpus: Path) -> dict[str, str]:
    """Hashes of everything a user reads, and the names of the working files that a finished run keeps."""
    found = {}
    for path in sorted(corpus.rglob("*")):
        if path.is_file():
            name = str(path.relative_to(corpus))
            found[name] = "" if name.startswith("_run") else hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def in_fork(archive: Path, out: Path, kill_at: int | None) -> tuple[bool, int]:
    """Run in a fork that kills itself before step `kill_at`. Returns whether it was killed, and its steps."""
    reader, writer = os.pipe()
    warm = engine.engine()
    child = os.fork()
    if child == 0:
        engine._engine = warm  # forks make their own, lest another thread held it: here is none
        steps = 0

        def count(event: str, args: tuple[object, ...]) -> None:
            nonlocal steps
            if event in _EVENTS and str(out) in str(args[0]):
                steps += 1
                if steps == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        code = 3
        try:
            sys.addaudithook(count)
            vanthu.run([archive], out, jobs=1)
            os.write(writer, str(steps).encode())
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        steps = int(pipe.read() or 0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"the run failed (kill at {kill_at})")
    return os.WIFSIGNALED(status), steps


def main(archive: Path, folder: Path, seed: int, count: int) -> None:
    """Kill `count` runs at random steps, every third of them twice, and compare what the next run makes of it."""
    ledger.CHUNK_FILES = 2
    with tempfile.TemporaryDirectory() as warm:
        vanthu.run([archive], warm, jobs=1)
    undisturbed = folder / "undisturbed"
    _, steps = in_fork(archive, undisturbed, None)
    expected = digest(undisturbed)
    rng = random.Random(seed)
    for i in range(count):
        out = folder / f"killed-{i}"
        at = rng.randrange(1, steps + 1)
        killed, _ = in_fork(archive, out, at)
        if i % 3 == 0:
            in_fork(archive, out, rng.randrange(1, steps))
        in_fork(archive, out, None)
        print(json.dumps({"step": at, "of": steps, "killed": killed, "same": digest(out) == expected}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
