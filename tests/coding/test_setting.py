"""Where an incident was: what datelines say of it, and its country where no place of it is named."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.model import Account, Report


def coded(text: str) -> Account:
    (account,) = code(Report("r", text)).incidents
    return account


BY_DATELINE = [
    # text, place, country, further places
    ("BAGHDAD (Reuters) - Gunmen shot dead three judges on Monday.", None, "IQ", ["BAGHDAD"]),
    ("NAIROBI, Kenya (AP) - Gunmen shot dead three judges in Kismayo on Monday.", "Kismayo", "SO", []),
    ("KARACHI (Reuters) - Gunmen shot dead three judges here on Monday.", "KARACHI", "PK", []),
    ("QUETTA, Pakistan - A bomb in this south-western city killed three judges.", "QUETTA, Pakistan", "PK", []),
]


@pytest.mark.parametrize(("text", "place", "country", "further"), BY_DATELINE)
def test_a_dateline_says_where_it_was_filed(text: str, place: str | None, country: str, further: list[str]) -> None:
    account = coded(text)
    assert (account.place.text if account.place else None, account.country) == (place, country)
    assert [one.text for one in account.places] == further


COUNTRIES = [
    ("Somali militants shot dead three Somali judges on Monday.", "SO"),
    ("Gunmen shot dead three judges near Ramadi on Monday.", "IQ"),
    ("Gunmen shot dead three judges on Monday.", None),
    # words of a place that contradict each other say where only as far as they agree
    ("Gunmen shot dead three judges in Marseille, 30 km north of Mosul.", None),
    ("Gunmen shot dead three judges in Basra, 30 km north of Mosul.", "IQ"),
]


@pytest.mark.parametrize(("text", "country"), COUNTRIES)
def test_country(text: str, country: str | None) -> None:
    assert coded(text).country == country


CHOSEN = [
    # text, title, the place of its only incident
    (
        "Gunmen killed two judges in the town of Hamdaniya in Nineveh.",
        "Judges killed in Mosul",
        "town of Hamdaniya in Nineveh",
    ),
    ("In Baghdad, the minister said gunmen had killed two judges in Samarra.", None, "Samarra"),
    ("Gunmen killed two judges in Samarra, officials in Baghdad said.", None, "Samarra"),
    ("Two judges from Baghdad were killed by gunmen in Iraq.", None, "Iraq"),
]


@pytest.mark.parametrize(("text", "title", "place"), CHOSEN)
def test_the_place_of_the_incident(text: str, title: str | None, place: str) -> None:
    (account,) = code(Report("r", text, title)).incidents
    assert account.place is not None
    assert account.place.text == place


def test_each_of_two_incidents_has_its_own_place() -> None:
    text = "Gunmen killed two judges in Samarra and a roadside bomb wounded three soldiers near Basra."
    accounts = code(Report("r", text)).incidents
    assert [account.place.text for account in accounts if account.place] == ["Samarra", "near Basra"]
