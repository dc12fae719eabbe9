"""The weights of underthesea's segmentation model, read from the installed package.

python-crfsuite opens the same file but prints weights with six decimals (`Tagger().info()`), too few to decide as
underthesea does; so the two chunks needed are read here, as CRFsuite lays them out: FEAT (type, source, target,
weight: 4 + 4 + 4 + 8 bytes each) and the attribute names (a constant database: id, length, name).
"""

from __future__ import annotations

import hashlib
import pickle
import struct
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MODEL = "ws_crf_vlsp2013_20230727"
"""The folder of the model within underthesea."""

BEGIN, INSIDE = 0, 1
LABELS = ("B-W", "I-W")

TEMPLATES = (
    *("T[-2]", "T[-1]", "T[0]", "T[1]", "T[2]"),
    *("T[-2,-1]", "T[-1,0]", "T[0,1]", "T[1,2]", "T[-2,0]", "T[-1,1]", "T[0,2]"),
    *("T[-2].lower", "T[-1].lower", "T[0].lower", "T[1].lower", "T[2].lower"),
    *("T[-2,-1].lower", "T[-1,0].lower", "T[0,1].lower", "T[1,2].lower"),
    *("T[-1].isdigit", "T[0].isdigit", "T[1].isdigit"),
    *("T[-2].istitle", "T[-1].istitle", "T[0].istitle", "T[1].istitle", "T[2].istitle"),
    *("T[0,1].istitle", "T[0,2].istitle"),
    *("T[-2].is_in_dict", "T[-1].is_in_dict", "T[0].is_in_dict", "T[1].is_in_dict", "T[2].is_in_dict"),
    *("T[-2,-1].is_in_dict", "T[-1,0].is_in_dict", "T[0,1].is_in_dict", "T[1,2].is_in_dict"),
    *("T[-2,0].is_in_dict", "T[-1,1].is_in_dict", "T[0,2].is_in_dict"),
)
"""The feature templates this room knows, in underthesea's order: `T[i]` is the token at distance i, `T[i,j]` the tokens
from i to j joined by spaces; the value is compared as it is, in small letters, or as a yes/no question."""


class UnknownModelError(Exception):
    """The installed underthesea is not the one whose model and rules are known here."""


@dataclass(frozen=True)
class Weights:
    """A linear-chain CRF with the labels B-W and I-W."""

    attributes: dict[str, int]
    """Attribute (`T[0].lower=đảng`) to its row in `state`."""
    state: Floats
    """Shape (attributes, 2): what an attribute adds to the score of each label."""
    transition: Floats
    """Shape (2, 2): what moving from a label (row) to a label (column) adds."""
    dictionary: frozenset[str]
    """Words in small letters, for the templates `is_in_dict`."""


TESTED = frozenset({"07b31410b7b421f9e7aa273c7641c3aa3a51887cd3c93e2fd89a9c17f72ce703"})
"""Fingerprints of the installations with which identity was tested: underthesea 9.5.0 with underthesea_core 3.3.2."""


def fingerprint() -> str:
    """A hash of all that decides what the installed underthesea does: model, rules, tables, version of the core."""
    from underthesea.pipeline import text_normalize, word_tokenize

    rules, tables = Path(word_tokenize.__file__).parent, Path(text_normalize.__file__).parent
    digest = hashlib.sha256(version("underthesea_core").encode())
    for folder in (rules, rules / "models" / MODEL, tables):
        for path in sorted(path for path in folder.iterdir() if path.suffix in (".py", ".bin")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def is_tested() -> bool:
    """Whether the installed underthesea is one with which identity was tested."""
    return fingerprint() in TESTED


def load(folder: Path) -> Weights:
    """Reads the model in `folder`.

    Raises UnknownModelError when its format, labels or feature templates are not the known ones.
    """
    try:
        # Plain pickles without arrays: joblib, which underthesea uses, reads the same five times as slowly.
        templates = tuple(pickle.loads((folder / "features.bin").read_bytes()))
        dictionary = frozenset(pickle.loads((folder / "dictionary.bin").read_bytes()))
        data = (folder / "models.bin").read_bytes()
    except (OSError, ValueError, TypeError, pickle.UnpicklingError) as error:
        raise UnknownModelError(f"no readable model in {folder} ({error})") from error
    if templates != TEMPLATES:
        raise UnknownModelError("its feature templates are other than those known")
    try:
        return _parse(data, dictionary)
    except (struct.error, ValueError, IndexError, UnicodeDecodeError) as error:
        raise UnknownModelError(f"its model file cannot be read ({error})") from error


def _parse(data: bytes, dictionary: frozenset[str]) -> Weights:
    """Weights out of the bytes of a CRFsuite model file."""
    magic, _, kind, _, _, _, _, features_at, labels_at, attributes_at = struct.unpack_from("<4sI4sIIIIIII", data)
    if (magic, kind) != (b"lCRF", b"FOMC"):
        raise UnknownModelError("its model file is not in CRFsuite's format")
    labels = _names(data, labels_at)
    if tuple(labels) != LABELS:
        raise UnknownModelError(f"its labels are {labels}")
    names = _names(data, attributes_at)
    (count,) = struct.unpack_from("<I", data, features_at + 8)
    layout = np.dtype([("type", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
    features = np.frombuffer(data, layout, count, features_at + 12)
    states, moves = features[features["type"] == 0], features[features["type"] == 1]
    state = np.zeros((len(names), len(LABELS)))
    state[states["source"], states["target"]] = states["weight"]
    state[np.abs(state) <= 1e-10] = 0.0  # underthesea_core drops such weights when it loads the file
    transition = np.zeros((len(LABELS), len(LABELS)))
    transition[moves["source"], moves["target"]] = moves["weight"]
    return Weights({name: row for row, name in enumerate(names)}, state, transition, dictionary)


def _names(data: bytes, at: int) -> list[str]:
    """The strings of the constant database at `at`, by id."""
    magic, _, _, _, count, backward = struct.unpack_from("<4s5I", data, at)
    if magic != b"CQDB":
        raise ValueError("no constant database where one should be")
    offsets = np.frombuffer(data, "<u4", count, at + backward)
    names = []
    for offset in offsets.tolist():
        start = at + offset + 8
        (size,) = struct.unpack_from("<I", data, start - 4)
        names.append(data[start : start + size - 1].decode())
    return names
