"""A first visit in a real Chromium: what goes over the line, and when the map is there."""

from __future__ import annotations

import shutil
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DRAWING = (
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)  # no graphics card
SIZE = {"width": 1440, "height": 900}
PAINTED = """() => Object.fromEntries(["first-contentful-paint", "map-marked", "map-painted"]
  .map((name) => [name, performance.getEntriesByName(name)[0]?.startTime]))"""


def visited(url: str) -> dict[str, Any] | None:
    """Kilobytes as they came (compressed), requests, and milliseconds to the first paint, to the marks of the map and
    to the whole map; ``None`` where there is no Chromium or no Playwright."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if found is None:
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=DRAWING)
        page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        sizes: list[float] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(f"{url}/incidents")
        page.locator("#map .mark").first.wait_for(timeout=60_000)
        while not (times := page.evaluate(PAINTED)).get("map-painted"):
            page.wait_for_timeout(50)
        page.wait_for_timeout(1500)  # what is loaded after that counts too
        browser.close()
    waited = {f"{name.replace('-', '_')}_ms": round(ms) for name, ms in times.items()}
    return {"kb": round(sum(sizes) / 1e3), "requests": len(sizes), **waited}
