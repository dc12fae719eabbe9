"""Training: labelled text in, classifiers and a manifest out."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from vanthu.labelling.data import Example, read_labelled
from vanthu.labelling.features import features_of_texts
from vanthu.labelling.model import FILES, passthrough
from vanthu.resources import write_manifest


def fit(features: Sequence[list[str]], labels: Sequence[str]) -> Any:
    """A fitted TF-IDF and logistic regression; deterministic."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    vectorizer = TfidfVectorizer(analyzer=passthrough, min_df=2, sublinear_tf=True)
    return make_pipeline(vectorizer, LogisticRegression(C=10.0, max_iter=1000, class_weight="balanced")).fit(
        features, labels
    )


def train(paths: Sequence[str | Path], out: str | Path) -> dict[str, Any]:
    """Train both classifiers from labelled files and write them with their manifest to `out`.

    Returns what was trained on. Raises ReadError or UsageError for bad labelled text.
    """
    import joblib

    examples = read_labelled(paths)
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    features = features_of_texts([example.text for example in examples])
    for task, name in FILES.items():
        model = fit(features, [getattr(example, task) for example in examples])
        joblib.dump(model, folder / name, compress=("zlib", 6))
    write_manifest(folder, {name: origin(examples) for name in FILES.values()})
    return {"examples": len(examples), "batches": len({e.batch for e in examples}), "out": str(folder)}


def origin(examples: Sequence[Example]) -> dict[str, Any]:
    """What a model was built from, for the manifest."""
    batches = sorted({example.batch for example in examples})
    libraries = ("scikit-learn", "joblib", "underthesea")
    return {
        "built_from": {"batches": batches, "examples": len(examples)},
        "versions": {name: version(name) for name in libraries},
    }
