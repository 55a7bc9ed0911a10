"""Measures: what is closed, banned, ordered and advised. Texts of ours."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding import code
from onrecord.model import Measure, Report

PUBLISHED = date(2021, 5, 12)
C1, C2, C3, C4, C5 = (
    "C1_school_closing", "C2_workplace_closing", "C3_cancel_public_events", "C4_restrictions_on_gatherings",
    "C5_close_public_transport",
)  # fmt: skip
C6, C7, C8 = (
    "C6_stay_at_home_requirements", "C7_restrictions_on_internal_movement", "C8_international_travel_controls",
)  # fmt: skip
H1, H6, H7 = "H1_public_information", "H6_facial_coverings", "H7_vaccination"

# label, text, (kind, status) of each measure
CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("schools closed", "All schools in Lome have been closed.", [(C1, "in_force")]),
    ("schools to close", "Togo will close all schools on Monday.", [(C1, "announced")]),
    ("schools reopened", "Togo has reopened its schools.", [(C1, "lifted")]),
    (
        "a list of closures",
        "The council approved closing schools, shops and cinemas and banning all gatherings.",
        [(C1, "in_force"), (C2, "in_force"), (C4, "in_force")],
    ),
    ("events", "The city cancelled the carnival.", [(C3, "in_force")]),
    ("transport", "Togo has suspended all trains.", [(C5, "in_force")]),
    ("curfew", "The army imposed a curfew on the town.", [(C6, "in_force")]),
    ("curfew lifted", "The curfew was lifted on Monday.", [(C6, "lifted")]),
    ("movement", "The ministry restricted the movement of animals.", [(C7, "in_force")]),
    ("border", "Togo closed its border with Ghana.", [(C8, "in_force")]),
    ("border stays open", "The border will not be closed, the minister said.", [(C8, "rejected")]),
    ("advice", "The ministry urged residents to boil water.", [(H1, "in_force")]),
    ("people should", "People with a fever should see a doctor, the ministry said.", [(H1, "in_force")]),
    ("advice with that", "The ministry recommends that anyone with a rash see a nurse.", [(H1, "in_force")]),
    ("advice to be vaccinated", "The ministry advises parents to get the measles vaccine.", [(H7, "in_force")]),
    ("masks", "Passengers must wear masks.", [(H6, "in_force")]),
    ("quarantine", "The family was placed under quarantine.", [("quarantine", "in_force")]),
    ("quarantined", "Officials quarantined the village.", [("quarantine", "in_force")]),
    ("cull", "Officials are culling pigs on the farm.", [("cull", "in_force")]),
    ("trade", "Ghana has banned imports of poultry.", [("trade_ban", "in_force")]),
    ("emergency", "The president declared a state of emergency.", [("state_of_emergency", "in_force")]),
    ("zone", "Vets set up a protection zone around the farm.", [("other", "in_force")]),
    ("order of no kind", "The court ordered an inquiry.", [("other", "in_force")]),
    ("a mention is no measure", "He missed the curfew and the school.", []),
    ("a close friend at school", "She met a close friend at school.", []),
    ("pigs", "Three pigs were found dead.", []),
]


def test_advice_stands_with_whom_it_is_given_to() -> None:
    (row,) = told("Visitors to the valley are advised to wash their hands often.")
    assert row.text == "Visitors to the valley are advised to wash their hands often"


def told(text: str) -> tuple[Measure, ...]:
    return code(Report("t", text, published=PUBLISHED)).measures


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_measures(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(one.kind, one.status) for one in told(text)] == wanted


@pytest.mark.parametrize("text", [text for _, text, _ in CASES])
def test_every_value_is_its_span(text: str) -> None:
    for one in told(text):
        assert one.text == text[slice(*one.span)]
        assert one.authority is None or one.authority == text[slice(*one.spans["authority"])]


def test_an_aside_does_not_cut_a_clause() -> None:
    found = code(Report("t", "All parks in Lima, Peru, have been closed because of yellow fever.")).measures
    assert [one.text for one in found] == ["All parks in Lima, Peru, have been closed because of yellow fever"]


def test_from_and_to() -> None:
    (one,) = told("Togo announced a nationwide curfew from 3 May to 30 May.")
    assert (one.start, one.end, one.scope) == (date(2021, 5, 3), date(2021, 5, 30), "nationwide")
    assert one.jurisdiction is not None and one.jurisdiction.country == "TG"


def test_who_rules_stands_behind_by() -> None:
    found = told("Togo is alarmed. The rules approved by the crisis council include closing all schools.")
    assert [(one.kind, one.authority) for one in found] == [(C1, "crisis council")]
    assert found[0].jurisdiction is not None and found[0].jurisdiction.country == "TG"


def test_a_rule_told_again_brings_its_dates_and_is_one() -> None:
    (one,) = told("Togo has imposed a curfew. The curfew was announced to start on 3 May.")
    assert one.kind == C6
    assert len(one.evidence) == 2


def test_who_orders_is_the_subject_of_the_order() -> None:
    text = "Anthrax is back. The county council has ordered the slaughter of all goats in the village."
    assert [one.authority for one in code(Report("t", text)).measures] == ["The county council"]
