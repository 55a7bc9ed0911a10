"""The UCDP GED export: sums, and what of them is told one by one."""

from __future__ import annotations

from dataclasses import replace

from onrecord.publish import About
from tests.linking.telling import spot
from tests.publish.giving import given, table

KHALIS, TUZ = spot("Khalis"), spot("Tuz Khurmatu")


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
