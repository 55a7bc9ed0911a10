"""Claims that count incidents, and sums over several: our own sentences, published on Tuesday, 14 April 2020."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding import code
from onrecord.model import Figure, Report

PUBLISHED = date(2020, 4, 14)


def claims(text: str) -> list[Figure]:
    return [one for one in code(Report("r", text, published=PUBLISHED)).figures if one.what == "incidents"]


# The words, the kind of incident that they count, low, high, place, first day of the period.
TOLD: list[tuple[str, str | None, int | None, int | None, str | None, str | None]] = [
    ("It was the third deadly assault in Diyala province in the past week.", "deadly assault", 3, 3, "Diyala province", "2020-04-07"),
    ("Sunday's bombing was the fifth in Baghdad this month.", "bombing", 5, 5, "Baghdad", "2020-04-01"),
    ("The attack was the second on a police station in Mosul in three days.", "attack", 2, 2, "Mosul", "2020-04-11"),
    ("It was the second such attack in as many days in Kabul.", "attack", 2, 2, "Kabul", "2020-04-12"),
    ("It was the fourth kidnapping of aid workers in Borno State since January.", "kidnapping", 4, 4, "Borno State", "2020-01-01"),
    ("It was the first attack in Gao since 2015.", "attack", 1, 1, "Gao", "2015-01-01"),
    ("It was the tenth drone strike in North Waziristan this year.", "drone strike", 10, 10, "North Waziristan", "2020-01-01"),
    ("Monitors have recorded more than 1,000 attacks on schools in Mali this year.", "attacks", 1000, None, "Mali", "2020-01-01"),
    ("There have been 12 bombings in Baghdad this month.", "bombings", 12, 12, "Baghdad", "2020-04-01"),
    ("Fighters staged six raids on villages in Kaduna state in two weeks.", "raids", 6, 6, "Kaduna state", "2020-03-31"),
    ("Nearly 60 suicide attacks have struck Iraq since May, the ministry said.", "suicide attacks", None, 60, "Iraq", "2019-05-01"),
    ("Scores of bombings have hit Baghdad in recent months.", "bombings", None, None, "Baghdad", "2020-01-15"),
    ("Gunmen killed two soldiers in Gao on Monday. It was the fourth attack this month.", "attack", 4, 4, "Gao", "2020-04-01"),
    ("Gunmen killed two soldiers in Gao on Monday. It was the fourth this month.", None, 4, 4, "Gao", "2020-04-01"),
    ("This was the third time in a week that gunmen attacked the base in Gao.", None, 3, 3, "Gao", "2020-04-07"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "of", "low", "high", "place", "start"), TOLD, ids=[case[0][:40] for case in TOLD])
def test_a_claim_is_a_figure(
    text: str, of: str | None, low: int | None, high: int | None, place: str | None, start: str | None
) -> None:
    (one,) = claims(text)
    assert one.place is not None
    assert one.period is not None
    assert (one.of, one.low, one.high, one.place.text, str(one.period.start)) == (of, low, high, place, start)
    assert text[slice(*one.span)] == one.text
    assert of is None or text[slice(*one.spans["of"])] == of


NONE = [
    "Two bombings in Baghdad killed 20 people on Monday.",  # news
    "The second attack killed five people.",  # the second of those just told
    "A third bomb exploded near the market in Gao.",
    "He died after his second heart attack in a year.",
    "Teachers began their third strike in two months.",
    "The battle was the second of the war.",
    "The third bombing suspect was arrested this week.",
    "It was the third defeat in a row for the team this month.",
    "The army has bought 24 attack helicopters this year.",
    "It was the first attack of the morning.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_counts_no_incidents_is_no_claim(text: str) -> None:
    assert claims(text) == []


# The words, and whether they tell one harm of several incidents.
SUMS = [
    ("At least 110 people were killed across Iraq on Sunday in a wave of bombings.", True),
    ("Attacks in three towns killed 12 people on Monday, police said.", True),
    ("Gunmen raided four villages in Zamfara state on Sunday, killing 30 people.", True),
    ("Bombs killed 12 people in Baghdad, Baquba and Ramadi on Sunday.", True),
    ("Insurgents killed 25 policemen in separate attacks in Helmand and Kandahar on Wednesday.", True),
    ("Rocket attacks have killed 15 people in Israel in the past month.", True),
    ("There have been 12 bombings in Baghdad this month.", True),
    ("Two bombs exploded in a market in Kirkuk on Monday, killing nine people.", False),
    ("Clashes between rebels and soldiers killed 12 people in Gao on Monday.", False),
    ("Shelling killed six people in Donetsk on Monday.", False),
    ("Gunmen killed two soldiers in Gao last week.", False),
    ("Police freed two hostages near Kano on Monday.", False),
    ("A bomb killed nine people in Baghdad, Iraq, on Sunday.", False),
]


@pytest.mark.parametrize(("text", "sums"), SUMS, ids=[text[:40] for text, _ in SUMS])
def test_a_sum_over_several_incidents(text: str, sums: bool) -> None:
    found = code(Report("r", text, published=PUBLISHED)).incidents
    assert found
    assert {one.aggregate for one in found} == {sums}
