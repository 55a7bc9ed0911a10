"""One ambush as five outlets tell it, and a bombing on the same day 127 km away: from accounts to the export's rows."""

from __future__ import annotations

import csv
import itertools

import pytest

from onrecord.linking import Judgement, link, origins
from onrecord.publish import stream
from onrecord.record import Told
from onrecord.rulings import rule
from tests.linking.telling import said_by, told

WIRE = """Gunmen of the Islamic State ambushed an army patrol on the dam road outside Baquba before dawn on Monday,
killing two soldiers and wounding five, an officer in the provincial operations command said. The patrol was on its way
to relieve a post when a roadside charge stopped its first vehicle and men opened fire from an orchard. Helicopters
searched the groves until noon without finding the attackers, the officer said."""
OWN = """Four soldiers died when their convoy was attacked near the dam at Baquba on Monday, a doctor at the main
hospital said. Residents heard shooting for an hour. The army has not commented."""
UPDATE = """The number of soldiers killed in Monday's ambush outside Baquba rose to six after two of the wounded died,
the army said on Wednesday. It blamed the Islamic State for the attack on the patrol."""
VAGUE = """Several soldiers were killed in an ambush in Diyala province on Monday, the station said, naming no town."""
MONTHLY = """At least twenty soldiers were killed in attacks across Diyala province in May, the command said."""
MARKET = """A parked car exploded beside the vegetable market in Tuz Khurmatu on Monday, killing nine shoppers, police
said. Nobody claimed the bombing."""

IS, ARMY = ("Islamic State",), ("Iraqi Army",)
officer = (said_by(None, "officer", "Diyala Operations Command"),)
ACCOUNTS = [
    told("wire", WIRE, outlet="Agency", killed=2, injured=5, by=IS, of=ARMY, attribution=officer),
    told("copy", f"BAQUBA (Agency) - {WIRE}", outlet="Daily", published="2021-05-05", killed=2, injured=5, by=IS,
         of=ARMY),
    told("own", OWN, outlet="Courier", killed=4, of=("soldiers",), type="attack"),
    told("update", UPDATE, outlet="Army News", published="2021-05-05", killed=6, by=IS, of=ARMY),
    told("vague", VAGUE, outlet="Radio", killed="several", place="Diyala", of=("soldiers",)),
    told("monthly", MONTHLY, outlet="Monthly", published="2021-06-02", killed=(20, None), place="Diyala",
         when="2021-05-01..2021-05-31", aggregate=True),
    told("market", MARKET, outlet="Courier", killed=9, place="Tuz Khurmatu", type="remote_explosive_landmine_ied",
         of=("civilians",)),
    told("plan", "The army will strike the orchards outside Baquba, the minister vowed", outlet="Agency", by=ARMY,
         of=IS, type="air_drone_strike", status="planned", when=None),
]  # fmt: skip
AMBUSH = ("copy", "own", "update", "wire")
JOINED = ("copy", "own", "update", "vague", "wire")  # once a person has said what the vague account is about


def incident(ids=JOINED):
    filed = [f for f in ACCOUNTS if f.id in ids]
    return rule("range", filed)


@pytest.mark.parametrize("accounts", [ACCOUNTS, ACCOUNTS[::-1], sorted(ACCOUNTS, key=lambda f: f.id)])
def test_the_incidents_that_they_tell(accounts):
    assert link(accounts).clusters == [AMBUSH, ("market",), ("monthly",), ("plan",), ("vague",)]


def test_a_vague_account_is_left_to_a_person():
    """It names no town: no pair of other accounts is in doubt, and only a person's word joins it."""
    linked = link(ACCOUNTS)
    assert all("vague" in j.pair for j in linked.judgements if j.verdict == "unsure")
    assert ("vague",) in linked.clusters
    assert JOINED in link(ACCOUNTS, [Judgement("update", "vague", "same", "ana")]).clusters


def test_accounts_may_come_one_by_one():
    assert all(link(ACCOUNTS[:n]).clusters == link(ACCOUNTS[:n][::-1]).clusters for n in range(len(ACCOUNTS) + 1))


def test_the_wire_copy_is_one_source_with_its_agency():
    repeated = {member.account: member.repeats for origin in origins(ACCOUNTS) for member in origin.members}
    assert repeated["copy"] == "wire"
    assert (incident().sources, incident().independent_sources) == (5, 4)


def test_the_toll_is_a_range_with_every_accounts_value():
    killed = incident().toll("killed")
    assert (killed.low, killed.high, killed.vague) == (2, 6, "several")
    assert {(v.outlet, v.low, v.used) for v in killed.values} == {
        ("Agency", 2, True), ("Daily", 2, False), ("Courier", 4, True), ("Army News", 6, True), ("Radio", None, True),
    }  # fmt: skip
    assert incident().flags == ("toll_disputed",)


def test_day_place_type_and_sides():
    found = incident()
    assert (found.type, found.place.name, found.when.start.isoformat()) == ("armed_clash", "Baquba", "2021-05-03")
    assert found.perpetrators[0].name == "Islamic State"
    assert found.targets[0].name == "Iraqi Army"


def test_the_acled_row():
    (row,) = csv.DictReader("".join(stream("acled", [Told(incident(), ())])).splitlines())
    assert (row["fatalities"], row["interaction"], row["event_date"]) == ("2", "12", "2021-05-03")
    assert "Killed: 4 (Courier), several (Radio), 2 (Agency, Daily), 6 (Army News)." in row["notes"]


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(AMBUSH, 2)))
def test_a_person_can_part_any_two(one, other):
    word = Judgement(one, other, "different", "ana", why="two posts were attacked")
    assert not any({one, other} <= set(cluster) for cluster in link(ACCOUNTS, [word]).clusters)


def test_a_person_can_join_what_the_matcher_keeps_apart():
    clusters = link(ACCOUNTS, [Judgement("monthly", "wire", "same", "ana")]).clusters
    assert any({"monthly", "wire"} <= set(cluster) for cluster in clusters)
