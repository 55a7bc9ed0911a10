"""Relief: who does what for whom. Texts of ours."""

from __future__ import annotations

import pytest

from onrecord.coding import code
from onrecord.model import Relief, Report

# label, text, (who, what, to, sector) of each row
CASES: list[tuple[str, str, list[tuple[str | None, str, str | None, str | None]]]] = [
    (
        "gives to",
        "The Red Cross delivered food parcels to flood victims.",
        [("The Red Cross", "food parcels", "flood victims", "food_security")],
    ),
    (
        "hands out",
        "Soldiers of the army hand out blankets to displaced families.",
        [("Soldiers of the army", "blankets", "displaced families", "shelter")],
    ),
    (
        "to assist",
        "UNICEF has launched an appeal to assist survivors of the storm.",
        [("UNICEF", "an appeal", "survivors of the storm", None)],
    ),
    ("passive", "Tents were sent to the refugees by the agency.", [("the agency", "Tents", "the refugees", "shelter")]),
    (
        "a list of deeds",
        "City workers disinfect wells and areas, raise awareness about cholera and provide medicine to the poor.",
        [
            ("City workers", "disinfect wells and areas", "the poor", "water_sanitation_hygiene"),
            ("City workers", "raise awareness about cholera", "the poor", "health"),
            ("City workers", "medicine", "the poor", "health"),
        ],
    ),
    ("nothing given", "The Red Cross delivered a speech to reporters.", []),
    ("no help", "Gunmen sent a letter to the families.", []),
    ("no relief to sell food", "The shop sells food to tourists.", []),
]


def told(text: str) -> tuple[Relief, ...]:
    return code(Report("t", text)).relief


@pytest.mark.parametrize(("text", "wanted"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_relief(text: str, wanted: list[tuple[str | None, str, str | None, str | None]]) -> None:
    assert [(one.who, one.what, one.to, one.sector) for one in told(text)] == wanted


@pytest.mark.parametrize("text", [text for _, text, _ in CASES])
def test_every_value_is_its_span(text: str) -> None:
    for one in told(text):
        assert one.text == text[slice(*one.span)]
        assert all(getattr(one, name) == text[slice(*span)] for name, span in one.spans.items())


def test_where_is_the_place_of_the_sentence() -> None:
    (one,) = told("The Red Cross delivered food parcels to flood victims in Chad.")
    assert one.where is not None and one.where.country == "TD"


def test_a_caption_printed_twice_is_one_row() -> None:
    caption = "The Red Cross delivered food parcels to flood victims.\n\n"
    assert len(told(caption + caption)) == 1
