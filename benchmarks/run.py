"""All benchmarks in turn, with their small defaults: `make bench`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run every script beside this one; names that begin with an underscore are parts of others."""
    here = Path(__file__).resolve()
    failed = []
    for path in sorted(here.parent.glob("*.py")):
        if path == here or path.name.startswith("_"):
            continue
        print(f"\n== {path.stem}", flush=True)
        if subprocess.run([sys.executable, str(path)], check=False).returncode:
            failed.append(path.stem)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
