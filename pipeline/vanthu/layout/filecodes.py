"""The typist's line at a paper's end: a code (`T-M3T/TB55`) or the name of the file."""

from __future__ import annotations

import re

from vanthu.layout.lines import Line

_CODE = re.compile(
    r"(?=.*[/.-])(?=.*[A-ZĐ])(?!.*(?:QĐ|NQ|TB|KH|BC)-?[A-ZĐ]*/(?:TU|TW|HU|ĐU|UBND)$)"
    r"[A-ZĐa-z0-9]{1,8}(?:[-./_][A-ZĐa-z0-9()]{1,10}){1,5}"
)
_KEYED = re.compile(r"[A-ZĐa-z0-9]{1,24}[-_][A-ZĐa-z]{2,10}\d{0,2}")
"""The file's name and who typed it (`ChithiBenDo2010-NTD`); see `_mixed`."""
_NAME = re.compile(r"(?:[A-Z]:[\\/])?[^\s:;,][^:;,]{0,98}\.(?:docx?|rtf|odt|xlsx?|pdf)", re.IGNORECASE)


def is_file_code(text: str) -> bool:
    """A line among recipients and signature that can be nothing but the typist's."""
    if _CODE.fullmatch(text) or _NAME.fullmatch(text):
        return True
    return _KEYED.fullmatch(text) is not None and _mixed(re.split("[-_]", text)[0])


def _mixed(word: str) -> bool:
    """A word that only a file's name can be: figures in it, or capitals after small letters (`BaocaoThang5`)."""
    return re.search(r"\d|[a-z][A-ZĐ]", word) is not None


def mark_last_file_name(lines: list[Line]) -> str:
    """Mark a file's name that stands alone at the very end, as under annexes; returns it, empty without one."""
    last = lines[-1] if lines else None
    if last is None or last.role is not None or last.text[-4:].lower() not in (".doc", "docx", ".rtf", ".odt"):
        return ""
    if not _NAME.fullmatch(last.text):
        return ""
    last.role = "file_code"
    return last.text
