"""What was planted in every word of a record does nothing in a real browser: no dialog, no script of its own, no request
elsewhere, nothing that the policy has to stop; and its words are read as they were written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Page

from onrecord.desk import Settings
from tests.desk import planted
from tests.desk.browser.serving import Desk, asked

ACTING = ("script", "image", "break", "comment", "attribute", "url", "data", "template", "markdown", "header", "percent",
          "entity", "turned", "nul")  # fmt: skip
ROOMS = ("/incidents", "/reports", "/reports?q=alert", "/review", "/compare", "/situation", "/api")
SHOWN = {
    "script": "<script>alert(1)</script>",
    "entity": "&lt;script&gt;alert(11)&lt;/script&gt;",
    "template": "{{7777*7777}}",
}


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("attacked") / "planted.db"
    planted.write(path)
    made = Desk(Settings(path))
    yield made
    made.stop()


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page on which any dialog, and any handler of what was planted, is remembered."""
    opened, told = open_context().new_page(), list[str]()
    opened.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    yield opened
    assert told == [], "a planted script ran"


def incident_of(desk: Desk, name: str) -> str:
    every = asked(desk, "/api/v1/incidents?limit=500")["items"]
    return next(one["id"] for one in every if one["place"]["name"] == f"{planted.ATTACKS[name]} place")


def looked_at(page: Page, address: str) -> None:
    page.goto(address, timeout=60_000)
    page.wait_for_load_state("load")
    acting = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(one => [...one.attributes].some(each =>
            each.name.startsWith('on') || /^(href|src|action|formaction|xlink:href|srcdoc)$/.test(each.name)
            && /^(javascript|data:text|vbscript)/i.test(each.value.replace(/[\\x00-\\x20]/g, ''))))
            .map(one => one.outerHTML.slice(0, 200))"""
    )
    assert acting == [], address


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_a_planted_record_is_only_read(page: Page, attacked: Desk, room: str) -> None:
    looked_at(page, attacked.url + room)


@pytest.mark.parametrize("name", ACTING)
def test_a_planted_incident_and_its_report_are_only_read(page: Page, attacked: Desk, name: str) -> None:
    report = planted.report(name, 0)
    looked_at(page, f"{attacked.url}/incidents/{incident_of(attacked, name)}")
    looked_at(page, f"{attacked.url}/reports/{quote(report.id, safe='')}")
    if name in SHOWN:
        assert SHOWN[name] in page.locator("main").inner_text()
    text = page.locator("#text").evaluate(
        """one => { const copy = one.cloneNode(true); copy.querySelectorAll('.lab').forEach(each => each.remove());
                    return copy.textContent }"""
    )
    assert text == report.coded_text.replace("\0", ""), name
