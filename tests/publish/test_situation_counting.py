"""What a situation report counts: each incident once, people as they are told, sums only beyond their parts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.publish.situation import coverage
from onrecord.publish.situation.bins import bins, stretches, unit
from onrecord.publish.situation.nouns import Sorted, Tally
from onrecord.publish.situation.sorting import group, sort
from onrecord.publish.situation.sums import sums
from onrecord.publish.situation.tables import by_actor, by_area, doers, rows, shortened
from onrecord.publish.situation.tallies import of, tally
from onrecord.publish.situation.words import counted, people
from tests.linking.telling import spot
from tests.publish.giving import given, lasted

MAY = date(2021, 5, 1), date(2021, 5, 31)


def one(**told):
    return given(told).incident


def killed(low, high=None, **told):
    return one(killed=(low, high), **told).toll("killed")


@pytest.mark.parametrize(
    ("told", "tallied", "words"),
    [
        (None, Tally(), "–"),
        (5, Tally(5, 5, None, 1), "5"),
        ((5, 9), Tally(5, 9, None, 1), "5 – 9"),
        ((5, None), Tally(5, 5, None, 1, 0, 1), "at least 5"),
        ((None, 9), Tally(0, 9, None, 1), "up to 9"),
        ("dozens", Tally(told=1, wordy=1), "number unknown"),
    ],
)
def test_a_toll_is_added_as_it_is_told(told, tallied, words):
    found = tally(one(killed=told).toll("killed"))
    assert (found, counted(found)) == (tallied, words)


def test_a_word_without_a_number_is_counted_and_in_no_sum():
    found = of([one(killed=3), one(killed="dozens"), one(killed=(2, 4)), one()], "killed")
    assert (found.low, found.high, found.told, found.wordy, counted(found), people(found)) == (
        5,
        7,
        3,
        1,
        "5 – 7",
        "5 to 7",
    )


def test_one_least_number_leaves_the_whole_open():
    assert counted(of([one(killed=3), one(killed=(2, None))], "killed")) == "at least 5"


def test_a_best_number_is_one_only_if_all_have_one():
    named = given({"killed": 3}, ruling="ucdp").incident
    assert of([named, named], "killed").best == 6
    assert of([named, one(killed=4)], "killed").best is None


@pytest.mark.parametrize(
    ("told", "where"),
    [
        ({}, "counted"),
        ({"status": "alleged"}, "alleged"),
        ({"status": "denied"}, "denied"),
        ({"background": True}, "background"),
        ({"background": True, "status": "planned"}, "background"),
        ({"aggregate": True}, "sums"),
        ({"when": lasted("from Monday to Wednesday", "2021-05-31", "2021-06-02")}, "counted"),
        ({"when": lasted("from Monday to Wednesday", "2021-04-30", "2021-05-02")}, "earlier"),
        ({"when": lasted("last week", "2021-05-29", "2021-06-04")}, "rough"),
        ({"when": "2021-05-01..2021-05-31"}, "counted"),
        ({"when": "2021-04-30..2021-05-31"}, "rough"),
    ],
)
def test_every_incident_has_one_place_in_a_report(told, where):
    assert group(one(**told), *MAY) == where


def test_what_is_sorted_adds_up():
    found = sort(
        [one(), one(status="alleged"), one(aggregate=True), one(background=True), one(when="2021-04-30..2021-05-31")],
        *MAY,
    )
    assert (found.every, len(found.counted), len(found.apart["alleged"]), len(found.rough)) == (5, 1, 1, 1)
    assert Sorted().every == 0


def test_two_reports_side_by_side_count_what_lasts_over_both_once():
    lasts = one(when=lasted("from Friday to Monday", "2021-04-30", "2021-05-03"))
    april = group(lasts, date(2021, 4, 1), date(2021, 4, 30)), group(lasts, *MAY)
    assert april == ("counted", "earlier")


def summed(whole, *parts, **told):
    incidents = [given({"killed": each, "report": f"r{n}", "outlet": f"P{n}"}).incident for n, each in enumerate(parts)]
    total = given({"killed": whole, "aggregate": True, "report": "whole", "place": "Iraq", **told}).incident
    return incidents, total, sums([total], incidents, {})


def test_a_sum_counts_only_beyond_what_is_told_one_by_one():
    incidents, _, (found,) = summed(110, 40, 60)
    assert set(found.parts) == {part.id for part in incidents}
    assert (found.killed.low, found.killed.high) == (10, 10)


def test_a_sum_of_which_nothing_is_left_adds_none():
    _, _, (found,) = summed(100, 40, 65)
    assert (found.killed.low, found.killed.high) == (0, 0)


def test_what_may_be_among_a_sum_widens_it_both_ways():
    """An incident placed no better than the country may be one of the three places' or not."""
    maybe = given({"killed": 3, "report": "r1", "place": "Iraq"}).incident
    total = given({"killed": 20, "aggregate": True, "report": "whole", "place": "Diyala"}).incident
    (found,) = sums([total], [maybe], {total.id: (spot("Diyala"),)})
    assert (found.parts, found.killed.low, found.killed.high) == ((), 17, 20)


