"""The desk as its readers have set their browsers: language, clock, motion, colours, paper, a wall, no script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.desk import test_right_to_left as leftwards
from tests.desk.browser.conftest import Visit
from tests.desk.browser.rooms import filled
from tests.desk.browser.serving import Desk

PHONE = {"width": 360, "height": 740}
WALL = {"width": 1920, "height": 1080}
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  return style.animationName !== "none" || style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
}).length"""


@pytest.mark.parametrize(
    ("locale", "day"), [("de-DE", "13. Apr. 2020"), ("en-US", "Apr 13, 2020"), ("fr-FR", "13 avr. 2020")]
)
def test_days_as_the_browser_asks(locale: str, day: str, visit: Visit, shown: Desk) -> None:
    page = visit("/reports", at=shown, locale=locale)
    expect(page.get_by_text(day).first).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"


def test_moments_in_local_time(visit: Visit, shown: Desk) -> None:
    page = visit(filled(shown, "/reports/{report}"), at=shown, timezone_id="Asia/Kathmandu", locale="en-GB")
    moment = page.locator("time.moment").first
    told = str(moment.get_attribute("title"))
    assert told.endswith(" UTC")
    hour, minute = map(int, told.split()[-2].split(":"))
    later = (hour * 60 + minute + 345) % (24 * 60)  # Nepal is 5 hours 45 minutes ahead
    assert f"{later // 60:02}:{later % 60:02}" in moment.inner_text()


def test_nothing_moves_for_those_who_want_it_still(visit: Visit, shown: Desk) -> None:
    assert visit("/reports", at=shown, reduced_motion="reduce").evaluate(MOVING) == 0


def test_forced_colours_keep_what_colour_told(visit: Visit, shown: Desk) -> None:
    page = visit(filled(shown, "/incidents/{incident}"), at=shown, forced_colors="active")
    assert page.evaluate("getComputedStyle(document.querySelector('.tag')).borderTopStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("address", ["/incidents/{incident}", "/reports/{report}", "/reports"])
def test_on_paper(address: str, visit: Visit, shown: Desk) -> None:
    page = visit(filled(shown, address), at=shown, color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator(".rooms")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    cut = "[...document.querySelectorAll('main .scroll')].filter((one) => getComputedStyle(one).overflowX !== 'visible').length"
    assert page.evaluate(cut) == 0, "a box that scrolls is cut off on paper"


def test_on_a_wall(visit: Visit, shown: Desk) -> None:
    page = visit("/incidents", at=shown, viewport=WALL)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 17
    assert page.evaluate("document.documentElement.scrollWidth") <= WALL["width"]


def test_the_menu_opens_without_a_script(visit: Visit, shown: Desk) -> None:
    page = visit("/incidents", at=shown, viewport=PHONE, java_script_enabled=False)
    expect(page.get_by_role("link", name="Reports", exact=True)).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("link", name="Reports", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reports")


def test_the_menu_closes_with_escape_and_by_leaving_it(visit: Visit, shown: Desk) -> None:
    page = visit("/reports", at=shown, viewport=PHONE)
    menu, inside = page.get_by_text("Menu", exact=True), page.get_by_role("link", name="Incidents", exact=True)
    menu.click()
    expect(inside).to_be_visible()
    page.keyboard.press("Escape")
    expect(inside).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    menu.click()
    page.mouse.click(PHONE["width"] / 2, PHONE["height"] - 20)
    expect(inside).to_be_hidden()


def test_a_report_from_right_to_left(
    visit: Visit, open_desk: Callable[..., Desk], tmp_path: Path, axe: Callable[[Page], None]
) -> None:
    record = tmp_path / "rtl.db"
    leftwards.write(record)
    page = visit("/reports/rtl", at=open_desk(record=record), viewport=PHONE)
    text, box = page.locator(".text"), page.locator(".line").first.bounding_box()
    assert text.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    area = text.bounding_box()
    assert box and area
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    axe(page)
