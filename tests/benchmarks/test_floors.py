"""Quality floors: what breaks one, and how they move."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.floors import FLOORS, breaks, moved, value

ENTRY = {"module": "m", "gold": "g", "floors": {"f1": 60.0, "fields.killed": 85.0}, "sha256": "abc"}


def measured(f1: float, killed: float, sha256: str = "abc") -> dict[str, Any]:
    return {"f1": f1, "fields": {"killed": killed}, "sha256": sha256}


BREAKS = [
    ("both hold", measured(60.0, 85.0), []),
    ("one is broken", measured(59.9, 90.0), ["set: f1 is 59.9, its floor is 60.0"]),
    ("both are broken", measured(1.0, 1.0), ["set: f1 is 1.0", "set: fields.killed is 1.0"]),
    ("another corpus has no floors", measured(90.0, 90.0, "def"), ["set: another corpus"]),
]


@pytest.mark.parametrize(("label", "figures", "told"), BREAKS, ids=[row[0] for row in BREAKS])
def test_breaks(label: str, figures: dict[str, Any], told: list[str]) -> None:
    found = list(breaks({"set": ENTRY}, {"set": figures}))
    assert len(found) == len(told)
    assert all(one.startswith(start) for one, start in zip(found, told, strict=True))


def test_pinning_raises_and_never_lowers() -> None:
    assert moved(ENTRY, measured(70.0, 80.0), None)["floors"] == {"f1": 69.5, "fields.killed": 85.0}


def test_lowering_takes_a_reason_and_keeps_it() -> None:
    lowered = moved(ENTRY, measured(50.0, 80.0), "the gold set was mended")
    assert lowered["floors"] == {"f1": 49.5, "fields.killed": 79.5}
    assert lowered["lowered"] == ["the gold set was mended"]
    assert moved(lowered, measured(60.0, 90.0), None)["lowered"] == ["the gold set was mended"]


def test_a_set_that_is_absent_keeps_its_floors() -> None:
    assert moved(ENTRY, None, None) == ENTRY


def test_a_figure_is_found_by_its_dotted_name() -> None:
    assert value({"fields": {"killed": 83}}, "fields.killed") == 83.0


def test_every_floor_of_the_project_names_its_corpus() -> None:
    import yaml

    pinned = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    assert all(entry["floors"] and entry["sha256"] for entry in pinned.values())
