"""Rules and reader together: which incidents stand, and whose word counts."""

from __future__ import annotations

from onrecord.coding import code
from onrecord.coding.confidence import account, features
from onrecord.coding.merging import FIELDS, policy
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


def test_what_only_the_rules_see_falls_where_the_reader_gives_it_no_chance() -> None:
    likely, unlikely = (account("rules", features(chance, 0.6, 0, 0.5)) for chance in (0.99, 0.001))
    assert unlikely < policy().least["rules"] and unlikely < likely


def test_what_did_not_happen_harms_nobody() -> None:
    planned = marks(TEXT, KILLED, Said("harm", "killed", "three policemen"), statuses={"planned": 0.9})
    (only,) = code(Report("r", TEXT), {"marks": lambda _: planned}).incidents
    assert only.status == "planned" and only.harm == ()


def test_the_policy_says_of_every_field_whose_word_comes_first() -> None:
    assert set(policy().first) == set(FIELDS)
    assert {stage for order in policy().first.values() for stage in order} == {"rules", "reader"}


def test_harm_that_the_reader_gives_to_another_incident_is_not_counted_twice() -> None:
    text = "Gunmen killed a farmer in Gao, and the farmer was blamed for a raid that killed two children."
    both = coded(
        Said("trigger", "attack", "killed a farmer"),
        Said("harm", "killed", "a farmer"),
        Said("trigger", "armed_clash", "raid", (2,)),
        Said("harm", "killed", "two children", (2,)),
        text=text,
    )
    assert sorted([(h.low, h.high) for h in one.harm] for one in both) == [[(1, 1)], [(2, 2)]]


def test_the_dead_are_not_the_injured_too() -> None:
    text = "The death toll from the bombing in Mogadishu on Monday rose to 19. Seven people died of their wounds."
    (only,) = coded(
        Said("trigger", "remote_explosive_landmine_ied", "bombing"), Said("harm", "injured", "19"), text=text
    )
    assert [(h.effect, h.low) for h in only.harm] == [("killed", 19)]


def test_those_injured_whom_the_reader_alone_counts_are_added() -> None:
    text = "Gunmen killed two farmers in Gao, and four limped home."
    (only,) = coded(KILLED, Said("harm", "killed", "two farmers"), Said("harm", "injured", "four"), text=text)
    assert [(h.effect, h.low) for h in only.harm] == [("killed", 2), ("injured", 4)]
