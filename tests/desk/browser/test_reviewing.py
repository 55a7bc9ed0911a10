"""The review in a real browser: one key a decision, nothing lost when the desk goes, two people at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from onrecord.desk.people import People
from onrecord.record import Record
from onrecord.record.reviewed import reviews
from onrecord.record.schema import acts
from tests.desk.browser.conftest import Visit
from tests.desk.browser.serving import Desk, asked
from tests.desk.browser.watching import Watch
from tests.desk.members import WORDS, fill

AWAY = ("Failed to load resource", "ERR_CONNECTION_REFUSED", "ERR_INTERNET_DISCONNECTED")


def item(page: Page) -> str:
    return page.locator("#item").get_attribute("data-item") or ""


def press(page: Page, key: str) -> None:
    """As a person does, who has looked first."""
    page.wait_for_timeout(300)
    page.keyboard.press(key)


def decide(page: Page, key: str) -> str:
    """Presses a key that leads on; gives the item that it was pressed at."""
    before = item(page)
    press(page, key)
    expect(page.locator("#item")).not_to_have_attribute("data-item", before)
    return before


def heading(page: Page) -> Locator:
    return page.locator("#what")


def most(desk: Desk) -> str:
    found = max(asked(desk, "/incidents.json"), key=lambda one: (len(one["accounts"]), one["id"]))
    return str(found["id"])


def said(desk: Desk) -> list[tuple[str, str]]:
    """What was done in the record: verb and why."""
    with Record.open(desk.settings.record) as record, record.reading() as connection:
        return [(row.verb, row.why) for row in connection.execute(acts.select().order_by(acts.c.seq))]


def test_one_decision_one_key_on_to_the_next(desk: Desk, visit: Visit) -> None:
    page = visit("/review")
    expect(page.get_by_role("button", name="Accept")).to_have_attribute("aria-keyshortcuts", "a")
    first = decide(page, "a")
    expect(heading(page)).to_be_focused()
    expect(page.locator("#said")).to_contain_text("You accepted")
    expect(page.locator(".done")).to_contain_text("1 decided by you today")
    second = decide(page, "m")
    third = decide(page, "j")
    assert len({first, second, third, item(page)}) == 4
    press(page, "k")
    expect(page.locator("#item")).to_have_attribute("data-item", third)
    press(page, "u")
    expect(page.locator("#item")).to_have_attribute("data-item", second)
    expect(page.locator("#said")).to_contain_text("You took back")
    assert [verb for verb, _ in said(desk)] == ["accept", "unsure", "undo"]
    page.goto(f"{desk.url}/review")
    press(page, "k")
    expect(page.locator("#said")).to_contain_text("the first that you looked at")
    press(page, "j")
    press(page, "j")
    second = item(page)
    page.reload()
    expect(page.locator("#item")).to_have_attribute("data-item", second)


def test_a_key_held_down_decides_once(desk: Desk, visit: Visit) -> None:
    page = visit("/review")
    page.wait_for_timeout(400)
    page.keyboard.down("a")
    page.keyboard.down("a")
    page.keyboard.down("a")
    page.keyboard.up("a")
    expect(page.locator(".done")).to_contain_text("1 decided by you today")
    assert len(said(desk)) == 1


def test_notes_splits_and_twins_without_a_mouse(desk: Desk, visit: Visit) -> None:
    id = most(desk)
    page = visit(f"/review?item={id}")
    press(page, "n")
    expect(page.get_by_label("Why, or a note")).to_be_focused()
    page.keyboard.type("a note with an a, an r and a u in it")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".words")).to_contain_text("a note with an a, an r and a u in it")
    expect(page.locator("#item")).to_have_attribute("data-item", id)
    press(page, "3")
    expect(page.get_by_role("checkbox", name="Tells of something else").nth(2)).to_be_checked()
    press(page, "x")
    expect(page.locator("#said")).to_contain_text("took 1 account out of")
    expect(page.locator(".telling")).to_have_count(4)
    assert [verb for verb, _ in said(desk)] == ["note", "split"]


def test_a_likely_twin_is_called_different_by_one_key(desk: Desk, visit: Visit) -> None:
    twin = next(id for one in asked(desk, "/incidents.json") if (id := one["id"]) and "data-twin" in text_of(desk, id))
    page = visit(f"/review?item={twin}")
    other = page.locator(".twin").first.get_attribute("data-twin")
    expect(page.locator(".pair td.cell").first).to_be_visible()
    press(page, "d")
    expect(page.locator("#said")).to_contain_text("You called different:")
    expect(page.locator(f'.twin[data-twin="{other}"]')).to_have_count(0)
    assert item(page) == twin


def text_of(desk: Desk, id: str) -> str:
    import urllib.request

    with urllib.request.urlopen(f"{desk.url}/review/item?item={id}") as answer:
        return str(answer.read().decode())


def test_the_keys_are_the_persons_own(desk: Desk, visit: Visit) -> None:
    page = visit("/review")
    press(page, "?")
    dialog = page.get_by_role("dialog", name="Keys")
    accept = dialog.get_by_role("row", name="Accept the accounts shown").get_by_role("button")
    accept.click()
    page.keyboard.press("r")
    expect(dialog.locator("#keys-said")).to_contain_text("r is taken: Reject")
    page.keyboard.press("5")
    expect(dialog.locator("#keys-said")).to_contain_text("Numbers tick accounts")
    page.keyboard.press("y")
    expect(accept).to_contain_text("y")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Accept").locator("kbd")).to_have_text("y")
    page.reload()
    before = item(page)
    press(page, "a")
    page.wait_for_timeout(300)
    assert item(page) == before
    decide(page, "y")
    press(page, "?")
    dialog.get_by_role("button", name="All as they were").click()
    expect(accept).to_contain_text("a")
    dialog.get_by_role("checkbox", name="Single keys decide").uncheck()
    dialog.get_by_role("button", name="Close").click()
    expect(page.locator(".buttons kbd").first).to_be_hidden()
    before = item(page)
    press(page, "a")
    page.wait_for_timeout(300)
    assert item(page) == before


def test_nothing_is_lost_when_the_desk_goes(desk: Desk, visit: Visit, watch: Watch) -> None:
    watch.allow(*AWAY)
    page = visit("/review")
    page.wait_for_timeout(1000)  # the next ones are here
    desk.stop()
    first = item(page)
    page.get_by_label("Why, or a note").fill("read twice")
    page.keyboard.press("Escape")
    decide(page, "a")
    decide(page, "m")
    sent = page.locator("#sent")
    expect(sent).to_contain_text("2 decisions wait for the desk")
    expect(sent).to_contain_text("read twice")
    decide(page, "r")
    expect(sent).to_contain_text("3 decisions wait")
    press(page, "u")  # the last is not sent at all
    expect(sent).to_contain_text("2 decisions wait")
    page.get_by_label("Why, or a note").fill("half a sentence")
    shown = item(page)
    desk.start()
    page.goto(f"{desk.url}/review?item={shown}")
    expect(page.get_by_label("Why, or a note")).to_have_value("half a sentence")
    expect(page.locator(".done")).to_contain_text("2 decided by you today", timeout=40_000)
    expect(sent).to_be_hidden()
    assert said(desk) == [("accept", "read twice"), ("unsure", "")]
    assert first != item(page)


def test_a_lost_answer_is_not_done_twice(desk: Desk, visit: Visit, watch: Watch) -> None:
    watch.allow(*AWAY)
    page = visit("/review")
    lost = []

    def lose(route, request):  # type: ignore[no-untyped-def]
        answer = route.fetch()  # the desk does it
        lost.append(answer.status)
        route.abort("connectionreset") if len(lost) == 1 else route.fulfill(response=answer)

    page.route("**/decide", lose)
    decide(page, "a")
    expect(page.locator(".done")).to_contain_text("1 decided by you today", timeout=15_000)
    page.locator("#sent").wait_for(state="hidden")
    assert lost == [200, 200]
    assert [verb for verb, _ in said(desk)] == ["accept"]


def test_offline_is_the_same(desk: Desk, visit: Visit, watch: Watch) -> None:
    watch.allow(*AWAY)
    page = visit("/review")
    page.wait_for_timeout(1000)
    page.context.set_offline(True)
    decide(page, "a")
    expect(page.locator("#sent")).to_contain_text("1 decision waits")
    page.context.set_offline(False)
    expect(page.locator("#sent")).to_be_hidden(timeout=15_000)
    assert [verb for verb, _ in said(desk)] == ["accept"]


@pytest.fixture
def shared(open_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """A desk with accounts."""
    people = tmp_path / "people"
    held = People(people)
    fill(held)
    held.close()
    return open_desk(users=True, people=people)


def log_in(visit: Visit, desk: Desk, name: str, path: str) -> Page:
    page = visit(f"/login?next={path}", at=desk, locale="en-GB")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(re.compile(re.escape(path.split("?")[0])))
    return page


def test_two_people_see_each_other_and_overwrite_nothing(shared: Desk, visit: Visit, watch: Watch) -> None:
    watch.allow("status of 409")
    ada = log_in(visit, shared, "Ada", "/review")
    id = item(ada)
    carl = log_in(visit, shared, "Carl", "/review")
    assert item(carl) != id  # not what somebody looks at
    carl.goto(f"{shared.url}/review?item={id}")
    expect(ada.locator("[data-live]")).to_contain_text("Carl looks at this too", timeout=15_000)
    ada.route("**/review/live*", lambda route: route.abort())  # Ada has not heard yet
    watch.allow("Failed to load resource")
    carl.get_by_label("Why, or a note").fill("all of it read")
    carl.keyboard.press("Escape")
    decide(carl, "a")
    ada.get_by_label("Why, or a note").fill("I doubt the toll")
    ada.keyboard.press("Escape")
    decide(ada, "r")
    sent = ada.locator("#sent")
    expect(sent).to_contain_text("1 decision could not be done")
    expect(sent).to_contain_text(re.compile(r"Carl accepted .*: all of it read"))
    expect(sent).to_contain_text("I doubt the toll")
    ada.get_by_role("button", name="Look, and decide anew").click()
    expect(ada.locator("#item")).to_have_attribute("data-item", id)
    expect(ada.locator(".words")).to_contain_text("Carl accepted it")
    expect(ada.get_by_label("Why, or a note")).to_have_value("I doubt the toll")
    expect(sent).to_be_hidden()
    with Record.open(shared.settings.record) as record, record.reading() as connection:
        assert {one.state for one in reviews(connection).values()} == {"accepted"}


def test_who_looks_on_is_told_what_the_other_did(shared: Desk, visit: Visit) -> None:
    ada = log_in(visit, shared, "Ada", "/review")
    carl = log_in(visit, shared, "Carl", f"/review?item={item(ada)}")
    decide(carl, "a")
    expect(ada.locator("[data-live] .stale")).to_contain_text("Carl accepted", timeout=15_000)
    ada.get_by_role("button", name="Show it as it is now").click()
    expect(ada.locator(".words")).to_contain_text("Carl accepted it")
    expect(heading(ada)).to_be_focused()


def test_it_works_without_script(desk: Desk, visit: Visit) -> None:
    page = visit("/review", java_script_enabled=False)
    expect(page.locator("kbd").first).to_be_hidden()
    first = item(page)
    page.get_by_label("Why, or a note").fill("by hand")
    page.get_by_role("button", name="Accept").click()
    expect(page.locator("#item")).not_to_have_attribute("data-item", first)
    expect(page.locator(".own li").first).to_contain_text("by hand")
    page.locator(".own li").first.get_by_role("button", name="Undo").click()
    expect(page.locator("#item")).to_have_attribute("data-item", first)
    page.get_by_role("link", name="Skip", exact=True).click()
    expect(page.locator("#item")).not_to_have_attribute("data-item", first)
    assert said(desk)[0] == ("accept", "by hand")


def test_axe_finds_nothing_here(desk: Desk, visit: Visit, axe: Callable[[Page], None]) -> None:
    page = visit("/review")
    axe(page)
    press(page, "?")
    axe(page)
