"""Every page, in a browser: open to all its readers, light and dark, wide and narrow, by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from onrecord.record import Record
from tests.desk import members
from tests.desk.browser.axes import violations
from tests.desk.browser.conftest import SIZE, Visit
from tests.desk.browser.rooms import OTHERS, PAGES, PEOPLES, PUBLICS, addresses, filled, routes
from tests.desk.browser.serving import Desk

NARROWEST = 320  # CSS pixels: 1280 at a zoom of 400 % (WCAG 2.2, 1.4.10)
OF_LOOK = ("color-contrast", "target-size", "scrollable-region-focusable")  # axe's rules that size and colour bear on
STOPS = 400  # that a keyboard makes on a page, at most
# Writes down each stop of the focus: what has it, whether it is seen there, and whether it shows that it has it.
FOLLOW = """() => {
  const been = new Set();
  window.stops = [];
  document.addEventListener("focusin", (event) => {
    const one = event.target, box = one.getBoundingClientRect(), style = getComputedStyle(one);
    const within = (at, most) => Math.min(Math.max(at, 0), most - 1);
    const there = document.elementFromPoint(within(box.x + box.width / 2, innerWidth), within(box.y + box.height / 2, innerHeight));
    window.stops.push({
      what: one.outerHTML.slice(0, 90), first: one.matches(".skip"), again: been.has(one),
      seen: box.width > 0 && box.height > 0, covered: !(there && (one.contains(there) || there.contains(one))),
      shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    });
    been.add(one);
  });
}"""
BROAD = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.right > document.documentElement.clientWidth + 1 && box.width > 0 && getComputedStyle(one).position !== "absolute";
}).map((one) => one.outerHTML.slice(0, 80)).slice(0, 5)"""


def test_every_page_of_the_desk_is_looked_at() -> None:
    known = PAGES.keys() | OTHERS | set(PEOPLES)
    assert {path for path in routes() if path not in known} == set(), "new pages: add them to rooms.py"
    assert known - set(routes()) == set(), "pages that are no more: take them from rooms.py"


@pytest.mark.parametrize("address", addresses())
def test_nothing_keeps_readers_out(address: str, visit: Visit, shown: Desk) -> None:
    open_to_all(visit(filled(shown, address), at=shown))


def test_nothing_keeps_those_out_who_log_in(visit: Visit, staffed: Desk) -> None:
    page = visit("/login", at=staffed)
    open_to_all(page)
    page.set_viewport_size(SIZE)
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Password").fill(members.WORDS)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Log out").wait_for()
    for address in PEOPLES[1:]:
        page.set_viewport_size(SIZE)
        page.goto(staffed.url + address)
        open_to_all(page)


def test_nothing_keeps_the_public_out(visit: Visit, open_desk: Callable[..., Desk]) -> None:
    public = open_desk(public=True)
    page = visit(at=public)
    for address in PUBLICS:
        page.set_viewport_size(SIZE)
        page.goto(public.url + filled(public, address))
        open_to_all(page)


@pytest.mark.parametrize("address", ["/incidents", "/reports"])
def test_an_empty_record_keeps_nobody_out(
    address: str, visit: Visit, open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    path = tmp_path / "new.db"
    Record.open(path).close()
    open_to_all(visit(address, at=open_desk(record=path)))


def open_to_all(page: Page) -> None:
    """axe finds nothing grave, light and wide or dark and narrow, and the narrow page does not scroll sideways."""
    page.emulate_media(color_scheme="light")
    assert re.fullmatch(r"\S.* · Onrecord", page.title()), page.title()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    assert violations(page, *OF_LOOK) == []
    fits(page)


def fits(page: Page) -> None:
    """What is too broad for a narrow page scrolls in a box of its own, never the page."""
    for width in (NARROWEST, 360, 640):
        page.set_viewport_size({"width": width, "height": 640})
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{page.url} is {over} px too broad at {width}: {page.evaluate(BROAD)}"


@pytest.mark.parametrize("address", [some[0] for some in PAGES.values()])
def test_the_keyboard_goes_all_the_way_and_is_seen(address: str, visit: Visit, shown: Desk) -> None:
    page = visit(filled(shown, address), at=shown)
    page.evaluate(FOLLOW)
    stops: list[dict[str, Any]] = []
    while len(stops) < STOPS and not any(stop["first"] for stop in stops[1:]):
        for _ in range(10):
            page.keyboard.press("Tab")
        known, stops = len(stops), page.evaluate("window.stops")
        assert len(stops) > known, f"the keyboard goes no further than {stops[-1:]}"
    assert stops[0]["first"], f"the first stop leads to the content, not to {stops[0]['what']}"
    round_ = stops[: next((n for n, stop in enumerate(stops) if n and stop["first"]), STOPS)]
    assert [stop["what"] for stop in round_ if stop["again"]] == [], "a trap"
    assert [stop["what"] for stop in round_ if not stop["seen"]] == [], "focus on what is not seen"
    assert [stop["what"] for stop in round_ if stop["covered"]] == [], "focus under something else"
    assert [stop["what"] for stop in round_ if not stop["shown"]] == [], "focus that does not show"


def test_the_skip_link_leads_to_the_content(visit: Visit, shown: Desk) -> None:
    page = visit("/reports", at=shown)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")
