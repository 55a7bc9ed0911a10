"""How an incident is borne out: single, copied, independent, contested, a party's own claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Harm, Participant
from onrecord.plain import build, plain
from onrecord.rulings import Incident, rule
from onrecord.rulings.corroboration import GRADES
from tests.linking.telling import party, said_by, told

WIRE = "Jets struck a warehouse on the edge of Baquba before dawn on Monday and killed nine men, a doctor said."
SYRIA = Participant("Syrian army", (0, 0), (), "syria-army", "Syrian Army", "state_forces", "organisation")
JETS = Participant("Iraqi jets", (0, 0), (), "iraq-air-force", "Iraqi Air Force", "state_forces", "organisation")
US = Participant(
    "US forces", (0, 0), (), "united-states-army", "United States military", "external_forces", "organisation"
)
IS, ARMY = "Islamic State", "Iraqi Army"
strike = {"type": "air_drone_strike", "of": (IS,)}


def graded(*rows):
    """Grade and reason of an incident told by several accounts, each of its own outlet unless it names one."""
    filed = [told(f"a{n}", **{"outlet": f"O{n}", "country": "IQ", **row}) for n, row in enumerate(rows)]
    incident = rule("range", filed)
    assert len(incident.origins) == incident.independent_sources
    assert sorted(m.account for o in incident.origins for m in o.members) == sorted(incident.accounts)
    return incident.corroboration, incident.why["corroboration"]


def voice(role=None, organisation=None, speaker=None):
    return {"attribution": (said_by(speaker, role, organisation),)}


CASES = [
    ("one outlet", [{}], "single", "only O0 tells of it"),
    ("one outlet twice", [{"outlet": "North"}, {"outlet": "North"}], "single", "only North tells of it"),
    ("two outlets", [{}, {}], "independent", "O0 and O1 tell of it in their own words"),
    ("a copy", [{"text": WIRE}, {"text": WIRE, "published": "2021-05-06"}], "copied",
     "all is the word of O0: O1 repeats the words of O0"),
    ("two by one agency", [{"text": "Nine died. (AFP)"}, {"text": "Nine men were lost, AFP reported."}], "copied",
     "all is the word of AFP: O0 credits AFP; O1 gives what AFP reported"),
    ("a copy and one of its own", [{"text": WIRE}, {"text": WIRE}, {}], "independent", "O0 and O2 tell of it in their own words"),
    ("one official, two outlets", [voice("governor"), voice("governor")], "independent",
     "O0 and O1 tell of it in their own words, all from one voice: governor"),
    ("two officials", [voice("governor"), voice("doctor")], "independent", "O0 and O1 tell of it in their own words"),
    ("residents, in two outlets", [voice("residents"), voice("residents")], "independent", "O0 and O1 tell of it in their own words"),
    ("one person, no name", [voice(None, None, "Ann Lee"), voice(None, None, "Ann Lee")], "independent", "O0 and O1 tell of it in their own words"),
    ("denied", [{}, {"status": "denied"}], "contested", "told by O0, denied by O1"),
    ("nothing but a denial", [{"status": "denied"}], "contested", "told only as something that is denied, by O0"),
    ("alleged by one", [{}, {"status": "alleged"}], "independent", "O0 and O1 tell of it in their own words"),
    ("planned, then done", [{"status": "planned"}, {}], "single", "only O1 tells that it happened"),
    ("two perpetrators", [{**strike, "by": (JETS,)}, {**strike, "by": (US,)}], "contested",
     "the sources name different perpetrators: Iraqi Air Force by O0; United States military by O1"),
    ("fighters of one, men of another", [{**strike, "by": (party("Fighters of Ansar Dine"),)}, {**strike, "by": (party("men of the Islamic State"),)}],
     "contested", "the sources name different perpetrators: Ansar Dine by O0; Islamic State by O1"),
    ("people of no force", [{**strike, "by": (party("youths of the quarter"),)}, {**strike, "by": (IS,)}], "independent",
     "O0 and O1 tell of it in their own words"),
    ("a force and another of its state", [{**strike, "by": (JETS,)}, {**strike, "by": (ARMY,)}], "independent",
     "O0 and O1 tell of it in their own words"),
    ("a clash told either way round", [{"by": (IS,), "of": (ARMY,)}, {"by": (ARMY,), "of": (IS,)}], "independent",
     "O0 and O1 tell of it in their own words"),
    ("nobody named by the other", [{"by": (IS,)}, {"by": ("gunmen",)}], "independent", "O0 and O1 tell of it in their own words"),
    ("the army of its own strike", [{**strike, "by": (JETS,), **voice("spokesman", "Joint Operations Command")}], "own_claim",
     "told only by a party to it: Joint Operations Command (O0)"),
    ("the same in two outlets", [{**strike, "by": (JETS,), **voice(None, "Iraqi army")}, {**strike, "by": (JETS,), **voice("defence minister")}],
     "own_claim", "told only by a party to it: Iraqi Army and defence minister (O0 and O1)"),
    ("a person of the army", [{**strike, "by": (JETS,), **voice("spokesman", "Iraqi army", "Omar Haddad")}], "own_claim",
     "told only by a party to it: Iraqi Army (O0)"),
    ("a spokesman whose name is all there is", [{**strike, "by": (JETS,), **voice(None, None, "spokesman Omar Haddad")}], "single",
     "only O0 tells of it"),
    ("the army, and a doctor", [{**strike, "by": (JETS,), **voice(None, "Iraqi army")}, {**strike, "by": (JETS,), **voice("doctor")}],
     "independent", "O0 and O1 tell of it in their own words"),
    ("the army and a doctor in one report", [{**strike, "by": (JETS,), "attribution": (said_by(None, None, "Iraqi army"), said_by(None, "doctor"))}],
     "single", "only O0 tells of it"),
    ("a group of its own attack", [{"by": (IS,), **voice(None, "Islamic State")}], "own_claim",
     "told only by a party to it: Islamic State (O0)"),
    ("a group of its fighters' attack", [{"by": (party("gunmen of the Islamic State"),), **voice(None, "Islamic State")}], "own_claim",
     "told only by a party to it: Islamic State (O0)"),
    ("those who were hit", [{"by": ("gunmen",), "of": (ARMY,), **voice(None, "the Iraqi army")}], "own_claim",
     "told only by a party to it: Iraqi Army (O0)"),
    ("police on soldiers who were hit", [{"by": ("gunmen",), "of": (ARMY,), **voice(None, "police")}], "single", "only O0 tells of it"),
    ("officials of another state", [{**strike, "by": (US,), **voice("officials")}], "single", "only O0 tells of it"),
    ("officials of the state that struck", [{**strike, "by": (US,), **voice("US officials")}], "own_claim",
     "told only by a party to it: US officials (O0)"),
    ("a mouthpiece", [{"by": (IS,), "outlet": "Amaq"}], "own_claim", "told only by a party to it: Amaq (Amaq)"),
    ("a state agency on its state's army", [{**strike, "by": (SYRIA,), "text": "Nine men died, SANA said.", "country": "SY"}], "own_claim",
     "told only by a party to it: SANA (O0)"),
    ("a state agency on others", [{"by": (IS,), "outlet": "SANA", "country": "SY"}], "single", "only SANA tells of it"),
]  # fmt: skip


@pytest.mark.parametrize(("label", "rows", "grade", "why"), CASES, ids=[case[0] for case in CASES])
def test_grade(label, rows, grade, why):
    assert graded(*rows) == (grade, why)
    assert graded(*rows)[0] == graded(*rows[::-1])[0]


def test_it_is_a_grade_and_never_a_filter():
    copies = [told(f"a{n}", WIRE, outlet=f"O{n}", killed=9) for n in range(3)]
    incident = rule("range", copies)
    assert (incident.sources, incident.independent_sources, incident.corroboration) == (3, 1, "copied")
    assert len(incident.accounts) == len(incident.toll("killed").values) == 3
    assert {"single_source"} <= set(incident.flags)


QUOTED = "we have counted twelve dead in the houses by the river"


def counted(id, text, words="twelve dead"):
    """An account of twelve dead in these words of its text."""
    start = text.index(words)
    harm = (Harm("killed", None, 12, 12, None, words, (start, start + len(words))),)
    return told(id, text, outlet=id.upper(), harm=harm)


VOICES = [
    ("each in the same quote", f"Shells fell at noon, and “{QUOTED},” the mayor said.", f"The mayor spoke to us by telephone. “{QUOTED},” he said.", [True, False]),
    ("one outside the quote", f"Shells fell at noon; there were twelve dead, and “{QUOTED},” the mayor said.", f"“{QUOTED},” the mayor told us.", [True, True]),
    ("each in a quote of its own", f"“{QUOTED},” the mayor said at noon.", "“There are twelve dead in the hospital and more under the roofs,” a doctor said.", [True, True]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "one", "other", "used"), VOICES, ids=[case[0] for case in VOICES])
def test_a_figure_in_the_same_quoted_words_has_one_witness(label, one, other, used):
    own = "Guns had been heard from the hill since before dawn, and people had left for the fields with what they had."
    seen = "Roofs were torn off along the bank and cattle lay in the lanes when the first of us came down the road."
    incident = rule("range", [counted("a", f"{own} {one}"), counted("b", f"{seen} {other}")])
    assert incident.corroboration == "independent"
    assert [value.used for value in incident.toll("killed").values] == used
    if not used[1]:
        assert incident.toll("killed").values[1].why == "gives the same quoted words as A"


def test_one_agency_under_two_names_is_one_outlet():
    incident = rule("range", [told("a", outlet="AFP"), told("b", outlet="Agence France-Presse")])
    assert (incident.sources, incident.outlets, incident.corroboration) == (1, ("AFP",), "single")


MIXED = [
    told("a", WIRE, outlet="Wire", killed=9), told("b", WIRE, outlet="North", killed=9, published="2021-05-05"),
    told("c", WIRE.replace("nine", "ten"), outlet="South", killed=10), told("d", "Nine men died. (AFP)", outlet="East", killed=9),
    told("e", "Nine were lost, AFP reported.", outlet="West", killed=9, status="denied"), told("f", outlet="North", killed=4),
    told("g", outlet=None, published=None, by=(IS,)), told("h", outlet="Amaq", by=(IS,), **voice(None, "Islamic State")),
]  # fmt: skip


@given(st.lists(st.sampled_from(MIXED), min_size=1, unique_by=lambda f: f.id), st.randoms(use_true_random=False))
def test_order_of_arrival_changes_nothing(filed, shuffler):
    incident = rule("range", filed)
    shuffler.shuffle(filed)
    assert rule("range", filed) == incident
    assert build(Incident, plain(incident)) == incident
    assert incident.corroboration in GRADES
    assert incident.independent_sources == len(incident.origins) <= len(incident.accounts)
    for toll in incident.harm:
        leaning = [v for v in toll.values if leans(incident, v.account)]
        once = {(v.origin, v.low, v.high) for v in toll.values if not v.copied}
        assert all(v.used is not v.copied for v in leaning)
        assert all((v.origin, v.low, v.high) in once for v in leaning)


def leans(incident, account):
    return next(member.why for origin in incident.origins for member in origin.members if member.account == account)
