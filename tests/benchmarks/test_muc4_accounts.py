"""From contract accounts to MUC-4 templates, and which accounts MUC-4 wants."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from benchmarks.muc4.accounts import day_slot, location, templates
from benchmarks.muc4.merging import contradicts, joined
from benchmarks.muc4.phrases import cut, plural
from benchmarks.muc4.relevance import TERRORIST, refusal, rules
from benchmarks.muc4.targets import printed
from onrecord.model import Account, Coded, Harm, Participant, Place, Weapon, When, Who
from tests.benchmarks.muc4_made_up import TEXT, template


def span(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


def who(words: str, **more: Any) -> Participant:
    return Participant(words, span(words), (span(words),), **more)


def bombing(**more: Any) -> Account:
    given: dict[str, Any] = {
        "perpetrators": (who("REBELS OF THE GREEN DAWN MOVEMENT", kind="rebel_group"),),
        "targets": (who("RIVER BRIDGE", nature="object"), who("ANA LUZ PEREZ", name="ANA LUZ PEREZ", kind="civilians")),
        "weapons": (Weapon("DYNAMITE", span("DYNAMITE"), "explosive"),),
        "harm": (
            Harm("killed", Who("TWO FISHERMEN", span("TWO FISHERMEN")), 2, 2, None, "TWO", span("TWO FISHERMEN")),
            Harm("killed", Who("ANA LUZ PEREZ", span("ANA LUZ PEREZ")), 1, 1, None, "ANA", span("ANA LUZ PEREZ")),
        ),
        "when": When("YESTERDAY", span("YESTERDAY"), date(1989, 3, 13), date(1989, 3, 13), "day"),
        "place": Place("SAN ISIDRO", span("SAN ISIDRO"), "San Isidro", None, "SV", kind="settlement"),
        "evidence": ((span("REBELS")[0], span("KILLED.")[1]),),
    }
    return Account("remote_explosive_landmine_ied", "explosions_remote_violence", **{**given, **more})


def slots(account: Account) -> dict[str, list[tuple[str, ...]]]:
    (told,) = templates(Coded("DEV-MUC3-9001", "1", "test", (account,)), TEXT)
    return {slot: [fill.values + fill.refs for fill in fills] for slot, fills in told.slots.items()}


def test_a_whole_template() -> None:
    assert slots(bombing()) == {
        "date": [("13 MAR 89",)],
        "location": [("EL SALVADOR: SAN ISIDRO (CITY)",)],
        "type": [("BOMBING",)],
        "stage": [("ACCOMPLISHED",)],
        "instrument": [("DYNAMITE",)],
        "instrument_type": [("DYNAMITE", "DYNAMITE")],
        "category": [("TERRORIST ACT",)],
        "individual": [("REBELS",)],
        "organization": [("GREEN DAWN MOVEMENT",)],
        "confidence": [("REPORTED AS FACT", "GREEN DAWN MOVEMENT")],
        "phys_id": [("RIVER BRIDGE",)],
        "phys_type": [("TRANSPORTATION ROUTE", "RIVER BRIDGE")],
        "phys_number": [("1", "RIVER BRIDGE")],
        "phys_effect": [("DESTROYED", "RIVER BRIDGE")],
        "hum_name": [("ANA LUZ PEREZ",)],
        "hum_description": [("TWO FISHERMEN",)],
        "hum_type": [("CIVILIAN", "ANA LUZ PEREZ"), ("CIVILIAN", "TWO FISHERMEN")],
        "hum_number": [("1", "ANA LUZ PEREZ"), ("2", "TWO FISHERMEN")],
        "hum_effect": [("DEATH", "ANA LUZ PEREZ"), ("DEATH", "TWO FISHERMEN")],
    }


TYPES = [
    ("abduction", {"type": "abduction_forced_disappearance", "evidence": ()}, "KIDNAPPING"),
    ("a bomb in an attack", {"type": "attack"}, "BOMBING"),
    ("an attack without one", {"type": "attack", "weapons": (), "evidence": ()}, "ATTACK"),
    ("things destroyed", {"type": "looting_property_destruction", "weapons": (), "evidence": ()}, "ATTACK"),
    ("no act of violence", {"type": "agreement"}, None),
    ("a protest", {"type": "peaceful_protest"}, None),
]


@pytest.mark.parametrize(("label", "given", "expected"), TYPES, ids=[row[0] for row in TYPES])
def test_types(label: str, given: dict[str, Any], expected: str | None) -> None:
    kind = given.pop("type")
    account = bombing(**given)
    coded = Coded("DEV-MUC3-9001", "1", "test", (_as(account, kind),))
    assert [one.types() for one in templates(coded, TEXT)] == ([(expected,)] if expected else [])


def _as(account: Account, kind: str) -> Account:
    fields = {name: getattr(account, name) for name in Account.__slots__}
    return Account(**{**fields, "type": kind})


def test_kidnapping_has_no_instrument_and_no_physical_target() -> None:
    (told,) = templates(Coded("x", "1", "t", (_as(bombing(), "abduction_forced_disappearance"),)), TEXT)
    assert not {"instrument", "phys_id"} & set(told.slots)
    assert {"instrument", "phys_id"} <= told.inapplicable


REBEL, SOLDIER, TEACHER = (Participant("x", (0, 1), kind=kind) for kind in ("rebel_group", "state_forces", "civilians"))
OLD = When("IN 1980", (0, 1), date(1980, 1, 1), date(1980, 12, 31), "year")
WANTED = [
    ("an attack on civilians", {}, None),
    ("alleged", {"status": "alleged"}, None),
    ("denied", {"status": "denied"}, "status"),
    ("years ago", {"when": OLD}, "old"),
    ("soldiers alone", {"targets": (SOLDIER,), "harm": ()}, "fighters"),
    ("soldiers and a teacher", {"targets": (SOLDIER, TEACHER), "harm": ()}, None),
    ("rebels", {"targets": (REBEL,), "harm": ()}, "fighters"),
    ("nobody and nothing", {"targets": (), "harm": ()}, "unspecific"),
]


@pytest.mark.parametrize(("label", "given", "expected"), WANTED, ids=[row[0] for row in WANTED])
def test_relevance(label: str, given: dict[str, Any], expected: str | None) -> None:
    assert refusal(bombing(**given), date(1989, 3, 14)) == expected


def test_a_probability_decides_who_fights_whom_but_not_when() -> None:
    assert TERRORIST == "terrorism"
    assert refusal(bombing(terrorism=0.9, targets=(SOLDIER,), harm=()), None) is None
    assert refusal(bombing(terrorism=0.9), None, {**rules(), "threshold": 0.95}) == "threshold"
    assert refusal(bombing(terrorism=0.9, when=OLD), date(1989, 3, 14)) == "old"


def test_whoever_is_marked_as_doing_it_makes_an_act_specific() -> None:
    assert refusal(bombing(terrorism=0.9, targets=(), harm=()), None) is None
    assert refusal(bombing(terrorism=0.9, targets=(), harm=(), perpetrators=(), weapons=()), None) == "unspecific"


def test_countries_may_be_asked() -> None:
    assert refusal(bombing(), None, {**rules(), "countries": ["PE"]}) == "country"


def test_days_and_places_by_default() -> None:
    assert day_slot(bombing(when=None), date(1989, 3, 14)) == "- 14 MAR 89"
    assert day_slot(bombing(when=None), None) is None
    assert location(None, "LIMA, 3 JAN 90 -- [TEXT]") == "PERU"
    assert location(None, "MADRID (SPAIN), 3 JAN 90 --") == "SPAIN"
    assert location(None, "NOWHERE, 3 JAN 90 --") is None


COUNTS = [
    ("exact", 6, 6, None, "6"),
    ("about", 60, 60, "about", "~60"),
    ("at least", 30, None, None, "30-"),
    ("at most", None, 26, None, "-26"),
    ("between", 5, 7, None, "5-7"),
    ("dozens", None, None, "dozens", "PLURAL"),
]


@pytest.mark.parametrize(("label", "low", "high", "vague", "expected"), COUNTS, ids=[row[0] for row in COUNTS])
def test_counts(label: str, low: int | None, high: int | None, vague: str | None, expected: str) -> None:
    assert printed(Harm("killed", None, low, high, vague, "x", (0, 1))) == expected


def test_phrases() -> None:
    assert cut("the\n  Old Mill,") == "OLD MILL"
    assert (cut("10 buses"), cut("20 kg of dynamite")) == ("BUSES", "20 KG OF DYNAMITE")
    assert plural("MEMBERS OF A CLUB") and not plural("PRESIDENT OF THE CLUBS")


KIN = [
    ("nothing differs", {}, {"hum_name": "ANA"}, False),
    ("another type", {}, {"type": "ARSON"}, True),
    ("another day", {"date": "13 MAR 89"}, {"date": "12 MAR 89"}, True),
    ("a day and a default", {"date": "13 MAR 89"}, {"date": "- 14 MAR 89"}, False),
    ("another town", {"location": "PERU: LIMA (CITY)"}, {"location": "PERU: PUNO (CITY)"}, True),
    ("a town and its country", {"location": "PERU: LIMA (CITY)"}, {"location": "PERU"}, False),
    ("another group", {"organization": "MAV"}, {"organization": "GREEN DAWN"}, True),
    ("a group and silence", {"organization": "MAV"}, {}, False),
]


@pytest.mark.parametrize(("label", "one", "other", "expected"), KIN, ids=[row[0] for row in KIN])
def test_what_sets_instances_apart(label: str, one: dict[str, str], other: dict[str, str], expected: bool) -> None:
    told = [template(**{"type": "ATTACK", **given}) for given in (one, other)]
    assert contradicts(*told) is expected


def test_joined_templates_have_the_fills_of_both() -> None:
    first = template(type="ATTACK", date="- 14 MAR 89", hum_name="ANA")
    second = template(type="ATTACK", date="13 MAR 89", hum_name="RAUL", phys_id="BUS")
    (both,) = joined([first, second])
    assert {slot: [fill.values[0] for fill in fills] for slot, fills in both.slots.items()} == {
        "type": ["ATTACK"], "date": ["13 MAR 89"], "hum_name": ["ANA", "RAUL"], "phys_id": ["BUS"],
    }  # fmt: skip
