"""ACLED's aggregation and sources: incidents that are one event to it, and the scale of their outlets."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord import codebook
from onrecord.publish import About
from onrecord.publish.acled_rows import together
from onrecord.publish.acled_sources import _key, scale
from tests.publish.giving import given, table

CLASH = {"by": ("Islamic State",), "of": ("Iraqi Army",), "killed": 2, "report": "r1"}
SHELLING = {**CLASH, "type": "shelling_artillery_missile", "killed": 3, "report": "r2", "published": "2021-05-05"}


def test_same_actors_place_and_day_are_one_event_of_the_higher_type():
    about, clash, shelling = About("acled"), given(CLASH), given(SHELLING)
    (row,) = table("acled", clash, shelling, about=about)
    assert (row["sub_event_type"], row["fatalities"], row["event_id_cnty"]) == ("Armed clash", "5", clash.incident.id)
    assert clash.incident.id in row["notes"]
    assert shelling.incident.id in row["notes"]
    joined = about.plain()["conversions"]["same actors, place and day: incidents joined in one event"]
    assert joined == {"rows": 2, "examples": [clash.incident.id, shelling.incident.id]}


def test_the_id_is_that_of_the_incident_told_first_whatever_the_type():
    early = given({**SHELLING, "published": "2021-05-03"})
    (row,) = table("acled", given(CLASH), early)
    assert (row["sub_event_type"], row["event_id_cnty"]) == ("Armed clash", early.incident.id)


APART = [
    ("another day", {"when": "2021-05-04"}),
    ("another place", {"place": "Khalis"}),
    ("other actors", {"by": ("Badr Organization",)}),
    ("a region only", {"place": "Diyala"}),
    ("a day not known exactly", {"when": "2021-05-02..2021-05-04"}),
    ("one side untold", {"of": ()}),
]


@pytest.mark.parametrize(("label", "row"), APART, ids=[case[0] for case in APART])
def test_what_stays_apart(label, row):
    assert len(table("acled", given({**CLASH, **row}), given(SHELLING))) == 2
    if label not in ("another day", "another place", "other actors"):
        assert len(table("acled", given({**CLASH, **row}), given({**SHELLING, **row}))) == 2


def test_the_unidentified_are_not_known_to_be_the_same():
    bombs = [{"type": "attack", "report": f"r{n}"} for n in range(2)]
    assert len(table("acled", *(given(one) for one in bombs))) == 2


def test_no_more_rows_wait_than_those_of_days_not_over():
    def incidents():
        for n in range(1000):
            nonlocal given_out
            given_out = n
            day = date(2020, 1, 1) + timedelta(n)
            yield day, [row(day)]

    def row(day):
        from onrecord.publish.acled_rows import Row

        return Row({"event_id_cnty": str(day)}, day, "I", None, 1, day)

    given_out = 0
    for n, found in enumerate(together(incidents(), About("acled"))):
        assert found.day == date(2020, 1, 1) + timedelta(n)
        assert given_out <= n + 1


# Sources

SCALES = [
    ("Reuters", "IQ", "international"),
    ("The Associated Press", "IQ", "international"),
    ("REUTERS NEWS AGENCY", "IQ", "international"),
    ("Human Rights Watch", "IQ", "other"),
    ("Rudaw", "IQ", "national"),
    ("Rudaw", "SY", "regional"),
    ("Rudaw", "LK", "international"),
    ("Asharq Al-Awsat", "IQ", "regional"),
    ("Asharq Al-Awsat", "LK", "international"),
    ("Channel Dispatch", "IQ", None),
    ("Dawn", "PK", "national"),
    ("Dawn", "IQ", None),
    ("The Guardian", "NG", "national"),
    ("The Guardian", "IQ", "international"),
]


@pytest.mark.parametrize(("outlet", "country", "expected"), SCALES)
def test_an_outlets_scale(outlet, country, expected):
    assert scale(outlet, country) == expected


def test_scales_are_joined_in_acleds_order():
    (row,) = table("acled", given({"outlet": "Reuters"}, {"outlet": "Human Rights Watch"}, {"outlet": "Rudaw"}))
    assert row["source"] == "Human Rights Watch; Reuters; Rudaw"
    assert row["source_scale"] == "Other-National-International"


def test_the_scale_is_blank_where_one_outlet_is_not_known():
    about = About("acled")
    (row,) = table("acled", given({"outlet": "Reuters"}, {"outlet": "Channel Dispatch"}), about=about)
    assert (row["source"], row["source_scale"]) == ("Channel Dispatch; Reuters", "")
    assert "source_scale left blank: an outlet whose reach is not known" in about.plain()["conversions"]


def test_a_report_without_an_outlet_is_no_source_by_name():
    assert table("acled", given({"outlet": None}))[0]["source"] == ""


def test_an_outlet_is_listed_once():
    listed = codebook.table("outlets")
    homes = {(_key(name), reach, "") for reach in ("international", "other") for name in listed[reach]}
    for reach in ("regional", "national"):
        homes |= {(_key(name), reach, home) for home, names in listed[reach].items() for name in names}
    names = [name for name, _, _ in homes]
    assert sorted(names) == sorted(set(names))
    assert set(listed["national"]) <= set(codebook.table("countries"))
    assert set(listed["regional"]) <= set(codebook.table("acled")["regions"])
