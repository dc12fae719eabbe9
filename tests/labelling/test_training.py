"""Training writes what loading can prove: the same bytes, listed, unchanged, trusted, and still saying the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import joblib
import numpy as np
import pytest

from vanthu import resources
from vanthu.errors import ResourceError, UsageError
from vanthu.labelling import probes
from vanthu.labelling.data import Example, read_labelled
from vanthu.labelling.model import FILE, Models, load_models
from vanthu.labelling.training import MOST_FOLDS, folds, train


@pytest.fixture(scope="module")
def trained(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "first"
    train([tiny], folder)
    return folder


@pytest.fixture
def foreign(trained: Path, tmp_path: Path) -> Path:
    """The models as somebody else might have sent them: the same but for a word in the manifest, new in each test."""
    folder = tmp_path / "foreign"
    shutil.copytree(trained, folder)
    manifest = folder / resources.MANIFEST
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace('"built_from"', f'"{tmp_path.name}"'), encoding="utf-8"
    )
    return folder


def test_batches_are_held_out_whole_and_once() -> None:
    """Several together where there are many; text labelled by its heading is always learnt from."""
    written = [Example(f"{i}", "none", "neutral", "s", f"batch{i % 47:02}") for i in range(200)]
    silver = [Example("s", "none", "neutral", "s", f"batch{i:02}s", "heading") for i in range(3)]
    parts = list(folds(written + silver))
    assert len(parts) == MOST_FOLDS
    assert sorted(np.concatenate([held_out for _, held_out in parts])) == list(range(200))
    for learnt, held_out in parts:
        assert not {i % 47 for i in held_out} & {i % 47 for i in learnt if i < 200}
        assert len(learnt) + len(held_out) == 203


def test_the_manifest_says_what_the_models_are_made_of(trained: Path) -> None:
    entry = resources.origins(trained)[FILE]
    assert entry["built_from"] == {"batches": ["a", "b"], "examples": 54}
    assert set(entry["versions"]) >= {"scikit-learn", "numpy", "joblib"}
    assert len(entry["sha256"]) == 64


def test_training_is_byte_for_byte_reproducible(tiny: Path, trained: Path, tmp_path: Path) -> None:
    train([tiny], tmp_path)
    names = sorted(path.name for path in trained.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert [name for name in names if (trained / name).read_bytes() != (tmp_path / name).read_bytes()] == []


def test_the_models_have_learnt(trained: Path) -> None:
    models = load_models(str(trained))
    chances = models.of_texts(["Sản lượng lúa của xã không đạt kế hoạch."])
    assert models.labels("domain")[chances["domain"][0].argmax()] == "economy"
    assert models.labels("polarity")[chances["polarity"][0].argmax()] == "shortcoming"
    assert chances["polarity"][0].sum() == pytest.approx(1)


def test_what_is_stored_is_what_scores(trained: Path) -> None:
    stored = joblib.load(trained / FILE)
    fresh = Models.from_stored(stored)
    again = Models.from_stored(fresh.stored())
    texts = ["Thực hiện tốt chỉ tiêu", "Còn chậm", "…"]
    for task, chances in fresh.of_texts(texts).items():
        assert np.array_equal(chances, again.of_texts(texts)[task])


def test_a_changed_file_is_refused(trained: Path, tmp_path: Path) -> None:
    folder = tmp_path / "changed"
    shutil.copytree(trained, folder)
    with (folder / FILE).open("ab") as file:
        file.write(b"\0")
    with pytest.raises(ResourceError, match="was changed"):
        load_models(str(folder))


def test_a_missing_file_is_refused(trained: Path, tmp_path: Path) -> None:
    folder = tmp_path / "partial"
    shutil.copytree(trained, folder)
    (folder / FILE).unlink()
    with pytest.raises(ResourceError, match=f"vanthu train LABELLED --out {folder}"):
        load_models(str(folder))


def test_what_others_trained_needs_trust(foreign: Path) -> None:
    with pytest.raises(ResourceError, match="--trust"):
        load_models(str(foreign))
    resources.trust(foreign)
    assert load_models(str(foreign)).labels("polarity")
    manifest = foreign / resources.MANIFEST
    manifest.write_text(manifest.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert not resources.is_trusted(foreign)


def test_load_takes_trust(foreign: Path) -> None:
    import vanthu

    vanthu.load(foreign)
    assert not resources.is_trusted(foreign)
    vanthu.load(foreign, trust=True)
    assert resources.is_trusted(foreign)


def test_trust_without_a_writable_home(foreign: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It then lasts for this process and those it starts."""
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(resources, "trusted_file", lambda: tmp_path / "file" / "trusted")
    monkeypatch.setenv(resources.TRUSTED, "")
    assert not resources.is_trusted(foreign)
    resources.trust(foreign)
    assert resources.is_trusted(foreign)


