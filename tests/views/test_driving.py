"""The report under a keyboard and under a finger: every control is reached, seen and works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import vanthu
from vanthu.views.report import write_report
from views.browser import CHROMIUM, Browser

VIEWS = ("", "#docs", "#find&domain=economy", "#doc=1")
CONTROLS = "a[href], button, input, select, summary, [tabindex='0']"
# Focusable and on the page: not inside a hidden part or a closed <details>, not skipped by tabindex.
SEEN = f"""[...document.querySelectorAll("{CONTROLS}")].filter((e) => e.tabIndex >= 0 && e.checkVisibility())"""
FOCUSED = f"""(() => {{
  const e = document.activeElement, r = e.getBoundingClientRect(), style = getComputedStyle(e);
  const header = document.querySelector("header").getBoundingClientRect().bottom;
  const covered = !e.closest("header") && !e.matches(".skip") && r.bottom <= header;
  return {{
    at: {SEEN}.indexOf(e), name: e.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: r.bottom > 0 && r.top < innerHeight && !covered,
  }};
}})()"""


@pytest.fixture(scope="module")
def page(sample_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(vanthu.Corpus(sample_corpus), tmp_path_factory.mktemp("drive") / "report.html")


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    opened = Browser(tmp_path / "profile")
    yield opened
    opened.close()


@pytest.mark.parametrize("view", VIEWS)
def test_tab_reaches_every_control_in_sight(browser: Browser, page: Path, view: str) -> None:
    browser.open(page, view)
    browser.ask("document.activeElement.blur()")
    number = browser.ask(f"{SEEN}.length")
    assert number > 5
    reached = set()
    for _ in range(number + 5):
        browser.press("Tab")
        focus = browser.ask(FOCUSED)
        if focus["at"] >= 0:
            reached.add(focus["at"])
            assert focus["outlined"], f"focus cannot be seen on {focus['name']}"
            assert focus["inside"], f"focus is out of sight on {focus['name']}"
        if len(reached) == number:
            break
    missed = browser.ask(
        f"{SEEN}.filter((e, i) => !{sorted(reached)}.includes(i)).map((e) => e.outerHTML.slice(0, 99))"
    )
    assert missed == []


def test_a_search_by_keys_alone(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.press("/")
    browser.wait("document.activeElement.name === 'q' && !document.querySelector('#view-find').hidden")
    browser.write("hộ nghèo")
    browser.press("Enter")
    browser.wait("document.querySelectorAll('#view-find .results mark.found').length > 0")
    browser.ask("document.activeElement.blur()")
    for key, position in (("j", 0), ("j", 1), ("k", 0)):
        browser.press(key)
        assert browser.ask(f"document.activeElement === document.querySelectorAll('#view-find .results a')[{position}]")
    browser.press("Enter")
    browser.wait("document.querySelector('#here') && !document.querySelector('#view-doc').hidden")
    browser.press("Escape")
    browser.wait("!document.querySelector('#view-find').hidden && document.querySelector('#view-find .results a')")


def test_focus_follows_the_view(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.ask("document.querySelector('a[data-view=docs]').focus()")
    browser.press("Enter")
    browser.wait("!document.querySelector('#view-docs').hidden")
    browser.wait("document.activeElement === document.querySelector('main')")
    browser.press("Tab")
    assert browser.ask("document.activeElement.closest('main') !== null")


def test_a_filter_keeps_the_focus(browser: Browser, page: Path) -> None:
    browser.open(page, "#find&q=x%C3%A3")
    browser.ask("document.querySelector('select[name=polarity]').focus()")
    browser.press("ArrowDown")
    browser.wait("location.hash.includes('polarity=achievement')")
    browser.wait("document.activeElement.name === 'polarity' && document.activeElement.value === 'achievement'")
    browser.press("ArrowDown")
    browser.wait("location.hash.includes('polarity=shortcoming')")


def test_more_goes_on_where_the_list_ended(browser: Browser, page: Path) -> None:
    browser.open(page, "#find&domain=economy")
    shown = browser.ask("document.querySelectorAll('#view-find .results a').length")
    browser.ask("document.querySelector('#view-find > button').focus()")
    browser.press("Enter")
    browser.wait(f"document.querySelectorAll('#view-find .results a').length > {shown}")
    browser.wait(f"document.activeElement === document.querySelectorAll('#view-find .results a')[{shown}]")


def test_a_mention_opens_its_card_and_gives_the_focus_back(browser: Browser, page: Path) -> None:
    browser.open(page, "#doc=1")
    browser.ask("document.querySelector('.entity[role=button]').focus()")
    browser.press("Enter")
    browser.wait("!document.querySelector('#card').hidden")
    assert browser.ask("document.activeElement.closest('#card') !== null")
    browser.press("Escape")
    assert browser.ask("document.querySelector('#card').hidden")
    assert browser.ask("document.activeElement === document.querySelector('.entity[role=button]')")
    assert not browser.ask("document.querySelector('#view-doc').hidden"), "Escape closes the card alone"


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_shows_all_of_it(browser: Browser, page: Path, view: str) -> None:
    browser.phone()
    browser.open(page, view)
    assert browser.ask("document.documentElement.scrollWidth") <= 390
    # WCAG 2.2, 2.5.8: 24 pixels, unless the target stands in a line of text.
    small = browser.ask(
        f"""{SEEN}.filter((e) => getComputedStyle(e).display !== "inline" && !e.closest("svg") && !e.matches(".skip"))
        .map((e) => [e, (e.closest("label") || e).getBoundingClientRect()])
        .filter(([, box]) => Math.min(box.width, box.height) < 24).map(([e]) => e.outerHTML.slice(0, 99))"""
    )
    assert small == []


def test_a_finger_opens_and_closes(browser: Browser, page: Path) -> None:
    browser.phone()
    browser.open(page, "#doc=1")
    browser.tap(".entity[role=button]")
    browser.wait("!document.querySelector('#card').hidden")
    browser.tap("#card button")
    browser.wait("document.querySelector('#card').hidden")
    browser.tap("a[data-view=find]")
    browser.wait("!document.querySelector('#view-find').hidden")
    assert browser.ask("document.activeElement.tagName") != "INPUT", "no keyboard pops up over the page"
    browser.tap("#language")
    browser.wait("document.documentElement.lang === 'en'")
