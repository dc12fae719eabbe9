"""Run notebooks from top to bottom and store their output.

    python notebooks/execute.py [--check] [NAME...]

`--check` runs copies and stores nothing: an error in any cell ends with exit code 1.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

FOLDER = Path(__file__).resolve().parent


def execute(path: Path, *, store: bool) -> None:
    """Run one notebook with the notebooks' folder as working directory; raises CellExecutionError."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    ).execute()
    if store:
        for cell in notebook.cells:
            cell.metadata.pop("execution", None)  # times of execution would change the file at every run
        nbformat.write(notebook, path)


def main(arguments: list[str]) -> int:
    """Run the named notebooks, or all."""
    names = [a for a in arguments if not a.startswith("--")]
    for path in sorted(FOLDER.glob("*.ipynb")):
        if names and path.stem not in names:
            continue
        try:
            execute(path, store="--check" not in arguments)
        except CellExecutionError as error:
            print(f"{path.name} failed:\n{error}", file=sys.stderr)
            return 1
        print(f"{path.name} ran")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
