"""What stands without a sure reader, what is told once more, and the time that only the rules see."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.coding import code
from onrecord.coding.draft import Draft
from onrecord.coding.incidents import ruled
from onrecord.coding.plain import agreed, plainly
from onrecord.coding.stages import RULES, drafted
from onrecord.model import Account, Report
from tests.coding.marking import Said, marks

PUBLISHED = date(2021, 7, 14)


def draft(text: str) -> Draft:
    return drafted(Report("r", text, None, PUBLISHED), RULES)


WHOLE = [
    "The warehouse in Durban that crowds looted on Monday held food for a million people, its owner said.",
    "The school in Kaduna where gunmen abducted ten pupils on Monday has opened its doors again.",
]
LESS = [
    "The warehouse that crowds looted on Monday held food for a million people, its owner said.",  # no place
    "The warehouse in Durban that crowds looted held food for a million people, its owner said.",  # no day
    "Shops in Durban will open late, for crowds plan to loot them on Monday.",  # not done
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_told_whole_stands_where_the_reader_does_not_rule_it_out(text: str) -> None:
    told, own = ruled(draft(text))[0]
    assert plainly(told, own, 0.1) and not plainly(told, own, 0.001)


@pytest.mark.parametrize("text", LESS)
def test_what_lacks_place_day_or_deed_needs_the_reader(text: str) -> None:
    assert not any(plainly(told, own, 0.1) for told, own in ruled(draft(text)))


def test_a_place_and_its_dead_are_enough_where_both_see_it() -> None:
    ((_, own),) = ruled(draft("A year after an analyst was shot dead in Baghdad, nobody has been tried."))
    ((_, less),) = ruled(draft("A year after an analyst was shot dead, nobody has been tried."))
    assert agreed(own) and not agreed(less)


def coded(text: str, *said: Said) -> tuple[Account, ...]:
    return code(Report("r", text, None, PUBLISHED), {"marks": lambda _: marks(text, *said)}).incidents


def test_nobody_dies_twice() -> None:
    text = "Mourners carried the coffin of Ali Sabah, the printer who was shot dead in Basra on Monday."
    said = (
        Said("trigger", "attack", "carried the", (1,), 0.2),
        Said("role", "perpetrator_person", "Mourners", (1,)),
        Said("role", "target_person", "Ali Sabah", (1,), who="he"),
        Said("harm", "killed", "Ali Sabah", (1,)),
        Said("trigger", "attack", "shot dead", (2,)),
        Said("role", "target_person", "printer", (2,), who="he"),
        Said("harm", "killed", "printer", (2,)),
    )
    (only,) = coded(text, *said)
    assert only.place is not None and only.place.text == "Basra"


def test_a_bombing_called_by_its_month_is_the_one_told_before() -> None:
    text = "On 14 June, a bomb in Basra killed more than 70 people. The group has claimed the June bombing."
    ((told, own),) = ruled(draft(text))
    assert own.when is not None and own.when.text == "14 June" and len(told.tellings) > 1


def test_the_time_of_a_sentence_that_the_reader_passes_over_is_the_rules() -> None:
    text = "On 14 June, a bomb in Basra killed more than 70 people. The group has claimed the June bombing."
    (only,) = coded(text, Said("trigger", "remote_explosive_landmine_ied", "bombing"))
    assert only.when is not None and only.when.text == "14 June" and only.by["when"] == "rules"
