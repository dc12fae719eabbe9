"""The protector `vanthu.references.v1`: document numbers stay single words."""

from __future__ import annotations

from vanthu.extraction.references.find import number_spans
from vanthu.segmentation.protectors import protectors


@protectors("vanthu.references.v1")  # type: ignore[untyped-decorator]
def protect_numbers(text: str) -> list[tuple[int, int]]:
    """Offsets of the document numbers of a text (`213-QĐ/TW`)."""
    return number_spans(text)
