"""What a corpus says of the models and data it was made with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from vanthu.resources import models_dir, origins

_CARD = "MODEL_CARD.md"
_CLASSIFIERS = "labels.joblib"
_MEASURED = re.compile(r"^### (Domain|Polarity)\n\n(Accuracy [^\n]+)$", re.MULTILINE)


def models_used(models: str | Path | None = None) -> dict[str, dict[str, Any]]:
    """For each file of the shipped models, and of `models` which take their place: sha256, built_from, versions.

    The classifiers also have `metrics`, as their model card states them: measured on authors held out from training.
    Raises ResourceError when there are no models.
    """
    used = {name: dict(entry) for name, entry in (origins() | (origins(models) if models else {})).items()}
    metrics = _measured(models_dir(models) / _CARD)
    if metrics and _CLASSIFIERS in used:
        used[_CLASSIFIERS]["metrics"] = metrics
    return used


def _measured(card: Path) -> dict[str, str]:
    """The line of accuracy and macro-F1 of each classifier; empty without a card."""
    try:
        text = card.read_text(encoding="utf-8")
    except OSError:
        return {}
    return {name.lower(): line.rstrip(".") for name, line in _MEASURED.findall(text)}
