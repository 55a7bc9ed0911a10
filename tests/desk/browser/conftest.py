"""A real desk in a real Chromium. A test fails at its end if a page complained, or asked for anything from elsewhere.

``desk``: a desk over its own copy of the examples' record, which the test may write (``desk.url``, ``desk.settings``,
``desk.stop()``, ``desk.start()``). ``open_desk(users=True, ...)``: another, with other settings or another ``record``. ``shown``: one desk for
all tests that only read, ``staffed`` one where people log in (tests/desk/members.py). ``visit(path)``: the page at a path of ``desk``; with options of a browser context
(``color_scheme="dark"``, ``viewport={...}``, ``locale="de"``, ``java_script_enabled=False``) in a context of its own, as
another person's browser would be; ``at=`` names another desk. ``watch.allow("404")``: a fault that is meant.
``axe(page)``: fails with what axe-core finds serious or critical.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from onrecord.desk.people import People
from tests.desk import members
from tests.desk.browser.axes import violations
from tests.desk.browser.sampled import sampled
from tests.desk.browser.serving import Desk, copied
from tests.desk.browser.watching import Watch

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-first-run", "--disable-quic",
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",  # the map, without a graphics card
)  # fmt: skip
NO_CHROMIUM = "no Chromium here; apt-get install chromium"
SIZE = {"width": 1280, "height": 800}

Visit = Callable[..., Page]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [one for one in terminalreporter.stats.get("skipped", ()) if NO_CHROMIUM in str(one.longrepr)]
    if skipped:
        terminalreporter.write_line(f"The {len(skipped)} tests of the desk's pages were skipped: {NO_CHROMIUM}")


def chromium() -> str | None:
    """Where Chromium is, if it is here."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium()
    if found is None:
        pytest.skip(NO_CHROMIUM)
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=found, args=[*ARGUMENTS, *sandbox])
        yield made
        made.close()


@pytest.fixture(scope="session")
def shown(record_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    settings = copied(record_file, tmp_path_factory.mktemp("shown"))
    sampled(settings.record)
    made = Desk(settings)
    yield made
    made.stop()


@pytest.fixture(scope="session")
def staffed(record_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    settings = copied(record_file, tmp_path_factory.mktemp("staffed"), users=True)
    book = People(settings.people_file)
    members.fill(book)
    book.close()
    made = Desk(settings)
    yield made
    made.stop()


@pytest.fixture
def open_desk(record_file: Path, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def opened(record: Path | None = None, **settings: Any) -> Desk:
        made.append(Desk(copied(record or record_file, tmp_path / f"desk{len(made)}", **settings)))
        return made[-1]

    yield opened
    for one in made:
        one.stop()


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()


@pytest.fixture
def watch() -> Iterator[Watch]:
    made = Watch()
    yield made
    assert not made.outside, f"requests to elsewhere: {made.outside}"
    assert not made.left(), "\n".join(made.left())


@pytest.fixture
def open_context(
    browser: Browser, watch: Watch, open_desk: Callable[..., Desk]
) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts that are closed before any desk goes away (hence ``open_desk``), so that no page asks one that is gone."""
    made: list[BrowserContext] = []

    def opened(**options: Any) -> BrowserContext:
        made.append(browser.new_context(**{"viewport": SIZE, "locale": "en-GB", **options}))
        made[-1].set_default_timeout(10_000)
        watch.follow(made[-1])
        return made[-1]

    yield opened
    for one in made:
        one.close()


@pytest.fixture
def visit(open_context: Callable[..., BrowserContext], request: pytest.FixtureRequest) -> Visit:
    usual: list[Page] = []

    def visited(path: str = "/incidents", at: Desk | None = None, **options: Any) -> Page:
        if options or not usual:
            page = open_context(**options).new_page()
            if not options:
                usual.append(page)
        else:
            page = usual[0]
        page.goto((at or request.getfixturevalue("desk")).url + path)
        return page

    return visited


@pytest.fixture
def axe() -> Callable[[Page], None]:
    def checked(page: Page) -> None:
        found = violations(page)
        assert not found, "\n".join([page.url, *found])

    return checked
