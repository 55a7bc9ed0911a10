"""What a person types into the form for coding blind, and what becomes of it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.agreement import Row, Toll
from onrecord.desk.blind_form import rows, shown, typed

FULL = {
    "type.0": "armed_clash", "status.0": "alleged", "start.0": "2031-05-02", "end.0": "", "country.0": "iq",
    "place.0": " Old Harbour ", "perpetrator.0": "the militia", "perpetrator_kind.0": "political_militia",
    "target.0": "", "target_kind.0": "", "killed_low.0": "3", "killed_high.0": "5", "killed_vague.0": "",
    "injured_low.0": "", "injured_high.0": "", "injured_vague.0": "dozens", "csrf": "x",
}  # fmt: skip

WRONG = [  # field, what is typed, a word of the reason
    ("type", "battle", "none of the list"),
    ("type", "", "every incident has a type"),
    ("status", "maybe", "none of the list"),
    ("start", "2 May", "no day"),
    ("end", "2031-05-01", "before the first"),
    ("country", "Iraq", "no code"),
    ("killed_low", "three", "no whole number"),
    ("killed_low", "-3", "no whole number"),
    ("killed_low", "٣", "no whole number"),
    ("killed_low", "9", "below the least"),
    ("killed_vague", "umpteen", "none of the list"),
]


def test_a_full_form_is_a_row() -> None:
    made, wrong = rows(typed(FULL))
    assert wrong == []
    assert made == (Row(
        "armed_clash", "alleged", date(2031, 5, 2), date(2031, 5, 2), "IQ", "Old Harbour", "the militia",
        "political_militia", "", None, Toll(3, 5), Toll(vague="dozens"), None,
    ),)  # fmt: skip
    assert rows([shown(made[0])]) == (made, [])


@pytest.mark.parametrize(("field", "value", "reason"), WRONG)
def test_what_can_not_be_is_said_at_its_field(field: str, value: str, reason: str) -> None:
    _, wrong = rows(typed({**FULL, f"{field}.0": value}))
    assert [one.number for one in wrong] == [0]
    assert wrong[0].field == {"9": "killed_high"}.get(value, field)
    assert reason in wrong[0].reason


def test_incidents_keep_their_order_and_one_is_taken_out() -> None:
    form = {"type.0": "attack", "type.2": "grenade", "type.10": "arrests", "remove": "2", "type.1": "", "other.0": "x"}
    assert [one["type"] for one in typed(form)] == ["attack", "arrests"]


def test_an_empty_form_has_no_incident() -> None:
    assert typed({"type.0": "", "place.0": "  "}) == []


def test_unknown_is_never_zero() -> None:
    made, _ = rows([{"type": "attack", "killed_low": "0", "killed_high": "0"}, {"type": "attack"}])
    assert made[0].killed == Toll(0, 0)
    assert made[1].killed is None
