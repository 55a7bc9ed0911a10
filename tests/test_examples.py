"""What the example reports tell, as the record has it after ``onrecord read examples/reports``: every incident that a
reader finds in the twelve reports, with its days, place, tolls, outlets, how it is borne out, and its flags.

Where the record is wrong today the incident stands in ``WRONG`` with the reason: strict, so that a mend must move it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.marking.engine import ABOUT
from onrecord.marking.reader import folder
from onrecord.record import Record, incidents
from onrecord.rulings import Incident
from tests.cli.conftest import call

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "reports"
NO_READER = "the reader's weights are not in this checkout (name their folder with ONRECORD_READER)"
pytestmark = pytest.mark.skipif(not (folder() / ABOUT).is_file(), reason=NO_READER)

# Type, first day, place or country; then what else is stated of it.
TOLD: dict[str, tuple[str, str | None, str, dict[str, Any]]] = {
    # three reports of 13 and 14 April 2020, one of which is another's text
    "the ambush in Kirkuk": ("armed_clash", "2020-04-13", "Kirkuk", {
        "killed": (1, 2), "injured": (10, 10), "sources": 3, "independent": 2, "corroboration": "independent",
        "flags": set(), "by": "islamic-state"}),
    "the abduction before it": ("abduction_forced_disappearance", "2020-04-13", "Kirkuk", {
        "abducted": (4, 4), "sources": 3, "independent": 2, "corroboration": "independent"}),
    "the policeman at Mansuriyat al-Jabal": ("armed_clash", "2020-04-12", "Mansuriyat al-Jabal", {
        "killed": (1, 1), "sources": 1, "flags": {"single_source"}, "by": "islamic-state"}),
    "the fall of Mosul": ("non_state_actor_overtakes_territory", "2014-06-01", "Mosul", {
        "background": True, "by": "islamic-state"}),
    "the strikes that are vowed": ("air_drone_strike", None, "IQ", {"status": "planned"}),
    # 10 April 2020
    "the air strike in the Hamrin mountains": ("air_drone_strike", "2020-03-21", "Hamrin Mountains", {
        "killed": (None, None), "vague": "dozens", "sources": 1, "by": "iraq-air-force"}),
    # 21, 22 and 26 April 2019: two outlets, three tolls
    "the Easter bombings": ("suicide_bomb", "2019-04-21", "Colombo", {
        "killed": (207, 290), "injured": (450, 500), "aggregate": True, "sources": 2, "independent": 2,
        "flags": {"toll_disputed"}}),
    "the guest house in Dehiwala": ("remote_explosive_landmine_ied", "2019-04-18", "Dehiwala", {"killed": (2, 2)}),
    "the policemen in Dematagoda": ("remote_explosive_landmine_ied", "2019-04-18", "Dematagoda", {"killed": (3, 3)}),
    "the arrests of the first two days": ("arrests", "2019-04-21", "Colombo", {"detained": (7, 24)}),
    "those detained by the 26th": ("arrests", "2019-04-23", "LK", {"detained": (76, None)}),
    "the pipe bomb and the detonators": ("disrupted_weapons_use", "2019-04-22", "Colombo", {"status": "averted"}),
    # 3 May 2014
    "the girls of Chibok": ("abduction_forced_disappearance", "2014-04-14", "Chibok", {
        "abducted": (276, 276), "by": "boko-haram"}),
    "the army's word that they were freed": ("other_strategic", "2014-04-16", "NG", {"status": "denied"}),
    "the march in Abuja": ("peaceful_protest", "2014-04-30", "Abuja", {}),
    "the car bomb of Thursday": ("remote_explosive_landmine_ied", "2014-05-01", "Nyanya", {"killed": (19, None)}),
    "the bus station on 14 April": ("remote_explosive_landmine_ied", "2014-04-14", "Nyanya", {
        "killed": (70, None), "by": "boko-haram"}),
    # 6 June 2019
    "the sit-in in Khartoum": ("excessive_force_against_protesters", "2019-06-03", "Khartoum", {
        "killed": (46, None), "injured": (500, None)}),  # the ministry's 46, and the doctors' "at least 108"
    # 27 and 28 August 2021
    "the bomber at Abbey Gate": ("suicide_bomb", "2021-08-26", "Kabul", {
        "killed": (73, 183), "injured": (143, 143), "sources": 2, "independent": 2, "corroboration": "independent"}),
    "the second bomb that there was not": ("remote_explosive_landmine_ied", "2021-08-26", "Baron Hotel", {
        "status": "denied"}),
    "the drone strike in Nangarhar": ("air_drone_strike", "2021-08-27", "Nangarhar", {
        "killed": (2, 2), "injured": (1, 1), "sources": 1}),
    "the fall of Kabul": ("non_state_actor_overtakes_territory", "2021-08-15", "Kabul", {"by": "taliban"}),
}  # fmt: skip

WRONG = {
    "the arrests of the first two days": "coding: the place and the day of the arrests are no longer seen",
    "the second bomb that there was not": "linking: the denial, a day later, is not coded; the first word stands alone",
}

# What the record has beside these and a reader would not: each with its type.
BESIDE = {
    "other_strategic": "a curfew and a state of emergency (ACLED: Strategic developments, other); the African Union",
    "remote_explosive_landmine_ied": "bombs in churches and hotels told apart from their sum",
    "arrests": "the arrests of the first two days, told without a place",
    "suicide_bomb": "the bombings told once more, without a toll",
    "looting_property_destruction": "the tents burned at the sit-in, told beside it",
    "attack": "further ones that are feared in Kabul, told without a place",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Incident]:
    path = tmp_path_factory.mktemp("examples") / "onrecord.db"
    ran = call("read", EXAMPLES, "--exact", record=path)
    assert ran.exit_code == 0, ran.output
    with Record.open(path, readonly=True) as record:
        return incidents(record)


def named(one: Incident) -> str | None:
    return one.place.name if one.place is not None else one.country


def alike(found: list[Incident], name: str) -> list[Incident]:
    type, day, where, _ = TOLD[name]
    return [
        one for one in found
        if one.type == type and named(one) == where and (str(one.when.start) if one.when.start else None) == day
    ]  # fmt: skip


def stated(one: Incident, name: str) -> dict[str, Any]:
    """What the incident says of each thing that ``TOLD`` states."""
    tolls = {toll.effect: (toll.low, toll.high) for toll in one.harm}
    said: dict[str, Any] = {
        "sources": one.sources, "independent": one.independent_sources, "corroboration": one.corroboration,
        "flags": set(one.flags), "status": one.status, "background": one.background, "aggregate": one.aggregate,
        "vague": next((toll.vague for toll in one.harm if toll.vague), None), **tolls,
    }  # fmt: skip
    wanted = TOLD[name][3]
    by = wanted.get("by") if wanted.get("by") in [party.actor for party in one.perpetrators] else None
    return {thing: by if thing == "by" else said.get(thing) for thing in wanted}


def cases() -> list[Any]:
    wrong = {name: [pytest.mark.xfail(reason=why, strict=True)] for name, why in WRONG.items()}
    return [pytest.param(name, id=name, marks=wrong.get(name, [])) for name in TOLD]


@pytest.mark.parametrize("name", cases())
def test_an_incident_of_the_examples(found: list[Incident], name: str) -> None:
    here = alike(found, name)
    assert TOLD[name][3] in [stated(one, name) for one in here]


def test_the_record_has_little_that_the_reports_do_not_tell(found: list[Incident]) -> None:
    known = {one.id for name in TOLD for one in alike(found, name)}
    others = [one for one in found if one.id not in known]
    assert {one.type for one in others} <= set(BESIDE)
    assert len(others) <= 10


def test_the_report_of_a_cyclone_tells_of_no_incident(found: list[Incident]) -> None:
    assert not [one for one in found if one.country == "MZ"]
