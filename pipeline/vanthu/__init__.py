"""vanthu: archives of Vietnamese Party and government notices as a structured corpus.

>>> import vanthu
>>> nlp = vanthu.load()                      # a spaCy pipeline, tokenizer included
>>> doc = vanthu.analyze("notice.pdf")       # one file
>>> run = vanthu.run(["archive/"], out="corpus/")
>>> corpus = vanthu.Corpus("corpus/")

Names are imported when first used, so that `import vanthu` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vanthu.analysis import analyze, load, places, references
    from vanthu.batch import run
    from vanthu.corpus.corpus import Corpus
    from vanthu.errors import VanthuError
    from vanthu.extraction.places.gazetteer import Gazetteer
    from vanthu.reading import read
    from vanthu.views.notebook import show

__version__ = "0.1.0"

_HOMES = {
    "load": "vanthu.analysis",
    "read": "vanthu.reading",
    "analyze": "vanthu.analysis",
    "run": "vanthu.batch",
    "Corpus": "vanthu.corpus.corpus",
    "references": "vanthu.analysis",
    "places": "vanthu.analysis",
    "show": "vanthu.views.notebook",
    "Gazetteer": "vanthu.extraction.places.gazetteer",
    "VanthuError": "vanthu.errors",
}
__all__ = [
    "Corpus",
    "Gazetteer",
    "VanthuError",
    "__version__",
    "analyze",
    "load",
    "places",
    "read",
    "references",
    "run",
    "show",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'vanthu' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)


def _show_in_notebooks() -> None:
    """Where IPython runs, let it show Doc and Span as HTML; named, not imported, so that nothing is loaded for it."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    formatter = shell.display_formatter.formatters.get("text/html") if shell else None
    if formatter:
        for module, name in (("spacy.tokens.doc", "Doc"), ("spacy.tokens.span", "Span")):
            formatter.for_type_by_name(module, name, _html_of)


def _html_of(thing: Any) -> str | None:
    from vanthu.views.notebook import html_of

    return html_of(thing)


_show_in_notebooks()
