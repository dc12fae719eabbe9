"""The protector `vanthu.places.v1`: names of places stay single words, so that mentions end where words end."""

from __future__ import annotations

from vanthu.extraction.places.document import shared
from vanthu.segmentation.protectors import protectors


@protectors("vanthu.places.v1")  # type: ignore[untyped-decorator]
def protect_places(text: str) -> list[tuple[int, int]]:
    """Offsets of names that are meant as places. Raises ResourceError when the gazetteer is missing."""
    return shared().spans(text)
