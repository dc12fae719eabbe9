"""Character classes that regular expressions lack for Vietnamese."""

from __future__ import annotations

import unicodedata

UPPER = "A-ZĐ" + "".join(
    c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper() and unicodedata.normalize("NFD", c)[0] in "AEIOUY"
)
"""Capital letters, for use inside square brackets."""
