"""Clauses that tell of an earlier day are another incident, with a day and place of their own. Published on Tuesday,
14 April 2020; our own sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.coding import code
from onrecord.model import Report

# The words; then the incidents told, each its type, first day, place and dead.
TOLD: list[tuple[str, list[tuple[str, str | None, str | None, int | None]]]] = [
    ("Bombs killed 13 people at a hotel in Mogadishu on Saturday, two weeks after a truck bomb killed 300 people in the city.",
     [("remote_explosive_landmine_ied", "2020-04-11", "Mogadishu", 13),
      ("remote_explosive_landmine_ied", "2020-03-25", "Mogadishu", 300)]),
    ("Gunmen attacked an army post in Gao on Monday and killed 25 soldiers, a month after 71 soldiers were killed in Kidal.",
     [("armed_clash", "2020-04-13", "Gao", 25), ("armed_clash", "2020-02-28", "Kidal", 71)]),
    ("A bomb killed 63 people in a market in Quetta on Saturday, police said. It was the city's worst attack since bombs "
     "killed more than 90 people in a hall in January.",
     [("remote_explosive_landmine_ied", "2020-04-11", "Quetta", 63),
      ("remote_explosive_landmine_ied", "2020-01-01", "Quetta", 90)]),
    ("Baquba reopened its market on Sunday. The market had been closed since a car bomb killed 14 people there in March.",
     [("remote_explosive_landmine_ied", "2020-03-01", "Baqubah", 14)]),
    ("Gunmen killed two policemen in Baquba on Monday after a bomb exploded near their checkpoint.",
     [("remote_explosive_landmine_ied", "2020-04-13", "Baqubah", 2)]),  # of one day, and so one incident
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TOLD, ids=[text[:40] for text, _ in TOLD])
def test_what_happened_before_is_another_incident(text: str, wanted: list[Any]) -> None:
    found = code(Report("r", text, published=date(2020, 4, 14))).incidents
    assert [
        (
            one.type,
            str(one.when.start) if one.when else None,
            one.place.name if one.place else None,
            next((row.low for row in one.harm if row.effect == "killed"), None),
        )
        for one in found
    ] == wanted


def test_a_mere_the_city_in_a_place_of_its_own_points_nowhere() -> None:
    text = "Baquba was quiet. Gunmen killed two policemen in Gao on Monday, and people fled to the city's edge."
    (only,) = code(Report("r", text, published=date(2020, 4, 14))).incidents
    assert only.place is not None and only.place.name == "Gao"


def test_people_of_a_thing_are_people() -> None:
    text = "Gunmen killed 28 passengers of a bus in Mandera, Kenya, on Monday."
    (only,) = code(Report("r", text, published=date(2020, 4, 14))).incidents
    assert [(row.effect, row.low) for row in only.harm] == [("killed", 28)]


# A follow-up's words, and the type, first day, place and dead of the incident that it follows.
FOLLOWED: list[tuple[str, tuple[str, str, str, int]]] = [
    ("The toll of Saturday's air strike on two schools in Kunduz rose to 22, the charity that runs them said on Sunday.",
     ("air_drone_strike", "2020-04-11", "Kunduz", 22)),
    ("The number of people killed in Friday's attack on two mosques in Gao has risen to 50, police said on Sunday.",
     ("attack", "2020-04-10", "Gao", 50)),
    ("Two soldiers wounded in Monday's ambush near Gao have died, bringing the number of dead to 13, the army said.",
     ("armed_clash", "2020-04-13", "Gao", 13)),
    ("The death toll from Monday's bombing at a market in Baquba rose to 14 on Tuesday, hospital officials said.",
     ("remote_explosive_landmine_ied", "2020-04-13", "Baqubah", 14)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOLLOWED, ids=[text[:40] for text, _ in FOLLOWED])
def test_a_follow_up_tells_the_incident_that_it_follows(text: str, wanted: tuple[str, str, str, int]) -> None:
    (one,) = code(Report("r", text, published=date(2020, 4, 14))).incidents
    assert one.when is not None and one.place is not None
    killed = [row.low for row in one.harm if row.effect == "killed"]
    assert (one.type, str(one.when.start), one.place.name, *killed) == wanted
