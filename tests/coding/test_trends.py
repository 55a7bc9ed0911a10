"""Trends: what rises, falls or goes on, by whose word. Texts of ours."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding import code
from onrecord.model import Report, Trend

# label, text, (direction, of) of each trend
CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("rise", "Attacks on convoys have increased since March.", [("up", "Attacks")]),
    ("fall", "Kidnappings fell sharply last year.", [("down", "Kidnappings")]),
    ("goes on", "The insurgency has continued in the north.", [("steady", "The insurgency")]),
    ("made to rise", "The group stepped back but increased its activities.", [("up", "its activities")]),
    ("a noun of change", "A resurgence of violence is feared.", [("up", "A resurgence")]),
    ("a figure is no trend", "The number of attacks rose to 97.", []),
    ("a plan is no trend", "They hope to increase attacks.", []),
    ("prices rise", "The price of bread rose in March.", []),
    ("nothing changes", "Two attacks were reported.", []),
]


def told(text: str) -> tuple[Trend, ...]:
    return code(Report("t", text, published=date(2021, 5, 12))).trends


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_trends(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(one.direction, one.of) for one in told(text)] == wanted


@pytest.mark.parametrize("text", [text for _, text, _ in CASES])
def test_every_value_is_its_span(text: str) -> None:
    for one in told(text):
        assert one.text == text[slice(*one.span)]
        assert all(getattr(one, name) == text[slice(*span)] for name, span in one.spans.items())


def test_actor_period_places_and_by() -> None:
    text = (
        "Fighters of Boko Haram left their camps. “The group increased its attacks in 2018 and 2019 in Borno and Chad,”"
        " General Omar Said told Reuters."
    )
    (one,) = told(text)
    assert (one.actor, one.by, one.direction) == ("Boko Haram", "Omar Said", "up")
    assert one.period is not None and (one.period.start, one.period.end) == (date(2018, 1, 1), date(2019, 12, 31))
    assert [place.name for place in one.places] == ["Borno", "Chad"]
