"""The kinds of change that cleaning may make, and what each may touch: an edit may only remove text of its kind."""

from __future__ import annotations

import html
import re
import unicodedata

from vanthu.layout.furniture import page_number

KINDS: dict[str, str] = {
    "nfc": "a decomposed letter was composed",
    "space": "white space was collapsed, or trimmed at a line's edge",
    "paragraph": "the white space between two paragraphs became one line break",
    "line_join": "a line or page break inside a paragraph became a space",
    "column": "the gap between two columns of a letterhead became a line break",
    "cell": "the gap or mark between two table cells became a tab",
    "hyphen": "a hyphen that only divided a word at the end of a line was taken out",
    "markup": "a Markdown or HTML mark was taken out",
    "entity": "an HTML entity became its character",
    "invisible": "a control, zero-width or byte-order character was taken out",
    "rule": "a drawn line, or the star under a Party letterhead, was taken out",
    "page_number": "a page number was taken out, with what stood beside it at the page's edge",
    "running_head": "a line repeated at page tops or bottoms was taken out",
}

_MARKUP = re.compile(r"(?:[*_#>\\|~:\s-]|<[^<>]*>|!?\[|\]\([^()\s]*\))*")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,8});")
_GAP = re.compile(r"\t|\s{3,}")
"""What parts a page number from what stands beside it."""
_RULE = re.compile(r"[-_=*~–—─━:+&#|.…oO0\s\\]*")


def _plain(raw: str) -> str:
    """Raw text of a line without the marks and invisible characters that may stand in it."""
    bare = re.sub(r"<[^<>]*>|[*_\\\\]", "", html.unescape(raw))
    return " ".join("".join(c for c in bare if unicodedata.category(c) not in ("Cc", "Cf") or c.isspace()).split())


def may_drop(kind: str, raw: str, replacement: str) -> bool:
    """Whether an edit of `kind` may turn the raw passage `raw` into `replacement`. False for unlisted kinds."""
    match kind:
        case "nfc":
            return unicodedata.normalize("NFC", raw) == replacement
        case "space":
            return replacement in ("", " ", "\t") and not raw.strip()
        case "paragraph" | "column":
            return replacement == "\n" and not raw.strip()
        case "line_join":
            return replacement in ("", " ") and not raw.strip()
        case "cell":
            return replacement == "\t" and (not raw.strip(" \t|\u00a0") or _MARKUP.fullmatch(raw) is not None)
        case "hyphen":
            return replacement == "" and raw in ("-", "\u00ad", "\u2010")
        case "markup":
            return replacement in ("", " ", "\n") and _MARKUP.fullmatch(raw) is not None
        case "entity":
            return _ENTITY.fullmatch(raw) is not None
        case "invisible":
            return replacement == "" and all(unicodedata.category(c) in ("Cc", "Cf") for c in raw)
        case "rule":
            return replacement == "" and _RULE.fullmatch(_plain(raw)) is not None
        case "page_number":
            return replacement == "" and page_number(_plain(_GAP.split(raw)[-1])) is not None
        case "running_head":
            return replacement == "" and len(raw) < 400
    return False
