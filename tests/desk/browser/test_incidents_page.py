"""Line 1: map, timeline, facets and table follow each other; the address tells all of it, and the way back works."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.desk.browser.serving import Desk
from tests.desk.tiled import write

Visit = Callable[..., Page]


def count(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator("#part .count strong").inner_text()))


def told(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def settled(page: Page, act: Callable[[], object]) -> None:
    """Does something that chooses, and waits until page and map have followed."""
    with page.expect_response(re.compile("/incidents/part")), page.expect_response(re.compile("/incidents/drawn")):
        act()
    query = urlsplit(page.url).query
    expect(page.locator("#map")).to_have_attribute("data-drawn", f"?{query}" if query else "")


def marked(page: Page) -> int:
    """How many incidents the marks of the map stand for."""
    names = page.locator("#map .mark").evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    return sum(int(re.sub(r"\D", "", name.split(" incident")[0])) for name in names)


def test_facets_days_area_and_words_follow_each_other(visit: Visit, shown: Desk) -> None:
    page = visit("/incidents", at=shown)
    expect(page.locator("#map .mark").first).to_be_visible()
    every, points = count(page), marked(page)
    settled(page, lambda: page.get_by_role("checkbox", name=re.compile("^Attack")).check())
    attacks = count(page)
    assert 0 < attacks < every
    assert marked(page) < points
    assert told(page) == {"type": ["attack"]}
    assert page.evaluate("document.activeElement.name") == "type"  # the keyboard stays where it was

    def brush() -> None:
        box = page.locator("#timeline svg").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] - 1, box["y"] + 20)
        page.mouse.up()

    settled(page, brush)
    assert {"since", "until"} <= told(page).keys()
    assert page.get_by_role("textbox", name="From").input_value() == told(page)["since"][0]
    assert count(page) <= attacks
    settled(page, lambda: page.get_by_role("button", name="All days").click())
    assert count(page) == attacks
    page.locator("#map canvas").focus()
    settled(page, lambda: page.keyboard.press("ArrowRight"))  # the map moves, and what left it is chosen no more
    assert told(page).keys() == {"type", "box"}
    assert count(page) <= attacks
    link = page.url
    settled(page, page.go_back)
    assert told(page) == {"type": ["attack"]}
    assert count(page) == attacks
    settled(page, page.go_back)
    assert "since" in told(page)
    assert page.get_by_role("textbox", name="From").input_value() == told(page)["since"][0]
    page.goto(link)
    assert page.get_by_role("textbox", name="Area").input_value() == told(page)["box"][0]


def test_the_keyboard_alone_chooses_days_area_order_and_page(visit: Visit, shown: Desk) -> None:
    page = visit("/incidents", at=shown)
    expect(page.locator("#map .mark").first).to_be_visible()
    every = count(page)
    page.get_by_role("textbox", name="Area").fill("40,30,50,40")
    settled(page, lambda: page.get_by_role("textbox", name="Area").press("Enter"))
    assert told(page) == {"box": ["40,30,50,40"]}
    assert 0 < count(page) < every
    page.get_by_role("columnheader", name="Killed").get_by_role("link").focus()
    settled(page, lambda: page.keyboard.press("Enter"))
    assert told(page)["sort"] == ["-killed"]
    expect(page.get_by_role("columnheader", name="Killed")).to_have_attribute("aria-sort", "descending")
    settled(page, lambda: page.get_by_role("link", name="Clear all").press("Enter"))
    assert count(page) == every
    page.get_by_role("searchbox").fill("Baquba")
    settled(page, lambda: page.get_by_role("searchbox").press("Enter"))
    expect(page.get_by_role("heading", name="In reports")).to_be_visible()
    expect(page.locator(".hits mark").first).to_have_text("Baquba")
    page.locator(".hits a").first.press("Enter")
    expect(page.locator("mark#w")).to_have_text("Baquba")


def test_a_mark_opens_what_is_there(visit: Visit, shown: Desk) -> None:
    page = visit("/incidents", at=shown)
    mark = page.locator("#map .mark", has_text=re.compile(r"^\d+$")).first
    number = int(mark.inner_text())
    mark.press("Enter")
    here = page.locator(".here")
    expect(here.locator("strong")).to_have_text(f"{number} incidents")
    settled(page, lambda: here.get_by_role("button", name="Only these").click())
    assert count(page) == number
    assert "box" in told(page)


def test_the_users_tiles_lie_under_the_marks_and_are_asked_for_in_parts(
    visit: Visit, open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = open_desk(tiles=write(tmp_path / "ground.pmtiles"))
    with visit("/incidents/values/place", at=desk).expect_response(re.compile("tiles.pmtiles")) as answer:
        page = visit("/incidents", at=desk)
    assert answer.value.status == 206
    expect(page.locator("#map .mark").first).to_be_visible()
