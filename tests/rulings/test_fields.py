"""How the other fields are settled: type, status, day, place, parties, sources; each with its reason."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.rulings import rule
from tests.linking.telling import dated, said_by, told, torn, weapon


def ruled(*rows):
    """The incident of several accounts, each of its own outlet unless it names one."""
    return rule("range", [told(f"a{n}", **{"outlet": f"O{n}", **row}) for n, row in enumerate(rows)])


TYPES = [
    ("all agree", ["attack", "attack"], "attack"),
    ("the majority", ["attack", "attack", "armed_clash"], "attack"),
    ("a tie goes up the hierarchy", ["attack", "armed_clash"], "armed_clash"),
    ("a tie of bombs", ["remote_explosive_landmine_ied", "suicide_bomb"], "suicide_bomb"),
]


@pytest.mark.parametrize(("label", "types", "expected"), TYPES, ids=[case[0] for case in TYPES])
def test_type(label, types, expected):
    incident = ruled(*({"type": t} for t in types))
    assert incident.type == expected
    assert incident.event_type in ("battles", "violence_against_civilians", "explosions_remote_violence")


def test_one_outlets_two_reports_are_one_vote():
    incident = ruled({"type": "attack", "outlet": "A"}, {"type": "attack", "outlet": "A"}, {"outlet": "B"})
    assert incident.type == "armed_clash"
    assert incident.why["type"] == "the higher in ACLED's hierarchy: Armed clash (1), others Attack (1)"


STATUSES = [
    ("occurred", ["occurred", "occurred"], "occurred", False),
    ("a tie is alleged", ["occurred", "alleged"], "alleged", False),
    ("denied by one of two", ["occurred", "denied"], "alleged", True),
    ("denied by one of three", ["occurred", "occurred", "denied"], "occurred", True),
    ("denied by all", ["denied"], "denied", False),
    ("planned", ["planned"], "planned", False),
    ("planned, then averted", ["planned", "averted"], "averted", False),
]


@pytest.mark.parametrize(("label", "said", "expected", "contested"), STATUSES, ids=[case[0] for case in STATUSES])
def test_status(label, said, expected, contested):
    incident = ruled(*({"status": status} for status in said))
    assert incident.status == expected
    assert ("status_contested" in incident.flags) == contested


DAYS = [
    ("one day", ["2021-05-03"], "2021-05-03", "2021-05-03", "day", set()),
    ("a day within a span", ["2021-05-03", "2021-05-01..2021-05-05"], "2021-05-03", "2021-05-03", "day", set()),
    ("two spans meet", ["2021-05-01..2021-05-04", "2021-05-03..2021-05-06"], "2021-05-03", "2021-05-04", "days", set()),
    ("two days, one each", ["2021-05-03", "2021-05-04"], "2021-05-03", "2021-05-04", "days", {"date_disputed"}),
    ("the majority", ["2021-05-03", "2021-05-04", "2021-05-04"], "2021-05-04", "2021-05-04", "day", {"date_disputed"}),
    ("one is silent", ["2021-05-03", None], "2021-05-03", "2021-05-03", "day", set()),
    ("all are silent: UCDP's three days", [None, None], "2021-05-01", "2021-05-04", "days", {"date_assumed"}),
]


@pytest.mark.parametrize(("label", "days", "start", "end", "precision", "flags"), DAYS, ids=[case[0] for case in DAYS])
def test_when(label, days, start, end, precision, flags):
    incident = ruled(*({"when": day} for day in days))
    when = incident.when
    assert (when.start, when.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert when.precision == precision
    assert {flag for flag in incident.flags if flag.startswith("date")} == flags


def test_an_undated_mention_of_the_past_has_no_day():
    when = ruled({"when": None, "background": True}).when
    assert (when.start, when.end, when.precision) == (None, None, "unknown")


PLACES = [
    ("one", ["Baquba"], "Baquba", "exact", set()),
    ("the most precise", ["Iraq", "Diyala", "Baquba"], "Baquba", "exact", set()),
    ("a region of another name does not hold it", ["Kirkuk province", "Baquba"], None, "country", {"place_disputed"}),
    ("two towns near each other", ["Baquba", "Khalis"], "Baquba", "exact", set()),
    ("two far apart, one each", ["Baquba", "Tuz Khurmatu"], None, "country", {"place_disputed"}),
    ("two far apart, the majority", ["Baquba", "Baquba", "Tuz Khurmatu"], "Baquba", "exact", {"place_disputed"}),
    ("two countries", ["Baquba", "Gao"], None, None, {"place_disputed"}),
    ("none", [None], None, None, set()),
]


@pytest.mark.parametrize(("label", "given", "name", "precision", "flags"), PLACES, ids=[case[0] for case in PLACES])
def test_place(label, given, name, precision, flags):
    incident = ruled(*({"place": place} for place in given))
    assert (incident.place.name if incident.place else None) == name
    assert (incident.place.precision if incident.place else None) == precision
    assert {flag for flag in incident.flags if flag.startswith("place")} == flags


COUNTRIES = [
    ("the place's", [("Baquba", "IQ"), (None, "SY")], "IQ"),
    ("the one that all give", [(None, "SY"), (None, "SY"), (None, None)], "SY"),
    ("none, where they differ", [(None, "SY"), (None, "IQ")], None),
    ("none", [(None, None)], None),
]


@pytest.mark.parametrize(("label", "told_of", "country"), COUNTRIES, ids=[case[0] for case in COUNTRIES])
def test_country(label, told_of, country):
    incident = ruled(*({"place": place, "country": given} for place, given in told_of))
    assert incident.country == country


def test_two_readings_stay_a_conflict():
    incident = ruled({"place": torn(), "flags": ("place_conflict",)})
    assert incident.place.latitude is None
    assert len(incident.place.readings) == 2
    assert "place_conflict" in incident.flags


def test_another_account_settles_a_conflict_of_readings():
    incident = ruled({"place": torn(), "flags": ("place_conflict",)}, {"place": "Baquba"})
    assert incident.place.name == "Baquba"
    assert "place_conflict" not in incident.flags


def test_the_place_names_the_account_it_comes_from():
    assert ruled({"place": "Diyala"}, {"place": "Baquba"}).place_account == "a1"


def test_parties_of_all_accounts_named_first():
    incident = ruled({"by": ("gunmen",)}, {"by": ("Islamic State",)}, {"by": ("Islamic State",), "of": ("soldiers",)})
    assert [party.text for party in incident.perpetrators] == ["Islamic State", "gunmen"]
    assert incident.perpetrators[0].accounts == ("a1", "a2")
    assert [party.text for party in incident.targets] == ["soldiers"]


def test_an_actor_stands_on_the_side_where_most_see_it():
    one, other = {"by": ("Islamic State",), "of": ("Iraqi Army",)}, {"by": ("Iraqi Army",), "of": ("Islamic State",)}
    incident = ruled(one, one, other)
    assert [party.name for party in incident.perpetrators] == ["Islamic State"]
    assert [party.name for party in incident.targets] == ["Iraqi Army"]


def test_gunmen_who_fought_gunmen_stay_on_both_sides():
    incident = ruled({"by": ("gunmen",), "of": ("gunmen",)}, {"by": ("gunmen",)})
    assert [party.text for party in incident.perpetrators] == ["gunmen"]
    assert [party.text for party in incident.targets] == ["gunmen"]


def test_weapons_and_voices():
    incident = ruled({"weapons": (weapon("firearms"),), "attribution": (said_by("A. Person", "spokesman", "Police"),)})
    assert incident.weapons == ("firearms",)
    assert [(voice.role, voice.organisation) for voice in incident.voices] == [("spokesman", "Police")]
    assert "Person" not in repr(incident.voices)


def test_background_and_aggregate_only_where_all_accounts_say_so():
    assert not ruled({"background": True}, {}).background
    assert ruled({"background": True}, {"background": True}).background


def test_the_id_is_that_of_the_first_account():
    filed = [told("x", published="2021-05-04"), told("a", published="2021-05-06")]
    alone, both = rule("range", filed[:1]), rule("range", filed)
    assert alone.id == both.id
    assert len(alone.id) == len("I-0123456789abcd")
    assert both.accounts == ("x", "a")
    assert (both.first_published, both.last_published) == (date(2021, 5, 4), date(2021, 5, 6))


def test_a_report_without_outlet_stands_for_itself():
    incident = rule("range", [told("a", outlet=None), told("b", outlet=None)])
    assert incident.sources == 2


def test_the_words_of_the_tightest_date_are_kept():
    incident = ruled({"when": dated("2021-05-01..2021-05-05")}, {"when": dated("2021-05-03")})
    assert incident.when.text == "2021-05-03"


def test_who_sees_the_parties_where() -> None:
    one, other = {"by": ("Islamic State",), "of": ("Iraqi Army",)}, {"by": ("Iraqi Army", "A. Person")}
    why = ruled(one, one, other).why
    assert why["perpetrators"] == "Islamic State by 2 sources; others whom the registry does not know by 1 source"
    assert why["targets"] == "Iraqi Army by 2 sources, on the other side by 1"
    assert ruled({}).why["perpetrators"] == "no account tells"
