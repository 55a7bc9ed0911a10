"""Stories of our own, coded and linked: first report, follow-up, a mention months later, and another incident near by.

``stories.yaml`` says what is one incident. A story with ``fails`` is a known failure and its reason: strict, so that
whatever mends it must take the reason away.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from onrecord.coders import choose
from onrecord.linking import Filed, link
from onrecord.marking.engine import ABOUT
from onrecord.marking.reader import folder
from onrecord.model import Report

STORIES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "stories.yaml").read_text(encoding="utf-8"))
NO_READER = "the reader's weights are not in this checkout (name their folder with ONRECORD_READER)"
pytestmark = pytest.mark.skipif(not (folder() / ABOUT).is_file(), reason=NO_READER)


def stories() -> list[Any]:
    return [
        pytest.param(
            number,
            id=story["story"],
            marks=[pytest.mark.xfail(reason=story["fails"], strict=True)] if "fails" in story else [],
        )
        for number, story in enumerate(STORIES)
    ]


@cache
def filed(number: int) -> tuple[tuple[int, Filed], ...]:
    """Every account of a story, with the number of its report."""
    coder, found = choose("onrecord"), []
    for k, (outlet, day, text) in enumerate(STORIES[number]["reports"]):
        report = Report(f"r{k}", text, None, date.fromisoformat(str(day)), outlet)
        told = coder.code(report).incidents
        found += [(k, Filed(f"r{k}.{n}", report, one, n, (report.id, n))) for n, one in enumerate(told)]
    return tuple(found)


def meant(number: int, report: int, words: str, by: str | int | None = None) -> list[Filed]:
    """The accounts of a report whose sentence holds the words; ``by``: of this type, or with so many dead."""
    at = STORIES[number]["reports"][report][2].index(words)
    here = [f for k, f in filed(number) if k == report and any(a <= at < b for a, b in f.account.evidence)]
    return [f for f in here if by is None or f.account.type == by or by in dead(f)]


def dead(one: Filed) -> list[int | None]:
    return [row.low for row in one.account.harm if row.effect == "killed"]


def rows(number: int) -> Iterator[tuple[str, list[Any]]]:
    for name, listed in STORIES[number]["incidents"].items():
        yield from ((name, row) for row in listed)


@pytest.mark.parametrize("number", stories())
def test_a_story_is_told_as_its_incidents(number: int) -> None:
    clusters = link([f for _, f in filed(number)]).clusters
    home = {id: place for place, cluster in enumerate(clusters) for id in cluster}
    found: dict[str, set[int]] = {}
    for name, row in rows(number):
        accounts = meant(number, *row)
        assert accounts, f"{name}: nothing is coded for {row}"
        found.setdefault(name, set()).update(home[f.id] for f in accounts)
    assert {name: len(places) for name, places in found.items()} == dict.fromkeys(found, 1)
    assert len(set().union(*found.values())) == len(found), "two incidents were taken for one"


def test_every_story_has_a_follow_up_and_another_incident() -> None:
    assert len(STORIES) >= 30
    follow_ups = [any(len(listed) > 1 for listed in story["incidents"].values()) for story in STORIES]
    others = [len(story["incidents"]) > 1 for story in STORIES]
    assert sum(follow_ups) >= 30
    assert sum(others) >= 30
