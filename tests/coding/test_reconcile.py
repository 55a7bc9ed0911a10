"""Rules and reader together: which incidents stand, and whose word counts."""

from __future__ import annotations

from onrecord.coding import code
from onrecord.coding.reconcile import FIELDS, policy
from onrecord.marking import Marks
from onrecord.model import Account, Report
from tests.coding.marking import Said, marks

TEXT = "Gunmen killed three policemen in Basra on Monday, a doctor said."
KILLED = Said("trigger", "attack", "killed")


def coded(*said: Said, text: str = TEXT) -> tuple[Account, ...]:
    return code(Report("r", text), {"marks": lambda _: marks(text, *said)}).incidents


def test_without_marks_the_rules_stand_alone() -> None:
    (only,) = code(Report("r", TEXT), {"marks": lambda _: Marks()}).incidents
    assert only.type in ("attack", "armed_clash")


def test_what_both_see_is_one_incident() -> None:
    (only,) = coded(KILLED, Said("harm", "killed", "three policemen"))
    assert [(h.low, h.high) for h in only.harm] == [(3, 3)]
    assert only.place is not None and only.place.text == "Basra"


def test_a_value_that_only_the_reader_gives_is_kept() -> None:
    text = "Gunmen killed three policemen in Basra with the thing called zorg on Monday."
    (only,) = coded(KILLED, Said("role", "weapon", "zorg"), text=text)
    assert [w.text for w in only.weapons] == ["zorg"] and only.by["weapons"] == "reader"


def test_the_reader_may_turn_down_what_the_rules_see() -> None:
    unlikely = Said("trigger", "attack", "killed", confidence=0.05)
    assert coded(unlikely) == ()


def test_the_policy_says_of_every_field_whose_word_comes_first() -> None:
    assert set(policy().first) == set(FIELDS)
    assert set(policy().first.values()) <= {"rules", "reader"}
