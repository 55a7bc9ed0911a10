"""The UCDP GED export: 49 columns, one row an incident with a death, sources, places, days, sums, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import codebook
from onrecord.model import Attribution, Participant, Place, Relation
from onrecord.publish import About, stream
from onrecord.publish.countries import gw, ucdp_name, ucdp_region
from onrecord.publish.ged_places import gid
from tests.linking.telling import said_by, spot, torn
from tests.publish.giving import given, lasted, table

COLUMNS = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates
where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec
date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob""".split()
NOT_OURS = [column for column in COLUMNS if column.endswith(("_dset_id", "_new_id"))] + ["relid", "active_year"]


def rows(*tellings, about=None):
    return table("ged", given(*({"killed": 2, **one} for one in tellings)), about=about)


def titled(told, title):
    """The same incident, its first report under a headline."""
    first = told.accounts[0]
    report = replace(first.report, title=title)
    return replace(told, accounts=(replace(first, report=report), *told.accounts[1:]))


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
    (row,) = rows({})
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
    assert rows(row, about=about) == []
    assert list(about.plain()["left_out"]) == [reason]


def test_a_death_in_one_estimate_is_enough():
    assert len(rows({"killed": (0, 3)})) == 1


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
    (row,) = rows({"when": when})
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
    (row,) = rows({"when": FIGHTING, "killed": 2})
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2021-05-03", "2021-05-05", "2")


# Places

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
    (row,) = rows({"place": place})
    assert (row["where_prec"], row["where_coordinates"], row["latitude"]) == expected
    assert row["where_description"] == place.text


def test_only_the_country_is_known():
    (row,) = rows({"place": None, "country": "IQ"})
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
    found = rows({"places": (KHALIS, TUZ), "killed": 8}, about=about)
    assert [(row["where_coordinates"], row["best"]) for row in found] == [
        ("Baquba", "3"), ("Khalis", "3"), ("Tuz Khurmatu", "2"),
    ]  # fmt: skip
    assert about.plain()["conversions"]["a total divided over places"]["rows"] == 3


def test_over_places_and_days():
    found = rows({"places": (KHALIS,), "killed": 9, "when": FIGHTING})
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
    (row,) = rows({"places": places, "killed": 1})
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
    assert len(rows({"places": (place,), "killed": 8})) == 1


def test_a_place_made_coarse_is_not_told_again_by_its_neighbours():
    clinic = Participant("a clinic", (0, 0), (), None, None, "civilians", "object")
    (row,) = rows({"places": (KHALIS,), "of": (clinic,), "killed": 8, "type": "attack"})
    assert (row["latitude"], row["where_coordinates"]) == ("33.7", "Diyala")


def test_a_sheltering_district_does_not_lend_its_toll_to_its_towns():
    district = replace(spot("Diyala"), precision="admin2", text="the camp district")
    assert len(rows({"place": district, "places": (KHALIS,), "killed": 8})) == 1


# Sums


def sums(whole, parts, about=None):
    """The rows of parts and of a sum over them, the sum last."""
    incidents = [given({"killed": killed, "report": f"r{n}"}) for n, killed in enumerate(parts)]
    total = given({"killed": whole, "aggregate": True, "report": "total", "place": "Iraq"})
    ids = tuple(one.incident.id for one in incidents)
    return table("ged", *incidents, replace(total, incident=replace(total.incident, sums=ids)), about=about)


def test_what_is_told_one_by_one_is_subtracted_from_a_sum():
    about = About("ged")
    found = sums(110, [40, 60], about)
    assert [(row["event_clarity"], row["best"], row["low"], row["high"]) for row in found] == [
        ("1", "40", "40", "40"), ("1", "60", "60", "60"), ("2", "10", "10", "10"),
    ] or [row["event_clarity"] for row in found] == ["1", "1", "2"]  # fmt: skip
    assert sum(int(row["best"]) for row in found) == 110
    assert about.plain()["conversions"]["deaths told one by one subtracted from a sum"]["rows"] == 1


def test_a_sum_of_which_nothing_is_left_is_no_event():
    about = About("ged")
    assert [row["event_clarity"] for row in sums(100, [40, 60], about)] == ["1", "1"]
    assert list(about.plain()["left_out"]) == ["a sum of incidents whose deaths are told one by one"]


def test_the_high_estimate_may_end_up_below_the_best():
    found = sums((20, 100), [(5, 90)])
    assert (found[-1]["best"], found[-1]["high"]) == ("15", "10")


