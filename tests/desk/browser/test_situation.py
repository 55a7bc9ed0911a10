"""The situation report in a real browser: chosen by keyboard, read by axe, folded for a telephone, printed and fetched."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.desk.browser.axes import violations
from tests.desk.browser.conftest import Desk, Visit

IRAQ = "/situation?since=2020-03-01&until=2020-04-30&country=IQ"


def test_a_report_is_chosen_and_fetched(visit: Visit, shown: Desk) -> None:
    page = visit("/incidents?since=2020-03-01&until=2020-04-30&country=IQ", at=shown)
    page.get_by_role("link", name="Situation report").last.click()
    expect(page.get_by_role("heading", level=1, name="Iraq")).to_be_visible()
    expect(page.locator(".situation")).to_contain_text("4 incidents are recorded in Iraq")
    page.locator("select[name=event_type]").select_option("battles")
    page.get_by_role("button", name="Make the report").press("Enter")
    expect(page.locator(".situation")).to_contain_text("2 incidents are recorded in Iraq")
    page.get_by_role("link", name="Remove event type battles").click()
    expect(page.locator(".situation")).to_contain_text("4 incidents are recorded in Iraq")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="PDF").click()
    assert fetched.value.suggested_filename == "situation-2020-03-01-2020-04-30.pdf"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_read_by_all(visit: Visit, shown: Desk, scheme: str) -> None:
    page = visit(IRAQ, at=shown, color_scheme=scheme, viewport={"width": 360, "height": 740})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for details in page.locator(".figure details").all():
        details.locator("summary").first.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_needs_no_script_and_prints_without_the_form(visit: Visit, shown: Desk) -> None:
    page = visit(IRAQ, at=shown, java_script_enabled=False)
    expect(page.get_by_role("img", name="Map of the incidents")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".choosing")).to_be_hidden()
    expect(page.get_by_role("heading", name="What is unsure")).to_be_visible()
