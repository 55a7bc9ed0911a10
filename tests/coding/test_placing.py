"""Which place is an incident's, where rules and reader name several."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.model import Account, Report
from tests.coding.marking import Said
from tests.coding.marking import marks as by_hand
from tests.coding.marks_made_up import Given, marks


def coded(text: str, *given: Given) -> Account:
    said = marks(text, [("trigger", "attack", "killed"), *given])
    (only,) = code(Report("r", text), {"marks": lambda _: said}).incidents
    return only


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed two nurses in Mosul, far from Basra.", "Basra"),
        ("Gunmen killed two nurses in Iraq, in a street of Basra.", "Basra"),
        ("Gunmen killed two nurses in Mosul on Monday.", "Mosul"),
    ],
)
def test_the_likelier_place_counts(text: str, place: str) -> None:
    account = coded(text, ("role", "place", place))
    assert account.place is not None and account.place.text == place


def test_words_that_the_reader_takes_for_no_place_of_an_act_are_none() -> None:
    said = ("role", "target_person", "nurses")
    assert coded("Gunmen killed two nurses, a minister said in Paris on Monday.", said).place is None


def test_a_doer_whose_words_the_reader_takes_for_none_gives_way_to_the_readers() -> None:
    text = "Gunmen killed two nurses in Mosul, and riders killed a third."
    account = coded(text, ("role", "perpetrator_person", "riders"))
    assert [who.text for who in account.perpetrators] == ["riders"]
    named = coded(
        "Hamas killed two nurses in Gaza, and riders killed a third.", ("role", "perpetrator_person", "riders")
    )
    assert [who.text for who in named.perpetrators] == ["Hamas", "riders"]


def test_where_no_place_is_marked_the_one_in_its_own_words_counts() -> None:
    text = "Riders from Mopti swept through the market in Gao."
    said = by_hand(text, Said("trigger", "attack", "swept"), Said("role", "target_object", "market"))
    (only,) = code(Report("r", text), {"marks": lambda _: said}).incidents
    assert only.place is not None and only.place.text == "Gao"
