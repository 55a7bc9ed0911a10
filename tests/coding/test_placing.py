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


def two_acts(text: str, of: tuple[int, ...]) -> tuple[Account, ...]:
    """A shooting (1) and a shelling (2); the place belongs to the acts of ``of``."""
    said = by_hand(
        text, Said("trigger", "attack", "shot", (1,)), Said("role", "target_person", "teachers", (1,)),
        Said("trigger", "shelling_artillery_missile", "mortar fire", (2,)), Said("role", "target_object", "barn", (2,)),
        Said("role", "place", "Mosul", of),
    )  # fmt: skip
    return code(Report("r", text), {"marks": lambda _: said}).incidents


def test_a_place_that_the_reader_ties_to_another_act_is_not_borrowed() -> None:
    text = "Gunmen shot two teachers in Mosul on Monday after mortar fire had wrecked a barn."
    shot, shelled = two_acts(text, (1,))
    assert shot.place is not None and shot.place.text == "Mosul"
    assert shelled.place is None
    both = two_acts(text, (1, 2))
    assert [one.place.text if one.place else None for one in both] == ["Mosul", "Mosul"]


@pytest.mark.parametrize(
    ("text", "given", "place"),
    [
        (
            "Gunmen killed two nurses in Iraq. The nurses died at a market in Old Sarai, Iraq.",
            "Old Sarai, Iraq",
            "Sarai",
        ),
        ("Gunmen killed two nurses in central Africa, in a village of Chad.", "Chad", "Chad"),
    ],
)
def test_the_reader_s_place_counts_where_it_says_more(text: str, given: str, place: str) -> None:
    account = coded(text, ("role", "place", given))
    assert account.place is not None and place in account.place.text


def test_a_capital_that_the_report_names_is_called_by_its_name() -> None:
    report = Report("r", "Gunmen killed two nurses in the Afghan capital on Monday.", title="Two Die in Kabul")
    said = marks(report.coded_text, [("trigger", "attack", "killed"), ("role", "place", "Afghan capital")])
    (only,) = code(report, {"marks": lambda _: said}).incidents
    assert only.place is not None and (only.place.text, only.place.span) == ("Kabul", (11, 16))
    text = "KABUL, Afghanistan - Gunmen killed two nurses in the Afghan capital on Monday."
    undescribed = coded(text, ("role", "place", "Afghan capital")).place
    assert undescribed is not None and undescribed.text == "Afghan capital"  # its dateline is no name for it
