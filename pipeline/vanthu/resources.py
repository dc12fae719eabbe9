"""Where `models/` is found: in a checkout, in the installed wheel, or where $VANTHU_MODELS points."""

from __future__ import annotations

import os
from pathlib import Path

from vanthu.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


def models_dir(override: str | Path | None = None) -> Path:
    """The folder with trained models and gazetteer.

    Order: `override`, $VANTHU_MODELS, the checkout's `models/`, the wheel's own copy.
    Raises ResourceError when none of them holds a manifest.
    """
    named = override or os.environ.get("VANTHU_MODELS")
    tried = [Path(named)] if named else [_PACKAGE.parents[1] / "models", _PACKAGE / "_models"]
    for folder in tried:
        if (folder / "manifest.json").is_file():
            return folder
    where = " or ".join(str(folder) for folder in tried)
    raise ResourceError(f"No models found in {where}: run `make models`, or set VANTHU_MODELS to a folder that has them.")
