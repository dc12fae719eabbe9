"""`vanthu report`: a corpus as one HTML page that needs no network, no server and no other file.

The overview is plain HTML and SVG. The documents travel with the page as compressed chunks (`passages`), inflated when
one is opened or searched. Archives hold text by anyone: the template escapes everything, the script writes text nodes
only, and a Content-Security-Policy lets nothing run or load but the page's own script and style.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanthu.corpus.schema import BASES, DOMAINS, POLARITIES
from vanthu.errors import UsageError
from vanthu.views.passages import FAMILIES, Passages, pack, to_json
from vanthu.views.summary import Summary, summarise
from vanthu.views.words import check_language, phrases

if TYPE_CHECKING:
    from vanthu.corpus.corpus import Corpus

COLUMN, AXIS = 120, 22
"""Heights in the timeline in pixels: its highest column, and the years between achievement and shortcoming."""


def write_report(corpus: Corpus, out: str | Path, *, language: str = "vi", title: str | None = None) -> Path:
    """Write one self-contained page about `corpus` to `out` and return its path.

    The page opens in `language` and switches between Vietnamese and English; `title` is the folder's name unless
    given. It is written part by part, so memory does not grow with the corpus.
    Raises UsageError for another language or when `out` is a folder.
    """
    check_language(language)
    target = Path(out)
    if target.is_dir():
        raise UsageError(f"{target} is a folder: --out must name a file, e.g. {target / 'report.html'}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with aside.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(_page(corpus, language, title or corpus.store.name))
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return target


def _page(corpus: Corpus, language: str, title: str) -> Iterator[str]:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    summary = summarise(corpus)
    passages = Passages(corpus, summary.numbers, summary.unit_numbers, summary.reference_numbers)
    environment = Environment(
        loader=PackageLoader("vanthu.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script, style = _asset("report.js"), _asset("report.css")
    return environment.get_template("report.html.jinja").generate(
        language=language,
        title=title,
        words=phrases(),
        polarities=POLARITIES,
        summary=summary,
        manifest=corpus.manifest,
        widest_domain=max((sum(counts.values()) for counts in summary.domains.values()), default=1) or 1,
        timeline=timeline(summary.years),
        chunks=passages.chunks(),
        index=lambda: pack(to_json(_index(summary, passages))),
        script=Markup(script),  # ours, not the corpus's
        style=Markup(style),
        script_hash=_csp_hash(script),
        style_hash=_csp_hash(style),
    )


def _index(summary: Summary, passages: Passages) -> dict[str, Any]:
    """What the script knows before a chunk is opened; complete once all chunks are written."""
    return {
        "words": phrases(),
        "domains": DOMAINS,
        "polarities": POLARITIES,
        "bases": BASES,
        "families": FAMILIES,
        "docs": summary.documents,
        "units": summary.unit_names,
        "references": summary.reference_names,
        "chunks": passages.index,
    }


def timeline(years: dict[int, dict[str, int]]) -> dict[str, Any]:
    """Geometry of the columns by year: x and widths in per cent of the drawing, heights in pixels."""
    highest = max((max(counts.values()) for counts in years.values()), default=0) or 1
    step = 100 / max(len(years), 1)
    every = -(-len(years) // 7)  # labels that fit on a phone
    top = 16 + COLUMN
    columns = []
    for i, (year, counts) in enumerate(years.items()):
        up, down = (COLUMN * counts[label] / highest for label in ("achievement", "shortcoming"))
        columns.append(
            {
                "year": year,
                "left": round(i * step, 3),
                "step": round(step, 3),
                "x": round((i + 0.14) * step, 3),
                "middle": round((i + 0.5) * step, 3),
                "width": round(0.72 * step, 3),
                "up": round(up, 1),
                "top": round(top - up, 1),
                "down": round(down, 1),
                "labelled": i % every == 0,
                **counts,
            }
        )
    lowest = max((column["down"] for column in columns), default=0)
    return {"columns": columns, "below": top + AXIS, "label": top + 15, "height": round(top + AXIS + lowest + 18)}


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _csp_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
