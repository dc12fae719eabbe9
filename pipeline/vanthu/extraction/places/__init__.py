"""Places: communes, districts and provinces, found in prose and linked to the unit of the day."""

from vanthu.extraction.places.document import document_unit, find_places
from vanthu.extraction.places.protect import protect_places
from vanthu.extraction.places.value import Place

__all__ = ["Place", "document_unit", "find_places", "protect_places"]
