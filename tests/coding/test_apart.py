"""People told apart within a toll: who is among those counted, who beside them, and who of them did it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding import code
from onrecord.model import Report

# Label, text, the parts: (words, low, kind, "did it" and "beside" where so).
CASES = [
    (
        "the bomber himself",
        "A suicide bomber killed nine people and himself at a checkpoint in Baquba on Monday, police said.",
        [("nine people", 9, "civilians"), ("himself", 1, "unknown", "did it")],
    ),
    (
        "including the bomber",
        "Twelve people were killed, including the bomber, when a car exploded in Baquba on Monday.",
        [("the bomber", 1, "political_militia", "did it")],
    ),
    (
        "told in the next sentence",
        "Twelve people were killed in an attack in Baquba on Monday. Two attackers were among the dead, police said.",
        [("Two attackers", 2, "political_militia", "did it")],
    ),
    (
        "told before the toll",
        "Two attackers were among 12 people killed in a raid on a base in Baquba on Monday.",
        [("Two attackers", 2, "political_militia", "did it")],
    ),
    (
        "a list of two sides",
        "Gunmen attacked a police post in Baquba on Monday. Five policemen and two attackers were killed.",
        [("Five policemen", 5, "state_forces"), ("two attackers", 2, "political_militia", "did it")],
    ),
    (
        "the side that attacked, by another noun",
        "Five soldiers and three militants were killed when rebels attacked a base in Baquba on Monday.",
        [("Five soldiers", 5, "state_forces"), ("three militants", 3, "rebel_group", "did it")],
    ),
    (
        "not counted",
        "A suicide bomber blew himself up in Baquba on Monday, killing seven people, not including the attacker.",
        [("the attacker", 1, "political_militia", "did it", "beside")],
    ),
    (
        "some of the attackers",
        "Gunmen stormed a hotel in Baquba on Monday. Twelve people died, among them four of the attackers.",
        [("four of the attackers", 4, "political_militia", "did it")],
    ),
    (
        "two groups of one toll",
        "A suicide bomber killed at least 60 Afghans and 13 United States service members in Kabul on Thursday.",
        [("at least 60 Afghans", 60, "civilians"), ("13 United States service members", 13, "state_forces")],
    ),
    (
        "a share of those counted",
        "Clashes in Baquba on Monday killed 12 people, five of them soldiers, officials said.",
        [("five of them soldiers", 5, "state_forces")],
    ),
    (
        "a share, told before the verb",
        "Eight people, two of them women, were killed when gunmen opened fire in Baquba on Monday.",
        [("two of them women", 2, "civilians")],
    ),
    (
        "the dead included",
        "The army killed 15 rebels in Baquba on Monday. The dead included two commanders.",
        [("two commanders", 2, "rebel_group")],
    ),
    (
        "among the dead were",
        "An air strike killed 11 people in Baquba on Monday. Among the dead were four fighters of the group.",
        [("four fighters of the group", 4, "rebel_group")],
    ),
    (
        "vague words",
        "Militants attacked a village near Baquba on Monday and killed dozens of civilians and several soldiers.",
        [("dozens of civilians", None, "civilians"), ("several soldiers", None, "state_forces")],
    ),
    (
        "not who says so",
        "A bombing in Baquba on Monday killed 14 people, including three soldiers, the health ministry said.",
        [("three soldiers", 3, "state_forces")],
    ),
    ("nobody is told apart", "Gunmen killed nine soldiers in Baquba on Monday, police said.", []),
    ("more than were counted", "Gunmen killed two people in Baquba on Monday, including three soldiers.", []),
    (
        "of the wounded, not of the killed",
        "A bomb killed seven people and wounded 12, including a child, in Baquba on Monday.",
        [],
    ),
]


@pytest.mark.parametrize(("label", "text", "parts"), CASES, ids=[case[0] for case in CASES])
def test_parts_of_those_killed(label: str, text: str, parts: list[tuple[object, ...]]) -> None:
    coded = code(Report("r", text, published=date(2021, 5, 5)))
    killed = [one for account in coded.incidents for one in account.harm if one.effect == "killed"]
    found = [part for one in killed for part in one.parts]
    assert killed
    assert [text[slice(*part.span)] for part in found] == [part.text for part in found]
    marks = [("did it",) * part.attackers + ("beside",) * (not part.counted) for part in found]
    assert [(p.text, p.low, p.who.kind if p.who else "", *m) for p, m in zip(found, marks, strict=True)] == parts


def test_a_headline_without_the_bomber_is_no_other_toll() -> None:
    text = "A suicide bomber killed nine people and himself at a market in Baquba on Monday, police said."
    coded = code(Report("r", text, title="Suicide bomber kills nine people in Baquba", published=date(2021, 5, 5)))
    assert [(one.low, one.high) for account in coded.incidents for one in account.harm] == [(10, 10)]
