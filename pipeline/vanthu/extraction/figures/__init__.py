"""Figures: quantities, indicators with targets and verdicts, dates and periods."""

from vanthu.segmentation.protectors import protectors

from .figures import find_figures
from .periods import find_date_values
from .quantities import numeric_spans
from .value import DateValue, Figure

protectors("vanthu.quantities.v1", func=numeric_spans)

__all__ = ["DateValue", "Figure", "find_date_values", "find_figures", "numeric_spans"]
