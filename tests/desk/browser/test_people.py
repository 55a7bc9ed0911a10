"""People in a real browser: let in, given a password of their own, signing what they decide, and put out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onrecord.desk.people import People
from onrecord.record import Record
from onrecord.record.schema import acts
from tests.desk.browser.conftest import Visit
from tests.desk.browser.serving import Desk
from tests.desk.browser.watching import Watch
from tests.desk.members import WORDS, fill

NARROW = {"width": 360, "height": 780}


@pytest.fixture
def house(open_desk: Callable[..., Desk]) -> Desk:
    desk = open_desk(users=True)
    book = People(desk.settings.people_file)
    fill(book)
    book.close()
    return desk


def log_in(page: Page, name: str, password: str) -> None:
    """By keyboard alone."""
    page.get_by_label("Name").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_a_person_is_let_in_signs_and_is_put_out(house: Desk, visit: Visit, watch: Watch) -> None:
    watch.allow("401")
    admin = visit("/people", at=house)
    log_in(admin, "Ada", "something else")
    expect(admin.get_by_role("alert")).to_contain_text("don't belong together")
    log_in(admin, "", WORDS)  # the name is still there
    expect(admin).to_have_url(f"{house.url}/people")

    admin.get_by_label("Name", exact=True).fill("Zoë")
    admin.locator(".add select").select_option("coder")
    admin.get_by_role("button", name="Add").click()
    given = admin.locator("#secret").inner_text()
    admin.get_by_role("link", name="I have kept it").click()
    expect(admin.get_by_text("has to choose a password")).to_be_visible()

    zoe = visit("/reports", at=house, viewport=NARROW)
    log_in(zoe, "Zoë", given)
    expect(zoe.get_by_role("alert")).to_contain_text("Choose one of your own")
    zoe.get_by_label("Current password").fill(given)
    zoe.get_by_label("New password", exact=True).fill("words of my own choice")
    zoe.get_by_label("New password again").fill("words of my own choice")
    zoe.keyboard.press("Enter")
    expect(zoe.get_by_role("status").first).to_contain_text("Your password is changed")

    zoe.goto(f"{house.url}/incidents")
    zoe.locator("tbody th a").first.click()
    zoe.locator("button[name=verdict][value=accept]").first.click()
    zoe.wait_for_load_state()
    with Record.open(house.settings.record, readonly=True) as record, record.reading() as connection:
        assert [(row.verb, row.by) for row in connection.execute(acts.select())] == [("accept", "Zoë")]

    admin.get_by_role("button", name="Disable Zoë").click()
    expect(admin.get_by_role("button", name="Enable Zoë")).to_be_visible()
    zoe.goto(f"{house.url}/incidents")
    expect(zoe).to_have_url(re.compile("/login"))


def test_a_token_is_made_and_one_logs_out_from_the_menu(house: Desk, visit: Visit) -> None:
    page = visit("/me", at=house, viewport=NARROW)
    log_in(page, "Carl", WORDS)
    page.get_by_label("What is it for?").fill("nightly export")
    page.get_by_role("button", name="Make a token").click()
    token = page.locator("#secret").inner_text()
    page.get_by_role("link", name="I have kept it").click()
    expect(page.get_by_role("region", name="Your tokens")).to_contain_text("nightly export")
    assert token not in page.content()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("button", name="Log out", exact=True).click()
    expect(page).to_have_url(f"{house.url}/login")
    page.go_back()
    expect(page).to_have_url(re.compile("/login"))


def test_a_page_of_another_site_changes_nothing(desk: Desk, visit: Visit, watch: Watch) -> None:
    """A form on a page that isn't the desk's, which the person opened at the same time."""
    watch.allow("403")
    page = visit("/incidents")
    other = page.context.new_page()
    other.set_content(f'<form method="post" action="{desk.url}/decide"><button>Win a prize</button></form>')
    other.get_by_role("button").click()
    expect(other.locator("body")).to_contain_text("page of another site")


def test_a_public_desk_asks_for_nothing_and_keeps_nothing(open_desk: Callable[..., Desk], visit: Visit) -> None:
    public = open_desk(public=True)
    page = visit("/incidents", at=public)
    page.locator("tbody th a").first.click()
    expect(page.get_by_role("heading", name="Published by")).to_be_visible()
    expect(page.locator("form[method=post]")).to_have_count(0)
    page.get_by_role("link", name="Reports", exact=True).first.click()
    expect(page.get_by_role("heading", name="Reports")).to_be_visible()
    assert page.context.cookies() == []
