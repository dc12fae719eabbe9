"""The names of labels and tables as people read them, in Vietnamese and English."""

from __future__ import annotations

from vanthu.errors import UsageError
from vanthu.vocabulary import table

LANGUAGES = ("vi", "en")


def names(kind: str, language: str = "vi") -> dict[str, str]:
    """Labels of a kind (`domain`, `polarity`) with their names in `vi` or `en`, in the schema's order.

    Raises UsageError for another language.
    """
    if language not in LANGUAGES:
        raise UsageError(f"No labels in {language!r}: use vi or en.")
    return {row["label"]: row[language] for row in table("labels", __package__) if row["kind"] == kind}
