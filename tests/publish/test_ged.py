"""The UCDP GED export: 49 columns, one row an incident with a death; days, tables, and what is left out."""

from __future__ import annotations

import pytest

from onrecord import codebook
from onrecord.publish import About, stream
from onrecord.publish.countries import gw, ucdp_name, ucdp_region
from tests.publish.giving import deadly, given, lasted, table, titled

COLUMNS = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates
where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec
date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()
NOT_OURS = [column for column in COLUMNS if column.endswith(("_dset_id", "_new_id"))] + ["relid", "active_year"]


def test_columns_in_their_order():
    assert "".join(stream("ged", [])) == ",".join(COLUMNS) + "\n"
    assert len(COLUMNS) == 49


def test_a_row():
    ambush = given({"by": ("Islamic State",), "of": ("Iraqi Army",), "killed": 2, "outlet": "North"},
                   {"by": ("Islamic State",), "of": ("Iraqi Army",), "killed": 4, "outlet": "South"})  # fmt: skip
    (row,) = table("ged", titled(ambush, "Two die in ambush"))
    expected = {
        "id": ambush.incident.id, "year": "2021", "code_status": "Check deaths", "type_of_violence": "1",
        "dyad_name": "Government of Iraq - Islamic State", "side_a": "Government of Iraq", "side_b": "Islamic State",
        "number_of_sources": "2", "source_office": "North;South", "source_date": "2021-05-04;2021-05-04",
        "source_headline": '"Two die in ambush"',
        "source_article": '"North,2021-05-04,Two die in ambush";"South,2021-05-04"', "where_prec": "1",
        "where_coordinates": "Baquba", "where_description": "Baquba", "adm_1": "Diyala", "adm_2": "",
        "latitude": "33.7447", "longitude": "44.6436", "geom_wkt": "POINT (44.6436 33.7447)",
        "priogrid_gid": "178290", "country": "Iraq", "country_id": "645", "region": "Middle East",
        "event_clarity": "1", "date_prec": "1", "date_start": "2021-05-03", "date_end": "2021-05-03",
        "best": "2", "high": "4", "low": "2", "gwnoa": "645", "gwnob": "",
    }  # fmt: skip
    assert {column: row[column] for column in expected} == expected


def test_no_number_of_ucdps_is_made_up():
    (row,) = deadly({})
    assert {row[column] for column in NOT_OURS} == {""}


# What is left out

LEFT_OUT = [
    ("nobody told to have died", {"killed": None}, "no death in any estimate"),
    ("nobody died", {"killed": 0}, "no death in any estimate"),
    ("planned", {"status": "planned"}, "status planned"),
    ("denied", {"status": "denied"}, "status denied"),
    ("no day", {"when": None, "published": None}, "no day known"),
    ("years", {"when": "2018-01-01..2019-12-31"}, "vaguer than a year"),
    ("no place at all", {"place": None}, "no country known"),
    ("rioters", {"type": "mob_violence"}, "no organised actor: rioters, protesters, a crowd"),
    ("protesters", {"type": "violent_demonstration", "by": ("protesters",)},
     "no organised actor: rioters, protesters, a crowd"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "row", "reason"), LEFT_OUT, ids=[case[0] for case in LEFT_OUT])
def test_what_is_no_event_is_left_out_and_listed(label, row, reason):
    about = About("ged")
    assert deadly(row, about=about) == []
    assert list(about.plain()["left_out"]) == [reason]


def test_a_death_in_one_estimate_is_enough():
    assert len(deadly({"killed": (0, 3)})) == 1


# Days

DAYS = [
    ("a day", "2021-05-03", 1),
    ("two days", "2021-05-03..2021-05-04", 2),
    ("six days", "2021-05-03..2021-05-08", 2),
    ("a week", "2021-05-03..2021-05-09", 3),
    ("eight days", "2021-05-03..2021-05-10", 4),
    ("a month", "2021-05-01..2021-05-31", 4),
    ("a season", "2021-06-01..2021-08-31", 5),
    ("a year", "2020-01-01..2020-12-31", 5),
]


@pytest.mark.parametrize(("label", "when", "code"), DAYS, ids=[case[0] for case in DAYS])
def test_date_prec(label, when, code):
    (row,) = deadly({"when": when})
    first, _, last = when.partition("..")
    assert (row["date_prec"], row["date_start"], row["date_end"]) == (str(code), first, last or first)


FIGHTING = lasted("from Monday to Wednesday", "2021-05-03", "2021-05-05")


def test_a_total_is_divided_over_days_as_evenly_as_integers_allow():
    about, told = About("ged"), given({"when": FIGHTING, "killed": 8})
    found = table("ged", told, about=about)
    assert [(row["date_start"], row["date_end"], row["best"], row["low"], row["high"]) for row in found] == [
        ("2021-05-03", "2021-05-03", "3", "3", "3"),
        ("2021-05-04", "2021-05-04", "3", "3", "3"),
        ("2021-05-05", "2021-05-05", "2", "2", "2"),
    ]
    id = told.incident.id
    assert [row["id"] for row in found] == [id, f"{id}-2", f"{id}-3"]
    assert about.plain()["conversions"] == {"a total divided over days": {"rows": 3, "examples": [id]}}


def test_with_fewer_deaths_than_days_it_is_one_event():
    (row,) = deadly({"when": FIGHTING, "killed": 2})
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2021-05-03", "2021-05-05", "2")


def test_every_country_has_a_number_and_a_region():
    for code in codebook.table("countries"):
        if code != "VA":
            assert gw(code), code
            assert ucdp_region(code), code
    assert (gw("PS"), ucdp_name("PS"), gw("YE"), ucdp_name("YE")) == (666, "Israel", 678, "Yemen (North Yemen)")


def test_a_number_stands_for_one_state():
    states = [number for states in codebook.table("gw")["numbers"].values() for number in states.values()]
    assert len(states) == len(set(states)) == 195
