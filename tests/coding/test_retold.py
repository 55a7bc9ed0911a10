"""An act told again further down, by people who are known by then, and the way to an act."""

from __future__ import annotations

from datetime import date

from onrecord.coding.retold import retold
from onrecord.coding.stages import drafted
from onrecord.model import Report
from tests.coding.marking import Said, marks

FORCE = "excessive_force_against_protesters"
LEAD = "Police broke up a sit-in in Basra on Monday and killed nine people. The city was quiet on Tuesday. "


def groups(text: str, *said: Said) -> list[list[str]]:
    """The words of the triggers that are of one act, each trigger alone at first."""
    draft = drafted(Report("r", text, None, date(2021, 7, 14)), {"marks": lambda _: marks(text, *said)})
    found = retold(draft, [[trigger] for trigger in draft.marks.of("trigger")])
    return [[text[slice(*mark.span)] for mark in group] for group in found]


def told(text: str, who: str, *more: Said) -> list[list[str]]:
    first = (Said("trigger", FORCE, "broke up"), Said("harm", "killed", "nine people"))
    again = (Said("trigger", FORCE, "opened fire", (2,)), Said("role", "target_person", who, (2,)), *more)
    return groups(LEAD + text, *first, *again)


def test_an_act_on_people_told_as_known_is_the_one_told_before() -> None:
    text = "Witnesses said that they opened fire on the demonstrators."
    assert told(text, "the demonstrators") == [["broke up", "opened fire"]]


def test_people_told_as_new_were_hit_by_another_act() -> None:
    assert len(told("Witnesses said that they opened fire on farmers.", "farmers")) == 2


def test_a_force_has_its_article_at_its_first_mention() -> None:
    for who in ("the army", "the Lebanese army"):
        assert len(told(f"Witnesses said that they opened fire on {who}.", who)) == 2


def test_a_toll_of_its_own_makes_it_another_act() -> None:
    text = "Witnesses said that they opened fire on the seven."
    assert len(told(text, "the seven", Said("harm", "killed", "the seven", (2,)))) == 2


def test_another_day_makes_it_another_act() -> None:
    assert len(told("On Wednesday they opened fire on the demonstrators.", "the demonstrators")) == 2


def test_the_way_to_an_act_is_part_of_it() -> None:
    text = "Fighters drove into the town of Hit on Monday night. They took the pupils from their dormitories."
    way = (
        Said("trigger", "attack", "drove into", (1,), 0.3),
        Said("role", "perpetrator_person", "Fighters", (1,)),
        Said("role", "when", "Monday night", (1,)),
    )
    act = (
        Said("trigger", "abduction_forced_disappearance", "took", (2,)),
        Said("role", "target_person", "the pupils", (2,)),
    )
    assert groups(text, *way, *act) == [["drove into", "took"]]
