"""Reports: added by pasting and by file with what becomes of them, found by filters, shown as they came."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.record import Record
from tests.desk.browser.conftest import Visit
from tests.desk.browser.serving import Desk
from tests.desk.browser.watching import Watch

PHONE = {"width": 360, "height": 740}
TEXT = "قتل خمسة أشخاص في هجوم على السوق في الموصل يوم الجمعة، قالت الشرطة."
DONE = "#job[data-stage=done]"


@pytest.fixture
def bare(open_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """A desk over an empty record, read by the rules alone."""
    path = tmp_path / "bare.db"
    Record.open(path).close()
    return open_desk(record=path, coder="rules")


def test_a_pasted_report_is_coded_and_the_same_again_changes_nothing(
    bare: Desk, visit: Visit, axe: Callable[[Page], None]
) -> None:
    page = visit("/reports", at=bare)
    page.get_by_role("link", name=re.compile("Add a report|Paste a report")).first.click()
    for times in ("1 report added", "1 there already"):
        page.get_by_label("Its text").fill("Gunmen killed four people in Mosul on Friday, police said. They fled.")
        page.get_by_label("Title").fill("Attack in Mosul")
        page.locator("[aria-labelledby=paste]").get_by_label("Published on").fill("2024-03-03")
        page.get_by_role("button", name="Add it").click()
        expect(page.locator(DONE)).to_contain_text(times)
        axe(page)
        page.get_by_role("link", name="Add more").click()
    page.goto(bare.url + "/incidents")
    expect(page.locator("main")).to_contain_text("Mosul")


def test_files_are_sent_with_progress_and_what_is_none_is_named(bare: Desk, visit: Visit, tmp_path: Path) -> None:
    lines = "\n".join(f'{{"id": "n{n}", "text": "Raiders killed {n + 2} people in Basra."}}' for n in range(40))
    (tmp_path / "many.jsonl").write_text(lines + '\n{"id": "none"}\n', encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    page = visit("/reports/add", at=bare, viewport=PHONE)
    page.locator("#chosen").set_input_files([tmp_path / "many.jsonl", tmp_path / "picture.txt"])
    seen: list[int] = []
    page.expose_function("seen", lambda loaded: seen.append(loaded))
    page.evaluate('document.addEventListener("htmx:xhr:progress", (event) => seen(event.detail.loaded))')
    page.get_by_role("button", name="Add them").click()
    expect(page.locator(DONE)).to_contain_text("40 reports added")
    expect(page.locator("#job")).to_contain_text("many.jsonl, line 41")
    expect(page.locator("#job")).to_contain_text("picture.txt")
    expect(page.locator("#job")).to_contain_text("Next:")
    assert seen, "nothing was said of what was sent"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_reports_are_added_without_any_script(bare: Desk, visit: Visit) -> None:
    page = visit("/reports/add", at=bare, java_script_enabled=False)
    page.get_by_label("Its text").fill("Gunmen killed four people in Mosul on Friday, police said. They fled.")
    page.get_by_role("button", name="Add it").click()
    for _ in range(20):
        if page.locator(DONE).count():
            break
        page.wait_for_timeout(300)
        page.reload()
    expect(page.locator(DONE)).to_contain_text("1 report added")


def test_text_from_right_to_left_looks_so_and_can_be_selected(bare: Desk, visit: Visit) -> None:
    page = visit("/reports/add", at=bare)
    page.get_by_label("Its text").fill(TEXT)
    assert page.get_by_label("Its text").evaluate("one => getComputedStyle(one).direction") == "rtl"
    page.get_by_label("Title").fill("هجوم في السوق")
    page.get_by_role("button", name="Add it").click()
    page.locator(DONE).get_by_role("link", name="هجوم في السوق").click()
    text = page.locator("#text")
    assert text.evaluate("one => getComputedStyle(one).direction") == "rtl"
    page.locator("#words").fill("خمسة أشخاص")
    page.keyboard.press("Enter")
    expect(page.locator("#making blockquote")).to_have_text("خمسة أشخاص")
    assert page.locator("#making blockquote").evaluate("one => getComputedStyle(one).direction") == "rtl"


def test_the_list_is_narrowed_and_keeps_its_choice(visit: Visit, shown: Desk) -> None:
    page = visit("/reports", at=shown)
    page.get_by_label("Outlet").fill("Northern Herald")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("table.shelf tbody tr")).to_have_count(2)
    assert "outlet=Northern+Herald" in page.url
    page.locator("#q").fill("market")
    page.keyboard.press("Enter")
    expect(page.locator("table.shelf tbody tr")).to_have_count(1)
    page.locator("table.shelf tbody a").first.click()
    expect(page.locator("#text mark").first).to_be_visible()


def test_the_source_is_shown_and_kept_as_it_came(visit: Visit, shown: Desk, watch: Watch) -> None:
    page = visit("/reports?q=curfew", at=shown)
    page.locator("table.shelf tbody a").first.click()
    page.get_by_role("link", name="The source as it came").click()
    expect(page.locator(".raw")).to_be_visible()
    page.get_by_role("link", name="As plain text").click()
    assert page.evaluate("document.contentType") == "text/plain"
    page.go_back()
    with page.expect_download() as kept:
        page.get_by_role("link", name="Keep the bytes").click()
    assert kept.value.suggested_filename
