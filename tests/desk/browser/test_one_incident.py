"""One incident: a value leads to its words, the ruling is switched and chosen, decisions are made and taken back, words
become values."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.desk.browser.conftest import Visit
from tests.desk.browser.rooms import filled
from tests.desk.browser.serving import Desk, asked
from tests.desk.browser.watching import Watch

PHONE = {"width": 360, "height": 740}
NORTHERN = "/reports/northern-herald-2021-05-04"
SELECT = """([words]) => {
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.data.indexOf(words);
    if (node.parentElement.closest(".lab") || at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
  throw new Error(`no ${words}`);
}"""


def incident(desk: Desk) -> str:
    return filled(desk, "/incidents/{incident}")


def select(page: Page, words: str) -> None:
    page.evaluate(SELECT, [words])
    expect(page.locator("#picked")).to_be_visible()


def in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    size = page.viewport_size
    return bool(box and size and box["y"] >= 0 and box["y"] + box["height"] <= size["height"])


@pytest.mark.parametrize("size", [{"width": 1280, "height": 500}, PHONE])
def test_a_value_opens_the_report_at_its_words(size: dict[str, int], visit: Visit, shown: Desk) -> None:
    page = visit(incident(shown), at=shown, viewport=size)
    page.locator("td.cell a.value", has_text="at least 11").first.click()
    expect(page.locator("#w")).to_have_text(re.compile("at least 11"))
    assert in_view(page, "#w")
    line = page.locator("#text .line.killed").first
    assert line.evaluate("one => getComputedStyle(one).borderBottomWidth") != "0px"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_value_of_several_words_leads_to_the_first_and_marks_all(visit: Visit, shown: Desk) -> None:
    page = visit(f"{NORTHERN}?at=0-6&at=126-144#w", at=shown, viewport=PHONE)
    assert page.locator("#text mark").all_inner_texts()[0].startswith("Market")  # in the title
    assert "".join(page.locator("#text mark").all_inner_texts()).count("at least 11") == 1
    assert in_view(page, "#w")


def test_the_ruling_is_switched_without_a_new_page_and_chosen(desk: Desk, visit: Visit) -> None:
    page = visit(incident(desk))
    page.evaluate("window.same = true")
    killed = page.locator("table.beside tr", has=page.get_by_role("rowheader", name="Killed", exact=True))
    before = killed.locator(".is").inner_text()
    page.get_by_label("Settle tolls by").focus()
    page.get_by_label("Settle tolls by").select_option("lowest")
    expect(killed.locator(".was")).to_be_visible()
    assert killed.locator(".is").inner_text() != before
    assert "ruling=lowest" in page.url and page.evaluate("window.same") is True
    expect(page.locator("#said")).to_contain_text("Settled by lowest")
    expect(page.locator("#ruling")).to_be_focused()
    page.get_by_role("textbox", name="Why", exact=True).first.fill("the ministry counted the bodies")
    page.get_by_role("button", name="Let lowest hold for the record").click()
    expect(page.get_by_text("chosen by me: the ministry counted the bodies").first).to_be_visible()
    assert asked(desk, page.url.removeprefix(desk.url) + ".json")["incident"]["ruling"] == "lowest"
    page.get_by_role("button", name="Let the record's ruling hold again").click()
    expect(page.locator(".history")).to_contain_text("let the record's ruling hold again")
    page.go_back()
    expect(page.locator("h1")).to_be_visible()


def test_the_ruling_is_switched_without_any_script(visit: Visit, shown: Desk) -> None:
    page = visit(incident(shown), at=shown, java_script_enabled=False)
    page.get_by_label("Settle tolls by").select_option("lowest")
    page.locator("#try button").click()
    expect(page.locator(".was").first).to_be_visible()


def test_decisions_are_made_on_the_page_and_taken_back(desk: Desk, visit: Visit) -> None:
    page = visit(incident(desk))
    page.get_by_role("button", name="Accept account 1").click()
    expect(page.locator(".tag.accepted")).to_have_count(1)
    expect(page.locator("tr.decide .is")).to_have_text("1 of 5 accounts")
    page.locator(".history").get_by_role("button", name="Undo").first.click()
    expect(page.locator(".tag.accepted")).to_have_count(0)
    page.locator(".deciding").get_by_role("checkbox").last.check()
    page.locator("#why-out").fill("another market")
    page.get_by_role("button", name="Split").click()
    expect(page.locator("table.beside thead th")).to_have_count(6)  # the field, the settled, four accounts


def test_what_another_person_changed_meanwhile_is_not_decided_on(desk: Desk, visit: Visit, watch: Watch) -> None:
    watch.allow("409")
    watch.allow("ERR_CONNECTION_REFUSED")  # of the mark, where the desk goes while a page still loads
    page = visit(incident(desk))
    other = visit(incident(desk), locale="en-US")
    other.get_by_role("button", name="Reject account 1").click()
    expect(other.locator("table.beside thead th")).to_have_count(6)
    page.get_by_role("button", name="Accept account 1").click()
    assert "/decide" in page.url
    expect(page.locator("main")).to_contain_text(re.compile("changed|reject", re.IGNORECASE))


def test_selected_words_become_a_value(desk: Desk, visit: Visit, axe: Callable[[Page], None]) -> None:
    page = visit(NORTHERN)
    select(page, "Monday")
    axe(page)
    page.locator("#picked").get_by_role("button", name="When").click()
    form = page.locator("#making form")
    expect(form.locator("input[name=start]")).to_have_value("2021-05-03")
    expect(page.locator("#value-of")).to_be_focused()
    axe(page)
    form.locator("input[name=start]").fill("2021-05-02")
    form.locator("input[name=end]").fill("2021-05-02")
    form.get_by_label("Why").fill("Sunday, the hospital says")
    form.get_by_role("button", name="Save").click()
    expect(page.get_by_text(re.compile("Saved as judgement"))).to_be_visible()
    expect(page.locator(".account")).to_contain_text("2 May 2021")
    expect(page.locator(".account")).to_contain_text("Sunday, the hospital says")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".account")).to_contain_text("3 May 2021")


def test_a_slip_is_said_and_what_was_typed_stays(desk: Desk, visit: Visit, watch: Watch) -> None:
    watch.allow("422")
    page = visit(NORTHERN)
    page.get_by_role("link", name=re.compile("Edit Killed")).click()
    form = page.locator("#making form")
    form.locator("[name=low]").fill("many")
    form.get_by_label("Why").fill("typed with care")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("#making [role=alert]")).to_contain_text("is no count of people")
    expect(page.locator("#making").get_by_label("Why")).to_have_value("typed with care")
    desk.stop()
    watch.allow("ERR_CONNECTION_REFUSED")
    watch.allow("htmx:")
    page.locator("#making [name=low]").fill("12")
    page.locator("#making").get_by_role("button", name="Save").click()
    expect(page.locator("#said")).to_contain_text("Nothing is lost")
    expect(page.locator("#making").get_by_label("Why")).to_have_value("typed with care")
    desk.start()
    page.locator("#making").get_by_role("button", name="Save").click()
    expect(page.locator(".account")).to_contain_text("at least 12")


def test_the_keyboard_alone_makes_a_value(desk: Desk, visit: Visit) -> None:
    page = visit(NORTHERN)
    page.get_by_role("button", name="Select by keyboard").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Text of the report")).to_be_focused()
    page.keyboard.press("Control+Shift+ArrowRight")
    expect(page.locator("#picked p")).to_have_text(re.compile("^Market"))
    page.keyboard.type("x")  # nothing can be written
    expect(page.locator("#text")).to_contain_text("Market")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+Shift+ArrowRight")
    expect(page.locator("#picked")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#picked button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#making blockquote")).to_have_text(re.compile("Market"))
    words = page.get_by_role("searchbox", name="Words").or_(page.locator("#words")).first
    words.fill("at least 11")
    words.press("Enter")  # wherever the page has put the focus meanwhile
    expect(page.locator("#making li")).to_have_count(2)


def test_words_are_made_a_value_on_a_phone_and_without_script(desk: Desk, visit: Visit) -> None:
    page = visit(NORTHERN, viewport=PHONE, has_touch=True)
    select(page, "Baghdad")
    page.locator("#picked").get_by_role("button", name="A missed incident").tap()
    expect(page.locator("#making")).to_contain_text("An incident that the coder missed")
    assert in_view(page, "#making h2")
    plain = visit(f"{NORTHERN}/value?words=Baghdad", java_script_enabled=False)
    plain.get_by_label("Why").fill("by hand")
    plain.get_by_role("checkbox", name=re.compile("further place")).check()
    plain.get_by_role("button", name="Save").click()
    expect(plain.get_by_text(re.compile("Saved as judgement"))).to_be_visible()
