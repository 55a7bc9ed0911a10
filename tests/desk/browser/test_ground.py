"""The ground that the browser tests stand on: what should fail a test does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.desk.browser.conftest import Visit
from tests.desk.browser.serving import Desk
from tests.desk.browser.watching import Watch


def test_requests_elsewhere_are_seen_and_stopped(visit: Visit, shown: Desk, watch: Watch) -> None:
    page = visit(at=shown)
    page.evaluate("fetch('http://elsewhere.example/x').catch(() => null)")
    page.evaluate(
        "new Promise(r => { const i = new Image(); i.onerror = r; i.src = 'http://elsewhere.example/y.png' })"
    )
    policy = [fault for fault in watch.faults if "Content Security Policy" in fault]
    assert len(policy) >= 2, watch.faults
    watch.allow("Content Security Policy")


def test_a_page_that_goes_elsewhere_is_seen(visit: Visit, shown: Desk, watch: Watch) -> None:
    page = visit(at=shown)
    with pytest.raises(Exception, match="ERR_BLOCKED_BY_CLIENT"):
        page.goto("http://elsewhere.example/")
    assert watch.outside == ["http://elsewhere.example/"]
    watch.outside.clear()


def test_inline_script_and_errors_are_seen(visit: Visit, shown: Desk, watch: Watch) -> None:
    page = visit("/reports", at=shown)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    with page.context.expect_event("weberror"):
        page.evaluate("setTimeout(() => { throw new Error('on purpose') })")
    assert any("Content Security Policy" in fault for fault in watch.faults), watch.faults
    assert any("on purpose" in fault for fault in watch.faults), watch.faults
    watch.allow("Content Security Policy", "on purpose")


def test_axe_sees_what_keeps_people_out(visit: Visit, shown: Desk, axe: Callable[[Page], None], watch: Watch) -> None:
    page = visit("/reports", at=shown)
    page.evaluate("document.body.append(Object.assign(document.createElement('button'), {type: 'button'}))")
    with pytest.raises(AssertionError, match="button-name"):
        axe(page)


def test_a_desk_goes_and_comes_back(visit: Visit, desk: Desk, watch: Watch) -> None:
    page = visit("/reports")
    page.wait_for_load_state("networkidle")
    desk.stop()
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(desk.url + "/reports")
    page.wait_for_url("chrome-error://**")
    desk.start()
    page.goto(desk.url + "/reports")
    assert page.title()


def test_another_person_has_a_browser_of_their_own(visit: Visit, shown: Desk) -> None:
    options: dict[str, Any] = {"color_scheme": "dark"}
    one, other = visit(at=shown), visit(at=shown, **options)
    assert one.context is not other.context
    assert other.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
