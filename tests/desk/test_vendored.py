"""What the desk carries of others is named, with its licence, and is what the lock of the front end says."""

from __future__ import annotations

import json
import re
from pathlib import Path

from onrecord.desk.pages import HERE

PROJECT = Path(__file__).parents[2]
VENDOR = HERE / "static" / "vendor"


def packages() -> set[str]:
    build = (PROJECT / "frontend" / "build.mjs").read_text(encoding="utf-8")
    copied = re.findall(r'^  "((?:@[\w-]+/)?[\w.-]+)/[^"]*": "', build, re.MULTILINE)
    return set(copied)


def test_each_package_is_locked_and_documented() -> None:
    lock = json.loads((PROJECT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    told = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert len(packages()) >= 4
    assert {name for name in packages() if f"node_modules/{name}" not in lock or f"| `{name}` |" not in told} == set()


def test_each_file_has_its_licence_beside_it_and_is_in_the_notice() -> None:
    notice = (PROJECT / "NOTICE").read_text(encoding="utf-8").casefold()
    licences = {path.stem for path in VENDOR.glob("*.LICENSE")}
    for path in VENDOR.iterdir():
        owner = "world-atlas" if path.name.startswith("countries-") else re.split(r"[.-]", path.name)[0]
        assert any(licence.startswith(owner) for licence in licences), path.name
    assert {name for name in licences if name.split("-")[0] not in notice} == set()