def test_of_two_sums_that_may_hold_the_same_people_only_the_larger_counts():
    first = given({"killed": 50, "aggregate": True, "report": "w1", "place": "Iraq"}).incident
    later = given({"killed": 70, "aggregate": True, "report": "w2", "place": "Iraq", "outlet": "Other"}).incident
    larger, smaller = sums([first, later], [], {})
    assert (larger.incident.id, larger.killed.low) == (later.id, 70)
    assert (smaller.within, smaller.killed.told) == (later.id, 0)


def test_a_sum_of_another_day_is_another_sum():
    first = given({"killed": 50, "aggregate": True, "report": "w1", "place": "Iraq"}).incident
    later = given({"killed": 70, "aggregate": True, "report": "w2", "place": "Iraq", "when": "2021-05-09"}).incident
    assert sum(held.killed.low for held in sums([first, later], [], {})) == 120


def test_tables_name_division_and_doer_and_compare_with_the_period_before():
    now = [one(by=("Islamic State",), killed=2), one(by=("gunmen",)), one(place="Iraq")]
    before = [one(place="Kirkuk province")]
    told = [(row.part, row.name, row.incidents, row.before) for row in by_area(now, before)]
    assert told == [("Iraq", "Diyala", 2, 0), ("Iraq", "division not known", 1, 0), ("Iraq", "Kirkuk", 0, 1)]
    assert {row.name for row in by_actor(now, None)} == {"Islamic State", "Not told who"}


def test_an_incident_that_two_did_stands_under_both():
    assert [name for _, name in doers(one(by=("Islamic State", "Badr Organization")))] == [
        "Badr Organization",
        "Islamic State",
    ]


def test_a_private_person_is_never_a_row():
    assert [name for _, name in doers(one(by=("soldiers",)))] == ["Not named: state forces"]


def test_a_long_table_ends_in_one_row_of_the_rest():
    found = rows([one() for _ in range(1)], [], lambda _: [("", f"n{n}") for n in range(9)])
    short = shortened(found, 3)
    assert [(row.name, row.incidents, row.before) for row in short][-1] == ("All others (6)", 6, 0)
    assert shortened(found, 9) == found


def test_weeks_begin_on_monday_and_ends_are_cut():
    found = stretches(date(2021, 5, 1), date(2021, 5, 12), "week")
    assert found == [
        (date(2021, 5, 1), date(2021, 5, 2)),
        (date(2021, 5, 3), date(2021, 5, 9)),
        (date(2021, 5, 10), date(2021, 5, 12)),
    ]
    assert stretches(date(2020, 2, 10), date(2020, 3, 1), "month") == [
        (date(2020, 2, 10), date(2020, 2, 29)),
        (date(2020, 3, 1), date(2020, 3, 1)),
    ]
    assert stretches(date(2019, 12, 31), date(2020, 1, 1), "year") == [
        (date(2019, 12, 31),) * 2,
        (date(2020, 1, 1),) * 2,
    ]


@pytest.mark.parametrize(
    ("days", "name"),
    [(1, "day"), (16, "day"), (17, "week"), (190, "week"), (191, "month"), (1200, "month"), (1201, "year")],
)
def test_a_longer_period_has_coarser_bars(days, name):
    assert unit(date(2020, 1, 1), date(2020, 1, 1) + timedelta(days - 1)) == name


def test_bars_hold_what_is_dated_finely_enough():
    spans = stretches(date(2021, 5, 3), date(2021, 5, 4), "day")
    drawn, rough = bins(
        spans,
        [one(killed=2), one(report="r2", when="2021-05-03..2021-05-04")],
        [],
        {date(2021, 5, 4): 7},
        date(2021, 5, 4),
    )
    assert [(sum(each.types.values()), each.killed.low, each.reports, each.growing) for each in drawn] == [
        (1, 2, 0, False),
        (0, 0, 7, True),
    ]
    assert rough == 1


def test_days_without_reports_are_runs():
    days = {date(2021, 5, 2), date(2021, 5, 3), date(2021, 5, 6)}
    assert list(coverage.gaps(days, date(2021, 5, 1), date(2021, 5, 7))) == [
        (date(2021, 5, 1),) * 2, (date(2021, 5, 4), date(2021, 5, 5)), (date(2021, 5, 7),) * 2,
    ]  # fmt: skip


def test_the_delay_is_told_only_of_enough_dated_incidents():
    found = [one(published=f"2021-05-{4 + n:02}") for n in range(10)]
    assert coverage.delay(found[:9]).most is None
    late = coverage.delay(found)
    assert (late.half, late.most, late.of) == (5, 9, 10)
    assert coverage.growing(late, date(2021, 5, 31), date(2021, 5, 31)) == date(2021, 5, 23)
    assert coverage.growing(late, date(2021, 7, 31), date(2021, 5, 31)) is None
