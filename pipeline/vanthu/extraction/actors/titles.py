"""Words before a person's name: `đồng chí`, `ông`, `TS.` (`titles.tsv`)."""

from __future__ import annotations

from functools import cache

from vanthu.vocabulary import table

from .phrases import words

_REACH = 24
_WORD = 12
_OPENING_MARKS = '(“"*-–'
_BLANK = str.maketrans(dict.fromkeys('\xa0\n([“"*–', " "))


@cache
def titles(strength: str = "") -> tuple[str, ...]:
    """All titles as they stand before a name, or those of one strength."""
    rows = table("titles", __package__)
    found = {f" {row['title'].lower()} " for row in rows if not strength or row["strength"] == strength}
    return tuple(sorted(found, key=len, reverse=True))


def strength_of(before: str) -> str:
    """How strong the title is that stands before a name (`titles.tsv`); empty if none does."""
    lower = before.lower()
    known = _by_last_word().get(lower[:-1].rpartition(" ")[2], ()) if lower.endswith(" ") else ()
    found = {strength for title, strength in known if lower.endswith(title)}
    if not found:
        return ""
    if "strong" in found or "full" in found:
        return "strong" if "strong" in found else "full"
    return "call" if before.endswith(titles("call")) else "weak"


@cache
def _by_last_word() -> dict[str, list[tuple[str, str]]]:
    """The titles as they stand before a name, with their strengths, by their last words."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("titles", __package__):
        title = row["title"].lower()
        found.setdefault(title.rpartition(" ")[2], []).append((f" {title} ", row["strength"]))
    return found


def preceding(text: str, start: int) -> str:
    """What stands before a name, spaces and marks as titles are compared (`(ông Bình)`)."""
    return " " + text[max(0, start - _REACH) : start].translate(_BLANK).lstrip(_OPENING_MARKS)


def opens_title(text: str, start: int) -> bool:
    """Whether a title of several words begins at `start`: in `đồng chí Thiếu tướng Dũng` one follows the other."""
    return text[start : start + _REACH].lower().startswith(_leads())


def last_word(text: str, end: int) -> str:
    """The word that ends at `end`, in lower case, as far as it is as short as those that end titles."""
    word = text[max(0, end - _WORD) : end].rpartition(" ")[2].lower()
    return word if word.isalpha() else word.translate(_BLANK).rpartition(" ")[2]


@cache
def _leads() -> tuple[str, ...]:
    return tuple(f"{row['title'].lower()} " for row in table("titles", __package__) if " " in row["title"])


@cache
def title_words() -> dict[str, str]:
    """The titles of one word as they begin a run (`Ông`, `Bà`) with their strength."""
    found = {row["title"]: row["strength"] for row in table("titles", __package__) if " " not in row["title"]}
    return {**{title[0].upper() + title[1:]: strength for title, strength in found.items()}, **found}


@cache
def signs_of_names() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """The last words of all titles, the last two characters and the last one of these, and words of names.

    One of the words stands in every run of several syllables that may hold a name.
    """
    ends = frozenset(row["title"].lower().split()[-1].lstrip(_OPENING_MARKS) for row in table("titles", __package__))
    letters = frozenset(char for word in ends for char in (word[-1], word[-1].upper()))
    middle = {"Thị", *(name for name in words("hmong_names") if len(name) > 1)}  # `A` is an initial too
    of_names = words("surnames") | frozenset(title_words()) | middle
    return ends, frozenset(word[-2:] for word in ends), letters, of_names


def without_title(window: str) -> str:
    """A text without the title that it ends with."""
    lower = f" {window.lower()} "
    known = _by_last_word().get(lower[:-1].rpartition(" ")[2], ())
    longest = max((len(title) for title, _ in known if lower.endswith(title)), default=0)
    return window[: max(0, len(window) - longest + 1)].rstrip(" ,") if longest else window
