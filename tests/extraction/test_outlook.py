"""Whether a figure is still ahead, learnt from pages: features, chain, model file, training, what it adds to rules."""

import itertools
import json
import lzma
from math import exp
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.errors import ResourceError
from vanthu.evaluation.rows import read_rows
from vanthu.extraction.figures.figures import read
from vanthu.extraction.figures.settling import Paragraph, settle
from vanthu.extraction.outlook import Figured, Outlook, outlook
from vanthu.extraction.outlook.chain import gap_features, marginals
from vanthu.extraction.outlook.surroundings import Surroundings, tokens
from vanthu.extraction.outlook.training import Labelled, Page, learn, save
from vanthu.labelling.outlook import NEVER_LEARNT, pages

from .figure_rows import targets

ROOT = Path(__file__).resolve().parents[2]


def test_numbers_and_years_are_one_word_each() -> None:
    assert tokens("năm 2025, trồng 1.250,5 ha (đạt 95%)") == [
        *("năm", "<y>", ",", "trồng", "0", "ha", "(", "đạt", "0", "%", ")")
    ]


def test_syllables_that_make_a_word_are_one() -> None:
    compounds = {"kế hoạch", "thu hoạch", "khoa học công"}
    assert tokens("kế hoạch thu hoạch, khoa học công", compounds) == ["kế hoạch", "thu hoạch", ",", "khoa học công"]
    around = Surroundings("Thu hoạch 12 ha.", compounds)
    assert around.own(10, 15, "area")["l"] == {"thu hoạch"}


def test_the_year_of_a_text_that_names_none_in_its_opening_is_given() -> None:
    text = "Đến năm 2030, 95% hồ sơ."
    assert "+" not in Surroundings(text * 20).shared(0, 0)["y"]
    late = "Các đơn vị nộp đủ hồ sơ theo quy định hiện hành. " * 6 + text
    start = late.index("95")
    years = [Surroundings(late, year=year).shared(6, 0)["y"] for year in (2022, 2031, None)]
    assert ["+" in found for found in years] == [True, False, False] and "-" in years[1]
    assert "last+" in Surroundings(late, year=2022).own(start, start + 3, "percent")["Y"]


def test_what_stands_around_a_figure() -> None:
    text = "KẾ HOẠCH NĂM 2024\nI. Chỉ tiêu\nHội họp. Các chi hội nuôi 40 đàn ong; giúp 12 hộ."
    start = text.index("40")
    around = Surroundings(text)
    shared, own = around.shared(*around.place(start)), around.own(start, start + 6, "count")
    assert {"nuôi", "nuôi_0", "giúp"} <= shared["t"] and "họp" not in shared["t"]
    assert "hội_họp" in shared["b"] and "kế_hoạch" in shared["h"] and "chỉ_tiêu" in shared["H"]
    assert own["l"] == {"nuôi", "hội_nuôi", "chi_hội_nuôi", "các_chi_hội_nuôi"}
    assert own["k"] == {"count"} and "giúp" in own["R"]


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (" ha, giúp ", {"sentence,"}),
        (" hộ.\n- xây ", {"item", "item-", "lines1", "ends1"}),
        (" hộ.\n\nii. kết quả\nđã xây ", {"blank", "head"}),
        (" hộ (có ", {"opened"}),
    ],
)
def test_what_parts_two_figures(gap: str, expected: set[str]) -> None:
    assert expected <= gap_features(gap)


@given(st.lists(st.tuples(*[st.floats(-5, 5)] * 3), min_size=1, max_size=6))
def test_marginals_are_those_of_all_readings(chain: list[tuple[float, float, float]]) -> None:
    """The forward-backward sums equal the sums over every reading of the chain, written out."""
    evidence, ahead, reached = (list(part) for part in zip(*chain, strict=True))
    total, yes = 0.0, [0.0] * len(chain)
    for reading in itertools.product((False, True), repeat=len(chain)):
        weight = sum(e for e, here in zip(evidence, reading, strict=True) if here)
        for i, (one, two) in enumerate(itertools.pairwise(reading), start=1):
            weight += ahead[i] if one and two else reached[i] if not one and not two else 0.0
        total += exp(weight)
        yes = [y + exp(weight) * here for y, here in zip(yes, reading, strict=True)]
    assert marginals(evidence, ahead, reached) == pytest.approx([y / total for y in yes])


def test_no_figures_have_no_outlook() -> None:
    assert marginals([], [], []) == [] and outlook().likely("", []) == []