def test_a_gazetteer_needs_no_trust(tmp_path: Path) -> None:
    """Only files that run code do."""
    (tmp_path / "table.tsv").write_text("x", encoding="utf-8")
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    manifest = {"files": {"table.tsv": {"sha256": digest}}}
    (tmp_path / resources.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    assert resources.verified("table.tsv", tmp_path) == tmp_path / "table.tsv"


@pytest.fixture
def probed(trained: Path, tiny: Path, tmp_path: Path) -> Path:
    """The models with probes, listed in the manifest."""
    folder = tmp_path / "probed"
    shutil.copytree(trained, folder)
    probes.write_probes(folder, load_models(str(trained)), probes.probe_texts(read_labelled([tiny])))
    resources.write_manifest(folder, {**resources.origins(folder), probes.FILE: {"built_from": FILE}})
    return folder


def edit_probes(folder: Path, edit: Callable[[dict[str, list[dict[str, list[float]]]]], None]) -> None:
    stored = json.loads((folder / probes.FILE).read_text(encoding="utf-8"))
    edit(stored)
    (folder / probes.FILE).write_text(json.dumps(stored), encoding="utf-8")
    resources.write_manifest(folder, resources.origins(folder))


def test_one_probe_for_each_pair_of_labels(tiny: Path) -> None:
    texts = probes.probe_texts(read_labelled([tiny]))
    assert len(texts) == len(set(texts)) == 9


def test_models_that_agree_with_their_probes_are_loaded(probed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(probes.load(FILE, probed), Models)
    monkeypatch.setattr(probes, "version", lambda name: "99.0")
    assert isinstance(probes.load(FILE, probed), Models)


def test_models_that_disagree_are_refused(probed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def shift(stored: dict[str, list[dict[str, list[float]]]]) -> None:
        stored["probes"][3]["polarity"][0] += 2 * probes.TOLERANCE

    edit_probes(probed, shift)
    with pytest.raises(ResourceError, match=r"features or vocabularies changed .* run `vanthu train"):
        probes.load(FILE, probed)
    monkeypatch.setattr(probes, "version", lambda name: "99.0")
    with pytest.raises(ResourceError, match=r"scikit-learn 99\.0 \(built with"):
        probes.load(FILE, probed)


def test_models_stored_otherwise_are_refused(probed: Path) -> None:
    """Files of an older version of vanthu lack what this one reads."""
    stored = joblib.load(probed / FILE)
    del stored["temperatures"]
    joblib.dump(stored, probed / FILE)
    resources.write_manifest(probed, resources.origins(probed))
    with pytest.raises(ResourceError, match="stores models otherwise"):
        probes.load(FILE, probed)


def test_models_that_other_versions_cannot_read_are_refused(probed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (probed / FILE).write_bytes(b"not a model")
    resources.write_manifest(probed, resources.origins(probed))
    monkeypatch.setattr(probes, "version", lambda name: "99.0")
    with pytest.raises(ResourceError, match="cannot be loaded with scikit-learn 99"):
        probes.load(FILE, probed)


def test_too_few_labels(tmp_path: Path) -> None:
    (tmp_path / "x.tsv").write_text("economy\tneutral\ts\tmột\n", encoding="utf-8")
    with pytest.raises(UsageError, match="Too few labels"):
        train([tmp_path], tmp_path / "out")
