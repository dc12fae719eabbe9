"""Loading trained models with proof that they still say what they said when they were trained.

A model file depends on the libraries that read it and on vanthu's own features and vocabularies. At training some texts
are stored with their probabilities; at loading they are scored again. Other versions that agree are welcome, so that
next year's scikit-learn needs no new models; those that do not agree are refused.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from vanthu.errors import ResourceError
from vanthu.resources import how_to_rebuild, models_dir, origins, verified

if TYPE_CHECKING:
    from vanthu.labelling.data import Example
    from vanthu.labelling.model import Models

FILE = "labels.probes.json"
TOLERANCE = 1e-3
"""How far a probability may lie from the stored one."""


def probe_texts(examples: Sequence[Example]) -> list[str]:
    """One text of each domain and polarity that occur together: the one in the middle of those sorted by length."""
    cells: dict[tuple[str, str], list[str]] = {}
    for example in examples:
        cells.setdefault((example.domain, example.polarity), []).append(example.text)
    return [sorted(texts, key=lambda t: (len(t), t))[len(texts) // 2] for _, texts in sorted(cells.items())]


def write_probes(folder: Path, models: Models, texts: Sequence[str]) -> None:
    """Store texts with their probabilities as FILE in `folder`; the caller lists it in the manifest."""
    chances = models.of_texts(texts)
    stored = {
        "labels": {task: models.labels(task) for task in chances},
        "probes": [
            {"text": text} | {task: [round(float(p), 5) for p in chances[task][i]] for task in chances}
            for i, text in enumerate(texts)
        ],
    }
    lines = ",\n".join(json.dumps(probe, ensure_ascii=False) for probe in stored["probes"])
    text = f'{{"labels": {json.dumps(stored["labels"])},\n"probes": [\n{lines}\n]}}\n'
    (folder / FILE).write_text(text, encoding="utf-8")


def load(model_file: str, override: str | Path | None = None) -> Models:
    """The models in `model_file` of a models folder, their probes scored again.

    Raises ResourceError when a file is missing or changed, the folder is not trusted, or the models do not work as
    they did when they were trained.
    """
    import joblib

    from vanthu.labelling.model import Models

    path, probes = verified(model_file, override), verified(FILE, override)
    folder = models_dir(override)
    other = other_versions(origins(override)[model_file].get("versions", {}))
    try:
        models = Models.from_stored(joblib.load(path))
        difference = deviation(models, json.loads(probes.read_text(encoding="utf-8")))
    except Exception as error:
        if not other and not isinstance(error, KeyError):
            raise
        cause = f"with {', '.join(other)} " if other else "because this version of vanthu stores models otherwise "
        raise ResourceError(f"{path} cannot be loaded {cause}({error!r}): {how_to_rebuild(folder)}.") from error
    if difference > TOLERANCE:
        reason = f"with {', '.join(other)} " if other else "since vanthu's features or vocabularies changed "
        raise ResourceError(
            f"{path} gives other labels {reason}than when it was trained "
            f"(probabilities differ by {difference:.3f}): {how_to_rebuild(folder)}."
        )
    return models


def other_versions(built_with: dict[str, str]) -> list[str]:
    """Installed libraries that differ from those a model was built with: "numpy 3.0 (built with 2.4)"."""
    found = []
    for name, wanted in built_with.items():
        try:
            installed = version(name)
        except PackageNotFoundError:
            installed = "missing"
        if installed != wanted:
            found.append(f"{name} {installed} (built with {wanted})")
    return found


def deviation(models: Models, stored: dict[str, Any]) -> float:
    """The largest difference between stored probabilities and those the models give now; infinite if labels differ."""
    probes = stored["probes"]
    if not probes or any(list(models.labels(task)) != labels for task, labels in stored["labels"].items()):
        return float("inf")
    chances = models.of_texts([probe["text"] for probe in probes])
    return max(
        float(np.abs(found - np.array([probe[task] for probe in probes])).max()) for task, found in chances.items()
    )
