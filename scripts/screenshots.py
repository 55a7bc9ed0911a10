"""Make the pictures of the desk for README and docs/desk.md: docs/pictures/NAME-light.webp and NAME-dark.webp.

They show the desk over the examples, read anew into a record of its own. Needs Chromium (scripts/chromium); run by hand
when the desk looks otherwise than before:

    .venv/bin/python -m scripts.screenshots [NAME...]
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord.cli import onrecord
from onrecord.desk import Settings
from tests.desk.browser.conftest import ARGUMENTS, chromium
from tests.desk.browser.rooms import filled
from tests.desk.browser.serving import Desk

PROJECT = Path(__file__).parents[1]
PICTURES = PROJECT / "docs" / "pictures"
SIZE = {"width": 1440, "height": 900}
QUALITY = 80  # of WebP: text stays sharp, and a picture below 150 kB
SETTLING = 4000  # milliseconds: the map draws itself after the page


def nothing(page: Page) -> None:
    """As the page opens."""


def at_its_words(page: Page) -> None:
    """From the incident to the words that tell its toll."""
    page.locator("tr:has-text('Killed') td.cell a.value").first.click()
    page.wait_for_load_state("load")


@dataclass(frozen=True)
class Scene:
    name: str
    address: str
    act: Callable[[Page], None] = nothing


SCENES = (
    Scene("incidents", "/incidents"),
    Scene("incident", "/incidents/{incident}"),
    Scene("report", "/incidents/{incident}", at_its_words),
    Scene("review", "/review"),
    Scene("situation", "/situation?since=2019-04-15&until=2019-04-30&country=LK"),
)


def main(names: list[str]) -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*ARGUMENTS, *sandbox])
        desk = Desk(Settings(read(Path(folder)), person="Ada"))
        for scene in SCENES:
            if not names or scene.name in names:
                for scheme in ("light", "dark"):
                    take(browser, desk, scene, scheme)
        browser.close()
        desk.stop()


def read(folder: Path) -> Path:
    """The record of the examples."""
    record = folder / "onrecord.db"
    os.chdir(PROJECT)  # so that the pages name the sources as a reader of README would
    paths = ["examples/reports", "examples/one-attack.jsonl"]
    done = CliRunner().invoke(onrecord, ["--record", str(record), "read", *paths, "--quiet"], catch_exceptions=False)
    if done.exit_code:
        sys.exit(done.output)
    return record


def take(browser: Browser, desk: Desk, scene: Scene, scheme: str) -> None:
    context = browser.new_context(viewport=SIZE, color_scheme=scheme, locale="en-GB", timezone_id="UTC",
                                  reduced_motion="reduce")  # fmt: skip
    page = context.new_page()
    page.goto(desk.url + filled(desk, scene.address))
    scene.act(page)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(SETTLING)
    asked = {"format": "webp", "quality": QUALITY}
    taken = context.new_cdp_session(page).send("Page.captureScreenshot", asked)["data"]
    path = PICTURES / f"{scene.name}-{scheme}.webp"
    path.write_bytes(base64.b64decode(taken))
    print(f"{path.relative_to(PROJECT)}: {path.stat().st_size // 1000} kB")
    context.close()


if __name__ == "__main__":
    main(sys.argv[1:])
