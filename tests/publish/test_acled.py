"""The ACLED export: 31 columns, one row a day, what is left out, and what a row says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord import codebook
from onrecord.model import Place, Relation
from onrecord.publish import About, stream
from onrecord.publish.acled_days import days
from onrecord.publish.lasting import evenly, lasting
from onrecord.rulings import Period
from onrecord.terms import INCIDENT_TYPES
from tests.linking.telling import dated, spot, told, torn
from tests.publish.giving import HEAD, given, lasted, table

COLUMNS = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
]  # fmt: skip


def rows(*tellings, about=None):
    return table("acled", given(*tellings), about=about)


def test_columns_in_their_order():
    assert "".join(stream("acled", [])) == ",".join(COLUMNS) + "\n"
    assert len(COLUMNS) == 31


def test_a_row():
    ambush = given({"by": ("Islamic State", "gunmen"), "of": ("Iraqi Army",), "killed": 2}, {"killed": 4})
    (row,) = table("acled", ambush)
    expected = {
        "event_id_cnty": ambush.incident.id, "event_date": "2021-05-03", "year": "2021", "time_precision": "1",
        "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
        "actor1": "Islamic State", "assoc_actor_1": "", "inter1": "2",
        "actor2": "Military Forces of Iraq", "assoc_actor_2": "", "inter2": "1", "interaction": "12",
        "civilian_targeting": "", "iso": "368", "region": "Middle East", "country": "Iraq", "admin1": "Diyala",
        "admin2": "", "admin3": "", "location": "Baquba", "latitude": "33.7447", "longitude": "44.6436",
        "geo_precision": "1", "source": "O0; O1", "source_scale": "", "fatalities": "2", "tags": "",
        "timestamp": "1622548800",
    }  # fmt: skip
    assert {column: row[column] for column in expected} == expected
    assert row["notes"].startswith(
        "On 3 May 2021, armed clash at Baquba (Diyala, Iraq): Islamic State against Military Forces of Iraq. "
        "Killed: 2 (O0), 4 (O1). 2 deaths by the ruling range."
    )


def test_the_timestamp_is_that_of_the_log_and_never_the_clock():
    assert HEAD.time == "2021-06-01T12:00:00.000000+00:00"
    assert rows({})[0]["timestamp"] == "1622548800"
    assert table("acled", given({}), about=About("acled"))[0]["timestamp"] == ""


def test_same_figures_are_told_together():
    (row,) = rows({"killed": 2}, {"killed": 4}, {"killed": 2}, {"killed": "several"})
    assert "Killed: 2 (O0, O2), 4 (O1), several (O3)." in row["notes"]


# Days

DAYS = [
    ("a day", "2021-05-03", "2021-05-03", "Monday", False, [("2021-05-03", 1)]),
    ("assumed", "2021-05-01", "2021-05-04", None, True, [("2021-05-02", 2)]),
    ("assumed to be one day", "2021-05-04", "2021-05-04", None, True, [("2021-05-04", 2)]),
    ("a day of several, not known which", "2021-05-01", "2021-05-03", "in recent days", False, [("2021-05-02", 2)]),
    ("a weekend", "2021-05-01", "2021-05-02", "at the weekend", False, [("2021-05-01", 2)]),
    ("a week", "2021-05-03", "2021-05-09", "last week", False, [("2021-05-06", 2)]),
    ("a month: the middle", "2021-05-01", "2021-05-31", "in May", False, [("2021-05-16", 3)]),
    ("a month's beginning", "2021-05-01", "2021-05-10", "early May", False, [("2021-05-01", 3)]),
    ("a month's end", "2021-05-15", "2021-05-31", "in late May", False, [("2021-05-31", 3)]),
    ("what lasts: a row a day", "2021-05-03", "2021-05-05", "from Monday to Wednesday", False,
     [("2021-05-03", 1), ("2021-05-04", 1), ("2021-05-05", 1)]),
    ("three days of fighting", "2021-05-03", "2021-05-05", "for three days", False,
     [("2021-05-03", 1), ("2021-05-04", 1), ("2021-05-05", 1)]),
    ("a long campaign of which no day is told", "2021-05-01", "2021-05-20", "from 1 to 20 May", False,
     [("2021-05-10", 3)]),
    ("vaguer than a month", "2021-05-01", "2021-08-31", "this summer", False, []),
    ("unknown", None, None, None, False, []),
]  # fmt: skip


@pytest.mark.parametrize(("label", "start", "end", "text", "assumed", "expected"), DAYS, ids=[case[0] for case in DAYS])
def test_days(label, start, end, text, assumed, expected):
    period = Period(*(date.fromisoformat(d) if d else None for d in (start, end)), "days", text, assumed)
    assert [(day.date.isoformat(), day.precision) for day in days(period)] == expected


def test_of_a_long_campaign_only_days_told_by_themselves():
    accounts = [told("a", when=day) for day in ("2021-05-04", "2021-05-16", "2021-05-04", "2021-06-03")]
    campaign = Period(date(2021, 5, 1), date(2021, 6, 2), "days", "from 1 May to 2 June")
    assert [day.date.day for day in days(campaign, accounts)] == [4, 16]
    assert days(campaign) == []


LASTING = [
    ("from Monday to Wednesday", True), ("between 3 and 5 May", True), ("for three days", True), ("3-5 May", True),
    ("3 to 5 May", True), ("a five-day battle", True), ("since Friday", True), ("over the past 10 days", True),
    ("in recent days", False), ("this week", False), ("2021-05-03", False), ("2021-05-03 or 2021-05-04", False),
    ("in May", False), (None, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LASTING)
def test_words_of_a_time_that_lasts(text, expected):
    assert lasting(Period(date(2021, 5, 3), date(2021, 5, 5), "days", text)) is expected


DIVIDED = [(8, 3, [3, 3, 2]), (12, 3, [4, 4, 4]), (2, 3, [1, 1, 0]), (1, 3, [1, 0, 0]), (7, 2, [4, 3]), (5, 1, [5])]


@pytest.mark.parametrize(("total", "parts", "expected"), DIVIDED)
def test_as_evenly_as_integers_allow(total, parts, expected):
    assert evenly(total, parts) == expected


def test_a_total_is_divided_over_days():
    about = About("acled")
    fighting = given({"when": lasted("from Monday to Wednesday", "2021-05-03", "2021-05-05"), "killed": 8})
    found, id = table("acled", fighting, about=about), fighting.incident.id
    assert [row["fatalities"] for row in found] == ["3", "3", "2"]
    assert [row["event_id_cnty"] for row in found] == [id, f"{id}-20210504", f"{id}-20210505"]
    assert all("8 deaths divided over 3 days" in row["notes"] for row in found)
    assert about.plain()["conversions"]["a total divided over days"] == {"rows": 3, "examples": [id]}


def test_an_incident_keeps_its_id_when_its_date_or_country_is_corrected():
    before = given({})
    after = replace(before.incident, when=Period(date(2021, 5, 1), date(2021, 5, 1)), country="SY")
    assert table("acled", replace(before, incident=after))[0]["event_id_cnty"] == before.incident.id


# Places


def test_a_place_told_by_distance_is_at_the_place_it_is_told_from():
    place = Place("17 km west of Baquba", (0, 0), "Baqubah", "geonames:97990", "IQ", "Baghdad", "Al Tarmia District",
                  33.7539, 44.4213, "near", Relation(17.0, "W", "Baqubah"), (), 7.5, "settlement")  # fmt: skip
    (row,) = rows({"place": place})
    assert (row["location"], row["latitude"], row["longitude"]) == ("Baqubah", "33.754", "44.6052")
    assert (row["geo_precision"], row["admin1"]) == ("2", "Diyala")
    assert "told as '17 km west of Baquba'" in row["notes"]


def test_a_part_of_a_country_is_named_by_its_words():
    north = Place("northern Iraq", (0, 0), "Iraq", "geonames:99237", "IQ", None, None, 34.6772, 44.0, "area",
                  Relation(None, "N", "Iraq"), (), 186.5, "country")  # fmt: skip
    (row,) = rows({"place": north})
    assert (row["location"], row["geo_precision"]) == ("northern Iraq", "3")


def test_a_total_is_divided_over_places_and_days():
    about, khalis = About("acled"), spot("Khalis")
    when = lasted("from Monday to Tuesday", "2021-05-03", "2021-05-04")
    told = given({"places": (khalis,), "killed": 7, "when": when})
    found, id = table("acled", told, about=about), told.incident.id
    assert [(row["event_id_cnty"], row["location"], row["fatalities"]) for row in found] == [
        (id, "Baquba", "2"), (f"{id}-2", "Khalis", "2"), (f"{id}-2-20210504", "Khalis", "1"),
        (f"{id}-20210504", "Baquba", "2"),
    ]  # fmt: skip
    assert all("7 deaths divided over 2 places and 2 days" in row["notes"] for row in found)
    assert f"at {khalis.name} (Diyala, Iraq)" in found[1]["notes"]
    assert about.plain()["conversions"]["a total divided over places"] == {"rows": 4, "examples": [id]}


def test_a_place_that_only_says_where_another_lies_shares_no_total():
    khalis = replace(spot("Khalis"), text="Khalis, north of Baquba")
    (one,) = rows({"place": khalis, "places": (spot("Baquba"),), "killed": 7})
    assert (one["location"], one["fatalities"]) == ("Khalis", "7")


def test_a_sum_that_names_its_places_is_divided_over_them():
    bombs = given({"aggregate": True, "places": (spot("Khalis"), spot("Tuz Khurmatu")), "killed": 11})
    assert [row["fatalities"] for row in table("acled", bombs)] == ["4", "4", "3"]
    counted = replace(bombs, incident=replace(bombs.incident, sums=("I-told-by-itself",)))
    assert table("acled", counted) == []


# What is left out

LEFT_OUT = [
    ("planned", {"status": "planned", "type": "air_drone_strike"}, "status planned"),
    ("denied", {"status": "denied"}, "status denied"),
    ("a sum", {"aggregate": True}, "a sum over several incidents"),
    ("no day", {"when": None, "published": None}, "no day known, or vaguer than a month"),
    ("only the country", {"place": "Iraq"}, "no place nearer than the country"),
    ("no place", {"place": None}, "no place nearer than the country"),
    ("contradicting places", {"place": torn()}, "no point, or contradicting ones"),
]


@pytest.mark.parametrize(("label", "row", "reason"), LEFT_OUT, ids=[case[0] for case in LEFT_OUT])
def test_what_acled_does_not_record_is_left_out_and_listed(label, row, reason):
    about, incident = About("acled"), given(row)
    assert table("acled", incident, about=about) == []
    assert about.plain()["left_out"] == {reason: {"count": 1, "incidents": [incident.incident.id]}}
    assert (about.incidents, about.rows) == (1, 0)


def test_a_foiled_attack_is_a_row():
    assert rows({"type": "disrupted_weapons_use", "status": "averted"})


# Types


def test_excessive_force_is_of_two_disorder_types():
    (row,) = rows({"type": "excessive_force_against_protesters"})
    assert row["disorder_type"] == "Political violence; Demonstrations"


@pytest.mark.parametrize("type", INCIDENT_TYPES)
def test_every_type_makes_a_row(type):
    (row,) = rows({"type": type})
    assert row["sub_event_type"] == codebook.table("types")[type]["label"]
    assert row["event_type"] == codebook.table("acled")["event_types"][codebook.event_type(type)]


DEADLY = [
    ("an abduction", "abduction_forced_disappearance", 1, "Attack"),
    ("an abduction in which nobody dies", "abduction_forced_disappearance", None, "Abduction/forced disappearance"),
    ("a protest stopped", "protest_with_intervention", 2, "Excessive force against protesters"),
    ("a clash", "armed_clash", 2, "Armed clash"),
]


@pytest.mark.parametrize(("label", "type", "killed", "sub_type"), DEADLY, ids=[case[0] for case in DEADLY])
def test_types_that_deaths_change(label, type, killed, sub_type):
    about = About("acled")
    (row,) = rows({"type": type, "killed": killed}, about=about)
    assert row["sub_event_type"] == sub_type
    assert sub_type[0].lower() + sub_type[1:] in row["notes"]
    changed = [what for what in about.plain()["conversions"] if what.startswith("deadly: ")]
    assert bool(changed) is (sub_type != codebook.table("types")[type]["label"])


def test_each_country_has_one_region():
    listed = [code for codes in codebook.table("acled")["regions"].values() for code in codes.split()]
    assert len(listed) == len(set(listed))
    assert not set(codebook.table("countries")) - set(listed)


def test_the_rows_come_by_day():
    fighting = lasted("from 1 to 4 May", "2021-05-01", "2021-05-04")
    found = table("acled", given({"when": dated("2021-05-02")}), given({"when": fighting, "report": "r2"}))
    assert [row["event_date"][-2:] for row in found] == ["01", "02", "02", "03", "04"]


def test_incidents_out_of_order_are_refused():
    late, early = given({}), given({"when": "2021-05-01"})
    with pytest.raises(ValueError, match="earliest first"):
        list(stream("acled", [late, early]))
