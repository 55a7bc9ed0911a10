"""Every page, in a browser: open to all its readers, light and dark, wide and narrow, by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.desk.browser.axes import violations
from tests.desk.browser.conftest import Visit
from tests.desk.browser.rooms import OTHERS, PAGES, addresses, filled, routes
from tests.desk.browser.serving import Desk

NARROWEST = 320  # CSS pixels: 1280 at a zoom of 400 % (WCAG 2.2, 1.4.10)
STOPS = 400  # that a keyboard makes on a page, at most
# Of what has the focus: a name for it, whether it is seen there, and whether it shows that it has it.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const x = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1);
  const there = document.elementFromPoint(x, y);
  const been = (window.been ??= new Set()), within = window.last === one; // a date has several stops within it
  const again = been.has(one) && !within;
  been.add(one); window.last = one;
  return {
    what: one.outerHTML.slice(0, 90), again, seen: box.width > 0 && box.height > 0,
    covered: !(there && (one.contains(there) || there.contains(one))),
    shown: within || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""
BROAD = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.right > document.documentElement.clientWidth + 1 && box.width > 0 && getComputedStyle(one).position !== "absolute";
}).map((one) => one.outerHTML.slice(0, 80)).slice(0, 5)"""


def test_every_page_of_the_desk_is_looked_at() -> None:
    known = PAGES.keys() | OTHERS
    assert {path for path in routes() if path not in known} == set(), "new pages: add them to rooms.py"
    assert known - set(routes()) == set(), "pages that are no more: take them from rooms.py"


@pytest.mark.parametrize("address", addresses())
def test_nothing_keeps_readers_out(address: str, visit: Visit, shown: Desk) -> None:
    page = visit(filled(shown, address), at=shown)
    found = {"light, wide": violations(page)}
    page.emulate_media(color_scheme="dark")
    found["dark, wide"] = violations(page, "color-contrast")
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    found["dark, narrow"] = violations(page)
    page.emulate_media(color_scheme="light")
    found["light, narrow"] = violations(page, "color-contrast")
    assert {where: some for where, some in found.items() if some} == {}
    fits(page)


def fits(page: Page) -> None:
    """What is too broad for a narrow page scrolls in a box of its own, never the page."""
    for width in (NARROWEST, 360, 640):
        page.set_viewport_size({"width": width, "height": 640})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{page.url} is {over} px too broad at {width}: {page.evaluate(BROAD)}"


@pytest.mark.parametrize("address", addresses())
def test_the_keyboard_goes_all_the_way_and_is_seen(address: str, visit: Visit, shown: Desk) -> None:
    page = visit(filled(shown, address), at=shown)
    assert re.fullmatch(r"\S.* · Onrecord", page.title()), page.title()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main", (
        "the first stop leads to the content"
    )
    stops = 0
    while (now := page.evaluate(FOCUSED)) is not None and not now["again"]:
        assert now["seen"], f"focus on what is not seen: {now['what']}"
        assert not now["covered"], f"focus under something else: {now['what']}"
        assert now["shown"], f"focus that does not show: {now['what']}"
        stops += 1
        assert stops < STOPS
        page.keyboard.press("Tab")
    assert now is None or 'href="#main"' in now["what"], f"the keyboard goes no further than {now['what']}"
    assert stops > 3


def test_the_skip_link_leads_to_the_content(visit: Visit, shown: Desk) -> None:
    page = visit("/reports", at=shown)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")
