"""The names of labels, tables and page elements as people read them, in Vietnamese and English."""

from __future__ import annotations

from vanthu.errors import UsageError
from vanthu.vocabulary import table

LANGUAGES = ("vi", "en")


def names(kind: str, language: str = "vi") -> dict[str, str]:
    """Labels of a kind (`domain`, `polarity`) with their names in `vi` or `en`, in the schema's order.

    Raises UsageError for another language.
    """
    check_language(language)
    return {row["label"]: row[language] for row in table("labels", __package__) if row["kind"] == kind}


def phrases() -> dict[str, dict[str, str]]:
    """What a report says besides its data: key → language → words. Labels are among them as `domain.economy` …"""
    rows = {row["key"]: {language: row[language] for language in LANGUAGES} for row in table("phrases", __package__)}
    for row in table("labels", __package__):
        rows[f"{row['kind']}.{row['label']}"] = {language: row[language] for language in LANGUAGES}
    return rows


def check_language(language: str) -> None:
    """Raises UsageError for a language without words."""
    if language not in LANGUAGES:
        raise UsageError(f"No labels in {language!r}: use vi or en.")
