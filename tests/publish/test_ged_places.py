"""Where a row of the UCDP GED export is: precision, cells, and totals that several places share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Participant, Place, Relation
from onrecord.publish import About
from onrecord.publish.ged_places import gid
from tests.linking.telling import spot, torn
from tests.publish.giving import deadly, lasted

FIGHTING = lasted("from Monday to Wednesday", "2021-05-03", "2021-05-05")


PRECISIONS = [
    ("a town", spot("Baquba"), ("1", "Baquba", "33.7447")),
    ("a province", spot("Diyala"), ("4", "Diyala", "33.97")),
    ("a country", spot("Iraq"), ("6", "Iraq", "33.0")),
    ("contradicting places: the country", torn(), ("6", "Iraq", "33.0")),
    ("within 25 km: the point told from",
     Place("17 km west of Baquba", (0, 0), "Baqubah", "geonames:97990", "IQ", "Baghdad", None, 33.7539, 44.4213, "near",
           Relation(17.0, "W", "Baqubah"), (), 7.5, "settlement"), ("2", "Baqubah", "33.75403")),
    ("farther: an estimated point",
     Place("45 km west of Baquba", (0, 0), "Baqubah", "geonames:97990", "IQ", "Diyala", None, 33.75, 44.12, "area",
           Relation(45.0, "W", "Baqubah"), (), 20.0, "settlement"), ("5", "Baqubah", "33.75")),
    ("a part of a country",
     Place("northern Iraq", (0, 0), "Iraq", "geonames:99237", "IQ", None, None, 34.6772, 44.0, "area",
           Relation(None, "N", "Iraq"), (), 186.5, "country"), ("5", "northern Iraq", "34.6772")),
    ("a quarter: its town, exactly known",
     Place("Karrada", (0, 0), "Karrada", "onrecord:karrada", "IQ", "Baghdad", None, 33.3, 44.43, "area", None, (), None,
           "neighbourhood"), ("1", "Karrada", "33.3")),
    ("the sea",
     Place("Gulf of Aden", (0, 0), "Gulf of Aden", "onrecord:gulf-of-aden", None, None, None, 12.0, 48.0, "area", None,
           (), 400.0, "sea"), ("7", "Gulf of Aden", "12.0")),
]  # fmt: skip


@pytest.mark.parametrize(("label", "place", "expected"), PRECISIONS, ids=[case[0] for case in PRECISIONS])
def test_where(label, place, expected):
    (row,) = deadly({"place": place})
    assert (row["where_prec"], row["where_coordinates"], row["latitude"]) == expected
    assert row["where_description"] == place.text


def test_only_the_country_is_known():
    (row,) = deadly({"place": None, "country": "IQ"})
    assert (row["where_prec"], row["country"], row["latitude"], row["adm_1"]) == ("6", "Iraq", "33.0", "")


CELLS = [
    ((10.51, 2.29), 145085),  # a cell that PRIO-GRID's own library gives
    ((-90.0, -180.0), 1),
    ((-89.51, 179.99), 720),
    ((-89.5, -180.0), 721),
    ((90.0, 180.0), 259200),
    ((-0.01, -0.01), 129240),
    ((0.0, 0.0), 129961),
]


@pytest.mark.parametrize(("point", "cell"), CELLS)
def test_the_cell_by_prio_grids_formula(point, cell):
    assert gid(*point) == cell


def at(name, admin1, latitude, longitude, country="IQ"):
    return Place(name, (0, 0), name, None, country, admin1, None, latitude, longitude, "exact")


KHALIS, GAO = spot("Khalis"), spot("Gao")
TUZ = spot("Tuz Khurmatu")


def test_a_total_over_places_is_divided_evenly():
    about = About("ged")
    found = deadly({"places": (KHALIS, TUZ), "killed": 8}, about=about)
    assert [(row["where_coordinates"], row["best"]) for row in found] == [
        ("Baquba", "3"), ("Khalis", "3"), ("Tuz Khurmatu", "2"),
    ]  # fmt: skip
    assert about.plain()["conversions"]["a total divided over places"]["rows"] == 3


def test_over_places_and_days():
    found = deadly({"places": (KHALIS,), "killed": 9, "when": FIGHTING})
    assert [(row["where_coordinates"], row["date_start"][-2:], row["best"]) for row in found] == [
        ("Baquba", "03", "2"), ("Baquba", "04", "2"), ("Baquba", "05", "2"),
        ("Khalis", "03", "1"), ("Khalis", "04", "1"), ("Khalis", "05", "1"),
    ]  # fmt: skip


ENCLOSING = [
    ("one province", (KHALIS,), ("4", "Diyala", "Diyala")),
    ("one country", (TUZ,), ("6", "Iraq", "")),
    ("two countries", (GAO,), ("6", "Iraq", "")),
]


@pytest.mark.parametrize(("label", "places", "expected"), ENCLOSING, ids=[case[0] for case in ENCLOSING])
def test_fewer_deaths_than_places_are_one_event_at_the_unit_around_them(label, places, expected):
    (row,) = deadly({"places": places, "killed": 1})
    assert (row["where_prec"], row["where_coordinates"], row["adm_1"]) == expected
    assert row["where_description"] == ", ".join(["Baquba", *(place.text for place in places)])
    assert row["best"] == "1"


NOT_SHARED = [
    ("the same town again", spot("Baquba")),
    ("a place next to it", at("Al Hadid", "Diyala", 33.76, 44.66)),
    ("the province around it", spot("Diyala")),
    ("a place of no point", Place("the mill", (0, 0), "the mill")),
]


@pytest.mark.parametrize(("label", "place"), NOT_SHARED, ids=[case[0] for case in NOT_SHARED])
def test_places_that_share_no_total(label, place):
    assert len(deadly({"places": (place,), "killed": 8})) == 1


def test_a_place_made_coarse_is_not_told_again_by_its_neighbours():
    clinic = Participant("a clinic", (0, 0), (), None, None, "civilians", "object")
    (row,) = deadly({"places": (KHALIS,), "of": (clinic,), "killed": 8, "type": "attack"})
    assert (row["latitude"], row["where_coordinates"]) == ("33.7", "Diyala")


def test_a_sheltering_district_does_not_lend_its_toll_to_its_towns():
    district = replace(spot("Diyala"), precision="admin2", text="the camp district")
    assert len(deadly({"place": district, "places": (KHALIS,), "killed": 8})) == 1
