"""Two people code a sample, each at their own desk over one record, without seeing each other's work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.desk.browser.conftest import Visit
from tests.desk.browser.serving import Desk
from tests.desk.browser.watching import Watch


@pytest.fixture
def bens(desk: Desk) -> Iterator[Desk]:
    made = Desk(replace(desk.settings, person="Ben"))
    yield made
    made.stop()


def code_all(page: Page, status: str) -> None:
    """A clash in the first report, none in the second."""
    page.get_by_label("Type", exact=True).select_option("armed_clash")
    page.get_by_label("Did it happen").select_option(status)
    page.get_by_label("Where").fill("Kirkuk")
    page.get_by_role("group", name="Killed").get_by_label("least").fill("2")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("heading", name="Report 2 of 2").wait_for()
    page.get_by_role("button", name="It tells of no incident").click()
    page.get_by_text("Ben and onrecord").or_(page.get_by_text("me and onrecord")).first.wait_for()


def test_a_sample_is_coded_twice_blind_and_compared(desk: Desk, bens: Desk, visit: Visit) -> None:
    page = visit("/compare")
    page.get_by_label("Name", exact=True).fill("April")
    page.get_by_label("Reports, by chance").fill("2")
    page.get_by_label("Who codes it").fill("me, Ben")
    page.get_by_role("button", name="Draw").click()
    page.get_by_role("link", name="Begin to code").click()
    code_all(page, "occurred")
    ben = visit("/compare/S-1", at=bens, viewport={"width": 1280, "height": 800})
    assert "Coded blind" in ben.inner_text("main") and "F1" not in ben.inner_text("main")
    ben.get_by_role("link", name="Begin to code").click()
    assert "Kirkuk" not in ben.get_by_role("form", name="What the report tells of").inner_text()
    code_all(ben, "alleged")
    table = ben.get_by_role("region", name="Ben and me")
    assert table.get_by_role("row", name="Status").get_by_role("cell").all_inner_texts()[:2] == ["1", "0.0"]
    ben.get_by_text("1 disagreement").first.click()
    assert "Alleged" in ben.inner_text("main") or "alleged" in ben.inner_text("main")


def test_what_is_typed_outlasts_a_desk_that_went_away(desk: Desk, visit: Visit, watch: Watch) -> None:
    watch.allow("ERR_CONNECTION_REFUSED")
    watch.allow("Failed to load resource")
    page = visit("/compare")
    page.get_by_label("Name", exact=True).fill("April")
    page.get_by_label("Reports, by chance").fill("2")
    page.get_by_role("button", name="Draw").click()
    page.get_by_role("link", name="Begin to code").click()
    page.get_by_label("Type", exact=True).select_option("grenade")
    page.get_by_label("Where").fill("the market")
    desk.stop()
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("chrome-error://**")
    desk.start()
    again = page.goto(f"{desk.url}/compare/S-1/1")
    assert again is not None
    expect(page.get_by_label("Where")).to_have_value("the market")
    expect(page.get_by_label("Type", exact=True)).to_have_value("grenade")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("heading", name="Report 2 of 2").wait_for()
    expect(page.get_by_label("Where")).to_have_value("")
    while page.evaluate("sessionStorage.getItem('blind sent')"):  # until the page's script has run
        page.wait_for_timeout(50)  # to wait for a function would need eval, which the page's policy forbids
    page.goto(f"{desk.url}/compare/S-1/1")
    expect(page.get_by_label("Where")).to_have_value("the market")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('blind'))") == []
