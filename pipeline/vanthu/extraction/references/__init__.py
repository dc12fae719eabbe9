"""References to documents: found, normalised, resolved, connected."""

from vanthu.extraction.references.find import find_references, number_spans
from vanthu.extraction.references.protect import protect_numbers
from vanthu.extraction.references.relations import relation, relations
from vanthu.extraction.references.value import Reference

__all__ = ["Reference", "find_references", "number_spans", "protect_numbers", "relation", "relations"]
