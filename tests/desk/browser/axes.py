"""axe-core, run over a page as it stands: what would keep somebody out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

GRAVE = ("serious", "critical")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, *rules: str) -> list[str]:
    """One line for each element that breaks a rule gravely: the rule, where, and what is wrong. All rules if none named."""
    page.evaluate(_source())
    asked = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", {
        "runOnly": asked, "resultTypes": ["violations"], "preload": False, **({} if rules else {"rules": {"target-size": {"enabled": True}}}),
    })  # fmt: skip
    return [
        f"{one['impact']} {one['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary'].splitlines()[-1].strip()}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


@cache
def _source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
