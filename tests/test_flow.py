"""Parts of the package know only those before them: reading, layout, segmentation, extraction, labelling, corpus."""

import ast
from pathlib import Path

import pytest

import vanthu

PACKAGE = Path(vanthu.__file__).parent
BACKWARD = {
    "reading": ("layout", "segmentation", "extraction", "labelling", "corpus", "views", "evaluation"),
    "layout": ("segmentation", "extraction", "labelling", "corpus", "views", "evaluation"),
    "segmentation": ("extraction", "labelling", "corpus", "views", "evaluation"),
    "extraction": ("labelling", "corpus", "views", "evaluation"),
}


def imported(path: Path) -> set[str]:
    """The parts of vanthu that a module imports anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").startswith("vanthu."):
            names.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.Import):
            names |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("vanthu.")}
    return names


@pytest.mark.parametrize("part", BACKWARD)
def test_no_part_imports_a_later_one(part: str) -> None:
    modules = list((PACKAGE / part).rglob("*.py"))
    assert modules
    backward = {str(path.relative_to(PACKAGE)): sorted(imported(path) & set(BACKWARD[part])) for path in modules}
    assert {path: names for path, names in backward.items() if names} == {}


def test_imports_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("def f():\n    from vanthu.labelling.data import Example\nimport vanthu.corpus.schema\n")
    assert imported(path) == {"labelling", "corpus"}
