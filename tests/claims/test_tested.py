"""Claims that count incidents, read from coded reports and tested against incidents."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.claims import Claim, Heard, check, covered, read
from onrecord.coding import code
from onrecord.coding.stages import RULES
from onrecord.linking import Filed
from onrecord.model import Report
from onrecord.rulings import Incident, rule
from tests.linking.telling import told

PUBLISHED = date(2021, 5, 4)


def claim(text: str, outlet: str = "North") -> Claim:
    """The claim of a report, read by the rules alone; the first incident that it tells is ``I-0``, and so on."""
    report = Report("r", text, None, PUBLISHED, outlet)
    coded = code(report, RULES)
    accounts = tuple((Filed(f"a{n}", report, one), f"I-{n}") for n, one in enumerate(coded.incidents))
    (figure,) = [one for one in coded.figures if one.what == "incidents"]
    return read(Heard(report, accounts, coded.statements), figure)


def incident(id: str, **said: Any) -> Incident:
    return rule("range", [told(id, **({"place": "Baquba"} | said))])


# The words, and what the claim is of: types among others, doers, words and kinds of targets, whether deadly, ordinal.
READ: list[tuple[str, dict[str, Any]]] = [
    ("It was the third deadly assault on soldiers in Diyala province in the past week.",
     {"deadly": True, "ordinal": True, "on_words": ("soldier",), "on_kinds": ("state_forces",), "low": 3}),
    ("There have been 12 bombings in Baghdad this month.",
     {"types": ("remote_explosive_landmine_ied", "suicide_bomb", "grenade"), "ordinal": False, "deadly": False}),
    ("Police counted 23 kidnappings of aid workers in Borno State in March.",
     {"types": ("abduction_forced_disappearance",), "by": (), "on_words": ("worker",), "on_kinds": ("civilians",)}),
    ("Taliban fighters launched 250 attacks in Helmand province last month.", {"by": ("taliban",), "on_words": ()}),
    ("The Iraqi army recorded 40 attacks by Islamic State in Diyala this year.", {"by": ("islamic-state",)}),
    ("The Iraqi army recorded 40 drone strikes in Diyala this year.",
     {"by": (), "types": ("air_drone_strike",), "source": "North"}),
    ("Boko Haram raided a village near Maiduguri on Monday. The group has carried out at least 40 attacks in "
     "Borno State since January.", {"by": ("boko-haram",), "low": 40, "high": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), READ, ids=[text[:40] for text, _ in READ])
def test_what_a_claim_is_of(text: str, wanted: dict[str, Any]) -> None:
    made = claim(text)
    assert {name: getattr(made, name) for name in wanted} == wanted
    assert text[slice(*made.span)] == made.text


def test_who_says_it_is_an_office_never_a_person() -> None:
    made = claim(
        '"There have been 12 bombings in Baghdad this month," said Ali Hassan, a spokesman for the interior ministry.'
    )
    assert "Hassan" not in made.source
    assert "ministry" in made.source


def test_an_ordinal_counts_back_from_the_present_incident() -> None:
    made = claim("Gunmen killed two soldiers in Baquba on Saturday. It was the third attack there in a week.")
    assert made.present == "I-0"
    present = incident("p", when="2021-05-01")
    scope = covered(made, present)
    assert (scope.start, scope.end) == (date(2021, 4, 24), date(2021, 5, 1))


def test_a_stretch_with_a_fixed_beginning_keeps_it() -> None:
    made = claim("Gunmen killed two soldiers in Baquba on Saturday. It was the third attack there since March.")
    scope = covered(made, incident("p", when="2021-05-01"))
    assert (scope.start, scope.end) == (date(2021, 3, 1), date(2021, 5, 1))


DAYS = ("2021-04-26", "2021-04-28", "2021-05-01", "2021-05-03")
# How many are claimed, of how many the record has (on the days above, in Baquba), what it says.
VERDICTS = [
    ("There have been four attacks in Diyala province in the past ten days.", 4, 0, "borne out"),
    ("There have been 12 attacks in Diyala province in the past ten days.", 4, 8, "the record holds fewer: 8 missing"),
    ("There have been two attacks in Diyala province in the past ten days.", 4, 0,
     "the record holds more: 2 beyond the claim"),
    ("There have been at least two attacks in Diyala province in the past ten days.", 4, 0, "borne out"),
    ("Scores of attacks have struck Diyala province in the past ten days.", 4, None,
     "no least number is claimed: the record holds 4"),
    ("There have been three kidnappings in Diyala province in the past ten days.", 0, 3,
     "the record holds fewer: 3 missing"),
    ("There have been three attacks in Kirkuk province in the past ten days.", 0, 3,
     "the record holds fewer: 3 missing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holds", "missing", "verdict"), VERDICTS, ids=[case[0][:45] for case in VERDICTS])
def test_what_the_record_holds_of_a_claim(text: str, holds: int, missing: int | None, verdict: str) -> None:
    every = [incident(f"a{n}", when=day) for n, day in enumerate(DAYS)]
    found = check(claim(text), every)
    assert (len(found.holds), found.missing, found.verdict) == (holds, missing, verdict)
    assert check(claim(text), every[::-1]) == found


def test_incidents_known_too_roughly_may_be_among_those_claimed() -> None:
    every = [incident("a", when="2021-05-01"), incident("b", when="2021-05-01", place="Iraq")]
    found = check(claim("There have been four attacks in Diyala province in the past ten days."), every)
    assert (len(found.holds), len(found.may), found.missing) == (1, 1, 3)
    assert found.verdict == ("the record holds fewer: 3 missing, 1 of them may be among 1 known too roughly")


def test_sums_plans_and_denials_are_no_incidents_of_a_claim() -> None:
    every = [
        incident("a", when="2021-05-01", aggregate=True),
        incident("b", when="2021-05-01", status="planned"),
        incident("c", when="2021-05-01", status="denied"),
    ]
    found = check(claim("There have been four attacks in Diyala province in the past ten days."), every)
    assert (found.holds, found.may) == ((), ())


def test_deadly_ones_are_those_in_which_somebody_was_killed() -> None:
    text = "There have been two deadly attacks in Diyala province in the past ten days."
    every = [incident("a", when="2021-05-01", killed=2), incident("b", when="2021-05-02", killed=0),
             incident("c", when="2021-05-03", injured=3)]  # fmt: skip
    found = check(claim(text), every)
    assert (len(found.holds), len(found.may), found.missing) == (1, 1, 1)


def test_the_present_incident_counts_whatever_is_known_of_it() -> None:
    made = claim("Gunmen killed two soldiers in Baquba on Saturday. It was the second attack there in a week.")
    there = incident("p", when=None, published=None, place=None)
    before = incident("q", when="2021-04-30")
    present = type(there)(**{name: getattr(there, name) for name in there.__slots__} | {"id": "I-0"})
    found = check(made, [present, before])
    assert (found.verdict, set(found.holds)) == ("borne out", {"I-0", before.id})