def test_a_sum_that_names_its_places_is_divided_over_them():
    found = table("ged", given({"killed": 11, "aggregate": True, "places": (KHALIS, TUZ)}))
    assert [(row["event_clarity"], row["best"]) for row in found] == [("1", "4"), ("1", "4"), ("1", "3")]


def test_a_sum_over_places_of_which_some_is_told_by_itself_is_at_the_unit_around_them():
    part, total = given({"killed": 4, "report": "r1"}), given({"killed": 11, "aggregate": True, "places": (KHALIS,)})
    total = replace(total, incident=replace(total.incident, sums=(part.incident.id,)))
    row = table("ged", part, total)[-1]
    assert (row["event_clarity"], row["best"], row["where_prec"], row["where_coordinates"]) == ("2", "7", "4", "Diyala")


def test_a_sum_whose_parts_are_not_in_the_file_stays_whole():
    total = given({"killed": 110, "aggregate": True})
    total = replace(total, incident=replace(total.incident, sums=("I-elsewhere",)))
    assert table("ged", total)[0]["best"] == "110"


# Sources and privacy


def test_who_gave_the_information():
    (row,) = rows({"attribution": (said_by("Omar Haddad", "spokesman", "Diyala police"),)})
    assert row["source_original"] == "spokesman, Diyala police"
    assert "Haddad" not in str(row)


VICTIM = Participant("Salma Haddad, a baker", (0, 0), (), None, "Salma Haddad", "civilians", "person")
OFFICIAL = said_by("Omar Rashid", "spokesman", "Diyala police")
HEADLINES = [
    ("no name", "Baker killed in Baquba", (VICTIM,), (), True),
    ("the victim's", "Salma Haddad, 34, shot dead", (VICTIM,), (), False),
    ("part of it", "Family mourns Haddad", (VICTIM,), (), False),
    ("a witness's", "Rashid: I saw them shoot", (), (Attribution("Omar Rashid", None, None, None, "", (0, 0)),), False),
    ("kin's", "Rashid asks for justice", (), (said_by("Omar Rashid", "brother of the baker"),), False),
    ("an official's", "Rashid: we will find them", (), (OFFICIAL,), True),
    ("people's of no name", "Iraqi soldiers killed", ("soldiers",), (), True),
]


@pytest.mark.parametrize(("label", "title", "of", "voices", "kept"), HEADLINES, ids=[case[0] for case in HEADLINES])
def test_headlines_that_name_private_persons_stay_in_the_house(label, title, of, voices, kept):
    about = About("ged")
    told = titled(given({"killed": 1, "of": of, "attribution": voices}), title)
    (row,) = table("ged", told, about=about)
    assert (title in row["source_headline"]) is (title in row["source_article"]) is kept
    assert about.withheld["headlines that name a private person"] == (not kept)


def test_a_headline_stays_in_the_house_if_another_account_names_the_victim():
    told = given({"killed": 1}, {"killed": 1, "of": (VICTIM,)})
    (row,) = table("ged", titled(told, "Family mourns Haddad"))
    assert row["source_headline"] == ""


def test_a_place_taken_for_a_person_does_not_silence_a_headline():
    quarter = Participant("the houses of Baquba", (0, 0), (), None, "Baquba", "unknown", "person")
    (row,) = table("ged", titled(given({"killed": 1, "of": (quarter,)}), "Shelling in Baquba"))
    assert row["source_headline"] == '"Shelling in Baquba"'


def test_a_headline_that_names_a_place_made_coarse_stays_in_the_house():
    clinic = Participant("a clinic", (0, 0), (), None, None, "civilians", "object")
    told = titled(given({"killed": 1, "of": (clinic,), "type": "attack"}), "Clinic in Baquba hit")
    (row,) = table("ged", told)
    assert "Baquba" not in str(row)


def test_signs_that_part_values_stay_out_of_them():
    (row,) = table("ged", titled(given({"killed": 1, "outlet": "A;B"}), 'He said "no"; they shot'))
    assert row["source_article"] == "\"A,B,2021-05-04,He said 'no', they shot\""


# Tables


def test_every_country_has_a_number_and_a_region():
    for code in codebook.table("countries"):
        if code != "VA":
            assert gw(code), code
            assert ucdp_region(code), code
    assert (gw("PS"), ucdp_name("PS"), gw("YE"), ucdp_name("YE")) == (666, "Israel", 678, "Yemen (North Yemen)")


def test_a_number_stands_for_one_state():
    states = [number for states in codebook.table("gw")["numbers"].values() for number in states.values()]
    assert len(states) == len(set(states)) == 195