def test_learning_tells_what_it_was_shown_apart(tmp_path: Path) -> None:
    def page(author: str, verb: str, *, ahead: bool) -> Page:
        text = f"Xã {verb} 5 km đường, {verb} 3 cầu, {verb} 2 chợ."
        figures = [Figured(i, i + 1, "count") for i, letter in enumerate(text) if letter.isdecimal()]
        return Page(author, text, figures, [ahead] * 3)

    pages = [page(f"{n}", verb, ahead=verb == "sẽ xây") for n in range(8) for verb in ("sẽ xây", "xây xong")]
    labelled = [Labelled("Cần xây cầu.", [], True), Labelled("Cầu xây xong.", [], False)] * 2
    weights = learn(pages, labelled, {"sẽ xây"})
    assert weights == learn(pages, labelled, {"sẽ xây"}) and "c:sẽ xây" in weights
    save(weights, tmp_path / "outlook.tsv.xz")
    model = Outlook.load(tmp_path / "outlook.tsv.xz")
    for verb, ahead in (("sẽ xây", True), ("xây xong", False)):
        new = page("", verb, ahead=ahead)
        assert [chance > 0.5 for chance in model.likely(new.text, new.figures)] == new.ahead


def test_only_natural_pages_tell_how_figures_follow() -> None:
    text = "Xã sẽ xây 5 km đường. Xã đã xây 3 cầu. Xã sẽ xây 2 chợ. Xã đã xây 6 kênh."
    figures = [Figured(i, i + 1, "count") for i, letter in enumerate(text) if letter.isdecimal()]
    mixed = [Page(f"{n}", text, figures, [True, False] * 2, n % 2 == 0) for n in range(8)]
    alike = [Page(f"{n}", text.replace("đã", "sẽ"), figures, [True] * 4, n % 2 == 1) for n in range(8)]
    labelled = [Labelled("Cần xây cầu.", [], True), Labelled("Cầu xây xong.", [], False)] * 2
    apart = learn([*mixed, *[page._replace(natural=False) for page in alike]], labelled)
    together = learn([*[page._replace(natural=False) for page in mixed], *alike], labelled)
    assert apart["+all"] < together["+all"]


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    path = tmp_path / "outlook.tsv.xz"
    path.write_bytes(lzma.compress("t:xây\tviel\n".encode()))
    with pytest.raises(ResourceError, match=r"outlook\.tsv\.xz is damaged"):
        Outlook.load(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NHIỆM VỤ QUÝ IV\n- Tổ chức 14 buổi tập huấn.\n- Tiêm phòng 3.200 con bò.", [14, 3200]),
        ("Đoàn đã tổ chức 14 buổi tập huấn. Đến nay, tiêm phòng được 3.200 con bò.", [None, None]),
        ("Toàn xã hiện có 1.240 hộ, 12 thôn.", [None, None]),
    ],
)
def test_what_no_word_beside_the_figure_tells(text: str, expected: list[float | None]) -> None:
    assert targets(text) == expected


def test_paragraphs_of_a_document_are_settled_together() -> None:
    heading, item = "PHẦN II. CHỈ TIÊU NĂM 2025\n", "- Tổ chức 14 buổi tập huấn, tiêm phòng 3.200 con bò."
    for text, expected in ((item, [None, None]), (heading + item, [14, 3200])):
        reading = read(item)
        settle(text, (Paragraph(len(text) - len(item), reading.clean, reading.statements),))
        assert [statement.target for statement in reading.statements] == expected


def test_headings_tell_what_the_items_leave_open() -> None:
    reading = read("- Tổ chức 14 buổi tập huấn, tiêm phòng 3.200 con bò.")
    for headed, expected in ((-1, [None, None]), (0, [None, None]), (1, [14, 3200])):
        settle(reading.text, (Paragraph(0, reading.clean, reading.statements, headed),))
        assert [statement.target for statement in reading.statements] == expected


def test_sets_never_learnt_from_are_not_in_the_model() -> None:
    built = json.loads((ROOT / "models" / "manifest.json").read_text(encoding="utf-8"))["files"]["outlook.tsv.xz"]
    sets = set(built["built_from"]["sets"])
    assert sets and sets.isdisjoint(NEVER_LEARNT)
    folder = ROOT / "corpora" / "gold" / "figures"
    assert all((folder / f"{name}.jsonl").is_file() for name in sets | NEVER_LEARNT)
    named = {path.stem: read_rows(path) for path in folder.glob("*.jsonl")}
    assert {page.author for page in pages(named)} == sets
