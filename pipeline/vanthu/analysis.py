"""The assembled pipeline: `load` gives it, `analyze` runs one text or file through it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanthu.dates import check_iso
from vanthu.errors import UsageError
from vanthu.notice import Mention, Source

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENTS = (
    "vanthu_paragraphs",
    "vanthu_references",
    "vanthu_places",
    "vanthu_figures",
    "vanthu_actors",
    "vanthu_labels",
)
PROTECTORS = ("vanthu.references.v1", "vanthu.places.v1", "vanthu.quantities.v1", "vanthu.abbreviations.v1")


def load(models: str | Path | None = None, *, trust: bool = False) -> Language:
    """The whole pipeline as a spaCy Language, tokenizer included.

    `models` names a folder of models made by `vanthu train`; without it the shipped ones are used. `trust` lets models
    be loaded that somebody else made, now and later: do so only if you trust their maker, for loading them runs code.
    Raises ResourceError when there are no models; that they are changed, not trusted, or do not work with the installed
    libraries is found when the first text is labelled.
    """
    import spacy

    from vanthu import resources

    if trust:
        resources.trust(models)
    tokenizer = {"@tokenizers": "vanthu.Tokenizer.v1", "protect": list(PROTECTORS)}
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": tokenizer}})
    for name in COMPONENTS:
        config = {"models": str(models)} if models and name == "vanthu_labels" else {}
        nlp.add_pipe(name, config=config)
    return nlp


@lru_cache(maxsize=1)
def _shared(models: str | None) -> Language:
    return load(models)


def analyze(
    what: str | Path | Source,
    *,
    place: str | None = None,
    date: str | None = None,
    models: str | Path | None = None,
) -> Doc:
    """One notice as a Doc, its layout restored: `doc._.notice` holds the structure, `doc.spans` the results.

    `what` is a Source, a path, or the text itself (a string that names an existing file is a path). `place` ("tỉnh
    Đồng Nai") and `date` (ISO) supply what the text does not say of itself.
    Raises ReadError when the file cannot be read, UsageError for an empty text, a date that is not ISO, or a place that
    the gazetteer does not know.
    """
    from vanthu.extraction.places.given import check_place
    from vanthu.layout import parse
    from vanthu.reading import read, source_from_text

    check_iso(date)
    check_place(place)
    if isinstance(what, Source):
        source = what
    elif isinstance(what, Path) or _is_file(what):
        source = read(what)
    elif what.strip():
        source = source_from_text(what)
    else:
        raise UsageError("Nothing to analyse: the text is empty.")
    nlp = _shared(str(models) if models else None)
    tokenizer: Any = nlp.tokenizer
    (doc,) = tokenizer.from_notices([parse(source)])
    doc._.place, doc._.date = place, date
    analysed: Doc = nlp(doc)
    return analysed


def _is_file(text: str) -> bool:
    """Whether a string is meant as a path: one short line that names a file, or ends like one."""
    if len(text) > 4096 or "\n" in text or "\0" in text:
        return False
    path = Path(text)
    try:
        return path.is_file() or (
            len(path.suffix) in (4, 5)
            and " " not in path.suffix
            and path.parent.is_dir()
            and len(text) < 256
            and "/" in text
        )
    except OSError:
        return False


def references(text: str, *, date: str | None = None) -> list[Mention]:
    """The documents that a text cites; offsets are 0-based in `text`. Works without the rest of the pipeline.

    Raises UsageError for a date that is not ISO.
    """
    from vanthu.extraction.references import find_references

    check_iso(date)
    return find_references(text, date=date)


def places(text: str, *, place: str | None = None, date: str | None = None) -> list[Mention]:
    """The communes, districts and provinces that a text names, linked to the units of `date` (ISO).

    Offsets are 0-based in `text`. Works without the rest of the pipeline. Raises UsageError for a date that is not ISO
    and for a place that the gazetteer does not know.
    """
    from vanthu.extraction.places import find_places
    from vanthu.extraction.places.given import check_place

    check_iso(date)
    check_place(place)
    return find_places(text, place=place, date=date)
