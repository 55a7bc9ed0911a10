"""The ACLED export: 31 columns, lowest toll, vague words as numbers, one row a day."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from onrecord import codebook
from onrecord.publish import About, stream
from onrecord.publish.acled_actors import interaction
from onrecord.publish.acled_days import days
from onrecord.publish.acled_tolls import divided
from onrecord.rulings import Period, rule
from onrecord.terms import INCIDENT_TYPES, KINDS
from tests.linking.telling import dated, told, torn

COLUMNS = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
]  # fmt: skip


def rows(*tellings, about=None):
    filed = [told(f"a{n}", **{"outlet": f"O{n}", **row}) for n, row in enumerate(tellings)]
    lines = stream("acled", [rule("range", filed, {})], about)
    return list(csv.DictReader("".join(lines).splitlines()))


def test_columns_in_their_order():
    assert "".join(stream("acled", [])) == ",".join(COLUMNS) + "\n"
    assert len(COLUMNS) == 31


def test_a_row():
    (row,) = rows({"by": ("Islamic State", "gunmen"), "of": ("Iraqi Army",), "killed": 2}, {"killed": 4})
    expected = {
        "event_date": "2021-05-03", "year": "2021", "time_precision": "1", "disorder_type": "Political violence",
        "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Islamic State", "inter1": "2",
        "assoc_actor_1": "Unidentified Actor (Iraq)", "actor2": "Iraqi Army", "inter2": "1", "interaction": "12",
        "iso": "368", "region": "Middle East", "country": "Iraq", "admin1": "Diyala", "location": "Baquba",
        "latitude": "33.7447", "geo_precision": "1", "source": "O0; O1", "fatalities": "2", "civilian_targeting": "",
    }  # fmt: skip
    assert {column: row[column] for column in expected} == expected
    assert "Killed: O0 2; O1 4." in row["notes"]
    assert "Ruling range, codebook" in row["notes"]


DEATHS = [
    ("a number", [3], "3", ""),
    ("the lowest", [9, 4], "4", ""),
    ("at least", [(11, None)], "11", ""),
    ("several", ["several"], "3", "'several' to 3"),
    ("dozens", ["dozens"], "12", "'dozens' to 12"),
    ("hundreds", ["hundreds"], "100", "'hundreds' to 100"),
    ("a number below a vague word", ["dozens", 5], "5", ""),
    ("a vague word below a number", ["several", 40], "3", "'several' to 3"),
    ("people were killed", [(None, None)], "3", "'an unknown number' to 3"),
    ("up to", [(None, 50)], "3", "'up to 50' to 3"),
    ("up to two", [(None, 2)], "2", "'up to 2' to 2"),
    ("a word that the table lacks", ["a smattering"], "3", "'a smattering' to 3"),
    ("silence", [None], "0", ""),
    ("nobody", [0], "0", ""),
]


@pytest.mark.parametrize(("label", "said", "fatalities", "note"), DEATHS, ids=[case[0] for case in DEATHS])
def test_fatalities(label, said, fatalities, note):
    about = About("acled")
    (row,) = rows(*({"killed": one} for one in said), about=about)
    assert row["fatalities"] == fatalities
    assert note in row["notes"]
    assert list(about.conversions) == ([note] if note else []) + [
        "no perpetrator told, written as Unidentified Armed Group (Iraq)"
    ]


DAYS = [
    ("a day", "2021-05-03", "2021-05-03", "Monday", False, [("2021-05-03", 1)]),
    ("assumed", "2021-05-01", "2021-05-04", None, True, [("2021-05-02", 2)]),
    ("a day of several, not known which", "2021-05-01", "2021-05-03", "in recent days", False, [("2021-05-02", 2)]),
    ("a week", "2021-05-03", "2021-05-09", "last week", False, [("2021-05-06", 2)]),
    ("a month: the middle", "2021-05-01", "2021-05-31", "in May", False, [("2021-05-16", 3)]),
    ("what lasts: a row a day", "2021-05-03", "2021-05-05", "from Monday to Wednesday", False,
     [("2021-05-03", 1), ("2021-05-04", 1), ("2021-05-05", 1)]),
    ("three days of fighting", "2021-05-03", "2021-05-05", "for three days", False,
     [("2021-05-03", 1), ("2021-05-04", 1), ("2021-05-05", 1)]),
    ("vaguer than a month", "2021-05-01", "2021-08-31", "this summer", False, []),
    ("unknown", None, None, None, False, []),
]  # fmt: skip


@pytest.mark.parametrize(("label", "start", "end", "text", "assumed", "expected"), DAYS, ids=[case[0] for case in DAYS])
def test_days(label, start, end, text, assumed, expected):
    period = Period(*(date.fromisoformat(d) if d else None for d in (start, end)), "days", text, assumed)
    assert [(day.date.isoformat(), day.precision) for day in days(period)] == expected


def test_the_notes_speak_of_a_lowest_toll_only_where_deaths_are_told():
    assert "Lowest toll" in rows({"killed": 2})[0]["notes"]
    assert "Lowest toll" not in rows({"injured": 2})[0]["notes"]


def test_a_total_is_divided_over_days_and_the_rest_goes_to_the_first():
    fighting = dated("2021-05-03..2021-05-05")
    found = rows(
        {"when": type(fighting)("from Monday to Wednesday", (0, 0), fighting.start, fighting.end, "days"), "killed": 8}
    )
    assert [row["fatalities"] for row in found] == ["4", "2", "2"]
    assert [row["event_id_cnty"][-2:] for row in found] == ["-1", "-2", "-3"]
    assert "8 deaths divided over 3 days" in found[0]["notes"]


@pytest.mark.parametrize(("total", "parts", "expected"), [(8, 3, [4, 2, 2]), (2, 3, [2, 0, 0]), (5, 1, [5])])
def test_divided(total, parts, expected):
    assert divided(total, parts) == expected


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
def test_what_acled_does_not_record_is_left_out_and_counted(label, row, reason):
    about = About("acled")
    assert rows(row, about=about) == []
    assert about.left_out == {reason: 1}
    assert (about.incidents, about.rows) == (1, 0)


def test_a_foiled_attack_is_a_row():
    assert rows({"type": "disrupted_weapons_use", "status": "averted"})


ACTORS = [
    ("nobody told, a clash", "armed_clash", (), "Unidentified Armed Group (Iraq)", "3", ""),
    ("nobody told, a protest", "peaceful_protest", (), "Protesters (Iraq)", "6", ""),
    ("nobody told, an agreement", "agreement", (), "", "", ""),
    ("civilians attacked", "attack", (), "Unidentified Armed Group (Iraq)", "3", "Civilians (Iraq)"),
    ("soldiers, unnamed", "armed_clash", ("soldiers",), "State Forces (Iraq)", "1", ""),
]


@pytest.mark.parametrize(
    ("label", "type", "by", "actor1", "inter1", "actor2"), ACTORS, ids=[case[0] for case in ACTORS]
)
def test_actors_that_no_one_names(label, type, by, actor1, inter1, actor2):
    (row,) = rows({"type": type, "by": by})
    assert (row["actor1"], row["inter1"], row["actor2"]) == (actor1, inter1, actor2)


TARGETING = [
    ("violence against civilians", "attack", (), "Civilian targeting"),
    ("a bomb among civilians", "remote_explosive_landmine_ied", ("civilians",), "Civilian targeting"),
    ("a bomb against soldiers", "remote_explosive_landmine_ied", ("soldiers",), ""),
    ("a bomb against both", "remote_explosive_landmine_ied", ("soldiers", "civilians"), ""),
    ("force against protesters", "excessive_force_against_protesters", ("protesters",), "Civilian targeting"),
    ("a clash", "armed_clash", ("civilians",), ""),
]


@pytest.mark.parametrize(("label", "type", "of", "expected"), TARGETING, ids=[case[0] for case in TARGETING])
def test_civilian_targeting(label, type, of, expected):
    assert rows({"type": type, "of": of})[0]["civilian_targeting"] == expected


@pytest.mark.parametrize(
    ("one", "other", "code"), [(1, 2, 12), (2, 1, 12), (3, 7, 37), (6, None, 60), (None, 7, 70), (None, None, None)]
)
def test_interaction(one, other, code):
    assert interaction(one, other) == code


def test_excessive_force_is_of_two_disorder_types():
    (row,) = rows({"type": "excessive_force_against_protesters"})
    assert set(row["disorder_type"].split("; ")) == {"Political violence", "Demonstrations"}


@pytest.mark.parametrize("type", INCIDENT_TYPES)
def test_every_type_makes_a_row(type):
    (row,) = rows({"type": type})
    assert row["sub_event_type"] == codebook.table("types")[type]["label"]


def test_the_tables_know_every_kind_and_each_country_has_one_region():
    acled = codebook.table("exports")["acled"]
    assert set(acled["inter"]) == set(acled["generic"]) == set(KINDS)
    listed = [code for codes in acled["regions"].values() for code in codes.split()]
    assert len(listed) == len(set(listed))
    assert not set(codebook.table("countries")) - set(listed)
