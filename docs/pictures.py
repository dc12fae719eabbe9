"""Take the pictures of the README and the documentation again: `python docs/pictures.py` (needs Chromium).

Run it when the look of the report or the models have changed; it reports on corpora/samples.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import vanthu
from vanthu.views.report import write_report

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"


def main() -> None:
    """Overview in English on a desk's screen, a document in Vietnamese on a phone's width."""
    sys.path.insert(0, str(ROOT / "tests"))
    from views.browser import Browser

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(ROOT)  # the page names files as they were given
        vanthu.run(["corpora/samples"], Path(folder) / "corpus")
        corpus = vanthu.Corpus(Path(folder) / "corpus")
        numbers = [i for i, path in enumerate(corpus.documents["path"]) if path.endswith("ket-luan-cam-my.docx")]
        shots = (("report.png", "en", "", 1000, 1120), ("document.png", "vi", f"#doc={numbers[0]}", 520, 900))
        browser = Browser(Path(folder) / "profile")
        try:
            browser.send("Emulation.setScrollbarsHidden", hidden=True)
            for name, language, view, width, height in shots:
                page = write_report(corpus, Path(folder) / "page.html", language=language, title="corpora/samples")
                size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
                browser.send("Emulation.setDeviceMetricsOverride", **size)
                browser.open(page, view)
                browser.picture(IMAGES / name)
        finally:
            browser.close()


if __name__ == "__main__":
    main()
