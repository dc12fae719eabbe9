"""The built wheel works without the checkout: models and gazetteer are inside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
import sys, vanthu
assert vanthu.__file__.startswith(sys.argv[1]), vanthu.__file__
text = "Thực hiện Quy định số 213-QĐ/TW của Bộ Chính trị tại thị trấn Long Giao, huyện Cẩm Mỹ."
doc = vanthu.analyze(text, date="2022-06-01")
assert [s.text for s in doc.spans["references"]] == ["Quy định số 213-QĐ/TW"]
assert doc.spans["places"][0]._.value.code == "26341"
assert doc._.domain.label
"""


def test_the_wheel_works_alone(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True)
    (wheel,) = tmp_path.glob("vanthu-*.whl")
    site = tmp_path / "site"
    subprocess.run([*pip, "install", "--no-deps", "--target", str(site), str(wheel)], check=True)
    environment = {k: v for k, v in os.environ.items() if k != "VANTHU_MODELS"} | {"PYTHONPATH": str(site)}
    subprocess.run([sys.executable, "-c", PROGRAM, str(site)], cwd=tmp_path, env=environment, check=True)
